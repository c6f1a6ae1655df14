"""What holds of every account, whatever the claims."""

import datetime as dt
import itertools
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reconcile.invented import Invented, build
from testimonia.codebook.policies import load_policies
from testimonia.reconcile import Facts, reconcile
from testimonia.reconcile.system import System
from testimonia.records import Account, Casualty, Constraint, Interval, to_json

POLICIES = load_policies()
POPULATIONS: list[tuple[str, dict[str, Any]]] = [
    ("people", {}),
    ("civilians", {"status": "civilian"}),
    ("Marani civilians", {"status": "civilian", "groups": ["Marani"]}),
    ("Maranis", {"groups": ["Marani"]}),
    ("women", {"sex": "female"}),
    ("soldiers", {"roles": ["soldier"]}),
    ("members of the security forces", {"status": "combatant", "roles": ["security"]}),
]
WORDS = ["12", "over 9", "at least 7", "about 20", "up to 15", "8 to 14", "several dozens", "none", "a man", "no number", "30"]
WORLD = {"Halvane": ["country"], "Lode": ["province", "Halvane"], "Tarsa": ["town", "Lode", "Halvane"], "Brennick": ["province", "Halvane"]}
START = dt.date(2031, 3, 6)


@st.composite
def rows(draw: st.DrawFn, most: int = 7) -> list[dict[str, Any]]:
    """A few claims of a few sources, some of them parts of others."""
    found: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, most))):
        who, population = draw(st.sampled_from(POPULATIONS))
        row: dict[str, Any] = {"id": f"c{number}", "count": draw(st.sampled_from(WORDS)), "who": who, "population": population}
        row |= draw(st.sampled_from([{"by": "Coast Monitor"}, {"by": "Lode Police"}, {"by": "Court of Lode"}, {"unnamed": "reports"}, {}]))
        row |= draw(st.sampled_from([{}, {"where": "Tarsa"}, {"where": "Lode"}, {"where": "Brennick"}, {"where": "Halvane"}]))
        row |= draw(st.sampled_from([{}, {"day": START + dt.timedelta(days=draw(st.integers(0, 6)))}]))
        row |= draw(st.sampled_from([{}, {}, {"force": "total"}, {"shape": "cumulative"}, {"shape": "increment"}, {"block": "headline"}]))
        row |= draw(st.sampled_from([{}, {}, {"assertion": "historical"}, {"measure": "injured"}]))
        row |= draw(st.sampled_from([{}, {"sides": "Lode Guard"}, {"sides": "Free Column"}]))
        if draw(st.booleans()) and draw(st.booleans()):
            row["when"] = [START + dt.timedelta(days=1), START + dt.timedelta(days=2)]
        wholes = [one["id"] for one in found if "part of" not in one and one.get("measure") == row.get("measure")]
        if wholes and draw(st.integers(0, 3)) == 0:
            row |= {"part of": draw(st.sampled_from(wholes)), "part kind": draw(st.sampled_from(["subset", "breakdown"]))}
        found.append(row)
    return found


def case(claims: list[dict[str, Any]], **more: Any) -> Invented:
    days = {"from": START, "to": START + dt.timedelta(days=4)}
    return build({"claims": claims, "map": WORLD, "around": ["Lode", "Brennick"], **days, **more})


def account_of(made: Invented) -> Account:
    return reconcile(made.incident, made.facts, POLICIES)


def essence(account: Account) -> set[tuple[Any, ...]]:
    """Tolls without the claims that are set aside."""
    labels = {one.id: one.label for one in account.quantities}
    return {(labels[one.quantity], one.policy, one.low, one.best, one.high, one.origins, one.unnamed, one.grade) for one in account.tolls}


@given(rows(), st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing(claims: list[dict[str, Any]], chance: random.Random) -> None:
    made = case(claims)
    facts = made.facts
    mixed = [list(facts.claims.values()), list(facts.documents.values())]
    for one in mixed:
        chance.shuffle(one)
    resolution = facts.resolution.__class__(
        entities=facts.resolution.entities[::-1], copies=facts.resolution.copies[::-1], origins=facts.resolution.origins[::-1]
    )
    again = reconcile(made.incident, Facts.of(mixed[0], mixed[1], resolution), POLICIES[::-1])
    assert to_json(again) == to_json(account_of(made))


@given(rows(most=5))
def test_a_copied_report_changes_no_toll(claims: list[dict[str, Any]]) -> None:
    claims = [{**row, "in": "echo"} for row in claims if "part of" not in row]
    day = next((row["day"] for row in claims if "day" in row), None)
    claims = [{key: value for key, value in row.items() if key != "day"} | ({"day": day} if day else {}) for row in claims]
    doubled = [{**row, "id": f"{row['id']}x", "in": "star"} for row in claims]
    one, two = account_of(case(claims)), account_of(case([*claims, *doubled], copies={"star": "echo"}))
    assert essence(one) == essence(two)


@given(rows())
def test_low_best_high_are_in_order_and_every_claim_is_accounted_for(claims: list[dict[str, Any]]) -> None:
    made = case(claims)
    account = account_of(made)
    for policy in POLICIES:
        mine = [toll for toll in account.tolls if toll.policy == policy.key]
        for toll in mine:
            ends = [end for end in (toll.low, toll.best, toll.high) if end is not None]
            assert ends == sorted(ends)
        used = {key for toll in mine for key in toll.used}
        aside = {one.claim for one in account.set_aside if one.policy in (None, policy.key)}
        casualties = {key for key, claim in made.facts.claims.items() if isinstance(claim.body, Casualty)}
        assert casualties <= used | aside
        assert not used & {one.claim for one in account.set_aside if one.policy is None}


@given(rows())
def test_everything_cited_is_in_the_account(claims: list[dict[str, Any]]) -> None:
    made = case(claims)
    account = account_of(made)
    constraints, quantities = {one.id for one in account.constraints}, {one.id for one in account.quantities}
    for toll in account.tolls:
        assert toll.quantity in quantities
        assert {*toll.binding_low, *toll.binding_high} <= constraints
        assert {*toll.used, *(one.claim for one in toll.set_aside)} <= made.facts.claims.keys()
    for clash in account.contradictions:
        assert set(clash.constraints) <= constraints
        assert clash.reason.endswith(".")
        assert {one.quantity for one in clash.alternatives} <= quantities
    assert {one.quantity for one in (*account.revisions, *account.disagreements)} <= quantities
    assert len({one.label for one in account.quantities}) == len(account.quantities)


@given(rows(most=6))
def test_a_claim_of_a_new_source_never_widens_the_joint_interval_unless_it_contradicts(claims: list[dict[str, Any]]) -> None:
    """The new claim names no new place, side or manner: those change what narrows."""
    new = {**claims[-1], "id": "new", "by": "Relief Union"}
    for key in ("unnamed", "part of", "part kind", "where", "sides", "in"):
        new.pop(key, None)
    before, after = account_of(case(claims)), account_of(case([*claims, new]))
    assume(not after.contradictions and not before.contradictions)
    wide, narrow = ({one.label: one.id for one in account.quantities} for account in (before, after))
    ends = {toll.quantity: toll for toll in after.tolls if toll.policy == "joint-1"}
    for toll in before.tolls:
        label = next(label for label, key in wide.items() if key == toll.quantity)
        if toll.policy == "joint-1" and narrow.get(label) in ends:
            found = ends[narrow[label]]
            assert toll.low is None or (found.low is not None and found.low >= toll.low)
            assert toll.high is None or (found.high is not None and found.high <= toll.high)


NAMES = ("a", "b", "c", "d")
CAP = 30
MOST = 9
"""No end that is made by something is above it: three parts of at most three; an open one is only stopped by the cap."""


@st.composite
def systems(draw: st.DrawFn) -> System:
    """Claims, nestings and sums over four quantities with small numbers."""
    found: dict[str, Constraint] = {}
    for number in range(draw(st.integers(1, 6))):
        name, low = draw(st.sampled_from(NAMES)), draw(st.none() | st.integers(0, 3))
        high = draw(st.none() | st.integers(low or 0, 3))
        if low is not None or high is not None:
            made = Constraint(kind="claim", terms=((name, 1),), within=Interval(low=low, high=high), claims=(f"claim-{number}",))
            found[made.id] = made
    for part, whole in draw(st.lists(st.sampled_from([("a", "d"), ("b", "d"), ("c", "d"), ("a", "b"), ("b", "c")]), max_size=4)):
        made = Constraint(kind="subset", terms=((part, 1), (whole, -1)), within=Interval(high=0))
        found[made.id] = made
    for parts in draw(st.lists(st.sampled_from([("a", "b"), ("b", "c"), ("a", "b", "c")]), max_size=2)):
        exact = draw(st.booleans())
        within = Interval(low=0, high=0 if exact else None)
        made = Constraint(kind="breakdown", terms=(("d", 1), *((part, -1) for part in parts)), within=within, claims=("sum",))
        found[made.id] = made
    return System(tuple(found[key] for key in sorted(found)))


GRID = np.stack(np.meshgrid(*[np.arange(CAP + 1, dtype=np.int16)] * len(NAMES), indexing="ij"), axis=-1).reshape(-1, len(NAMES))


def allowed(constraints: tuple[Constraint, ...] | list[Constraint]) -> Any:
    """Every assignment up to the cap that keeps all constraints."""
    keep = np.ones(len(GRID), dtype=bool)
    for one in constraints:
        value = sum(GRID[:, NAMES.index(key)] * factor for key, factor in one.terms)
        if one.within.low is not None:
            keep &= value >= one.within.low
        if one.within.high is not None:
            keep &= value <= one.within.high
    return GRID[keep]


@settings(max_examples=25)
@given(systems())
def test_ends_are_attained_and_brute_force_agrees(system: System) -> None:
    points = allowed(system.constraints)
    conflicts = system.conflicts()
    assert (not conflicts) == (len(points) > 0)
    for conflict in conflicts:
        assert not len(allowed(conflict))
        for one in conflict:
            assert len(allowed([other for other in conflict if other is not one])), "a smallest set has no claim to spare"
    if conflicts:
        return
    for name in {key for one in system.constraints for key, _ in one.terms}:
        values = points[:, NAMES.index(name)]
        low, high = system.bound(name, "low"), system.bound(name, "high")
        assert (low.value if low else 0) == values.min()
        assert values.max() == high.value if high else values.max() > MOST
        for end, best in ((low, np.min), (high, np.max)):
            if end:
                assert best(allowed(end.because)[:, NAMES.index(name)]) == end.value, "the binding constraints alone make the end"


@pytest.mark.parametrize("pair", list(itertools.permutations(("over 20", "up to 15"))))
def test_a_contradiction_is_found_whatever_comes_first(pair: tuple[str, str]) -> None:
    made = case([{"id": f"c{number}", "by": f"Source {number}", "count": words} for number, words in enumerate(pair)])
    (clash,) = account_of(made).contradictions
    assert {made.named(key) for key in clash.claims} == {"c0", "c1"}
