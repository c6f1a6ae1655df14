"""The shorter vocabulary that a model is shipped with: pieces that English text needs, so that the word table is half as large."""

import unicodedata
from collections.abc import Iterable

from training.pieces import WordPieces

MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
MOST_FREQUENT = 22000  # the published vocabulary is ordered by frequency: pieces before this number stay
CONTINUES = "##"


def is_latin(piece: str) -> bool:
    """Whether every letter of a piece is Latin; digits and marks are welcome."""
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in piece)


def kept(vocabulary: list[str], pieces: WordPieces, words: Iterable[str]) -> list[int]:
    """The numbers of the pieces to keep, in order: the special marks, every single character, and Latin pieces that are frequent or
    stand in the training text. Any word of Latin letters can still be cut, if into more pieces."""
    seen = {piece for word in set(words) for piece in pieces.of(word).pieces}
    return [number for number, piece in enumerate(vocabulary) if stays(piece, frequent=number < MOST_FREQUENT or number in seen)]


def stays(piece: str, *, frequent: bool) -> bool:
    """Whether one piece is kept."""
    if piece.startswith("[") and len(piece) > 1:
        return piece in MARKS
    bare = piece.removeprefix(CONTINUES)
    return len(bare) == 1 or (frequent and is_latin(bare))
