"""Parts that are tied because their numbers add up: to a whole before them ("63 died. Lode had 38 deaths, Tarsa 25"), or to a total behind
them ("nine died in Tarsa and five in Lode, bringing the toll to 14").
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.breakdowns import counts
from testimonia.extract.casualties.parts.wholes import SENTENCE, measure_of, number_at, several
from testimonia.extract.page import Draft
from testimonia.records import Casualty

ADDING = 900
"""Characters from a whole within which the numbers stand that add up to it."""

SEVERAL = 2
"""More numbers than these that add up exactly are of one account, also where their days differ."""

SUMMED = 240
"""Characters from the last of some parts to a total that they make up."""

BEHIND = 30
"""Characters behind a number in which "in all" may stand."""

FURTHER = re.compile(r"\ba\s+(?:third|fourth|fifth|sixth|seventh)\b", re.IGNORECASE)
"""One more than those counted before."""

APART_BY = 3
"""Sentences from a whole, or from one single person, to the next that adds up to it."""

APART = re.compile(r"[,;:(–—]|\s-\s")
MADE_UP = re.compile(r"\b(?:were|are|comprised?|comprises|comprising|consisted\s+of)\s+\Z")
"""Between a whole and the first of all its parts."""

Ties = dict[int, int]
"""The place of each part in the list of drafts, with that of its whole."""


def position(text: str, one: Draft) -> tuple[int, int]:
    """Where the number of a draft stands, or where it begins."""
    return number_at(text, one) or (one.start, one.start)


def added_up(text: str, drafts: Sequence[Draft], ties: Ties, lexicon: Lexicon) -> Iterator[tuple[int, list[int]]]:
    """Each whole with the numbers right behind it that add up to it exactly, and no other number of the harm between."""
    taken: set[int] = set()
    for whole in range(len(drafts) - 1, -1, -1):
        if whole in ties or least(drafts[whole]) < 2:
            continue
        behind = [place for place in range(whole + 1, len(drafts)) if measure_of(drafts[place]) == measure_of(drafts[whole])]
        open_ = [place for place in behind if place not in taken and ties.get(place, whole) == whole]
        for run in runs(drafts, whole, behind[: next((at for at, place in enumerate(behind) if place not in open_), len(behind))]):
            if one_account(text, drafts, whole, run, ties, lexicon):
                yield whole, run
                taken.update(run)


def one_account(text: str, drafts: Sequence[Draft], whole: int, run: Sequence[int], ties: Ties, lexicon: Lexicon) -> bool:
    """Whether a whole and numbers that add up to it are told of the same people.

    All near and of one time; the numbers apart from the whole, and in one sentence where "one of them" may be told again; of several
    joined nouns only a general one is the whole.
    """
    first, last = drafts[whole], drafts[run[-1]]
    near = all((joins(first, drafts[place]) or len(run) > SEVERAL) and fit(first, drafts[place]) for place in run)
    mixed = len({place in ties for place in run}) > 1
    if (
        not near
        or not in_a_row(text, drafts, [whole, *run])
        or (mixed and len(run) <= SEVERAL and SENTENCE.search(text, drafts[run[0]].start, last.end))
    ):
        return False
    if any(FURTHER.search(text, drafts[place].start, drafts[place].end) for place in run if not several(drafts[place])):
        return False
    if lexicon.pattern("words of a corrected number").search(text, max(first.start - BEHIND, 0), last.end):
        return False
    apart = APART.search(text, first.start, drafts[run[0]].end) or MADE_UP.search(text, first.start, position(text, drafts[run[0]])[0])
    return SENTENCE.search(text, first.start, drafts[run[0]].end) is not None or (apart is not None and general(first, lexicon))


def in_a_row(text: str, drafts: Sequence[Draft], order: Sequence[int]) -> bool:
    """Whether single persons that add up to a whole before them are told one right after the other, and no one of them twice."""
    singles = [at for at in order[1:] if number_at(text, drafts[at]) is None or not several(drafts[at])]
    if not singles:
        return True
    pairs = ((drafts[one], drafts[other]) for one, other in pairwise(order) if other in singles)
    gaps = [len(SENTENCE.findall(text, one.start, max(one.start, other.start))) for one, other in pairs]
    return max(gaps) <= APART_BY and not named_twice([drafts[at] for at in singles])


def named_twice(singles: Sequence[Draft]) -> bool:
    """Whether two of some persons may be one: every word of one's name stands in the other's."""
    names = [set(at.text.lower().split()) for one in singles if isinstance(one.body, Casualty) for at in one.body.victims[:1]]
    return any(one <= other for place, one in enumerate(names) for at, other in enumerate(names) if at != place)


def fit(whole: Draft, part: Draft) -> bool:
    """Whether what is said of a part's sex, age and standing can hold of some of the whole."""
    if not isinstance(whole.body, Casualty) or not isinstance(part.body, Casualty):
        return False
    one, two = whole.body.population, part.body.population
    pairs = ((one.sex, two.sex), (one.age, two.age), (one.status, two.status))
    return all(a == b or a in (None, "unknown", "mixed") or b in (None, "unknown") for a, b in pairs)


def general(whole: Draft, lexicon: Lexicon) -> bool:
    """Whether the words for a whole can mean people of every sort, or say nothing."""
    words = whole.body.population.words if isinstance(whole.body, Casualty) else None
    return not words or not set(words.lower().split()).isdisjoint(lexicon.words("general words for people"))


def joins(whole: Draft, part: Draft) -> bool:
    """Whether a number stands near enough to a whole to be counted in it, and is told of no other time."""
    one, two = whole.period, part.period
    within = one is None or two is None or two.start is None or one.start is None or one.start <= two.start
    until = one is None or two is None or two.end is None or one.end is None or two.end <= one.end
    return 0 <= part.start - whole.start <= ADDING and within and until


def runs(drafts: Sequence[Draft], whole: int, parts: Sequence[int]) -> Iterator[list[int]]:
    """The parts of a whole in runs that each add up to it: 148 are 97 civilians and 51 fighters, and again 110 in Tarsa and 38 in Lode."""
    total = least(drafts[whole])
    run, left = list[int](), total
    for place in parts:
        number = counts(drafts[place])
        if not number or number > left or number == total:
            return
        run, left = [*run, place], left - number
        if left == 0:
            yield run
            run, left = [], total


def least(whole: Draft) -> int:
    """The number of a whole, also of "at least 18"."""
    count = whole.body.count if isinstance(whole.body, Casualty) else None
    return count.low or 0 if count and (count.low == count.high or count.qualifier == "at_least") else 0


def made_up_to(text: str, drafts: Sequence[Draft], ties: Ties, lexicon: Lexicon) -> Iterator[tuple[int, list[int]]]:
    """Each total with the two or more numbers right before it that add up to it exactly, in its sentence or the one before."""
    places = [position(text, one) for one in drafts]
    order = sorted(range(len(drafts)), key=places.__getitem__)
    for whole in order:
        where = places[whole]
        told = lexicon.pattern("words for a total").search(text, max(where[0] - SUMMED, 0), where[1] + BEHIND) is not None
        if not told or whole in ties or whole in ties.values() or not counts(drafts[whole]):
            continue
        before = [at for at in order if at not in ties and places[at][1] <= where[0] and alike(drafts[at], drafts[whole])]
        if not before or not closes(text, places[before[-1]][1], where, lexicon):
            continue
        for size in range(2, len(before) + 1):
            run = before[-size:]
            if SENTENCE.search(text, places[run[0]][0], places[run[-1]][1]):
                break
            numbered = all(counts(drafts[at]) and number_at(text, drafts[at]) for at in run)
            if numbered and sum(counts(drafts[at]) or 0 for at in run) == counts(drafts[whole]):
                yield whole, run
                break


def closes(text: str, last: int, where: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether a number stands with a word for a total in the sentence in which a run of numbers ends, or in the next."""
    if where[0] - last > SUMMED or len(SENTENCE.findall(text, last, where[0])) > 1:
        return False
    return lexicon.pattern("words for a total").search(text, last, where[1] + BEHIND) is not None


def alike(part: Draft, whole: Draft) -> bool:
    """Whether a number counts the same harm as a total and can be counted in it."""
    return measure_of(part) == measure_of(whole) and fit(whole, part)
