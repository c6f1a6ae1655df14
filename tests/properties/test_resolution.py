"""Invariants of resolve that a machine attacks: order and copies change nothing, decisions hold, every claim has its place."""

from hypothesis import given
from hypothesis import strategies as st

from resolve.saying import Said, judgement, killed, report, resolved
from testimonia.codebook.actors import load_actors
from testimonia.records import Claim, Document
from testimonia.resolve.clusters import Apart, Join, cluster
from testimonia.resolve.persons import same_person
from testimonia.resolve.spelling import name_words, same_word

NAMES = ("Rami Temmer", "Ramy Temmer", "Alis Orvan", "Hassan Abdel Nuri", "Hasan Abdel-Nuri", "Coast Monitor", "Hill Monitor")
TOWNS = ("Dasheren", "Beth Oran", "Bet Oran", "Brennick", "Cape Sorrel", "Tarsa", "Halvane")
DAYS = (None, "2024-05-03", "2024-05-04", "2023-01-01")


@st.composite
def reports(draw: st.DrawFn) -> tuple[list[Document], list[Claim]]:
    """A few reports with one or two claims each."""
    documents, claims = list[Document](), list[Claim]()
    for number in range(draw(st.integers(1, 5))):
        name, town, low = draw(st.sampled_from(NAMES)), draw(st.sampled_from(TOWNS)), draw(st.integers(1, 99))
        day = draw(st.sampled_from(DAYS))
        text = f"Report {number}\n{name} said {low} people were killed in {town}. Gunmen came from the hills. Paper {number} has seen it."
        document = report(f"r{number}", text, day)
        source = name if draw(st.booleans()) else None
        claims.append(
            killed(document, f"{low} people were killed", low, Said((town,), source=source, by=draw(st.sampled_from(((), ("Gunmen",))))))
        )
        documents.append(document)
    return documents, claims


@given(reports(), st.randoms())
def test_the_order_of_input_changes_nothing(made: tuple[list[Document], list[Claim]], chance: st.DataObject) -> None:
    documents, claims = list(made[0]), list(made[1])
    before = resolved(documents, claims)
    chance.shuffle(documents)  # type: ignore[attr-defined]
    chance.shuffle(claims)  # type: ignore[attr-defined]
    assert resolved(documents, claims) == before
    assert resolved(documents * 2, claims * 2) == before, "the same record twice is one"


@given(reports())
def test_every_claim_has_one_origin_and_one_place_to_be(made: tuple[list[Document], list[Claim]]) -> None:
    resolution = resolved(*made)
    wanted = sorted(claim.id for claim in {one.id: one for one in made[1]}.values())
    assert sorted(key for origin in resolution.origins for key in origin.claims) == wanted
    placed = [key for incident in resolution.incidents for key in incident.claims] + [key for key, _ in resolution.background]
    assert sorted(placed) == wanted


@given(reports())
def test_a_mention_belongs_to_one_entity_and_says_its_words(made: tuple[list[Document], list[Claim]]) -> None:
    texts = {document.id: document.text for document in made[0]}
    seen = set[tuple[str, int, int]]()
    for entity in resolved(*made).entities:
        for mention in entity.mentions:
            spot = (mention.evidence.document, mention.evidence.start, mention.evidence.end)
            assert texts[spot[0]][spot[1] : spot[2]] == mention.text
            assert entity.kind == "place" or spot not in seen
            seen.add(spot)


@given(reports(), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_what_a_reviewer_parts_stays_apart(made: tuple[list[Document], list[Claim]], one: str, two: str) -> None:
    if one != two:
        entities = resolved(*made, judgement("different", one, two)).entities
        assert not any({one, two} <= set(entity.forms) for entity in entities)


POINTS = [("name", str(number), "") for number in range(8)]
PAIRS = st.tuples(st.sampled_from(POINTS), st.sampled_from(POINTS))


@given(st.lists(st.tuples(PAIRS, st.integers(0, 3))), st.lists(PAIRS), st.randoms())
def test_clusters_part_the_names_and_never_join_what_is_apart(
    joins: list[tuple[tuple[tuple[str, ...], ...], int]], apart: list[tuple[tuple[str, ...], ...]], chance: st.DataObject
) -> None:
    made = [Join(rank, one, two, "rule", "words") for (one, two), rank in joins]
    parted = [Apart(one, two) for one, two in apart if one != two]
    groups = cluster(POINTS, made, parted)
    assert sorted(node for nodes, _ in groups for node in nodes) == POINTS
    assert not any({pair.one, pair.two} <= set(nodes) for nodes, _ in groups for pair in parted)
    chance.shuffle(made)  # type: ignore[attr-defined]
    assert cluster(POINTS, made, parted) == groups


WORDS = st.text("abdefghiklmnorstuwyz", min_size=1, max_size=9)


@given(WORDS, WORDS)
def test_spellings_agree_both_ways_and_with_themselves(one: str, two: str) -> None:
    assert same_word(one, one)
    assert same_word(one, two) == same_word(two, one)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_a_name_that_can_be_compared(one: str, two: str) -> None:
    names = load_actors().given_names
    assert (same_person(one, two, names) is None) == (same_person(two, one, names) is None)
    assert all(name_words(one)) or not name_words(one)
