"""Which proposals hold as claims, and the count that each gives."""

from testimonia.extract.casualties.counts import with_text, wordset
from testimonia.extract.casualties.phrases import Phrase
from testimonia.extract.casualties.proposal import Proposal
from testimonia.extract.casualties.scene import Scene
from testimonia.extract.casualties.vetoes import refuted
from testimonia.records import UNCOUNTED, Count

INTENT = 4
"""Words: how far before "to kill" a word for a plan or an attempt may stand."""


def holds(scene: Scene, one: Proposal) -> bool:
    """Whether a proposal is a claim: people who can be counted, or of whom the text asserts in full that harm was done to them."""
    victims = one.victims
    intended = one.verb.form == "base" and scene.row.low(one.verb.first) == "to"
    if one.harm.measure is None or (intended and (not (victims and victims.figure) or wanted(scene, one))):
        return False
    if refuted(scene.row, one, scene.lexicon):
        return False
    if victims is None:
        return one.rule == "killings in a place"
    if victims.kind == "R":
        single = victims.figure is not None or scene.row.low(victims.first) in ("he", "she", "him", "her")
        told = one.harm.measure == "injured" or (one.harm.measure == "killed" and one.harm.sure)
        return single and one.verb.form != "base" and told
    return told_of_people(scene, one, victims)


def wanted(scene: Scene, one: Proposal) -> bool:
    """Whether somebody only meant to do it ("was preparing to kill 12 guards")."""
    before = {scene.row.low(at) for at in range(max(one.verb.first - INTENT, 0), one.verb.first)}
    return one.harm.measure in ("killed", "injured", "abducted", "massacres") and bool(before & wordset(scene.lexicon, "words of intent"))


def bygone(scene: Scene, one: Proposal) -> bool:
    """Whether a number is one that was given up ("rose from 12 to 45"), or points back at one told before ("of the 88, 60 were killed")."""
    figure, row = one.victims.figure if one.victims else None, scene.row
    if figure is None:
        return False
    changed = row.low(figure.first - 1) == "from" and row.low(figure.last) == "to"
    back = figure.first == 2 and (row.low(0), row.low(1), row.low(figure.last)) == ("of", "the", ",")
    return changed or back


def apart(scene: Scene, one: Proposal) -> bool:
    """Whether a mark that parts clauses, or somebody with a clause of their own ("neighbours who fled"), stands between number and harm."""
    if one.victims is None:
        return False
    first, last = sorted((one.victims.first, one.verb.first))
    between = "".join(phrase.kind for phrase in scene.row.phrases if first < phrase.first < last)
    return "M" in between or "NW" in between


def told_of_people(scene: Scene, one: Proposal, victims: Phrase) -> bool:
    """Whether a noun phrase counts or names people to whom the words of harm surely apply."""
    if one.rule in ("counted harm", "remains"):
        return victims.figure is not None or victims.noun is not None or victims.named
    if not one.harm.sure and one.harm.measure in ("detained", "abducted") and not taken_or_held(scene, one):
        return False
    if not one.harm.sure and one.harm.measure == "killed" and lost_otherwise(scene, one):
        return False
    if counted(scene, one).qualifier == "uncounted":
        return uncounted_holds(one, victims)
    return counted_holds(scene, one, victims)


def taken_or_held(scene: Scene, one: Proposal) -> bool:
    """Whether "held" and "taken from", which say much else, tell of detention or abduction here.

    Several counted people "were being held" or are held by somebody; counted people were "taken from" a named place, and to no hospital.
    """
    victims, row = one.victims, scene.row
    if victims is None or victims.figure is None or victims.noun is None or victims.figure.high == 1:
        return False
    if {"hostage", "captive", "ransom"} & {word.low for word in row.words} and one.harm.measure == "detained":
        return False
    if row.low(one.verb.last - 1) != "from":
        return one.harm.measure == "abducted" or one.rule in ("passive", "active")
    hospital = wordset(scene.lexicon, "signs of hospital") & {word.low for word in row.words}
    return one.rule in ("passive", "reduced passive") and row.words[min(one.verb.last, len(row.words) - 1)].capital and not hospital


def lost_otherwise(scene: Scene, one: Proposal) -> bool:
    """Whether "lost" is said of anything but people whom "we" or "they" lost, counted and without a rank or a job."""
    if not scene.row.low(one.verb.head).startswith("los"):
        return False
    agent = one.agents[0] if one.agents else None
    who = agent is not None and scene.row.low(agent.first) in ("we", "they")
    figure = one.victims.figure if one.victims else None
    plain = one.victims is not None and one.victims.noun is not None and figure is not None
    return one.rule != "active" or not (who and plain)


def counted_holds(scene: Scene, one: Proposal, victims: Phrase) -> bool:
    """A number of people, of those whom no noun names, or a single person of whom the harm is told."""
    if victims.figure and victims.figure.high == 0 and victims.noun is None and victims.head >= victims.figure.last:
        return False
    if victims.figure:
        return one.harm.measure != "detained" or victims.noun is not None or victims.head < 0
    single = one.harm.measure in ("killed", "injured", "abducted")
    if victims.named and victims.noun is None and no_person(scene, victims):
        return False
    nobody = scene.row.low(victims.head) in wordset(scene.lexicon, "words that name nobody")
    return single and not nobody and (victims.noun is not None or victims.named)


def no_person(scene: Scene, victims: Phrase) -> bool:
    """Whether the language model sees a place or a body in the name, or in capitals no name at all."""
    words = scene.row.words[victims.first : victims.last]
    if not words[-1].tag:
        return False
    if scene.row.capitals and not any(word.tag == "PROPN" for word in words):
        return True
    seen = {name.kind for name in scene.passage.names if name.start < words[-1].end and words[0].start < name.end}
    return bool(seen & {"place", "organisation"}) and "person" not in seen


def uncounted_holds(one: Proposal, victims: Phrase) -> bool:
    """Several people without a number: only in a full clause or "killings of", for killing and abduction."""
    if one.harm.measure not in ("killed", "abducted") or victims.noun is None:
        return False
    if one.rule in ("harm of", "harm of owner"):
        return one.harm.deed and victims.many
    clause = one.rule == "passive" or (one.rule == "active" and one.verb.kind != "h")
    return clause and victims.many and one.verb.form != "base"


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
    if row.low(victims.head) in wordset(scene.lexicon, "nouns of two"):
        return Count(text="", low=2, high=2, qualifier="exact")
    if victims.many or row.low(victims.head) in wordset(scene.lexicon, "collectives"):
        return UNCOUNTED
    article = row.words[victims.first].text if row.low(victims.first) in ("a", "an") else ""
    return Count(text=article, low=1, high=1, qualifier="exact")
