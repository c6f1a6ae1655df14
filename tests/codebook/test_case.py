"""The case file: what it may say, and that a refusal names the file, the key and the remedy."""

from pathlib import Path

import pytest

from testimonia.codebook.case import LARGEST_FILE, load_case
from testimonia.errors import CaseError

PLACE = "{id: tarsa, names: [Tarsa, Tarssa], latitude: -35.1, longitude: -18.5}"


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "testimonia.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refusal(folder: Path, text: str | bytes) -> str:
    with pytest.raises(CaseError) as caught:
        load_case(written(folder, text))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_whole_case(tmp_path: Path) -> None:
    case = load_case(
        written(
            tmp_path,
            f"""
title: " Raids on the coast "
countries: ["SY", "NO"]
note: Invented.
places:
  - {PLACE}
  - {{id: oran, names: [Beth Oran], latitude: -35, longitude: -18, precision: town, within: [tarsa], country: SY}}
outlines:
  - {{name: Coast, rings: [[[-18, -35], [-17.5, -35.5], [-17, -35]]]}}
""",
        )
    )
    assert (case.title, case.countries, case.note) == ("Raids on the coast", ("SY", "NO"), "Invented.")
    assert [one.names for one in case.places] == [("Tarsa", "Tarssa"), ("Beth Oran",)]
    oran = case.places[1].location
    assert (oran.name, oran.latitude, oran.precision, oran.within, oran.country) == ("Beth Oran", -35.0, "town", ("tarsa",), "SY")
    assert case.places[0].location.precision == "unknown"
    assert case.outlines[0].rings == (((-18.0, -35.0), (-17.5, -35.5), (-17.0, -35.0)),)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "title:\nplaces:\n"])
def test_a_file_that_says_nothing_is_an_empty_case(tmp_path: Path, text: str) -> None:
    case = load_case(written(tmp_path, text))
    assert case.title is None
    assert case.places == ()


@pytest.mark.parametrize(
    ("text", "key", "remedy"),
    [
        ("titel: x", "the whole file", "no key 'titel'; the keys are title, countries"),
        ("- a\n- b", "the whole file", "a mapping"),
        ("title: 7", "title", "put them in quotes"),
        ("countries: Syria", "countries", "a list"),
        ("countries: [NO]", "countries[0]", "put them in quotes"),
        ("countries: [Syria]", "countries[0]", "two-letter"),
        ("places: [{id: a}]", "places[0]", "add the key `names`"),
        (f"places: [{PLACE}, {PLACE}]", "places", "“tarsa” stands twice"),
        ("places: [{id: a, names: [], latitude: 1, longitude: 1}]", "places[0].names", "at least one spelling"),
        ("places: [{id: a, names: [A], latitude: 91, longitude: 1}]", "places[0].latitude", "from -90 to 90"),
        ("places: [{id: a, names: [A], latitude: .nan, longitude: 1}]", "places[0].latitude", "from -90 to 90"),
        ("places: [{id: a, names: [A], latitude: 1, longitude: yes}]", "places[0].longitude", "number of degrees"),
        ("places: [{id: a, names: [A], latitude: 1, longitude: 1, precision: village}]", "places[0].precision", "not one of exact"),
        ("places: [{id: a, names: [A], latitude: 1, longitude: 1, within: [a]}]", "places[0].within", "within itself"),
        ("outlines: [{name: C}]", "outlines[0]", "add the key `rings`"),
        ("outlines: [{name: C, rings: [[[1, 2]]]}]", "outlines[0].rings", "two points"),
        ("outlines: [{name: C, rings: [[[1, 2, 3], [1, 2]]]}]", "outlines[0].rings[0][0]", "[longitude, latitude]"),
    ],
)
def test_a_refusal_names_the_key_and_the_remedy(tmp_path: Path, text: str, key: str, remedy: str) -> None:
    message = refusal(tmp_path, text)
    assert message.startswith(f"testimonia.yaml, {key}: ")
    assert remedy in message


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("title: x\ntitle: y", "line 2: the key “title” stands twice"),
        ("a: &a [x, x]\nb: *a", "an alias"),
        ("title: !!python/object/apply:os.getcwd []", "could not determine a constructor"),
        ("title: [", "line 1"),
        ("note: 2024-13-45", "not YAML"),
        ("? [a, b]\n: c", "testimonia.yaml"),
        ("title: \x00", "not YAML"),
        (b"title: \xff", "save it as UTF-8"),
        ("[" * 5000, "nested too deeply"),
        ("#" * (LARGEST_FILE + 1), "larger than"),
    ],
)
def test_hostile_files_are_refused_in_one_line(tmp_path: Path, text: str | bytes, remedy: str) -> None:
    assert remedy in refusal(tmp_path, text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"testimonia\.yaml: cannot be opened"):
        load_case(tmp_path / "testimonia.yaml")


def test_the_sample_case_loads(root: Path) -> None:
    case = load_case(root / "examples" / "halvane" / "testimonia.yaml")
    ids = {one.location.gazetteer_id for one in case.places}
    assert all(set(one.location.within) <= ids for one in case.places)
