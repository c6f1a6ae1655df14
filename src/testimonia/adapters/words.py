"""Words of English as spaCy's tokenizer cuts them, a run between white space at a time; each run is cut once and remembered.

The tokenizer splits at white space first and looks no further than a run, so this gives what it gives for the whole text
(tests/adapters/test_words.py), in a fifth of the time. Where English treebanks cut otherwise, we cut as they do: the model has learnt
from them.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.lang.en import English
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

RUN = re.compile(r"\S+")
PLAIN_ENDS = ",;:?!"
"""Marks that are always words of their own behind plain letters."""

OURS = {
    "al.": ("al.",),
    "and/or": ("and", "/", "or"),
    "approx.": ("approx.",),
    "etc.": ("etc.",),
    "wanna": ("wan", "na"),
    "Wanna": ("Wan", "na"),
    "):": (")", ":"),
}
"""Runs that are cut in a way of their own; spaCy takes the last for a smiling face, news writes it behind a source in brackets."""

PREFIXES = "anti|arch|co|counter|cross|e|ex|inter|intra|mid|mini|multi|non|over|post|pre|pro|re|semi|sub"
"""Parts that stand before a hyphen and are no words by themselves. Of 100 such words in EWT and GUM (train), 97 are whole."""

WHOLE = re.compile(
    rf"""[!?]{{2,}}                                     # "?!"
    | ([=*_~#+^&$@%|\\/<>–—•·-])\1+                   # a row of one mark: dividers, "***"
    | (?<![\w-])(?:1-)?\d{{3}}-\d{{3}}-\d{{4}}(?![\w-])     # a telephone number; "200-1000" is none
    | (?<![\w-])(?:{PREFIXES})-[A-Za-z]+              # "anti-government", "ex-mayor"
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What is one word, where the tokenizer cuts at both of its ends."""

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
        teach(self._bare.tokenizer)
        self._special = frozenset(English.Defaults.tokenizer_exceptions).union(OURS)

    @property
    def pipeline(self) -> English:
        """The tokenizer of whole documents, made anew when it has come to know too many words."""
        self._keep_small()
        if self._made is None:
            self._made = English()
            teach(self._made.tokenizer)
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

    def doc(self, text: str) -> Doc:
        """The same words as spaCy's Doc, with its tokens of white space."""
        made = self.pipeline.make_doc(text)
        found = [span for start, end in wholes(text) if (span := made.char_span(start, end)) is not None]
        with made.retokenize() as words:
            for span in found:
                words.merge(span)
        return made

    def _learn(self, run: str) -> tuple[str, ...]:
        """A run in words. Plain letters are one word, unless they stand for two ("cannot"); a last mark of the plain ones is another."""
        bare = run[:-1] if run[-1] in PLAIN_ENDS else run
        if bare.isascii() and bare.isalpha() and self._special.isdisjoint((bare, run)):
            found: tuple[str, ...] = (bare, run[-1]) if bare != run else (bare,)
        else:
            self._keep_small()
            found = tuple(joined(run, [token.text for token in self._bare.tokenizer(run)]))
        self._known[run] = found
        return found


def teach(tokenizer: Tokenizer) -> None:
    """Add our own cuts to spaCy's."""
    for run, parts in OURS.items():
        tokenizer.add_special_case(run, [{"ORTH": part} for part in parts])


def wholes(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that are one word, with start and end."""
    return (match.span() for match in WHOLE.finditer(text))


def joined(run: str, words: list[str]) -> Iterator[str]:
    """The words of a run, those of a whole put together where it begins and ends with words."""
    edges = [0]
    for word in words:
        edges.append(edges[-1] + len(word))
    known = set(edges)
    for start, end in wholes(run):
        if start in known and end in known:
            edges = [edge for edge in edges if not start < edge < end]
    return (run[start:end] for start, end in pairwise(edges))
