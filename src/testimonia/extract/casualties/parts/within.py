"""Parts that are told with a harm of their own, of a place, a list or a family within what was counted before.

"Storms killed 120 people. Lantau was worst hit, with 74 deaths, and Corve had 20"; "said Ana Ruel, who lost two brothers".
"""

import re
from collections.abc import Sequence

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.sums import ADDING, Ties, joins, position
from testimonia.extract.casualties.parts.wholes import SENTENCE, measure_of, number_at, smaller
from testimonia.extract.page import Draft
from testimonia.records import Casualty, Mention

FAMILY = 2000
"""Characters from a count back to which somebody's loss belongs to it."""

BODIES = re.compile(r"\s+(?:\w+\s+)?(?:bodies|corpses)\b")
BODIES_OF = re.compile(r"\b(?:bodies|corpses|remains)\s+of\s+\Z", re.IGNORECASE)
"""Behind and before a number of bodies."""

FEW = 3
"""Sentences from the dead to the bodies that are some of theirs."""

GAP = re.compile(r"[^.;:!?]{0,70}?(?:,|\band\b|\bwhile\b)[^.,;:!?]{1,50}")
"""Between two numbers of one list that tells its harm once ("38 deaths in Lode, Tarsa 25")."""


def within(text: str, drafts: Sequence[Draft], place: int, ties: Ties, lexicon: Lexicon) -> int | None:
    """The whole of a part that is told by a list, a place or a family; None where it is told of others."""
    whole = listed_on(text, drafts, place, ties)
    whole = of_a_place(text, drafts, place, ties, lexicon) if whole is None else whole
    whole = of_bodies(text, drafts, place, ties, lexicon) if whole is None else whole
    return of_a_family(text, drafts, place, ties, lexicon) if whole is None else whole


def listed_on(text: str, drafts: Sequence[Draft], place: int, ties: Ties) -> int | None:
    """The whole of the part right before in the sentence, where a number alone goes on its list and fits beside the others."""
    one, own = drafts[place], number_at(text, drafts[place])
    if own is None or not isinstance(one.body, Casualty) or one.body.population.words:
        return None
    before = [
        at
        for at in range(len(drafts))
        if at != place and measure_of(drafts[at]) == measure_of(one) and position(text, drafts[at])[1] <= own[0]
    ]
    last = max(before, key=lambda at: position(text, drafts[at]), default=None)
    whole = None if last is None else ties.get(last, last if last in ties.values() else None)
    if last is None or whole is None or not GAP.fullmatch(text, position(text, drafts[last])[1], own[0]):
        return None
    if last == whole and not any(
        above == whole and position(text, drafts[at])[1] <= position(text, drafts[whole])[0] for at, above in ties.items()
    ):
        return None
    told = sum(
        least(drafts[at])
        for at, above in ties.items()
        if above == whole and SENTENCE.search(text, position(text, drafts[at])[0], own[0]) is None
    )
    return whole if smaller(one, drafts[whole]) and told + least(one) <= most(drafts[whole]) else None


def of_a_place(text: str, drafts: Sequence[Draft], place: int, ties: Ties, lexicon: Lexicon) -> int | None:
    """The last whole, of a wide or untold place, before a number of one place in a later sentence that speaks of no other event."""
    one, own = drafts[place], number_at(text, drafts[place])
    here = placed(one)
    start, end = sentence_of(text, own) if own else (0, 0)
    said = text[start:end]
    if own is None or not (here or lexicon.pattern("words of the worst of several places").search(said)):
        return None
    if lexicon.pattern("words of another event").search(said):
        return None
    ever = lexicon.pattern("words of a count of a long time")
    wholes = wholes_before(text, drafts, place, ties)
    for whole in wholes if wholes and least(drafts[wholes[0]]) == max(least(drafts[at]) for at in wholes) else []:
        there = placed(drafts[whole])
        apart = not {at.text for at in here} & {at.text for at in there}
        part = lexicon.pattern("words of one place of several").search(said) is not None
        fits = smaller(one, drafts[whole]) and joins(drafts[whole], one) and (not there or (part and apart))
        fits = (
            fits
            and least(one) < least(drafts[whole])
            and not (running(drafts[whole]) or ever.search(text, *sentence_of(text, position(text, drafts[whole]))))
        )
        return whole if fits and SENTENCE.search(text, position(text, drafts[whole])[1], own[0]) else None
    return None


def of_bodies(text: str, drafts: Sequence[Draft], place: int, ties: Ties, lexicon: Lexicon) -> int | None:
    """The last whole of people killed before "11 bodies were found" or "bodies of 14 have been buried" in a later sentence."""
    one, own = drafts[place], number_at(text, drafts[place])
    if (
        own is None
        or measure_of(one) != "killed"
        or not (BODIES.match(text, own[1]) or BODIES_OF.search(text, max(own[0] - 30, 0), own[0]))
    ):
        return None
    if lexicon.pattern("words of another event").search(text[slice(*sentence_of(text, own))]):
        return None
    whole = next(iter(wholes_before(text, drafts, place, ties)), None)
    fits = (
        whole is not None
        and least(one) < least(drafts[whole])
        and smaller(one, drafts[whole])
        and joins(drafts[whole], one)
        and not running(drafts[whole])
        and len(SENTENCE.findall(text, drafts[whole].end, own[0])) <= FEW
    )
    return whole if whole is not None and fits and SENTENCE.search(text, position(text, drafts[whole])[1], own[0]) else None


def running(whole: Draft) -> bool:
    """Whether a draft counts all since a start, such as a war."""
    return isinstance(whole.body, Casualty) and whole.body.count.shape == "cumulative" and whole.period is not None


def of_a_family(text: str, drafts: Sequence[Draft], place: int, ties: Ties, lexicon: Lexicon) -> int | None:
    """The last whole of people killed before somebody's loss of their own kin."""
    one = drafts[place]
    people = one.body.population.words or "" if isinstance(one.body, Casualty) else ""
    kin = not set(people.lower().split()).isdisjoint(lexicon.words("words for kin"))
    if lexicon.pattern("words of another event").search(text[slice(*sentence_of(text, position(text, one)))]):
        return None
    if not kin or measure_of(one) != "killed" or not re.search(r"\blost\b", text[max(one.start - 30, 0) : one.end]):
        return None
    wholes = (at for at in wholes_before(text, drafts, place, ties) if smaller(one, drafts[at]))
    whole = next(wholes, None)
    return whole if whole is not None and one.start - drafts[whole].end <= FAMILY else None


def wholes_before(text: str, drafts: Sequence[Draft], place: int, ties: Ties) -> list[int]:
    """The counts of the same harm before one that are parts of nothing, the nearest first."""
    own = position(text, drafts[place])
    same = (at for at in range(len(drafts)) if at != place and at not in ties and measure_of(drafts[at]) == measure_of(drafts[place]))
    before = [at for at in same if number_at(text, drafts[at]) and position(text, drafts[at])[1] <= own[0] <= drafts[at].end + ADDING]
    return sorted(before, key=lambda at: position(text, drafts[at]), reverse=True)


def placed(one: Draft) -> tuple[Mention, ...]:
    """The places that the sentence of a draft itself names."""
    return tuple(at for at in one.places if not at.inherited)


def sentence_of(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The sentence around a span, by its marks."""
    starts = [found.end() for found in SENTENCE.finditer(text, max(span[0] - ADDING, 0), span[0])]
    ends = SENTENCE.search(text, span[1])
    return (starts[-1] if starts else max(span[0] - ADDING, 0), ends.start() if ends else len(text))


def least(one: Draft) -> int:
    """The least number that a draft counts."""
    return (one.body.count.low or 0) if isinstance(one.body, Casualty) else 0


def most(one: Draft) -> float:
    """The greatest number that a draft may count."""
    count = one.body.count if isinstance(one.body, Casualty) else None
    return count.high if count and count.high is not None else float("inf")
