"""Lineage: which reports repeat which, and who stands behind each figure."""

from functools import cached_property
from typing import Literal

from testimonia.records.entity import Reason
from testimonia.records.record import identify, record


@record
class Copy:
    """One document repeats another's text. `of` is the earlier one by publication, else the one whose id sorts first.

    `share` is the part of the shorter text's word shingles that stands in the longer, from 0 to 1.
    """

    document: str
    of: str
    share: float
    reason: Reason


OriginKind = Literal["named", "unnamed", "outlet"]


@record
class Origin:
    """Who stands behind claims: a named body or person, an unnamed source, or a document that speaks in its own voice.

    Copies of one text share one origin; forty outlets that cite one monitor share one origin. `named` origins are
    counted as independent; `unnamed` ones and outlets are counted apart, one for each description or text.
    `entity` is the id of the entity for a named origin.
    """

    kind: OriginKind
    name: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    entity: str | None = None
    reasons: tuple[Reason, ...] = ()

    @cached_property
    def id(self) -> str:
        return identify("origin", [self.kind, self.name, self.entity, None if self.kind == "named" else self.documents])
