"""Words of English as spaCy's tokenizer cuts them, a run between white space at a time; each run is cut once and remembered.

The tokenizer splits at white space first and looks no further than a run, so this gives what it gives for the whole text
(tests/adapters/test_words.py), in a fifth of the time.
"""

import re

from spacy.lang.en import English
from spacy.vocab import Vocab

RUN = re.compile(r"\S+")
PLAIN_ENDS = ",;:?!"
"""Marks that are always words of their own behind plain letters."""

REMEMBERED = 100_000
"""Runs, or words of the tokenizer's own, from which on it is made anew; without a limit its memory grows with everything read."""


class WordCutter:
    """spaCy's blank English with the runs that it has cut so far."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        """Runs are cut by a tokenizer that notes nothing of its words, in half the time; that of whole documents is made when asked for."""
        self._made: English | None = None
        self._known = dict[str, tuple[str, ...]]()
        self._bare = English(Vocab())
        self._special = frozenset(English.Defaults.tokenizer_exceptions)

    @property
    def pipeline(self) -> English:
        """The tokenizer of whole documents, made anew when it has come to know too many words."""
        self._keep_small()
        if self._made is None:
            self._made = English()
        return self._made

    def _keep_small(self) -> None:
        """Forget every word when there are too many of them."""
        made = len(self._made.vocab) if self._made else 0
        if max(len(self._known), len(self._bare.vocab), made) > REMEMBERED:
            self._forget()

    def cut(self, text: str) -> tuple[list[str], list[int]]:
        """The words of a text, and where each starts."""
        words, starts = list[str](), list[int]()
        for run in RUN.finditer(text):
            start = run.start()
            for part in self._known.get(run[0]) or self._learn(run[0]):
                words.append(part)
                starts.append(start)
                start += len(part)
        return words, starts

    def _learn(self, run: str) -> tuple[str, ...]:
        """A run in words. Plain letters are one word, unless they stand for two ("cannot"); a last mark of the plain ones is another."""
        bare = run[:-1] if run[-1] in PLAIN_ENDS else run
        if bare.isascii() and bare.isalpha() and self._special.isdisjoint((bare, run)):
            found: tuple[str, ...] = (bare, run[-1]) if bare != run else (bare,)
        else:
            self._keep_small()
            found = tuple(token.text for token in self._bare.tokenizer(run))
        self._known[run] = found
        return found
