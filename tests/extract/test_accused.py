"""Who is said to have done it, where the verb alone does not name anybody."""

import pytest

from extract.casualty_cases import READERS, casualty, claims_in


@pytest.mark.parametrize("reader", READERS)
def test_whoever_an_attack_is_blamed_on_did_it(reader: str) -> None:
    claim, *_ = claims_in("Eight hikers were slain in an attack that the council blames on the Hill Front.", reader=reader)
    assert [one.text for one in casualty(claim).perpetrators] == ["Hill Front"]


@pytest.mark.parametrize("reader", READERS)
def test_a_speaker_behind_the_doers_is_no_doer(reader: str) -> None:
    claim, *_ = claims_in("Five woodcutters were killed by soldiers of the 8th Brigade near Lode on Sunday, villagers said.", reader=reader)
    assert not any("villagers" in one.text for one in casualty(claim).perpetrators)


@pytest.mark.skipif("trained" not in READERS, reason="the tree is the trained reader's")
@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("A bouncer who had been dismissed returned with a rifle and fired into the foyer, killing three guests.", ["bouncer"]),
        ("Keith Ramsen was found guilty on Thursday of the murder of Chloe Barr.", ["Keith Ramsen"]),
        ("Belmora has accused Dravian forces of shelling a crowded bus stop and killing 10 people.", ["Dravian forces"]),
        ("A landslide hit the camp at night, killing three guests.", []),
    ],
)
def test_the_clause_around_the_harm_says_who_did_it(text: str, by: list[str]) -> None:
    claim, *_ = claims_in(text, reader="trained")
    assert [one.text for one in casualty(claim).perpetrators] == by
