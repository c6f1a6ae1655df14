"""Series: what one origin says of one quantity over time; a later figure supersedes the earlier one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from testimonia.reconcile.labels import day
from testimonia.reconcile.reading import Reading
from testimonia.records import Interval, Revision, SetAside


@dataclass(frozen=True)
class Series:
    """Readings that stand, those that a later one of their origin supersedes, and the revisions between them.

    `broken` are ids of figures with a breakdown of which a part no longer stands, so that its sum says nothing.
    """

    standing: tuple[Reading, ...]
    set_aside: tuple[SetAside, ...]
    revisions: tuple[Revision, ...]
    broken: frozenset[str] = frozenset()


def supersede(readings: Sequence[Reading]) -> Series:
    """Let each origin's latest figure for a quantity stand for it; parts and increments keep apart from the series."""
    groups = defaultdict[tuple[str, str], list[Reading]](list)
    for one in readings:
        if one.said and not one.part and not one.stretch:
            groups[one.origin.id, one.quantity.id].append(one)
    added = {addition(one): one for one in sorted(readings, key=lambda one: one.id, reverse=True) if one.stretch}
    aside, revisions = dict[str, SetAside](), list[Revision]()
    for key in sorted(groups):
        leads = leading(groups[key])
        if not leads:
            continue
        last = leads[max(leads)]
        for one in groups[key]:
            if overtaken(one, last):
                aside[one.id] = SetAside(claim=one.id, reason=superseded(one, last))
        revisions += revised([leads[date] for date in sorted(leads)], added)
    standing = tuple(one for one in readings if one.id not in aside)
    parts = (one.admitted.body for one in readings if one.id in aside)
    broken = frozenset(body.part_of for body in parts if body.part_of and body.part_kind == "breakdown")
    return Series(standing, tuple(aside[key] for key in sorted(aside)), tuple(revisions), broken)


Addition = tuple[str, str, int | None]
"""An origin, a measure, and the exact number that it adds."""


def addition(one: Reading) -> Addition:
    """What an increment adds; nothing exact where its ends differ."""
    return one.origin.id, one.quantity.measure, one.count.low if one.count.low == one.count.high else None


def number(one: Reading) -> int | None:
    """The number that a reading goes by: its low end, else its high one."""
    return one.count.low if one.count.low is not None else one.count.high


def size(one: Reading) -> tuple[int, str]:
    """By which the largest of several is found; ids settle ties."""
    return number(one) or 0, one.id


def leading(group: Sequence[Reading]) -> dict[dt.date, Reading]:
    """The origin's figure of each day: the largest exact one, for smaller ones beside it tell of parts.

    A vague word counts only where the origin never gives more than vague words: "hundreds" after "over 700" takes nothing back. Nor
    does one person told of after several.
    """
    exact = [one for one in group if one.count.qualifier not in ("vague", "at_most", "less_than")]
    several = [one for one in exact if number(one) != 1]
    found = dict[dt.date, Reading]()
    for one in several or exact or group:
        if one.said and (one.said not in found or size(one) > size(found[one.said])):
            found[one.said] = one
    return found


def overtaken(one: Reading, last: Reading) -> bool:
    """Said earlier than the last figure, and not the same number, nor a vague word that the last one fits."""
    if one.said is None or last.said is None or one.said >= last.said:
        return False
    if one.count.qualifier in ("vague", "at_most", "less_than") or number(one) == 1:
        return not meet(one.figure, last.figure) and number(one) != 1
    return number(one) != number(last)


def meet(one: Interval, other: Interval) -> bool:
    """Whether two intervals share a number."""
    return (one.low is None or other.high is None or one.low <= other.high) and (
        other.low is None or one.high is None or other.low <= one.high
    )


def superseded(one: Reading, last: Reading) -> str:
    """Why a figure no longer stands."""
    later = last.count.text or str(number(last))
    return f"superseded by a later figure of the same source, {one.origin.name}: “{later}” on {day(last.said)}"


def revised(leads: Sequence[Reading], added: Mapping[Addition, Reading]) -> list[Revision]:
    """The changes from each figure of an origin to its next."""
    found = list[Revision]()
    for earlier, later in pairwise(leads):
        before, after = number(earlier), number(later)
        if before is None or after is None or before == after:
            continue
        found.append(
            Revision(
                quantity=later.quantity.id,
                origin=later.origin.id,
                earlier=earlier.id,
                later=later.id,
                change=after - before,
                reason=change_in_words(before, after, later, added),
            )
        )
    return found


def change_in_words(before: int, after: int, later: Reading, added: Mapping[Addition, Reading]) -> str:
    """The change in one sentence, with the increment of the same origin that closes the series where there is one."""
    head = f"{later.origin.name} revised its count from {before:,} to {after:,}"
    if after < before:
        return f"{head}, a fall; the later figure stands"
    one = added.get((later.origin.id, later.quantity.measure, after - before))
    return f"{head}; {before:,} + {after - before:,} = {after:,} closes with the “{one.count.text}” that it added" if one else head
