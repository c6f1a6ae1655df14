"""Claims in, tolls out: the rules of reconciliation as cases that a person who does not program can read."""

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from reconcile.invented import build
from testimonia.codebook.policies import load_policies
from testimonia.reconcile import reconcile
from testimonia.records import Account, Toll

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "reconcile"
CASES = [case for file in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
POLICIES = ("joint", "ucdp", "acled", "airwars", "ibc")


def folded(rows: Any) -> list[list[str]]:
    """Sets of claims in a fixed order."""
    return sorted(sorted(row) for row in rows)


@dataclass(frozen=True)
class Outcome:
    """An account in the words of a case: labels for quantities, short names for claims."""

    account: Account
    ids: dict[str, str]

    @property
    def labels(self) -> dict[str, str]:
        return {one.id: one.label for one in self.account.quantities}

    def name(self, key: str) -> str:
        return next(short for short, found in self.ids.items() if found == key)

    def names(self, keys: tuple[str, ...]) -> list[str]:
        return [self.name(key) for key in keys]

    def tolls(self, policy: str) -> dict[str, Toll]:
        """The tolls of a policy by label."""
        return {self.labels[toll.quantity]: toll for toll in self.account.tolls if toll.policy.partition("-")[0] == policy}

    def ends(self, policy: str, label: str) -> list[int | None] | None:
        """Low and high; with the best figure for UCDP; one number for ACLED; None where there is no toll."""
        toll = self.tolls(policy).get(label)
        whole = [toll.low, toll.best, toll.high] if toll else []
        return None if toll is None else whole if policy == "ucdp" else whole[1:2] if policy == "acled" else whole[::2]

    def sentences(self) -> list[str]:
        return [one.reason for one in (*self.account.contradictions, *self.account.revisions, *self.account.disagreements)]

    def alternatives(self) -> list[list[Any]]:
        found = [one for clash in self.account.contradictions for one in clash.alternatives]
        return [[self.name(one.without), self.labels[one.quantity], one.interval.low, one.interval.high] for one in found]

    def reasons_for(self, short: str) -> list[str]:
        return [one.reason for one in self.account.set_aside if one.claim == self.ids[short]]


def check_tolls(outcome: Outcome, expect: dict[str, Any]) -> None:
    for policy in POLICIES:
        for label, ends in expect.pop(policy, {}).items():
            wanted = ends if isinstance(ends, list) or ends is None else [ends]
            assert outcome.ends(policy, label) == wanted, (policy, label, list(outcome.tolls(policy)))
    for label, counts in expect.pop("origins", {}).items():
        toll = outcome.tolls("joint")[label]
        assert [toll.origins, toll.unnamed] == counts
    for policy, grades in expect.pop("grades", {}).items():
        assert {label: outcome.tolls(policy)[label].grade for label in grades} == grades


def check_findings(outcome: Outcome, expect: dict[str, Any]) -> None:
    account = outcome.account
    if "contradictions" in expect:
        assert folded(outcome.names(one.claims) for one in account.contradictions) == folded(expect.pop("contradictions"))
    if "disagreements" in expect:
        assert folded(outcome.names(one.claims) for one in account.disagreements) == folded(expect.pop("disagreements"))
    if "revisions" in expect:
        found = [[outcome.name(one.earlier), outcome.name(one.later), one.change] for one in account.revisions]
        assert sorted(found) == sorted(expect.pop("revisions"))
    for words in expect.pop("reasons", ()):
        assert any(words in sentence for sentence in outcome.sentences()), outcome.sentences()
    for row in expect.pop("alternatives", ()):
        assert row in outcome.alternatives()
    for short, words in expect.pop("set aside", {}).items():
        assert any(words in reason for reason in outcome.reasons_for(short)), outcome.reasons_for(short)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    assert case["why"], "every case says why"
    made = build(case)
    outcome = Outcome(reconcile(made.incident, made.facts, load_policies(), case.get("as of")), made.ids)
    expect = copy.deepcopy(case["expect"])
    check_tolls(outcome, expect)
    check_findings(outcome, expect)
    assert not expect, "the case expects something that this test does not know"
