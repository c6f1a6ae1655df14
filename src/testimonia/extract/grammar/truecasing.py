"""Truecasing: how a word in capitals, or in a headline in title case, would be written inside a plain sentence.

Quotes keep the case of the text; this is the view by which names are shown and compared. What the page writes elsewhere in plain sentences
decides first, then the names and tags that a model sees, then the codebook and the gazetteer.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.grammar.capitals import in_capitals, in_title_case, plainly_capital
from testimonia.extract.language import Sentence, Token
from testimonia.extract.page import Page, PlaceNames

PROMINENT = 0.5
"""From here on the gazetteer alone makes a name of a word that no model has tagged."""

POINTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
VOWELS = re.compile(r"[aeiouyàáâãäåèéêëìíîïòóôõöùúûü]", re.IGNORECASE)
INNER = re.compile(r"^(Mac|Mc|O[’'])([a-z])")
ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az|ez|es|ed|ul)$", re.IGNORECASE)
LONGEST_INITIALS, SHORT_INITIALS = 5, 3
"""Letters of a word that may be made of first letters: where it is the whole name of a body, and elsewhere in a name."""

NAMES = ("states", "world bodies", "given names", "surnames", "agency lines")
CAPITAL = ("months", "weekdays", "nationalities and faiths")
"""Groups of the codebook whose words are written with a capital: as parts of names, and wherever they stand."""

SMALL_TAGS = frozenset({"ADP", "DET", "CCONJ", "PART", "SCONJ", "AUX", "PRON"})


@dataclass(frozen=True)
class Writing:
    """What the codebook writes with capitals, by small letters: wherever it stands, and inside names alone."""

    always: dict[str, str]
    in_names: dict[str, str]
    particles: frozenset[str]


@cache
def writing(lexicon: Lexicon) -> Writing:
    """Made once for each lexicon. "May" is no sure month."""
    listed = {one.lower(): one for group in NAMES for phrase in lexicon.words(group) for one in phrase.split() if one[0].isupper()}
    sure = {one: one.capitalize() for group in CAPITAL for one in lexicon.words(group) if " " not in one and one not in ("may", "march")}
    return Writing(sure, sure | listed, frozenset(lexicon.words("name particles")))


def plain_text(page: Page, lexicon: Lexicon, places: PlaceNames) -> str:
    """The text of a page with the sentences that a model has parsed truecased; every character keeps its place."""
    caser = Truecaser(page, lexicon, places)
    text = list(page.text)
    for sentence in page.sentences:
        if sentence.parsed and caser.silent(sentence):
            for word, plain in zip(sentence.tokens, caser.words(sentence), strict=True):
                text[word.start : word.end] = plain
    return "".join(text)


class Truecaser:
    """The words of one page as plain sentences would write them."""

    def __init__(self, page: Page, lexicon: Lexicon, places: PlaceNames) -> None:
        self._page, self._places = page, places
        self._writing = writing(lexicon)
        names = [name for passage in page.passages for name in passage.names]
        self._named = {place for name in names for place in range(name.start, name.end)}
        self._persons = {place for name in names if name.kind == "person" for place in range(name.start, name.end)}
        self._bodies = {name.start: name.end for name in names if name.kind == "organisation"}
        self._plain = dict[int, list[str]]()

    @cached_property
    def _seen(self) -> dict[str, str]:
        return seen_writing(self._page)

    def written(self, start: int, end: int) -> str:
        """The text between two offsets, its words truecased where their sentence is in capitals or title case."""
        text = self._page.text[start:end]
        for word, plain in reversed(list(self._changed(start, end))):
            text = text[: word.start - start] + plain + text[word.end - start :]
        return text

    def name(self, start: int, end: int) -> str:
        """A name as it is shown: truecased where a model has read its sentence and leaves it a capital, else as it stands."""
        here = (one for one in self._page.sentences if one.start <= start < one.end)
        written = self.written(start, end) if any(one.parsed for one in here) else self._page.text[start:end]
        return written if any(map(str.isupper, written)) else self._page.text[start:end]

    def _changed(self, start: int, end: int) -> Iterator[tuple[Token, str]]:
        for sentence in self._page.sentences:
            if sentence.start < end and start < sentence.end:
                inside = zip(sentence.tokens, self.words(sentence), strict=True)
                yield from ((word, plain) for word, plain in inside if start <= word.start and word.end <= end)

    def silent(self, sentence: Sentence) -> bool:
        """Whether capitals say nothing in a sentence."""
        words = [word.text for word in sentence.tokens]
        return in_capitals(words) or in_title_case(words)

    def words(self, sentence: Sentence) -> list[str]:
        """The words of a sentence, each truecased; as they stand where capitals say something."""
        if sentence.start not in self._plain:
            self._plain[sentence.start] = self._written_plainly(sentence)
        return self._plain[sentence.start]

    def _written_plainly(self, sentence: Sentence) -> list[str]:
        words = [word.text for word in sentence.tokens]
        if not (shouting := in_capitals(words)) and not in_title_case(words):
            return words
        first = next((word for word in sentence.tokens if word.text[0].isalnum()), None)
        return [self._word(word, opening=word is first, shouting=shouting) for word in sentence.tokens]

    def _word(self, word: Token, *, opening: bool, shouting: bool) -> str:
        if not any(map(str.isalpha, word.text)) or (not shouting and not plainly_capital(word.text)):
            return word.text
        written = self._seen.get(word.text.lower()) or self._by_model(word)
        if len(written) != len(word.text):
            return word.text
        return written[0].upper() + written[1:] if opening else written

    def _by_model(self, word: Token) -> str:
        """The writing of a word that the page writes nowhere else."""
        low = word.text.lower()
        if low == "i" or low.startswith(("i'", "i’")):
            return f"I{low[1:]}"
        if POINTED.fullmatch(low):
            return word.text.upper() if word.tag in ("", "PROPN", "ADJ") else low
        named = word.start in self._named or word.tag == "PROPN"
        if named and word.tag not in SMALL_TAGS:
            return self._name(word)
        if low in self._writing.always:
            return self._writing.always[low]
        if not word.tag and self._places.prominence(word.text.title()) > PROMINENT:
            return self._name(word)
        return low

    def _name(self, word: Token) -> str:
        """A word of a name: its capital, or all its capitals where it is made of first letters; a particle inside it stays small."""
        low = word.text.lower()
        if low in self._writing.particles and word.start - 1 in self._named:
            return low
        if low in self._writing.in_names:
            return self._writing.in_names[low]
        if len(low) > 1 and low.isalpha() and low not in ABBREVIATED and self._initials(word):
            return word.text.upper()
        return "-".join(part if ARTICLE.match(part) and "-" in low else raised(part) for part in low.split("-"))

    def _initials(self, word: Token) -> bool:
        """Whether a word of a name is made of first letters: it has no vowel, or is short and neither a place nor a particle."""
        if word.start in self._persons:
            return False
        if not VOWELS.search(word.text):
            return True
        short = len(word.text) <= (LONGEST_INITIALS if self._bodies.get(word.start) == word.end else SHORT_INITIALS)
        return short and word.text.lower() not in self._writing.particles and not self._places.prominence(word.text.title())


ABBREVIATED = frozenset({"mr", "mrs", "ms", "dr", "st", "jr", "sr", "lt", "sgt", "cpl", "pfc", "mt", "ft", "rd", "blvd", "ltd", "vs"})


def raised(word: str) -> str:
    """A word with its first letter in capital, and the second one of "McOran" and "O'Lode"."""
    return INNER.sub(lambda found: found[1] + found[2].upper(), word[:1].upper() + word[1:])


def seen_writing(page: Page) -> dict[str, str]:
    """How the plain sentences of a page write their words, behind the first: the most frequent writing by small letters."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in page.sentences:
        words = [word.text for word in sentence.tokens]
        if not in_capitals(words) and not in_title_case(words):
            for before, word in zip(sentence.tokens, sentence.tokens[1:], strict=False):
                if before.text[0].isalnum() or before.text == ",":
                    counts[word.text.lower()][word.text] += 1
    return {low: seen.most_common(1)[0][0] for low, seen in counts.items()}
