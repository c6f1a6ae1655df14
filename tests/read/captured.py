"""Captures of invented bytes, and short ways to look at what was read from them."""

import datetime as dt
import hashlib
import json
from typing import Any

from testimonia.read import read
from testimonia.records import Access, Block, Capture, Document, Unread
from testimonia.records.capture import MediaType

ENDINGS: dict[str, MediaType] = {
    "txt": "text/plain",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "json": "application/x-report+json",
}


def captured(data: bytes, address: str, encoding: str | None = None) -> Capture:
    """The capture of bytes at an address, of the media type that its ending says, else plain text."""
    access = Access(address=address, captured_at=dt.datetime(2031, 5, 4, tzinfo=dt.UTC), tool="test", version="1")
    media_type = ENDINGS.get(address.rsplit(".", 1)[-1], "text/plain")
    return Capture(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type=media_type, detected_encoding=encoding, accesses=(access,)
    )


def unread(data: bytes, address: str) -> Unread:
    """What could not be read."""
    found = read(captured(data, address), data)
    assert isinstance(found, Unread)
    return found


def document(data: bytes | str, address: str = "halvane.txt", encoding: str | None = None) -> Document:
    """The document of bytes, or of a text in UTF-8."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    found = read(captured(raw, address, encoding), raw)
    assert isinstance(found, Document), found
    return found


def row(**fields: Any) -> Document:
    """The document of a row."""
    return document(json.dumps(fields), "row.json")


def outline(made: Document) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind, made.quote(block.start, block.end)) for block in made.blocks]


def of_kind(made: Document, kind: str) -> list[str]:
    """The words of all blocks of a kind."""
    return [words for found, words in outline(made) if found == kind]


def block_with(made: Document, words: str) -> Block:
    """The block in which words stand."""
    block = made.block_at(made.text.index(words))
    assert block is not None
    return block


def basis(made: Document, field: str) -> str | None:
    """What a field was taken from."""
    return next((one.source for one in made.basis if one.field == field), None)
