"""Quotations: stretches between quotation marks, also over several sentences and paragraphs."""

import re
from dataclasses import dataclass

from testimonia.extract.page import Page

LONG = 4
"""From this many words on a quotation is somebody's speech; a shorter one is a word that the narrator keeps at a distance."""

MARKS = re.compile(r"[“”„«»]|\"|''|``|(?<!\w)‘(?=\w)|(?<=[.,!?])’(?!\w)")


@dataclass(frozen=True)
class Quotation:
    """What stands between the marks, without them. `whole` when it begins where a sentence begins, `ended` when it ends with one."""

    start: int
    end: int
    words: int
    whole: bool
    ended: bool = False

    @property
    def speech(self) -> bool:
        """Whether it is somebody's speech: long, or two words or more that are a sentence of their own (“Eleven drowned.”)."""
        return self.words >= LONG or (self.whole and self.ended and self.words > 1)


def quotations(page: Page) -> tuple[Quotation, ...]:
    """Every quotation of a page, in order. One that a paragraph leaves open goes on in the next where that begins with a mark."""
    starts = frozenset(sentence.start for sentence in page.sentences)
    found: list[Quotation] = []
    for passage in page.passages:
        block = passage.block
        if block.kind == "quotation" and not MARKS.search(page.text, block.start, block.end):
            found.append(made(page.text, block.start, block.end, starts))
        for start, end in pairs(page.text, block.start, block.end):
            found.append(made(page.text, start, end, starts))
    return tuple(found)


def pairs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of what stands between pairs of marks in one block; one left open runs to the end of the block."""
    found, opened = list[tuple[int, int]](), -1
    single = False
    for match in MARKS.finditer(text, start, end):
        mark = match.group()
        if mark in "‘’":
            if mark == "‘" and opened < 0:
                opened, single = match.end(), True
            elif mark == "’" and single:
                found.append((opened, match.start()))
                opened, single = -1, False
            continue
        closes = mark in "”»" or (mark not in "“„«``" and opened >= 0)
        if closes and opened >= 0:
            found.append((opened, match.start()))
            opened = -1
        elif not closes:
            opened = match.end()
        single = False
    if opened >= 0 and not single:
        found.append((opened, end))
    return [(a, b) for a, b in found if b > a]


def made(text: str, start: int, end: int, starts: frozenset[int]) -> Quotation:
    """A quotation with what is to be known of it."""
    whole = any(offset in starts for offset in range(start - 2, start + 1))
    return Quotation(start, end, len(text[start:end].split()), whole, text[start:end].rstrip().endswith((".", "!", "?")))
