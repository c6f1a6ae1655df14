"""Events and measures by day, beside the days on which reports were published."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from testimonia.publish.figure import scale, svg
from testimonia.publish.index import Index
from testimonia.publish.note import Note, note_of
from testimonia.publish.wording import day, many, period, short_day
from testimonia.records import Casualty, Claim, Event, MeasureTaken

WIDTH, LEFT, RIGHT, LANE = 920.0, 132.0, 20.0, 34.0
LANES = (("reports published", None), ("events", Event), ("measures", MeasureTaken), ("casualty figures", Casualty))
FEWEST = 5
"""Dots that make a strip worth drawing."""
SPAN = 120
"""Days that the strip covers at most: what happened long before stands in the list only."""


@dataclass(frozen=True)
class Deed:
    """An event or a measure, and the notes of the reports that tell of it in the same words."""

    note: Note
    again: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Day:
    """What happened on one day or in one stretch, as far as the texts say."""

    label: str
    deeds: tuple[Deed, ...]


@dataclass(frozen=True)
class Timeline:
    """Days in order, what has no date, and a strip above them."""

    days: tuple[Day, ...]
    undated: tuple[Deed, ...]
    strip: Markup
    earlier: int


def timeline_of(index: Index) -> Timeline:
    """Every event and measure shown, by the day on which it is said to have happened."""
    found: dict[tuple[dt.date, str], list[Note]] = {}
    undated: list[Note] = []
    for claim in index.claims.values():
        if not isinstance(claim.body, Event | MeasureTaken) or not index.shown(claim.id):
            continue
        when = happened(claim)
        if when:
            found.setdefault((when, period(claim.period)), []).append(note_of(index, claim))
        else:
            undated.append(note_of(index, claim))
    strip, earlier = strip_of(index)
    return Timeline(tuple(Day(label, told_once(notes)) for (_, label), notes in sorted(found.items())), told_once(undated), strip, earlier)


def told_once(notes: list[Note]) -> tuple[Deed, ...]:
    """Notes with the same words joined: a copied report tells of no second curfew."""
    found: dict[tuple[str, str], list[Note]] = {}
    for note in notes:
        found.setdefault((note.heading, " ".join(note.quote.casefold().split())), []).append(note)
    return tuple(Deed(first, tuple(again)) for first, *again in found.values())


def happened(claim: Claim) -> dt.date | None:
    """The first day of a claim's period, else its last."""
    return (claim.period.start or claim.period.end) if claim.period else None


def lanes(index: Index) -> dict[str, Counter[dt.date]]:
    """How much fell on each day, by lane."""
    found: dict[str, Counter[dt.date]] = {name: Counter() for name, _ in LANES}
    for document in index.documents.values():
        if document.published.date and document.published.precision == "day":
            found["reports published"][document.published.date] += 1
    for claim in index.claims.values():
        lane = next((name for name, kind in LANES if kind and isinstance(claim.body, kind)), None)
        when = happened(claim)
        if lane and when and claim.period and claim.period.precision == "day":
            found[lane][when] += 1
    return found


def strip_of(index: Index) -> tuple[Markup, int]:
    """The strip, and how many claims lie before the days that it covers."""
    found = lanes(index)
    every = sorted(when for counter in found.values() for when in counter)
    if len(every) < FEWEST or every[0] == every[-1]:
        return Markup(""), 0
    last = max(found["reports published"] or every)
    first = max(every[0], last - dt.timedelta(days=SPAN))
    across = scale.Days(first, max(last, every[-1] if every[-1] - last < dt.timedelta(days=SPAN) else last), LEFT, WIDTH - RIGHT)
    rows = [
        lane(name, {when: count for when, count in counter.items() if first <= when <= across.last}, across, place)
        for place, (name, counter) in enumerate(kept(found))
    ]
    height = LANE * len(rows) + 40
    label = f"Reports, events, measures and figures by day, {day(across.first)} to {day(across.last)}"
    drawn = svg.drawing(WIDTH, height, label, ticks(across, height), *rows, class_="chart strip")
    return drawn, sum(count for counter in found.values() for when, count in counter.items() if when < first)


def kept(found: dict[str, Counter[dt.date]]) -> list[tuple[str, Counter[dt.date]]]:
    """The lanes in which anything lies."""
    return [(name, counter) for name, counter in found.items() if counter]


def lane(name: str, counter: dict[dt.date, int], across: scale.Days, place: int) -> Markup:
    """One lane: a dot for each day, its area by the count, with the count in it."""
    y = 22 + LANE * place
    parts = [svg.text((LEFT - 18, y + 4), name, "lane", "end"), svg.line((LEFT - 8, y), (WIDTH - RIGHT + 8, y), "grid")]
    for when, count in sorted(counter.items()):
        radius = min(14.0, 4 + 2.6 * (count - 1) ** 0.5)
        title = svg.tag("title", f"{day(when)}: {many(count, name.removesuffix('s published').removesuffix('s'))}")
        parts.append(svg.tag("circle", title, cx=across(when), cy=y, r=radius, class_=f"of-{name.split(maxsplit=1)[0]}"))
        if count > 1 and radius >= 7:
            parts.append(svg.text((across(when), y + 4), str(count), "count", "middle"))
    return svg.tag("g", *parts)


def ticks(across: scale.Days, height: float) -> Markup:
    """Days named below."""
    parts = []
    for when in across.ticks:
        parts += [
            svg.line((across(when), 8), (across(when), height - 24), "grid faint"),
            svg.text((across(when), height - 8), short_day(when), "tick", "middle"),
        ]
    return svg.tag("g", *parts, aria_hidden="true")
