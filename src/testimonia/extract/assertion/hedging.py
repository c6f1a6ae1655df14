"""Hedges: the words by which the one who writes does not vouch for a claim."""

import re
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.assertion.scope import Scope, Signed
from testimonia.extract.grammar.lines import Line
from testimonia.extract.page import Draft
from testimonia.records import Casualty

HAND = re.compile(r"\s+(?:by|in|at|after|because|for|with|from|as|on)\b")
"""Behind a hedge: by whose hand, where or why it happened."""


@cache
def believed(lexicon: Lexicon) -> Signed:
    """Verbs of belief in the passive before a harm."""
    either = "|".join(f"(?:{one})" for one in lexicon.words("hedge patterns"))
    return Signed(re.compile(rf"\b(?:{either})", re.IGNORECASE), lexicon.pattern("signs of hedge patterns"))


class Hedging:
    """Finds the hedges of claims on one page."""

    def __init__(self, scope: Scope) -> None:
        """Takes the page and the words of a language."""
        self.scope, self.page, self.lexicon = scope, scope.page, scope.lexicon
        self.believed = believed(self.lexicon)

    def hedges(self, draft: Draft, line: Line) -> tuple[str, ...]:
        """The words in the claim's clause that weaken it, as worded and in order."""
        if isinstance(draft.body, Casualty) and draft.body.count.high == 0:
            return ()
        start, end = self.scope.clause(draft, line)
        found = self.believed.matches(self.page.text, start, min(end, max(draft.end, draft.anchor)))
        own = [match for match in found if not self.of_other_verb(match, draft, line)]
        matches = [*self.lexicon.pattern("hedges").finditer(self.page.text, start, end), *own]
        kept = [match for match in sorted(matches, key=lambda one: (one.start(), -one.end())) if not self.about_other(match, draft)]
        return tuple(dict.fromkeys(" ".join(self.page.text[first:last].split()) for first, last in united(kept)))

    def of_other_verb(self, match: re.Match[str], draft: Draft, line: Line) -> bool:
        """Whether words of belief before a claim are of another verb (“may have led to the raid that killed nine”)."""
        first, last = line.index_at(match.end()) + 1, line.index_at(draft.anchor)
        set_off = line.kind(line.index_at(match.start()) - 1) == "rel" and any(line.kind(at) == "mark" for at in range(first, last))
        kinds = line.kinds[first:last]
        told = next((at for at, kind in enumerate(kinds) if kind in ("verb", "participle")), len(kinds))
        return set_off or "aux" in kinds[told:] or any(line.kind(at) == "rel" or line.low(at) == "that" for at in range(first, last))

    def about_other(self, match: re.Match[str], draft: Draft) -> bool:
        """Whether a hedge stands in brackets of commas behind the claim (“…, reportedly by gunmen”)."""
        if match.start() < draft.end:
            return False
        between = self.page.text[draft.end : match.start()]
        hand = HAND.match(self.page.text, match.end())
        return ("," in between and bool(hand or between.strip() != ",")) or between.count(" ") > 12


def united(matches: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Spans of matches in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for match in matches:
        if found and match.start() < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], match.end()))
        else:
            found.append((match.start(), match.end()))
    return found
