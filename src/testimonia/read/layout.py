"""Chunks of plain text to typed blocks, by where they stand and how they are set.

Each pass types chunks that are still untyped; what nothing claims is a paragraph, so that the report's own words win when in doubt.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from testimonia.read import signs
from testimonia.read.byline import byline_of
from testimonia.read.dates import find_dates
from testimonia.read.headline import title_forms, type_head
from testimonia.read.lines import ITEM, Chunk
from testimonia.read.sheet import Part, Sheet
from testimonia.read.words import anywhere, fold, starting
from testimonia.records import UNKNOWN_DATE, Basis, Block, Dated

TAIL = 8
"""How many chunks from the end may be a signature."""

Field = Literal["title", "author", "outlet", "published"]
FIELDS: tuple[Field, ...] = ("title", "author", "outlet", "published")
Locate = Callable[[int, int], str]


@dataclass(frozen=True)
class Layout:
    """Typed blocks, and what the text says of itself, each with its basis."""

    blocks: tuple[Block, ...]
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: Dated = UNKNOWN_DATE
    basis: tuple[Basis, ...] = ()


def lay_out(chunks: Sequence[Chunk], locate: Locate, title: str | None = None) -> Layout:
    """Type every chunk. `title` is the headline where it is known from outside the text, and is then not looked for.

    `locate` gives the locator of a span of the text.
    """
    sheet = Sheet([Part(chunk, chunk.hint) for chunk in chunks], title)
    for rule in (type_posts, type_by_looks, type_head, type_repeats, type_tail, type_link_lists, type_comments, type_body, read_dateline):
        rule(sheet)
    blocks = tuple(blocked(part, locate) for part in merged(sheet.parts))
    basis = tuple(Basis(field=name, source=sheet.sources[name]) for name in FIELDS if name in sheet.sources)
    return Layout(blocks, sheet.title, sheet.facts.get("author"), sheet.facts.get("outlet"), sheet.published, basis)


def blocked(part: Part, locate: Locate) -> Block:
    """The block of a part."""
    start, end = part.chunk.start, part.chunk.end
    return Block(
        kind=part.kind or "paragraph", start=start, end=end, locator=locate(start, end), author=part.author, published=part.published
    )


def type_posts(sheet: Sheet) -> None:
    """An embedded post is its signed line with the chunk before it, or any chunk that ends in a post's picture link.

    Of the text before a signature only the nearest chunk is taken: more might be the report's own words.
    """
    for index, part in enumerate(sheet.parts):
        if part.kind is not None or len(part.chunk.text) > signs.WIDEST:
            continue
        if signed := signs.signature_of(part.chunk.flat):
            part.kind, part.author, part.published = "embedded post", signed[0], signed[1] or UNKNOWN_DATE
            if index and re.match(r"[—–-]", part.chunk.text):
                join_post(sheet.parts[index - 1], part)
        elif signs.has_post_link(part.chunk.flat) and part.chunk.length > 1:
            part.kind = "embedded post"


def join_post(before: Part, signature: Part) -> None:
    """The text above a signature is the post, unless it is long or signed itself."""
    if before.kind in (None, "embedded post") and before.author is None and before.chunk.length <= 90:
        before.kind, before.author, before.published = "embedded post", signature.author, signature.published


def type_by_looks(sheet: Sheet) -> None:
    """Furniture, captions, quoted mail and items that show it themselves. The first chunk is no item: it may be the headline."""
    for index, part in enumerate(sheet.parts):
        if part.kind is not None or len(part.chunk.text) > signs.WIDEST:
            continue
        if index and signs.is_credit(part.chunk):
            part.kind = "caption"
            credit_under(sheet.parts[index - 1], part)
        elif signs.is_furniture(part.chunk):
            part.kind = "furniture"
        elif len(sheet.parts) > 1 and signs.is_caption(part.chunk):
            part.kind = "caption"
        elif part.chunk.text.startswith(">"):
            part.kind = "quotation"
        elif index and ITEM.match(part.chunk.text):
            part.kind = "list item"


def credit_under(above: Part, credit: Part) -> None:
    """What stands directly over a line that is a credit is its caption, unless it is long."""
    if above.kind is None and not credit.chunk.gap and above.chunk.length <= 40:
        above.kind = "caption"


def type_repeats(sheet: Sheet) -> None:
    """A line that only says the headline again belongs to the page: it is no second assertion."""
    forms = {fold(form) for form in title_forms(sheet.title)}
    for part in sheet.parts:
        if part.kind is None and fold(part.chunk.flat) in forms:
            part.kind = "furniture"


def type_tail(sheet: Sheet) -> None:
    """Reporters' lines, and signatures at the end: "(Reporting by …)", "-- Name"."""
    last = len(sheet.parts) - TAIL
    for index, part in enumerate(sheet.parts):
        if part.kind is not None or part.chunk.length > 40:
            continue
        if is_credits(part.chunk):
            type_credits(sheet, part)
        elif index >= max(last, 2):
            type_signature(sheet, part)


def is_credits(chunk: Chunk) -> bool:
    """Whether a line names who reported and edited; one with a word of harm tells what they reported."""
    quoted = chunk.text.startswith(("“", '"'))
    return not quoted and starting("credits").match(chunk.flat) is not None and not anywhere("harm").search(chunk.flat)


def type_credits(sheet: Sheet, part: Part) -> None:
    """The reporters' line, whose first name is the author's where the head names none."""
    opened = starting("credits").match(part.chunk.flat)
    part.kind = "byline"
    line = byline_of(f"by {re.split('[;.]', part.chunk.flat[opened.end() if opened else 0 :])[0].strip()}")
    sheet.learn("author", line.author if line else None, "reporters’ line at the end")


def type_signature(sheet: Sheet, part: Part) -> None:
    """A byline at the end; after a dash a bare name is one too, unless other lines open with a dash as items do, or it stands under
    a quotation, whose speaker it names.
    """
    dash = re.match(r"[—–-]{1,2}\s*", part.chunk.flat)
    if dash and (part.chunk.length > 5 or sum(other.chunk.text.startswith(dash[0].strip()) for other in sheet.parts) > 1):
        return
    line = byline_of(f"by {part.chunk.flat[dash.end() :]}" if dash else part.chunk.flat)
    before = sheet.parts[sheet.parts.index(part) - 1]
    if line is None or line.bare or before.chunk.text.startswith(("“", '"')):
        return
    part.kind = "furniture" if line.counts else "byline"
    sheet.learn("author", line.author, "signature at the end")


def type_link_lists(sheet: Sheet) -> None:
    """Short lines after a head such as "Related articles" belong to it, up to the next sentence, post or caption."""
    inside = False
    for index, part in enumerate(sheet.parts):
        if part.kind in (None, "furniture") and signs.is_link_head(part.chunk) and index > 1:
            part.kind, inside = "furniture", True
        elif inside and part.kind in (None, "list item") and is_link(part.chunk):
            part.kind = "furniture"
        elif part.kind != "furniture":
            inside = False


def is_link(chunk: Chunk) -> bool:
    """Whether a line in a list of links may be one: a headline, which has no stop but may ask."""
    return chunk.length <= 24 and (not chunk.stops or (chunk.text.endswith("?") and chunk.length <= 14))


def type_comments(sheet: Sheet) -> None:
    """Readers' comments run from their head to the end of the text, where two sentences of report stand before the head and
    words such as "Reply" or "says:" after it.
    """
    told, left = 0, sum(signs.marks_comment(part.chunk) for part in sheet.parts)
    for index, part in enumerate(sheet.parts):
        told += part.kind is None and part.chunk.speaks
        left -= signs.marks_comment(part.chunk)
        if told >= 2 and left >= 2 and signs.is_comment_head(part.chunk):
            for other in sheet.parts[index:]:
                other.kind = "furniture"
            return


def type_body(sheet: Sheet) -> None:
    """What is left: names of sections in a menu, subheadings, and paragraphs."""
    parts = sheet.parts
    for index, part in enumerate(parts):
        near = [other for other in parts[max(0, index - 2) : index + 3] if other is not part]
        if part.kind is None and signs.is_section(part.chunk) and sum(in_menu(other) for other in near) >= 2:
            part.kind = "furniture"
    leads, begun = leading(parts), False
    for part, leads_on in zip(parts, leads, strict=True):
        if part.kind is None:
            heading = begun and leads_on and not part.chunk.stops and signs.is_heading(part.chunk)
            part.kind = "subheading" if heading else "paragraph"
        begun = begun or part.kind not in ("furniture", "byline")


def in_menu(part: Part) -> bool:
    """Whether a chunk may be a part of a menu."""
    return part.kind == "furniture" or signs.is_section(part.chunk)


def leading(parts: Sequence[Part]) -> list[bool]:
    """For each chunk, whether a sentence, item or caption of the report comes next; headings in between count for what follows them."""
    leads: list[bool] = []
    following = False
    for part in reversed(parts):
        leads.append(following)
        if part.kind in ("furniture", "subheading"):
            continue
        if part.kind is not None or part.chunk.speaks or part.chunk.stops:
            following = True
        elif not signs.is_heading(part.chunk):
            following = False
    return leads[::-1]


DATELINE = re.compile(r"(?P<head>[^\n“”\"]{3,110}?)\s*(?:--|[—–]|\s-|:)\s")


def read_dateline(sheet: Sheet) -> None:
    """Place, date and agency before the first dash of the body: "TARSA, 3 May 2024 (Coast Wire) -- …".

    It stays in its paragraph, for it names the place; only its date and agency are taken.
    """
    for part in [part for part in sheet.parts if part.kind == "paragraph"][:3]:
        match = DATELINE.match(part.chunk.flat)
        if not match or not is_dateline(match["head"]):
            continue
        sheet.date(next((found.dated for found in find_dates(match["head"])), UNKNOWN_DATE), "dateline")
        agency = re.search(r"\(([^()]{2,60})\)\s*$", match["head"])
        if agency and not find_dates(agency[1]):
            sheet.learn("outlet", agency[1], "dateline")
        return


def is_dateline(head: str) -> bool:
    """Whether words before a dash are a dateline: a place in capitals first, and nothing after it in lower case."""
    first = re.match(r"[^\W\d_][\w'’-]*", head)
    if not first or not (first[0].isupper() and len(first[0]) > 1):
        return False
    words = re.findall(r"[^\W\d_][\w'’.]*", re.sub(r"\([^()]*\)", " ", head))
    return len(words) <= 12 and not any(word[0].islower() for word in words)


def merged(parts: Sequence[Part]) -> list[Part]:
    """Chunks of one signed post as one part."""
    made: list[Part] = []
    for part in parts:
        last = made[-1] if made else None
        if last and last.kind == part.kind == "embedded post" and is_same_post(last, part):
            whole = Chunk(last.chunk.start, part.chunk.end, f"{last.chunk.text}\n{part.chunk.text}", last.chunk.gap)
            made[-1] = Part(whole, "embedded post", None, part.author, part.published)
        else:
            made.append(part)
    return made


def is_same_post(text: Part, signature: Part) -> bool:
    """Whether a chunk is the bare signature of the one before it; two posts that are both signed stay two."""
    opens = re.match(r"[—–-]", signature.chunk.text) is not None
    return opens and signature.author is not None and (text.author, text.published) == (signature.author, signature.published)
