"""Plain text to chunks: the paragraphs, headings and items as their author set them, by blank lines, line ends and indents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from testimonia.records.document import BlockKind

WIDEST = 140
"""No hard-wrapped text is set wider than this, in characters; a longer line is a paragraph in one line."""

ITEM = re.compile(r"(?:[•◦▪‣●■○*·►–-]|\d{1,2}[.)]|\(\d{1,2}\)|\(?[a-z]\))[ \t]+(?=\S)")
"""The mark of a list item: a bullet, a dash, a number or a letter. A long dash is none: it opens a signature or speech."""


@dataclass(frozen=True)
class Line:
    """A line without the white space around it: where it stands, how far it is indented, and whether a blank line is before it."""

    start: int
    end: int
    text: str
    indent: int
    gap: bool


@dataclass(frozen=True)
class Chunk:
    """Lines that belong together. `gap`: a blank line is before it. `hint` is the kind that the format itself says it is."""

    start: int
    end: int
    text: str
    gap: bool
    hint: BlockKind | None = None
    indent: int = 0

    @cached_property
    def flat(self) -> str:
        """The text with single blanks between words."""
        return " ".join(self.text.split())

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @cached_property
    def stops(self) -> bool:
        """Whether it ends as a sentence does, with its closing quotes and brackets."""
        return bool(re.search(r"[.!?…。؟][\"”’'»)\]]*$", self.text))

    @cached_property
    def speaks(self) -> bool:
        """Whether it reads like a sentence or more: it ends like one and has five words, or is long."""
        return (self.stops and self.length >= 5) or self.length >= 28


def lines_of(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines with something on them within a span of a text."""
    at, gap = start, True
    for raw in text[start:end].split("\n"):
        stripped = raw.strip()
        if stripped:
            first = at + len(raw) - len(raw.lstrip())
            yield Line(first, first + len(stripped), stripped, len(raw.expandtabs()) - len(raw.expandtabs().lstrip()), gap)
        gap = not stripped
        at += len(raw) + 1


def chunks_of(text: str, start: int = 0, end: int | None = None) -> tuple[Chunk, ...]:
    """Chunks of a span of a text in order. Each line is one unless the text is hard-wrapped; then full lines run on."""
    lines = list(lines_of(text, start, len(text) if end is None else end))
    width = wrapped_at(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and width and runs_on(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(
        Chunk(group[0].start, group[-1].end, text[group[0].start : group[-1].end], group[0].gap, indent=group[0].indent) for group in groups
    )


def wrapped_at(lines: Sequence[Line]) -> int:
    """The width in characters at which a text was hard-wrapped, 0 where each line is a paragraph.

    A wrapped text has no line that could have taken the first word of the next, and breaks in the middle of sentences; a
    text of one paragraph to a line has lines of any length, which end as sentences do. Half of the pairs of lines that
    follow each other directly must look wrapped.
    """
    narrow = [len(line.text) + line.indent for line in lines if " " in line.text]
    width = max(narrow, default=0)
    if width > WIDEST or width < 40:
        return 0
    pairs = [(before, after) for before, after in pairwise(lines) if not after.gap and not ITEM.match(after.text)]
    full = sum(is_full(before, after, width) and not ends_sentence(before.text) for before, after in pairs)
    return width if full >= 2 and 2 * full >= len([pair for pair in pairs if len(pair[0].text) > width // 3]) else 0


def runs_on(group: Sequence[Line], line: Line, width: int) -> bool:
    """Whether a line carries on the group before it in a text wrapped at a width."""
    before = group[-1]
    if line.gap or ITEM.match(line.text) or (line.text.startswith(">") != before.text.startswith(">")):
        return False
    deeper = line.indent - before.indent
    if deeper >= 2 and not (len(group) == 1 and ITEM.match(group[0].text)):
        return False
    return is_full(before, line, width) or (2 * len(before.text) > width and not ends_sentence(before.text) and line.text[0].islower())


def is_full(before: Line, after: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted, within a twelfth of the width for ragged setting."""
    word = after.text.split(maxsplit=1)[0]
    return before.indent + len(before.text) + 1 + len(word) > width - width // 12


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence or its introduction does."""
    return bool(re.search(r"[.!?:…][\"”’'»)\]]*$", text))
