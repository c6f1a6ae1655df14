"""Names in a list under a sentence that announces them: "The dead were named as:", "The five victims have been named by the coroner:".

Every entry that begins with a name is one of those who came to the harm; together they are the whole that was counted.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.casualties.victims.enumerated import proposed
from testimonia.extract.casualties.victims.naming import person_at
from testimonia.extract.casualties.victims.roster import ENTRY
from testimonia.extract.page import Draft, Page, Passage
from testimonia.records import Casualty
from testimonia.records.claim import MeasureName

RULE = "roll call"

FEWEST, MOST = 2, 60
"""Entries of a list of names."""

BULLET = re.compile(r"\s*(?:\(?\d+[.)]\s*|[-•*–—]\s*)?")
"""What may stand before the name of an entry."""

NEAR = 900
"""Characters from the count of a whole to the sentence that announces the names."""

Make = Callable[[Scene, Proposal], Draft]


def may_list_names(page: Page, passage: Passage, lexicon: Lexicon) -> bool:
    """Whether a passage announces a list of names or is an entry of one."""
    return announcement(page, passage, lexicon) is not None


def with_entries(scene: Scene, told: list[Draft], make: Make) -> list[Draft]:
    """The drafts with the whole that an announcement counts, or with the person of an entry."""
    found = announcement(scene.page, scene.passage, scene.lexicon)
    if found is None:
        return told
    announced, measure = found
    if announced is scene.passage:
        return [*told, *stated_whole(scene, told, measure, make)]
    whole = next((one for one in reversed(told) if counts_all(scene.page, announced, one, measure)), None)
    span = first_name(scene)
    if span is None:
        return told
    harm = Harm(whole.body.measure if whole is not None and isinstance(whole.body, Casualty) else measure, "object")
    one = proposed(scene, span, harm)
    made = make(scene, one) if one else None
    return [*told, replace(made, part_of=whole, part_kind="breakdown" if whole else None)] if made else told


def announcement(page: Page, passage: Passage, lexicon: Lexicon) -> tuple[Passage, MeasureName] | None:
    """The passage that announces the list in which a passage stands, or the passage itself, with the harm that it states."""
    at = page.passages.index(passage)
    while at and page.passages[at].block.kind == "list item":
        at -= 1
    block = page.passages[at].block
    text = page.text[block.start : block.end].rstrip()
    found = announcing(lexicon).search(text) if text.endswith(":") else None
    entries = len(entries_after(page, at)) if found else 0
    if found is None or not FEWEST <= entries <= MOST:
        return None
    stated: dict[str, MeasureName] = lexicon.entries("those harmed by measure")
    words = re.findall(r"[a-z]+", found.group().lower())
    return page.passages[at], next((stated[word] for word in words if word in stated), "killed")


def entries_after(page: Page, at: int) -> list[Passage]:
    """The list items right behind a passage."""
    found: list[Passage] = []
    for passage in page.passages[at + 1 :]:
        if passage.block.kind != "list item":
            break
        found.append(passage)
    return found


@cache
def announcing(lexicon: Lexicon) -> re.Pattern[str]:
    """ "The dead were named as:", "named the five victims as:", "the victims are:", "the names of the dead:"."""
    verbs, alone = lexicon.group("verbs of naming").alternation, lexicon.group("words for victims alone").alternation
    who = rf"(?:the\s+)?(?:[\w-]+\s+){{0,2}}(?:{alone}|killed|fatalities|injured|wounded|missing)"
    been = r"(?:was|were|are|(?:has|have)\s+been)"
    passive = rf"{who}\b[^.:]{{0,80}}?\s{been}\b(?:[^.:]{{0,20}}?\b(?:{verbs})\b[^.:]{{0,60}})?"
    return re.compile(rf"\b(?:{passive}|(?:{verbs})\s+{who}\b[^.:]{{0,60}}|names?\s+of\s+{who}[^.:]{{0,60}}):$", re.IGNORECASE)


def stated_whole(scene: Scene, told: list[Draft], measure: MeasureName, make: Make) -> list[Draft]:
    """The number of those announced, where it is that of the entries and no draft before tells it."""
    number = len(entries_after(scene.page, scene.page.passages.index(scene.passage)))
    if any(counts_all(scene.page, scene.passage, one, measure) for one in told):
        return []
    counted = (one for one in scene.row.phrases if one.figure and one.figure.low == one.figure.high == number)
    victims = next((one._replace(kind="N", harms=()) for one in counted), None)
    if victims is None or victims.figure is None:
        return []
    harm = Harm(measure, "object")
    verb = Phrase("D", victims.first, victims.last, head=victims.first, harms=(harm,), form="noun")
    return [make(scene, Proposal(scene.row, harm, verb, victims, RULE))]


def counts_all(page: Page, announced: Passage, one: Draft, measure: MeasureName) -> bool:
    """Whether a draft counts as many as are listed, told in the announcement or shortly before it."""
    body = one.body
    number = len(entries_after(page, page.passages.index(announced)))
    near = one.start - announced.block.start > -NEAR and one.start < announced.block.end
    return isinstance(body, Casualty) and near and body.measure == measure and body.count.low == body.count.high == number


def first_name(scene: Scene) -> tuple[int, int] | None:
    """The name with which an entry begins, by the model or by its capitals."""
    text, block = scene.page.text, scene.passage.block
    opened = BULLET.match(text, block.start)
    found = person_at(scene.page, scene.passage, scene.sentence, opened.end()) if opened else None
    match = ENTRY.match(text[: block.end], block.start)
    return found or (match.span("name") if match else None)
