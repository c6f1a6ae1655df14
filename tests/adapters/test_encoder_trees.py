"""Trees and chains of the trained reader: against every tree, and every chain, of small inputs."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonia.adapters.encoder.chains import Chain, stretches
from testimonia.adapters.encoder.trees import best_tree, best_trees

LABELS = ("O", "B-place", "I-place", "B-person", "I-person")
FORBIDDEN = -1e4


def is_tree(heads: tuple[int, ...]) -> bool:
    """Whether every word reaches node 0."""
    for word in range(1, len(heads)):
        node, steps = word, 0
        while node and steps <= len(heads):
            node, steps = heads[node], steps + 1
        if node:
            return False
    return True


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, heads[word]] for word in range(1, len(heads))))


@given(size=st.integers(1, 5), seed=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_the_best_tree_with_one_root_is_found(size: int, seed: int) -> None:
    scores = (np.random.default_rng(seed).normal(size=(size + 1, size + 1)) * 3).astype(np.float32)
    found = tuple(best_tree(scores).tolist())
    every = ((0, *heads) for heads in itertools.product(range(size + 1), repeat=size) if heads.count(0) == 1)
    best = max(total(scores, heads) for heads in every if is_tree(heads))
    assert is_tree(found)
    assert found[1:].count(0) == 1
    assert total(scores, found) == pytest.approx(best, abs=1e-3)


@given(sizes=st.lists(st.integers(1, 5), min_size=1, max_size=4), seed=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_the_sentences_of_a_window_have_each_its_best_tree(sizes: list[int], seed: int) -> None:
    words = sum(sizes)
    arcs = (np.random.default_rng(seed).normal(size=(words + 1, words + 1)) * 3).astype(np.float32)
    ends = list(itertools.accumulate(sizes))
    starts = [0, *ends[:-1]]
    found = best_trees(arcs, starts)
    for start, end in zip(starts, ends, strict=True):
        nodes = [0, *range(start + 1, end + 1)]
        alone = best_tree(arcs[np.ix_(nodes, nodes)])
        assert found[start:end].tolist() == [nodes[head] for head in alone[1:]]


def chain() -> Chain:
    """Labels in which an inside label follows only its own kind."""
    transitions = np.zeros((len(LABELS) + 1, len(LABELS)), np.float32)
    for at, label in enumerate(LABELS):
        if label[0] == "I":
            transitions[:, at] = FORBIDDEN
            for before, other in enumerate(LABELS):
                if other[1:] == label[1:]:
                    transitions[before + 1, at] = 0.5
    return Chain(LABELS, transitions)


@given(sizes=st.lists(st.integers(1, 5), min_size=1, max_size=4), seed=st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_the_best_chain_of_each_part_is_found(sizes: list[int], seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(sum(sizes), len(LABELS))).astype(np.float32)
    ends = list(itertools.accumulate(sizes))
    ours, parts = chain(), list(zip([0, *ends[:-1]], ends, strict=True))
    for (first, last), found in zip(parts, ours.best(scores, parts), strict=True):
        part = scores[first:last]

        def worth(labels: tuple[int, ...], part: np.ndarray = part) -> float:
            moves = ours.start[labels[0]] + sum(ours.between[one, two] for one, two in itertools.pairwise(labels))
            return float(moves + sum(part[at, one] for at, one in enumerate(labels)))

        best = max(itertools.product(range(len(LABELS)), repeat=last - first), key=worth)
        assert worth(tuple(found)) == pytest.approx(worth(best), abs=1e-3)


def test_words_plainly_outside_part_the_chain_and_spans_carry_their_probability() -> None:
    scores = np.full((6, len(LABELS)), -9.0, np.float32)
    scores[:, 0] = 9.0
    scores[2] = [-9, 9, -9, -9, -9]
    scores[3] = [-9, -9, 9, -9, -9]
    (span,) = chain().spans(scores, [0])
    assert (span.first, span.last, span.label) == (2, 4, "place")
    assert span.probability > 0.99


def test_no_words_no_spans() -> None:
    assert chain().spans(np.zeros((0, len(LABELS)), np.float32), []) == []


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (["B-place", "I-place", "O", "B-place"], [(0, 2, "place"), (3, 4, "place")]),
        (["B-place", "B-place"], [(0, 1, "place"), (1, 2, "place")]),
        (["O", "I-person", "I-place"], [(1, 2, "person"), (2, 3, "place")]),
    ],
)
def test_stretches_of_labels(labels: list[str], found: list[tuple[int, int, str]]) -> None:
    assert stretches(labels) == found
