"""Score the program on every visible set and print one table beside the baseline and the targets.

    python eval/measure.py SHARED WORK [--only NAME...] [--keep]

SHARED is the folder of the evaluation material (its `eval/score.py` does the scoring); WORK receives the predictions, and with --keep those
that are there already are scored again without reading. The last column is how long the program took, on one process.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sets import SETS, Set

PROGRAM = [sys.executable, "-m", "testimonia"]


def predicted(one: Set, shared: Path, work: Path, keep: bool) -> tuple[Path, float | None]:
    """The predictions of a set, and the seconds that they took; None when they were there."""
    out = work / f"{one.name}.jsonl"
    if keep and out.is_file():
        return out, None
    sources = sorted((shared / "seeds").glob("*.txt")) if one.name == "seeds" else [shared / one.gold]
    started = time.perf_counter()
    with out.open("w", encoding="utf-8") as file:
        done = subprocess.run([*PROGRAM, one.verb, *map(str, sources), "--format", "jsonl"], stdout=file, check=False)
    if done.returncode not in (0, 3):
        sys.exit(f"{one.name}: the program ended with {done.returncode}")
    return out, time.perf_counter() - started


def report(one: Set, shared: Path, predictions: Path) -> dict[str, Any]:
    """The scorer's tables."""
    command = [sys.executable, str(shared / "eval" / "score.py"), one.task, str(shared / one.gold), str(predictions), "--json"]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


def lines(one: Set, tables: dict[str, Any], seconds: float | None) -> Iterator[str]:
    """Rows of the table for one set."""
    for figure in one.figures:
        title, row, column = figure.path
        value = tables.get(title, {}).get(row, {}).get(column)
        shown = "–" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
        took = "" if seconds is None else f"{seconds:.0f} s"
        yield f"| {one.name} | {figure.label} | {figure.baseline} | **{shown}** | {figure.target} | {took} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    print("| set | figure | regex baseline | testimonia | long-term target | time |\n|---|---|---|---|---|---|")
    for one in SETS:
        if not options.only or one.name in options.only:
            predictions, seconds = predicted(one, options.shared, options.work, options.keep)
            for line in lines(one, report(one, options.shared, predictions), seconds):
                print(line, flush=True)


if __name__ == "__main__":
    main()
