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

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS = {W + "t": "", W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
"""What of a paragraph prints as text."""

OPEN = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
SHUT = frozenset(W + name for name in ("del", "moveFrom", "txbxContent"))
"""Elements that hold paragraphs of the text, and those whose text is no longer there or stands elsewhere."""

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
        pieces = [piece for piece in (*pieces_of(file), *notes_of(file)) if piece.text]
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
    """Headers, then paragraphs and rows of tables in order, then footers; paragraphs and tables counted from 1 over the whole body."""
    yield from (Piece("furniture", text, "header") for text in margins(file, "header"))
    for count, element in enumerate(blocks_in(file.element.body), 1):
        if element.tag == W + "tbl":
            for number, row in enumerate(element.iterchildren(W + "tr"), 1):
                yield Piece("paragraph", row_text(row), f"table at paragraph {count}, row {number}")
        else:
            yield Piece(kind_of(file, element), text_in(element), f"paragraph {count}")
            for box in boxes_in(element):
                yield Piece(None, box, f"text box at paragraph {count}")
    yield from (Piece("furniture", text, "footer") for text in margins(file, "footer"))


def notes_of(file: Any) -> Iterator[Piece]:
    """Footnotes and endnotes, in order, after the body."""
    from docx.oxml.parser import parse_xml  # noqa: PLC0415

    for relation in file.part.rels.values():
        name = relation.reltype.rsplit("/", 1)[-1]
        if name in ("footnotes", "endnotes") and not relation.is_external:
            for number, note in enumerate(parse_xml(relation.target_part.blob), 1):
                text = "\n".join(filter(None, (text_in(paragraph) for paragraph in note.iter(W + "p"))))
                yield Piece("paragraph", text, f"{name.removesuffix('s')} {number}")


def blocks_in(container: Any) -> Iterator[Any]:
    """The paragraphs and tables in an element, also those within content controls and insertions."""
    for child in container.iterchildren():
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in OPEN:
            yield from blocks_in(child)


def text_in(element: Any) -> str:
    """The text of a paragraph as it stands with all changes accepted, without its text boxes."""
    found: list[str] = []
    for part in element.iter(*SIGNS):
        skipped = next((up for up in part.iterancestors() if up is element or up.tag in SHUT), element)
        if skipped is element:
            found.append(part.text or "" if part.tag == W + "t" else SIGNS[part.tag])
    return flat("".join(found))


def boxes_in(paragraph: Any) -> Iterator[str]:
    """The text boxes that hang on a paragraph; each once, though a file may hold a second form of it for old readers."""
    for box in paragraph.iter(W + "txbxContent"):
        if not any(up.tag.endswith("}Fallback") for up in box.iterancestors()):
            yield "\n".join(filter(None, (text_in(inner) for inner in box.iter(W + "p"))))


def row_text(row: Any) -> str:
    """The cells of a row joined by a bar; a table within a cell stands in it."""
    cells = (
        " ".join(filter(None, (text_in(paragraph) for paragraph in cell.iter(W + "p"))))
        for cell in row.iter(W + "tc")
        if is_outer(cell, row)
    )
    return " | ".join(cell.replace("\n", " ") for cell in cells if cell)


def is_outer(cell: Any, row: Any) -> bool:
    """Whether a cell belongs to a row itself and not to a table within one of its cells."""
    return next(up for up in cell.iterancestors() if up.tag == W + "tr") is row


def margins(file: Any, name: str) -> list[str]:
    """The paragraphs of all headers or footers, each text once."""
    texts = (flat(paragraph.text) for section in file.sections for paragraph in getattr(section, name).paragraphs)
    return list(dict.fromkeys(text for text in texts if text))


def kind_of(file: Any, element: Any) -> BlockKind | None:
    """The kind that a paragraph's style says; None where the layout must tell."""
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    paragraph = Paragraph(element, file._body)
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    numbered = element.pPr is not None and element.pPr.numPr is not None
    if style.startswith("subtitle"):
        return None
    return next((kind for start, kind in STYLES if style.startswith(start)), "list item" if numbered else None)


def flat(text: str) -> str:
    """Text with single blanks between words, its own line ends kept."""
    return "\n".join(line for raw in re.split(r"[\n\v\f\r]", text) if (line := " ".join(raw.replace("\xad", "").split())))
