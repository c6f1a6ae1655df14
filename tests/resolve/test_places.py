"""Where a name is: by the words beside it, by the company it keeps, and never invented."""

import pytest

from resolve.saying import mention, report
from testimonia.adapters.gazetteer import bundled
from testimonia.records import Location
from testimonia.resolve import locate, located_rows


def located(text: str, *names: str) -> list[Location | None]:
    document = report("one", text)
    return list(locate(document, [mention(document, name, "place") for name in names], bundled()))


def country(place: Location | None) -> str | None:
    assert place is not None
    return place.country


@pytest.mark.parametrize(
    ("text", "name", "country_and_division"),
    [
        ("A fire in Alexandria, Louisiana, burned for a day.", "Alexandria", ("US", "geonames:US.LA")),
        ("A fire in Alexandria, Egypt, burned for a day.", "Alexandria", ("EG", None)),
        ("A fire in Paris, Texas, burned for a day.", "Paris", ("US", "geonames:US.TX")),
        ("A fire in Tripoli (Lebanon) burned for a day.", "Tripoli", ("LB", None)),
        ("A fire in Birmingham, Ala., burned for a day.", "Birmingham", ("US", "geonames:US.AL")),
        ("A fire in Lebanon’s Tripoli burned for a day.", "Tripoli", ("LB", None)),
    ],
)
def test_a_container_beside_the_name_decides(text: str, name: str, country_and_division: tuple[str, str | None]) -> None:
    (place,) = located(text, name)
    assert place is not None
    assert place.country == country_and_division[0]
    assert country_and_division[1] is None or country_and_division[1] in place.within


def test_a_name_alone_is_the_best_known() -> None:
    assert country(located("A fire in Paris burned for a day.", "Paris")[0]) == "FR"


def test_the_company_of_other_names_decides() -> None:
    text = "The road from Tyre to Sidon and Tripoli was closed, and so was the one to Baalbek."
    assert [country(place) for place in located(text, "Tyre", "Sidon", "Tripoli", "Baalbek")] == ["LB"] * 4
    text = "The road from Benghazi to Misrata and Tripoli was closed, and so was the one to Sirte."
    assert [country(place) for place in located(text, "Benghazi", "Misrata", "Tripoli", "Sirte")] == ["LY"] * 4


def test_the_words_say_whether_it_is_the_province_or_the_town() -> None:
    (province,) = located("Two villages in Homs province were empty.", "Homs")
    (town,) = located("Two streets in the city of Homs were empty.", "Homs")
    assert province is not None
    assert town is not None
    assert (province.precision, town.precision) == ("province", "town")
    assert province.gazetteer_id in town.within


def test_names_listed_under_one_noun_are_all_of_its_kind() -> None:
    places = located("Villages in the Homs and Hama governorates were empty.", "Homs", "Hama")
    assert [place.precision for place in places if place] == ["province", "province"]


def test_a_part_of_a_place_lies_within_it() -> None:
    (part,) = located("Syria’s coastal regions were quiet.", "Syria’s coastal regions")
    assert part is not None
    assert part.precision == "region"
    assert bundled().find("Syria")[0].gazetteer_id in part.within


def test_what_the_gazetteer_does_not_know_has_no_place() -> None:
    assert located("The hamlet of Xyloquash was empty.", "Xyloquash") == [None]


def test_rows_keep_the_contract_and_leave_out_what_names_nothing() -> None:
    document = report("one", "In Homs and on the coast and in Xyloquash it rained.")
    mentions = [mention(document, words, "place") for words in ("Homs", "the coast", "Xyloquash")]
    rows = located_rows(document, mentions, bundled())
    assert [row["quote"] for row in rows] == ["Homs", "Xyloquash"]
    assert all(document.text[row["start"] : row["end"]] == row["quote"] for row in rows)  # type: ignore[misc]
    assert set(rows[0]) == {"document", "quote", "start", "end", "lat", "lon", "gazetteer_id", "precision"}
    assert (rows[1]["lat"], rows[1]["precision"]) == (None, "unknown")
