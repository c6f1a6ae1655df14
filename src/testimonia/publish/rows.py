"""Records as the rows that other programs read: the output contract of `read`, `reconcile` and `places`, and plain tables."""

from collections.abc import Iterable
from typing import Any

from testimonia.publish.release import Release
from testimonia.records import Casualty, Claim, Count, Document, Event, MeasureTaken, Mention, NamedVictim, Period, Statement, Toll

Row = dict[str, Any]


def claim_row(claim: Claim, document: Document) -> Row:
    """A claim of any kind as one flat object; a casualty claim has the fields of the output contract (docs/contract.md)."""
    kinds = {Casualty: casualty_row, Event: deed_row, Statement: statement_row, MeasureTaken: measure_row}
    body = kinds[type(claim.body)](claim.body)  # type: ignore[operator]
    return {"document": document.name, **body, **common_row(claim), "id": claim.id}


def common_row(claim: Claim) -> Row:
    """What claims of every kind say: the words, where they stand, who said them and how surely, where and when."""
    return {
        "quote": claim.evidence.quote,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "places": names(claim.places),
        "said_by": list(claim.attribution.said_by),
        "manner": claim.attribution.manner,
        "period": period_row(claim.period),
        "hedged": claim.hedged,
        "modality": claim.assertion,
        "block": claim.block,
        "confidence": claim.confidence,
    }


def casualty_row(body: Casualty) -> Row:
    """How many came to which harm."""
    return {
        "measure": body.measure,
        "count": count_row(body.count),
        "population": body.population.words,
        "status": body.population.status,
        "groups": list(body.population.groups),
        "perpetrators": names(body.perpetrators),
        "victims": names(body.victims),
        "named_victims": [victim_row(one, body.measure) for one in body.victims],
        "part_of": body.part_of,
        "part_kind": body.part_kind,
        "harm_manner": body.manner,
    }


def victim_row(victim: NamedVictim, fate: str) -> Row:
    """A named victim with what the text says of the person, and where it says so."""
    age, words = victim.age, victim.described
    return {
        "name": victim.name,
        "start": victim.evidence.start,
        "end": victim.evidence.end,
        "fate": fate,
        "age": age.years if age else None,
        "age_quote": age.evidence.quote if age else None,
        "age_start": age.evidence.start if age else None,
        "age_end": age.evidence.end if age else None,
        "sex": victim.sex,
        "described": words.quote if words else None,
    }


def deed_row(body: Event) -> Row:
    """Who did what to whom."""
    return {"kind": "event", "plover": body.plover, "mode": body.mode, "actors": names(body.actors), "targets": names(body.targets)}


def measure_row(body: MeasureTaken) -> Row:
    """A measure taken, by whom and against whom."""
    shared = {"plover": body.plover, "mode": body.mode, "actors": names(body.actors), "targets": names(body.targets)}
    return {"kind": "measure", "measure": body.measure, **shared}


def statement_row(body: Statement) -> Row:
    """A position taken: by whom, for whom, on whom, about what."""
    return {
        "kind": "statement",
        "plover": body.plover,
        "mode": body.mode,
        "speaker": body.speaker.text,
        "on_behalf_of": body.on_behalf_of,
        "targets": names(body.targets),
        "about": body.about,
    }


def count_row(count: Count) -> Row:
    """A count with its words."""
    return {
        "text": count.text,
        "low": count.low,
        "high": count.high,
        "qualifier": count.qualifier,
        "force": count.force,
        "shape": count.shape,
    }


def period_row(period: Period | None) -> Row | None:
    """Start and end as ISO dates; None where no day is known, though a length in hours may be."""
    if period is None or not (period.start or period.end):
        return None
    return {
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
        "precision": period.precision,
    }


def toll_rows(release: Release) -> list[Row]:
    """Every toll of every incident, flat, with the incident's name."""
    incidents = {one.id: one.name for one in release.resolution.incidents}
    rows: list[Row] = []
    for account in release.accounts:
        labels = {one.id: one.label for one in account.quantities}
        rows += [{"incident": incidents[account.incident], **toll_row(toll, labels[toll.quantity])} for toll in account.tolls]
    return rows


def toll_row(toll: Toll, label: str) -> Row:
    """A toll in one flat row; `label` names its quantity for people."""
    return {
        "id": toll.id,
        "quantity": label,
        "policy": toll.policy,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "origins": toll.origins,
        "unnamed": toll.unnamed,
        "grade": toll.grade,
        "used": len(toll.used),
        "set_aside": len(toll.set_aside),
    }


def names(mentions: Iterable[Mention]) -> list[str]:
    """The words of mentions, each once, in order."""
    return list(dict.fromkeys(mention.text for mention in mentions))
