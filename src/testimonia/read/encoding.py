"""Captured bytes to text, and any place in the text back to its bytes."""

import codecs
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.records import Capture

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class Decoded:
    """The text of a file with its line ends as `\\n`, the text before that, and the encoding it was read in."""

    text: str
    raw: str
    encoding: str


def decode(capture: Capture, data: bytes) -> Decoded:
    """Decode a text file: by its byte order mark, as UTF-8, as detected, as declared, last as Windows-1252.

    A byte order mark stays as a character, as Python's own reading of files keeps it.
    """
    for encoding in candidates(capture, data):
        try:
            raw = data.decode(encoding)
        except (UnicodeError, LookupError, ValueError):
            continue
        return Decoded(raw.replace("\r\n", "\n").replace("\r", "\n"), raw, encoding)
    raw = data.decode("latin-1")
    return Decoded(raw.replace("\r\n", "\n").replace("\r", "\n"), raw, "latin-1")


def candidates(capture: Capture, data: bytes) -> Sequence[str]:
    """Encodings to try, in order. UTF-8 comes first unless the bytes hold zeros, which no text in UTF-8 does."""
    marked = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)
    told = [name for name in (capture.detected_encoding, capture.declared_encoding) if name]
    plain = [*told, "utf-8"] if b"\0" in data[:4096] else ["utf-8", *told]
    return [*([marked] if marked else []), *plain, "cp1252"]


@dataclass(frozen=True)
class ByteMap:
    """Where each of some places in a text stands in the captured bytes; `exact` is false where the encoding cannot say."""

    offsets: dict[int, int]
    exact: bool

    def locate(self, start: int, end: int) -> str:
        """The locator of a span whose ends were asked for."""
        return f"bytes {self.offsets[start]}-{self.offsets[end]}" if self.exact else f"characters {start}-{end}"


def byte_map(decoded: Decoded, data: bytes, places: Sequence[int]) -> ByteMap:
    """Byte offsets of places in the text, by encoding what lies between them once more.

    Where that does not give the captured bytes again (an encoding with several ways to write one text), the map is not exact.
    """
    offsets: dict[int, int] = {}
    encoder = codecs.getincrementalencoder(decoded.encoding)()
    size = done = raw_done = 0
    again = bytearray()
    for place in sorted({*places, len(decoded.text)}):
        raw_next = raw_offset(decoded, raw_done, place - done)
        try:
            again += encoder.encode(decoded.raw[raw_done:raw_next])
        except UnicodeError:
            return ByteMap({}, exact=False)
        size, done, raw_done = len(again), place, raw_next
        offsets[place] = size
    return ByteMap(offsets, exact=bytes(again) == data)


def raw_offset(decoded: Decoded, start: int, count: int) -> int:
    """Where `count` characters of text after `start` end in the text before its line ends were made one."""
    if len(decoded.raw) == len(decoded.text):
        return start + count
    at = start
    while count:
        step = decoded.raw[at : at + count]
        pairs = step.count("\r\n")
        at += len(step)
        count = pairs
        if step.endswith("\r") and decoded.raw[at : at + 1] == "\n":
            at += 1
    return at
