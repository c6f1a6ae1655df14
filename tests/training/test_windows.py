"""Words into pieces, sentences into windows, windows into batches."""

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from training.figures import by_kind, count, f_score, spans
from training.labels import UNHARMED, UNHARMED_NUMBER, UNLABELLED, Labels, labels_of
from training.pieces import Shape, WordPieces, shape
from training.schedule import FLOOR, rate_share
from training.sentence import NAME_LABELS, ROLE_LABELS, Sentence, Tree
from training.vocabulary import kept
from training.windows import Windows, batches, curly, shapes_of

VOCABULARY = [
    "[PAD]",
    "[unused1]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "boat",
    "##s",
    "s",
    "b",
    "a",
    "t",
    "o",
    "##o",
    "##a",
    "##t",
    "мир",
    "quay",
    ".",
]
TREE = Tree(("NOUN", "PUNCT"), ("Number=Plur", "_"), (0, 1), ("root", "punct"))


@pytest.fixture
def pieces() -> WordPieces:
    return WordPieces(VOCABULARY)


@pytest.fixture
def windows(pieces: WordPieces) -> Windows:
    return Windows(pieces, labels_of([moored(), moored()]))


def moored(document: str = "quay", **layers: Any) -> Sentence:
    return Sentence(("Boats", "."), "ewt", document, tree=TREE, **layers)


def test_a_word_is_cut_into_the_longest_pieces_without_case_or_accents(pieces: WordPieces) -> None:
    assert pieces.of("Bóats").pieces == (VOCABULARY.index("boat"), VOCABULARY.index("##s"))


def test_a_word_that_cannot_be_cut_is_unknown(pieces: WordPieces) -> None:
    assert pieces.of("zinc").pieces == (pieces.unknown,)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("boat", Shape.LOWER),
        ("Tarsa", Shape.TITLE),
        ("UNHCR", Shape.CAPITALS),
        ("McOran", Shape.MIXED),
        ("A", Shape.ONE_CAPITAL),
        ("1,204", Shape.DIGITS),
    ],
)
def test_the_shape_gives_case_back(word: str, expected: Shape) -> None:
    assert shape(word) == expected


def test_a_window_counts_heads_through_and_marks_sentence_starts(windows: Windows) -> None:
    made = windows.window([moored(), moored()])
    assert made.heads == [0, 1, 0, 3]
    assert made.starts == [1, 0, 1, 0]
    assert made.first == [0, 1, 3, 4, 6]
    assert made.names == [UNLABELLED] * 4


def test_a_sentence_without_a_tree_has_no_grammar_to_learn(windows: Windows) -> None:
    made = windows.window([Sentence(("Boats",), "roles", roles=("B-victim",))])
    assert not made.has_tree
    assert made.heads == made.tags == [UNLABELLED]
    assert made.roles == [ROLE_LABELS.index("B-victim")]


def test_a_sentence_marked_as_stating_no_harm_has_its_own_number(windows: Windows) -> None:
    assert windows.window([moored(roles=(UNHARMED, UNHARMED))]).roles == [UNHARMED_NUMBER] * 2


def test_windows_do_not_cross_documents(windows: Windows) -> None:
    groups = list(windows.grouped([moored("a"), moored("a"), moored("b")], random.Random(1)))
    assert [len(group) for group in groups] == [2, 1]


def test_batches_hold_every_window_once_and_keep_about_to_the_limit(windows: Windows) -> None:
    made = [windows.window([moored()] * size) for size in (1, 2, 3, 4, 5)]
    found = batches(made, random.Random(2), pieces=24)
    uneven = 8 * 5
    assert sorted(len(w.pieces) for batch in found for w in batch) == sorted(len(w.pieces) for w in made)
    assert all(len(batch) * max(len(w.pieces) for w in batch) <= 24 + uneven for batch in found if len(batch) > 1)


def test_quotes_open_and_close_in_turn() -> None:
    assert list(curly(['"', "don't", '"'])) == ["“", "don’t", "”"]


def test_shapes_stay_without_chance_to_change() -> None:
    assert shapes_of(["Tarsa", "12"], None) == [Shape.TITLE, Shape.DIGITS]


def test_the_rate_rises_then_falls_to_a_floor() -> None:
    assert rate_share(0, 0.0, 100) == 0.01
    assert rate_share(500, 0.5, 100) == 0.5
    assert rate_share(5000, 1.0, 100) == FLOOR


def test_labels_come_back_from_their_file(tmp_path: Path) -> None:
    labels = labels_of([moored(), moored()])
    labels.save(tmp_path / "labels.json")
    assert Labels.load(tmp_path / "labels.json") == labels
    assert labels.number("names", "B-PER") == NAME_LABELS.index("B-PER")
    assert labels.number("relations", "vocative") == UNLABELLED


def test_a_sentence_refuses_a_layer_of_another_length() -> None:
    with pytest.raises(ValueError, match="one label a word"):
        Sentence(("Boats", "."), "ewt", names=("O",))


def test_the_shorter_vocabulary_keeps_marks_characters_and_what_was_read(pieces: WordPieces) -> None:
    found = [VOCABULARY[number] for number in kept(VOCABULARY, pieces, ["boats"])]
    assert "[unused1]" not in found
    assert "мир" not in found
    assert {"[CLS]", "boat", "##s", "a", "."} <= set(found)


def test_spans_of_labels_and_their_f() -> None:
    assert spans(["B-PER", "I-PER", "O", "I-LOC", "B-LOC"]) == {(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC")}
    assert f_score(1, 2, 2) == 50.0


def test_f_by_kind_leaves_out_kinds_that_are_not_scored() -> None:
    counts: Counter[str] = Counter()
    count({(0, 1, "PER"), (2, 3, "NORP")}, {(0, 1, "PER")}, counts)
    assert by_kind(counts, ("PER", "LOC")) == {"all": 100.0, "PER": 100.0}
