"""Records to the terminal or to another program: as a table, JSON, JSON lines or CSV."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from testimonia.cli.options import Format

Row = dict[str, Any]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that a spreadsheet takes for a formula."""


def emit(rows: Iterable[Row], form: Format, columns: Sequence[str], title: str) -> None:
    """Print rows. A table shows the columns named; the other forms give every field, JSON lines as they come."""
    if form is Format.jsonl:
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
    elif form is Format.json:
        sys.stdout.write(json.dumps(list(rows), ensure_ascii=False, default=str, indent=1) + "\n")
    elif form is Format.csv:
        emit_csv(list(rows))
    else:
        emit_table(list(rows), columns, title)


def emit_csv(rows: list[Row]) -> None:
    """Every field that any row has; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    fields = list(dict.fromkeys(key for row in rows for key in row))
    writer = csv.writer(sys.stdout)
    writer.writerow(fields)
    writer.writerows([cell(row.get(key)) for key in fields] for row in rows)


def cell(value: Any) -> str:
    """A value in one CSV cell, harmless in a spreadsheet. Numbers keep their sign; captured words never start a formula."""
    if value is None or isinstance(value, bool | int | float):
        return "" if value is None else str(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return f"'{text}" if text.startswith(FORMULA) else text


def emit_table(rows: list[Row], columns: Sequence[str], title: str) -> None:
    """A table for people; captured text is shown as it is, never as markup."""
    from rich.console import Console  # noqa: PLC0415 - drawing is loaded only where a table is drawn
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for name in columns:
        number = any(isinstance(row.get(name), int) and not isinstance(row.get(name), bool) for row in rows)
        table.add_column(name, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(row.get(name))) for name in columns))
    Console().print(table if rows else f"{title}: none")


def shown(value: Any) -> str:
    """A value as a person reads it in a table cell, on one line and without control characters."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(shown(one) for one in value)
    text = f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
    return "".join(character if character.isprintable() else " " for character in text)
