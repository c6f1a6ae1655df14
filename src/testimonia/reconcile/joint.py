"""The joint account: what all sources together allow, quantity by quantity, with what makes each end."""

from dataclasses import dataclass
from functools import cached_property

from testimonia.reconcile.constraints import claim_constraints, stated_constraints, subset_constraints, sums
from testimonia.reconcile.contradictions import Settled, Teller, misprints, settle
from testimonia.reconcile.order import Nested
from testimonia.reconcile.series import Series
from testimonia.reconcile.system import Bound, System, connected
from testimonia.records import Constraint, Contradiction, Quantity, SetAside, Toll

OPEN = "no source sets an upper bound"
NO_FLOOR = "no source sets a lower bound"


@dataclass(frozen=True)
class Joint:
    """The constraints on all quantities, settled where they contradict."""

    constraints: tuple[Constraint, ...]
    settled: tuple[Settled, ...]
    contradictions: tuple[Contradiction, ...]

    @cached_property
    def left_out(self) -> dict[str, str]:
        """Claims that no side is taken on, with the reason."""
        found = dict[str, str]()
        kept = {
            key for one in self.settled for constraint in one.system.constraints if constraint.kind == "claim" for key in constraint.claims
        }
        for one in self.settled:
            for constraint in one.left_out:
                if constraint.kind == "claim":
                    found.update(dict.fromkeys(constraint.claims, "is part of a contradiction in which no side is taken"))
        return {key: found[key] for key in sorted(found) if key not in kept}


def join(incident: str, nested: Nested, series: Series) -> Joint:
    """Put all readings that stand into one account."""
    readings = series.standing
    quantities = {one.id: one for one in nested.quantities}
    constraints = (
        *claim_constraints(readings),
        *subset_constraints(nested.edges, quantities),
        *stated_constraints(sums(readings, series.broken), nested),
    )
    settled = tuple(settle(system) for system in connected(constraints))
    teller = Teller(incident, {one.id: one for one in readings}, quantities)
    conflicts = [teller.contradiction(found, one) for one in settled for found in one.conflicts]
    wrong = misprints(incident, sums(readings, series.broken), [one.system for one in settled])
    return Joint(constraints, settled, tuple(sorted((*conflicts, *wrong), key=lambda one: one.id)))


@dataclass(frozen=True)
class Ends:
    """The joint interval of a quantity with what makes its ends, and the claims that were weighed for it."""

    low: Bound | None
    high: Bound | None
    used: tuple[str, ...]


def ends_of(quantity: str, system: System | None) -> Ends:
    """The tightest interval of a quantity; of the claims, all on quantities that are nested with it so as to count."""
    if system is None:
        return Ends(None, None, ())
    return Ends(system.bound(quantity, "low"), system.bound(quantity, "high"), bearing(quantity, system))


def bearing(quantity: str, system: System) -> tuple[str, ...]:
    """Claims that bear on a quantity: floors of what it holds, ceilings of what holds it, and stated sums with it."""
    floors = (one for key in system.reach(quantity, "low") for one in system.claims.get(key, ()) if one.within.low is not None)
    ceilings = (one for key in system.reach(quantity, "high") for one in system.claims.get(key, ()) if one.within.high is not None)
    sums = (one for one in system.breakdowns if any(key == quantity for key, _ in one.terms))
    return tuple(sorted({key for one in (*floors, *ceilings, *sums) for key in one.claims}))


def joint_toll(quantity: Quantity, policy: str, ends: Ends, set_aside: tuple[SetAside, ...]) -> Toll:
    """A joint interval as a toll; origins are counted by the caller. `best` is given where only one number is left."""
    high = ends.high.value if ends.high else None
    low = 0 if high == 0 else ends.low.value if ends.low else None
    reasons = [OPEN] * (high is None) + [NO_FLOOR] * (low is None)
    return Toll(
        quantity=quantity.id,
        policy=policy,
        low=low,
        best=low if low == high else None,
        high=high,
        used=ends.used,
        set_aside=set_aside,
        binding_low=tuple(one.id for one in ends.low.because) if ends.low else (),
        binding_high=tuple(one.id for one in ends.high.because) if ends.high else (),
        reasons=tuple(reasons),
    )
