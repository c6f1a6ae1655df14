"""Where a sentence points back at people counted before: "nine of the victims", "of the dead, 97", "among them were 23 children".

Each finder gives the places of parts in the row, with the words that point at their whole.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from testimonia.extract.casualties.parts.breakdowns import names_one, without_next
from testimonia.extract.casualties.parts.sums import parts_by_sum
from testimonia.extract.casualties.parts.wholes import Before, pointing
from testimonia.extract.casualties.parts.wording import wording
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.lists import members
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft

Pointing = tuple[int, int, int]
"""The place of a part in the row, and the words that point back at its whole, from the first up to the last (excluded)."""

OPENING = 8
"""Phrases in which the verb stands behind "among the dead of Saturday's raid"."""

SUBJECT = 3
"""Phrases of a subject before "included"."""

BREAKS = "MS"
"""Letters at which the words said of a part end."""


@dataclass(frozen=True)
class Telling:
    """A sentence with the drafts told before its parts, the positions that other proposals speak of, and how a draft is made.

    `told` grows by each part, so that a later one can be a part of it.
    """

    scene: Scene
    told: list[Draft]
    taken: frozenset[int]
    make: Callable[[Scene, Proposal], Draft]
    found: list[Draft] = field(default_factory=list)

    @cached_property
    def summed(self) -> frozenset[int]:
        """The ids of the drafts before the sentence that add up to another."""
        return parts_by_sum(self.scene.page, self.told, self.scene.lexicon)

    @property
    def before(self) -> Before:
        """The drafts told so far."""
        return Before(self.told, self.summed)

    def free(self, phrase: Phrase) -> bool:
        """Whether no proposal speaks of the phrase yet."""
        return not self.taken & set(range(phrase.first, phrase.last))

    def any(self, first: int, last: int, group: str) -> bool:
        """Whether a word of a group stands between two positions."""
        return bool({self.scene.row.low(at) for at in range(first, last)} & wordset(self.scene.lexicon, group))


def opened(told: Telling) -> list[Pointing]:
    """ "Of the victims, 97 were civilians and 51 fighters": numbers behind a whole that opens the sentence."""
    row = told.scene.row
    comma = row.letters.find(",")
    if row.low(0) != "of" or not 2 <= comma <= OPENING or row.letters[1] not in "NRD":
        return []
    first, last = row.phrases[1].first, row.phrases[comma].first
    numbered = row.phrases[1].figure is not None and row.phrases[1].opened
    if not (numbered or told.any(first, last, "those harmed") or told.any(first, last, "partitive pronouns")):
        return []
    end = next((place for place in range(comma, len(row.letters)) if row.letters[place] in BREAKS), len(row.letters))
    counted = [place for place in range(comma + 1, end) if row.phrases[place].figure and row.letters[place] == "N"]
    return [(place, first, last) for place in counted if not said_by(told, place)]


def included(told: Telling) -> list[Pointing]:
    """ "Among them were 23 children and the driver", "the dead included two nurses": a list of parts of those told before."""
    row = told.scene.row
    clauses = (place + 1 for place, one in enumerate(row.phrases) if one.kind in "MS" or (one.kind == "V" and said_before(told, place)))
    for start in (0, *clauses):
        place = row.letters.find("V", start, start + OPENING)
        if place <= start or place + 1 >= len(row.phrases):
            continue
        first, verb = row.phrases[start].first, row.phrases[place]
        among = row.low(first) == "among" and told.any(verb.first, verb.last, "forms of being")
        includes = row.low(first) != "among" and told.any(verb.first, verb.last, "including verbs") and place - start < SUBJECT
        makes_up = row.low(first) != "among" and told.any(verb.first, verb.last, "forms of being of many") and place == start + 1
        if (among or includes or makes_up) and pointing(told.scene, first, verb.first) and (listed := row.behind("parts", place + 1)):
            found = without_next(row, members(row, listed.start(), listed.end()))
            found = [one for one in found if not one.partitive]
            single = [one for one in found if one.figure or names_one(one) or one_person(told, one)]
            if makes_up and (len(single) < 2 or len(single) < len(found)):
                continue
            return [(row.phrases.index(one), first, verb.first) for one in single]
    return []


def said_before(told: Telling, place: int) -> bool:
    """Whether a verb of saying opens a clause in which the whole is the subject ("he said the victims included 29 men")."""
    row = told.scene.row
    verb = row.phrases[place]
    return row.letters[place + 1 : place + 3] in ("NV", "RV", "DV") and told.any(verb.first, verb.last, "verbs of witnesses and doers")


def extremes(told: Telling) -> list[Pointing]:
    """ "The youngest was a girl of seven months, the oldest her great-grandmother": one person of those told before, or two."""
    row = told.scene.row
    subjects = {row.low(at) for one in row.phrases[:1] for at in range(one.first, one.last)}
    last = wordset(told.scene.lexicon, "words for the latest")
    of_harmed = subjects & last and subjects & wordset(told.scene.lexicon, "those harmed in the singular")
    if subjects.isdisjoint(wordset(told.scene.lexicon, "words for the youngest and oldest")) and not of_harmed:
        return []
    if row.letters[1:3] == ",N" and one_person(told, row.phrases[2]):
        return [(2, row.phrases[2].first, row.phrases[2].first)]
    if row.letters[1:3] != "VN":
        return []
    if not told.any(row.phrases[1].first, row.phrases[1].last, "forms of being"):
        return []
    further = [at for at in (5, 6) if row.letters[at - 2 : at + 1] == ",NN" or row.letters[at - 2 : at + 1] == "CNN"]
    found = [at for at in (2, *further) if one_person(told, row.phrases[at]) and row.phrases[at].figure is None]
    return [(at, row.phrases[at].first, row.phrases[at].first) for at in found]


def identified(told: Telling) -> list[Pointing]:
    """ "They were named as Ana Lode and Ivo Lind", "it gave their names as": the names of those told of before, two or more."""
    row = told.scene.row
    if not told.any(0, len(row.words), "words of giving names"):
        return []
    for place in range(2, len(row.phrases) - 1):
        first, last = row.phrases[0].first, row.phrases[place].first
        if row.low(last) != "as" or not told.any(first, last, "words of giving names"):
            continue
        meant = next((at for at in range(first, last) if {row.low(at)} & wordset(told.scene.lexicon, "those who are named together")), None)
        listed = row.behind("parts", place + 1) if meant is not None else None
        names = [one for one in members(row, listed.start(), listed.end()) if names_one(one)] if listed else []
        if meant is not None and len(names) > 1:
            return [(row.phrases.index(one), meant, meant + 1) for one in names]
    return []


def continued(told: Telling, found: Sequence[Pointing]) -> Iterator[Pointing]:
    """Parts, each with the numbers that go on its list: "four were from Nepal and three from Peru", "of whom 40 were women and 36 men"."""
    row = told.scene.row
    known = {place for place, _, _ in found}
    for place, first, last in found:
        yield place, first, last
        end = next((at for at in range(place + 1, len(row.letters)) if at in known or row.letters[at] in BREAKS), len(row.letters))
        verbs = [at for at in range(place + 1, end) if row.letters[at] in "VHhAJ"]
        if not verbs or verbs[0] != place + 1 or row.letters[verbs[0]] != "V":
            continue
        end = min([end, *verbs[1:]])
        for at in range(place + 3, end):
            bare = row.phrases[at].figure and row.letters[at] == "N" and row.letters[at - 1] in ",C" and not row.phrases[at].partitive
            if bare and row.letters[at + 1 : at + 2] not in tuple("VHhAJU"):
                yield at, first, last


def one_person(told: Telling, phrase: Phrase) -> bool:
    """Whether a phrase tells of one person by a noun ("a nurse", "the train's driver")."""
    row = told.scene.row
    sole = phrase.noun is not None and not phrase.many and row.low(phrase.head) not in wordset(told.scene.lexicon, "collectives")
    return sole and row.low(phrase.first) in ("a", "an", "the", "her", "his", "their", "its", "one")


def partitives(told: Telling) -> Iterator[Pointing]:
    """ "Nine of the victims were women", "12 of them in the capital": a number with "of" and those told before."""
    for place, phrase in enumerate(told.scene.row.phrases):
        counts = phrase.figure and phrase.partitive and phrase.kind in "ND" and not phrase.within
        if phrase.figure and counts and not said_by(told, place) and not only_mentioned(told, place):
            yield place, phrase.figure.last, phrase.last


def fractions(told: Telling) -> Iterator[Pointing]:
    """ "Three of the nine people killed in the fire were firefighters": the smaller number, told of beside its whole."""
    row = told.scene.row
    for place, phrase in enumerate(row.phrases):
        if phrase.figure is None or not phrase.within or phrase.kind != "N":
            continue
        start = behind_relative(row, place)
        verb = next((at for at in range(start, len(row.letters)) if row.letters[at] in "VHAM,"), None)
        says = verb is not None and row.letters[verb] == "V" and not said_by(told, verb - 1)
        begins = row.words[phrase.first].start
        share = wording(told.scene.lexicon).share.search(told.scene.page.text, told.scene.sentence.start, begins)
        if says or share or (row.letters[place + 1 : place + 2] == "h" and set(row.letters[place + 2 :]).isdisjoint("VHAJ")):
            yield place, phrase.figure.last, phrase.last


def behind_relative(row: Row, place: int) -> int:
    """The place behind a phrase and its relative clause ("11 of the 15 people who died in the fire | were women")."""
    if row.letters[place + 1 : place + 2] != "W":
        return place + 1
    verb = next((at for at in range(place + 2, len(row.letters)) if row.letters[at] in "VHhJA"), place)
    return verb + 1


def of_later(told: Telling) -> Iterator[Pointing]:
    """ "Four children were among seven people who died": a number whose whole stands right behind."""
    row = told.scene.row
    for found in re.finditer("NVPN", row.letters):
        phrase, verb, among, whole = row.phrases[found.start() : found.end()]
        stands = row.low(among.first) == "among" and told.any(verb.first, verb.last, "forms of being")
        if stands and phrase.figure and phrase.noun and whole.figure:
            yield found.start(), among.first, whole.last


def only_mentioned(told: Telling, place: int) -> bool:
    """Whether "one of the victims" is only spoken of, and nothing is said of who or how that one was."""
    row, phrase = told.scene.row, told.scene.row.phrases[place]
    pronoun = row.low(phrase.last - 1) in wordset(told.scene.lexicon, "partitive pronouns")
    one = phrase.figure is not None and phrase.figure.high == 1
    named = row.letters[place + 1 : place + 2] == "," and place + 2 < len(row.phrases) and row.phrases[place + 2].named
    return one and not pronoun and not named and row.letters[place + 1 : place + 3] not in ("VN", "VJ", "VP")


def said_by(told: Telling, place: int) -> bool:
    """Whether the verb behind a number is one of saying or of doing to others, so that it may count witnesses or those who did it."""
    row = told.scene.row
    following = row.phrases[place + 1] if place + 1 < len(row.phrases) else None
    return following is not None and following.kind in "VA" and told.any(following.first, following.last, "verbs of witnesses and doers")


def describes(scene: Scene, verb: Phrase) -> bool:
    """Whether a verb group only says what somebody is or has ("were", "are not", "remained")."""
    lows = {scene.row.low(at) for at in range(verb.first, verb.last)}
    return lows <= wordset(scene.lexicon, "describing verbs") | {"not", "also", "still", "all", "both", "only"}
