"""An invented case against what the program reads: which claims are right, and what was said of them."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from cases import Case, Expected
from reading import Told
from testimonia.records import Casualty, Claim

LITTLE = frozenset(["a", "an", "the", "of", "for", "in", "on", "at", "and", "or", "to", "by", "from", "s"])
Check = Callable[[Expected, Claim], bool]


def tokens(words: str | None) -> frozenset[str]:
    """The words that count, without case and accents."""
    plain = unicodedata.normalize("NFKD", words or "").encode("ascii", "ignore").decode().lower()
    return frozenset(re.findall(r"[a-z0-9]+", plain)) - LITTLE


def dice(one: str | None, other: str | None) -> float:
    """The share of words in common."""
    left, right = tokens(one), tokens(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def alike(gold: str | None, ours: str | None) -> bool:
    """Whether half the words are shared, or ours holds all the gold's."""
    left, right = tokens(gold), tokens(ours)
    return left == right or bool(left and right and (dice(gold, ours) >= 0.5 or left <= right))


def named(gold: tuple[str, ...], ours: tuple[str, ...]) -> bool:
    """Any of the gold's names met; where the gold has none, none given."""
    return any(alike(g, p) for g in gold for p in ours) if gold else not ours


def listed(gold: tuple[str, ...], ours: tuple[str, ...]) -> bool:
    """All the gold's names met, each by one of ours, and none more."""
    return len(gold) == len(ours) and all(any(alike(g, p) for p in ours) for g in gold)


def body(claim: Claim) -> Casualty:
    """The casualty of a claim."""
    if not isinstance(claim.body, Casualty):
        raise TypeError("the cases ask for casualty claims only")
    return claim.body


def texts(mentions: Any) -> tuple[str, ...]:
    """The words of mentions, each once."""
    return tuple(dict.fromkeys(one.text for one in mentions))


def innermost(gold: Expected, ours: Claim) -> bool:
    """Whether the first of our sources is one that the gold has first."""
    return named(gold.said_by[:1], ours.attribution.said_by[:2])


def plain_count(words: str) -> str:
    """The words of a count without case; an article counts nobody."""
    folded = " ".join(words.lower().split())
    return "" if folded in ("a", "an") else folded


CHECKS: dict[str, Check] = {
    "said_by": lambda g, p: named(g.said_by, p.attribution.said_by),
    "status": lambda g, p: g.status == body(p).population.status,
    "assertion": lambda g, p: g.assertion == p.assertion,
    "hedged": lambda g, p: g.hedged == p.hedged,
    "count": lambda g, p: plain_count(g.count or "") == plain_count(body(p).count.text),
    "qualifier": lambda g, p: g.qualifier == body(p).count.qualifier,
    "force": lambda g, p: g.force == body(p).count.force,
    "shape": lambda g, p: g.shape == body(p).count.shape,
    "population": lambda g, p: alike(g.population, body(p).population.words),
    "groups": lambda g, p: listed(g.groups, body(p).population.groups),
    "roles": lambda g, p: set(g.roles) == set(body(p).population.roles),
    "sex": lambda g, p: g.sex == body(p).population.sex,
    "age": lambda g, p: g.age == body(p).population.age,
    "includes": lambda g, p: named(g.includes, body(p).population.includes),
    "mostly": lambda g, p: named(g.mostly, body(p).population.mostly),
    "perpetrators": lambda g, p: named(g.perpetrators, texts(body(p).perpetrators)),
    "victims": lambda g, p: listed(g.victims, texts(body(p).victims)),
    "places": lambda g, p: named(g.places, texts(p.places)),
    "manner": lambda g, p: g.manner == body(p).manner,
    "part_kind": lambda g, p: g.part_kind == body(p).part_kind,
}
"""Each key of a case's claim with what makes ours right."""

ALWAYS = frozenset(["said_by", "status", "assertion", "hedged"])


def nearness(gold: Expected, ours: Claim) -> float:
    """Nought where measure or number differ; else higher the likelier it is that this very claim is meant.

    A claim that is asked for comes before an optional one.
    """
    count = body(ours).count
    if gold.measure != body(ours).measure or gold.uncounted != (count.qualifier == "uncounted"):
        return 0.0
    if not gold.uncounted and gold.bounds != (count.low, count.high):
        return 0.0
    if gold.uncounted and gold.quote and not alike(gold.quote, ours.evidence.quote):
        return 0.0
    likeness = dice(gold.population, body(ours).population.words) + dice(gold.quote, ours.evidence.quote)
    agreeing = sum(CHECKS[key](gold, ours) for key in ("said_by", "status", "assertion"))
    whole = (gold.part_of is None) == (body(ours).part_of is None)
    return 1 + (likeness + 0.3 * agreeing + 0.3 * whole) * (0.9 if gold.optional else 1)


def paired(gold: tuple[Expected, ...], ours: tuple[Claim, ...]) -> list[tuple[int, int]]:
    """As many pairs as possible, the likest first."""
    if not gold or not ours:
        return []
    scores = np.array([[nearness(g, p) for p in ours] for g in gold])
    return [(int(g), int(p)) for g, p in zip(*linear_sum_assignment(-(scores + 10 * (scores > 0))), strict=True) if scores[g, p] > 0]


def again(claim: Claim, other: Claim) -> bool:
    """Whether two claims tell of one group: same measure and number, and victims alike or not told."""
    one, two = body(claim), body(other)
    same = (one.measure, one.count.low, one.count.high) == (two.measure, two.count.low, two.count.high)
    left, right = one.population.words, two.population.words
    return same and (not left or not right or alike(left, right) or alike(right, left))


@dataclass(frozen=True)
class Verdict:
    """One case, what was read, and which of the two belong together."""

    case: Case
    told: Told

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        return paired(self.case.claims, self.told.claims)

    @cached_property
    def met(self) -> dict[int, int]:
        """The place of each claim of the case that was read, with the place of ours."""
        return dict(self.pairs)

    @property
    def missed(self) -> list[Expected]:
        """Claims that were not read; optional ones are not asked for."""
        return [claim for place, claim in enumerate(self.case.claims) if place not in self.met and not claim.optional]

    @cached_property
    def alarms(self) -> list[Claim]:
        """Claims that the case has not. One that tells a paired claim again, in the headline or later, is no alarm."""
        taken = set(self.met.values())
        paired_ones = [self.told.claims[place] for place in taken]
        rest = [claim for place, claim in enumerate(self.told.claims) if place not in taken]
        return [claim for claim in rest if not any(again(claim, other) for other in paired_ones)]

    @property
    def right(self) -> list[tuple[Expected, Claim]]:
        """The pairs that were asked for."""
        return [(self.case.claims[g], self.told.claims[p]) for g, p in self.pairs if not self.case.claims[g].optional]

    def checked(self, key: str) -> list[tuple[Expected, Claim, bool]]:
        """The pairs of which a key is asked, each with whether ours is right."""
        return [(g, p, CHECKS[key](g, p)) for g, p in self.right if key in ALWAYS or key in g.model_fields_set]

    @property
    def links(self) -> list[tuple[Expected, bool]]:
        """The parts of the case, each with whether ours is tied to the same whole."""
        found = []
        for place, claim in enumerate(self.case.claims):
            if claim.part_of is not None and not claim.optional:
                part, whole = self.met.get(place), self.met.get(claim.part_of)
                tied = part is not None and whole is not None and body(self.told.claims[part]).part_of == self.told.claims[whole].id
                found.append((claim, tied))
        return found

    @property
    def false_links(self) -> list[Claim]:
        """Claims of ours tied to a whole where the case has none."""
        return [p for g, p in self.right if g.part_of is None and body(p).part_of is not None]
