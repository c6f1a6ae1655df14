"""Policies: a published methodology's rules as data, versioned, each rule with its source and how well that is verified."""

from typing import Any, Literal

from testimonia.records.record import record

Verified = Literal["verified", "secondary", "unverified", "ours"]


@record
class Rule:
    """One rule: its key, what it does in one sentence, how well verified, where it stands, and its settings."""

    key: str
    words: str
    verified: Verified
    source: str
    settings: dict[str, Any]


@record
class Policy:
    """A named, versioned set of rules. `counts` lists the measures for which it gives a toll."""

    name: str
    version: int
    title: str
    counts: tuple[str, ...]
    rules: tuple[Rule, ...]

    @property
    def key(self) -> str:
        """The name by which a toll cites it, such as `ucdp-1`."""
        return f"{self.name}-{self.version}"
