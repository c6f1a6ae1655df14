"""`testimonia casebook`: look after the casebook itself."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from testimonia.cli.options import DEFAULT_CASEBOOK, CasebookOption, Format, FormatOption
from testimonia.cli.output import emit

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look after a casebook: what is in it, whether it is whole, as tables.")
OutArgument = Annotated[Path, typer.Argument(metavar="OUT", help="A folder that does not exist yet, or is empty.")]


@app.command("show")
def show(casebook: CasebookOption = DEFAULT_CASEBOOK, form: FormatOption = Format.table) -> None:
    """Count what the casebook holds, and print the digest of its content."""
    from testimonia.store import Casebook  # noqa: PLC0415 - the store is loaded when it is needed

    with Casebook.open(casebook, create=False) as book:
        counted = {"captures": len(book.captures()), "unread": len(book.unread()), "documents": len(book.documents()),
                   "claims": len(book.claims()), "judgements": len(book.judgements())}  # fmt: skip
        rows = [{"what": name, "number": number} for name, number in counted.items()]
        rows.append({"what": "digest", "number": book.digest()})
    emit(rows, form, ("what", "number"), str(casebook))


@app.command("verify")
def verify(casebook: CasebookOption = DEFAULT_CASEBOOK) -> None:
    """Check every captured byte against its hash, every quote against its text and every id against its record."""
    from testimonia.store import Casebook  # noqa: PLC0415 - the store is loaded when it is needed

    with Casebook.open(casebook, create=False) as book:
        faults = book.verify()
    for fault in faults:
        sys.stderr.write(f"fault: {fault}\n")
    sys.stdout.write(f"{casebook}: {len(faults)} faults\n" if faults else f"{casebook}: whole\n")
    if faults:
        raise typer.Exit(1)


@app.command("export")
def export(out: OutArgument, casebook: CasebookOption = DEFAULT_CASEBOOK) -> None:
    """Write the casebook's records as Parquet tables, one for each kind, for other programs to read."""
    from testimonia.errors import UsageError  # noqa: PLC0415
    from testimonia.store import Casebook  # noqa: PLC0415 - the store is loaded when it is needed
    from testimonia.store.parquet import write_parquet  # noqa: PLC0415

    if out.exists() and any(out.iterdir() if out.is_dir() else [out]):
        raise UsageError(f"{out}: is there already; name a folder that does not exist yet")
    out.mkdir(parents=True, exist_ok=True)
    with Casebook.open(casebook, create=False) as book:
        tables = {"captures": book.captures(), "unread": book.unread(), "documents": book.documents(), "claims": book.claims(),
                  "judgements": book.judgements()}  # fmt: skip
        for name, records in tables.items():
            if records:
                write_parquet(records, out / f"{name}.parquet")
    sys.stdout.write(f"{out}: {', '.join(name for name, records in tables.items() if records)}\n")
