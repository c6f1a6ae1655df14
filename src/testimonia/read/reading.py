"""What each format's reader hands on, and the document made from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from testimonia.read.language import language_of
from testimonia.read.layout import Field, Layout
from testimonia.records import SPEAKING, UNKNOWN_DATE, Basis, Block, Capture, Dated, Document, Unread
from testimonia.records.capture import UnreadReason
from testimonia.records.document import BlockKind

SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml", ".json")
GAP = "\n\n"
"""What stands between two blocks where a reader makes the text."""


@dataclass(frozen=True)
class Told:
    """A value with what it was taken from."""

    value: str
    source: str


@dataclass(frozen=True)
class ToldDate:
    """A date with what it was taken from."""

    value: Dated
    source: str


@dataclass(frozen=True)
class Piece:
    """A block of a text that is being made from a format without one plain text; `kind` None where the layout must tell."""

    kind: BlockKind | None
    text: str
    locator: str
    author: str | None = None
    published: Dated = UNKNOWN_DATE


@dataclass(frozen=True)
class Reading:
    """A text with its blocks and what is known of it; None where nothing says so."""

    text: str
    blocks: tuple[Block, ...]
    title: Told | None = None
    author: Told | None = None
    outlet: Told | None = None
    published: ToldDate | None = None
    address: Told | None = None
    name: str | None = None


def told(value: object, source: str) -> Told | None:
    """A value with its source, white space in it made single; None for no string or an empty one."""
    text = " ".join(value.split()).strip("\ufeff ") if isinstance(value, str) else ""
    return Told(text, source) if text else None


def told_date(value: Dated, source: str) -> ToldDate | None:
    """A date with its source, None where it is unknown."""
    return ToldDate(value, source) if value != UNKNOWN_DATE else None


def from_layout(layout: Layout, field: Field) -> Told | None:
    """What a layout says of the title, author or outlet."""
    return told(getattr(layout, field), source_in(layout, field))


def date_from_layout(layout: Layout) -> ToldDate | None:
    """When the text was published, as its layout says."""
    return told_date(layout.published, source_in(layout, "published"))


def source_in(layout: Layout, field: Field) -> str:
    """What a layout took a field from."""
    return next((basis.source for basis in layout.basis if basis.field == field), field)


def joined(pieces: Sequence[Piece]) -> tuple[str, list[tuple[int, int]]]:
    """The text that pieces make, with a blank line between two, and the span of each."""
    spans, at = [], 0
    for piece in pieces:
        spans.append((at, at + len(piece.text)))
        at += len(piece.text) + len(GAP)
    return GAP.join(piece.text for piece in pieces), spans


def finish(capture: Capture, reading: Reading) -> Document | Unread:
    """The document of a reading, or why there is none: white space says nothing."""
    if not reading.text.strip("\ufeff \t\n\r\f\v\xa0\u200b"):
        return unread(capture, "no text", "holds no text; if it is a picture of text, make text of it with an OCR program and give that")
    language = language_of([reading.text[block.start : block.end] for block in reading.blocks if block.kind in SPEAKING])
    return Document(
        capture=capture.id,
        name=reading.name or name_of(capture.address),
        text=reading.text,
        blocks=reading.blocks,
        title=value_of(reading.title),
        author=value_of(reading.author),
        outlet=value_of(reading.outlet),
        published=reading.published.value if reading.published else UNKNOWN_DATE,
        language=language,
        address=value_of(reading.address),
        basis=(*bases(reading), *([Basis(field="language", source="py3langid on the speaking blocks")] if language else [])),
    )


def bases(reading: Reading) -> tuple[Basis, ...]:
    """What each known field was taken from."""
    found = (
        [Basis(field="title", source=reading.title.source)] if reading.title else [],
        [Basis(field="author", source=reading.author.source)] if reading.author else [],
        [Basis(field="outlet", source=reading.outlet.source)] if reading.outlet else [],
        [Basis(field="published", source=reading.published.source)] if reading.published else [],
        [Basis(field="address", source=reading.address.source)] if reading.address else [],
    )
    return tuple(basis for one in found for basis in one)


def value_of(found: Told | None) -> str | None:
    """The value without its source."""
    return found.value if found else None


def unread(capture: Capture, reason: UnreadReason, detail: str) -> Unread:
    """The record of a capture that could not be read."""
    return Unread(address=capture.address, reason=reason, detail=detail, sha256=capture.sha256)


def name_of(address: str) -> str:
    """The name of a document: its file's name without the ending of a format; "standard input" for `-`."""
    file = PurePosixPath(address.replace("!", "/").replace("\\", "/")).name
    stem = next((file[: -len(suffix)] for suffix in SUFFIXES if file.lower().endswith(suffix)), file)
    return "standard input" if stem == "-" else stem or "unnamed"
