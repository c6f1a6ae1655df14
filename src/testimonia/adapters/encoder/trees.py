"""Trees from arc scores: the best tree with a single root, by Chu–Liu/Edmonds."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.intp]

NEVER = -1e4
"""The score of an arc that may not be; far below every score, and small enough for sums in single precision."""


def best_trees(arcs: Scores, starts: list[int]) -> Heads:
    """The heads of the words of a window, counted from 1; 0 is the root. `starts` are the first words of its sentences, counted from 0.

    Most sentences have their tree when each word takes its best head; the others are searched.
    """
    ends = [*starts[1:], len(arcs) - 1]
    near = np.full_like(arcs[1:], NEVER)
    near[:, 0] = arcs[1:, 0]
    for start, end in zip(starts, ends, strict=True):
        near[start:end, start + 1 : end + 1] = arcs[start + 1 : end + 1, start + 1 : end + 1]
    np.fill_diagonal(near[:, 1:], NEVER)
    heads: Heads = near.argmax(1)
    single = np.add.reduceat(heads == 0, starts, dtype=np.intp) == 1
    rooted = np.logical_and.reduceat(reaches_root(heads), starts)
    for at in np.flatnonzero(~(single & rooted)).tolist():
        nodes = np.concatenate([[0], np.arange(starts[at], ends[at]) + 1])
        heads[starts[at] : ends[at]] = nodes[best_tree(arcs[np.ix_(nodes, nodes)])[1:]]
    return heads


def reaches_root(heads: Heads) -> NDArray[np.bool_]:
    """Whether each word comes to the root when one goes up from it; in a cycle, or under one, it does not."""
    up = np.concatenate([[0], heads])
    for _ in range(len(heads).bit_length()):
        up = up[up]
    found: NDArray[np.bool_] = up[1:] == 0
    return found


def best_tree(scores: Scores) -> Heads:
    """The heads of the best tree: `scores[i, j]` says how well j heads i, node 0 is above the root and heads one word only.

    The best head of each word makes a tree in most sentences. Where the best tree has several roots, each of them is tried as the
    only one.
    """
    scores = scores.copy()
    np.fill_diagonal(scores, NEVER)
    heads = spanning(scores)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) == 1:
        return heads
    trees = [spanning(rooted(scores, root)) for root in roots.tolist()]
    return max(trees, key=lambda tree: float(scores[np.arange(1, len(tree)), tree[1:]].sum()))


def rooted(scores: Scores, root: int) -> Scores:
    """The scores with one word allowed below node 0."""
    bound = scores.copy()
    bound[1:, 0] = NEVER
    bound[root, 0] = -NEVER
    return bound


def spanning(scores: Scores) -> Heads:
    """The best tree below node 0 by any number of arcs, by Chu–Liu/Edmonds: a cycle is drawn together into one node and opened again."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = np.array(cycle_of(heads.tolist()), dtype=np.intp)
    if not cycle.size:
        return heads
    outside = np.ones(len(scores), bool)
    outside[cycle] = False
    rest = np.flatnonzero(outside)
    entering = scores[cycle][:, rest] - scores[cycle, heads[cycle]][:, None]
    leaving = scores[rest][:, cycle]
    small = np.full((len(rest) + 1, len(rest) + 1), NEVER, scores.dtype)
    small[:-1, :-1] = scores[rest][:, rest]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = leaving.max(1)
    return opened(heads, cycle, rest, spanning(small), (entering.argmax(0), leaving.argmax(1)))


def opened(heads: Heads, cycle: Heads, rest: Heads, outer: Heads, ways: tuple[Heads, Heads]) -> Heads:
    """The tree of the full graph: the outer tree with the cycle put back, broken where the outer tree enters it."""
    enter, leave = ways
    joint = len(rest)
    found = heads.copy()
    above = outer[1:joint]
    below = above == joint
    found[rest[1:]] = np.where(below, cycle[leave[1:]], rest[np.where(below, 0, above)])
    found[cycle[enter[outer[joint]]]] = rest[outer[joint]]
    return found


def cycle_of(heads: list[int]) -> list[int]:
    """The nodes of one cycle among the heads; empty where there is none."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path, node = list[int](), start
        while node > 0 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if node > 0 and state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []
