"""Bygone: what a report tells of another event, of a whole war or of another year, as background to its own news."""

import calendar
import datetime as dt
import re
from functools import cache, cached_property

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.assertion.scope import Signed
from testimonia.extract.page import Draft, Page

LONG_AGO = 300
"""Days before publication from which a period is another time than the report's, unless its headline or first sentence speak of it."""

MONTHS = frozenset(calendar.month_name)
YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?!\d|,\d|\.\d)")
OPENS = re.compile(r"(?: [\w’'-]+){0,8}?,? (?:when|in which|during which|where)\b(?:[^,;]|(?<=\d),(?=\d))*$")
"""Between a year and the claim: a clause that is about that time (“1997, when”, “2009 in a raid in which”)."""
OPENS_ANY = re.compile(r"(?: [\w’'-]+){0,8}?,? (?:when|which|that|who|in which|during which|where)\b(?:[^,;]|(?<=\d),(?=\d))*$")
"""The same where the year belongs to a noun, of which a clause with “which” then tells (“the 2009 raid that”)."""
NOUN_YEAR = re.compile(r"(?:\b(?:the|a|an|that|its|their)|[’']s)(?: (?!in |since )[\w-]+){0,2} $", re.IGNORECASE)
COMPARED = re.compile(r"\b((?:since|than|after) (?:the |a |an )?\w+)[^.;]*?,? (?:which|that|when|in which)\b[^,;]*$")
"""Behind a superlative: what it compares with and a clause that tells of that."""
ELSEWHERE = re.compile(r", (?:where|which|who|whose|when|in which)\b")
"""Between a claim and a time behind it: the time is of another clause (“ten died in Lode, where an ambush last year …”)."""
BARE = re.compile(r"\b(?:in|of|during)(?: early| late)? $", re.IGNORECASE)
"""Before a year that stands without a month."""
WEEKDAY = re.compile(
    r"\b(?:on|late|early|this|since) (?:"
    + "|".join(calendar.day_name)
    + r")\b|\b(?:today|yesterday|overnight|this (?:time|week|month|morning|afternoon|evening|winter|spring|summer|autumn))\b",
    re.IGNORECASE,
)
LIKENED = re.compile(r"\bsimilar\b", re.IGNORECASE)
SINCE = re.compile(r"\b(?:since|than when) (?:(?:the|a|an|its|their) )?(?:[\w-]+ ){0,4}$", re.IGNORECASE)
"""Right before a harm: the clause of what a superlative compares with (“the deadliest since a bomb killed 52”)."""

Place = tuple[int, int]


@cache
def past(lexicon: Lexicon) -> Signed:
    """The words for the past that have a number in them, written as regular expressions."""
    sign = re.compile(rf"\d|{lexicon.pattern('signs of bygone patterns').pattern}", re.IGNORECASE)
    return Signed(re.compile(rf"(?<!\w)(?:{'|'.join(lexicon.words('bygone patterns'))})", re.IGNORECASE), sign)


class Bygone:
    """Finds the words that put a claim at another time than the report's own. The words and their reasons stand in speech.yaml."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        """Takes the page for its date and first words."""
        self.page, self.lexicon = page, lexicon
        self.past = past(lexicon)

    def told(self, draft: Draft, clause: Place) -> str | None:
        """The words that show it, in the part of the sentence given by its offsets: of another event, of the whole war, of another year."""
        start, end = clause
        return (
            self.by_words(draft, start, end)
            or self.by_opener(draft, start)
            or self.by_comparison(draft, start)
            or self.by_pointer(draft, start, end)
            or self.by_year(draft, start, end)
            or self.by_caption(draft)
            or self.by_period(draft)
        )

    def by_words(self, draft: Draft, start: int, end: int) -> str | None:
        """“Since the war began”, “a similar attack”, “five years ago”; “the tenth anniversary of the raid that killed”."""
        match = self.lexicon.pattern("bygone").search(self.page.text, start, end)
        if match and not self.in_focus(match.group()) and self.is_background(match, draft, (start, end)):
            return " ".join(match.group().split())
        match = next(self.past.matches(self.page.text, start, end), None)
        if match and self.is_background(match, draft, (start, end)):
            return " ".join(match.group().split())
        return self.by_anniversary(draft, start)

    def is_background(self, match: re.Match[str], draft: Draft, clause: Place) -> bool:
        """Whether words for the past are about the claim, and neither of a later clause, nor likened to the news, nor a measure."""
        behind = match.group().endswith("after") and match.end() > draft.anchor
        behind = behind or ELSEWHERE.search(self.page.text, draft.anchor, max(match.start(), draft.anchor)) is not None
        likened = LIKENED.search(match.group()) and WEEKDAY.search(self.page.text, *clause)
        return not behind and not likened and not self.compared(match, clause[0])

    def elsewhere(self, match: re.Match[str], draft: Draft) -> bool:
        """Whether a time behind a claim stands in a later clause of its own."""
        return match.start() > draft.anchor and bool(ELSEWHERE.search(self.page.text[draft.anchor : match.start()]))

    def by_anniversary(self, draft: Draft, start: int) -> str | None:
        """“The anniversary of the raid that killed nine”; not “on the anniversary of the raid, gunmen killed nine”."""
        for match in self.lexicon.pattern("anniversaries").finditer(self.page.text, start, max(start, draft.anchor)):
            between = self.page.text[match.end() : draft.anchor]
            if "," not in between or re.match(r"[^,]*, (?:in |during )?(?:which|when|who)\b[^,]*$", between):
                return match.group()
        return None

    def by_opener(self, draft: Draft, start: int) -> str | None:
        """A clause that tells of an earlier year itself: “the worst since 1997, when …”, “the 2009 raid that killed …”."""
        for match in YEAR.finditer(self.page.text, start, max(start, draft.anchor)):
            before, between = self.page.text[start : match.start()], self.page.text[match.end() : draft.anchor]
            whose = OPENS_ANY if NOUN_YEAR.search(before) or before.endswith(" of ") else OPENS
            if self.is_old(match.group()) and whose.match(between):
                return match.group()
        return None

    def by_comparison(self, draft: Draft, start: int) -> str | None:
        """What a superlative compares with, in a clause about it: “the deadliest since the storm of 2004, which drowned 60”."""
        best = self.lexicon.pattern("superlatives").search(self.page.text, start, max(start, draft.anchor))
        between = self.page.text[best.end() : draft.anchor] if best else ""
        match, since = COMPARED.search(between), SINCE.search(between)
        return match.group(1) if match else since.group().strip() if since else None

    def by_pointer(self, draft: Draft, start: int, end: int) -> str | None:
        """“That year” after an earlier sentence of the block that gives an old one."""
        match = self.lexicon.pattern("pointers to a year").search(self.page.text, start, end)
        block = self.page.passage_at(draft.anchor).block
        years = [one.group() for one in YEAR.finditer(self.page.text, block.start, match.start())] if match else []
        return f"{match.group()} ({years[-1]})" if match and years and self.is_old(years[-1]) else None

    def by_caption(self, draft: Draft) -> str | None:
        """A caption that is dated another year: an old picture, with what it shows."""
        block = self.page.passage_at(draft.anchor).block
        if block.kind != "caption":
            return None
        years = [match.group() for match in YEAR.finditer(self.page.text, block.start, block.end)]
        old = bool(years) and all(self.is_old(year) for year in years)
        return None if not old or self.in_focus(years[0]) else years[0]

    def is_old(self, year: str) -> bool:
        """Whether a year lies before what is still news at the time of publication."""
        return self.current_year is not None and int(year) < self.current_year - self.grace

    def by_year(self, draft: Draft, start: int, end: int) -> str | None:
        """A year before that of publication, or before the latest that the text names."""
        years = [
            match.group()
            for match in YEAR.finditer(self.page.text, start, end)
            if not self.compared(match, start) and not self.aside(match, draft, start)
        ]
        if not years or not all(self.is_old(year) or self.stands_apart(year) for year in years):
            return None
        return next((year for year in years if not self.in_focus(year)), None)

    def stands_apart(self, year: str) -> bool:
        """Whether a bare year (“in 1979”) stands in an undated report that dates its own news by weekdays, not in years."""
        if self.page.document.published.date or not WEEKDAY.search(self.page.text):
            return False
        before = (
            self.page.text[max(0, match.start() - 24) : match.start()] for match in YEAR.finditer(self.page.text) if match.group() == year
        )
        return all(BARE.search(words) and not any(word in MONTHS for word in words.split() if word) for words in before)

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
        """In the first months of a year, and where the time of publication is not known, last year's events are still news."""
        published = self.page.document.published.date
        return 0 if published and published.month > 4 else 1

    @cached_property
    def focus(self) -> str:
        """The headline and the first sentence under it."""
        heads = [passage for passage in self.page.passages if passage.block.kind == "headline"]
        first = next((one.sentences[0] for one in self.page.passages if one.block.kind == "paragraph" and one.sentences), None)
        words = [self.page.text[one.block.start : one.block.end] for one in heads]
        return " ".join([*words, self.page.text[first.start : first.end] if first else ""]).lower()

    def has_news_beside(self, year: str) -> bool:
        """Whether a sentence of the page without the year has a day of the week: that is the news, and the old year its background."""
        sentences = (part for one in self.page.sentences for part in self.page.text[one.start : one.end].split("; "))
        bare = all(BARE.search(self.focus[: match.start()]) for match in re.finditer(year, self.focus))
        return bare and any(WEEKDAY.search(words) and not YEAR.search(words) for words in sentences)

    def in_focus(self, words: str) -> bool:
        """Whether the report is about that year itself: its headline or first sentence names it, other than as “since …”."""
        low = words.lower()
        if low.endswith("ago"):
            return False
        at = self.focus.find(low)
        named = bool(re.search(r"\byear\b|\d{4}", low)) or (low.isalpha() and low.title() in MONTHS)
        if low.isdigit() and self.has_news_beside(low):
            return False
        return named and at >= 0 and not self.focus[:at].rstrip().endswith("since") and not low.startswith("since")
