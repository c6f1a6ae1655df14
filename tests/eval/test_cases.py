from pathlib import Path

import pytest

from cases import CaseError, files_of, folder_of, load

ONE = """
cases:
  - phenomenon: plain passive
    field: conflict
    text: At least 12 villagers were killed in Tarsa, the governor said.
    claims:
      - {measure: killed, low: 12, high: null, count: At least 12, said_by: [the governor], status: civilian, population: villagers}
"""


def file(folder: Path, text: str) -> Path:
    path = folder / "some.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def fault(folder: Path, old: str, new: str) -> str:
    with pytest.raises(CaseError) as raised:
        load([file(folder, ONE.replace(old, new))])
    return str(raised.value)


def test_a_case_is_read_with_its_bounds(tmp_path: Path) -> None:
    [case] = load([file(tmp_path, ONE)])
    assert case.claims[0].bounds == (12, None)
    assert case.row == {"id": f"case-{case.key}", "text": "At least 12 villagers were killed in Tarsa, the governor said."}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("low: 12, high: null, ", "", "give the number once"),
        ("low: 12, high: null", "n: 12, low: 12, high: null", "give the number once"),
        ("low: 12, high: null", "low: 12", "give both"),
        ("low: 12, high: null", "low: 12, high: 3", "lies over"),
        ("low: 12, high: null", "low: null, high: null", "uncounted"),
        ("said_by: [the governor], ", "", "said_by"),
        ("status: civilian", "status: civil", "status"),
        ("population: villagers", "population: farmers", "does not stand in the text"),
        ("population: villagers", "part_of: 0", "no other claim"),
        ("population: villagers", "colour: red", "colour"),
        ("field: conflict", "field: war", "field"),
        ("    claims:", "    decoy: true\n    claims:", "decoy"),
    ],
)
def test_a_broken_case_says_where_and_what_is_wrong(tmp_path: Path, old: str, new: str, told: str) -> None:
    words = fault(tmp_path, old, new)
    assert words.startswith("some.yaml, case 1 (“At least 12 villagers")
    assert told in words


def test_the_same_text_twice_is_refused(tmp_path: Path) -> None:
    assert "the same text" in fault(tmp_path, ONE, ONE + ONE.split("cases:\n")[1])


def test_a_file_without_a_list_is_refused(tmp_path: Path) -> None:
    assert "a list under `cases`" in fault(tmp_path, ONE, "cases: none")


def test_a_decoy_has_no_claims(tmp_path: Path) -> None:
    text = "cases:\n  - {phenomenon: decoys, field: crime, text: Police counted 12 shootings., decoy: true}\n"
    [case] = load([file(tmp_path, text)])
    assert case.claims == ()


@pytest.mark.parametrize(("name", "folder"), [("kept", "kept"), ("dev", "dev"), ("elsewhere", "dev")])
def test_a_case_belongs_to_the_folder_of_its_file(tmp_path: Path, name: str, folder: str) -> None:
    (tmp_path / name).mkdir()
    [case] = load([file(tmp_path / name, ONE)])
    assert case.folder == folder


def test_a_case_cannot_say_where_it_belongs(tmp_path: Path) -> None:
    assert "_folder" in fault(tmp_path, "field: conflict", "field: conflict\n    _folder: kept")


def test_both_folders_are_read_and_each_can_be_taken_by_itself() -> None:
    kept, dev = files_of("kept"), files_of("dev")
    assert [folder_of(one) for one in (*dev, *kept)] == ["dev"] * len(dev) + ["kept"] * len(kept)
    assert files_of() == dev + kept
    assert len(load(dev)) + len(load(kept) if kept else []) == len(load())


def test_every_case_of_the_repository_keeps_the_form() -> None:
    assert len({case.key for case in load()}) == len(load())
