import sys
from pathlib import Path

import pytest

import gate
from floors import Floors, Measured


def one(value: float, label: str = "F1", digest: str = "a", falling: bool = False) -> Measured:
    return Measured("news", label, value, falling, digest)


def pinned(*measured: Measured) -> Floors:
    floors = Floors()
    floors.raise_to(list(measured))
    return floors


def test_a_figure_at_its_floor_holds_and_one_under_it_fails() -> None:
    floors = pinned(one(0.8))
    assert floors.faults([one(0.795)]) == []
    assert floors.faults([one(0.79)]) == ["news, F1: 0.7900 is under its floor 0.7950"]


def test_less_is_better_where_it_is() -> None:
    floors = pinned(one(0, "decoys", falling=True))
    assert floors.faults([one(0, "decoys", falling=True)]) == []
    assert floors.faults([one(1, "decoys", falling=True)]) == ["news, decoys: 1.0000 is over its floor 0.0000"]


def test_a_share_of_which_less_is_better_has_a_little_room() -> None:
    floors = pinned(one(0.03, "error", falling=True))
    assert floors.faults([one(0.034, "error", falling=True)]) == []
    assert floors.faults([one(0.036, "error", falling=True)]) == ["news, error: 0.0360 is over its floor 0.0350"]


def test_a_changed_set_fails_even_with_better_figures() -> None:
    assert "not those of the floors" in pinned(one(0.8)).faults([one(0.9, digest="b")])[0]


def test_a_figure_without_a_floor_and_a_floor_without_a_figure_fail() -> None:
    floors = pinned(one(0.8))
    found = floors.faults([one(0.5, "recall")])
    assert "has no floor" in found[0]
    assert "was not measured" in found[1]


def test_sets_that_were_not_measured_are_left_alone() -> None:
    floors = pinned(one(0.8), Measured("other", "F1", 0.5, False, "z"))
    assert floors.faults([one(0.8)]) == []


def test_raising_never_lowers() -> None:
    floors = pinned(one(0.8))
    assert floors.raise_to([one(0.7)]) == []
    assert floors.raise_to([one(0.9)]) == ["news, F1: floor 0.8950, was 0.7950"]


def test_lowering_keeps_the_sentence_and_the_day_and_takes_the_new_digest() -> None:
    floors = pinned(one(0.8), one(0.6, "gone"))
    floors.lower_to([one(0.7, digest="b")], "the gold was corrected", "2026-11-21")
    assert floors.faults([one(0.7, digest="b")]) == []
    assert [(told["figure"], told["from"], told["to"], told["why"], told["date"]) for told in floors.lowered] == [
        ("F1", 0.795, 0.695, "the gold was corrected", "2026-11-21"),
        ("gone", 0.595, None, "the gold was corrected", "2026-11-21"),
    ]


def test_floors_are_kept_in_a_file(tmp_path: Path) -> None:
    floors = pinned(one(0.8))
    floors.write(tmp_path / "floors.json")
    assert Floors.read(tmp_path / "floors.json") == floors
    assert Floors.read(tmp_path / "none.json") == Floors()


@pytest.mark.parametrize("arguments", [["--lower", "too short"], ["--lower", "the gold of the set was corrected"]])
def test_a_lowering_without_sentence_or_day_is_refused(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["gate.py", *arguments])
    with pytest.raises(SystemExit) as ended:
        gate.parsed()
    assert ended.value.code == gate.UNUSABLE
