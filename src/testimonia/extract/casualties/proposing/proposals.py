"""The cascade of patterns: which phrases of a sentence are said to have come to harm, by which word, by whose hand.

Each pattern is a regular expression over the letters of a sentence's row (codebook/lang/en/patterns.yaml). They propose; the tree,
population, period, place and voice are read afterwards.
"""

from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.nominal import adjectival, identified, nominal, stated_in_noun
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.proposing.sayings import said
from testimonia.extract.casualties.proposing.syntax import disposed
from testimonia.extract.casualties.proposing.takers import by_their_takers
from testimonia.extract.casualties.proposing.verbal import active, bare, passive, suffered
from testimonia.extract.casualties.rows.harm import Harm, harm_words
from testimonia.extract.casualties.rows.phrases import Phrase, Row

STATED = ("harm in the noun", "harm in the noun phrase")
"""Rules by which the words for people state their harm."""

LINE = 9
"""Words: a line of a table is no longer."""


def propose(row: Row, lexicon: Lexicon) -> list[Proposal]:
    """All proposals of a sentence, in the order of their words of harm."""
    found: list[Proposal] = []
    for place, phrase in enumerate(row.phrases):
        found += by_letter(row, place, phrase, lexicon)
    told = with_the_taking(each_denied(by_their_takers(disposed(row, found), lexicon)))
    return without_twins([*said(row, lexicon), *told]) or tabular(row, lexicon)


def each_denied(found: list[Proposal]) -> list[Proposal]:
    """The proposals with one for every harm that came to nobody ("no one was killed or injured")."""
    further = [replace(one, harm=harm) for one in found if nobody(one) for harm in one.verb.harms if harm.measure != one.harm.measure]
    return [*found, *further]


def nobody(one: Proposal) -> bool:
    """Whether a proposal says that a harm came to nobody."""
    return bool(one.victims and one.victims.figure and one.victims.figure.high == 0)


def with_the_taking(found: list[Proposal]) -> list[Proposal]:
    """The proposals with one for the taking of those who were then harmed ("abducted and killed", "arrested and tortured")."""
    taken = [
        (one, harm)
        for one in found
        for harm in one.verb.harms
        if one.harm.measure in ("killed", "injured") and harm.measure in ("abducted", "detained") and not nobody(one)
    ]
    return [*found, *(replace(one, harm=harm) for one, harm in taken)]


def without_twins(found: list[Proposal]) -> list[Proposal]:
    """The proposals without a second one of the same people and harm ("forced 300 people from their homes" by verb and by adjective).

    One who "was hit and died" has died; those who "did not arrive at school" are missing and found no shelter there.
    """
    taken = {one.victims.first for one in found if one.victims and one.harm.measure in ("abducted", "detained", "killed")}
    found = [
        one
        for one in found
        if not (one.rule == "adjective" and one.harm.measure == "displaced" and one.victims and one.victims.first in taken)
    ]
    lost = {one.victims.first for one in found if one.victims and one.rule == "saying" and one.harm.measure == "missing"}
    found = [one for one in found if not (one.victims and one.victims.first in lost and one.harm.measure == "displaced")]
    slain = {one.victims.first for one in found if one.victims and one.harm.measure == "killed" and one.rule not in STATED}
    found = [one for one in found if not (one.victims and one.victims.first in slain and (before_death(one) or one.weak))]
    dead = {one.victims.first for one in found if one.victims and one.victims.figure is None and one.harm.measure == "killed"}
    kept: dict[tuple[object, ...], Proposal] = {}
    for one in found:
        if one.victims and one.victims.first in dead and one.victims.figure is None and one.harm.measure == "injured":
            continue
        number = one.victims.figure.first if one.victims and one.victims.figure else -1
        spans = (one.victims.first, one.victims.last, number) if one.victims else (one.verb.first, -1)
        kept.setdefault((*spans, one.harm.measure), one)
    return sorted(kept.values(), key=lambda one: one.verb.first)


def before_death(one: Proposal) -> bool:
    """Whether words for people only say in what state death found them ("executed 13 captured soldiers"), or where they had hidden."""
    return (one.rule in STATED and one.harm.measure in ("detained", "abducted", "injured")) or "shelter" in one.row.low(one.verb.last - 1)


def tabular(row: Row, lexicon: Lexicon) -> list[Proposal]:
    """ "Number of displaced: 452", "Population evacuated 1,204": a line of a table, with one number and one word of harm and no verb."""
    counted = [phrase for phrase in row.phrases if phrase.figure]
    if len(row.words) > LINE or len(counted) != 1 or set(row.letters) & set("VHARWSY"):
        return []
    if counted[0].kind != "D" and counted[0].head >= 0 and counted[0].noun is None:
        return []
    for one in row.words:
        harm = stated_by(one.low, lexicon)
        if harm and harm.measure and harm.sure and harm.measure != "massacres":
            verb = Phrase("D", 0, len(row.words), head=counted[0].first, harms=(harm,))
            return [Proposal(row, harm, verb, Phrase("N", counted[0].first, counted[0].last, counted[0].figure), "line of a table")]
    return []


def stated_by(low: str, lexicon: Lexicon) -> Harm | None:
    """The harm that a single word states, as a noun, a verb or a word for those who came to it."""
    return stated(lexicon).get(low)


@cache
def stated(lexicon: Lexicon) -> dict[str, Harm]:
    """The harm of every word, and phrase, that states one; what a noun says goes before what a verb does."""
    table, people = harm_words(lexicon), lexicon.entries("harm in the noun")
    named = {low: Harm(measure, "object") for low, measure in people.items()}
    return named | {words: harm for words, (harm, _) in table.forms.items()} | table.nouns


def by_letter(row: Row, place: int, phrase: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """The proposals of one phrase, by its kind."""
    match phrase.kind:
        case "H":
            found = passive(row, place, phrase, "passive")
        case "A":
            found = active(row, place, phrase, lexicon)
        case "h":
            found = bare(row, place, phrase, lexicon)
        case "J":
            found = adjectival(row, place, phrase, lexicon)
        case "D":
            found = nominal(row, place, phrase, lexicon)
        case "U":
            found = suffered(row, place, phrase)
        case "N":
            found = stated_in_noun(row, place, phrase, lexicon) or identified(row, place, phrase)
        case _:
            found = []
    return found
