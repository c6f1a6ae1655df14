"""The map and the lineage: what is drawn, what is left off and said."""

from dataclasses import replace

from publish.release_fixture import halvane
from testimonia.publish.index import Index
from testimonia.publish.lineage import lineage_of
from testimonia.publish.map import framed, holds, map_of, median
from testimonia.publish.release import Release
from testimonia.records import NO_CASE, Entity, Location


def located(release: Release, name: str, longitude: float, latitude: float, precision: str = "town") -> Release:
    """The release with one of its places moved."""
    entities = []
    for one in release.resolution.entities:
        if one.name == name:
            where = Location(gazetteer_id="x", name=name, longitude=longitude, latitude=latitude, precision=precision)  # type: ignore[arg-type]
            entities.append(Entity(kind="place", name=name, forms=one.forms, mentions=one.mentions, location=where))
        else:
            entities.append(one)
    return replace(release, resolution=replace(release.resolution, entities=tuple(entities)))


def test_places_are_marked_by_the_claims_that_name_them_under_any_of_their_spellings() -> None:
    made = map_of(Index(halvane()))
    assert made
    sizes = {one.entity.name: len(one.notes) for one in made.places}
    assert sizes["Tarsa"] == max(sizes.values())
    assert any(note.quote == "We are under fire in Tarssa" for note in next(one for one in made.places if one.entity.name == "Tarsa").notes)
    assert ">Tarsa<" in made.drawing
    assert ">HALVANE<" in made.drawing
    assert "graticule" in made.drawing


def test_an_area_is_a_ring_and_a_country_no_marker() -> None:
    made = map_of(Index(located(halvane(), "Tarsa", -18.5, -35.1, "province")))
    assert made
    assert made.drawing.count('class="spot area"') == 1
    wide = map_of(Index(located(halvane(), "Tarsa", -18.5, -35.1, "country")))
    assert wide
    assert [one.drawn for one in wide.places if one.entity.name == "Tarsa"] == [False]


def test_a_place_far_from_the_others_does_not_stretch_the_map() -> None:
    made = map_of(Index(located(halvane(), "Lode", 100.0, 60.0)))
    assert made
    assert [one.drawn for one in made.places if one.entity.name == "Lode"] == [False]
    assert [one.entity.name for one in made.places if one.drawn] == ["Tarsa", "Port Amara"]


def test_real_land_has_its_coast_and_borders_and_the_names_of_its_countries() -> None:
    release = replace(halvane(), case=NO_CASE)
    for name, longitude, latitude in (("Tarsa", 6.14, 46.2), ("Port Amara", 7.6, 47.5), ("Lode", 8.9, 46.0)):
        release = located(release, name, longitude, latitude)
    made = map_of(Index(release))
    assert made
    assert 'class="border"' in made.drawing
    assert ">SWITZERLAND<" in made.drawing
    assert "graticule" not in made.drawing
    assert len(made.drawing) < 150_000


def test_without_located_places_there_is_no_map() -> None:
    release = halvane()
    assert map_of(Index(replace(release, resolution=replace(release.resolution, entities=())))) is None


def test_the_view_keeps_its_proportions_and_the_median_its_weights() -> None:
    west, south, east, north = framed([(10.0, 0.0), (12.0, 0.5)])
    assert west < 10
    assert east > 12
    assert south < 0
    assert north > 0.5
    assert abs((east - west) / (north - south) - 920 / 560) < 0.01
    assert median([(1.0, 1), (5.0, 9), (9.0, 1)]) == 5.0
    assert holds(((0, 0), (4, 0), (4, 4), (0, 4), (0, 0)), (2, 2))
    assert not holds(((0, 0), (4, 0), (4, 4), (0, 4), (0, 0)), (5, 2))


def test_the_lineage_joins_origins_to_reports_to_figures_and_a_copy_to_what_it_repeats() -> None:
    release = halvane()
    made = lineage_of(Index(release))
    assert made.drawing.count('class="copy"') == 1
    assert [(one.name, one.of_name, one.share) for one in made.copies] == [("Lisk Courier", "Harbour Post", "96 %")]
    for document in release.documents:
        assert f'href="#{document.id}"' in made.drawing or not any(claim.document == document.id for claim in release.claims)
    assert [origin.kind for origin, _, _ in made.origins] == ["named"] * 4 + ["unnamed", "outlet"]
