"""What every verb sets up: the casebook, the case file, the clock and the limits; and how it ends."""

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from testimonia import __version__
from testimonia.errors import SOME_UNREAD, NothingReadableError, UsageError
from testimonia.records import NO_CASE, Case, Unread

if TYPE_CHECKING:
    from testimonia.capture import CaptureSettings

CASE_FILE = "testimonia.yaml"


def now() -> dt.datetime:
    """The clock that captures are stamped by."""
    return dt.datetime.now(dt.UTC)


def capture_settings(*own: Path) -> "CaptureSettings":
    """Settings of a capture by this program at this moment; folders of its own, as the casebook, are never taken for reports."""
    from testimonia.capture import CaptureSettings  # noqa: PLC0415 - loaded only where something is captured

    return CaptureSettings(clock=now, tool="testimonia", version=__version__, stdin=sys.stdin.buffer, skip=tuple(folder.resolve() for folder in own))


def existing(sources: Sequence[str]) -> list[str]:
    """The sources, all of which exist. Raises UsageError for one that does not."""
    for source in sources:
        if source != "-" and not Path(source).exists():
            raise UsageError(f"{source}: there is no such file or folder; check the path")
    return list(sources)


def case_of(sources: Sequence[str]) -> Case:
    """The case file of the first folder that has one, else no case."""
    from testimonia.codebook.case import load_case  # noqa: PLC0415 - YAML is loaded only where a case is read

    found = [Path(source) / CASE_FILE for source in sources if source != "-" and (Path(source) / CASE_FILE).is_file()]
    if len(found) > 1:
        raise UsageError(f"{found[0]} and {found[1]}: one report is about one case; name the folders one by one")
    return load_case(found[0]) if found else NO_CASE


def close(read: int, unread: Sequence[Unread]) -> None:
    """List what was not read, and end with the exit status that says so."""
    for one in unread:
        sys.stderr.write(f"unread: {one.address}: {one.reason}: {one.detail}\n")
    if not read:
        raise NothingReadableError("nothing could be read; the lines above say why" if unread else "no reports were found there")
    if unread:
        raise typer.Exit(SOME_UNREAD)
