"""Words of a line by how they are written."""

import pytest

from testimonia.extract.grammar.capitals import line_of


@pytest.mark.parametrize(
    ("text", "small", "capital", "owner"),
    [
        ("Lode", "lode", True, False),
        ("Lode's", "lode", True, True),
        ("St.", "st", True, False),
        ("Lode-based", "lode", True, False),
        ("mid-Lode", "lode", True, False),
        ("al-Lode", "al-lode", True, False),
        ("river", "river", False, False),
        ("village-wide", "village-wide", False, False),
    ],
)
def test_a_word(text: str, small: str, capital: bool, owner: bool) -> None:
    (word,) = line_of(text, 0, len(text)).words
    assert (word.small, word.capital, word.owner) == (small, capital, owner)
    assert text[word.start : word.end] == word.text


def test_a_contraction_is_no_word_of_a_name() -> None:
    assert [one.text for one in line_of("They've left", 0, 12).words] == ["left"]


def test_capitals_say_nothing_where_all_is_written_in_them() -> None:
    assert line_of("THE TOWN WAITS FOR NEWS", 0, 23).shouting
    assert not line_of("The town waits for NEWS", 0, 23).shouting
