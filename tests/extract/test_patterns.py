"""The casualty patterns as data: each finds its own example, a fault is named, and every group has sentences that it reads and leaves."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.casualty_cases import ENGLISH, LEXICON, READERS, claims_in, told
from testimonia.codebook.patterns import Example, Pattern, compiled, patterns
from testimonia.errors import CodebookError
from testimonia.extract.casualties.rows.chunking import lay_row

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "patterns"
PATTERNS = patterns("en")
FILES = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))]
CASES = [(f"{one['group']}-{number}", case) for one in FILES for number, case in enumerate(one["cases"], 1)]
ONE = {"reads": "nouns", "pattern": "N", "matches": {"row": "N", "words": "men"}, "misses": {"row": "V", "words": "ran"}}


def row_of(words: str) -> str:
    (sentence,) = ENGLISH.analyse(words, 0, len(words)).sentences
    return lay_row(sentence, LEXICON).letters


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_words_of_the_examples_make_their_rows(pattern: Pattern) -> None:
    examples: tuple[Example, ...] = (pattern.matches, pattern.misses)
    assert [row_of(one.words) for one in examples] == [one.row for one in examples]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _ in CASES])
def test_case(name: str, case: dict[str, Any], reader: str) -> None:
    found = [told(claim) for claim in claims_in(case.get("pass") or case["fail"], reader=reader)]
    expected = case.get("expected", [])
    assert bool(expected) == ("pass" in case), name
    assert [{key: claim.get(key) for key in wanted} for claim, wanted in zip(found, expected, strict=True)] == expected


def test_every_group_has_sentences_that_it_reads_and_leaves() -> None:
    assert {one["group"] for one in FILES} == {pattern.group for pattern in PATTERNS.values()}
    assert all(any("pass" in case for case in one["cases"]) and any("fail" in case for case in one["cases"]) for one in FILES)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"pattern": "(N"}, "no regular expression"),
        ({"pattern": "{noun}"}, "there is no part “noun”"),
        ({"matches": {"row": "V", "words": "ran"}}, "does not find its own example"),
        ({"misses": {"row": "N", "words": "men"}}, "which it must miss"),
        ({"matches": {"row": "Q", "words": "men"}}, "which `letters` does not explain"),
        ({"reason": "why"}, "and nothing else"),
        ({"matches": {"row": "N"}}, "a row and words"),
    ],
)
def test_a_fault_is_named(change: dict[str, Any], fault: str) -> None:
    body = {"letters": {"N": "people", "V": "a verb"}, "groups": {"nouns": {"reads": "nouns", "patterns": {"one": ONE | change}}}}
    with pytest.raises(CodebookError, match=fault):
        compiled("patterns.yaml", body)


def test_a_name_in_two_groups_is_refused() -> None:
    body = {
        "letters": {"N": "people", "V": "a verb"},
        "groups": {name: {"reads": "nouns", "patterns": {"one": ONE}} for name in ("a", "b")},
    }
    with pytest.raises(CodebookError, match="two groups"):
        compiled("patterns.yaml", body)


def test_a_language_without_patterns_is_said_to_be_missing() -> None:
    with pytest.raises(CodebookError, match="tlh"):
        patterns("tlh")
