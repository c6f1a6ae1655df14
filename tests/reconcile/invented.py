"""Invented incidents out of short descriptions: claims with their documents, places, speakers and origins."""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from testimonia.reconcile import Facts
from testimonia.records import (
    UNCOUNTED,
    Attribution,
    Block,
    Casualty,
    Claim,
    Copy,
    Count,
    Dated,
    Document,
    Entity,
    Evidence,
    Incident,
    Judgement,
    Location,
    Mention,
    Origin,
    Period,
    Population,
    Reason,
    Resolution,
    Speaker,
)

REASON = Reason(rule="invented", words="said so in the test")
VAGUE = {"dozens": (24, 99), "hundreds": (200, 999), "thousands": (2000, 9999), "scores": (40, 99), "several": (3, 9)}


@dataclass
class Invented:
    """An incident with everything that reconcile may know, and the ids of its claims by their short names."""

    incident: Incident
    facts: Facts
    ids: dict[str, str] = field(default_factory=dict)

    def named(self, key: str) -> str:
        """The short name of a claim's id."""
        return next(short for short, found in self.ids.items() if found == key)


def counted(words: str, force: str | None = None, shape: str = "unknown") -> Count:
    """The count of a few words: "over 700", "at least 12", "about 50", "40 to 60", "hundreds", "none", "12"."""
    numbers = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", words)]
    vague = next((word for word in VAGUE if word in words), None)
    if words in ("", "no number"):
        return UNCOUNTED
    if words in ("none", "a man"):
        number = int(words == "a man")
        text = "" if number else words
        return Count(text=text, low=number, high=number, qualifier="exact", force=force or "unknown", shape=shape)
    if vague:
        low, high = VAGUE[vague]
        return Count(text=words, low=low, high=high, qualifier="vague", force=force or "estimate", shape=shape)
    first, last = numbers[0], numbers[-1]
    table = {
        "over": (first + 1, None, "more_than", "bound"),
        "more than": (first + 1, None, "more_than", "bound"),
        "at least": (first, None, "at_least", "bound"),
        "up to": (None, first, "at_most", "bound"),
        "about": (round(first * 0.9), round(first * 1.1), "about", "estimate"),
    }
    for start, (low, high, qualifier, natural) in table.items():
        if words.startswith(start):
            return Count(text=words, low=low, high=high, qualifier=qualifier, force=force or natural, shape=shape)
    qualifier, natural = ("range", "estimate") if len(numbers) == 2 else ("exact", "unknown")
    return Count(text=words, low=first, high=last, qualifier=qualifier, force=force or natural, shape=shape)


def build(case: dict[str, Any]) -> Invented:
    """An invented incident from plain values; see tests/cases/reconcile/ for the form."""
    builder = Builder(case)
    return builder.built()


@dataclass
class Builder:
    """Makes records out of a case's short descriptions."""

    case: dict[str, Any]
    mentions: dict[tuple[str, str], list[Mention]] = field(default_factory=lambda: defaultdict(list))
    ids: dict[str, str] = field(default_factory=dict)

    def built(self) -> Invented:
        rows = self.case["claims"]
        reports = {str(row.get("in", f"report-{row['id']}")): row for row in rows}
        told = {key: [row for row in rows if str(row.get("in", f"report-{row['id']}")) == key] for key in reports}
        documents = {key: self.document(key, own) for key, own in told.items()}
        claims: dict[str, Claim] = {}
        for row in sorted(rows, key=lambda row: "part of" in row):
            document = documents[str(row.get("in", f"report-{row['id']}"))]
            claims[row["id"]] = self.claim(row, document)
            self.ids[row["id"]] = claims[row["id"]].id
        copies = [
            Copy(document=documents[str(key)].id, of=documents[str(of)].id, share=0.95, reason=REASON)
            for key, of in self.case.get("copies", {}).items()
        ]
        entities = self.entities()
        resolution = Resolution(entities=entities, copies=tuple(copies), origins=self.origins(claims, documents, copies))
        incident = Incident(
            name="Killings in Halvane",
            claims=tuple(claim.id for claim in claims.values()),
            places=tuple(one.id for one in entities if one.kind == "place" and one.name in self.case.get("around", [])),
            period=period(self.case.get("from"), self.case.get("to"), words=""),
        )
        facts = Facts.of(list(claims.values()), list(documents.values()), resolution, self.judgements())
        return Invented(incident, facts, self.ids)

    def sentence(self, row: dict[str, Any]) -> str:
        words = [str(row.get("count", "")), str(row.get("who", "people")), row.get("measure", "killed"), f"({row['id']})"]
        words += [f"in {place}" for place in listed(row.get("where"))] + [f"by {side}" for side in listed(row.get("sides"))]
        return " ".join(word for word in words if word) + f", says {row.get('by') or row.get('unnamed') or 'we'}."

    def document(self, key: str, rows: list[dict[str, Any]]) -> Document:
        text, blocks = "", []
        for row in rows:
            start = len(text)
            text += self.sentence(row)
            blocks.append(Block(kind=row.get("block", "paragraph"), start=start, end=len(text), locator=f"line {len(blocks)}"))
            text += "\n"
        on = next((row["day"] for row in rows if "day" in row), None)
        published = Dated(date=on, precision="day") if on else Dated()
        return Document(capture=f"capture-{key}", name=key, outlet=key, text=text, blocks=tuple(blocks), published=published)

    def claim(self, row: dict[str, Any], document: Document) -> Claim:
        words = self.sentence(row)
        start = document.text.index(words)
        evidence = Evidence.of(document, start, start + len(words))
        population = row.get("population", {})
        body = Casualty(
            measure=row.get("measure", "killed"),
            count=counted(str(row.get("count", "")), row.get("force"), row.get("shape", "unknown")),
            population=Population(
                words=row.get("who", "people"),
                status=population.get("status", "unknown"),
                groups=tuple(population.get("groups", ())),
                sex=population.get("sex"),
                age=population.get("age"),
                roles=tuple(population.get("roles", ())),
            ),
            perpetrators=tuple(self.mention(document, evidence, side, "organisation") for side in listed(row.get("sides"))),
            manner=row.get("manner"),
            part_of=self.ids[row["part of"]] if "part of" in row else None,
            part_kind=row.get("part kind", "subset") if "part of" in row else None,
        )
        return Claim(
            evidence=evidence,
            block=row.get("block", "paragraph"),
            attribution=self.attribution(row),
            assertion=row.get("assertion", "asserted"),
            hedges=tuple(row.get("hedges", ())),
            places=tuple(
                self.mention(document, evidence, place, "place", inherited=row.get("inherited", False))
                for place in listed(row.get("where"))
            ),
            period=period(*row["when"]) if "when" in row else None,
            body=body,
        )

    def attribution(self, row: dict[str, Any]) -> Attribution:
        if "by" in row:
            return Attribution(chain=(Speaker(name=row["by"], named=True),), manner=row.get("manner said", "said"))
        if "unnamed" in row:
            return Attribution(chain=(Speaker(name=row["unnamed"], named=False),), manner=row.get("manner said", "said"))
        return Attribution()

    def mention(self, document: Document, evidence: Evidence, name: str, kind: Any, *, inherited: bool = False) -> Mention:
        start = document.text.index(name, evidence.start)
        made = Mention(evidence=Evidence.of(document, start, start + len(name)), kind=kind, inherited=inherited)
        self.mentions[kind, name].append(made)
        return made

    def entities(self) -> tuple[Entity, ...]:
        """Places with their containment from the case's `map`, sides as organisations."""
        world = self.case.get("map", {})
        found = []
        for name, (precision, *within) in world.items():
            location = Location(gazetteer_id=name, name=name, latitude=1.0, longitude=2.0, precision=precision, within=tuple(within))
            mentions = tuple(self.mentions.get(("place", name), ()))
            found.append(Entity(kind="place", name=name, forms=(name,), mentions=mentions, location=location))
        for (kind, name), mentions in self.mentions.items():
            if kind == "organisation":
                found.append(Entity(kind="organisation", name=name, forms=(name,), mentions=tuple(mentions)))
        return tuple(sorted(found, key=lambda one: one.id))

    def origins(self, claims: dict[str, Claim], documents: dict[str, Document], copies: list[Copy]) -> tuple[Origin, ...]:
        """As resolve does it: named by entity, unnamed and outlets by line of copies."""
        first = {copy.document: copy.of for copy in copies}
        groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in claims.values():
            document = first.get(claim.document, claim.document)
            chain = claim.attribution.chain
            if claim.attribution.origin:
                groups["named", claim.attribution.origin, ""].append(claim)
            elif chain:
                groups["unnamed", chain[0].name, document].append(claim)
            else:
                outlet = next(one.name for one in documents.values() if one.id == document)
                groups["outlet", outlet, document].append(claim)
        return tuple(
            Origin(
                kind=kind,  # type: ignore[arg-type]
                name=name,
                claims=tuple(sorted(claim.id for claim in group)),
                documents=tuple(sorted({first.get(claim.document, claim.document) for claim in group})),
            )
            for (kind, name, _), group in groups.items()
        )

    def judgements(self) -> list[Judgement]:
        at = dt.datetime(2031, 4, 1, tzinfo=dt.UTC)
        return [
            Judgement(
                decision=row["decision"],
                subjects=(self.ids[row["claim"]],),
                by="Lena Orvik",
                at=at + dt.timedelta(minutes=number),
                why=row["why"],
                correction=row.get("correction"),
            )
            for number, row in enumerate(self.case.get("judgements", ()))
        ]


def listed(value: Any) -> list[str]:
    """A value, a list of them, or nothing, as a list."""
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def period(start: dt.date | None, end: dt.date | None, words: str = "in those days") -> Period | None:
    """Days both included; None where neither is known."""
    if start is None and end is None:
        return None
    return Period(start=start, end=end, precision="day", words=words)
