"""The force and the shape of a count, from the words around it (see records/count.py)."""

import re
from dataclasses import dataclass
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.records import Count, Period
from testimonia.records.count import Force, Shape


@dataclass(frozen=True)
class Wording:
    """How one language tells the shape of a count; made of the words of counts.yaml."""

    record: re.Pattern[str]  # "the worst since": a record "since" some day says nothing of how long a number was counted
    clauses: re.Pattern[str]  # where the clause of a number ends, before one that says what it makes of the whole
    raised: str  # "bringing": what others did to a count
    new: str  # "fresh"


@cache
def wording(lexicon: Lexicon) -> Wording:
    """The wording of a language."""
    best, until = lexicon.group("words of a record").alternation, lexicon.group("words behind a record").alternation
    raising = lexicon.group("participles of raising").alternation
    return Wording(
        record=re.compile(rf"\b(?:{best})\b[^.;]*\b(?:{until})\b", re.IGNORECASE),
        clauses=re.compile(rf";|,\s+(?=(?:{raising})\b)"),
        raised=lexicon.group("raising verbs").alternation,
        new=lexicon.group("words for new ones").alternation,
    )


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
    if telling.running or brought_to(count, telling.sentence, lexicon):
        return "cumulative"
    if telling.added or is_new(count, telling.sentence, lexicon) or of_a_day(count, telling.sentence, lexicon):
        return "increment"
    if since_a_start(count, telling, lexicon):
        return "cumulative"
    added = lexicon.pattern("words of a comparison").sub("", telling.around)
    if lexicon.pattern("words of an addition").search(added) or recorded_of_a_day(count, telling, lexicon):
        return "increment"
    if lexicon.pattern("words of a running count").search(wording(lexicon).record.sub("", telling.around)):
        return "cumulative"
    return "unknown" if count.low is None or count.low > 1 else "one incident"


def clause_of(count: Count, sentence: str, lexicon: Lexicon) -> str:
    """The clause of a sentence in which a number stands, without one of what it makes of the whole ("…, bringing the toll to 45")."""
    return next((clause for clause in wording(lexicon).clauses.split(sentence) if count.text and count.text in clause), "")


def of_a_day(count: Count, sentence: str, lexicon: Lexicon) -> bool:
    """Whether the clause of a number says that it counts the last day alone ("58 were killed in the past 24 hours")."""
    day = lexicon.pattern("words of the last day")
    return (count.low or 0) > 1 and day.search(sentence) is not None and day.search(clause_of(count, sentence, lexicon)) is not None


def is_new(count: Count, sentence: str, lexicon: Lexicon) -> bool:
    """ "46 new deaths" are added to those of the days before."""
    if not count.text or not lexicon.pattern("words for new ones").search(sentence):
        return False
    return re.search(rf"\b{re.escape(count.text)}\s+(?:{wording(lexicon).new})\b", sentence) is not None


def recorded_of_a_day(count: Count, telling: Telling, lexicon: Lexicon) -> bool:
    """Whether a recorder gives a number of one day, and no word makes it one of a longer time."""
    period = telling.period
    if period is None or lexicon.pattern("words of a running count").search(telling.around):
        return False
    day = period.start == period.end is not None and period.words != ""
    return day and (count.low or 0) > 1 and lexicon.pattern("words of a recorder").search(telling.around) is not None


def brought_to(count: Count, sentence: str, lexicon: Lexicon) -> bool:
    """Whether a number is what others brought the count to ("two more died, bringing the total to 45")."""
    if not count.text or not lexicon.pattern("raising verbs").search(sentence):
        return False
    return re.search(rf"\b(?:{wording(lexicon).raised})\b[^.;]{{0,60}}?\bto\s+{re.escape(count.text)}", sentence) is not None


def since_a_start(count: Count, telling: Telling, lexicon: Lexicon) -> bool:
    """Whether the clause in which a number stands counts from a start on: "since", "so far", "has now killed"."""
    sentence = wording(lexicon).record.sub("", telling.sentence)
    if telling.period is not None and telling.period.words.lower().startswith("since") and sentence == telling.sentence:
        return clause_of(count, sentence, lexicon) == "" or "since" in clause_of(count, sentence, lexicon).lower()
    return lexicon.pattern("words of a start until now").search(clause_of(count, sentence, lexicon)) is not None
