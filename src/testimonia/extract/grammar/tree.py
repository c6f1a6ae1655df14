"""The tree of a sentence: who depends on whom, by universal dependencies."""

from collections.abc import Iterator
from functools import cached_property

from testimonia.extract.grammar.words import Word


class Tree:
    """Questions to the tree of a parsed sentence; words are given by their place in it."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        """Takes words with heads and relations."""
        self.words = words

    @cached_property
    def _below(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.words]
        for at, word in enumerate(self.words):
            if 0 <= word.head != at:
                below[word.head].append(at)
        return tuple(map(tuple, below))

    def head(self, at: int) -> int:
        """The word that a word depends on; itself for the root."""
        return self.words[at].head

    def relation(self, at: int) -> str:
        """The relation without its subtype (“nsubj” of “nsubj:pass”)."""
        return self.words[at].relation.partition(":")[0]

    def below(self, at: int, *relations: str) -> tuple[int, ...]:
        """Words that depend directly on a word, of some relations or of all; a relation without subtype stands for all its subtypes."""
        return tuple(
            one for one in self._below[at] if not relations or self.words[one].relation in relations or self.relation(one) in relations
        )

    def subtree(self, at: int) -> tuple[int, ...]:
        """A word and everything under it, in the order of the text."""
        found, waiting = {at}, [at]
        while waiting:
            for one in self._below[waiting.pop()]:
                if one not in found:
                    found.add(one)
                    waiting.append(one)
        return tuple(sorted(found))

    def extent(self, at: int) -> tuple[int, int]:
        """The first word of a subtree and the one behind its last."""
        places = self.subtree(at)
        return places[0], places[-1] + 1

    def above(self, at: int) -> Iterator[int]:
        """The words over a word, the nearest first."""
        seen = {at}
        while self.head(at) not in seen and self.head(at) >= 0:
            at = self.head(at)
            seen.add(at)
            yield at

    def is_passive(self, verb: int) -> bool:
        """Whether a verb is done to its subject."""
        return "Voice=Pass" in self.words[verb].features or bool(self.below(verb, "nsubj:pass", "aux:pass"))
