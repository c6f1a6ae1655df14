"""What every verb sets up: the casebook, the case file, the clock and the limits; and how it ends."""

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from testimonia import __version__
from testimonia.cli.progress import watched
from testimonia.errors import SOME_UNREAD, NothingReadableError, UsageError
from testimonia.records import NO_CASE, Case, Document, Unread

if TYPE_CHECKING:
    from testimonia.capture import CaptureSettings
    from testimonia.workshop import Read, Workshop

CASE_FILE = "testimonia.yaml"


def now() -> dt.datetime:
    """The clock that captures are stamped by."""
    return dt.datetime.now(dt.UTC)


def capture_settings(*own: Path) -> "CaptureSettings":
    """Settings of a capture by this program at this moment; folders of its own, as the casebook, are never taken for reports."""
    from testimonia.capture import CaptureSettings  # noqa: PLC0415 - loaded only where something is captured

    return CaptureSettings(
        clock=now, tool="testimonia", version=__version__, stdin=sys.stdin.buffer, skip=tuple(folder.resolve() for folder in own)
    )


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


def note_language(document: Document, workshop: "Workshop") -> None:
    """Say of a document in a language that is not read that it yields no claims."""
    if not workshop.reads(document):
        sys.stderr.write(f"note: {document.name} is in another language ({document.language}): it is kept, and no claim is read from it\n")


def close(read: int, unread: Sequence[Unread]) -> None:
    """List what was not read, and end with the exit status that says so."""
    for one in unread:
        sys.stderr.write(f"unread: {one.address}: {one.reason}: {one.detail}\n")
    if not read:
        raise NothingReadableError("nothing could be read; the lines above say why" if unread else "no reports were found there")
    if unread:
        raise typer.Exit(SOME_UNREAD)


def readings_of(sources: list[str], workshop: "Workshop", casebook: Path | None) -> Iterator["Read"]:
    """Readings as they are made; with a casebook, those that it knows are taken from there and the others kept in it."""
    if casebook is None:
        from testimonia.batch import stream  # noqa: PLC0415 - the stages are loaded when they are needed

        yield from stream(sources, capture_settings(), workshop)
        return
    from testimonia.pipeline import gather, readings  # noqa: PLC0415
    from testimonia.store import Casebook  # noqa: PLC0415

    with Casebook.open(casebook) as book, watched() as progress:
        selection = gather(book, sources, capture_settings(casebook), progress)
        yield from ((one, ()) for one in selection.unread)
        yield from readings(book, selection, replace(workshop, progress=progress))
