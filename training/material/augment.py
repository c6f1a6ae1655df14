"""Synthetic sentences with trees: the templates, and real treebank sentences turned into the shapes of news."""

from collections.abc import Iterator

from training.material.dice import dice
from training.material.documents import in_documents
from training.material.headlines import headline, headline_writing, in_capitals, in_title_case
from training.material.reporting import trailing
from training.material.sources import attributed
from training.material.templates import templates
from training.sentence import Sentence

__all__ = ["augmented", "templates"]

TEMPLATES = 0.06  # sentences from templates for each one of the treebanks
ATTRIBUTED = 0.15  # share of treebank sentences that are given an invented source, where they are plain statements
TITLE_CASE, CAPITALS = 0.03, 0.03  # shares of treebank sentences that are also given in this writing


def turned(sentence: Sentence, seed: int) -> Iterator[Sentence]:
    """The other shapes of one treebank sentence; of most there is none."""
    chance = dice(seed, *sentence.words)
    if told := trailing(sentence, chance):
        yield told
    if short := headline(sentence):
        yield headline_writing(short, chance)
    draw = chance.random()
    if draw < ATTRIBUTED and (told := attributed(sentence, chance)):
        yield told
    draw = chance.random()
    if draw < TITLE_CASE:
        yield in_title_case(sentence)
    elif draw < TITLE_CASE + CAPITALS:
        yield in_capitals(sentence)


def augmented(sentences: list[Sentence], seed: int) -> list[Sentence]:
    """What is made for training beside these treebank sentences, in invented documents."""
    shapes = [made for sentence in sentences if sentence.tree for made in turned(sentence, seed)]
    return in_documents([*templates(seed, round(TEMPLATES * len(sentences))), *shapes], "augmented", seed)
