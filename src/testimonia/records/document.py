"""Documents: one capture read as text, in typed blocks [report]. The text never changes; spans point into it."""

from bisect import bisect_right
from functools import cached_property
from typing import Literal

from testimonia.records.record import identify, record
from testimonia.records.time import UNKNOWN_DATE, Dated

BlockKind = Literal["headline", "byline", "caption", "paragraph", "list item", "quotation", "embedded post", "subheading", "furniture"]
SPEAKING: frozenset[BlockKind] = frozenset(("headline", "caption", "paragraph", "list item", "quotation", "embedded post", "subheading"))
"""Kinds of block that say something; a byline and furniture (menus, counters, comment boxes) do not."""


@record
class Block:
    """A stretch of a document's text of one kind.

    An embedded post has its own author and date. `locator` says where in the captured bytes it stands, in the terms of
    the format ("bytes 12-408", "page 3", "paragraph 7", "/html/body/main/p[2]").
    """

    kind: BlockKind
    start: int
    end: int
    locator: str
    author: str | None = None
    published: Dated = UNKNOWN_DATE

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a block from {self.start} to {self.end}")


@record
class Basis:
    """What a field of a document was taken from: `published` from "JSON-LD datePublished"."""

    field: Literal["title", "author", "outlet", "published", "language", "address"]
    source: str


@record
class Document:
    """A capture read as text. `name` is the file's name without extension or the row's id; never part of the identity.

    Blocks are in order and do not overlap; what lies between them is white space. For plain text, `text` is the decoded
    file with its line ends as `\\n`.
    """

    capture: str
    name: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: Dated = UNKNOWN_DATE
    language: str | None = None
    address: str | None = None
    basis: tuple[Basis, ...] = ()

    def __post_init__(self) -> None:
        last = 0
        for block in self.blocks:
            if block.start < last or block.end > len(self.text):
                raise ValueError(f"block at {block.start}-{block.end} overlaps another or ends after the text")
            last = block.end

    @cached_property
    def id(self) -> str:
        """Depends on the captured bytes and on how they were read, not on when, whence or under what name."""
        return identify("document", [self.capture, self.text, str(self.published.date)])

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block | None:
        """The block in which a character stands."""
        block = self.blocks[bisect_right(self._starts, offset) - 1] if self.blocks else None
        return block if block and block.start <= offset < block.end else None

    def quote(self, start: int, end: int) -> str:
        """The words at a span. Raises ValueError for a span that does not fit."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}-{end} in a text of {len(self.text)} characters")
        return self.text[start:end]
