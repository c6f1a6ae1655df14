"""What the tree says of each proposal: it confirms or adds victims, and fills in who did it. Patterns propose, syntax disposes.

The tree knows who, whose and by whom, but is unsteady where words are left out ("12 killed and 35 injured"): there a pattern has the
last word, and its reasons say that the tree reads otherwise.
"""

from collections.abc import Iterator
from dataclasses import replace

from testimonia.extract.casualties.phrases import Phrase, Row
from testimonia.extract.casualties.proposal import Proposal, proposed
from testimonia.extract.casualties.trees import Tree, agents, joined, patients, subjects, tree_of

AGREES = "the tree agrees"
DIFFERS = "the tree reads another victim"
ALONE = "the tree alone reads this victim"
VERBAL = ("passive", "reduced passive", "active", "moved")


def disposed(row: Row, proposals: list[Proposal]) -> list[Proposal]:
    """The proposals of a sentence with what its tree says of them, and those that the tree alone makes."""
    tree = tree_of(row.words)
    if tree is None:
        return proposals
    found: list[Proposal] = []
    for verb in (phrase for phrase in row.phrases if phrase.kind in "HhA" and phrase.harms):
        mine = [one for one in proposals if one.verb.first == verb.first and one.rule in VERBAL]
        found += judged(row, tree, verb, mine)
    rest = [one for one in proposals if one.rule not in VERBAL]
    return sorted(found + rest, key=lambda one: one.verb.first)


def judged(row: Row, tree: Tree, verb: Phrase, mine: list[Proposal]) -> list[Proposal]:
    """The proposals of one verb beside the victims that the tree gives it."""
    read = list(victims(row, tree, verb))
    if not read:
        return mine
    places = {phrase.first for phrase in read}
    agreed = [one for one in mine if one.victims and one.victims.first in places]
    if mine and not agreed and not described(row, read, verb):
        return [replace(one, tree=DIFFERS) for one in mine]
    if mine and not agreed:
        return [replace(mine[0], victims=phrase, rule="tree", tree=ALONE) for phrase in read]
    told = {one.victims.first for one in agreed if one.victims}
    doers = (
        ()
        if verb.harms[0].victim == "subject"
        else tuple(dict.fromkeys(phrase for at in agents(tree, verb.head) for phrase in phrases_of(row, tree, at)))
    )
    pattern = mine[0] if mine else None
    further = [
        replace(proposed(row, pattern.verb if pattern else verb, phrase, "tree", pattern.agents if pattern else doers), tree=ALONE)
        for phrase in read
        if phrase.first not in told and phrase.first not in {one.victims.first for one in mine if one.victims}
    ]
    return [replace(one, tree=AGREES if one in agreed else DIFFERS) for one in mine] + further


def described(row: Row, read: list[Phrase], verb: Phrase) -> bool:
    """Whether the tree's victim stands right before the "who" of the verb's clause, where no other can be meant."""
    place = row.phrases.index(verb)
    return row.letters[place - 2 : place] == "NW" and row.phrases[place - 2] in read and row.low(row.phrases[place - 1].first) == "who"


def victims(row: Row, tree: Tree, verb: Phrase) -> Iterator[Phrase]:
    """The phrases that the tree gives a verb of harm as its victims."""
    found = (
        subjects(tree, verb.head) if verb.harms[0].victim == "subject" or tree.words[verb.head].tag == "ADJ" else patients(tree, verb.head)
    )
    for head in found:
        yield from phrases_of(row, tree, head)


def phrases_of(row: Row, tree: Tree, head: int) -> Iterator[Phrase]:
    """The phrases of a nominal and of those joined to it."""
    for at in joined(tree, head):
        phrase = next((one for one in row.phrases if one.first <= at < one.last and one.kind in "NR"), None)
        if phrase is not None:
            yield phrase
