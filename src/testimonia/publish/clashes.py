"""Where sources contradict, differ or revise themselves, each with the claims' own words."""

from dataclasses import dataclass

from testimonia.publish.index import Index
from testimonia.publish.note import Note, note_of
from testimonia.publish.tollboard import label_of
from testimonia.publish.wording import interval, signed
from testimonia.records import Account, Alternative, Contradiction, Disagreement, Revision


@dataclass(frozen=True)
class Clash:
    """Claims that cannot all be true, why, and what setting each aside would leave."""

    id: str
    reason: str
    notes: tuple[Note, ...]
    alternatives: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """Figures for the same quantity that differ and may both be true."""

    label: str
    reason: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Revised:
    """One origin's later figure in place of an earlier one."""

    label: str
    origin: str
    earlier: Note | None
    later: Note | None
    change: str
    falls: bool
    reason: str


@dataclass(frozen=True)
class Clashes:
    """All three for one incident."""

    contradictions: tuple[Clash, ...]
    disagreements: tuple[Difference, ...]
    revisions: tuple[Revised, ...]


def clashes_of(index: Index, account: Account) -> Clashes:
    """What an account says of contradictions, disagreements and revisions."""
    return Clashes(
        tuple(clash_of(index, one) for one in account.contradictions),
        tuple(difference_of(index, one) for one in account.disagreements),
        tuple(revision_of(index, one) for one in account.revisions),
    )


def clash_of(index: Index, one: Contradiction) -> Clash:
    """A contradiction with its quotes and what each alternative leaves."""
    notes = notes_of(index, one.claims)
    alternatives = {alternative_of(index, notes, other) for other in one.alternatives}
    return Clash(one.id, one.reason, notes, tuple(sorted(alternatives)))


def notes_of(index: Index, keys: tuple[str, ...]) -> tuple[Note, ...]:
    """The notes of claims, in the order of their reports."""
    return tuple(note_of(index, claim) for claim in index.in_order(keys))


def alternative_of(index: Index, notes: tuple[Note, ...], one: Alternative) -> str:
    """What is left when one claim is set aside, in a sentence."""
    place = next((count for count, note in enumerate(notes, 1) if note.id == one.without), None)
    quantity = index.quantities.get(one.quantity)
    label = label_of(index, quantity) if quantity else "the quantity"
    claim = f"claim {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[place - 1]}" if place and place <= 26 else "a claim"
    return f"Without {claim}, {label}: {interval(one.interval.low, one.interval.high)}."


def difference_of(index: Index, one: Disagreement) -> Difference:
    """A disagreement with the notes of its claims."""
    quantity = index.quantities.get(one.quantity)
    label = label_of(index, quantity) if quantity else ""
    return Difference(label, one.reason.removeprefix(f"{label}: "), notes_of(index, one.claims))


def revision_of(index: Index, one: Revision) -> Revised:
    """A revision with the size of its change."""
    quantity = index.quantities.get(one.quantity)
    origin = next((other.name for other in index.release.resolution.origins if other.id == one.origin), one.origin)
    if one.origin in index.entities:
        origin = index.entities[one.origin].name
    notes = {note.id: note for note in notes_of(index, (one.earlier, one.later))}
    change = signed(one.change)
    return Revised(
        label=label_of(index, quantity) if quantity else "",
        origin=origin,
        earlier=notes.get(one.earlier),
        later=notes.get(one.later),
        change=change,
        falls=bool(one.change and one.change < 0),
        reason=one.reason,
    )
