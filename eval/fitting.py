"""Logistic regression and isotonic regression on labelled claims, cross-validation by document, and the calibration error."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression, minimize
from scipy.special import expit

from labels import Label

Floats = NDArray[np.float64]
FOLDS = 5
RIDGE = 3.0
"""Strength of the penalty on weights: a sign shown a few times moves little."""

STEPS = 16
"""Blocks of the table at most; each holds at least a share of the claims."""

EDGE = 0.02
"""No claim is held surer, or less sure, than this."""


@dataclass(frozen=True)
class Fit:
    """Weights by sign, the intercept, and the table from scores to shares."""

    intercept: float
    weights: dict[str, float]
    table: tuple[tuple[float, float], ...]

    def shares(self, scores: Floats) -> Floats:
        """The shares at some scores."""
        table = np.array(self.table)
        return np.asarray(np.interp(scores, table[:, 0], table[:, 1]))


def matrix(found: Sequence[Label], names: tuple[str, ...]) -> Floats:
    """One row for each claim, one column for each sign."""
    return np.array([[float(name in one.signs) for name in names] for one in found])


def logistic(rows: Floats, accepted: Floats) -> tuple[float, Floats]:
    """The intercept and the weights that fit best under the penalty."""

    def loss(point: Floats) -> tuple[float, Floats]:
        scores = rows @ point[1:] + point[0]
        wrong = expit(scores) - accepted
        value = np.logaddexp(0, scores).sum() - accepted @ scores + RIDGE / 2 * (point[1:] @ point[1:])
        return float(value), np.concatenate([[wrong.sum()], rows.T @ wrong + RIDGE * point[1:]])

    found = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B")
    return float(found.x[0]), np.asarray(found.x[1:])


def scored(rows: Floats, point: tuple[float, Floats]) -> Floats:
    """The raw scores of some rows."""
    return np.asarray(expit(rows @ point[1] + point[0]))


def table_of(scores: Floats, accepted: Floats) -> tuple[tuple[float, float], ...]:
    """Shares accepted that rise with the score: equal blocks of claims, then isotonic regression over them."""
    order = np.argsort(scores, kind="stable")
    blocks = [part for part in np.array_split(order, STEPS) if len(part)]
    means = np.array([scores[part].mean() for part in blocks])
    shares = isotonic_regression([accepted[part].mean() for part in blocks], weights=[len(part) for part in blocks]).x
    points = [(float(mean), float(np.clip(share, EDGE, 1 - EDGE))) for mean, share in zip(means, shares, strict=True)]
    return (points[0], *(right for left, right in pairwise(points) if right[0] - left[0] > 1e-3))


def folds(found: Sequence[Label]) -> NDArray[np.int64]:
    """The fold of each claim, by its document."""
    return np.array([int(hashlib.sha256(f"{one.set}/{one.document}".encode()).hexdigest(), 16) % FOLDS for one in found])


def out_of_fold(rows: Floats, accepted: Floats, fold: NDArray[np.int64]) -> Floats:
    """Raw scores, each from a fit on the other folds."""
    scores = np.zeros(len(accepted))
    for number in np.unique(fold):
        scores[fold == number] = scored(rows[fold == number], logistic(rows[fold != number], accepted[fold != number]))
    return scores


def fit(found: Sequence[Label], names: tuple[str, ...]) -> Fit:
    """Weights from all claims, the table from scores out of fold."""
    rows, accepted = matrix(found, names), np.array([float(one.accepted) for one in found])
    intercept, weights = logistic(rows, accepted)
    table = table_of(out_of_fold(rows, accepted, folds(found)), accepted)
    return Fit(intercept, dict(zip(names, map(float, weights), strict=True)), table)


def validated(found: Sequence[Label], names: tuple[str, ...], fold: NDArray[np.int64]) -> list[float]:
    """The confidence of each claim from a fit, table included, on the other folds."""
    rows = matrix(found, names)
    shares = np.zeros(len(found))
    for number in np.unique(fold):
        made = fit([one for one, own in zip(found, fold, strict=True) if own != number], names)
        point = made.intercept, np.array([made.weights[name] for name in names])
        shares[fold == number] = made.shares(scored(rows[fold == number], point))
    return [float(share) for share in shares]


def bins(pairs: Sequence[tuple[float, bool]], number: int) -> list[dict[str, float]]:
    """Equal bins of confidence that hold claims."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for share, fine in pairs:
        found.setdefault(min(int(share * number), number - 1), []).append((share, fine))
    return [summed(some) for _, some in sorted(found.items())]


def summed(some: Sequence[tuple[float, bool]]) -> dict[str, float]:
    """One bin: how many claims, their mean confidence, the share accepted."""
    claims = len(some)
    return {"claims": claims, "confidence": sum(share for share, _ in some) / claims, "accepted": sum(fine for _, fine in some) / claims}


def ece(pairs: Sequence[tuple[float, bool]], number: int) -> float:
    """Expected calibration error: how far confidence lies from the share accepted, weighed by the bins' claims (Naeini et al. 2015)."""
    return sum(one["claims"] * abs(one["confidence"] - one["accepted"]) for one in bins(pairs, number)) / len(pairs)
