"""Whether a wrong figure is the set's own, over invented reports."""

from pathlib import Path

import pytest

from noise import Asked, foreign, own, told_apart
from scorers import Scorers, scorers


@pytest.fixture(scope="module")
def judge(shared: Path) -> Scorers:
    return scorers(shared)


def asked(text: str, gold: int, given: int, *, measure: str = "killed", other: int = 0) -> Asked:
    return Asked(measure, gold, other, given, [text])


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "gold", "given", "expected"),
    [
        ("Two dead at mill in Tarsa.", 0, 2, "the gold lists nobody, though the report tells of a victim"),
        ("The mill in Tarsa is shut.", 1, 0, "no report tells of anybody killed"),
        (
            "Two dead at mill.\nThe owner and a guard were found at noon.",
            5,
            2,
            "a headline gives another figure, and no sentence the gold's",
        ),
        ("Blood at the mill.\nTwo people were killed there.", 5, 2, "the gold's figure stands in no report"),
    ],
)
def test_a_figure_that_no_sentence_gives_is_the_sets_own(judge: Scorers, text: str, gold: int, given: int, expected: str) -> None:
    assert own(asked(text, gold, given), judge) == expected


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "gold"),
    [
        ("Five people were killed at the mill.", 5),
        ("Two weavers and a woman were killed.", 3),
        ("A man killed two guards. He then shot himself.", 3),
        ("Ona Reel, 31, died. Odo Reel, 8, died at the clinic.", 2),
        ("A man was killed.", 1),
    ],
)
def test_a_figure_that_can_be_put_together_from_the_text_is_not(judge: Scorers, text: str, gold: int) -> None:
    assert own(asked(f"Blood at the mill.\n{text}", gold, gold + 7), judge) == ""


@pytest.mark.shared
def test_a_headline_with_the_harm_that_the_gold_lacks(judge: Scorers) -> None:
    found = own(asked("One dead, four hurt in Lode.", 0, 4, measure="injured", other=1), judge)
    assert found == "the gold has nobody injured, though a headline tells of it"


def test_another_language_is_known_by_its_small_words() -> None:
    assert foreign("La crecida del río dejó a las familias de la aldea en la calle.")
    assert not foreign("Displaced: 300 families of Las Rocas in the valley")


@pytest.mark.shared
def test_a_figure_that_fewer_reports_tell_is_the_sets_own(judge: Scorers) -> None:
    told = ["Two people were hurt at the mill.", "The blast at the mill left two injured.", "Three were hurt, a guard says."]
    assert own(Asked("injured", 3, 0, 2, told), judge) == "more reports tell another figure than the gold's"
    assert own(Asked("injured", 3, 0, 2, told[1:]), judge) == ""
    assert own(Asked("injured", 2, 1, 3, ["Three were hurt and one of them died."]), judge) == ""


@pytest.mark.shared
def test_victims_told_apart_have_no_number(judge: Scorers) -> None:
    assert told_apart(asked("A guard shot and killed a clerk. He also killed a porter.", 2, 1), judge)
    assert not told_apart(asked("A guard killed a clerk and a porter. The two were killed at noon.", 2, 1), judge)
    assert not told_apart(asked("A guard killed a clerk.", 1, 0), judge)
