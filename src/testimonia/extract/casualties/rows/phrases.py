"""Phrases: the noun phrases, verb groups and small words of a sentence in a row, each with a letter of its kind.

No parser is at hand, so phrases are found from closed classes, word endings and the codebook's words for people and harm. The
casualty patterns are regular expressions over the row of letters (see proposals.py), in the way of finite-state readers such as FASTUS.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from testimonia.extract.casualties.rows.harm import Form, Harm
from testimonia.extract.casualties.rows.people import Noun
from testimonia.extract.grammar.counts import Figure
from testimonia.extract.grammar.words import Word


class Phrase(NamedTuple):
    """Words from `first` up to `last` (excluded). Kinds, one letter each:

    N people or maybe people · X things · R pronoun · T time · G an age in commas · D harm as a noun · K a wound · H verb whose victim is
    its subject · h bare past or participle · A verb whose victim is its object · J adjective of harm · L leave · U suffer · V other verb ·
    Y other -ing · B by · O of · w with · P other preposition · W relative pronoun · S subordinator · C and, or · M other mark · , comma.

    `head` is the position of the noun or verb, `owner` that of a possessor's "'s". `named` is a name; `opened` begins with an article;
    `partitive` is some of a known whole ("12 of them", "four of the dead"); `within` is the number of the whole in "one of the six";
    `weak` says little by itself; `inner` is where what follows "of" begins in "the bodies of nine men".
    """

    kind: str
    first: int
    last: int
    figure: Figure | None = None
    head: int = -1
    noun: Noun | None = None
    named: bool = False
    weak: bool = False
    harms: tuple[Harm, ...] = ()
    form: Form | None = None
    owner: int = -1
    partitive: bool = False
    opened: bool = False
    within: Figure | None = None
    inner: int = -1

    @property
    def many(self) -> bool:
        """Whether the noun says more than one person."""
        return bool(self.noun and self.noun.many)


@dataclass(frozen=True)
class Row:
    """A sentence's words and phrases; `letters` holds one letter for each phrase, and `patterns` what is looked for in them."""

    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]
    capitals: bool
    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, hash=False, repr=False)

    @cached_property
    def letters(self) -> str:
        return "".join(phrase.kind for phrase in self.phrases)

    def low(self, position: int) -> str:
        """The word at a position in small letters; empty outside the sentence."""
        return self.words[position].low if 0 <= position < len(self.words) else ""

    def before(self, pattern: str, place: int) -> re.Match[str] | None:
        """What a pattern finds right before a phrase."""
        return self.patterns[pattern].search(self.letters[:place])

    def behind(self, pattern: str, place: int) -> re.Match[str] | None:
        """What a pattern finds from a phrase on."""
        return self.patterns[pattern].match(self.letters, place)


def without_ages(found: list[Phrase]) -> list[Phrase]:
    """The row without ages in commas: "Ana Lode, 34, was" is "Ana Lode was"; a comma stays before a further name."""
    kept: list[Phrase] = []
    position = 0
    while position < len(found):
        aged = [one.kind for one in found[position : position + 2]] == [",", "G"]
        if aged:
            start, position = position + 1, behind_ages(found, position + 2)
            kept[-1:] = [counted_by_ages(one, sum(age.kind == "G" for age in found[start:position])) for one in kept[-1:]]
            closed = position < len(found) and found[position].kind == ","
            further = position + 1 < len(found) and found[position + 1].kind == "N"
            position += closed and not further
            continue
        if found[position].kind == "G":
            position = behind_ages(found, position + 1)
            continue
        kept.append(found[position])
        position += 1
    return kept


def behind_ages(found: list[Phrase], position: int) -> int:
    """The place behind a list of ages ("10 and 12", "1, 3 and 5")."""
    while position + 1 < len(found) and found[position].kind in ",C" and found[position + 1].kind == "G":
        position += 2
    return position


def counted_by_ages(phrase: Phrase, ages: int) -> Phrase:
    """ "His sons, 10 and 12" are two: a group without a number has as many as ages are given of it."""
    if ages < 2 or phrase.kind != "N" or not phrase.many or phrase.figure:
        return phrase
    return phrase._replace(figure=Figure(phrase.first, phrase.first, ages, ages, "exact"))


def coordinated(found: list[Phrase]) -> list[Phrase]:
    """ "Thousands of farmers and traders" is one group under one count, unless the second noun opens a clause ("and police said")."""
    kept: list[Phrase] = []
    position = 0
    while position < len(found):
        phrase = found[position]
        joined = of_one_count(found, position)
        if joined:
            phrase = phrase._replace(last=found[position + joined].last)
            position += joined
        kept.append(phrase)
        position += 1
    return kept


def of_one_count(found: list[Phrase], position: int) -> int:
    """How many phrases on a group ends that stands under the count of the phrase here ("118 men, women and children"); nought for none."""
    at = position
    while (
        at > position - 1
        and [one.kind for one in found[at + 1 : at + 3]] == [",", "N"]
        and plain_plural(found[at + 2])
        and at < position + 6
    ):
        at += 2
    joint = [one.kind for one in found[at : at + 3]] == ["N", "C", "N"]
    if not joint or not (found[position].figure and found[position].many):
        return 0
    return at + 2 - position if shares_count([found[position], *found[at + 1 : at + 4]], 0) else 0


def plain_plural(phrase: Phrase) -> bool:
    """Whether a phrase is a bare plural for people, without a number, an article or a harm."""
    return (
        phrase.noun is not None
        and phrase.noun.many
        and phrase.figure is None
        and not phrase.harms
        and not phrase.opened
        and not phrase.named
    )


def shares_count(found: list[Phrase], position: int) -> bool:
    """Whether the second of two joined nouns stands under the count of the first."""
    phrase, second = found[position], found[position + 2]
    follows = found[position + 3].kind if position + 3 < len(found) else ""
    plural = second.many or (second.named and second.noun is None and second.last == second.first + 1)
    bare = second.figure is None and not second.harms and not second.opened
    return bool(phrase.figure) and phrase.many and plural and bare and follows not in ("V", "A")
