from pathlib import Path

import pytest

import cases
import gate
from floors import Floors


def faults(shared: Path | None) -> list[str]:
    return Floors.read().faults(list(gate.measured(shared, quick=True, jobs=1)))


def test_the_invented_cases_hold_their_floors() -> None:
    assert faults(None) == []


@pytest.mark.shared
def test_the_quick_sets_hold_their_floors(shared: Path) -> None:
    assert faults(shared) == []


def test_a_new_case_of_one_folder_leaves_the_digest_of_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in cases.FOLDERS:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "some.yaml").write_text(f"cases: [] # {folder}", encoding="utf-8")
    monkeypatch.setattr(cases, "FOLDER", tmp_path)
    dev, kept, every = gate.cases_digest("dev"), gate.cases_digest("kept"), gate.cases_digest()
    (tmp_path / "kept" / "more.yaml").write_text("cases: []", encoding="utf-8")
    assert gate.cases_digest("dev") == dev
    assert gate.cases_digest("kept") != kept
    assert gate.cases_digest() != every
