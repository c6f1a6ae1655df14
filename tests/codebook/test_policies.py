"""Policies and the population lattice are data, and a file that breaks its form is refused with the place and the fault."""

from pathlib import Path

import pytest

from testimonia.codebook.policies import load_policies, one_event
from testimonia.codebook.population import lattice_of, load_lattice
from testimonia.errors import CodebookError

GOOD = """
name: mine
version: 2
title: My own method
counts: [killed]
rules:
  - {key: reading, words: Lowest to highest., verified: ours, source: ours, settings: {way: range}}
"""


def test_bundled_policies_are_in_order_and_cite_sources() -> None:
    policies = load_policies()
    assert [one.key for one in policies] == ["joint-1", "acled-1", "airwars-1", "ibc-1", "ucdp-1"]
    for policy in policies:
        assert all(rule.words.endswith(".") and rule.source for rule in policy.rules)
    assert one_event().key == "one-event-1"


def test_a_policy_of_ones_own_loads(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD, encoding="utf-8")
    assert [one.key for one in load_policies(tmp_path)] == ["mine-2"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("counts: [killed]", "counts: [deaths]", "“deaths” is no measure"),
        ("version: 2", "version: two", "`version` is a whole number"),
        ("title: My own method", "titel: My own method", "unknown key “titel”"),
        ("verified: ours", "verified: surely", "`verified` is one of"),
        ("way: range", "way: guess", "needs a rule “reading”"),
        ("settings: {way: range}", "settings: range", "`settings` is a table"),
        ("name: mine", "name: [", "is no YAML"),
        (GOOD, "[]", "needs name, version"),
        (", source: ours", "", "lacks “source”"),
    ],
)
def test_a_broken_policy_is_refused_with_its_place(tmp_path: Path, old: str, new: str, fault: str) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(CodebookError, match=r"mine\.yaml") as raised:
        load_policies(tmp_path)
    assert fault in str(raised.value)


def test_two_policies_of_one_key_are_refused(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    with pytest.raises(CodebookError, match="“mine-2” stands in two files"):
        load_policies(tmp_path)


def test_a_folder_without_policies_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="holds no policy"):
        load_policies(tmp_path)
    with pytest.raises(CodebookError, match="is no folder"):
        load_policies(tmp_path / "missing")


def test_the_lattice_knows_what_lies_within_what() -> None:
    lattice = load_lattice()
    assert lattice.wider("soldier") == {"soldier", "security"}
    assert lattice.status_of(("soldier", "police")) == "combatant"
    assert lattice.status_of(("soldier", "journalist")) is None
    assert lattice.status_of(("juggler",)) is None


@pytest.mark.parametrize(
    ("words", "groups", "left"),
    [
        ("Marani civilians", ("Marani",), ()),
        ("Maranis", ("Marani",), ()),
        ("people", (), ()),
        ("bus passengers", (), ("bus", "passengers")),
        ("members of the security forces", (), ()),
        (None, (), ()),
    ],
)
def test_words_that_nothing_coded_accounts_for(words: str | None, groups: tuple[str, ...], left: tuple[str, ...]) -> None:
    assert load_lattice().leftover(words, groups) == left


def test_a_role_within_an_unknown_one_is_refused() -> None:
    group = {"reason": "r", "entries": {"scout": {"label": "scouts", "within": ["army"]}}}
    words = {"reason": "r", "words": ["people"]}
    with pytest.raises(CodebookError, match="lies within “army”"):
        lattice_of({"roles": group, "statuses": {"reason": "r", "entries": {}}, "everybody": words, "of_the_coded": words})
