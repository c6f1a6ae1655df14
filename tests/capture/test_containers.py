"""What lies in archives, mails and tables of reports; and what hostile ones cannot do."""

import base64
import email
import gzip
import io
import stat
import struct
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from capture.making import DOCX, PAGE, REPORT, SMALL, TEXT, captured, docx, mail, pdf, rows, told, zipped
from testimonia.capture import Captured, Limits
from testimonia.records import Unread


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_an_archive_is_a_capture_and_so_is_each_member(tmp_path: Path) -> None:
    data = zipped([("b/a.txt", TEXT.encode()), ("page", PAGE.encode()), ("c.docx", docx()), ("empty.txt", b"")])
    found = captured(written(tmp_path / "r.zip", data))
    archive = found[0]
    assert isinstance(archive, Captured)
    assert archive.data == data
    made = [one.capture for one in found[1:] if isinstance(one, Captured)]
    assert [one.media_type for one in made] == ["text/plain", "text/html", DOCX]
    assert {one.accesses[0].parent for one in made} == {archive.capture.id}
    assert made[0].address.endswith("r.zip!b/a.txt")
    assert [(one.address.rpartition("!")[2], one.reason) for one in found if isinstance(one, Unread)] == [("empty.txt", "empty")]


def test_a_table_gives_each_line_as_it_stands(tmp_path: Path) -> None:
    data = b'\xef\xbb\xbf{"text": "one"}\r\n\n {"text": "two", "id": 2}\n'
    data += b'{"text": \n{"text": "\xff"}\n[]\n{"text": "", "id": "x"}\n{"text": "z", "url": []}'
    found = captured(written(tmp_path / "r.jsonl", data))
    made = [one for one in found[1:] if isinstance(one, Captured)]
    assert [(one.data, one.capture.address.rpartition("!")[2]) for one in made] == [
        (b'{"text": "one"}', "line-1"),
        (b' {"text": "two", "id": 2}', "line-3"),
    ]
    assert [(one.address.rpartition("!")[2], one.reason) for one in found if isinstance(one, Unread)] == [
        ("line-4", "malformed"),
        ("line-5", "malformed"),
        ("line-6", "malformed"),
        ("line-7", "empty"),
        ("line-8", "malformed"),
    ]


def test_a_table_is_told_although_its_first_line_is_broken(tmp_path: Path) -> None:
    path = written(tmp_path / "r", b'{"text": "bro\n' + rows("Six were killed."))
    assert told(path) == [("r", "application/x-ndjson"), ("r!line-1", "malformed"), ("r!line-2", REPORT)]


def test_a_packed_table_gives_its_lines(tmp_path: Path) -> None:
    path = written(tmp_path / "r.jsonl.gz", gzip.compress(rows("Six were killed.", "Seven were killed.")))
    assert told(path) == [
        ("r.jsonl.gz", "application/gzip"),
        ("r.jsonl.gz!r.jsonl", "application/x-ndjson"),
        ("r.jsonl.gz!r.jsonl!line-1", REPORT),
        ("r.jsonl.gz!r.jsonl!line-2", REPORT),
    ]


def test_a_cut_off_or_damaged_gz_is_unread(tmp_path: Path) -> None:
    data = gzip.compress(TEXT.encode() * 50)
    assert told(written(tmp_path / "a.gz", data[:-9]))[1:] == [("a.gz!a", "truncated")]
    assert told(written(tmp_path / "b.gz", data[:-8] + bytes(8)))[1:] == [("b.gz!b", "malformed")]


def test_a_mail_is_a_report_with_its_attachments_beside_it(tmp_path: Path) -> None:
    message = mail(
        ("map.pdf", pdf(), "application/pdf"), ("../../note.txt", TEXT.encode(), "text/plain"), ("p.png", b"\x89PNG\r\n\x1a\n", "image/png")
    )
    message.add_attachment(mail(("inner.txt", b"Seven were killed in Lode.", "text/plain")))
    assert told(written(tmp_path / "m.eml", message.as_bytes())) == [
        ("m.eml", "message/rfc822"),
        ("m.eml!1-map.pdf", "application/pdf"),
        ("m.eml!2-note.txt", "text/plain"),
        ("m.eml!3-p.png", "unsupported"),
        ("m.eml!4-unnamed", "message/rfc822"),
        ("m.eml!4-unnamed!1-inner.txt", "text/plain"),
    ]


def test_a_mails_own_words_and_pictures_are_not_attachments(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Date"], message["Message-ID"] = "a@b.example", "Sun, 04 May 2031 12:00:00 +0000", "<1@b.example>"
    message.set_content(TEXT, charset="iso-8859-1")
    message.add_alternative(PAGE, subtype="html")
    parts = message.get_payload()
    assert isinstance(parts, list)
    page = parts[1]
    assert isinstance(page, EmailMessage)
    page.add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<logo>")
    (found,) = captured(written(tmp_path / "m.eml", message.as_bytes()))
    assert isinstance(found, Captured)
    assert found.capture.declared_encoding == "iso-8859-1"


def test_the_charset_of_an_attachment_is_declared_by_the_mail(tmp_path: Path) -> None:
    head = b"From: a@b.example\nDate: Sun, 4 May 2031 12:00:00 +0000\nTo: c@d.example\nMIME-Version: 1.0\n"
    words = b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nsee below\n--x\n"
    sent = b'Content-Type: text/plain; charset=windows-1253; name="a.txt"\nContent-Transfer-Encoding: base64\n\n'
    data = head + words + sent + base64.b64encode("Έξι νεκροί".encode("cp1253")) + b"\n--x--\n"
    found = captured(written(tmp_path / "m.eml", data))[1]
    assert isinstance(found, Captured)
    assert (found.capture.declared_encoding, found.capture.detected_encoding) == ("windows-1253", "cp1253")


def test_a_mail_with_raw_bytes_in_it_is_a_mail(tmp_path: Path) -> None:
    head = b"From: a@b.example\nDate: Sun, 4 May 2031 12:00:00 +0000\nTo: c@d.example\nMIME-Version: 1.0\n"
    head += b"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: binary\n\n"
    assert told(written(tmp_path / "m.eml", head + bytes(range(256)) * 20)) == [("m.eml", "message/rfc822")]


def test_names_in_an_archive_are_only_ever_addresses(tmp_path: Path) -> None:
    names = ["../../x.txt", "/etc/y.txt", "C:\\z.txt", "w" * 3000 + ".txt", "new\nline\x1b[2J.txt"]
    folder = tmp_path / "in"
    folder.mkdir()
    found = captured(written(folder / "r.zip", zipped([(name, f"{name} {TEXT}".encode()) for name in names])))
    addresses = [one.capture.address for one in found if isinstance(one, Captured)]
    assert len(addresses) == 6
    assert all(len(address) < 500 and address.isprintable() for address in addresses)
    assert addresses[1].endswith("r.zip!../../x.txt")
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == ["r.zip"]


def test_two_members_of_one_name_have_two_addresses(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "Six were killed.")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "Seven were killed.")
    assert [name for name, _ in told(written(tmp_path / "r.zip", held.getvalue()))] == ["r.zip", "r.zip!a.txt", "r.zip!a.txt#2"]


def test_a_member_without_a_name_has_an_address(tmp_path: Path) -> None:
    data = zipped([("QQQ", TEXT.encode())]).replace(b"QQQ", b"\0QQ")
    assert told(written(tmp_path / "r.zip", data))[1:] == [("r.zip!unnamed", "text/plain")]


def test_hidden_members_and_folders_are_no_reports(tmp_path: Path) -> None:
    names = [".x", "__MACOSX/._a.txt", "a/.git/b", "testimonia.yaml", "folder/"]
    assert told(written(tmp_path / "r.zip", zipped([(name, b"text" if name[-1] != "/" else b"") for name in names]))) == [
        ("r.zip", "application/zip")
    ]


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert told(written(tmp_path / "r.zip", held.getvalue()))[1:] == [("r.zip!link.txt", "unsafe")]


def test_an_encrypted_member_says_so(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.txt", TEXT.encode()), ("b.txt", PAGE.encode())]))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert told(written(tmp_path / "r.zip", bytes(data)))[1:] == [("r.zip!a.txt", "encrypted"), ("r.zip!b.txt", "text/html")]


def test_a_damaged_member_does_not_harm_the_others(tmp_path: Path) -> None:
    data = zipped([("a.txt", b"Six were killed."), ("b.txt", b"All is calm.")], zipfile.ZIP_STORED).replace(b"Six", b"Ten")
    assert told(written(tmp_path / "r.zip", data))[1:] == [("r.zip!a.txt", "malformed"), ("r.zip!b.txt", "text/plain")]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = written(tmp_path / "r.zip", zipped([("zeros.txt", b" " * 40_000), ("a.txt", TEXT.encode())]))
    assert told(path, limits=SMALL)[1:] == [("r.zip!zeros.txt", "unsafe"), ("r.zip!a.txt", "text/plain")]
    assert told(written(tmp_path / "zeros.gz", gzip.compress(b" " * 40_000)), limits=SMALL)[1:] == [("zeros.gz!zeros", "unsafe")]


def test_an_archive_that_unfolds_too_far_is_refused_whole(tmp_path: Path) -> None:
    path = written(tmp_path / "r.zip", zipped([(f"{n}.txt", TEXT.encode() * 100) for n in range(8)]))
    assert told(path, limits=SMALL) == [("r.zip", "unsafe")]


def test_archives_within_archives_share_one_limit(tmp_path: Path) -> None:
    inner = zipped([("a.txt", TEXT.encode() * 300)], zipfile.ZIP_DEFLATED)
    path = written(tmp_path / "r.zip", zipped([(f"{n}.zip", inner) for n in range(4)]))
    limits = Limits(item=50_000, unpacked=80_000, ratio_from=100_000)
    assert [kind for _, kind in told(path, limits=limits)].count("unsafe") == 1


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "r.zip", zipped([(f"{n}.txt", b"six") for n in range(11)]))
    assert told(path, limits=SMALL) == [("r.zip", "unsafe")]
    path = written(tmp_path / "s.zip", zipped([(f"{n}.txt", b"six") for n in range(101)]))
    assert told(path, limits=SMALL) == [("s.zip", "unsafe")]
    path = written(tmp_path / "m.eml", mail(*((f"{n}.txt", b"six", "text/plain") for n in range(11))).as_bytes())
    assert told(path, limits=SMALL)[-1] == ("m.eml!more", "unsafe")


def test_containers_may_lie_only_so_deep(tmp_path: Path) -> None:
    data = zipped([("a.txt", TEXT.encode())])
    for depth in range(4):
        data = zipped([(f"{depth}.zip", data)])
    assert [kind for _, kind in told(written(tmp_path / "r.zip", data), limits=SMALL)] == ["application/zip", "application/zip", "unsafe"]


def test_mails_may_lie_only_so_deep(tmp_path: Path) -> None:
    message = mail(("a.txt", b"six", "text/plain"))
    for _ in range(4):
        outer = mail()
        outer.add_attachment(message)
        message = outer
    kinds = [kind for _, kind in told(written(tmp_path / "m.eml", message.as_bytes()), limits=SMALL)]
    assert kinds == ["message/rfc822", "message/rfc822", "message/rfc822", "unsafe"]


def test_a_mail_of_a_thousand_levels_does_no_harm(tmp_path: Path) -> None:
    head = b"From: a@b.example\nDate: now\nTo: c\nMIME-Version: 1.0\n"
    data = head + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)) + b"\nsix were killed"
    assert len(told(written(tmp_path / "m.eml", data))) == 1


def test_members_that_share_bytes_are_refused(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.txt", TEXT.encode()), ("b.txt", TEXT.encode())]))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    struct.pack_into("<I", data, second + 42, 0)
    assert told(written(tmp_path / "r.zip", bytes(data))) == [("r.zip", "unsafe")]


def test_a_word_document_may_be_a_bomb_too(tmp_path: Path) -> None:
    bomb = zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w>" + b" " * 3_000_000 + b"</w>")])
    assert told(written(tmp_path / "r.docx", bomb)) == [("r.docx", "unsafe")]


def test_a_forwarded_mail_is_a_mail_again(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(mail())
    found = captured(written(tmp_path / "m.eml", message.as_bytes()))
    inner = found[1]
    assert isinstance(inner, Captured)
    assert email.message_from_bytes(inner.data)["Subject"] == "Halvane"
    assert inner.data in message.as_bytes()
