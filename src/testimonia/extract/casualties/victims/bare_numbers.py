"""Whom a bare number counts: "the bus had 40 passengers on board; nineteen of them died" speaks of passengers.

The standing is passed on, not the words: what the claim itself says of those harmed stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.tying import retied
from testimonia.extract.casualties.parts.wholes import number_at
from testimonia.extract.casualties.rows.people import noun_for, nouns
from testimonia.extract.casualties.victims.aged import of_an_age
from testimonia.extract.casualties.victims.belonging import SPEAKS, with_standing_of_bodies
from testimonia.extract.casualties.victims.meant import as_the_one_before, as_the_one_meant
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty
from testimonia.records.claim import Status

FAR = 320
"""Characters before a bare number in which those whom it counts are named."""

WORD = re.compile(r"[A-Za-z][\w'’-]*|\d[\d,.]*\d|\d")
BARE = re.compile(
    r"\s*(?:of (?:them|whom|those|these)\b|(?:were|was|are|is|have|had|has|died|drowned|remain|perished|survived)\b|[.;,)]|$)",
    re.IGNORECASE,
)
"""What follows a number that has no noun of its own."""

FURTHER_ONE = frozenset(("another", "one", "the other", "a second", "second", "a third", "third", "a fourth", "fourth", "a fifth", "fifth"))
"""Words that stand for one more of those told of."""

TRAILING = re.compile(r",\s+(?:\w+\s+)?(?:killing|wounding|injuring|hurting)\s+$", re.IGNORECASE)

OF_THEM = re.compile(r"\s*of (?:them|whom)\b", re.IGNORECASE)

FURTHER = re.compile(r"\b(?:another|other|further)\s*$", re.IGNORECASE)
"""Before a number these bring in others than those told of."""

LISTED = re.compile(r"(?:[,;]|\band)\s*$", re.IGNORECASE)
"""Before a number that goes on a list."""

BETWEEN = 3
"""Words between a number and the noun that it counts: "40 bus passengers", "dozens of young hikers"."""


def with_standing_of_antecedents(page: Page, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, a bare number with the standing of the people counted just before it; a whole loses one that only later parts give."""
    drafts = with_standing_of_bodies(page, drafts, lexicon)
    drafts = retied(drafts, [of_an_age(page, draft, lexicon) for draft in drafts])
    told = [settled(page, draft, drafts, antecedent(page, draft, lexicon), lexicon) for draft in drafts]
    told = [as_the_one_meant(page, draft, lexicon) for draft in told]
    known = [as_the_one_before(page, as_on_the_list(page, draft, told[:at]), told[:at]) for at, draft in enumerate(told)]
    changed = retied(drafts, known)
    return retied(changed, [with_that_of_its_whole(one) for one in changed])


def settled(page: Page, draft: Draft, drafts: Sequence[Draft], status: Status, lexicon: Lexicon) -> Draft:
    """A draft with a standing that others give it; "mixed" goes where its parts stand in other sentences."""
    body = draft.body
    if not isinstance(body, Casualty):
        return draft
    told = body.population.status
    if told == "mixed" and apart(page, draft, drafts) and not of_both(body.population.words or "", lexicon):
        status = "unknown"
    elif told != "unknown" or status == "unknown":
        return draft
    return replace(draft, body=replace(body, population=replace(body.population, status=status)))


def as_on_the_list(page: Page, draft: Draft, before: Sequence[Draft]) -> Draft:
    """A bare number with the standing of those counted before it in its sentence who came to the same harm ("19 in May")."""
    body = draft.body
    if not isinstance(body, Casualty) or draft.part_of is not None:
        return draft
    if not alone(body):
        return as_those_beside(page, draft, before)
    start, where = page.sentence_at(draft.start).start, number_at(page.text, draft)
    if where is None or not LISTED.search(page.text, start, where[0]):
        return as_those_beside(page, draft, before)
    same = [one.body for one in before if one.start >= start and isinstance(one.body, Casualty) and one.body.measure == body.measure]
    status = same[-1].population.status if same else "unknown"
    listed = status in ("civilian", "combatant") and {one.population.status for one in same} == {status}
    return replace(draft, body=replace(body, population=replace(body.population, status=status))) if listed else draft


def as_those_beside(page: Page, draft: Draft, before: Sequence[Draft]) -> Draft:
    """ "Two watchmen were killed and another sustained injuries": one more with the standing of those counted in the sentence."""
    body, start = draft.body, page.sentence_at(draft.start).start
    if not isinstance(body, Casualty) or body.count.high != 1 or body.population.status != "unknown" or body.victims:
        return draft
    counted = [one.body.population.status for one in before if one.start >= start and isinstance(one.body, Casualty)]
    told = (body.population.words or body.count.text).lower() in FURTHER_ONE
    fits = told and len(set(counted)) == 1 and counted[0] in ("civilian", "combatant")
    return replace(draft, body=replace(body, population=replace(body.population, status=counted[0]))) if fits else draft


def alone(body: Casualty) -> bool:
    """Whether a claim counts people by a number and says nothing of who they were."""
    return bool(body.count.text) and body.population.words is None and body.population.status == "unknown" and (body.count.low or 0) > 0


def apart(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether all the parts of a whole are told in sentences after it, so that its own words leave the standing open."""
    end = page.sentence_at(draft.start).end
    parts = [one for one in drafts if one.part_of == draft]
    return bool(parts) and all(one.start >= end for one in parts)


def of_both(words: str, lexicon: Lexicon) -> bool:
    """Whether words name civilians and combatants themselves."""
    return {"civilian", "combatant"} <= {status_by(match.group().lower(), lexicon) for match in WORD.finditer(words)}


def with_that_of_its_whole(draft: Draft) -> Draft:
    """A part of civilians or of combatants with their standing."""
    body, whole = draft.body, draft.part_of.body if draft.part_of else None
    if not isinstance(body, Casualty) or not isinstance(whole, Casualty) or body.population.status != "unknown":
        return draft
    if whole.population.status not in ("civilian", "combatant"):
        return draft
    return replace(draft, body=replace(body, population=replace(body.population, status=whole.population.status)))


def antecedent(page: Page, draft: Draft, lexicon: Lexicon) -> Status:
    """The standing of the last people counted before a bare number, where all those counted near it are of one side."""
    body = draft.body
    where = number_at(page.text, draft) if isinstance(body, Casualty) and bare(body, lexicon) else None
    if where is None or FURTHER.search(page.text, max(where[0] - 10, 0), where[0]):
        return "unknown"
    if not BARE.match(page.text, where[1]):
        return last_named(page, draft, where[0], lexicon) if hit(page, where[0]) else "unknown"
    block = page.passage_at(draft.start).block
    said = counted_in(page.text[max(block.start, where[0] - FAR) : where[0]], lexicon)
    if not said and (OF_THEM.match(page.text, where[1]) or hit(page, where[0])):
        return last_named(page, draft, where[0], lexicon)
    return said[-1] if said and len(set(said)) == 1 else "unknown"


def hit(page: Page, number: int) -> bool:
    """Whether a number stands right behind a harm in -ing that ends a sentence on others ("attacked passengers, wounding six")."""
    return TRAILING.search(page.text, max(number - 40, 0), number) is not None


def last_named(page: Page, draft: Draft, end: int, lexicon: Lexicon) -> Status:
    """The standing of the last people named before "12 of them" in its sentence, who did it to nobody."""
    doers = body.perpetrators if isinstance(body := draft.body, Casualty) else ()
    known, start = nouns(lexicon), page.sentence_at(draft.start).start
    names = [match for match in WORD.finditer(page.text, start, end) if (noun := known.get(match.group().lower())) and noun.many]
    bodies = wordset(lexicon, "collectives")
    names = [one for one in names if not SPEAKS.match(page.text, one.end()) and one.group().lower() not in bodies]
    free = [one for one in names if not any(doer.evidence.start <= one.start() < doer.evidence.end for doer in doers)]
    return status_by(free[-1].group().lower(), lexicon) if free else "unknown"


def bare(body: Casualty, lexicon: Lexicon) -> bool:
    """Whether a claim counts people by a number alone."""
    told = (body.population.words or "").lower() not in wordset(lexicon, "remains") and body.population.words is not None
    return not told and body.population.status == "unknown" and (body.count.low or 0) > 0 and bool(body.count.text)


def counted_in(text: str, lexicon: Lexicon) -> list[Status]:
    """The standings of those whom a stretch counts, in order; unknown where their noun leaves it open."""
    words = [match.group().lower() for match in WORD.finditer(text)]
    numbers = wordset(lexicon, "number words") | wordset(lexicon, "vague numbers")
    harmed = lexicon.entries("those harmed by measure").keys() | {"deaths", "casualties"}
    found: list[Status] = []
    for at, word in enumerate(words):
        if not (word[0].isdigit() or word in numbers):
            continue
        counted = next((low for low in reached(words, at, lexicon)), None)
        if counted or not harmed.isdisjoint(words[at + 1 : at + 2 + BETWEEN]):
            found.append(status_by(counted, lexicon) if counted else "unknown")
    return found


def reached(words: list[str], at: int, lexicon: Lexicon) -> Iterator[str]:
    """The plural nouns for people that a number may count."""
    for last in range(at + 2, min(at + 3 + BETWEEN, len(words) + 1)):
        noun = noun_for(tuple(words[at + 1 : last]), lexicon)
        if noun and noun[1].many and words[last - 1] not in lexicon.entries("those harmed by measure"):
            yield words[last - 1]


def status_by(word: str, lexicon: Lexicon) -> Status:
    """The standing that a noun gives those whom it names."""
    by_word: dict[str, Status] = lexicon.entries("standing by word")
    return by_word.get(word) or nouns(lexicon)[word].status if word in nouns(lexicon) else "unknown"
