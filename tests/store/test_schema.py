"""The tables, the migrations that make them, and what other programs see."""

import sqlite3
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from store.filling import filled
from testimonia.store import Casebook
from testimonia.store.casebook import DATABASE
from testimonia.store.migrate import configuration
from testimonia.store.schema import REVISION, metadata


def test_the_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "book") as book, book.reads() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == REVISION


def test_the_revision_is_the_last_migration() -> None:
    assert ScriptDirectory.from_config(configuration()).get_heads() == [REVISION]


def test_commits_are_on_the_disk_before_they_count(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "book") as book, book.reads() as connection:
        asked = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_other_programs_can_ask_for_claims(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "book") as book:
        for number in (6, 70):
            capture, data, recipe, document, claims = filled(number)
            book.add_capture(capture, data)
            book.add_reading(recipe, document, claims)
    with sqlite3.connect(tmp_path / "book" / DATABASE) as connection:
        question = (
            "SELECT quote, low, high, status, origin, name FROM claim JOIN document USING (reading) WHERE measure = 'killed' AND low > 70"
        )
        assert connection.execute(question).fetchall() == [("At least 71", 71, None, "civilian", "Coast Monitor", "70")]
        plan = str(connection.execute(f"EXPLAIN QUERY PLAN {question}").fetchall())
    connection.close()
    assert "ix_claim_measure_low_high" in plan


def test_no_statement_is_peculiar_to_sqlite_outside_its_module(root: Path) -> None:
    for file in (root / "src" / "testimonia" / "store").rglob("*.py"):
        if file.name != "sqlite.py":
            words = file.read_text(encoding="utf-8")
            assert "PRAGMA" not in words, file
            assert "sqlalchemy.dialects" not in words, file
