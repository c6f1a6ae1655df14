"""The casebook: a folder with one database and the captured bytes. Whatever was committed survives the process being killed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from testimonia.errors import CasebookError, UnknownIdError
from testimonia.records import (
    NO_CASE,
    Account,
    Capture,
    Case,
    Claim,
    Document,
    Judgement,
    Recipe,
    Resolution,
    Unread,
    canonical,
    from_json,
    plain,
    to_json,
)
from testimonia.store import schema
from testimonia.store.insert import Reading, add_accesses, add_batch, add_recipes, agree, is_current, slices
from testimonia.store.migrate import migrate
from testimonia.store.rows import capture_of, capture_row, judgement_row, unread_row
from testimonia.store.sqlite import WRITES, open_engine, told
from testimonia.store.vault import Vault

DATABASE = "casebook.sqlite"
CAPTURES = "captures"
WAIT_S = 20.0
"""Seconds for which another writer is waited for."""
BATCH = 256
"""Readings in one transaction when many are added."""

ACCOUNTS: TypeAdapter[tuple[Account, ...]] = TypeAdapter(tuple[Account, ...])


@dataclass(frozen=True)
class Result:
    """What resolving and reconciling gave, and from what it was made."""

    recipe: Recipe
    resolution: Resolution
    accounts: tuple[Account, ...]


def prepare(folder: Path, create: bool) -> None:
    """See to it that the folder may hold a casebook. Raises CasebookError when there is none, or something else is there."""
    if (folder / DATABASE).exists():
        return
    if folder.exists() and not folder.is_dir():
        raise CasebookError(f"{folder}: is a file; name a folder for the casebook")
    if not create:
        raise CasebookError(f"{folder}: there is no casebook; make one with `testimonia capture` or `testimonia report`")
    if folder.exists() and {one.name for one in folder.iterdir()} - {CAPTURES}:
        raise CasebookError(f"{folder}: holds other files and is no casebook; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)


class Casebook:
    """One casebook, open. Every method that adds is one transaction: it is kept whole or not at all."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self.vault = Vault(folder / CAPTURES)
        self._engine = engine
        self._writer = engine.execution_options(**{WRITES: True})

    @classmethod
    def open(cls, folder: Path, create: bool = True, wait_s: float = WAIT_S) -> Self:
        """Open the casebook in a folder, or make one there if there is none and `create` is true.

        What a killed run left unfinished is cleared away. Raises CasebookError, with the remedy, for a folder that is no
        casebook, is of a later version, damaged, not writable, or in use by another writer for longer than `wait_s` seconds.
        """
        with told(folder):
            prepare(folder, create)
            book = cls(folder, open_engine(folder / DATABASE, wait_s))
            try:
                migrate(book._engine, book._writer, folder)
                book.vault.folder.mkdir(exist_ok=True)
                book.tidy()
            except BaseException:
                book.close()
                raise
        return book

    def tidy(self) -> None:
        """Clear away what a killed run left; while somebody else writes, what lies there may be theirs and is left."""
        if self.vault.partials:
            with suppress(CasebookError), self.writes():
                self.vault.sweep()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def reads(self) -> Iterator[Connection]:
        """A transaction that sees one state of the casebook."""
        with told(self.folder), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writes(self) -> Iterator[Connection]:
        """A transaction that nobody else writes beside."""
        with told(self.folder), self._writer.begin() as connection:
            yield connection

    # Captures

    def add_capture(self, capture: Capture, data: bytes) -> bool:
        """Keep a capture with its bytes; whether the bytes are new. A new address of known bytes is a further access.

        An access met before adds nothing, save bytes that were lost. Raises ValueError when the bytes are not those of the capture.
        """
        if hashlib.sha256(data).hexdigest() != capture.sha256 or len(data) != capture.size:
            raise ValueError(f"{capture.address}: these are not the bytes of the capture")
        with self.writes() as connection:
            known = connection.execute(select(schema.capture).where(schema.capture.c.id == capture.id)).mappings().one_or_none()
            if known is None or not self.vault.holds(capture.sha256):
                self.vault.keep(capture.sha256, data)
            if known is None:
                connection.execute(insert(schema.capture).values(capture_row(capture)))
            else:
                agree(connection, known, capture)
            add_accesses(connection, capture)
        return known is None

    def captures(self) -> tuple[Capture, ...]:
        """All captures in order of id, each with its accesses in order of address."""
        with self.reads() as connection:
            rows = connection.execute(select(schema.capture).order_by(schema.capture.c.id)).mappings().all()
            accesses = defaultdict[str, list[Mapping[Any, Any]]](list)
            for one in connection.execute(select(schema.access)).mappings():
                accesses[one["capture"]].append(one)
        return tuple(capture_of(row, accesses[row["id"]]) for row in rows)

    def data(self, capture_id: str) -> bytes:
        """The captured bytes, checked against their hash. Raises UnknownIdError, or CasebookError when they are missing or changed."""
        with self.reads() as connection:
            sha256 = connection.execute(select(schema.capture.c.sha256).where(schema.capture.c.id == capture_id)).scalar_one_or_none()
        if sha256 is None:
            raise UnknownIdError(f"{capture_id}: no capture of this casebook; list them with `testimonia capture --format jsonl`")
        return self.vault.read(sha256)

    # What was not read

    def add_unread(self, unread: Unread) -> None:
        """Keep what was not taken in and why; it takes the place of an earlier fault at the same address."""
        row = unread_row(unread)
        table = schema.unread
        with self.writes() as connection:
            known = connection.execute(select(table.c.superseded).where(table.c.id == unread.id)).scalar_one_or_none()
            if known is None:
                connection.execute(insert(table).values(row))
            elif known:
                connection.execute(update(table).where(table.c.id == unread.id).values(superseded=False))
            others = (table.c.address == row["address"]) & (table.c.id != unread.id)
            connection.execute(update(table).where(others, ~table.c.superseded).values(superseded=True))

    def unread(self) -> tuple[Unread, ...]:
        """All that could not be captured or read, as it stands now, in order of id."""
        with self.reads() as connection:
            captured = connection.execute(select(schema.unread.c.record).where(~schema.unread.c.superseded)).scalars().all()
            read = (
                connection.execute(select(schema.reading.c.unread).where(schema.reading.c.unread.is_not(None), is_current()))
                .scalars()
                .all()
            )
        found = {one.id: one for one in (from_json(Unread, text) for text in (*captured, *read))}
        return tuple(found[key] for key in sorted(found))

    # Readings

    def has(self, recipe_id: str) -> bool:
        """Whether a reading was made by this recipe."""
        with self.reads() as connection:
            return connection.execute(select(schema.reading.c.number).where(schema.reading.c.recipe == recipe_id)).first() is not None

    def add_reading(self, recipe: Recipe, document: Document | Unread, claims: Sequence[Claim]) -> None:
        """Keep what came of reading one capture: its document and claims, or why there are none. Made before, it adds nothing."""
        self.add_readings(((recipe, document, claims),))

    def add_readings(self, readings: Iterable[Reading]) -> None:
        """Keep many readings, in transactions of some hundred; each reading is kept whole or not at all."""
        waiting = iter(readings)
        while batch := list(islice(waiting, BATCH)):
            with self.writes() as connection:
                add_batch(connection, batch)

    def reading(self, recipe_id: str) -> tuple[Document | Unread, tuple[Claim, ...]]:
        """What a recipe gave. Raises UnknownIdError when it was not read."""
        table = schema.reading
        with self.reads() as connection:
            row = connection.execute(select(table.c.number, table.c.unread).where(table.c.recipe == recipe_id)).one_or_none()
            if row is None:
                raise UnknownIdError(f"{recipe_id}: nothing was read by this recipe; read the reports again")
            if row.unread is not None:
                return from_json(Unread, row.unread), ()
            text = connection.execute(select(schema.document.c.record).where(schema.document.c.reading == row.number)).scalar_one()
            claims = select(schema.claim.c.record).where(schema.claim.c.reading == row.number).order_by(schema.claim.c.position)
            return from_json(Document, text), tuple(from_json(Claim, one) for one in connection.execute(claims).scalars())

    def documents(self, ids: Iterable[str] | None = None) -> tuple[Document, ...]:
        """Documents as last read, all or those asked for, in order of id."""
        table = schema.document
        question = select(table.c.record).join(schema.reading).where(is_current()).order_by(table.c.id)
        return tuple(from_json(Document, text) for text in self.asked(question, table.c.id, ids))

    def claims(self, documents: Iterable[str] | None = None) -> tuple[Claim, ...]:
        """Claims as last read, of all documents or of those whose ids are given, by document and place in the text."""
        return tuple(self.each_claim(documents))

    def each_claim(self, documents: Iterable[str] | None = None) -> Iterator[Claim]:
        """The same one by one, so that not all of them need be in memory."""
        table = schema.claim
        question = select(table.c.record).join(schema.reading, schema.reading.c.number == table.c.reading).where(is_current())
        question = question.order_by(table.c.document, table.c.start, table.c.end, table.c.id)
        return (from_json(Claim, text) for text in self.asked(question, table.c.document, documents))

    def asked(self, question: Any, column: Any, ids: Iterable[str] | None) -> Iterator[str]:
        """The records that answer a question, row by row; for given ids in their order, some hundred at a time."""
        wanted = [None] if ids is None else list(slices(sorted(set(ids))))
        for some in wanted:
            with self.reads() as connection:
                narrowed = question if some is None else question.where(column.in_(some))
                yield from connection.execution_options(yield_per=1000).execute(narrowed).scalars()

    # Results

    def put_result(self, recipe: Recipe, resolution: Resolution, accounts: tuple[Account, ...]) -> None:
        """Keep what resolving and reconciling gave, as the latest. Earlier results stay."""
        table = schema.result
        with self.writes() as connection:
            latest = connection.execute(select(func.max(table.c.number))).scalar() or 0
            known = connection.execute(select(table.c.number).where(table.c.recipe == recipe.id)).scalar_one_or_none()
            if known is None:
                add_recipes(connection, [recipe])
                made = {"resolution": to_json(resolution), "accounts": canonical([plain(one) for one in accounts])}
                connection.execute(insert(table).values(recipe=recipe.id, number=latest + 1, **made))
            elif known < latest:
                connection.execute(update(table).where(table.c.recipe == recipe.id).values(number=latest + 1))

    def result(self, recipe_id: str | None = None) -> Result | None:
        """What a recipe gave, or the latest result; None when there is none."""
        table = schema.result
        question = select(schema.recipe.c.record, table.c.resolution, table.c.accounts).join(schema.recipe)
        question = question.order_by(table.c.number.desc()).limit(1)
        with self.reads() as connection:
            row = connection.execute(question if recipe_id is None else question.where(table.c.recipe == recipe_id)).one_or_none()
        if row is None:
            return None
        return Result(from_json(Recipe, row.record), from_json(Resolution, row.resolution), ACCOUNTS.validate_json(row.accounts))

    # What people said

    def append_judgement(self, judgement: Judgement) -> None:
        """Add a judgement to the end of the log. Raises CasebookError when it was made after another one than the last."""
        table = schema.judgement
        with self.writes() as connection:
            last = connection.execute(select(table.c.number, table.c.id).order_by(table.c.number.desc()).limit(1)).one_or_none()
            if judgement.previous != (last.id if last else None):
                raise CasebookError(f"{self.folder}: another judgement was added meanwhile; look at it, then judge again")
            number = last.number + 1 if last else 1
            connection.execute(insert(table).values(number=number, **judgement_row(judgement)))

    def judgements(self) -> tuple[Judgement, ...]:
        """The log of judgements, the first first."""
        with self.reads() as connection:
            texts = connection.execute(select(schema.judgement.c.record).order_by(schema.judgement.c.number)).scalars().all()
        return tuple(from_json(Judgement, text) for text in texts)

    def put_case(self, case: Case) -> None:
        """Keep what a person says of the case, in place of what was said before."""
        text, table = to_json(case), schema.case_file
        with self.writes() as connection:
            if connection.execute(select(table.c.record)).scalar_one_or_none() != text:
                connection.execute(delete(table))
                connection.execute(insert(table).values(number=1, record=text))

    def case(self) -> Case:
        """What a person says of the case."""
        with self.reads() as connection:
            text = connection.execute(select(schema.case_file.c.record)).scalar_one_or_none()
        return NO_CASE if text is None else from_json(Case, text)

    # The whole

    def find(self, prefix: str) -> tuple[Any, ...]:
        """Every record whose id starts so, of what is current. Raises UnknownIdError when there is none."""
        from testimonia.store.find import find  # noqa: PLC0415 - it asks this class

        return find(self, prefix)

    def verify(self) -> tuple[str, ...]:
        """Every fault of the casebook in plain words: bytes, hashes, quotes, ids, references. Empty when it is whole."""
        from testimonia.store.verify import faults  # noqa: PLC0415 - it asks this class

        found: list[str] = []
        try:
            found.extend(faults(self))
        except CasebookError as fault:
            found.append(str(fault))
        return tuple(found)

    def digest(self) -> str:
        """SHA-256 of what the casebook holds now; the same whenever, and in whatever order, it came in."""
        from testimonia.store.verify import content_digest  # noqa: PLC0415 - it asks this class

        return content_digest(self)
