"""Places that the trained reader marks and no gazetteer holds."""

from testimonia.codebook.lexicon import lexicon
from testimonia.extract.language import Name, Role
from testimonia.extract.page import Page, Passage
from testimonia.extract.settings.marked_places import with_marked
from testimonia.records import Block, Document, Evidence, Mention

LEXICON = lexicon("en")


def page_of(text: str, names: tuple[Name, ...] = (), roles: tuple[Role, ...] = ()) -> Page:
    block = Block(kind="paragraph", start=0, end=len(text), locator="characters")
    document = Document(capture="capture-1", name="case", text=text, blocks=(block,))
    return Page(document, (Passage(block, (), names, roles),))


def found(page: Page, *known: str) -> list[str]:
    spots = [page.text.index(name) for name in known]
    mentions = (
        Mention(evidence=Evidence.of(page.document, at, at + len(name)), kind="place") for at, name in zip(spots, known, strict=True)
    )
    return [one.text for one in with_marked(page, tuple(mentions), LEXICON)]


def role(text: str, words: str, probability: float) -> Role:
    return Role(text.index(words), text.index(words) + len(words), "place", probability)


def test_sure_mark_makes_a_place_and_a_doubtful_one_none() -> None:
    text = "Five herders died near Halvane and Orm."
    assert found(page_of(text, roles=(role(text, "Halvane", 0.9), role(text, "Orm", 0.5)))) == ["Halvane"]


def test_longer_name_takes_the_place_of_a_shorter_one() -> None:
    text = "Three people died in Dar Khesh."
    assert found(page_of(text, roles=(role(text, "Dar Khesh", 0.9),)), "Dar") == ["Dar Khesh"]


def test_people_and_persons_are_no_places() -> None:
    text = "Thirty of the Teshi minority fled, Bello Tarn said."
    person = Name(text.index("Bello"), text.index(" said"), "person")
    assert found(page_of(text, (person,), (role(text, "Teshi", 0.9),)), "Bello") == []
