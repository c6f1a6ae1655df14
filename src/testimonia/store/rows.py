"""Records as rows and back: canonical JSON, and the columns by which a record is found."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from testimonia.records import Access, Capture, Casualty, Claim, Document, Judgement, Recipe, Unread, identify, to_json

Row = dict[str, Any]
LARGEST = (1 << 63) - 1
"""The largest whole number of a column; a larger count stands in full in the record."""


def searchable(words: str | None) -> str | None:
    """Words for a column: some databases take no zero characters in text. The record keeps them."""
    return words.replace("\0", "\N{REPLACEMENT CHARACTER}") if words else words


def bounded(number: int | None) -> int | None:
    """A number for a column."""
    return None if number is None else min(number, LARGEST)


def access_id(capture: str, address: str, parent: str | None) -> str:
    """An access is the same when it reaches the same bytes at the same address out of the same container, whenever that was."""
    return identify("access", [capture, address, parent])


def capture_row(one: Capture) -> Row:
    """The columns of a capture, without its accesses."""
    return {
        "id": one.id,
        "sha256": one.sha256,
        "size": one.size,
        "media_type": one.media_type,
        "declared_encoding": one.declared_encoding,
        "detected_encoding": one.detected_encoding,
    }


def access_row(capture: str, one: Access) -> Row:
    """The columns of one access to a capture."""
    return {
        "id": access_id(capture, one.address, one.parent),
        "capture": capture,
        "address": one.address,
        "parent": one.parent,
        "captured_at": one.captured_at.isoformat(),
        "tool": one.tool,
        "version": one.version,
    }


def capture_of(row: Mapping[Any, Any], accesses: Sequence[Mapping[Any, Any]]) -> Capture:
    """The capture that rows were made from, its accesses in order of address."""
    return Capture(
        sha256=row["sha256"],
        size=row["size"],
        media_type=row["media_type"],
        declared_encoding=row["declared_encoding"],
        detected_encoding=row["detected_encoding"],
        accesses=tuple(access_of(one) for one in sorted(accesses, key=lambda one: (one["address"], one["parent"] or ""))),
    )


def access_of(row: Mapping[Any, Any]) -> Access:
    """The access that a row was made from."""
    return Access(
        address=row["address"],
        captured_at=dt.datetime.fromisoformat(row["captured_at"]),
        tool=row["tool"],
        version=row["version"],
        parent=row["parent"],
    )


def unread_row(one: Unread) -> Row:
    """The columns of what was not read."""
    return {
        "id": one.id,
        "address": searchable(one.address),
        "reason": one.reason,
        "sha256": one.sha256,
        "superseded": False,
        "record": to_json(one),
    }


def recipe_row(one: Recipe) -> Row:
    """The columns of a recipe."""
    return {"id": one.id, "stage": one.stage, "version": one.version, "record": to_json(one)}


def document_row(reading: int, one: Document) -> Row:
    """The columns of a document as one reading gave it."""
    return {
        "reading": reading,
        "id": one.id,
        "name": searchable(one.name),
        "title": searchable(one.title),
        "outlet": searchable(one.outlet),
        "published": one.published.date.isoformat() if one.published.date else None,
        "language": one.language,
        "record": to_json(one),
    }


def claim_row(reading: int, position: int, one: Claim) -> Row:
    """The columns of a claim, the position being its place among the claims of its reading."""
    return {
        "reading": reading,
        "position": position,
        "id": one.id,
        "document": one.document,
        "start": one.evidence.start,
        "end": one.evidence.end,
        "kind": one.body.kind,
        "assertion": one.assertion,
        "hedged": one.hedged,
        "origin": searchable(one.attribution.origin),
        "quote": searchable(one.evidence.quote),
        "record": to_json(one),
        **body_columns(one),
    }


def body_columns(one: Claim) -> Row:
    """The columns that depend on a claim's kind; None where the kind has none such."""
    if isinstance(one.body, Casualty):
        count = one.body.count
        return {
            "measure": one.body.measure,
            "low": bounded(count.low),
            "high": bounded(count.high),
            "qualifier": count.qualifier,
            "status": one.body.population.status,
            "plover": None,
        }
    measure = one.body.measure if one.body.kind == "measure" else None
    return {"measure": measure, "low": None, "high": None, "qualifier": None, "status": None, "plover": one.body.plover}


def judgement_row(one: Judgement) -> Row:
    """The columns of a judgement."""
    return {
        "id": one.id,
        "previous": one.previous,
        "decision": one.decision,
        "by": searchable(one.by),
        "at": one.at.isoformat(),
        "record": to_json(one),
    }
