"""The filter before the parser: which sentences are worth it, and a page of which only those are parsed."""

import pytest

from extract.casualty_cases import ENGLISH
from testimonia.codebook.lexicon import lexicon
from testimonia.extract.language import Analysis, Language, Name, Sentence
from testimonia.extract.page import lay_out
from testimonia.extract.passages import attention
from testimonia.records import Block, Dated, Document

ATTENTION = attention(lexicon("en"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Twelve villagers were killed.",
        "THE TOLL ROSE TO 33.",
        "Nine bodies lay in the square.",
        "Beth Oran died of her wounds.",
        "Thousands fled to Lode.",
        "The ministry condemned the raid.",
        "A curfew was imposed in Tarsa.",
        "They shouldn’t have been shot at.",
        "He succumbed to burns in hospital.",
        "Gunmen drove the two families from their homes.",
        "The bishop described the raid as a crime.",
        "Schools house the displaced.",
        "Our neighbours in Tarsa should leave, we said.",
        "A clerk is accused of shooting five guests.",
        "He ran off after shooting him.",
        "Two gymnasiums house 300 families.",
        "Some 40 victims gave evidence.",
        "The victims were Ana Lode and Ivo Dane.",
        "The mayor urged people to stay at home.",
    ],
)
def test_words_of_harm_and_of_deeds_are_worth_parsing(sentence: str) -> None:
    assert ATTENTION.telling(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The harvest was good.",
        "The mayor opened a new bridge over the Lode.",
        "Rain is likely later.",
        "…",
        "From his home Ivo Dane took a taxi.",
        "The bishop described the fair as a success.",
        "The house stood empty.",
        "We should leave.",
        "They came with a request.",
        "The murder weapon lay in the river, and the death penalty is gone.",
        "The shooting shook the five streets.",
        "The house on Mill Road has two doors.",
        "Hunters were shooting at the moon.",
        "The victims deserve better roads.",
        "Anyone who knows the boat is asked to call the harbour.",
    ],
)
def test_other_sentences_are_not(sentence: str) -> None:
    assert not ATTENTION.telling(sentence)


def test_figures_right_behind_a_word_of_harm_are_parsed_with_it() -> None:
    sentences = ["Thirty people were killed.", "Twelve of them came from Lode.", "9 lived in Tarsa.", "The sun shone.", "Two boats left."]
    assert ATTENTION.chosen(sentences) == [True, True, True, False, False]


@pytest.mark.parametrize(
    "sentence",
    [
        "At 5:40 the lights went out.",
        "On 12 May rain set in.",
        "Ivo Dane, aged 40, sells fish.",
        "2.",
        "Copyright 2031 Lode Herald.",
        "Four cars stood outside.",
    ],
)
def test_a_time_a_date_an_age_a_paragraph_or_things_go_on_with_no_count(sentence: str) -> None:
    assert ATTENTION.chosen(["Thirty people were killed.", sentence]) == [True, False]


@pytest.mark.parametrize(
    ("sentence", "chosen"),
    [
        ("They were Ana Lode and Ivo Dane.", True),
        ("A clerk identified Ana Lode.", True),
        ("Neighbours of the mill in Tarsa heard that they were late.", False),
    ],
)
def test_names_right_behind_a_word_of_harm_are_parsed_with_it(sentence: str, chosen: bool) -> None:
    assert ATTENTION.chosen(["Two people were killed.", sentence]) == [True, chosen]


class Parsing(Language):
    """A model that tags every word it analyses, and sees its first word as a name."""

    code = "en"
    version = "parsing"

    def analyse(self, text: str, start: int, end: int) -> Analysis:
        bare = ENGLISH.analyse(text, start, end).sentences
        tagged = tuple(Sentence(one.start, one.end, tuple(word._replace(tag="X") for word in one.tokens)) for one in bare)
        return Analysis(tagged, tuple(Name(one.tokens[0].start, one.tokens[0].end, "place") for one in tagged))

    def glance(self, text: str, start: int, end: int) -> Analysis:
        return ENGLISH.analyse(text, start, end)


def test_a_page_keeps_every_sentence_in_order_and_parses_the_chosen_ones() -> None:
    text = "Lode woke early. Twelve people were killed at noon. Tarsa slept.\n\nNobody in Amara knew. Three were hurt."
    cut = text.index("\n\n")
    blocks = tuple(Block(kind="paragraph", start=start, end=end, locator="characters") for start, end in ((0, cut), (cut + 2, len(text))))
    document = Document(capture="capture-1", name="case", text=text, blocks=blocks, published=Dated())
    page = lay_out(document, Parsing(), ATTENTION)
    assert [(text[one.start : one.end].split(maxsplit=1)[0], one.parsed) for one in page.sentences] == [
        ("Lode", False),
        ("Twelve", True),
        ("Tarsa", False),
        ("Nobody", False),
        ("Three", True),
    ]
    assert [text[name.start : name.end] for passage in page.passages for name in passage.names] == ["Twelve", "Three"]
    assert all(one.parsed for one in lay_out(document, Parsing()).sentences)
