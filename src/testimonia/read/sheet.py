"""A text while its blocks are being typed: its chunks with their kinds so far, and what has been learnt of the document."""

from dataclasses import dataclass, field

from testimonia.read.byline import Byline
from testimonia.read.lines import Chunk
from testimonia.records import UNKNOWN_DATE, Dated
from testimonia.records.document import BlockKind


@dataclass
class Part:
    """A chunk while its kind is being found."""

    chunk: Chunk
    kind: BlockKind | None = None
    byline: Byline | None = None
    author: str | None = None
    published: Dated = UNKNOWN_DATE


@dataclass
class Sheet:
    """The parts of one text, the headline as known from outside or found, and what the text says of itself."""

    parts: list[Part]
    title: str | None
    facts: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    published: Dated = UNKNOWN_DATE

    def learn(self, name: str, value: str | None, source: str) -> None:
        """Keep the first value of a field, with what it was taken from."""
        if value and name not in self.facts:
            self.facts[name], self.sources[name] = value, source

    def date(self, dated: Dated, source: str) -> None:
        """Keep the first date of publication, with what it was taken from."""
        if dated != UNKNOWN_DATE and self.published == UNKNOWN_DATE:
            self.published, self.sources["published"] = dated, source
