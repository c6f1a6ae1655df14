"""Spans of BIO labels and how two sets of them compare."""

from collections import Counter
from collections.abc import Iterable

Span = tuple[int, int, str]


def spans(labels: Iterable[str]) -> set[Span]:
    """The spans (start, end, kind) of BIO labels; an I without its beginning starts a span too."""
    found: list[Span] = []
    for place, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark == "I" and found and found[-1][1] == place and found[-1][2] == kind:
            found[-1] = (found[-1][0], place + 1, kind)
        elif mark in {"B", "I"}:
            found.append((place, place + 1, kind))
    return set(found)


def f_score(right: int, found: int, gold: int) -> float:
    """F1 in per cent."""
    return round(200 * right / max(1, found + gold), 2)


def count(gold: set[Span], found: set[Span], counts: Counter[str]) -> None:
    """Add two sets of spans to counts by kind."""
    for key, group in (("right", found & gold), ("found", found), ("gold", gold)):
        counts.update(f"{kind} {key}" for _, _, kind in group)


def by_kind(counts: Counter[str], scored: Iterable[str] | None = None) -> dict[str, float]:
    """F of all scored kinds together, then of each; kinds that the texts do not have are left out."""
    present = sorted({key.split()[0] for key in counts})
    kinds = [kind for kind in present if scored is None or kind in set(scored)]

    def f_of(group: list[str]) -> float:
        right, found, gold = (sum(counts[f"{kind} {key}"] for kind in group) for key in ("right", "found", "gold"))
        return f_score(right, found, gold)

    return {"all": f_of(kinds), **{kind: f_of([kind]) for kind in kinds}} if kinds else {}
