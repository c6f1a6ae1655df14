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
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty, NamedVictim
from testimonia.records.claim import Status

FAR = 320
"""Characters before a bare number in which those whom it counts are named."""

WORD = re.compile(r"[A-Za-z][\w'’-]*|\d[\d,.]*\d|\d")
BARE = re.compile(
    r"\s*(?:of (?:them|whom|those|these)\b|(?:were|was|are|is|have|had|has|died|drowned|remain|perished|survived)\b|[.;,)]|$)",
    re.IGNORECASE,
)
"""What follows a number that has no noun of its own."""

PRONOUN = re.compile(r"(?P<who>s?he)\b", re.IGNORECASE)
"""What stands for one person."""

FURTHER = re.compile(r"\b(?:another|other|further)\s*$", re.IGNORECASE)
"""Before a number these bring in others than those told of."""

BETWEEN = 3
"""Words between a number and the noun that it counts: "40 bus passengers", "dozens of young hikers"."""


def with_standing_of_antecedents(page: Page, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, a bare number with the standing of the people counted just before it; a whole loses one that only later parts give."""
    told = [settled(page, draft, drafts, antecedent(page, draft, lexicon), lexicon) for draft in drafts]
    known = [as_the_one_before(page, draft, told[:at]) for at, draft in enumerate(told)]
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


def as_the_one_before(page: Page, draft: Draft, before: Sequence[Draft]) -> Draft:
    """A claim of "he" or "she" with what is said of the one person told of just before ("A moneychanger was shot. He died")."""
    body, found = draft.body, PRONOUN.match(page.text, draft.start)
    if not isinstance(body, Casualty) or found is None or body.population.words or body.victims or body.count.text:
        return draft
    singles = [one.body for one in before if isinstance(one.body, Casualty) and 0 < draft.start - one.start <= FAR]
    people = {one.population.words: one for one in singles if one.count.high == 1 and one.population.words}
    sex = "female" if found["who"].lower() == "she" else "male"
    if len(people) != 1 or len(singles) != 1:
        return draft
    (other,) = people.values()
    fits = other.population.sex in (None, sex)
    return replace(draft, body=replace(body, population=other.population, victims=inherited(other))) if fits else draft


def inherited(body: Casualty) -> tuple[NamedVictim, ...]:
    """The victims of a claim as those of another one, which does not name them itself."""
    return tuple(replace(one, inherited=True) for one in body.victims)


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
    if where is None or not BARE.match(page.text, where[1]) or FURTHER.search(page.text, max(where[0] - 10, 0), where[0]):
        return "unknown"
    block = page.passage_at(draft.start).block
    said = counted_in(page.text[max(block.start, where[0] - FAR) : where[0]], lexicon)
    return said[-1] if said and len(set(said)) == 1 else "unknown"


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
