"""Tolls by published methods: each quantity's figures as a policy has them, a whole never below its parts, with its grade."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from testimonia.reconcile.admission import Admitted
from testimonia.reconcile.figures import Method, Picked, pick
from testimonia.reconcile.order import Nested, is_whole
from testimonia.reconcile.reading import Reading
from testimonia.records import Constraint, Origin, Quantity, SetAside, Toll


@dataclass(frozen=True)
class Setting:
    """What the tolls of an incident are made from: quantities from wide to narrow, what stands, what was superseded on each."""

    nested: Nested
    standing: tuple[Reading, ...]
    uncounted: tuple[Admitted, ...]
    constraints: tuple[Constraint, ...]
    superseded: Mapping[str, tuple[SetAside, ...]]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        return self.nested.quantities

    @cached_property
    def conditions(self) -> dict[str, str]:
        """The condition that each claim sets, by their ids."""
        return {key: one.id for one in self.constraints if one.kind == "claim" for key in one.claims}

    def binding(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The conditions that claims set."""
        return tuple(sorted({self.conditions[key] for key in claims if key in self.conditions}))


def policy_tolls(setting: Setting, method: Method) -> tuple[Toll, ...]:
    """The tolls of every quantity under one policy, in the order of quantities."""
    inner = defaultdict[str, list[str]](list)
    for part, whole in setting.nested.edges:
        inner[whole].append(part)
    by_quantity = grouped(setting.standing)
    sides = sides_named(setting, by_quantity, inner) if method.grades == "airwars" else {}
    picked = {one.id: pick(by_quantity[one.id], method) for one in setting.quantities if one.measure in method.counts}
    raised = dict[str, Picked]()
    for quantity in reversed(setting.quantities):
        if quantity.id in picked:
            parts = [raised[key] for key in inner[quantity.id] if key in raised]
            raised[quantity.id] = lifted(picked[quantity.id], parts)
    made = (
        toll_of(one, raised[one.id], setting, method, disputed(sides.get(one.id, {}))) for one in setting.quantities if one.id in raised
    )
    return tuple(one for one in made if one)


def grouped(readings: Iterable[Reading]) -> dict[str, list[Reading]]:
    """Readings by quantity."""
    found = defaultdict[str, list[Reading]](list)
    for one in readings:
        found[one.quantity.id].append(one)
    return found


def lifted(own: Picked, parts: Sequence[Picked]) -> Picked:
    """A whole is no smaller than any of its parts under the same policy; a part that lifts it is among its figures."""
    ends = {end: [getattr(own, end)] for end in ("low", "best", "high")}
    used, reasons = {one.reading.id: one for one in own.used}, list(own.reasons)
    for part in parts:
        if not any(lifts(getattr(own, end), getattr(part, end)) for end in ends):
            continue
        for end, values in ends.items():
            values.append(getattr(part, end))
        used.update({one.reading.id: one for one in part.used})
        reasons.append("a figure for a part of them is higher, and lifts it")
    low, best, high = (max((value for value in values if value is not None), default=None) for values in ends.values())
    figures = tuple(used[key] for key in sorted(used))
    return in_order(Picked(low, best, high, figures, own.left, tuple(dict.fromkeys(reasons))))


def lifts(own: int | None, part: int | None) -> bool:
    """Whether a part's end is above the whole's."""
    return part is not None and (own is None or part > own)


def in_order(picked: Picked) -> Picked:
    """low ≤ best ≤ high also where ends came from different figures."""
    low, best, high = picked.low, picked.best, picked.high
    if low is not None and best is not None:
        best = max(low, best)
    if high is not None:
        high = max(end for end in (low, best, high) if end is not None)
    return Picked(low, best, high, picked.used, picked.left, picked.reasons)


def toll_of(quantity: Quantity, picked: Picked, setting: Setting, method: Method, contested: bool) -> Toll | None:
    """A toll, or None where the policy finds no figure. Deaths without any number take the policy's own value, if it has one."""
    if not picked.used and not is_whole(quantity):
        return None
    used = [one.reading.id for one in picked.used]
    if not used and method.uncounted is not None and quantity.measure == "killed" and setting.uncounted:
        return without_number(quantity, setting, method, method.uncounted)
    if not used and not picked.left:
        return None
    origins = [one.reading.origin for one in picked.used]
    named, unnamed = independent(origins)
    low_makers = [one.reading.id for one in picked.used if one.low is not None and one.low == picked.low]
    high_makers = [one.reading.id for one in picked.used if one.high is not None and one.high == picked.high]
    return Toll(
        quantity=quantity.id,
        policy=method.key,
        low=picked.low,
        best=picked.best,
        high=picked.high,
        used=tuple(sorted(used)),
        set_aside=(*setting.superseded.get(quantity.id, ()), *left_out(picked, method)),
        binding_low=setting.binding(low_makers),
        binding_high=setting.binding(high_makers),
        origins=named,
        unnamed=unnamed,
        grade=graded(quantity, picked, method, contested),
        reasons=picked.reasons,
    )


def left_out(picked: Picked, method: Method) -> list[SetAside]:
    """Figures that a policy does not use, with its reasons."""
    return [SetAside(claim=one.id, reason=why, policy=method.key) for one, why in picked.left]


def without_number(quantity: Quantity, setting: Setting, method: Method, value: int) -> Toll:
    """Deaths are stated, and nobody says how many: the policy's fixed value."""
    claims = [one for one in setting.uncounted if one.body.measure == "killed"]
    named, unnamed = independent([one.origin for one in claims])
    return Toll(
        quantity=quantity.id,
        policy=method.key,
        low=value,
        best=value,
        high=value,
        used=tuple(sorted(one.id for one in claims)),
        origins=named,
        unnamed=unnamed,
        reasons=(f"deaths are stated and no number is given, for which {method.key} has {value}",),
    )


def independent(origins: Iterable[Origin]) -> tuple[int, int]:
    """How many named origins there are, and how many unnamed ones and outlets in their own voice."""
    kinds = {one.id: one.kind for one in origins}
    named = sum(kind == "named" for kind in kinds.values())
    return named, len(kinds) - named


def graded(quantity: Quantity, picked: Picked, method: Method, contested: bool) -> str | None:
    """The policy's own word for how sure it is; sources are named ones and reports in their own voice."""
    if method.grades is None or not picked.used:
        return None
    sources = {one.reading.origin.id for one in picked.used if one.reading.origin.kind != "unnamed"}
    enough = len(sources) >= method.sources
    if method.grades == "ibc":
        return None if enough else "provisional"
    if quantity.status == "combatant":
        return "discounted"
    return "confirmed" if accepted(picked) else "contested" if contested else "fair" if enough else "weak"


def accepted(picked: Picked) -> bool:
    """Whether one who is named as having done it acknowledged it."""
    for one in picked.used:
        attribution = one.reading.admitted.claim.attribution
        done_by = {mention.text.casefold() for mention in one.reading.admitted.body.perpetrators}
        if attribution.manner == "acknowledged" and done_by & {name.casefold() for name in attribution.said_by}:
            return True
    return False


Sides = dict[str, set[str]]
"""Which perpetrators each origin names, as worded, in small letters."""


def sides_named(setting: Setting, readings: dict[str, list[Reading]], inner: dict[str, list[str]]) -> dict[str, Sides]:
    """For each quantity the sides that its figures, and those for a part of it, are laid to."""
    found = dict[str, Sides]()
    for quantity in reversed(setting.quantities):
        mine: Sides = defaultdict(set)
        for one in readings[quantity.id]:
            if named := {mention.text.casefold() for mention in one.admitted.body.perpetrators}:
                mine[one.origin.id] |= named
        for part in inner.get(quantity.id, ()):
            for origin, named in found.get(part, {}).items():
                mine[origin] |= named
        found[quantity.id] = mine
    return found


def disputed(sides: Sides) -> bool:
    """Whether sources name different sides as having done it, none in common."""
    return len(sides) > 1 and not set.intersection(*sides.values())
