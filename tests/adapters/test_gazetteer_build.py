"""Making the database: from small invented input, only when something changed, and nothing half made."""

import sqlite3
from pathlib import Path

import pytest

from testimonia.adapters.gazetteer import build

PLACES = Path(build.__file__).parents[2] / "codebook" / "places"


def lode(names: tuple[str, ...] = ("Lode", "Loda", "Лода")) -> build.Place:
    return build.Place("test:1", names, -35.0, -18.0, "town", "XX", ("test:0",), 1200, 0.2)


def test_names_become_keys_once_and_the_first_is_the_main_one() -> None:
    assert list(build.keys(lode(("Lode", "LODE", "Loda", "罗德")))) == [("lode", 1), ("loda", 0)]


def test_a_database_knows_its_version_and_a_broken_one_has_none(tmp_path: Path) -> None:
    target = tmp_path / "g.sqlite"
    assert build.built_version(target) is None
    build.write(target, "v1", [lode()])
    assert build.built_version(target) == "v1"
    target.write_bytes(b"not a database at all" * 100)
    assert build.built_version(target) is None


def test_it_is_made_once_for_the_same_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "gather", lambda _folder: iter([lode()]))
    target = tmp_path / "g.sqlite"
    assert build.ensure(target, PLACES)
    assert not build.ensure(target, PLACES)
    monkeypatch.setattr(build, "FORM", build.FORM + 1)
    assert build.ensure(target, PLACES)
    assert not target.with_suffix(".partial").exists()


def test_a_build_that_breaks_off_leaves_the_old_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "g.sqlite"
    build.write(target, "old", [lode()])

    def broken(_folder: Path) -> object:
        yield lode()
        raise RuntimeError("no more space")

    monkeypatch.setattr(build, "gather", broken)
    with pytest.raises(RuntimeError):
        build.ensure(target, PLACES)
    assert build.built_version(target) == "old"


def test_rows_round_trip(tmp_path: Path) -> None:
    target = tmp_path / "g.sqlite"
    build.write(target, "v1", [lode()])
    with sqlite3.connect(target) as connection:
        assert connection.execute("SELECT id, within, precision FROM places").fetchall() == [("test:1", "test:0", "town")]
        assert connection.execute("SELECT key FROM names ORDER BY key").fetchall() == [("loda",), ("lode",), ("лода",)]


@pytest.mark.parametrize(("people", "weight"), [(0, 0.12), (1_000, 0.2), (100_000, 0.6), (1_000_000, 0.8), (50_000_000, 0.9)])
def test_weight_grows_with_people(people: int, weight: float) -> None:
    assert build.town_weight(people) == pytest.approx(weight)
