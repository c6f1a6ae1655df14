"""Kinds: what bytes are, told from the bytes and never from a name."""

import re
from dataclasses import dataclass

from testimonia.capture.archive import DOCX, Opened, docx_fault, is_docx, is_gzip, is_zip, open_zip, package_fault
from testimonia.capture.encoding import broken_utf8, declared, detect, opening
from testimonia.capture.lines import is_report, is_rows, is_table, parsed, row_fault
from testimonia.capture.mail import is_mail, is_mailbox, mail_charset, parsed_mail
from testimonia.capture.pdf import is_pdf, pdf_fault
from testimonia.capture.settings import Fault, Kind, Limits
from testimonia.capture.signature import known_fault, unsupported

PAGE = re.compile(r"\s*+(?><\?xml[^>]*+>\s*+|<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
FRAGMENT = re.compile(
    r"\s*<(?:title|meta|article|section|main|header|div|p|h[1-6]|table|span|a|ul|ol|blockquote|figure|br)\b[^>]*>", re.IGNORECASE
)
LATER_PAGE = re.compile(r"<html[\s>][\s\S]{0,4000}?<(?:head|body|title|meta)\b", re.IGNORECASE)
OTHER_MARKUP = re.compile(r"\s*(?:<\?xml\b|<rss\b|<feed\b|<svg\b)", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
HEAD = 8192
"""Characters by which kinds of text are told."""


@dataclass(frozen=True)
class Recognised:
    """The kind, and the archive if one was opened to tell it."""

    kind: Kind
    archive: Opened | None = None


def recognise(data: bytes, charset: str | None, limits: Limits) -> Recognised | Fault:
    """What bytes are, or why they are not read. `charset` is what their container says of their encoding."""
    if not data:
        return Fault("empty", "It has no bytes; check that it was saved or sent whole.")
    found = packed(data, limits) if is_zip(data) else loose(data, charset)
    if isinstance(found, Recognised) and not is_container(found.kind) and len(data) > limits.item:
        return Fault("oversized", f"It has {len(data):,} bytes, more than {limits.item:,}; split it into smaller files.")
    return found


def is_container(kind: Kind) -> bool:
    """Whether a kind holds other files and may be larger than one report."""
    return kind.media_type in ("application/zip", "application/gzip", "application/x-ndjson", "message/rfc822")


def packed(data: bytes, limits: Limits) -> Recognised | Fault:
    """A .zip: a Word document, an archive, or a format that is not read."""
    archive = open_zip(data, limits)
    if isinstance(archive, Fault):
        return archive
    if is_docx(archive):
        return docx_fault(archive, limits) or Recognised(Kind(DOCX))
    return package_fault(archive) or Recognised(Kind("application/zip"), archive)


def loose(data: bytes, charset: str | None) -> Recognised | Fault:
    """Bytes that are no .zip."""
    if is_gzip(data):
        return Recognised(Kind("application/gzip"))
    if is_pdf(data):
        return pdf_fault(data) or Recognised(Kind("application/pdf"))
    kind = known_fault(data) or mail_kind(data) or textual(data, charset)
    return kind if isinstance(kind, Fault) else Recognised(kind)


def textual(data: bytes, charset: str | None) -> Kind | Fault:
    """Bytes that may be text: a report or a table of reports as JSON, a page, or plain text."""
    declaration = declared(data, charset)
    detected = detect(data, declaration)
    head = opening(data, detected, HEAD) if detected else ""
    if not detected or len(CONTROL.findall(head)) * 100 > len(head):
        return Fault("unsupported", "It is neither text nor a format that is read; save it as text, HTML, PDF or .docx.")
    if not detected.startswith("utf") and (at := broken_utf8(data)) is not None:
        return Fault("malformed", f"It is UTF-8 that is broken at byte {at:,}; get the file again, or save it as UTF-8 once more.")
    if not head.strip() and not data.decode(detected).strip():
        return Fault("empty", "It holds nothing but blanks; check that it was saved or sent whole.")
    return json_kind(data, head, detected) or markup_kind(head, declaration, detected) or Kind("text/plain", declaration, detected)


def mail_kind(data: bytes) -> Kind | Fault | None:
    """A mail, with the encoding that its first text declares; None for what is none. Its parts may be in any encoding, or in none."""
    if is_mailbox(data):
        return unsupported("a mailbox of several mails (mbox)", "save the mails one by one as .eml")
    if not is_mail(data):
        return None
    message = parsed_mail(data)
    return message if isinstance(message, Fault) else Kind("message/rfc822", mail_charset(message))


def json_kind(data: bytes, head: str, detected: str) -> Kind | Fault | None:
    """A report or a table of reports as JSON, or the fault of other JSON; None for what is none."""
    begins = head.lstrip(f"{MARK} \t\r\n")[:1]
    if begins == "{" and is_report(data):
        return row_fault(parsed(data)) or Kind("application/x-report+json", None, detected)
    if begins == "{" and '"text"' in head and detected.startswith(("utf-16", "utf-32")):
        return Fault("unsupported", "It is a table of reports that is not in UTF-8; save it as UTF-8.")
    if is_table(data):
        return Kind("application/x-ndjson", None, detected)
    if is_rows(data) or (begins in ("{", "[") and parsed(data) is not None):
        return unsupported("JSON of another form", "write one object a line, each with the report's words as `text`")
    return None


def markup_kind(head: str, declaration: str | None, detected: str) -> Kind | Fault | None:
    """A page, or the fault of other markup; None for what is none."""
    head = head.removeprefix(MARK)
    if PAGE.match(head) or FRAGMENT.match(head) or LATER_PAGE.search(head):
        return Kind("text/html", declaration, detected)
    return unsupported("XML", "save the report as HTML or text") if OTHER_MARKUP.match(head) else None
