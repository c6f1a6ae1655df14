"""The label lists of the heads: read off the training sentences once, then kept with the model."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from training.sentence import NAME_LABELS, ROLE_LABELS, Sentence

UNLABELLED = -100  # the number that every loss leaves out
UNHARMED = "-"  # in place of a role: no count, harm, victim or perpetrator, but perhaps a source, a place or a time
UNHARMED_NUMBER = -1
RAREST_FEATURES = 2  # times a FEATS string must stand in the treebanks
STYLES = ("ewt", "gum", "re3d", "wikigold")  # corpora that draw names differently; any other source is read as the first
WITH_NORP = ("ewt",)  # corpora that mark nationalities and groups wherever they stand


@dataclass(frozen=True)
class Labels:
    """Tags, FEATS strings, relations, name labels and role labels, each in the order of the head's outputs."""

    tags: tuple[str, ...]
    features: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...] = NAME_LABELS
    roles: tuple[str, ...] = ROLE_LABELS

    def number(self, layer: str, label: str) -> int:
        """The output of a label in a layer, or UNLABELLED where the model does not know it."""
        if label == UNHARMED:
            return UNHARMED_NUMBER
        return self._numbers[layer].get(label, UNLABELLED)

    @cached_property
    def _numbers(self) -> dict[str, dict[str, int]]:
        return {layer: {label: number for number, label in enumerate(labels)} for layer, labels in asdict(self).items()}

    def save(self, path: Path) -> None:
        """Write the lists as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", "utf-8")

    @classmethod
    def load(cls, path: Path) -> "Labels":
        """Read the lists that `save` wrote."""
        return cls(**{layer: tuple(labels) for layer, labels in json.loads(path.read_text("utf-8")).items()})


def labels_of(sentences: Iterable[Sentence]) -> Labels:
    """The labels that these treebank sentences use."""
    trees = [sentence.tree for sentence in sentences if sentence.tree]
    features = Counter(feature for tree in trees for feature in tree.feats)
    return Labels(
        tags=tuple(sorted({tag for tree in trees for tag in tree.upos})),
        features=tuple(sorted(feature for feature, count in features.items() if count >= RAREST_FEATURES)),
        relations=tuple(sorted({relation for tree in trees for relation in tree.relations} | {"root"})),
    )


def style_of(source: str) -> int:
    """The number of a corpus' way of marking names."""
    return STYLES.index(source) if source in STYLES else 0
