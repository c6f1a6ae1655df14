"""Sources to captures: what was given, folder by folder and container by container, each item handed on before the next is opened."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from pathlib import Path, PurePosixPath

from testimonia.capture.archive import bomb_fault, gzip_member, zip_members
from testimonia.capture.file import Walk, file_bytes, is_folder, printable, stream_bytes
from testimonia.capture.lines import line_members
from testimonia.capture.mail import mail_members, parsed_mail
from testimonia.capture.media import Recognised, recognise
from testimonia.capture.settings import Budget, Captured, CaptureSettings, Fault, Kind, Member
from testimonia.records import Access, Capture, Unread

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Item:
    """Bytes on their way in: where they come from, out of which capture, and how many containers lie around them."""

    address: str
    data: bytes
    parent: str | None = None
    depth: int = 0
    kind: Kind | None = None
    charset: str | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def capture(sources: Sequence[str], settings: CaptureSettings) -> Iterator[Captured | Unread]:
    """Everything in the sources, in their order: captures with their bytes, and what could not be had with the reason.

    A source is a file, a folder (entered at all levels, in order of name), or `-` for standard input. What lies in an
    archive, a mail or a table of reports follows its container. Never raises for what the input is or holds.
    """
    for source in sources:
        for address, data in given(source, settings):
            if isinstance(data, Fault):
                yield Unread(address=address, reason=data.reason, detail=data.detail)
            else:
                yield from taken(Item(address, data), settings, Budget(settings.limits.unpacked))


def given(source: str, settings: CaptureSettings) -> Iterator[tuple[str, bytes | Fault]]:
    """The files of one source with their addresses, each with its bytes or the fault that keeps them."""
    limit = settings.limits.container
    if source == STANDARD_INPUT:
        yield source, standard_input(settings)
        return
    path = Path(source)
    if not is_folder(path):
        yield printable(source), file_bytes(path, limit)
        return
    for file, fault in Walk(path, settings.skip).files():
        yield printable(file.as_posix()), fault or file_bytes(file, limit)


def standard_input(settings: CaptureSettings) -> bytes | Fault:
    """All of standard input, or why it is not had."""
    if settings.stdin is None:
        return Fault("unreadable", "There is no standard input here; name a file.")
    try:
        return stream_bytes(settings.stdin, settings.limits.container)
    except (OSError, ValueError):
        return Fault("unreadable", "Standard input cannot be read; name a file.")


def taken(item: Item, settings: CaptureSettings, budget: Budget) -> Iterator[Captured | Unread]:
    """One item as a capture, followed by what lies in it; or as unread."""
    found = Recognised(item.kind) if item.kind else recognise(item.data, item.charset, settings.limits)
    members = opened(item, found, settings, budget) if isinstance(found, Recognised) else found
    if isinstance(members, Fault):
        yield Unread(address=item.address, reason=members.reason, detail=members.detail, sha256=item.sha256)
        return
    assert isinstance(found, Recognised)
    made = captured(item, found.kind, settings)
    yield made
    for member in members:
        yield from entered(member, item, made, settings, budget)


def captured(item: Item, kind: Kind, settings: CaptureSettings) -> Captured:
    """The record of bytes that came in, with this one access to them."""
    access = Access(address=item.address, captured_at=settings.clock(), tool=settings.tool, version=settings.version, parent=item.parent)
    made = Capture(
        sha256=item.sha256,
        size=len(item.data),
        media_type=kind.media_type,
        declared_encoding=kind.declared,
        detected_encoding=kind.detected,
        accesses=(access,),
    )
    return Captured(made, item.data)


def opened(item: Item, found: Recognised, settings: CaptureSettings, budget: Budget) -> Iterator[Member] | Fault:
    """What lies in an item, none for a plain report; or why the container is refused as a whole."""
    limits = settings.limits
    match found.kind.media_type:
        case "application/zip" if found.archive:
            return too_deep(item, settings) or bomb_fault(found.archive, limits, budget) or zip_members(found.archive, limits)
        case "application/gzip":
            name = PurePosixPath(item.address.rpartition("!")[2]).name
            return too_deep(item, settings) or iter((gzip_member(name, item.data, limits, budget),))
        case "application/x-ndjson":
            return line_members(item.data, limits)
        case "message/rfc822":
            message = parsed_mail(item.data)
            return message if isinstance(message, Fault) else sent_along(message, item, settings)
        case _:
            return iter(())


def sent_along(message: EmailMessage, item: Item, settings: CaptureSettings) -> Iterator[Member]:
    """A mail's attachments; where it lies too deep it is read all the same, and they are not."""
    fault = too_deep(item, settings)
    for member in mail_members(message, settings.limits):
        yield replace(member, data=fault) if fault else member


def too_deep(item: Item, settings: CaptureSettings) -> Fault | None:
    """The fault of a container within too many others."""
    if item.depth < settings.limits.depth:
        return None
    return Fault("unsafe", f"It lies in {item.depth} containers, one in another; unpack it and give the folder.")


def entered(member: Member, around: Item, container: Captured, settings: CaptureSettings, budget: Budget) -> Iterator[Captured | Unread]:
    """One member of a container, and what lies in it."""
    address = f"{around.address}!{member.name}"
    if isinstance(member.data, Fault):
        yield Unread(address=address, reason=member.data.reason, detail=member.data.detail)
        return
    item = Item(address, member.data, container.capture.id, around.depth + 1, member.kind, member.charset)
    yield from taken(item, settings, budget)
