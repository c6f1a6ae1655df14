"""Batches as tensors and the losses of the heads."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, log_softmax

from training.chain import FORBIDDEN, Chain
from training.labels import UNHARMED_NUMBER, UNLABELLED
from training.network import Network
from training.pieces import Shape
from training.sentence import CONTEXT_ROLES, NAME_LABELS, ROLE_LABELS
from training.sentence import OUTSIDE as OUTSIDE_LABEL
from training.windows import Window

OUTSIDE, NORP = 0, NAME_LABELS.index("B-NORP")


def padded(rows: list[list[int]], fill: int) -> Tensor:
    """Rows of unequal length as one tensor."""
    longest = max(map(len, rows))
    return torch.tensor([row + [fill] * (longest - len(row)) for row in rows])


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors: `pieces`, `shapes` and `mask` by piece, `first` by word with CLS at 0, `lengths` in words with CLS."""

    windows: list[Window]
    pieces: Tensor
    shapes: Tensor
    first: Tensor
    lengths: Tensor
    mask: Tensor | None

    @classmethod
    def of(cls, windows: list[Window]) -> "Batch":
        """Pad the windows; the mask is additive, and None where nothing is padded."""
        pieces = padded([w.pieces for w in windows], 0)
        lengths = torch.tensor([len(w.pieces) for w in windows])
        beyond = torch.arange(pieces.shape[1])[None] >= lengths[:, None]
        mask = torch.zeros(len(windows), 1, 1, pieces.shape[1]).masked_fill(beyond[:, None, None], FORBIDDEN) if beyond.any() else None
        shapes, first = padded([w.shapes for w in windows], int(Shape.SPECIAL)), padded([w.first for w in windows], 0)
        return cls(windows, pieces, shapes, first, torch.tensor([len(w.first) for w in windows]), mask)

    def answers(self, layer: str) -> Tensor:
        """A layer's labels [B, n], with CLS and padding unlabelled."""
        return padded([[UNLABELLED, *getattr(w, layer)] for w in self.windows], UNLABELLED)

    @property
    def real(self) -> Tensor:
        """Which places are words or CLS, [B, n]."""
        return torch.arange(self.first.shape[1])[None] < self.lengths[:, None]

    def allowed_arcs(self, arcs: Tensor) -> Tensor:
        """Arc scores without padding as a head and without a word as its own head."""
        same = torch.eye(arcs.shape[1], dtype=torch.bool)
        return arcs.masked_fill(~self.real[:, None], FORBIDDEN).masked_fill(same[None], FORBIDDEN)


def states_of(network: Network, batch: Batch, *, half: bool) -> list[Tensor]:
    """The encoder's states, in bfloat16 where `half`."""
    mask = batch.mask if batch.mask is None or not half else batch.mask.to(torch.bfloat16)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half, cache_enabled=False):
        return network.encoder(batch.pieces, batch.shapes, mask)


def classes(scores: Tensor, answers: Tensor) -> Tensor:
    """Cross-entropy over the labelled words."""
    return cross_entropy(scores.flatten(0, 1), answers.flatten(), ignore_index=UNLABELLED)


def grammar_losses(network: Network, batch: Batch, states: list[Tensor]) -> dict[str, Tensor]:
    """The losses of arcs, relations, tags, features and sentence starts."""
    arcs, dependents, head_views, tags, features, starts = network.grammar(states, batch.first)
    heads, relations = batch.answers("heads"), batch.answers("relations")
    known = relations >= 0
    row = torch.arange(len(heads))[:, None].expand_as(heads)[known]
    pairs = network.relations(dependents[known], head_views[row, heads[known]])
    return {
        "arc": classes(batch.allowed_arcs(arcs), heads),
        "relation": cross_entropy(pairs, relations[known]),
        "tag": classes(tags, batch.answers("tags")),
        "feature": classes(features, batch.answers("features")),
        "start": classes(starts, batch.answers("starts")),
    }


def lacks_norp(batch: Batch, answers: Tensor) -> Tensor:
    """The words marked O in a corpus that does not mark nationalities: each may be one."""
    return ~torch.tensor([w.with_norp for w in batch.windows])[:, None] & (answers == OUTSIDE)


def name_words_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Names word by word, without the chain: the loss of stage A."""
    answers = batch.answers("names")
    chances = log_softmax(scores, -1)
    loss = -chances.gather(-1, answers.clamp(min=0)[..., None])[..., 0]
    either = -torch.logsumexp(chances[..., [OUTSIDE, NORP, NORP + 1]], -1)
    known = answers >= 0
    return torch.where(lacks_norp(batch, answers), either, loss)[known].sum() / known.sum().clamp(min=1)


def chain_loss(chain: Chain, scores: Tensor, batch: Batch, layer: str) -> Tensor:
    """Names or roles through their chain, for each labelled word; unlabelled words may be anything."""
    answers = batch.answers(layer)[:, 1:]
    possible = torch.full_like(scores[:, 1:], FORBIDDEN).scatter(2, answers.clamp(min=0)[..., None], 0.0)
    possible = possible.masked_fill((answers == UNLABELLED)[..., None], 0.0)
    if layer == "names":
        free = lacks_norp(batch, answers)
        possible[..., NORP : NORP + 2] = possible[..., NORP : NORP + 2].masked_fill(free[..., None], 0.0)
    else:
        possible = torch.where((answers == UNHARMED_NUMBER)[..., None], without_harm(), possible)
    return chain.loss(scores[:, 1:], possible, batch.real[:, 1:]) / (answers > UNLABELLED).sum().clamp(min=1)


def without_harm() -> Tensor:
    """What a word may be in a sentence that states no harm: 0 for outside and for the context of a report, FORBIDDEN for the rest."""
    return torch.tensor([0.0 if label == OUTSIDE_LABEL or label[2:] in CONTEXT_ROLES else FORBIDDEN for label in ROLE_LABELS])
