"""How many "they", "all", "the bombers" and "their bodies" are: as many as were counted of them before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal, not_done, proposed
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import Figure, wordset
from testimonia.extract.page import Draft
from testimonia.records import Casualty

JUST_BEFORE = 300
"""Characters back to the people counted that "they" may mean."""

FAR = 700
"""Characters back to a number before the same noun ("two bombers … The bombers also died")."""

VERBAL = ("passive", "active", "tree", "reduced passive", "moved")
EVERYBODY = ("aboard", "on board")


def with_antecedents(scene: Scene, found: Sequence[Proposal], before: Sequence[Draft]) -> list[Proposal]:
    """The proposals, those of people told of before as many as they were then, and the dead of "their bodies were found"."""
    told = [counted_again(scene, one, before) for one in found]
    dead = their_bodies(scene, before)
    return [*(one for one in told if not dead or one.harm.measure != "missing"), *dead]


def counted_again(scene: Scene, one: Proposal, before: Sequence[Draft]) -> Proposal:
    """One proposal with the number of those whom it points back at, where it gives none itself."""
    victims = one.victims
    if (
        victims is None
        or victims.figure is not None
        or one.rule not in VERBAL
        or not_done(scene.row, one.verb)
        or described(scene, victims)
    ):
        return one
    low = scene.row.low(victims.first)
    if victims.kind == "R":
        n = last_count(scene, before) if low in ("they", "them") else None
    elif low == "all":
        n = aboard(scene, victims) or earlier_here(scene, victims) or last_count(scene, before)
    else:
        n = same_noun(scene, victims) if low == "the" and victims.many and victims.last == victims.first + 2 else None
    if n is None or n < 2:
        return one
    return replace(one, victims=victims._replace(figure=Figure(victims.first, victims.first, n, n, "exact")))


def described(scene: Scene, victims: Phrase) -> bool:
    """Whether a clause or a place behind them says which people are meant, so that they are not those of before."""
    place = scene.row.phrases.index(victims) if victims in scene.row.phrases else -1
    return place < 0 or scene.row.letters[place + 1 : place + 2] in ("W", "P", "O", "w", "S")


def last_count(scene: Scene, before: Sequence[Draft]) -> int | None:
    """The number of the people counted just before, where it is exact."""
    earlier = [one for one in before if 0 <= scene.sentence.start - one.end <= JUST_BEFORE and isinstance(one.body, Casualty)]
    counts = [one.body.count for one in earlier[-1:] if isinstance(one.body, Casualty)]
    return counts[0].low if counts and counts[0].low == counts[0].high else None


def earlier_here(scene: Scene, victims: Phrase) -> int | None:
    """The exact number of people told of earlier in the same sentence ("among the eight people swept away; all are feared dead")."""
    numbers = [one.figure for one in scene.row.phrases if one.figure and one.noun and one.last <= victims.first]
    return numbers[-1].low if numbers and numbers[-1].low == numbers[-1].high else None


def aboard(scene: Scene, victims: Phrase) -> int | None:
    """How many were "aboard", when all of those on board came to it."""
    text, start = scene.page.text, scene.row.words[victims.first].start
    behind = text[start : scene.row.words[victims.last - 1].end + len(" on board")].lower()
    if not any(word in behind for word in EVERYBODY):
        return None
    found = re.findall(
        rf"\b({numbers(scene.lexicon)})\s+(?:[\w-]+\s+){{0,3}}(?:aboard|on board)", text[max(start - FAR, 0) : start].lower()
    )
    return value(found[-1], scene.lexicon) if found else None


def same_noun(scene: Scene, victims: Phrase) -> int | None:
    """The one number that stands before the same noun earlier in the text; None where there is none, or several."""
    noun, start = scene.row.low(victims.head), scene.sentence.start
    before = scene.page.text[max(start - FAR, 0) : start].lower()
    if noun not in before:
        return None
    found = re.findall(rf"\b({numbers(scene.lexicon)})\s+(?:[\w-]+\s+){{0,3}}{re.escape(noun)}\b", before)
    told = {value(one, scene.lexicon) for one in found}
    return told.pop() if len(told) == 1 else None


def their_bodies(scene: Scene, before: Sequence[Draft]) -> list[Proposal]:
    """ "Their bodies were found": the people counted just before have died."""
    row = scene.row
    for place, phrase in enumerate(row.phrases):
        theirs = phrase.kind == "D" and row.low(phrase.first) == "their" and row.low(phrase.head) in ("bodies", "remains", "corpses")
        verb = row.phrases[place + 1] if theirs and row.letters[place + 1 : place + 2] == "V" else None
        if verb is None or row.low(verb.last - 1) not in wordset(scene.lexicon, "verbs of bringing out"):
            continue
        n = pair_before(scene, phrase) or earlier_here(scene, phrase) or last_count(scene, before)
        if n and n > 1:
            victims = phrase._replace(figure=Figure(phrase.first, phrase.first, n, n, "exact"))
            return [proposed(row, phrase, victims, "remains", ())]
    return []


def pair_before(scene: Scene, phrase: Phrase) -> int | None:
    """Two, where a couple stands earlier in the sentence ("the search for a missing couple ended when their bodies were found")."""
    return 2 if any(scene.row.low(at) in wordset(scene.lexicon, "nouns of two") for at in range(phrase.first)) else None


@cache
def numbers(lexicon: Lexicon) -> str:
    """A number below a thousand in digits or words, as the inside of a pattern."""
    words = "|".join(sorted(lexicon.entries("number words"), key=len, reverse=True))
    return rf"(?<![\d,.])\d{{1,3}}|(?:{words})(?:-(?:{words}))?"


def value(words: str, lexicon: Lexicon) -> int:
    """What such a number is worth."""
    units: dict[str, int] = lexicon.entries("number words")
    return int(words) if words.isdigit() else sum(units[part] for part in words.split("-"))
