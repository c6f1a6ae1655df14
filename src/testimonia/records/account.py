"""Accounts: what the claims about one incident jointly support, by each policy, and where they contradict."""

import datetime as dt
from functools import cached_property
from typing import Literal

from testimonia.records.claim import AgeGroup, MeasureName, Sex, Status
from testimonia.records.record import identify, plain, record
from testimonia.records.time import Period

ConstraintKind = Literal["claim", "subset", "breakdown", "judgement"]


@record
class Interval:
    """Whole numbers, both ends included; None is open."""

    low: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} over high {self.high}")


@record
class Quantity:
    """What is counted: one measure of one population within one incident. None and () mean: of any.

    `perpetrator` and `area` are entity ids. `label` is for people ("Alawite civilians killed") and no part of the identity.
    """

    incident: str
    measure: MeasureName
    status: Status | None = None
    groups: tuple[str, ...] = ()
    sex: Sex | None = None
    age: AgeGroup | None = None
    roles: tuple[str, ...] = ()
    perpetrator: str | None = None
    area: str | None = None
    period: Period | None = None
    label: str = ""

    @cached_property
    def id(self) -> str:
        fields = {key: value for key, value in plain(self).items() if key != "label"}
        if self.period:
            fields["period"] = [str(self.period.start), str(self.period.end)]
        return identify("quantity", fields)


@record
class SetAside:
    """A claim that a toll does not use, and why; under every policy where `policy` is None."""

    claim: str
    reason: str
    policy: str | None = None


@record
class Constraint:
    """One linear condition on quantities: the sum of (quantity id, factor) lies within the interval.

    From a claim (its interval), from nesting (part ≤ whole), from a stated breakdown (parts = whole), or from a judgement.
    `words` is the condition in one sentence.
    """

    kind: ConstraintKind
    terms: tuple[tuple[str, int], ...]
    within: Interval
    claims: tuple[str, ...] = ()
    words: str = ""

    @cached_property
    def id(self) -> str:
        return identify("constraint", [self.kind, self.terms, plain(self.within), self.claims])


@record
class Toll:
    """One quantity under one named policy, as of a date: low, best, high, and every claim behind them.

    `binding_low` and `binding_high` are ids of the constraints that make the ends; an open high end has none.
    `origins` counts the independent named origins behind the used claims, `unnamed` the unnamed sources and
    outlets in their own voice. `grade` is the policy's own word for how sure it is.
    """

    quantity: str
    policy: str
    low: int | None
    best: int | None
    high: int | None
    used: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    binding_low: tuple[str, ...] = ()
    binding_high: tuple[str, ...] = ()
    origins: int = 0
    unnamed: int = 0
    grade: str | None = None
    reasons: tuple[str, ...] = ()
    as_of: dt.date | None = None

    def __post_init__(self) -> None:
        known = [end for end in (self.low, self.best, self.high) if end is not None]
        if known != sorted(known):
            raise ValueError(f"low ≤ best ≤ high does not hold for {known}")

    @cached_property
    def id(self) -> str:
        return identify("toll", [self.quantity, self.policy, str(self.as_of), self.low, self.best, self.high])


@record
class Alternative:
    """What a quantity's joint interval becomes when one claim of a contradiction is set aside."""

    without: str
    quantity: str
    interval: Interval


@record
class Contradiction:
    """A smallest set of claims that cannot all be true: without any one of them, the rest can. `reason` is one sentence."""

    incident: str
    claims: tuple[str, ...]
    constraints: tuple[str, ...]
    reason: str
    alternatives: tuple[Alternative, ...] = ()

    @cached_property
    def id(self) -> str:
        return identify("contradiction", [self.incident, sorted(self.claims), sorted(self.constraints)])


@record
class Disagreement:
    """Origins whose latest figures for one quantity differ while both can be true under their forces."""

    quantity: str
    claims: tuple[str, ...]
    reason: str


@record
class Revision:
    """A later figure of one origin for one quantity that supersedes an earlier one."""

    quantity: str
    origin: str
    earlier: str
    later: str
    change: int | None
    reason: str


@record
class Account:
    """Everything reconcile found about one incident; each tuple in a fixed order that no input order changes."""

    incident: str
    quantities: tuple[Quantity, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    tolls: tuple[Toll, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    revisions: tuple[Revision, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    as_of: dt.date | None = None
