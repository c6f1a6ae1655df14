"""What holds for every record: it is frozen, typed, and comes back unchanged from JSON and from Parquet."""

from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from properties.records import RECORDS, documents, read_documents, record_of
from testimonia.records import Claim, Document, Incident, Quantity, from_json, from_plain, plain, to_json
from testimonia.store.parquet import read_parquet, write_parquet

every = pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
few = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@every
@given(data=st.data())
@settings(max_examples=25)
def test_json_gives_the_same_record_back(cls: type[Any], data: st.DataObject) -> None:
    record = data.draw(record_of(cls))
    again = from_json(cls, to_json(record))
    assert again == record
    assert from_plain(cls, plain(record)) == record
    assert to_json(again) == to_json(record)
    assert getattr(again, "id", None) == getattr(record, "id", None)


@every
@given(data=st.data())
@few
def test_parquet_gives_the_same_records_back(cls: type[Any], data: st.DataObject, tmp_path: Path) -> None:
    records = data.draw(st.lists(record_of(cls), max_size=4))
    write_parquet(records, tmp_path / "records.parquet", cls)
    assert read_parquet(cls, tmp_path / "records.parquet") == tuple(records)


@every
@given(data=st.data())
@few
def test_a_record_cannot_be_changed(cls: type[Any], data: st.DataObject) -> None:
    record = data.draw(record_of(cls))
    name = fields(cls)[0].name
    with pytest.raises(FrozenInstanceError):
        setattr(record, name, getattr(record, name))


@every
@given(data=st.data())
@few
def test_a_record_refuses_what_is_not_of_its_types(cls: type[Any], data: st.DataObject) -> None:
    record = data.draw(record_of(cls))
    given_values = {one.name: getattr(record, one.name) for one in fields(cls)}
    name = data.draw(st.sampled_from(sorted(given_values)))
    with pytest.raises(ValidationError):
        cls(**(given_values | {name: object()}))
    with pytest.raises((ValidationError, TypeError)):
        cls(**given_values, of_no_such_name=1)
    with pytest.raises((ValidationError, TypeError)):
        cls(*given_values.values())


@every
@given(data=st.data())
@few
def test_an_id_does_not_depend_on_the_order_of_fields(cls: type[Any], data: st.DataObject) -> None:
    record = data.draw(record_of(cls))
    given_values = {one.name: getattr(record, one.name) for one in reversed(fields(cls))}
    assert cls(**given_values) == record
    assert getattr(cls(**given_values), "id", None) == getattr(record, "id", None)


@given(record_of(Claim), st.lists(st.text(max_size=5)).map(tuple))
def test_a_claims_id_does_not_depend_on_its_reasons(claim: Claim, reasons: tuple[str, ...]) -> None:
    assert replace(claim, reasons=reasons).id == claim.id


@given(record_of(Claim))
def test_a_claims_id_depends_on_what_it_asserts(claim: Claim) -> None:
    other = "negated" if claim.assertion == "asserted" else "asserted"
    assert replace(claim, assertion=other).id != claim.id


@given(record_of(Quantity), st.text(max_size=5))
def test_a_quantitys_id_does_not_depend_on_its_label(quantity: Quantity, label: str) -> None:
    assert replace(quantity, label=label).id == quantity.id


@given(record_of(Incident), st.randoms())
def test_an_incidents_id_does_not_depend_on_the_order_of_its_claims(incident: Incident, random: Any) -> None:
    claims = list(incident.claims)
    random.shuffle(claims)
    assert replace(incident, claims=tuple(claims)).id == incident.id


@given(documents(), st.text(max_size=5))
def test_a_documents_id_does_not_depend_on_its_name(document: Document, name: str) -> None:
    assert replace(document, name=name).id == document.id


@given(read_documents())
def test_quotes_stand_at_their_spans(read: tuple[Document, tuple[Claim, ...]]) -> None:
    document, claims = read
    for claim in claims:
        assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
        assert claim.document == document.id


def test_an_empty_table_keeps_its_columns(tmp_path: Path) -> None:
    write_parquet([], tmp_path / "empty.parquet", Claim)
    assert read_parquet(Claim, tmp_path / "empty.parquet") == ()
    with pytest.raises(ValueError, match="say of which class"):
        write_parquet([], tmp_path / "nothing.parquet")
    assert [one.name for one in tmp_path.iterdir()] == ["empty.parquet"]
