"""Admission: which casualty claims of an incident count, and the reason for each that does not."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from testimonia.reconcile.facts import Facts
from testimonia.records import Casualty, Claim, Incident, Judgement, Origin, Period, Population, SetAside, from_plain, plain

ROUNDED = ("vague", "about")
HEADLINES = ("headline", "subheading", "caption")
"""Blocks that sum up the text around them."""

ASSERTIONS = {
    "negated": "is denied or negated in the text, so it gives no figure of harm",
    "hypothetical": "is hypothetical: it says what might be, not what was",
    "forecast": "is a forecast: it says what may come",
    "historical": "tells of an earlier time, not of this incident",
}


@dataclass(frozen=True)
class Admitted:
    """A casualty claim that counts. `id` is that of the claim as extracted, also where a reviewer corrected it."""

    id: str
    claim: Claim
    body: Casualty
    origin: Origin
    said: dt.date | None


@dataclass(frozen=True)
class Admission:
    """The casualty claims of an incident: those that give a figure, those that assert harm without one, those set aside."""

    counted: tuple[Admitted, ...]
    uncounted: tuple[Admitted, ...]
    set_aside: tuple[SetAside, ...]


def admit(incident: Incident, facts: Facts, as_of: dt.date | None = None) -> Admission:
    """Sort the casualty claims of an incident, in order of id, into those that count and those that do not."""
    found = sorted(set(incident.claims) & facts.claims.keys())
    standing = standing_judgements(facts.judgements)
    known = [one for one in (casualty(key, facts, standing) for key in found) if one]
    aside = list[SetAside]()
    known = keep(known, dated(as_of), aside)
    repeats = original(facts, known)
    for rule in (rejected(standing), speaking, asserted, in_time(incident.period)):
        known = keep(known, rule, aside)
    for rule in (summed_up(known), repeats):
        known = keep(known, rule, aside)
    counted = [one for one in known if one.body.count.qualifier != "uncounted"]
    uncounted = [one for one in known if one.body.count.qualifier == "uncounted"]
    return Admission(tuple(counted), tuple(uncounted), tuple(sorted(aside, key=lambda one: one.claim)))


Rule = Callable[[Admitted], str | None]
"""Says why a claim does not count, None where it does."""


def keep(claims: Iterable[Admitted], rule: Rule, aside: list[SetAside]) -> list[Admitted]:
    """Those that pass; the others go to `aside` with the reason."""
    kept = list[Admitted]()
    for one in claims:
        if reason := rule(one):
            aside.append(SetAside(claim=one.id, reason=reason))
        else:
            kept.append(one)
    return kept


def casualty(key: str, facts: Facts, standing: Sequence[Judgement]) -> Admitted | None:
    """A casualty claim as it stands after review, None for claims of other kinds."""
    original = facts.claims[key]
    claim = corrected(original, standing)
    if not isinstance(claim.body, Casualty):
        return None
    return Admitted(key, claim, claim.body, facts.origin(original), facts.said_on(original))


def standing_judgements(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Judgements in order of time without those that a later one undid, and without the undoings."""
    undone = {subject for one in judgements if one.decision == "undo" for subject in one.subjects}
    kept = (one for one in judgements if one.decision != "undo" and one.id not in undone)
    return tuple(sorted(kept, key=lambda one: (one.at, one.id)))


def corrected(claim: Claim, standing: Sequence[Judgement]) -> Claim:
    """The claim with every standing correction of it, the later over the earlier."""
    corrections = [one.correction for one in standing if one.decision == "correct" and one.correction and claim.id in one.subjects]
    if not corrections:
        return claim
    fields = plain(claim)
    for correction in corrections:
        fields = merged(fields, correction)
    return from_plain(Claim, fields)


def merged(fields: dict[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """Fields with a change, table by table."""
    inner = {key: merged(fields[key], value) if isinstance(value, dict) and isinstance(fields.get(key), dict) else value
             for key, value in change.items()}  # fmt: skip
    return {**fields, **inner}


def rejected(standing: Sequence[Judgement]) -> Rule:
    """A claim whose last judgement is a rejection does not count."""
    last = {subject: one for one in standing if one.decision in ("accept", "reject") for subject in one.subjects}

    def rule(one: Admitted) -> str | None:
        judgement = last.get(one.id)
        return f"rejected by {judgement.by}: {judgement.why}" if judgement and judgement.decision == "reject" else None

    return rule


def dated(as_of: dt.date | None) -> Rule:
    """As of a day, only what was published by then is known; what bears no date cannot be placed."""

    def rule(one: Admitted) -> str | None:
        if as_of is None or (one.said and one.said <= as_of):
            return None
        return f"published after {as_of}" if one.said else f"bears no date, so it is not known to have been published by {as_of}"

    return rule


def speaking(one: Admitted) -> str | None:
    """Menus, counters and bylines assert nothing."""
    return f"stands in the page's {one.claim.block}, not in the report" if one.claim.block in ("furniture", "byline") else None


def asserted(one: Admitted) -> str | None:
    """Only what is asserted counts; that there were none is an assertion too, however it is put."""
    if one.claim.assertion == "negated" and one.body.count.high == 0:
        return None
    return ASSERTIONS.get(one.claim.assertion)


def in_time(incident: Period | None) -> Rule:
    """A figure that its own words put wholly before or after the incident's days is of something else."""

    def rule(one: Admitted) -> str | None:
        own = one.claim.period
        if incident is None or own is None or not own.words:
            return None
        before = own.end and incident.start and own.end < incident.start
        after = own.start and incident.end and own.start > incident.end
        return f"tells of other days (“{own.words}”) than those of the incident" if before or after else None

    return rule


def original(facts: Facts, known: Sequence[Admitted]) -> Rule:
    """A copied report repeats its original: the same figure there adds nothing. What a copy says more counts as its own."""
    figures = defaultdict[str, set[tuple[object, ...]]](set)
    for one in known:
        figures[one.claim.document].add(gist(one))

    def rule(one: Admitted) -> str | None:
        first = facts.copied.get(one.claim.document)
        if not first or gist(one) not in figures[first]:
            return None
        return "repeats its original: the report is a copy of another that gives the same figure"

    return rule


def gist(one: Admitted) -> tuple[object, ...]:
    """What a figure says, without where it stands."""
    count, population = one.body.count, one.body.population
    return one.body.measure, count.low, count.high, population.status, population.groups, population.roles, population.sex, population.age


def summed_up(known: Sequence[Admitted]) -> Rule:
    """A headline sums up its own report: where the text gives its figure, the text speaks.

    The same interval, or for a vague or rounded headline an interval of the text that meets it.
    """
    bodies = defaultdict[tuple[str, str], list[Admitted]](list)
    for one in known:
        if one.claim.block not in HEADLINES and one.body.count.qualifier != "uncounted":
            bodies[one.claim.document, one.body.measure].append(one)

    def rule(one: Admitted) -> str | None:
        if one.claim.block not in HEADLINES:
            return None
        told = [body for body in bodies[one.claim.document, one.body.measure] if sums_up(one.body, body.body)]
        if not told:
            return None
        return f"sums up “{told[0].body.count.text or told[0].claim.evidence.quote}” in the text of its own report, which gives the figure"

    return rule


def sums_up(headline: Casualty, text: Casualty) -> bool:
    """Whether a headline's figure is a short form of one in the text: no other people, and a count that says the same or less."""
    short, full = headline.count, text.count
    if not as_wide(headline.population, text.population):
        return False
    if (short.low, short.high) == (full.low, full.high):
        return True
    if short.qualifier in ROUNDED and short.low is not None and short.high is not None:
        return (full.high is None or short.low <= full.high) and (full.low is not None and full.low <= short.high)
    return False


def as_wide(headline: Population, text: Population) -> bool:
    """Whether what a headline says of who was harmed is unsaid or the same in the text."""
    pairs = ((headline.status, text.status), (headline.groups, text.groups), (headline.roles, text.roles), (headline.sex, text.sex))
    return all(said in (None, (), "unknown", "mixed") or said == told for said, told in pairs)
