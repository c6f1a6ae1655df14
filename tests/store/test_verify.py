"""Verifying: every way in which a casebook can be changed behind our back is found and told in plain words."""

import sqlite3
from pathlib import Path

import pytest

from store.filling import NOON, capture_of, filled, settled, unread_of
from testimonia.errors import CasebookError
from testimonia.records import Judgement, identify
from testimonia.store import Casebook
from testimonia.store.casebook import CAPTURES, DATABASE
from testimonia.store.vault import Vault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A casebook with something of everything."""
    with Casebook.open(tmp_path / "book") as book:
        for number in (6, 7):
            capture, data, recipe, document, claims = filled(number)
            book.add_capture(capture, data)
            book.add_reading(recipe, document, claims)
        book.add_unread(unread_of("a.txt"))
        book.put_result(*settled(filled(6)[4]))
        first = Judgement(decision="accept", subjects=("claim-1",), by="Ada", at=NOON, why="so it says")
        book.append_judgement(first)
        book.append_judgement(Judgement(decision="undo", subjects=(first.id,), by="Ada", at=NOON, why="an error", previous=first.id))
        assert book.verify() == ()
    return tmp_path / "book"


@pytest.fixture
def kept(folder: Path) -> Path:
    """The bytes of the first report, writable."""
    place = Vault(folder / CAPTURES).place(filled(6)[0].sha256)
    assert place.stat().st_mode & 0o222 == 0
    place.chmod(0o644)
    return place


def verified(folder: Path) -> str:
    with Casebook.open(folder) as book:
        return "\n".join(book.verify())


def changed(folder: Path, statement: str) -> str:
    """What verifying says after a change of the database."""
    with sqlite3.connect(folder / DATABASE) as connection:
        assert connection.execute(statement).rowcount > 0
    connection.close()
    return verified(folder)


def test_changed_bytes_are_found_and_not_handed_out(folder: Path, kept: Path) -> None:
    kept.write_bytes(kept.read_bytes().replace(b"6", b"9"))
    assert "captured bytes were changed; restore" in verified(folder)
    with Casebook.open(folder) as book, pytest.raises(CasebookError, match="were changed"):
        book.data(filled(6)[0].id)


def test_missing_bytes_are_found_and_mended_by_capturing_again(folder: Path, kept: Path) -> None:
    kept.unlink()
    assert "captured bytes cannot be read" in verified(folder)
    capture, data, *_ = filled(6)
    with Casebook.open(folder) as book:
        with pytest.raises(CasebookError, match="cannot be read"):
            book.data(capture.id)
        assert not book.add_capture(capture, data)
        assert book.data(capture.id) == data
        assert book.verify() == ()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE capture SET size = 1", "size on record"),
        ("UPDATE capture SET id = 'capture-0' WHERE id NOT IN (SELECT capture FROM reading LIMIT 1)", "refers to a capture"),
        ("DELETE FROM access", "nothing says how these bytes came in"),
        ("UPDATE access SET address = 'forged.txt'", "access was changed"),
        ("UPDATE access SET parent = 'capture-0'", "the container is not"),
        ("UPDATE unread SET reason = 'encrypted'", "reason beside the record"),
        ("UPDATE unread SET record = '{}'", "record cannot be read"),
        ("UPDATE document SET record = replace(record, 'killed', 'harmed')", "its id is not its hash"),
        ("UPDATE document SET title = 'forged'", "title beside the record"),
        ("DELETE FROM document", "neither a document nor a reason"),
        ("UPDATE claim SET record = replace(record, '\"low\":7', '\"low\":70')", "its id is not its hash"),
        ("UPDATE claim SET low = 70 WHERE low = 7", "low beside the record"),
        ("UPDATE claim SET record = 'x'", "record cannot be read"),
        ("UPDATE recipe SET record = replace(record, '\"1\"', '\"2\"')", "its id is not its hash"),
        ("UPDATE result SET accounts = '[1]'", "result cannot be read"),
        ("UPDATE judgement SET record = replace(record, 'Ada', 'Bob')", "its id is not its hash"),
        ("DELETE FROM judgement WHERE number = 1", "the judgement before it was changed or removed"),
    ],
)
def test_every_change_is_found(folder: Path, statement: str, words: str) -> None:
    assert words in changed(folder, statement)


def test_a_quote_that_does_not_stand_at_its_span_is_found(tmp_path: Path) -> None:
    capture, data, recipe, document, claims = filled(6)
    wrong = filled(7)[4][0]
    text = str(wrong.evidence.document)
    with Casebook.open(tmp_path / "book") as book:
        book.add_capture(capture, data)
        book.add_reading(recipe, document, claims)
    forged = "UPDATE claim SET record = replace(record, 'At least 6 ', 'At least 9 ')"
    assert text != document.id
    found = changed(tmp_path / "book", forged)
    assert "does not stand at its span" in found


def test_a_capture_under_a_wrong_id_is_found(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "book") as book:
        book.add_capture(capture_of(b"six", "a.txt"), b"six")
    assert "not the hash of its bytes" in changed(tmp_path / "book", f"UPDATE capture SET id = '{identify('capture', 'x')}'")
