"""When something happened, read from the words of its sentence against a date of publication; nothing is filled in.

A weekday without a date of publication stays unknown. The reading says in one sentence how the days follow from the words.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import islice

from testimonia.codebook.lexicon import Lexicon, alternation
from testimonia.extract.grammar.counts import number_at, number_words
from testimonia.extract.grammar.words import word
from testimonia.records import Dated, Period
from testimonia.records.time import Precision

DAY = dt.timedelta(days=1)
REMEMBERED = 256
"""Stretches of text kept with their period."""

Rule = Callable[[re.Match[str], "Calendar"], Period | None]


class Calendar:
    """What a rule reads with: the words of the language and the day of publication, None when it is not known."""

    def __init__(self, lexicon: Lexicon, published: Dated) -> None:
        self.lexicon = lexicon
        self.day = published.date if published.precision == "day" else None
        self.year = published.date.year if published.date else None
        self.months = lexicon.entries("months")
        self.weekdays = lexicon.entries("weekdays")

    def date(self, day: int, month: str, year: str | None) -> dt.date | None:
        """A day of a month; without a year the last such day on or before publication; None when it does not exist."""
        number = self.months[month.lower()]
        if year:
            return made(full_year(int(year)), number, day)
        if self.day is None:
            return None
        here = made(self.day.year, number, day)
        return here if here and here <= self.day + 2 * DAY else made(self.day.year - 1, number, day)

    def weekday(self, name: str) -> dt.date | None:
        """The last such day on or before publication."""
        if self.day is None:
            return None
        back: int = (self.day.weekday() - self.weekdays[name.lower().rstrip(".")]) % 7
        return self.day - back * DAY


def full_year(year: int) -> int:
    """Two digits stand for a year of the last century from 30 on."""
    return year if year > 99 else 1900 + year if year >= 30 else 2000 + year


def made(year: int, month: int, day: int) -> dt.date | None:
    """A date, or None when the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def patterns(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], re.Pattern[str], Rule], ...]:
    """The rules in order of what they say more exactly; the first that reads a period wins. Each with a sign that its words hold."""
    month, weekday = (rf"(?:{alternation(lexicon.words(name))})" for name in ("months", "weekdays"))
    in_months, on_weekdays = (re.compile(rf"(?<!\w){either}", re.IGNORECASE) for either in (month, weekday))
    near, far, lengths = (lexicon.group(name).alternation for name in ("near days", "near stretches", "words before a length"))
    in_years, nearby = re.compile(r"(?:19|20)\d\d"), re.compile(rf"(?<!\w)(?:{near}|{far}|{lengths})", re.IGNORECASE)
    part = lexicon.group("day parts").alternation
    opener = lexicon.group("openers of a period").alternation
    day = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
    year = r"(?:,?\s+(?P<year>(?:19|20)\d\d|(?<=[A-Z]{3}\s)\d\d))?"
    forms = (
        (in_months, rf"(?:between\s+)?(?P<first>{day})\s*(?:and|to|-|–)\s*(?P<last>{day})\s+(?P<month>{month}){year}", between),
        (in_months, rf"(?:between\s+)?(?P<month>{month})\s+(?P<first>{day})\s*(?:and|to|-|–)\s*(?P<last>{day})\b(?!:){year}", between),
        (in_months, rf"(?P<open>(?:{opener})\s+)?(?:the\s+)?(?P<day>{day})\s+(?:of\s+)?(?P<month>{month})\b{year}", dated),
        (in_months, rf"(?P<open>(?:{opener})\s+)?(?P<month>{month})\s+(?P<day>{day})\b(?![:,]\d){year}", dated),
        (on_weekdays, rf"(?P<open>(?:{opener})\s+)?(?:(?:on|early|late|last)\s+)*(?P<weekday>{weekday})\b(?:\s+(?:{part}))?", on_weekday),
        (nearby, rf"(?P<near>{near})", near_day),
        (nearby, rf"(?P<near>{far})", near_stretch),
        (in_months, rf"(?:in|during|since|of|early|late|mid-?)\s+(?P<month>{month})\b{year}(?!\s+\d)", in_month),
        (in_years, r"(?P<open>since\s+)?(?:in|during|of|since|year)\s+(?P<year>(?:19|20)\d\d)\b", in_year),
        (nearby, rf"(?:{lengths})\s+(?P<number>[\w-]+)\s+(?P<unit>hours?|days?|weeks?)", lasting),
    )
    return tuple((sign, re.compile(rf"(?<!\w)(?:{form})(?!\w)", re.IGNORECASE), rule) for sign, form, rule in forms)


def period_in(text: str, start: int, end: int, lexicon: Lexicon, published: Dated) -> Period | None:
    """The period that the words between two offsets give, with a length in hours beside it where both stand there."""
    return period_of(text[start:end], lexicon, published)


@lru_cache(REMEMBERED)
def period_of(words: str, lexicon: Lexicon, published: Dated) -> Period | None:
    """The period that some words give. The last are kept: several claims of a sentence ask for the same."""
    found = list(periods(words, Calendar(lexicon, published)))
    dated_ = next((period for period in found if period.start or period.end), None)
    length = next((period for period in found if period.hours), None)
    if dated_ and length:
        return Period(start=dated_.start, end=dated_.end, precision=dated_.precision, hours=length.hours,
                      words=f"{length.words} … {dated_.words}", reading=f"{dated_.reading}; {length.reading}")  # fmt: skip
    return dated_ or length or (found[0] if found else None)


def periods(text: str, calendar_: Calendar) -> Iterator[Period]:
    """Every rule's first reading, in the order of the rules."""
    signs = dict[re.Pattern[str], bool]()
    for sign, pattern, rule in patterns(calendar_.lexicon):
        if sign not in signs:
            signs[sign] = sign.search(text) is not None
        found = (period for match in pattern.finditer(text) if (period := rule(match, calendar_))) if signs[sign] else iter(())
        yield from islice(found, 1)


def day_of(words: str) -> int:
    """The number in "6th"."""
    return int(re.sub(r"\D", "", words))


def between(match: re.Match[str], calendar_: Calendar) -> Period | None:
    """ "between 6 and 9 March"."""
    first, last = (calendar_.date(day_of(match[end]), match["month"], match["year"]) for end in ("first", "last"))
    if first is None or last is None or first > last:
        return None
    return Period(start=first, end=last, precision="day", words=match.group(), reading=f"from {first} to {last}, as worded")


def dated(match: re.Match[str], calendar_: Calendar) -> Period | None:
    """ "on March 6", "since 6 March"; without a year, the last such day on or before publication."""
    date = calendar_.date(day_of(match["day"]), match["month"], match["year"])
    if date is None:
        return Period(words=match.group(), reading="the year is not known") if calendar_.day is None and not match["year"] else None
    how = "as worded" if match["year"] else f"in the year of publication ({calendar_.day})"
    return opened(match, date, f"{date}, {how}", calendar_)


def opened(match: re.Match[str], date: dt.date, reading: str, calendar_: Calendar) -> Period:
    """A single day, or the days since it where the words say so."""
    if match["open"] and match["open"].strip().lower() in ("since", "from", "starting"):
        end = calendar_.day if calendar_.day and calendar_.day >= date else None
        return Period(start=date, end=end, precision="day", words=match.group(), reading=f"since {reading}, up to publication")
    return Period(start=date, end=date, precision="day", words=match.group(), reading=reading)


def on_weekday(match: re.Match[str], calendar_: Calendar) -> Period | None:
    """ "on Saturday": the last Saturday on or before publication; unknown without its date."""
    date = calendar_.weekday(match["weekday"])
    if date is None:
        return Period(words=match.group(), reading="a weekday, and the day of publication is not known")
    return opened(match, date, f"{date}, the last {match['weekday'].capitalize()} on or before publication ({calendar_.day})", calendar_)


def near_day(match: re.Match[str], calendar_: Calendar) -> Period | None:
    """ "today", "yesterday", "overnight"."""
    words = " ".join(match["near"].lower().split())
    if calendar_.day is None:
        return Period(words=match.group(), reading="counted from publication, whose day is not known")
    shift = calendar_.lexicon.entries("near days")[words]
    date = calendar_.day + shift * DAY
    end = calendar_.day if words == "overnight" else date
    return Period(start=date, end=end, precision="day", words=match.group(), reading=f"{words}, counted from publication ({calendar_.day})")


def near_stretch(match: re.Match[str], calendar_: Calendar) -> Period | None:
    """ "last week", "this month", "over the weekend"."""
    words = " ".join(match["near"].lower().split())
    if calendar_.day is None:
        return Period(words=match.group(), reading="counted from publication, whose day is not known")
    unit, shift = calendar_.lexicon.entries("near stretches")[words]
    start, end = stretch(calendar_.day, unit, shift)
    precision: dict[str, Precision] = {"week": "week", "weekend": "day", "month": "month", "year": "year"}
    reading = f"{words}, counted from publication ({calendar_.day})"
    return Period(start=start, end=end, precision=precision[unit], words=match.group(), reading=reading)


def stretch(day: dt.date, unit: str, shift: int) -> tuple[dt.date, dt.date]:
    """First and last day of the week, weekend, month or year that lies `shift` away from that of a day."""
    if unit in ("week", "weekend"):
        monday = day - day.weekday() * DAY + 7 * shift * DAY
        if unit == "week":
            return monday, monday + 6 * DAY
        saturday = monday + 5 * DAY
        return (saturday, saturday + DAY) if saturday <= day else (saturday - 7 * DAY, saturday - 6 * DAY)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + shift
        return month_of(months // 12, months % 12 + 1)
    return dt.date(day.year + shift, 1, 1), dt.date(day.year + shift, 12, 31)


def month_of(year: int, month: int) -> tuple[dt.date, dt.date]:
    """First and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def in_month(match: re.Match[str], calendar_: Calendar) -> Period | None:
    """ "in December 2024"; without a year, the last such month up to publication."""
    month = calendar_.months[match["month"].lower()]
    if match["year"]:
        start, end = month_of(full_year(int(match["year"])), month)
    elif calendar_.day:
        start, end = month_of(calendar_.day.year - (month > calendar_.day.month), month)
    else:
        return Period(words=match.group(), reading="the year is not known")
    return Period(start=start, end=end, precision="month", words=match.group(), reading=f"{start:%B %Y}")


def in_year(match: re.Match[str], calendar_: Calendar) -> Period | None:
    """ "in 2019", "since 2011"."""
    year = int(match["year"])
    if match.group().lower().startswith("since"):
        return Period(start=dt.date(year, 1, 1), end=calendar_.day if calendar_.day and calendar_.day.year >= year else None,
                      precision="year", words=match.group(), reading=f"since {year}, up to publication")  # fmt: skip
    return Period(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), precision="year", words=match.group(), reading=f"the year {year}")


def lasting(match: re.Match[str], calendar_: Calendar) -> Period | None:
    """ "in 48 hours", "over three days": a length, and no days."""
    number = spelled(match["number"], calendar_.lexicon)
    if not number:
        return None
    hours = round(number * calendar_.lexicon.entries("lengths")[match["unit"].lower()])
    return Period(hours=hours, words=match.group(), reading=f"a length of {hours} hours, and no days given") if hours else None


def spelled(text: str, lexicon: Lexicon) -> float | None:
    """One number in digits or words."""
    if text.lower() in ("a", "an"):
        return 1
    number = number_at((word(0, len(text), text),), 0, number_words(lexicon))
    return number.value if number else None
