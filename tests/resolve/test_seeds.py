"""The two real reports beside the checkout, against what a careful person reads out of them."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from testimonia.capture import CaptureSettings
from testimonia.pipeline import Workshop, gather, release
from testimonia.publish.release import Release
from testimonia.records import Casualty
from testimonia.store import Casebook

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def made(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    settings = CaptureSettings(clock=lambda: dt.datetime(2025, 6, 1, tzinfo=dt.UTC), tool="test", version="1")
    with Casebook.open(tmp_path_factory.mktemp("casebook")) as book:
        return release(book, gather(book, [str(shared / "seeds")], settings), Workshop())


def test_spellings_of_one_are_one(made: Release, gold: dict[str, Any]) -> None:
    forms = [frozenset(entity.forms) for entity in made.resolution.entities]
    text = " ".join(document.text for document in made.documents)
    for entry in gold["same_as"]:
        present = {name for name in entry["names"] if name in text}
        homes = [form for form in forms if present & form]
        assert any(present <= form for form in homes), (present, homes)


def test_what_is_not_the_same_is_apart(made: Release, gold: dict[str, Any]) -> None:
    for one, two in gold["not_same"]:
        assert not any({one, two} <= set(entity.forms) for entity in made.resolution.entities)


def test_both_reports_are_about_one_incident(made: Release, gold: dict[str, Any]) -> None:
    (incident,) = made.resolution.incidents
    wanted = gold["across"]["incident"]
    assert incident.period is not None
    assert str(incident.period.start) == wanted["start"]
    places = {entity.id: set(entity.forms) for entity in made.resolution.entities}
    found = set().union(*(places[key] for key in incident.places))
    assert set(wanted["places"]) <= found


def test_the_counted_claims_have_one_named_origin(made: Release) -> None:
    counted = {claim.id for claim in made.claims if isinstance(claim.body, Casualty) and claim.body.count.qualifier != "uncounted"}
    named = [origin for origin in made.resolution.origins if origin.kind == "named" and counted & set(origin.claims)]
    assert [origin.name for origin in named] == ["Syrian Observatory for Human Rights"]
