"""Is a casebook whole, and what does it hold? Every hash is computed anew, every quote is looked up in its text."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection, select

from testimonia.errors import CasebookError
from testimonia.records import Claim, Document, Judgement, Recipe, Unread, digest, from_json, identify, plain
from testimonia.store import schema
from testimonia.store.insert import is_current
from testimonia.store.rows import access_id, claim_row, document_row, judgement_row, recipe_row, unread_row
from testimonia.store.sqlite import own_faults

if TYPE_CHECKING:
    from testimonia.store.casebook import Casebook

R = TypeVar("R")


def faults(book: "Casebook") -> Iterator[str]:
    """Every fault in plain words."""
    with book.reads() as connection:
        yield from own_faults(connection)
        yield from capture_faults(connection, book)
        yield from access_faults(connection)
        yield from record_faults(connection, schema.unread, Unread, unread_row, "superseded")
        yield from record_faults(connection, schema.recipe, Recipe, recipe_row)
        yield from reading_faults(connection)
        yield from judgement_faults(connection)
    yield from result_faults(book)


def capture_faults(connection: Connection, book: "Casebook") -> Iterator[str]:
    """Bytes that are missing or changed, sizes and ids that do not fit them."""
    for row in connection.execute(select(schema.capture)).mappings():
        if row["id"] != identify("capture", row["sha256"]):
            yield f"{row['id']}: the id is not the hash of its bytes"
        if fault := book.vault.fault(row["sha256"]):
            yield f"{row['id']}: {fault}"
        elif book.vault.place(row["sha256"]).stat().st_size != row["size"]:
            yield f"{row['id']}: the size on record is not that of its bytes"


def access_faults(connection: Connection) -> Iterator[str]:
    """Accesses that were changed or that name a container which is not there, and captures that nothing reached."""
    reached, containers = set(), set()
    for row in connection.execute(select(schema.access)).mappings():
        reached.add(row["capture"])
        containers.add(row["parent"])
        if row["id"] != access_id(row["capture"], row["address"], row["parent"]):
            yield f"{row['id']}: the access was changed; its id is not its hash"
    captures = set(connection.execute(select(schema.capture.c.id)).scalars())
    yield from (f"{key}: nothing says how these bytes came in" for key in sorted(captures - reached))
    yield from (f"{key}: what came out of this container is here, the container is not" for key in sorted(containers - captures - {None}))


def record_faults(connection: Connection, table: Any, cls: type[Any], row_of: Any, *own: str) -> Iterator[str]:
    """Rows whose record cannot be read, is not what its id says, or differs from its columns; `own` columns stand in no record."""
    for row in connection.execute(select(table)).mappings():
        record, fault = loaded(cls, row["record"], row["id"])
        yield from fault
        if record is not None:
            yield from column_faults(row, row_of(record), own)


def loaded(cls: type[R], text: str, key: str) -> tuple[R | None, list[str]]:
    """A record out of its text, or the fault that keeps it there."""
    try:
        return from_json(cls, text), []
    except ValidationError as fault:
        return None, [f"{key}: the record cannot be read ({fault.errors()[0]['msg']})"]


def column_faults(row: Any, wanted: dict[str, Any], own: Iterable[str] = ()) -> Iterator[str]:
    """Columns that do not say what the record says; the id among them, which is the record's hash."""
    if row["id"] != wanted["id"]:
        yield f"{row['id']}: the record was changed; its id is not its hash"
        return
    wrong = [name for name, value in wanted.items() if name not in own and row[name] != value]
    if wrong:
        yield f"{row['id']}: {', '.join(wrong)} beside the record says something else than the record"


def reading_faults(connection: Connection) -> Iterator[str]:
    """Documents and claims of every reading: ids, columns, quotes."""
    for row in connection.execute(select(schema.reading)).mappings().all():
        documents = connection.execute(select(schema.document).where(schema.document.c.reading == row["number"])).mappings().all()
        if (row["unread"] is None) != (len(documents) == 1):
            yield f"{row['recipe']}: the reading is neither a document nor a reason why there is none"
        if row["unread"] is not None:
            yield from loaded(Unread, row["unread"], row["recipe"])[1]
        for one in documents:
            document, fault = loaded(Document, one["record"], one["id"])
            yield from fault
            if document:
                yield from column_faults(one, document_row(row["number"], document))
                yield from claim_faults(connection, row["number"], document)


def claim_faults(connection: Connection, reading: int, document: Document) -> Iterator[str]:
    """Claims of one document: ids, columns, and that every quote stands at its span."""
    for row in connection.execute(select(schema.claim).where(schema.claim.c.reading == reading)).mappings():
        claim, fault = loaded(Claim, row["record"], row["id"])
        yield from fault
        if claim is None:
            continue
        yield from column_faults(row, claim_row(reading, row["position"], claim))
        for evidence in quoted(plain(claim)):
            if evidence["document"] != document.id or document.text[evidence["start"] : evidence["end"]] != evidence["quote"]:
                yield f"{claim.id}: the quote “{evidence['quote'][:60]}” does not stand at its span in {document.id}"


def quoted(value: Any) -> Iterator[dict[str, Any]]:
    """Every piece of evidence within a plain record, at any depth."""
    if isinstance(value, dict):
        if value.keys() == {"document", "start", "end", "quote"}:
            yield value
        else:
            for inner in value.values():
                yield from quoted(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quoted(inner)


def judgement_faults(connection: Connection) -> Iterator[str]:
    """A log of judgements that was changed or has gaps."""
    previous = None
    for row in connection.execute(select(schema.judgement).order_by(schema.judgement.c.number)).mappings():
        judgement, fault = loaded(Judgement, row["record"], row["id"])
        yield from fault
        if judgement:
            yield from column_faults(row, judgement_row(judgement))
            if judgement.previous != previous:
                yield f"{row['id']}: the judgement before it was changed or removed"
        previous = row["id"]


def result_faults(book: "Casebook") -> Iterator[str]:
    """Results that cannot be read."""
    with book.reads() as connection:
        recipes = connection.execute(select(schema.result.c.recipe)).scalars().all()
    for recipe in recipes:
        try:
            book.result(recipe)
        except (ValidationError, CasebookError) as fault:
            yield f"{recipe}: the result cannot be read ({str(fault).splitlines()[0]})"


def content_digest(book: "Casebook") -> str:
    """SHA-256 over what is held now, each table in an order of its own. When, by which version and in what order it came is left out."""
    table, reading = schema, schema.reading
    with book.reads() as connection:
        held = {
            "captures": listed(connection, select(table.capture).order_by(table.capture.c.id)),
            "accesses": listed(connection, select(table.access.c.id).order_by(table.access.c.id)),
            "unread": listed(connection, select(table.unread.c.id).where(~table.unread.c.superseded).order_by(table.unread.c.id)),
            "readings": listed(connection, select(reading.c.recipe, reading.c.unread).where(is_current()).order_by(reading.c.recipe)),
            "documents": current(connection, table.document, table.document.c.record),
            "claims": current(connection, table.claim, table.claim.c.record),
            "judgements": listed(connection, select(table.judgement.c.id).order_by(table.judgement.c.number)),
            "case": listed(connection, select(table.case_file.c.record)),
            "result": listed(connection, select(table.result).order_by(table.result.c.number.desc()).limit(1), "number"),
        }
    return digest(held)


def current(connection: Connection, table: Any, column: Any) -> str:
    """The digest of the current rows of a table, in order of id."""
    return listed(
        connection, select(column).join(schema.reading, schema.reading.c.number == table.c.reading).where(is_current()).order_by(table.c.id)
    )


def listed(connection: Connection, question: Any, *but: str) -> str:
    """The digest of an answer row by row, without some columns, so that nothing need be held in memory."""
    hashed = hashlib.sha256()
    for row in connection.execution_options(yield_per=1000).execute(question).mappings():
        hashed.update(digest({name: value for name, value in row.items() if name not in but}).encode())
    return hashed.hexdigest()
