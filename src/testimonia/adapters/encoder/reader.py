"""Words of a stretch of text → tags, tree, names and roles: windows of whole sentences through the network, then the best tree of each."""

from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from testimonia.adapters.encoder.chains import Chain, Span
from testimonia.adapters.encoder.session import Network, Scored, joined
from testimonia.adapters.encoder.trees import best_trees
from testimonia.adapters.encoder.weights import KINDS, load_weights

LONGEST = 180
"""Pieces of a window; the encoder was trained on up to 170, and longer inputs cost more than they help."""

SHARED = 110
"""Pieces up to which short stretches are put into one window."""

START, INSIDE = 3.75, -2.0
"""Log-odds by the model from which a sentence starts where no rule says so, and below which none starts where a rule does.

Measured on the development sets of EWT and GUM and on PUD; each alone is worse on all three.
"""

CHUNK = 24
"""Heads whose relations are scored at once: products so small that the library behind numpy starts no threads of its own."""

Numbers = NDArray[np.intp]


class Cuts(NamedTuple):
    """Where sentences start by rule: positions of first words; those that are certain; and those where none may start.

    At the positions of `apart` another stretch of text begins, which is read by itself.
    """

    starts: list[int]
    firm: set[int]
    barred: set[int]
    apart: frozenset[int] = frozenset()


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
        """The parse of words, of which there must be one at least. Windows are scored one by one and decoded together."""
        cut = self._network.cut(words)
        sizes = np.cumsum([0, *(len(word.pieces) for word in cut)])
        parts = list(windows(words, sizes, cuts))
        spans = list(shared(parts, sizes))
        arcs, rows = zip(*(self._network.scores(cut[first:last]) for first, last in spans), strict=True)
        scored, firsts = joined(rows), [first for first, _ in parts]
        starts = agreed(scored.starts, firsts, cuts)
        heads = [upwards(best_trees(one, inside(starts, *span)), span[0]) for one, span in zip(arcs, spans, strict=True)]
        above = np.concatenate(heads)
        return Parse(
            heads=above,
            relations=self._relations(scored, above),
            tags=scored.tags.argmax(1),
            features=scored.features.argmax(1),
            sentences=sorted(set(starts) - (set(firsts) - cuts.firm.union(cuts.starts))),
            names=[span._replace(label=KINDS[span.label]) for span in self._names.spans(scored.names, starts)],
            roles=self._roles.spans(scored.roles, firsts),
        )

    def _relations(self, scored: Scored, heads: Numbers) -> Numbers:
        """The best relation of each word to its head; a root is `root` and nothing else is. A word that heads several is taken once."""
        left, right = with_one(scored.dependents), with_one(scored.heads)
        found = np.full(len(heads), self._root)
        below = np.flatnonzero(heads != np.arange(len(heads)))
        below = below[heads[below].argsort(kind="stable")]
        used, begin = np.unique(heads[below], return_index=True)
        begin = np.append(begin, len(below))
        for at in range(0, len(used), CHUNK):
            chunk = used[at : at + CHUNK]
            words = below[begin[at] : begin[at + len(chunk)]]
            views = right[chunk] @ self._pairs
            scores = np.vecdot(views.take(np.searchsorted(chunk, heads[words]), 1), left[words])
            scores[self._root] = -np.inf
            found[words] = scores.argmax(0)
        return found


def with_one(views: NDArray[np.float32]) -> NDArray[np.float32]:
    """Views with a one behind each, by which a view also counts by itself."""
    return np.concatenate([views, np.ones((len(views), 1), np.float32)], 1)


def windows(words: list[str], sizes: Numbers, cuts: Cuts) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences of one stretch that fit into a window; a sentence that is too long is cut.

    `sizes` sums the pieces before each word.
    """
    first = before = 0
    for end in [*cuts.starts[1:], len(words)]:
        if sizes[end] - sizes[first] > LONGEST and before > first:
            yield first, before
            first = before
        while sizes[end] - sizes[first] > LONGEST:
            cut = pause(words, first, int(np.searchsorted(sizes, sizes[first] + LONGEST, side="right")) - 1)
            yield first, cut
            first = cut
        before = end
        if end in cuts.apart or end == len(words):
            yield first, end
            first = end


def shared(parts: list[tuple[int, int]], sizes: Numbers) -> Iterator[tuple[int, int]]:
    """Short stretches side by side in one window: a window of its own costs as much as six pieces more."""
    first = last = 0
    for begin, end in parts:
        if sizes[end] - sizes[first] > SHARED and last > first:
            yield first, last
            first = begin
        last = end
    yield first, last


def pause(words: list[str], first: int, last: int) -> int:
    """Where a sentence that is too long is cut: behind the last comma or semicolon of the second half, or at the end."""
    return next((at + 1 for at in range(last - 1, (first + last) // 2, -1) if words[at] in (",", ";", ":", "-", "–", "—")), last)


def agreed(scores: NDArray[np.float32], firsts: list[int], cuts: Cuts) -> list[int]:
    """Where sentences start, by rule and model together; the first word of a window starts one in any case."""
    odds = scores[:, 1] - scores[:, 0]
    found = {*np.flatnonzero(odds > START).tolist()} - cuts.barred
    found |= {at for at in cuts.starts if at in cuts.firm or odds[at] > INSIDE}
    return sorted(found.union(firsts))


def inside(starts: list[int], first: int, last: int) -> list[int]:
    """The starts between two words, counted from the first."""
    return [at - first for at in starts[bisect_left(starts, first) : bisect_left(starts, last)]]


def upwards(heads: Numbers, first: int) -> Numbers:
    """Heads within a window, counted from 1 with 0 for the root, as positions among all words; a root's is its own."""
    return np.where(heads == 0, np.arange(len(heads)), heads - 1) + first
