"""What an epoch of each stage reads: batches of windows, drawn in an order that the seed fixes."""

from dataclasses import dataclass, field
from random import Random

from training.sentence import Sentence
from training.windows import Window, Windows, batches

PIECES = 1536  # of a batch, with padding
DEV_PIECES = 3000
ROLES_TOGETHER = (1, 1, 2, 3, 4)  # role sentences of a window

Batches = list[list[Window]]


@dataclass(frozen=True, slots=True)
class Material:
    """The sentences of a stage: with trees, with names only, and with roles (which may carry more)."""

    trees: list[Sentence]
    names: list[Sentence]
    roles: list[Sentence] = field(default_factory=list)

    def epoch(self, windows: Windows, seed: str) -> Batches:
        """One pass over everything; sentences with names only stay apart, those with roles meet as they fall."""
        chance = Random(seed)
        found = batches((windows.window(group, chance) for group in windows.grouped(self.trees, chance)), chance, PIECES)
        found += batches((windows.window([sentence], chance) for sentence in self.names), chance, PIECES)
        found += batches((windows.window(group, chance) for group in together(self.roles, chance)), chance, PIECES)
        chance.shuffle(found)
        return found


def together(sentences: list[Sentence], chance: Random) -> list[list[Sentence]]:
    """The sentences in random order, one to four in a group: a passage of news seldom has one sentence only."""
    order = list(sentences)
    chance.shuffle(order)
    groups = []
    while order:
        size = chance.choice(ROLES_TOGETHER)
        groups.append(order[:size])
        order = order[size:]
    return groups


def measured(windows: Windows, trees: list[Sentence], reports: list[Sentence], roles: list[Sentence]) -> Batches:
    """The batches that a stage is measured on, always the same."""
    chance = Random(5)
    groups = [*windows.grouped(trees, chance), *([sentence] for sentence in [*reports, *roles])]
    return batches((windows.window(group) for group in groups), chance, DEV_PIECES)
