"""Sentences of blank English."""

import pytest

from extract.casualty_cases import ENGLISH
from testimonia.adapters.english import BlankEnglish


def split(text: str) -> list[str]:
    return [text[one.start : one.end] for one in ENGLISH.analyse(text, 0, len(text)).sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Ivo Lind met Mr. Marlin and Dr. Lode in St. Anna.",
        "J. K. Lind of the U.S. Navy was there.",
        "Shell No. 4 hit the mill on Jan. 5 near Tarsa.",
        "The toll reached 1,018, or 3.5 percent of the town.",
        "“We ran. We hid,” he said.".replace("ran. We", "ran and we"),
        "The raid began at 5 p.m. on Monday.",
        "See https://coast.example/A.Html for more.",
    ],
)
def test_no_sentence_ends_here(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("They fled. Nobody stayed.", 2),
        ("“They fled.” The mayor wept.", 2),
        ("It began at 5 p.m. Police came later.", 2),
        ("He lives in the U.S. The trial is in Lode.", 2),
        ("The road is closed.Rescuers walk.", 2),
        ("A headline without a stop\n\nA paragraph below it.", 2),
        ("WHO DID IT? NOBODY KNOWS. THE TOWN WAITS.", 3),
        ("Twelve died. 40 were hurt.", 2),
    ],
)
def test_sentences_end_here(text: str, number: int) -> None:
    assert len(split(text)) == number


def test_tokens_lie_in_their_sentences_and_equal_the_text() -> None:
    text = "Twelve died (nine of them children). Forty-one were hurt."
    for sentence in ENGLISH.analyse(text, 0, len(text)).sentences:
        for token in sentence.tokens:
            assert sentence.start <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.text


def test_version_names_the_tokenizer() -> None:
    assert ENGLISH.version.startswith("spacy-blank-en-")


def test_a_part_of_a_stretch_that_was_laid_before_is_read_as_by_itself() -> None:
    text = "Police came at 5 p.m. on Monday.\n\nThe road is closed.Rescuers walk. “They fled,” Mr. Lind said."
    ends = [(one.start, one.end) for one in BlankEnglish().analyse(text, 0, len(text)).sentences]
    for first in range(len(ends)):
        for last in range(first, len(ends)):
            start, end = ends[first][0], ends[last][1]
            before, fresh = BlankEnglish(), BlankEnglish()
            before.analyse(text, 0, len(text))
            assert before.lay(text, start, end) == fresh.lay(text, start, end)


def test_nothing_of_another_text_is_kept() -> None:
    english = BlankEnglish()
    english.analyse("Nobody was hurt in Tarsa.", 0, 25)
    assert english.lay("Twelve died near Amara Lo", 0, 25).words == ["Twelve", "died", "near", "Amara", "Lo"]
