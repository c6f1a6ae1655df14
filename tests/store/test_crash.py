"""A process killed at any moment leaves a casebook that opens, is whole, and from which the run goes on to the same end."""

import random
import sys
from pathlib import Path

import pytest

from store.killing import digest_of, lines_then, outlives_kills

KILLS = 7
COUNT = 25


@pytest.mark.parametrize("seed", range(2))
def test_a_killed_run_goes_on_to_the_same_end(tmp_path: Path, root: Path, seed: int) -> None:
    chance = random.Random(seed)

    def command(folder: Path) -> list[str]:
        return [sys.executable, str(root / "tests" / "store" / "filling.py"), str(folder), str(COUNT)]

    waits = [lines_then(chance.randrange(2 * COUNT + 2), chance.uniform(0, 0.01)) for _ in range(KILLS)]
    met = outlives_kills(command(tmp_path / "killed"), tmp_path / "killed", waits)
    assert met > KILLS // 3
    assert digest_of(command(tmp_path / "killed"), tmp_path / "killed") == digest_of(command(tmp_path / "calm"), tmp_path / "calm")
