"""Events, statements and measures: rule cases in YAML, and what a draft holds."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from testimonia.adapters.english import BlankEnglish, english
from testimonia.codebook.lexicon import lexicon
from testimonia.extract.deeds.find import find_deeds
from testimonia.extract.page import Draft, Page, lay_out
from testimonia.records import Block, Dated, Document, Event, MeasureTaken, Statement
from testimonia.records.document import BlockKind

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "deeds"
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


class Nowhere:
    """A gazetteer that knows no place."""

    def prominence(self, name: str) -> float:  # noqa: ARG002 - the form that extract asks for
        return 0.0


READINGS = [
    pytest.param(case, name, id=f"{case['case']}, {name}")
    for case in CASES
    for name in ("trained", "blank")
    if "by" not in case or name == "trained"
]
"""Every case with the trained reader; without it all but those that only a tree can tell (`by: tree`)."""


def page_of(case: dict[str, Any], reader: str = "blank") -> Page:
    """The text of a case as a page, under a subheading where it has one."""
    parts = [("subheading", case["subheading"])] if "subheading" in case else []
    text, blocks = "", list[Block]()
    for kind, part in [*parts, ("paragraph", case["text"])]:
        blocks.append(Block(kind=cast("BlockKind", kind), start=len(text), end=len(text) + len(part), locator="case"))
        text += part + "\n\n"
    published = Dated(date=dt.date(2024, 5, 20), precision="day")
    document = Document(capture="capture-case", name="case", text=text, blocks=tuple(blocks), published=published, language="en")
    return lay_out(document, english() if reader == "trained" else BlankEnglish(lexicon("en")))


def deeds_of(case: dict[str, Any], reader: str = "blank") -> list[Draft]:
    return find_deeds(page_of(case, reader), lexicon("en"), Nowhere())


def whom(draft: Draft) -> list[str]:
    """Those whom a deed is done to, or a position taken on."""
    return [one.text for one in getattr(draft.body, "targets", ())]


def who(draft: Draft) -> set[str]:
    """The names of those whose deed it is, and the state spoken for."""
    body = draft.body
    if isinstance(body, Statement):
        return {name for name in (body.speaker.text, body.on_behalf_of) if name}
    assert isinstance(body, Event | MeasureTaken)
    return {actor.text for actor in body.actors}


def fits(text: str, draft: Draft, wanted: list[Any]) -> bool:
    kind, plover, name, words = wanted
    held = text[draft.start : draft.end]
    named = name is None or any(name in one for one in who(draft))
    return (draft.body.kind, getattr(draft.body, "plover", None)) == (kind, plover) and named and words in held


@pytest.mark.parametrize(("case", "reader"), READINGS)
def test_case(case: dict[str, Any], reader: str) -> None:
    found = deeds_of(case, reader)
    text = page_of(case).text
    for wanted in case["deeds"]:
        assert any(fits(text, draft, wanted) for draft in found), [text[draft.start : draft.end] for draft in found]
    assert len(found) == len(case["deeds"]), [text[draft.start : draft.end] for draft in found]
    if "on" in case:
        assert [name for draft in found for name in whom(draft)] == case["on"]


def test_enough_phenomena() -> None:
    assert len({case["phenomenon"] for case in CASES}) >= 15


def test_a_statement_says_whom_it_is_about_and_what() -> None:
    (draft,) = deeds_of({"text": "The Tarsa Council accused the Marani army of burning the market."})
    assert isinstance(draft.body, Statement)
    assert [target.text for target in draft.body.targets] == ["Marani army"]
    assert draft.body.about is not None
    assert "burning the market" in draft.body.about


def test_an_event_has_its_day() -> None:
    (draft,) = deeds_of({"text": "Rebels attacked the barracks on Friday."})
    assert draft.period is not None
    assert draft.period.start == dt.date(2024, 5, 17)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The council urged all shepherds to stay at home.", "shepherds"),
        ("The union demanded that the harbour minister resign.", "harbour minister"),
        ("The council accused the navy of theft.", "navy"),
        ("The council blamed the navy for the deaths of nine men.", "navy"),
        ("Marania voiced its support for Lodia’s borders.", "Lodia"),
        ("Marania voiced its support for the borders of Lodia.", "Lodia"),
    ],
)
def test_the_target_stands_behind_the_words_of_a_position(text: str, target: str) -> None:
    (draft,) = deeds_of({"text": text})
    assert isinstance(draft.body, Statement)
    assert [one.text for one in draft.body.targets] == [target]


@pytest.mark.parametrize(
    ("author", "outlet", "speakers"),
    [
        ("Senn Registry", None, ["Senn Registry"]),
        ("Press Office of the Senn Registry", None, ["Senn Registry"]),
        ("Ina Dole", None, []),
        (None, "Senn Registry", []),
        ("Ina Dole", "Senn Registry", []),
    ],
)
def test_we_is_the_body_that_signs_the_document(author: str | None, outlet: str | None, speakers: list[str]) -> None:
    page = page_of({"text": "Note by Ina Dole for the Senn Registry. We call on the navy to let the boats pass."})
    drafts = find_deeds(replace(page, document=replace(page.document, author=author, outlet=outlet)), lexicon("en"), Nowhere())
    assert [draft.body.speaker.text for draft in drafts if isinstance(draft.body, Statement)] == speakers
