"""Doers: whether the one who did it came to harm as well, and whether a number of those whom he harmed leaves him out."""

import re
from collections.abc import Iterable, Sequence

from testimonia.records import Casualty, Claim

NAME = re.compile(r"[A-Z][\w’'-]{2,}")
"""A word of a name; initials and small words are none."""


def harmed_doers(claims: Sequence[Claim], named: frozenset[frozenset[str]], called: re.Pattern[str]) -> list[Claim]:
    """The claims of one person who is the one who did it: called so ("the gunman"), or named as the perpetrator of another claim."""
    return [one for one in claims if body(one).count.high == 1 and (called_so(one, called) or (words_of(one) and is_named(one, named)))]


def called_so(claim: Claim, called: re.Pattern[str]) -> bool:
    """Whether a claim calls the one harmed by what he did: “the gunman”, and not “the gunman's father”."""
    words = body(claim).population.words or ""
    return bool(called.search(words))


def is_named(claim: Claim, named: frozenset[frozenset[str]]) -> bool:
    """Whether every word of a victim's name is one of a perpetrator's name."""
    return any(words_of(claim) <= name for name in named)


def words_of(claim: Claim) -> frozenset[str]:
    """The words of a victim's name."""
    return frozenset(NAME.findall(body(claim).population.words or ""))


def perpetrators(claims: Iterable[Claim]) -> frozenset[frozenset[str]]:
    """The names of those who are said to have harmed others, as sets of words."""
    names = (frozenset(NAME.findall(one.text)) for claim in claims for one in body(claim).perpetrators)
    return frozenset(name for name in names if name)


def body(claim: Claim) -> Casualty:
    """The body of a casualty claim."""
    assert isinstance(claim.body, Casualty)
    return claim.body
