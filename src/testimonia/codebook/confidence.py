"""What raises and lowers the confidence in a claim: signs with fitted weights, and the table that makes a score a probability."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import pairwise
from math import exp
from typing import Any

import yaml

from testimonia.codebook.loading import load
from testimonia.errors import CodebookError

FILE = "confidence.yaml"
KEYS = {"says", "weight", "reason"}


@dataclass(frozen=True)
class Sign:
    """Something that a claim shows. `says` puts it to the reviewer; `reason` finds it in the claim's reasons, else the name is known."""

    says: str
    weight: float
    reason: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Calibration:
    """The weight of each sign, the intercept, and the shares accepted at some scores.

    The score of a claim is the logistic function of the intercept and the weights of the signs that it shows; between the scores of the
    table the share is drawn straight (isotonic regression; Zadrozny and Elkan 2002).
    """

    intercept: float
    signs: dict[str, Sign] = field(hash=False)
    table: tuple[tuple[float, float], ...]

    def score(self, shown: frozenset[str]) -> float:
        """The raw score of a claim with these signs, between 0 and 1."""
        return 1 / (1 + exp(-self.intercept - sum(self.signs[name].weight for name in sorted(shown) if name in self.signs)))

    def probability(self, score: float) -> float:
        """The share of claims with this score that were accepted."""
        place = bisect_left(self.table, (score,))
        if place == 0:
            return self.table[0][1]
        if place == len(self.table):
            return self.table[-1][1]
        (left, low), (right, high) = self.table[place - 1 : place + 1]
        return low + (high - low) * (score - left) / (right - left)


@cache
def calibration() -> Calibration:
    """The calibration that comes with the program. Raises CodebookError when its file breaks its form."""
    return read_calibration((resources.files("testimonia.codebook") / FILE).read_text(encoding="utf-8"))


def read_calibration(text: str) -> Calibration:
    """A calibration from the text of its file. Raises CodebookError, which names the entry."""
    try:
        body = load(text)
    except yaml.YAMLError as fault:
        raise CodebookError(f"codebook/{FILE}: is no YAML ({str(fault).splitlines()[0]}); make it with eval/calibrate.py") from fault
    if not isinstance(body, dict) or not {"intercept", "signs", "table"} <= body.keys():
        raise CodebookError(f"codebook/{FILE}: needs intercept, signs and table; make it with eval/calibrate.py")
    table = tuple((float(score), float(share)) for score, share in body["table"])
    if not table or any(left[0] >= right[0] or left[1] > right[1] for left, right in pairwise(table)):
        raise CodebookError(f"codebook/{FILE}, table: scores rise, and shares never fall; make it with eval/calibrate.py")
    return Calibration(float(body["intercept"]), {name: sign_of(name, entry) for name, entry in body["signs"].items()}, table)


def sign_of(name: str, entry: Any) -> Sign:
    """One sign from plain values."""
    if not isinstance(entry, dict) or not {"says", "weight"} <= entry.keys() or entry.keys() - KEYS:
        raise CodebookError(f"codebook/{FILE}, sign “{name}”: has says and weight, and may have reason")
    return Sign(entry["says"], float(entry["weight"]), re.compile(entry["reason"]) if "reason" in entry else None)
