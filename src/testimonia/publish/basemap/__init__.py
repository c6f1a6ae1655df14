"""The bundled basemap: coasts and borders of Natural Earth, cut to the part in view. Built by tools/basemap.py."""

import gzip
import itertools
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

Point = tuple[float, float]
View = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


@dataclass(frozen=True)
class Land:
    """One country in view: its name and its rings, cut to the view."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True)
class Lines:
    """Coasts and borders in view, as open lines."""

    coasts: tuple[tuple[Point, ...], ...]
    borders: tuple[tuple[Point, ...], ...]


@cache
def data() -> dict[str, Any]:
    """The file as plain values."""
    packed = (resources.files("testimonia.publish.basemap") / "countries.json.gz").read_bytes()
    found: dict[str, Any] = json.loads(gzip.decompress(packed))
    return found


def source() -> str:
    """Where the basemap comes from, for the caption."""
    return str(data()["source"])


def land_in(view: View) -> tuple[Land, ...]:
    """Every country of which some part lies in view."""
    found = []
    for name, shape in data()["countries"]:
        rings = [
            clipped(ring_points(ring), view) for ring in shape if any(meets(box_of(number), view) for number in ring) or around(ring, view)
        ]
        if kept := tuple(tuple(ring) for ring in rings if len(ring) > 2):
            found.append(Land(name, kept))
    return tuple(found)


def lines_in(view: View) -> Lines:
    """Coasts and borders that pass through the view."""
    shared = set(data()["shared"])
    coasts: list[tuple[Point, ...]] = []
    borders: list[tuple[Point, ...]] = []
    for number in range(len(data()["arcs"])):
        if meets(box_of(number), view):
            (borders if number in shared else coasts).extend(tuple(line) for line in passing(arc(number), view))
    return Lines(tuple(coasts), tuple(borders))


def around(ring: list[int], view: View) -> bool:
    """Whether the box of a whole ring meets the view although none of its lines does: the view lies inland."""
    boxes = [box_of(number) for number in ring]
    whole = (min(box[0] for box in boxes), min(box[1] for box in boxes), max(box[2] for box in boxes), max(box[3] for box in boxes))
    return meets(whole, view)


def box_of(number: int) -> View:
    """The west, south, east and north ends of an arc."""
    west, south, east, north = data()["boxes"][number if number >= 0 else ~number]
    return (*degrees(west, south), *degrees(east, north))


def degrees(x: float, y: float) -> Point:
    """A position on the grid in degrees."""
    (sx, sy), (tx, ty) = data()["scale"], data()["translate"]
    return (x * sx + tx, y * sy + ty)


@cache
def arc(number: int) -> tuple[Point, ...]:
    """An arc in degrees; `~n` is arc n from its end."""
    if number < 0:
        return arc(~number)[::-1]
    flat = data()["arcs"][number]
    x = y = 0
    points = []
    for step in range(0, len(flat), 2):
        x, y = x + flat[step], y + flat[step + 1]
        points.append(degrees(x, y))
    return tuple(points)


def ring_points(ring: list[int]) -> list[Point]:
    """A ring from its arcs, the point where two meet only once."""
    points: list[Point] = []
    for number in ring:
        points += arc(number) if not points else arc(number)[1:]
    return points


def meets(box: View, view: View) -> bool:
    """Whether two boxes touch."""
    return box[0] <= view[2] and view[0] <= box[2] and box[1] <= view[3] and view[1] <= box[3]


def clipped(points: list[Point], view: View) -> list[Point]:
    """A ring cut to the view (Sutherland and Hodgman, 1974)."""
    for axis, limit, sign in ((0, view[0], 1), (0, view[2], -1), (1, view[1], 1), (1, view[3], -1)):
        points = cut(points, axis, limit, sign)
        if not points:
            return []
    return points


def cut(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    """A ring cut along one edge of the view."""
    found: list[Point] = []
    for before, after in zip([points[-1], *points], points, strict=False):
        was, now = (before[axis] - limit) * sign >= 0, (after[axis] - limit) * sign >= 0
        if was != now:
            found.append(crossing(before, after, axis, limit))
        if now:
            found.append(after)
    return found


def crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    """Where the stretch between two points meets an edge."""
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def passing(points: tuple[Point, ...], view: View) -> list[list[Point]]:
    """The stretches of a line that pass through the view, with one point beyond each end."""
    found: list[list[Point]] = []
    current: list[Point] = []
    for a, b in itertools.pairwise(points):
        if meets((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), view):
            current = current or [a]
            current.append(b)
        elif current:
            found.append(current)
            current = []
    return [*found, current] if current else found
