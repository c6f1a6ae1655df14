"""Which pairs of names are one's, from cases that a reader without Python can check and add to."""

from pathlib import Path

import pytest
import yaml

from testimonia.adapters.gazetteer import bundled
from testimonia.codebook.actors import load_actors
from testimonia.records import Reason
from testimonia.resolve.organisations import known_bodies, same_organisation
from testimonia.resolve.persons import part_of, same_person
from testimonia.resolve.spelling import name_words, same_word

CASES = Path(__file__).parent.parent / "cases" / "resolve"


def pairs(kind: str, verdict: str) -> list[tuple[str, str]]:
    loaded = yaml.safe_load((CASES / f"{kind}.yaml").read_text(encoding="utf-8"))
    return [(one, two) for one, two, _why in loaded[verdict]]


def judged(kind: str, one: str, two: str) -> Reason | None:
    actors = load_actors()
    if kind == "persons":
        return same_person(one, two, actors.given_names)
    return same_organisation(one, two, known_bodies(actors))


@pytest.mark.parametrize(("one", "two"), pairs("persons", "same"))
def test_spellings_of_one_person(one: str, two: str) -> None:
    reason = judged("persons", one, two)
    assert reason
    assert one in reason.words
    assert two in reason.words
    assert judged("persons", two, one), "the order of two names says nothing"


@pytest.mark.parametrize(("one", "two"), pairs("persons", "different"))
def test_two_persons(one: str, two: str) -> None:
    assert judged("persons", one, two) is None
    assert judged("persons", two, one) is None


@pytest.mark.parametrize(("one", "two"), pairs("organisations", "same"))
def test_names_of_one_body(one: str, two: str) -> None:
    assert judged("organisations", one, two)
    assert judged("organisations", two, one)


@pytest.mark.parametrize(("one", "two"), pairs("organisations", "different"))
def test_two_bodies(one: str, two: str) -> None:
    assert judged("organisations", one, two) is None
    assert judged("organisations", two, one) is None


@pytest.mark.parametrize(("one", "two"), pairs("places", "same"))
def test_spellings_of_one_place(one: str, two: str) -> None:
    assert bundled().find(one)[0].gazetteer_id == bundled().find(two)[0].gazetteer_id


@pytest.mark.parametrize(("one", "two"), pairs("places", "different"))
def test_two_places(one: str, two: str) -> None:
    assert bundled().find(one)[0].gazetteer_id != bundled().find(two)[0].gazetteer_id


def test_there_are_enough_cases() -> None:
    assert sum(len(pairs(kind, verdict)) for kind in ("persons", "organisations", "places") for verdict in ("same", "different")) >= 100


@pytest.mark.parametrize("short", ["Tarsi", "al-Tarsi", "Rami", "Tarsy"])
def test_a_surname_or_given_name_is_part_of_the_full_name(short: str) -> None:
    assert part_of(short, "Rami al-Tarsi", load_actors().given_names)


@pytest.mark.parametrize("short", ["Tarsus", "Ramia", "Rami Tarsi", "Lode"])
def test_another_name_is_not(short: str) -> None:
    assert not part_of(short, "Rami al-Tarsi", load_actors().given_names)


def test_particles_join_the_name_that_they_belong_to() -> None:
    assert name_words("Abd al-Rahman ibn Abu Tarsa") == ("abdrahman", "ibn", "abutarsa")


def test_one_consonant_says_nothing() -> None:
    assert not same_word("bo", "bu")
    assert not same_word("al", "ola")
