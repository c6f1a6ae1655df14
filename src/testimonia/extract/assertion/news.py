"""The news of a report: what it is about by its headline and first words, and which years are not of its time."""

import calendar
import re
from functools import cached_property

from testimonia.extract.page import Draft, Page

MONTHS = "|".join(name for name in calendar.month_name if name)
YEARS = r"(?<![\d,.])(?:19|20)\d\d(?!\d|,\d|\.\d)"
YEAR = re.compile(YEARS)
BARE = re.compile(r"\b(?:in|of|during|since|from|until|the)(?: early| late)? $", re.IGNORECASE)
"""Before a year that stands without a month."""
WEEKDAY = re.compile(
    rf"\b(?:{'|'.join(calendar.day_name)})\b|\b(?:today|yesterday|overnight|"
    r"this (?:time|week|month|morning|afternoon|evening|winter|spring|summer|autumn))\b",
    re.IGNORECASE,
)
MONTH = re.compile(rf"\b(?:{MONTHS})\b")
OTHER_MONTH = re.compile(
    r"(?:\A|[.;:] |\bthe (?:most serious|worst|deadliest|last|latest|previous|first)(?: \w+)?, )"
    r"(?:in|on)(?: (?:early|late|mid))?[ -](?:\d+ )?"
    rf"(?P<month>{MONTHS})\b(?! and\b)|\bon \d+ (?P<day>{MONTHS}), (?:when|in which)\b|\blast (?P<last>{MONTHS})\b",
    re.IGNORECASE,
)
"""A sentence that begins with a month, the gravest of several events with its day, or “last November”."""
DATELINE = re.compile(rf"\b(?:{MONTHS})\.? \d{{1,2}}(?:, \d{{4}})?(?: \([^)]*\))? ?[-–—] ", re.IGNORECASE)
YEARLESS = re.compile(rf"\b\d{{1,2}} (?:{MONTHS})\b(?! (?:19|20)\d\d)")
"""A day of the news without a year (“22 November”)."""
TRIAL = re.compile(r"\b(?:trial|convicted|found guilty|guilty|sentenced|jury|verdict|acquitted|court|indicted)\b")
LONG_PAST = 3
"""Years before publication from which a year is not the report's own time, whatever its first sentence is about."""


class News:
    """What one report is about, and of which time."""

    def __init__(self, page: Page) -> None:
        """Takes the page for its date and first words."""
        self.page = page

    def is_old(self, year: str) -> bool:
        """Whether a year lies before what is still news at the time of publication."""
        return self.current_year is not None and int(year) < self.current_year - self.grace

    def is_long_past(self, year: str) -> bool:
        """Whether a year lies so far before a known day of publication that no report of it is news."""
        published = self.page.document.published.date
        return published is not None and int(year) <= published.year - LONG_PAST

    def stands_apart(self, year: str) -> bool:
        """Whether a bare year (“in 1979”) stands in an undated report that dates its own news by days, not in years."""
        if self.page.document.published.date or not (WEEKDAY.search(self.page.text) or YEARLESS.search(self.page.text)):
            return False
        before = (
            self.page.text[max(0, match.start() - 24) : match.start()] for match in YEAR.finditer(self.page.text) if match.group() == year
        )
        return all(BARE.search(words) and not MONTH.search(words) for words in before)

    @property
    def is_undated(self) -> bool:
        """Whether nothing says when the report was published."""
        return self.page.document.published.date is None

    @property
    def is_of_a_trial(self) -> bool:
        """Whether the first words are about a court, which tries what happened years before."""
        return bool(TRIAL.search(self.focus))

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
    def opening(self) -> tuple[int, int]:
        """Offsets of the first sentence under the headline; with the next one where it tells of no number and no day."""
        passage = next((one for one in self.page.passages if one.block.kind == "paragraph" and one.sentences), None)
        if passage is None:
            return 0, 0
        first, *rest = passage.sentences
        words = YEAR.sub("", self.page.text[first.start : first.end])
        silent = not re.search(r"\d", words) and not WEEKDAY.search(words)
        return first.start, rest[0].end if rest and silent else first.end

    @cached_property
    def focus(self) -> str:
        """The headline and the first sentence under it."""
        heads = [passage for passage in self.page.passages if passage.block.kind == "headline"]
        first = next((one.sentences[0] for one in self.page.passages if one.block.kind == "paragraph" and one.sentences), None)
        words = [self.page.text[one.block.start : one.block.end] for one in heads]
        return " ".join([*words, self.page.text[first.start : first.end] if first else ""]).lower()

    def opens(self, draft: Draft) -> bool:
        """Whether a claim is of the headline or of the first words."""
        heading = self.page.passage_at(draft.anchor).block.kind == "headline"
        return heading or self.opening[0] <= draft.anchor < self.opening[1]

    def heads(self, year: str) -> bool:
        """Whether the headline names a year."""
        return any(year in self.page.text[one.block.start : one.block.end] for one in self.page.passages if one.block.kind == "headline")

    def has_news_beside(self, year: str) -> bool:
        """Whether a sentence of the page without the year has a day of the week: that is the news, and the old year its background."""
        sentences = (part for one in self.page.sentences for part in self.page.text[one.start : one.end].split("; "))
        bare = all(BARE.search(self.focus[: match.start()]) for match in re.finditer(year, self.focus))
        return bare and any(WEEKDAY.search(words) and not YEAR.search(words) for words in sentences)

    def in_focus(self, words: str) -> bool:
        """Whether the report is about that year itself: its headline or first sentence names it, other than as “since …”."""
        low = words.lower()
        if low.endswith("ago") or (low.isdigit() and not self.heads(low) and (self.is_long_past(low) or self.has_news_beside(low))):
            return False
        at = self.focus.find(low)
        named = bool(re.search(r"\byear\b|\d{4}", low)) or (low.isalpha() and bool(MONTH.fullmatch(low.title())))
        return named and at >= 0 and not self.focus[:at].rstrip().endswith("since") and not low.startswith("since")

    @cached_property
    def months(self) -> frozenset[str]:
        """The months, in small letters, that the first words name behind a dateline."""
        return frozenset(name.lower() for name in MONTH.findall(DATELINE.sub("", self.focus).title()))

    @property
    def is_of_a_day(self) -> bool:
        """Whether the first words put the news on a day of the week, and name no month."""
        return not self.months and bool(WEEKDAY.search(self.focus))

    def other_month(self, month: str | None) -> bool:
        """Whether a month is neither named by the first words nor that of publication."""
        published = self.page.document.published.date
        return month is not None and month.lower() not in self.months | ({f"{published:%B}".lower()} if published else set())
