"""Words of a sentence by how they are written: what is capital, what is owned, and where capitals say nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORD = re.compile(r"(?:[A-Z]\.)+(?:[A-Z][a-z]{1,2}\b)?|[^\W\d_]+(?:['’‘`ʻ\-–][^\W\d_]+)*['’]?")
OWNER = re.compile(r"['’][sS]?$")
COMPOUND = re.compile(r"^(.*[^\W\d_])[-–]([^\W\d_A-ZÀ-Þ]{3,})$")
"""A name joined to a small word ("Lode-based"): only the name is meant."""

CONTRACTION = re.compile(r"['’](?:ve|ll|d|re|m|t)$", re.IGNORECASE)
PARTY = re.compile(r"^(?:[A-Z]|Mid|mid|non|pro|anti|ex|post|pre|trans|cross)[-–](?=[A-ZÀ-Þ])")
"""What is hyphened before a name ("R-Lode", a member of parliament; "mid-Lode")."""

PARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az|ez|es|ed|ul)[-–'’ ]?(?=[A-ZÀ-Þ])")
JOINT = re.compile(r"\s+|\.\s+")
CAPITALS_SHARE = 0.7
"""Part of the letters of a sentence in capitals from which on a capital says nothing."""


@dataclass(frozen=True)
class Word:
    """A word of a sentence; `end` leaves out a possessive ending. `capital` is false where capitals say nothing."""

    start: int
    end: int
    text: str
    owner: bool
    first: bool

    @property
    def small(self) -> str:
        return self.text.lower().rstrip(".")

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or not self.text[0].islower() or bool(PARTICLE.match(self.text))


@dataclass(frozen=True)
class Line:
    """One sentence as words, with what the page tells about its words."""

    text: str
    words: tuple[Word, ...]
    shouting: bool
    """Written in capitals throughout, so that a capital says nothing."""


def line_of(text: str, start: int, end: int) -> Line:
    """A sentence as words."""
    found = list[Word]()
    for match in WORD.finditer(text, start, end):
        lead = PARTY.match(match[0])
        begin = match.start() + (lead.end() if lead else 0)
        raw = match[0][begin - match.start() :]
        compound = COMPOUND.match(raw)
        core = compound[1] if compound and raw[0].isupper() else raw
        bare = OWNER.sub("", core)
        if bare and not CONTRACTION.search(raw):
            found.append(Word(begin, begin + len(bare), bare, bare != core, not found))
    letters = [letter for letter in text[start:end] if letter.isalpha()]
    loud = sum(letter.isupper() for letter in letters)
    return Line(text, tuple(found), len(letters) > 12 and loud > CAPITALS_SHARE * len(letters))


def small_words(lines: tuple[Line, ...]) -> Iterator[str]:
    """Every word that the page writes small somewhere."""
    return (word.text for line in lines for word in line.words if word.text[0].islower())


def close(line: Line, one: Word, two: Word) -> bool:
    """Nothing but white space, or the point of an abbreviation, lies between two words."""
    gap = line.text[one.end : two.start]
    return gap.isspace() or (gap.strip() == "." and len(one.text) <= 4 and "\n" not in gap)
