"""Which claims are about one happening, which about another, and which about none."""

from dataclasses import replace

from resolve.saying import Said, judgement, killed, mention, report, resolved
from testimonia.records import Incident, Resolution


def names(resolution: Resolution) -> list[str]:
    return sorted(incident.name for incident in resolution.incidents)


def only(resolution: Resolution) -> Incident:
    (incident,) = resolution.incidents
    return incident


def test_one_place_and_one_week_are_one_incident() -> None:
    one = report("one", "Raid\n12 people were killed in Dasheren on Friday.", "2024-05-04")
    two = report("two", "Raid\nThe dead of Dasheren are now 15 killed people.", "2024-05-07")
    resolution = resolved(
        [one, two],
        [
            killed(one, "12 people were killed", 12, Said(("Dasheren",), day="2024-05-03")),
            killed(two, "15 killed people", 15, Said(("Dasheren",))),
        ],
    )
    assert only(resolution).name == "Deaths in Dasheren, May 2024"
    assert len(only(resolution).claims) == 2
    assert only(resolution).reasons


def test_a_town_and_the_province_that_holds_it_are_one_incident() -> None:
    one = report("one", "Raid\n12 people were killed in Dasheren.", "2024-05-04")
    two = report("two", "Raid\n41 people were killed in Tarsa by gendarmes.", "2024-05-05")
    claims = [
        killed(one, "12 people were killed", 12, Said(("Dasheren",), groups=("Marani",), day="2024-05-03")),
        killed(two, "41 people were killed", 41, Said(("Tarsa",), groups=("Marani",), by=("gendarmes",), day="2024-05-03")),
    ]
    assert only(resolved([one, two], claims)).name in (
        "Killings in Dasheren and Tarsa, May 2024",
        "Killings in Tarsa and Dasheren, May 2024",
    )


def test_two_towns_far_apart_are_two_incidents() -> None:
    one = report("one", "Raid\n12 people were killed in Dasheren on Friday.", "2024-05-04")
    two = report("two", "Fire\nSix people were killed in Brennick on Friday.", "2024-05-04")
    claims = [
        killed(one, "12 people were killed", 12, Said(("Dasheren",), day="2024-05-03")),
        killed(two, "Six people were killed", 6, Said(("Brennick",), day="2024-05-03")),
    ]
    assert names(resolved([one, two], claims)) == ["Deaths in Brennick, May 2024", "Deaths in Dasheren, May 2024"]


def test_one_town_in_two_years_is_two_incidents() -> None:
    one = report("one", "Raid\n12 people were killed in Dasheren on Friday.", "2024-05-04")
    two = report("two", "Raid\n15 people were killed in Dasheren on Monday.", "2022-03-02")
    claims = [killed(one, "12 people were killed", 12, Said(("Dasheren",))), killed(two, "15 people were killed", 15, Said(("Dasheren",)))]
    assert len(resolved([one, two], claims).incidents) == 2


def test_two_countries_are_two_incidents() -> None:
    one = report("one", "Raid\n12 people were killed in Halvane.", "2024-05-04")
    two = report("two", "Raid\n15 people were killed in Velmora.", "2024-05-04")
    claims = [killed(one, "12 people were killed", 12, Said(("Halvane",))), killed(two, "15 people were killed", 15, Said(("Velmora",)))]
    assert len(resolved([one, two], claims).incidents) == 2


def test_a_report_that_names_only_the_country_joins_the_one_incident_there() -> None:
    one = report("one", "Raid\n12 people were killed in Dasheren.", "2024-05-04")
    two = report("two", "Grief in Halvane\nMore than 40 people were killed in Halvane this week.", "2024-05-06")
    claims = [killed(one, "12 people were killed", 12, Said(("Dasheren",))), killed(two, "40 people were killed", 41, Said(("Halvane",)))]
    assert len(only(resolved([one, two], claims)).claims) == 2


def test_of_two_incidents_a_vague_report_joins_the_one_whose_place_it_names_in_passing() -> None:
    one = report("one", "Raid\n12 people were killed in Dasheren.", "2024-05-04")
    two = report("two", "Fire\nSix people were killed in Brennick.", "2024-05-04")
    vague = report("vague", "Grief in Halvane\nMore than 40 people were killed in Halvane. The road to Dasheren is closed.", "2024-05-06")
    claims = [
        killed(one, "12 people were killed", 12, Said(("Dasheren",))),
        killed(two, "Six people were killed", 6, Said(("Brennick",))),
        killed(vague, "40 people were killed", 41, Said(("Halvane",))),
    ]
    sizes = {incident.name: len(incident.claims) for incident in resolved([one, two, vague], claims).incidents}
    assert sizes == {"Deaths in Brennick, May 2024": 1, "Deaths in Dasheren, May 2024": 2}


def test_one_report_of_two_far_places_is_two_incidents() -> None:
    one = report("one", "Week in review\n12 people were killed in Dasheren. Six people were killed in Cape Sorrel.", "2024-05-04")
    claims = [
        killed(one, "12 people were killed", 12, Said(("Dasheren",))),
        killed(one, "Six people were killed", 6, Said(("Cape Sorrel",))),
    ]
    assert names(resolved([one], claims)) == ["Deaths in Cape Sorrel, May 2024", "Deaths in Dasheren, May 2024"]


def test_another_time_and_what_might_be_are_background_with_a_reason() -> None:
    one = report(
        "one", "Raid\n12 people were killed in Dasheren. In 1997 some 2300 people were killed. Hundreds could be killed.", "2024-05-04"
    )
    claims = [
        killed(one, "12 people were killed", 12, Said(("Dasheren",))),
        killed(one, "2300 people were killed", 2300, Said(assertion="historical")),
        killed(one, "Hundreds could be killed", 200, Said(assertion="forecast")),
    ]
    resolution = resolved([one], claims)
    assert only(resolution).claims == (claims[0].id,)
    assert {key: reason.rule for key, reason in resolution.background} == {claims[1].id: "historical", claims[2].id: "forecast"}


def test_every_claim_is_in_an_incident_or_in_the_background() -> None:
    one = report("one", "Raid\n12 people were killed.", None)
    two = report("two", "Raid\n15 people were killed in Velmora.", "2024-05-04")
    claims = [killed(one, "12 people were killed", 12), killed(two, "15 people were killed", 15, Said(("Velmora",)))]
    resolution = resolved([one, two], claims)
    placed = [key for incident in resolution.incidents for key in incident.claims] + [key for key, _ in resolution.background]
    assert sorted(placed) == sorted(claim.id for claim in claims)


def test_a_reviewer_makes_two_incidents_one() -> None:
    one = report("one", "Raid\n12 people were killed in Dasheren.", "2024-05-04")
    two = report("two", "Fire\nSix people were killed in Brennick.", "2024-05-04")
    claims = [killed(one, "12 people were killed", 12, Said(("Dasheren",))), killed(two, "Six people were killed", 6, Said(("Brennick",)))]
    before = resolved([one, two], claims).incidents
    after = resolved([one, two], claims, judgement("same", *(incident.id for incident in before)))
    assert len(only(after).claims) == 2


def test_a_report_from_another_town_joins_the_incident_whose_places_it_names() -> None:
    one = report("one", "Raid\n12 people were killed in Dasheren on Friday.", "2024-05-04")
    capital = report("two", "Raid\nBRENNICK: The raids on Dasheren shook the capital.\nAn aide said 40 people were killed.", "2024-05-05")
    dateline = mention(capital, "BRENNICK", "place", inherited=True)
    said = replace(killed(capital, "40 people were killed", 40, Said(unnamed="aide")), places=(dateline,))
    resolution = resolved([one, capital], [killed(one, "12 people were killed", 12, Said(("Dasheren",), day="2024-05-03")), said])
    assert len(only(resolution).claims) == 2


def test_a_place_within_the_name_of_a_body_is_no_place() -> None:
    one = report("one", "Raid\nThe Velmora Monitor said that 12 people were killed in Dasheren.", "2024-05-04")
    claim = killed(one, "12 people were killed", 12, Said(("Velmora", "Dasheren"), source="Velmora Monitor"))
    resolution = resolved([one], [claim])
    assert [entity.name for entity in resolution.entities if entity.kind == "place"] == ["Dasheren"]


def test_a_word_for_an_outlet_is_no_place_in_another_country() -> None:
    one = report("one", "Velmora: 12 people were killed in Dasheren", "2024-05-04", "Velmora Post")
    resolution = resolved([one], [killed(one, "12 people were killed", 12, Said(("Velmora", "Dasheren")))])
    assert [entity.name for entity in resolution.entities if entity.kind == "place"] == ["Dasheren"]
