"""`testimonia resolve`: who, where, which reports repeat which, and which incident, in a casebook."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from testimonia.cli.options import DEFAULT_CASEBOOK, CasebookOption, Format, FormatOption, JobsOption
from testimonia.cli.output import Row, emit
from testimonia.cli.progress import watched
from testimonia.cli.session import close

if TYPE_CHECKING:
    from testimonia.records import Resolution


class What(StrEnum):
    """What resolve finds."""

    entities = "entities"
    incidents = "incidents"
    origins = "origins"
    copies = "copies"


COLUMNS = {
    What.entities: ("kind", "name", "forms", "mentions", "reasons"),
    What.incidents: ("id", "name", "claims", "start", "end", "reasons"),
    What.origins: ("kind", "name", "claims", "documents", "reasons"),
    What.copies: ("document", "of", "share", "reasons"),
}
WhatOption = Annotated[What, typer.Option("--show", help="What to print.")]


def resolve(
    casebook: CasebookOption = DEFAULT_CASEBOOK,
    show: WhatOption = What.incidents,
    form: FormatOption = Format.table,
    jobs: JobsOption = 1,
) -> None:
    """Find who and where across spellings, which reports repeat which, and which incidents the casebook speaks of."""
    from testimonia.pipeline import Workshop, release, whole  # noqa: PLC0415 - the stages are loaded when they are needed
    from testimonia.store import Casebook  # noqa: PLC0415

    with Casebook.open(casebook, create=False) as book, watched() as progress:
        made = release(book, whole(book), Workshop(case=book.case(), jobs=jobs, progress=progress))
    emit(rows_of(made.resolution, show), form, COLUMNS[show], show.value.capitalize())
    close(len(made.documents), made.unread)


def rows_of(resolution: "Resolution", show: What) -> list[Row]:
    """One row for each thing found, its reasons as sentences."""
    if show is What.entities:
        return [
            {"id": one.id, "kind": one.kind, "name": one.name, "forms": list(one.forms), "mentions": len(one.mentions),
             "latitude": one.location.latitude if one.location else None, "longitude": one.location.longitude if one.location else None,
             "reasons": [reason.words for reason in one.reasons]}
            for one in resolution.entities
        ]  # fmt: skip
    if show is What.incidents:
        return [
            {"id": one.id, "name": one.name, "claims": len(one.claims), "start": one.period.start if one.period else None,
             "end": one.period.end if one.period else None, "parent": one.parent, "reasons": [reason.words for reason in one.reasons]}
            for one in resolution.incidents
        ]  # fmt: skip
    if show is What.origins:
        return [
            {"id": one.id, "kind": one.kind, "name": one.name, "claims": len(one.claims), "documents": len(one.documents),
             "reasons": [reason.words for reason in one.reasons]}
            for one in resolution.origins
        ]  # fmt: skip
    return [{"document": one.document, "of": one.of, "share": one.share, "reasons": [one.reason.words]} for one in resolution.copies]
