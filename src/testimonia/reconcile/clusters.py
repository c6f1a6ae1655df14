"""Clusters: the toll of one small incident that many reports tell, by the policy in `codebook/one_event.yaml`."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from testimonia.codebook.policies import one_event
from testimonia.reconcile.event import EventRules
from testimonia.reconcile.numbers import number, survivors
from testimonia.reconcile.telling import Report, Told
from testimonia.records import Claim, Document

Toll = dict[str, int] | None


def cluster_tolls(claims: Sequence[Claim], documents: Sequence[Document]) -> dict[str, Any]:
    """Killed and injured in one incident, as low, best and high; None where no report gives a figure.

    For reports that are known to tell of one small incident, in which the same few people are told of again and again.
    """
    rules = EventRules.of(one_event())
    by_document = defaultdict[str, list[Claim]](list)
    for claim in claims:
        by_document[claim.document].append(claim)
    ordered = sorted({one.id: one for one in documents}.values(), key=published)
    reports = [Report.of(by_document[one.id], rules, one) for one in ordered]
    if any(one.tells_of_dead_doer for one in reports):
        reports = [replace(one, doer_died=True) for one in reports]
    killed = [one.killed() for one in reports]
    injured = [one.injured(dead) for one, dead in zip(reports, killed, strict=True)]
    days = [one.published.date for one in ordered]
    injured = since_died(days, killed, without_the_dead(reports, killed, injured))
    tellings = [Telling(*four) for four in zip(days, reports, killed, injured, strict=True)]
    return {"killed": killed_by_all(tellings), "injured": injured_by_all(tellings)}


@dataclass(frozen=True)
class Telling:
    """One report with its day of publication and its figures."""

    day: dt.date | None
    report: Report
    killed: Told | None
    injured: Told | None

    def states_injured(self, figure: int) -> bool:
        """Whether the report gives a figure for the injured anywhere, with the dead or without them."""
        dead = self.killed.best if self.killed else None
        said = {end for one in self.report.of_measure("injured") for end in (number(one), survivors(one, dead))}
        return figure in said or bool(self.injured and self.injured.best == figure)

    @property
    def headlined(self) -> Told | None:
        """The figure for the injured, which a headline on one of them states too: "Boy hurt in Tarsa"."""
        return replace(self.injured, stated=self.injured.stated or self.report.headlines("injured")) if self.injured else None


def published(document: Document) -> tuple[str, str]:
    """The order of publication, undated reports last; ids settle ties."""
    return str(document.published.date or "undated"), document.id


def since_died(days: Sequence[dt.date | None], killed: Sequence[Told | None], injured: Sequence[Told | None]) -> list[Told | None]:
    """Injured without those who died later: reports from before the first that tells of deaths count them among the injured."""
    first = min((day for day, dead in zip(days, killed, strict=True) if day and dead), default=None)
    if first is None:
        return list(injured)
    deaths = most_told([one for one in killed if one], at_ties=lambda _: 0)
    early = [bool(day and day < first) for day in days]
    return [hurt.without(deaths) if hurt and before else hurt for hurt, before in zip(injured, early, strict=True)]


def without_the_dead(reports: Sequence[Report], killed: Sequence[Told | None], injured: Sequence[Told | None]) -> list[Told | None]:
    """Injured without the one who died by other reports: a report that tells of one person's wounds, and of no death, may tell of his."""
    dead = [report.dead_persons for report, told in zip(reports, killed, strict=True) if told and told.best == 1]
    found = {one for persons in dead for one in persons}
    silent = [not one and hurt and hurt.best == 1 and not hurt.stated for one, hurt in zip(killed, injured, strict=True)]
    return [
        replace(hurt, low=0, best=0) if hurt and alone and report.may_tell_of(found) else hurt
        for report, hurt, alone in zip(reports, injured, silent, strict=True)
    ]


def killed_by_all(tellings: Sequence[Telling]) -> Toll:
    """Those killed by all reports."""
    firm = [one for one in tellings if not one.report.roundup]
    figures = [one.killed for one in firm if one.killed] or [one.killed for one in tellings if one.killed]
    none = unsaid(tellings) or only_roundups([one.killed for one in firm], firm)
    best = 0 if none else most_told(figures, at_ties=lambda _: 0)
    return across([one.killed for one in tellings], best, quiet=any(one.injured and not one.killed for one in tellings))


def unsaid(tellings: Sequence[Telling]) -> bool:
    """Whether most reports tell of the injured and of no death, so that deaths in the others are of other events.

    As many are enough where no headline tells of a death. Reports from before the first death was told could not know of it.
    """
    said = [one for one in tellings if one.killed and one.killed.best]
    first = min((one.day for one in said if one.day), default=None)
    later = [one for one in tellings if not (first and one.day and one.day < first) and not one.report.roundup]
    silent = sum(1 for one in later if not one.killed and one.injured and one.injured.best)
    return silent > len(said) or (0 < silent == len(said) and not any(one.report.headlines_death for one in said))


def injured_by_all(tellings: Sequence[Telling]) -> Toll:
    """Those injured by all reports; of figures that as many give, the one that more of the reports state anywhere.

    Where nobody died, a headline on one of the injured states that there was one; where somebody did, it may tell of who died later.
    """
    firm = [one for one in tellings if not one.report.roundup]
    speaking = [one for one in firm if one.injured] or [one for one in tellings if one.injured]
    deadly = any(one.killed and one.killed.best for one in tellings)
    figures = [told for one in speaking if (told := one.injured if deadly else one.headlined)]
    none = only_roundups([one.injured for one in firm], firm)
    best = 0 if none else most_told(figures, at_ties=lambda figure: sum(one.states_injured(figure) for one in tellings))
    return across([one.injured for one in tellings], best, quiet=any(one.killed and not one.injured for one in tellings))


def only_roundups(figures: Sequence[Told | None], firm: Sequence[Telling]) -> bool:
    """Whether reports of this event alone tell of another harm only, so that the figures of the others are of other events."""
    return not any(figures) and any(one.killed or one.injured for one in firm)


def most_told(figures: Sequence[Told], at_ties: Callable[[int], int]) -> int:
    """The figure that most reports give, stated ones first; `at_ties` decides between equals, then the higher one."""
    votes = Counter(one.best for one in figures if one.stated) or Counter(one.best for one in figures)
    return max(votes, key=lambda figure: (votes[figure], at_ties(figure), figure), default=0)


def across(found: Sequence[Told | None], best: int, *, quiet: bool) -> Toll:
    """One toll from several reports: the best figure, and the ends of what any of them allows.

    A report that gives a figure for the other harm only (`quiet`) may mean that there was none of this one: low is nought then.
    """
    figures = [one for one in found if one]
    if not figures:
        return None
    low, high = min(one.low for one in figures), max(one.high for one in figures)
    return {"low": 0 if quiet else min(best, low), "best": best, "high": max(best, high)}
