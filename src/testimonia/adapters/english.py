"""English without a trained model: spaCy's tokenizer, and sentences by rules of our own."""

import re
from collections.abc import Iterator
from functools import cached_property

from spacy.about import __version__
from spacy.lang.en import English
from spacy.tokens import Doc

from testimonia.codebook.lexicon import Lexicon, lexicon
from testimonia.extract.language import Analysis, Sentence, Token

STOP = re.compile(
    r"""(?P<mark>[.!?…]+)(?P<close>["”’'»)\]]*)(?P<gap>\s+)(?=["“‘'«(\[—–-]*\s*[^\W_])"""
    r"""|(?<=[^\W\d_]{2})(?P<tight>[.!?])(?=[A-Z][a-z])"""
    r"""|(?P<blank>\n[ \t]*\n\s*)"""
)
"""Where a sentence may end: a mark with white space after it, a mark that lost its white space, or an empty line."""

BEFORE = re.compile(r"[^\s(\[“\"‘—]+$")
AFTER = re.compile(r"[\w’']+")
OPENING = "\"“‘'«([—–- \n\t"


class BlankEnglish:
    """spaCy's blank English behind the Language protocol: tokens and sentences, no tags, no tree, no names."""

    code = "en"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._words = words or lexicon("en")

    @cached_property
    def version(self) -> str:
        """The tokenizer's version with that of the word lists behind the sentence rules."""
        return f"spacy-blank-en-{__version__}-sentences-1"

    @cached_property
    def _pipeline(self) -> English:
        return English()

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self._words.words("abbreviations"))

    @cached_property
    def _abbreviations_that_end(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self._words.words("abbreviations that may end a sentence"))

    @cached_property
    def _openers(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self._words.words("sentence openers"))

    def analyse(self, text: str, start: int, end: int) -> Analysis:
        """Sentences with their tokens between two offsets."""
        stretch = text[start:end]
        with self._pipeline.memory_zone():
            tokens = tokens_of(self._pipeline.make_doc(stretch), start)
        spans = [(start + first, start + last) for first, last in self._spans(stretch)]
        return Analysis(tuple(with_tokens(spans, tokens)))

    glance = analyse

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Offsets of the sentences in a stretch, without the white space around them."""
        first = 0
        for stop in STOP.finditer(text):
            if self._ends(text, stop):
                yield from trimmed(text, first, stop.start() if stop["blank"] else stop.end())
                first = stop.end()
        yield from trimmed(text, first, len(text))

    def _ends(self, text: str, stop: re.Match[str]) -> bool:
        """Whether a sentence ends at a possible stop.

        Not after a title, an initial, "No." or a month before a number; after "p.m." or "U.S." only when the next word opens
        sentences; never inside when the next word starts small.
        """
        if stop["blank"]:
            return True
        if stop["tight"]:
            return "/" not in text[max(0, stop.start() - 12) : stop.start()]
        following = AFTER.search(text, stop.end())
        opening = following.group() if following else ""
        if opening[:1].islower():
            return False
        if stop["mark"] != "." or stop["close"]:
            return True
        found = BEFORE.search(text, max(0, stop.start() - 24), stop.start())
        word = f"{found.group()}.".lower() if found else "."
        if word in self._abbreviations_that_end or re.fullmatch(r"(?:[a-z]\.)+", word):
            return opening.lower() in self._openers
        return word not in self._abbreviations


def tokens_of(doc: Doc, shift: int) -> list[Token]:
    """Words and marks without white space, with offsets in the whole text."""
    return [Token(shift + token.idx, shift + token.idx + len(token.text), token.text) for token in doc if not token.text.isspace()]


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without white space at its ends; nothing where it holds nothing else."""
    stretch = text[start:end]
    if stretch.strip():
        yield start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def with_tokens(spans: list[tuple[int, int]], tokens: list[Token]) -> Iterator[Sentence]:
    """Each span with the tokens that begin in it."""
    position = 0
    for start, end in spans:
        inside = []
        while position < len(tokens) and tokens[position].start < end:
            if tokens[position].start >= start:
                inside.append(tokens[position])
            position += 1
        yield Sentence(start, end, tuple(inside))
