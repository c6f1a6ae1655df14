"""The course of a toll: every origin's figures by the day they were published, as steps."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from markupsafe import Markup

from testimonia.publish.figure import scale, svg
from testimonia.publish.figure.placement import spread
from testimonia.publish.index import Index
from testimonia.publish.note import Note, note_of
from testimonia.publish.tollboard import Board, family
from testimonia.publish.wording import day, interval, many, number, short_day, signed
from testimonia.records import Casualty, Claim, Quantity

WIDTH, HEIGHT = 920.0, 360.0
LEFT, RIGHT, TOP, BOTTOM = 66.0, 232.0, 18.0, 34.0
LINES = 6
"""Origins drawn in one chart; the table below it has all."""
CHARTS = 4
ROOM = 15
"""Height of a step, in units of the drawing, beside which there is room for its change."""
FEWEST = 3
"""Figures that make a course: two are told in a sentence."""


@dataclass(frozen=True)
class Figure:
    """One origin's figure on one day, carried by one or more reports."""

    day: dt.date
    low: int
    high: int | None
    claims: tuple[Claim, ...]
    change: int | None = None


@dataclass(frozen=True)
class Series:
    """One origin's figures for one quantity, in order of day."""

    origin: str
    figures: tuple[Figure, ...]

    @property
    def drawn(self) -> tuple[Figure, ...]:
        """The largest figure of each day: several on one day (a whole and its parts) would draw a line straight up."""
        largest: dict[dt.date, Figure] = {}
        for figure in self.figures:
            if figure.day not in largest or level(figure) > level(largest[figure.day]):
                largest[figure.day] = figure
        return tuple(largest.values())


@dataclass(frozen=True)
class Entry:
    """A row of the table under a chart: one figure, and by how much it revised the origin's earlier one, where it did."""

    origin: str
    day: str
    figure: str
    change: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Course:
    """A chart with what it is made of, as rows for those who cannot see it."""

    label: str
    chart: Markup
    rows: tuple[Entry, ...]
    logarithmic: bool
    dropped: int
    legend: tuple[tuple[str, str], ...] = ()


def courses_of(index: Index, board: Board) -> tuple[Course, ...]:
    """A chart for each kind of people and harm of which figures were published on at least two days; the widest first."""
    families: dict[Quantity, tuple[str, set[str]]] = {}
    for row in board.rows:
        _, keys = families.setdefault(family(row.quantity), (row.label, set()))
        if not of_one_day(row.quantity):
            keys |= index.speaking[row.quantity.id]
    ordered = sorted(families.items(), key=lambda one: sum(1 for part in (one[0].area, one[0].perpetrator) if part))
    found = (course_of(index, keys, label) for _, (label, keys) in ordered)
    return tuple(islice((one for one in found if one), CHARTS))


def of_one_day(quantity: Quantity) -> bool:
    """Whether a quantity is that of a single day: no step of a course."""
    period = quantity.period
    return period is not None and period.start is not None and period.start == period.end


def course_of(index: Index, keys: set[str], label: str) -> Course | None:
    """The chart of one family of quantities, None when there is no course to show."""
    series = sorted(series_of(index, keys), key=lambda one: (-len(one.drawn), -max(map(level, one.drawn)), one.origin))
    days = {figure.day for one in series for figure in one.figures}
    if len(days) < 2 or sum(len(one.drawn) for one in series) < FEWEST:
        return None
    drawn = series[:LINES]
    heights = [end for one in drawn for figure in one.drawn for end in (figure.low, figure.high) if end]
    counts = scale.counts(heights, HEIGHT - BOTTOM, TOP)
    rows = tuple(entry_of(index, one.origin, figure) for one in series for figure in one.figures)
    legend = tuple((one.origin, ends(one.drawn[-1])) for one in drawn)
    return Course(label, chart_of(drawn, counts, sorted(days), label), rows, counts.logarithmic, len(series) - len(drawn), legend)


def entry_of(index: Index, origin: str, figure: Figure) -> Entry:
    """The row of a figure."""
    notes = tuple(note_of(index, claim) for claim in figure.claims)
    return Entry(origin, day(figure.day), ends(figure), signed(figure.change), notes)


def revised_by(index: Index, claims: list[Claim]) -> int | None:
    """By how much a figure revised the one before it of the same origin, as the account has it; of several, the first."""
    changes = (change for claim in claims for change in index.changes.get(claim.id, ()))
    return next(changes, None)


def series_of(index: Index, keys: set[str]) -> list[Series]:
    """Figures of these claims by origin; the same figure in several reports is one, as of the first day."""
    by_origin: dict[str, dict[tuple[int, int | None], list[Claim]]] = {}
    for claim in claims_for(index, keys):
        body = claim.body
        if (
            isinstance(body, Casualty)
            and (body.count.low or body.count.high is not None)
            and index.documents[claim.document].published.date
        ):
            figures = by_origin.setdefault(index.origin_name(claim.id), {})
            figures.setdefault((body.count.low or 0, body.count.high), []).append(claim)
    return [Series(origin, tuple(in_order(index, figures))) for origin, figures in sorted(by_origin.items())]


def in_order(index: Index, figures: dict[tuple[int, int | None], list[Claim]]) -> Iterator[Figure]:
    """Figures by the first day on which each was published."""
    dated = [(min(published(index, claim) for claim in claims), ends, claims) for ends, claims in figures.items()]
    for first, (low, high), claims in sorted(dated, key=lambda one: (one[0], one[1][0], one[1][1] or 0)):
        yield Figure(first, low, high, tuple(claims), revised_by(index, claims))


def published(index: Index, claim: Claim) -> dt.date:
    """The day on which the report of a claim was published."""
    return index.documents[claim.document].published.date or dt.date.max


def claims_for(index: Index, keys: set[str]) -> list[Claim]:
    """The claims that make a course.

    A figure of one day or of one incident is no step of a course: it adds to the count, it does not replace it.
    """
    return [claim for claim in index.in_order(keys) if index.shown(claim.id) and running(claim)]


def running(claim: Claim) -> bool:
    """Whether a claim asserts a count that runs on, as far as its words say."""
    body = claim.body
    return isinstance(body, Casualty) and body.count.shape not in ("increment", "one incident") and claim.assertion == "asserted"


def chart_of(series: list[Series], counts: scale.Scale, days: list[dt.date], label: str) -> Markup:
    """Grid, bands, steps, points and names at the right end."""
    across = scale.Days(days[0], days[-1] + dt.timedelta(days=max(1, (days[-1] - days[0]).days // 8)), LEFT, WIDTH - RIGHT)
    bands = [band(one, counts, across, place) for place, one in enumerate(series)]
    steps = [step(one, counts, across, place) for place, one in enumerate(series)]
    points = [point(one, figure, counts, across, place) for place, one in enumerate(series) for figure in one.drawn]
    changes = [risers(one, counts, across, place) for place, one in enumerate(series)]
    name = f"{label}: {many(len(series), 'origin')}, {day(days[0])} to {day(days[-1])}"
    return svg.drawing(
        WIDTH - RIGHT, HEIGHT, name, grid(counts, across), *bands, *steps, *changes, *points, names(series, counts), class_="chart course"
    )


def grid(counts: scale.Scale, across: scale.Days) -> Markup:
    """Lines at round numbers and days, named at the left and below."""
    parts = []
    for tick in counts.ticks:
        y = counts(tick)
        parts += [svg.line((LEFT, y), (WIDTH - RIGHT, y), "grid"), svg.text((LEFT - 9, y + 4), number(tick), "tick", "end")]
    for when in across.ticks:
        x = across(when)
        parts += [
            svg.line((x, HEIGHT - BOTTOM), (x, HEIGHT - BOTTOM + 5), "grid"),
            svg.text((x, HEIGHT - 12), short_day(when), "tick", "middle"),
        ]
    return svg.tag("g", *parts, aria_hidden="true")


def ends(figure: Figure) -> str:
    """A figure's interval in words."""
    return interval(figure.low, figure.high)


def level(figure: Figure) -> int:
    """Where the line of a figure runs: at its low end, or at its high end where only that is given."""
    return figure.low or figure.high or 0


def band(one: Series, counts: scale.Scale, across: scale.Days, place: int) -> Markup:
    """The interval of each figure with two ends, from its day to the next figure's."""
    parts = []
    for figure, until in spans(one, across):
        if figure.high is not None and figure.high > figure.low:
            top, foot = counts(figure.high), counts(figure.low)
            parts.append(
                svg.tag(
                    "rect",
                    x=across(figure.day),
                    y=top,
                    width=until - across(figure.day),
                    height=max(foot - top, 1),
                    class_=f"band s{place}",
                )
            )
    return svg.tag("g", *parts, aria_hidden="true")


def spans(one: Series, across: scale.Days) -> list[tuple[Figure, float]]:
    """Each figure with the position at which the next one of its origin takes over."""
    until = [across(figure.day) for figure in one.drawn[1:]] + [WIDTH - RIGHT]
    return list(zip(one.drawn, until, strict=True))


def step(one: Series, counts: scale.Scale, across: scale.Days, place: int) -> Markup:
    """The line from figure to figure: level until the next one."""
    points: list[svg.Point] = []
    for figure, until in spans(one, across):
        y = counts(level(figure))
        points += [(across(figure.day), y), (until, y)]
    return svg.tag("path", d=svg.polyline(points), class_=f"step s{place}", aria_hidden="true")


def risers(one: Series, counts: scale.Scale, across: scale.Days, place: int) -> Markup:
    """By how much each revision changed the count: beside the step, above a step too low for it."""
    parts = []
    for before, after in pairwise(one.drawn):
        top, foot = sorted((counts(level(before)), counts(level(after))))
        if after.change is not None:
            at = (across(after.day) + 6, (top + foot) / 2 + 4) if foot - top > ROOM else (across(after.day) - 6, top - 9)
            parts.append(svg.text(at, signed(after.change), f"change s{place}"))
    return svg.tag("g", *parts, aria_hidden="true")


def point(one: Series, figure: Figure, counts: scale.Scale, across: scale.Days, place: int) -> Markup:
    """A figure as a marker that links to its words; an arrow above it where the end is open."""
    at = (across(figure.day), counts(level(figure)))
    name = f"{one.origin}, {day(figure.day)}: {ends(figure)}"
    parts = [svg.marker(at, place, f"dot s{place}")]
    if figure.high is None:
        parts.insert(0, svg.path(f"M{svg.shown(at[0])} {svg.shown(at[1] - 7)}v-9m-3.5 4l3.5 -4l3.5 4", f"up s{place}"))
    first = figure.claims[0]
    return svg.link(f"#{first.id}", name, svg.tag("title", name), *parts, described=f"chain-{first.id}")


def names(series: list[Series], counts: scale.Scale) -> Markup:
    """Each origin's name and last figure at the right end of its line."""
    wanted = [counts(level(one.drawn[-1])) for one in series]
    placed = spread(wanted, 32, TOP + 12, HEIGHT - BOTTOM - 16)
    parts = []
    for place, (one, y, line) in enumerate(zip(series, placed, wanted, strict=True)):
        last = one.drawn[-1]
        x = WIDTH - RIGHT
        parts.append(svg.path(svg.polyline([(x + 2, line), (x + 10, y), (x + 14, y)]), f"leader s{place}"))
        parts.append(svg.marker((x + 22, y), place, f"dot s{place}", 4))
        name = svg.tag("text", svg.shortened(one.origin, 24), svg.tag("title", one.origin), x=x + 32, y=y + 1, class_=f"name s{place}")
        parts.append(name)
        parts.append(svg.text((x + 32, y + 15), ends(last), "value"))
    return svg.tag("g", *parts, class_="names", aria_hidden="true")
