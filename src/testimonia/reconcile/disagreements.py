"""Disagreements: origins whose latest figures differ while both can be true."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from testimonia.reconcile.joint import Joint
from testimonia.reconcile.labels import cited
from testimonia.reconcile.reading import Reading
from testimonia.reconcile.series import Series, leading, meet
from testimonia.reconcile.tolls import grouped
from testimonia.records import Disagreement, Quantity


def disagreements(quantities: Sequence[Quantity], series: Series, joint: Joint) -> tuple[Disagreement, ...]:
    """Quantities for which the figures of different origins have no number in common, though all can be true as floors."""
    clashing = {key for one in joint.contradictions for key in one.claims}
    found, standing = list[Disagreement](), grouped(series.standing)
    for quantity in quantities:
        latest = latest_figures([one for one in standing[quantity.id] if not one.part and one.id not in clashing])
        if any(not meet(one.figure, other.figure) for one, other in combinations(latest, 2)):
            said = "; ".join(cited(one.admitted.claim, one.origin) for one in latest)
            reason = f"{quantity.label}: the latest figures differ, though all can be true of counts in progress: {said}"
            found.append(Disagreement(quantity=quantity.id, claims=tuple(one.id for one in latest), reason=reason))
    return tuple(found)


def latest_figures(readings: Sequence[Reading]) -> list[Reading]:
    """One figure for each origin: that of its last day, else its largest without a date."""
    groups = defaultdict[str, list[Reading]](list)
    for one in readings:
        groups[one.origin.id].append(one)
    found = list[Reading]()
    for group in groups.values():
        days = leading(group)
        found.append(days[max(days)] if days else max(group, key=lambda one: (one.count.low or 0, one.id)))
    return sorted(found, key=lambda one: one.id)
