"""The two stages of training: what each reads in an epoch, its rates, and the sum of losses it lowers."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.labels import UNLABELLED
from training.losses import Batch, chain_loss, grammar_losses, name_words_loss, states_of
from training.network import Network

Losses = dict[str, Tensor]
WEIGHTS = {"arc": 1.0, "relation": 1.0, "tag": 1.0, "feature": 0.5, "start": 1.0, "names": 1.0, "roles": 1.0}


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: epochs, warm-up steps, learning rates by group of parameters, the weight of each loss, and how losses are made."""

    name: str
    epochs: int
    warm_up: int
    rates: dict[str, float]
    weights: dict[str, float]
    losses: Callable[[Network, Batch], Losses]


def grammar(network: Network, batch: Batch) -> Losses:
    """Stage A: the tree and everything of a word; names word by word."""
    states = states_of(network, batch, half=True)
    found = grammar_losses(network, batch, states) if any(w.has_tree for w in batch.windows) else {}
    style = torch.tensor([w.style for w in batch.windows])
    return found | {"names": name_words_loss(network.names(states, batch.first, style), batch)}


def reading(network: Network, batch: Batch) -> Losses:
    """Stage B: as stage A, with names and roles through their chains."""
    states = states_of(network, batch, half=True)
    found = grammar_losses(network, batch, states) if any(w.has_tree for w in batch.windows) else {}
    if annotated(batch, "names"):
        style = torch.tensor([w.style for w in batch.windows])
        found["names"] = chain_loss(network.name_chain, network.names(states, batch.first, style), batch, "names")
    if annotated(batch, "roles"):
        found["roles"] = chain_loss(network.role_chain, network.roles(states, batch.first), batch, "roles")
    return found


def annotated(batch: Batch, layer: str) -> bool:
    """Whether any word of the batch is labelled in this layer."""
    return any(max(getattr(w, layer)) > UNLABELLED for w in batch.windows)


STAGES = {
    "grammar": Stage("grammar", 8, 100, {"encoder": 1e-4, "heads": 1.5e-3, "chains": 1.5e-3}, WEIGHTS, grammar),
    "reading": Stage("reading", 3, 60, {"encoder": 5e-5, "heads": 5e-4, "chains": 2e-3}, WEIGHTS | {"names": 2.0, "roles": 2.0}, reading),
}
CHAIN_PARTS = {"name_scores", "name_chain", "name_mix", "role_scores", "role_chain", "role_mix", "style"}


def groups(network: Network) -> dict[str, list[nn.Parameter]]:
    """The parameters by learning rate; the word embeddings stay as they are."""
    network.encoder.words.weight.requires_grad = False
    found: dict[str, list[nn.Parameter]] = {"encoder": [], "heads": [], "chains": []}
    for name, parameter in network.named_parameters():
        part = name.split(".")[0]
        group = "encoder" if part == "encoder" else "chains" if part in CHAIN_PARTS else "heads"
        if parameter.requires_grad:
            found[group].append(parameter)
    return found
