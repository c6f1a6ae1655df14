"""Systems of constraints: whether they can all hold, and the tightest interval that they allow a quantity.

Without breakdowns every condition is a bound or a nesting, and the tightest ends are those of the narrower and wider quantities
that reach it (longest paths). With breakdowns a linear program decides (HiGHS); ends are rounded inwards to whole numbers.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from testimonia.reconcile.program import Program, conflict
from testimonia.records import Constraint

End = Literal["low", "high"]


@dataclass(frozen=True)
class Bound:
    """An end of a quantity and the constraints that make it."""

    value: int
    because: tuple[Constraint, ...]


@dataclass(frozen=True)
class System:
    """Constraints on connected quantities."""

    constraints: tuple[Constraint, ...]

    @cached_property
    def linear(self) -> bool:
        """Whether a linear program is needed."""
        return any(one.kind != "claim" and not is_nesting(one) for one in self.constraints)

    @cached_property
    def nestings(self) -> dict[End, dict[str, list[tuple[str, Constraint]]]]:
        """For low ends the quantities within each, for high ends those around each, with the nesting."""
        found: dict[End, dict[str, list[tuple[str, Constraint]]]] = {"low": defaultdict(list), "high": defaultdict(list)}
        for one in self.constraints:
            if is_nesting(one):
                (part, _), (whole, _) = one.terms
                found["low"][whole].append((part, one))
                found["high"][part].append((whole, one))
        return found

    @cached_property
    def strongest(self) -> dict[End, dict[str, Constraint]]:
        """The claims with the highest low and the lowest high of each quantity; ids settle ties."""
        found: dict[End, dict[str, Constraint]] = {"low": {}, "high": {}}
        for one in sorted((one for one in self.constraints if one.kind == "claim"), key=lambda one: one.id):
            key = one.terms[0][0]
            for end in ENDS:
                value, held = value_of(one, end), found[end].get(key)
                if value is not None and (held is None or stronger(value, value_of(held, end), end)):
                    found[end][key] = one
        return found

    @cached_property
    def reduced(self) -> tuple[Constraint, ...]:
        """The constraints that decide: structure, and of the claims only the strongest."""
        chosen = {one.id for end in ENDS for one in self.strongest[end].values()}
        return tuple(one for one in self.constraints if one.kind != "claim" or one.id in chosen)

    @cached_property
    def swayed(self) -> dict[End, frozenset[str]]:
        """Quantities whose end a breakdown can move by itself.

        Parts lift the whole and press on one another's high ends; where the sum is exact, each moves each.
        """
        found: dict[End, set[str]] = {"low": set(), "high": set()}
        for one in self.constraints:
            if one.kind != "claim" and not is_nesting(one):
                exact = one.within.high is not None
                found["low"].update(key for key, factor in one.terms if factor > 0 or exact)
                found["high"].update(key for key, factor in one.terms if factor < 0 or exact)
        return {end: frozenset(keys) for end, keys in found.items()}

    def reach(self, quantity: str, end: End) -> frozenset[str]:
        """The quantity with all within it (low) or all around it (high)."""
        found, ahead = {quantity}, [quantity]
        while ahead:
            for beyond, _ in self.nestings[end].get(ahead.pop(), ()):
                if beyond not in found:
                    found.add(beyond)
                    ahead.append(beyond)
        return frozenset(found)

    @cached_property
    def claims(self) -> dict[str, tuple[Constraint, ...]]:
        """The conditions that claims set on each quantity."""
        found = defaultdict[str, list[Constraint]](list)
        for one in self.constraints:
            if one.kind == "claim":
                found[one.terms[0][0]].append(one)
        return {key: tuple(group) for key, group in found.items()}

    @cached_property
    def breakdowns(self) -> tuple[Constraint, ...]:
        """Stated sums."""
        return tuple(one for one in self.constraints if one.kind == "breakdown")

    @cached_property
    def program(self) -> Program:
        """The linear program of what decides."""
        return Program(self.reduced)

    def bound(self, quantity: str, end: End) -> Bound | None:
        """The tightest end of a quantity, None where it is open. The system must be consistent.

        A low end of nought says something only where a claim on the quantity itself says it: no number is below nought.
        """
        found = self.tightest(quantity, end)
        if end == "low" and (found is None or found.value == 0):
            own = self.strongest[end].get(quantity)
            return Bound(0, (own,)) if own and value_of(own, end) == 0 else None
        return found

    def tightest(self, quantity: str, end: End) -> Bound | None:
        """The strongest end that is implied, by nestings alone or by the program where a breakdown can move it."""
        if not self.linear or not self.reach(quantity, end) & self.swayed[end]:
            return self.reached(quantity, end)
        found = self.program.tightest(quantity, end)
        return Bound(*found) if found else None

    def reached(self, quantity: str, end: End) -> Bound | None:
        """The strongest claim on any quantity nested so as to bind this one, with the nestings on the shortest way."""
        ways: dict[str, tuple[Constraint, ...]] = {quantity: ()}
        ahead = deque([quantity])
        best: Bound | None = None
        while ahead:
            current = ahead.popleft()
            claim = self.strongest[end].get(current)
            value = value_of(claim, end) if claim else None
            if claim and value is not None and (best is None or stronger(value, best.value, end)):
                best = Bound(value, (claim, *ways[current]))
            for beyond, nesting in sorted(self.nestings[end].get(current, ()), key=lambda pair: pair[0]):
                if beyond not in ways:
                    ways[beyond] = (nesting, *ways[current])
                    ahead.append(beyond)
        return best

    def conflicts(self) -> tuple[tuple[Constraint, ...], ...]:
        """Smallest sets of constraints that cannot all hold, no claim in two of them; empty only where all can hold.

        Not all there are: setting those aside may leave others.
        """
        if found := self.crossings():
            return found
        found_by_program = conflict(self.reduced) if self.linear else None
        return (found_by_program,) if found_by_program else ()

    def crossings(self) -> tuple[tuple[Constraint, ...], ...]:
        """Low ends of parts above the high ends of their wholes: the widest gaps first, each claim once."""
        found = list[tuple[int, str, tuple[Constraint, ...]]]()
        for key, claim in self.strongest["low"].items():
            low, high = value_of(claim, "low"), self.reached(key, "high")
            if low is not None and high and low > high.value:
                found.append((high.value - low, key, unique((claim, *high.because))))
        chosen, taken = list[tuple[Constraint, ...]](), set[str]()
        for _, _, crossing in sorted(found, key=lambda one: one[:2]):
            ids = {one.id for one in crossing if one.claims}
            if not ids & taken:
                chosen.append(crossing)
                taken |= ids
        return tuple(chosen)

    def around(self, quantities: Iterable[str]) -> "System":
        """The part of a system that decides on some quantities: all of it where sums tie it together, else what is nested with them."""
        if self.linear:
            return self
        near = {key for one in quantities for end in ENDS for key in self.reach(one, end)}
        return System(tuple(one for one in self.constraints if all(key in near for key, _ in one.terms)))

    def admits(self, one: Constraint) -> bool:
        """Whether one more condition can hold with all of a consistent system."""
        if one.kind != "claim":
            return not System((*self.constraints, one)).conflicts()
        key, within = one.terms[0][0], one.within
        low, high = self.bound(key, "low"), self.bound(key, "high")
        return not (within.low is not None and high and within.low > high.value) and not (
            within.high is not None and low and within.high < low.value
        )


def unique(constraints: Iterable[Constraint]) -> tuple[Constraint, ...]:
    """Each constraint once, in the order met."""
    return tuple({one.id: one for one in constraints}.values())


ENDS: tuple[End, End] = ("low", "high")


def is_nesting(one: Constraint) -> bool:
    """A part within a whole."""
    return one.kind == "subset" and len(one.terms) == 2


def value_of(one: Constraint, end: End) -> int | None:
    """An end of a constraint's interval."""
    return one.within.low if end == "low" else one.within.high


def stronger(value: int, than: int | None, end: End) -> bool:
    """Whether an end narrows more than another."""
    return than is None or (value > than if end == "low" else value < than)


def connected(constraints: Sequence[Constraint]) -> tuple[System, ...]:
    """Constraints in systems that share no quantity."""
    root = dict[str, str]()
    for one in constraints:
        keys = [find(root, key) for key, _ in one.terms]
        for key in keys[1:]:
            root[find(root, key)] = find(root, keys[0])
    groups = defaultdict[str, list[Constraint]](list)
    for one in constraints:
        groups[find(root, one.terms[0][0])].append(one)
    made = (System(tuple(sorted(group, key=lambda one: one.id))) for group in groups.values())
    return tuple(sorted(made, key=lambda one: one.constraints[0].id))


def find(root: dict[str, str], key: str) -> str:
    """The representative of a quantity's group; ways are shortened as they are walked."""
    root.setdefault(key, key)
    while root[key] != key:
        root[key] = root[root[key]]
        key = root[key]
    return key


def systems_by_quantity(systems: Iterable[System]) -> dict[str, System]:
    """Which system each quantity belongs to."""
    return {key: one for one in systems for constraint in one.constraints for key, _ in constraint.terms}
