"""Invented documents: sentences that stand alone, mixed and put together as short passages, as the reader meets them."""

from collections.abc import Iterable
from dataclasses import replace

from training.material.dice import dice
from training.sentence import Sentence

LONGEST = 5  # sentences


def in_documents(sentences: Iterable[Sentence], name: str, seed: int) -> list[Sentence]:
    """The sentences in mixed order, in documents of one to five."""
    chance = dice(seed, name)
    mixed = list(sentences)
    chance.shuffle(mixed)
    found: list[Sentence] = []
    while mixed:
        document = f"{name}-{len(found)}"
        taken = [mixed.pop() for _ in range(min(len(mixed), chance.randint(1, LONGEST)))]
        found += [replace(one, document=document, paragraph_start=place == 0) for place, one in enumerate(taken)]
    return found
