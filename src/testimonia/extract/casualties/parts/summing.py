"""Numbers of people who were hit that add up to the dead told before: "Twelve inmates died. Eight had been stabbed and four burned"."""

from collections.abc import Sequence
from dataclasses import replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.breakdowns import counts, measured
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft
from testimonia.records import Casualty

NEAR = 450
"""Characters behind the dead in which the numbers stand that make them up."""


def with_sums(drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, with those of an open outcome as deaths where they, with deaths told beside them, make up the dead told just before."""
    found = list(drafts)
    for place, whole in enumerate(drafts):
        n = least(whole)
        if measured(whole) != "killed" or n is None or n < 2 or whole.part_of is not None:
            continue
        near = (at for at in range(place + 1, len(found)) if 0 <= found[at].start - whole.end <= NEAR)
        behind = [at for at in near if not further(found[at], lexicon) and not alive(found[at], lexicon)]
        parts = run_of(found, behind, n)
        if any(found[at].open for at in parts):
            found = [deadly(one) if at in parts else one for at, one in enumerate(found)]
    return found


def further(one: Draft, lexicon: Lexicon) -> bool:
    """Whether a draft is of "a third", "a fourth", who comes on top of those told before."""
    who = one.body.population.words if isinstance(one.body, Casualty) else None
    return (who or "").lower() in wordset(lexicon, "words for a further one")


def alive(one: Draft, lexicon: Lexicon) -> bool:
    """Whether a draft is of some "of the injured", whom their words set apart from the dead."""
    who = one.body.population.words if isinstance(one.body, Casualty) else None
    stated: dict[str, str] = lexicon.entries("those harmed by measure")
    return any(stated.get(low) == "injured" for low in (who or "").lower().split())


def least(one: Draft) -> int | None:
    """The number that a draft counts, or the least of "at least so many"."""
    count = one.body.count if isinstance(one.body, Casualty) else None
    return count.low if count and count.high in (None, count.low) else None


def run_of(drafts: Sequence[Draft], places: Sequence[int], n: int) -> list[int]:
    """The first two or more drafts of people killed or hit, in a row, whose numbers add up to `n`."""
    run: list[int] = []
    for at in places:
        one, many = drafts[at], counts(drafts[at])
        if many is None or measured(one) not in ("killed", "injured") or many >= n:
            break
        run.append(at)
        total = sum(counts(drafts[one]) or 0 for one in run)
        if total >= n:
            return run if total == n and len(run) > 1 else []
    return []


def deadly(one: Draft) -> Draft:
    """A draft of people who were hit as one of people who died."""
    if not isinstance(one.body, Casualty):
        return one
    return replace(one, body=replace(one.body, measure="killed"), open=False)
