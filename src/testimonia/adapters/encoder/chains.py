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
        self.into = np.ascontiguousarray(self.between.T)
        self.outside = labels.index("O")
        self._kinds = {kind: at for at, kind in enumerate(dict.fromkeys(label[2:] for label in labels if label != "O"))}
        self._of_kind = np.array([[label[2:] == kind for kind in self._kinds] for label in labels], np.float32)

    def spans(self, scores: Scores, firsts: list[int]) -> list[Span]:
        """The spans of the best chains of labels, in order. `scores` has a row for each word; no chain goes on at the words of `firsts`.

        Words that are plainly outside every span part a chain; what lies between them is decided by itself.
        """
        parts, found = self._doubtful(scores, firsts), list[Span]()
        sure = softmax(scores) @ self._of_kind
        for (first, _), chain in zip(parts, self.best(scores, parts), strict=True):
            for begin, end, label in stretches([self.labels[one] for one in chain]):
                words = sure[first + begin : first + end, self._kinds[label]].tolist()
                found.append(Span(first + begin, first + end, label, sum(words) / len(words)))
        return found

    def _doubtful(self, scores: Scores, firsts: list[int]) -> list[tuple[int, int]]:
        """Stretches of words that may carry a label, with first word and the one after the last."""
        others = scores.copy()
        others[:, self.outside] = -np.inf
        doubtful = scores[:, self.outside] - others.max(1) < PLAIN
        begins, ends = doubtful.copy(), doubtful.copy()
        begins[1:] &= ~doubtful[:-1]
        ends[:-1] &= ~doubtful[1:]
        begins[firsts] = doubtful[firsts]
        lasts = [first - 1 for first in firsts if first]
        ends[lasts] = doubtful[lasts]
        return list(zip(np.flatnonzero(begins).tolist(), (np.flatnonzero(ends) + 1).tolist(), strict=True))

    def best(self, scores: Scores, parts: list[tuple[int, int]]) -> list[list[int]]:
        """The best chain of labels of each part (Viterbi). All go forward and back together, the longest first, a word at each step."""
        if not parts:
            return []
        order = sorted(range(len(parts)), key=lambda at: parts[at][0] - parts[at][1])
        sizes = np.array([parts[at][1] - parts[at][0] for at in order])
        going = [int((sizes > step).sum()) for step in range(sizes[0])]
        places = np.arange(sizes[0])[:, None] + [parts[at][0] for at in order]
        sums = scores[np.minimum(places, len(scores) - 1)]
        sums[0] += self.start
        for step, some in enumerate(going[1:], 1):
            sums[step, :some] += (sums[step - 1, :some, :, None] + self.between).max(1)
        labels = sums.argmax(2)
        for step, some in reversed(list(enumerate(going[1:]))):
            labels[step, :some] = (sums[step, :some] + self.into[labels[step + 1, :some]]).argmax(1)
        chains = [labels[:size, place].tolist() for place, size in enumerate(sizes)]
        return [chain for _, chain in sorted(zip(order, chains, strict=True))]


def softmax(scores: Scores) -> Scores:
    """Each row as probabilities."""
    raised = np.exp(scores - scores.max(1, keepdims=True, initial=-np.inf))
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
