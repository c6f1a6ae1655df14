"""A report given as one JSON object: {"id", "text", "title"?, "published"?, "url"?, "author"?, "outlet"?}."""

import json
from typing import Any
from urllib.parse import urlsplit

from testimonia.read.dates import from_iso
from testimonia.read.layout import Layout, lay_out
from testimonia.read.lines import Chunk, chunks_of
from testimonia.read.reading import GAP, Reading, Told, date_from_layout, from_layout, told, told_date, unread
from testimonia.records import Capture, Unread

FIELD = "field of the row"


def read_row(capture: Capture, data: bytes) -> Reading | Unread:
    """A row. Its text is the title, an empty line and the text; without the title where there is none or the text begins with it."""
    try:
        row = json.loads(data)
    except (ValueError, RecursionError):
        return unread(capture, "malformed", "is no JSON; give one object with `id` and `text`")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return unread(capture, "malformed", "has no `text`; a report is an object with `id` and `text`")
    body, title = usable(row["text"]), told(row.get("title"), FIELD)
    headed = usable(row["title"]) if title else ""
    begins = bool(headed) and body.lstrip().startswith(headed)
    text = headed + GAP + body if headed and not begins else body
    return from_row(row, text, 0 if begins or not headed else len(headed), title)


def usable(value: str) -> str:
    """A string of a row as text: one kind of line end; half surrogate pairs, which no encoding holds, shown as replaced."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def from_row(row: dict[str, Any], text: str, heading: int, title: Told | None) -> Reading:
    """The reading of a row's text, of which the first `heading` characters are the title."""
    layout = laid_out(text, heading, title)
    return Reading(
        text=text,
        blocks=layout.blocks,
        title=title or from_layout(layout, "title"),
        author=told(row.get("author"), FIELD) or from_layout(layout, "author"),
        outlet=told(row.get("outlet"), FIELD) or outlet_in(layout, row.get("url")),
        published=told_date(from_iso(row.get("published")), FIELD) or date_from_layout(layout),
        address=told(row.get("url"), FIELD),
        name=name_in(row),
    )


def outlet_in(layout: Layout, url: object) -> Told | None:
    """The outlet by the text's masthead, else by its address, last by its dateline, which may name the agency of the text."""
    printed = from_layout(layout, "outlet")
    dateline = printed is not None and printed.source == "dateline"
    return (None if dateline else printed) or outlet_of(url, "address of the row") or printed


def laid_out(text: str, heading: int, title: Told | None) -> Layout:
    """The layout of a row's text; locators count characters in its fields."""

    def locate(start: int, end: int) -> str:
        if heading and start < heading:
            return f"field title, characters {start}-{end}"
        base = heading + len(GAP) if heading else 0
        return f"field text, characters {start - base}-{end - base}"

    head = [Chunk(one.start, one.end, one.text, one.gap, "headline") for one in trimmed(text, heading)]
    return lay_out([*head, *chunks_of(text, heading)], locate, title.value if title else None)


def trimmed(text: str, end: int) -> list[Chunk]:
    """The title as one chunk without the white space around it."""
    raw = text[:end]
    start = len(raw) - len(raw.lstrip())
    return [Chunk(start, len(raw.rstrip()), raw.strip(), gap=True)] if raw.strip() else []


def name_in(row: dict[str, Any]) -> str | None:
    """The row's id as a document's name: an id has no `/`."""
    value = row.get("id")
    return str(value).replace("/", "-").strip() or None if isinstance(value, str | int) else None


def outlet_of(url: object, source: str) -> Told | None:
    """The host of an address as the outlet's name; behind an archive's address, the host of what was archived."""
    text = url if isinstance(url, str) else ""
    inner = max(text.rfind("https://", 8), text.rfind("http://", 8))
    try:
        host = urlsplit(text[inner:] if inner > 0 else text).hostname
    except ValueError:
        return None
    return told((host or "").removeprefix("www."), f"host in the {source}")
