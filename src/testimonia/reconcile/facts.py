"""Facts: everything that reconcile may know, with look-ups by claim and by mention."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from testimonia.codebook.population import Lattice, load_lattice
from testimonia.records import Claim, Document, Entity, Judgement, Mention, Origin, Resolution
from testimonia.records.lineage import OriginKind


@dataclass(frozen=True)
class Facts:
    """Claims and documents by id, who and where, and what people decided."""

    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    resolution: Resolution = field(default_factory=Resolution)
    judgements: tuple[Judgement, ...] = ()
    lattice: Lattice = field(default_factory=load_lattice)

    @classmethod
    def of(
        cls,
        claims: Sequence[Claim],
        documents: Sequence[Document],
        resolution: Resolution | None = None,
        judgements: Sequence[Judgement] = (),
    ) -> "Facts":
        """Facts from records in any order."""
        return cls(
            claims={claim.id: claim for claim in claims},
            documents={document.id: document for document in documents},
            resolution=resolution or Resolution(),
            judgements=tuple(judgements),
        )

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """The origin of each claim that resolve gave one."""
        return {claim: origin for origin in self.resolution.origins for claim in origin.claims}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.resolution.entities}

    @cached_property
    def mentioned(self) -> dict[tuple[str, int, int, bool], str]:
        """Entity ids by where their mentions stand, places apart from all others; of several the id that sorts first."""
        found = dict[tuple[str, int, int, bool], str]()
        for entity in sorted(self.resolution.entities, key=lambda one: one.id, reverse=True):
            for mention in entity.mentions:
                found[*place_of(mention), entity.kind == "place"] = entity.id
        return found

    @cached_property
    def copied(self) -> dict[str, str]:
        """Documents that repeat another's text, each with the first of its line."""
        of = {copy.document: copy.of for copy in self.resolution.copies}
        return {document: first_of(document, of) for document in of}

    def entity(self, mention: Mention) -> Entity | None:
        """Who or where a mention stands for, None where that was not resolved. One name may be a place and those who act there."""
        kinds = (True, False) if mention.kind == "place" else (False, True)
        key = next((key for kind in kinds if (key := self.mentioned.get((*place_of(mention), kind)))), None)
        return self.entities[key] if key else None

    def origin(self, claim: Claim) -> Origin:
        """Who stands behind a claim: as resolved, else as the claim's own attribution has it."""
        if known := self.origins.get(claim.id):
            return known
        kind, name = self.voice(claim)
        return Origin(kind=kind, name=name, claims=(claim.id,), documents=(claim.document,))

    def voice(self, claim: Claim) -> tuple[OriginKind, str]:
        """The innermost who can be named, else the unnamed source as described, else the document itself."""
        if named := claim.attribution.origin:
            return "named", named
        if chain := claim.attribution.chain:
            return "unnamed", chain[0].name
        return "outlet", self.outlet(claim)

    def outlet(self, claim: Claim) -> str:
        """The document's own voice."""
        document = self.documents.get(claim.document)
        return (document.outlet or document.title or document.name) if document else claim.document

    def said_on(self, claim: Claim) -> dt.date | None:
        """The day on which a claim was published: of its embedded post, else of its document; None when not known."""
        document = self.documents.get(claim.document)
        if document is None:
            return None
        block = document.block_at(claim.evidence.start)
        if block and block.kind == "embedded post":
            return block.published.date
        return document.published.date


def place_of(mention: Mention) -> tuple[str, int, int]:
    """Where a mention stands."""
    return mention.evidence.document, mention.evidence.start, mention.evidence.end


def first_of(document: str, of: Mapping[str, str]) -> str:
    """The start of a line of copies; a circle ends at the document whose id sorts first."""
    seen = [document]
    while (after := of.get(seen[-1])) is not None:
        if after in seen:
            return min(seen)
        seen.append(after)
    return seen[-1]
