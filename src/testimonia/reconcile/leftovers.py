"""Leftovers: every claim that no toll of a policy uses, with its reason, so that nothing is dropped silently."""

from collections import defaultdict
from collections.abc import Sequence

from testimonia.reconcile.admission import Admission, Admitted
from testimonia.reconcile.series import Series
from testimonia.records import Policy, SetAside, Toll


def set_aside(admission: Admission, series: Series, tolls: Sequence[Toll], policies: Sequence[Policy]) -> tuple[SetAside, ...]:
    """Everything that no toll uses: under every policy, or under one that has no use for it."""
    found = [*admission.set_aside, *series.set_aside]
    gone = {one.claim for one in found}
    counted = [one for one in (*admission.counted, *admission.uncounted) if one.id not in gone]
    for policy in policies:
        mine = [toll for toll in tolls if toll.policy == policy.key]
        used = {key for toll in mine for key in toll.used}
        known = {one.claim: one for toll in mine for one in toll.set_aside}
        idle = [one for one in counted if one.id not in used]
        found += [known.get(one.id) or SetAside(claim=one.id, reason=unused(one, policy), policy=policy.key) for one in idle]
    return tuple(sorted(merged(found, len(policies)), key=lambda one: (one.claim, one.policy or "", one.reason)))


def merged(found: Sequence[SetAside], policies: int) -> list[SetAside]:
    """One entry where every policy sets a claim aside for the same reason."""
    groups = defaultdict[tuple[str, str], list[SetAside]](list)
    for one in found:
        groups[one.claim, one.reason].append(one)
    same = [SetAside(claim=claim, reason=reason) for (claim, reason), group in groups.items() if len(group) == policies and group[0].policy]
    return same + [one for group in groups.values() if len(group) != policies or not group[0].policy for one in group]


def unused(one: Admitted, policy: Policy) -> str:
    """Why a policy has no use for a claim that counts."""
    if one.body.measure not in policy.counts:
        return f"{policy.title.partition(',')[0]} does not count {one.body.measure}"
    if one.body.count.qualifier == "uncounted":
        return "gives no number"
    return "is not needed for any toll of this policy"
