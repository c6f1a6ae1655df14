"""Which number is a part of which whole, by the rule cases of tests/cases/wholes."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.casualty_cases import READERS, casualty, claims_in

FILE = Path(__file__).resolve().parent.parent / "cases" / "wholes" / "wholes.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["cases"]


def counts(text: str, reader: str) -> list[str]:
    """Each number of a text, with that of its whole behind "of"."""
    claims = [claim for claim in claims_in(text, reader=reader) if casualty(claim).count.qualifier != "uncounted"]
    numbers = {claim.id: str(casualty(claim).count.low) for claim in claims}
    wholes = [numbers.get(casualty(claim).part_of or "") for claim in claims]
    return [f"{numbers[claim.id]} of {whole}" if whole else numbers[claim.id] for claim, whole in zip(claims, wholes, strict=True)]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_parts_are_tied_to_their_whole_and_nothing_else_is(case: dict[str, Any], reader: str) -> None:
    assert sorted(counts(case["text"], reader)) == sorted(map(str, case["counts"]))
