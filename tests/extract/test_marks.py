"""Marks of the trained reader that the words around them deny, given by hand so that the rules are tested without a model."""

from dataclasses import replace

import pytest

from extract.casualty_cases import LEXICON, page_of
from testimonia.extract.casualties.proposing.learned import learned
from testimonia.extract.casualties.rows.chunking import lay_row
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.language import Role


def told(text: str, **marks: str) -> list[tuple[str | None, int | None]]:
    """The measures and numbers that the marks alone make of a sentence; each mark is the first place of its words."""
    page = page_of(text)
    (passage,) = page.passages
    (sentence,) = passage.sentences
    roles = tuple(Role(text.index(words), text.index(words) + len(words), kind, 0.99) for kind, words in marks.items())
    scene = Scene(page, replace(passage, roles=roles), sentence, lay_row(sentence, LEXICON), LEXICON, ())
    return [(one.harm.measure, one.victims.figure.low if one.victims and one.victims.figure else None) for one in learned(scene, [])]


def test_a_marked_number_beside_a_marked_harm_is_read() -> None:
    assert told("Raiders marched 54 pupils into the forest.", count="54", victim="pupils", abducted="marched") == [("abducted", 54)]


@pytest.mark.parametrize(
    ("text", "count", "victim", "harm"),
    [
        ("Detectives say three tall men are suspected in the fatal ambush.", "three", "men", "ambush"),
        ("Officers found two male victims in the yard.", "two", "male", "victims"),
        ("The gunman opened fire on 200 guests, ending one life.", "200", "guests", "ending"),
        ("Five out of the nine tenants were overcome.", "nine", "tenants", "overcome"),
        ("The man overcome at noon had brought two sons to the plant.", "two", "sons", "overcome"),
        ("Two hikers found the remnants.", "Two", "hikers", "remnants"),
        ("Three guests were not overcome.", "Three", "guests", "not overcome"),
    ],
)
def test_a_marked_number_of_others_is_not(text: str, count: str, victim: str, harm: str) -> None:
    assert told(text, count=count, victim=victim, killed=harm) == []
