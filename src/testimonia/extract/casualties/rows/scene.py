"""A sentence of a page with all that its claims are read with."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.phrases import Row
from testimonia.extract.language import Role, Sentence
from testimonia.extract.page import Page, Passage
from testimonia.records import Mention


@dataclass(frozen=True)
class Scene:
    """One sentence of a page with all that its claims are read with."""

    page: Page
    passage: Passage
    sentence: Sentence
    row: Row
    lexicon: Lexicon
    places: tuple[Mention, ...]

    @cached_property
    def marks(self) -> tuple[Role, ...]:
        """What the trained reader marks in the sentence."""
        return tuple(role for role in self.passage.roles if self.sentence.start <= role.start < self.sentence.end)

    def words_under(self, mark: Role) -> tuple[int, int] | None:
        """The words that a mark covers, as positions from the first up to the last (excluded)."""
        first, last = bisect_right(self._ends, mark.start), bisect_left(self._starts, mark.end)
        return (first, last) if first < last else None

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.row.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self.row.words]
