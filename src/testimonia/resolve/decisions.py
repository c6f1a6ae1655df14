"""What people decided about names: same, different, and what was undone."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from testimonia.records import Judgement
from testimonia.resolve.clusters import Apart, Join, Node
from testimonia.resolve.spelling import latin

SAID_SAME = 0
"""Rank of a person's join: before every rule."""


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Decisions on same and different that nobody undid, the earliest first. An undone undo stands again."""
    ordered = sorted(judgements, key=lambda one: (one.at, one.id))
    gone = set[str]()
    for one in reversed(ordered):
        if one.decision == "undo" and one.id not in gone:
            gone.update(one.subjects)
    return tuple(one for one in ordered if one.decision in ("same", "different") and one.id not in gone)


def nodes_of(subject: str, by_name: Mapping[str, Sequence[Node]], by_id: Mapping[str, Sequence[Node]]) -> tuple[Node, ...]:
    """The names that a subject of a judgement stands for: an entity's, or those written so."""
    return tuple(by_id.get(subject) or by_name.get(latin(subject)) or ())


def decided(
    judgement: Judgement, by_name: Mapping[str, Sequence[Node]], by_id: Mapping[str, Sequence[Node]]
) -> tuple[tuple[Join, ...], tuple[Apart, ...]]:
    """What one decision joins and keeps apart. Of two about the same names the later holds, see `settled`."""
    groups = [nodes_of(subject, by_name, by_id) for subject in judgement.subjects]
    if judgement.decision == "same":
        flat = sorted({node for nodes in groups for node in nodes})
        words = f"{judgement.by} judged them the same: {judgement.why}"
        return tuple(Join(SAID_SAME, flat[0], node, "judged same", words) for node in flat[1:]), ()
    return (), tuple(Apart(one, two) for left, right in combinations(groups, 2) for one in left for two in right if one != two)


def settled(
    joins: Sequence[Join], apart: Sequence[Apart], more: tuple[tuple[Join, ...], tuple[Apart, ...]]
) -> tuple[tuple[Join, ...], tuple[Apart, ...]]:
    """Decisions so far with a later one, which takes back what an earlier one said of the same two names."""
    joined, parted = more
    now = {frozenset((one.one, one.two)) for one in joined} | {frozenset((one.one, one.two)) for one in parted}
    kept_joins = tuple(one for one in joins if not parted or frozenset((one.one, one.two)) not in now)
    kept_apart = tuple(one for one in apart if not joined or frozenset((one.one, one.two)) not in now)
    return (*kept_joins, *joined), (*kept_apart, *parted)
