"""The network at work: pieces of a window in, scores of its words out, on one thread."""

from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from testimonia.adapters.encoder.pieces import SPECIAL, Cut, WordPieces
from testimonia.adapters.encoder.weights import Weights

Scores = NDArray[np.float32]


class Scored(NamedTuple):
    """The scores of a window's words. Row 0 of `arcs`, and of both views for labels, is the root's; all else begins with the first word."""

    arcs: Scores
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

    def scores(self, words: list[Cut]) -> Scored:
        """The scores of the words of one window."""
        pieces, shapes, first = [self._pieces.begin], [SPECIAL], [0]
        for word in words:
            first.append(len(pieces))
            pieces += word.pieces
            shapes += word.shapes
        pieces.append(self._pieces.end)
        shapes.append(SPECIAL)
        given = [np.array([row], np.int64) for row in (pieces, shapes, first)]
        out = [one[0] for one in self._session.run(None, dict(zip(self._inputs, given, strict=True)))]
        arcs, dependents, heads, *rest = out
        return Scored(arcs, dependents, heads, *(one[1:] for one in rest))
