"""Captures: the bytes as they came, and each access through which they came [evidentiary copy, custody]."""

import datetime as dt
from functools import cached_property
from typing import Literal

from testimonia.records.record import identify, record

MediaType = Literal[
    "text/plain",
    "text/html",
    "application/pdf",
    "message/rfc822",
    "application/zip",
    "application/gzip",
    "application/x-ndjson",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/x-report+json",
]

UnreadReason = Literal["unreadable", "empty", "encrypted", "truncated", "oversized", "unsupported", "malformed", "unsafe", "no text"]


@record
class Access:
    """One way in which bytes were reached: where, when (UTC), by which tool and version, out of what.

    `address` is a path as the user gave it, `-` for standard input, or `parent!member` for what lay inside
    (`mail.eml!2-map.pdf`, `reports.zip!a/b.txt`, `reports.jsonl!line-17`). `parent` is the capture id of that container.
    """

    address: str
    captured_at: dt.datetime
    tool: str
    version: str
    parent: str | None = None

    def __post_init__(self) -> None:
        if self.captured_at.utcoffset() != dt.timedelta(0):
            raise ValueError("captured_at is in UTC")


@record
class Capture:
    """Bytes that came in, known by their SHA-256. Reached twice, they are one capture with two accesses.

    `media_type` is told from the content, never from the name. `declared_encoding` is what the bytes or their
    container say of themselves, `detected_encoding` what was found; both None where the format has no text encoding.
    """

    sha256: str
    size: int
    media_type: MediaType
    declared_encoding: str | None = None
    detected_encoding: str | None = None
    accesses: tuple[Access, ...]

    def __post_init__(self) -> None:
        if len(self.sha256) != 64 or set(self.sha256) - set("0123456789abcdef"):
            raise ValueError("sha256 is 64 lower-case hexadecimal digits")
        if self.size < 0 or not self.accesses:
            raise ValueError("a capture has a size and at least one access")

    @cached_property
    def id(self) -> str:
        """Depends on the bytes alone."""
        return identify("capture", self.sha256)

    @property
    def address(self) -> str:
        """The address to show: the first in order of the alphabet, so that it does not depend on the order of input."""
        return min(access.address for access in self.accesses)


@record
class Unread:
    """Input that was not read, and why. `sha256` is None where not even bytes could be had."""

    address: str
    reason: UnreadReason
    detail: str
    sha256: str | None = None

    @cached_property
    def id(self) -> str:
        return identify("unread", [self.address, self.reason, self.sha256])
