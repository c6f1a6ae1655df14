"""Dates and periods that say how well they are known; nothing is filled in."""

import datetime as dt
from typing import Literal

from testimonia.records.record import record

Precision = Literal["day", "week", "month", "year", "unknown"]


@record
class Dated:
    """A date with its precision: a month is its first day with precision `month`; unknown is None."""

    date: dt.date | None = None
    precision: Precision = "unknown"

    def __post_init__(self) -> None:
        if (self.date is None) != (self.precision == "unknown"):
            raise ValueError("a date has a precision, an unknown date has none")


UNKNOWN_DATE = Dated()


@record
class Period:
    """When something happened: both days included, either may be open; or only a length in hours.

    `words` is how the text puts it ("since March 6"), empty where the period was taken over from elsewhere;
    `reading` says in one sentence how the days follow from the words.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    precision: Precision = "unknown"
    hours: int | None = None
    words: str = ""
    reading: str = ""

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a period that ends ({self.end}) before it starts ({self.start})")
        if (self.start or self.end) and self.precision == "unknown":
            raise ValueError("a period with a day needs a precision")
        if self.hours is not None and self.hours <= 0:
            raise ValueError("a length in hours is above nought")
