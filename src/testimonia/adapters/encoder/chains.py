"""Spans from a chain of labels: Viterbi over BIO labels, and how sure the model is of a span."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


PLAIN = 6.0
"""How far O lies above every other label, in log-odds, where a word is plainly outside every span."""


class Span(NamedTuple):
    """Words from `first` to before `last` that carry one label, with the probability that the model gives it."""

    first: int
    last: int
    label: str
    probability: float


class Chain:
    """Labels in BIO with the scores of their transitions; the first row of `transitions` is that of the start."""

    def __init__(self, labels: tuple[str, ...], transitions: Scores) -> None:
        self.labels = labels
        self.start, self.between = transitions[0], np.ascontiguousarray(transitions[1:])
        self.outside = labels.index("O")
        self._columns = {label[2:]: [at for at, one in enumerate(labels) if one[2:] == label[2:]] for label in labels}

    def spans(self, scores: Scores) -> list[Span]:
        """The spans of the best chain of labels, in order. `scores` has a row for each word.

        Words that are plainly outside every span part the chain; what lies between them is decided by itself.
        """
        found = list[Span]()
        for first, last in self._doubtful(scores):
            for begin, end, label in stretches([self.labels[one] for one in self.best(scores[first:last])]):
                chances = softmax(scores[first + begin : first + end])[:, self._columns[label]]
                found.append(Span(first + begin, first + end, label, float(chances.sum(1).mean())))
        return found

    def _doubtful(self, scores: Scores) -> list[tuple[int, int]]:
        """Stretches of words that may carry a label, with first word and the one after the last."""
        if not scores.size:
            return []
        others = np.delete(scores, self.outside, 1).max(1)
        doubtful = (scores[:, self.outside] - others < PLAIN).astype(np.int8)
        edges = np.flatnonzero(np.diff(doubtful, prepend=0, append=0)).tolist()
        return list(zip(edges[::2], edges[1::2], strict=True))

    def best(self, scores: Scores) -> list[int]:
        """The best chain of labels (Viterbi)."""
        total = scores[0] + self.start
        back = list[NDArray[np.intp]]()
        for row in scores[1:]:
            ways = total[:, None] + self.between
            came = ways.argmax(0)
            back.append(came)
            total = ways[came, np.arange(len(came))] + row
        chain = [int(total.argmax())]
        for came in reversed(back):
            chain.append(int(came[chain[-1]]))
        return chain[::-1]


def softmax(scores: Scores) -> Scores:
    """Each row as probabilities."""
    raised = np.exp(scores - scores.max(1, keepdims=True))
    result: Scores = raised / raised.sum(1, keepdims=True)
    return result


def stretches(labels: list[str]) -> list[tuple[int, int, str]]:
    """First word, word after the last, and label of each span in a chain of BIO labels."""
    found = list[tuple[int, int, str]]()
    for at, label in enumerate(labels):
        if label == "O":
            continue
        if label[0] == "I" and found and found[-1][1] == at and found[-1][2] == label[2:]:
            found[-1] = (found[-1][0], at + 1, label[2:])
        else:
            found.append((at, at + 1, label[2:]))
    return found
