"""Scope: which part of a sentence a claim stands in, where its count stands, and what governs it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.grammar.lines import Kind, Line
from testimonia.extract.page import Draft, Page
from testimonia.records.claim import Casualty

GOVERNS = 6
"""Words over which “could”, “plan to”, “prevent” still govern a word of harm."""

CUTS = re.compile(r";|, (?:but|while|although|though|whereas|and|as) | — | – ")

GIVEN = re.compile(r"\b(?:the|those|these)\s+$", re.IGNORECASE)
"""Before a count of people who were told of."""


class Signed(NamedTuple):
    """A pattern that is slow to look for, with a quick one of which each of its matches holds one."""

    pattern: re.Pattern[str]
    sign: re.Pattern[str]

    def matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches between two offsets; a stretch without a sign is not searched."""
        return self.pattern.finditer(text, start, end) if self.sign.search(text, start, end) else iter(())


@dataclass(frozen=True)
class Scope:
    """The questions about place that every rule of assertion asks, on one page."""

    page: Page
    lexicon: Lexicon
    cuts: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """Where the sentences asked for are cut, by their starts."""

    def clause(self, draft: Draft, line: Line) -> tuple[int, int]:
        """Offsets of the part of the sentence that holds the claim, cut at “, but”, “, while” and the like."""
        if line.start not in self.cuts:
            self.cuts[line.start] = [match.span() for match in CUTS.finditer(self.page.text, line.start, line.end)]
        start, end = line.start, line.end
        for first, last in self.cuts[line.start]:
            if last <= min(draft.start, draft.anchor):
                start = last
            elif first >= max(draft.end, draft.anchor):
                end = first
                break
        return start, max(end, min(draft.end, line.end))

    def count_at(self, draft: Draft) -> int | None:
        """Where the number of a claim stands; None where it has none."""
        words = draft.body.count.text if isinstance(draft.body, Casualty) else ""
        at = self.page.text.find(words, draft.start, draft.end) if words else -1
        return at if at >= 0 else None

    def is_given(self, draft: Draft) -> bool:
        """Whether the harm is taken for given (“did not expect all of the 24 wounded to survive”)."""
        at = self.count_at(draft)
        if at is None or not isinstance(draft.body, Casualty) or not GIVEN.search(self.page.text[max(0, at - 16) : at]):
            return False
        between = self.page.text[at + len(draft.body.count.text) : max(draft.anchor, at)]
        return draft.anchor > at and not between.strip()

    def core(self, draft: Draft) -> int:
        """Where the later of a claim's two cores stands: its harm, and its number where it has one."""
        return max(draft.anchor, self.count_at(draft) or 0)

    def governed(self, group: str, draft: Draft, line: Line, reach: int = GOVERNS) -> str | None:
        """A word of a group before the claim's core with no other verb, relative or mark between."""
        anchor = line.index_at(draft.anchor)
        for match in reversed(list(self.lexicon.pattern(group).finditer(self.page.text, line.start, draft.anchor))):
            between = line.kinds[line.index_at(match.end()) : anchor]
            if not self.opens_own(match, line, between):
                continue
            if len(between) <= reach and not {"rel", "mark", "quote", "verb", "sub"} & set(between):
                return match.group()
        return None

    def opens_own(self, match: re.Match[str], line: Line, between: tuple[Kind, ...]) -> bool:
        """“If” opens a clause of its own (not “determine if”); “plan to” governs the verb right behind it and no later one."""
        words = match.group().lower()
        if words in ("if", "whether"):
            return line.kind(line.index_at(match.start()) - 1) in ("mark", "and", "quote")
        return not words.endswith(" to") or set(between) <= {"aux", "adv"}

    def directly(self, cue: int, draft: Draft, line: Line) -> bool:
        """Whether a denial at an offset is of the claim itself and not of something said beside it: no other verb stands between."""
        first, anchor = line.index_at(cue) + 1, line.index_at(draft.anchor)
        kinds = line.kinds[first:anchor]
        own = len(kinds)
        while own > 0 and kinds[own - 1] in ("aux", "adv"):
            own -= 1
        return len(kinds) <= 12 and not {"verb", "aux", "rel", "mark", "participle"} & set(kinds[:own])
