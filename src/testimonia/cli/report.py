"""`testimonia report`: the whole line on a folder of reports, from capture to page."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from testimonia.cli.options import DEFAULT_CASEBOOK, CasebookOption, Format, FormatOption, JobsOption, SourcesArgument
from testimonia.cli.output import Row, emit
from testimonia.cli.progress import watched
from testimonia.cli.session import capture_settings, case_of, close, existing, note_language
from testimonia.errors import NothingReadableError, UsageError

if TYPE_CHECKING:
    from testimonia.publish.release import Release

OutOption = Annotated[Path, typer.Option("-o", "--out", help="Folder to write to: report.html, claims.jsonl and tolls.jsonl.")]
COLUMNS = ("killed, injured, …", "jointly supported", "named origins")


def report(
    paths: SourcesArgument,
    out: OutOption,
    casebook: CasebookOption = DEFAULT_CASEBOOK,
    form: FormatOption = Format.table,
    jobs: JobsOption = 1,
) -> None:
    """Do the whole work on a folder of reports: capture, read, extract, resolve, reconcile, and one page that a person can check."""
    from testimonia.pipeline import Workshop, gather, release  # noqa: PLC0415 - the stages are loaded when they are needed
    from testimonia.store import Casebook  # noqa: PLC0415

    if out.is_file():
        raise UsageError(f"{out}: is a file; name a folder to write to")
    sources, case = existing(paths), case_of(paths)
    with Casebook.open(casebook) as book, watched() as progress:
        selection = gather(book, sources, capture_settings(casebook, out), progress)
        book.put_case(case)
        workshop = Workshop(case=case, jobs=jobs, progress=progress)
        made = release(book, selection, workshop)
        others = len(book.captures()) - len(made.captures)
    for document in made.documents:
        note_language(document, workshop)
    if made.documents:
        write(made, out)
        summarise(made, form)
        tell(made, out, others, sys.stdout if form is Format.table else sys.stderr)
    elif not made.unread:
        raise NothingReadableError(f"{', '.join(paths)}: no reports were found there")
    close(len(made.documents), made.unread)


def write(made: "Release", out: Path) -> None:
    """The page and the tables beside it, each written whole or not at all."""
    from testimonia.publish import render_report  # noqa: PLC0415 - drawing is loaded only where a page is made
    from testimonia.publish.rows import claim_row, toll_rows  # noqa: PLC0415

    documents = {one.id: one for one in made.documents}
    claims = (claim_row(claim, documents[claim.document]) for claim in made.claims)
    files = {
        "report.html": render_report(made),
        "claims.jsonl": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in claims),
        "tolls.jsonl": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in toll_rows(made)),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        unfinished = out / f".{name}.part"
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(out / name)


def summarise(made: "Release", form: Format) -> None:
    """The joint tolls of each incident on the terminal: those of the whole incident, and how many narrower ones there are."""
    if form is not Format.table:
        from testimonia.publish.rows import toll_rows  # noqa: PLC0415

        emit(toll_rows(made), form, (), "Tolls")
        return
    incidents = {one.id: one for one in made.resolution.incidents}
    for account in sorted(made.accounts, key=lambda one: -len(incidents[one.incident].claims)):
        whole = {one.id: one.label for one in account.quantities if not (one.perpetrator or one.area or one.period)}
        joint = [toll for toll in account.tolls if toll.policy.startswith("joint")]
        rows: list[Row] = [
            {COLUMNS[0]: whole[toll.quantity], COLUMNS[1]: interval(toll.low, toll.high), COLUMNS[2]: toll.origins}
            for toll in joint
            if toll.quantity in whole
        ]
        emit(rows, form, COLUMNS, incidents[account.incident].name)
        if narrower := len(joint) - len(rows):
            sys.stdout.write(f"and {narrower} narrower in place, time or by whose hand: see the report\n")
        sys.stdout.write("\n")


def interval(low: int | None, high: int | None) -> str:
    """A range in words."""
    if low == high and low is not None:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more" if low else "not known"
    return f"{low or 0:,}–{high:,}"


def tell(made: "Release", out: Path, others: int, stream: TextIO) -> None:
    """What was done and where it is."""
    contradictions = sum(len(account.contradictions) for account in made.accounts)
    lines = [
        f"{several(len(made.documents), 'report')}, {len(made.resolution.copies)} of them copies; {several(len(made.claims), 'claim')};"
        f" {several(len(made.backers), 'named origin')} behind the figures; {several(contradictions, 'contradiction')};"
        f" {len(made.unread)} unread"
    ]
    if others > 0:
        lines.append(f"{others} other captures in the casebook are not part of this report")
    lines.append(f"report: {out / 'report.html'}")
    stream.write("\n".join(lines) + "\n")


def several(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
