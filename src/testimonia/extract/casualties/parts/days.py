"""Numbers of single days beside a running total: "two were killed on Friday and three on Saturday; the feud has now cost 44 lives"."""

from dataclasses import replace

from testimonia.extract.casualties.parts.tying import retied
from testimonia.extract.page import Draft
from testimonia.records import Casualty
from testimonia.records.count import Shape

BESIDE = 400
"""Characters between the number of a day and a running total that holds it."""


def with_days(drafts: list[Draft]) -> list[Draft]:
    """The drafts, the numbers of single days beside a greater running total of their harm as increments.

    "Two were killed on Friday and three on Saturday; the feud has now cost 44 lives": the two and the three add to the 44.
    """
    totals = [one for one in drafts if shaped(one) == "cumulative"]
    return retied(drafts, [increment(one) if any(adds_to(one, total) for total in totals) else one for one in drafts]) if totals else drafts


def shaped(one: Draft) -> Shape | None:
    """The shape of a casualty draft."""
    return one.body.count.shape if isinstance(one.body, Casualty) else None


def adds_to(one: Draft, total: Draft) -> bool:
    """Whether a number of one day, of no stated shape, stands close to a greater running total of the same harm."""
    body, other = one.body, total.body
    if not isinstance(body, Casualty) or not isinstance(other, Casualty) or body.measure != other.measure or one.part_of:
        return False
    low, high, period = body.count.low or 0, other.count.low or 0, one.period
    day = period is not None and period.start == period.end is not None
    near = -BESIDE < total.start - one.end < BESIDE
    return body.count.shape == "unknown" and day and near and 1 < low < high


def increment(one: Draft) -> Draft:
    """A draft whose number adds to those of other days."""
    assert isinstance(one.body, Casualty), "only counts of casualties have a shape"
    return replace(one, body=replace(one.body, count=replace(one.body.count, shape="increment")))
