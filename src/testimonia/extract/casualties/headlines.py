"""Counts that a headline and the text below it both tell: "Quake kills dozens" above "killing at least 72 people" is one claim."""

from collections.abc import Sequence

from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty, Count

ENDLESS = 1 << 60


def without_headlines(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without counts of a headline that the text tells more exactly; parts and wholes stay, and counts that both tell alike."""
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
    """Whether a draft of the text tells what a headline counts: the same harm, of as many or of a number that the headline rounds."""
    one, two = head.body, other.body
    if not isinstance(one, Casualty) or not isinstance(two, Casualty) or one.measure != two.measure or one.victims:
        return False
    several = one.count.low is None or one.count.low > 1
    return several and (one.count.low, one.count.high) != (two.count.low, two.count.high) and rounds(one.count, two.count)


def rounds(wide: Count, narrow: Count) -> bool:
    """Whether a count holds another, or both begin at one number ("11" and "at least 11", "dozens" and "at least 72")."""
    if narrow.low is None or (wide.low is None and wide.high is None):
        return False
    within = (wide.low or 0) <= narrow.low <= (ENDLESS if wide.high is None else wide.high)
    return wide.low == narrow.low or (within and wide.low != wide.high)
