"""What the tree says of proposals: shared subjects, relative clauses and passives, on trees made by hand and with the trained reader."""

import pytest

from extract.casualty_cases import READERS, casualty, claims_in
from testimonia.extract.casualties.proposing.trees import agents, patients, subjects, tree_of
from testimonia.extract.grammar.words import Word

PARSED = pytest.mark.skipif("trained" not in READERS, reason="the trained model is not at hand")
PAST = "Tense=Past|VerbForm=Part"


def words(*rows: tuple[str, str, int, str]) -> tuple[Word, ...]:
    """Words of a sentence from text, tag, head and relation."""
    return tuple(Word(at, at + 1, text, text.lower(), tag, text, head, relation, PAST if tag == "VERB" else "")
                 for at, (text, tag, head, relation) in enumerate(rows))  # fmt: skip


def test_relative_clause_speaks_of_the_noun_before_it() -> None:
    tree = tree_of(
        words(
            ("monks", "NOUN", 0, "root"),
            ("who", "PRON", 3, "nsubj:pass"),
            ("were", "AUX", 3, "aux:pass"),
            ("killed", "VERB", 0, "acl:relcl"),
        )
    )
    assert tree is not None
    assert patients(tree, 3) == [0]


def test_joined_verb_shares_subject_and_agent_stands_behind_by() -> None:
    beaten = (("men", "NOUN", 2, "nsubj:pass"), ("were", "AUX", 2, "aux:pass"), ("beaten", "VERB", 2, "root"))
    killed = (("and", "CCONJ", 4, "cc"), ("killed", "VERB", 2, "conj"), ("by", "ADP", 6, "case"), ("raiders", "NOUN", 4, "obl:agent"))
    tree = tree_of(words(*beaten, *killed))
    assert tree is not None
    assert subjects(tree, 4) == [0]
    assert agents(tree, 4) == [6]


def test_sentence_without_a_parse_has_no_tree() -> None:
    assert tree_of((Word(0, 1, "x", "x"),)) is None


@PARSED
def test_reasons_say_whether_the_tree_agrees() -> None:
    (claim,) = claims_in("Nine quarrymen were killed near Vellin.", reader="trained")
    assert "the tree agrees" in claim.reasons


@PARSED
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The funeral of the ten union leaders who were killed on Sunday was held in Kessa.", [("killed", 10)]),
        ("The boy gave police a description of the car, but his mother died on the way.", [("killed", 1)]),
        ("Twelve people were killed and 35 injured in Kessa.", [("killed", 12), ("injured", 35)]),
        ("Mila Torr, a judge of the coast court, and two of her clerks were killed in Vellin.", [("killed", 1), ("killed", 2)]),
    ],
)
def test_tree_finds_whom_patterns_miss(text: str, expected: list[tuple[str, int]]) -> None:
    found = [casualty(claim) for claim in claims_in(text, reader="trained")]
    assert [(body.measure, body.count.low) for body in found] == expected
