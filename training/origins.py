"""What a run was made from: digests of the corpora and of our annotated sentences, taken when a stage begins and kept with the run."""

import json
from hashlib import sha256
from pathlib import Path

from training.material.roles import ROLES

FILE = "origins.json"


def digest(files: list[Path]) -> str:
    """One SHA-256 over the names and contents of files."""
    whole = sha256()
    for file in sorted(files):
        whole.update(file.name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def keep(run: Path, data: Path) -> None:
    """Write the digests beside the run's checkpoints."""
    found = {"corpora": digest(list(data.glob("*.gz"))), "annotated sentences": digest(list(ROLES.glob("*.txt")))}
    (run / FILE).write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def kept(run: Path) -> dict[str, str]:
    """The digests of a run."""
    digests: dict[str, str] = json.loads((run / FILE).read_text("utf-8"))
    return digests
