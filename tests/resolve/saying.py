"""Invented reports and the claims that a reader finds in them, for the tests of resolve."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from testimonia.adapters.gazetteer import SqliteGazetteer, bundled, with_case
from testimonia.records import (
    UNKNOWN_DATE,
    Attribution,
    Block,
    Case,
    Casualty,
    Claim,
    Count,
    Dated,
    Document,
    Evidence,
    Judgement,
    Location,
    Mention,
    NamedPlace,
    Period,
    Population,
    Resolution,
    Speaker,
)
from testimonia.records.evidence import MentionKind
from testimonia.resolve import World, resolve


def named_place(
    key: str, names: tuple[str, ...], spot: tuple[float, float], precision: Any = "town", within: tuple[str, ...] = ()
) -> NamedPlace:
    location = Location(
        gazetteer_id=key, name=names[0], latitude=spot[0], longitude=spot[1], precision=precision, within=within, country=None
    )
    return NamedPlace(location=location, names=names)


HALVANE = Case(
    title="Halvane",
    places=(
        named_place("halvane", ("Halvane",), (-35.1, -17.1), "country"),
        named_place("tarsa", ("Tarsa", "Tarssa"), (-35.1, -18.5), "province", ("halvane",)),
        named_place("oran", ("Beth Oran", "Bet Oran"), (-35.02, -18.62), "town", ("tarsa", "halvane")),
        named_place("dasheren", ("Dasheren",), (-35.13, -18.38), "town", ("tarsa", "halvane")),
        named_place("brennick", ("Brennick",), (-34.2, -16.0), "town", ("halvane",)),
        named_place("velmora", ("Velmora",), (-30.0, -10.0), "country"),
        named_place("sorrel", ("Cape Sorrel",), (-30.1, -10.2), "town", ("velmora",)),
    ),
)


def gazetteer() -> SqliteGazetteer:
    return with_case(bundled(), HALVANE)


def world() -> World:
    return World(gazetteer=gazetteer(), case=HALVANE)


def report(name: str, text: str, published: str | None = None, outlet: str | None = None) -> Document:
    """A text whose lines are its blocks, the first the headline."""
    blocks = [
        Block(kind="headline" if number == 0 else "paragraph", start=line.start(), end=line.end(), locator=f"line {number + 1}")
        for number, line in enumerate(re.finditer(r"\S[^\n]*", text))
    ]
    dated = Dated(date=dt.date.fromisoformat(published), precision="day") if published else UNKNOWN_DATE
    return Document(capture=f"capture-{name}", name=name, text=text, blocks=tuple(blocks), published=dated, outlet=outlet)


def evidence(document: Document, quote: str) -> Evidence:
    start = document.text.index(quote)
    return Evidence.of(document, start, start + len(quote))


def mention(document: Document, quote: str, kind: MentionKind, *, inherited: bool = False) -> Mention:
    return Mention(evidence=evidence(document, quote), kind=kind, inherited=inherited)


@dataclass(frozen=True)
class Said:
    """What a claim of killing says besides its quote."""

    places: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    source: str | None = None
    affiliation: str | None = None
    unnamed: str | None = None
    groups: tuple[str, ...] = ()
    day: str | None = None
    assertion: Any = "asserted"
    measure: Any = "killed"


def killed(document: Document, quote: str, low: int, said: Said | None = None) -> Claim:
    """A claim that at least so many were killed."""
    said = said or Said()
    chain = ()
    if said.source:
        speaker = evidence(document, said.source) if said.source in document.text else None
        chain = (Speaker(name=said.source, named=True, affiliation=said.affiliation, evidence=speaker),)
    elif said.unnamed:
        chain = (Speaker(name=said.unnamed, named=False),)
    date = dt.date.fromisoformat(said.day) if said.day else None
    return Claim(
        evidence=evidence(document, quote),
        block="paragraph",
        attribution=Attribution(chain=chain, manner="said" if chain else "unsaid"),
        assertion=said.assertion,
        places=tuple(mention(document, place, "place") for place in said.places),
        period=Period(start=date, end=date, precision="day") if date else None,
        body=Casualty(
            measure=said.measure,
            count=Count(text=str(low), low=low, high=low, qualifier="exact"),
            population=Population(groups=said.groups),
            perpetrators=tuple(mention(document, name, "group") for name in said.by),
        ),
    )


def judgement(decision: Any, *subjects: str, minute: int = 0) -> Judgement:
    at = dt.datetime(2024, 6, 1, 12, minute, tzinfo=dt.UTC)
    return Judgement(decision=decision, subjects=subjects, by="reviewer", at=at, why="read both reports")


def resolved(documents: list[Document], claims: list[Claim], *judgements: Judgement) -> Resolution:
    return resolve(documents, claims, judgements, world())


def entity_with(resolution: Resolution, form: str) -> Any:
    """The only entity with a form."""
    found = [one for one in resolution.entities if form in one.forms]
    assert len(found) == 1, [one.forms for one in resolution.entities]
    return found[0]
