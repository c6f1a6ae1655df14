"""Windows: what the encoder reads at once, whole sentences of one document in at most 170 pieces, and batches of such windows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from training.labels import UNLABELLED, WITH_NORP, Labels, style_of
from training.pieces import Shape, WordPieces, shape
from training.sentence import Sentence

LONGEST_SENTENCE = 250  # pieces; a longer sentence is not learnt from
LIMITS = (40, 90, 170, 170)  # pieces of a window, drawn anew for each
PARAGRAPH_PARTS = 0.6  # chance that a new paragraph begins a new window
CURLY, CAPITALS, SMALL = 0.30, 0.06, 0.03  # shares of windows
CASED = (Shape.LOWER, Shape.TITLE, Shape.CAPITALS, Shape.MIXED, Shape.ONE_CAPITAL)
QUOTES = {'"', "``", "''"}


@dataclass(slots=True)
class Window:
    """One input and its answers. Per piece: `pieces`, `shapes`. Per word: `first` (its first piece, after CLS), then the labels as
    numbers; heads count from 1 within the window, 0 is the root; UNLABELLED where the source says nothing."""

    pieces: list[int]
    shapes: list[int]
    first: list[int]
    style: int
    with_norp: bool
    has_tree: bool
    heads: list[int]
    relations: list[int]
    tags: list[int]
    features: list[int]
    starts: list[int]
    names: list[int]
    roles: list[int]


def curly(words: Iterable[str]) -> Iterator[str]:
    """The words with typographic quotes, opening and closing in turn."""
    opened = False
    for word in words:
        if word in QUOTES:
            yield "”" if opened else "“"
            opened = not opened
        else:
            yield word.replace("'", "’")


def shapes_of(words: Sequence[str], chance: Random | None) -> list[int]:
    """The shapes; now and then a whole window as if in capitals or in small letters."""
    found = [shape(word) for word in words]
    draw = chance.random() if chance else 1.0
    if draw >= CAPITALS + SMALL:
        return [int(s) for s in found]
    instead = Shape.CAPITALS if draw < CAPITALS else Shape.LOWER
    return [int(instead) if s in CASED else int(s) for s in found]


class Windows:
    """Turns sentences into windows with a set of word pieces and labels."""

    def __init__(self, pieces: WordPieces, labels: Labels) -> None:
        self.pieces, self.labels = pieces, labels

    def window(self, sentences: Sequence[Sentence], chance: Random | None = None) -> Window:
        """One window of these sentences; with `chance` its case and quotes are varied."""
        words = [word for sentence in sentences for word in sentence.words]
        shapes = shapes_of(words, chance)
        if chance and chance.random() < CURLY:
            words = list(curly(words))
        made = self._empty(sentences[0])
        for word, its_shape in zip(words, shapes, strict=True):
            cut = self.pieces.of(word).pieces
            made.first.append(len(made.pieces))
            made.pieces += cut
            made.shapes += [its_shape] * len(cut)
        made.pieces.append(self.pieces.end)
        made.shapes.append(int(Shape.SPECIAL))
        for sentence in sentences:
            self._answer(made, sentence)
        return made

    def _empty(self, sentence: Sentence) -> Window:
        source = sentence.source
        answers: list[list[int]] = [[] for _ in range(7)]
        begin, special = [self.pieces.begin], [int(Shape.SPECIAL)]
        return Window(begin, special, [0], style_of(source), source in WITH_NORP, False, *answers)

    def _answer(self, window: Window, sentence: Sentence) -> None:
        """Append one sentence's labels."""
        length, before = len(sentence.words), len(window.heads)
        nothing = [UNLABELLED] * length
        window.names += self._numbers("names", sentence.names, nothing)
        window.roles += self._numbers("roles", sentence.roles, nothing)
        tree = sentence.tree
        window.has_tree |= tree is not None
        window.heads += [head + before if head else 0 for head in tree.heads] if tree else nothing
        window.starts += [1] + [0] * (length - 1) if tree else nothing
        window.relations += self._numbers("relations", tree and tree.relations, nothing)
        window.tags += self._numbers("tags", tree and tree.upos, nothing)
        window.features += self._numbers("features", tree and tree.feats, nothing)

    def _numbers(self, layer: str, labels: Sequence[str] | None, nothing: list[int]) -> list[int]:
        return nothing if labels is None else [self.labels.number(layer, label) for label in labels]

    def length(self, sentence: Sentence) -> int:
        """Pieces of a sentence."""
        return sum(len(self.pieces.of(word).pieces) for word in sentence.words)

    def grouped(self, sentences: Iterable[Sentence], chance: Random) -> Iterator[list[Sentence]]:
        """Runs of sentences of one document, each within a drawn limit of pieces."""
        group: list[Sentence] = []
        size, limit = 0, chance.choice(LIMITS)
        for sentence in sentences:
            length = self.length(sentence)
            if length > LONGEST_SENTENCE:
                continue
            if group and (size + length > limit or parts(group[-1], sentence, chance)):
                yield group
                group, size, limit = [], 0, chance.choice(LIMITS)
            group.append(sentence)
            size += length
        if group:
            yield group


def parts(before: Sentence, sentence: Sentence, chance: Random) -> bool:
    """Whether a window must, or happens to, end between two sentences."""
    if (before.source, before.document) != (sentence.source, sentence.document):
        return True
    return sentence.paragraph_start and chance.random() < PARAGRAPH_PARTS


def batches(windows: Iterable[Window], chance: Random, pieces: int) -> list[list[Window]]:
    """Batches of windows of like length, at most this many pieces with padding each, in random order."""
    found: list[list[Window]] = []
    batch: list[Window] = []
    for window in sorted(windows, key=lambda w: len(w.pieces) + chance.random() * 8):
        if batch and (len(batch) + 1) * len(window.pieces) > pieces:
            found.append(batch)
            batch = []
        batch.append(window)
    if batch:
        found.append(batch)
    chance.shuffle(found)
    return found
