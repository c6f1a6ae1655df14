from dataclasses import replace

import pytest

from reading import Told, told
from testimonia.batch import read_row
from testimonia.codebook.confidence import Calibration, Sign, calibration, read_calibration
from testimonia.errors import CodebookError
from testimonia.extract.confidence import with_confidence
from testimonia.records import Document

TEXT = "At least 12 villagers were killed in Tarsa on Monday, the governor said. Thousands of people fled."
BODY = """
intercept: 0.5
signs:
  told again: {says: the report tells the same figure again, weight: 0.7}
  a table: {says: it is a line of a table, weight: -1.5, reason: line that names}
table: [[0.2, 0.1], [0.8, 0.9]]
"""


def report() -> tuple[Told, Document]:
    found = told({"id": "one", "text": TEXT})
    assert isinstance(found.document, Document)
    return found, found.document


def test_every_casualty_claim_gets_a_probability_and_a_sentence() -> None:
    found, document = report()
    bare = [replace(claim, confidence=None, reasons=()) for claim in found.claims]
    weighed = with_confidence(bare, document, calibration())
    assert [claim.id for claim in weighed] == [claim.id for claim in found.claims]
    for claim in weighed:
        assert claim.confidence is not None
        assert 0 < claim.confidence < 1
        assert claim.reasons[-1].startswith(f"{claim.confidence:.0%} of claims like this are accepted")


def test_weighing_twice_is_weighing_once() -> None:
    found, document = report()
    once = with_confidence(found.claims, document, calibration())
    assert with_confidence(once, document, calibration()) == once


def test_positions_and_events_keep_their_silence() -> None:
    text = "The governor condemned the raid on Tarsa. Twelve villagers were killed, he said."
    document, claims = read_row({"id": "two", "text": text})
    assert isinstance(document, Document)
    made = with_confidence([replace(claim, confidence=None) for claim in claims], document, calibration())
    kinds = {claim.body.kind: claim.confidence is None for claim in made}
    assert kinds["casualty"] is False
    assert all(silent for kind, silent in kinds.items() if kind != "casualty")
    assert len(kinds) > 1


def test_the_sign_that_moves_most_is_named() -> None:
    found, document = report()
    signs = {"vague count": Sign("the count is vague", -2.0), "civilians": Sign("they were civilians", 1.0)}
    made = with_confidence(found.claims, document, Calibration(0.0, signs, ((0.0, 0.0), (1.0, 1.0))))
    sentences = {claim.body.measure: claim.reasons[-1] for claim in made if claim.body.kind == "casualty"}
    assert sentences["killed"] == "73% of claims like this are accepted; raised because they were civilians"
    assert sentences["displaced"] == "12% of claims like this are accepted; lowered because the count is vague"


def test_a_sign_is_found_in_the_reasons() -> None:
    found, document = report()
    claims = [replace(claim, confidence=None, reasons=("the one number of a line that names one harm",)) for claim in found.claims]
    [first, *_] = with_confidence(claims, document, read_calibration(BODY))
    assert "lowered because it is a line of a table" in first.reasons[-1]


def test_between_the_scores_of_the_table_the_share_is_drawn_straight() -> None:
    made = read_calibration(BODY)
    assert [round(made.probability(score), 3) for score in (0.0, 0.2, 0.5, 0.8, 1.0)] == [0.1, 0.1, 0.5, 0.9, 0.9]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("intercept: 0.5\n", "", "needs intercept"),
        ("intercept: 0.5\n", "intercept: [\n", "is no YAML"),
        ("[0.8, 0.9]", "[0.8, 0.05]", "shares never fall"),
        ("weight: 0.7", "wait: 0.7", "told again"),
    ],
)
def test_a_broken_file_says_what_is_wrong(old: str, new: str, words: str) -> None:
    with pytest.raises(CodebookError, match=words):
        read_calibration(BODY.replace(old, new))


def test_a_sign_that_nothing_finds_is_refused() -> None:
    found, document = report()
    unknown = Calibration(0.0, {"the moon": Sign("it is full", 1.0)}, ((0.0, 0.0), (1.0, 1.0)))
    with pytest.raises(CodebookError, match="the moon"):
        with_confidence(found.claims, document, unknown)


def test_the_codebook_is_fitted_and_every_sign_is_found() -> None:
    found, document = report()
    assert any(sign.weight for sign in calibration().signs.values())
    with_confidence(found.claims, document, calibration())
