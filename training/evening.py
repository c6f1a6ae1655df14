"""Inputs of the large products made even before int8, as in SmoothQuant (Xiao and others, 2023).

An int8 product takes one step for its whole input. A few places of the encoder's states are ten times as large as the rest, so that the
rest is read coarsely. Such a place is divided, and its weights are multiplied by as much: the sums stay the same, the step becomes finer.
"""

from collections.abc import Iterable, Iterator, Sequence
from random import Random

import torch
from torch import Tensor, nn

from training.losses import Batch
from training.network import Layer, Network
from training.sentence import Sentence
from training.windows import Window, Windows

PRODUCTS = ("wide", "narrow")
BALANCE = 0.7  # how much of the unevenness goes from the input into the weights
SMALLEST = 1e-5
EVERY, MOST = 60, 80  # of the sentences, and windows, that the inputs are measured on


class Evened(nn.Module):
    """A product whose input is multiplied first, place by place, by `shares` of at most 1."""

    def __init__(self, product: nn.Linear, peaks: Tensor) -> None:
        super().__init__()
        weights = product.weight.data.abs().amax(0).clamp(min=SMALLEST)
        uneven = peaks.clamp(min=SMALLEST) ** BALANCE / weights ** (1 - BALANCE)
        factors = (uneven / uneven.median()).clamp(min=1.0)
        product.weight.data *= factors
        self.product, self.shares = product, nn.Parameter(1 / factors, requires_grad=False)

    def forward(self, x: Tensor) -> Tensor:
        """The same as the product."""
        return self.product(x * self.shares)


def even(network: Network, windows: Windows, sentences: Iterable[Sentence]) -> None:
    """Even out the products of a network by what they are given for some of these sentences, all of the first corpus."""
    chosen = [sentence for sentence in sentences if sentence.source == "ewt"][::EVERY]
    groups = list(windows.grouped(chosen, Random(1)))[:MOST]
    found = peaks(network, [windows.window(group) for group in groups])
    for layer, name in products(network):
        product = getattr(layer, name)
        setattr(layer, name, Evened(product, found[product]))


def products(network: Network) -> Iterator[tuple[Layer, str]]:
    """The layers of the encoder, each with the names of its products."""
    return ((layer, name) for layer in network.encoder.layers for name in PRODUCTS)


def peaks(network: Network, windows: Sequence[Window]) -> dict[nn.Module, Tensor]:
    """The largest size of each place of the products' inputs."""
    found: dict[nn.Module, Tensor] = {}

    def look(product: nn.Module, given: tuple[Tensor, ...], _sums: Tensor) -> None:
        most = given[0].abs().amax((0, 1))
        found[product] = torch.maximum(found.get(product, most), most)

    hooks = [getattr(layer, name).register_forward_hook(look) for layer, name in products(network)]
    with torch.no_grad():
        for window in windows:
            batch = Batch.of([window])
            network.encoder(batch.pieces, batch.shapes, batch.mask)
    for hook in hooks:
        hook.remove()
    return found
