"""`testimonia capture`: bytes into the casebook, unaltered."""

from testimonia.cli.options import DEFAULT_CASEBOOK, CasebookOption, Format, FormatOption, SourcesArgument
from testimonia.cli.output import emit
from testimonia.cli.progress import watched
from testimonia.cli.session import capture_settings, close, existing


def capture(
    paths: SourcesArgument,
    casebook: CasebookOption = DEFAULT_CASEBOOK,
    form: FormatOption = Format.table,
) -> None:
    """Keep files in the casebook as they are: bytes, SHA-256, kind, when, by which program, out of what."""
    from testimonia.pipeline import gather  # noqa: PLC0415 - the stages are loaded when they are needed
    from testimonia.store import Casebook  # noqa: PLC0415

    with Casebook.open(casebook) as book, watched() as progress:
        selection = gather(book, existing(paths), capture_settings(casebook), progress)
        captures = [one for one in book.captures() if one.id in set(selection.captures)]
    rows = [
        {"id": one.id, "address": access.address, "media_type": one.media_type, "size": one.size, "sha256": one.sha256,
         "encoding": one.detected_encoding, "captured_at": access.captured_at.isoformat(), "parent": access.parent}
        for one in captures
        for access in one.accesses
    ]  # fmt: skip
    emit(rows, form, ("address", "media_type", "size", "sha256"), f"{len(captures)} captures in {casebook}")
    close(len(captures), selection.unread)
