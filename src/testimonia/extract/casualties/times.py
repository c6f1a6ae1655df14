"""Of which time a claim is, where another claim of the document tells it: its whole, or the news that it tells again.

"More than 380 people were killed since March. In the worst raid, in April, 83 died": the 83 are of the news, as the 380 are. "A man was
found guilty of five murders. The five who died on 9 December 2022 were …": the day is that of the news.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.page import Draft
from testimonia.records import Casualty, Claim

Pair = tuple[Draft, Claim]

BEFORE = 60
"""Characters before a part in which words may say that it is one."""

SENTENCE = 160
"""Characters before a part in which its sentence begins."""

OPENS = re.compile(r"(?:\A|[.!?]['’”\")]*\s+)(?:In|On)\s[^,.]{0,25}?\b(?:19|20)\d\d,[^.!?]*\Z")
"""A sentence that begins with another year ("In 2014, three people were stabbed")."""

TIMES = ("asserted", "historical")
"""Assertions that differ in time alone."""


def with_times(pairs: Sequence[Pair], text: str, lexicon: Lexicon) -> list[Pair]:
    """The pairs, each part of the time of its whole, and those told again of the time of the news."""
    said = partly(lexicon)
    known: dict[int, Claim] = {}
    for draft, claim in pairs:
        known[id(draft)] = told_again(claim, pairs, text)
    return [(draft, like_whole(draft, known, text, said)) for draft, _ in pairs]


@cache
def partly(lexicon: Lexicon) -> re.Pattern[str]:
    """Words that say of a number that it is some of those counted before: "in the worst incident", "of them"."""
    openers = lexicon.group("part openers").alternation
    return re.compile(rf"\b(?:{openers}|of (?:them|these|those|whom|the dead|the victims))\b", re.IGNORECASE)


def like_whole(draft: Draft, known: dict[int, Claim], text: str, said: re.Pattern[str]) -> Claim:
    """The claim of a draft, of the time of its whole; of the news only where its words call it some of those, or all make up the whole."""
    claim = known[id(draft)]
    if draft.part_of is None or id(draft.part_of) not in known or claim.assertion not in TIMES:
        return claim
    whole = like_whole(draft.part_of, known, text, said)
    if whole.assertion not in TIMES or whole.assertion == claim.assertion:
        return claim
    summed = draft.part_kind == "breakdown" and not OPENS.search(text, max(claim.evidence.start - SENTENCE, 0), claim.evidence.start)
    some = summed or said.search(text, max(claim.evidence.start - BEFORE, 0), claim.evidence.end)
    if whole.assertion == "asserted" and not some:
        return claim
    return replace(claim, assertion=whole.assertion, reasons=(*claim.reasons, "a part is of the time of its whole"))


def told_again(claim: Claim, pairs: Sequence[Pair], text: str) -> Claim:
    """A claim of "the five who died" on a day long past as one of the news, where the news before it counts as many."""
    if claim.assertion != "historical" or not definite(claim, text):
        return claim
    same = any(counts_alike(other, claim) for _, other in pairs if other.evidence.start < claim.evidence.start)
    if not same:
        return claim
    return replace(claim, assertion="asserted", reasons=(*claim.reasons, "the news before it counts the same people"))


def definite(claim: Claim, text: str) -> bool:
    """Whether a claim's number stands behind "the"."""
    count = claim.body.count.text if isinstance(claim.body, Casualty) else ""
    at = text.find(count, claim.evidence.start, claim.evidence.end) if count else -1
    return at >= 0 and (text[max(at - 4, 0) : at].lower() == "the " or count.lower().startswith("the "))


def counts_alike(news: Claim, claim: Claim) -> bool:
    """Whether a claim of the news counts as many, two or more, of the same harm."""
    one, two = news.body, claim.body
    if not isinstance(one, Casualty) or not isinstance(two, Casualty) or news.assertion != "asserted":
        return False
    return one.measure == two.measure and one.count.low == two.count.low == two.count.high and (one.count.low or 0) > 1
