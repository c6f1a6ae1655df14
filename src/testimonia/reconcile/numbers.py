"""Numbers: whom the claim of a harm counts, in the report of a small incident."""

import re
from collections.abc import Iterable

from testimonia.records import Casualty, Claim

ARTICLES = ("", "a", "an", "the", "another")
"""A count of one in such a word is a person told of; "one" is a count."""

WIDENED = "of whom the document says"
"""In the reasons of a claim whose number may hold some of the dead (see extract/casualties/fates.py)."""

LOOSE = ("vague", "about", "range", "at_most", "less_than")

PASSING = ("negated", "hypothetical", "forecast", "historical")


def counts(claim: Claim, body: Casualty) -> bool:
    """Whether a claim gives a figure of this event: asserted, in the report itself, with somebody harmed."""
    told = claim.assertion not in PASSING and claim.block not in ("furniture", "byline")
    return told and bool(body.count.low or body.count.high)


def casualty(claim: Claim) -> Casualty:
    """The body of a casualty claim."""
    assert isinstance(claim.body, Casualty)
    return claim.body


def offset(claim: Claim) -> int:
    """Where the count of a claim stands in the text, where it is worded; else where its words begin."""
    text = casualty(claim).count.text
    return claim.evidence.start + max(claim.evidence.quote.find(text), 0)


def is_person(claim: Claim) -> bool:
    """One person told of by name or as "a man", or by "a fatal shooting", rather than "one" of a count."""
    count = casualty(claim).count
    return count.low == 1 and count.high in (1, None) and count.text.casefold().strip() in ARTICLES


def totals(claims: Iterable[Claim]) -> list[Claim]:
    """Claims with a stated number."""
    return [one for one in claims if not is_person(one)]


def number(claim: Claim) -> int:
    """The number as worded: the high end of an exact count that was widened for those who died, else the low end."""
    count = casualty(claim).count
    worded = count.high if count.qualifier == "exact" else count.low
    return worded or count.low or 0


def is_widened(claim: Claim) -> bool:
    """Whether a number of people struck was widened, because some of them died."""
    count = casualty(claim).count
    ends = count.low is not None and count.high is not None
    return count.qualifier == "range" and ends and WIDENED in " ".join(claim.reasons)


def survivors(claim: Claim, dead: int | None = None) -> int:
    """The number that are alive at the least; of a number widened for those who died, what the report's dead leave of it."""
    count = casualty(claim).count
    return max((count.high or 0) - dead, 0) if dead is not None and is_widened(claim) else count.low or 0


def words_of(claim: Claim) -> str:
    """The words for those harmed, in small letters."""
    return (casualty(claim).population.words or "").casefold()


def place(claim: Claim) -> int:
    """Where the words for those harmed begin in the text."""
    return claim.evidence.start + max(claim.evidence.quote.find(casualty(claim).population.words or ""), 0)


SOME_OF_THEM = re.compile(r"\s*of (?:them|whom|those|these|the (?:wounded|injured|hurt|victims))\b", re.IGNORECASE)


def some_of_them(claim: Claim) -> bool:
    """Whether a number is of some of those told before: "two of them critically hurt", "two of the wounded"."""
    return bool(SOME_OF_THEM.match(claim.evidence.quote, offset(claim) - claim.evidence.start + len(casualty(claim).count.text)))
