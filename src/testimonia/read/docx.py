"""DOCX: paragraphs by their styles, tables row by row, headers and footers as furniture."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from testimonia.read.layout import lay_out
from testimonia.read.lines import Chunk
from testimonia.read.reading import Piece, Reading, date_from_layout, from_layout, joined, told, unread
from testimonia.records import Capture, Unread
from testimonia.records.document import BlockKind

FAULTS = (zipfile.BadZipFile, zipfile.LargeZipFile, LookupError, ValueError, TypeError, AttributeError, OSError, EOFError, RuntimeError)
"""What a broken or hostile file makes the libraries raise."""

FAULTS = (zipfile.BadZipFile, zipfile.LargeZipFile, LookupError, ValueError, TypeError, AttributeError, OSError, EOFError, RuntimeError)
"""What a broken or hostile file makes the libraries raise."""

STYLES: tuple[tuple[str, BlockKind], ...] = (
    ("title", "headline"), ("subtitle", "paragraph"), ("heading", "subheading"), ("caption", "caption"), ("list", "list item"),
    ("quote", "quotation"), ("intense quote", "quotation"), ("header", "furniture"), ("footer", "furniture"), ("toc", "furniture"),
)  # fmt: skip
"""Beginnings of the names of Word's own styles, and the kinds that they say; "Subtitle" is left to the layout."""


def read_docx(capture: Capture, data: bytes) -> Reading | Unread:
    """A DOCX file. `created` in its properties is when the file was made and says nothing of publication, so it is not used."""
    import docx  # noqa: PLC0415 - loaded when the first DOCX is read
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from lxml.etree import LxmlError  # noqa: PLC0415

    try:
        file = docx.Document(io.BytesIO(data))
        pieces = [piece for piece in pieces_of(file) if piece.text]
        properties = file.core_properties
        named = (properties.title, properties.author)
    except (OpcError, LxmlError, *FAULTS) as fault:
        return unread(capture, "malformed", f"is no whole DOCX file ({type(fault).__name__}); save it again and give that")
    return laid_out(pieces, named)


def laid_out(pieces: list[Piece], properties: tuple[str, str]) -> Reading:
    """The reading of pieces. What the page says of title and author goes before the file's properties."""
    text, spans = joined(pieces)
    where = dict(zip((start for start, _ in spans), pieces, strict=True))
    chunks = [Chunk(start, end, piece.text, gap=True, hint=piece.kind) for piece, (start, end) in zip(pieces, spans, strict=True)]
    layout = lay_out(chunks, lambda start, _: where[start].locator)
    return Reading(
        text=text,
        blocks=layout.blocks,
        title=from_layout(layout, "title") or told(properties[0], "DOCX property title"),
        author=from_layout(layout, "author") or told(properties[1], "DOCX property author"),
        outlet=from_layout(layout, "outlet"),
        published=date_from_layout(layout),
    )


def pieces_of(file: Any) -> Iterator[Piece]:
    """Headers, then paragraphs and rows of tables in order, then footers; each paragraph counted from 1 over the whole body."""
    headers, footers = margins(file, "header"), margins(file, "footer")
    yield from (Piece("furniture", text, "header") for text in headers)
    count = 0
    for block in file.iter_inner_content():
        if hasattr(block, "rows"):
            count += 1
            for number, row in enumerate(block.rows, 1):
                yield Piece("paragraph", row_text(row), f"table at paragraph {count}, row {number}")
        else:
            count += 1
            yield Piece(kind_of(block), flat(block.text), f"paragraph {count}")
    yield from (Piece("furniture", text, "footer") for text in footers)


def row_text(row: Any) -> str:
    """The cells of a row, each once where it is merged over several columns, joined by a bar."""
    cells = list({id(cell._tc): flat(cell.text) for cell in row.cells}.values())
    return " | ".join(cell for cell in cells if cell)


def margins(file: Any, name: str) -> list[str]:
    """The paragraphs of all headers or footers, each text once."""
    texts = (flat(paragraph.text) for section in file.sections for paragraph in getattr(section, name).paragraphs)
    return list(dict.fromkeys(text for text in texts if text))


def kind_of(paragraph: Any) -> BlockKind | None:
    """The kind that a paragraph's style says; None where the layout must tell."""
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    if style.startswith("subtitle"):
        return None
    return next((kind for start, kind in STYLES if style.startswith(start)), "list item" if numbered else None)


def flat(text: str) -> str:
    """Text with single blanks between words, its own line ends kept."""
    return "\n".join(line for raw in re.split(r"[\n\v\f\r]", text) if (line := " ".join(raw.replace("\xad", "").split())))
