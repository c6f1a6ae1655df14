"""Parts that are told with a harm of their own, of a place or a list within what was counted before.

"Storms killed 120 people. Lantau was worst hit, with 74 deaths, and Corve had 20".
"""

import re

from testimonia.extract.casualties.parts.numbers import Numbers, Span
from testimonia.extract.casualties.parts.sums import ADDING, joins
from testimonia.extract.casualties.parts.wholes import SENTENCE, least_of, measure_of, running, several, smaller
from testimonia.extract.page import Draft
from testimonia.records import Casualty, Mention

FEW = 3
"""Sentences from the dead to the bodies that are some of theirs."""

YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,.]\d)")
"""A year by itself: what is told of one happened at another time than what is told of none."""

NEXT = 160
"""Characters between two numbers of one list."""


def within(told: Numbers, place: int) -> int | None:
    """The whole of a part that is told by a list, a place or as bodies; None where it is told of others."""
    for finder in (listed_on, of_a_place, of_bodies):
        if (whole := finder(told, place)) is not None:
            return whole
    return None


def listed_on(told: Numbers, place: int) -> int | None:
    """The whole of the part right before in the sentence, where a number alone goes on its list and fits beside the others."""
    one, own = told.drafts[place], told.own[place]
    if own is None or not isinstance(one.body, Casualty) or one.body.population.words:
        return None
    last = next((at for at in told.before(place, NEXT) if measure_of(told.drafts[at]) == measure_of(one)), None)
    whole = None if last is None else told.ties.get(last, last if told.parts[last] else None)
    if last is None or whole is None or not told.said.gap.fullmatch(told.text, told.positions[last][1], own[0]):
        return None
    parts = told.parts[whole]
    if last == whole and not any(told.positions[at][1] <= told.positions[whole][0] for at in parts):
        return None
    near = (at for at in parts if SENTENCE.search(told.text, told.positions[at][0], own[0]) is None)
    listed = sum(least_of(told.drafts[at]) for at in near)
    return whole if smaller(one, told.drafts[whole]) and listed + least_of(one) <= most(told.drafts[whole]) else None


def of_a_place(told: Numbers, place: int) -> int | None:
    """The last whole, of a wide or untold place, before a number of one place in a later sentence that speaks of no other event."""
    one, own = told.drafts[place], told.own[place]
    here = placed(one)
    said = told.text[slice(*sentence_of(told.text, own))] if own else ""
    part = told.lexicon.pattern("words of one place of several").search(said) is not None
    if own is None or not several(one) or not part:
        return None
    if told.lexicon.pattern("words of another event").search(said) or YEAR.search(said) or told.said.own_count.search(said):
        return None
    wholes = wholes_before(told, place)
    if not wholes or least_of(told.drafts[wholes[0]]) < max(least_of(told.drafts[at]) for at in wholes):
        return None
    whole = wholes[0]
    there = placed(told.drafts[whole])
    apart = not {at.text for at in here} & {at.text for at in there}
    ever = told.lexicon.pattern("words of a count of a long time")
    wide = running(told.drafts[whole]) or ever.search(told.text, *sentence_of(told.text, told.positions[whole]))
    if wide or (there and not apart) or not goes_in(told, place, whole):
        return None
    return whole if SENTENCE.search(told.text, told.positions[whole][1], own[0]) else None


def goes_in(told: Numbers, place: int, whole: int) -> bool:
    """Whether a number can count some of a whole before it: fewer, near, and of no other time."""
    one, other = told.drafts[place], told.drafts[whole]
    return smaller(one, other) and least_of(one) < least_of(other) and joins(other, one)


def of_bodies(told: Numbers, place: int) -> int | None:
    """The last whole of people killed before "11 bodies were found" or "bodies of 14 have been buried" in a later sentence."""
    own = told.own[place]
    if own is None or measure_of(told.drafts[place]) != "killed" or told.said.others.match(told.text, own[1]):
        return None
    if told.said.own_count.search(told.text, max(sentence_of(told.text, own)[0], own[0] - NEXT), own[1] + NEXT // 4):
        return None
    if not (told.said.bodies.match(told.text, own[1]) or told.said.bodies_of.search(told.text, max(own[0] - 30, 0), own[0])):
        return None
    if told.lexicon.pattern("words of another event").search(told.text[slice(*sentence_of(told.text, own))]):
        return None
    whole = next(iter(wholes_before(told, place)), None)
    if whole is None or not goes_in(told, place, whole) or running(told.drafts[whole]) or in_arms(told.drafts[whole]):
        return None
    near = len(SENTENCE.findall(told.text, told.drafts[whole].end, own[0])) <= FEW
    return whole if near and SENTENCE.search(told.text, told.positions[whole][1], own[0]) else None


def in_arms(one: Draft) -> bool:
    """Whether a draft counts those of an armed side alone."""
    return isinstance(one.body, Casualty) and one.body.population.status == "combatant"


def wholes_before(told: Numbers, place: int) -> list[int]:
    """The counts of the same harm before one that are parts of nothing, the nearest first."""
    own, measure = told.positions[place], measure_of(told.drafts[place])
    same = (at for at in told.before(place, ADDING + told.longest) if at not in told.ties and measure_of(told.drafts[at]) == measure)
    return [at for at in same if told.own[at] and own[0] <= told.drafts[at].end + ADDING]


def placed(one: Draft) -> tuple[Mention, ...]:
    """The places that the sentence of a draft itself names."""
    return tuple(at for at in one.places if not at.inherited)


def sentence_of(text: str, span: Span) -> Span:
    """The sentence around a span, by its marks."""
    starts = [found.end() for found in SENTENCE.finditer(text, max(span[0] - ADDING, 0), span[0])]
    ends = SENTENCE.search(text, span[1])
    return (starts[-1] if starts else max(span[0] - ADDING, 0), ends.start() if ends else len(text))


def most(one: Draft) -> float:
    """The greatest number that a draft may count."""
    count = one.body.count if isinstance(one.body, Casualty) else None
    return count.high if count and count.high is not None else float("inf")
