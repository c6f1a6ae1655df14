"""Time the sample case as a cold process: `python benchmarks/sample_case.py [RUNS]` prints wall and CPU time and peak memory."""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "examples" / "halvane"
MEGABYTE = 1024


def run(folder: Path) -> tuple[float, float]:
    """Wall and CPU seconds of one run with an empty casebook."""
    command = [sys.executable, "-m", "testimonia", "report", str(SAMPLE), "-o", str(folder / "out"), "--casebook", str(folder / "casebook")]
    before, started = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - started, cpu


def main(runs: int) -> None:
    """Print each run, then the middle one and the peak."""
    walls = []
    for number in range(1, runs + 1):
        folder = Path(tempfile.mkdtemp(prefix="testimonia-bench-"))
        wall, cpu = run(folder)
        shutil.rmtree(folder)
        walls.append(wall)
        print(f"run {number}: {wall:.2f} s wall, {cpu:.2f} s CPU")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // MEGABYTE
    print(
        f"median {statistics.median(walls):.2f} s wall; peak memory {peak} MB; {len(list(SAMPLE.iterdir()))} files; {os.cpu_count()} cores"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
