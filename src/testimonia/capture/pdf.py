"""PDF: whether one can be opened at all."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from testimonia.capture.settings import Fault

TAIL = 4096
"""Bytes at the end of a PDF within which its end mark stands; some writers append a little."""


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF; its mark may come after up to a kilobyte of something else."""
    head = data[:1024]
    return head.lstrip(b"\x00\t\n\x0c\r \xef\xbb\xbf").startswith(b"%PDF-") or (b"%PDF-" in head and b"endobj" in data)


def pdf_fault(data: bytes) -> Fault | None:
    """Why a PDF cannot be read; None when it can. Reading proper is left to the reader."""
    if b"%%EOF" not in data[-TAIL:] and b"%%EOF" not in data.rstrip(b"\x00\r\n \t")[-TAIL:]:
        return Fault("truncated", "The PDF ends before its end mark; get the whole file again.")
    if b"/Encrypt" in data and needs_password(data):
        return Fault("encrypted", "The PDF has a password; open it with the password and save it without one.")
    return None


def needs_password(data: bytes) -> bool:
    """Whether a PDF does not open with the empty password; a damaged one is left to the reader."""
    from pypdf import PdfReader  # noqa: PLC0415 - loaded only for a PDF that speaks of encryption

    with silent("pypdf"):
        try:
            reader = PdfReader(io.BytesIO(data))
            return bool(reader.is_encrypted and not reader.decrypt(""))
        except Exception:  # noqa: BLE001 - hostile PDFs raise anything; what is wrong with this one is for the reader to say
            return False


@contextmanager
def silent(library: str) -> Iterator[None]:
    """A library that keeps its remarks to itself: what is wrong with a file is told in our own words."""
    log = logging.getLogger(library)
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(level)
