"""What a capture is told, and what it hands on."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from testimonia.records import Capture
from testimonia.records.capture import MediaType, UnreadReason

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Bounds on what is taken in, so that no input can fill the memory or the disk.

    `item` and `container` are bytes of one report and of one archive, mail or table of reports. `unpacked` is the bytes
    that one source may unfold to, all its levels together; `members` how many files one archive or mail may hold, `depth`
    how many containers may lie in one another. A packed file of more than `ratio_from` bytes that is over `ratio` times
    its packed size is taken for a bomb: text packs to a fifth, tables of zeros to a hundredth.
    """

    item: int = 64 * MEGABYTE
    container: int = 1024 * MEGABYTE
    unpacked: int = 2048 * MEGABYTE
    members: int = 20_000
    depth: int = 4
    ratio: int = 200
    ratio_from: int = MEGABYTE


@dataclass(frozen=True)
class CaptureSettings:
    """By whom and when captures are made, within which limits.

    `clock` gives the time in UTC; `tool` and `version` say what captured. `stdin` is read for the source `-`. `skip` are
    folders that are never entered, such as the casebook itself.
    """

    clock: Callable[[], dt.datetime]
    tool: str
    version: str
    limits: Limits = field(default_factory=Limits)
    stdin: BinaryIO | None = None
    skip: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Captured:
    """A capture with its bytes."""

    capture: Capture
    data: bytes


@dataclass(frozen=True)
class Fault:
    """Why something cannot be taken in: a reason of the closed list, and one sentence that names the remedy."""

    reason: UnreadReason
    detail: str


@dataclass(frozen=True)
class Kind:
    """What bytes turned out to be. `declared` and `detected` are encodings, None where the format has none."""

    media_type: MediaType
    declared: str | None = None
    detected: str | None = None


@dataclass(frozen=True)
class Member:
    """What lies in a container: its name there, its bytes or why they cannot be had.

    The name is only ever a part of an address. `kind` is set where the container says what its members are, `charset`
    """

    name: str
    data: bytes | Fault
    kind: Kind | None = None
    charset: str | None = None


@dataclass
class Budget:
    """How many bytes a source may still unfold to; shared by all containers within it."""

    left: int

    def take(self, size: int) -> bool:
        """Whether so many bytes are left; if so they are used up."""
        if size > self.left:
            return False
        self.left -= size
        return True


REPORT_LINE = Kind("application/x-report+json", detected="utf-8")
"""A report as one JSON object."""
