"""Names in rows and under announcements, victims whose names come later, and persons who are told of twice."""

import pytest

from extract.casualty_cases import READERS, casualty, claims_in, told

pytestmark = pytest.mark.skipif("trained" not in READERS, reason="names are seen by the trained reader")


def names(text: str) -> list[str]:
    """Every name that the claims of a text give, one for each claim of one person."""
    return [one.text for claim in claims_in(text, reader="trained") for one in casualty(claim).victims if casualty(claim).count.high == 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The blast killed Maria Pardo, 42; Pilar Pardo, 19; Efrain Rincon; and Oto Kern, a baker.",
            ["Maria Pardo", "Pilar Pardo", "Efrain Rincon", "Oto Kern"],
        ),
        ("Officers found the bodies of Oksana Mell, 36, and her five-year-old daughter Daria.", ["Oksana Mell", "Daria"]),
        ("Gunmen shot Ana Lode dead, and Ivo Dane told reporters about it.", ["Ana Lode"]),
        ("Ana Lode, wife of Senator Ivo Dane, was killed in Tarsa.", ["Ana Lode"]),
        ("Following the death of Jose Rodan, Ivo Dane and Mara Vel were always on the move.", ["Jose Rodan"]),
    ],
)
def test_a_row_of_names_shares_the_harm(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_an_alias_in_quotation_marks_is_nobody_else() -> None:
    found = names('The group admitted that Hernan Solor ("Dimas"), Jorge Sando ("Oscar") and Geomar Ari ("Cirilo") have been killed.')
    assert found == ["Hernan Solor", "Jorge Sando", "Geomar Ari"]


def test_a_plural_before_the_first_name_speaks_of_the_whole_row() -> None:
    found = [told(one) for one in claims_in("Soldiers Ivo Serra, Dario Vela and Oto Kern were killed in Lode.", reader="trained")]
    assert [one["status"] for one in found] == ["combatant"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two climbers who died in an avalanche have been identified as Peter Aldo and Yuna Taker.",
            ["Peter Aldo", "Yuna Taker"],
        ),
        ("A roofer was killed on a building site. He was named locally as Sean Tiern, a father of four.", ["Sean Tiern"]),
        ("An electrician was killed on Thursday. The victim, Nicola Serra, was 26.", ["Nicola Serra"]),
        ("Police shot a man dead on Friday. She was named as Nicola Serra.", []),
        ("A man was shot dead in Lode. The detective was named as Nicola Serra.", []),
    ],
)
def test_a_later_sentence_names_the_victims(text: str, expected: list[str]) -> None:
    claim, *rest = claims_in(text, reader="trained")
    assert [one.text for one in casualty(claim).victims] == expected
    assert rest == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A farm worker died after a tractor overturned. The man died of his injuries in hospital.", 1),
        ("A woman was killed in Lode. The man was killed in Tarsa.", 2),
        ("Councillor Esteban Marr was shot dead on Sunday, the third politician to be murdered in the state.", 1),
    ],
)
def test_one_person_is_claimed_once(text: str, number: int) -> None:
    assert len(claims_in(text, reader="trained")) == number


def test_a_pronoun_takes_what_is_said_of_the_only_person_before() -> None:
    *_, claim = claims_in("A moneychanger was shot at close range on Wednesday. He died on the way to hospital.", reader="trained")
    assert (casualty(claim).population.words, casualty(claim).population.status) == ("moneychanger", "civilian")


def test_a_pronoun_takes_nothing_where_it_may_be_somebody_else() -> None:
    *_, claim = claims_in("A nurse was stabbed and a guard was shot on Wednesday. He died on the way to hospital.", reader="trained")
    assert casualty(claim).population.words is None
