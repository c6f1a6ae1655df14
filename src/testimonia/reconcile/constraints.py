"""Constraints: claims, nesting and breakdowns as linear conditions on quantities; and breakdowns that do not add up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from testimonia.reconcile.labels import bounds, cited
from testimonia.reconcile.order import Edge, Nested
from testimonia.reconcile.reading import Reading
from testimonia.records import Constraint, Interval, Quantity


@dataclass(frozen=True)
class Sum:
    """A whole and the parts that a text ties to it: as terms of a breakdown, or as a subset."""

    whole: Reading
    parts: tuple[Reading, ...]
    breakdown: bool

    @property
    def members(self) -> tuple[Reading, ...]:
        return (self.whole, *self.parts)

    @property
    def amiss(self) -> str | None:
        """What is wrong with the numbers in one sentence, None where they fit. Only exact numbers can be wrong."""
        if any(one.count.low is None or one.count.low != one.count.high for one in self.members):
            return None
        total, terms = self.whole.count.low or 0, [one.count.low or 0 for one in self.parts]
        if self.breakdown and sum(terms) != total:
            return f"{' + '.join(f'{term:,}' for term in terms)} = {sum(terms):,}, not {total:,}"
        if not self.breakdown and terms[0] > total:
            return f"{terms[0]:,} cannot be among {total:,}"
        return None


def sums(readings: Sequence[Reading], broken: frozenset[str] = frozenset()) -> tuple[Sum, ...]:
    """Wholes with their parts, where all of them stand; `broken` are wholes with a part of a breakdown that no longer stands."""
    by_id = {one.id: one for one in readings}
    parts = defaultdict[str, list[Reading]](list)
    found = list[Sum]()
    for one in readings:
        whole = by_id.get(one.admitted.body.part_of or "")
        if whole is None or whole is one or whole.quantity.measure != one.quantity.measure:
            continue
        if one.admitted.body.part_kind == "breakdown" and whole.id not in broken:
            parts[whole.id].append(one)
        elif one.admitted.body.part_kind != "breakdown":
            found.append(Sum(whole, (one,), breakdown=False))
    found += [Sum(by_id[key], tuple(sorted(terms, key=position)), breakdown=True) for key, terms in parts.items()]
    return tuple(sorted(found, key=lambda one: (one.whole.id, one.breakdown, one.parts[0].id)))


def position(one: Reading) -> tuple[str, int, str]:
    """Where a claim stands, so that terms keep the order of the text."""
    return one.admitted.claim.document, one.admitted.claim.evidence.start, one.id


def claim_constraints(readings: Iterable[Reading]) -> tuple[Constraint, ...]:
    """One condition for each interval of a quantity, with all claims that set it."""
    groups = defaultdict[tuple[str, int | None, int | None], list[Reading]](list)
    for one in readings:
        if one.joint != Interval():
            groups[one.quantity.id, one.joint.low, one.joint.high].append(one)
    return tuple(sorted((from_claims(group) for group in groups.values()), key=lambda one: one.id))


def from_claims(group: Sequence[Reading]) -> Constraint:
    """The condition that claims of one quantity and one interval set."""
    ordered = sorted(group, key=lambda one: one.id)
    said = dict.fromkeys(cited(one.admitted.claim, one.origin) for one in ordered)
    more = f" and {len(said) - 3} more" if len(said) > 3 else ""
    first = ordered[0]
    return Constraint(
        kind="claim",
        terms=((first.quantity.id, 1),),
        within=first.joint,
        claims=tuple(one.id for one in ordered),
        words=f"{first.quantity.label}: {bounds(first.joint)}, by {'; '.join(list(said)[:3])}{more}; {', and '.join(first.reasons)}",
    )


def subset_constraints(edges: Iterable[Edge], quantities: Mapping[str, Quantity]) -> tuple[Constraint, ...]:
    """A part is no larger than its whole."""
    return tuple(subset(quantities[part], quantities[whole]) for part, whole in edges)


def subset(part: Quantity, whole: Quantity, claims: tuple[str, ...] = ()) -> Constraint:
    """One nesting, stated by a claim or following from the codebook, the gazetteer and the calendar."""
    words = f"{part.label} are among {whole.label}"
    return Constraint(kind="subset", terms=((part.id, 1), (whole.id, -1)), within=Interval(high=0), claims=claims, words=words)


def stated_constraints(found: Iterable[Sum], order: Nested) -> tuple[Constraint, ...]:
    """Nestings and breakdowns that claims state, as far as they say more than the order of quantities does and add up."""
    made = dict[str, Constraint]()
    for one in found:
        constraint = None if one.amiss else breakdown(one) if one.breakdown else stated_subset(one, order)
        if constraint:
            made[constraint.id] = constraint
    return tuple(made[key] for key in sorted(made))


def stated_subset(one: Sum, order: Nested) -> Constraint | None:
    """A subset that only the claim knows to be one."""
    part, whole = one.parts[0], one.whole
    if order.within(part.quantity, whole.quantity) or part.quantity.incident != whole.quantity.incident:
        return None
    return subset(part.quantity, whole.quantity, (part.id,))


def breakdown(one: Sum) -> Constraint | None:
    """Parts are disjoint, so the whole is at least their sum; where the whole claims to be complete, exactly.

    That nothing lies outside the parts is not claimed by a count in progress. None where parts are not quantities of their own.
    """
    ids = [part.quantity.id for part in one.parts]
    if len({*ids, one.whole.quantity.id}) <= len(ids) or any(part.part for part in one.parts):
        return None
    relation = "is the sum of" if one.whole.complete else "is at least the sum of"
    return Constraint(
        kind="breakdown",
        terms=((one.whole.quantity.id, 1), *((key, -1) for key in sorted(ids))),
        within=Interval(low=0, high=0 if one.whole.complete else None),
        claims=tuple(sorted(member.id for member in one.members)),
        words=f"{one.whole.quantity.label} {relation} {', '.join(part.quantity.label for part in one.parts)}",
    )
