"""How numbers, intervals, dates and speakers stand in print. Every number on a page passes through here."""

import datetime as dt

from testimonia.records import Attribution, Casualty, Claim, Count, Dated, Document, MeasureTaken, Period, Population

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
FEW = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(value: int) -> str:
    """Thousands parted by commas."""
    return f"{value:,}"


def signed(change: int | None) -> str:
    """A change with its sign: "+94", "−12"; empty where it is not known, "unchanged" for none."""
    if change is None:
        return ""
    return f"{change:+,}".replace("-", "−") if change else "unchanged"


def interval(low: int | None, high: int | None) -> str:
    """An interval in a table: "60", "24–99", "1,001 or more", "at most 40"; "no figure" where nothing is known."""
    if high is None and not low:
        return "no figure"
    if low == high and low is not None:
        return number(low)
    if high is None:
        return f"{number(low or 0)} or more"
    return f"{number(low)}–{number(high)}" if low else f"at most {number(high)}"


def told(low: int | None, high: int | None) -> str:
    """An interval in a sentence: "at least 1,001", "between 24 and 99", "at most 40", "60"."""
    if low and high is None:
        return f"at least {number(low)}"
    if low and high is not None and low < high:
        return f"between {number(low)} and {number(high)}"
    return interval(low, high)


def few(value: int, noun: str, plural: str | None = None) -> str:
    """A count of our own things, small ones in words: "two contradictions", "no report", "34 reports"."""
    word = FEW[value] if 0 <= value < len(FEW) else number(value)
    return f"{word} {noun if value == 1 else plural or noun + 's'}"


def many(value: int, noun: str, plural: str | None = None) -> str:
    """A count of our own things in digits: "1 report", "34 reports"."""
    return f"{number(value)} {noun if value == 1 else plural or noun + 's'}"


ONE = {
    "people": "person", "women": "woman", "men": "man", "children": "child", "boys": "boy", "girls": "girl", "massacres": "massacre",
}  # fmt: skip


def of_one(label: str) -> str:
    """The label of a quantity for a single one: "person killed", "civilian woman injured"; unchanged where several kinds stand in it."""
    words = label.split(" ")
    end = next((place for place, word in enumerate(words) if word.strip(",") in MEASURES), len(words))
    if " and " in label:
        return label
    if end == 0:
        return " ".join([ONE.get(words[0], words[0]), *words[1:]])
    noun = words[end - 1]
    single = ONE.get(noun) or (noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun)
    return " ".join([*words[: end - 1], single, *words[end:]])


def day(value: dt.date) -> str:
    """A day in full: "8 May 2031"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: dt.date) -> str:
    """A day where the year is plain: "8 May"."""
    return f"{value.day} {MONTHS[value.month - 1][:3]}"


def dated(value: Dated) -> str:
    """A date no finer than it is known."""
    if value.date is None:
        return "date not known"
    if value.precision == "year":
        return str(value.date.year)
    if value.precision == "month":
        return f"{MONTHS[value.date.month - 1]} {value.date.year}"
    return f"week of {day(value.date)}" if value.precision == "week" else day(value.date)


def period(value: Period | None) -> str:
    """A period no finer than it is known; empty where nothing is."""
    if value is None:
        return ""
    hours = f"{value.hours} hours" if value.hours else ""
    return ", ".join(part for part in (days(value.start, value.end), hours) if part) or value.words


def days(start: dt.date | None, end: dt.date | None) -> str:
    """A stretch of days: "3–9 May 2031", "since 3 May 2031", "to 9 May 2031"; empty where both ends are open."""
    if start and end:
        return day(start) if start == end else stretch(start, end)
    if start:
        return f"since {day(start)}"
    return f"to {day(end)}" if end else ""


def stretch(start: dt.date, end: dt.date) -> str:
    """Two days, with month and year said once where they are the same."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def outlet(document: Document) -> str:
    """What a report is called: its outlet, else the file's name."""
    return document.outlet or document.name


def speakers(attribution: Attribution) -> tuple[str, ...]:
    """The chain within the document, innermost first, a person with the body spoken for, an unnamed one marked so."""
    return tuple(
        f"{one.name}{f' ({one.affiliation})' if one.affiliation and one.affiliation != one.name else ''}{'' if one.named else ' [unnamed]'}"
        for one in attribution.chain
    )


def chain(attribution: Attribution, voice: str) -> str:
    """The chain of speakers in one line, innermost first: "an officer [unnamed] ← State Wire ← Harbour Post"; `voice` is the outlet."""
    inner = speakers(attribution)
    return " ← ".join((*inner, voice)) if inner else f"{voice}, in its own voice"


MEASURES = {
    "killed": "killed", "injured": "injured", "missing": "missing", "abducted": "abducted", "detained": "detained",
    "displaced": "displaced", "massacres": "massacres",
}  # fmt: skip


def headline(claim: Claim) -> str:
    """What a claim says, in a few words, with its count as an interval."""
    body = claim.body
    if isinstance(body, Casualty):
        harm = MEASURES[body.measure]
        if body.count.high == 0:
            return "no massacre" if body.measure == "massacres" else f"nobody {harm}"
        return f"{harm}, not counted" if body.count.qualifier == "uncounted" else f"{amount(body.count)} {harm}"
    if isinstance(body, MeasureTaken):
        return body.measure.replace("_", " ").replace("-", " ")
    return f"{body.plover.lower()}{f', {body.mode}' if body.mode else ''}"


def amount(count: Count) -> str:
    """A count as an interval."""
    return interval(count.low, count.high)


def whom(people: Population) -> str:
    """A population as worded, else what is known of it, else empty."""
    return people.words or ", ".join([*people.groups, *([people.status] if people.status != "unknown" else [])])
