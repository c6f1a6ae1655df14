"""Clusters: the toll of one small incident that many reports tell, by the policy in `codebook/one_event.yaml`."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from testimonia.codebook.policies import one_event
from testimonia.reconcile.telling import EventRules, Report, Told
from testimonia.records import Claim, Document


def cluster_tolls(claims: Sequence[Claim], documents: Sequence[Document]) -> dict[str, Any]:
    """Killed and injured in one incident, as low, best and high; None where no report gives a figure.

    For reports that are known to tell of one small incident, in which the same few people are told of again and again.
    """
    rules = EventRules.of(one_event())
    by_document = defaultdict[str, list[Claim]](list)
    for claim in claims:
        by_document[claim.document].append(claim)
    ordered = sorted({one.id: one for one in documents}.values(), key=published)
    reports = [Report.of(by_document[one.id], rules) for one in ordered]
    killed = [one.killed() for one in reports]
    injured = [one.injured(dead) for one, dead in zip(reports, killed, strict=True)]
    days = [one.published.date for one in ordered]
    injured = since_died(days, killed, injured)
    return {"killed": across(killed, injured), "injured": across(injured, killed)}


def published(document: Document) -> tuple[str, str]:
    """The order of publication, undated reports last; ids settle ties."""
    return str(document.published.date or "undated"), document.id


def since_died(days: Sequence[dt.date | None], killed: Sequence[Told | None], injured: Sequence[Told | None]) -> list[Told | None]:
    """Injured without those who died later: reports from before the first that tells of deaths count them among the injured."""
    deaths = across(killed, injured)
    first = min((day for day, dead in zip(days, killed, strict=True) if day and dead), default=None)
    if not deaths or first is None:
        return list(injured)
    early = [bool(day and day < first) for day in days]
    return [hurt.without(deaths["best"]) if hurt and before else hurt for hurt, before in zip(injured, early, strict=True)]


def across(found: Sequence[Told | None], other: Sequence[Told | None]) -> dict[str, int] | None:
    """One toll from several reports: the figure that most give, the higher of two that as many give.

    A report that gives a figure for the other harm only may mean that there was none of this one: low is nought then.
    """
    figures = [one for one in found if one]
    if not figures:
        return None
    votes = Counter(one.best for one in figures if one.stated) or Counter(one.best for one in figures)
    best = max(votes, key=lambda figure: (votes[figure], figure))
    silent = any(told and not one for one, told in zip(found, other, strict=True))
    return {"low": 0 if silent else min(one.low for one in figures), "best": best, "high": max(one.high for one in figures)}
