import json
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
    why = {"why": "the gold was corrected", "date": "2026-11-21", "set": "news"}
    assert floors.lowered == [
        {**why, "inputs": ["a", "b"]},
        {**why, "figure": "F1", "from": 0.795, "to": 0.695},
        {**why, "figure": "gone", "from": 0.595, "to": None},
    ]


def test_lowering_tells_of_a_changed_set_once_and_leaves_floors_that_hold() -> None:
    floors = pinned(one(0.8), one(0.7, "recall"), one(0.02, "error", falling=True))
    changed = [one(0.8, digest="b"), one(0.9, "recall", "b"), one(0.01, "error", "b", falling=True), one(0.4, "links", "b")]
    done = floors.lower_to(changed, "cases were added to the set", "2026-11-21")
    assert done == ["news: changed gold or texts accepted, a → b", "news, links: floor 0.3950"]
    assert [told["inputs"] for told in floors.lowered] == [["a", "b"]]
    assert floors.sets["news"]["figures"]["recall"]["floor"] == 0.695
    assert floors.faults(changed) == []


def test_lowering_an_unchanged_set_that_holds_its_floors_does_nothing() -> None:
    floors = pinned(one(0.8))
    assert floors.lower_to([one(0.796)], "nothing fell in this version", "2026-11-21") == []
    assert (floors, floors.lowered) == (pinned(one(0.8)), [])


def test_lowering_writes_only_the_figure_that_fell() -> None:
    floors = pinned(one(0.8), one(0.7, "recall"))
    assert floors.lower_to([one(0.8), one(0.6, "recall")], "a rule was taken out again", "2026-11-21") == [
        "news, recall: floor 0.5950, was 0.6950"
    ]
    assert [(told["figure"], told["to"]) for told in floors.lowered] == [("recall", 0.595)]


def test_the_repository_keeps_only_lowerings_that_are_some() -> None:
    told = Floors.read().lowered
    assert all(line["to"] is None or line["from"] != line["to"] for line in told if "figure" in line)
    assert len({json.dumps(line, sort_keys=True) for line in told}) == len(told)


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
