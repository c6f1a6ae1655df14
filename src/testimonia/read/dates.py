"""Dates and times as bylines and datelines write them. A date that is not whole stays less precise; nothing is filled in."""

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from testimonia.read.words import layout
from testimonia.records import UNKNOWN_DATE, Dated

PIVOT = 69
"""Two digits of a year from 69 on are of the twentieth century, below of the twenty-first [POSIX strptime]."""


class DateFound(NamedTuple):
    """A date at a span of a line."""

    start: int
    end: int
    dated: Dated


@cache
def date_pattern() -> re.Pattern[str]:
    """Every whole form of a date: 9 March 2025, March 9th, 2025, 2025-03-09, 09.03.2025, 14 MAY 89, March 2025."""
    month = rf"(?:{layout().group('months').alternation})\.?"
    day, year = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?", r"(?:\d{4}|['’]?\d{2}(?![\d:]))"
    return re.compile(
        rf"""(?<![\w.])(?:
          (?P<dmy>(?P<d1>{day})(?:[\s-]+(?:of|de|del))?[\s.-]*(?P<m1>{month})(?:,|\s+de|\s+del)?[\s,-]+(?P<y1>{year}))
        | (?P<mdy>(?P<m2>{month})\s*(?P<d2>{day}),?\s+(?:at\s+[\d:]+\s*(?:[ap]\.?m\.?)?,?\s+)?(?P<y2>\d{{4}}))
        | (?P<iso>(?P<y3>\d{{4}})[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})(?:[T\s]\d{{2}}:\d{{2}}[\d:.]*(?:Z|[+-]\d{{2}}:?\d{{2}})?)?)
        | (?P<num>(?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}})[-/.](?P<y4>\d{{4}}))
        | (?P<my>(?P<m5>{month}),?\s+(?P<y5>(?:19|20)\d{{2}}))
        )(?!\w)""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def time_pattern() -> re.Pattern[str]:
    """Times of day with their zones, weekdays, and spans such as "2 hours ago": what stands beside a date."""
    zone = layout().group("zones").alternation
    weekday = layout().group("weekdays").alternation
    return re.compile(
        rf"""(?<!\w)(?:
          (?:at\s+)?\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?(?:\s*[ap]\.?m\b\.?)?(?:\s*\(?(?:{zone})\b\)?)?(?:\s*[+-]\d{{1,2}}(?::\d{{2}})?)?
        | (?:at\s+)?\d{{1,2}}\s*[ap]\.?m\b\.?(?:\s*(?:{zone})\b)?
        | \d{{4}}\s*(?:gmt|utc)\b
        | (?:an?|\d+)\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago\b
        | (?:{weekday})(?!\w)\.?
        )""",
        re.IGNORECASE | re.VERBOSE,
    )


def find_dates(line: str) -> list[DateFound]:
    """Every date of a line, in order."""
    found = ((match, dated_of(match)) for match in date_pattern().finditer(line))
    return [DateFound(match.start(), match.end(), dated) for match, dated in found if dated != UNKNOWN_DATE]


def dated_of(match: re.Match[str]) -> Dated:
    """The date of a match; unknown where no calendar has it (31 June), and for two digits after a month in small letters."""
    if match["dmy"] and len(match["y1"].strip("'’")) == 2 and match["m1"].islower():
        return UNKNOWN_DATE
    if match["dmy"]:
        return on_day(year_of(match["y1"]), month_of(match["m1"]), number(match["d1"]))
    if match["mdy"]:
        return on_day(year_of(match["y2"]), month_of(match["m2"]), number(match["d2"]))
    if match["iso"]:
        return on_day(int(match["y3"]), int(match["m3"]), int(match["d3"]))
    if match["num"]:
        return in_numbers(int(match["a"]), int(match["b"]), int(match["y4"]))
    return in_month(int(match["y5"]), month_of(match["m5"]))


def in_numbers(first: int, second: int, year: int) -> Dated:
    """A date in numbers alone. Where both may be the month (03/09/2025) only the year is known, for half the world writes the
    day first and half the month.
    """
    if first > 12 or first == second:
        return on_day(year, second, first)
    if second > 12:
        return on_day(year, first, second)
    return Dated(date=dt.date(year, 1, 1), precision="year") if year >= 1 else UNKNOWN_DATE


def on_day(year: int, month: int, day: int) -> Dated:
    """A day, unknown where the calendar lacks it."""
    try:
        return Dated(date=dt.date(year, month, day), precision="day")
    except ValueError:
        return UNKNOWN_DATE


def in_month(year: int, month: int) -> Dated:
    """A month by its first day."""
    day = on_day(year, month, 1)
    return Dated(date=day.date, precision="month") if day.date else UNKNOWN_DATE


def month_of(word: str) -> int:
    """The number of a month by its name or short form."""
    return int(layout().entries("months")[word.rstrip(".").casefold()])


def year_of(digits: str) -> int:
    """A year of four digits, or of two by the pivot."""
    value = number(digits)
    return value if len(digits.strip("'’")) == 4 else value + (1900 if value >= PIVOT else 2000)


def number(digits: str) -> int:
    """The number in digits with their marks: "9th", "'89", "4."."""
    return int(re.sub(r"\D", "", digits))


def from_iso(value: object) -> Dated:
    """A date of a machine: "2025-03-09T10:00:00Z", "2025-03", "2025", or any form of `find_dates`; unknown for anything else."""
    text = value.strip() if isinstance(value, str) else ""
    if match := re.fullmatch(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T\s].*)?", text):
        return on_day(*(int(part) for part in match.groups()))
    if match := re.fullmatch(r"(\d{4})-(\d{2})", text):
        return in_month(int(match[1]), int(match[2]))
    if re.fullmatch(r"[12]\d{3}", text):
        return Dated(date=dt.date(int(text), 1, 1), precision="year")
    return next((found.dated for found in find_dates(text)), UNKNOWN_DATE)
