"""Whether those who were shot, stabbed or taken to hospital lived: decided once the whole document has been read."""

from collections.abc import Sequence
from dataclasses import replace

from testimonia.extract.page import Draft
from testimonia.records import Casualty, Claim, Count

Pair = tuple[Draft, Claim]


def settle(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs without harms whose outcome other claims of the document tell.

    "Two men were shot" tells of no injury where the document says that two died; where it says that one of them died, between one and
    two were injured. Where it counts the injured elsewhere, that count stands alone.
    """
    killed, injured = largest(pairs, "killed"), largest(pairs, "injured")
    settled = (settled_pair(draft, claim, killed, injured) for draft, claim in pairs)
    return [pair for pair in settled if pair]


def largest(pairs: Sequence[Pair], measure: str) -> int:
    """The most people whom a sure claim of the document says to have come to a harm."""
    sure = (claim for draft, claim in pairs if claim.assertion == "asserted" and not draft.open)
    bodies = (claim.body for claim in sure if isinstance(claim.body, Casualty) and claim.body.measure == measure)
    return max((body.count.low or 0 for body in bodies), default=0)


def settled_pair(draft: Draft, claim: Claim, killed: int, injured: int) -> Pair | None:
    """One pair, narrowed by the deaths, or None where it tells nothing of its own."""
    if not draft.open or not isinstance(claim.body, Casualty):
        return draft, claim
    count = claim.body.count
    n = count.low or count.high or 0
    if n <= killed or injured >= n - killed > 0 or (injured and n <= injured):
        return None
    if not killed or count.low is None:
        return draft, claim
    narrowed = Count(text=count.text, low=n - killed, high=count.high, qualifier=count.qualifier if count.high is None else "range",
                     force=count.force, shape=count.shape)  # fmt: skip
    reason = f"{count.text or n} were hit, of whom the document says that {killed} died"
    body = replace(claim.body, count=narrowed)
    return draft, replace(claim, body=body, reasons=(*claim.reasons, reason))
