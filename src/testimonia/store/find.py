"""Records by the first characters of their ids."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from testimonia.errors import UnknownIdError
from testimonia.records import Claim, Document, from_json
from testimonia.store import schema
from testimonia.store.insert import is_current

if TYPE_CHECKING:
    from testimonia.store.casebook import Casebook, Result


def find(book: "Casebook", prefix: str) -> tuple[Any, ...]:
    """Every current record whose id starts so, in order of id. Raises UnknownIdError when there is none."""
    found = {one.id: one for one in candidates(book, prefix) if one.id.startswith(prefix)} if prefix else {}
    if not found:
        raise UnknownIdError(f"{prefix or 'no id'}: stands for nothing in this casebook; copy an id from the report or from a table")
    return tuple(found[key] for key in sorted(found))


def candidates(book: "Casebook", prefix: str) -> Iterator[Any]:
    """Records that may have such an id: only the tables are asked whose ids can begin so."""
    if may_be(prefix, "capture"):
        yield from book.captures()
    if may_be(prefix, "unread"):
        yield from book.unread()
    for kind, table, cls in (("document", schema.document, Document), ("claim", schema.claim, Claim)):
        if may_be(prefix, kind):
            yield from read_records(book, table, cls, prefix)
    if may_be(prefix, "judgement"):
        yield from book.judgements()
    if result := book.result() if not prefix.startswith(("capture-", "unread-", "document-", "claim-", "judgement-")) else None:
        yield from reconciled(result)


def may_be(prefix: str, kind: str) -> bool:
    """Whether an id of this kind can begin so."""
    return f"{kind}-".startswith(prefix) or prefix.startswith(f"{kind}-")


def read_records(book: "Casebook", table: Any, cls: type[Any], prefix: str) -> Iterator[Any]:
    """Current documents or claims whose ids start so."""
    question = select(table.c.record).join(schema.reading, schema.reading.c.number == table.c.reading)
    question = question.where(is_current(), table.c.id.startswith(prefix, autoescape=True))
    with book.reads() as connection:
        texts = connection.execute(question).scalars().all()
    return (from_json(cls, text) for text in texts)


def reconciled(result: "Result") -> Iterator[Any]:
    """Every record with an id in a result."""
    yield from result.resolution.entities
    yield from result.resolution.origins
    yield from result.resolution.incidents
    for account in result.accounts:
        yield from account.quantities
        yield from account.constraints
        yield from account.tolls
        yield from account.contradictions
