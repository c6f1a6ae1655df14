"""The listing of errors over invented reports; the scorers that it leans on are part of the evaluation material."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from causes import Fault, messages
from labels import of_message, of_toll
from reading import told
from scorers import Scorers, scorers
from toll_causes import articles, excerpts
from wording import about, around, harmful, sentences

TEXT = "GUNMEN KILLED SIX VILLAGERS IN TARSA.\n\nTHE GOVERNOR MET THE UNIONS. TWO TEACHERS WERE WOUNDED IN LODE."


@pytest.fixture(scope="module")
def judge(shared: Path) -> Scorers:
    return scorers(shared)


def message(*counts: dict[str, Any]) -> dict[str, Any]:
    return {"id": "invented", "text": TEXT, "counts": list(counts), "optional": [], "templates": True}


def fill(measure: str, n: int, text: str) -> dict[str, Any]:
    return {"measure": measure, "n": n, "text": text}


def causes(faults: Iterator[Fault]) -> list[tuple[str, str]]:
    return [(one.side, one.cause) for one in faults]


SIX, TWO = fill("killed", 6, "VILLAGERS"), fill("injured", 2, "TEACHERS")


@pytest.mark.shared
def test_a_message_read_in_full_has_no_fault(judge: Scorers) -> None:
    assert causes(messages([told(message(SIX, TWO))], judge)) == []


@pytest.mark.shared
@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([fill("killed", 7, "VILLAGERS"), TWO], [("missed", "wrong number"), ("false alarm", "wrong number")]),
        ([SIX, TWO, fill("killed", 1, "GOVERNOR")], [("missed", "no harm word known")]),
        ([SIX, TWO, fill("killed", 1, "BANKER")], [("missed", "the set's own: victims not in the text")]),
        ([SIX], [("false alarm", "other event or person")]),
    ],
)
def test_the_faults_of_a_message_have_their_causes(judge: Scorers, counts: list[dict[str, Any]], expected: list[tuple[str, str]]) -> None:
    assert causes(messages([told(message(*counts))], judge)) == expected


@pytest.mark.shared
def test_the_faults_of_an_article_have_their_causes(judge: Scorers) -> None:
    row = {
        "id": "invented",
        "text": "Three men were shot dead in Lode. Five wounded horses were found.",
        "killed": 3,
        "injured": 2,
    }
    assert causes(articles([told(row)], judge)) == [("missed", "injured: harm word, nobody counted")]
    assert causes(articles([told({**row, "killed": 0, "injured": 0})], judge)) == [
        ("false alarm", "killed: the set's own: the gold lists nobody, though the report tells of a victim")
    ]


@pytest.mark.shared
def test_an_excerpt_that_was_not_read_says_so(judge: Scorers) -> None:
    row = {"id": "invented", "text": "The camp by the dam held.", "quantity": 40, "unit": "people", "language": "en"}
    assert causes(excerpts([told(row)], judge)) == [("missed", "not read")]


@pytest.mark.shared
def test_claims_that_the_key_has_are_accepted_and_others_are_not(judge: Scorers) -> None:
    assert of_message(told(message(SIX)), judge) == [True, False]


def test_a_figure_over_the_golds_is_refused_and_a_part_accepted() -> None:
    counts = [{"low": low, "high": low, "qualifier": "exact"} for low in (1, 2, 3)]
    rows = [{"measure": "killed", "modality": "asserted", "count": count, "population": ""} for count in counts]
    assert of_toll(rows, {"killed": 2, "injured": 0}) == [True, True, False]
    assert of_toll(rows, {"killed": 0, "injured": 0}) == [None, None, None]


def test_sentences_are_found_by_their_words() -> None:
    assert len(sentences(TEXT)) == 3
    assert harmful("Six villagers were killed.", "killed")
    assert not harmful("The council met.")
    assert about("THE GOVERNOR OF LODE", TEXT)[0].startswith("THE GOVERNOR")
    assert around(TEXT, 40, 45) == "THE GOVERNOR MET THE UNIONS."
