"""Named victims as records: their particulars are part of what is claimed, and leave no trace where nothing is said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.records import read_documents, spans
from testimonia.publish.note import harmed
from testimonia.publish.rows import claim_row
from testimonia.records import UNCOUNTED, Age, Casualty, Claim, Evidence, NamedVictim


def claim_of(evidence: Evidence, victim: NamedVictim) -> Claim:
    return Claim(evidence=evidence, block="paragraph", body=Casualty(measure="killed", count=UNCOUNTED, victims=(victim,)))


@given(st.data(), st.integers(0, 130))
def test_an_age_is_part_of_the_claim_and_stands_in_its_row(data: st.DataObject, years: int) -> None:
    document, _ = data.draw(read_documents())
    name, words = data.draw(spans(document)), data.draw(spans(document))
    unaged = NamedVictim(evidence=name)
    aged = replace(unaged, age=Age(years=years, evidence=words), sex="female")
    assert claim_of(name, unaged).id != claim_of(name, aged).id
    (row,) = claim_row(claim_of(name, aged), document)["named_victims"]
    assert (row["name"], row["fate"], row["age"], row["sex"]) == (name.quote, "killed", years, "female")
    assert document.text[row["age_start"] : row["age_end"]] == row["age_quote"]
    assert document.text[row["start"] : row["end"]] == row["name"]


def test_a_name_in_capitals_is_shown_plainly() -> None:
    name = Evidence(document="document-1", start=0, end=9, quote="BETH ORAN")
    victim = NamedVictim(evidence=name, written="Beth Oran")
    assert (victim.name, victim.text) == ("Beth Oran", "BETH ORAN")
    assert NamedVictim(evidence=name).name == "BETH ORAN"


@pytest.mark.parametrize("years", [-1, 131])
def test_nobody_is_that_old(years: int) -> None:
    with pytest.raises(ValueError, match="an age of"):
        Age(years=years, evidence=Evidence(document="document-1", start=0, end=2, quote="34"))


def test_the_page_names_victims_with_their_ages() -> None:
    name = Evidence(document="document-1", start=0, end=9, quote="Beth Oran")
    age = Age(years=34, evidence=Evidence(document="document-1", start=11, end=13, quote="34"))
    body = Casualty(measure="killed", victims=(NamedVictim(evidence=name, age=age, described=replace(name, end=5, quote="nurse")),))
    assert harmed(body) == "Beth Oran (34, nurse)"
    assert harmed(replace(body, population=replace(body.population, words="a woman"))) == "a woman, named Beth Oran (34, nurse)"
    assert harmed(replace(body, population=replace(body.population, words="Beth Oran"))) == "Beth Oran (34, nurse)"
