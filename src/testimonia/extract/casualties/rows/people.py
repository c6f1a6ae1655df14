"""Words for people: what a noun says of number, status, sex, age and role."""

import re
from dataclasses import dataclass, replace
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


IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people", "wife": "wives", "thief": "thieves", "boss": "bosses"}
"""Last words, or ends of last words, whose plural is their own."""


@cache
def nouns(lexicon: Lexicon) -> dict[str, Noun]:
    """Every word for people, in small letters. A word of two groups keeps what the first says and takes what it leaves open.

    A role that lists no plural of a word has the regular one.
    """
    found: dict[str, Noun] = {}
    for entry in lexicon.entries("roles").values():
        for number in ("one", "many"):
            for word in entry.get(number, ()):
                found[word] = merged(found.get(word), noun(entry, number == "many"))
    called: dict[str, Noun] = {}
    for entry in lexicon.entries("callings").values():
        for word in entry["one"]:
            called[word] = merged(called.get(word), noun(entry, False))
            called[plural(word)] = merged(called.get(plural(word)), noun(entry, True))
    for entry in lexicon.entries("roles").values():
        for word in set(map(plural, entry.get("one", ()))) - found.keys() - set(lexicon.words("no plurals")):
            called[word] = merged(called.get(word), noun(entry, True))
    whole = called | nationals(lexicon) | found
    return {word: aged_and_sexed(one, whole.get(word.rpartition(" ")[2])) for word, one in whole.items()}


def aged_and_sexed(phrase: Noun, last: Noun | None) -> Noun:
    """A phrase with the age and the sex that its last word alone gives ("elderly woman")."""
    return replace(phrase, sex=phrase.sex or last.sex, age=phrase.age or last.age) if last else phrase


@cache
def nationals(lexicon: Lexicon) -> dict[str, Noun]:
    """People called by their country alone ("a Kenyan", "two Danes"); adjectives that are no such noun ("French") are left out."""
    told = {form.lower() for entry in lexicon.entries("states").values() for form in entry.get("people", ())}
    pairs = {form: f"{form}s" for form in told if f"{form}s" in told or form.endswith(("an", "i"))}
    listed = {word: plural(word) for word in lexicon.words("nationals")}
    found = {one: Noun(False) for one in (pairs | listed)} | {many: Noun(True) for many in (pairs | listed).values()}
    return {word: noun for word, noun in found.items() if word not in lexicon.words("no nationals")}


def plural(word: str) -> str:
    """The plural of a word or phrase for one person; of "member of parliament" and "passer-by" the first word takes it."""
    for joint in (" of ", "-in-", "-by"):
        head, found, rest = word.partition(joint)
        if found:
            return f"{plural(head)}{found}{rest}"
    end = next((one for one in IRREGULAR if word.endswith(one)), None)
    if end:
        return word.removesuffix(end) + IRREGULAR[end]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


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
