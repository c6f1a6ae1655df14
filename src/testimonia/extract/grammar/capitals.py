"""Words of a sentence by how they are written: what is capital, what is owned, and where capitals say nothing."""

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

WORD = re.compile(r"(?:[A-Z]\.)+(?:[A-Z][a-z]{1,2}\b)?|[^\W\d_]+(?:['’‘`ʻ\-–][^\W\d_]+)*['’]?")
OWNER = re.compile(r"['’][sS]?$")
COMPOUND = re.compile(r"^(.*[^\W\d_])[-–]([^\W\d_A-ZÀ-Þ]{3,})$")
"""A name joined to a small word ("Lode-based"): only the name is meant."""

CONTRACTION = re.compile(r"['’](?:ve|ll|d|re|m|t)$", re.IGNORECASE)
PARTY = re.compile(r"^(?:[A-Z]|Mid|mid|non|pro|anti|ex|post|pre|trans|cross)[-–](?=[A-ZÀ-Þ])")
"""What is hyphened before a name ("R-Lode", a member of parliament; "mid-Lode")."""

PARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az|ez|es|ed|ul)[-–'’ ]?(?=[A-ZÀ-Þ])")
CAPITALS_SHARE = 0.7
"""Part of the letters of a sentence in capitals from which on a capital says nothing."""


SMALL = string.ascii_lowercase.encode()
NO_LETTERS = bytes(set(range(128)) - set(string.ascii_letters.encode()))
TITLE_SHARE, FEWEST, LONGER = 0.75, 4, 4
"""Part of the longer words with a capital from which on a line is in title case; how many it must have, and of how many letters."""


class Word(NamedTuple):
    """A word of a sentence; `end` leaves out a possessive ending, `small` the point of an abbreviation too.

    `capital` is true of a name with a small article ("al-Lode") and of letters that know no case.
    """

    start: int
    end: int
    text: str
    small: str
    capital: bool
    owner: bool
    first: bool


NEW = partial(tuple.__new__, Word)
"""Makes a word of its fields in half the time that calling its class takes."""


@dataclass(frozen=True)
class Line:
    """One sentence as words, with what the page tells about its words."""

    text: str
    words: tuple[Word, ...]
    shouting: bool
    """Written in capitals throughout, so that a capital says nothing."""


def in_capitals(words: Sequence[str]) -> bool:
    """Whether a sentence is written in capitals throughout."""
    letters, capitals = letters_in("".join(words))
    return letters > 3 and capitals > CAPITALS_SHARE * letters


def letters_in(text: str) -> tuple[int, int]:
    """How many letters a text has, and how many of them are capitals."""
    if text.isascii():
        plain = text.encode().translate(None, NO_LETTERS)
        return len(plain), len(plain.translate(None, SMALL))
    letters = list(filter(str.isalpha, text))
    return len(letters), sum(map(str.isupper, letters))


def in_title_case(words: Sequence[str]) -> bool:
    """Whether a headline is written in title case, so that a capital says nothing.

    A list of names with commas is none, nor is what ends in a stop.
    """
    longer = [word for word in words if len(word) >= LONGER and word[0].isalpha()]
    if len(longer) < FEWEST or words[-1] == "." or words.count(",") * 4 >= len(words):
        return False
    return sum(word[0].isupper() for word in longer) > TITLE_SHARE * len(longer)


def plainly_capital(word: str) -> bool:
    """A word with a capital at its start alone, as title case makes it; "UN" and "iPhone" were written so on purpose."""
    return word[0].isupper() and not any(map(str.isupper, word[1:]))


def line_of(text: str, start: int, end: int) -> Line:
    """A sentence as words."""
    found = list[Word]()
    for match in WORD.finditer(text, start, end):
        begin, bare, owner = match.start(), match[0], False
        small = bare.lower()
        if not small.isalpha():
            begin, bare, owner = core_of(match)
            small = bare.lower().rstrip(".")
        if bare:
            found.append(NEW((begin, begin + len(bare), bare, small, is_capital(bare), owner, not found)))
    letters, capitals = letters_in(text[start:end])
    return Line(text, tuple(found), letters > 12 and capitals > CAPITALS_SHARE * letters)


def core_of(match: re.Match[str]) -> tuple[int, str, bool]:
    """Where the word of a compound starts, that word, and whether it owns what follows; no word in a contraction ("they've")."""
    lead = PARTY.match(match[0])
    begin = lead.end() if lead else 0
    raw = match[0][begin:]
    compound = COMPOUND.match(raw)
    core = compound[1] if compound and raw[0].isupper() else raw
    bare = "" if CONTRACTION.search(raw) else OWNER.sub("", core)
    return match.start() + begin, bare, bare != core


def is_capital(word: str) -> bool:
    """Whether a word may be a name by its letters."""
    return not word[0].islower() or (not word.islower() and PARTICLE.match(word) is not None)


def small_words(lines: tuple[Line, ...]) -> Iterator[str]:
    """Every word that the page writes small somewhere."""
    return (word.text for line in lines for word in line.words if word.text[0].islower())


def close(line: Line, one: Word, two: Word) -> bool:
    """Nothing but white space, or the point of an abbreviation, lies between two words."""
    gap = line.text[one.end : two.start]
    return gap.isspace() or (gap.strip() == "." and len(one.text) <= 4 and "\n" not in gap)
