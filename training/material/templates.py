"""Sentences with trees from hand-written templates: what treebanks seldom show and news of casualties shows daily."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from training.material.dice import dice
from training.material.words import spelled, words
from training.sentence import OUTSIDE, Sentence
from training.treebank import Block, read_conllu

TEMPLATES, SAYERS = Path(__file__).parent / "templates.conllu", Path(__file__).parent / "sayers.conllu"
NUMBER = ("NumForm=Word|NumType=Card", "NumForm=Digit|NumType=Card")  # in words, in digits
NAMES = {"{P}": "B-LOC", "{F}": "B-PER", "{L}": "I-PER"}


@lru_cache(maxsize=2)
def blocks(path: Path = TEMPLATES) -> tuple[Block, ...]:
    """The templates of a file, with their slots in braces."""
    return tuple(read_conllu(path.read_text(encoding="utf-8").splitlines()))


def number(chance: random.Random) -> str:
    """A count of two or more: most small, many in words, some with a comma."""
    figure = min(int(chance.lognormvariate(2.7, 1.1)) + 2, 9999)
    return spelled(figure) if figure <= 20 and chance.random() < 0.6 else f"{figure:,}"


def one_word(name: str) -> Callable[[random.Random], str]:
    """A filler that draws from the one-word entries of a list."""
    listed = [entry for entry in words()[name] if " " not in entry]
    return lambda chance: chance.choice(listed)


FILLERS: dict[str, Callable[[random.Random], str]] = {
    "{N}": number,
    "{TENS}": lambda chance: chance.choice(words()["tens"][2:]),
    "{ONES}": lambda chance: chance.choice(words()["ones"][1:10]),
    "{G}": one_word("people"),
    "{A}": one_word("armed"),
    "{R}": one_word("reporters"),
    "{S}": one_word("events"),
    "{DONE}": one_word("done"),
    "{HURT}": one_word("hurt"),
    "{P}": one_word("places"),
    "{F}": one_word("given"),
    "{L}": one_word("surname"),
    "{W}": one_word("weekdays"),
    "{AGE}": lambda chance: str(chance.randint(17, 89)),
}


def fill(slot: str, chance: random.Random, used: set[str]) -> str:
    """A word for a slot that the sentence does not have yet."""
    while (drawn := FILLERS[slot](chance)) in used:
        pass
    used.add(drawn)
    return drawn


def filled(block: Block, chance: random.Random, document: str = "") -> Sentence:
    """One sentence of a template: each slot filled, `a` fitted to the word after it."""
    used: set[str] = set()
    forms = [fill(row[1], chance, used) if row[1] in FILLERS else row[1] for row in block.rows]
    for place, following in enumerate(forms[1:]):
        if forms[place].lower() == "a" and following[0] in "aeiou":
            forms[place] += "n"
    tree = block.tree
    feats = tuple(NUMBER[form[0].isdigit()] if tag == "NUM" else its for form, tag, its in zip(forms, tree.upos, tree.feats, strict=True))
    return Sentence(
        words=tuple(forms),
        source="augmented",
        document=document,
        paragraph_start=True,
        tree=replace(tree, feats=feats),
        names=tuple(NAMES.get(row[1], OUTSIDE) for row in block.rows),
    )


def opened(sentence: Sentence) -> Sentence:
    """The sentence with a capital at its start."""
    first, *rest = sentence.words
    return replace(sentence, words=(first[0].upper() + first[1:], *rest))


def templates(seed: int, count: int) -> list[Sentence]:
    """So many sentences, each template as often as the others, in mixed order."""
    chance = dice(seed, "templates")
    made = [opened(filled(blocks()[place % len(blocks())], chance, f"template-{place}")) for place in range(count)]
    chance.shuffle(made)
    return made
