"""Texts of an evaluation set read by the program in this process: one load, rows of the output contract."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from testimonia.batch import read_row
from testimonia.publish.rows import claim_row
from testimonia.reconcile import cluster_tolls
from testimonia.records import Casualty, Claim, Document, Unread
from testimonia.workshop import spread

Row = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """One report of a set: its line, the document, its casualty claims and the same claims as rows."""

    source: Row
    document: Document | Unread
    claims: tuple[Claim, ...]
    rows: list[Row]

    @property
    def text(self) -> str:
        return self.document.text if isinstance(self.document, Document) else str(self.source["text"])


@dataclass(frozen=True)
class Incident:
    """One incident of a set: its line, its reports and the program's tolls."""

    source: Row
    reports: tuple[Told, ...]
    tolls: Row


def told(source: Row) -> Told:
    """A report of a set, read."""
    document, claims = read_row(source)
    if not isinstance(document, Document):
        return Told(source, document, (), [])
    kept = tuple(claim for claim in claims if isinstance(claim.body, Casualty))
    return Told(source, document, kept, [claim_row(claim, document) for claim in kept])


def incident(source: Row) -> Incident:
    """An incident of a set, its reports read and reconciled."""
    found = tuple(told(one) for one in source["documents"])
    documents = [one.document for one in found if isinstance(one.document, Document)]
    return Incident(source, found, cluster_tolls([claim for one in found for claim in one.claims], documents))


def reports(sources: Iterable[Row], jobs: int = 1) -> Iterator[Told]:
    """Reports in order, read in one process or several."""
    return spread(told, sources, jobs)


def incidents(sources: Iterable[Row], jobs: int = 1) -> Iterator[Incident]:
    """Incidents in order, read in one process or several."""
    return spread(incident, sources, jobs)
