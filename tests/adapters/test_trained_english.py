"""The trained English on invented sentences: pinned loosely, since int8 sums differ a little between processors."""

from pathlib import Path

import pytest

from testimonia.adapters.encoder.reader import Cuts, Reader
from testimonia.adapters.encoder.weights import BUNDLED
from testimonia.adapters.english import BlankEnglish, TrainedEnglish
from testimonia.extract.language import Analysis, Token

TEXT = (
    "Gunmen killed twelve villagers in Tarsa on Monday, the Marani army said. Beth Oran, a nurse, is among the dead.\n\nNobody was arrested"
)


@pytest.fixture(scope="module")
def english() -> TrainedEnglish:
    return TrainedEnglish()


@pytest.fixture(scope="module")
def analysis(english: TrainedEnglish) -> Analysis:
    return english.analyse(f"Lead. {TEXT}", 6, 6 + len(TEXT))


def word(analysis: Analysis, text: str) -> tuple[Token, Token]:
    """A word of the text and its head."""
    return next((one, sentence.tokens[one.head]) for sentence in analysis.sentences for one in sentence.tokens if one.text == text)


def test_offsets_are_those_of_the_text(analysis: Analysis) -> None:
    text = f"Lead. {TEXT}"
    assert [text[one.start : one.end] for sentence in analysis.sentences for one in sentence.tokens] == [
        one.text for sentence in analysis.sentences for one in sentence.tokens
    ]
    assert [text[one.start : one.end][:6] for one in analysis.sentences] == ["Gunmen", "Beth O", "Nobody"]


def test_every_sentence_is_one_tree(analysis: Analysis) -> None:
    for sentence in analysis.sentences:
        assert sentence.parsed
        assert [one.relation for at, one in enumerate(sentence.tokens) if one.head == at] == ["root"]
        assert all(0 <= one.head < len(sentence.tokens) for one in sentence.tokens)


@pytest.mark.parametrize(
    ("text", "tag", "relation", "head"),
    [
        ("Gunmen", "NOUN", "nsubj", "killed"),
        ("twelve", "NUM", "nummod", "villagers"),
        ("villagers", "NOUN", "obj", "killed"),
        ("army", "NOUN", "nsubj", "said"),
    ],
)
def test_who_did_what_to_whom(analysis: Analysis, text: str, tag: str, relation: str, head: str) -> None:
    found, above = word(analysis, text)
    assert (found.tag, found.relation, above.text) == (tag, relation, head)


def test_lemmas_and_features(analysis: Analysis) -> None:
    assert word(analysis, "villagers")[0].lemma == "villager"
    assert "Tense=Past" in word(analysis, "killed")[0].features


def test_names(analysis: Analysis) -> None:
    text = f"Lead. {TEXT}"
    found = {(text[one.start : one.end], one.kind) for one in analysis.names}
    assert {("Tarsa", "place"), ("Beth Oran", "person")} <= found


def test_the_same_text_reads_the_same(english: TrainedEnglish) -> None:
    assert english.analyse(TEXT, 0, len(TEXT)) == english.analyse(TEXT, 0, len(TEXT))


def test_a_glance_is_what_the_blank_model_sees(english: TrainedEnglish) -> None:
    assert english.glance(TEXT, 0, len(TEXT)) == BlankEnglish().analyse(TEXT, 0, len(TEXT))


def test_an_endless_sentence_stays_one(english: TrainedEnglish) -> None:
    text = "The men and the dogs of Lode saw it, " * 60 + "and that was all."
    (sentence,) = english.analyse(text, 0, len(text)).sentences
    assert all(0 <= one.head < len(sentence.tokens) for one in sentence.tokens)


@pytest.mark.parametrize("text", ["", " \n ", "12", "…", "\n\nTarsa\n\n"])
def test_odd_texts_are_read(english: TrainedEnglish, text: str) -> None:
    assert [one.text for sentence in english.analyse(text, 0, len(text)).sentences for one in sentence.tokens] == text.split()


def test_no_name_goes_on_into_the_next_sentence() -> None:
    words = ["By", "Beth", "Oran", "LODE", "Nine", "miners", "died", "."]
    names = Reader(BUNDLED).read(words, Cuts([0, 3], firm={0, 3}, barred=set())).names
    assert ["Beth", "Oran"] in [words[one.first : one.last] for one in names]


def test_a_doc_for_those_who_work_with_spacy(english: TrainedEnglish) -> None:
    doc = english.doc(f"  {TEXT}")
    assert doc.text == f"  {TEXT}"
    assert next(sent.root.text for sent in doc.sents) in ("killed", "said")
    assert ("Beth Oran", "PERSON") in [(one.text, one.label_) for one in doc.ents]
    assert doc[1].morph.get("Number") == ["Plur"]
    assert "roles" in doc.spans
    assert len(english.doc("")) == 0


def test_a_folder_can_be_given() -> None:
    assert TrainedEnglish(Path(BUNDLED)).version == TrainedEnglish().version
