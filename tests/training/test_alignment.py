"""Scoring raw text: words align by their characters."""

from training.alignment import Reading, Word, compare, figures, gold_reading, gold_spans, paragraphs, positions
from training.treebank import Block, read_conllu


def block(document: str = "d", *, paragraph_start: bool = False) -> Block:
    lines = [
        f"# newdoc id = {document}" if paragraph_start else "#",
        "# sent_id = s",
        "# text = Crews can't sail",
        "1\tCrews\tcrew\tNOUN\t_\t_\t4\tnsubj:pass\t_\t_",
        "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_",
        "2\tca\tcan\tAUX\t_\t_\t4\taux\t_\t_",
        "3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_",
        "4\tsail\tsail\tVERB\t_\t_\t0\troot\t_\t_",
    ]
    return next(read_conllu(lines))


def test_words_of_a_multi_word_token_share_its_characters() -> None:
    assert gold_spans(block()) == [(0, 5), (5, 7), (7, 10), (10, 14)]


def test_white_space_has_no_place() -> None:
    assert positions("a b\n c") == [0, 1, 1, 2, 2, 2, 3]


def test_the_treebank_agrees_with_itself() -> None:
    gold = gold_reading([block(), block()])
    assert set(figures(compare(gold, gold)).values()) == {100.0}


def test_a_word_cut_otherwise_is_wrong_in_every_figure() -> None:
    gold = gold_reading([block()])
    first, *_, last = gold.words
    whole = Word((5, 10), "AUX", last.span, "aux")
    found = Reading(gold.sentences, (first, whole, last))
    counts = compare(gold, found)
    assert (counts["words"], counts["las"], counts["words found"], counts["words gold"]) == (2, 2, 3, 4)


def test_a_subtype_is_no_other_relation() -> None:
    gold = gold_reading([block()])
    assert gold.words[0].relation == "nsubj"


def test_paragraphs_end_where_a_document_does() -> None:
    groups = list(paragraphs([block("a", paragraph_start=True), block(), block("b", paragraph_start=True)]))
    assert [len(group) for group in groups] == [1, 1, 1]
