"""The gazetteer: all spellings of a name, the best known place first, the case's own places above the rest, safe in other processes."""

import multiprocessing
import pickle
from pathlib import Path

import pytest

from testimonia import errors
from testimonia.adapters.gazetteer import SqliteGazetteer, bundled, with_case
from testimonia.adapters.gazetteer.folding import fold
from testimonia.records import Case, Location, NamedPlace


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ţarţūs", "tartus"),
        ("Deir ez-Zor", "deir ez zor"),
        ("St. Lode", "Saint Lode"),
        ("O'Lode", "O’Lode"),
        ("جبلة", "جبله"),
        ("Łódź", "lodz"),
    ],
)
def test_spellings_that_differ_in_marks_have_one_key(one: str, two: str) -> None:
    assert fold(one) == fold(two)


def test_the_best_known_place_comes_first() -> None:
    paris = bundled().find("Paris")
    assert paris[0].country == "FR"
    assert {"FR", "US"} <= {place.country for place in paris}


def test_prominence_grows_with_fame_and_is_nought_for_no_place() -> None:
    gazetteer = bundled()
    assert gazetteer.prominence("Syria") == 1.0
    assert 1.0 > gazetteer.prominence("Aleppo") > gazetteer.prominence("Jableh") > 0
    assert gazetteer.prominence("Xyloquash") == 0
    assert gazetteer.prominence("") == 0
    assert gazetteer.prominence("’–.") == 0


@pytest.mark.parametrize(
    ("name", "spot"),
    [
        ("Hmeimim", (35.40, 35.95)),
        ("Jableh", (35.36, 35.93)),
        ("Al-Mukhtariyah", (35.60, 36.07)),
        ("Hodeidah", (14.8, 43.0)),
        ("El Fasher", (13.6, 25.35)),
    ],
)
def test_places_of_conflicts_are_where_they_are(name: str, spot: tuple[float, float]) -> None:
    place = bundled().find(name)[0]
    assert abs(place.latitude - spot[0]) < 0.5
    assert abs(place.longitude - spot[1]) < 0.5


def test_a_town_lies_in_its_division_and_country() -> None:
    place = bundled().find("Jableh")[0]
    assert place.within == ("geonames:SY.02", bundled().find("Syria")[0].gazetteer_id)


def lode() -> Case:
    location = Location(gazetteer_id="case:paris", name="Paris", latitude=-35.0, longitude=-18.0, precision="town")
    return Case(places=(NamedPlace(location=location, names=("Paris", "Parees")),))


def test_a_case_lays_its_places_over_the_rest() -> None:
    gazetteer = with_case(bundled(), lode())
    assert gazetteer.find("Paris")[0].gazetteer_id == "case:paris"
    assert gazetteer.find("parees")[0].gazetteer_id == "case:paris"
    assert len(gazetteer.find("Paris")) == len(bundled().find("Paris")) + 1
    assert gazetteer.version.startswith(bundled().version)
    assert gazetteer.version != bundled().version


def test_the_countries_of_a_case_win_among_equals() -> None:
    gazetteer = with_case(bundled(), Case(countries=("LB",)))
    assert gazetteer.weighed("Tripoli")[0][1] <= 1
    gained = {place.gazetteer_id: weight for place, weight in gazetteer.weighed("Tripoli")}
    plain = {place.gazetteer_id: weight for place, weight in bundled().weighed("Tripoli")}
    lebanese = next(place.gazetteer_id for place in bundled().find("Tripoli") if place.country == "LB")
    assert gained[lebanese] > plain[lebanese]


def asked(gazetteer: SqliteGazetteer) -> str:
    return gazetteer.find("Parees")[0].gazetteer_id + gazetteer.find("Jableh")[0].gazetteer_id


def test_it_travels_to_other_processes_and_survives_a_fork() -> None:
    gazetteer = with_case(bundled(), lode())
    here = asked(gazetteer)
    assert asked(pickle.loads(pickle.dumps(gazetteer))) == here
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(asked, (gazetteer,)) == here


def test_a_missing_database_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(errors.TestimoniaError, match="install"):
        SqliteGazetteer(tmp_path / "none.sqlite")


def test_the_attribution_is_in_the_package() -> None:
    text = bundled().path.with_name("ATTRIBUTION.md").read_text(encoding="utf-8")
    assert "GeoNames" in text
    assert "creativecommons.org/licenses/by/4.0" in text


@pytest.mark.parametrize(
    "name",
    [
        "the Hague",
        "New York City",
        "New York",
        "St. Petersburg",
        "Port-au-Prince",
        "al-Bab",
        "Saint",
        "Lode Xyloquash",
        "Damascus Gate Lane Of Lode",
        "Paris",
        "parees",
        "Beth Oran Hill",
        "Beth Oran",
    ],
)
def test_prominence_is_the_weight_of_the_best_known_place(name: str) -> None:
    hill = Location(gazetteer_id="case:hill", name="Beth Oran Hill", latitude=1.0, longitude=1.0, precision="town")
    case = Case(places=(*lode().places, NamedPlace(location=hill, names=("Beth Oran Hill",))))
    for gazetteer in (bundled(), with_case(bundled(), case)):
        assert gazetteer.prominence(name) == next((weight for _, weight in gazetteer.weighed(name)), 0.0)
