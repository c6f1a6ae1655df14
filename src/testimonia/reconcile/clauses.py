"""Clauses: those whom one clause counts side by side ("two men and a woman"), added up."""

import re
from collections.abc import Sequence

from testimonia.reconcile.numbers import casualty, number, place, words_of
from testimonia.records import Claim


def sums(claims: Sequence[Claim], lead: int, holding: Sequence[Claim] = ()) -> list[int]:
    """What each clause of the headline and the lead counts side by side, added up; parts of a stated number stay in it.

    The subjects of one verb end with it, its objects begin with it. With `holding`, only clauses that hold one of these claims.
    """
    told = [one for one in claims if one.evidence.start < lead and casualty(one).part_of is None and casualty(one).population.words]
    clauses = {key: group for one in told for key, group in clauses_of(one, told).items()}
    wanted = {one.id for one in holding}
    groups = (side_by_side(group) for group in clauses.values())
    return [sum(number(one) for one in group) for group in groups if not wanted or wanted & {one.id for one in group}]


def clauses_of(claim: Claim, told: Sequence[Claim]) -> dict[tuple[str, str], list[Claim]]:
    """Claims that stand in one clause with a claim: those that begin or end where it does, and those that its words hold."""
    mine = claim.evidence
    return {
        ("end", claim.id): [one for one in told if one.evidence.end == mine.end],
        ("start", claim.id): [one for one in told if one.evidence.start == mine.start],
        ("within", claim.id): [one for one in told if mine.start <= one.evidence.start and one.evidence.end <= mine.end],
    }


COORDINATED = re.compile(r",|\band\b|&|\bas well as\b|\bplus\b")


def side_by_side(clause: Sequence[Claim]) -> list[Claim]:
    """Those of a clause's claims that count other people each: a coordination stands between them, and their words differ."""
    kept = list[Claim]()
    for one in sorted(clause, key=place):
        if kept and casualty(kept[0]).count.text.casefold() in ("both", "all"):
            break
        said = {words_of(other) for other in kept}
        if words_of(one) not in said and (not kept or COORDINATED.search(words_between(kept[-1], one, clause))):
            kept.append(one)
    return kept


def words_between(before: Claim, after: Claim, clause: Sequence[Claim]) -> str:
    """What stands between those harmed by two claims of a clause, in the widest words of it; the later ones' article is none of it."""
    widest = max((one.evidence for one in clause), key=lambda one: one.end - one.start)
    return widest.quote[max(place(before) + len(words_of(before)) - widest.start, 0) : max(place(after) - widest.start, 0)]
