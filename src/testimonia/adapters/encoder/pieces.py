"""Word pieces and word shapes: what the encoder is given for a word. Training cuts words in exactly this way."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_WORD = 12
"""Pieces kept of one word."""

LONGEST_PART = 100
"""Characters; a longer run of letters becomes the unknown piece."""

LOWER, TITLE, CAPITALS, MIXED, ONE_CAPITAL, DIGITS, OTHER, SPECIAL = range(8)
"""How a word is written, which gives case back to an encoder that knows small letters only; the last marks both ends of a window."""

REMEMBERED = 100_000
"""Words kept with their pieces; beyond it, a word is cut each time."""


class Cut(NamedTuple):
    """A word as the encoder is given it: the numbers of its pieces, and its shape once for each."""

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]


def shape(word: str) -> int:
    """The shape of a word as it is written."""
    letters = [one for one in word if one.isalpha()]
    if not letters:
        return DIGITS if any(map(str.isdigit, word)) else OTHER
    capital = [one.isupper() for one in letters]
    if not any(capital):
        return LOWER
    if all(capital):
        return ONE_CAPITAL if len(letters) == 1 else CAPITALS
    return TITLE if capital[0] and not any(capital[1:]) else MIXED


def is_mark(character: str) -> bool:
    """Whether a word is cut at this character: punctuation, ASCII symbols and Chinese characters, as BERT's tokenizer does."""
    code = ord(character)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_mark or unicodedata.category(character)[0] == "P" or 0x4E00 <= code <= 0x9FFF


def plain(word: str) -> str:
    """The word in small letters, without accents and control characters."""
    kept = "".join(one for one in word if one not in "\0\ufffd" and (unicodedata.category(one)[0] != "C" or one in "\t\n\r"))
    return "".join(one for one in unicodedata.normalize("NFD", kept.lower()) if unicodedata.category(one) != "Mn")


def parts(word: str) -> Iterator[str]:
    """The runs between spaces and marks, and each mark by itself."""
    if word.isascii() and word.isalnum():
        yield word.lower()
        return
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
    """BERT's uncased word pieces over words that are already separate; each word is cut once and remembered."""

    def __init__(self, vocabulary: list[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.begin, self.end = (self.ids[mark] for mark in ("[UNK]", "[CLS]", "[SEP]"))
        self._known: dict[str, Cut] = {}

    def of(self, word: str) -> Cut:
        """The pieces of a word, at least one."""
        found = self._known.get(word)
        if found is None:
            pieces = [piece for part in parts(word) for piece in self._longest_first(part)]
            kept = tuple(pieces[:LONGEST_WORD]) or (self.unknown,)
            found = Cut(kept, (shape(word),) * len(kept))
            if len(self._known) < REMEMBERED:
                self._known[word] = found
        return found

    def _longest_first(self, part: str) -> list[int]:
        """A run cut into the longest pieces that the vocabulary has, from the left."""
        if len(part) > LONGEST_PART:
            return [self.unknown]
        found, start = list[int](), 0
        while start < len(part):
            lead = "##" if start else ""
            end = next((end for end in range(len(part), start, -1) if lead + part[start:end] in self.ids), None)
            if end is None:
                return [self.unknown]
            found.append(self.ids[lead + part[start:end]])
            start = end
        return found
