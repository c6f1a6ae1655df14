"""The network: a MiniLM encoder with word shapes, and the heads for grammar, names and roles."""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.chain import Chain
from training.dropout import Dropout
from training.labels import STYLES, Labels
from training.pieces import Shape

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
PLACES = 512
ARC, RELATION = 320, 96
NAME_HIDDEN, ROLE_HIDDEN = 256, 192


class Layer(nn.Module):
    """One transformer layer as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """Attend and transform. Attention is spelt out: at these lengths its gradient is cheaper, and it exports well."""
        batch, length, width = x.shape
        shaped = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, width // ATTENTION_HEADS)
        q, k, v = shaped.permute(2, 0, 3, 1, 4).unbind(0)
        close = q @ k.transpose(-1, -2) / math.sqrt(width // ATTENTION_HEADS)
        seen = torch.softmax(close if mask is None else close + mask, -1) @ v
        x = self.norm1(x + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, length, width))))
        return self.norm2(x + self.dropout(self.narrow(nn.functional.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """Pieces and shapes in, the states of every layer out."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.words, self.places, self.kinds = nn.Embedding(pieces, WIDTH), nn.Embedding(PLACES, WIDTH), nn.Embedding(2, WIDTH)
        self.shapes = nn.Embedding(len(Shape), WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), Dropout(0.1)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None = None) -> list[Tensor]:
        """The states after each layer, [B, T, width] each."""
        placed = self.words(pieces) + self.places.weight[: pieces.shape[1]][None] + self.kinds.weight[0] + self.shapes(shapes)
        x = self.dropout(self.norm(placed))
        states = []
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        return states

    def load_base(self, file: Path) -> None:
        """Start from the published all-MiniLM-L6-v2."""
        saved = {key.removeprefix("bert."): value for key, value in load_file(file).items()}

        def copy(module: nn.Module, *names: str) -> None:
            for kind in ("weight", "bias") if hasattr(module, "bias") else ("weight",):
                getattr(module, kind).data.copy_(torch.cat([saved[f"{name}.{kind}"] for name in names]))

        copy(self.words, "embeddings.word_embeddings")
        copy(self.places, "embeddings.position_embeddings")
        copy(self.kinds, "embeddings.token_type_embeddings")
        copy(self.norm, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            at = f"encoder.layer.{number}"
            copy(layer.qkv, *(f"{at}.attention.self.{part}" for part in ("query", "key", "value")))
            copy(layer.out, f"{at}.attention.output.dense")
            copy(layer.norm1, f"{at}.attention.output.LayerNorm")
            copy(layer.wide, f"{at}.intermediate.dense")
            copy(layer.narrow, f"{at}.output.dense")
            copy(layer.norm2, f"{at}.output.LayerNorm")


class Mix(nn.Module):
    """A learnt weighting of the layers."""

    def __init__(self, last: float) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.tensor([0.0] * (LAYERS - 1) + [last]))

    def forward(self, states: list[Tensor]) -> Tensor:
        """The weighted sum of the states."""
        shares = torch.softmax(self.weights, 0)
        mixed = shares[0] * states[0]
        for number in range(1, LAYERS):
            mixed = mixed + shares[number] * states[number]
        return mixed


def projection(width: int) -> nn.Sequential:
    """A biaffine scorer's view of a word."""
    return nn.Sequential(nn.Linear(WIDTH, width), nn.LeakyReLU(0.1), Dropout(0.25))


def classifier(hidden: int, labels: int) -> nn.Sequential:
    """The small network before a chain of labels."""
    return nn.Sequential(nn.Linear(WIDTH, hidden), nn.GELU(), Dropout(0.15), nn.Linear(hidden, labels))


class Network(nn.Module):
    """Encoder and heads. `grammar`, `names` and `roles` give scores for every word of a window, with CLS at place 0 as the root."""

    def __init__(self, labels: Labels, pieces: int = 30522) -> None:
        super().__init__()
        self.encoder = Encoder(pieces)
        self.mix, self.name_mix, self.role_mix = Mix(2.0), Mix(1.0), Mix(1.0)
        self.dropout = Dropout(0.1)
        self.dependent, self.head = projection(ARC), projection(ARC)
        self.label_dependent, self.label_head = projection(RELATION), projection(RELATION)
        self.arc, self.arc_head = nn.Linear(ARC, ARC, bias=False), nn.Linear(ARC, 1, bias=False)
        nn.init.normal_(self.arc.weight, std=0.02)
        self.label_tensor = nn.Parameter(torch.randn(RELATION + 1, len(labels.relations), RELATION + 1) * 0.02)
        self.tags, self.features, self.starts = (nn.Linear(WIDTH, n) for n in (len(labels.tags), len(labels.features), 2))
        self.style = nn.Embedding(len(STYLES), WIDTH)
        nn.init.zeros_(self.style.weight)
        self.name_scores, self.name_chain = classifier(NAME_HIDDEN, len(labels.names)), Chain(len(labels.names))
        self.role_scores, self.role_chain = classifier(ROLE_HIDDEN, len(labels.roles)), Chain(len(labels.roles))

    def words(self, mixed: Tensor, first: Tensor) -> Tensor:
        """The states of the first pieces, [B, n, width]."""
        return self.dropout(torch.gather(mixed, 1, first[..., None].expand(-1, -1, mixed.shape[-1])))

    def grammar(self, states: list[Tensor], first: Tensor) -> tuple[Tensor, ...]:
        """Arc scores [B, n, n] (row: dependent, column: head), both label views, and tag, feature and start scores."""
        words = self.words(self.mix(states).float(), first)
        dependent, head = self.dependent(words), self.head(words)
        arcs = self.arc(dependent) @ head.transpose(1, 2) / math.sqrt(ARC) * 4 + self.arc_head(head).transpose(1, 2)
        return arcs, self.label_dependent(words), self.label_head(words), self.tags(words), self.features(words), self.starts(words)

    def relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Relation scores of chosen pairs, [N, relations]."""
        one = torch.ones_like(dependents[:, :1])
        left, right = torch.cat([dependents, one], 1), torch.cat([heads, one], 1)
        size, relations, _ = self.label_tensor.shape
        return ((left @ self.label_tensor.reshape(size, -1)).view(len(left), relations, -1) @ right[:, :, None])[..., 0]

    def names(self, states: list[Tensor], first: Tensor, style: Tensor) -> Tensor:
        """Name scores [B, n, labels] in the manner of a corpus."""
        return self.name_scores(self.words(self.name_mix(states).float(), first) + self.style(style)[:, None])

    def roles(self, states: list[Tensor], first: Tensor) -> Tensor:
        """Role scores [B, n, labels]."""
        return self.role_scores(self.words(self.role_mix(states).float(), first))
