"""Counts: the words of a number, and the interval that they allow."""

from typing import Literal

from testimonia.records.record import record

Qualifier = Literal["exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "vague", "uncounted"]
Force = Literal["tally", "bound", "estimate", "total", "unknown"]
Shape = Literal["cumulative", "increment", "one incident", "unknown"]


@record
class Count:
    """A count as worded, as an interval of whole numbers, both ends included; None is open.

    `text` holds the words with their qualifier ("at least six"), empty where a named person or nobody is counted in words.
    Force: *tally* documented so far, *bound* as worded, *estimate* an interval, *total* claimed complete.
    Shape: *cumulative* since a start, *increment* of a day or stretch, *one incident*.
    """

    text: str
    low: int | None
    high: int | None
    qualifier: Qualifier
    force: Force = "unknown"
    shape: Shape = "unknown"

    def __post_init__(self) -> None:
        if any(end is not None and end < 0 for end in (self.low, self.high)):
            raise ValueError("nobody is counted below nought")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} over high {self.high}")
        if (self.low is None and self.high is None) != (self.qualifier == "uncounted"):
            raise ValueError("a count has an end, or is uncounted")


UNCOUNTED = Count(text="", low=None, high=None, qualifier="uncounted")
