from pathlib import Path

import pytest

import gate
from floors import Floors


def faults(shared: Path | None) -> list[str]:
    return Floors.read().faults(list(gate.measured(shared, quick=True, jobs=1)))


def test_the_invented_cases_hold_their_floors() -> None:
    assert faults(None) == []


@pytest.mark.shared
def test_the_quick_sets_hold_their_floors(shared: Path) -> None:
    assert faults(shared) == []
