"""Where sentences of English end, by rule: marks, abbreviations and empty lines."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from testimonia.codebook.lexicon import Lexicon

STOP = re.compile(
    r"""(?P<mark>[.!?…]+)(?P<close>["”’'»)\]]*)(?P<gap>\s+)(?=["“‘'«(\[—–-]*\s*[^\W_])"""
    r"""|(?<=[^\W\d_]{2})(?P<tight>[.!?])(?=[A-Z][a-z])"""
    r"""|(?P<blank>\n[ \t]*\n\s*)"""
)
"""Where a sentence may end: a mark with white space after it, a mark that lost its white space, or an empty line."""

BEFORE = re.compile(r"[^\s(\[“\"‘—]+$")
AFTER = re.compile(r"[\w’']+")


class Span(NamedTuple):
    """A sentence between two offsets; `firm` where an empty line, or the text's end, stands before it."""

    start: int
    end: int
    firm: bool


class SentenceRules:
    """The rules with the codebook's abbreviations and words that open sentences."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        return self._listed("abbreviations")

    @cached_property
    def _abbreviations_that_end(self) -> frozenset[str]:
        return self._listed("abbreviations that may end a sentence")

    @cached_property
    def _openers(self) -> frozenset[str]:
        return self._listed("sentence openers")

    def _listed(self, group: str) -> frozenset[str]:
        return frozenset(word.lower() for word in self._words.words(group))

    def spans(self, text: str) -> Iterator[Span]:
        """The sentences of a text, without the white space around them."""
        first, firm = 0, True
        for stop in STOP.finditer(text):
            if self._ends(text, stop):
                yield from trimmed(text, first, stop.start() if stop["blank"] else stop.end(), firm)
                first, firm = stop.end(), bool(stop["blank"])
        yield from trimmed(text, first, len(text), firm)

    def shortens(self, word: str) -> bool:
        """Whether a word with a point is an abbreviation that ends no sentence, or an initial."""
        low = word.lower()
        return (low in self._abbreviations and low not in self._abbreviations_that_end) or bool(re.fullmatch(r"[a-z]\.", low))

    def _ends(self, text: str, stop: re.Match[str]) -> bool:
        """Whether a sentence ends at a possible stop.

        Not after a title, an initial, "No." or a month before a number; after "p.m." or "U.S." only when the next word opens
        sentences; never inside when the next word starts small.
        """
        if stop["blank"]:
            return True
        if stop["tight"]:
            return "/" not in text[max(0, stop.start() - 12) : stop.start()]
        following = AFTER.search(text, stop.end())
        opening = following.group() if following else ""
        if opening[:1].islower():
            return False
        if stop["mark"] != "." or stop["close"]:
            return True
        found = BEFORE.search(text, max(0, stop.start() - 24), stop.start())
        word = f"{found.group()}.".lower() if found else "."
        if word in self._abbreviations_that_end or re.fullmatch(r"(?:[a-z]\.)+", word):
            return opening.lower() in self._openers
        return word not in self._abbreviations


def trimmed(text: str, start: int, end: int, firm: bool) -> Iterator[Span]:
    """The span without white space at its ends; nothing where it holds nothing else."""
    stretch = text[start:end]
    if stretch.strip():
        yield Span(start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()), firm)
