"""The network as it is shipped: the same sums as in training, in fewer and fused steps, which a processor does a tenth faster.

Attention becomes a single operator of onnxruntime; words are picked from their pieces before the last layer transforms them and before the
layers are mixed; and the heads that look at the same mix are one product.
"""

import math
from typing import Any

import torch
from torch import Tensor, nn

from training.network import ARC, ATTENTION_HEADS, LAYERS, WIDTH, Layer, Network

DOMAIN = "com.microsoft"
SLOPE = 0.1
"""Of the leaky rectifiers in the views for arcs and relations."""

EVERY = slice(None)
SMALLEST, LARGEST_INT8 = 1e-9, 127


class Attention(torch.autograd.Function):
    """Scaled dot-product attention of several heads; one operator in the file."""

    @staticmethod
    def forward(_context: Any, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """The states that each piece attends to, [B, T, width]."""
        batch, length, width = query.shape
        q, k, v = (one.view(batch, -1, ATTENTION_HEADS, width // ATTENTION_HEADS).transpose(1, 2) for one in (query, key, value))
        seen = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(width // ATTENTION_HEADS), -1) @ v
        return seen.transpose(1, 2).reshape(batch, length, width)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:
        """The operator in the file."""
        made = graph.op(f"{DOMAIN}::MultiHeadAttention", query, key, value, num_heads_i=ATTENTION_HEADS)
        made.setType(query.type())
        return made


class Rows(nn.Module):
    """The word table in int8. Each row has a scale of its own: with one for the whole table, text in capitals is read worse."""

    scales: Tensor
    numbers: Tensor

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        self.register_buffer("scales", table.abs().amax(1, keepdim=True).clamp(min=SMALLEST) / LARGEST_INT8)
        self.register_buffer("numbers", (table / self.scales).round().to(torch.int8))

    def forward(self, pieces: Tensor) -> Tensor:
        """The rows of these pieces."""
        return self.numbers[pieces].float() * self.scales[pieces]


def transformed(layer: Layer, states: Tensor, chosen: Tensor | slice = EVERY) -> Tensor:
    """What one layer makes of the chosen pieces of a window; they attend to all."""
    query, key, value = layer.qkv(states).split(WIDTH, -1)
    states = layer.norm1(states[:, chosen] + layer.out(Attention.apply(query[:, chosen], key, value)))
    return layer.norm2(states + layer.narrow(nn.functional.gelu(layer.wide(states))))


class Shipped(nn.Module):
    """All heads of a network at once, names in the manner of the first corpus. Reads one window at a time."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.shares = torch.stack([torch.softmax(mix.weights.detach(), 0) for mix in (network.mix, network.name_mix, network.role_mix)])
        views = (network.dependent[0], network.head[0], network.label_dependent[0], network.label_head[0])
        heads = (*views, network.tags, network.features, network.starts)
        self.sizes = [len(head.weight) for head in heads]
        self.every = nn.Linear(WIDTH, sum(self.sizes))
        self.every.weight.data = torch.cat([head.weight.data for head in heads])
        self.every.bias.data = torch.cat([head.bias.data for head in heads])

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Arcs, both views for relations, tags, features, starts, names and roles of the words of a window."""
        network = self.network
        grammar, names, roles = self.mixed(pieces, shapes, first[0])
        every = self.every(grammar)
        lasts = self.sizes[4:]
        dependent, head, *labels = nn.functional.leaky_relu(every[..., : -sum(lasts)], SLOPE).split(self.sizes[:4], -1)
        arcs = network.arc(dependent) @ head.transpose(1, 2) / math.sqrt(ARC) * 4 + network.arc_head(head).transpose(1, 2)
        scores = every[..., -sum(lasts) :].split(lasts, -1)
        return arcs, *labels, *scores, network.name_scores(names + network.style.weight[0]), network.role_scores(roles)

    def mixed(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """The words in the three mixes of layers, for grammar, names and roles."""
        encoder = self.network.encoder
        places = encoder.places.weight[: pieces.shape[1]]
        states = encoder.norm(encoder.words(pieces) + places + encoder.kinds.weight[0] + encoder.shapes(shapes))
        *inner, last = encoder.layers
        layers = []
        for layer in inner:
            states = transformed(layer, states)
            layers.append(states)
        words = torch.cat([torch.cat(layers)[:, first], transformed(last, states, first)])
        return (self.shares @ words.reshape(LAYERS, -1)).view(3, -1, WIDTH).split(1)
