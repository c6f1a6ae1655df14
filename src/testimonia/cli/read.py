"""`testimonia read`: the claims of files, without a casebook."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from testimonia.cli.options import Format, FormatOption, JobsOption, KeepOption, SourcesArgument
from testimonia.cli.output import Row, emit
from testimonia.cli.session import case_of, close, existing, note_language, readings_of


class Kind(StrEnum):
    """Kinds of claim."""

    casualty = "casualty"
    event = "event"
    statement = "statement"
    measure = "measure"
    all = "all"


COLUMNS = {
    Kind.casualty: ("document", "measure", "count", "population", "said_by", "quote"),
    Kind.event: ("document", "plover", "actors", "targets", "quote"),
    Kind.statement: ("document", "plover", "speaker", "on_behalf_of", "quote"),
    Kind.measure: ("document", "plover", "measure", "actors", "quote"),
    Kind.all: ("document", "said_by", "quote"),
}
KindOption = Annotated[Kind, typer.Option("--kind", help="Which kind of claims to print.")]


def read(
    paths: SourcesArgument,
    kind: KindOption = Kind.casualty,
    form: FormatOption = Format.table,
    jobs: JobsOption = 1,
    casebook: KeepOption = None,
) -> None:
    """Print the claims of files in the output contract: one for each figure or act, with the exact words."""
    from testimonia.publish.rows import claim_row  # noqa: PLC0415 - the stages are loaded when they are needed
    from testimonia.records import Unread  # noqa: PLC0415
    from testimonia.workshop import Workshop  # noqa: PLC0415

    workshop = Workshop(case=case_of(paths), jobs=jobs)
    unread: list[Unread] = []
    documents = 0

    def rows() -> Iterator[Row]:
        nonlocal documents
        for document, claims in readings_of(existing(paths), workshop, casebook):
            if isinstance(document, Unread):
                unread.append(document)
                continue
            documents += 1
            note_language(document, workshop)
            yield from (claim_row(claim, document) for claim in claims if kind in (Kind.all, claim.body.kind))

    emit(rows(), form, COLUMNS[kind], "Claims")
    close(documents, unread)
