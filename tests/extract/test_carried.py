"""Numbers whose harm was told before, with the marks of the reader given by hand so that the rules are tested without a model."""

from dataclasses import replace

import pytest

from extract.casualty_cases import LEXICON, page_of
from testimonia.extract.casualties.proposing.carried import carried_over
from testimonia.extract.casualties.proposing.proposals import propose
from testimonia.extract.casualties.rows.chunking import lay_row
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.language import Role
from testimonia.records.claim import MeasureName


def carried(text: str, *counts: str, told: MeasureName | None = "killed", sure: float = 0.95) -> list[tuple[str | None, int | None]]:
    """The measures and numbers that a sentence goes on with; `told` is the harm of the sentence before it."""
    page = page_of(text)
    (passage,) = page.passages
    (sentence,) = passage.sentences
    roles = tuple(Role(text.index(words), text.index(words) + len(words), "count", sure) for words in counts)
    scene = Scene(page, replace(passage, roles=roles), sentence, lay_row(sentence, LEXICON), LEXICON, ())
    found = carried_over(scene, propose(scene.row, LEXICON), told)
    return [(one.harm.measure, one.victims.figure.low if one.victims and one.victims.figure else None) for one in found]


@pytest.mark.parametrize(
    ("text", "counts", "wanted"),
    [
        ("The council speaks of 46.", ("46",), [46]),
        ("There were 20 on Friday, 31 on Saturday and 22 on Sunday.", ("20", "31", "22"), [20, 31, 22]),
        ("A nurse who reached Lode could confirm six.", ("six",), [6]),
        ("It was 16, not 61.", ("16", "61"), [16, 61]),
        ("That leaves 870, it said.", ("870",), [870]),
        ("Tarsa 204, Lode 96.", ("204", "96"), [204, 96]),
        ("The figure of 17 was wrong.", ("17",), [17]),
        ("Nineteen in all.", ("Nineteen",), [19]),
    ],
)
def test_a_number_alone_takes_the_harm_told_before(text: str, counts: tuple[str, ...], wanted: list[int]) -> None:
    assert carried(text, *counts) == [("killed", number) for number in wanted]


def test_an_earlier_figure_has_the_harm_of_the_later_one() -> None:
    assert carried("The number of displaced has grown to 14,200, up from 9,500 on Sunday.", "14,200", "9,500", told=None)[-1:] == [
        ("displaced", 9500)
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Seven walked home.", "Seven"),
        ("The council speaks of 46 houses.", "46"),
        ("Three guests had a drink.", "Three"),
        ("The ferry had 46 seats.", "46"),
    ],
)
def test_a_number_with_a_verb_or_a_noun_of_its_own_does_not(text: str, count: str) -> None:
    assert carried(text, count) == []


def test_a_number_that_is_not_surely_marked_stays_alone() -> None:
    assert carried("The council speaks of 46.", "46", sure=0.5) == []


def test_a_number_alone_that_opens_with_of_only_points_back() -> None:
    assert carried("Of the 190, some came from Tarsa.", "190") == []


def test_nothing_is_carried_where_no_harm_was_told() -> None:
    assert carried("The council speaks of 46.", "46", told=None) == []
