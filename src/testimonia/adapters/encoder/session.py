"""The network at work: pieces of a window in, scores of its words out, on one thread."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from testimonia.adapters.encoder.pieces import SPECIAL, Cut, WordPieces
from testimonia.adapters.encoder.weights import Weights

Scores = NDArray[np.float32]


class Scored(NamedTuple):
    """The scores of words, a row for each: both views for the relation to a head, then a column for each label."""

    dependents: Scores
    heads: Scores
    tags: Scores
    features: Scores
    starts: Scores
    names: Scores
    roles: Scores


SLOWER = "SkipLayerNormFusion"
"""An optimisation of onnxruntime that makes this network slower by a twelfth on a CPU (measured with 1.31)."""


class Network:
    """The ONNX model of the weights. A window is run by itself: int8 scales depend on the whole input."""

    def __init__(self, weights: Weights) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(weights.network), options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOWER]
        )
        self._inputs = [one.name for one in self._session.get_inputs()]
        self._pieces = WordPieces(list(weights.vocabulary))

    def cut(self, words: list[str]) -> list[Cut]:
        """The words in pieces."""
        return list(map(self._pieces.of, words))

    def scores(self, words: list[Cut]) -> tuple[Scores, Scored]:
        """The arcs between the words of one window (row: dependent, column: head; 0 is the root), and the scores of its words."""
        pieces, shapes, first = [self._pieces.begin], [SPECIAL], [0]
        for word in words:
            first.append(len(pieces))
            pieces += word.pieces
            shapes += word.shapes
        pieces.append(self._pieces.end)
        shapes.append(SPECIAL)
        given = [np.array([row], np.int64) for row in (pieces, shapes, first)]
        arcs, *rest = self._session.run(None, dict(zip(self._inputs, given, strict=True)))
        return arcs[0], Scored(*(one[0, 1:] for one in rest))


def joined(scored: Iterable[Scored]) -> Scored:
    """The words of several windows as those of one."""
    return Scored(*map(np.concatenate, zip(*scored, strict=True)))
