"""Reconcile: from the claims about one incident to tolls by every policy, contradictions, disagreements and revisions."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from testimonia.reconcile.admission import Admission, admit
from testimonia.reconcile.disagreements import disagreements
from testimonia.reconcile.facts import Facts
from testimonia.reconcile.figures import Method
from testimonia.reconcile.framing import Framing
from testimonia.reconcile.joint import Joint, ends_of, join, joint_toll
from testimonia.reconcile.labels import label_of
from testimonia.reconcile.leftovers import set_aside
from testimonia.reconcile.order import Nested, Order
from testimonia.reconcile.reading import Reader, Reading, words_of
from testimonia.reconcile.series import Series, supersede
from testimonia.reconcile.system import systems_by_quantity
from testimonia.reconcile.tolls import Setting, independent, policy_tolls
from testimonia.records import Account, Incident, Interval, Origin, Policy, Quantity, SetAside, Toll

VACUOUS = "gives an upper end only, and that for a part or for a time before the incident was over, so it binds nothing"


def reconcile(incident: Incident, facts: Facts, policies: Sequence[Policy], as_of: dt.date | None = None) -> Account:
    """What the claims about an incident jointly support, by each policy, as of a day of publication (None: all of them).

    Pure, and the same for any order of claims, documents, judgements and policies. Every casualty claim of the incident is used
    by some toll of each policy or set aside with a reason.
    """
    admission = admit(incident, facts, as_of)
    framing = Framing.of(incident, facts, (*admission.counted, *admission.uncounted), words_of(policies, "spots"))
    reader = Reader.by(framing, policies)
    readings = tuple(reader.read(one) for one in admission.counted)
    series = supersede(readings)
    nested = Nested.of(quantities_of(incident, readings, admission, facts), Order(facts.lattice, facts.entities))
    joint = join(incident.id, nested, series)
    setting = Setting(nested, series.standing, admission.uncounted, joint.constraints, superseded(readings, series))
    tolls = [replace(toll, as_of=as_of) for policy in in_order(policies) for toll in tolls_of(policy, setting, joint)]
    places = {one.id: number for number, one in enumerate(nested.quantities)}
    return Account(
        incident=incident.id,
        quantities=nested.quantities,
        constraints=tuple(sorted(joint.constraints, key=lambda one: (one.kind, one.id))),
        tolls=tuple(sorted(tolls, key=lambda one: (places[one.quantity], one.policy.partition("-")[0] != "joint", one.policy))),
        contradictions=joint.contradictions,
        disagreements=disagreements(nested.quantities, series, joint),
        revisions=series.revisions,
        set_aside=set_aside(admission, series, tolls, in_order(policies)),
        as_of=as_of,
    )


def in_order(policies: Iterable[Policy]) -> list[Policy]:
    """Policies by key, whatever the order they were given in."""
    return sorted(policies, key=lambda one: (one.name != "joint", one.key))


def quantities_of(incident: Incident, readings: Sequence[Reading], admission: Admission, facts: Facts) -> tuple[Quantity, ...]:
    """Every quantity that some claim counts, and the whole of each measure."""
    measures = {one.quantity.measure for one in readings} | {one.body.measure for one in admission.uncounted}
    wholes = (Quantity(incident=incident.id, measure=measure) for measure in measures)
    found = {one.id: label_of(one, facts.lattice, facts.entities) for one in wholes}
    for one in sorted(readings, key=lambda one: one.id):
        found.setdefault(one.quantity.id, one.quantity)
    return tuple(found.values())


def superseded(readings: Sequence[Reading], series: Series) -> dict[str, tuple[SetAside, ...]]:
    """Figures that a later one of their origin superseded, by quantity."""
    quantity = {one.id: one.quantity.id for one in readings}
    found = defaultdict[str, list[SetAside]](list)
    for one in series.set_aside:
        found[quantity[one.claim]].append(one)
    return {key: tuple(group) for key, group in found.items()}


def tolls_of(policy: Policy, setting: Setting, joint: Joint) -> list[Toll]:
    """The tolls of one policy."""
    method = Method.of(policy)
    if method.way != "joint":
        return list(policy_tolls(setting, method))
    origins = {one.id: one.origin for one in setting.standing}
    systems = systems_by_quantity(one.system for one in joint.settled)
    aside = joint_asides(setting, joint, policy.key)
    found = list[Toll]()
    for quantity in setting.quantities:
        ends = ends_of(quantity.id, systems.get(quantity.id))
        toll = joint_toll(quantity, policy.key, ends, (*setting.superseded.get(quantity.id, ()), *aside.get(quantity.id, ())))
        if quantity.measure in policy.counts and (toll.used or toll.set_aside):
            found.append(counted(toll, origins, disputed=any(one.claim in joint.left_out for one in toll.set_aside)))
    return found


def counted(toll: Toll, origins: Mapping[str, Origin], *, disputed: bool) -> Toll:
    """A joint toll with its origins counted, and its grade where claims on it contradict each other."""
    named, unnamed = independent(origins[key] for key in toll.used)
    return replace(toll, origins=named, unnamed=unnamed, grade="contradicted" if disputed else None)


def joint_asides(setting: Setting, joint: Joint, policy: str) -> dict[str, list[SetAside]]:
    """Readings that the joint account leaves out, by quantity: in a contradiction, or binding nothing."""
    found, out = defaultdict[str, list[SetAside]](list), joint.left_out
    for one in sorted(setting.standing, key=lambda one: one.id):
        why = out.get(one.id) or (VACUOUS if one.joint == Interval() else None)
        if why:
            found[one.quantity.id].append(SetAside(claim=one.id, reason=why, policy=policy))
    return found
