"""The numbers of a text in their order, with the ties between them that are known so far: where to look for a whole, and how far."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.wholes import least_of, measure_of, number_at, stands_at
from testimonia.extract.casualties.parts.wording import Wording, wording
from testimonia.extract.page import Draft, Page
from testimonia.records.claim import MeasureName

Span = tuple[int, int]

Ties = dict[int, int]
"""The place of each part in the list of drafts, with that of its whole."""


class Numbers:
    """The drafts of a text by where their numbers stand, and which is tied to which.

    A look back or ahead stops at the distance that is asked for, so that a long text costs no more for each number than a short one.
    """

    def __init__(self, page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> None:
        self.page, self.text, self.drafts, self.lexicon = page, page.text, drafts, lexicon
        text = page.text
        self.said: Wording = wording(lexicon)
        self.own = [number_at(text, one) for one in drafts]
        self.positions: list[Span] = [stands_at(text, one) for one in drafts]
        self.order = sorted(range(len(drafts)), key=lambda at: (self.positions[at], at))
        self.starts = [self.positions[at][0] for at in self.order]
        self.ties: Ties = {}
        self.bygone: dict[int, bool] = {}
        self.parts: defaultdict[int, list[int]] = defaultdict(list)
        places = {id(one): place for place, one in enumerate(drafts)}
        for place, one in enumerate(drafts):
            if one.part_of and id(one.part_of) in places:
                self.tie(place, places[id(one.part_of)])

    @cached_property
    def longest(self) -> int:
        """Signs of the longest number, or from a number to the end of its evidence."""
        return max((one.end - at[0] for one, at in zip(self.drafts, self.positions, strict=True)), default=0)

    @cached_property
    def by_measure(self) -> dict[MeasureName | None, list[int]]:
        """The places of the drafts of each measure."""
        found: dict[MeasureName | None, list[int]] = {}
        for place, one in enumerate(self.drafts):
            found.setdefault(measure_of(one), []).append(place)
        return found

    @cached_property
    def heading(self) -> frozenset[int]:
        """The counts of a headline that the text below tells in its own words, so that no number of the text is a part of them."""
        heads = [(one.block.start, one.block.end) for one in self.page.passages if one.block.kind == "headline"]
        above = [at for at, one in enumerate(self.drafts) if any(start <= one.start < end for start, end in heads)] if heads else []
        return frozenset(at for at in above if any(self.tells_again(at, other) for other in self.following(at) if other not in above))

    def tells_again(self, head: int, other: int) -> bool:
        """Whether a number of the text is near enough to one of the headline to be the same, or the newer one."""
        low, most = least_of(self.drafts[other]), least_of(self.drafts[head])
        return 2 * low >= most and (low > 1 or most == 1)

    def apart(self, one: int, other: int) -> bool:
        """Whether one of two numbers stands in a headline that the text tells again, and the other below it."""
        return (one in self.heading) != (other in self.heading)

    def tie(self, part: int, whole: int) -> None:
        """One more tie; a part that had another whole leaves it."""
        if part in self.ties:
            self.parts[self.ties[part]].remove(part)
        self.ties[part] = whole
        self.parts[whole].append(part)

    def before(self, place: int, reach: int) -> Iterator[int]:
        """The drafts whose words end before those of one, and begin no more than `reach` before it; the nearest first."""
        start = self.positions[place][0]
        for at in range(bisect_left(self.starts, start + 1) - 1, -1, -1):
            if self.starts[at] < start - reach:
                return
            other = self.order[at]
            if other != place and self.positions[other][1] <= start and not self.apart(other, place):
                yield other

    def behind(self, place: int, reach: int) -> Iterator[int]:
        """The drafts whose words begin behind those of one, up to `reach` behind it; the nearest first."""
        end = self.positions[place][1]
        for at in range(bisect_left(self.starts, end + 1), len(self.order)):
            if self.starts[at] > end + reach:
                return
            if not self.apart(self.order[at], place):
                yield self.order[at]

    def following(self, place: int) -> Iterator[int]:
        """The drafts of the same measure behind one in the order of the claims."""
        same = self.by_measure[measure_of(self.drafts[place])]
        yield from same[bisect_left(same, place + 1) :]
