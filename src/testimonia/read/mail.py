"""E-mail: the message as text; what it quotes, signs with and passes on is told apart."""

import re
from collections.abc import Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from testimonia.read.layout import Layout, lay_out
from testimonia.read.lines import Chunk, chunks_of
from testimonia.read.reading import Reading, Told, ToldDate, told, told_date, unread
from testimonia.read.web import read_html
from testimonia.read.words import fold, starting
from testimonia.records import Capture, Dated, Unread

HEADER = re.compile(r"[>\s]*(?:from|to|cc|bcc|date|sent|subject|reply-to|von|an|de|para|objet|betreff|asunto)\s*:\s", re.IGNORECASE)
ANSWERED = re.compile(r"[>\s]*(?:on\b.{4,120}\bwrote|am\b.{4,120}\bschrieb.{0,60}|le\b.{4,120}\ba écrit)\s*:$", re.IGNORECASE | re.DOTALL)


def read_mail(capture: Capture, data: bytes) -> Reading | Unread:
    """A message: its plain part, else its HTML part. Attachments are captures of their own."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        part = message.get_body(preferencelist=("plain", "html"))
        content = part.get_content() if part is not None else ""
        number = next((at for at, one in enumerate(message.walk()) if one is part), 0)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as fault:
        return unread(capture, "malformed", f"is no whole message ({type(fault).__name__}); export it again")
    if not isinstance(content, str) or not content.strip():
        return unread(capture, "no text", "has no text of its own; its attachments are read by themselves")
    if part is not None and part.get_content_subtype() == "html":
        return from_html(capture, message, content, number)
    return from_plain(message, content.replace("\r\n", "\n").replace("\r", "\n"), number)


def from_plain(message: EmailMessage, text: str, number: int) -> Reading:
    """The reading of a plain part."""
    layout = laid_out(text, number)
    return with_headers(Reading(text=text, blocks=layout.blocks), message)


def from_html(capture: Capture, message: EmailMessage, html: str, number: int) -> Reading | Unread:
    """The reading of an HTML part, by the reader of web pages."""
    reading = read_html(replace(capture, detected_encoding="utf-8", declared_encoding=None), html.encode("utf-8", "replace"))
    if isinstance(reading, Unread):
        return reading
    blocks = tuple(replace(block, locator=f"part {number}, {block.locator}") for block in reading.blocks)
    return with_headers(replace(reading, blocks=blocks), message)


def with_headers(reading: Reading, message: EmailMessage) -> Reading:
    """A reading with what the message's header says: subject, sender and date of sending."""
    return replace(
        reading,
        title=header(message, "subject", "mail header Subject") or reading.title,
        author=sender(message) or reading.author,
        published=sent(message) or reading.published,
        name=None,
    )


def header(message: EmailMessage, name: str, source: str) -> Told | None:
    """A header as text; None where it is missing or broken."""
    try:
        return told(str(message.get(name) or "").encode("utf-8", "replace").decode(), source)
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return None


def sender(message: EmailMessage) -> Told | None:
    """The name of the sender, else the address."""
    line = header(message, "from", "mail header From")
    found = getaddresses([line.value])[:1] if line else []
    return told(found[0][0] or found[0][1], "mail header From") if found else None


def sent(message: EmailMessage) -> ToldDate | None:
    """The day of sending, in the sender's own time zone."""
    line = header(message, "date", "mail header Date")
    try:
        return told_date(Dated(date=parsedate_to_datetime(line.value).date(), precision="day"), "mail header Date") if line else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def laid_out(text: str, number: int) -> Layout:
    """The layout of a message's text, without looking for a headline: the subject is that."""
    chunks = [hinted(chunk) for chunk in parted(text)]
    return lay_out(ended(chunks), lambda start, end: f"part {number}, characters {start}-{end}", title="")


def parted(text: str) -> Sequence[Chunk]:
    """The chunks of a message; lines of a passed-on header are each their own."""
    made: list[Chunk] = []
    for chunk in chunks_of(text):
        lines = chunk.text.split("\n")
        if len(lines) > 1 and HEADER.match(lines[0]) and sum(bool(HEADER.match(line)) for line in lines) > 1:
            at = chunk.start
            for line in lines:
                bare = line.strip()
                first = at + len(line) - len(line.lstrip())
                made += [Chunk(first, first + len(bare), bare, gap=False)] if bare else []
                at += len(line) + 1
        else:
            made.append(chunk)
    return made


def hinted(chunk: Chunk) -> Chunk:
    """Quoted lines are a quotation; the header of a passed-on or answered message is furniture."""
    if ANSWERED.match(chunk.flat) or (HEADER.match(chunk.text) and chunk.length <= 40) or is_forward(chunk):
        return replace(chunk, hint="furniture")
    return replace(chunk, hint="quotation") if chunk.text.startswith(">") else chunk


def is_forward(chunk: Chunk) -> bool:
    """Whether a chunk is the line above a passed-on message: "-------- Forwarded message --------"."""
    return chunk.length <= 12 and bool(starting("forwards").match(fold(chunk.flat)))


def ended(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Chunks with the signature and the notices under the message as furniture: from a line "-- " to its end, and each notice."""
    made: list[Chunk] = []
    signing = False
    for chunk in chunks:
        signing = (signing or chunk.text.rstrip() == "--") and not is_forward(chunk) and chunk.hint is None
        notice = starting("mail ends").match(chunk.flat) and chunk.length > 3
        made.append(replace(chunk, hint="furniture") if chunk.hint is None and (signing or notice) else chunk)
    return made
