"""Sequels: a sentence that goes on with another event, of which the sentence before it told.

“The hills last burned in 2009. That fire claimed 41 lives”; “In January, gunmen killed nine. Police held three men two days later”;
“It was the fourth derailment of the year. The first three cost 39 lives”.
"""

import re
from bisect import bisect_left

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.assertion.news import OTHER_MONTH, WEEKDAY, YEAR, News
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.language import Sentence
from testimonia.extract.page import Draft, Page

POINTS = re.compile(r"[\"“‘']?(?:that|those) (?P<nouns>[\w-]+(?: [\w-]+)?)", re.IGNORECASE)
"""A sentence that opens with “that fire”, “those armed attacks”."""


TIMED = re.compile(r"\W*(?:in|on|during|last|early|late|since|a|one|two|three|\d+)\b", re.IGNORECASE)
OPENING = 40
"""Characters at the start of a sentence in which it gives its own time (“In January”, “In the spring of 2019”)."""


def sequel(page: Page, draft: Draft, news: News, lexicon: Lexicon) -> str | None:
    """The words by which the sentence of a claim goes on with another event of which the sentence before it told."""
    sentence = page.sentence_at(draft.anchor)
    words = page.text[sentence.start : sentence.end]
    later = lexicon.pattern("times behind one told before").search(words)
    others = lexicon.pattern("events before the news").match(words.lstrip("\"“‘'"))
    pointer = pointed_at(words, lexicon)
    if not (pointer or later or others) or news.opens(draft) or WEEKDAY.search(words):
        return None
    before = sentence_before(page, sentence)
    if others and lexicon.pattern("ordinals of one of several events").search(before):
        return others.group()
    told = before if pointer else before[:OPENING] if before.startswith(("In ", "On ", "Last ")) else ""
    old = old_time(told, news, lexicon) if told else None
    return f"{pointer or (later.group() if later else '')} ({old})" if old else None


def own_time(words: str) -> str:
    """The start of a sentence that opens with its time; empty where another thing is told first (“The town has a bridge of 1912”)."""
    return words[:OPENING] if TIMED.match(words) else ""


def pointed_at(words: str, lexicon: Lexicon) -> str | None:
    """“That fire” at the start of a sentence, which means an event of the sentence before; None without one."""
    points = POINTS.match(words)
    known = wordset(lexicon, "nouns for an event told before")
    return points.group().lstrip("\"“‘'") if points and not known.isdisjoint(points["nouns"].lower().split()) else None


def sentence_before(page: Page, sentence: Sentence) -> str:
    """The words of the sentence before one; empty for the first."""
    place = bisect_left(page.sentences, sentence.start, key=lambda one: one.start) - 1
    return page.text[page.sentences[place].start : page.sentences[place].end] if place >= 0 else ""


def old_time(words: str, news: News, lexicon: Lexicon) -> str | None:
    """The time of another event in a sentence: a year or a month that is not of the news, “last year”."""
    years = [one.group() for one in YEAR.finditer(words)]
    if years:
        old = all(news.is_old(year) or news.stands_apart(year) for year in years)
        return next((year for year in years if old and not news.in_focus(year)), None)
    month = OTHER_MONTH.search(words)
    if month and news.other_month(month["month"] or month["last"]) and not WEEKDAY.search(words):
        return month["month"] or month["last"]
    last = lexicon.pattern("bygone").search(words)
    return last.group() if last else None
