"""The language of a text, by py3langid, or None where the text is too short to tell."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

ENOUGH, SURE, LONGEST = 40, 0.7, 4000
"""Fewer letters than `ENOUGH` tell no language; a probability below `SURE` is a guess; more than `LONGEST` characters add nothing."""


@cache
def identifier() -> Any:
    """The model, loaded once: it is bundled with py3langid and needs no network."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loaded when the first text is read

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(texts: Sequence[str]) -> str | None:
    """The ISO 639-1 code of the language in which most of these texts are written, or None where that is not sure.

    Capitals are read as small letters: the model was trained on mixed case and takes a text in capitals for another language.
    """
    sample = " ".join(texts)[:LONGEST]
    letters = re.findall(r"[^\W\d_]", sample)
    if len(letters) < ENOUGH:
        return None
    if sum(letter.isupper() for letter in letters[:500]) > len(letters[:500]) // 2:
        sample = sample.lower()
    code, probability = identifier().classify(sample)
    return str(code) if probability >= SURE else None
