"""The language of a text is told by its beginning, middle and end where these are sure of it, else by more of it."""

import pytest

from testimonia.read.language import LONGEST, PART, language_of, parts_of

ENGLISH = "The council counted the houses along the river and found that nine families had left before the flood came. "
FRENCH = "Le conseil a compté les maisons au bord de la rivière et neuf familles étaient parties avant la crue du printemps. "


@pytest.mark.parametrize(
    ("text", "language"), [(ENGLISH, "en"), (ENGLISH * 90, "en"), (ENGLISH.upper() * 20, "en"), (FRENCH * 20, "fr"), ("12 : 30", None)]
)
def test_language(text: str, language: str | None) -> None:
    assert language_of([text]) == language


def test_a_text_is_in_the_language_of_most_of_it() -> None:
    assert language_of([FRENCH * 2, ENGLISH * 30]) == "en"


def test_parts_are_the_beginning_the_middle_and_the_end() -> None:
    text = "a" * LONGEST + "b" * LONGEST + "c" * LONGEST
    assert {one[0] for one in parts_of(text).split()} == {"a", "b", "c"}
    assert len(parts_of(text)) == 3 * PART + 2
    assert parts_of(ENGLISH) == ENGLISH
