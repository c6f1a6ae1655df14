"""Figures: what each origin stands by for a quantity, as a policy reads its words, and how the policy makes a toll of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from testimonia.reconcile.reading import Reading
from testimonia.reconcile.series import size
from testimonia.records import Policy

WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Figure:
    """One origin's figure: low ≤ best ≤ high; only `high` where it says no more than "up to"."""

    reading: Reading
    low: int | None
    best: int | None
    high: int | None
    why: str = ""


@dataclass(frozen=True)
class Method:
    """A policy's settings, gathered from its rules."""

    key: str
    way: str
    counts: tuple[str, ...]
    values: Mapping[str, int] = field(default_factory=dict)
    denial: str = "aside"
    grades: str | None = None
    sources: int = 2
    uncounted: int | None = None

    @classmethod
    def of(cls, policy: Policy) -> "Method":
        """The settings of a policy's rules; each rule adds its own."""
        settings: dict[str, Any] = {}
        values = dict[str, int]()
        for rule in policy.rules:
            values.update({str(word): int(value) for word, value in rule.settings.get("values", {}).items()})
            settings.update({name: value for name, value in rule.settings.items() if name in KNOWN})
            if rule.key == "uncounted":
                settings["uncounted"] = int(rule.settings["value"])
        return cls(key=policy.key, counts=policy.counts, values=values, **settings)

    def figure(self, reading: Reading) -> Figure:
        """What an origin stands by, as this policy reads its words."""
        low, high, qualifier = reading.count.low, reading.count.high, reading.count.qualifier
        if low is None:
            return Figure(reading, None, None, high, f"“{reading.count.text}” gives an upper end only")
        if high is None or low == high:
            return Figure(reading, low, low, low)
        if qualifier == "vague" and (value := self.value(reading.count.text)) is not None:
            return Figure(reading, value, value, value, f"“{reading.count.text}” stands for {value:,}")
        return Figure(reading, low, (low + high) // 2 if qualifier == "about" else low, high)

    def value(self, words: str) -> int | None:
        """The value of a vague word, of several the largest ("several hundred")."""
        found = [self.values[word] for word in WORD.findall(words.casefold()) if word in self.values]
        return max(found, default=None)


KNOWN = ("way", "denial", "grades", "sources")


@dataclass(frozen=True)
class Picked:
    """A toll's ends with the figures behind them and those left out, each with its reason."""

    low: int | None
    best: int | None
    high: int | None
    used: tuple[Figure, ...] = ()
    left: tuple[tuple[Reading, str], ...] = ()
    reasons: tuple[str, ...] = ()


def pick(readings: Sequence[Reading], method: Method) -> Picked:
    """A policy's toll from the readings of one quantity that stand."""
    left = list[tuple[Reading, str]]()
    figures = [method.figure(one) for one in candidates(readings, left)]
    counts = [one for one in figures if not one.reading.denial]
    denials = [one for one in figures if one.reading.denial]
    if counts and denials and method.denial == "aside":
        left += [(one.reading, "is a denial, noted as a dispute: a source that gives a figure is followed") for one in denials]
        denials = []
    picked = WAYS[method.way](counts or denials, denials if counts else [], left)
    return Picked(*picked, left=tuple(sorted(left, key=lambda pair: pair[0].id)), reasons=reasons_of(picked[3]))


def reasons_of(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Why words were given their values."""
    return tuple(sorted({one.why for one in figures if one.why}))


def candidates(readings: Sequence[Reading], left: list[tuple[Reading, str]]) -> list[Reading]:
    """One reading for each origin: its largest that stands. Parts come in only where nobody gives the whole."""
    wholes = [one for one in readings if not one.part]
    if wholes:
        left += [(one, "tells of a part; a figure for the whole is at hand") for one in readings if one.part]
    chosen = dict[str, Reading]()
    for one in sorted(wholes or readings, key=rank):
        chosen[one.origin.id] = one
    found = sorted(chosen.values(), key=lambda one: one.id)
    kept = {one.id for one in found}
    same = [one for one in wholes or readings if one.id not in kept]
    left += [(one, f"{one.origin.name} stands by “{words_of(chosen[one.origin.id])}”") for one in same]
    return found


def words_of(reading: Reading) -> str:
    """The count as worded, or the quote where nobody counted in words."""
    return reading.count.text or reading.admitted.claim.evidence.quote


def rank(one: Reading) -> tuple[bool, tuple[int, str]]:
    """Exact figures over vague ones, then the larger, for smaller ones beside it tell of parts."""
    return one.count.qualifier not in ("vague", "at_most", "less_than"), size(one)


Chosen = tuple[int | None, int | None, int | None, tuple[Figure, ...]]
Left = list[tuple[Reading, str]]


def best_way(figures: Sequence[Figure], denials: Sequence[Figure], _left: Left) -> Chosen:
    """UCDP: of the reliable figures the lowest is best; all others, and the higher ones, widen low and high."""
    firm = [one for one in figures if one.reading.firm and one.best is not None]
    sure = firm or [one for one in figures if one.best is not None]
    best = min((one.best for one in sure if one.best is not None), default=None)
    lows = [one.low for one in (*figures, *denials) if one.low is not None]
    highs = [one.high for one in figures if one.high is not None]
    return min(lows, default=None), best, max(highs, default=None), (*figures, *denials)


def conservative_way(figures: Sequence[Figure], _denials: Sequence[Figure], left: Left) -> Chosen:
    """ACLED: the lowest figure, of named sources where there are any."""
    counted = [one for one in figures if one.best is not None]
    left += [(one.reading, "gives an upper end only") for one in figures if one.best is None]
    named = [one for one in counted if one.reading.origin.kind == "named"]
    if named:
        left += [(one.reading, "is no named source's; a named source gives a figure") for one in counted if one not in named]
    value = min((one.best for one in named or counted if one.best is not None), default=None)
    return value, value, value, tuple(named or counted)


def range_way(figures: Sequence[Figure], _denials: Sequence[Figure], _left: Left) -> Chosen:
    """Airwars and Iraq Body Count: lowest to highest; one number where both are the same."""
    lows = [one.low for one in figures if one.low is not None]
    highs = [one.high for one in figures if one.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    return low, low if low == high else None, high, tuple(figures)


WAYS = {"best": best_way, "conservative": conservative_way, "range": range_way}
