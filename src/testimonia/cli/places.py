"""`testimonia places`: place names with coordinates."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from testimonia.cli.options import Format, FormatOption, JobsOption, KeepOption, SourcesArgument
from testimonia.cli.output import Row, emit
from testimonia.cli.session import capture_settings, case_of, close, existing, readings_of
from testimonia.records import Document, Unread

if TYPE_CHECKING:
    from testimonia.workshop import Workshop


def places(
    paths: SourcesArgument,
    form: FormatOption = Format.table,
    jobs: JobsOption = 1,
    casebook: KeepOption = None,
) -> None:
    """Print the place names of files, each with its place on the map where the gazetteer knows one."""
    from testimonia.workshop import Workshop  # noqa: PLC0415 - the stages are loaded when they are needed

    unread: list[Unread] = []
    documents = 0

    def rows() -> Iterator[Row]:
        nonlocal documents
        for document, found in placed(existing(paths), Workshop(case=case_of(paths), jobs=jobs), casebook):
            if isinstance(document, Unread):
                unread.append(document)
                continue
            documents += 1
            yield from found

    emit(rows(), form, ("document", "quote", "lat", "lon", "gazetteer_id", "precision"), "Places")
    close(documents, unread)


def placed(sources: list[str], workshop: "Workshop", casebook: Path | None) -> Iterator[tuple[Document | Unread, list[Row]]]:
    """Documents with their places, out of files or out of a casebook that takes them in."""
    from testimonia.batch import located, places_in  # noqa: PLC0415 - the stages are loaded when they are needed

    if casebook is None:
        yield from located(sources, capture_settings(), workshop)
        return
    for document, _ in readings_of(sources, workshop, casebook):
        yield document, [] if isinstance(document, Unread) else places_in(document, workshop.case)
