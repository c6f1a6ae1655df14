"""The scorers of the evaluation material, imported from its folder, so that every script here judges by the same code."""

import importlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Scorers:
    """The modules of `SHARED/eval` that the scripts use."""

    contract: Any
    matching: Any
    numerals: Any
    muc: Any
    totals: Any
    claims: Any
    geo: Any


NAMES = ("contract", "matching", "numerals", "muc", "totals", "claims", "geo")


def scorers(shared: Path) -> Scorers:
    """The scorers in a folder of evaluation material. Ends the program with a sentence when they are not there."""
    folder = shared / "eval"
    if not (folder / "score.py").is_file():
        sys.exit(f"{folder}: holds no scorers; give the folder of the evaluation material")
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    return Scorers(*(importlib.import_module(name) for name in NAMES))
