"""The files of a trained model: labels, vocabulary, tensors and network, each checked against the manifest."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from testimonia.errors import ModelError

BUNDLED = Path(__file__).resolve().parent / "model"
MANIFEST, NETWORK, LABELS, VOCABULARY, PAIRS, TRANSITIONS = (
    "manifest.json", "model.onnx", "labels.json", "vocabulary.txt", "labels.npy", "transitions.npz",
)  # fmt: skip
FORMAT = 1
"""The layout of the model's files that this code reads."""

REMEDY = "install the package again, or rebuild the model (training/README.md)"

KINDS = {"PER": "person", "ORG": "organisation", "NORP": "group", "LOC": "place"}
"""The model's labels of names in our words."""


@dataclass(frozen=True)
class Weights:
    """What was learned, as read from a folder. `pairs` scores a relation between two words: [dependent, relation, head]."""

    version: str
    network: Path
    vocabulary: tuple[str, ...]
    tags: tuple[str, ...]
    features: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]
    pairs: NDArray[np.float32]
    name_transitions: NDArray[np.float32]
    role_transitions: NDArray[np.float32]


def load_weights(folder: Path) -> Weights:
    """The weights of a folder. Raises ModelError when a file lacks, is not the one that was trained, or is of another format."""
    version = checked(folder)
    labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    transitions = np.load(folder / TRANSITIONS)
    return Weights(
        version=version,
        network=folder / NETWORK,
        vocabulary=tuple((folder / VOCABULARY).read_text(encoding="utf-8").splitlines()),
        **{layer: tuple(labels[layer]) for layer in ("tags", "features", "relations", "names", "roles")},
        pairs=np.load(folder / PAIRS).astype(np.float32),
        name_transitions=transitions["names"].astype(np.float32),
        role_transitions=transitions["roles"].astype(np.float32),
    )


def checked(folder: Path) -> str:
    """The version that a folder's manifest gives its files: the digest of all, once each file is found to be the one listed."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        raise ModelError(f"{manifest}: the file is missing; {REMEDY}")
    listed: dict[str, Any] = json.loads(manifest.read_text(encoding="utf-8"))
    if listed["format"] != FORMAT:
        raise ModelError(f"{manifest}: the model has layout {listed['format']}, this program reads {FORMAT}; {REMEDY}")
    for name, wanted in sorted(listed["files"].items()):
        file = folder / name
        if not file.is_file():
            raise ModelError(f"{file}: the file is missing; {REMEDY}")
        if digest(file) != wanted:
            raise ModelError(f"{file}: this is not the file that was trained (its SHA-256 differs); {REMEDY}")
    return hashlib.sha256(json.dumps(listed["files"], sort_keys=True).encode()).hexdigest()[:12]


def digest(file: Path) -> str:
    """SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
