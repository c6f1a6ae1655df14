"""Look-ups in `gazetteer.sqlite`, with a case's own places laid over it."""

import os
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

from testimonia.adapters.gazetteer.folding import fold
from testimonia.errors import TestimoniaError
from testimonia.records import NO_CASE, Case, Location, digest, plain

PATH = Path(__file__).with_name("gazetteer.sqlite")

MOST_REMEMBERED = 100_000
"""Names kept in memory by one process; beyond it the memory is emptied."""

OTHER_NAME = 0.8
"""What a town's alternate name counts against the name that it is known by."""

CASE_WEIGHT = 0.95
"""A place that a person put into the case file outranks every namesake but a country."""

CASE_COUNTRY = 0.1
"""Added to places in the countries that the case file names, so that they win among equals."""

QUERY = """
SELECT id, name, latitude, longitude, precision, country, within, population, weight, main
FROM names JOIN places ON places.number = names.place WHERE names.key = ?
"""

WEIGHTS = "SELECT weight, main, country FROM names JOIN places ON places.number = names.place WHERE names.key = ?"
NEXT = "SELECT key FROM names WHERE key >= ? LIMIT 1"

Weighed = tuple[tuple[Location, float], ...]
"""Candidates with how well known each is under the name asked for, from 0 to 1, the best known first."""


class SqliteGazetteer:
    """Places by name, whatever the accents, apostrophes, hyphens, case and script.

    May be handed to other processes: each opens the file for itself.
    """

    def __init__(self, path: Path = PATH, case: Case = NO_CASE) -> None:
        if not path.is_file():
            raise TestimoniaError(f"{path.name} is missing; install the package anew, which makes it")
        self.path, self.case = path, case
        self._own = overlay(case)
        self._remembered = dict[str, Weighed]()
        self._prominent, self._opening = dict[str, float](), dict[str, bool]()
        self._connection: tuple[int, sqlite3.Connection] | None = None
        self._version: str | None = None

    def __reduce__(self) -> tuple[type["SqliteGazetteer"], tuple[Path, Case]]:
        return SqliteGazetteer, (self.path, self.case)

    @property
    def version(self) -> str:
        """The data's version, and a digest of the case's places where it has any."""
        if self._version is None:
            self._version = str(self._ask("SELECT value FROM about WHERE key = 'version'")[0][0])
            if self.case.places or self.case.countries:
                self._version += f"+case-{digest([[plain(one) for one in self.case.places], list(self.case.countries)])[:12]}"
        return self._version

    def prominence(self, name: str) -> float:
        """How well known the best known place of this name is, from 0 (there is none) to 1."""
        first, _, rest = name.partition(" ")
        if rest and not self._opens(first):
            return 0.0
        known = self._prominent.get(name)
        if known is None:
            if len(self._prominent) + len(self._opening) >= MOST_REMEMBERED:
                self._prominent, self._opening = {}, {}
            known = self._prominent[name] = self._highest(name)
        return known

    def _highest(self, name: str) -> float:
        """The weight of the best known place of a name; one of several words is looked up only where others begin like it."""
        words = name.split()
        if (len(words) > 1 and not self._opens(words[0])) or (len(words) > 2 and not self._opens(f"{words[0]} {words[1]}")):
            return 0.0
        key = fold(name).removeprefix("the ")
        own = [CASE_WEIGHT] if key in self._own else []
        return max((*own, *(self._counted(*row) for row in self._ask(WEIGHTS, key))), default=0.0)

    def _opens(self, words: str) -> bool:
        """Whether a longer name begins with some words."""
        known = self._opening.get(words)
        if known is None:
            start = fold(f"{words} x")[:-1].removeprefix("the ")
            own = any(key.startswith(start) for key in self._own)
            known = self._opening[words] = own or any(key.startswith(start) for (key,) in self._ask(NEXT, start))
        return known

    def find(self, name: str) -> tuple[Location, ...]:
        """Every place of this name, the best known first."""
        return tuple(location for location, _ in self.weighed(name))

    def weighed(self, name: str) -> Weighed:
        """Every place of this name with its weight, the best known first, then in order of id."""
        key = fold(name).removeprefix("the ")
        known = self._remembered.get(key)
        if known is None:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            known = self._remembered[key] = self._look_up(key)
        return known

    def _look_up(self, key: str) -> Weighed:
        if not key:
            return ()
        own = [(one, CASE_WEIGHT) for one in self._own.get(key, ())]
        found = own + [self._weighed(row) for row in self._ask(QUERY, key)]
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0].gazetteer_id)))

    def _weighed(self, row: tuple[str, str, float, float, str, str | None, str, int, float, int]) -> tuple[Location, float]:
        number, name, latitude, longitude, precision, country, within, _, weight, main = row
        location = Location(gazetteer_id=number, name=name, latitude=latitude, longitude=longitude, country=country,
                            precision=precision, within=tuple(within.split()))  # type: ignore[arg-type]  # one of PlacePrecision, as built  # fmt: skip
        return location, self._counted(weight, main, country)

    def _counted(self, weight: float, main: int, country: str | None) -> float:
        """How well known a place is under one of its names."""
        if not main:
            weight *= OTHER_NAME
        if country in self.case.countries:
            weight += CASE_COUNTRY
        return min(1.0, weight)

    def _ask(self, query: str, *values: str) -> list[Any]:
        """Rows from this process's own connection: one opened before a fork must not be used after it."""
        if self._connection is None or self._connection[0] != os.getpid():
            connection = sqlite3.connect(f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            connection.execute(f"PRAGMA mmap_size={self.path.stat().st_size}")
            self._connection = os.getpid(), connection
        return self._connection[1].execute(query, values).fetchall()


def overlay(case: Case) -> dict[str, tuple[Location, ...]]:
    """The case's places by the keys of their names."""
    found = dict[str, tuple[Location, ...]]()
    for place in case.places:
        for key in dict.fromkeys(fold(name).removeprefix("the ") for name in place.names):
            found[key] = (*found.get(key, ()), place.location)
    return found


@cache
def bundled() -> SqliteGazetteer:
    """The gazetteer in the package; one for each process."""
    return SqliteGazetteer()


def with_case(gazetteer: SqliteGazetteer, case: Case) -> SqliteGazetteer:
    """The same gazetteer under a case's own places and countries."""
    return SqliteGazetteer(gazetteer.path, case)
