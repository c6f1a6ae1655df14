"""Counts that a headline and the text below it both tell: "Quake kills 72" above "killing at least 72 people" is one claim."""

from collections.abc import Sequence

from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty, Count

ROUNDING = 1.25
"""Times a round number up to which another may be the one that it stands for."""


def without_headlines(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without counts of a headline that the text gives more fully; parts and wholes stay."""
    heads = [(one.block.start, one.block.end) for one in page.passages if one.block.kind == "headline"]
    if not heads:
        return list(drafts)
    tied = {id(one.part_of) for one in drafts if one.part_of} | {id(one) for one in drafts if one.part_of}
    heading = [any(start <= one.start < end for start, end in heads) for one in drafts]
    below = [one for one, above in zip(drafts, heading, strict=True) if not above]
    return [
        one
        for one, above in zip(drafts, heading, strict=True)
        if not above or id(one) in tied or not any(tells_the_same(one, other) for other in below)
    ]


def tells_the_same(head: Draft, other: Draft) -> bool:
    """Whether a draft of the text tells what a headline counts: the same harm, of the number that it rounds; an equal one is told again."""
    one, two = head.body, other.body
    if not isinstance(one, Casualty) or not isinstance(two, Casualty) or one.measure != two.measure or one.victims:
        return False
    return (one.count.low or 0) > 1 and (short_for(one.count, two.count) or rounded(one.count, two.count))


def short_for(head: Count, count: Count) -> bool:
    """Whether a headline leaves out that a number is the least ("11" for "at least 11" and "more than 11")."""
    return head.low == head.high and head.low is not None and count.low in (head.low, head.low + 1) and count.high is None


def rounded(head: Count, count: Count) -> bool:
    """Whether a headline gives in round numbers what the text counts ("more than 600" for 612, "dozens" for 87)."""
    if head.low is None or count.low is None or (head.low, head.high) == (count.low, count.high):
        return False
    if head.high is None:
        return head.low <= count.low <= head.low * ROUNDING
    return head.low < head.high and count.high is not None and head.low <= count.low and count.high <= head.high
