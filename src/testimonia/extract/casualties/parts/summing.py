"""Numbers of people who were hit that add up to the dead told before: "Twelve inmates died. Eight had been stabbed and four burned"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.breakdowns import counts, measured
from testimonia.extract.casualties.parts.wholes import full_number
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft
from testimonia.records import Casualty

FAR = 2500
"""Characters behind the dead in which two numbers told together may make them up."""

TOGETHER = 140
"""Characters between two numbers told together."""

NEAR = 450
"""Characters behind the dead in which the numbers stand that make them up."""


def with_sums(drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, with those of an open outcome as deaths where they, with deaths told beside them, make up the dead told just before."""
    found = list(drafts)
    for place, whole in enumerate(drafts):
        n = full_number(whole)
        if measured(whole) != "killed" or n < 2 or whole.part_of is not None:
            continue
        near = (at for at in range(place + 1, len(found)) if 0 <= found[at].start - whole.end <= NEAR)
        near = (at for at in near if drafts[at].part_of is None or drafts[at].part_of is whole)
        behind = [at for at in near if not further(found[at], lexicon) and not alive(found[at], lexicon)]
        for parts in runs_of(found, behind, n):
            if any(found[at].open for at in parts):
                found = [deadly(one) if at in parts else one for at, one in enumerate(found)]
        later = hit_later(found, place, n, lexicon)
        found = [deadly(one) if at in later else one for at, one in enumerate(found)]
    return found


def further(one: Draft, lexicon: Lexicon) -> bool:
    """Whether a draft is of "a third", "a fourth", who comes on top of those told before."""
    who = one.body.population.words if isinstance(one.body, Casualty) else None
    return (who or "").lower() in wordset(lexicon, "words for a further one")


def alive(one: Draft, lexicon: Lexicon) -> bool:
    """Whether a draft is of some "of the injured", or of people in treatment, whom their words set apart from the dead."""
    who = one.body.population.words if isinstance(one.body, Casualty) else None
    if one.open and any(
        lexicon.pattern(name).search(" ".join(one.reasons[:1])) for name in ("signs of survival", "signs of hospital care")
    ):
        return True
    stated: dict[str, str] = lexicon.entries("those harmed by measure")
    return any(stated.get(low) == "injured" for low in (who or "").lower().split())


def hit_later(drafts: Sequence[Draft], place: int, n: int, lexicon: Lexicon) -> list[int]:
    """Numbers of people hit, told together further behind the dead, that make up these ("57 died … they shot 33 here and 24 there")."""
    start = drafts[place].end
    far = (at for at, one in enumerate(drafts) if one.open and NEAR < one.start - start <= FAR and measured(one) == "injured")
    places = [at for at in far if (counts(drafts[at]) or 0) > 1 and not alive(drafts[at], lexicon)]
    for first, second in pairwise(places):
        apart = drafts[second].start - drafts[first].start
        if 0 <= apart <= TOGETHER and (counts(drafts[first]) or 0) + (counts(drafts[second]) or 0) == n:
            return [first, second]
    return []


def runs_of(drafts: Sequence[Draft], places: Sequence[int], n: int) -> Iterator[list[int]]:
    """The first run of drafts that add up to `n`, and those right behind it that do so again ("17 women, 12 men; 25 burned, four fell")."""
    while run := run_of(drafts, places, n):
        yield run
        places = places[places.index(run[-1]) + 1 :]


def run_of(drafts: Sequence[Draft], places: Sequence[int], n: int) -> list[int]:
    """The first two or more drafts of people killed or hit, in a row, whose numbers add up to `n`."""
    run: list[int] = []
    for at in places:
        one, many = drafts[at], counts(drafts[at])
        if many is not None and many > n and measured(one) != "killed":
            continue
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
