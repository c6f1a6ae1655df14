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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = [sys.executable, "-m", "testimonia"]


@dataclass(frozen=True)
class Figure:
    """One figure of a set: where it stands in the scorer's tables, the baseline's value and the target, as published there."""

    label: str
    path: tuple[str, str, str]
    baseline: str
    target: str


@dataclass(frozen=True)
class Set:
    """One evaluation set: the scorer's task, the verb that makes the predictions, the gold and the figures to show."""

    name: str
    task: str
    verb: str
    gold: str
    figures: tuple[Figure, ...]


CLAIMS, ATTRIBUTES, EVIDENCE = "claims", "attributes of strict matches", "evidence"
MUC = "all messages"
SETS = (
    Set("seeds", "seeds", "read", "gold/seeds.json", (
        Figure("strict F1 of counted claims", (CLAIMS, "strict", "F1"), ".75", "1.00"),
        Figure("uncounted F1", (CLAIMS, "uncounted", "F1"), ".00", ".80"),
        Figure("decoys hit", (EVIDENCE, "decoys hit", "number"), "1", "0"),
        Figure("valid spans", (EVIDENCE, "valid spans", "share"), "1.00", "1.00"),
        *(Figure(f"{name}, given", (ATTRIBUTES, name, "given"), base, "1.00")
          for name, base in (("status", ".67"), ("said_by", ".00"), ("places", ".00"), ("perpetrators", ".00"), ("hedged", ".00"))),
    )),
    Set("gva_2013_2015", "gva", "reconcile", "data/dev/gva_2013_2015.jsonl", (
        Figure("killed exact", ("killed", "all", "exact"), ".658", ".88"),
        Figure("killed exact, gold 2+", ("killed", "gold 2+", "exact"), ".526", ".80"),
        Figure("killed covered", ("killed", "all", "covered"), ".713", ".95"),
        Figure("killed median width", ("killed", "all", "median width"), "0", "0"),
        Figure("injured exact", ("injured", "all", "exact"), ".515", ".80"),
        Figure("injured exact, gold 2+", ("injured", "gold 2+", "exact"), ".502", ".78"),
    )),
    Set("gvdb_dev", "gvdb", "read", "data/dev/gvdb_dev.jsonl", (
        Figure("killed exact", ("killed", "all", "exact"), ".590", ".88"),
        Figure("injured exact", ("injured", "all", "exact"), ".555", ".82"),
    )),
    Set("idmc_dev", "idmc", "read", "data/dev/idmc_dev.jsonl", (
        Figure("figure among claims, en", ("displaced", "en", "among claims"), ".660", ".92"),
        Figure("figure is the largest, en", ("displaced", "en", "largest"), ".660", ".85"),
    )),
    Set("muc_dev", "muc", "read", "data/dev/muc_dev.jsonl", (
        Figure("F1, n > 1", (MUC, ">1", "F1"), ".319", ".62"),
        Figure("F1, 1 and >1", (MUC, "1 and >1", "F1"), ".236", ".66"),
    )),
    *(Set(name, "muc", "read", f"data/dev/{name}.jsonl", (
        Figure("F1, n > 1", (MUC, ">1", "F1"), several, ".60"),
        Figure("F1, 1 and >1", (MUC, "1 and >1", "F1"), both, ".66"),
    )) for name, several, both in (("muc_tst1", ".367", ".333"), ("muc_tst2", ".369", ".259"))),
    *(Set(name, "geo", "places", f"data/dev/{name}.jsonl", (
        Figure("found", ("places", "all", "found"), ".00", found),
        Figure("near, of found", ("places", "all", "near, of found"), "–", near),
    )) for name, found, near in (("geo_geovirus", ".90", ".92"), ("geo_lgl", ".85", ".84"))),
)  # fmt: skip


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
