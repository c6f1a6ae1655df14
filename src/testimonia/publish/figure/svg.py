"""SVG elements as escaped markup: whatever stood in a report stays text."""

from markupsafe import Markup

Value = str | float | None
Point = tuple[float, float]

GLYPH = 0.56
"""Mean width of a glyph of our sans serif faces, in parts of the font size; for laying out labels without a browser."""


def tag(name: str, *children: str, **attributes: Value) -> Markup:
    """One element. `class_` becomes `class`, `stroke_width` becomes `stroke-width`; an attribute of None is left out."""
    pairs = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    written = Markup("").join(Markup(' {}="{}"').format(key, shown(value)) for key, value in pairs)
    if not children:
        return Markup("<{}{}/>").format(name, written)
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, Markup("").join(children))


def shown(value: str | float) -> str:
    """An attribute's value: numbers with at most one decimal, so that the same input gives the same bytes."""
    if isinstance(value, str):
        return value
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def line(start: Point, end: Point, class_: str) -> Markup:
    """A straight line."""
    return tag("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=class_)


def text(at: Point, words: str, class_: str, anchor: str | None = None) -> Markup:
    """Words at a point."""
    return tag("text", words, x=at[0], y=at[1], class_=class_, text_anchor=anchor)


def path(data: str, class_: str) -> Markup:
    """A path of one class."""
    return tag("path", d=data, class_=class_)


def polyline(points: list[Point], close: bool = False) -> str:
    """Path data through points."""
    steps = " ".join(f"{shown(x)} {shown(y)}" for x, y in points)
    return f"M{steps.replace(' ', ' ', 1)}{'Z' if close else ''}" if points else ""


def link(href: str, name: str | None, *children: str, described: str | None = None) -> Markup:
    """A link within a drawing, with an accessible name, or None where text in it names it; `described` is the id of more words."""
    return tag("a", *children, href=href, aria_label=name, aria_describedby=described, class_="mark")


def marker(at: Point, shape: int, class_: str, radius: float = 4.5) -> Markup:
    """A point of one of four shapes (circle, square, diamond, triangle), so that colour is never the only difference."""
    x, y = at
    r = radius
    if shape % 4 == 0:
        return tag("circle", cx=x, cy=y, r=r, class_=class_)
    if shape % 4 == 1:
        return tag("rect", x=x - r * 0.9, y=y - r * 0.9, width=r * 1.8, height=r * 1.8, class_=class_)
    corners = [(x, y - r * 1.25), (x + r * 1.25, y), (x, y + r * 1.25), (x - r * 1.25, y)]
    if shape % 4 == 3:
        corners = [(x, y - r * 1.2), (x + r * 1.15, y + r * 0.9), (x - r * 1.15, y + r * 0.9)]
    return path(polyline(corners, close=True), class_)


def drawing(width: float, height: float, label: str, *children: str, class_: str = "chart") -> Markup:
    """A whole drawing with an accessible name. It keeps its proportions and fills its column."""
    return tag("svg", *children, viewBox=f"0 0 {shown(width)} {shown(height)}", role="group", aria_label=label, class_=class_)


def width_of(words: str, size: float) -> float:
    """About how wide words stand, in the units of the font size."""
    return len(words) * size * GLYPH


def shortened(words: str, most: int) -> str:
    """Words cut to a number of characters, with an ellipsis where cut."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
