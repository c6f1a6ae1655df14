"""A set read by the program in this process, and scored by the material's own scorers."""

import datetime as dt
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reading import Row
from scorers import Scorers, scorers
from sets import Figure, Set
from statements import KINDS, overlaps, row_of, speaks, stem, typed
from testimonia.batch import cluster_rows, located, stream
from testimonia.capture import CaptureSettings
from testimonia.publish.rows import claim_row
from testimonia.records import Casualty, Document
from testimonia.workshop import Workshop

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
SETTINGS = CaptureSettings(clock=lambda: EPOCH, tool="eval", version="1")
Tables = dict[str, dict[str, dict[str, Any]]]


def lines_of(one: Set, shared: Path, half: bool = False) -> list[Row]:
    """The texts of a set as its lines. Ends the program with a sentence when the set is not there."""
    path = shared / one.gold
    if not path.is_file():
        sys.exit(f"{path}: is not there; give the folder of the evaluation material")
    if one.task == "seeds":
        return [{"id": text.stem, "text": text.read_text(encoding="utf-8")} for text in seeds_in(shared)]
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return lines[: len(lines) // 2] if half else lines


def digest(one: Set, shared: Path, half: bool = False) -> str:
    """What stands for the gold and the texts of a set, so that a floor never meets another set."""
    gold = (shared / one.gold).read_bytes() if one.task == "seeds" else b""
    lines = json.dumps(lines_of(one, shared, half), ensure_ascii=False, sort_keys=True).encode()
    return hashlib.sha256(gold + lines).hexdigest()[:16]


def written(path: Path, rows: Iterable[Row]) -> Path:
    """The path of a JSON-lines file with these rows."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows), encoding="utf-8")
    return path


def predictions(one: Set, sources: list[Path], jobs: int) -> Iterator[Row]:
    """What the program makes of the files of a set."""
    paths = list(map(str, sources))
    if one.verb == "reconcile":
        yield from cluster_rows(sources[0], jobs)
    elif one.verb == "places":
        for _, rows in located(paths, SETTINGS, Workshop(jobs=jobs)):
            yield from rows
    else:
        for document, claims in stream(paths, SETTINGS, Workshop(jobs=jobs)):
            if isinstance(document, Document):
                yield from (claim_row(claim, document) for claim in claims if isinstance(claim.body, Casualty))


def seeds_in(shared: Path) -> list[Path]:
    """The files of the seeds in a fixed order."""
    return sorted((shared / "seeds").glob("*.txt"))


def tables(one: Set, shared: Path, half: bool = False, jobs: int = 1) -> Tables:
    """The scorer's tables of a set, or of its first half."""
    judge = scorers(shared)
    with tempfile.TemporaryDirectory() as folder:
        source = written(Path(folder, f"{one.name}.jsonl"), lines_of(one, shared, half))
        by_hand = one.task == "seeds"
        given = written(Path(folder, "predictions.jsonl"), predictions(one, seeds_in(shared) if by_hand else [source], jobs))
        found: Tables = task(judge, one)(shared / one.gold if by_hand else source, given, None)
    return found


def task(judge: Scorers, one: Set) -> Any:
    """The scorer of a set."""
    kinds = {"seeds": judge.claims.score, "muc": judge.muc.score, "geo": judge.geo.score}
    return kinds.get(one.task) or getattr(judge.totals, one.task)


def figure_in(found: Tables, figure: Figure) -> float | None:
    """The value of a figure in the scorer's tables; None where there is none."""
    title, row, column = figure.path
    value = found.get(title, {}).get(row, {}).get(column)
    return None if value is None else float(value)


def position_figures(shared: Path) -> dict[str, float]:
    """The statements and events of the seeds that are read with the right type and speaker, of those in the gold."""
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    ours: list[Row] = []
    for document, claims in stream(list(map(str, seeds_in(shared))), SETTINGS, Workshop()):
        if isinstance(document, Document):
            ours += [row_of(claim_row(claim, document)) for claim in claims if claim.body.kind in KINDS]
    return {title: share_right(gold[title], ours) for title in ("statements", "events")}


def share_right(entries: list[Row], ours: list[Row]) -> float:
    """The share of entries that one of ours overlaps with the right type and speaker."""
    right = 0
    for entry in entries:
        near = (row for row in ours if row["document"] == stem(entry["document"]) and overlaps(entry, row))
        right += any(typed(entry, row) and speaks(entry, row) for row in near)
    return right / len(entries)
