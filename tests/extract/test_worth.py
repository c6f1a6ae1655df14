"""Which sentences are read for casualties: a sentence that is passed over would have told nothing."""

import pytest

from extract.casualty_cases import LEXICON, Nowhere, cases, page_of
from testimonia.extract.casualties import find
from testimonia.extract.casualties.parts.subsets import may_tell_parts
from testimonia.extract.casualties.proposing.worth import FAR, JUST_BEFORE, goes_on, line_of, tells_harm
from testimonia.extract.language import Role, Sentence, Token
from testimonia.extract.page import Passage

LONG_AGO = FAR + 1
TEXTS = [case["text"] for _, case in cases()]
TOGETHER = 12
"""Cases read as one page, so that sentences stand behind counts that they do not go on with."""


def passage_of(text: str, *roles: Role) -> Passage:
    """The passage of a text, with the marks of a reader."""
    (passage,) = page_of(text).passages
    return Passage(passage.block, passage.sentences, passage.names, roles)


def worth(text: str, *roles: Role) -> bool:
    """Whether a text of one sentence tells of harm."""
    passage = passage_of(text, *roles)
    (sentence,) = passage.sentences
    return tells_harm(passage, sentence, line_of(sentence), LEXICON)


@pytest.mark.parametrize(
    "text",
    [
        "Twelve ferrymen were killed.",
        "The squad gunned down a teller.",
        "Raiders took three herders away.",
        "She was rushed to hospital.",
        "It was the town's third homicide.",
        "A war-wounded potter came home.",
        "Two of them passed away at dawn.",
    ],
)
def test_words_of_harm_make_a_sentence_worth_reading(text: str) -> None:
    assert worth(text)


@pytest.mark.parametrize(
    "text",
    ["The council met on 12 May.", "They took the early ferry.", "The mill passed an inspection.", "Prices rose by 12 percent."],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert not worth(text)


def test_a_harm_that_only_the_reader_marks_makes_a_sentence_worth_reading() -> None:
    text = "The fumes overcame two lodgers."
    assert not worth(text, Role(19, 22, "count", 0.9))
    assert worth(text, Role(10, 18, "injured", 0.9))


@pytest.mark.parametrize(("tag", "told"), [("NOUN", False), ("VERB", True), ("", True)])
def test_a_deed_that_names_a_thing_tells_of_harm_only_as_a_verb(tag: str, told: bool) -> None:
    tokens = tuple(Token(start, start + len(word), word, tag) for start, word in ((0, "the"), (4, "house"), (10, "stood")))
    assert tells_harm(passage_of("the house stood"), Sentence(0, 15, tokens), line_of(Sentence(0, 15, tokens)), LEXICON) is told


def test_a_deed_that_names_a_thing_tells_nothing_where_the_reader_only_glanced() -> None:
    passage = passage_of("The shooting shook Lode.")
    (sentence,) = passage.sentences
    told = [tells_harm(passage, sentence, line_of(sentence), LEXICON, glanced=glanced) for glanced in (False, True)]
    assert told == [True, False]


@pytest.mark.parametrize(
    ("text", "told", "harmed", "expected"),
    [
        ("By night the figure stood at 45.", 800, LONG_AGO, True),
        ("By night the figure stood at 45.", LONG_AGO, JUST_BEFORE, True),
        ("By night the figure stood at 45.", LONG_AGO, LONG_AGO, False),
        ("By night the figure had not changed.", 800, LONG_AGO, False),
        ("By night it had risen to 45.", 800, LONG_AGO, True),
        ("A further 640 are at the monastery.", 800, LONG_AGO, True),
        ("A further 640 bottles came by sea.", 800, LONG_AGO, False),
        ("Nine of the victims were dockers.", FAR, LONG_AGO, True),
        ("Nine of the boats were new.", FAR, LONG_AGO, False),
    ],
)
def test_a_number_goes_on_with_what_was_told_before(text: str, told: int, harmed: int, expected: bool) -> None:
    (sentence,) = passage_of(text).sentences
    assert goes_on(line_of(sentence), told, harmed, LEXICON) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four of them came from Tarsa.", True),
        ("Seven were from one family.", True),
        ("SEVEN WERE FROM ONE FAMILY.", True),
        ("Ivo Lind, 31, and Ana Lode, 28, sang in the choir.", True),
        ("Four neighbours heard the noise.", False),
        ("The lights went out at 5:40 p.m. in 2031.", False),
        ("The mill stands at 17396 Harbour Road.", False),
        ("Callers may ring 055-352-3040.", False),
        ("Tickets cost $45.", False),
    ],
)
def test_a_number_of_its_own_things_points_at_nobody_told_of_before(text: str, expected: bool) -> None:
    page = page_of(f"Nine ferrymen were killed in Lode. {text}")
    told = find.find_casualties(page, LEXICON, Nowhere())
    assert may_tell_parts(page, page.sentences[1], told[:1], LEXICON) is expected


@pytest.mark.parametrize("start", range(0, len(TEXTS), TOGETHER))
def test_nothing_is_lost_by_passing_sentences_over(start: int, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(" ".join(TEXTS[start : start + TOGETHER]))
    chosen = find.find_casualties(page, LEXICON, Nowhere())
    monkeypatch.setattr(find, "tells_harm", lambda *_, **__: True)
    assert find.find_casualties(page, LEXICON, Nowhere()) == chosen
