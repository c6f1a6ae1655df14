"""Quick scores on gold words while training: attachment without punctuation, tags, features, sentence starts, names and roles."""

from collections import Counter
from typing import Any

import torch
from torch import Tensor

from training.figures import by_kind, count, f_score, spans
from training.labels import Labels
from training.losses import Batch, states_of
from training.network import Network
from training.sentence import NAME_LABELS, ROLE_LABELS
from training.windows import Window

SCORED_NAMES = ("PER", "LOC", "ORG")


def best_chain(scores: Tensor, transitions: Tensor) -> list[int]:
    """The best labels of one window by Viterbi; the first row of `transitions` starts the chain."""
    score, back = scores[0] + transitions[0], []
    for word in scores[1:]:
        score, best = (score[:, None] + transitions[1:]).max(0)
        score = score + word
        back.append(best)
    path = [int(score.argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]


def count_grammar(network: Network, batch: Batch, states: list[Tensor], labels: Labels, counts: Counter[str]) -> None:
    """Add this batch's right and all grammar decisions."""
    arcs, dependents, head_views, tags, features, starts = network.grammar(states, batch.first)
    heads, relations = batch.answers("heads"), batch.answers("relations")
    known = relations >= 0
    chosen = batch.allowed_arcs(arcs).argmax(-1)
    row = torch.arange(len(heads))[:, None].expand_as(heads)[known]
    relation = network.relations(dependents[known], head_views[row, chosen[known]]).argmax(-1)
    counted = relations[known] != labels.number("relations", "punct")
    attached = (chosen[known] == heads[known]) & counted
    begun, begins = starts.argmax(-1)[known] == 1, batch.answers("starts")[known] == 1
    counts["scored"] += int(counted.sum())
    counts["attached"] += int(attached.sum())
    counts["labelled"] += int((attached & (relation == relations[known])).sum())
    counts["words"] += int(known.sum())
    counts["tags"] += int((tags.argmax(-1)[known] == batch.answers("tags")[known]).sum())
    counts["features"] += int((features.argmax(-1)[known] == batch.answers("features")[known]).sum())
    counts["starts"] += int((begun & begins).sum())
    counts["starts found"] += int(begun.sum())
    counts["starts gold"] += int(begins.sum())


def count_spans(scores: Tensor, transitions: Tensor, batch: Batch, layer: str, counts: Counter[str]) -> None:
    """Add this batch's spans of names or roles, by kind, for the windows that annotate them."""
    names = NAME_LABELS if layer == "names" else ROLE_LABELS
    for window, words, length in zip(batch.windows, scores, batch.lengths.tolist(), strict=True):
        gold_numbers = getattr(window, layer)
        if min(gold_numbers) < 0:
            continue
        found = spans(names[number] for number in best_chain(words[1:length], transitions))
        gold = spans(names[number] for number in gold_numbers)
        count(gold, found, counts)


@torch.no_grad()
def measure(network: Network, batches: list[list[Window]], labels: Labels) -> dict[str, Any]:
    """All scores over batches of windows."""
    network.eval()
    counts, names, roles = Counter[str](), Counter[str](), Counter[str]()
    for windows in batches:
        batch = Batch.of(windows)
        states = states_of(network, batch, half=False)
        if any(w.has_tree for w in windows):
            count_grammar(network, batch, states, labels, counts)
        style = torch.tensor([w.style for w in windows])
        count_spans(network.names(states, batch.first, style), network.name_chain.matrix(), batch, "names", names)
        if any(min(w.roles) >= 0 for w in windows):
            count_spans(network.roles(states, batch.first), network.role_chain.matrix(), batch, "roles", roles)
    network.train()
    return {**grammar_scores(counts), "names": by_kind(names, SCORED_NAMES), "roles": by_kind(roles)}


def grammar_scores(counts: Counter[str]) -> dict[str, float]:
    """The grammar figures in per cent."""
    if not counts["words"]:
        return {}

    def share(part: str, whole: str) -> float:
        return round(100 * counts[part] / counts[whole], 2)

    return {
        "uas": share("attached", "scored"),
        "las": share("labelled", "scored"),
        "upos": share("tags", "words"),
        "feats": share("features", "words"),
        "sentences": f_score(counts["starts"], counts["starts found"], counts["starts gold"]),
    }
