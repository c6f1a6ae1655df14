"""Parts tied to their whole: by the words around them, by a list, a place or a family, or because they add up."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.days import with_days
from testimonia.extract.casualties.parts.numbers import Numbers, Ties
from testimonia.extract.casualties.parts.pointed import among_later, among_those, of_a_total, pointed_at
from testimonia.extract.casualties.parts.standing import shared
from testimonia.extract.casualties.parts.sums import added_up, made_up_to, others, runs
from testimonia.extract.casualties.parts.wholes import SENTENCE, full_number
from testimonia.extract.casualties.parts.within import within
from testimonia.extract.page import Draft, Page

Finder = Callable[[Numbers, int], int | None]
"""Finds the whole of one part."""

BY_WORDS: tuple[Finder, ...] = (pointed_at, among_later, among_those)
BY_PLACE: tuple[Finder, ...] = (within, of_a_total)
"""Those that look at the words around a number come before the sums, those that look at where it was after them."""


def with_wholes(page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, each part tied to the whole that its words point to, or that it makes up together with others."""
    told = Numbers(page, drafts, lexicon)
    find(told, BY_WORDS)
    for whole, parts in [*added_up(told), *made_up_to(told)]:
        for part in parts:
            told.tie(part, whole)
    find(told, BY_PLACE)
    return with_days(rewired(told))


def find(told: Numbers, finders: Sequence[Finder]) -> None:
    """Tie each number that has no whole yet to that which the first of some finders gives it, in the order of the text."""
    for place in told.order:
        if place in told.ties or told.said.further.match(told.text, told.drafts[place].start):
            continue
        if (whole := next((found for finder in finders if (found := finder(told, place)) is not None), None)) is not None:
            told.tie(place, whole)


def without_circles(ties: Ties) -> Ties:
    """The ties without those by which a draft would be a part of itself."""
    kept: Ties = {}
    for part, whole in sorted(ties.items()):
        highest = whole
        while highest in kept:
            highest = kept[highest]
        if highest != part:
            kept[part] = whole
    return kept


def complete(told: Numbers, drafts: Sequence[Draft], whole: int, parts: Sequence[int]) -> set[int]:
    """The parts that make up a whole: by their sum, from the first of them on or in one sentence, or with the rest."""
    found, order = with_rest(told, whole, parts), sorted(parts)
    for run in runs(drafts, whole, order):
        first, start, end = order.index(run[0]), told.positions[run[0]][0], told.positions[run[-1]][1]
        goes_on = first == 0 or order[first - 1] in found or others(told, run[-1])
        if goes_on or not SENTENCE.search(told.text, start, end):
            found.update(run)
    return found


def with_rest(told: Numbers, whole: int, parts: Sequence[int]) -> set[int]:
    """The parts of one sentence behind which those left over are told, there or in the next ("nine are men and the rest women").

    A single part makes a breakdown with them only in its own sentence, and of an exact whole.
    """
    found: set[int] = set()
    for group in in_a_row(told, parts):
        last, reach = told.positions[group[-1]][1], min(len(group), 2)
        if len(group) == 1 and not full_number(told.drafts[whole]):
            continue
        ends = [match.end() for match in islice(SENTENCE.finditer(told.text, last), reach)]
        if told.said.rest.search(told.text, last, ends[-1] if len(ends) == reach else len(told.text)):
            found.update(group)
    return found


def in_a_row(told: Numbers, parts: Sequence[int]) -> list[list[int]]:
    """Some parts in order, those of one sentence or of two in a row together."""
    groups: list[list[int]] = []
    for part in sorted(parts, key=told.positions.__getitem__):
        if groups and len(SENTENCE.findall(told.text, told.positions[groups[-1][-1]][1], told.positions[part][0])) < 2:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def rewired(told: Numbers) -> list[Draft]:
    """The drafts with their ties; parts whose exact numbers add up to their whole are its breakdown."""
    ties = without_circles(told.ties)
    drafts = shared(told.drafts, ties)
    groups: dict[int, list[int]] = {}
    for part, whole in ties.items():
        groups.setdefault(whole, []).append(part)
    exact = {part for whole, parts in groups.items() for part in complete(told, drafts, whole, parts)}
    made: dict[int, Draft] = {}

    def make(place: int) -> Draft:
        if place not in made:
            one = drafts[place]
            kind = "breakdown" if place in exact else one.part_kind or "subset"
            whole = above(place)
            made[place] = replace(one, part_of=whole, part_kind=kind, open=one.open and whole.open) if whole else one
        return made[place]

    def above(place: int) -> Draft | None:
        return make(ties[place]) if place in ties else None

    return [make(place) for place in range(len(drafts))]
