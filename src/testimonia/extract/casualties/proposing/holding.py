"""Which proposals hold as claims, and the count that each gives."""

from collections.abc import Sequence
from itertools import pairwise

from testimonia.extract.casualties.proposing.looks import looks_like_harm
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.proposing.syntax import AGREES
from testimonia.extract.casualties.proposing.vetoes import refuted
from testimonia.extract.casualties.rows.people import noun_for
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import Figure, with_text, wordset
from testimonia.extract.page import Draft
from testimonia.records import UNCOUNTED, Casualty, Count

PERSONAL = frozenset(("a", "an", "the", "his", "her", "their", "its", "my", "our", "another"))
"""Words that open a phrase for one person."""

SURELY = 0.6
"""The probability from which a mark of the reader makes an unknown noun a person."""

AGAIN = 400
"""Characters back to people who were counted and whom "the men" means."""

SHARE = 6
"""Words before a number in which "half of" makes it the whole."""

PLAIN = ("passive", "active", "reduced passive", "tree", "adjective", "saying")
"""Rules by which one arrest, or one missing person, is told."""


TRYING = frozenset(("tried", "trying", "tries", "attempted", "attempting", "wanted", "wanting", "hoped", "hoping"))
"""Words right before "to flee" of those who did not get away."""

YEARS = frozenset(("year", "month", "week", "day", "hour"))

INTENT = 4
"""Words: how far before "to kill" a word for a plan or an attempt may stand."""


def holds(scene: Scene, one: Proposal) -> bool:
    """Whether a proposal is a claim: people who can be counted, or of whom the text asserts in full that harm was done to them."""
    victims = one.victims
    intended = one.verb.form == "base" and scene.row.low(one.verb.first) == "to"
    if one.harm.measure is None or (intended and (not (victims and victims.figure) or wanted(scene, one))):
        return False
    if refuted(scene.row, one, scene.lexicon) or denied(scene, one):
        return False
    if victims is None:
        return one.rule == "killings in a place"
    if looks_like_harm(scene, one, victims):
        return False
    if victims.kind == "R":
        single = victims.figure is not None or scene.row.low(victims.first) in ("he", "she", "him", "her")
        told = one.harm.measure == "injured" or (one.harm.measure == "killed" and one.harm.sure)
        return single and one.verb.form != "base" and told
    return told_of_people(scene, one, victims)


def wanted(scene: Scene, one: Proposal) -> bool:
    """Whether somebody only meant to do it ("was preparing to kill 12 guards")."""
    before = {scene.row.low(at) for at in range(max(one.verb.first - INTENT, 0), one.verb.first)}
    if one.harm.measure == "displaced":
        return one.harm.victim == "subject" and bool(before & TRYING)
    return one.harm.measure in ("killed", "injured", "abducted", "massacres") and bool(before & wordset(scene.lexicon, "words of intent"))


def bygone(scene: Scene, one: Proposal) -> bool:
    """Whether a number is one that was given up ("rose from 12 to 45"), or points back at one told before ("of the 88, 60 were killed")."""
    figure, row = one.victims.figure if one.victims else None, scene.row
    if figure is None:
        return False
    changed = row.low(figure.first - 1) == "from" and row.low(figure.last) == "to"
    return changed or points_back(row, figure)


def points_back(row: Row, figure: Figure) -> bool:
    """Whether a number alone opens a sentence as a whole told before ("of the 88, 60 were killed")."""
    return figure.first == 2 and (row.low(0), row.low(1), row.low(figure.last)) == ("of", "the", ",")


def apart(scene: Scene, one: Proposal) -> bool:
    """Whether a mark that parts clauses, or somebody with a clause of their own ("neighbours who fled"), stands between number and harm."""
    if one.victims is None:
        return False
    first, last = sorted((one.victims.first, one.verb.first))
    between = "".join(phrase.kind for phrase in scene.row.phrases if first < phrase.first < last)
    row, harm = scene.row, scene.row.words[one.verb.head]
    near = {row.low(at) for at in range(one.verb.head - 2, one.verb.head + 1)}
    spared = "with" not in near and near & {"escaped", "escaping", "escape", "avoided", "without"}
    subject = harm.relation == "nsubj" and one.victims.first < one.verb.first and any(row.low(at) == "," for at in range(first, last))
    return "M" in between or "NW" in between or bool(spared) or (subject and harm.tag == "NOUN")


def told_of_people(scene: Scene, one: Proposal, victims: Phrase) -> bool:
    """Whether a noun phrase counts or names people to whom the words of harm surely apply."""
    if (one.harm.counted and victims.figure is None) or (one.harm.people and not names_people(scene, one, victims)):
        return False
    if one.rule == "remains" and victims.figure is not None and victims.figure.high == 0:
        return False
    if one.rule in ("counted harm", "remains"):
        return victims.figure is not None or victims.noun is not None or victims.named
    if not one.harm.sure and said_otherwise(scene, one):
        return False
    if counted(scene, one).qualifier == "uncounted":
        return uncounted_holds(scene, one, victims)
    return counted_holds(scene, one, victims)


def said_otherwise(scene: Scene, one: Proposal) -> bool:
    """Whether a verb that says much else ("held", "taken from", "lost") says it here."""
    if one.harm.measure in ("detained", "abducted"):
        return not taken_or_held(scene, one)
    return one.harm.measure == "killed" and lost_otherwise(scene, one)


def names_people(scene: Scene, one: Proposal, victims: Phrase) -> bool:
    """Whether the words for the victims are words for people, or the name of a person: what a verb needs that speaks of much else.

    A bare number will do where the verb tells of the same harm for others before it ("12 men were beaten and five burned").
    """
    row = scene.row
    start = victims.figure.last if victims.figure else victims.first
    if noun_for(tuple(row.low(at) for at in range(start, victims.last)), scene.lexicon) or victims.partitive:
        return True
    if further(scene, victims):
        return True
    if victims.figure and row.low(victims.head) in ("more", "others"):
        return True
    if victims.figure and victims.head < 0:
        return told_with(row, one)
    if victims.named:
        return one_person_named(scene, one, victims)
    return row.low(victims.head) in scene.lexicon.entries("harm in the noun") or seen_as_victims(scene, victims)


def told_again(scene: Scene, one: Proposal, before: Sequence[Draft]) -> bool:
    """Whether "the men", without a number, are those counted just before, of whom nothing is counted anew."""
    victims = one.victims
    if (
        victims is None
        or not victims.many
        or victims.last != victims.first + 2
        or scene.row.low(victims.first) not in ("the", "these", "those")
    ):
        return False
    plain = wordset(scene.lexicon, "words for anyone who was harmed") - wordset(scene.lexicon, "those harmed")
    if counted(scene, one).qualifier != "uncounted" or scene.row.low(victims.head) not in plain:
        return False
    near = (draft.body for draft in before if 0 <= scene.sentence.start - draft.end <= AGAIN or draft.start >= scene.sentence.start)
    return any(isinstance(body, Casualty) and (body.count.low or 0) > 1 for body in near)


def told_with(row: Row, one: Proposal) -> bool:
    """Whether a harm is told of others before it in the sentence; of those who left home only the same."""
    before = (phrase for phrase in row.phrases if phrase.harms and phrase.last <= one.verb.first and phrase.kind in "HhAJDN")
    told = {phrase.harms[0].measure for phrase in before}
    return one.harm.measure in told or bool(told and one.harm.measure != "displaced")


def one_person_named(scene: Scene, one: Proposal, victims: Phrase) -> bool:
    """Whether a name is of people: behind a calling, behind a number, or as the language model sees it."""
    if victims.noun is not None or victims.figure:
        return victims.noun is not None or not victims.weak
    words = scene.row.words
    start, end = words[victims.first].start, words[victims.last - 1].end
    return one.harm.sure and any(name.kind == "person" and name.start < end and start < name.end for name in scene.passage.names)


def taken_or_held(scene: Scene, one: Proposal) -> bool:
    """Whether "held" and "taken from", which say much else, tell of detention or abduction here.

    Several counted people "were being held" or are held by somebody; counted people were "taken from" a named place, and to no hospital.
    """
    victims, row = one.victims, scene.row
    if victims is None or victims.figure is None or victims.noun is None or victims.figure.high == 1:
        return False
    if {"hostage", "hostages", "captive", "captives", "ransom"} & {word.low for word in row.words} and one.harm.measure == "detained":
        return False
    if row.low(one.verb.head).startswith("pick"):
        lows = {word.low for word in row.words}
        law = wordset(scene.lexicon, "takers with a right") | {"arrests", "arrested", "suspect", "suspects", "custody"}
        return bool(law & lows) and not lows & wordset(scene.lexicon, "words of the sea")
    if row.low(one.verb.last - 1) != "from":
        return one.harm.measure == "abducted" or one.rule in ("passive", "active")
    hospital = wordset(scene.lexicon, "signs of hospital") & {word.low for word in row.words}
    return one.rule in ("passive", "reduced passive") and row.words[min(one.verb.last, len(row.words) - 1)].capital and not hospital


def lost_otherwise(scene: Scene, one: Proposal) -> bool:
    """Whether "lost" is said of anything but people whom "we" or "they" lost, counted and without a rank or a job."""
    if not scene.row.low(one.verb.head).startswith("los"):
        return False
    agent = one.agents[0] if one.agents else None
    who = agent is not None and scene.row.low(agent.first) in ("we", "they", "it")
    figure = one.victims.figure if one.victims else None
    plain = one.victims is not None and one.victims.noun is not None and figure is not None
    side = agent is not None and any(scene.row.low(at) in wordset(scene.lexicon, "sides in arms") for at in range(agent.first, agent.last))
    armed = one.victims is not None and one.victims.noun is not None and one.victims.noun.status == "combatant"
    who = who or armed or side
    kin = one.victims is not None and scene.row.low(one.victims.head) in wordset(scene.lexicon, "words for kin")
    owned = one.victims is not None and (figure is not None or scene.row.low(one.victims.first) in ("his", "her", "their", "my", "our"))
    unborn = any(word.low == "pregnant" for word in scene.row.words) or counted(scene, one).qualifier == "uncounted"
    return one.rule != "active" or not ((who and plain) or (kin and owned and not unborn))


def counted_holds(scene: Scene, one: Proposal, victims: Phrase) -> bool:
    """A number of people, of those whom no noun names, or a single person of whom the harm is told."""
    if victims.figure and victims.figure.high == 0 and victims.noun is None and victims.head >= victims.figure.last:
        return False
    if victims.figure and victims.figure.high != 0 and scene.row.low(victims.first) == "any":
        return False
    if victims.figure:
        return one.harm.measure != "detained" or victims.noun is not None or victims.head < 0
    single = (one.harm.measure in ("killed", "injured", "abducted") or seized(scene, one, victims)) and scene.row.low(
        victims.first
    ) not in wordset(scene.lexicon, "words for anybody")
    if victims.named and victims.noun is None and no_person(scene, victims):
        return False
    if further(scene, victims) and one.rule != "adjective":
        return single
    nobody = scene.row.low(victims.head) in wordset(scene.lexicon, "words that name nobody")
    return single and not nobody and (victims.noun is not None or victims.named or marked(scene, victims))


def further(scene: Scene, victims: Phrase) -> bool:
    """Whether "a third", "a fourth", in a headline "third", stands for one more person."""
    if victims.last == victims.first + 1 and victims.first > 0 and scene.row.letters[-1:] != "M":
        return scene.row.low(victims.first) in wordset(scene.lexicon, "words for a further one")
    first, head = scene.row.low(victims.first), scene.row.low(victims.head)
    alone = victims.figure is None and victims.last == victims.first + 2 and scene.row.low(victims.last) != "of"
    return alone and first in ("a", "the") and head in wordset(scene.lexicon, "words for a further one")


def seized(scene: Scene, one: Proposal, victims: Phrase) -> bool:
    """Whether one person is plainly said to have been arrested, or to be missing, by a sure verb."""
    told = one.harm.measure in ("detained", "missing") and one.harm.sure and one.verb.form != "base"
    return told and one.rule in PLAIN and (victims.noun is not None or victims.named or further(scene, victims))


def denied(scene: Scene, one: Proposal) -> bool:
    """Whether the words around say that it was not so many, nobody new, nobody for good, or nobody driven out."""
    return any(says(scene, one) for says in (found_again, one_of_a_series, some_of_so_many, on_the_run, averaged))


def averaged(scene: Scene, one: Proposal) -> bool:
    """Whether a number is only how many there are on average ("an average of 54 deaths per day", "kill 1,700 people a year")."""
    figure, row = one.victims.figure if one.victims else None, scene.row
    if figure is None:
        return False
    mean = any(row.low(at) in ("average", "averaging", "averaged") for at in range(figure.first - 3, figure.first))
    behind = [row.low(at) for at in range(figure.last, min(figure.last + 9, len(row.words)))]
    often = any(low in ("per", "every", "each", "a") and next_low in YEARS for low, next_low in pairwise(behind))
    lows = [row.low(at) for at in range(one.verb.first, one.verb.last)]
    supposed = not {"could", "may", "might", "would", "will", "can"}.isdisjoint(lows)
    return mean or (often and not supposed and lows[-1] in ("die", "dies", "kill", "kills", "perish", "drown", "disappear"))


def one_of_a_series(scene: Scene, one: Proposal) -> bool:
    """Whether somebody told of already is only ranked ("the third politician to be murdered this year")."""
    victims, row = one.victims, scene.row
    if victims is None or victims.figure is not None or row.low(victims.first) not in ("the", "his", "her", "their", "its"):
        return False
    ranked = any(row.low(at) in wordset(scene.lexicon, "words for a rank") for at in range(victims.first, victims.last))
    return ranked and row.low(one.verb.first) == "to"


def some_of_so_many(scene: Scene, one: Proposal) -> bool:
    """Whether a number is the whole of which a share came to it ("half of the town's 20,000 inhabitants have fled")."""
    figure = one.victims.figure if one.victims else None
    if figure is None or one.victims is None or one.verb.first < one.victims.last or one.victims.harms:
        return False
    between = {phrase.kind for phrase in scene.row.phrases if one.victims.last <= phrase.first < one.verb.first}
    if between & set("WNR") or (one.verb.kind not in "HV" and not (one.verb.kind == "h" and "V" in between)):
        return False
    before = [scene.row.low(at) for at in range(max(figure.first - SHARE, 0), figure.first)]
    last = max((at for at, low in enumerate(before) if low in wordset(scene.lexicon, "words for a share")), default=-1)
    return last >= 0 and before[last + 1 : last + 2] == ["of"] and not {",", ".", ";", "and"} & set(before[last:])


def on_the_run(scene: Scene, one: Proposal) -> bool:
    """Whether it is robbers or gunmen who fled, or men whom the police look for."""
    victims = one.victims
    if victims is None or one.harm.measure != "displaced" or not scene.row.low(one.verb.head).startswith(("fle", "escap")):
        return False
    head, lows = scene.row.low(victims.head), {word.low for word in scene.row.words}
    hunted = bool(lows & wordset(scene.lexicon, "words of a hunt for somebody"))
    sought = hunted and head in wordset(scene.lexicon, "those who may be on the run")
    return sought or head in wordset(scene.lexicon, "words of a fugitive") - {"men", "fighters"}


def found_again(scene: Scene, one: Proposal) -> bool:
    """Whether the sentence goes on to say that the one missing was found well ("who went missing on Sunday was found safe").

    What is said of some of them is not said of all ("eleven were reported missing; two of them were found alive").
    """
    row = scene.row
    some = (phrase.first for phrase in row.phrases if phrase.first >= one.verb.last and phrase.figure and phrase.partitive)
    behind = {row.low(at) for at in range(one.verb.last, next(some, len(row.words)))}
    if one.harm.measure != "missing" or not behind & {"found", "located", "returned", "confirmed"}:
        return False
    part = any(phrase.partitive and one.victims and phrase.first <= one.victims.first < phrase.last for phrase in row.phrases)
    well, dead = (bool(behind & wordset(scene.lexicon, group)) for group in ("states of those found well", "states of those found dead"))
    return well or (dead and not part)


def marked(scene: Scene, victims: Phrase) -> bool:
    """Whether the trained reader marks one person of an unknown calling as a victim ("a street sweeper")."""
    return scene.row.low(victims.first) in PERSONAL and seen_as_victims(scene, victims)


def seen_as_victims(scene: Scene, victims: Phrase) -> bool:
    """Whether the trained reader surely marks words of a phrase as victims."""
    first, last = scene.row.words[victims.first].start, scene.row.words[victims.last - 1].end
    return any(role.kind == "victim" and first <= role.start < last and role.probability >= SURELY for role in scene.marks)


def no_person(scene: Scene, victims: Phrase) -> bool:
    """Whether the language model sees a place or a body in the name, or in capitals no name at all."""
    words = scene.row.words[victims.first : victims.last]
    if not words[-1].tag:
        return False
    if scene.row.capitals and not any(word.tag == "PROPN" for word in words):
        return True
    if scene.row.low(victims.first) in ("a", "an") and len(words) == 2 and words[-1].low.endswith(scene.lexicon.words("group suffixes")):
        return False
    seen = {name.kind for name in scene.passage.names if name.start < words[-1].end and words[0].start < name.end}
    return bool(seen & {"place", "organisation"}) and "person" not in seen


def uncounted_holds(scene: Scene, one: Proposal, victims: Phrase) -> bool:
    """Several people without a number: in "killings of", in a clause of killing or abduction, and of any harm where the tree agrees."""
    as_many = (scene.row.low(victims.first - 1), scene.row.low(victims.first)) == ("as", "many")
    if victims.noun is None or as_many or scene.row.low(victims.first + 1) in wordset(scene.lexicon, "number heads"):
        return False
    if one.rule in ("harm of", "harm of owner"):
        return one.harm.deed and victims.many and one.harm.measure in ("killed", "abducted")
    if pointed_at(scene, victims):
        return False
    if not victims.many or one.verb.form == "base" or scene.row.low(one.verb.first) == "to" or scene.row.low(victims.head) == "others":
        return False
    if one.harm.measure in ("killed", "abducted") and (one.rule == "passive" or (one.rule == "active" and one.verb.kind != "h")):
        return True
    return one.tree == AGREES and one.harm.sure and plainly_told(scene, one, victims)


def pointed_at(scene: Scene, victims: Phrase) -> bool:
    """Whether several without a number are "most of" or "all" of those told of before, or "the" people whom the reader does not mark."""
    low = scene.row.low(victims.first)
    unmarked = bool(scene.marks) and not any(
        role.kind == "victim" and (span := scene.words_under(role)) is not None and span[0] < victims.last and victims.first < span[1]
        for role in scene.marks
    )
    return victims.owner < 0 and (low in ("all", "most", "both") or (low in ("the", "these", "those") and unmarked))


def plainly_told(scene: Scene, one: Proposal, victims: Phrase) -> bool:
    """Whether a clause with its own subject tells of people by a word for people ("Soldiers arrested monks"), and not of those who flee."""
    row = scene.row
    named = noun_for(tuple(row.low(at) for at in range(victims.first, victims.last)), scene.lexicon) is not None
    fled = one.harm.measure == "displaced" and one.harm.victim == "subject"
    place = next((at for at, phrase in enumerate(row.phrases) if phrase.first == one.verb.first), 0)
    told = one.rule == "passive" or (one.rule == "active" and place > 0 and row.letters[place - 1] in "NXRW")
    possible = {row.low(at) for at in range(one.verb.first, one.verb.head)} & wordset(scene.lexicon, "verbs of possibility")
    return named and told and not fled and not possible


def counted(scene: Scene, one: Proposal) -> Count:
    """The count of a proposal: its figure, one for a single person, else none."""
    victims, row = one.victims, scene.row
    if victims is None:
        return UNCOUNTED
    if figure := victims.figure:
        words = with_text(figure, row.words, scene.page.text) if figure.high != 0 and figure.last > figure.first else ""
        return Count(text=words, low=figure.low, high=figure.high, qualifier=figure.qualifier)
    if victims.kind == "R":
        return Count(text="", low=1, high=1, qualifier="exact")
    pair = row.low(victims.head) == "parents" and row.low(victims.first) in ("his", "her", "my")
    if pair or row.low(victims.head) in wordset(scene.lexicon, "nouns of two"):
        return Count(text="", low=2, high=2, qualifier="exact")
    if victims.many or row.low(victims.head) in wordset(scene.lexicon, "collectives"):
        return UNCOUNTED
    article = row.words[victims.first].text if row.low(victims.first) in ("a", "an") else ""
    return Count(text=article, low=1, high=1, qualifier="exact")
