"""English: spaCy's tokenizer, sentences by rules of our own, and the trained model."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import accumulate, chain, pairwise, repeat
from pathlib import Path
from typing import NamedTuple, TypeVar

from spacy.about import __version__
from spacy.tokens import Doc

from testimonia.adapters.encoder.filling import filled
from testimonia.adapters.encoder.lemmas import lemma
from testimonia.adapters.encoder.reader import Cuts, Parse, Reader
from testimonia.adapters.encoder.weights import BUNDLED, checked
from testimonia.adapters.sentences import SentenceRules, Span
from testimonia.adapters.words import WordCutter
from testimonia.codebook.lexicon import Lexicon, lexicon
from testimonia.extract.grammar.capitals import in_title_case, plainly_capital
from testimonia.extract.language import Analysis, Language, Name, Role, Sentence, Token, tokens_of

Part = TypeVar("Part", Sentence, Name, Role)

UNREAD = tuple(Token._field_defaults.values())
"""What a token has behind its text that no model has read."""


class Laid(NamedTuple):
    """A stretch of text as words with their offsets, and its sentences by rule."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    spans: list[Span]

    def cuts(self) -> list[int]:
        """The position of the first word of each sentence, and the number of words at the end."""
        found = [bisect_left(self.starts, span.start) for span in self.spans]
        return [*found, len(self.words)]

    def between(self, start: int, end: int) -> "Laid | None":
        """The part between two offsets, where sentences start and end there and words too."""
        words = slice(bisect_left(self.starts, start), bisect_left(self.starts, end))
        spans = [span for span in self.spans if start <= span.start and span.end <= end]
        whole = bool(spans) and (self.starts[words.start], self.ends[words.stop - 1]) == (start, end) == (spans[0].start, spans[-1].end)
        return Laid(self.words[words], self.starts[words], self.ends[words], [spans[0]._replace(firm=True), *spans[1:]]) if whole else None


class BlankEnglish(Language):
    """spaCy's blank English behind the Language protocol: tokens and sentences, no tags, no tree, no names."""

    code = "en"

    def __init__(self, words: Lexicon | None = None) -> None:
        self.rules = SentenceRules(words or lexicon("en"))
        self._text, self._laid = "", list[Laid]()

    @cached_property
    def version(self) -> str:
        """The tokenizer's version with that of the word lists behind the sentence rules."""
        return f"spacy-blank-en-{__version__}-words-2-sentences-1"

    @cached_property
    def cutter(self) -> WordCutter:
        """What cuts a text into words."""
        return WordCutter()

    def lay(self, text: str, start: int, end: int) -> Laid:
        """Words and sentences between two offsets, with offsets in the whole text; cut from a stretch laid before, where there is one."""
        if text != self._text:
            self._text, self._laid = text, []
        found = next((part for laid in self._laid if (part := laid.between(start, end))), None)
        if found is None:
            found = self._lay(text, start, end)
            self._laid.append(found)
        return found

    def _lay(self, text: str, start: int, end: int) -> Laid:
        stretch = text[start:end]
        words, places = self.cutter.cut(stretch)
        starts = [start + place for place in places]
        ends = [first + len(word) for word, first in zip(words, starts, strict=True)]
        return Laid(words, starts, ends, [Span(one.start + start, one.end + start, one.firm) for one in self.rules.spans(stretch)])

    def analyse(self, text: str, start: int, end: int) -> Analysis:
        """Sentences with their tokens between two offsets."""
        laid = self.lay(text, start, end)
        tokens = list(tokens_of(laid.starts, laid.ends, laid.words, *map(repeat, UNREAD)))
        return Analysis(
            tuple(
                Sentence(span.start, span.end, tuple(tokens[first:last]))
                for span, (first, last) in zip(laid.spans, pairwise(laid.cuts()), strict=True)
            )
        )

    glance = analyse


class TrainedEnglish:
    """English read by the trained model: tags, tree, names and roles, and sentences by rule and model together."""

    code = "en"

    def __init__(self, folder: Path = BUNDLED, words: Lexicon | None = None) -> None:
        self._blank = BlankEnglish(words)
        self._folder = folder

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self._folder)

    @cached_property
    def version(self) -> str:
        """The model's version and that of the tokenizer and the sentence rules; known without loading the model."""
        return f"reader-{checked(self._folder)}+{self._blank.version}"

    def glance(self, text: str, start: int, end: int) -> Analysis:
        """Sentences and bare tokens between two offsets."""
        return self._blank.analyse(text, start, end)

    def analyse(self, text: str, start: int, end: int) -> Analysis:
        """Sentences with their parsed tokens between two offsets, and the names and roles in them."""
        return self.analyse_all(text, [(start, end)])[0]

    def analyse_all(self, text: str, stretches: Sequence[tuple[int, int]]) -> list[Analysis]:
        """Several stretches in the order of the text, none read for what another says; decoded together, which costs less."""
        laid = [self._blank.lay(text, start, end) for start, end in stretches]
        whole = together(laid)
        if not whole.words:
            return [Analysis(()) for _ in stretches]
        parse = self._parse(whole, frozenset(accumulate(len(one.words) for one in laid)))
        starts, ends = whole.starts, whole.ends
        names = [Name(starts[one.first], ends[one.last - 1], one.label) for one in parse.names]
        roles = [Role(starts[one.first], ends[one.last - 1], one.label, one.probability) for one in parse.roles]
        sentences = self._sentences(whole, parse)
        return [Analysis(within(sentences, *ends), within(names, *ends), within(roles, *ends)) for ends in stretches]

    def doc(self, text: str) -> Doc:
        """A text as spaCy's Doc with tags, lemmas, tree, sentences and entities; the roles are its spans "roles"."""
        laid = self._blank.lay(text, 0, len(text))
        parse = self._parse(laid, frozenset()) if laid.words else None
        return filled(self._blank.cutter.doc(text), parse, self._reader.weights)

    def _parse(self, laid: Laid, apart: frozenset[int]) -> Parse:
        cuts = laid.cuts()[:-1]
        firm = {cut for cut, span in zip(cuts, laid.spans, strict=True) if span.firm}
        barred = {at for at, word in enumerate(laid.words, 1) if word[-1] == "." and self._blank.rules.shortens(word)}
        return self._reader.read(self._as_read(laid), Cuts(sorted(set(cuts) - {len(laid.words)}), firm, barred, apart))

    def _as_read(self, laid: Laid) -> list[str]:
        """The words as the model is shown them: a headline in title case in capitals, in which it knows that case says nothing."""
        words = list(laid.words)
        for first, last in pairwise(laid.cuts()):
            if in_title_case(words[first:last]):
                words[first:last] = [word.upper() if plainly_capital(word) else word for word in words[first:last]]
        return words

    def _sentences(self, laid: Laid, parse: Parse) -> Sequence[Sentence]:
        """The sentences of a parse; heads are counted within each."""
        labels = self._reader.weights
        tags, features = [labels.tags[one] for one in parse.tags.tolist()], [labels.features[one] for one in parse.features.tolist()]
        relations = [labels.relations[one] for one in parse.relations.tolist()]
        lemmas = list(map(lemma, laid.words, tags, features))
        made = []
        for first, last in pairwise([*parse.sentences, len(laid.words)]):
            heads = (parse.heads[first:last] - first).tolist()
            columns = (laid.starts, laid.ends, laid.words, tags, lemmas)
            tokens = tokens_of(*(column[first:last] for column in columns), heads, relations[first:last], features[first:last])
            made.append(Sentence(laid.starts[first], laid.ends[last - 1], tuple(tokens)))
        return made


def together(laid: Sequence[Laid]) -> Laid:
    """Stretches one behind the other as one."""
    return Laid(*(list(chain.from_iterable(column)) for column in zip(*laid, strict=True))) if laid else Laid([], [], [], [])


def within(parts: Sequence[Part], start: int, end: int) -> tuple[Part, ...]:
    """Those of the parts that begin between two offsets."""
    return tuple(one for one in parts if start <= one.start < end)


@cache
def english() -> TrainedEnglish:
    """The English that ships; loaded once in each process, whatever it is used for."""
    return TrainedEnglish()
