"""Words for people: what a noun says of number, status, sex, age and role."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from testimonia.codebook.lexicon import Lexicon
from testimonia.records.claim import AgeGroup, Sex, Status

AGED = re.compile(r"(\d+|[a-z]+(?:-[a-z]+)?)-?(?:year|month|week|day|yr)s?-olds?")
"""A person called by an age, in digits or words ("a 34-year-old", "a three-year-old")."""

REMEMBERED = 50_000
"""Ends of phrases kept with the noun in them."""

GROWN = 18
"""Years: below this somebody is a child."""


@dataclass(frozen=True)
class Noun:
    """A word for people and what it says of them."""

    many: bool
    status: Status = "unknown"
    sex: Sex | None = None
    age: AgeGroup | None = None
    role: str | None = None


@cache
def nouns(lexicon: Lexicon) -> dict[str, Noun]:
    """Every word for people, in small letters. A word of two groups keeps what the first says and takes what it leaves open."""
    found: dict[str, Noun] = {}
    for entry in lexicon.entries("roles").values():
        for number in ("one", "many"):
            for word in entry.get(number, ()):
                found[word] = merged(found.get(word), noun(entry, number == "many"))
    return found


def noun(entry: dict[str, Any], many: bool) -> Noun:
    """A noun from its entry."""
    return Noun(many, entry.get("status", "unknown"), entry.get("sex"), entry.get("age"), entry.get("role"))


def merged(first: Noun | None, second: Noun) -> Noun:
    """Two readings of one word as one."""
    if first is None:
        return second
    status = first.status if first.status != "unknown" else second.status
    return Noun(first.many, status, first.sex or second.sex, first.age or second.age, first.role or second.role)


@lru_cache(REMEMBERED)
def noun_for(lows: tuple[str, ...], lexicon: Lexicon) -> tuple[int, Noun] | None:
    """The noun that a phrase ends in: how many words it takes, and what it says; the longest of up to three words."""
    known = nouns(lexicon)
    for length in (3, 2, 1):
        entry = known.get(" ".join(lows[-length:])) if len(lows) >= length else None
        if entry:
            return length, entry
    aged = AGED.fullmatch(lows[-1]) if lows and lows[-1].endswith(("-old", "-olds")) else None
    years = years_of(aged[1].rstrip("-"), lexicon) if aged else None
    if years is None:
        return None
    child = years < GROWN or not re.search("year|yr", lows[-1])
    return 1, Noun(lows[-1].endswith("s"), "civilian" if child else "unknown", None, "child" if child else "adult")


def years_of(words: str, lexicon: Lexicon) -> int | None:
    """A number of years in digits or in words up to ninety-nine; None for any other word."""
    if words.isdigit():
        return int(words)
    units: dict[str, int] = lexicon.entries("number words")
    parts = words.split("-")
    return sum(units[part] for part in parts) if all(part in units for part in parts) else None
