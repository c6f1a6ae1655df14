"""What refers to what in a release: look-ups by id, and the anchors that figures link to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from testimonia.publish.release import Release
from testimonia.publish.wording import chain
from testimonia.records import Account, Claim, Constraint, Document, Entity, Incident, Origin, Policy, Quantity


@dataclass(frozen=True)
class Index:
    """A release by id. A claim is *shown* when its document is in the release and its span fits there."""

    release: Release

    @cached_property
    def documents(self) -> dict[str, Document]:
        """In order of publication, undated ones last; this order numbers the reports on the page."""
        ordered = sorted({one.id: one for one in self.release.documents}.values(), key=published_first)
        return {one.id: one for one in ordered}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each document on the page, from 1."""
        return {key: count for count, key in enumerate(self.documents, 1)}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """In the order in which they stand in their documents; the longer first where two start together."""
        where = self.numbers
        known = {one.id: one for one in self.release.claims}.values()
        ordered = sorted(known, key=lambda one: (where.get(one.document, 0), one.evidence.start, -one.evidence.end, one.id))
        return {one.id: one for one in ordered}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each claim in `claims`."""
        return {key: place for place, key in enumerate(self.claims)}

    def in_order(self, keys: Iterable[str]) -> list[Claim]:
        """The claims of these ids that are in the release, each once, in the order of `claims`."""
        return [self.claims[key] for key in sorted({key for key in keys if key in self.claims}, key=self.order.__getitem__)]

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims shown, by document."""
        found: dict[str, list[Claim]] = {key: [] for key in self.documents}
        for one in self.claims.values():
            if self.shown(one.id):
                found[one.document].append(one)
        return found

    @cached_property
    def notes(self) -> dict[str, int]:
        """The number of each claim's margin note within its document, from 1."""
        return {one.id: count for claims in self.claims_of.values() for count, one in enumerate(claims, 1)}

    def shown(self, claim: str) -> bool:
        """Whether the claim's words stand on the page."""
        one = self.claims.get(claim)
        document = self.documents.get(one.document) if one else None
        return bool(one and document and document.text[one.evidence.start : one.evidence.end] == one.evidence.quote)

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {one.id: one for one in self.release.resolution.entities}

    @cached_property
    def entity_at(self) -> dict[tuple[str, int, int], Entity]:
        """The entity that a mention (document, start, end) stands for."""
        return {
            (mention.evidence.document, mention.evidence.start, mention.evidence.end): entity
            for entity in self.release.resolution.entities
            for mention in entity.mentions
        }

    @cached_property
    def forms(self) -> dict[str, Entity]:
        """The entity of each form met; of several the one whose id sorts last."""
        return {form: one for one in sorted(self.entities.values(), key=lambda one: one.id) for form in one.forms}

    @cached_property
    def read_from(self) -> dict[str, list[Document]]:
        """The documents read from each capture."""
        found: dict[str, list[Document]] = {}
        for one in self.documents.values():
            found.setdefault(one.capture, []).append(one)
        return found

    @cached_property
    def origin_of(self) -> dict[str, Origin]:
        """The origin behind each claim."""
        return {claim: origin for origin in self.release.resolution.origins for claim in origin.claims}

    @cached_property
    def quantities(self) -> dict[str, Quantity]:
        return {one.id: one for account in self.release.accounts for one in account.quantities}

    @cached_property
    def constraints(self) -> dict[str, Constraint]:
        return {one.id: one for account in self.release.accounts for one in account.constraints}

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts that say something, the one with most claims first."""
        sizes = {one.id: len(one.claims) for one in self.release.resolution.incidents}
        telling = [one for one in self.release.accounts if one.tolls or one.contradictions or one.disagreements or one.set_aside]
        return tuple(sorted(telling, key=lambda one: (-sizes.get(one.incident, 0), one.incident)))

    @cached_property
    def speaking(self) -> dict[str, set[str]]:
        """The ids of the claims that speak of exactly each quantity: by their constraint, by a revision or by a disagreement."""
        found: dict[str, set[str]] = defaultdict(set)
        for account in self.release.accounts:
            for constraint in account.constraints:
                if constraint.kind == "claim" and len(constraint.terms) == 1:
                    found[constraint.terms[0][0]].update(constraint.claims)
            for revision in account.revisions:
                found[revision.quantity].update((revision.earlier, revision.later))
            for disagreement in account.disagreements:
                found[disagreement.quantity].update(disagreement.claims)
        return found

    @cached_property
    def changes(self) -> dict[str, list[int]]:
        """By how much each claim revised an earlier one of its origin, where an account says so."""
        found: dict[str, list[int]] = {}
        for account in self.release.accounts:
            for one in account.revisions:
                if one.change is not None:
                    found.setdefault(one.later, []).append(one.change)
        return found

    @cached_property
    def incidents(self) -> dict[str, Incident]:
        return {one.id: one for one in self.release.resolution.incidents}

    @cached_property
    def policies(self) -> tuple[Policy, ...]:
        """What all sources jointly allow comes first; then the published policies in order of name."""
        return tuple(sorted(self.release.policies, key=lambda one: (one.name != "joint", one.name, one.version)))

    @cached_property
    def policy_names(self) -> dict[str, str]:
        """What each policy is called where there is little room: its title up to the first comma."""
        return {one.key: one.title.split(",")[0] for one in self.policies}

    def chain(self, claim: Claim) -> str:
        """The chain of speakers behind a claim, its outlet last."""
        return chain(claim.attribution, self.voice(claim.document))

    def voice(self, document: str) -> str:
        """Who speaks last in every chain: the outlet, else the number of the report: a file's name is nobody's voice."""
        one = self.documents.get(document)
        return (one.outlet or f"report {self.numbers[document]}") if one else "a report not in this release"

    def origin_name(self, claim: str) -> str:
        """Who stands behind a claim, for people."""
        if origin := self.origin_of.get(claim):
            return origin.name
        one = self.claims.get(claim)
        return (one.attribution.origin or self.chain(one)) if one else "not in this release"


def published_first(document: Document) -> tuple[bool, str, str, str]:
    """Order of publication, undated documents last, then by name."""
    date = document.published.date
    return (date is None, date.isoformat() if date else "", document.name, document.id)
