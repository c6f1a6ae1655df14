"""What every casebook keeps to, whatever database is behind it."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from properties.records import captured_bytes, read_documents, record_of
from store.filling import NOON, capture_of, fill, filled, settled, unread_of
from testimonia.errors import CasebookError, UnknownIdError
from testimonia.records import NO_CASE, Capture, Case, Document, Judgement, Recipe, Unread, identify
from testimonia.store import Casebook

LATER = NOON + dt.timedelta(days=1)
once = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    """An empty casebook."""
    with Casebook.open(tmp_path / "book") as made:
        yield made


def read(book: Casebook, *numbers: int) -> None:
    """Capture and read some reports."""
    for number in numbers:
        capture, data, recipe, document, claims = filled(number)
        book.add_capture(capture, data)
        book.add_reading(recipe, document, claims)


def test_bytes_come_back_as_they_came(book: Casebook) -> None:
    data = bytes(range(256))
    capture = capture_of(data, "a.bin")
    assert book.add_capture(capture, data)
    assert book.captures() == (capture,)
    assert book.data(capture.id) == data


def test_the_same_bytes_twice_are_one_capture_with_two_accesses(book: Casebook) -> None:
    first, again, packed = (
        capture_of(b"six", "b.txt"),
        capture_of(b"six", "a.txt"),
        capture_of(b"six", "b.txt", parent=identify("capture", "zip")),
    )
    assert [book.add_capture(one, b"six") for one in (first, again, packed)] == [True, False, False]
    (kept,) = book.captures()
    assert [(one.address, one.parent) for one in kept.accesses] == [("a.txt", None), ("b.txt", None), ("b.txt", packed.accesses[0].parent)]


def test_an_access_met_before_adds_nothing(book: Casebook) -> None:
    first = capture_of(b"six", "a.txt")
    book.add_capture(first, b"six")
    held = book.digest()
    assert not book.add_capture(capture_of(b"six", "a.txt", at=LATER), b"six")
    assert book.captures() == (first,)
    assert book.digest() == held


def test_bytes_that_are_not_those_of_the_capture_are_refused(book: Casebook) -> None:
    with pytest.raises(ValueError, match="not the bytes"):
        book.add_capture(capture_of(b"six", "a.txt"), b"seven")
    assert book.captures() == ()


@pytest.mark.parametrize("encodings", [(None, "cp1252"), ("cp1252", None), ("latin-1", "cp1252"), ("cp1252", "latin-1")])
def test_what_bytes_are_encoded_in_does_not_depend_on_the_order_of_input(book: Casebook, encodings: tuple[str | None, ...]) -> None:
    for place, encoding in enumerate(encodings):
        book.add_capture(capture_of(b"six", f"{place}.txt", encoding=encoding), b"six")
    assert [one.declared_encoding for one in book.captures()] == ["cp1252"]


def test_an_unknown_capture_has_no_bytes(book: Casebook) -> None:
    with pytest.raises(UnknownIdError):
        book.data("capture-none")


def test_what_was_not_read_is_listed_until_it_is_mended(book: Casebook) -> None:
    empty, other = unread_of("a.txt"), unread_of("b.txt")
    for one in (empty, other, empty):
        book.add_unread(one)
    assert set(book.unread()) == {empty, other}
    worse = Unread(address="a.txt", reason="unreadable", detail="This user may not read it; change its permissions.")
    book.add_unread(worse)
    assert set(book.unread()) == {worse, other}
    book.add_capture(capture_of(b"six", "a.txt"), b"six")
    assert book.unread() == (other,)
    book.add_unread(empty)
    assert set(book.unread()) == {empty, other}
    book.add_capture(capture_of(b"six", "a.txt", at=LATER), b"six")
    assert book.unread() == (other,)


def test_a_reading_comes_back_whole(book: Casebook) -> None:
    capture, data, recipe, document, claims = filled(6)
    assert not book.has(recipe.id)
    book.add_capture(capture, data)
    book.add_reading(recipe, document, claims)
    assert book.has(recipe.id)
    assert book.reading(recipe.id) == (document, claims)
    assert book.documents() == book.documents([document.id]) == (document,)
    assert set(book.claims()) == set(book.claims([document.id])) == set(claims)
    assert book.documents(["document-none"]) == book.claims([]) == ()
    held = book.digest()
    book.add_reading(recipe, document, ())
    assert (book.reading(recipe.id), book.digest()) == ((document, claims), held)


def test_what_reading_could_not_read_is_a_reading_too(book: Casebook) -> None:
    capture, data, recipe, _, _ = filled(6)
    fault = Unread(address="reports/6.txt", reason="no text", detail="It holds pictures only; type what they say.", sha256=capture.sha256)
    book.add_capture(capture, data)
    book.add_reading(recipe, fault, ())
    assert book.reading(recipe.id) == (fault, ())
    assert book.unread() == (fault,)
    assert book.documents() == ()
    with pytest.raises(UnknownIdError):
        book.reading("recipe-none")


def test_the_last_reading_of_a_capture_is_the_one_that_counts(book: Casebook) -> None:
    capture, data, recipe, document, claims = filled(6)
    book.add_capture(capture, data)
    book.add_reading(recipe, document, claims)
    fault = Unread(address="reports/6.txt", reason="no text", detail="It holds pictures only; type what they say.", sha256=capture.sha256)
    book.add_reading(replace(recipe, version="2"), fault, ())
    assert (book.documents(), book.claims(), book.unread()) == ((), (), (fault,))
    retitled = replace(document, title="Halvane")
    book.add_reading(replace(recipe, version="3"), retitled, claims[:1])
    assert (book.documents(), book.claims(), book.unread()) == ((retitled,), claims[:1], ())
    assert book.reading(recipe.id) == (document, claims)
    assert book.verify() == ()


def test_a_reading_of_bytes_that_are_not_there_is_refused(book: Casebook) -> None:
    _, _, recipe, document, claims = filled(6)
    with pytest.raises(CasebookError, match="capture its bytes first"):
        book.add_reading(recipe, document, claims)
    assert not book.has(recipe.id)


def test_claims_of_another_document_are_refused_and_nothing_is_kept(book: Casebook) -> None:
    for capture, data, *_ in (filled(6), filled(7)):
        book.add_capture(capture, data)
    _, _, recipe, document, _ = filled(6)
    with pytest.raises(ValueError, match="another document"):
        book.add_reading(recipe, document, filled(7)[4])
    assert not book.has(recipe.id)
    assert book.verify() == ()


def test_many_readings_are_added_at_once(book: Casebook) -> None:
    made = [filled(number) for number in range(600)]
    for capture, data, *_ in made[:300]:
        book.add_capture(capture, data)
    book.add_readings((recipe, document, claims) for _, _, recipe, document, claims in made[:300])
    assert len(book.documents()) == 300
    assert len(book.claims([document.id for *_, document, _ in made])) == 600
    assert len(list(book.each_claim())) == 600


def test_results_stay_and_the_latest_put_is_the_latest(book: Casebook) -> None:
    assert book.result() is None
    first, second = settled(filled(6)[4]), settled(filled(7)[4])
    book.put_result(*first)
    book.put_result(*second)
    latest, earlier = book.result(), book.result(first[0].id)
    assert latest
    assert (latest.recipe, latest.resolution, latest.accounts) == second
    assert earlier
    assert (earlier.recipe, earlier.resolution, earlier.accounts) == first
    held = book.digest()
    book.put_result(*second)
    assert book.digest() == held
    book.put_result(*first)
    again = book.result()
    assert again
    assert again.recipe == first[0]
    assert book.digest() != held
    assert book.result("recipe-none") is None


def judged(why: str, previous: str | None) -> Judgement:
    return Judgement(decision="accept", subjects=("claim-1",), by="Ada", at=NOON, why=why, previous=previous)


def test_judgements_form_a_chain(book: Casebook) -> None:
    first = judged("the words say so", None)
    second = judged("seen again", first.id)
    book.append_judgement(first)
    for wrong in (first, judged("late", None), judged("late", "judgement-none")):
        with pytest.raises(CasebookError, match="meanwhile"):
            book.append_judgement(wrong)
    book.append_judgement(second)
    assert book.judgements() == (first, second)
    assert book.verify() == ()


def test_the_case_is_kept(book: Casebook) -> None:
    assert book.case() == NO_CASE
    for case in (Case(title="Halvane", countries=("XA",)), Case(title="Halvane, again")):
        book.put_case(case)
        assert book.case() == case


def test_records_are_found_by_the_start_of_their_ids(book: Casebook) -> None:
    read(book, 6, 7)
    capture, _, _, document, claims = filled(6)
    recipe, resolution, accounts = settled(claims)
    book.put_result(recipe, resolution, accounts)
    book.add_unread(unread_of("a.txt"))
    (account,) = accounts
    single = (
        document, claims[0], unread_of("a.txt"), *resolution.incidents, *resolution.entities, *resolution.origins,
        *account.tolls, *account.contradictions, *account.quantities, *account.constraints,
    )  # fmt: skip
    for one in single:
        assert book.find(one.id) == (one,)
        assert book.find(one.id[:-12]) == (one,)
    (kept,) = book.find(capture.id)
    assert isinstance(kept, Capture)
    assert len(book.find("claim-")) == 4
    assert len(book.find("c")) == 2 + 4 + 1 + 1
    for nothing in ("", "claim-x", "claim_", "%", "capture-\0", "recipe-"):
        with pytest.raises(UnknownIdError):
            book.find(nothing)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        with Casebook.open(tmp_path / "book") as book:
            list(fill(book, range(5)))
            held = book.digest(), len(book.captures()), len(book.claims()), book.verify()
    with Casebook.open(tmp_path / "book") as book:
        assert (book.digest(), len(book.captures()), len(book.claims()), book.verify()) == held == (held[0], 5, 10, ())


@pytest.mark.parametrize("seed", range(4))
def test_the_digest_does_not_depend_on_order_or_time(tmp_path: Path, seed: int) -> None:
    digests = set()
    for place in range(2):
        order = random.Random(seed + 10 * place).sample(range(8), 8)
        with Casebook.open(tmp_path / str(place)) as book:
            for number in order:
                capture, data, recipe, document, claims = filled(number, at=NOON + place * dt.timedelta(days=1))
                book.add_capture(capture, data)
                book.add_reading(recipe, document, claims)
            digests.add(book.digest())
    assert len(digests) == 1


def test_the_digest_depends_on_what_is_held(book: Casebook) -> None:
    held = [book.digest()]
    read(book, 6)
    held.append(book.digest())
    book.add_capture(capture_of(filled(6)[1], "elsewhere.txt"), filled(6)[1])
    held.append(book.digest())
    book.add_unread(unread_of("a.txt"))
    held.append(book.digest())
    book.put_case(Case(title="Halvane"))
    held.append(book.digest())
    book.append_judgement(judged("the words say so", None))
    held.append(book.digest())
    assert len(set(held)) == len(held)


@given(captured_bytes(), st.data())
@once
def test_anything_valid_is_kept_and_found_whole(pair: tuple[Capture, bytes], data: st.DataObject) -> None:
    capture, held = pair
    document, claims = data.draw(read_documents(capture.id))
    recipe = data.draw(record_of(Recipe))
    with TemporaryDirectory() as folder, Casebook.open(Path(folder)) as book:
        book.add_capture(capture, held)
        book.add_reading(recipe, document, claims)
        kept = book.reading(recipe.id)
        assert isinstance(kept[0], Document)
        assert kept == (document, claims)
        assert set(book.captures()[0].accesses) <= set(capture.accesses)
        assert [fault for fault in book.verify() if "container" not in fault] == []
