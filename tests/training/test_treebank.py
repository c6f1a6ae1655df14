"""Reading an invented treebank and deriving names from its entities."""

import pytest

from training.corpora import begun
from training.gum_names import names_of
from training.treebank import read_bio, read_columns, read_conllu

INVENTED = """\
# newdoc id = harbour
# newpar
# sent_id = harbour-1
# text = The Bank of Tarsa can't pay Beth Oran.
1	The	the	DET	DT	Definite=Def	2	det	_	Entity=(1-organization-new-nnnns-1-2-sgl
2	Bank	bank	PROPN	NNP	Number=Sing	7	nsubj	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Tarsa	Tarsa	PROPN	NNP	Number=Sing	2	nmod	_	Entity=(2-place-new-nnnns-1-1-sgl)1)
5-6	can't	_	_	_	_	_	_	_	_
5	ca	can	AUX	MD	VerbForm=Fin	7	aux	_	_
6	n't	not	PART	RB	_	7	advmod	_	_
7	pay	pay	VERB	VB	VerbForm=Inf	0	root	_	_
7.1	dues	due	NOUN	_	_	_	_	_	_
8	Beth	Beth	PROPN	NNP	Number=Sing	7	obj	_	Entity=(3-person-new-nnnns-1-1-sgl
9	Oran	Oran	PROPN	NNP	Number=Sing	8	flat	_	SpaceAfter=No|Entity=3)
10	.	.	PUNCT	.	_	7	punct	_	_

# sent_id = harbour-2
# text = She left.
1	She	she	PRON	PRP	Case=Nom	2	nsubj	_	_
2	left	leave	VERB	VBD	Tense=Past	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_
""".splitlines()


def test_sentences_keep_their_document_words_and_tree() -> None:
    first, second = read_conllu(INVENTED)
    assert (first.document, first.paragraph_start, second.paragraph_start) == ("harbour", True, False)
    assert first.words[4:7] == ("ca", "n't", "pay")
    assert first.glued == {5: (6, "can't")}
    assert first.tree.heads[6] == 0
    assert second.tree.relations == ("nsubj", "root", "punct")


def test_names_are_the_proper_nouns_of_an_entity_with_what_holds_them_together() -> None:
    first = next(iter(read_conllu(INVENTED)))
    assert names_of(first.rows) == ("O", "B-ORG", "I-ORG", "I-ORG", "O", "O", "O", "B-PER", "I-PER", "O")


def test_a_pronoun_is_no_name() -> None:
    assert set(names_of(list(read_conllu(INVENTED))[1].rows)) == {"O"}


def test_labels_are_found_by_sentence() -> None:
    lines = ["# sent_id = a", "1\tB-PER\t-", "2\tO\t-", "", "# sent_id = b", "1\tO\t-"]
    assert read_bio(lines) == {"a": ("B-PER", "O"), "b": ("O",)}


def test_columns_are_parted_by_empty_lines() -> None:
    assert list(read_columns(["Tarsa\tB-LOC", "fell\tO", "", "Calm\tO"])) == [(("Tarsa", "fell"), ("B-LOC", "O")), (("Calm",), ("O",))]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["O", "I-LOC", "I-LOC"], ("O", "B-LOC", "I-LOC")),
        (["B-PER", "I-LOC"], ("B-PER", "B-LOC")),
        (["B-PER", "I-PER", "O", "B-ORG"], ("B-PER", "I-PER", "O", "B-ORG")),
    ],
)
def test_a_name_never_goes_on_that_did_not_begin(labels: list[str], expected: tuple[str, ...]) -> None:
    assert begun(labels) == expected
