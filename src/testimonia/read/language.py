"""The language of a text, by py3langid, or None where the text is too short to tell."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

ENOUGH, SURE, LONGEST = 40, 0.7, 4000
"""Fewer letters than `ENOUGH` tell no language; a probability below `SURE` is a guess; more than `LONGEST` characters add nothing."""

CERTAIN, PART = 0.95, 150
"""The probability from which three parts of so many characters tell the language of a text by themselves, at a quarter of the cost."""


@cache
def identifier() -> Any:
    """The model, loaded once: it is bundled with py3langid and needs no network."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loaded when the first text is read

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(texts: Sequence[str]) -> str | None:
    """The ISO 639-1 code of the language in which most of these texts are written, or None where that is not sure.

    Capitals are read as small letters: the model was trained on mixed case and takes a text in capitals for another language.
    """
    whole = " ".join(texts)[:LONGEST]
    return told_by(parts_of(whole), CERTAIN) or told_by(whole, SURE)


def parts_of(text: str) -> str:
    """The beginning, the middle and the end of a text; all of a short one."""
    middle = (len(text) - PART) // 2
    return text if len(text) <= 3 * PART else " ".join((text[:PART], text[middle : middle + PART], text[-PART:]))


def told_by(sample: str, sure: float) -> str | None:
    """The language of a sample where it has letters enough and its probability is high enough."""
    letters = re.findall(r"[^\W\d_]", sample)
    if len(letters) < ENOUGH:
        return None
    if sum(letter.isupper() for letter in letters[:500]) > len(letters[:500]) // 2:
        sample = sample.lower()
    code, probability = identifier().classify(sample)
    return str(code) if probability >= sure else None
