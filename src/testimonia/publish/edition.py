"""The edition of a document: its text as it is, claims marked where their words stand, a note for each beside them.

The text never changes: joining the text of every piece gives `document.text` to the character. Claims may nest and
cross; marks are cut at every border, so that each piece carries the claims that cover it.
"""

import itertools
from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup, escape

from testimonia.publish.figure.svg import tag
from testimonia.publish.index import Index
from testimonia.publish.note import Note, kind_of, note_of
from testimonia.publish.wording import dated, many, outlet
from testimonia.records import Block, Casualty, Claim, Document

OPENING = 150
"""Characters of a report shown where it is closed."""
KIND_ORDER = ("casualty", "statement", "measure", "event")


@dataclass(frozen=True)
class Passage:
    """A block of text, or what lies between blocks (`block` None), marked, with the notes of the claims that start in it."""

    block: Block | None
    markup: Markup
    notes: tuple[Note, ...]

    @property
    def kind(self) -> str:
        return self.block.kind.replace(" ", "-") if self.block else "gap"


@dataclass(frozen=True)
class Edition:
    """A document as the page shows it."""

    document: Document
    number: int
    heading: str
    outlet: str
    published: str
    passages: tuple[Passage, ...]
    copy_of: tuple[tuple[int, str, str], ...]
    summary: str
    opening: str

    @property
    def headed(self) -> bool:
        """Whether the text itself begins with its title."""
        first = next((one for one in self.document.blocks if one.kind == "headline"), None)
        return first is not None and self.document.text[first.start : first.end].split() == self.heading.split()


def edition_of(index: Index, document: Document) -> Edition:
    """The edition of one document."""
    claims = index.claims_of[document.id]
    return Edition(
        document=document,
        number=index.numbers[document.id],
        heading=document.title or document.name,
        outlet=outlet(document),
        published=dated(document.published),
        passages=tuple(passage(index, document, claims, block, start, end) for block, start, end in stretches(document)),
        copy_of=tuple(copies(index, document)),
        summary=tally(claims),
        opening=opening(document),
    )


def tally(claims: list[Claim]) -> str:
    """How many claims of each kind were read out of a document."""
    kinds = Counter(kind_of(one) for one in claims)
    nouns = {"casualty": "figure", "statement": "statement", "measure": "measure", "event": "event"}
    return ", ".join(many(kinds[kind], nouns[kind]) for kind in KIND_ORDER if kinds[kind]) or "nothing read out of it"


def opening(document: Document) -> str:
    """The first lines of the body, for a list of many reports."""
    body = next((one for one in document.blocks if one.kind == "paragraph"), None)
    start, end = (body.start, body.end) if body else (0, len(document.text))
    words = " ".join(document.text[start : min(end, start + OPENING)].split())
    return words + ("…" if end > start + OPENING else "")


def copies(index: Index, document: Document) -> list[tuple[int, str, str]]:
    """The reports that this one repeats: number, name, and the part of the words that is the same."""
    return [
        (index.numbers[one.of], outlet(index.documents[one.of]), f"{round(one.share * 100)} %")
        for one in index.release.resolution.copies
        if one.document == document.id and one.of in index.documents
    ]


def stretches(document: Document) -> list[tuple[Block | None, int, int]]:
    """The whole text in order: blocks, and whatever lies before, between and after them."""
    found: list[tuple[Block | None, int, int]] = []
    last = 0
    for block in document.blocks:
        if block.start > last:
            found.append((None, last, block.start))
        found.append((block, block.start, block.end))
        last = block.end
    return [*found, (None, last, len(document.text))] if last < len(document.text) else found


def passage(index: Index, document: Document, claims: list[Claim], block: Block | None, start: int, end: int) -> Passage:
    """One stretch with its marks and notes."""
    here = [one for one in claims if one.evidence.start < end and start < one.evidence.end]
    notes = tuple(note_of(index, one) for one in here if start <= one.evidence.start)
    return Passage(block, marked(index, document.text, here, start, end), notes)


def marked(index: Index, text: str, claims: list[Claim], start: int, end: int) -> Markup:
    """The text of a stretch as pieces, each within the marks of the claims that cover it."""
    numbers = [counted(text, one) for one in claims]
    borders = {start, end}
    for low, high in [(one.evidence.start, one.evidence.end) for one in claims] + [span for span in numbers if span]:
        borders |= {border for border in (low, high) if start < border < end}
    cuts = sorted(borders)
    pieces = [piece(index, text, claims, numbers, low, high) for low, high in itertools.pairwise(cuts)]
    return Markup("").join(pieces)


def piece(index: Index, text: str, claims: list[Claim], numbers: list[tuple[int, int] | None], low: int, high: int) -> Markup:
    """One piece: anchors of the claims that begin here, the words in their marks, references of the claims that end here."""
    cover = [one for one in claims if one.evidence.start <= low and high <= one.evidence.end]
    begun = [tag("span", "", id=one.id, class_="at") for one in cover if one.evidence.start == low]
    ended = [reference(index, one) for one in reversed(cover) if one.evidence.end == high]
    words = written(text[low:high])
    if any(span and span[0] <= low and high <= span[1] for span in numbers):
        words = tag("span", words, class_="n")
    for depth, one in reversed(list(enumerate(cover))):
        doubt = " doubt" if one.hedged or one.assertion != "asserted" else ""
        words = tag("span", words, class_=f"m {kind_of(one)} d{min(depth, 3)}{doubt}", data_of=one.id)
    return Markup("").join([*begun, words, *ended])


def written(text: str) -> Markup:
    """Text as HTML that parses back to the same characters; what HTML cannot hold stands as a sign for it."""
    safe = "".join("\N{SYMBOL FOR NULL}" if sign == "\0" else sign for sign in text).encode("utf-8", "replace").decode("utf-8")
    return Markup(str(escape(safe)).replace("\r", "&#13;"))  # noqa: S704 - escaped just before


def reference(index: Index, claim: Claim) -> Markup:
    """The number after a claim's last word: a link to its note, drawn by the style sheet so that the text stays as it is."""
    number = index.notes[claim.id]
    return tag(
        "a",
        "",
        href=f"#note-{claim.id}",
        class_=f"ref {kind_of(claim)}",
        data_n=str(number),
        aria_label=f"Note {number}",
    )


def counted(text: str, claim: Claim) -> tuple[int, int] | None:
    """Where the words of a casualty claim's count stand, if they stand within its quote."""
    if not isinstance(claim.body, Casualty) or not claim.body.count.text:
        return None
    words = claim.body.count.text
    at = text.find(words, claim.evidence.start, claim.evidence.end)
    return (at, at + len(words)) if at >= 0 else None
