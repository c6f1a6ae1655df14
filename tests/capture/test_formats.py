"""What each format is taken for, whatever it is called."""

from pathlib import Path

import pytest

from capture.making import DOCX, PAGE, REPORT, TEXT, captured, docx, mail, media_type, only, pdf, reason, rows, settings, told, zipped
from testimonia.capture import Captured, capture
from testimonia.records import Unread

ACCENTED = "Six people were killed in the old café quarter, a witness told “La Voix de Lode” – the mayor agreed.\n"


@pytest.mark.parametrize("name", ["report.txt", "report.pdf", "report", "report.zip"])
@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (TEXT.encode(), "text/plain"),
        (TEXT.encode("utf-16"), "text/plain"),
        (TEXT.encode("utf-16-le"), "text/plain"),
        (PAGE.encode(), "text/html"),
        (PAGE.encode("utf-16"), "text/html"),
        (b"\n <!-- saved --> " + PAGE.encode(), "text/html"),
        (b'<?xml version="1.0"?>' + PAGE.encode(), "text/html"),
        (b"<div class='story'><p>Six people were killed.</p></div>", "text/html"),
        (pdf(), "application/pdf"),
        (b"\r\n" + pdf(), "application/pdf"),
        (docx(), DOCX),
        (mail().as_bytes(), "message/rfc822"),
        (b'{"text": "Six people were killed."}', REPORT),
        ('\ufeff{"text": "Six people were killed."}'.encode(), REPORT),
        ('{"text": "Six people were killed."}'.encode("utf-16"), REPORT),
        (b'{\n "id": "a",\n "text": "Six people were killed."\n}\n', REPORT),
    ],
)
def test_the_kind_is_told_from_the_bytes(tmp_path: Path, name: str, data: bytes, wanted: str) -> None:
    assert media_type(tmp_path / name, data) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Subject: six dead\n\nSix people were killed in Halvane.",
        "From: our correspondent\nDate: Sunday\n and this is no mail\nsix people were killed\n",
        "{Halvane, 4 May} Six people were killed.",
        "[Halvane] Six people were killed.",
        "<Six> people were killed < 10 wounded.",
        "6,killed\n7,injured\n",
        "ID3 cards of the six dead were found.",
        "The %PDF- mark begins a PDF, the report on Halvane says.",
        "MZ is the plate of the car that was hit.",
    ],
)
def test_text_that_looks_like_something_else_is_text(tmp_path: Path, text: str) -> None:
    assert media_type(tmp_path / "a", text.encode()) == "text/plain"


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (" \n".encode("utf-16"), "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (pdf("secret"), "encrypted"),
        (pdf("secret", "AES-256"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(64), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "WordDocument".encode("utf-16-le") + bytes(64), "unsupported"),
        (pdf()[:-200], "truncated"),
        (docx()[:-600], "truncated"),
        (zipped([("a.txt", TEXT.encode())])[:-30], "truncated"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "unsupported"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "unsupported"),
        (b"{\\rtf1 Six people were killed.}", "unsupported"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(20), "unsupported"),
        (bytes(range(256)) * 8, "unsupported"),
        (b"[1, 2, 3]", "unsupported"),
        (rows("Six were killed.", "Seven were killed.").decode().encode("utf-16"), "unsupported"),
        (b"From a@b Sun May  4 12:00:00 2031\nSubject: x\n\nsix\n\nFrom a@b Sun May  4 12:00:00 2031\nSubject: x\n\nsix\n", "unsupported"),
        (b'{"title": "no words"}', "unsupported"),
        (b'{"a": 1}\n{"a": 2}\n', "unsupported"),
        (b'{"text": 6}', "malformed"),
        (b'{"text": "  "}', "empty"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "unsupported"),
        (zipped([("xl/workbook.xml", b"<workbook/>")]), "unsupported"),
        (zipped([]), "empty"),
        (ACCENTED.encode() * 9 + b"caf\xc3", "malformed"),
        (ACCENTED.encode() * 9 + b"caf\xe9 " + ACCENTED.encode() * 9, "malformed"),
        (b"PK\x03\x04" + bytes(60) + b"PK\x05\x06" + b"\xff" * 18, "malformed"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(tmp_path: Path, data: bytes, wanted: str) -> None:
    assert reason(tmp_path / "report.txt", data) == wanted


def test_a_pdf_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    assert media_type(tmp_path / "a.pdf", pdf("")) == "application/pdf"


def test_a_word_document_with_damaged_words_is_not_read(tmp_path: Path) -> None:
    data = bytearray(docx("Six people were killed. " * 200))
    start = data.index(b"word/document.xml") + 40
    data[start : start + 40] = bytes(40)
    assert reason(tmp_path / "a.docx", bytes(data)) == "malformed"


def test_too_much_is_oversized(tmp_path: Path) -> None:
    from capture.making import SMALL  # noqa: PLC0415

    assert reason(tmp_path / "a.txt", TEXT.encode() * 40, limits=SMALL) == "oversized"
    (tmp_path / "b.txt").write_bytes(TEXT.encode() * 4000)
    found = captured(tmp_path / "b.txt", limits=SMALL)
    assert [one.reason for one in found if isinstance(one, Unread)] == ["oversized"]


def test_a_capture_says_whence_when_and_by_what(tmp_path: Path) -> None:
    found = only(tmp_path / "a.txt", TEXT.encode())
    assert isinstance(found, Captured)
    (access,) = found.capture.accesses
    assert access.address == (tmp_path / "a.txt").as_posix()
    assert (access.captured_at.isoformat(), access.tool, access.version, access.parent) == (
        "2031-05-04T12:00:00+00:00",
        "testimonia",
        "1",
        None,
    )


@pytest.mark.parametrize(
    ("data", "declared", "detected"),
    [
        (b"Six people were killed.", None, "utf-8"),
        (ACCENTED.encode(), None, "utf-8"),
        (b"\xef\xbb\xbf" + ACCENTED.encode(), "utf-8", "utf-8-sig"),
        (ACCENTED.encode("utf-16"), "utf-16", "utf-16"),
        (ACCENTED.encode("utf-32"), "utf-32", "utf-32"),
        (ACCENTED.encode("utf-16-be"), None, "utf-16-be"),
        (ACCENTED.encode("cp1252"), None, "cp1252"),
        ("Six killed in the café.".encode("latin-1"), None, "cp1252"),
        ("Zginęło sześć osób, powiedział rzecznik rządu w Łodzi. Wśród zabitych są żołnierze.".encode("cp1250"), None, "cp1250"),
        ("<html><meta charset='windows-1251'><p>Шесть человек погибли</p></html>".encode("cp1251"), "windows-1251", "cp1251"),
        ("<html><meta charset='utf-8'><p>café</p></html>".encode("cp1252"), "utf-8", "cp1252"),
        (b"<html><meta charset='utf-16'><p>six killed</p></html>", "utf-16", "utf-8"),
        ("<html><meta charset='iso-8859-1'><p>“six killed”</p></html>".encode("cp1252"), "iso-8859-1", "cp1252"),
        ("<html><meta charset='no-such'><p>café</p></html>".encode(), "no-such", "utf-8"),
        ("<html><meta charset='rot13'><p>café</p></html>".encode("cp1252"), "rot13", "cp1252"),
    ],
)  # fmt: skip
def test_encodings_are_declared_and_detected(tmp_path: Path, data: bytes, declared: str | None, detected: str) -> None:
    found = only(tmp_path / "a", data)
    assert isinstance(found, Captured), found
    assert (found.capture.declared_encoding, found.capture.detected_encoding) == (declared, detected)
    data.decode(detected)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1256", "قالت وزارة الصحة إن ستة أشخاص على الأقل قتلوا في انفجار وقع يوم الأحد في المدينة القديمة وأصيب عشرة آخرون بجروح"),
        ("cp1251", "Министерство сообщило, что шесть человек погибли в результате взрыва в старом городе, ещё десять ранены."),
        ("gb18030", "卫生部表示，周日旧城发生爆炸，至少六人死亡，十人受伤，其中包括两名儿童。"),
    ],
)
def test_other_scripts_are_guessed(tmp_path: Path, encoding: str, text: str) -> None:
    found = only(tmp_path / "a", (text * 3).encode(encoding))
    assert isinstance(found, Captured), found
    assert found.capture.detected_encoding is not None
    assert found.data.decode(found.capture.detected_encoding) == text * 3


def test_standard_input_is_read(tmp_path: Path) -> None:
    with (tmp_path / "given").open("wb+") as stream:
        stream.write(rows("Six people were killed.", "Seven people were killed."))
        stream.seek(0)
        assert told("-", stdin=stream) == [("-", "application/x-ndjson"), ("-!line-1", REPORT), ("-!line-2", REPORT)]
    assert told("-") == [("-", "unreadable")]


def test_sources_come_in_their_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_text(f"{name}: {TEXT}")
    found = capture([str(tmp_path / "b"), str(tmp_path / "none"), str(tmp_path / "a")], settings())
    assert [one.capture.address[-1] if isinstance(one, Captured) else one.reason for one in found] == ["b", "unreadable", "a"]
