"""Lists of names: the entries under "12 people killed in Tarsa on 4 May:" are the victims of that claim."""

import re
from dataclasses import replace

from testimonia.extract.page import Draft, Page, Passage
from testimonia.records import Casualty, Evidence, Mention

WORD = r"(?:(?:al|el|an|ar|as|ash|at|az|ad)[-‐])?[^\W\d_a-z][\w'’-]*"
NAME = rf"{WORD}(?:\s+(?:{WORD}\.?|al|bin|bint|ibn|de|da|van|von|der|el))*\s+{WORD}"
ENTRY = re.compile(rf"\s*(?:\(?\d+[.)]\s*|[-•*–]\s*)?(?P<name>{NAME})\s*(?=\(|,|;|$|\n)")
"""A name of two words or more, behind a number or a bullet, before a comma, a bracket or the end of the line."""


def with_victims(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those that introduce a list of names with the names as their victims."""
    return [replace(draft, body=named) if (named := introduced(page, draft)) else draft for draft in drafts]


def introduced(page: Page, draft: Draft) -> Casualty | None:
    """The body of a claim that a colon ends and a list of names follows, with its victims; None for any other claim."""
    body = draft.body
    if not isinstance(body, Casualty) or body.victims or (body.count.low or 0) < 2:
        return None
    here = next((index for index, one in enumerate(page.passages) if one.block.start <= draft.start < one.block.end), None)
    if here is None or not page.text[draft.end : page.passages[here].block.end].strip().startswith(":"):
        return None
    names = entries(page, page.passages[here + 1 :])
    return replace(body, victims=names) if len(names) > 1 else None


def entries(page: Page, passages: tuple[Passage, ...]) -> tuple[Mention, ...]:
    """The names of the list items that follow, up to the first block that is none."""
    found = []
    for passage in passages:
        if passage.block.kind != "list item":
            break
        match = ENTRY.match(page.text[: passage.block.end], passage.block.start)
        if match:
            found.append(Mention(evidence=Evidence.of(page.document, match.start("name"), match.end("name")), kind="person"))
    return tuple(found)
