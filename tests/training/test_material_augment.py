from hypothesis import given
from hypothesis import strategies as st

from training.material.augment import augmented, templates
from training.material.dice import dice
from training.material.headlines import headline, in_capitals, in_title_case
from training.material.reporting import trailing
from training.material.sources import attributed
from training.material.templates import FILLERS, SAYERS, blocks, filled, opened
from training.material.trees import faults, planted, taken
from training.sentence import Sentence, Tree
from training.treebank import read_conllu

PAST = "Mood=Ind|Number=%s|Person=3|Tense=Past|VerbForm=Fin"
REPORT = f"""\
# sent_id = 1
1	Police	_	NOUN	_	Number=Plur	2	nsubj	_	_
2	said	_	VERB	_	{PAST % "Plur"}	0	root	_	_
3	that	_	SCONJ	_	_	7	mark	_	_
4	the	_	DET	_	Definite=Def|PronType=Art	5	det	_	_
5	bridge	_	NOUN	_	Number=Sing	7	nsubj:pass	_	_
6	was	_	AUX	_	{PAST % "Sing"}	7	aux:pass	_	_
7	closed	_	VERB	_	Tense=Past|VerbForm=Part|Voice=Pass	2	ccomp	_	_
8	.	_	PUNCT	_	_	2	punct	_	_
"""
NEWS = f"""\
# sent_id = 2
1	The	_	DET	_	Definite=Def|PronType=Art	2	det	_	_
2	army	_	NOUN	_	Number=Sing	3	nsubj	_	_
3	attacked	_	VERB	_	{PAST % "Sing"}	0	root	_	_
4	the	_	DET	_	Definite=Def|PronType=Art	5	det	_	_
5	town	_	NOUN	_	Number=Sing	3	obj	_	_
6	.	_	PUNCT	_	_	3	punct	_	_
"""


def read(text: str) -> Sentence:
    [block] = read_conllu(text.splitlines())
    return Sentence(block.words, "ewt", "d", tree=block.tree)


def worded(sentence: Sentence | None) -> str:
    assert sentence is not None
    assert sentence.tree is not None
    assert not list(faults(sentence.tree))
    return " ".join(sentence.words)


@given(st.integers(0, 1000))
def test_templates_are_valid_filled_and_well_formed(seed: int) -> None:
    for one in templates(seed, len(blocks())):
        words = worded(one)
        assert "{" not in words
        assert words[0].isupper() or words[0].isdigit()
        assert one.names is not None
        assert all(before[2:] == here[2:] for before, here in zip(one.names, one.names[1:], strict=False) if here.startswith("I-"))
    assert templates(seed, 9) == templates(seed, 9)


def test_every_slot_of_the_templates_has_a_filler_and_trees_are_as_their_guidelines_say() -> None:
    for block in [*blocks(), *blocks(SAYERS)]:
        assert not list(faults(block.tree)), block.text
        for row in block.rows:
            assert row[1] in FILLERS or "{" not in row[1]
            assert (row[3] == "PUNCT") == (row[7] == "punct")
            assert row[7] != "nummod" or row[3] == "NUM"
            assert row[7] not in {"aux", "aux:pass", "cop"} or row[3] == "AUX"


def test_an_article_fits_the_word_it_comes_to_stand_before() -> None:
    block = next(block for block in blocks() if block.rows[0][1] == "A")
    words = {opened(filled(block, dice(seed))).words[:2] for seed in range(60)}
    assert all((article == "An") == (noun[0] in "aeiou") for article, noun in words)
    assert {article for article, _ in words} == {"A", "An"}


def test_a_report_is_turned_round() -> None:
    found = {worded(trailing(read(REPORT), dice(seed))) for seed in range(20)}
    assert found == {"The bridge was closed , police said .", "The bridge was closed , said police ."}
    turned = trailing(read(REPORT), dice(1))
    assert turned is not None
    assert turned.tree is not None
    roles = dict(zip(turned.words, turned.tree.relations, strict=True))
    assert (roles["closed"], roles["said"], roles["police"]) == ("ccomp", "root", "nsubj")
    assert turned.words[turned.tree.heads[turned.words.index(",")] - 1] == "closed"


@given(st.integers(0, 300))
def test_a_statement_is_given_a_source(seed: int) -> None:
    told = attributed(read(NEWS), dice(seed))
    words = worded(told)
    assert "he army attacked the town" in words
    assert words[0].isupper()
    assert told is not None
    assert told.tree is not None
    at = told.words.index("attacked")
    above = told.words[told.tree.heads[at] - 1]
    if "according" in told.words:
        assert told.tree.relations[at] == "root"
    else:
        assert told.tree.relations[at] == "ccomp"
        assert above == "saying" or told.tree.relations[told.words.index(above)] == "root"


def test_a_report_is_not_reported_again() -> None:
    assert attributed(read(REPORT), dice(1)) is None


def test_a_headline_drops_articles_and_stop_and_speaks_in_the_present() -> None:
    short = headline(read(NEWS))
    assert worded(short) == "Army attacks town"
    assert short is not None
    assert short.tree is not None
    assert "Tense=Pres" in short.tree.feats[1]
    assert worded(in_title_case(short)) == "Army Attacks Town"
    assert worded(in_capitals(short)) == "ARMY ATTACKS TOWN"


@given(st.integers(0, 50))
def test_whatever_is_made_has_a_valid_tree(seed: int) -> None:
    for one in augmented([read(REPORT), read(NEWS)] * 9, seed):
        worded(one)
        assert one.source == "augmented"


@given(st.lists(st.integers(0, 8), min_size=1, max_size=8))
def test_faults_finds_what_is_no_tree(heads: list[int]) -> None:
    blank = ("_",) * len(heads)
    tree = Tree(blank, blank, tuple(heads), tuple("dep" if head else "root" for head in heads))
    reached = {place for place in range(len(heads)) if leads_to_root(heads, place)}
    assert (not list(faults(tree))) == (heads.count(0) == 1 and len(reached) == len(heads))


def leads_to_root(heads: list[int], place: int) -> bool:
    at, steps = place + 1, 0
    while at and steps <= len(heads):
        if at > len(heads):
            return False
        at, steps = heads[at - 1], steps + 1
    return at == 0


def test_a_tree_is_taken_apart_and_put_together_again() -> None:
    for sentence in (read(REPORT), read(NEWS)):
        assert planted(taken(sentence)) == sentence.tree
