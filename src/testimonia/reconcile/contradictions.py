"""Contradictions: smallest sets of claims that cannot all be true, and what remains when no side is taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from testimonia.reconcile.constraints import Sum
from testimonia.reconcile.labels import bounds, cited
from testimonia.reconcile.reading import Reading
from testimonia.reconcile.system import ENDS, System, systems_by_quantity
from testimonia.records import Alternative, Constraint, Contradiction, Interval, Quantity


@dataclass(frozen=True)
class Settled:
    """A consistent system, the constraints left out of it, and the smallest inconsistent sets that they come from."""

    system: System
    left_out: tuple[Constraint, ...]
    conflicts: tuple[tuple[Constraint, ...], ...]


def settle(system: System) -> Settled:
    """Find disjoint smallest inconsistent sets until the rest is consistent, then take back what fits.

    Every member that rests on claims is left out, so that no side is taken. Taken back are those that fit with all that remains,
    where they also fit with one another.
    """
    rest, conflicts = parted(system)
    found = [back for conflict in conflicts if (back := fitting(conflict, rest))]
    rest = rejoined(rest, [one for back in found for one in back])
    kept = {one.id for one in rest.constraints}
    return Settled(rest, tuple(one for one in system.constraints if one.id not in kept), conflicts)


def parted(system: System) -> tuple[System, tuple[tuple[Constraint, ...], ...]]:
    """A system without the members of smallest inconsistent sets, found until the rest is consistent; and those sets."""
    conflicts = list[tuple[Constraint, ...]]()
    while found := system.conflicts():
        conflicts += found
        system = lacking(system, found)
    return system, tuple(conflicts)


def lacking(system: System, conflicts: Sequence[tuple[Constraint, ...]]) -> System:
    """A system without all that rests on claims in some sets."""
    out = {one.id for found in conflicts for one in found if one.claims}
    return System(tuple(one for one in system.constraints if one.id not in out))


def fitting(conflict: tuple[Constraint, ...], rest: System) -> tuple[Constraint, ...]:
    """Members of a set that fit with the rest; none where all do, for that would be to take a side."""
    members = [one for one in conflict if one.claims]
    fits = tuple(one for one in members if rest.admits(one))
    return fits if len(fits) < len(members) else ()


def rejoined(rest: System, back: Sequence[Constraint]) -> System:
    """The rest with what fits; of what fits with the rest and not with one another, nothing."""
    ids = {one.id for one in back}
    whole = System((*rest.constraints, *back))
    while found := whole.conflicts():
        conflicting = tuple(tuple(one for one in members if one.id in ids) for members in found)
        whole = lacking(whole, conflicting)
    return whole


@dataclass(frozen=True)
class Teller:
    """Puts conflicts into words, with the interval that results from setting each member aside."""

    incident: str
    readings: Mapping[str, Reading]
    quantities: Mapping[str, Quantity]

    def contradiction(self, found: tuple[Constraint, ...], settled: Settled) -> Contradiction:
        """One smallest set as a record. Of many claims that set the same condition, the first by id stands for all."""
        members = [one for one in found if one.claims]
        claims = dict.fromkeys(key for one in members for key in (one.claims[:1] if one.kind == "claim" else one.claims))
        return Contradiction(
            incident=self.incident,
            claims=tuple(sorted(claims)),
            constraints=tuple(sorted(one.id for one in found)),
            reason=self.reason(found),
            alternatives=self.alternatives(members, settled),
        )

    def reason(self, found: Sequence[Constraint]) -> str:
        """The conflict in one sentence: what the claims say, what ties them together."""
        said = [self.saying(one) for one in sorted(found, key=height) if one.kind == "claim"]
        ties = [one.words for one in found if one.kind != "claim"]
        since = f", since {' and '.join(ties)}" if ties else ""
        return f"Not all of these can be true: {'; '.join(said)}{since}."

    def saying(self, one: Constraint) -> str:
        """What one condition says and who says so."""
        label = self.quantities[one.terms[0][0]].label
        reading = self.readings[one.claims[0]]
        more = len(one.claims) - 1
        others = f" and {more} more" if more else ""
        return f"{label}, {bounds(one.within)}, by {cited(reading.admitted.claim, reading.origin)}{others}"

    def alternatives(self, members: Sequence[Constraint], settled: Settled) -> tuple[Alternative, ...]:
        """The joint interval of each quantity concerned when one member is set aside and the others are held to."""
        claims = [one for one in members if one.kind == "claim"]
        concerned = sorted({one.terms[0][0] for one in claims})
        base = settled.system.around(concerned)
        kept, found = {one.id for one in base.constraints}, list[Alternative]()
        for out in members:
            others = [one for one in members if one is not out and one.id not in kept]
            system = System((*(one for one in base.constraints if one is not out), *others))
            if not system.conflicts():
                stands = out.claims[0] if out.kind == "claim" else out.claims[-1]
                found += [Alternative(without=stands, quantity=key, interval=interval(system, key)) for key in concerned]
        return tuple(sorted(found, key=lambda one: (one.without, one.quantity)))


def height(one: Constraint) -> tuple[int, str]:
    """Floors before ceilings, so that a sentence reads the same each time."""
    return (0 if one.within.low else 1), one.id


def interval(system: System, quantity: str) -> Interval:
    """The joint interval of a quantity in a consistent system; where nobody is allowed, none is."""
    low, high = (found.value if (found := system.bound(quantity, end)) else None for end in ENDS)
    return Interval(low=0 if high == 0 else low, high=high)


def misprints(incident: str, stated: Sequence[Sum], systems: Sequence[System]) -> tuple[Contradiction, ...]:
    """Breakdowns whose numbers do not add up: their claims contradict one another whatever their force."""
    by_quantity = systems_by_quantity(systems)
    return tuple(misprint(incident, one, by_quantity) for one in stated if one.amiss)


def misprint(incident: str, one: Sum, systems: Mapping[str, System]) -> Contradiction:
    """One sum that does not close."""
    source = one.whole.origin.name
    kind = "a breakdown" if one.breakdown else "a subset"
    return Contradiction(
        incident=incident,
        claims=tuple(sorted(member.id for member in one.members)),
        constraints=(),
        reason=f"{source} gives {kind} of {one.whole.quantity.label} that does not add up: {one.amiss}.",
        alternatives=tuple(sorted(without(one, systems), key=lambda found: found.without)),
    )


def without(one: Sum, systems: Mapping[str, System]) -> list[Alternative]:
    """The interval of the whole when each member of a sum is set aside."""
    key, found = one.whole.quantity.id, list[Alternative]()
    for member in one.members:
        system = systems.get(key)
        if system is None:
            continue
        rest = tuple(left for left in (lessened(constraint, member.id) for constraint in system.constraints) if left)
        found.append(Alternative(without=member.id, quantity=key, interval=interval(System(rest), key)))
    return found


def lessened(one: Constraint, claim: str) -> Constraint | None:
    """A constraint without one claim; None where it rested on that claim alone."""
    return None if one.claims == (claim,) else one
