"""The accuracy gate: every scorer on every visible set, and the invented cases, against the floors in floors.json.

    python eval/gate.py [SHARED] [--quick] [--jobs N]      compare; ends with 1 when a figure is under its floor or a set has changed
    python eval/gate.py SHARED --raise                     write better floors and floors for new figures
    python eval/gate.py SHARED --lower "WHY" --date DAY    write floors that fall and accept changed sets, with the sentence and the day

Without SHARED only the invented cases are read, which are part of the repository. --quick reads the seeds, IDMC, MUC tst1 and tst2, the
first half of GVDB (with floors of its own) and the cases: under a minute.
"""

import argparse
import datetime as dt
import hashlib
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from cases import FOLDERS, Folder, files_of, load
from fitting import ece
from floors import FILE, Floors, Measured
from judging import Verdict
from labels import labelled, of_case
from phenomena import Rates, judged, rates
from scoring import digest, figure_in, position_figures, tables
from sets import SETS, Set
from testimonia.codebook.confidence import calibration

FELL, UNUSABLE = 1, 2
"""Exit codes: a figure fell or a set changed; the call makes no sense."""

CASE_FIGURES = ("precision", "recall", "whole", "source", "source named", "status", "assertion", "hedge", "links", "perpetrators")


def measured(shared: Path | None, quick: bool, jobs: int) -> Iterator[Measured]:
    """Every figure, set by set."""
    yield from case_figures(jobs)
    if shared is None:
        return
    for one in SETS:
        if one.quick or not quick:
            yield from set_figures(one, shared, quick and one.quick == "half", jobs)
    seeds = SETS[0]
    for label, value in position_figures(shared).items():
        yield Measured("seeds: positions", label, value, False, digest(seeds, shared))


def set_figures(one: Set, shared: Path, half: bool, jobs: int) -> Iterator[Measured]:
    """The figures of one set, or of its first half under a name of its own."""
    started = time.perf_counter()
    found, told = tables(one, shared, half, jobs), digest(one, shared, half)
    for figure in one.figures:
        value = figure_in(found, figure)
        if value is not None:
            yield Measured(f"{one.name}: first half" if half else one.name, figure.label, value, figure.falling, told)
    sys.stderr.write(f"{one.name}: {time.perf_counter() - started:.0f} s\n")


def case_figures(jobs: int) -> Iterator[Measured]:
    """The rates of the invented cases, of each folder by itself."""
    verdicts = judged(load(), jobs)
    for folder in FOLDERS:
        found: Rates = rates(one for one in verdicts if one.case.folder == folder)
        for name in CASE_FIGURES:
            if (value := found.share(name)) is not None:
                yield Measured(f"cases: {folder}", name, value, False, cases_digest(folder))
    if verdicts:
        yield Measured("cases: all", "calibration error", calibration_error(verdicts), True, cases_digest())


def calibration_error(verdicts: list[Verdict]) -> float:
    """How far the shipped confidence lies from the share of accepted claims in the cases, with 10 bins."""
    known = calibration()
    found = [label for one in verdicts for label in labelled("cases", one.told, of_case(one), known)]
    return ece([(known.probability(known.score(label.signs)), label.accepted) for label in found], 10)


def cases_digest(*folders: Folder) -> str:
    """What stands for the cases of these folders; of all without any."""
    hashed = hashlib.sha256()
    for file in files_of(*folders):
        hashed.update(f"{file.parent.name}/{file.name}".encode())
        hashed.update(file.read_bytes())
    return hashed.hexdigest()[:16]


def shown(found: list[Measured], floors: Floors) -> Iterator[str]:
    """The figures beside their floors."""
    for one in found:
        floor = floors.sets.get(one.set, {}).get("figures", {}).get(one.label, {}).get("floor")
        yield f"{one.set:28} {one.label:30} {one.value:8.4f}   floor {'–' if floor is None else f'{floor:.4f}'}"


def compare(found: list[Measured], floors: Floors) -> int:
    """Say what fails; the exit code."""
    faults = floors.faults(found)
    for fault in faults:
        print(f"FAIL {fault}")
    if faults:
        print(f"{len(faults)} of {len(found)} figures fail. A floor is lowered only with --lower and a sentence that says why it must be.")
        return FELL
    print(f"all {len(found)} figures hold their floors")
    return 0


def parsed() -> argparse.Namespace:
    """The arguments, checked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--raise", dest="higher", action="store_true", help="write better floors and new ones")
    parser.add_argument("--lower", metavar="WHY", help="write lower floors; the sentence is kept")
    parser.add_argument("--date", help="the day of a lowering, as 2026-11-21")
    parser.add_argument("--floors", type=Path, default=FILE)
    parser.add_argument("--json", type=Path, help="also write the figures to this file, for eval/page.py")
    options = parser.parse_args()
    if options.lower is not None:
        check_lowering(parser, options)
    return options


def check_lowering(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """A lowering has a sentence and a day."""
    if len(options.lower.split()) < 4:
        parser.error("--lower needs a sentence that says why")
    try:
        dt.date.fromisoformat(options.date or "")
    except ValueError:
        parser.error("--lower needs --date with the day, as 2026-11-21")


def main() -> int:
    """Measure, then compare or write."""
    options = parsed()
    floors = Floors.read(options.floors)
    found = list(measured(options.shared, options.quick, options.jobs))
    if not found:
        print("nothing was measured: there are no cases, and no SHARED was given")
        return UNUSABLE
    print(*shown(found, floors), sep="\n")
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps([asdict(one) for one in found], indent=1), encoding="utf-8")
    if options.lower is None and not options.higher:
        return compare(found, floors)
    done = floors.lower_to(found, options.lower, options.date) if options.lower else []
    done += floors.raise_to(found) if options.higher else []
    floors.write(options.floors)
    print(*(done or ["no floor changed"]), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
