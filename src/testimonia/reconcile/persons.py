"""Persons: how many different people a report tells of one by one, and which of the injured can be none of the dead.

A report names and describes the same few people again and again. Two tellings are of different people only where their words exclude that
they are of one: another age, another sex, names that cannot be forms of one name, or "another man" after one who was told of before.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from testimonia.records import Casualty, Claim

AGE = re.compile(r"\b(\d{1,3})[ -]years?[ -]old\b|\b(\d{1,3})-year-old|\bages? (\d{1,3})\b", re.IGNORECASE)
AGE_BEHIND = re.compile(r"(?:,| \(|,? aged?) ?(\d{1,2})(?=[,.;)\n]| and | of | was | died )")
"""The age in apposition: "Ona Reel, 31, …"."""

LONG_SMALL_WORD = re.compile(r"\b[a-z]{4,}")
"""Stands in plain sentences, not in headlines in title case or capitals."""

NOT_OF_THE_NAME = frozenset(["jr", "sr", "ii", "iii", "iv", "mr", "mrs", "ms", "dr"])
SAME_SPELLING = 0.8
"""How alike two spellings of one name are at the least, by `difflib`."""

MOST = 40
"""Tellings of one harm that are compared with each other; more are of no small incident."""


@dataclass(frozen=True)
class Person:
    """What one telling says of somebody: age in years, sex, the words of the name.

    `further` where it excludes those told of before; `bare` where "another" is all that it says.
    """

    age: int | None = None
    sex: str | None = None
    name: tuple[str, ...] = ()
    further: bool = False
    bare: bool = False

    @classmethod
    def of(cls, claim: Claim, text: str, further: re.Pattern[str]) -> "Person":
        """The person of a claim of one, with an age that stands right behind the words for the person.

        A name is taken from plain text alone: in headlines and capitals any noun looks like one.
        """
        body = claim.body
        assert isinstance(body, Casualty)
        words = body.population.words or ""
        plain = claim.block != "headline" and LONG_SMALL_WORD.search(claim.evidence.quote)
        named = max(body.victims, key=lambda one: len(name_words(one.text)), default=None)
        name = name_words(named.text) if named and plain else ()
        age, beside_doer = age_in(words) or age_behind(words, claim, text), bool(body.perpetrators)
        another = not beside_doer and bool(further.match(words))
        return cls(age, body.population.sex, name, further=another, bare=words.casefold() == "another")


def age_in(words: str) -> int | None:
    """The age that a description gives."""
    found = AGE.search(words)
    return int(next(filter(None, found.groups()))) if found else None


def age_behind(words: str, claim: Claim, text: str) -> int | None:
    """The age in apposition to a description, in the text."""
    at = text.find(words, claim.evidence.start, claim.evidence.end) if words else -1
    found = AGE_BEHIND.match(text, at + len(words)) if at >= 0 else None
    return int(found[1]) if found else None


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without titles, initials in the middle and what sets a son apart from his father."""
    words = [word.strip(".,’'").casefold() for word in re.split(r"[\s“”\"]+", name)]
    kept = [word for word in words if word and word not in NOT_OF_THE_NAME]
    return tuple(word for place, word in enumerate(kept) if len(word) > 1 or place == 0)


def other_person(one: Person, later: Person) -> bool:
    """Whether two tellings, in the order of the text, cannot be of one person."""
    if one.age is not None and later.age is not None and one.age != later.age:
        return True
    if one.sex and later.sex and one.sex != later.sex:
        return True
    return (later.further and not one.further and not one.bare) or other_name(one.name, later.name)


def other_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names cannot be forms of one: no shared word, or one surname with other first names. A single word tells little."""
    if min(len(one), len(other)) < 2:
        return False
    if alike(one[-1], other[-1]):
        return one[0][0] != other[0][0] and not alike(one[0], other[0])
    return not any(alike(word, another) for word in one for another in other)


def alike(one: str, other: str) -> bool:
    """Whether two words are spellings of one name."""
    return one == other or SequenceMatcher(None, one, other).ratio() >= SAME_SPELLING


def may_be(one: Person, others: Iterable[Person]) -> bool:
    """Whether somebody told of may be one of others who are told of elsewhere."""
    return any(not other_person(other, one) and not other_person(one, other) for other in others)


def apart(persons: Iterable[Person]) -> tuple[Person, ...]:
    """The most people found, in the order of the text, none of whom can be another of them."""
    told = list(dict.fromkeys(persons))[:MOST]
    groups = (growing(told[start:]) for start in range(len(told)))
    return max(groups, key=len, default=())


def growing(told: Sequence[Person]) -> tuple[Person, ...]:
    """The first of some, with each later one that can be none of those already taken."""
    kept = list[Person]()
    for one in told:
        if all(other_person(before, one) for before in kept):
            kept.append(one)
    return tuple(kept)
