"""Who counted people are said to be elsewhere in the sentence: in commas, behind "were", behind "the number of", before "made up"."""

import re

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.grammar.counts import wordset

IN_COMMAS = re.compile(r",N(?:[PO][NXTLV]|[OG])*(?:,(?!C)|M|W|$)")
"""The letters of a description in commas; before a comma and "and" it goes on a list."""

TOLD_TO_BE = re.compile(r"(?:W?[HhJA](?:[PO][NXTL]|T)*)?(?P<verb>V)(?:R?O|[SP])?(?P<who>N)")
"""The letters behind "four of those killed in the raid" by which they are said to be somebody, also over "those of" and "as"."""


def apposed(row: Row, phrase: Phrase) -> Phrase | None:
    """What one person without a name is said to be, in commas: "a fourth, a 17-year-old boy, is in surgery"."""
    place = next((at for at, one in enumerate(row.phrases) if one.first == phrase.first), -1)
    one = phrase.figure.high == 1 if phrase.figure else not phrase.many
    if place < 0 or phrase.named or not one or not IN_COMMAS.match(row.letters, place + 1):
        return None
    other = row.phrases[place + 2]
    opened = row.low(other.first) in ("a", "an") or other.named
    single = other.noun is not None and not other.noun.many and other.figure is None and opened
    return other if single else None


def told_to_be(row: Row, phrase: Phrase, lexicon: Lexicon) -> Phrase | None:
    """Who some of those harmed are said to be: "four of those killed were shepherds", "87 were of women", "five named as policemen"."""
    place = next((at for at, one in enumerate(row.phrases) if one.first == phrase.first), -1)
    found = TOLD_TO_BE.match(row.letters, place + 1) if place >= 0 and points_back(row, phrase, lexicon) else None
    if found is None:
        return None
    other, verb = row.phrases[found.start("who")], row.phrases[found.start("verb")]
    lows = {row.low(at) for at in range(verb.first, verb.last)}
    joint = " ".join(row.low(at) for at in range(verb.last, other.first))
    being = not lows.isdisjoint(wordset(lexicon, "forms of being of many")) and joint in ("", "of", "those of", "that of")
    identified = joint == "as" and not lows.isdisjoint(wordset(lexicon, "verbs of naming"))
    many = other.many and other.figure is None and not other.opened and not other.weak
    return other if (being or identified) and many else None


def points_back(row: Row, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a number counts some of those told of: bare, of a number of people, or of "those", "the dead"."""
    harmed = wordset(lexicon, "those harmed") | wordset(lexicon, "partitive pronouns")
    some = phrase.partitive and not harmed.isdisjoint(row.low(at) for at in range(phrase.first, phrase.last))
    return phrase.figure is not None and (phrase.noun is None or phrase.within is not None or some)


def makes_up(row: Row, phrase: Phrase, lexicon: Lexicon) -> Phrase | None:
    """Who make up so many of a whole: "children made up 420 of the 1,950 wounded"."""
    place = next((at for at, one in enumerate(row.phrases) if one.first == phrase.first), 0)
    opens = phrase.figure is not None and phrase.figure.first == phrase.first
    if place < 2 or not opens or row.letters[place - 2 : place] != "NV":
        return None
    verb, who = row.phrases[place - 1], row.phrases[place - 2]
    up = " ".join(row.low(at) for at in range(verb.first, phrase.first)) in wordset(lexicon, "words for making up a part")
    return who if up and who.many and who.figure is None else None


def number_of(row: Row, phrase: Phrase) -> Phrase | None:
    """Whom "bring to 29 the number of peacekeepers" counts: the noun behind "the number of"."""
    place = next((at for at, one in enumerate(row.phrases) if one.first == phrase.first), -1)
    bare = phrase.figure is not None and phrase.figure.last == phrase.last and place >= 0
    other = row.phrases[place + 1] if bare and place + 1 < len(row.phrases) else None
    counted = other is not None and [row.low(at) for at in range(other.first, other.first + 3)] == ["the", "number", "of"]
    fits = other is not None and counted and other.noun is not None and other.kind == "N" and not other.figure
    return other._replace(first=other.first + 3) if other is not None and fits else None


def of_counted_harm(row: Row, victims: Phrase) -> Phrase | None:
    """Whom a counted harm befell, where "of" names them without a number ("64 killings of taxi drivers")."""
    place = next((at for at, one in enumerate(row.phrases) if one.first == victims.first), -1)
    if place < 0 or victims.kind != "D" or row.letters[place + 1 : place + 3] != "ON":
        return None
    other = row.phrases[place + 2]
    joined = row.letters[place + 3 : place + 5] == "CN" and row.phrases[place + 4].many and row.phrases[place + 4].figure is None
    plain = other.many and other.figure is None and not other.weak and not other.opened
    return other._replace(last=row.phrases[place + 2 + 2 * joined].last) if plain else None
