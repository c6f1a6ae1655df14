"""Capture → document: which reader reads which media type."""

from collections.abc import Callable

from testimonia.read.docx import read_docx
from testimonia.read.mail import read_mail
from testimonia.read.pdf import read_pdf
from testimonia.read.plain import read_plain
from testimonia.read.reading import Reading, finish, unread
from testimonia.read.row import read_row
from testimonia.read.web import read_html
from testimonia.read.words import fingerprint
from testimonia.records import Capture, Document, Unread

READ_VERSION = f"read-1-{fingerprint()}"
"""Changes with the rules, with the words of layout and with the libraries that read; part of every recipe."""

READERS: dict[str, Callable[[Capture, bytes], Reading | Unread]] = {
    "text/plain": read_plain,
    "text/html": read_html,
    "application/pdf": read_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": read_docx,
    "message/rfc822": read_mail,
    "application/x-report+json": read_row,
}


def read(capture: Capture, data: bytes) -> Document | Unread:
    """Read captured bytes as a text in typed blocks, or say why they cannot be read.

    The same bytes give the same document. A container (archive, lines of rows) holds reports and is none: it is unread here.
    """
    reader = READERS.get(capture.media_type)
    if reader is None:
        return unread(capture, "unsupported", f"is {capture.media_type}, which holds reports and is none; capture takes it apart")
    reading = reader(capture, data)
    return reading if isinstance(reading, Unread) else finish(capture, reading)
