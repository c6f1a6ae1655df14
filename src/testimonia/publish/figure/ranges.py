"""Range plot: intervals under one another on one scale; an open end is an arrow."""

from dataclasses import dataclass

from markupsafe import Markup

from testimonia.publish.figure.scale import Scale, counts
from testimonia.publish.figure.svg import tag
from testimonia.publish.wording import number

LONG = 28
"""Characters of a label beyond which it may be cut off, so that it is told whole on pointing at it."""


@dataclass(frozen=True)
class Bar:
    """One row: its label, its interval (None is open), a best value, what it is (joint, policy, claim, aside), its figure, its link."""

    label: str
    low: int | None
    high: int | None
    best: int | None
    kind: str
    figure: str
    href: str | None


def ranges(bars: list[Bar], label: str) -> Markup:
    """The plot as rows of text with a track each, so that it can be read at any width; empty for fewer than two rows."""
    values = [end for bar in bars for end in (bar.low, bar.best, bar.high) if end]
    if len(bars) < 2 or not values:
        return Markup("")
    scale = counts(values, 2.0, 94.0)
    rows = Markup("").join(row(bar, scale) for bar in bars)
    return tag("ul", rows, axis(scale), class_="ranges", aria_label=f"{label}: each toll and each claim as an interval")


def row(bar: Bar, scale: Scale) -> Markup:
    """Label, track and figure of one interval."""
    name = tag("span", bar.label, class_="who", dir="auto", title=bar.label if len(bar.label) > LONG else None)
    figure = tag("a", bar.figure, href=bar.href) if bar.href else bar.figure
    return tag("li", name, track(bar, scale), tag("span", figure, class_="val"), class_=f"range {bar.kind}")


def track(bar: Bar, scale: Scale) -> Markup:
    """The interval drawn; percentages of the track's width, so that it needs no script to fit."""
    parts = [*span(bar, scale)]
    if bar.best is not None:
        parts.append(tag("circle", cx=percent(scale(bar.best)), cy="8", r="4", class_="best"))
    if bar.high is None:
        head = tag("path", d="M0 3 L7 8 L0 13", class_="arrow")
        parts.append(tag("svg", head, x="98%", width="8", height="16", overflow="visible"))
    return tag("svg", *parts, class_="track", height="16", width="100%", aria_hidden="true")


def span(bar: Bar, scale: Scale) -> list[Markup]:
    """A bar with its ends; a dot where both ends are one."""
    low, high = scale(bar.low or 0), scale(bar.high) if bar.high is not None else 98.0
    if bar.low == bar.high and bar.low is not None:
        return [tag("circle", cx=percent(low), cy="8", r="4", class_="point")]
    tall = 8.0 if bar.kind == "joint" else 5.0
    found = [tag("rect", x=percent(low), width=percent(max(high - low, 0.4)), y=8 - tall / 2, height=tall, class_="span")]
    ends = [low] * bool(bar.low) + [high] * (bar.high is not None)
    return found + [tag("line", x1=percent(end), x2=percent(end), y1="2", y2="14", class_="end") for end in ends]


def axis(scale: Scale) -> Markup:
    """The ticks below."""
    ticks = scale.ticks if len(scale.ticks) <= 6 else scale.ticks[:: -(-len(scale.ticks) // 5)]
    marks = [tag("text", number(tick), x=percent(scale(tick)), y="11", text_anchor="middle" if tick else "start") for tick in ticks]
    note = "log scale" if scale.logarithmic else ""
    track = tag("svg", *marks, class_="track axis", height="14", width="100%")
    return tag("li", tag("span", note, class_="who soft"), track, tag("span", "", class_="val"), class_="range scale", aria_hidden="true")


def percent(value: float) -> str:
    """A share of the width as an attribute."""
    return f"{round(value, 2):g}%"
