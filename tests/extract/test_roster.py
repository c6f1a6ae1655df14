"""Lists of names under a claim, places that "the town" stands for, and the sentences that say why a claim was read."""

import datetime as dt

import pytest

from extract.casualty_cases import ENGLISH, LEXICON, READERS, casualty, claims_in
from testimonia.extract.casualties.find import find_casualties
from testimonia.extract.casualties.reasons import SENTENCES
from testimonia.extract.page import Draft, lay_out
from testimonia.records import Block, Casualty, Dated, Document
from testimonia.records.document import BlockKind


class Towns:
    """A gazetteer that knows two places."""

    version = "towns"

    def prominence(self, name: str) -> float:
        return 0.9 if name in ("Ulmar", "Port Amara") else 0.0


def drafts_of(*blocks: tuple[BlockKind, str]) -> list[Draft]:
    """The drafts of a document of these blocks."""
    laid, start = [], 0
    for kind, text in blocks:
        laid.append(Block(kind=kind, start=start, end=start + len(text), locator="characters"))
        start += len(text) + 1
    text = "\n".join(text for _, text in blocks)
    published = Dated(date=dt.date(2025, 3, 12), precision="day")
    document = Document(capture="capture-1", name="case", text=text, blocks=tuple(laid), published=published)
    return find_casualties(lay_out(document, ENGLISH), LEXICON, Towns())


def victims(draft: Draft) -> list[str]:
    assert isinstance(draft.body, Casualty)
    return [one.text for one in draft.body.victims]


def test_names_of_the_list_are_victims_of_the_claim_above_it() -> None:
    items = ("1. Oren Vasti, 61", "2. Mila Vasti (or Vastie), 58, his wife", "3. A boy of about 12", "4. Dara al-Ketti, age not known")
    claim, *others = drafts_of(("paragraph", "Four people killed in Ulmar on 4 March 2025:"), *(("list item", one) for one in items))
    assert victims(claim) == ["Oren Vasti", "Mila Vasti", "Dara al-Ketti"]
    assert not any(victims(other) for other in others)


def test_a_part_stays_tied_to_the_whole_that_a_list_names() -> None:
    items = ("Oren Vasti, 61", "Mila Vasti, 9")
    whole, part = drafts_of(("paragraph", "Two people, including a child, were killed in Ulmar:"), *(("list item", one) for one in items))
    assert victims(whole) == ["Oren Vasti", "Mila Vasti"]
    assert part.part_of == whole


def test_list_without_a_claim_above_it_gives_no_victims() -> None:
    found = drafts_of(
        ("paragraph", "Twelve people were killed in Ulmar."), ("list item", "Oren Vasti, 61"), ("list item", "Mila Vasti, 58")
    )
    assert [victims(draft) for draft in found] == [[]]


@pytest.mark.skipif("trained" not in READERS, reason="the trained reader is not at hand")
@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Rana Ismet was 63. She died when a shell came through the roof.", [("Rana Ismet", 63, "female")]),
        ("Officers found Darnell Voss, 29, lying in a driveway. He died at the scene.", [("Darnell Voss", 29, "male")]),
        ("Sheriff Roy Tandy said the fire began at noon. He was injured by glass.", []),
        ("Roy Tandy carried a man out of the house. He died in hospital.", []),
    ],
)
def test_he_or_she_is_the_only_person_named_before(text: str, named: list[tuple[str, int, str]]) -> None:
    (claim,) = claims_in(text, reader="trained")
    found = casualty(claim).victims
    assert [(one.text, one.age and one.age.years, one.sex) for one in found] == named
    assert all(one.inherited for one in found)


@pytest.mark.skipif("trained" not in READERS, reason="the trained reader is not at hand")
def test_a_surname_alone_has_the_age_of_the_full_name() -> None:
    _, claim = claims_in("Beth Oran, 34, was wounded in Tarsa. Oran died on Sunday.", reader="trained")
    assert [(one.text, one.age and one.age.evidence.quote) for one in casualty(claim).victims] == [("Oran", "34")]


def test_the_town_is_the_place_named_last() -> None:
    found = drafts_of(("paragraph", "Troops entered Ulmar on Friday. The council lists 60 dead in the town."))
    assert [(one.text, one.inherited) for one in found[-1].places] == [("Ulmar", True)]


def test_each_share_has_its_own_place() -> None:
    found = drafts_of(("paragraph", "Seventy traders were killed: 40 in Ulmar and 30 in Port Amara."))
    assert [[one.text for one in draft.places] for draft in found[1:]] == [["Ulmar"], ["Port Amara"]]


def test_reasons_are_sentences_about_the_words() -> None:
    (claim,) = claims_in("Twelve people were killed in Ulmar.")
    assert claim.reasons == ("a number before “were killed”",)
    assert all(not sentence.endswith(":") and " " in sentence for sentence in SENTENCES.values())


@pytest.mark.parametrize(
    ("announcement", "wholes"),
    [
        ("The three victims of the workshop explosion have been named by the coroner:", [3]),
        ("Three people died in the fire on Friday. The dead were named as:", [3]),
        ("The dead were named as:", []),
    ],
)
def test_entries_under_an_announcement_are_one_victim_each(announcement: str, wholes: list[int]) -> None:
    items = ("- Trevor Mullin, 51, foreman", "- Sadiq Aslam, 33", "• Piotr Wolny (29)")
    drafts = drafts_of(("paragraph", announcement), *(("list item", one) for one in items))
    entries = drafts[len(wholes) :]
    assert [name for draft in entries for name in victims(draft)] == ["Trevor Mullin", "Sadiq Aslam", "Piotr Wolny"]
    assert all(draft.part_of == (drafts[0] if wholes else None) for draft in entries)
    assert [draft.body.count.low for draft in drafts[: len(wholes)] if isinstance(draft.body, Casualty)] == wholes


def test_items_under_another_sentence_are_no_victims() -> None:
    assert (
        drafts_of(("paragraph", "The witnesses were named as:"), ("list item", "- Trevor Mullin, 51"), ("list item", "- Sadiq Aslam, 33"))
        == []
    )
