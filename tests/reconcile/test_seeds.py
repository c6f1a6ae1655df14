"""What two real reports jointly support, read by the program itself."""

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from testimonia.codebook.policies import load_policies
from testimonia.reconcile import Facts, reconcile
from testimonia.records import NO_CASE, Access, Account, Capture, Claim, Document
from testimonia.resolve import World, resolve
from testimonia.workshop import gazetteer_for, read_one

Ends = tuple[int | None, int | None]


@pytest.fixture(scope="module")
def account(shared: Path) -> Account:
    documents, claims = list[Document](), list[Claim]()
    for file in sorted((shared / "seeds").glob("*.txt")):
        data = file.read_bytes()
        access = Access(address=file.name, captured_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), tool="test", version="1")
        capture = Capture(sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", accesses=(access,))
        document, found = read_one(NO_CASE, (capture, data))
        assert isinstance(document, Document)
        documents.append(document)
        claims += found
    resolution = resolve(documents, claims, (), World(gazetteer=gazetteer_for(NO_CASE), case=NO_CASE))
    (incident,) = resolution.incidents
    return reconcile(incident, Facts.of(claims, documents, resolution), load_policies())


@pytest.fixture
def joint(account: Account) -> dict[str, Ends]:
    labels = {one.id: one.label for one in account.quantities}
    return {labels[toll.quantity]: (toll.low, toll.high) for toll in account.tolls if toll.policy == "joint-1"}


@pytest.mark.shared
def test_joint_tolls(joint: dict[str, Ends]) -> None:
    assert joint["people killed"] == (1001, None)
    assert joint["Alawite civilians killed"] == (701, None)
    assert joint["massacres"] == (30, None)
    assert joint["Alawite and Christian civilians displaced"] == (2000, 9999)
    assert (200, 999) in joint.values(), "those who sought refuge at the base"


@pytest.mark.shared
def test_security_personnel(account: Account) -> None:
    armed = {one.id for one in account.quantities if one.status == "combatant"}
    assert {(toll.low, toll.high) for toll in account.tolls if toll.policy == "joint-1" and toll.quantity in armed} == {(24, 99)}


@pytest.mark.shared
def test_one_named_origin_and_no_contradiction(account: Account) -> None:
    whole = next(toll for toll in account.tolls if toll.policy == "joint-1")
    assert whole.origins == 1
    assert account.contradictions == ()
    assert "no source sets an upper bound" in whole.reasons
