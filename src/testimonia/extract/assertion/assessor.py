"""Assertion and hedge: whether a claim says that it happened, did not, might, will, or did at another time; and which words weaken it.

The terms are PLOVER's (historical, future, hypothetical, negated); the words and the reason of each group stand in speech.yaml.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.assertion.bygone import Bygone
from testimonia.extract.grammar.lines import Kind, Line, Span
from testimonia.extract.page import Draft, Page
from testimonia.records.claim import Assertion, Casualty

GOVERNS = 6
"""Words over which “could”, “plan to”, “prevent” still govern a word of harm."""

SHOWS: dict[Assertion, str] = {
    "negated": "says that it did not happen",
    "forecast": "tells what is expected to come",
    "hypothetical": "tells what may or might have happened",
    "historical": "puts it at another time than the news",
}
CUTS = re.compile(r";|, (?:but|while|although|though|whereas|and|as) | — | – ")


@dataclass(frozen=True)
class Judged:
    """An assertion with its reason, empty where nothing speaks against it."""

    assertion: Assertion
    reason: str = ""


class Assessor:
    """Tells assertion and hedges on one page."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        """Takes the page for its date and first words."""
        self.page = page
        self.lexicon = lexicon
        self.patterns = re.compile("|".join(f"(?:{one})" for one in lexicon.words("hedge patterns")), re.IGNORECASE)
        self.bygone = Bygone(page, lexicon)

    def judge(self, draft: Draft, line: Line) -> Judged:
        """The first of negated, forecast, hypothetical, historical that the words show; else asserted."""
        if isinstance(draft.body, Casualty) and draft.body.count.high == 0:
            return Judged("asserted")
        rules: tuple[tuple[Assertion, Callable[[Draft, Line], str | None]], ...] = (
            ("negated", self.negated),
            ("forecast", self.forecast),
            ("hypothetical", self.hypothetical),
            ("historical", self.historical),
        )
        judged = (Judged(assertion, f"“{found}” {SHOWS[assertion]}") for assertion, rule in rules if (found := rule(draft, line)))
        return next(judged, Judged("asserted"))

    def hedges(self, draft: Draft, line: Line) -> tuple[str, ...]:
        """The words in the claim's clause that weaken it, as worded and in order."""
        start, end = self.clause(draft, line)
        found = self.patterns.finditer(self.page.text, start, min(end, max(draft.end, draft.anchor)))
        believed = [match for match in found if not self.of_other_verb(match, draft, line)]
        matches = [*self.lexicon.pattern("hedges").finditer(self.page.text, start, end), *believed]
        kept = [match for match in sorted(matches, key=lambda one: (one.start(), -one.end())) if not self.about_other(match, draft)]
        return tuple(dict.fromkeys(" ".join(self.page.text[first:last].split()) for first, last in united(kept)))

    def of_other_verb(self, match: re.Match[str], draft: Draft, line: Line) -> bool:
        """Whether words of belief before a claim are of another verb (“may have led to the raid that killed nine”)."""
        first, last = line.index_at(match.end()) + 1, line.index_at(draft.anchor)
        set_off = line.kind(line.index_at(match.start()) - 1) == "rel" and any(line.kind(at) == "mark" for at in range(first, last))
        return set_off or any(line.kind(at) == "rel" or line.low(at) == "that" for at in range(first, last))

    def about_other(self, match: re.Match[str], draft: Draft) -> bool:
        """Whether a hedge stands in brackets of commas behind the claim (“…, reportedly by gunmen”)."""
        if match.start() < draft.end:
            return False
        between = self.page.text[draft.end : match.start()]
        hand = re.match(r"\s+(?:by|in|at|after|because|for|with|from|as|on)\b", self.page.text[match.end() :])
        return ("," in between and bool(hand or between.strip() != ",")) or between.count(" ") > 12

    def clause(self, draft: Draft, line: Line) -> tuple[int, int]:
        """Offsets of the part of the sentence that holds the claim, cut at “, but”, “, while” and the like."""
        start, end = line.start, line.end
        for match in CUTS.finditer(self.page.text, line.start, line.end):
            if match.end() <= min(draft.start, draft.anchor):
                start = match.end()
            elif match.start() >= max(draft.end, draft.anchor):
                end = match.start()
                break
        return start, max(end, min(draft.end, line.end))

    def governed(self, group: str, draft: Draft, line: Line, reach: int = GOVERNS) -> str | None:
        """A word of a group before the claim's core with no other verb, relative or mark between."""
        anchor = line.index_at(draft.anchor)
        for match in reversed(list(self.lexicon.pattern(group).finditer(self.page.text, line.start, draft.anchor))):
            first = line.index_at(match.end())
            between = line.kinds[first:anchor]
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

    def negated(self, draft: Draft, line: Line) -> str | None:
        """“Did not kill”: right before the verb; “no evidence that”: over the clause."""
        return self.not_before(draft, line) or self.governed_clause("denials", draft, line) or self.denied_behind(draft, line)

    def denied_behind(self, draft: Draft, line: Line) -> str | None:
        """“The claim that nine were killed is false”: a kind of claim before it, the denial behind."""
        start, end = self.clause(draft, line)
        match = self.lexicon.pattern("denials behind").search(self.page.text, draft.anchor, max(end, draft.anchor))
        told = self.lexicon.pattern("claims denied").search(self.page.text, start, max(start, draft.anchor))
        opens = told and line.low(line.index_at(told.end())) in ("that", "of")
        return match.group() if match and opens and "," not in self.page.text[draft.anchor : match.start()] else None

    def not_before(self, draft: Draft, line: Line) -> str | None:
        """A “not” with nothing but adverbs and auxiliaries between it and the claim's core."""
        anchor = line.index_at(draft.anchor)
        back = anchor - 1
        while line.kind(back) in ("adv", "aux") and back >= 0:
            if line.low(back) in self.lexicon.group("negation").words:
                return line.low(back)
            back -= 1
        return None

    def directly(self, cue: int, draft: Draft, line: Line) -> bool:
        """Whether a denial at an offset is of the claim itself and not of something said beside it: no other verb stands between."""
        first, anchor = line.index_at(cue) + 1, line.index_at(draft.anchor)
        kinds = line.kinds[first:anchor]
        own = len(kinds)
        while own > 0 and kinds[own - 1] in ("aux", "adv"):
            own -= 1
        return len(kinds) <= 12 and not {"verb", "aux", "rel", "mark", "participle"} & set(kinds[:own])

    def governed_clause(self, group: str, draft: Draft, line: Line) -> str | None:
        """A word of a group before the claim in the same clause, at most twelve words back."""
        start, _ = self.clause(draft, line)
        matches = self.lexicon.pattern(group).finditer(self.page.text, start, max(start, draft.anchor))
        close = [match for match in matches if self.directly(match.start(), draft, line) and not self.elsewhere(match, line)]
        return close[-1].group() if close else None

    def elsewhere(self, match: re.Match[str], line: Line) -> bool:
        """Whether a denial is of a part in it, not of what happened (“denied involvement in …”)."""
        after = " ".join(line.lows(Span(line.index_at(match.end()), min(line.index_at(match.end()) + 3, len(line.words)))))
        return any(after.startswith(word) for word in self.lexicon.words("denied matters"))

    def forecast(self, draft: Draft, line: Line) -> str | None:
        """“The toll could rise to …”, “are expected to be killed”: in the clause, with no relative clause between."""
        start, end = self.clause(draft, line)
        matches = self.lexicon.pattern("forecast").finditer(self.page.text, start, end)
        return next((" ".join(match.group().split()) for match in matches if self.foretells(match, draft, line)), None)

    def foretells(self, match: re.Match[str], draft: Draft, line: Line) -> bool:
        """Whether words of a forecast are about the claim; behind it only those of a figure that moves."""
        end = self.clause(draft, line)[1]
        rises = self.lexicon.pattern("rising").search(self.page.text, match.start(), min(match.end() + 30, end))
        if match.start() > draft.anchor and not rises:
            return False
        first, last = sorted((line.index_at(match.start()), line.index_at(draft.anchor)))
        return not {"rel", "mark", "quote"} & set(line.kinds[first:last])

    def hypothetical(self, draft: Draft, line: Line) -> str | None:
        """“Could kill”, “plotted to kill”, “to prevent the killing of”, “if …”."""
        return self.may(draft, line) or self.governed("hypothesis", draft, line)

    def may(self, draft: Draft, line: Line) -> str | None:
        """“May kill”, “might be displaced”: right before the verb, and no “may have”, which is a hedge of what has happened."""
        back = line.index_at(draft.anchor) - 1
        while line.kind(back) in ("adv", "aux") and line.low(back) not in ("have", "has", "had"):
            if line.words[back].text in ("may", "might"):
                return line.low(back)
            back -= 1
        return None

    def historical(self, draft: Draft, line: Line) -> str | None:
        """Another event or the whole war."""
        return self.bygone.told(draft, self.clause(draft, line))


def united(matches: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Spans of matches in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for match in matches:
        if found and match.start() < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], match.end()))
        else:
            found.append((match.start(), match.end()))
    return found
