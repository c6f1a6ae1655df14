"""A release: everything a publication is made from. No number reaches a page except from one of these records."""

from dataclasses import dataclass

from testimonia.records import Account, Capture, Case, Claim, Document, Origin, Policy, Resolution, Unread


@dataclass(frozen=True)
class Release:
    """The state of a casebook at one moment. Each tuple is in order of id; `digest` is that of all of it together."""

    case: Case
    captures: tuple[Capture, ...]
    unread: tuple[Unread, ...]
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    resolution: Resolution
    accounts: tuple[Account, ...]
    policies: tuple[Policy, ...]
    digest: str

    @property
    def backers(self) -> tuple[Origin, ...]:
        """The named origins behind figures that some toll uses; those who only took positions are not among them."""
        used = {claim for account in self.accounts for toll in account.tolls for claim in toll.used}
        return tuple(one for one in self.resolution.origins if one.kind == "named" and used.intersection(one.claims))
