"""Parts and their wholes: which number is tied to which, and what is no part."""

import pytest

from extract.casualty_cases import READERS, casualty, claims_in

TIED = [
    ("Twenty-six people died in the mine. Nine of the victims were apprentices.", [(26, None, None), (9, 26, "subset")]),
    ("Twelve hikers were killed by the rockfall. Seven were from one family.", [(12, None, None), (7, 12, "subset")]),
    ("The blast killed nine people, four of them women, three of them children and two of them soldiers.",
     [(9, None, None), (4, 9, "breakdown"), (3, 9, "breakdown"), (2, 9, "breakdown")]),
    ("The fire killed 30 people. The dead included two nurses and a 12-year-old pupil.",
     [(30, None, None), (2, 30, "subset"), (1, 30, "subset")]),
    ("Gunmen killed seven people in two hamlets. Four people died in Keral and three people died in Tamsin.",
     [(7, None, None), (4, 7, "breakdown"), (3, 7, "breakdown")]),
    ("The office recorded 48 deaths. Of the victims, 30 were traders and 18 were drovers.",
     [(48, None, None), (30, 48, "breakdown"), (18, 48, "breakdown")]),
    ("Six people were killed, including the mayor.", [(6, None, None), (1, 6, "subset")]),
    ("Twenty-two women were killed in June. Nine of the victims were nurses, and three of them were pregnant.",
     [(22, None, None), (9, 22, "subset"), (3, 9, "subset")]),
    ("Three of the nine people killed in the fire were porters.", [(3, 9, "subset"), (9, None, None)]),
    ("Three people were killed, one of them a policeman.", [(3, None, None), (1, 3, "subset")]),
    ("Floods killed 64 people, 40 of them in Lode. Among the 64 are 12 women and nine children.",
     [(64, None, None), (40, 64, "subset"), (12, 64, "subset"), (9, 64, "subset")]),
]  # fmt: skip

LOOSE = [
    "Three men, two women and a child were killed in Lode.",
    "Five farmers, three miners and two traders died in the storm.",
    "Nine people died in Lode on Monday. Tarsa lost four people in March.",
    "Eight people were killed. Of the 14 houses two were empty.",
]


def tied(text: str, reader: str) -> list[tuple[int | None, int | None, str | None]]:
    """Each count with that of its whole and the kind of the tie."""
    claims = claims_in(text, reader=reader)
    numbers = {claim.id: casualty(claim).count.low for claim in claims}
    return [(body.count.low, numbers.get(body.part_of or ""), body.part_kind) for body in map(casualty, claims)]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("text", "expected"), TIED)
def test_part_is_tied_to_its_whole(text: str, expected: list[tuple[int, int | None, str | None]], reader: str) -> None:
    assert sorted(tied(text, reader), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", LOOSE)
def test_numbers_that_only_happen_to_add_up_stay_apart(text: str, reader: str) -> None:
    assert all(whole is None for _, whole, _ in tied(text, reader))


@pytest.mark.parametrize("reader", READERS)
def test_part_that_was_among_a_whole_is_tied_to_it(reader: str) -> None:
    found = tied("Seven weavers were among 12 people killed in the blast.", reader)
    assert reader == "blank" or sorted(found, key=str) == [(12, None, None), (7, 12, "subset")]


@pytest.mark.parametrize("reader", READERS)
def test_those_who_came_out_of_the_harm_are_no_part(reader: str) -> None:
    assert [number for number, *_ in tied("Thirty people were detained. Twelve of them have been released.", reader)] == [30]


@pytest.mark.parametrize("reader", READERS)
def test_wounded_who_died_are_no_part_of_the_dead_before_them(reader: str) -> None:
    found = tied("Thirty people were killed. Two of the wounded died in hospital.", reader)
    assert all(whole is None for _, whole, _ in found)


@pytest.mark.parametrize("reader", READERS)
def test_part_of_soldiers_are_soldiers_and_a_whole_of_both_is_mixed(reader: str) -> None:
    soldiers = claims_in("The ambush killed 20 soldiers. Eight of them were from Tarsa.", reader=reader)
    assert [casualty(claim).population.status for claim in soldiers] == ["combatant", "combatant"]
    whole, *_ = claims_in("Ten people were killed: six soldiers and four shopkeepers.", reader=reader)
    assert casualty(whole).population.status == "mixed"


@pytest.mark.parametrize("reader", READERS)
def test_number_that_corrects_another_counts_the_same_people(reader: str) -> None:
    found = claims_in("Three soldiers were killed, not five.", reader=reader)
    assert {casualty(claim).population.status for claim in found} == {"combatant"}
