"""Which texts repeat which, and whose figures are whose."""

import pytest

from resolve.saying import Said, killed, report, resolved
from testimonia.codebook.lexicon import lexicon
from testimonia.resolve.lineage import copies, families

TEXT = (
    "Villagers in the hills above Dasheren buried their dead on Sunday while patrols of gendarmes kept the road to the coast closed. "
    "The Coast Monitor counted 41 bodies in four hamlets and said that the search of burned houses had hardly begun. A teacher who "
    "walked for nine hours to reach the harbour said that men in grey coats had gone from door to door with a list. The prefect asked "
    "people to stay at home and promised that grain would be sent as soon as the bridge below the mill was mended."
)
LONGER = " The League of Southern States called a meeting of ambassadors for the coming week, and the price of flour doubled in the market."


def test_the_same_words_under_another_headline_are_a_copy() -> None:
    one, two = (
        report("one", "Burials in the hills\n" + TEXT, "2024-05-05"),
        report("two", "Villages count their dead\n" + TEXT, "2024-05-06"),
    )
    (copy,) = copies([two, one], lexicon("en"))
    assert (copy.document, copy.of, copy.share) == (two.id, one.id, 1.0)


def test_the_earlier_publication_is_the_original_and_without_dates_the_smaller_id() -> None:
    one, two = report("one", "A\n" + TEXT), report("two", "B\n" + TEXT)
    (copy,) = copies([one, two], lexicon("en"))
    assert (copy.of, copy.document) == tuple(sorted((one.id, two.id)))


@pytest.mark.parametrize("change", [("Sunday", "Monday"), ("41 bodies", "46 bodies"), ("in grey coats ", "")])
def test_a_touched_up_copy_is_still_one(change: tuple[str, str]) -> None:
    one, two = report("one", "A\n" + TEXT + LONGER, "2024-05-05"), report("two", "B\n" + TEXT.replace(*change), "2024-05-06")
    (copy,) = copies([one, two], lexicon("en"))
    assert 0.6 <= copy.share < 1


def test_a_report_that_quotes_one_sentence_is_no_copy() -> None:
    own = "The harbour council met for an hour and spoke of nothing but the price of flour, the pier and the names of the drowned. " * 2
    one, two = report("one", "A\n" + TEXT), report("two", "B\n" + own + TEXT[:150])
    assert copies([one, two], lexicon("en")) == ()


def test_an_agency_line_is_a_reason() -> None:
    one, two = report("one", "A\nDASHEREN (Reuters) " + TEXT, "2024-05-05"), report("two", "B\n" + TEXT, "2024-05-06")
    (copy,) = copies([one, two], lexicon("en"))
    assert "Reuters" in copy.reason.words


def test_short_texts_are_copies_only_word_for_word() -> None:
    documents = [
        report("one", "A\nTwelve died in Tarsa."),
        report("two", "B\nTwelve died in Tarsa."),
        report("three", "C\nTwelve died in Oran."),
    ]
    assert len(copies(documents, lexicon("en"))) == 1


def test_a_line_of_copies_has_one_beginning() -> None:
    documents = [report(f"r{day}", f"Headline {day}\n" + TEXT, f"2024-05-0{day}") for day in range(1, 7)]
    first = families(documents, copies(documents, lexicon("en")))
    assert set(first.values()) == {documents[0].id}


def test_forty_outlets_that_cite_one_monitor_are_one_origin() -> None:
    documents = [
        report(f"r{n}", f"Report {n}\nOutlet {n} writes that the Coast Monitor counted {n + 40} dead in Tarsa.") for n in range(40)
    ]
    claims = [killed(one, f"counted {n + 40} dead", n + 40, Said(("Tarsa",), source="Coast Monitor")) for n, one in enumerate(documents)]
    (origin,) = resolved(documents, claims).origins
    assert (origin.kind, origin.name, len(origin.documents)) == ("named", "Coast Monitor", 40)
    assert origin.entity


def test_a_copy_shares_the_origin_of_its_original_whoever_speaks() -> None:
    one, two = report("one", "A\n" + TEXT, "2024-05-05", "Harbour Post"), report("two", "B\n" + TEXT, "2024-05-06", "Evening Star")
    claims = [
        killed(one, "41 bodies", 41),
        killed(two, "41 bodies", 41),
        *(killed(each, "a list", 1, Said(unnamed="a teacher")) for each in (one, two)),
    ]
    origins = resolved([one, two], claims).origins
    assert sorted((origin.kind, origin.name, len(origin.documents)) for origin in origins) == [
        ("outlet", "Harbour Post", 2),
        ("unnamed", "a teacher", 2),
    ]


def test_unnamed_sources_of_two_texts_are_two() -> None:
    documents = [
        report("one", "A\nA security official said 12 died."),
        report("two", "B\nAn official in another town said 12 died, they wrote."),
    ]
    claims = [killed(one, "12 died", 12, Said(unnamed="a security official")) for one in documents]
    assert [origin.kind for origin in resolved(documents, claims).origins] == ["unnamed", "unnamed"]


def test_a_bulletin_speaks_for_the_body_that_issued_it() -> None:
    documents = [
        report("own", "Raids\n41 people were killed in Tarsa.", outlet="Coast Monitor"),
        report("cited", "Raids\nThe Coast Monitor counted 41 dead in Tarsa.", outlet="Harbour Post"),
    ]
    claims = [
        killed(documents[0], "41 people were killed", 41, Said(("Tarsa",))),
        killed(documents[1], "41 dead", 41, Said(("Tarsa",), source="Coast Monitor")),
    ]
    (origin,) = resolved(documents, claims).origins
    assert (origin.kind, origin.name, len(origin.documents)) == ("named", "Coast Monitor", 2)
    assert any(reason.rule == "own report" for reason in origin.reasons)


def test_a_newspaper_that_another_cites_stays_an_outlet() -> None:
    documents = [
        report("own", "Raids\n41 people were killed in Tarsa.", outlet="Harbour Post"),
        report("cites", "Raids\nThe Harbour Post counted 41 dead in Tarsa.", outlet="Evening Star"),
    ]
    claims = [
        killed(documents[0], "41 people were killed", 41, Said(("Tarsa",))),
        killed(documents[1], "41 dead", 41, Said(("Tarsa",), source="Harbour Post")),
    ]
    assert sorted(origin.kind for origin in resolved(documents, claims).origins) == ["named", "outlet"]
