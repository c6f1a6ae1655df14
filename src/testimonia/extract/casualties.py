"""Casualty claims: how many came to which harm, who they were, by whose hand, when and where.

Patterns propose (proposals.py); what follows here decides which proposals are claims, and gives each its count, population and evidence.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.breakdowns import kind_of, of_whole, part_of_earlier, parts_of
from testimonia.extract.chunking import lay_row
from testimonia.extract.counts import with_text, wordset
from testimonia.extract.forces import with_force
from testimonia.extract.language import Sentence
from testimonia.extract.page import Draft, Page, Passage, PlaceNames
from testimonia.extract.people import noun_for
from testimonia.extract.periods import period_in
from testimonia.extract.perpetrators import doers_of, mention, perpetrators_of, plausible
from testimonia.extract.phrases import Phrase, Row
from testimonia.extract.population import population_of
from testimonia.extract.proposals import Proposal, propose
from testimonia.extract.toponyms import toponyms
from testimonia.extract.whereabouts import places_of
from testimonia.records import EVERYBODY, UNCOUNTED, Casualty, Count, Evidence, Mention, Period

COMPLEMENTS = re.compile(r"J?(?:(?:S[OP]|[POBw])[NXTDKR](?:(?:,[NX])*,?C[NX](?![VHA]))?|S?T|V(?=[BP][NX]))*")
"""What belongs to the claim behind its verb: prepositional phrases, times, "because of …", "committed by …"."""

WIDE = re.compile(COMPLEMENTS.pattern.replace("(?![VHA])", ""))
"""The same behind a noun, whose list may end right before the verb that it is the subject of."""

BEFORE = 40
"""Characters before the evidence in which a word for the force of its count may stand ("has documented")."""


@dataclass(frozen=True)
class Scene:
    """One sentence of a page with all that its claims are read with."""

    page: Page
    passage: Passage
    sentence: Sentence
    row: Row
    lexicon: Lexicon
    places: tuple[Mention, ...]
    earlier: Mention | None


def find_casualties(page: Page, lexicon: Lexicon, places: PlaceNames) -> list[Draft]:
    """Every casualty claim of a page, in the order of the text."""
    named = toponyms(page, lexicon, places)
    drafts: list[Draft] = []
    earlier: Mention | None = None
    for passage in page.passages:
        for sentence in passage.sentences:
            row = lay_row(sentence, lexicon)
            scene = Scene(page, passage, sentence, row, lexicon, named, earlier)
            drafts += drafts_of(scene, drafts)
            earlier = last_subject(scene) or earlier
    return drafts


def drafts_of(scene: Scene, before: list[Draft]) -> list[Draft]:
    """The drafts of one sentence, the parts of a whole tied to its draft; "130 of them" is a part of what was counted before."""
    kept = [one for one in propose(scene.row, scene.lexicon) if holds(scene, one)]
    parts = {id(one): parts_of(scene.row, one, scene.lexicon) for one in kept}
    taken = {part.victims.first for found in parts.values() for part in found if part.victims}
    drafts: list[Draft] = []
    for one in kept:
        if one.victims and one.victims.first in taken and one.victims.figure:
            continue
        whole = draft(scene, one)
        if one.victims and one.victims.partitive:
            whole = part_of_earlier(whole, [*before, *drafts])
        drafts.append(whole)
        if found := parts[id(one)]:
            kind = kind_of(scene.row, one, found)
            counted_whole = one.victims is not None and one.victims.figure is not None
            made = [draft(scene, part) for part in found]
            drafts += [replace(part, part_of=whole, part_kind=kind) for part in made] if counted_whole else made
    return of_whole(scene.row, drafts, kept[0].victims if kept else None)


def last_subject(scene: Scene) -> Mention | None:
    """The last phrase of the sentence that can have done something, for "they" in the next one."""
    for place in range(len(scene.row.phrases) - 1, -1, -1):
        phrase = scene.row.phrases[place]
        follows = scene.row.letters[place + 1 : place + 2]
        if phrase.kind == "N" and follows in tuple("VAh") and phrase.many and plausible(scene.row, phrase, scene.lexicon):
            return mention(scene.page, scene.row, phrase)
    return None


def holds(scene: Scene, one: Proposal) -> bool:
    """Whether a proposal is a claim: people who can be counted, or of whom the text asserts in full that harm was done to them."""
    victims = one.victims
    intended = one.verb.form == "base" and scene.row.low(one.verb.first) == "to"
    if one.harm.measure is None or (intended and not (victims and victims.figure)):
        return False
    if victims is None:
        return one.rule == "killings in a place"
    if victims.kind == "R":
        single = scene.row.low(victims.first) in ("he", "she", "him", "her")
        return single and one.verb.form != "base" and one.harm.measure in ("killed", "injured")
    if one.rule in ("counted harm", "remains"):
        return victims.figure is not None or victims.noun is not None or victims.named
    if counted(scene, one).qualifier == "uncounted":
        return uncounted_holds(one, victims)
    return counted_holds(scene, one, victims)


def counted_holds(scene: Scene, one: Proposal, victims: Phrase) -> bool:
    """A number of people, of those whom no noun names, or a single person of whom the harm is told."""
    if victims.figure and victims.figure.high == 0 and victims.noun is None and victims.head >= victims.figure.last:
        return False
    if victims.figure:
        return one.harm.measure != "detained" or victims.noun is not None or victims.head < 0
    single = one.harm.measure in ("killed", "injured", "abducted")
    nobody = scene.row.low(victims.head) in wordset(scene.lexicon, "words that name nobody")
    return single and not nobody and (victims.noun is not None or victims.named)


def uncounted_holds(one: Proposal, victims: Phrase) -> bool:
    """Several people without a number: only in a full clause or "killings of", for killing and abduction."""
    if one.harm.measure not in ("killed", "abducted") or victims.noun is None:
        return False
    if one.rule == "harm of":
        return one.harm.deed and victims.many
    clause = one.rule == "passive" or (one.rule == "active" and one.verb.kind != "h")
    return clause and victims.many and one.verb.form != "base"


def counted(scene: Scene, one: Proposal) -> Count:
    """The count of a proposal: its figure, one for a single person, else none."""
    victims, row = one.victims, scene.row
    if victims is None:
        return UNCOUNTED
    if figure := victims.figure:
        words = with_text(figure, row.words, scene.page.text) if figure.high != 0 else ""
        return Count(text=words, low=figure.low, high=figure.high, qualifier=figure.qualifier)
    if victims.kind == "R":
        return Count(text="", low=1, high=1, qualifier="exact")
    if row.low(victims.head) in wordset(scene.lexicon, "nouns of two"):
        return Count(text="", low=2, high=2, qualifier="exact")
    if victims.many or row.low(victims.head) in wordset(scene.lexicon, "collectives"):
        return UNCOUNTED
    article = row.words[victims.first].text if row.low(victims.first) in ("a", "an") else ""
    return Count(text=article, low=1, high=1, qualifier="exact")


def draft(scene: Scene, one: Proposal) -> Draft:
    """A proposal as a draft of a claim."""
    start, end = evidence(scene, one)
    return Draft(
        start=start,
        end=end,
        anchor=scene.row.words[max(one.verb.head, one.verb.first)].start,
        body=body(scene, one, scene.page.text[max(scene.sentence.start, start - BEFORE) : end]),
        places=places_of(scene.page, scene.sentence, start, end, scene.places),
        period=period(scene, one, start, end),
        reasons=(f"pattern: {one.rule}",),
        open=one.harm.measure == "injured" and (one.weak or not one.harm.sure) and not others(scene, one),
    )


def others(scene: Scene, one: Proposal) -> bool:
    """Whether the victims are "others", so that those who died are not among them."""
    return bool(one.victims and scene.row.low(one.victims.head) == "others")


def body(scene: Scene, one: Proposal, words: str) -> Casualty:
    """Measure, count, population, perpetrators and manner; `words` is the evidence with what stands before it."""
    row, measure = scene.row, one.harm.measure
    assert measure is not None, "a proposal without a measure holds no claim"
    described = one.victims and (one.victims.kind == "N" or one.victims.inner >= 0)
    people = one.victims if described else None
    added = bool(one.victims and one.victims.figure and one.victims.figure.added)
    return Casualty(
        measure=measure,
        count=with_force(counted(scene, one), words, added, scene.lexicon),
        population=population_of(row, people, scene.page.text, scene.lexicon, measure == "displaced") if people else EVERYBODY,
        perpetrators=perpetrators_of(scene.page, row, doers_of(row, one.verb, one.agents, scene.lexicon), scene.lexicon, scene.earlier)
        if measure != "displaced"
        else (),
        manner=one.harm.manner or (manner(scene) if measure in ("killed", "injured", "massacres") else None),
        victims=names_of(scene, one),
    )


def names_of(scene: Scene, one: Proposal) -> tuple[Mention, ...]:
    """The victim's name, where one person is named."""
    victims = one.victims
    if victims is None or not victims.named or victims.figure or victims.kind != "N":
        return ()
    words = scene.row.words
    first = victims.last - 1
    while first > victims.first and words[first - 1].capital and noun_for((words[first - 1].low,), scene.lexicon) is None:
        first -= 1
    return (Mention(evidence=Evidence.of(scene.page.document, words[first].start, words[victims.last - 1].end), kind="person"),)


def evidence(scene: Scene, one: Proposal) -> tuple[int, int]:
    """The clause that carries the claim: from the count or the doer to the end of the verb's complements; a headline in full."""
    if scene.passage.block.kind == "headline":
        return scene.sentence.start, scene.sentence.end
    row = scene.row
    agents = [agent for agent in one.agents if agent.kind == "R" or plausible(row, agent, scene.lexicon) or one.verb.kind in "Ah"]
    spans = [(one.verb.first, one.verb.last), cause(row, one), *((part.first, part.last) for part in (one.victims, *agents) if part)]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    if one.rule in ("counted harm", "harm in the noun", "harm in the noun phrase"):
        return row.words[first].start, row.words[last - 1].end
    last = complements(scene, last, WIDE if one.verb.kind == "D" else COMPLEMENTS)
    return row.words[first].start, closed(scene.page.text, row.words[first].start, row.words[last - 1].end)


def cause(row: Row, one: Proposal) -> tuple[int, int]:
    """The words from the thing that did it to the verb ("the blast killed", "the shelling left"), else those of the verb."""
    place = next((index for index, phrase in enumerate(row.phrases) if phrase.last > one.verb.first), 0)
    if one.rule == "adjective":
        place = next((index for index in range(place, -1, -1) if row.letters[index] == "L"), -1)
    elif one.rule != "active" and one.whole is None:
        return one.verb.first, one.verb.last
    before = row.phrases[place - 1] if place > 0 else None
    thing = before is not None and (before.kind == "X" or (before.kind == "N" and before.noun is None and not before.named))
    first = before.first if before and thing else one.verb.first
    return first, max(first + 1, one.verb.last)


def complements(scene: Scene, last: int, pattern: re.Pattern[str]) -> int:
    """The position behind the complements that follow a position."""
    row = scene.row
    place = next((index for index, phrase in enumerate(row.phrases) if phrase.first >= last), len(row.phrases))
    found = pattern.match(row.letters, place)
    end = max(last, row.phrases[found.end() - 1].last) if found and found.end() > place else last
    if row.low(end) == "," and row.low(end + 1) in ("including", "among"):
        end = next((phrase.first for phrase in row.phrases if phrase.first > end + 1 and phrase.kind in "VHhAMSW"), len(row.words))
        while end > last and (row.words[end - 1].mark or row.low(end - 1) == "and"):
            end -= 1
    return end


def closed(text: str, start: int, end: int) -> int:
    """The end with the quotation mark that closes one opened within."""
    stretch = text[start:end]
    if stretch.count("“") > stretch.count("”") and text[end : end + 1] == "”":
        return end + 1
    return end


def manner(scene: Scene) -> str | None:
    """How it was done, by the first word for a manner in the sentence."""
    low = scene.page.text[scene.sentence.start : scene.sentence.end].lower()
    found = [(at.start(), key) for key, pattern in manners(scene.lexicon) if (at := pattern.search(low))]
    return min(found)[1] if found else None


@cache
def manners(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words for each manner as one pattern."""
    entries = lexicon.entries("manners").items()
    return tuple((key, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")) for key, words in entries)


def period(scene: Scene, one: Proposal, start: int, end: int) -> Period | None:
    """The period in the evidence, else in the sentence; a post in the present tense speaks of its own day."""
    block, text = scene.passage.block, scene.page.text
    published = block.published if block.published.date else scene.page.document.published
    found = period_in(text, start, end, scene.lexicon, published)
    found = found or period_in(text, scene.sentence.start, scene.sentence.end, scene.lexicon, published)
    if found is None and block.kind == "embedded post" and block.published.date and one.verb.form in ("ing", "base", "third"):
        day = block.published.date
        return Period(start=day, end=day, precision=block.published.precision, reading=f"a post in the present tense, of {day}")
    return found
