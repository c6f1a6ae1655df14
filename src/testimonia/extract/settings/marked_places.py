"""Places that only the trained reader knows: a village that no gazetteer holds is still where it happened."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.page import Page
from testimonia.records import Evidence, Mention

SURE = 0.6
"""The probability from which a mark of the reader alone makes a place."""

BACKED = 0.4
"""The probability that is enough where the reader sees the name of a place in the same words, or "in" stands right before them."""

WITHIN = re.compile(r"\b(?:in|near|outside)\s+$")

Span = tuple[int, int]


def with_marked(page: Page, toponyms: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The place names of a page with those that the reader marks as the place of a harm; the longer of two that overlap stays.

    A name that the reader takes for a person's is no place, whatever village the gazetteer knows by it.
    """
    marked = [span for span in marks(page) if not of_a_people(page.text, span, lexicon)]
    people = [span for passage in page.passages for span in spans(passage.names, "person")]
    known = [one for one in toponyms if not (overlaps(place(one), people) and not overlaps(place(one), marked))]
    wider = [one for one in known if not any(inside(place(one), span) for span in marked)]
    new = [span for span in marked if not overlaps(span, [place(one) for one in wider])]
    found = [Mention(evidence=Evidence.of(page.document, *span), kind="place") for span in new]
    return tuple(sorted([*wider, *found], key=lambda one: one.evidence.start))


def marks(page: Page) -> Iterator[Span]:
    """The capital words that the reader marks as places, with the rest of the name where it sees a longer one."""
    for passage in page.passages:
        names = spans(passage.names, "place")
        for role in passage.roles:
            span = (role.start, role.end)
            backed = [name for name in names if inside(span, name)]
            enough = BACKED if backed or WITHIN.search(page.text[max(role.start - 9, 0) : role.start]) else SURE
            if role.kind == "place" and role.probability >= enough and page.text[role.start].isupper():
                yield backed[0] if backed else span


def of_a_people(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Whether the words name a people or a faith ("the Teshi minority", "Sunni homes")."""
    behind = re.match(r"[\s-]+(\w+)", text[span[1] : span[1] + 30])
    community = behind is not None and behind[1].lower() in lexicon.words("communities")
    return community or text[span[0] : span[1]].lower() in peoples(lexicon)


@cache
def peoples(lexicon: Lexicon) -> frozenset[str]:
    """The words for peoples, faiths and the people of states, in small letters."""
    states = (one.get("people", ()) for one in lexicon.entries("states").values())
    return frozenset(word.lower() for words in (lexicon.words("nationalities and faiths"), *states) for word in words)


def spans(names: Iterable[tuple[int, int, str]], kind: str) -> list[Span]:
    """Where the names of a kind stand."""
    return [(start, end) for start, end, what in names if what == kind]


def place(one: Mention) -> Span:
    """Where a mention stands."""
    return one.evidence.start, one.evidence.end


def inside(span: Span, other: Span) -> bool:
    """Whether a span lies within another."""
    return other[0] <= span[0] and span[1] <= other[1]


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a character with any other."""
    return any(span[0] < end and start < span[1] for start, end in others)
