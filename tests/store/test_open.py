"""Opening: what is a casebook, what is none, and what each refusal tells a person to do."""

import multiprocessing
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from store.filling import capture_of, filled
from testimonia.errors import CasebookError
from testimonia.records import Casualty, Evidence, Mention, NamedVictim, canonical, plain
from testimonia.store import Casebook, schema
from testimonia.store.casebook import DATABASE


def test_a_casebook_is_made_where_there_is_none(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "a" / "b") as book:
        assert book.captures() == ()
    assert {one.name for one in (tmp_path / "a" / "b").iterdir()} == {DATABASE, "captures"}
    with Casebook.open(tmp_path / "a" / "b", create=False) as book:
        assert book.verify() == ()


def test_none_is_made_when_one_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match=r"no casebook; make one with"):
        Casebook.open(tmp_path / "a", create=False)
    assert not (tmp_path / "a").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("six")
    with pytest.raises(CasebookError, match="name a new folder"):
        Casebook.open(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["report.txt"]


def test_a_file_is_no_casebook(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("six")
    with pytest.raises(CasebookError, match="is a file"):
        Casebook.open(tmp_path / "a")
    with pytest.raises(CasebookError):
        Casebook.open(tmp_path / "a" / "b")


def test_another_database_is_no_casebook(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        connection.execute("CREATE TABLE accounts (id INTEGER)")
    connection.close()
    with pytest.raises(CasebookError, match="no casebook; name another folder"):
        Casebook.open(tmp_path)


@pytest.mark.parametrize("data", [b"no database at all" * 100, b"SQLite format 3\x00" + bytes(4000)])
def test_a_damaged_database_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / DATABASE).write_bytes(data)
    with pytest.raises(CasebookError, match="damaged"):
        Casebook.open(tmp_path)


def test_damage_within_is_told(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "book") as book:
        for number in range(60):
            capture, data, *_ = filled(number)
            book.add_capture(capture, data)
    path = tmp_path / "book" / DATABASE
    held = bytearray(path.read_bytes())
    held[8192:] = b"\xaa" * (len(held) - 8192)
    path.write_bytes(held)
    with pytest.raises(CasebookError, match="damaged"), Casebook.open(tmp_path / "book") as book:
        book.captures()


def test_a_casebook_from_before_victims_had_ages_opens(tmp_path: Path) -> None:
    capture, data, recipe, document, (claim, _) = filled(6)
    assert isinstance(claim.body, Casualty)
    name = NamedVictim(evidence=Evidence.of(document, 0, 8))
    named = replace(claim, body=replace(claim.body, victims=(name,)))
    earlier = plain(named)
    earlier["body"]["victims"] = [plain(Mention(evidence=name.evidence, kind="person"))]
    del earlier["confidence"]
    with Casebook.open(tmp_path / "book") as book:
        book.add_capture(capture, data)
        book.add_reading(recipe, document, (named,))
        with book.writes() as connection:
            connection.execute(update(schema.claim).values(record=canonical(earlier)))
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    with Casebook.open(tmp_path / "book") as book:
        assert book.verify() == ()
        assert book.claims() == (named,)


def test_a_later_version_is_not_touched(tmp_path: Path) -> None:
    Casebook.open(tmp_path / "book").close()
    with sqlite3.connect(tmp_path / "book" / DATABASE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(CasebookError, match=r"later version of Testimonia \(schema 9999\)"):
        Casebook.open(tmp_path / "book")


def test_a_place_that_cannot_be_written_is_told() -> None:
    with pytest.raises(CasebookError, match="check the disk and its permissions"):
        Casebook.open(Path("/proc/self/casebook"))


def test_a_database_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "book") as book:
        with book.reads() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(CasebookError, match="cannot be written; change its permissions"):
            book.add_capture(capture_of(b"six", "a.txt"), b"six")


def test_another_writer_is_waited_for_and_then_told(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "book", wait_s=0.05) as book, Casebook.open(tmp_path / "book", wait_s=0.05) as other:
        with other.writes(), pytest.raises(CasebookError, match="in use by another run; wait"):
            book.add_capture(capture_of(b"six", "a.txt"), b"six")
        assert book.captures() == ()
        assert book.add_capture(capture_of(b"six", "a.txt"), b"six")
        assert len(other.captures()) == 1


def test_reading_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "book", wait_s=0.05) as book, Casebook.open(tmp_path / "book", wait_s=0.05) as other, other.writes():
        assert book.captures() == ()
        Casebook.open(tmp_path / "book", wait_s=0.05).close()


def write_some(folder: Path, numbers: range) -> None:
    with Casebook.open(folder) as book:
        for number in numbers:
            capture, data, recipe, document, claims = filled(number)
            book.add_capture(capture, data)
            book.add_reading(recipe, document, claims)


def test_two_processes_write_side_by_side(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    both = [spawn.Process(target=write_some, args=(tmp_path / "book", numbers)) for numbers in (range(20), range(10, 30))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    with Casebook.open(tmp_path / "book") as book:
        assert len(book.documents()) == 30
        assert book.verify() == ()


def test_leftovers_of_a_killed_run_are_cleared(tmp_path: Path) -> None:
    Casebook.open(tmp_path / "book").close()
    left = tmp_path / "book" / "captures" / ".partial-left"
    left.write_bytes(b"half")
    with Casebook.open(tmp_path / "book", wait_s=0.05) as book, book.writes():
        left.write_bytes(b"being written")
        Casebook.open(tmp_path / "book", wait_s=0.05).close()
        assert left.exists()
    Casebook.open(tmp_path / "book").close()
    assert not left.exists()


@pytest.mark.parametrize("stage", ["folder", "captures", "database"])
def test_a_casebook_whose_making_was_cut_short_opens(tmp_path: Path, stage: str) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    if stage != "folder":
        (folder / "captures").mkdir()
    if stage == "database":
        (folder / DATABASE).touch()
    with Casebook.open(folder) as book:
        assert book.verify() == ()
