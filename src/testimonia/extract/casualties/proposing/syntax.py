"""What the tree says of each proposal: it confirms or adds victims, and fills in who did it. Patterns propose, syntax disposes.

The tree knows who, whose and by whom, but is unsteady where words are left out ("12 killed and 35 injured"): there a pattern has the
last word, and its reasons say that the tree reads otherwise.
"""

from collections.abc import Iterator
from dataclasses import replace

from testimonia.extract.casualties.proposing.proposal import Proposal, proposed
from testimonia.extract.casualties.proposing.trees import Tree, agents, joined, patients, subjects, tree_of
from testimonia.extract.casualties.rows.phrases import Phrase, Row

AGREES = "the tree agrees"
DIFFERS = "the tree reads another victim"
ALONE = "the tree alone reads this victim"
VERBAL = ("passive", "reduced passive", "active", "moved")
SINGULAR = frozenset(("was", "is", "has"))
"""Auxiliaries of a verb whose subject is one person and no list."""


def disposed(row: Row, proposals: list[Proposal]) -> list[Proposal]:
    """The proposals of a sentence with what its tree says of them, and those that the tree alone makes."""
    tree = tree_of(row.words)
    if tree is None:
        return proposals
    found: list[Proposal] = []
    taken = {one.victims.first for one in proposals if one.victims}
    for verb in (phrase for phrase in row.phrases if phrase.kind in "HhA" and phrase.harms):
        mine = [one for one in proposals if one.verb.first == verb.first and one.rule in VERBAL]
        found += judged(row, tree, verb, mine, taken)
    rest = [one for one in proposals if one.rule not in VERBAL]
    return sorted(found + rest, key=lambda one: one.verb.first)


def judged(row: Row, tree: Tree, verb: Phrase, mine: list[Proposal], taken: set[int]) -> list[Proposal]:
    """The proposals of one verb beside the victims that the tree gives it, of which none is another verb's (`taken`).

    A number that a pattern ties to the verb stays, whatever the tree reads; any other victim gives way to that of the tree.
    """
    found = (phrase for phrase in victims(row, tree, verb) if somebody(row, phrase) and not acts(row, phrase, verb))
    read = [whole_of_it(row, tree, verb, phrase) for phrase in found]
    mine = [replace(one, victims=whole_of_it(row, tree, verb, one.victims)) if one.victims else one for one in mine]
    if not read:
        return mine
    doers = doers_of(row, tree, verb)
    agreed = [one for one in mine if one.victims in read]
    differing = [replace(one, tree=DIFFERS) for one in mine if one not in agreed and one.victims]
    numbered = [one for one in differing if one.victims and one.victims.figure and not of_another(row, one)]
    if differing and not agreed:
        return numbered or [replace(mine[0], victims=phrase, rule="tree", tree=ALONE) for phrase in read if phrase.first not in taken]
    kept = [one for one in differing if one in numbered or (one.victims and known(one.victims))]
    told = mine[0] if mine else proposed(row, verb, None, "tree", doers)
    single = bool(agreed) and bool(SINGULAR & {row.low(at) for at in range(verb.first, verb.last)})
    alone = [
        phrase
        for phrase in read
        if (phrase.first not in taken or own(tree, verb, phrase)) and not verb.weak and not single and not (agreed and bare(phrase))
    ]
    alone = [phrase for phrase in alone if not later_clause(row, verb, phrase)]
    further = [replace(proposed(row, told.verb, phrase, "tree", told.agents), tree=ALONE) for phrase in alone]
    told_so = [*(replace(one, tree=AGREES, agents=one.agents or doers) for one in agreed), *kept]
    return [*sorted(told_so, key=lambda one: one.victims.first if one.victims else -1), *further]


def acts(row: Row, phrase: Phrase, verb: Phrase) -> bool:
    """Whether the one before a bare past acts on somebody right behind it: "two masked men shot dead a watchman"."""
    place, at = row.phrases.index(phrase), row.phrases.index(verb)
    bare = place < at and verb.kind in "hA" and row.letters[place + 1 : at] in ("", "PN", "PX")
    behind = row.phrases[at + 1] if bare and at + 1 < len(row.phrases) else None
    return behind is not None and behind.kind == "N" and (behind.named or behind.opened or behind.noun is not None)


def own(tree: Tree, verb: Phrase, phrase: Phrase) -> bool:
    """Whether a counted part is a verb's own subject, though another harm is told of its whole ("two of the six wounded in May died")."""
    subject = tree.under(verb.head, "nsubj", "nsubj:pass") if verb.kind == "H" else []
    return phrase.partitive and phrase.within is not None and any(phrase.first <= at < phrase.last for at in subject)


def later_clause(row: Row, verb: Phrase, phrase: Phrase) -> bool:
    """Whether somebody stands behind a verb whose victim is its subject, in a clause of its own ("were hurt when a gunman fired")."""
    between = (one.kind for one in row.phrases if verb.last <= one.first < phrase.first)
    return verb.kind == "H" and not {"S", "W", "M"}.isdisjoint(between)


def whole_of_it(row: Row, tree: Tree, verb: Phrase, phrase: Phrase) -> Phrase:
    """Those whom a clause behind a part speaks of: "16 of the 40 students they had seized" are 16 of 40 seized.

    So are all five in "two of the five soldiers who were wounded have died", where what became of the two follows.
    """
    if phrase.within is None or verb.first < phrase.last:
        return phrase
    described = tree.relation(verb.head) in ("acl:relcl", "acl") and verb.kind in "Ah" and own_subject(tree, verb)
    whole = described or told_of_all(row, verb, phrase)
    return phrase._replace(first=phrase.within.first, figure=phrase.within, partitive=False, within=None) if whole else phrase


def told_of_all(row: Row, verb: Phrase, phrase: Phrase) -> bool:
    """Whether a harm stands right behind a part, or behind "who" there, and another verb with the same subject follows."""
    place = next((at for at, one in enumerate(row.phrases) if one.first >= phrase.last), len(row.phrases))
    here = place + (row.letters[place : place + 1] == "W")
    if here >= len(row.phrases) or row.phrases[here].first != verb.first:
        return False
    rest = next((letter for letter in row.letters[here + 1 :] if letter not in "PNXTOBwDRK's"), "")
    return rest != "" and rest in "VH"


def own_subject(tree: Tree, verb: Phrase) -> bool:
    """Whether the clause of a verb has a subject of its own."""
    return bool(tree.under(verb.head, "nsubj"))


def of_another(row: Row, one: Proposal) -> bool:
    """Whether the number is the object of a harm in -ing right before it ("a man accused of killing five people was captured")."""
    place = row.phrases.index(one.victims) if one.victims in row.phrases else 0
    before = row.phrases[place - 1] if place else None
    return before is not None and before.kind == "A" and before.form == "ing" and before.first != one.verb.first


def known(phrase: Phrase) -> bool:
    """Whether a phrase names people, or has a word for people that is more than a guess ("machetes and hatchets")."""
    return phrase.named or (phrase.noun is not None and not phrase.weak)


def bare(phrase: Phrase) -> bool:
    """Whether a phrase is a number alone, which beside another victim goes on a list by place or by kind."""
    return phrase.figure is not None and phrase.noun is None and not phrase.named


def somebody(row: Row, phrase: Phrase) -> bool:
    """Whether a phrase counts, names or stands for people, and is not the verb's own subject again ("himself")."""
    return not reflexive(row, phrase.first) and bool(phrase.kind == "R" or phrase.noun or phrase.named or phrase.figure)


def doers_of(row: Row, tree: Tree, verb: Phrase) -> tuple[Phrase, ...]:
    """Who did it by the tree; nobody does what its subject suffers ("died")."""
    victim = verb.harms[0].victim
    if victim == "subject" or (victim == "either" and not tree.under(verb.head, "obj")):
        return ()
    return tuple(dict.fromkeys(phrase for at in agents(tree, verb.head) for phrase in phrases_of(row, tree, at)))


def victims(row: Row, tree: Tree, verb: Phrase) -> Iterator[Phrase]:
    """The phrases that the tree gives a verb of harm as its victims; of "shot himself" the subject."""
    if verb.harms[0].victim == "subject" or tree.words[verb.head].tag == "ADJ":
        found = subjects(tree, verb.head)
    else:
        found = patients(tree, verb.head) or (subjects(tree, verb.head) if verb.harms[0].victim == "either" else [])
        found = subjects(tree, verb.head) if [at for at in found if reflexive(row, at)] else found
    for head in found:
        yield from phrases_of(row, tree, head)


def reflexive(row: Row, at: int) -> bool:
    """Whether a word is "himself", "themselves" and the like."""
    return row.low(at).endswith(("self", "selves"))


def phrases_of(row: Row, tree: Tree, head: int) -> Iterator[Phrase]:
    """The phrases of a nominal and of those joined to it."""
    for at in joined(tree, head):
        phrase = next((one for one in row.phrases if one.first <= at < one.last and one.kind in "NR"), None)
        if phrase is not None:
            yield phrase
