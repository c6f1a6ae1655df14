"""Text files and rows: the text as it is in the file, names, locators."""

import io
import json
from dataclasses import replace

import pytest

from read.captured import block_with, captured, document, of_kind, outline, row, unread
from testimonia.read import read
from testimonia.records import UNKNOWN_DATE, Unread

REPORT = "Raids on Tarsa\r\n\r\nTen people – “all of one house” – were killed on Friday.\r\nFive fled.\r\n"


def test_the_text_is_the_file_with_one_kind_of_line_end() -> None:
    assert document(REPORT).text == io.TextIOWrapper(io.BytesIO(REPORT.encode()), encoding="utf-8").read()


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", None), ("utf-8-sig", None), ("cp1252", "cp1252"), ("utf-16", None), ("utf-16-be", "utf-16-be"), ("gb18030", "gb18030")],
)
def test_blocks_are_located_by_the_bytes_of_the_file(encoding: str, told: str | None) -> None:
    data = REPORT.encode(encoding)
    made = document(data, "a.txt", told)
    assert len(made.blocks) >= 3
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    for block in made.blocks:
        start, end = (int(place) for place in block.locator.removeprefix("bytes ").split("-"))
        assert data[start:end].decode(plain).replace("\r\n", "\n") == made.quote(block.start, block.end)


def test_bytes_in_no_known_encoding_are_read_all_the_same() -> None:
    made = document(b"Ten people were killed \x81\x8d in Tarsa on Friday.")
    assert made.text.startswith("Ten people were killed ")
    assert len(made.text) == len("Ten people were killed xx in Tarsa on Friday.")


def test_a_byte_order_mark_is_no_part_of_the_headline() -> None:
    made = document("\ufeffRaids on Tarsa\n\nTen people were killed on Friday, the parish said.")
    assert made.text[0] == "\ufeff"
    assert (made.title, made.blocks[0].kind, of_kind(made, "headline")) == ("Raids on Tarsa", "furniture", ["Raids on Tarsa"])


@pytest.mark.parametrize(
    ("address", "name"),
    [("a/b/raids.txt", "raids"), ("reports.zip!x/raids.2024.TXT", "raids.2024"), ("-", "standard input"), ("notes.md", "notes.md")],
)
def test_names(address: str, name: str) -> None:
    assert document("Ten people were killed.", address).name == name


@pytest.mark.parametrize("data", [b"", b" \n\t \r\n", b"\xef\xbb\xbf", "\xa0\u200b".encode()])
def test_white_space_is_no_text(data: bytes) -> None:
    assert unread(data, "a.txt").reason == "no text"


def test_the_text_of_a_row_is_title_empty_line_text() -> None:
    made = row(
        id="r/1",
        title="Raids on Tarsa",
        text="Ten people were killed.\n\nFive fled.",
        published="2024-05",
        url="https://www.coast.example/x",
    )
    assert made.text == "Raids on Tarsa\n\nTen people were killed.\n\nFive fled."
    assert (made.name, made.title, made.outlet, made.published.precision) == ("r-1", "Raids on Tarsa", "coast.example", "month")
    assert outline(made) == [("headline", "Raids on Tarsa"), ("paragraph", "Ten people were killed."), ("paragraph", "Five fled.")]
    assert [block.locator for block in made.blocks[:2]] == ["field title, characters 0-14", "field text, characters 0-23"]


def test_a_text_that_begins_with_its_title_has_it_once() -> None:
    made = row(id="1", title="Raids on Tarsa", text="  Raids on Tarsa\nTen people were killed.")
    assert made.text == "  Raids on Tarsa\nTen people were killed."
    assert outline(made) == [("headline", "Raids on Tarsa"), ("paragraph", "Ten people were killed.")]


def test_a_row_without_date_has_none_unless_its_text_says_one() -> None:
    assert row(id="1", text="Ten people were killed.").published == UNKNOWN_DATE
    dated = row(id="1", text="TARSA, 14 MAY 89 (RADIO AMARA) -- TEN PEOPLE WERE KILLED.")
    assert str(dated.published.date) == "1989-05-14"


def test_the_address_of_an_archive_gives_the_outlet_that_was_archived() -> None:
    made = row(id="1", text="Ten people were killed.", url="http://web.archive.example/web/2024/http://www.coast.example/x")
    assert made.outlet == "coast.example"


@pytest.mark.parametrize("data", [b"", b"[]", b'{"id": "1"}', b'{"id": "1", "text": 7}', b"[" * 100000, b"\xff"])
def test_no_report_is_unread(data: bytes) -> None:
    assert unread(data, "row.json").reason == "malformed"


def test_odd_rows_are_read() -> None:
    made = document(
        json.dumps({"id": 7, "text": "Ten people\ud800 were killed.", "title": ["x"], "published": 5, "url": "http://[bad"}), "row.json"
    )
    assert (made.name, made.title, made.outlet, made.published) == ("7", None, None, UNKNOWN_DATE)
    assert block_with(made, "killed").kind == "paragraph"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ten people were killed in Tarsa on Friday, the parish said in the evening.", "en"),
        ("TEN PEOPLE WERE KILLED IN TARSA ON FRIDAY, THE PARISH SAID IN THE EVENING.", "en"),
        ("Dix personnes ont été tuées vendredi dans les villages, selon la paroisse.", "fr"),
        ("قتل عشرة أشخاص يوم الجمعة في القرى الجبلية بحسب ما قاله كاهن الرعية", "ar"),
        ("Ten dead", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert document(text).language == language


def test_a_container_is_not_read() -> None:
    capture = captured(b"PK", "a.txt")
    found = read(replace(capture, media_type="application/zip"), b"PK")
    assert isinstance(found, Unread)
    assert found.reason == "unsupported"
