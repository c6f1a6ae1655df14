"""The force and the shape of a count, from the words around it (see records/count.py)."""

from dataclasses import dataclass

from testimonia.codebook.lexicon import Lexicon
from testimonia.records import Count, Period
from testimonia.records.count import Force, Shape


@dataclass(frozen=True)
class Telling:
    """How a count is told: the clause that it stands in, the period read for it, whether "another" stands before it,

    and whether a running count ("the count stands at 45") carries it, by a list of names or another record.
    """

    around: str
    period: Period | None = None
    added: bool = False
    running: bool = False
    listed: bool = False


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
    if telling.running:
        return "cumulative"
    if telling.added or lexicon.pattern("words of an addition").search(telling.around):
        return "increment"
    since = telling.period is not None and telling.period.words.lower().startswith("since")
    if since or lexicon.pattern("words of a running count").search(telling.around):
        return "cumulative"
    day = telling.period is not None and telling.period.start == telling.period.end is not None and telling.period.words != ""
    if day and (count.low or 0) > 1 and lexicon.pattern("words of a recorder").search(telling.around):
        return "increment"
    return "unknown" if count.low is None or count.low > 1 else "one incident"
