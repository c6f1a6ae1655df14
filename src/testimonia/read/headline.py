"""The head of a page: which of the first lines is the headline, which above it name the paper, which are bylines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from testimonia.read.byline import byline_of, cleaned, is_sections, name_like
from testimonia.read.dates import find_dates
from testimonia.read.lines import Chunk
from testimonia.read.sheet import Part, Sheet
from testimonia.read.words import anywhere, fold
from testimonia.records import UNKNOWN_DATE, Dated

HEAD = 16
"""How many chunks from the start may be headline, masthead or byline."""

LONGEST = 34
"""Words of the longest headline."""

SEPARATORS = (" | ", " - ", " – ", " — ", " « ", " :: ")


def title_forms(title: str | None) -> tuple[str, ...]:
    """A headline, and the headline without the name of the site after its last separators, the longest first."""
    if not title:
        return ()
    whole = " ".join(title.split())
    forms = [whole]
    for separator in SEPARATORS:
        pieces = whole.split(separator)
        forms += [form for count in range(1, len(pieces)) if len((form := separator.join(pieces[:count])).split()) >= 4]
    return tuple(sorted(dict.fromkeys(forms), key=len, reverse=True))


def type_head(sheet: Sheet) -> None:
    """Type the headline, the masthead above it, and the bylines among the first chunks."""
    first = next((index for index, part in enumerate(sheet.parts) if part.kind != "furniture"), 0)
    head = sheet.parts[first : first + HEAD]
    restate_title(sheet, head)
    for part in head:
        part.byline = byline_of(part.chunk.flat) if part.kind in (None, "furniture") else None
    if sheet.title is None and (found := headline_among(head)):
        found.kind, sheet.title = "headline", found.chunk.flat
        sheet.sources["title"] = "headline"
    forms = title_forms(sheet.title)
    for part in head:
        if part.kind in (None, "furniture") and part.byline is None and forms:
            part.byline = byline_of(part.chunk.flat, forms)
    settle_bylines(sheet, head)
    settle_imprints(sheet, head)
    settle_masthead(sheet, head)


def restate_title(sheet: Sheet, head: Sequence[Part]) -> None:
    """Where the headline is known from outside and the text begins with it as a line of its own, that line is the headline."""
    forms = {fold(form) for form in title_forms(sheet.title)}
    if not any(part.kind == "headline" for part in sheet.parts):
        found = next((part for part in head if part.kind is None and fold(part.chunk.flat) in forms), None)
        if found:
            found.kind = "headline"


def headline_among(head: Sequence[Part]) -> Part | None:
    """The headline: of the short lines before the first sentence of the body, the first of five words or more, else the longest.

    A line that ends in a stop is one only at the very top with a byline under it. A text of one chunk has no headline.
    """
    if hinted := next((part for part in head if part.kind == "headline"), None):
        return hinted
    lines: list[Part] = []
    opened = False
    for index, part in enumerate(head):
        if part.kind is not None or is_sure(part) or is_sections(part.chunk.flat):
            opened = opened or part.kind in ("paragraph", "list item")
            continue
        following = head[index + 1] if index + 1 < len(head) else None
        if opened or not may_be_headline(part, following):
            break
        lines.append(part)
    undated = [part for part in lines if dated_at_end(part.chunk) == UNKNOWN_DATE] or lines
    long_enough = [part for part in undated if part.chunk.length >= 5]
    return long_enough[0] if long_enough else max(undated, key=lambda part: part.chunk.length, default=None)


def dated_at_end(chunk: Chunk) -> Dated:
    """The day with which a line of at most eighteen words ends, as "Statement of the Rights Network, Tarsa, 15 May 2024" does."""
    last = next(reversed(find_dates(chunk.flat)), None) if chunk.length <= 18 and not anywhere("harm").search(chunk.flat) else None
    ends = last is not None and last.dated.precision == "day" and not re.search(r"\w", chunk.flat[last.end :])
    return last.dated if last and ends else UNKNOWN_DATE


def may_be_headline(part: Part, following: Part | None) -> bool:
    """Whether a chunk is set as a headline, with something after it."""
    chunk = part.chunk
    if following is None or chunk.length > LONGEST or chunk.text[0].islower() or chunk.text.endswith((",", ";", ":")):
        return False
    return not chunk.text.endswith((".", ".”", '."', "...”")) or (chunk.length <= 20 and is_sure(following))


def is_sure(part: Part) -> bool:
    """Whether a chunk is a byline without any doubt."""
    return part.byline is not None and not part.byline.bare


def settle_bylines(sheet: Sheet, head: Sequence[Part]) -> None:
    """Bylines are lines of names and dates; a bare name is one only next to such a line. Their facts go to the document.

    Lines that carry a counter, a category or the headline again are furniture, though their date counts.
    """
    spoken = 0
    for part, beside in zip(head, beside_bylines(head), strict=True):
        spoken += part.kind is None and part.chunk.speaks and part.byline is None
        line = part.byline
        if line is None or part.kind not in (None, "furniture") or (line.bare and not beside):
            continue
        if line.bare:
            line = replace(line, author=cleaned(part.chunk.flat) if is_person(part.chunk.flat) else None)
        where = "line of categories and counters" if line.counts else "byline"
        part.kind = "furniture" if line.counts or part.kind == "furniture" else "byline"
        sheet.learn("author", line.author or (line.agency if spoken < 2 else None), where)
        sheet.date(line.published, where)
    for part in head:
        if part.byline and part.kind in ("byline", "furniture"):
            sheet.date(part.byline.updated, "date of this version; no earlier one is given")


def beside_bylines(head: Sequence[Part]) -> list[bool]:
    """For each chunk, whether it is or stands in one run with a sure byline: bare names of two to four words carry the run on, and
    furniture between them does not end it.
    """
    beside = [is_sure(part) for part in head]
    for order in (range(len(head)), range(len(head) - 1, -1, -1)):
        near = False
        for index in order:
            part = head[index]
            named = part.byline is not None and 2 <= part.chunk.length <= 4 and part.kind is None
            near = beside[index] or (near and (named or part.kind == "furniture"))
            beside[index] = near and (beside[index] or named)
    return beside


def is_person(line: str) -> bool:
    """Whether a bare name may be a writer's: no outlet, section or agency, and not two things joined."""
    return not anywhere("outlets", "sections", "agencies").search(line) and not re.search(r"\b(?:and|of|the|for|&)\b", line, re.IGNORECASE)


def settle_imprints(sheet: Sheet, head: Sequence[Part]) -> None:
    """Lines around the headline, above the body, that end in a day say where and when the text was issued."""
    for part in head:
        if part.kind in (None, "subheading") and (part.chunk.speaks or part.chunk.stops):
            return
        if part.kind in (None, "subheading") and (day := dated_at_end(part.chunk)) != UNKNOWN_DATE:
            part.kind = "byline"
            sheet.date(day, "line that ends in a date, above the body")


def settle_masthead(sheet: Sheet, head: Sequence[Part]) -> None:
    """Short lines above the headline are the paper's name, its section or a slug; one with a word such as "Herald" is the outlet."""
    top = next((index for index, part in enumerate(head) if part.kind == "headline"), 0)
    for part in head[:top]:
        if part.kind is None and part.chunk.length <= 4 and not anywhere("harm").search(part.chunk.flat):
            part.kind = "furniture"
            plain = not is_sections(part.chunk.flat) and not re.search(r"[|>»/]", part.chunk.flat)
            named = plain and anywhere("outlets").search(part.chunk.flat)
            sheet.learn("outlet", part.chunk.flat if named else None, "masthead")
        elif part.kind == "byline":
            sheet.learn("outlet", issuer(part.chunk.flat), "masthead")


def issuer(line: str) -> str | None:
    """The paper or body that opens a dated line above the headline: "Coast Monitor · Bulletin No. 3 · 6 May"."""
    name = re.split(r"\s+[·•|]\s+", line)[0]
    opens = name != line and name_like(name, 5) and not is_sections(name) and anywhere("outlets").search(name)
    return name if opens else None
