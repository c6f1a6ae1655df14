"""Variants of annotated sentences: other names and numbers, the report moved, capitals, headline writing, curly quotes, no final stop."""

import random
import re
from collections.abc import Callable, Iterable, Iterator

from training.material.clauses import moved
from training.material.dice import dice
from training.material.roles import AnnotationError, Marked, labels
from training.material.swaps import changed, other_groups, other_names, other_numbers

MOST = 6
LONGEST_HEADLINE = 16  # words
SMALL_WORDS = frozenset("a an and as at but by for from in into of on or the to with".split())  # noqa: SIM905  (reads as a list)


def renamed(marked: Marked, chance: random.Random) -> Marked:
    """Other names, groups and numbers."""
    return other_numbers(other_groups(other_names(marked, chance), chance), chance)


def capitals(marked: Marked) -> Marked:
    """All letters large, as in wire text."""
    return changed(marked, lambda text, _: text.upper())


def title_case(marked: Marked) -> Marked:
    """The writing of headlines: every word large but the small ones inside."""
    start = True

    def large(found: re.Match[str]) -> str:
        nonlocal start
        word, first, start = found[0], start, False
        return word if word in SMALL_WORDS and not first else word[0].upper() + word[1:]

    return unstopped(changed(marked, lambda text, _: re.sub(r"[A-Za-z][\w'’.-]*", large, text)))


def unstopped(marked: Marked) -> Marked:
    """Without the final stop."""
    if not marked.text.endswith(".") or (marked.spans and marked.spans[-1].end == len(marked.text)):
        return marked
    return Marked(marked.text[:-1], marked.spans, marked.phenomenon, marked.line)


def curly(marked: Marked) -> Marked:
    """Typographic quotes and apostrophes."""
    opened = False

    def quote(_: re.Match[str]) -> str:
        nonlocal opened
        opened = not opened
        return "“" if opened else "”"

    return changed(marked, lambda text, _: re.sub('"', quote, text).replace("'", "’"))


def one_way_of_writing(marked: Marked, chance: random.Random) -> Marked:
    """Capitals, headline writing (short sentences only) or no final stop."""
    ways: list[Callable[[Marked], Marked]] = [capitals, unstopped]
    if len(marked.text.split()) <= LONGEST_HEADLINE:
        ways.append(title_case)
    return chance.choice(ways)(marked)


def fits(marked: Marked) -> bool:
    """Whether every bracket still holds whole tokens."""
    try:
        labels(marked)
    except AnnotationError:
        return False
    return True


def candidates(marked: Marked, chance: random.Random) -> Iterator[Marked]:
    """The variants in the order of their worth."""
    yield renamed(marked, chance)
    turned = moved(marked, chance)
    if turned:
        yield renamed(turned, chance)
    yield one_way_of_writing(renamed(marked, chance), chance)
    if '"' in marked.text or "'" in marked.text:
        yield curly(renamed(marked, chance))
    yield renamed(marked, chance)


def variants(marked: Marked, seed: int, most: int = MOST) -> list[Marked]:
    """At most so many other forms of a sentence, none twice and none the sentence itself."""
    chance = dice(seed, marked.line, marked.text)
    found = {made.text: made for made in candidates(marked, chance) if made.text != marked.text and fits(made)}
    return list(found.values())[:most]


def with_variants(material: Iterable[Marked], seed: int, most: int = MOST) -> list[Marked]:
    """Each sentence followed by its variants."""
    return [made for marked in material for made in (marked, *variants(marked, seed, most))]
