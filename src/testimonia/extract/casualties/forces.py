"""The force and the shape of a count, from the words around it (see records/count.py)."""

import re
from dataclasses import dataclass

from testimonia.codebook.lexicon import Lexicon
from testimonia.records import Count, Period
from testimonia.records.count import Force, Shape

RECORD = re.compile(
    r"\b(?:worst|deadliest|bloodiest|first|biggest|largest|heaviest|highest|lowest|most)\b[^.;]*\b(?:since|so\s+far|to\s+date)\b",
    re.IGNORECASE,
)
"""A record "since" some day says nothing of how long a number was counted."""


DAY = re.compile(
    r"\b(?:past|last|previous|preceding)\s+(?:24|twenty-four)\s+hours\b|\bin\s+the\s+past\s+(?:day|week)\s+alone\b", re.IGNORECASE
)
"""The last day, of which a recorder tells what it adds."""

RAISING = re.compile(r";|,\s+(?=(?:bringing|raising|taking|pushing|lifting)\b)")
"""Where the clause of a number ends, before one that says what it makes of the whole."""

RAISED = re.compile(r"\b(?:bring|brings|bringing|brought|raise|raises|raising|raised|take|takes|taking|push|pushes|pushing|pushed)\b")
NEW = re.compile(r"\b(?:new|fresh)\b")


@dataclass(frozen=True)
class Telling:
    """How a count is told: the clause that it stands in, the period read for it, whether "another" stands before it,

    whether a running count ("the count stands at 45") carries it, by a list of names or another record, and the sentence.
    """

    around: str
    period: Period | None = None
    added: bool = False
    running: bool = False
    listed: bool = False
    sentence: str = ""


def with_force(count: Count, telling: Telling, lexicon: Lexicon) -> Count:
    """A count with its force and shape."""
    if count.qualifier == "uncounted":
        return count
    strength = force(count, telling.around, lexicon)
    strength = "tally" if strength == "unknown" and telling.listed else strength
    return Count(
        text=count.text, low=count.low, high=count.high, qualifier=count.qualifier, force=strength, shape=shape(count, telling, lexicon)
    )


def force(count: Count, around: str, lexicon: Lexicon) -> Force:
    """Total where it is put forward as complete, bound and estimate as worded, tally where somebody documented it one by one."""
    if lexicon.pattern("words of a claimed total").search(around):
        return "total"
    if count.qualifier in ("at_least", "more_than", "at_most", "less_than"):
        return "bound"
    if count.qualifier in ("about", "range", "vague") or lexicon.pattern("words of an estimate").search(around):
        return "estimate"
    return "tally" if lexicon.pattern("words of a documented count").search(around) else "unknown"


def shape(count: Count, telling: Telling, lexicon: Lexicon) -> Shape:
    """Cumulative since a start, an increment of a day, or one incident: a plain number of people with neither word.

    What a recorder counts of one day ("documented 45 killed on Tuesday") adds to its other days.
    """
    if telling.running or brought_to(count, telling.sentence):
        return "cumulative"
    if telling.added or is_new(count, telling.sentence) or of_a_day(count, telling.sentence):
        return "increment"
    if since_a_start(count, telling, lexicon):
        return "cumulative"
    if lexicon.pattern("words of an addition").search(telling.around) or recorded_of_a_day(count, telling, lexicon):
        return "increment"
    if lexicon.pattern("words of a running count").search(RECORD.sub("", telling.around)):
        return "cumulative"
    return "unknown" if count.low is None or count.low > 1 else "one incident"


def of_a_day(count: Count, sentence: str) -> bool:
    """Whether the clause of a number says that it counts the last day alone ("58 were killed in the past 24 hours")."""
    if (count.low or 0) < 2 or not DAY.search(sentence):
        return False
    own = next((clause for clause in RAISING.split(sentence) if count.text and count.text in clause), "")
    return DAY.search(own) is not None


def is_new(count: Count, sentence: str) -> bool:
    """ "46 new deaths" are added to those of the days before."""
    if not count.text or not NEW.search(sentence):
        return False
    return re.search(rf"\b{re.escape(count.text)}\s+(?:new|fresh)\b", sentence) is not None


def recorded_of_a_day(count: Count, telling: Telling, lexicon: Lexicon) -> bool:
    """Whether a recorder gives a number of one day, and no word makes it one of a longer time."""
    period = telling.period
    if period is None or lexicon.pattern("words of a running count").search(telling.around):
        return False
    day = period.start == period.end is not None and period.words != ""
    return day and (count.low or 0) > 1 and lexicon.pattern("words of a recorder").search(telling.around) is not None


def brought_to(count: Count, sentence: str) -> bool:
    """Whether a number is what others brought the count to ("two more died, bringing the total to 45")."""
    if not count.text or not RAISED.search(sentence):
        return False
    return re.search(rf"{RAISED.pattern}[^.;]{{0,60}}?\bto\s+{re.escape(count.text)}", sentence) is not None


def since_a_start(count: Count, telling: Telling, lexicon: Lexicon) -> bool:
    """Whether the part of a sentence in which a number stands counts from a start on: "since", "so far", "has now killed"."""
    sentence = RECORD.sub("", telling.sentence)
    if telling.period is not None and telling.period.words.lower().startswith("since") and sentence == telling.sentence:
        return True
    at = sentence.find(count.text) if count.text else -1
    if at < 0:
        return False
    part = sentence[sentence.rfind(";", 0, at) + 1 : sentence.find(";", at) if ";" in sentence[at:] else len(sentence)]
    return lexicon.pattern("words of a start until now").search(part) is not None
