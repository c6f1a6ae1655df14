"""Scales: from numbers and days to positions, with the ticks that a reader expects."""

import datetime as dt
import math
from dataclasses import dataclass

LOG_FROM = 40.0
"""A largest figure this many times the smallest is drawn on a logarithmic scale: else the small ones cannot be told apart."""


@dataclass(frozen=True)
class Scale:
    """Counts of people to a position. `logarithmic` scales start at 1; smaller counts stand at their foot."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def __call__(self, value: float) -> float:
        low, high, value = (self.bend(number) for number in (self.low, self.high, value))
        share = (min(max(value, low), high) - low) / (high - low) if high > low else 0.0
        return self.start + share * (self.end - self.start)

    def bend(self, value: float) -> float:
        return math.log10(max(value, 1.0)) if self.logarithmic else value

    @property
    def ticks(self) -> list[int]:
        return decades(self.low, self.high) if self.logarithmic else rounds(self.high)


def counts(values: list[int], start: float, end: float) -> Scale:
    """A scale over counts: from nought, or logarithmic where they span more than `LOG_FROM`."""
    largest = max([*values, 1])
    smallest = min([value for value in values if value > 0] or [1])
    if largest / smallest > LOG_FROM:
        low = 10 ** math.floor(math.log10(smallest))
        return Scale(low, largest * 1.6, start, end, logarithmic=True)
    top = largest * 1.08
    return Scale(0, max(top, ceiling(top)), start, end)


def ceiling(value: float) -> float:
    """The next tick at or above a value."""
    ticks = rounds(value)
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1
    return math.ceil(value / step) * step


def rounds(high: float) -> list[int]:
    """Four to six round numbers from nought up to a height."""
    rough = max(high, 1) / 5
    power = 10 ** math.floor(math.log10(rough))
    step = max(1, int(next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)))
    return list(range(0, int(high) + 1, step))


def decades(low: float, high: float) -> list[int]:
    """Powers of ten, with 2 and 5 between where there are few."""
    first, last = math.floor(math.log10(max(low, 1))), math.floor(math.log10(high))
    factors = (1, 2, 5) if last - first < 3 else (1,)
    return [tick for power in range(first, last + 1) for factor in factors if low <= (tick := factor * 10**power) <= high]


@dataclass(frozen=True)
class Days:
    """Days to a position."""

    first: dt.date
    last: dt.date
    start: float
    end: float

    def __call__(self, day: dt.date) -> float:
        span = (self.last - self.first).days or 1
        return self.start + min(max((day - self.first).days / span, 0.0), 1.0) * (self.end - self.start)

    @property
    def ticks(self) -> list[dt.date]:
        """At most nine days at an even pace, or first days of months or years where the span is long."""
        span = (self.last - self.first).days
        if span > 800:
            return paced([dt.date(year, 1, 1) for year in range(self.first.year + 1, self.last.year + 1)])
        if span > 62:
            return paced(months(self.first, self.last))
        pace = next(step for step in (1, 2, 3, 7, 14) if span / step <= 8)
        return [self.first + dt.timedelta(days=count) for count in range(0, span + 1, pace)]


def months(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of the months after one day, up to another."""
    starts = (
        dt.date(first.year + (first.month + count) // 12, (first.month + count) % 12 + 1, 1)
        for count in range((last - first).days // 28 + 1)
    )
    return [day for day in starts if day <= last]


def paced(days: list[dt.date]) -> list[dt.date]:
    """Every nth of the days, so that at most nine are left."""
    return days[:: math.ceil(len(days) / 9) or 1]
