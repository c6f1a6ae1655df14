"""Incidents, and the whole result of resolving a case: who, where, which reports repeat which, which incident."""

from functools import cached_property

from testimonia.records.entity import Entity, Reason
from testimonia.records.lineage import Copy, Origin
from testimonia.records.record import identify, record
from testimonia.records.time import Period


@record
class Incident:
    """What a set of claims is about. `places` are entity ids. `parent` is the id of the incident that it is a part of."""

    name: str
    claims: tuple[str, ...]
    places: tuple[str, ...] = ()
    period: Period | None = None
    parent: str | None = None
    reasons: tuple[Reason, ...] = ()

    @cached_property
    def id(self) -> str:
        return identify("incident", sorted(self.claims))


@record
class Resolution:
    """Everything resolve found, as a pure function of documents, claims and judgements; each tuple in order of id.

    `background` are ids of claims about something else than any incident (the war so far, another year), with reasons.
    """

    entities: tuple[Entity, ...] = ()
    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    incidents: tuple[Incident, ...] = ()
    background: tuple[tuple[str, Reason], ...] = ()
