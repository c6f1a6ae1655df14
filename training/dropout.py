"""Dropout whose masks are drawn from a generator of the thread that computes, so that two threads at work still repeat exactly."""

import threading

import torch
from torch import Tensor, nn

BYTE = 256
FULL_RANGE = -(2**63)
thread = threading.local()


def seed_thread(seed: int) -> None:
    """Begin this thread's masks anew."""
    thread.generator = torch.Generator().manual_seed(seed)


class Dropout(nn.Module):
    """As torch's, with the chance rounded to a 256th: eight masks come from each random 64-bit number."""

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.threshold = round(chance * BYTE)

    def forward(self, x: Tensor) -> Tensor:
        """Zero a share of the values and scale up the rest; nothing outside training."""
        if not self.training:
            return x
        count = x.numel()
        drawn = torch.empty(count // 8 + 1, dtype=torch.int64).random_(FULL_RANGE, None, generator=thread.generator)
        kept = (drawn.view(torch.uint8)[:count] >= self.threshold).view(x.shape)
        return x * (kept.to(x.dtype) * (BYTE / (BYTE - self.threshold)))
