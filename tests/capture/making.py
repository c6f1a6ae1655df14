"""Real files of every format, made for the tests; and captures of them."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from testimonia.capture import Captured, CaptureSettings, Limits, capture
from testimonia.records import Unread

NOON = dt.datetime(2031, 5, 4, 12, 0, tzinfo=dt.UTC)
TEXT = "At least six people were killed in Halvane on Sunday, the Coast Monitor said.\n"
PAGE = f"<!doctype html><html><head><title>Halvane</title></head><body><p>{TEXT}</p></body></html>"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
REPORT = "application/x-report+json"


def settings(**own: Any) -> CaptureSettings:
    return CaptureSettings(clock=lambda: NOON, tool="testimonia", version="1", **own)


def captured(source: Path | str, **own: Any) -> list[Captured | Unread]:
    """Everything that a source gives."""
    return list(capture([str(source)], settings(**own)))


def told(source: Path | str, **own: Any) -> list[tuple[str, str]]:
    """The last part of each address, with the media type or the reason why it was not read."""
    return [
        (one.capture.address.rpartition("/")[2], one.capture.media_type)
        if isinstance(one, Captured)
        else (one.address.rpartition("/")[2], one.reason)
        for one in captured(source, **own)
    ]


def only(path: Path, data: bytes, **own: Any) -> Captured | Unread:
    """What one file of these bytes gives."""
    path.write_bytes(data)
    found = captured(path, **own)
    assert len(found) == 1
    return found[0]


def media_type(path: Path, data: bytes) -> str:
    found = only(path, data)
    assert isinstance(found, Captured), found
    assert found.data == data
    return found.capture.media_type


def reason(path: Path, data: bytes, **own: Any) -> str:
    """Why a file of these bytes is not read; its detail is one sentence with a remedy."""
    found = only(path, data, **own)
    assert isinstance(found, Unread), found
    assert found.detail.endswith(".")
    assert len(found.detail) > 30
    assert found.sha256 is not None
    return found.reason


def zipped(members: Sequence[tuple[str, bytes]], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return held.getvalue()


def rows(*texts: str) -> bytes:
    """A table of reports."""
    return "".join(json.dumps({"id": f"r{place}", "text": text}) + "\n" for place, text in enumerate(texts, 1)).encode()


def pdf(password: str | None = None, algorithm: str = "RC4-128") -> bytes:
    from pypdf import PdfWriter  # noqa: PLC0415

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password is not None:
        writer.encrypt(password, "owner", algorithm=algorithm)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def docx(text: str = TEXT) -> bytes:
    from docx import Document  # noqa: PLC0415

    document = Document()
    document.add_paragraph(text)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def mail(*attachments: tuple[str, bytes, str]) -> EmailMessage:
    """A mail with attachments: name, bytes, media type."""
    message = EmailMessage()
    message["From"] = "desk@coast-monitor.example"
    message["To"] = "readers@coast-monitor.example"
    message["Subject"] = "Halvane"
    message["Date"] = "Sun, 04 May 2031 12:00:00 +0000"
    message.set_content(TEXT)
    for name, data, kind in attachments:
        main, _, sub = kind.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message


SMALL = Limits(item=2000, container=100_000, unpacked=50_000, members=10, depth=2, ratio=100, ratio_from=1000)
