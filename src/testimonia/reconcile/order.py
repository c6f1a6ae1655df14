"""The partial order of quantities: which lies within which, so that its number can be no larger."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from testimonia.codebook.policies import MEASURES
from testimonia.codebook.population import Lattice
from testimonia.reconcile.framing import holds
from testimonia.records import Entity, Period, Quantity

Edge = tuple[str, str]
"""Ids of a part and of a whole."""


@dataclass(frozen=True)
class Order:
    """Decides whether one quantity lies within another, by population, area, perpetrator and period."""

    lattice: Lattice
    entities: Mapping[str, Entity]

    def within(self, part: Quantity, whole: Quantity) -> bool:
        """Whether everybody counted in the one is counted in the other. A quantity lies within itself."""
        return (
            part.incident == whole.incident
            and part.measure == whole.measure
            and whole.perpetrator in (None, part.perpetrator)
            and whole.sex in (None, part.sex)
            and whole.age in (None, part.age)
            and self.populations(part, whole)
            and groups_within(part.groups, whole.groups)
            and self.areas(part.area, whole.area)
            and periods(part.period, whole.period)
        )

    def populations(self, part: Quantity, whole: Quantity) -> bool:
        """By status and roles: journalists within civilians, soldiers within security personnel; roles named together are a union."""
        if whole.status not in (None, part.status):
            return False
        if not whole.roles:
            return True
        return bool(part.roles) and all(self.lattice.wider(role) & set(whole.roles) for role in part.roles)

    def areas(self, part: str | None, whole: str | None) -> bool:
        """By the gazetteer's containment."""
        if whole is None or part == whole:
            return True
        inner, outer = self.entities.get(part or ""), self.entities.get(whole)
        return bool(inner and outer) and holds(outer.location if outer else None, inner.location if inner else None)


def groups_within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Groups named together are a union; those written with a plus sign are both at once."""
    if not whole:
        return True
    wide = [set(one.split("+")) for one in whole]
    return bool(part) and all(any(outer <= set(one.split("+")) for outer in wide) for one in part)


def periods(part: Period | None, whole: Period | None) -> bool:
    """By days; no period is the incident's whole time, an open end reaches as far as there is any."""
    if whole is None:
        return True
    if part is None:
        return False
    starts = whole.start is None or (part.start is not None and whole.start <= part.start)
    ends = whole.end is None or (part.end is not None and part.end <= whole.end)
    return starts and ends


@dataclass(frozen=True)
class Nested:
    """Quantities, each with all those that it lies within, itself not among them."""

    quantities: tuple[Quantity, ...]
    above: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, quantities: Iterable[Quantity], order: Order) -> "Nested":
        """Compare all quantities of each measure with one another; wide ones come before narrow ones."""
        found = sorted(quantities, key=lambda one: one.id)
        above = {one.id: set[str]() for one in found}
        for measure in sorted({one.measure for one in found}):
            for part, whole in permutations((one for one in found if one.measure == measure), 2):
                if order.within(part, whole):
                    above[part.id].add(whole.id)
        frozen = {key: frozenset(keys) for key, keys in above.items()}
        return cls(tuple(sorted(found, key=lambda one: rank(one, frozen))), frozen)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The closest nestings: pairs of part and whole with no other quantity between them, in order of id."""
        found = list[Edge]()
        for part in sorted(self.above):
            farther = {beyond for near in self.above[part] for beyond in self.above[near] if near not in self.above[beyond]}
            found += [(part, whole) for whole in sorted(self.above[part] - farther)]
        return tuple(found)

    def within(self, part: Quantity, whole: Quantity) -> bool:
        """Whether one quantity lies within another or is the same."""
        return part.id == whole.id or whole.id in self.above[part.id]


def rank(quantity: Quantity, above: Mapping[str, frozenset[str]]) -> tuple[int, bool, int, str, str]:
    """Each measure in the codebook's order, its whole first, a quantity after all those that it lies within."""
    return MEASURES.index(quantity.measure), not is_whole(quantity), len(above[quantity.id]), quantity.label, quantity.id


def is_whole(quantity: Quantity) -> bool:
    """Whether a quantity is its measure for the whole incident."""
    narrow = (quantity.status, quantity.sex, quantity.age, quantity.perpetrator, quantity.area, quantity.period)
    return not any(narrow) and not quantity.groups and not quantity.roles
