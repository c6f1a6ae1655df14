"""One key for all spellings of a name that differ only in case, accents, marks and small habits of writing.

Imports nothing of ours, so that the build can use it before the package is installed.
"""

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ہ": "ه", "ـ": None,
        "ё": "е", "ў": "у", "ґ": "г",
        "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "ʿ": None, "ʾ": None, "`": None, "´": None, "′": None, "ˌ": None,
    }
)  # fmt: skip
"""Letters that no decomposition splits, Arabic letters that writers exchange, and marks for sounds that English leaves out."""

BREAKS = re.compile(r"[\s\-‐-―_.,/()·&]+")
SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
"""Abbreviations that open a name."""


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """The key of a name: small letters, no accents or marks, one blank between words, "St." as "saint"; empty for no name."""
    small = name.casefold().translate(LETTERS)
    if not small.isascii():
        parts = unicodedata.normalize("NFKD", small)
        small = "".join(letter for letter in parts if not unicodedata.combining(letter)).translate(LETTERS)
    words = BREAKS.sub(" ", small).strip().split(" ")
    if len(words) > 1:
        words[0] = SHORT.get(words[0], words[0])
    return " ".join(words)
