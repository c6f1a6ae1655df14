"""What extract asks of a language model: sentences and tokens of a stretch of text, and what it knows of each.

Offsets count characters in the document's text. A model that knows no tags, tree or names leaves them empty, and the rules
that need them stand back; this is how a blank tokenizer and a trained parser serve the same stage.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, Protocol


class Token(NamedTuple):
    """A word or mark. `tag` is a universal part of speech, `head` the index of its head in the sentence (itself for the

    root, -1 unknown), `relation` a universal dependency, `features` the word's features as in a treebank ("Number=Plur").
    """

    start: int
    end: int
    text: str
    tag: str = ""
    lemma: str = ""
    head: int = -1
    relation: str = ""
    features: str = ""


def tokens_of(*columns: Iterable[object]) -> Iterator[Token]:
    """Tokens from all their fields in order, a column for each; many times as fast as one by one."""
    return map(partial(tuple.__new__, Token), zip(*columns, strict=False))


class Name(NamedTuple):
    """A name that the model sees: `kind` is person, organisation, group or place."""

    start: int
    end: int
    kind: str


class Role(NamedTuple):
    """A stretch that the model takes for a part of a casualty report, with its probability by the model.

    `kind` is count, victim, perpetrator, cue, source, place, time, a measure (killed, injured, …) for the words of that harm, or harm where
    they tell of no measure.
    """

    start: int
    end: int
    kind: str
    probability: float


@dataclass(frozen=True)
class Sentence:
    """A sentence with its tokens, in order."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    @property
    def parsed(self) -> bool:
        """Whether a model gave its tokens tags and a tree."""
        return bool(self.tokens) and bool(self.tokens[0].tag)


@dataclass(frozen=True)
class Analysis:
    """What a model says of one stretch of text."""

    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    roles: tuple[Role, ...] = ()


class Language(Protocol):
    """A language model as an argument."""

    @property
    def code(self) -> str:
        """ISO 639-1 code of the language read."""

    @property
    def version(self) -> str:
        """Name and version of the model; part of every recipe."""

    def analyse(self, text: str, start: int, end: int) -> Analysis:
        """Sentences, tokens, names and roles between two offsets of a text."""

    def analyse_all(self, text: str, stretches: Sequence[tuple[int, int]]) -> list[Analysis]:
        """The same for several stretches, in the order of the text; each is read as by itself."""
        return [self.analyse(text, start, end) for start, end in stretches]

    def glance(self, text: str, start: int, end: int) -> Analysis:
        """Sentences and bare tokens, at a fraction of the cost, for passages in which nothing is to be found."""
