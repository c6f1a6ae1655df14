"""Judgements: what a person decided, by whom, when and why; append-only. Undoing is another judgement."""

import datetime as dt
from functools import cached_property
from typing import Any, Literal

from testimonia.records.record import identify, plain, record

Decision = Literal["accept", "reject", "correct", "same", "different", "promote", "undo"]


@record
class Judgement:
    """One decision about one or two subjects (ids of claims, entities, incidents, or of a judgement to undo).

    `correction` holds the fields that a `correct` changes, as plain values under the record's own names.
    `previous` is the id of the judgement before it in the log, None for the first.
    """

    decision: Decision
    subjects: tuple[str, ...]
    by: str
    at: dt.datetime
    why: str
    correction: dict[str, Any] | None = None
    previous: str | None = None

    def __post_init__(self) -> None:
        wanted = 2 if self.decision in ("same", "different") else 1
        if len(self.subjects) < wanted:
            raise ValueError(f"{self.decision} is about {wanted} subject(s) or more")
        if (self.decision == "correct") != (self.correction is not None):
            raise ValueError("a correction goes with the decision to correct")
        if self.at.utcoffset() != dt.timedelta(0):
            raise ValueError("the time of a judgement is in UTC")

    @cached_property
    def id(self) -> str:
        return identify("judgement", plain(self))
