"""`testimonia places`: place names with coordinates."""

from collections.abc import Iterator

from testimonia.cli.options import Format, FormatOption, JobsOption, SourcesArgument
from testimonia.cli.output import Row, emit
from testimonia.cli.session import capture_settings, case_of, close, existing
from testimonia.records import Unread


def places(paths: SourcesArgument, form: FormatOption = Format.table, jobs: JobsOption = 1) -> None:
    """Print the place names of files, each with its place on the map where the gazetteer knows one."""
    from testimonia.batch import located  # noqa: PLC0415 - the stages are loaded when they are needed
    from testimonia.workshop import Workshop  # noqa: PLC0415

    unread: list[Unread] = []
    documents = 0

    def rows() -> Iterator[Row]:
        nonlocal documents
        for document, found in located(existing(paths), capture_settings(), Workshop(case=case_of(paths), jobs=jobs)):
            if isinstance(document, Unread):
                unread.append(document)
                continue
            documents += 1
            yield from found

    emit(rows(), form, ("document", "quote", "lat", "lon", "gazetteer_id", "precision"), "Places")
    close(documents, unread)
