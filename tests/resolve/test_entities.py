"""Who is who in a case: joins with reasons, short names, acronyms, aliases, and what people decide."""

from resolve.saying import Said, entity_with, judgement, killed, report, resolved
from testimonia.records import Claim, Document


def two_reports() -> tuple[list[Document], list[Claim]]:
    one = report(
        "one", "Raid in Tarsa\nHassan Abdel Nuri, head of the Lode Coast Monitor (LCM), said 12 people died in Tarsa.", "2024-05-04"
    )
    two = report(
        "two",
        "More dead in Tarssa\nHasan Abdel-Nuri told reporters that 15 people died in Tarssa. The Monitor was founded in 1999.",
        "2024-05-05",
    )
    return [one, two], [
        killed(one, "12 people died", 12, Said(("Tarsa",), source="Hassan Abdel Nuri", affiliation="Lode Coast Monitor")),
        killed(two, "15 people died", 15, Said(("Tarssa",), source="Hasan Abdel-Nuri")),
    ]


def test_spellings_join_with_a_reason() -> None:
    person = entity_with(resolved(*two_reports()), "Hassan Abdel Nuri")
    assert person.kind == "person"
    assert person.forms == ("Hasan Abdel-Nuri", "Hassan Abdel Nuri")
    assert [reason.rule for reason in person.reasons] == ["person spelling"]
    assert {mention.evidence.quote for mention in person.mentions} == set(person.forms)


def test_a_bracketed_acronym_and_its_name_are_one() -> None:
    body = entity_with(resolved(*two_reports()), "Lode Coast Monitor")
    assert "LCM" in body.forms
    assert body.name == "Lode Coast Monitor"
    assert "introduced acronym" in {reason.rule for reason in body.reasons}


def test_places_join_through_the_gazetteer() -> None:
    place = entity_with(resolved(*two_reports()), "Tarsa")
    assert place.forms == ("Tarsa", "Tarssa")
    assert place.location is not None
    assert place.location.gazetteer_id == "tarsa"


def test_a_surname_is_the_only_person_of_its_report_who_bears_it() -> None:
    one = report("one", "Raid\nRami Temmer said 12 people died. Temmer said nine more were missing.")
    claims = [killed(one, "12 people died", 12, Said(source="Rami Temmer")), killed(one, "nine more", 9, Said(source="Temmer"))]
    assert entity_with(resolved([one], claims), "Temmer").name == "Rami Temmer"


def test_a_surname_of_two_is_nobody_for_sure() -> None:
    one = report("one", "Raid\nRami Temmer and Alis Temmer said 12 people died. Temmer said nine more were missing.")
    claims = [
        killed(one, "12 people died", 12, Said(source="Rami Temmer")),
        killed(one, "people died", 12, Said(source="Alis Temmer")),
        killed(one, "nine more", 9, Said(source="Temmer")),
    ]
    assert entity_with(resolved([one], claims), "Rami Temmer").forms == ("Rami Temmer",)


def test_a_nom_de_guerre_that_the_text_gives_is_the_same_person() -> None:
    one = report("one", "Talks\nYoren al-Talbek, previously known by his nom de guerre Abu Oran al-Tarsi, said 12 people died.")
    two = report("two", "Speech\nAbu Oran al-Tarsi said 12 people died.")
    claims = [
        killed(one, "12 people died", 12, Said(source="Yoren al-Talbek")),
        killed(two, "12 people died", 12, Said(source="Abu Oran al-Tarsi")),
    ]
    resolution = resolved([one, two], claims)
    assert entity_with(resolution, "Abu Oran al-Tarsi").forms == ("Abu Oran al-Tarsi", "Yoren al-Talbek")
    assert [origin.kind for origin in resolution.origins] == ["named"]


def test_the_monitor_is_the_only_one_of_its_report() -> None:
    one = report("one", "Raid\nThe Lode Monitor said 12 people died. The Monitor said nine more were missing.")
    claims = [killed(one, "12 people died", 12, Said(source="Lode Monitor")), killed(one, "nine more", 9, Said(source="The Monitor"))]
    assert entity_with(resolved([one], claims), "The Monitor").name == "Lode Monitor"


def test_a_ministry_is_the_same_with_its_seat() -> None:
    one = report("one", "Raid\nThe Ministry of Health in Brennick said 12 people died. The Ministry of Health said nine more were missing.")
    claims = [
        killed(one, "12 people died", 12, Said(source="Ministry of Health in Brennick")),
        killed(one, "nine more", 9, Said(source="Ministry of Health")),
    ]
    resolution = resolved([one], claims)
    assert "Ministry of Health in Brennick" in entity_with(resolution, "Ministry of Health").forms
    assert len(resolution.origins) == 1


def test_a_bare_noun_joins_each_report_to_its_own_body_and_these_never_to_each_other() -> None:
    one = report("one", "Raid\nThe Lode Monitor said 12 people died. The Monitor said nine more were missing.")
    two = report("two", "Raid\nThe Hill Monitor said 12 people died. The Monitor said nine more were missing.")
    claims = [
        killed(document, quote, low, Said(source=source))
        for document, own in ((one, "Lode Monitor"), (two, "Hill Monitor"))
        for quote, low, source in (("12 people died", 12, own), ("nine more", 9, "The Monitor"))
    ]
    assert sorted(origin.name for origin in resolved([one, two], claims).origins) == ["Hill Monitor", "Lode Monitor"]


def test_the_monitor_of_two_stays_open() -> None:
    one = report("one", "Raid\nThe Lode Monitor and the Hill Monitor said 12 people died. The Monitor said nine more were missing.")
    claims = [
        killed(one, "12 people died", 12, Said(source="Lode Monitor")),
        killed(one, "people died", 12, Said(source="Hill Monitor")),
        killed(one, "nine more", 9, Said(source="The Monitor")),
    ]
    assert entity_with(resolved([one], claims), "Lode Monitor").forms == ("Lode Monitor",)


def test_the_ministry_of_a_report_without_a_name_is_the_one_that_far_more_reports_name() -> None:
    named = [report(f"named {number}", f"Raid {number}\nThe Ministry of Mines said 12 people died.") for number in range(3)]
    other = report("other", "Visit\nThe Foreign Ministry said nine people were missing.")
    bare = report("bare", "Doubt\nThe ministry said that nobody died.")
    told = [killed(one, "12 people died", 12, Said(source="Ministry of Mines")) for one in named]
    told += [killed(other, "nine people", 9, Said(source="Foreign Ministry")), killed(bare, "nobody died", 0, Said(source="ministry"))]
    assert "ministry" in entity_with(resolved([*named, other, bare], told), "Ministry of Mines").forms
    few = resolved([*named[:2], other, bare], [*told[:2], *told[3:]])
    assert "ministry" not in entity_with(few, "Ministry of Mines").forms


def test_gunmen_of_two_reports_may_be_others_and_government_forces_are_not() -> None:
    one = report("one", "Raid\nGunmen and government forces killed 12 people.")
    two = report("two", "Raid\ngunmen and government forces killed 12 people.")
    claims = [
        killed(one, "killed 12 people", 12, Said(by=("Gunmen", "government forces"))),
        killed(two, "killed 12 people", 12, Said(by=("gunmen", "government forces"))),
    ]
    groups = [entity for entity in resolved([one, two], claims).entities if entity.kind == "group"]
    assert sorted(len(entity.mentions) for entity in groups) == [1, 1, 2]


def test_a_reviewer_joins_what_no_rule_does_and_the_join_names_the_reviewer() -> None:
    one = report("one", "Raid\nAlis Temmer said 12 people died. Benno Salced said nine more were missing.")
    claims = [killed(one, "12 people died", 12, Said(source="Alis Temmer")), killed(one, "nine more", 9, Said(source="Benno Salced"))]
    joined = entity_with(resolved([one], claims, judgement("same", "Alis Temmer", "Benno Salced")), "Alis Temmer")
    assert "Benno Salced" in joined.forms
    assert "reviewer" in joined.reasons[0].words


def test_a_reviewer_parts_what_a_rule_joins_by_name_and_by_id() -> None:
    documents, claims = two_reports()
    by_name = resolved(documents, claims, judgement("different", "Hassan Abdel Nuri", "Hasan Abdel-Nuri"))
    assert entity_with(by_name, "Hassan Abdel Nuri").forms == ("Hassan Abdel Nuri",)
    one, two = (entity_with(by_name, form).id for form in ("Hassan Abdel Nuri", "Hasan Abdel-Nuri"))
    joined = resolved(
        documents,
        claims,
        judgement("different", "Hassan Abdel Nuri", "Hasan Abdel-Nuri"),
        judgement("same", one, two, minute=1),
    )
    assert entity_with(joined, "Hassan Abdel Nuri").forms == ("Hasan Abdel-Nuri", "Hassan Abdel Nuri"), "the later decision holds"


def test_undoing_a_decision_gives_back_what_the_rules_say() -> None:
    documents, claims = two_reports()
    parted = judgement("different", "Hassan Abdel Nuri", "Hasan Abdel-Nuri")
    assert resolved(documents, claims, parted, judgement("undo", parted.id, minute=1)) == resolved(documents, claims)


def test_no_chain_of_joins_brings_together_what_a_reviewer_parted() -> None:
    texts = ("Karim al-Lodeni", "Kareem Lodeni", "Karim Al Lodeny")
    documents = [report(f"r{number}", f"Raid\n{name} said 12 people died.") for number, name in enumerate(texts)]
    claims = [killed(document, "12 people died", 12, Said(source=name)) for document, name in zip(documents, texts, strict=True)]
    assert len(resolved(documents, claims).entities) == 1
    entities = resolved(documents, claims, judgement("different", texts[0], texts[2])).entities
    assert not any({texts[0], texts[2]} <= set(entity.forms) for entity in entities)
