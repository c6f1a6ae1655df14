"""The whole line on the sample case, against what a careful person reads out of it."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from expectation import Pairing, counted, document_of, expected, faults, hits, named, overlaps, pair, positions, words
from testimonia.capture import CaptureSettings
from testimonia.codebook.case import load_case
from testimonia.pipeline import Workshop, gather, release
from testimonia.publish.release import Release
from testimonia.records import Account, Casualty, Incident, Quantity
from testimonia.store import Casebook

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / "examples" / "halvane"
EXPECTED = expected(HERE / "expected" / "halvane.yaml")
DOCUMENTS: dict[str, Any] = EXPECTED["documents"]
CASE: dict[str, Any] = EXPECTED["case"]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The release of the sample case."""
    settings = CaptureSettings(clock=lambda: dt.datetime(2024, 6, 1, tzinfo=dt.UTC), tool="test", version="1")
    with Casebook.open(tmp_path_factory.mktemp("casebook")) as book:
        return release(book, gather(book, [str(FOLDER)], settings), Workshop(case=load_case(FOLDER / "testimonia.yaml")))


def pairing(made: Release, name: str) -> Pairing:
    """The counted claims of a document beside the expected ones."""
    return pair(DOCUMENTS[name]["claims"], counted(made, document_of(made, name)))


def test_every_report_is_read_and_expected(made: Release) -> None:
    assert [(one.address, one.reason) for one in made.unread] == []
    assert len(made.documents) == len(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_title_author_and_date(made: Release, name: str) -> None:
    document, entry = document_of(made, name), DOCUMENTS[name]
    found = {"title": document.title, "author": document.author, "outlet": document.outlet, "published": document.published.date}
    assert {key: found[key] for key in found if key in entry} == {key: entry[key] for key in found if key in entry}


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if "blocks" in DOCUMENTS[name]])
def test_blocks(made: Release, name: str) -> None:
    document = document_of(made, name)
    for entry in DOCUMENTS[name]["blocks"]:
        block = next(one for one in document.blocks if stands_in(entry["quote"], document.text[one.start : one.end]))
        found = {"kind": block.kind, "author": block.author, "published": block.published.date}
        assert found == {"kind": entry["kind"], "author": entry.get("author"), "published": entry.get("published")}, entry["quote"]


def stands_in(quote: str, text: str) -> bool:
    """Whether all of a quote stands in a text, in its order."""
    return " ".join(words(quote)) in " ".join(words(text))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_counted_claims(made: Release, name: str) -> None:
    result = pairing(made, name)
    missing = [f"{one['measure']} {one['count']}: {one['quote']}" for one in result.missing]
    spurious = [f"{one.body.measure} {one.body.count.text}: {one.evidence.quote}" for one in result.spurious]  # type: ignore[union-attr]
    assert {"missing": missing, "spurious": spurious} == {"missing": [], "spurious": []}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_attributes_of_counted_claims(made: Release, name: str) -> None:
    wanted = [(entry, claim) for entry, claim in pairing(made, name).pairs if not entry.get("optional")]
    assert {entry["quote"]: found for entry, claim in wanted if (found := faults(entry, claim))} == {}


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if DOCUMENTS[name].get("decoys")])
def test_no_decoy_is_taken_for_a_figure(made: Release, name: str) -> None:
    entry = DOCUMENTS[name]
    assert hits(entry["decoys"], counted(made, document_of(made, name)), entry["claims"]) == []


@pytest.mark.parametrize("entry", CASE["positions"] + CASE["measures"], ids=lambda entry: f"{entry['document']}: {entry['quote'][:40]}")
def test_positions_and_measures(made: Release, entry: dict[str, Any]) -> None:
    rows = [row for row in positions(made, document_of(made, entry["document"])) if overlaps(entry["quote"], row[0])]
    types = entry["plover"] if isinstance(entry["plover"], list) else [entry["plover"]]
    fitting = [row for row in rows if row[1] in types]
    assert fitting, f"no {types} among {rows}"
    if "speaker" in entry:
        assert any(named(entry["speaker"], who) for _, _, who, _ in fitting), f"{entry['speaker']} is not who speaks in {fitting}"
    if "target" in entry:
        assert any(named(entry["target"], one) for row in fitting for one in row[3]), f"{entry['target']} is not the target in {fitting}"


def entity_of(made: Release, name: str) -> set[str]:
    """Ids of the entities that have a form of these words, with or without a title before it."""
    size = len(words(name))
    return {one.id for one in made.resolution.entities if any(words(form)[-size:] == words(name) for form in one.forms)}


@pytest.mark.parametrize("names", CASE["same_as"], ids=" = ".join)
def test_spellings_that_are_one(made: Release, names: list[str]) -> None:
    assert entity_of(made, names[0]) & entity_of(made, names[1])


@pytest.mark.parametrize("names", CASE["not_same"], ids=" ≠ ".join)
def test_names_that_are_two(made: Release, names: list[str]) -> None:
    assert entity_of(made, names[0])
    assert not entity_of(made, names[0]) & entity_of(made, names[1])


def test_copies(made: Release) -> None:
    by_id = {one.id: one.name for one in made.documents}
    assert sorted([by_id[one.document], by_id[one.of]] for one in made.resolution.copies) == sorted(CASE["copies"])


@pytest.mark.parametrize("name", CASE["origins"])
def test_one_origin_however_it_is_called(made: Release, name: str) -> None:
    found = [one.name for one in made.resolution.origins if one.kind == "named" and named(name, one.name)]
    assert len(found) == 1


def incident_with(made: Release, entry: dict[str, Any]) -> Incident:
    """The topmost incident that has the claim of this document and quote."""
    document = document_of(made, entry["documents"][-1] if len(entry["documents"]) == 1 else entry["documents"][1])
    ids = {claim.id for claim in counted(made, document) if overlaps(entry["quote"], claim.evidence.quote)}
    by_id = {one.id: one for one in made.resolution.incidents}
    found = next(one for one in made.resolution.incidents if ids & set(one.claims))
    while found.parent:
        found = by_id[found.parent]
    return found


def test_two_incidents_are_kept_apart(made: Release) -> None:
    raids, fire = (incident_with(made, entry) for entry in CASE["incidents"])
    assert raids.id != fire.id
    of = {claim.id: claim.document for claim in made.claims}
    assert {of[key] for key in fire.claims} == {document_of(made, "brennick-herald-market-fire").id}
    wanted = {document_of(made, name).id for name in CASE["incidents"][0]["documents"]}
    assert wanted <= {of[key] for key in raids.claims}


def account_of_raids(made: Release) -> Account:
    """The account of the raids."""
    incident = incident_with(made, CASE["incidents"][0])
    return next(one for one in made.accounts if one.incident == incident.id)


def is_of(quantity: Quantity, population: str) -> bool:
    """Whether a quantity is of everybody, of civilians or of one role as a whole, anywhere in the incident."""
    if quantity.groups or quantity.sex or quantity.age or quantity.perpetrator or quantity.area or quantity.period:
        return False
    if population in ("all", "civilians"):
        return not quantity.roles and quantity.status == {"all": None, "civilians": "civilian"}[population]
    return quantity.roles == (population,)


@pytest.mark.parametrize("entry", CASE["tolls"], ids=lambda entry: f"{entry['measure']}, {entry['population']}")
def test_joint_tolls(made: Release, entry: dict[str, Any]) -> None:
    account = account_of_raids(made)
    ids = {one.id for one in account.quantities if one.measure == entry["measure"] and is_of(one, entry["population"])}
    found = [(one.low, one.high) for one in account.tolls if one.quantity in ids and one.policy.startswith("joint")]
    assert found in [[(low, entry["high"])] for low in entry["low"]]


@pytest.mark.parametrize("entry", CASE["contradictions"], ids=lambda entry: str(entry["why"]))
def test_contradictions(made: Release, entry: dict[str, Any]) -> None:
    quotes = {claim.id: claim.evidence.quote for claim in made.claims}
    sets = [[quotes[key] for key in one.claims] for account in made.accounts for one in account.contradictions]
    assert any(all(any(wanted in quote for quote in one) for wanted in entry["quotes"]) for one in sets), sets


def test_nobody_is_charged_whom_no_report_charges(made: Release) -> None:
    claims = [claim for claim in made.claims if isinstance(claim.body, Casualty)]
    charged = [(one.text, claim.evidence.quote) for claim in claims for one in getattr(claim.body, "perpetrators", ())]
    assert [(name, quote) for name, quote in charged if any(named(one, name) for one in CASE["never_perpetrators"])] == []


def test_history_enters_no_toll(made: Release) -> None:
    used = {key for account in made.accounts for toll in account.tolls for key in toll.used}
    assert [claim.evidence.quote for claim in made.claims if claim.id in used and claim.assertion != "asserted"] == []


def test_the_victims_of_the_list_are_read(made: Release) -> None:
    document = document_of(made, "names-beth-oran")
    given = {name.text for claim in made.claims if claim.document == document.id for name in getattr(claim.body, "victims", ())}
    assert [name for name in DOCUMENTS["names-beth-oran"]["victims"] if name not in given] == []
