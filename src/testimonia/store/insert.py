"""What goes into the tables, within a transaction that the casebook holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, update

from testimonia.errors import CasebookError
from testimonia.records import Capture, Claim, Document, Recipe, Unread, identify, to_json
from testimonia.store import schema
from testimonia.store.rows import access_row, capture_row, claim_row, document_row, recipe_row

ASKED = 400
"""Ids in one question; databases bound the number of parameters."""
Reading = tuple[Recipe, Document | Unread, Sequence[Claim]]
"""What came of reading one capture, and by which recipe."""


def is_current() -> ColumnElement[bool]:
    """The condition that a reading is the last one of its capture; what could not be tied to a capture is current always."""
    last = select(func.max(schema.reading.c.number)).where(schema.reading.c.capture.is_not(None)).group_by(schema.reading.c.capture)
    return or_(schema.reading.c.capture.is_(None), schema.reading.c.number.in_(last))


def slices(ids: Sequence[str], size: int = ASKED) -> Iterator[Sequence[str]]:
    """Ids some hundred at a time."""
    return (ids[start : start + size] for start in range(0, len(ids), size))


def present(connection: Connection, column: Any, ids: Iterable[str]) -> set[str]:
    """Which of the ids stand in a column."""
    found: set[str] = set()
    for some in slices(sorted(set(ids))):
        found.update(connection.execute(select(column).where(column.in_(some))).scalars())
    return found


def add_accesses(connection: Connection, capture: Capture) -> None:
    """The accesses of a capture that are new. A fault met earlier at such an address is superseded: the bytes are had now."""
    rows = [access_row(capture.id, one) for one in capture.accesses]
    known = present(connection, schema.access.c.id, (row["id"] for row in rows))
    if fresh := {row["id"]: row for row in rows if row["id"] not in known}:
        connection.execute(insert(schema.access), list(fresh.values()))
    mended = schema.unread.c.address.in_([row["address"] for row in rows])
    connection.execute(update(schema.unread).where(mended, ~schema.unread.c.superseded).values(superseded=True))


def agree(connection: Connection, known: Mapping[Any, Any], capture: Capture) -> None:
    """Settle in what encoding bytes are, where their containers declare different ones.

    A declaration goes before none, then the alphabet decides, so that the order of input does not matter.
    """
    fresh = capture_row(capture)
    names = ("declared_encoding", "detected_encoding")
    chosen = min(known, fresh, key=lambda row: [(row[name] is None, row[name] or "") for name in names])
    if chosen is fresh and any(known[name] != fresh[name] for name in names):
        values = {name: fresh[name] for name in names}
        connection.execute(update(schema.capture).where(schema.capture.c.id == capture.id).values(values))


def add_recipes(connection: Connection, recipes: Sequence[Recipe]) -> None:
    """The recipes that are new."""
    known = present(connection, schema.recipe.c.id, (one.id for one in recipes))
    if fresh := {one.id: recipe_row(one) for one in recipes if one.id not in known}:
        connection.execute(insert(schema.recipe), list(fresh.values()))


def add_batch(connection: Connection, batch: Sequence[Reading]) -> None:
    """The readings that are new, with their documents and claims. Raises ValueError for claims that are not of the document."""
    known = present(connection, schema.reading.c.recipe, (recipe.id for recipe, _, _ in batch))
    fresh = {recipe.id: (recipe, document, claims) for recipe, document, claims in batch if recipe.id not in known}
    if not fresh:
        return
    add_recipes(connection, [recipe for recipe, _, _ in fresh.values()])
    number = connection.execute(select(func.max(schema.reading.c.number))).scalar() or 0
    numbered = list(enumerate(fresh.values(), number + 1))
    captures = present(connection, schema.capture.c.id, (key for _, one in numbered if (key := capture_id(one[1]))))
    tables: dict[Any, list[dict[str, Any]]] = {schema.reading: [], schema.document: [], schema.claim: []}
    for place, one in numbered:
        reading, document, claims = reading_rows(place, one, captures)
        tables[schema.reading].append(reading)
        tables[schema.document] += document
        tables[schema.claim] += claims
    for table, rows in tables.items():
        if rows:
            connection.execute(insert(table), rows)


def reading_rows(number: int, one: Reading, captures: set[str]) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of one reading: its own, its document's, its claims'."""
    recipe, document, claims = one
    capture = capture_id(document)
    if isinstance(document, Unread):
        unread = to_json(document)
        return {"number": number, "recipe": recipe.id, "capture": capture if capture in captures else None, "unread": unread}, [], []
    if capture not in captures:
        raise CasebookError(f"{document.name}: is read from {capture}, which is not in the casebook; capture its bytes first")
    if strange := [claim.id for claim in claims if claim.document != document.id]:
        raise ValueError(f"{strange[0]} is a claim of another document than {document.id}")
    row = {"number": number, "recipe": recipe.id, "capture": capture, "unread": None}
    return row, [document_row(number, document)], [claim_row(number, place, claim) for place, claim in enumerate(claims)]


def capture_id(document: Document | Unread) -> str | None:
    """The id of the capture that was read."""
    if isinstance(document, Document):
        return document.capture
    return identify("capture", document.sha256) if document.sha256 else None
