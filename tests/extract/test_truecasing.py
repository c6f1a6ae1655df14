"""Truecasing: how words in capitals, and in headlines in title case, are shown."""

import pytest

from extract.casualty_cases import ENGLISH
from testimonia.codebook.lexicon import lexicon
from testimonia.extract.grammar.truecasing import Truecaser, plain_text
from testimonia.extract.language import Analysis, Language, Name, Sentence
from testimonia.extract.page import lay_out
from testimonia.records import Block, Dated, Document

NAMES = {
    "tarsa": "place",
    "port amara": "place",
    "marani army": "organisation",
    "beth oran": "person",
    "flm": "organisation",
    "ivo al-lind": "person",
}
WORDS = {
    "ADP": "in of on",
    "DET": "the a",
    "NUM": "two",
    "VERB": "killed says met",
    "ADJ": "dead",
    "NOUN": "villagers blast market army",
    "PRON": "he i",
    "AUX": "was",
    "ADV": "there",
}
TAGS = {word: tag for tag, words in WORDS.items() for word in words.split()}


class Tagged(Language):
    """Tags and names of a small vocabulary, whatever its case; other words are proper nouns."""

    code = "en"
    version = "tagged"

    def analyse(self, text: str, start: int, end: int) -> Analysis:
        bare = ENGLISH.analyse(text, start, end).sentences
        sentences = tuple(
            Sentence(one.start, one.end, tuple(word._replace(tag=TAGS.get(word.text.lower(), "PROPN")) for word in one.tokens))
            for one in bare
        )
        low = text.lower()
        names = tuple(Name(low.index(name), low.index(name) + len(name), kind) for name, kind in NAMES.items() if name in low)
        return Analysis(sentences, names)

    glance = analyse


class Atlas:
    """A gazetteer of two places."""

    def prominence(self, name: str) -> float:
        return 0.9 if name in ("Tarsa", "Lode") else 0.0


def shown(text: str, language: object = None) -> str:
    block = Block(kind="paragraph", start=0, end=len(text), locator="characters")
    document = Document(capture="capture-1", name="case", text=text, blocks=(block,), published=Dated())
    return Truecaser(lay_out(document, language or Tagged()), lexicon("en"), Atlas()).written(0, len(text))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TWO VILLAGERS KILLED IN TARSA ON MONDAY.", "Two villagers killed in Tarsa on Monday."),
        ("BETH ORAN OF THE MARANI ARMY WAS THERE.", "Beth Oran of the Marani Army was there."),
        ("THE FLM KILLED TWO IN PORT AMARA.", "The FLM killed two in Port Amara."),
        ("IVO AL-LIND MET MCORAN IN THE U.S. HE SAYS.", "Ivo al-Lind met McOran in the U.S. He says."),
        ("“I WAS THERE,” HE SAYS.", "“I was there,” he says."),
        ("Two Villagers Dead In Market Blast, Army Says", "Two villagers dead in market blast, army says"),
        ("Two villagers met in Tarsa.", "Two villagers met in Tarsa."),
        ("UN", "UN"),
    ],
)
def test_words_are_written_as_in_a_plain_sentence(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_the_page_itself_tells_how_its_words_are_written() -> None:
    text = "RIVER MARKET HIT\n\nThe blast hit a market near the River Lode."
    assert shown(text).startswith("River market ")


def test_without_a_model_the_gazetteer_tells_places() -> None:
    assert shown("TWO VILLAGERS WERE KILLED IN LODE TODAY.", ENGLISH) == "Two villagers were killed in Lode today."


def test_the_length_never_changes() -> None:
    text = "STRASSE, İZMİR AND ŠIBENIK WERE HIT BY THE FLOOD."
    assert len(shown(text)) == len(text)


def test_only_what_a_model_has_parsed_is_truecased_for_the_rules() -> None:
    text = "TWO VILLAGERS KILLED IN TARSA.\n\nBeth Oran was there."
    block = Block(kind="paragraph", start=0, end=len(text), locator="characters")
    document = Document(capture="capture-1", name="case", text=text, blocks=(block,), published=Dated())
    assert plain_text(lay_out(document, Tagged()), lexicon("en"), Atlas()) == "Two villagers killed in Tarsa.\n\nBeth Oran was there."
    assert plain_text(lay_out(document, ENGLISH), lexicon("en"), Atlas()) == text
