"""The force and the shape of a count, from the words around it (see records/count.py)."""

from testimonia.codebook.lexicon import Lexicon
from testimonia.records import Count
from testimonia.records.count import Force, Shape


def with_force(count: Count, around: str, added: bool, lexicon: Lexicon) -> Count:
    """A count with its force and shape; `around` is the clause that it stands in, `added` whether "another" stands before it."""
    if count.qualifier == "uncounted":
        return count
    return Count(text=count.text, low=count.low, high=count.high, qualifier=count.qualifier,
                 force=force(count, around, lexicon), shape=shape(count, around, added, lexicon))  # fmt: skip


def force(count: Count, around: str, lexicon: Lexicon) -> Force:
    """Total where it is put forward as complete, bound and estimate as worded, tally where somebody documented it one by one."""
    if lexicon.pattern("words of a claimed total").search(around):
        return "total"
    if count.qualifier in ("at_least", "more_than", "at_most", "less_than"):
        return "bound"
    if count.qualifier in ("about", "range", "vague") or lexicon.pattern("words of an estimate").search(around):
        return "estimate"
    return "tally" if lexicon.pattern("words of a documented count").search(around) else "unknown"


def shape(count: Count, around: str, added: bool, lexicon: Lexicon) -> Shape:
    """Cumulative since a start, an increment of a day, or one incident: a plain number of people with neither word."""
    if added or lexicon.pattern("words of an addition").search(around):
        return "increment"
    if lexicon.pattern("words of a running count").search(around):
        return "cumulative"
    return "unknown" if count.low is None or count.low > 1 else "one incident"
