"""Build the bundled basemap from the npm package `world-atlas` (Natural Earth 1:10 million, public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/basemap.py package/countries-10m.json src/testimonia/publish/basemap/countries.json.gz

The result is compact: quantised arcs shared by neighbours, so that a border is told from a coast; lines thinned to `TOLERANCE`.
"""

import gzip
import itertools
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

SOURCE = "Natural Earth 1:10m, Admin 0 countries (public domain), as packed by world-atlas 2.0.2 (ISC)"
TOLERANCE = 1.2
"""How far a thinned line may stray from the original, in steps of the source's grid (about 0.0036 degrees, 400 m at the equator)."""

Point = tuple[int, int]
Ring = list[int]


def build(topology: dict[str, Any]) -> dict[str, Any]:
    """The basemap as plain values: `arcs` as flat delta-coded grid steps, `shared` arc numbers, `countries` as [name, rings]."""
    arcs = [thinned(absolute(arc)) for arc in topology["arcs"]]
    countries = [[shape["properties"]["name"], rings(shape)] for shape in topology["objects"]["countries"]["geometries"]]
    uses = Counter(forward(number) for _, shape in countries for ring in shape for number in ring)
    return {
        "source": SOURCE,
        "scale": topology["transform"]["scale"],
        "translate": topology["transform"]["translate"],
        "boxes": [box(arc) for arc in arcs],
        "shared": sorted(number for number, count in uses.items() if count > 1),
        "arcs": [deltas(arc) for arc in arcs],
        "countries": sorted(countries, key=lambda country: country[0]),
    }


def rings(shape: dict[str, Any]) -> list[Ring]:
    """Every ring of a country, outer and inner alike: filled by the even-odd rule."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def forward(number: int) -> int:
    """The arc that a number stands for; `~n` is arc n from its end."""
    return number if number >= 0 else ~number


def absolute(arc: list[list[int]]) -> list[Point]:
    """Grid positions from the source's deltas."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def thinned(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's line simplification (1973), without recursion; both ends stay."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        distance, farthest = max((apart(points[i], points[first], points[last]), i) for i in range(first + 1, last))
        if distance > TOLERANCE:
            keep.add(farthest)
            stack += [(first, farthest), (farthest, last)]
    return [points[i] for i in sorted(keep)]


def apart(point: Point, a: Point, b: Point) -> float:
    """Distance of a point from the stretch between two others."""
    (px, py), (ax, ay), (bx, by) = point, a, b
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length)) if length else 0.0
    return float(((px - ax - along * (bx - ax)) ** 2 + (py - ay - along * (by - ay)) ** 2) ** 0.5)


def box(points: list[Point]) -> list[int]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return [min(xs), min(ys), max(xs), max(ys)]


def deltas(points: list[Point]) -> list[int]:
    """Flat: the first position, then steps."""
    flat = list(points[0])
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        flat += [bx - ax, by - ay]
    return flat


def main(source: str, target: str) -> None:
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    body = json.dumps(build(topology), separators=(",", ":"), ensure_ascii=False).encode()
    Path(target).write_bytes(gzip.compress(body, 9, mtime=0))
    print(f"{target}: {Path(target).stat().st_size:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
