"""Who did it, as alleged: the subject of an active verb, or who stands behind "by"."""

import re
from typing import get_args

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.doers.blame import accused_of, alleged, shared_out
from testimonia.extract.casualties.proposing.marks import Span, apart
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.chunking import lay_row
from testimonia.extract.casualties.rows.people import noun_for
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Page
from testimonia.records import Evidence, Mention
from testimonia.records.claim import MeasureName
from testimonia.records.evidence import MentionKind

PRONOUNS = frozenset(("he", "she", "they", "it", "we", "who", "that", "which", "him", "her", "them", "himself", "herself", "themselves"))

HARMS = frozenset((*get_args(MeasureName), "harm"))
"""Kinds of mark that stand for a harm."""


SURE = 0.4
"""The probability from which a mark of the reader names who did it."""

STATES = ("dead", "missing", "lifeless", "slain")
"""Behind a verb of finding or recording, what those harmed were found to be."""

NATURE = frozenset(
    ("storm", "hurricane", "typhoon", "cyclone", "tornado", "earthquake", "quake", "tsunami", "volcano", "wildfire", "aftershocks")
)
"""Words in the name of what nobody did."""

BACK = 12
"""Sentences: how far back a subject is looked for that a pronoun may stand for."""

DOES = re.compile(r"(?:[PO][NXT])?[VAh]")
"""Letters behind a subject: its verb, over one description ("gunmen on motorcycles raided")."""

NEXT = 3
"""Words: how far behind a verb its "by the …" may begin."""


def accused(scene: Scene, one: Proposal) -> tuple[Mention, ...]:
    """Who is said to have done what a proposal tells: by its words; where these name nobody, or nobody whom the reader marks, by its marks.

    Whoever drove people from their homes is named by the marks alone: the subject of "fled" is no doer.
    """
    if one.harm.measure == "killed" and not wordset(scene.lexicon, "losing words").isdisjoint(words_of(scene.row, one.verb)):
        return ()
    if by_name := accused_of(scene.row, one, scene.lexicon) or shared_out(scene.row, one, scene.lexicon):
        return (mention(scene.page, scene.row, by_name),)
    told: tuple[Mention, ...] = ()
    if one.harm.measure != "displaced":
        told = perpetrators_of(scene, doers_of(scene.row, one.verb, one.agents, scene.lexicon))
    marks = marked_doers(scene, one) or (() if told else blamed(scene, one))
    if not marks and not told and one.harm.measure != "displaced":
        others = (who for who in alleged(scene.row, one, scene.lexicon) if plausible(scene.row, who, scene.lexicon))
        return tuple(mention(scene.page, scene.row, who) for who in others)
    if not marks or any(
        mark.evidence.start < who.evidence.end and who.evidence.start < mark.evidence.end for mark in marks for who in told
    ):
        return told
    return told if any(inherited(scene, who) for who in told) else marks


def words_of(row: Row, verb: Phrase) -> list[str]:
    """The words of a verb group."""
    return [row.low(at) for at in range(verb.first, verb.last)]


def blamed(scene: Scene, one: Proposal) -> tuple[Mention, ...]:
    """Whoever stands behind "blamed on" or "committed by" after the harm, in the same part of the sentence."""
    text, row = scene.page.text, scene.row
    start = row.words[one.verb.first].start
    found = scene.lexicon.pattern("perpetrator openers").search(text, start, scene.sentence.end)
    if found is None or set(";:") & set(text[start : found.start()]):
        return ()
    behind = next((phrase for phrase in row.phrases if row.words[phrase.first].start >= found.end()), None)
    return (mention(scene.page, row, behind),) if behind and plausible(row, behind, scene.lexicon) else ()


def inherited(scene: Scene, who: Mention) -> bool:
    """Whether somebody was named before the sentence, so that a pronoun stands there."""
    return who.evidence.end <= scene.sentence.start


def marked_doers(scene: Scene, one: Proposal) -> tuple[Mention, ...]:
    """Those whom the reader marks as having done it, closer to this harm than to any other that it marks, and none of the victims."""
    harm = (one.verb.first, one.verb.last)
    victims = (one.victims.first, one.victims.last) if one.victims else harm
    spans = [(mark, span) for mark in scene.marks if (span := scene.words_under(mark))]
    others = [span for mark, span in spans if mark.kind in HARMS and not crosses(span, harm)]
    doers = [span for mark, span in spans if mark.kind == "perpetrator" and mark.probability >= SURE and not crosses(span, victims)]
    doers = [span for span in doers if scene.row.low(span[1] - 1) not in PRONOUNS and not recorded_by(scene, one.verb, span)]
    doers = [span for span in doers if not of_another_clause(scene.row, one.verb, span)]
    if any(scene.row.low(agent.first) == "they" for agent in one.agents):
        doers = [span for span in doers if not single(scene.row, span, scene.lexicon)]
    near = [span for span in doers if not crosses(span, harm) and all(apart(span, harm) <= apart(span, other) for other in others)]
    return tuple(named(scene, span) for span in near or shared(scene, doers, harm, suffered=one.verb.kind == "H"))


def shared(scene: Scene, doers: list[Span], harm: Span, suffered: bool) -> list[Span]:
    """The one doer before several harms of a clause, who did them all ("gunmen killed a surgeon and wounded two nurses").

    What others suffered (`suffered`) in a fight or a fire after which somebody did something is not theirs.
    """
    before = [span for span in doers if span[1] <= harm[0]]
    between = {scene.row.low(at) for at in range(before[-1][1], harm[0])} if before else set()
    parted = between & {";", ":", "while", "but", "when"} or (suffered and between & {"after", "which", "where", "over"})
    return before if len(doers) == 1 and before and not parted else []


def of_another_clause(row: Row, verb: Phrase, doer: Span) -> bool:
    """Whether somebody acts in another clause than a harm done to an object: "injured two before police overpowered him"."""
    if verb.kind not in "hA":
        return False
    if doer[0] >= verb.last:
        return "by" not in (row.low(doer[0] - 1), row.low(doer[0] - 2), row.low(doer[0] - 3)) and row.low(verb.last) != "by"
    between = [one.kind for one in row.phrases if doer[1] <= one.first < verb.first]
    return "".join(between).find("SR") >= 0 and row.low(doer[0] - 1) == "by"


def single(row: Row, span: Span, lexicon: Lexicon) -> bool:
    """Whether the words of a mark are for one person, for whom "they" does not stand."""
    known = noun_for(tuple(row.low(at) for at in range(*span)), lexicon)
    return known is not None and not known[1].many


def many(row: Row, span: Span, lexicon: Lexicon) -> bool:
    """Whether the words of a mark end in a noun for several people."""
    known = noun_for(tuple(row.low(at) for at in range(*span)), lexicon)
    return known is not None and known[1].many


def crosses(one: Span, other: Span) -> bool:
    """Whether two spans share a word."""
    return one[0] < other[1] and other[0] < one[1]


def named(scene: Scene, span: Span) -> Mention:
    """The words of a mark as a mention, without article."""
    words, first = scene.row.words, span[0]
    while first < span[1] - 1 and (scene.row.low(first) in ("the", "a", "an", "some", "these", "those") or words[first].mark):
        first += 1
    several = any(word.capital for word in words[first : span[1]]) or many(scene.row, span, scene.lexicon)
    kind: MentionKind = "group" if several else "role"
    return Mention(evidence=Evidence.of(scene.page.document, words[first].start, words[span[1] - 1].end), kind=kind)


def perpetrators_of(scene: Scene, agents: tuple[Phrase, ...]) -> tuple[Mention, ...]:
    """The agents as mentions, each of a coordination its own; a pronoun stands for whoever was the last subject before.

    "He" and "she" never stand for a group.
    """
    found = []
    for agent in agents:
        pronoun = scene.row.low(agent.first) if agent.kind == "R" else ""
        if pronoun in ("he", "she", "they"):
            earlier = last_subject(scene)
            found += [earlier] if earlier and (pronoun == "they" or earlier.kind != "group") else []
        elif pronoun == "it" and (body := speaker_before(scene, agent)):
            found.append(body)
        elif agent.kind != "R" and plausible(scene.row, agent, scene.lexicon) and not (hit(scene.row, agent) or reports(scene, agent)):
            found.append(mention(scene.page, scene.row, agent))
    return tuple(found)


def speaker_before(scene: Scene, pronoun: Phrase) -> Mention | None:
    """Whom "it" means where an armed body says what it did itself ("the army announced on Monday that it had killed 12 rebels")."""
    row = scene.row
    place = row.phrases.index(pronoun) if pronoun in row.phrases else 0
    said = row.letters.rfind("V", 0, place)
    speaker = row.phrases[said - 1] if said > 0 and row.letters[said - 1] in "NX" else None
    between = set(row.letters[said + 1 : place])
    if speaker is None or between - set("PTNS,") or not plausible(row, speaker, scene.lexicon):
        return None
    return mention(scene.page, row, speaker)


def reports(scene: Scene, agent: Phrase) -> bool:
    """Whether somebody only says what something else did ("police say a bus fell into a ravine, killing 29")."""
    row = scene.row
    place = row.phrases.index(agent) if agent in row.phrases else len(row.phrases)
    said = next((at for at in range(place + 1, len(row.phrases)) if row.letters[at] in "VHhA"), len(row.phrases))
    others = re.match("V(?:S?[NX](?:[PO][NXT]|Y[NX])*V)", row.letters[said:])
    if others is None:
        return False
    verb = row.phrases[said]
    return not wordset(scene.lexicon, "verbs of witnesses and doers").isdisjoint(words_of(row, verb)) or row.low(verb.first) == "that"


def hit(row: Row, agent: Phrase) -> bool:
    """Whether a preposition makes somebody the one who was hit ("a wall collapsed on labourers, killing four")."""
    return agent.first > 0 and row.low(agent.first - 1) in ("on", "onto", "into", "at", "near", "against", "through", "over")


def last_subject(scene: Scene) -> Mention | None:
    """The last people told of as doing something in the sentences just before; these are laid in rows only when a pronoun asks."""
    sentences = scene.page.sentences
    at = sentences.index(scene.sentence)
    rows = (lay_row(one, scene.lexicon) for one in reversed(sentences[max(at - BACK, 0) : at]))
    return next((mention(scene.page, row, found) for row in rows if (found := subject_in(row, scene.lexicon))), None)


def subject_in(row: Row, lexicon: Lexicon) -> Phrase | None:
    """The last phrase of a sentence that can have done something."""
    for place in range(len(row.phrases) - 1, -1, -1):
        phrase = row.phrases[place]
        follows = DOES.match(row.letters, place + 1)
        governed = row.letters[:place].endswith(("P", "O", "w"))
        if phrase.kind == "N" and follows and not governed and phrase.many and plausible(row, phrase, lexicon):
            return phrase
    return None


def doers_of(row: Row, verb: Phrase, agents: tuple[Phrase, ...], lexicon: Lexicon) -> tuple[Phrase, ...]:
    """The agents without those who only found, counted, reported or received the harmed, or lost them.

    Whoever "found dead", "documented dead" or "reported missing" harmed nobody; in "was reported killed by raiders" the raiders did.
    """
    lows = words_of(row, verb)
    if not wordset(lexicon, "losing words").isdisjoint(lows):
        return ()
    if not set(lows) & wordset(lexicon, "verbs of finding and recording"):
        return agents
    return tuple(agent for agent in agents if lows[-1] not in STATES and agent.first >= verb.last)


def recorded_by(scene: Scene, verb: Phrase, doer: Span) -> bool:
    """Whether a doer stands behind "by" right after "found dead" or "reported missing"."""
    lows = words_of(scene.row, verb)
    recorded = lows[-1] in STATES and set(lows) & wordset(scene.lexicon, "verbs of finding and recording")
    return bool(recorded) and 0 < doer[0] - verb.last <= NEXT


def plausible(row: Row, agent: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase can be somebody: people or a name, and no means ("gunfire") and no reporter ("hospital officials")."""
    head = row.low(agent.head)
    named = f"{row.low(agent.head - 1)} {head}" in wordset(lexicon, "reporting heads") or head in wordset(lexicon, "reporting heads")
    if agent.kind == "X" and head in wordset(lexicon, "arms of a side"):
        nation = lexicon.words("group suffixes")
        names = range(agent.first + agent.opened, agent.last - 1)
        return any(row.words[at].capital and row.low(at).endswith(nation) for at in names)
    if agent.kind != "N" or head in wordset(lexicon, "no perpetrators") or named:
        return False
    if any(row.low(at) in NATURE for at in range(agent.first, agent.last)):
        return False
    return agent.noun is not None or agent.named or row.capitals or head in wordset(lexicon, "armed bodies")


def mention(page: Page, row: Row, agent: Phrase) -> Mention:
    """The agent's words without article and quotation marks."""
    first = agent.first
    while first < agent.last - 1 and (row.low(first) in ("the", "a", "an", "some", "these", "those") or row.words[first].mark):
        first += 1
    evidence = Evidence.of(page.document, row.words[first].start, row.words[agent.last - 1].end)
    kind: MentionKind = "group" if agent.many else "unknown" if agent.noun is None else "role"
    return Mention(evidence=evidence, kind=kind)
