"""The frames and sayings of harm: what their data must hold, and which sentences they make worth reading."""

from testimonia.codebook.lexicon import lexicon
from testimonia.extract.casualties.proposing.sayings import PLACES, sayings
from testimonia.extract.casualties.rows.frames import GROUPS, Slot, frames, telling
from testimonia.extract.passages import attention

WORDS = lexicon("en")


def test_every_place_in_a_frame_has_its_words() -> None:
    places = WORDS.entries("places in a frame")
    named = {word for group in GROUPS for frame in WORDS.words(group) for word in frame.split() if word.isupper()}
    assert named == set(places)


def test_a_frame_is_found_under_every_form_of_its_verb() -> None:
    table = frames(WORDS)
    for form in ("drive", "drives", "drove", "driven", "driving"):
        assert any(isinstance(frame.rest[-1], Slot) and "homes" in frame.rest[-1].words for frame in table[form]), form


def test_the_longest_frame_is_looked_for_first() -> None:
    lengths = [len(frame.rest) for frame in frames(WORDS)["took"]]
    assert lengths == sorted(lengths, reverse=True)


def test_a_verb_tells_only_with_a_word_that_completes_it() -> None:
    assert telling(["gunmen", "took", "two", "women", "away"], WORDS)
    assert not telling(["gunmen", "took", "two", "loaves"], WORDS)


def test_a_saying_asks_for_a_word_that_it_cannot_be_without() -> None:
    for one in sayings(WORDS):
        assert one.needed, one.expression.pattern
        assert not one.needed & set(PLACES), one.expression.pattern


def test_frames_and_sayings_make_a_sentence_worth_the_parser() -> None:
    wanted = attention(WORDS).telling
    assert wanted("Soldiers drove the weavers out of the valley.")
    assert wanted("The whereabouts of the weavers are unknown.")
    assert not wanted("The weavers drove to the fair.")
