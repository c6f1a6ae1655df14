"""Word pieces, shapes and lemmas of the trained reader."""

import pytest

from testimonia.adapters.encoder.lemmas import lemma
from testimonia.adapters.encoder.pieces import CAPITALS, DIGITS, LOWER, MIXED, ONE_CAPITAL, OTHER, TITLE, WordPieces, shape

PIECES = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "tar", "##sa", "##s", "a", "-", "bus", "'", "s"])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("killed", LOWER),
        ("Tarsa", TITLE),
        ("UN", CAPITALS),
        ("U.N.", CAPITALS),
        ("A", ONE_CAPITAL),
        ("McOran", MIXED),
        ("iPhone", MIXED),
        ("1,018", DIGITS),
        ("5th", LOWER),
        ("—", OTHER),
    ],
)
def test_shapes(word: str, expected: int) -> None:
    assert shape(word) == expected


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Tarsa", ["tar", "##sa"]),
        ("tarsas", ["tar", "##sa", "##s"]),
        ("Tärsa", ["tar", "##sa"]),
        ("Tarsa-bus", ["tar", "##sa", "-", "bus"]),
        ("bus's", ["bus", "'", "s"]),
        ("qqq", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("a" * 101, ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces(word: str, pieces: list[str]) -> None:
    assert PIECES.of(word).pieces == tuple(PIECES.ids[piece] for piece in pieces)
    assert len(PIECES.of(word).shapes) == len(pieces)


PAST, ING, PLURAL, THIRD = (
    "Tense=Past|VerbForm=Part",
    "Tense=Pres|VerbForm=Part",
    "Number=Plur",
    "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
)


@pytest.mark.parametrize(
    ("word", "tag", "features", "expected"),
    [
        ("killed", "VERB", PAST, "kill"),
        ("Injuring", "VERB", ING, "injure"),
        ("wounded", "VERB", PAST, "wound"),
        ("SHOT", "VERB", PAST, "shoot"),
        ("stopped", "VERB", PAST, "stop"),
        ("kidnapped", "VERB", PAST, "kidnap"),
        ("travelled", "VERB", PAST, "travel"),
        ("died", "VERB", PAST, "die"),
        ("fled", "VERB", PAST, "flee"),
        ("buried", "VERB", PAST, "bury"),
        ("displaced", "VERB", PAST, "displace"),
        ("visited", "VERB", PAST, "visit"),
        ("says", "VERB", THIRD, "say"),
        ("were", "AUX", PAST, "be"),
        ("’s", "AUX", THIRD, "be"),
        ("bodies", "NOUN", PLURAL, "body"),
        ("policemen", "NOUN", PLURAL, "policeman"),
        ("schoolchildren", "NOUN", PLURAL, "schoolchild"),
        ("buses", "NOUN", PLURAL, "bus"),
        ("houses", "NOUN", PLURAL, "house"),
        ("largest", "ADJ", "Degree=Sup", "large"),
        ("worse", "ADJ", "Degree=Cmp", "bad"),
        ("Tarsa", "PROPN", "Number=Sing", "Tarsa"),
        ("12", "NUM", "NumType=Card", "12"),
    ],
)
def test_lemmas(word: str, tag: str, features: str, expected: str) -> None:
    assert lemma(word, tag, features) == expected
