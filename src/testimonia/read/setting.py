"""Set lines to paragraphs: which lines run on, which head a page, and words that a line end has cut in two."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from testimonia.read.columns import SetLine
from testimonia.read.lines import ITEM, ends_sentence
from testimonia.read.reading import Piece
from testimonia.read.signs import PAGE_NUMBER
from testimonia.records.document import BlockKind

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": None, "\u200b": None, "\xa0": " "}
)
"""Letters that print as one sign, and signs that do not print: the text is what a reader would search for."""

HYPHEN = re.compile(r"[^\W\d_][-‐‑\xad]$")
MARGIN = 0.1
"""The part of a page's height at its top and bottom where running heads and feet stand."""


@dataclass(frozen=True)
class Body:
    """How the running text of a document is set: its size, and its leading in points from line to line."""

    size: float
    leading: float


def body_of(lines: Sequence[SetLine]) -> Body:
    """The size in which most letters are set, and the usual leading of lines of that size."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0]
    pairs = [(before, after) for before, after in pairwise(lines) if same_column(before, after) and abs(after.size - size) < 0.6]
    steps = [after.bottom - before.bottom for before, after in pairs if after.bottom - before.bottom < 3 * size]
    return Body(size, median(steps) if steps else 1.2 * size)


def same_column(before: SetLine, after: SetLine) -> bool:
    """Whether a line stands below another in one column."""
    return (before.page, before.column) == (after.page, after.column) and after.bottom > before.bottom


def running(lines: Sequence[SetLine], heights: dict[int, float]) -> set[SetLine]:
    """Running heads, feet and page numbers: lines in the margins that are a number, or return on another page with other numbers."""
    margin = [line for line in lines if line.bottom < MARGIN * heights[line.page] or line.top > (1 - MARGIN) * heights[line.page]]
    seen = Counter((re.sub(r"\d+", "0", line.text), line.top < heights[line.page] / 2) for line in margin)
    return {
        line for line in margin
        if PAGE_NUMBER.fullmatch(line.text) or seen[re.sub(r"\d+", "0", line.text), line.top < heights[line.page] / 2] > 1
    }  # fmt: skip


def pieces_of(lines: Sequence[SetLine], heights: dict[int, float]) -> list[Piece]:
    """Paragraphs, headings and items in reading order; the furniture of a page comes after what begins on it."""
    furniture = running(lines, heights)
    told = [line for line in lines if line not in furniture]
    groups = grouped(told, body_of(told)) if told else []
    words = Counter(word for line in told for word in re.findall(r"[\w-]+", line.text.translate(LIGATURES).lower()))
    pieces = [(group[0].page, piece_of(group, kind_of(group, groups, body_of(told)), words)) for group in groups]
    pieces += [(line.page, Piece("furniture", line.text.translate(LIGATURES), located([line]))) for line in lines if line in furniture]
    return [piece for _, piece in sorted(pieces, key=lambda one: one[0]) if piece.text.strip()]


def grouped(lines: Sequence[SetLine], body: Body) -> list[list[SetLine]]:
    """Lines that run on into each other."""
    groups: list[list[SetLine]] = []
    for line in lines:
        if groups and runs_on(groups[-1][-1], line, body):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def runs_on(before: SetLine, line: SetLine, body: Body) -> bool:
    """Whether a line carries on the paragraph of the line before it.

    Rows of tables and new items never do. In one column a wider gap, another size or weight, or an indent opens a
    paragraph, and so does a line after one that ends short with a stop, or one with a capital that would have fitted on the
    line before. Over a column or page a paragraph goes on only where its last line ends neither a sentence nor short. The
    lines of a large heading belong together whatever column they seem to stand in.
    """
    if (
        " | " in line.text
        or " | " in before.text
        or ITEM.match(line.text)
        or abs(before.size - line.size) > 0.7
        or before.bold != line.bold
    ):
        return False
    step = line.bottom - before.bottom
    if line.size > body.size + 0.7 and before.page == line.page:
        return 0 < step < 1.6 * line.size
    if not same_column(before, line):
        return not ends_sentence(before.text) and (line.text[0].islower() or (not before.short and abs(line.size - body.size) < 0.7))
    spaced = step > max(1.3 * body.leading, body.leading + 2.5) * max(line.size / body.size, 1)
    return not (spaced or is_indented(before, line) or is_ended(before, line, body))


def is_indented(before: SetLine, line: SetLine) -> bool:
    """Whether a line is set in further than the one before it and than its column, as first lines of paragraphs are."""
    return line.x0 - before.x0 > 4 and line.x0 - line.left > 4 and not ITEM.match(before.text)


def is_ended(before: SetLine, line: SetLine, body: Body) -> bool:
    """Whether a line is the last of its paragraph: short with a stop, or broken off before a capital that would have fitted."""
    meant = abs(line.size - body.size) < 0.7 and not line.text[0].islower() and fits(before, line)
    return meant or (before.short and ends_sentence(before.text))


def fits(before: SetLine, line: SetLine) -> bool:
    """Whether the first word of a line would have fitted at the end of the line before it, so that the break was meant."""
    if HYPHEN.search(before.text):
        return False
    sign = (line.x1 - line.x0) / max(len(line.text), 1)
    word = line.text.split(maxsplit=1)[0]
    return before.x1 + 1.2 * sign * (len(word) + 1) < before.right


def kind_of(group: Sequence[SetLine], groups: Sequence[Sequence[SetLine]], body: Body) -> BlockKind | None:
    """A headline is the largest setting on the first page, a subheading is larger or bolder than the text; else the layout tells."""
    if " | " in group[0].text:
        return None
    size = group[0].size
    text = " ".join(line.text for line in group)
    largest = max((other[0].size for other in groups if other[0].page == groups[0][0].page), default=size)
    if size >= 1.2 * body.size and size == largest and len(text.split()) <= 40 and headline_group(groups, largest) is group:
        return "headline"
    if (size >= 1.1 * body.size or group[0].bold) and len(text.split()) <= 16 and not ends_sentence(text):
        return "subheading"
    return None


def headline_group(groups: Iterable[Sequence[SetLine]], size: float) -> Sequence[SetLine] | None:
    """The first group of a size."""
    return next((group for group in groups if group[0].size == size), None)


def piece_of(group: Sequence[SetLine], kind: BlockKind | None, words: Counter[str]) -> Piece:
    """One paragraph as text, with words joined that a line end has cut."""
    text = group[0].text.translate(LIGATURES)
    raw = group[0].text
    for line in group[1:]:
        following = line.text.translate(LIGATURES)
        text = mended(text, following, words) if HYPHEN.search(raw) else f"{text} {following}"
        raw = line.text
    return Piece(kind, " ".join(text.split()), located(group))


def mended(text: str, following: str, words: Counter[str]) -> str:
    """Two lines of which the first ends in a hyphen.

    The hyphen goes where the next line goes on in small letters ("civil-" "ians"), and stays before a capital ("Abdel-"
    "Ghani"), after a number ("13-year-" "long") and where the document writes the word with one elsewhere.
    """
    stem = re.sub(r"[-‐‑\xad]$", "", text)
    head = re.search(r"[\w-]*$", stem)
    tail = re.match(r"\w*", following)
    first, second = (head[0] if head else "").lower(), (tail[0] if tail else "").lower()
    if not following[:1].islower() or "-" in first or re.search(r"\d", first):
        return f"{stem}-{following}"
    hyphened = words[f"{first}-{second}"] > words[first + second]
    return f"{stem}-{following}" if hyphened else stem + following


def located(group: Sequence[SetLine]) -> str:
    """The locator of lines: "page 3, lines 4-9", or from a line of one page to a line of another."""
    first, last = group[0], group[-1]
    if first.page != last.page:
        return f"page {first.page}, line {first.number} to page {last.page}, line {last.number}"
    return f"page {first.page}, line {first.number}" if first is last else f"page {first.page}, lines {first.number}-{last.number}"
