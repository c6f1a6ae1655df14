"""Word pieces and word shapes: what the encoder is given for a word. The reader at run time must cut words in exactly this way."""

import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path

LONGEST_WORD = 12  # pieces kept of one word
LONGEST_PART = 100  # characters; a longer part becomes the unknown piece


class Shape(IntEnum):
    """The writing of a word, which gives case back to an uncased encoder."""

    LOWER = 0
    TITLE = 1
    CAPITALS = 2
    MIXED = 3
    ONE_CAPITAL = 4
    DIGITS = 5
    OTHER = 6
    SPECIAL = 7  # the marks at both ends of a window


def shape(word: str) -> Shape:
    """The shape of a word as it is written."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return Shape.DIGITS if any(c.isdigit() for c in word) else Shape.OTHER
    if word.islower():
        return Shape.LOWER
    if len(letters) == 1 and letters[0].isupper():
        return Shape.ONE_CAPITAL
    if all(c.isupper() for c in letters):
        return Shape.CAPITALS
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return Shape.TITLE
    return Shape.MIXED if any(c.isupper() for c in letters) else Shape.LOWER


def is_mark(character: str) -> bool:
    """Whether BERT's tokenizer splits at this character: punctuation, ASCII symbols and Chinese characters."""
    code = ord(character)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_mark or unicodedata.category(character)[0] == "P" or 0x4E00 <= code <= 0x9FFF


def plain(word: str) -> str:
    """The word in small letters, without accents and control characters."""
    kept = "".join(c for c in word if c not in "\0\ufffd" and (unicodedata.category(c)[0] != "C" or c in "\t\n\r"))
    return "".join(c for c in unicodedata.normalize("NFD", kept.lower()) if unicodedata.category(c) != "Mn")


def parts(word: str) -> Iterator[str]:
    """The runs between spaces and marks, and each mark by itself."""
    run = ""
    for character in plain(word):
        if not character.isspace() and not is_mark(character):
            run += character
            continue
        if run:
            yield run
        run = ""
        if not character.isspace():
            yield character
    if run:
        yield run


class WordPieces:
    """BERT's uncased WordPiece over words that are already separate; every word is cut once and remembered."""

    def __init__(self, vocabulary: list[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.begin, self.end = (self.ids[mark] for mark in ("[UNK]", "[CLS]", "[SEP]"))
        self._cut: dict[str, tuple[int, ...]] = {}

    @classmethod
    def from_file(cls, path: Path) -> "WordPieces":
        """The pieces listed in a vocabulary file, one a line."""
        return cls(path.read_text("utf-8").splitlines())

    def of(self, word: str) -> tuple[int, ...]:
        """The piece numbers of a word, at least one."""
        if word not in self._cut:
            pieces = [piece for part in parts(word) for piece in self._longest_first(part)]
            self._cut[word] = tuple(pieces[:LONGEST_WORD]) or (self.unknown,)
        return self._cut[word]

    def _longest_first(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part) <= LONGEST_PART:
            ends = range(len(part), start, -1)
            end = next((e for e in ends if self._piece(part, start, e) in self.ids), None)
            if end is None:
                return [self.unknown]
            found.append(self.ids[self._piece(part, start, end)])
            start = end
        return found or [self.unknown]

    @staticmethod
    def _piece(part: str, start: int, end: int) -> str:
        return ("##" if start else "") + part[start:end]
