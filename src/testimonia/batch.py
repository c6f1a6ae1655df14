"""Work on files without a casebook, for other programs: claims as they are read, places, and tolls of given clusters."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from testimonia import __version__
from testimonia.capture import Captured, CaptureSettings, capture
from testimonia.errors import UsageError
from testimonia.extract.page import lay_out
from testimonia.extract.settings.toponyms import toponyms
from testimonia.read import read
from testimonia.reconcile import cluster_tolls
from testimonia.records import NO_CASE, Access, Capture, Case, Claim, Document, Unread
from testimonia.resolve import located_rows
from testimonia.workshop import CONTAINERS, Read, Workshop, gazetteer_for, read_captures, read_one, spread, tools_for

Row = dict[str, Any]
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Stands where a capture is never kept, so that nothing depends on the clock."""


def stream(sources: Sequence[str], settings: CaptureSettings, workshop: Workshop) -> Iterator[Read]:
    """Documents with their claims as they are read, and what could not be read, in the order of the input."""
    lost: list[Unread] = []
    for made in read_captures(reports(sources, settings, lost), workshop):
        yield from ((one, ()) for one in drained(lost))
        yield made
    yield from ((one, ()) for one in drained(lost))


def reports(sources: Sequence[str], settings: CaptureSettings, lost: list[Unread]) -> Iterator[tuple[Capture, bytes]]:
    """Captures that are reports, with their bytes; what could not be captured goes to `lost`."""
    for found in capture(sources, settings):
        if isinstance(found, Unread):
            lost.append(found)
        elif isinstance(found, Captured) and found.capture.media_type not in CONTAINERS:
            yield found.capture, found.data


def drained(lost: list[Unread]) -> list[Unread]:
    """Everything in the list, which is empty afterwards."""
    taken, lost[:] = lost[:], []
    return taken


def located(sources: Sequence[str], settings: CaptureSettings, workshop: Workshop) -> Iterator[tuple[Document | Unread, list[Row]]]:
    """Documents with their place names, each with coordinates where the gazetteer knows it."""
    lost: list[Unread] = []
    for made in spread(partial(places_of, workshop.case), reports(sources, settings, lost), workshop.jobs):
        yield from ((one, []) for one in drained(lost))
        yield made
    yield from ((one, []) for one in drained(lost))


def places_of(case: Case, pair: tuple[Capture, bytes]) -> tuple[Document | Unread, list[Row]]:
    """The place names of one capture."""
    document = read(*pair)
    return document, [] if isinstance(document, Unread) else places_in(document, case)


def places_in(document: Document, case: Case) -> list[Row]:
    """The place names of one document as rows."""
    tools = tools_for(case)
    page = lay_out(document, tools.language)
    return located_rows(document, toponyms(page, tools.lexicon, tools.places), gazetteer_for(case))


def cluster_rows(path: Path, jobs: int) -> Iterator[Row]:
    """One row of tolls for each line of a clusters file. Raises UsageError for a line that is no cluster."""
    return spread(cluster_row, clusters(path), jobs)


def clusters(path: Path) -> Iterator[Row]:
    """The clusters of a file: `{"id", "documents": [{"id", "text", …}]}`, one a line."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as fault:
                raise UsageError(f"{path}, line {number}: is no JSON in UTF-8 ({fault}); write one incident a line") from fault
            if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("documents"), list):
                raise UsageError(f"{path}, line {number}: an incident needs `id` and a list of `documents`")
            yield row


def cluster_row(cluster: Row) -> Row:
    """The tolls of one cluster, whose documents are known to be about one incident."""
    documents, claims = list[Document](), list[Claim]()
    for row in cluster["documents"]:
        document, found = read_row(row)
        if isinstance(document, Document):
            documents.append(document)
            claims += found
    return {"id": cluster["id"], **cluster_tolls(claims, documents)}


def read_row(row: Row) -> Read:
    """One report given as an object."""
    data = json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")
    access = Access(address=f"cluster!{row.get('id', '')}", captured_at=EPOCH, tool="testimonia", version=__version__)
    sha256 = hashlib.sha256(data).hexdigest()
    made = Capture(sha256=sha256, size=len(data), media_type="application/x-report+json", accesses=(access,))
    return read_one(NO_CASE, (made, data))
