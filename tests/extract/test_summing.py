"""Numbers of people who were hit that make up the dead told before, and counts of a headline that the text completes."""

import datetime as dt

from extract.casualty_cases import ENGLISH, LEXICON, Nowhere, casualty, claims_in
from testimonia.extract.casualties.find import find_casualties
from testimonia.extract.page import lay_out
from testimonia.records import Block, Casualty, Dated, Document


def test_numbers_that_add_up_to_the_dead_are_deaths_and_parts_of_them() -> None:
    whole, *parts = claims_in("Twelve inmates died in the riot. Eight were stabbed and four shot.")
    assert [casualty(one).measure for one in parts] == ["killed", "killed"]
    assert {casualty(one).part_of for one in parts} == {whole.id}


def test_numbers_that_do_not_add_up_stay_what_they_are() -> None:
    _, *others = claims_in("Twelve inmates died in the riot. Eight were wounded and three burned.")
    assert [casualty(one).measure for one in others] == ["injured", "injured"]


def counts_under(headline: str, text: str) -> list[tuple[int | None, int | None]]:
    """The counts of the dead in a headline with a paragraph below it."""
    whole = f"{headline}\n{text}"
    blocks = (
        Block(kind="headline", start=0, end=len(headline), locator="characters"),
        Block(kind="paragraph", start=len(headline) + 1, end=len(whole), locator="characters"),
    )
    dated = Dated(date=dt.date(2025, 3, 12), precision="day")
    document = Document(capture="capture-1", name="case", text=whole, blocks=blocks, published=dated)
    drafts = find_casualties(lay_out(document, ENGLISH), LEXICON, Nowhere())
    return [(one.body.count.low, one.body.count.high) for one in drafts if isinstance(one.body, Casualty)]


def test_a_headline_leaves_out_that_a_number_is_the_least() -> None:
    assert counts_under("Shelling kills 11 in Lode", "At least 11 people were killed in Lode on Monday.") == [(11, None)]


def test_another_number_in_a_headline_stays() -> None:
    assert counts_under("Shelling kills 14 in Lode", "At least 11 people were killed in Lode on Monday.") == [(14, 14), (11, None)]
