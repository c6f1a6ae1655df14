"""Names joined into clusters: by reasons, the strongest first, and never across what a person called different."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from testimonia.records import Reason

Node = tuple[str, ...]
"""A name as a point to join: its kind, its key, and the document where it means anything only there."""


@dataclass(frozen=True, order=True)
class Join:
    """Two names that a rule or a person joins; the lower the rank, the earlier it is made."""

    rank: int
    one: Node
    two: Node
    rule: str
    words: str

    @property
    def reason(self) -> Reason:
        return Reason(rule=self.rule, words=self.words)


@dataclass(frozen=True)
class Apart:
    """Two names that a person called different."""

    one: Node
    two: Node


def cluster(
    nodes: Iterable[Node], joins: Iterable[Join], apart: Sequence[Apart]
) -> tuple[tuple[tuple[Node, ...], tuple[Reason, ...]], ...]:
    """Clusters of nodes with the reasons of the joins made, in order of their first node. The order of input changes nothing.

    A join that would bring together two names called different is not made.
    """
    leader = {node: node for node in nodes}
    members = {node: {node} for node in leader}
    enemies = defaultdict[Node, set[Node]](set)
    for pair in apart:
        enemies[pair.one].add(pair.two)
        enemies[pair.two].add(pair.one)
    made = list[Join]()
    for join in sorted(set(joins)):
        if join.one not in leader or join.two not in leader:
            continue
        one, two = leader[join.one], leader[join.two]
        if one != two and not kept_apart(members[one], members[two], enemies):
            merge(one, two, leader, members)
            made.append(join)
    reasons = defaultdict[Node, list[Reason]](list)
    for join in made:
        reasons[leader[join.one]].append(join.reason)
    groups = sorted((tuple(sorted(members[key])), tuple(dict.fromkeys(reasons[key]))) for key in members if leader[key] == key)
    return tuple(groups)


def kept_apart(one: set[Node], two: set[Node], enemies: Mapping[Node, set[Node]]) -> bool:
    """Whether a person called a name of one cluster different from a name of the other."""
    small, large = sorted((one, two), key=len)
    return bool(enemies) and any(enemies.get(node, set()) & large for node in small)


def merge(one: Node, two: Node, leader: dict[Node, Node], members: dict[Node, set[Node]]) -> None:
    """Two clusters under one leader: the node that sorts first."""
    kept, gone = min(one, two), max(one, two)
    for node in members[gone]:
        leader[node] = kept
    members[kept] |= members[gone]
    members[gone] = set()
