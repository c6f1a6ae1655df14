"""Word pieces and word shapes as training sees them: cut by the code that cuts words at run time, so that both always agree."""

from enum import IntEnum
from pathlib import Path

from testimonia.adapters.encoder import pieces
from testimonia.adapters.encoder.pieces import WordPieces

__all__ = ["Shape", "WordPieces", "shape", "vocabulary_of"]


class Shape(IntEnum):
    """The writing of a word, which gives case back to an uncased encoder."""

    LOWER = pieces.LOWER
    TITLE = pieces.TITLE
    CAPITALS = pieces.CAPITALS
    MIXED = pieces.MIXED
    ONE_CAPITAL = pieces.ONE_CAPITAL
    DIGITS = pieces.DIGITS
    OTHER = pieces.OTHER
    SPECIAL = pieces.SPECIAL  # the marks at both ends of a window


def shape(word: str) -> Shape:
    """The shape of a word as it is written."""
    return Shape(pieces.shape(word))


def vocabulary_of(path: Path) -> list[str]:
    """The pieces listed in a vocabulary file, one a line."""
    return path.read_text("utf-8").splitlines()
