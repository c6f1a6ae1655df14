"""Of which body those are whom a text calls its own: "seven of its members" of a union, "two of its pilots" of a ministry of defence."""

import re
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.tying import retied
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty
from testimonia.records.claim import Status

FAR = 320
"""Characters before somebody's own people in which the body stands."""

OWNED = re.compile(r"(?:the\s+|\w+\s+)?(?:its|their|our)(?:\s+own)?(?:\s+\w+)?\s+(?P<who>\w+)", re.IGNORECASE)
"""Somebody's own people, as worded in a population."""


ARMY = frozenset(("army", "navy", "soldiers", "troops", "rebels", "fighters", "battalion", "brigade", "warship", "gunboat", "military"))
"""Words near a captain by which the rank is one of arms."""

SPEAKS = re.compile(r"(?:\s+on\s+\w+)?,?\s+(?:said|says|announced|confirmed|admitted|acknowledged|reported|claimed)\b", re.IGNORECASE)
"""Behind a body that speaks of its own people."""


def with_standing_of_bodies(page: Page, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, those who belong to a body with its standing: members of a union are civilians, men of an army are not."""
    return retied(drafts, [of_a_craft(page, of_its_body(page, draft, lexicon), lexicon) for draft in drafts])


def of_a_craft(page: Page, draft: Draft, lexicon: Lexicon) -> Draft:
    """A draft of "the captain" as of a civilian, where the text before speaks of a ship, a plane or a team and of no army."""
    body = draft.body
    words = (body.population.words or "").lower().split() if isinstance(body, Casualty) else []
    if not isinstance(body, Casualty) or words not in (["captain"], ["the", "captain"]):
        return draft
    block, sentence = page.passage_at(draft.start).block, page.sentence_at(draft.start)
    near = set(re.findall(r"[a-z]+", page.text[max(block.start, sentence.start - FAR) : sentence.end].lower()))
    civil = not near.isdisjoint(wordset(lexicon, "craft and clubs")) and near.isdisjoint(ARMY)
    return replace(draft, body=replace(body, population=replace(body.population, status="civilian", roles=()))) if civil else draft


def of_its_body(page: Page, draft: Draft, lexicon: Lexicon) -> Draft:
    """A draft of "its members" with the standing of all bodies named before them in the paragraph or in the sentence."""
    body = draft.body
    if not isinstance(body, Casualty) or body.population.status != "unknown":
        return draft
    found = OWNED.fullmatch(body.population.words or "")
    if found is None or found["who"].lower() not in wordset(lexicon, "people of a body"):
        return draft
    sentence = page.sentence_at(draft.start)
    block = page.passage_at(draft.start).block
    named = list(bodies(lexicon).finditer(page.text, max(block.start, sentence.start - FAR), sentence.end))
    told = {standing(one.group().lower(), lexicon) for one in named if SPEAKS.match(page.text, one.end())}
    told = told or {standing(one.group().lower(), lexicon) for one in named}
    status = told.pop() if len(told) == 1 else "unknown"
    if status == "combatant" and found["who"].lower() in wordset(lexicon, "people beside a body"):
        return draft
    return replace(draft, body=replace(body, population=replace(body.population, status=status)))


@cache
def bodies(lexicon: Lexicon) -> re.Pattern[str]:
    """The bodies to which people may belong."""
    names = wordset(lexicon, "civil bodies") | armed(lexicon)
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})\b", re.IGNORECASE)


@cache
def armed(lexicon: Lexicon) -> frozenset[str]:
    """The bodies whose people bear arms."""
    return wordset(lexicon, "armed bodies of a state") | wordset(lexicon, "words of armed groups")


def standing(name: str, lexicon: Lexicon) -> Status:
    """The standing of the people of a body."""
    return "combatant" if name in armed(lexicon) else "civilian"
