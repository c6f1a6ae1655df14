"""Ties between parts and wholes: nothing is a part of itself."""

import pytest

from testimonia.extract.casualties.parts.ties import without_circles


@pytest.mark.parametrize(
    ("ties", "kept"),
    [
        ({1: 0, 2: 1}, {1: 0, 2: 1}),
        ({0: 1, 1: 0}, {0: 1}),
        ({0: 0, 1: 0}, {1: 0}),
        ({0: 2, 1: 0, 2: 1, 3: 1}, {0: 2, 1: 0, 3: 1}),
    ],
)
def test_ties_that_lead_back_are_left_out(ties: dict[int, int], kept: dict[int, int]) -> None:
    assert without_circles(ties) == kept
