"""Bygone: what a report tells of another event, of a whole war or of another year, as background to its own news."""

import datetime as dt
import re
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.assertion.news import MONTHS, OTHER_MONTH, WEEKDAY, YEAR, YEARS, News
from testimonia.extract.assertion.scope import Scope, Signed
from testimonia.extract.assertion.sequels import sequel
from testimonia.extract.page import Draft
from testimonia.records.claim import Casualty

MONTH_NEAR = 45
"""Characters around a harm in which a month is its own time."""

LONG_AGO = 300
"""Days before publication from which a period is another time than the report's, unless its headline or first sentence speak of it."""

OPENS = re.compile(r"(?: [\w’'-]+){0,8}?,?[\"”]? (?:when|in which|during which|where)\b(?:[^,;]|(?<=\d),(?=\d))*(?:, )?$")
"""Between a year and the claim: a clause that is about that time (“1997, when”, “2009 in a raid in which”)."""
OPENS_ANY = re.compile(
    r"(?: [\w’'-]+){0,8}?,?[\"”]? (?:when|which|that|who|in which|during which|where)\b(?:[^,;]|(?<=\d),(?=\d))*(?:, )?$"
)
"""The same where the year belongs to a noun, of which a clause with “which” then tells (“the 2009 raid that”)."""
NOUN_YEAR = re.compile(r"(?:\b(?:the|a|an|that|its|their)|[’']s)(?: (?!in |since )[\w-]+){0,2} $", re.IGNORECASE)
COMPARED = re.compile(r"\b((?:since|than|after) (?:the |a |an )?\w+)[^.;]*?,? (?:which|that|when|in which)\b[^,;]*$")
"""Behind a superlative: what it compares with and a clause that tells of that."""
ELSEWHERE = re.compile(r", (?:where|which|who|whose|when|in which)\b")
"""Between a claim and a time behind it: the time is of another clause (“ten died in Lode, where an ambush last year …”)."""
LIKENED = re.compile(r"\bsimilar\b", re.IGNORECASE)
SINCE = re.compile(r"\b(?:since|than when) (?:(?:the|a|an|its|their) )?(?:[\w-]+ ){0,4}$", re.IGNORECASE)
"""Right before a harm: the clause of what a superlative compares with (“the deadliest since a bomb killed 52”)."""

IN_MONTH = re.compile(rf"(?<!\w)in(?: early| late)? (?P<month>{MONTHS})\b(?! (?:\d|and|or|to)\b)")
AFTER = re.compile(r"\b(?:after|following|despite|unlike|before) $")
"""Between a claim and words for another event: the claim came after that one (“were seized, days after a similar raid”)."""
AGAINST = re.compile(r"\b(?:compared (?:with|to)|up from|down from|against|more than in|fewer than in) ")
"""Between a figure and a time: that is the time of the figure that it is set against (“41 homicides, compared with 52 last year”)."""
ONE_THAT = re.compile(r"\b(?:that|which) [^,.;]{0,60}\b(?:in|during) $")
"""Before a year, in a clause about an older thing (“replaces one that collapsed in 2011, killing seven”)."""
MONTH_BEFORE = re.compile(rf"\b(?:{MONTHS}),? $")
LAST_MONTH = re.compile(r"(?:\A|[.;:] )last month\b", re.IGNORECASE)
BEGAN = re.compile(r"\b(?:began|begun|started|broke out|erupted|founded|created|set up|dating|goes back|went back|formed)\b")
"""Between a claim and a time: what began then is not what is claimed (“a feud that began 16 years ago”)."""
RUNS = re.compile(r"\bsince(?: [\w’']+){0,9} +$", re.IGNORECASE)
"""Before a time from which on something is counted up to now (“since the start of last year”)."""
RATHER = re.compile(r"\b(?:up|down|from|compared (?:with|to)|against|than)(?: the)? $", re.IGNORECASE)
BEFORE_NOW = re.compile(
    r"\s*(?:[a-z]+ ){0,4}?(?:last year|the year before|a year (?:ago|earlier|before)|the previous year|"
    rf"in (?:the same|the previous|{YEARS}|{MONTHS})\b)"
)
"""Behind a figure that the news is set against (“up from 164 in the same period of last year”)."""
MANY = 1000
"""A toll from which on a clause on a war is held to be that of all its time."""
OF_A_WAR = re.compile(
    r"\b(?P<war>war|conflict|insurgency|rebellion)\b[^.;:]{0,40}?,? (?:that|which|in which)\b[^.;:]{0,60}$", re.IGNORECASE
)
"""Before a claim: a clause on a war, in which it stands."""
WHICH = re.compile(r", (?:who|which|in which|where|when)\b[^,]*$")

Place = tuple[int, int]


@cache
def past(lexicon: Lexicon) -> Signed:
    """The words for the past that have a number in them, written as regular expressions."""
    sign = re.compile(rf"\d|{lexicon.pattern('signs of bygone patterns').pattern}", re.IGNORECASE)
    return Signed(re.compile(rf"(?<!\w)(?:{'|'.join(lexicon.words('bygone patterns'))})", re.IGNORECASE), sign)


@cache
def so_far(lexicon: Lexicon) -> Signed:
    """The words for a whole war, or for a long time up to now."""
    words = "|".join([lexicon.pattern("the war so far").pattern, *lexicon.words("patterns of the war so far")])
    return Signed(re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE), past(lexicon).sign)


class Bygone:
    """Finds the words that put a claim at another time than the report's own. The words and their reasons stand in speech.yaml."""

    def __init__(self, scope: Scope) -> None:
        """Takes the page for its date and first words."""
        self.scope, self.page, self.lexicon = scope, scope.page, scope.lexicon
        self.news = News(scope.page)
        self.past, self.so_far = past(self.lexicon), so_far(self.lexicon)

    def told(self, draft: Draft, clause: Place, *, said: bool = False) -> str | None:
        """The words that show it, in the part of the sentence given by its offsets: of another event, of the whole war, of another year."""
        start, end = clause
        return (
            self.by_words(draft, start, end)
            or self.by_clause_of_war(draft, start)
            or (None if said else self.by_war(draft, start, end))
            or self.by_month(draft, start, end)
            or self.by_figure(draft, end)
            or self.by_opener(draft, start)
            or self.by_comparison(draft, start)
            or self.by_pointer(draft, start, end)
            or self.by_year(draft, start, end)
            or self.by_caption(draft)
            or self.by_period(draft)
            or sequel(self.page, draft, self.news, self.lexicon)
        )

    def by_words(self, draft: Draft, start: int, end: int) -> str | None:
        """“Since the war began”, “a similar attack”, “five years ago”; “the tenth anniversary of the raid that killed”."""
        match = self.lexicon.pattern("bygone").search(self.page.text, start, end)
        if match and not self.news.in_focus(match.group()) and self.is_background(match, draft, (start, end)):
            return " ".join(match.group().split())
        match = next(self.past.matches(self.page.text, start, end), None)
        if match and self.is_background(match, draft, (start, end)):
            return " ".join(match.group().split())
        return self.by_anniversary(draft, start)

    def by_war(self, draft: Draft, start: int, end: int) -> str | None:
        """“Since the war began”, “in ten years of war”, unless that is the report's own news."""
        match = None if self.news.opens(draft) else next(self.so_far.matches(self.page.text, start, end), None)
        return " ".join(match.group().split()) if match and self.is_background(match, draft, (start, end)) else None

    def by_clause_of_war(self, draft: Draft, start: int) -> str | None:
        """“A ten-year war that has left 70,000 dead”: a clause on a war tells of all of it, whoever speaks of it."""
        found = OF_A_WAR.search(self.page.text[start : draft.anchor + 1])
        body = draft.body
        great = isinstance(body, Casualty) and (body.count.low or 0) >= MANY
        return found["war"] if found and great and not self.news.opens(draft) else None

    def by_month(self, draft: Draft, start: int, end: int) -> str | None:
        """“In April, bandits took 45”, behind news that is dated by a day of the week and of another month."""
        if self.news.opens(draft):
            return None
        before, after = self.page.text[start : max(start, draft.anchor)], self.page.text[draft.anchor : end]
        if found := LAST_MONTH.search(before):
            return found.group()
        match = OTHER_MONTH.search(before)
        month = (match["month"] or match["day"] or match["last"]) if match else ""
        if match and (match["last"] or self.news.is_of_a_day) and self.news.other_month(month):
            return month
        whole, at = before + after, len(before)
        near = IN_MONTH.search(whole, max(at - MONTH_NEAR, 0), at + MONTH_NEAR)
        if near is None or RUNS.search(whole[: near.start("month")]) or not self.news.is_of_a_day:
            return None
        return near["month"] if self.news.other_month(near["month"]) else None

    def by_figure(self, draft: Draft, end: int) -> str | None:
        """“Up from 164 in the same period of last year”: the older of two figures that are set against each other."""
        at = self.scope.count_at(draft)
        if at is None or not isinstance(draft.body, Casualty) or not RATHER.search(self.page.text[max(0, at - 24) : at]):
            return None
        match = BEFORE_NOW.match(self.page.text, at + len(draft.body.count.text), end)
        return " ".join(match.group().split()) if match else None

    def is_background(self, match: re.Match[str], draft: Draft, clause: Place) -> bool:
        """Whether words for the past are about the claim, and neither of a later clause, nor likened to the news, nor a measure."""
        told = max(draft.anchor, self.scope.count_at(draft) or 0)
        between = self.page.text[told : max(match.start(), told)]
        behind = match.group().endswith("after") and match.end() > draft.anchor
        behind = behind or self.runs(match, clause[0]) or any(sign.search(between) for sign in (BEGAN, AFTER, ELSEWHERE, AGAINST))
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
            old = self.news.is_old(match.group()) or self.news.is_undated
            if old and (whose.match(between) or (between == ", " and ONE_THAT.search(before))):
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
        return f"{match.group()} ({years[-1]})" if match and years and self.news.is_old(years[-1]) else None

    def by_caption(self, draft: Draft) -> str | None:
        """A caption that is dated another year: an old picture, with what it shows."""
        block = self.page.passage_at(draft.anchor).block
        if block.kind != "caption":
            return None
        years = [match.group() for match in YEAR.finditer(self.page.text, block.start, block.end)]
        old = bool(years) and all(self.news.is_old(year) for year in years)
        return None if not old or self.news.in_focus(years[0]) else years[0]

    def by_year(self, draft: Draft, start: int, end: int) -> str | None:
        """A year before that of publication, or before the latest that the text names."""
        years = [
            match.group()
            for match in YEAR.finditer(self.page.text, start, end)
            if not (self.compared(match, start) or self.aside(match, draft, start) or self.runs(match, start) or self.tried(match, draft))
        ]
        if not years or not all(self.news.is_old(year) or self.news.stands_apart(year) for year in years):
            return None
        return next((year for year in years if not self.news.in_focus(year)), None)

    def aside(self, match: re.Match[str], draft: Draft, start: int) -> bool:
        """Whether a time stands in a clause about somebody in the claim (“…, who founded it in 1980”) or in other brackets than it."""
        text, pronouns = self.page.text, self.lexicon.pattern("relative pronouns")
        if match.start() > draft.anchor:
            between = text[draft.anchor : match.start()]
            ended = "," in between and bool(WHICH.search(text[start : draft.anchor]))
            return ended or " where " in between or bool(pronouns.search(between)) or "(" in between
        between = text[match.end() : draft.anchor]
        return ")" in between or ("," in between and bool(pronouns.search(text, start, match.start())))

    def runs(self, match: re.Match[str], start: int) -> bool:
        """Whether a year only opens a time up to now (“has killed 900 since 2011”)."""
        return bool(RUNS.search(self.page.text[start : match.start()]))

    def tried(self, match: re.Match[str], draft: Draft) -> bool:
        """Whether a report of a trial dates the deeds that are tried, with their months."""
        dated = MONTH_BEFORE.search(self.page.text, max(0, match.start() - 16), match.start())
        return self.news.is_of_a_trial and not self.news.opens(draft) and dated is not None

    def compared(self, match: re.Match[str], start: int) -> bool:
        """Whether a time only measures a superlative (“the worst attack since 1999”)."""
        best = list(self.lexicon.pattern("superlatives").finditer(self.page.text, start, match.start()))
        between = self.page.text[best[-1].end() : match.start()] if best else ""
        return bool(best) and between.count(" ") <= 8 and "," not in between

    def by_period(self, draft: Draft) -> str | None:
        """A period of the claim's own words that ended long before publication."""
        published, period = self.page.document.published.date, draft.period
        if not (published and period and period.end and period.words) or (published - period.end) < dt.timedelta(days=LONG_AGO):
            return None
        sentence = next((one for one in self.page.sentences if one.start <= draft.anchor < one.end), None)
        at = self.page.text.find(period.words, sentence.start, sentence.end) if sentence else -1
        if sentence and at >= 0 and RUNS.search(self.page.text[sentence.start : at] + " "):
            return None
        month = f"{period.end:%B}"
        return None if self.news.in_focus(str(period.end.year)) or self.news.in_focus(month) else period.words
