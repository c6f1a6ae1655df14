"""Policies as data: each published methodology's rules from `policies/*.yaml`, or from a folder of the user's own."""

from collections.abc import Iterable
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import yaml

from testimonia.codebook.loading import load
from testimonia.errors import CodebookError
from testimonia.records import Policy, Rule
from testimonia.records.claim import MeasureName
from testimonia.records.policy import Verified

MEASURES: tuple[str, ...] = get_args(MeasureName)
TAGS: tuple[str, ...] = get_args(Verified)
READINGS = ("joint", "best", "conservative", "range")
"""Ways in which figures become a toll: the joint interval, low/best/high, one conservative figure, lowest to highest."""


def load_policies(folder: Path | None = None) -> tuple[Policy, ...]:
    """The policies of the codebook, or of a folder of YAML files, the joint interval first, then by name.

    Raises CodebookError, which names the file and the entry, for a file that breaks its form and for a folder without any.
    """
    return read_folder(folder) if folder else bundled_policies()


@cache
def bundled_policies() -> tuple[Policy, ...]:
    """The policies that come with the program."""
    return read_folder(resources.files("testimonia.codebook") / "policies")


@cache
def one_event() -> Policy:
    """The rules for one small incident that many reports tell; no methodology of others, and not among the policies of a report."""
    return policy_of("one_event.yaml", parsed(resources.files("testimonia.codebook") / "one_event.yaml"))


def read_folder(folder: Traversable | Path) -> tuple[Policy, ...]:
    """Every policy of a folder in a fixed order."""
    if not folder.is_dir():
        raise CodebookError(f"{folder}: is no folder of policies")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    found = [policy_of(file.name, parsed(file)) for file in files]
    if not found:
        raise CodebookError(f"{folder}: holds no policy (a file that ends in .yaml)")
    return in_order(found)


def in_order(policies: Iterable[Policy]) -> tuple[Policy, ...]:
    """The joint interval first, the rest by key; two of one key are refused."""
    found = sorted(policies, key=lambda one: (one.name != "joint", one.key))
    for first, second in pairwise(found):
        if first.key == second.key:
            raise CodebookError(f"policies: “{first.key}” stands in two files; give one another name or version")
    return tuple(found)


def parsed(file: Traversable) -> Any:
    """A YAML file as plain values."""
    try:
        return load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise CodebookError(f"policies/{file.name}: is no YAML ({str(fault).splitlines()[0]})") from fault


def policy_of(file: str, body: Any) -> Policy:
    """One policy from plain values. Raises CodebookError that names the file and the fault."""
    place = f"policies/{file}"
    demand(isinstance(body, dict), place, "needs name, version, title, counts and rules")
    only(place, body, {"name", "version", "title", "counts", "rules"})
    demand(isinstance(body["name"], str) and bool(body["name"]), place, "`name` is a word")
    demand(type(body["version"]) is int and body["version"] > 0, place, "`version` is a whole number from 1")
    demand(isinstance(body["title"], str) and bool(body["title"]), place, "`title` is a sentence")
    demand(isinstance(body["counts"], list) and bool(body["counts"]), place, "`counts` lists measures")
    for measure in body["counts"]:
        demand(measure in MEASURES, place, f"“{measure}” is no measure; one of {', '.join(MEASURES)}")
    demand(isinstance(body["rules"], list) and bool(body["rules"]), place, "`rules` is a list")
    rules = tuple(rule_of(place, number, rule) for number, rule in enumerate(body["rules"], 1))
    check_reading(place, rules)
    return Policy(name=body["name"], version=body["version"], title=body["title"], counts=tuple(body["counts"]), rules=rules)


def rule_of(place: str, number: int, body: Any) -> Rule:
    """One rule from plain values."""
    demand(isinstance(body, dict), f"{place}, rule {number}", "needs key, words, verified, source and settings")
    where = f"{place}, rule “{body.get('key', number)}”"
    only(where, body, {"key", "words", "verified", "source", "settings"})
    for name in ("key", "words", "source"):
        demand(isinstance(body[name], str) and bool(body[name].strip()), where, f"`{name}` is text")
    demand(body["verified"] in TAGS, where, f"`verified` is one of {', '.join(TAGS)}")
    demand(isinstance(body["settings"], dict), where, "`settings` is a table, {} where there are none")
    return Rule(
        key=body["key"], words=body["words"].strip(), verified=body["verified"], source=body["source"].strip(), settings=body["settings"]
    )


def check_reading(place: str, rules: tuple[Rule, ...]) -> None:
    """A policy has each key once, and one rule `reading` that says how figures become a toll."""
    keys = [rule.key for rule in rules]
    demand(len(set(keys)) == len(keys), place, "a rule's key stands twice")
    reading = next((rule for rule in rules if rule.key == "reading"), None)
    way = reading.settings.get("way") if reading else None
    demand(way in READINGS, place, f"needs a rule “reading” with `way`, one of {', '.join(READINGS)}")


def only(place: str, body: dict[str, Any], keys: set[str]) -> None:
    """Exactly these keys: a typing error is not taken for a setting."""
    if unknown := {str(key) for key in body} - keys:
        raise CodebookError(f"{place}: unknown key “{min(unknown)}”")
    if missing := keys - body.keys():
        raise CodebookError(f"{place}: lacks “{min(missing)}”")


def demand(holds: bool, place: str, words: str) -> None:
    """Raise CodebookError with the place and the remedy unless it holds."""
    if not holds:
        raise CodebookError(f"{place}: {words}")
