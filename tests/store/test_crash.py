"""A process killed at any moment leaves a casebook that opens, is whole, and from which the run goes on to the same end."""

import random
import sys
from pathlib import Path

from store.killing import digest_of, lines_then, outlives_kills

KILLS = 7
COUNT = 25
STARTED, OPENED = 1, 2
"""Lines of output when the process is about to make the casebook, and when that is open."""


def test_a_killed_run_goes_on_to_the_same_end(tmp_path: Path, root: Path) -> None:
    chance = random.Random(20310504)

    def command(folder: Path) -> list[str]:
        return [sys.executable, str(root / "tests" / "store" / "filling.py"), str(folder), str(COUNT)]

    making = [lines_then(STARTED, chance.uniform(0, 0.3)) for _ in range(3)]
    working = [lines_then(OPENED + chance.randrange(2 * COUNT), chance.uniform(0, 0.01)) for _ in range(KILLS)]
    killed, calm = tmp_path / "killed", tmp_path / "calm"
    assert outlives_kills(command(killed), killed, [*making, *working]) >= KILLS // 2
    assert digest_of(command(killed), killed) == digest_of(command(calm), calm)
