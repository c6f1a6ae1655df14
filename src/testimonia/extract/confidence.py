"""How likely a person would accept a claim: signs that it shows, weighed and calibrated on the development sets."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from testimonia.codebook.confidence import Calibration
from testimonia.errors import CodebookError
from testimonia.records import Casualty, Claim, Document

Figure = tuple[str, int | None, int | None]
TELLING = 0.1
"""A weight below this is not worth a word to the reviewer."""

SHARED_PEAK = 8
"""Casualty claims in one report from which on it is a list or a chronicle."""


@dataclass(frozen=True)
class Look:
    """A casualty claim with what stands around it. `told` counts the figures of the report."""

    claim: Claim
    body: Casualty
    document: Document
    told: Counter[Figure]

    @property
    def low(self) -> int:
        return self.body.count.low or 0

    @property
    def words(self) -> str:
        """Those harmed, as worded; empty where nobody is named."""
        return self.body.population.words or ""

    @property
    def place(self) -> float:
        """Where in the report it stands, from 0 to 1."""
        return self.claim.evidence.start / max(1, len(self.document.text))


def capitals(look: Look) -> bool:
    """Whether the words are in capitals, where names cannot be told from other words."""
    letters = [one for one in look.claim.evidence.quote if one.isalpha()]
    return sum(one.isupper() for one in letters) > 0.8 * len(letters)


def one_person(look: Look) -> bool:
    """Whether one person without a number is meant: by a name, or as "a man"."""
    return look.body.count.low == look.body.count.high == 1 and look.body.count.text.lower() in ("", "a", "an", "another")


TESTS: dict[str, Callable[[Look], bool]] = {
    "injured": lambda look: look.body.measure == "injured",
    "missing": lambda look: look.body.measure == "missing",
    "abducted": lambda look: look.body.measure == "abducted",
    "detained": lambda look: look.body.measure == "detained",
    "displaced": lambda look: look.body.measure == "displaced",
    "by name": lambda look: one_person(look) and bool(look.body.victims),
    "one without a number": lambda look: one_person(look) and not look.body.victims,
    "one by a pronoun": lambda look: one_person(look) and not look.words,
    "without a count": lambda look: look.body.count.qualifier == "uncounted",
    "vague count": lambda look: look.body.count.qualifier == "vague",
    "bound or estimate": lambda look: look.body.count.qualifier not in ("exact", "vague", "uncounted"),
    "ten or more": lambda look: look.body.count.qualifier == "exact" and 10 <= look.low < 200,
    "hundreds": lambda look: look.body.count.qualifier not in ("vague", "uncounted") and look.low >= 200,
    "nobody named": lambda look: not look.words,
    "civilians": lambda look: look.body.population.status == "civilian",
    "combatants": lambda look: look.body.population.status == "combatant",
    "historical": lambda look: look.claim.assertion == "historical",
    "set aside": lambda look: look.claim.assertion not in ("asserted", "historical"),
    "hedged": lambda look: look.claim.hedged,
    "headline": lambda look: look.claim.block == "headline",
    "beside the body": lambda look: look.claim.block in ("caption", "embedded post", "list item", "subheading", "quotation"),
    "capitals": capitals,
    "said by somebody": lambda look: bool(look.claim.attribution.chain),
    "part of another": lambda look: look.body.part_of is not None,
    "told again": lambda look: look.told[figure_of(look.body)] > 1,
    "told three times": lambda look: look.told[figure_of(look.body)] > 2,
    "late in the report": lambda look: look.place > 0.6,
    "early in the report": lambda look: look.place < 0.15,
    "only figure": lambda look: sum(look.told.values()) == 1,
    "one of many": lambda look: sum(look.told.values()) > SHARED_PEAK,
}
"""Each sign that the code knows, by its name in the codebook."""


def figure_of(body: Casualty) -> Figure:
    """The measure with the bounds."""
    return body.measure, body.count.low, body.count.high


def looks(claims: Iterable[Claim], document: Document) -> list[Look | None]:
    """Each claim with what stands around it; None for one that is no casualty claim."""
    every = [unweighed(one) for one in claims]
    told = Counter(figure_of(one.body) for one in every if isinstance(one.body, Casualty))
    return [Look(one, one.body, document, told) if isinstance(one.body, Casualty) else None for one in every]


def unweighed(claim: Claim) -> Claim:
    """A claim as it was before it was weighed, so that weighing twice is weighing once."""
    return claim if claim.confidence is None else replace(claim, confidence=None, reasons=claim.reasons[:-1])


def signs_of(look: Look, calibration: Calibration) -> frozenset[str]:
    """The signs of the codebook that a claim shows. Raises CodebookError for one that nothing knows how to find."""
    found = set()
    for name, sign in calibration.signs.items():
        if sign.reason is not None:
            shows = any(sign.reason.search(one) for one in look.claim.reasons)
        elif name in TESTS:
            shows = TESTS[name](look)
        else:
            raise CodebookError(f"codebook/confidence.yaml, sign “{name}”: nothing finds it; give it a `reason` or take it out")
        if shows:
            found.add(name)
    return frozenset(found)


def with_confidence(claims: Iterable[Claim], document: Document, calibration: Calibration) -> tuple[Claim, ...]:
    """The claims, each casualty claim with its probability of being accepted and one more reason, which says what moved it.

    Positions, events and measures get none: nothing is known of how often a person accepts them.
    """
    every = tuple(claims)
    return tuple(
        one if look is None else weighed(look, signs_of(look, calibration), calibration)
        for one, look in zip(every, looks(every, document), strict=True)
    )


def weighed(look: Look, shown: frozenset[str], calibration: Calibration) -> Claim:
    """A claim with its confidence."""
    confidence = round(calibration.probability(calibration.score(shown)), 3)
    return replace(look.claim, confidence=confidence, reasons=(*look.claim.reasons, told_of(confidence, shown, calibration)))


def told_of(confidence: float, shown: frozenset[str], calibration: Calibration) -> str:
    """The confidence in a sentence, with the sign that raises it most and the one that lowers it most."""
    ordered = sorted((calibration.signs[name] for name in shown), key=lambda sign: (sign.weight, sign.says))
    parts = [f"{confidence:.0%} of claims like this are accepted"]
    if ordered and ordered[-1].weight >= TELLING:
        parts.append(f"raised because {ordered[-1].says}")
    if ordered and ordered[0].weight <= -TELLING:
        parts.append(f"lowered because {ordered[0].says}")
    return "; ".join(parts)
