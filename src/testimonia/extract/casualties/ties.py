"""Parts that their words tie to a whole told before: "among them 23 children", "12 of them", "48 people: 27 in Lode, 21 in Tarsa"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.breakdowns import counts
from testimonia.extract.page import Draft
from testimonia.records import Casualty

REACH = 320
"""Characters between the whole's number and that of a part."""

OPENING = 60
"""Characters before a part's number in which "among them" may stand."""

LISTED = re.compile(r"[:–—](?P<rest>[^:–—.!?]*)$")
"""A colon or a dash with the items of a list behind it."""


def with_wholes(text: str, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, each part that stands alone tied to the whole that its words point back to."""
    made: dict[int, Draft] = {}
    found: list[Draft] = []
    for one in drafts:
        own = replace(one, part_of=made.get(id(one.part_of), one.part_of)) if one.part_of else tied(text, one, found, lexicon)
        made[id(one)] = own
        found.append(own)
    return with_breakdowns(found)


def tied(text: str, one: Draft, before: Sequence[Draft], lexicon: Lexicon) -> Draft:
    """A draft with its whole, where it points back to one."""
    place = number_at(text, one)
    if place is None:
        return one
    for whole in reversed(before):
        where = number_at(text, whole)
        if where is None or not 0 < place[0] - where[1] <= REACH:
            continue
        if whole.part_of is None and smaller(one, whole) and points_back(text, where[1], place, lexicon):
            return replace(one, part_of=whole, part_kind="subset")
    return one


def number_at(text: str, one: Draft) -> tuple[int, int] | None:
    """Where the number of a casualty draft stands; None where it has none."""
    if not isinstance(one.body, Casualty) or not one.body.count.text:
        return None
    at = text.find(one.body.count.text, one.start, one.end)
    return (at, at + len(one.body.count.text)) if at >= 0 else None


def smaller(one: Draft, whole: Draft) -> bool:
    """Whether a draft can count a part of another: the same harm, and fewer people."""
    a, b = one.body, whole.body
    if not isinstance(a, Casualty) or not isinstance(b, Casualty) or a.measure != b.measure:
        return False
    most = b.count.high if b.count.high is not None else b.count.low
    least = a.count.low if a.count.low is not None else a.count.high
    return most is not None and least is not None and (0 < least < most or (b.count.high is None and 0 < least <= most))


def points_back(text: str, whole: int, place: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether "among them" before a number or "of them" behind it, or its place in a list, makes it a part."""
    opened, partitive = signs(lexicon)
    between = text[max(whole, place[0] - OPENING) : place[0]]
    if partitive.match(text, place[1]) or opened.search(between):
        return True
    listed = LISTED.search(text[whole : place[0]])
    return listed is not None and not re.search(r"\b(?:and|but|while)\s+\w+\s+(?:was|were)\b", listed["rest"])


@cache
def signs(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words that open parts, right before their first number or with others between; and those behind a number that make it a part."""
    openers = "|".join(map(re.escape, (word for word in lexicon.words("includers") if not word.startswith("of "))))
    wholes = "|".join(map(re.escape, lexicon.words("wholes meant")))
    return re.compile(rf"\b(?:{openers})\b[^.:;]*$", re.IGNORECASE), re.compile(rf"\s+of\s+(?:{wholes})\b", re.IGNORECASE)


def with_breakdowns(drafts: list[Draft]) -> list[Draft]:
    """Parts whose exact numbers add up to their whole are its breakdown."""
    parts: dict[int, list[Draft]] = {}
    for one in drafts:
        if one.part_of is not None:
            parts.setdefault(id(one.part_of), []).append(one)
    whole = {id(one) for group in parts.values() if adds_up(group) for one in group}
    made: dict[int, Draft] = {}
    for one in drafts:
        kind = "breakdown" if id(one) in whole else one.part_kind
        made[id(one)] = replace(one, part_of=made.get(id(one.part_of), one.part_of), part_kind=kind) if one.part_of else one
    return [made[id(one)] for one in drafts]


def adds_up(group: Sequence[Draft]) -> bool:
    """Whether several parts count exactly as many as their whole."""
    numbers = [counts(one) for one in group]
    total = counts(group[0].part_of) if group[0].part_of else None
    return len(group) > 1 and None not in numbers and sum(number or 0 for number in numbers) == total
