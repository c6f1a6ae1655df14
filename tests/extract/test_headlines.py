"""What a headline and the text below it both tell."""

import pytest

from testimonia.extract.casualties.headlines import rounded, short_for
from testimonia.records import Count


def count(low: int, high: int | None) -> Count:
    """A count with its bounds alone."""
    return Count(text="", low=low, high=high, qualifier="exact" if low == high else "at_least" if high is None else "range")


@pytest.mark.parametrize(
    ("head", "below", "told"),
    [((601, None), (612, 612), True), ((601, None), (1250, 1250), False), ((24, 99), (87, 87), True), ((24, 99), (87, None), False)],
)
def test_a_headline_rounds_what_the_text_counts(head: tuple[int, int | None], below: tuple[int, int | None], *, told: bool) -> None:
    assert rounded(count(*head), count(*below)) is told


def test_a_headline_leaves_out_that_a_number_is_the_least() -> None:
    assert short_for(count(160, 160), count(161, None))
    assert not short_for(count(160, 160), count(190, None))
