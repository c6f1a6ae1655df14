"""Options that several verbs take, each described once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How records are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


CasebookOption = Annotated[Path, typer.Option("--casebook", help="Folder of the casebook: one SQLite file and the captured bytes.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print records.")]
JobsOption = Annotated[int, typer.Option("--jobs", min=1, help="Processes that read at the same time.")]
SourcesArgument = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, .zip or .jsonl of reports; - for standard input.")
]
KeepOption = Annotated[
    Path | None, typer.Option("--casebook", help="Keep captures and readings in this casebook, and take from it what it knows.")
]
DEFAULT_CASEBOOK = Path("casebook")
