"""Sentences that name everybody who was counted just before."""

import pytest

from extract.casualty_cases import casualty, claims_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Three people were killed in Lode. Donal Reeve, 20, Niall Oran, 21, and Kit Lamming, 22, were on their way home.",
            ["Donal Reeve", "Niall Oran", "Kit Lamming"],
        ),
        (
            "Three hikers froze to death in Tarsa. The office gave their names as Anna Brand, Peter Dane and Eva Orlan.",
            ["Anna Brand", "Peter Dane", "Eva Orlan"],
        ),
        ("Three people were killed in Lode. Donal Reeve, 20, and Niall Oran, 21, saw it.", []),
        ("Two men were killed in Lode. The police heard two: Donal Reeve and Niall Oran.", []),
    ],
)
def test_each_name_is_one_of_those_counted(text: str, names: list[str]) -> None:
    whole, *parts = claims_in(text, reader="trained")
    assert [one.text for part in parts for one in casualty(part).victims] == names
    assert all(casualty(part).part_of == whole.id and casualty(part).count.high == 1 for part in parts)
