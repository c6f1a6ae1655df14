"""Where place names are: one spot for each mention, chosen among namesakes by what else the document names.

Namesakes are ranked by how well known they are, by a container named beside them ("Lode, Tarsa"), by the kind of place that the
words say ("Lode province"), and by the company they keep: a report that names three towns of one province means that province's
fourth. One name has one sense in a document unless its own words say otherwise (Gale, Church and Yarowsky 1992).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, exp, log1p, radians, sin, sqrt
from typing import Protocol

from testimonia.codebook.lexicon import Lexicon, lexicon
from testimonia.records import Document, Location, Mention

EARTH_KM = 6371.0
NEAR_KM = 120.0
"""Distance at which a neighbour still counts for a third: about a day's drive in a province."""

MOST_NAMESAKES = 60
"""Namesakes looked at; the best known first."""

CONTAINED, KIND, SAME_DIVISION, SAME_COUNTRY, NEIGHBOURS = 3.0, 0.8, 0.55, 0.3, 0.6
"""What each reason adds to how well known a place is (0 to 1); set on news outside the evaluation sets of the examples."""

IN_A_LIST = 0.2
"""What is left of a container's say for a name that is first of all a country or a division: "Lode, Tarsa" then lists two of a kind."""

FIRM = 0.25
"""Lead over the next namesake at which a choice counts fully as a neighbour for the others."""


class Gazetteer(Protocol):
    """What resolve asks of a gazetteer."""

    @property
    def version(self) -> str:
        """Name and version; part of every recipe."""

    def prominence(self, name: str) -> float:
        """From 0 (no such place) to 1 (everybody knows it)."""

    def find(self, name: str) -> tuple[Location, ...]:
        """Every place of this name, the best known first."""

    def weighed(self, name: str) -> tuple[tuple[Location, float], ...]:
        """Every place of this name with how well known it is, the best known first."""


Candidates = tuple[tuple[Location, float], ...]


@dataclass(frozen=True)
class Asked:
    """A mention with its namesakes, each with what its own words add to it."""

    key: str
    candidates: Candidates


def kilometres(one: Location, two: Location) -> float:
    """Great-circle distance (haversine, mean radius 6,371 km)."""
    lat1, lon1, lat2, lon2 = (radians(angle) for place in (one, two) for angle in (place.latitude, place.longitude))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def locate(document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Location | None, ...]:
    """A place for each mention, in their order; None for what the gazetteer does not know."""
    words = lexicon("en")
    asked = [ask(document, mention, gazetteer, words) for mention in mentions]
    chosen = choose(asked)
    return tuple(parted(chosen.get(number), mention.text) for number, mention in enumerate(mentions))


def parted(location: Location | None, words: str) -> Location | None:
    """The part that the words mean, where they mean a part that the gazetteer does not know by these words."""
    known = location is None or not PART.search(words) or words.rsplit(maxsplit=1)[-1].casefold() in location.name.casefold()
    return location if known or location is None else part_of_place(location, words)


def located_rows(document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[dict[str, object]]:
    """Mentions that name a place as rows of the output contract; coordinates are None where the gazetteer has none."""
    named = [mention for mention in mentions if any(not letter.islower() for letter in mention.text if letter.isalpha())]
    return [
        {
            "document": document.name,
            "quote": mention.text,
            "start": mention.evidence.start,
            "end": mention.evidence.end,
            "lat": place.latitude if place else None,
            "lon": place.longitude if place else None,
            "gazetteer_id": place.gazetteer_id if place else None,
            "precision": place.precision if place else "unknown",
        }
        for mention, place in zip(named, locate(document, named, gazetteer), strict=True)
    ]


def ask(document: Document, mention: Mention, gazetteer: Gazetteer, words: Lexicon) -> Asked:
    """The namesakes of a mention with what stands around it: its kind of place, and a container after a comma."""
    start, end = mention.evidence.start, mention.evidence.end
    found = candidates(mention.text, document.text[end : end + 24], gazetteer, words)
    kind = kind_around(document.text, start, end, words)
    holders = containers(document.text, start, end, gazetteer)
    trust = IN_A_LIST if found and found[0][0].precision in ("country", "province") else 1.0
    likely = found[:MOST_NAMESAKES]
    weighed = tuple((place, weight + kind_bonus(place, kind) + trust * holder_bonus(place, holders)) for place, weight in likely)
    return Asked(mention.text.casefold() + (kind or ""), weighed)


def part_of_place(location: Location, words: str) -> Location:
    """An unnamed part of a named place ("Lode's coastal regions") as a place of its own within it."""
    return Location(
        gazetteer_id=f"{location.gazetteer_id}/{' '.join(words.casefold().split())}",
        name=words,
        latitude=location.latitude,
        longitude=location.longitude,
        precision="region",
        country=location.country,
        within=(location.gazetteer_id, *location.within),
    )


PART = re.compile(r"['’]s\s+[^\W\d_A-ZÀ-Þ]|\s[^\W\d_A-ZÀ-Þ][\w-]+$")
"""A name's owner's ending, or a small word at its end: the words mean a part of the place."""


POSSESSED = re.compile(r"['’]s\b.*$")
LIST_OF_COUNTIES = r"(?:,?\s+(?:and\s+)?[A-ZÀ-Þ][\w.’']+(?:\s[A-ZÀ-Þ][\w.’']+)?)*\s+(?:[Cc]ounties|[Cc]ounty|[Cc]o\.)"


def candidates(name: str, after: str, gazetteer: Gazetteer, words: Lexicon) -> Candidates:
    """Places of a name: as it stands, with a following "county", without its kind of place, without "northern" or "greater"."""
    if re.match(LIST_OF_COUNTIES, after) and (found := gazetteer.weighed(f"{name} County")):
        return found
    if found := gazetteer.weighed(name):
        return found
    bare = words.pattern("feature nouns").sub("", words.pattern("feature openers").sub("", name)).strip()
    undirected = re.sub(rf"^(?:the\s+)?(?:{words.group('directions').alternation})[\s-]+", "", POSSESSED.sub("", name), flags=re.IGNORECASE)
    for other in (undirected.strip(), bare, f"{bare} County"):
        if other and other != name and (found := gazetteer.weighed(other)):
            return tuple((place, weight * 0.8) for place, weight in found)
    return ()


def kind_around(text: str, start: int, end: int, words: Lexicon) -> str | None:
    """ "division" for "Lode province" or "province of Lode", "town" for "the city of Lode"; None when the words say neither."""
    before, after = text[max(0, start - 30) : start], text[end : end + 24]
    for kind, group in (("division", "kinds of division before a place"), ("town", "kinds of town around a place")):
        nouns = words.group(group).alternation
        listed = r"(?:(?:,|\s+and)\s+[A-ZÀ-Þ][\w’'-]+)*"
        if re.match(rf"{listed}\s+(?:{nouns})\b", after, re.IGNORECASE if text[start:end].isupper() else 0):
            return kind
        if re.search(rf"\b(?:{nouns})\s+of\s+(?:the\s+)?(?:[A-ZÀ-Þ][\w’'-]+(?:,|\s+and)\s+)*$", before):
            return kind
    return None


def kind_bonus(place: Location, kind: str | None) -> float:
    """More for a place of the kind that the words say."""
    if kind == "division":
        return KIND if place.precision in ("province", "district") else 0.0
    return KIND if kind == "town" and place.precision == "town" else 0.0


HOLDER = re.compile(r"(?:\s+(?:and|or)\s+[A-ZÀ-Þ][\w’'-]+)?(?:\s*,\s+|\s*\(|\s+in\s+)(?:the\s+)?(?=[A-ZÀ-Þ])")
NAME_AFTER = re.compile(r"(?:[A-Z]\.)+(?:[A-Z][a-z]\.?)?|[A-ZÀ-Þ][\w’'-]*(?:\s+(?:of\s+|the\s+)*[A-ZÀ-Þ][\w’'-]*){0,3}")


def containers(text: str, start: int, end: int, gazetteer: Gazetteer) -> frozenset[str]:
    """Ids of places that the words name as holding the mention: "Lode, Tarsa", "Lode (Tarsa)", "Tarsa's Lode"."""
    ids = set[str]()
    here = end
    for _ in range(2):
        gap = HOLDER.match(text, here)
        name = NAME_AFTER.match(text, gap.end()) if gap else None
        if gap is None or name is None:
            break
        found, here = longest_place(name[0], gazetteer), name.end()
        ids.update(found)
    owner = re.search(r"([A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*){0,2})['’]s\s+(?:\w+\s+)?$", text[max(0, start - 40) : start])
    if owner:
        ids.update(longest_place(owner[1], gazetteer))
    return frozenset(ids)


def longest_place(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Ids of countries, divisions and regions of the longest beginning of some words that is a place."""
    parts = re.split(r"\s+", name)
    for length in range(len(parts), 0, -1):
        head = " ".join(parts[:length])
        found = tuple(place.gazetteer_id for place in gazetteer.find(head) if place.precision not in ("town", "exact"))
        if found:
            return found
    return ()


def holder_bonus(place: Location, holders: frozenset[str]) -> float:
    """Much more for a place within a named container; the nearer container the more."""
    for depth, above in enumerate(place.within):
        if above in holders:
            return CONTAINED - 0.2 * depth
    return 0.0


def choose(asked: Sequence[Asked]) -> dict[int, Location]:
    """One place for each mention by number: first by its own words and the company of divisions and countries, then by nearness."""
    distinct = dict[str, Candidates]()
    for one in asked:
        if one.candidates and (one.key not in distinct or best(one.candidates) > best(distinct[one.key])):
            distinct[one.key] = one.candidates
    votes = ballots(distinct)
    first = {key: ranked(found, votes, shares(found)) for key, found in distinct.items()}
    anchors = [(key, ranks[0][0], lead(ranks)) for key, ranks in first.items() if ranks[0][0].precision not in ("country", "region")]
    final = {key: nearest(key, ranks, anchors) for key, ranks in first.items()}
    return {number: final[one.key] for number, one in enumerate(asked) if one.key in final}


def best(found: Candidates) -> float:
    """The highest weight among candidates."""
    return max(weight for _, weight in found)


def areas(place: Location) -> tuple[str, ...]:
    """The division and the country that a place lies in or is."""
    if place.precision in ("country", "province"):
        return (place.gazetteer_id, *place.within)
    return place.within[-2:]


def shares(found: Candidates) -> dict[str, float]:
    """How a name's say is divided over the areas of its namesakes: by weight, so that rare names say more."""
    whole = sum(weight * weight for _, weight in found) or 1.0
    say = defaultdict[str, float](float)
    for place, weight in found:
        for area in areas(place):
            say[area] += weight * weight / whole
    return dict(say)


def ballots(distinct: Mapping[str, Candidates]) -> dict[str, float]:
    """The say of all names for each division and country."""
    votes = defaultdict[str, float](float)
    for found in distinct.values():
        for area, share in shares(found).items():
            votes[area] += share
    return dict(votes)


def ranked(found: Candidates, votes: Mapping[str, float], own: Mapping[str, float]) -> list[tuple[Location, float]]:
    """Candidates by weight and by the say of the other names for their division and country."""

    def score(place: Location, weight: float) -> float:
        held = [max(0.0, votes.get(area, 0.0) - own.get(area, 0.0)) for area in areas(place)]
        country, division = (held[-1], held[0]) if held else (0.0, 0.0)
        divided = len(held) > 1 or place.precision == "country"
        return weight + SAME_DIVISION * log1p(division) * divided + SAME_COUNTRY * log1p(country)

    scored = [(place, score(place, weight)) for place, weight in found]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].gazetteer_id))


def lead(ranks: Sequence[tuple[Location, float]]) -> float:
    """How firmly the first is ahead of the next, from 0 to 1."""
    ahead = ranks[0][1] - ranks[1][1] if len(ranks) > 1 else FIRM
    return min(1.0, max(0.0, ahead) / FIRM)


def nearest(key: str, ranks: Sequence[tuple[Location, float]], anchors: Iterable[tuple[str, Location, float]]) -> Location:
    """The first of the candidates when those near the firmly placed other names move up."""
    others = [(place, sure) for other, place, sure in anchors if other != key and sure > 0]
    if not others or len(ranks) == 1:
        return ranks[0][0]

    def score(pair: tuple[Location, float]) -> tuple[float, str]:
        place, weight = pair
        if place.precision in ("country", "region"):
            return -weight, place.gazetteer_id
        near = sum(sure * exp(-kilometres(place, other) / NEAR_KM) for other, sure in others)
        return -(weight + NEIGHBOURS * log1p(near)), place.gazetteer_id

    return min(ranks[:12], key=score)[0]
