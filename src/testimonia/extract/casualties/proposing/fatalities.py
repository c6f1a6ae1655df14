"""Words that say that somebody was killed and not how many: "a homicide", "a fatal shooting", "an apparent murder-suicide".

They speak only in a document that tells of no death in other words (see fates.py).
"""

import re
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.grammar.counts import Figure, wordset

RULE = "deadly event"
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|last|next")
MURDERS = ("homicide", "murder", "slaying")
"""Words for one killing, which "double" makes two."""

NEAR = 4
"""Words: how far before the noun its number and what denies it may stand."""


def deadly_events(row: Row, lexicon: Lexicon) -> list[Proposal]:
    """The deadly events of a sentence, each with the number of people whom it killed at the least."""
    if deeds(lexicon).isdisjoint(word.low for word in row.words):
        return []
    return [proposal(row, phrase, *found) for phrase in row.phrases if (found := read(row, phrase, lexicon))]


@cache
def deeds(lexicon: Lexicon) -> frozenset[str]:
    """Words for a deadly event, or for a deed that another word makes one."""
    return frozenset((*MURDERS, *lexicon.words("homicides"), *wordset(lexicon, "deadly deeds")))


def read(row: Row, phrase: Phrase, lexicon: Lexicon) -> tuple[int, int] | None:
    """The position of the word for a deadly event in a noun phrase, and how many it killed at the least; None where there is none."""
    if phrase.kind not in "NXD" or phrase.figure or phrase.named:
        return None
    for at in range(phrase.first, phrase.last):
        n = killed_in(row, at, phrase, lexicon)
        if n and not denied(row, at, lexicon):
            return at, n
    return None


def killed_in(row: Row, at: int, phrase: Phrase, lexicon: Lexicon) -> int:
    """How many the word here says were killed; nought for any other word."""
    low, last = row.low(at), at == phrase.last - 1
    many: int = lexicon.entries("multiple homicides").get(row.low(at - 1), 0)
    if low in MURDERS and many:
        return many
    if low in lexicon.entries("homicides") and (last or row.low(at + 1) in ("victim", "suspect", "case", "scene")):
        return int(lexicon.entries("homicides")[low])
    deadly = any(row.low(before) in wordset(lexicon, "deadly adjectives") for before in range(max(at - 2, phrase.first), at))
    return 1 if deadly and last and low in wordset(lexicon, "deadly deeds") else 0


def denied(row: Row, at: int, lexicon: Lexicon) -> bool:
    """Whether the words before it say that it is one of a series, was only tried, or is a charge or an office."""
    before = [row.low(one) for one in range(max(at - NEAR, 0), at)]
    series = any(ORDINAL.fullmatch(low) for low in before)
    return series or bool(set(before) & wordset(lexicon, "no homicide yet"))


def proposal(row: Row, phrase: Phrase, at: int, killed: int) -> Proposal:
    """So many people at least, told by the words of the event; a homicide is one killing of one person."""
    harm = Harm("killed", "object")
    verb = Phrase("D", phrase.first, phrase.last, head=at, harms=(harm,), form="noun")
    exact = row.low(at) == "homicide"
    told = Figure(phrase.first, phrase.first, killed, killed if exact else None, "exact" if exact else "at_least")
    return Proposal(row, harm, verb, Phrase("D", phrase.first, phrase.last, told, at), RULE)
