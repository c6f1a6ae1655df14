"""Which words name a place: found by the gazetteer and by the words around them, not mistaken for people and papers."""

import re

import pytest

from resolve.saying import gazetteer
from testimonia.codebook.lexicon import lexicon
from testimonia.extract.language import Analysis, Language, Sentence
from testimonia.extract.page import lay_out
from testimonia.extract.settings.toponyms import toponyms
from testimonia.records import Block, Document


class Stops(Language):
    """A language model that knows full stops and nothing else."""

    code, version = "en", "stops-1"

    def analyse(self, text: str, start: int, end: int) -> Analysis:
        spans = [match.span() for match in re.finditer(r"\S.*?(?:[a-z)”\"][.!?](?=\s|$)|$)", text[start:end], re.DOTALL)]
        return Analysis(tuple(Sentence(start + first, start + last, ()) for first, last in spans))


def found(text: str) -> list[str]:
    document = Document(capture="c", name="one", text=text, blocks=(Block(kind="paragraph", start=0, end=len(text), locator="all"),))
    mentions = toponyms(lay_out(document, Stops()), lexicon("en"), gazetteer())
    assert all(document.text[one.evidence.start : one.evidence.end] == one.text for one in mentions)
    return [one.text for one in mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("At least six died in Aleppo on Friday.", ["Aleppo"]),
        ("Fighting spread from Dasheren to Beth Oran and Brennick.", ["Dasheren", "Beth Oran", "Brennick"]),
        ("Two villages in Homs province were empty.", ["Homs"]),
        ("The governorates of Homs and Hama were quiet.", ["Homs", "Hama"]),
        ("A fire burned in Paris, Texas.", ["Paris", "Texas"]),
        ("Syria’s army left the town of Jableh.", ["Syria", "Jableh"]),
        ("The UK-based group said so.", ["UK"]),
        ("He fled to the Democratic Republic of the Congo.", ["Democratic Republic of the Congo"]),
        ("Troops moved from Deir ez-Zor to Al-Hol camp.", ["Deir ez-Zor", "Al-Hol"]),
        ("A boat sank on Lake Temmerand near the Kelvash River.", ["Lake Temmerand", "Kelvash River"]),
        ("Clarke and Oconee counties were flooded.", ["Clarke", "Oconee"]),
        ("DAMASCUS, March 7 — Shops were closed.", ["DAMASCUS"]),
        ("Homs police said nobody was hurt.", ["Homs"]),
        ("The University of Aleppo was closed.", ["Aleppo"]),
        ("Rep. Alis Temmer, R-Ohio, asked for it.", ["Ohio"]),
        ("The old Syria-Lebanon treaty was signed again.", ["Syria", "Lebanon"]),
    ],
)
def test_place_names(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Rami Jordan said that nobody was hurt.",
        "Mr Paris left early.",
        "Anna Paris-Jordan left early.",
        "The Brand-Maker show was closed.",
        "The army said on Sunday that Congress would meet in May.",
        "The Damascus Times printed it.",
        "I've seen it, and they'd know.",
        "Russian and Syrian officials met.",
        "Two people had Marburg virus.",
        "Police and Justice are words, and so is Hope.",
        "us and them",
    ],
)
def test_no_place_names(text: str) -> None:
    assert found(text) == []


def test_a_surname_of_the_page_is_no_town() -> None:
    assert found("Judge Alan Lincoln spoke first. Later Lincoln left.") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They went to the coast and burned houses.", ["the coast"]),
        ("Roads in Syria’s coastal regions were closed.", ["Syria’s coastal regions"]),
        ("Men were shot in some villages and nearby towns.", ["some villages", "nearby towns"]),
        ("It happened in Dasheren and surrounding areas.", ["Dasheren", "surrounding areas"]),
    ],
)
def test_places_without_a_name(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_texts_in_capitals() -> None:
    names = found("SIX PEASANTS WERE KILLED IN THE VILLAGE OF DASHEREN NEAR BEIRUT ON MONDAY, THE ARMY OF LEBANON SAID.")
    assert names == ["DASHEREN", "BEIRUT", "LEBANON"]


@pytest.mark.parametrize("text", ["", " ", ".", "’s", "A", "Of", "\u202e\u0000 In \ufffd", "AL-" * 500, "In " * 2000 + "Homs"])
def test_hostile_text_is_read_without_a_fault(text: str) -> None:
    if text:
        found(text)
