"""The map: located places by the number of claims that name them, on the bundled basemap or the case's own outlines."""

import itertools
import math
from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup

from testimonia.publish import basemap
from testimonia.publish.basemap import Point, View
from testimonia.publish.figure import svg
from testimonia.publish.figure.placement import Placed, Wanted, placed
from testimonia.publish.index import Index
from testimonia.publish.note import Note, note_of
from testimonia.publish.wording import many
from testimonia.records import Claim, Entity, Location, Outline, Statement

WIDTH, HEIGHT, MARGIN = 920.0, 560.0, 0.16
LEAST = 0.5
"""Degrees of latitude that a map shows at least: closer in, the basemap knows too little."""
LABELS = 32
WIDE = ("country", "region", "unknown")
"""Precisions too wide for a marker: a dot on a country says more than the report did."""
EARTH = 111.32
"""Kilometres to a degree of latitude."""


@dataclass(frozen=True)
class Place:
    """A located place with the claims that name it."""

    entity: Entity
    location: Location
    notes: tuple[Note, ...]
    drawn: bool

    @property
    def precision(self) -> str:
        return self.location.precision

    @property
    def pinpointed(self) -> bool:
        """Whether the place is a town or closer, and no area."""
        return self.precision in ("exact", "near", "town")

    @property
    def position(self) -> str:
        """Degrees to two decimals, with the letters of the compass."""
        lat, lon = self.location.latitude, self.location.longitude
        return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"


@dataclass(frozen=True)
class Map:
    """A map with the places on and off it, and where its lines come from."""

    drawing: Markup
    places: tuple[Place, ...]
    unplaced: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Projection:
    """Degrees to the drawing: equal steps of latitude, steps of longitude narrowed by the cosine of the middle latitude."""

    view: View

    @property
    def scale(self) -> float:
        """Units of the drawing to a degree of latitude."""
        return HEIGHT / (self.view[3] - self.view[1])

    def __call__(self, point: Point) -> Point:
        west, _, east, north = self.view
        return ((point[0] - west) / (east - west) * WIDTH, (north - point[1]) * self.scale)


def map_of(index: Index) -> Map | None:
    """The map of a release; None where no place that its claims name is located."""
    naming = claims_by_place(index)
    located = [(entity, entity.location, claims) for entity, claims in naming if entity.location]
    if not located:
        return None
    view = view_of([(where, claims) for _, where, claims in located], index.release.case.outlines)
    places = [
        Place(entity, where, tuple(note_of(index, claim) for claim in claims), where.precision not in WIDE and within(view, where))
        for entity, where, claims in located
    ]
    places.sort(key=lambda one: (not one.drawn, -len(one.notes), one.entity.name))
    unplaced = sorted(entity.name for entity, claims in naming if not entity.location)
    return Map(draw(view, places, index.release.case.outlines), tuple(places), tuple(unplaced), basemap.source())


def claims_by_place(index: Index) -> list[tuple[Entity, list[Claim]]]:
    """Place entities with the claims that name them, statements last: a capital that comments is not where it happened."""
    found: dict[str, list[Claim]] = defaultdict(list)
    by_form = {form: one for one in index.release.resolution.entities if one.kind == "place" for form in one.forms}
    for claim in index.claims.values():
        if not index.shown(claim.id):
            continue
        spots = (
            index.entity_at.get((one.evidence.document, one.evidence.start, one.evidence.end)) or by_form.get(one.text)
            for one in claim.places
        )
        for key in dict.fromkeys(one.id for one in spots if one and one.kind == "place"):
            found[key].append(claim)
    return [(index.entities[key], found[key]) for key in sorted(found)]


def view_of(located: list[tuple[Location, list[Claim]]], outlines: tuple[Outline, ...]) -> View:
    """The part of the earth that the deeds lie in: places named by them, without those far off from most of them."""
    weights = [
        (where, sum(1 for claim in claims if not isinstance(claim.body, Statement)))
        for where, claims in located
        if where.precision not in WIDE
    ]
    weights = [(where, weight) for where, weight in weights if weight] or [(where, len(claims)) for where, claims in located]
    lon = median([(where.longitude, weight) for where, weight in weights])
    lat = median([(where.latitude, weight) for where, weight in weights])
    spans = [(math.hypot((where.longitude - lon) * math.cos(math.radians(lat)), where.latitude - lat), weight) for where, weight in weights]
    reach = max(1.0, 4 * median(spans))
    near = [(where.longitude, where.latitude) for (where, _), (span, _) in zip(weights, spans, strict=True) if span <= reach]
    near += [corner for outline in outlines for ring in outline.rings[:1] for corner in ring if closed(ring) and holds(ring, (lon, lat))]
    return framed(near)


def median(weighted: list[tuple[float, int]]) -> float:
    """The weighted median of values."""
    half, so_far = sum(weight for _, weight in weighted) / 2, 0
    for value, weight in sorted(weighted):
        so_far += weight
        if so_far >= half:
            return value
    return 0.0


def framed(points: list[Point]) -> View:
    """A view around points with a margin, in the proportions of the drawing."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    lon, lat = (west + east) / 2, (south + north) / 2
    narrow = max(0.2, math.cos(math.radians(lat)))
    tall = max((north - south) * (1 + 2 * MARGIN), (east - west) * (1 + 2 * MARGIN) * narrow * HEIGHT / WIDTH, LEAST)
    wide = tall * WIDTH / HEIGHT / narrow
    return (lon - wide / 2, lat - tall / 2, lon + wide / 2, lat + tall / 2)


def within(view: View, where: Location) -> bool:
    """Whether a location lies in view."""
    return view[0] <= where.longitude <= view[2] and view[1] <= where.latitude <= view[3]


def closed(ring: tuple[Point, ...]) -> bool:
    """Whether a ring comes back to its start: an area, not a line."""
    return len(ring) > 2 and ring[0] == ring[-1]


def holds(ring: tuple[Point, ...], point: Point) -> bool:
    """Whether a point lies inside a ring (even-odd rule)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def draw(view: View, places: list[Place], outlines: tuple[Outline, ...]) -> Markup:
    """The whole map, from sea to labels."""
    project = Projection(view)
    wider = (view[0] - 0.2, view[1] - 0.2, view[2] + 0.2, view[3] + 0.2)
    lands = basemap.land_in(wider)
    ground = [ground_of(lands, basemap.lines_in(wider), project) if lands else graticule(project), own_outlines(outlines, project)]
    spots = [one for one in places if one.drawn]
    marks = [mark_of(one, project) for one in spots]
    drawn = many(len(spots), "place")
    frame = svg.tag("rect", x=0.0, y=0.0, width=WIDTH, height=HEIGHT, class_="sea")
    clip = svg.tag("clipPath", svg.tag("rect", x=0.0, y=0.0, width=WIDTH, height=HEIGHT), id="map-frame")
    labels = labels_of(lands, outlines, spots, project)
    body = svg.tag("g", frame, *ground, labels, *marks, scale_bar(project), clip_path="url(#map-frame)")
    return svg.drawing(WIDTH, HEIGHT, f"Map of {drawn} named by the claims", svg.tag("defs", clip), body, class_="chart map")


def ground_of(lands: tuple[basemap.Land, ...], lines: basemap.Lines, project: Projection) -> Markup:
    """Land, borders and coasts."""
    apart = FINE if project.scale > BROAD else COARSE
    fill = "".join(trace(ring, project, close=True, apart=apart) for land in lands for ring in land.rings)
    borders = "".join(trace(one, project, apart=apart) for one in lines.borders)
    coasts = "".join(trace(one, project, apart=apart) for one in lines.coasts)
    return svg.tag(
        "g",
        svg.tag("path", d=fill, class_="land", fill_rule="evenodd"),
        svg.path(borders, "border"),
        svg.path(coasts, "coast"),
        aria_hidden="true",
    )


FINE, COARSE = 0.6, 2.2
"""How far apart, in units of the drawing, points of a line are kept: on a map of a country, and on one of a continent."""
BROAD = 60.0
"""Units to a degree below which a map is one of a continent."""


def trace(points: tuple[Point, ...], project: Projection, close: bool = False, apart: float = FINE) -> str:
    """Path data for a line, leaving out points that would move it by too little to be seen."""
    kept: list[Point] = []
    for point in map(project, points):
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= apart:
            kept.append(point)
    return svg.polyline(kept, close) if len(kept) > 1 else ""


def own_outlines(outlines: tuple[Outline, ...], project: Projection) -> Markup:
    """Lines and areas that the case brings: closed rings as land, open ones as borders."""
    rings = [ring for outline in outlines for ring in outline.rings]
    parts = [svg.path(trace(ring, project, close=closed(ring)), "land own" if closed(ring) else "border") for ring in rings]
    return svg.tag("g", *parts, aria_hidden="true") if parts else Markup("")


def graticule(project: Projection) -> Markup:
    """Lines of latitude and longitude, where the basemap has no land to go by."""
    west, south, east, north = project.view
    step = next(size for size in (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 45) if (north - south) / size <= 6 or size == 45)
    parts = []
    for count in range(math.ceil(west / step), math.floor(east / step) + 1):
        x, _ = project((count * step, north))
        parts += [svg.line((x, 0), (x, HEIGHT), "graticule"), svg.text((x + 4, 14), bearing(count * step, "EW"), "degree")]
    for count in range(math.ceil(south / step), math.floor(north / step) + 1):
        _, y = project((west, count * step))
        parts += [svg.line((0, y), (WIDTH, y), "graticule"), svg.text((6, y - 4), bearing(count * step, "NS"), "degree")]
    return svg.tag("g", *parts, aria_hidden="true")


def bearing(value: float, letters: str) -> str:
    """Degrees with the letter of the compass."""
    return f"{abs(round(value, 2)):g}°{letters[0] if value > 0 else letters[1] if value < 0 else ''}"


def radius(place: Place) -> float:
    """Area by the number of claims; the ring of an area is wider than a disc."""
    return min(22.0, 3.6 + 1.9 * math.sqrt(len(place.notes) - 1)) + (0 if place.pinpointed else 5)


def mark_of(place: Place, project: Projection) -> Markup:
    """A marker that links to the place's claims; a dashed ring where the place is an area."""
    at = project((place.location.longitude, place.location.latitude))
    name = f"{place.entity.name}, {place.precision}: {many(len(place.notes), 'claim')}"
    shape = svg.tag("circle", cx=at[0], cy=at[1], r=radius(place), class_="spot" if place.pinpointed else "spot area")
    return svg.link(f"#{place.entity.id}", name, svg.tag("title", name), shape)


def labels_of(lands: tuple[basemap.Land, ...], outlines: tuple[Outline, ...], spots: list[Place], project: Projection) -> Markup:
    """Names of places and countries, placed so that none covers another; those of places with most claims first."""
    points = [project((one.location.longitude, one.location.latitude)) for one in spots]
    taken = [(x - radius(one), y - radius(one), x + radius(one), y + radius(one)) for one, (x, y) in zip(spots, points, strict=True)]
    wanted = [Wanted(x, y, svg.width_of(one.entity.name, 14) + 4, 17, radius(one) + 4) for one, (x, y) in zip(spots, points, strict=True)][
        :LABELS
    ]
    areas = area_names(lands, outlines, project)
    wide = [Wanted(x - 0.5 * svg.width_of(name, 13) * 1.25, y, svg.width_of(name, 13) * 1.25, 16, 0.0) for name, (x, y) in areas]
    found = placed(wanted + wide, [*taken, scale_box()], (4, 4, WIDTH - 4, HEIGHT - 4))
    parts = [label(one.entity.name, spot, point) for one, spot, point in zip(spots, found, points, strict=False) if spot]
    parts += [
        svg.text((spot.x, spot.baseline), name.upper(), "country")
        for (name, _), spot in zip(areas, found[len(wanted) :], strict=True)
        if spot
    ]
    return svg.tag("g", *parts, aria_hidden="true")


def label(name: str, spot: Placed, point: Point) -> Markup:
    """A place's name, tied to its point where it stands off."""
    words = svg.text((spot.x, spot.baseline), name, "place")
    near = (spot.x if spot.x > point[0] else min(point[0], spot.x + svg.width_of(name, 14)), spot.baseline - 4)
    return svg.line(point, near, "tie") + words if spot.leader else words


def area_names(lands: tuple[basemap.Land, ...], outlines: tuple[Outline, ...], project: Projection) -> list[tuple[str, Point]]:
    """Names of countries and outlined areas that fill enough of the map, each at the middle of its largest part in view."""
    shapes = [(land.name, ring) for land in lands for ring in land.rings] + [
        (one.name, ring) for one in outlines for ring in one.rings[:1] if closed(ring)
    ]
    best: dict[str, tuple[float, Point]] = {}
    for name, ring in shapes:
        points = basemap.clipped([project(point) for point in ring], (0, 0, WIDTH, HEIGHT))
        size, middle = centroid(points)
        if size > best.get(name, (WIDTH * HEIGHT / 60, middle))[0]:
            best[name] = (size, middle)
    return [(name, middle) for name, (_, middle) in sorted(best.items(), key=lambda one: -one[1][0])]


def centroid(points: list[Point]) -> tuple[float, Point]:
    """The area and the centre of mass of a ring."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=False):
        cross = ax * by - bx * ay
        area, x, y = area + cross / 2, x + (ax + bx) * cross, y + (ay + by) * cross
    return (abs(area), (x / (6 * area), y / (6 * area))) if area else (0.0, (0.0, 0.0))


def scale_box() -> tuple[float, float, float, float]:
    """Where the scale bar stands."""
    return (0.0, HEIGHT - 46, 240.0, HEIGHT)


def scale_bar(project: Projection) -> Markup:
    """A bar of a round number of kilometres, true at the middle of the map."""
    unit = project.scale / EARTH
    length = next((size for size in (2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2) if size * unit <= 180), 1)
    x, y, end = 18.0, HEIGHT - 18, 18 + length * unit
    bar = svg.path(f"M{svg.shown(x)} {svg.shown(y - 5)}V{svg.shown(y)}H{svg.shown(end)}V{svg.shown(y - 5)}", "bar")
    return svg.tag("g", bar, svg.text((x, y - 9), f"{length} km", "scale"), aria_hidden="true")
