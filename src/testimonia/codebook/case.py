"""The case file, `testimonia.yaml`: what a person says about a folder of reports before any is read."""

import math
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, NoReturn, TypeVar, get_args

import yaml

from testimonia.errors import CaseError
from testimonia.records import Case, Location, NamedPlace, Outline
from testimonia.records.entity import PlacePrecision

CASE_FILE = "testimonia.yaml"
LARGEST_FILE = 1_000_000
"""Bytes: an outline of 20,000 points fits; what is larger is no case file."""
MOST_POINTS = 20_000

PRECISIONS: tuple[str, ...] = get_args(PlacePrecision)
CASE_KEYS = ("title", "countries", "places", "outlines", "note")
PLACE_KEYS = ("id", "names", "latitude", "longitude", "precision", "within", "country")
OUTLINE_KEYS = ("name", "rings")

T = TypeVar("T")


class CaseLoader(yaml.SafeLoader):
    """YAML with nothing but plain values, each key once, and no anchors (a few lines of them can unfold to gigabytes)."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark: yaml.error.Mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # the stubs leave this untyped
            raise yaml.MarkedYAMLError(problem="an alias (*name) is not allowed here; write the value out", problem_mark=mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set[str]()
        for key, _ in node.value:
            if key.value.__hash__ is not None and str(key.value) in seen:
                raise yaml.MarkedYAMLError(problem=f"the key “{key.value}” stands twice; keep one", problem_mark=key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep=deep)


class Field:
    """A value of the case file that knows its place, so that a refusal can name file, key and remedy."""

    def __init__(self, file: str, key: str, value: object) -> None:
        self.file, self.key, self.value = file, key, value

    def refuse(self, remedy: str) -> NoReturn:
        """Raise a CaseError that names this place."""
        raise CaseError(f"{self.file}, {self.key or 'the whole file'}: {remedy}")

    def fields(self, allowed: tuple[str, ...], required: tuple[str, ...] = ()) -> dict[str, "Field"]:
        """The members of a mapping with no key but the allowed ones and all the required ones."""
        if not isinstance(self.value, dict):
            self.refuse(f"this is a mapping with the keys {', '.join(allowed)}")
        if unknown := [key for key in self.value if key not in allowed]:
            self.refuse(f"there is no key {unknown[0]!r}; the keys are {', '.join(allowed)}")
        if missing := [key for key in required if self.value.get(key) is None]:
            self.refuse(f"add the key `{missing[0]}`")
        prefix = f"{self.key}." if self.key else ""
        return {key: Field(self.file, f"{prefix}{key}", value) for key, value in self.value.items() if value is not None}

    def items(self, what: str) -> tuple["Field", ...]:
        """The members of a list."""
        if not isinstance(self.value, list):
            self.refuse(f"this is a list of {what}")
        return tuple(Field(self.file, f"{self.key}[{number}]", value) for number, value in enumerate(self.value))

    def text(self) -> str:
        """Words; not a number, a date or a truth value, which YAML makes of bare words such as `no`."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.refuse(f"these are words, not {self.value!r}; put them in quotes")
        return self.value.strip()

    def degrees(self, limit: int) -> float:
        """A decimal number of degrees from minus to plus the limit."""
        number = self.value
        if isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number) or abs(number) > limit:
            self.refuse(f"this is a number of degrees from -{limit} to {limit}, south and west negative")
        return float(number)


def load_case(path: Path) -> Case:
    """The case that a file describes. Raises CaseError, in one line with file, key and remedy, for whatever it may not say."""
    top = Field(path.name, "", parsed(path)).fields(CASE_KEYS)
    places = taken(top, "places", "places", place)
    if doubled := repeated([one.location.gazetteer_id for one in places]):
        top["places"].refuse(f"the id “{doubled}” stands twice; give each place its own")
    return Case(
        title=top["title"].text() if "title" in top else None,
        countries=taken(top, "countries", "two-letter country codes", country),
        places=places,
        outlines=taken(top, "outlines", "outlines with name and rings", outline),
        note=top["note"].text() if "note" in top else None,
    )


def parsed(path: Path) -> object:
    """The plain values of a case file; an empty file is a case that says nothing."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CaseError(f"{path.name}: cannot be opened ({error.strerror}); check the path and the permissions") from error
    if len(data) > LARGEST_FILE:
        raise CaseError(f"{path.name}: larger than {LARGEST_FILE:,} bytes; simplify its outlines")
    try:
        value = yaml.load(data.decode("utf-8"), CaseLoader)  # noqa: S506 - a SafeLoader that refuses still more
    except UnicodeDecodeError as error:
        raise CaseError(f"{path.name}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except (yaml.YAMLError, ValueError) as error:
        raise CaseError(f"{path.name}: {fault(error)}") from error
    except RecursionError as error:
        raise CaseError(f"{path.name}: nested too deeply; a case file has four levels") from error
    return {} if value is None else value


def fault(error: Exception) -> str:
    """What YAML refuses, in one line with its place."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}: {error.problem}"
    return f"not YAML ({str(error).splitlines()[0]}); see docs/case-file.md"


def taken(top: dict[str, Field], key: str, what: str, make: Callable[[Field], T]) -> tuple[T, ...]:
    """Each member of a list made into a record; an absent list is empty."""
    return tuple(make(item) for item in top[key].items(what)) if key in top else ()


def repeated(ids: list[str]) -> str | None:
    """The first id that stands twice."""
    return next((one for number, one in enumerate(ids) if one in ids[:number]), None)


def country(field: Field) -> str:
    """An ISO 3166-1 alpha-2 code. Norway must be quoted: YAML reads a bare NO as a truth value."""
    code = field.text()
    if not (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
        field.refuse(f'“{code}” is no two-letter country code in capitals, such as "SY"')
    return code


def place(field: Field) -> NamedPlace:
    """A place with all its spellings; the first is the one to show."""
    keys = field.fields(PLACE_KEYS, required=("id", "names", "latitude", "longitude"))
    names = tuple(name.text() for name in keys["names"].items("spellings"))
    if not names:
        keys["names"].refuse("give at least one spelling")
    precision = keys["precision"].text() if "precision" in keys else "unknown"
    if precision not in PRECISIONS:
        keys["precision"].refuse(f"“{precision}” is not one of {', '.join(PRECISIONS)}")
    within = tuple(one.text() for one in keys["within"].items("ids of places, the smallest first")) if "within" in keys else ()
    if keys["id"].text() in within:
        keys["within"].refuse("a place does not lie within itself; leave its own id out")
    location = Location(
        gazetteer_id=keys["id"].text(),
        name=names[0],
        latitude=keys["latitude"].degrees(90),
        longitude=keys["longitude"].degrees(180),
        precision=precision,  # type: ignore[arg-type]  # one of PRECISIONS, as checked above
        country=country(keys["country"]) if "country" in keys else None,
        within=within,
    )
    return NamedPlace(location=location, names=names)


def outline(field: Field) -> Outline:
    """A named line or area: rings of [longitude, latitude], the first the outer one."""
    keys = field.fields(OUTLINE_KEYS, required=OUTLINE_KEYS)
    rings = tuple(tuple(point(one) for one in ring.items("points")) for ring in keys["rings"].items("rings"))
    if not rings or min(map(len, rings)) < 2:
        keys["rings"].refuse("a ring has two points or more")
    if sum(map(len, rings)) > MOST_POINTS:
        keys["rings"].refuse(f"more than {MOST_POINTS:,} points; simplify the outline")
    return Outline(name=keys["name"].text(), rings=rings)


def point(field: Field) -> tuple[float, float]:
    """[longitude, latitude] in degrees."""
    ends = field.items("two numbers, [longitude, latitude]")
    if len(ends) != 2:
        field.refuse("a point is [longitude, latitude]")
    return ends[0].degrees(180), ends[1].degrees(90)
