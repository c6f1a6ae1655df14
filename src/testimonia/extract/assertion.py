"""Assertion and hedge: whether a claim says that it happened, did not, might, will, or did at another time; and which words weaken it.

The terms are PLOVER's (historical, future, hypothetical, negated); the words and the reason of each group stand in speech.yaml.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.clauses import Kind, Line, Span
from testimonia.extract.page import Draft, Page
from testimonia.records.claim import Assertion, Casualty

GOVERNS = 6
"""Words over which “could”, “plan to”, “prevent” still govern a word of harm."""

LONG_AGO = 300
"""Days before publication from which a period is another time than the report's, unless its headline or first sentence speak of it."""

MONTHS = frozenset(calendar.month_name)
YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,]|\.\d)")
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
        self.past = re.compile(r"(?<!\w)(?:" + "|".join(lexicon.words("bygone patterns")) + r")", re.IGNORECASE)

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
        judged = (Judged(assertion, f"{assertion}: “{found}”") for assertion, rule in rules if (found := rule(draft, line)))
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
        return self.not_before(draft, line) or self.governed_clause("denials", draft, line)

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
        match = self.lexicon.pattern("forecast").search(self.page.text, start, end)
        if match is None:
            return None
        rises = self.lexicon.pattern("rising").search(self.page.text, match.start(), min(match.end() + 30, end))
        if match.start() > draft.anchor and not rises:
            return None
        first, last = sorted((line.index_at(match.start()), line.index_at(draft.anchor)))
        return None if {"rel", "mark", "quote"} & set(line.kinds[first:last]) else " ".join(match.group().split())

    def hypothetical(self, draft: Draft, line: Line) -> str | None:
        """“Could kill”, “plotted to kill”, “to prevent the killing of”, “if …”."""
        return self.governed("hypothesis", draft, line)

    def historical(self, draft: Draft, line: Line) -> str | None:
        """Another event or the whole war: by its words, its year, or its period against the date of publication."""
        start, end = self.clause(draft, line)
        for pattern in (self.lexicon.pattern("bygone"), self.past):
            match = pattern.search(self.page.text, start, end)
            behind = match is not None and match.group().endswith("after") and match.end() > draft.anchor
            if match and not behind and not (pattern is not self.past and self.in_focus(match.group())) and not self.compared(match, start):
                return " ".join(match.group().split())
        return self.by_year(draft, start, end) or self.by_period(draft)

    def by_year(self, draft: Draft, start: int, end: int) -> str | None:
        """A year before that of publication, or before the latest that the text names."""
        current = self.current_year
        years = [
            match.group()
            for match in YEAR.finditer(self.page.text, start, end)
            if not self.compared(match, start) and not self.aside(match, draft, start)
        ]
        if current is None or not years or any(int(year) >= current - self.grace for year in years):
            return None
        return next((year for year in years if not self.in_focus(year)), None)

    def aside(self, match: re.Match[str], draft: Draft, start: int) -> bool:
        """Whether a time stands in a clause about somebody in the claim (“…, who founded it in 1980”) or in other brackets than it."""
        text, pronouns = self.page.text, self.lexicon.pattern("relative pronouns")
        if match.start() > draft.anchor:
            return bool(pronouns.search(text, draft.anchor, match.start()) or "(" in text[draft.anchor : match.start()])
        between = text[match.end() : draft.anchor]
        return ")" in between or ("," in between and bool(pronouns.search(text, start, match.start())))

    def compared(self, match: re.Match[str], start: int) -> bool:
        """Whether a time only measures a superlative (“the worst attack since 1999”)."""
        best = list(self.lexicon.pattern("superlatives").finditer(self.page.text, start, match.start()))
        return bool(best) and self.page.text.count(" ", best[-1].end(), match.start()) <= 8

    def by_period(self, draft: Draft) -> str | None:
        """A period of the claim's own words that ended long before publication."""
        published, period = self.page.document.published.date, draft.period
        if not (published and period and period.end and period.words) or (published - period.end) < dt.timedelta(days=LONG_AGO):
            return None
        month = f"{period.end:%B}"
        return None if self.in_focus(str(period.end.year)) or self.in_focus(month) else period.words

    @cached_property
    def current_year(self) -> int | None:
        """The year of publication, else the latest that the text names."""
        if published := self.page.document.published.date:
            return published.year
        years = [int(match.group()) for match in YEAR.finditer(self.page.text)]
        return max(years) if years else None

    @cached_property
    def grace(self) -> int:
        """In the first months of a year, last year's events are still news."""
        published = self.page.document.published.date
        return 1 if published and published.month <= 4 else 0

    @cached_property
    def focus(self) -> str:
        """The headline and the first sentence under it."""
        heads = [passage for passage in self.page.passages if passage.block.kind == "headline"]
        first = next((one.sentences[0] for one in self.page.passages if one.block.kind == "paragraph" and one.sentences), None)
        words = [self.page.text[one.block.start : one.block.end] for one in heads]
        return " ".join([*words, self.page.text[first.start : first.end] if first else ""]).lower()

    def in_focus(self, words: str) -> bool:
        """Whether the report is about that year itself: its headline or first sentence names it, other than as “since …”."""
        low = words.lower()
        at = self.focus.find(low)
        named = bool(re.search(r"\byear\b|\d{4}", low)) or (low.isalpha() and low.title() in MONTHS)
        return named and at >= 0 and not self.focus[:at].rstrip().endswith("since") and not low.startswith("since")


def united(matches: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Spans of matches in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for match in matches:
        if found and match.start() < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], match.end()))
        else:
            found.append((match.start(), match.end()))
    return found
