"""The casualty rules against invented sentences with the claims that a careful person reads out of them."""

from typing import Any

import pytest

from extract.casualty_cases import MEASURES, READERS, cases, casualty, claims_in, told

CASES = list(cases())


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _ in CASES])
def test_case(name: str, case: dict[str, Any], reader: str) -> None:
    found = [told(claim) for claim in claims_in(case["text"], case.get("block", "paragraph"), reader=reader)]
    expected = case["claims"]
    assert len(found) == len(expected), found
    for claim, wanted in zip(found, expected, strict=True):
        assert {key: claim.get(key) for key in wanted} == wanted


def test_there_are_enough_cases_and_each_says_what_it_counts() -> None:
    assert len(CASES) >= 120
    assert all(set(claim) & set(MEASURES) for _, case in CASES for claim in case["claims"])


def test_headline_is_quoted_in_full() -> None:
    claim, *_ = claims_in("Dozens killed in raids on Marani villages, council says", "headline")
    assert claim.evidence.quote == "Dozens killed in raids on Marani villages, council says"


def test_part_names_the_claim_of_its_whole() -> None:
    whole, part = claims_in("At least 12 people, including three children, were killed in Halvane.")
    assert casualty(part).part_of == whole.id
    assert casualty(whole).part_of is None


def test_weekday_without_publication_stays_unknown() -> None:
    (claim,) = claims_in("Twelve people were killed on Saturday.", published=None)
    assert claim.period is not None
    assert claim.period.start is None
    assert claim.period.precision == "unknown"


def test_those_shot_are_no_injured_where_all_of_them_died() -> None:
    found = [casualty(claim) for claim in claims_in("Two men were shot in Lode. Both died at the hospital.")]
    assert [(body.measure, body.count.low) for body in found] == [("killed", 2)]


def test_reading_is_the_same_twice() -> None:
    text = "Gunmen killed three traders in Tarsa and wounded seven others."
    assert claims_in(text) == claims_in(text)
