"""A page: a document's speaking blocks with their sentences, which every rule of extract works on, and the drafts it makes."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Protocol

from testimonia.extract.language import Analysis, Language, Name, Role, Sentence
from testimonia.records import SPEAKING, Block, Document, Mention, Period
from testimonia.records.claim import Body, PartKind


class PlaceNames(Protocol):
    """What extract asks of a gazetteer: whether words name a place, and how prominent it is. One can be told from another by its hash."""

    def __hash__(self) -> int: ...

    def prominence(self, name: str) -> float:
        """From 0 (no such place) to 1 (everybody knows it); spelling and case as in the text."""


class Attention(Protocol):
    """What says which sentences are worth the parser."""

    def chosen(self, sentences: Sequence[str]) -> list[bool]:
        """Whether each of a document's sentences, in order, is."""


@dataclass(frozen=True)
class Passage:
    """One block with its sentences, and the names and roles that the language model sees in it."""

    block: Block
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, eq=False)
class Page:
    """A document laid out for reading; furniture and bylines are left out. A page is equal to itself alone."""

    document: Document
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)

    @cached_property
    def parsed(self) -> bool:
        """Whether a model has read any of it, so that it only glanced at the sentences without tags."""
        return any(sentence.parsed for sentence in self.sentences)

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.block.start for passage in self.passages]

    def passage_at(self, offset: int) -> Passage:
        """The passage in which a character stands. Raises LookupError where none speaks."""
        passage = self.passages[bisect_right(self._starts, offset) - 1] if self.passages else None
        if passage is None or not passage.block.start <= offset < passage.block.end:
            raise LookupError(f"no speaking block at {offset}")
        return passage

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence in which a character stands. Raises LookupError where none speaks."""
        for sentence in self.passage_at(offset).sentences:
            if sentence.start <= offset < sentence.end:
                return sentence
        raise LookupError(f"no sentence at {offset}")


@dataclass(frozen=True)
class Draft:
    """A claim as its rule proposes it, before it is known who says it and how surely.

    `start` and `end` are the evidence; `anchor` is an offset at its core (the harm word, the verb), by which the clause and
    so the speaker is found. `part_of` is the draft of the whole that this count is a part of; `open` says that the
    outcome is not told ("shot") and other claims of the document may tell it.
    """

    start: int
    end: int
    anchor: int
    body: Body
    places: tuple[Mention, ...] = ()
    period: Period | None = None
    reasons: tuple[str, ...] = ()
    part_of: "Draft | None" = None
    part_kind: PartKind | None = None
    open: bool = False


def lay_out(document: Document, language: Language, attention: Attention | None = None) -> Page:
    """The speaking blocks of a document, each read once: parsed where attention is due, else only glanced at."""
    blocks = [block for block in document.blocks if block.kind in SPEAKING]
    if attention is None:
        whole = language.analyse_all(document.text, [(block.start, block.end) for block in blocks])
        return Page(document, tuple(Passage(block, one.sentences, one.names, one.roles) for block, one in zip(blocks, whole, strict=True)))
    glances = [language.glance(document.text, block.start, block.end).sentences for block in blocks]
    chosen = iter(attention.chosen([document.text[one.start : one.end] for sentences in glances for one in sentences]))
    runs = [
        [Run(wanted, [one for one, _ in group]) for wanted, group in groupby([(one, next(chosen)) for one in some], key=itemgetter(1))]
        for some in glances
    ]
    stretches = [(run.sentences[0].start, run.sentences[-1].end) for some in runs for run in some if run.wanted]
    analyses = iter(language.analyse_all(document.text, stretches))
    return Page(document, tuple(attended(block, some, analyses) for block, some in zip(blocks, runs, strict=True)))


class Run(NamedTuple):
    """Sentences of a block that follow one another, all of them chosen or none."""

    wanted: bool
    sentences: list[Sentence]


def attended(block: Block, runs: list[Run], analyses: Iterator[Analysis]) -> Passage:
    """One block with the next analyses in the place of its chosen runs of sentences."""
    found, names, roles = list[Sentence](), list[Name](), list[Role]()
    for run in runs:
        if not run.wanted:
            found += run.sentences
            continue
        analysis = next(analyses)
        found += analysis.sentences
        names += analysis.names
        roles += analysis.roles
    return Passage(block, tuple(found), tuple(names), tuple(roles))
