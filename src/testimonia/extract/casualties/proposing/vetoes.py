"""Proposals that their neighbours in the sentence refute: the victim belongs to another verb of harm, or is the one who did it."""

import re

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.culprits import culprits, spared
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.people import noun_for
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.grammar.counts import wordset

STATING = "HhJ"
"""Letters of words of harm that stand behind their victim."""

BACKWARD = ("passive", "reduced passive", "moved", "tree")
"""Rules whose victim stands before the verb."""


OBJECTS = re.compile(r"[VLAhY](?:N(?:[PO][NXT])*[,C]+)*\Z")
"""A verb with the objects before another of them."""

CLAUSE = re.compile(r"(?:[POw][NXT]|T|[,C]+N)*,CN\Z")
"""From an object to the subject of a clause of its own behind ", and"."""


def refuted(row: Row, one: Proposal, lexicon: Lexicon) -> bool:
    """Whether the words around a proposal say that its victim came to another harm or to none."""
    victims = one.victims
    if culprits(one, lexicon) or spared(one):
        return True
    if victims is None or victims not in row.phrases or one.verb not in row.phrases:
        return False
    place, verb = row.phrases.index(victims), row.phrases.index(one.verb)
    if one.rule == "tree" and victims.figure and of_another_verb(row, place, verb):
        return True
    if place < verb and one.rule in BACKWARD:
        wrong = (
            did_it(row, place, verb)
            or of_the_speaker(row, place, verb)
            or object_of_another(row, place, verb)
            or fired(row, verb)
            or graded(row, victims, lexicon)
            or object_before(row, place, verb, lexicon)
        )
        return wrong or some_of_them(row, place, verb)
    return place == verb + 1 and compound(row, one.verb, victims, lexicon)


def of_another_verb(row: Row, place: int, verb: int) -> bool:
    """Whether a number has a word of harm of its own: "one killed, four injured", "killed one and injured four"."""
    behind = row.letters[place + 1 : place + 2]
    before = row.letters[place - 1 : place] if place else ""
    return (behind in STATING and behind != "" and place + 1 != verb) or (before in "hA" and before != "" and place - 1 != verb)


def did_it(row: Row, place: int, verb: int) -> bool:
    """Whether the one before "who" has harmed the one behind the verb: "the three guards who shot Ivo Dane"."""
    harmed = row.letters[verb + 1 : verb + 2]
    return row.letters[place + 1 : verb] == "W" and row.phrases[verb].kind == "h" and harmed in ("N", "R")


def of_the_speaker(row: Row, place: int, verb: int) -> bool:
    """Whether a clause with "who" right before the verb belongs to whoever said it ("killed two brothers, said Odo, who fled")."""
    between = row.letters[place + 1 : verb]
    return between.endswith("W") and "VN" in between


def object_of_another(row: Row, place: int, verb: int) -> bool:
    """Whether the victim is whom somebody else harmed in a clause of its own: "the man who killed five people in May was hurt"."""
    own = place > 1 and row.letters[place - 2 : place] in ("Wh", "WA")
    return own and verb > place + 1 and row.phrases[verb].kind == "H" and not set(row.letters[place + 1 : verb]) & set(",MCWS")


def some_of_them(row: Row, place: int, verb: int) -> bool:
    """Whether a number "of them" stands between the victim and the verb: "200 guests came, and four of them were shot"."""
    if row.low(0) == "of" and place == 1 and any(one.figure and one.head < 0 for one in row.phrases[place + 1 : verb]):
        return True
    part = row.phrases[verb - 1]
    counted = row.phrases[place].figure is not None and part.figure is not None
    return place < verb - 1 and counted and part.partitive and row.low(part.last - 1) in ("them", "these", "those")


def object_before(row: Row, place: int, verb: int, lexicon: Lexicon) -> bool:
    """Whether people are the object of the clause before: "the quake injured 40 people, and 12 miners were killed"."""
    governed = OBJECTS.search(row.letters, 0, place)
    if governed is None or not CLAUSE.search(row.letters, place + 1, verb):
        return False
    doing = row.phrases[governed.start()]
    return (
        wordset(lexicon, "verbs of witnesses and doers").isdisjoint(row.low(at) for at in range(doing.first, doing.last))
        or doing.kind == "h"
    )


def graded(row: Row, victims: Phrase, lexicon: Lexicon) -> bool:
    """Whether a number "of them" is told with how badly they were hurt ("240 of them seriously, and 95 were missing")."""
    return victims.partitive and row.low(victims.last) in wordset(lexicon, "grades of harm")


def fired(row: Row, verb: int) -> bool:
    """Whether somebody shot into a thing: "he shot twice into the car"."""
    into = row.letters[verb + 1 : verb + 3] in ("PX", "PN") and row.low(row.phrases[verb + 1].first) in ("into", "toward", "towards")
    return row.phrases[verb].kind == "h" and into


def compound(row: Row, verb: Phrase, victims: Phrase, lexicon: Lexicon) -> bool:
    """Whether an -ing word is part of a noun: "shooting suspect Ivo Dane"."""
    first = row.words[victims.first]
    if row.words[verb.head].tag == "VERB" and first.relation == "obj":
        return False
    bare = victims.figure is None and not victims.opened and first.low.isalpha() and not first.capital
    known = noun_for((first.low,), lexicon)
    return bare and row.low(verb.last - 1).endswith("ing") and verb.last - verb.first == 1 and known is not None and not known[1].many
