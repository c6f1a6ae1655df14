"""Of two proposals for the same people the one that only says who they are gives way: "64 displaced people were killed" is of the dead."""

from collections.abc import Sequence
from dataclasses import replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.phrases import Row
from testimonia.extract.grammar.counts import wordset

GRAVER = ("killed", "injured")
"""Harms beside which being displaced or held only says who or where people were."""


def without_rivals(row: Row, kept: Sequence[Proposal], lexicon: Lexicon) -> list[Proposal]:
    """The proposals without those whose words only describe people of whom another proposal tells a harm."""
    found = [held_there(row, one, kept) for one in kept]
    return [
        one
        for one in found
        if one
        and not (
            describes_them(one, kept)
            or brought_in_dead(one, kept)
            or some_of_those(row, one, kept, lexicon)
            or moved_while_hurt(row, one, lexicon)
        )
    ]


def number_of(one: Proposal) -> int | None:
    """Where the number of a proposal stands; None where it has none, or counts nobody ("no deaths or injuries")."""
    figure = one.victims.figure if one.victims else None
    return figure.first if figure and figure.high != 0 else None


def describes_them(one: Proposal, kept: Sequence[Proposal]) -> bool:
    """Whether "displaced" before a noun only says who those killed or hurt were."""
    if one.rule != "harm in the noun phrase" or one.harm.measure != "displaced":
        return False
    return any(other is not one and number_of(other) == number_of(one) and other.harm.measure in GRAVER for other in kept)


def brought_in_dead(one: Proposal, kept: Sequence[Proposal]) -> bool:
    """Whether those whom a hospital received are the dead of another proposal ("received 17 dead and 112 wounded")."""
    if one.rule != "saying" or one.harm.measure != "injured":
        return False
    return any(number_of(other) == number_of(one) and other.harm.measure == "killed" for other in kept if number_of(one) is not None)


def held_there(row: Row, one: Proposal, kept: Sequence[Proposal]) -> Proposal | None:
    """The harm of "they shot 33 men in a corridor and another 24 in the cells", where "in the cells" only says where; else as it is."""
    if one.harm.measure != "detained" or one.verb.kind != "J" or one.victims is None:
        return one
    first = one.victims.first
    before = [other for other in kept if other.harm.measure in GRAVER and other.verb.last <= first and other.verb.kind in "hA"]
    told = next((other for other in reversed(before) if same_clause(row, other.verb.last, first)), None)
    if told is None:
        return one
    again = any(number_of(other) == number_of(one) for other in kept if other is not one and other.harm.measure in GRAVER)
    return None if again else replace(told, victims=one.victims)


def same_clause(row: Row, start: int, end: int) -> bool:
    """Whether no mark and no word that opens a clause stands between two positions."""
    return not any(phrase.kind in "MSW" for phrase in row.phrases if start <= phrase.first < end)


def moved_while_hurt(row: Row, one: Proposal, lexicon: Lexicon) -> bool:
    """Whether people "of the wounded" who are taken somewhere leave no home ("seven of the wounded were taken to the centre")."""
    victims = one.victims
    if victims is None or one.harm.measure != "displaced" or not victims.partitive:
        return False
    stated: dict[str, str] = lexicon.entries("those harmed by measure")
    return any(stated.get(row.low(at)) in GRAVER for at in range(victims.first, victims.last))


def some_of_those(row: Row, one: Proposal, kept: Sequence[Proposal], lexicon: Lexicon) -> bool:
    """Whether a harm only says of which people a number is a part, of whom another is told ("17 of those arrested were found dead")."""
    victims = one.victims
    if victims is None or not victims.partitive or one.verb.first != victims.last or one.verb.kind != "h":
        return False
    pointing = row.low(victims.last - 1) in wordset(lexicon, "partitive pronouns")
    others = (other for other in kept if number_of(other) == number_of(one) and other.verb.first > one.verb.first)
    return pointing and any(other.harm.measure != one.harm.measure for other in others)
