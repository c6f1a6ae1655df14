"""Words of a stretch of text → tags, tree, names and roles: windows of whole sentences through the network, then the best tree of each."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from testimonia.adapters.encoder.chains import Chain, Span
from testimonia.adapters.encoder.pieces import Cut
from testimonia.adapters.encoder.session import Network, Scored
from testimonia.adapters.encoder.trees import best_trees
from testimonia.adapters.encoder.weights import KINDS, load_weights

LONGEST = 180
"""Pieces of a window; the encoder was trained on up to 170, and longer inputs cost more than they help."""

START, INSIDE = 3.75, -2.0
"""Log-odds by the model from which a sentence starts where no rule says so, and below which none starts where a rule does.

Measured on the development sets of EWT and GUM and on PUD; each alone is worse on all three.
"""

CHUNK = 24
"""Words whose relations are scored at once: products so small that the library behind numpy starts no threads of its own."""

Numbers = NDArray[np.intp]


class Cuts(NamedTuple):
    """Where sentences start by rule: positions of first words; those that are certain; and those where none may start."""

    starts: list[int]
    firm: set[int]
    barred: set[int]


class Parse(NamedTuple):
    """What the model says of words: positions of heads among these words (its own for a root), labels as numbers of its lists,

    and the positions where sentences start.
    """

    heads: Numbers
    relations: Numbers
    tags: Numbers
    features: Numbers
    sentences: list[int]
    names: list[Span]
    roles: list[Span]


class Reader:
    """The trained model of a folder."""

    def __init__(self, folder: Path) -> None:
        self.weights = load_weights(folder)
        self._network = Network(self.weights)
        self._pairs = np.ascontiguousarray(self.weights.pairs.transpose(1, 2, 0))
        self._root = self.weights.relations.index("root")
        self._names = Chain(self.weights.names, self.weights.name_transitions)
        self._roles = Chain(self.weights.roles, self.weights.role_transitions)

    def read(self, words: list[str], cuts: Cuts) -> Parse:
        """The parse of words, of which there must be one at least."""
        cut = self._network.cut(words)
        sizes = np.cumsum([0, *(len(word.pieces) for word in cut)])
        return joined([self._window(cut[first:last], first, cuts) for first, last in windows(words, sizes, cuts.starts)])

    def _window(self, words: list[Cut], first: int, cuts: Cuts) -> Parse:
        scored = self._network.scores(words)
        starts = agreed(scored.starts, first, cuts)
        heads = best_trees(scored.arcs, starts)
        return Parse(
            heads=np.where(heads == 0, np.arange(len(heads)), heads - 1),
            relations=self._relations(scored, heads),
            tags=scored.tags.argmax(1),
            features=scored.features.argmax(1),
            sentences=starts if first in cuts.firm or first in cuts.starts else starts[1:],
            names=[span._replace(label=KINDS[span.label]) for span in self._names.spans(scored.names)],
            roles=self._roles.spans(scored.roles),
        )

    def _relations(self, scored: Scored, heads: Numbers) -> Numbers:
        """The best relation of each word to its head; a root is `root` and nothing else is. A word that heads several is taken once."""
        used, place = np.unique(heads, return_inverse=True)
        left, right = with_one(scored.dependents[1:]), with_one(scored.heads[used])
        chunks = [slice(at, at + CHUNK) for at in range(0, len(used), CHUNK)]
        views = np.concatenate([right[chunk] @ self._pairs for chunk in chunks], 1)
        scores = np.vecdot(views[:, place], left)
        scores[self._root] = -np.inf
        found: Numbers = scores.argmax(0)
        found[heads == 0] = self._root
        return found


def with_one(views: NDArray[np.float32]) -> NDArray[np.float32]:
    """Views with a one behind each, by which a view also counts by itself."""
    return np.concatenate([views, np.ones((len(views), 1), np.float32)], 1)


def windows(words: list[str], sizes: Numbers, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences that fit into a window; a sentence that is too long is cut. `sizes` sums the pieces before each word."""
    first = before = 0
    for end in [*starts[1:], len(words)]:
        if sizes[end] - sizes[first] > LONGEST and before > first:
            yield first, before
            first = before
        while sizes[end] - sizes[first] > LONGEST:
            cut = pause(words, first, int(np.searchsorted(sizes, sizes[first] + LONGEST, side="right")) - 1)
            yield first, cut
            first = cut
        before = end
    yield first, len(words)


def pause(words: list[str], first: int, last: int) -> int:
    """Where a sentence that is too long is cut: behind the last comma or semicolon of the second half, or at the end."""
    return next((at + 1 for at in range(last - 1, (first + last) // 2, -1) if words[at] in (",", ";", ":", "-", "–", "—")), last)


def agreed(scores: NDArray[np.float32], first: int, cuts: Cuts) -> list[int]:
    """Where the sentences of a window that begins at `first` start, by rule and model together."""
    odds = scores[:, 1] - scores[:, 0]
    found = {first, *(np.flatnonzero(odds > START) + first).tolist()} - cuts.barred
    last = first + len(odds)
    found |= {at for at in cuts.starts if first <= at < last and (at in cuts.firm or odds[at - first] > INSIDE)}
    return sorted(at - first for at in found | {first})


def joined(parts: list[Parse]) -> Parse:
    """Windows one after the other as one parse, with positions counted through."""
    if len(parts) == 1:
        return parts[0]
    shifts = np.cumsum([0, *(len(part.heads) for part in parts[:-1])]).tolist()
    return Parse(
        heads=np.concatenate([part.heads + shift for part, shift in zip(parts, shifts, strict=True)]),
        relations=np.concatenate([part.relations for part in parts]),
        tags=np.concatenate([part.tags for part in parts]),
        features=np.concatenate([part.features for part in parts]),
        sentences=[start + shift for part, shift in zip(parts, shifts, strict=True) for start in part.sentences],
        names=[moved(span, shift) for part, shift in zip(parts, shifts, strict=True) for span in part.names],
        roles=[moved(span, shift) for part, shift in zip(parts, shifts, strict=True) for span in part.roles],
    )


def moved(span: Span, shift: int) -> Span:
    """The span some words later."""
    return span._replace(first=span.first + shift, last=span.last + shift)
