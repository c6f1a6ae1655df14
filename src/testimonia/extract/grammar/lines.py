"""Lines: sentences as words with what each can be, and with their tree where a model has parsed them."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Literal, NamedTuple

from testimonia.extract.grammar.tree import Tree
from testimonia.extract.grammar.words import Word

Kind = Literal[
    "mark", "quote", "det", "prep", "sub", "and", "rel", "pron", "aux", "adv", "time", "verb", "participle", "number", "name", "word"
]

PHRASE: frozenset[Kind] = frozenset(("det", "prep", "number", "name", "word", "participle"))
INSIDE = frozenset(("of", "for", "in", "at", "from", "with"))
PARTITIVE = (("of", "them"), ("of", "us"))
COMMAS = frozenset((",", "(", ")", "–", "—", "--", "-"))


class Span(NamedTuple):
    """Words of one line from `first` up to, not including, `last`."""

    first: int
    last: int


@dataclass(frozen=True)
class Line:
    """A sentence as words, each with its kind; `capitals` when the text has no small letters to tell names by."""

    start: int
    end: int
    words: tuple[Word, ...]
    kinds: tuple[Kind, ...]
    capitals: bool

    def low(self, index: int) -> str:
        """The word at an index in small letters, empty outside the line."""
        return self.words[index].low if 0 <= index < len(self.words) else ""

    def kind(self, index: int) -> Kind:
        """The kind at an index; the ends of the line are marks."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else "mark"

    def offsets(self, span: Span) -> tuple[int, int]:
        """Where a span of words stands in the text."""
        return self.words[span.first].start, self.words[span.last - 1].end

    def lows(self, span: Span) -> tuple[str, ...]:
        """The words of a span in small letters."""
        return self.all_lows[span.first : span.last]

    @cached_property
    def all_lows(self) -> tuple[str, ...]:
        """Every word in small letters."""
        return tuple(word.low for word in self.words)

    def index_at(self, offset: int) -> int:
        """The word at or after an offset of the text; the number of words when there is none."""
        return bisect_right(self.words, offset, key=attrgetter("end"))

    @cached_property
    def tree(self) -> Tree | None:
        """The tree of the line; None where no model has parsed it."""
        return Tree(self.words) if self.words and self.words[0].head >= 0 else None

    @cached_property
    def joined(self) -> str:
        """The line in small letters with single blanks, for phrases of several words."""
        return " ".join(self.all_lows)


Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases as words under their first word, the longest first."""


def phrase_index(phrases: Iterable[str]) -> Phrases:
    """Phrases in the form that `starts_with` reads."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(several) for first, several in found.items()}


def starts_with(line: Line, index: int, among: Phrases) -> int:
    """How many words of the longest phrase that begins at an index; 0 for none."""
    phrases = among.get(line.low(index))
    return next((len(one) for one in phrases if line.all_lows[index : index + len(one)] == one), 0) if phrases else 0
