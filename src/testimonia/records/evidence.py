"""Evidence: the exact words, and where they stand."""

from typing import Literal

from testimonia.records.document import Document
from testimonia.records.record import record

MentionKind = Literal["person", "organisation", "group", "place", "role", "unknown"]


@record
class Evidence:
    """A span of a document and the words there: `document.text[start:end] == quote`, always."""

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ValueError("a quote is as long as its span")

    @classmethod
    def of(cls, document: Document, start: int, end: int) -> "Evidence":
        """The words at a span of a document. Raises ValueError for a span that does not fit."""
        return cls(document=document.id, start=start, end=end, quote=document.quote(start, end))


@record
class Mention:
    """Words that name or describe somebody or somewhere: "the Observatory", "armed civilians", "Khmeimim".

    A mention is not an entity. `inherited` is true where a claim took it over from elsewhere in the document (its
    headline, its first paragraphs), because the claim's own sentence does not say it.
    """

    evidence: Evidence
    kind: MentionKind
    inherited: bool = False

    @property
    def text(self) -> str:
        return self.evidence.quote
