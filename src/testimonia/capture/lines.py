"""Tables of reports: one JSON object with `text` a line, and optionally `id`, `title`, `published`, `url`."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from testimonia.capture.settings import REPORT_LINE, Fault, Limits, Member

LOOKED_AT = 20
"""Lines by which a table of reports is told from a text; half of them must be objects, so that a broken first line does no harm."""
LONGEST_LOOK = 1 << 20
FIELDS = ("id", "title", "published", "url")
BOM = b"\xef\xbb\xbf"


def lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, with their numbers from 1; exactly as they stand, without the line end."""
    start, number = len(BOM) if data.startswith(BOM) else 0, 0
    while start < len(data):
        number += 1
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        line = data[start:end].removesuffix(b"\r")
        if line.strip():
            yield number, line
        start = end + 1


def parsed(data: bytes) -> Any:
    """What JSON bytes say; None when they are none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def is_rows(data: bytes) -> bool:
    """Whether bytes are JSON objects, one a line: at least half of the first lines are."""
    if b"{" not in data[:LONGEST_LOOK]:
        return False
    first = first_lines(data)
    return 0 < len(first) <= 2 * sum(isinstance(row, dict) for row in map(parsed, first))


def is_table(data: bytes) -> bool:
    """Whether bytes are a table of reports: objects, one a line, one of the first with a `text`."""
    return is_rows(data) and any(isinstance(row, dict) and "text" in row for row in map(parsed, first_lines(data)))


def first_lines(data: bytes) -> list[bytes]:
    """The lines by which a table is told; an endless one is no help."""
    return [line for _, line in islice(lines(data), LOOKED_AT) if len(line) <= LONGEST_LOOK]


def is_report(data: bytes) -> bool:
    """Whether bytes are one report as a JSON object, on one line or several. No table: its only line would be the same bytes."""
    first, second = ([line for _, line in islice(lines(data), 2)] + [b"", b""])[:2]
    if second and parsed(first) is not None:
        return False
    row = parsed(data)
    return isinstance(row, dict) and "text" in row


def line_members(data: bytes, limits: Limits) -> Iterator[Member]:
    """The reports of a table, a broken line as its fault."""
    for number, line in lines(data):
        fault = line_fault(line, limits)
        yield Member(f"line-{number}", fault or line, REPORT_LINE)


def line_fault(line: bytes, limits: Limits) -> Fault | None:
    """Why a line is no report; None when it is one."""
    if len(line) > limits.item:
        return Fault("oversized", f"The line has more than {limits.item:,} bytes; split the report.")
    try:
        row = json.loads(line)
    except UnicodeDecodeError as fault:
        return Fault("malformed", f"The line is no UTF-8 from its byte {fault.start} on; save the file as UTF-8.")
    except json.JSONDecodeError as fault:
        return Fault("malformed", f"The line is no JSON from its character {fault.pos} on ({fault.msg}); write one whole object a line.")
    except (ValueError, RecursionError):
        return Fault("malformed", "The line is no JSON that can be taken in; write one flat object a line.")
    return row_fault(row)


def row_fault(row: Any) -> Fault | None:
    """Why a JSON value is no report; None when it is one."""
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return Fault("malformed", "The line is no object with a string `text`; write the report's words there.")
    if not row["text"].strip():
        return Fault("empty", "The `text` is empty; write the report's words there.")
    wrong = [name for name in FIELDS if not isinstance(row.get(name), str | int | None)]
    return Fault("malformed", f"`{wrong[0]}` is neither a string nor missing; write it as a string.") if wrong else None
