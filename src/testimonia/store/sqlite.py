"""Everything that is peculiar to SQLite: how it is opened, how it locks, how it checks itself, what its errors mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, IntegrityError

from testimonia.errors import CasebookError

WRITES = "casebook_writes"
"""Execution option of connections whose transactions take the write lock at once, so that they wait instead of failing half-way."""


def open_engine(database: Path, wait_s: float) -> Engine:
    """An engine on a casebook's file. Another writer is waited for as many seconds as given.

    The journal is a write-ahead log, and every commit is on the disk before it counts (`synchronous=FULL`: with NORMAL a
    power cut may lose commits that were reported as done).
    """
    engine = create_engine(URL.create("sqlite", database=str(database)), connect_args={"timeout": wait_s})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (f"busy_timeout={int(wait_s * 1000)}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").fetchall()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")

    return engine


def own_faults(connection: Connection) -> Iterator[str]:
    """What SQLite itself finds wrong with the file."""
    for (words,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if words != "ok":
            yield f"the database is damaged: {words}"
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} refers to a {parent} that is not there"


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn what the database raises into one line with its remedy. Raises CasebookError."""
    try:
        yield
    except IntegrityError as fault:
        raise CasebookError(
            f"{folder}: a record refers to one that is not in the casebook ({fault.orig}); capture its bytes first"
        ) from fault
    except (DatabaseError, sqlite3.DatabaseError) as fault:
        raise CasebookError(f"{folder}: {meaning(str(getattr(fault, 'orig', fault)))}") from fault
    except OSError as fault:
        raise CasebookError(f"{folder}: cannot be read or written ({fault.strerror}); check the disk and its permissions") from fault


def meaning(words: str) -> str:
    """What an error of SQLite means for a person, with the remedy."""
    if "locked" in words or "busy" in words:
        return "is in use by another run; wait until that has ended, or name another casebook"
    if "readonly" in words or "unable to open" in words:
        return "cannot be written; change its permissions, or name another casebook"
    if "malformed" in words or "not a database" in words or "disk I/O" in words:
        return f"the database is damaged ({words}); restore the folder from a copy, or capture the reports anew into another casebook"
    if "full" in words:
        return "the disk is full; make room, and run the same command again"
    return f"the database refuses ({words}); check it with `testimonia casebook verify`"
