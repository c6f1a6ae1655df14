"""Marks over text: nested, crossing, adjacent, whole; the text stays the text."""

import itertools
import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from publish.release_fixture import halvane
from testimonia.publish.edition import edition_of
from testimonia.publish.index import Index
from testimonia.records import Block, Casualty, Claim, Count, Document, Event, Evidence, Resolution

LETTERS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=60)


@st.composite
def marked_documents(draw: st.DrawFn) -> tuple[Document, tuple[Claim, ...]]:
    """A text in blocks with claims over any spans of it."""
    text = draw(LETTERS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=5)))
    blocks = tuple(Block(kind="paragraph", start=low, end=high, locator="x") for low, high in itertools.pairwise(cuts))
    document = Document(capture="capture-x", name="x", text=text, blocks=blocks)
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)), max_size=6))
    claims = [claim_at(document, start, min(len(text), start + length), place) for place, (start, length) in enumerate(spans)]
    return document, tuple(claims)


def claim_at(document: Document, start: int, end: int, place: int) -> Claim:
    """A figure or an event at a span."""
    evidence = Evidence.of(document, start, end)
    count = Count(text=evidence.quote[:2], low=place, high=None, qualifier="at_least")
    return Claim(
        evidence=evidence, block="paragraph", body=Casualty(measure="killed", count=count) if place % 2 else Event(plover="ASSAULT")
    )


@given(marked_documents())
def test_the_text_stays_and_every_claim_is_marked_over_just_its_words(made: tuple[Document, tuple[Claim, ...]]) -> None:
    document, claims = made
    release = replace(halvane(), documents=(document,), claims=claims, accounts=(), resolution=Resolution())
    edition = edition_of(Index(release), document)
    markup = "".join(str(one.markup) for one in edition.passages)
    assert unescape(re.sub(r"<[^>]*>", "", markup)) == document.text
    assert sorted(re.findall(r'<span id="([^"]*)" class="at">', markup)) == sorted({one.id for one in claims})
    assert sorted(re.findall(r'<a href="#note-([^"]*)"', markup)) == sorted({one.id for one in claims})
    assert sum(len(one.notes) for one in edition.passages) == len({one.id for one in claims})


def test_a_crossing_pair_is_cut_where_it_crosses() -> None:
    document = Document(capture="c", name="n", text="one two three four", blocks=(Block(kind="paragraph", start=0, end=18, locator="x"),))
    claims = (claim_at(document, 0, 13, 1), claim_at(document, 8, 18, 2))
    release = replace(halvane(), documents=(document,), claims=claims, accounts=(), resolution=Resolution())
    (passage,) = edition_of(Index(release), document).passages
    tree = html.fragment_fromstring(str(passage.markup), create_parent="div")
    both = [
        one
        for one in tree.iter("span")
        if "d0" in (one.get("class") or "") and one.find("span") is not None and "d1" in (one.find("span").get("class") or "")
    ]
    assert [one.text_content() for one in both] == ["three"]


def test_a_claim_over_two_blocks_has_one_anchor_and_one_note() -> None:
    document = Document(
        capture="c", name="n", text="one two\n\nthree four",
        blocks=(Block(kind="paragraph", start=0, end=7, locator="x"), Block(kind="paragraph", start=9, end=19, locator="y")),
    )  # fmt: skip
    claim = claim_at(document, 4, 14, 0)
    release = replace(halvane(), documents=(document,), claims=(claim,), accounts=(), resolution=Resolution())
    passages = edition_of(Index(release), document).passages
    whole = "".join(str(one.markup) for one in passages)
    assert whole.count(f'id="{claim.id}"') == 1
    assert [len(one.notes) for one in passages] == [1, 0, 0]
