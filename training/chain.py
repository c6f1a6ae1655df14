"""A linear-chain CRF over BIO labels."""

import torch
from torch import Tensor, nn

FORBIDDEN = -1e4


class Chain(nn.Module):
    """Learnt transitions; `I-x` may follow only `B-x` or `I-x`. Labels are ordered O, B-a, I-a, B-b, I-b and so on."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.learnt = nn.Parameter(torch.zeros(labels, labels))
        allowed, start = torch.zeros(labels, labels), torch.zeros(labels)
        for inside in range(2, labels, 2):
            start[inside] = FORBIDDEN
            allowed[:, inside] = FORBIDDEN
            allowed[inside - 1 : inside + 1, inside] = 0.0
        self.register_buffer("allowed", allowed)
        self.register_buffer("start", start)

    def matrix(self) -> Tensor:
        """Start scores in the first row, then the transitions from each label."""
        return torch.cat([self.start[None], self.learnt + self.allowed])

    def loss(self, scores: Tensor, possible: Tensor, real: Tensor) -> Tensor:
        """Negative log-likelihood, summed. `scores` and `possible` (0 or FORBIDDEN) are [B, n, labels]; `real` [B, n] marks words."""
        both, words = torch.cat([scores, scores + possible]), torch.cat([real, real])
        transitions = (self.learnt + self.allowed)[None]
        forward = both[:, 0] + self.start
        for place in range(1, both.shape[1]):
            step = torch.logsumexp(forward[:, :, None] + transitions, 1) + both[:, place]
            forward = torch.where(words[:, place, None], step, forward)
        free, bound = torch.logsumexp(forward, -1).chunk(2)
        return (free - bound).sum()
