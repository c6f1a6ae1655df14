"""Where the harm was done: the places of the claim's words, else of its sentence, else taken over from just before."""

import re
from dataclasses import replace

from testimonia.extract.language import Sentence
from testimonia.extract.page import Page
from testimonia.records import Mention


def places_of(page: Page, sentence: Sentence, start: int, end: int, toponyms: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The places in the evidence, else in its sentence, else those of the sentence before or of the last block (then inherited).

    "The town" is the place named last.

    "UK-based" or "Halvane-led" says nothing of where it happened.
    """
    toponyms = tuple(one for one in toponyms if page.text[one.evidence.end : one.evidence.end + 1] not in ("-", "‑"))
    near = within(toponyms, sentence.start, sentence.end)
    inside = listed(page.text, within(toponyms, start, end), near) or near
    if inside and all(SETTLEMENT.fullmatch(one.text) for one in inside):
        earlier = [one for one in within(toponyms, 0, sentence.start) if not SETTLEMENT.fullmatch(one.text)]
        return tuple(replace(one, inherited=True) for one in earlier[-1:]) or inside
    return inside or tuple(Mention(evidence=one.evidence, kind=one.kind, inherited=True) for one in before(page, sentence, toponyms))


SETTLEMENT = re.compile(r"(?:(?:the|this|that)\s+)?(?:town|village|hamlet|settlement)", re.IGNORECASE)
"""Words for a place that was named before."""

LIST = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")


def listed(text: str, inside: tuple[Mention, ...], near: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions with the rest of a list that they begin: "in Lode, Tarsa and nearby villages" is one answer to where."""
    found = list(inside)
    for one in near:
        if found and one not in found and LIST.fullmatch(text, found[-1].evidence.end, one.evidence.start):
            found.append(one)
    return tuple(found)


def within(toponyms: tuple[Mention, ...], start: int, end: int) -> tuple[Mention, ...]:
    """The mentions between two offsets."""
    return tuple(one for one in toponyms if start <= one.evidence.start and one.evidence.end <= end)


def before(page: Page, sentence: Sentence, toponyms: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The places of the nearest sentence before, no further back than the beginning of the block before this one's."""
    blocks = [passage.block for passage in page.passages]
    here = next((index for index, block in enumerate(blocks) if block.start <= sentence.start < block.end), 0)
    earliest = blocks[max(here - 1, 0)].start
    for other in reversed(page.sentences):
        if earliest <= other.start < sentence.start and (found := within(toponyms, other.start, other.end)):
            return found
    return ()
