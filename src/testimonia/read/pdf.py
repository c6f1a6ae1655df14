"""PDF: the printed words in reading order, with lines joined to paragraphs."""

import io
from typing import Any

from testimonia.read.columns import SetLine, lines_on
from testimonia.read.layout import lay_out
from testimonia.read.lines import Chunk
from testimonia.read.reading import Reading, date_from_layout, from_layout, joined, told, unread
from testimonia.read.setting import LIGATURES, pieces_of
from testimonia.records import Capture, Unread

MOST_PAGES = 1500
"""A longer PDF is a book or an attack; it is unread rather than read in part."""

FAULTS = (LookupError, ValueError, TypeError, AttributeError, OSError, AssertionError, ArithmeticError, RuntimeError)
"""What a broken or hostile file makes the libraries raise."""

NO_TEXT = "has pages but no text on them: they are pictures. Make it searchable with an OCR program (ocrmypdf) and give that file"


def read_pdf(capture: Capture, data: bytes) -> Reading | Unread:
    """A PDF. The date in its information is when the file was made and says nothing of publication, so it is not used."""
    import pdfplumber  # noqa: PLC0415 - loaded when the first PDF is read
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415
    from pdfminer.pdfexceptions import PDFException  # noqa: PLC0415
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            return from_file(capture, file)
    except PdfminerException as fault:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (*fault.args, fault.__cause__)):
            return unread(capture, "encrypted", "is locked with a password; remove it and give the file again")
        return unread(capture, "malformed", f"is no whole PDF ({type(fault).__name__}); ask for it again")
    except (PDFException, *FAULTS) as fault:
        return unread(capture, "malformed", f"is no whole PDF ({type(fault).__name__}); ask for it again")


def from_file(capture: Capture, file: Any) -> Reading | Unread:
    """The reading of an opened PDF."""
    if len(file.pages) > MOST_PAGES:
        return unread(capture, "oversized", f"has {len(file.pages)} pages, more than {MOST_PAGES}; give the part that matters")
    lines, heights = list[SetLine](), dict[int, float]()
    for number, page in enumerate(file.pages, 1):
        heights[number] = float(page.height)
        lines += lines_on(page.extract_words(x_tolerance_ratio=0.15, extra_attrs=["size", "fontname"]), number)
        page.close()
    if not lines:
        return unread(capture, "no text", NO_TEXT)
    return laid_out(lines, heights, file.metadata or {})


def laid_out(lines: list[SetLine], heights: dict[int, float], information: dict[str, Any]) -> Reading:
    """The reading of set lines. What the print says of title and author goes before the file's own information."""
    pieces = pieces_of(lines, heights)
    text, spans = joined(pieces)
    where = dict(zip((start for start, _ in spans), pieces, strict=True))
    chunks = [Chunk(start, end, piece.text, gap=True, hint=piece.kind) for piece, (start, end) in zip(pieces, spans, strict=True)]
    layout = lay_out(chunks, lambda start, _: where[start].locator)
    title, author = information.get("Title"), information.get("Author")
    return Reading(
        text=text,
        blocks=layout.blocks,
        title=from_layout(layout, "title") or told(plain(title), "PDF information Title"),
        author=from_layout(layout, "author") or told(plain(author), "PDF information Author"),
        outlet=from_layout(layout, "outlet"),
        published=date_from_layout(layout),
    )


def plain(value: object) -> str | None:
    """A string of a PDF's information without signs that do not print."""
    return "".join(sign for sign in value.translate(LIGATURES) if sign.isprintable()) if isinstance(value, str) else None
