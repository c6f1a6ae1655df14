"""E-mail: what tells one from a text, and what is attached to it. The mail's own words are read as a report, not here."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from itertools import islice

from testimonia.capture.archive import safe_name
from testimonia.capture.settings import Fault, Limits, Member

HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9\-]{0,60}:")
CONTINUED = re.compile(rb"[ \t]")
ENVELOPE = re.compile(rb"From \S+ ")
NEXT_MAIL = re.compile(rb"\r?\n\r?\nFrom \S+ [^\r\n]{10,80}\r?\n[A-Za-z][A-Za-z0-9\-]{0,60}:")
SENDER = frozenset((b"from", b"received", b"return-path", b"sender"))
TRANSPORT = frozenset((b"date", b"message-id", b"mime-version", b"received", b"to", b"delivered-to"))
"""A mail's head names a sender and has a header that only mails have; a text that begins "Subject:" has not."""

AS_IT_WAS = policy.compat32.clone(max_line_length=0, mangle_from_=False)
"""Writes a forwarded mail out with its lines as they were."""


def is_mail(data: bytes) -> bool:
    """Whether bytes begin with the head of a mail: header lines, a sender among them, up to an empty line."""
    names = header_names(data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")[: 1 << 16])
    return bool(names & SENDER) and len(names & TRANSPORT) >= 2


def is_mailbox(data: bytes) -> bool:
    """Whether bytes are several mails in one file: an envelope line at the start, and another one before another head."""
    return bool(ENVELOPE.match(data) and NEXT_MAIL.search(data))


def header_names(head: bytes) -> frozenset[bytes]:
    """The names of the header lines before the first empty line; none where another line stands among them."""
    names: set[bytes] = set()
    for number, line in enumerate(head.splitlines()):
        if not line.strip():
            break
        if found := HEADER.match(line):
            names.add(found.group()[:-1].lower())
        elif not (CONTINUED.match(line) or (number == 0 and ENVELOPE.match(line))):
            return frozenset()
    return frozenset(names)


def parsed_mail(data: bytes) -> EmailMessage | Fault:
    """A mail in parts, or why it cannot be taken apart."""
    try:
        message = message_from_bytes(data, policy=policy.default)
    except Exception:  # noqa: BLE001 - hostile headers raise anything
        return Fault("malformed", "The mail's parts cannot be told apart; save the mail again.")
    assert isinstance(message, EmailMessage)
    return message


def mail_charset(message: EmailMessage) -> str | None:
    """The encoding that the mail's first text declares."""
    try:
        texts = (part for part in message.walk() if part.get_content_maintype() == "text")
        first = next(texts, None)
        return str(first.get_content_charset() or "")[:40] or None if first else None
    except Exception:  # noqa: BLE001 - hostile headers raise anything
        return None


def mail_members(message: EmailMessage, limits: Limits) -> Iterator[Member]:
    """What is attached to a mail, numbered as it comes. A picture within the mail's own page is part of the page."""
    parts = attached(message)
    for number, part in enumerate(islice(parts, limits.members), 1):
        name = part_name(part)
        yield Member(f"{number}-{name}", part_bytes(part, limits), charset=part_charset(part))
    if next(parts, None):
        yield Member("more", Fault("unsafe", f"The mail holds more than {limits.members:,} attachments; save them into a folder."))


def attached(message: Message) -> Iterator[Message]:
    """The parts that are attachments, a forwarded mail as one of them. Does not go round in circles and does not go deep by itself."""
    waiting: list[tuple[Message, str]] = [(message, "")]
    while waiting:
        part, within = waiting.pop()
        if part is not message and is_attachment(part, within):
            yield part
        elif part.is_multipart() and part.get_content_type() != "message/rfc822":
            kind = part.get_content_type()
            waiting += [(child, kind) for child in reversed(children(part))]


def children(part: Message) -> list[Message]:
    """The parts of a part."""
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def is_attachment(part: Message, within: str) -> bool:
    """Whether a part is sent along, and not the mail's own words or a picture that its page shows."""
    if part.get_content_type() == "message/rfc822":
        return True
    if part.get_content_maintype() == "multipart" or (within == "multipart/related" and part.get("Content-ID")):
        return False
    named = part_name(part) != "unnamed"
    return part.get_content_disposition() == "attachment" or named or part.get_content_maintype() != "text"


def part_name(part: Message) -> str:
    """An attachment's name as a part of an address, without folders."""
    try:
        given = str(part.get_filename() or "")
    except Exception:  # noqa: BLE001 - hostile headers raise anything
        given = ""
    return safe_name(given.replace("\\", "/").rpartition("/")[2]) or "unnamed"


def part_charset(part: Message) -> str | None:
    """The encoding that an attachment's header declares."""
    try:
        return str(part.get_content_charset() or "")[:40] or None
    except Exception:  # noqa: BLE001 - hostile headers raise anything
        return None


def part_bytes(part: Message, limits: Limits) -> bytes | Fault:
    """An attachment's bytes as they were before packing; a forwarded mail's as they stand in the mail that carries it."""
    try:
        if part.get_content_type() == "message/rfc822":
            forwarded = children(part)
            held = forwarded[0].as_bytes(policy=AS_IT_WAS) if forwarded else b""
        else:
            payload = part.get_payload(decode=True)
            held = payload if isinstance(payload, bytes) else b""
    except Exception:  # noqa: BLE001 - hostile parts raise anything
        return Fault("malformed", "It is damaged inside the mail; save it from the mail program as a file.")
    return held if len(held) <= limits.container else Fault("oversized", f"It has more than {limits.container:,} bytes; split it.")
