"""Persons whom only the trained reader makes out: pronouns, doers of another clause, names behind a relative clause."""

import pytest

from extract.casualty_cases import READERS, casualty, claims_in

pytestmark = pytest.mark.skipif("trained" not in READERS, reason="the model is not at hand")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("When the watchman tried to stop them they shot him dead.", "the watchman"),
        ("“My mother stood beside me. She is dead.”", "My mother"),
        ("A gunman entered a shop in Lode before officers shot him dead.", "gunman"),
    ],
)
def test_a_pronoun_has_the_words_of_whom_it_means(text: str, words: str) -> None:
    (claim,) = claims_in(text, reader="trained")
    assert casualty(claim).population.words == words


def test_a_pronoun_that_may_mean_two_keeps_none() -> None:
    (claim,) = claims_in("When the watchman called the driver they shot him dead.", reader="trained")
    assert casualty(claim).population.words is None


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The suspect stabbed an inspector and lightly injured two passengers before police overpowered him.", "suspect"),
        ("The council has accused the army of shelling a bus stop in the town of Kamin and killing 10 people.", "army"),
        ("A Marani air strike killed eight people in Lode.", "Marani air strike"),
        ("The army was responsible for 90 of the deaths and armed groups for 124.", "armed groups"),
    ],
)
def test_who_did_it_stands_in_the_clause_of_the_harm(text: str, doer: str) -> None:
    last = claims_in(text, reader="trained")[-1]
    assert [one.text for one in casualty(last).perpetrators] == [doer]


def test_men_who_shot_somebody_are_no_victims() -> None:
    (claim,) = claims_in("Three masked men shot and killed the mayor Antonio Porth.", reader="trained")
    assert (casualty(claim).count.high, casualty(claim).population.words) == (1, "the mayor Antonio Porth")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Those who were kidnapped are Jan Martin, 55, from Lode; Rob Lizard, 52, from Tarsa; and Luis Ross, 35.",
            ["Jan Martin", "Rob Lizard", "Luis Ross"],
        ),
        (
            "The victims, whose bodies were found in a well, were identified as Sara Lode, Victor Rodan and Carl Brenner.",
            ["Sara Lode", "Victor Rodan", "Carl Brenner"],
        ),
    ],
)
def test_names_are_told_over_a_relative_clause(text: str, names: list[str]) -> None:
    assert [one.text for claim in claims_in(text, reader="trained") for one in casualty(claim).victims] == names


def test_a_description_takes_the_name_before_it() -> None:
    (claim,) = claims_in("The family of Noor Hadid, a pharmacist who disappeared on Friday, asked for help.", reader="trained")
    assert [one.text for one in casualty(claim).victims] == ["Noor Hadid"]


def test_both_behind_two_people_counts_nobody_again() -> None:
    found = claims_in("Dana Whitlock and Ruiz Ortega were both shot in the leg.", reader="trained")
    assert [casualty(one).count.high for one in found] == [1, 1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The woman who died was a retired judge, Birthe Lode, police said.", "Birthe Lode"),
        ("The deputy who shot him, Marcus Lode, 34, was wounded in the shoulder.", "Marcus Lode"),
    ],
)
def test_a_name_stands_behind_what_somebody_is_said_to_be_or_to_have_done(text: str, name: str) -> None:
    (claim,) = claims_in(text, reader="trained")
    assert [one.text for one in casualty(claim).victims] == [name]


def test_everybody_of_a_row_is_a_part_of_the_same_whole() -> None:
    text = "Ten people were injured. Among the injured are Ivo Lode, 53; Jan Orland, 24; and Nora Beltran, 23."
    whole, *parts = claims_in(text, reader="trained")
    assert len(parts) == 3
    assert {casualty(part).part_of for part in parts} == {whole.id}
