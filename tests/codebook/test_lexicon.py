"""The word lists keep their form, and a fault names the file, the group and what is wrong."""

import re
from typing import Any

import pytest

from testimonia.codebook.lexicon import alternation, checked, lexicon
from testimonia.errors import CodebookError


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"words": ["killed"]}, "reason"),
        ({"reason": " ", "words": ["killed"]}, "reason"),
        ({"reason": "why", "wrods": ["killed"]}, "wrods"),
        ({"reason": "why"}, "either"),
        ({"reason": "why", "words": ["killed"], "entries": {"dead": 1}}, "either"),
        ({"reason": "why", "words": [False]}, "False is no word"),
        ({"reason": "why", "words": [12]}, "12 is no word"),
        ({"reason": "why", "words": [""]}, "is no word"),
        (["killed"], "reason"),
    ],
)
def test_a_fault_is_named(body: Any, fault: str) -> None:
    with pytest.raises(CodebookError, match=r"codebook/lang/xx\.yaml, group “harm”") as raised:
        checked("xx.yaml", "harm", body)
    assert fault in str(raised.value)


def test_a_language_without_words_is_said_to_be_missing() -> None:
    with pytest.raises(CodebookError, match="tlh"):
        lexicon("tlh")


def test_every_english_group_has_a_reason_and_words() -> None:
    english = lexicon("en")
    assert [name for name, group in english.groups.items() if not group.words or len(group.reason) < 10] == []


def test_a_pattern_takes_the_longest_words_over_any_white_space() -> None:
    group = checked("xx.yaml", "harm", {"reason": "a test", "words": ["shot", "shot dead", "women's ward"]})
    assert [found.group() for found in group.pattern.finditer("Shot\ndead, shots, WOMEN’S ward, shot")] == [
        "Shot\ndead",
        "WOMEN’S ward",
        "shot",
    ]


def test_words_that_begin_alike_are_found_as_each_by_itself() -> None:
    words = ["a", "at sea", "at", "ate", "it's", "C++", "three-day", "three"]
    text = "A at\tsea, ate at three; three-day it’s C++ a"
    one_by_one = "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in sorted(words, key=len, reverse=True))
    found, plainly = (re.findall(rf"(?<!\w)(?:{inside})(?!\w)", text, re.IGNORECASE) for inside in (alternation(words), one_by_one))
    assert found == plainly
    assert "at\tsea" in found


def test_no_words_make_a_pattern_that_finds_nothing() -> None:
    assert re.search(alternation([]), "") is None
