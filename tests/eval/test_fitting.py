import random

import pytest

from fitting import bins, ece, fit, folds, validated
from labels import Label


def coins(number: int) -> list[Label]:
    """Claims with two signs, of which the first makes acceptance likely and the second says nothing."""
    chance = random.Random(7)
    found = []
    for place in range(number):
        signs = frozenset(name for name in ("good", "idle") if chance.random() < 0.5)
        found.append(Label("invented", str(place // 3), signs, chance.random() < (0.9 if "good" in signs else 0.3)))
    return found


def test_the_sign_that_tells_gets_the_weight_and_the_table_rises() -> None:
    made = fit(coins(3000), ("good", "idle"))
    assert made.weights["good"] > 2
    assert abs(made.weights["idle"]) < 0.3
    assert [share for _, share in made.table] == sorted(share for _, share in made.table)


def test_confidence_out_of_fold_is_calibrated() -> None:
    found = coins(3000)
    shares = validated(found, ("good", "idle"), folds(found))
    assert ece([(share, one.accepted) for share, one in zip(shares, found, strict=True)], 10) < 0.05


def test_a_document_lies_in_one_fold() -> None:
    found = coins(300)
    places = {(one.document, int(fold)) for one, fold in zip(found, folds(found), strict=True)}
    assert len(places) == len({one.document for one in found})


def test_the_calibration_error_is_the_distance_weighed_by_claims() -> None:
    pairs = [(0.95, True)] * 3 + [(0.55, False)]
    assert ece(pairs, 10) == pytest.approx((3 * 0.05 + 0.55) / 4)
    assert [one["claims"] for one in bins(pairs, 10)] == [1, 3]
