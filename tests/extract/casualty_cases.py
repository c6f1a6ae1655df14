"""How the rule cases of tests/cases/casualties are read, and a text made into claims with the casualty rules alone."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from testimonia.adapters.english import BlankEnglish, english
from testimonia.codebook.lexicon import lexicon
from testimonia.extract.casualties.fates import settle
from testimonia.extract.casualties.find import find_casualties
from testimonia.extract.casualties.parts.breakdowns import tie
from testimonia.extract.language import Language
from testimonia.extract.page import Draft, Page, lay_out
from testimonia.records import Block, Casualty, Claim, Dated, Document, Evidence
from testimonia.records.document import BlockKind

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "casualties"
PUBLISHED = dt.date(2025, 3, 12)
ENGLISH = BlankEnglish()
READERS: dict[str, Language] = {"blank": ENGLISH} | ({} if isinstance(english(), BlankEnglish) else {"trained": english()})
"""Every rule case holds with and without the trained reader, which is left out where its model is not at hand."""

LEXICON = lexicon("en")
MEASURES = ("killed", "injured", "missing", "abducted", "detained", "displaced", "massacres")


class Nowhere:
    """A gazetteer that knows no place."""

    version = "none"

    def prominence(self, name: str) -> float:
        return 0.0 * len(name)


def page_of(text: str, kind: BlockKind = "paragraph", published: dt.date | None = PUBLISHED, reader: str = "blank") -> Page:
    dated = Dated(date=published, precision="day") if published else Dated()
    block = Block(kind=kind, start=0, end=len(text), locator="characters")
    return lay_out(Document(capture="capture-1", name="case", text=text, blocks=(block,), published=dated), READERS[reader])


def claims_in(text: str, kind: BlockKind = "paragraph", published: dt.date | None = PUBLISHED, reader: str = "blank") -> list[Claim]:
    """The casualty claims of a text that nobody is quoted in, settled and tied."""
    page = page_of(text, kind, published, reader)
    drafts = find_casualties(page, LEXICON, Nowhere())
    return tie(settle([(draft, plain_claim(page, draft)) for draft in drafts]))


def plain_claim(page: Page, draft: Draft) -> Claim:
    evidence = Evidence.of(page.document, draft.start, draft.end)
    return Claim(evidence=evidence, block="paragraph", period=draft.period, body=draft.body, reasons=draft.reasons)


def casualty(claim: Claim) -> Casualty:
    assert isinstance(claim.body, Casualty)
    return claim.body


def told(claim: Claim) -> dict[str, Any]:
    """A claim in the words of the rule cases."""
    body = casualty(claim)
    count, people, period = body.count, body.population, claim.period
    return {
        body.measure: "uncounted" if count.qualifier == "uncounted" else [count.low, count.high],
        "text": count.text,
        "qualifier": count.qualifier,
        "population": people.words,
        "status": people.status,
        "groups": list(people.groups),
        "roles": list(people.roles),
        "includes": list(people.includes),
        "mostly": list(people.mostly),
        "sex": people.sex,
        "age": people.age,
        "by": [one.text for one in body.perpetrators],
        "victims": [one.text for one in body.victims],
        "named": [[one.text, one.age and one.age.years, one.sex, one.described and one.described.quote] for one in body.victims],
        "manner": body.manner,
        "part": body.part_kind,
        "quote": claim.evidence.quote,
        "force": count.force,
        "shape": count.shape,
        "period": [day(period.start), day(period.end), period.precision] if period else None,
        "hours": period.hours if period else None,
    }


def day(date: dt.date | None) -> str | None:
    return str(date) if date else None


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every case with a name that says where it stands."""
    for file in sorted(FOLDER.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))["cases"], 1):
            yield f"{file.stem}-{number}", case
