"""Read the invented cases and print how much is right, overall, by field and by phenomenon.

    python eval/phenomena.py [FILE...] [--folder dev|kept] [--misses] [--phenomenon WORDS] [--json FILE]

--misses lists what is wrong in the cases of `dev`; those of `kept` are not shown.

precision, recall, F1: claims with the right measure and number. whole: the share of cases with every count right and
none too many. source, status, assertion, hedge and the rest: of the claims with the right number. links: parts tied to their whole, of
all parts.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cases import FOLDERS, Case, CaseError, Expected, load
from causes import shown
from judging import CHECKS, Verdict, body
from reading import reports
from testimonia.records import Claim
from wording import harmful, sentences

TARGETS = {"recall": 0.95, "whole": 0.95, "source": 0.90, "status": 0.90, "assertion": 0.95, "links": 0.85}
"""What issue and notes ask of the cases."""

COLUMNS = (
    *("cases", "claims", "precision", "recall", "F1", "whole"),
    *("source", "source named", "status", "assertion", "hedge", "links", "perpetrators"),
)
NAMES = {"said_by": "source", "hedged": "hedge"}


@dataclass
class Rates:
    """Counts of right and asked for, by name."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, right: int, asked: int = 1) -> None:
        """Some more of a name."""
        self.right[name] += right
        self.asked[name] += asked

    def share(self, name: str) -> float | None:
        """The share that is right; None where nothing was asked."""
        if name in ("cases", "claims"):
            return float(self.asked[name])
        if name == "F1":
            both = self.asked["precision"] + self.asked["recall"]
            return 2 * self.right["recall"] / both if both else None
        return self.right[name] / self.asked[name] if self.asked[name] else None


def rates(verdicts: Iterable[Verdict]) -> Rates:
    """The rates over some cases."""
    found = Rates()
    for one in verdicts:
        add(found, one)
    return found


def add(found: Rates, one: Verdict) -> None:
    """One more case."""
    right = len(one.right)
    found.add("cases", 1)
    found.add("claims", right, right + len(one.missed))
    found.add("recall", right, right + len(one.missed))
    found.add("precision", right, right + len(one.alarms))
    found.add("whole", not one.missed and not one.alarms)
    for key in CHECKS:
        for gold, _, agrees in one.checked(key):
            found.add(NAMES.get(key, key), agrees)
            if key == "said_by" and gold.said_by:
                found.add("source named", agrees)
    for _, tied in one.links:
        found.add("links", tied)
    found.add("false links", len(one.false_links), right)


def grouped(verdicts: list[Verdict], key: Callable[[Case], str]) -> dict[str, list[Verdict]]:
    """The cases by a word of theirs, in order."""
    found: dict[str, list[Verdict]] = defaultdict(list)
    for one in verdicts:
        found[key(one.case)].append(one)
    return dict(sorted(found.items()))


def tables(verdicts: list[Verdict]) -> dict[str, dict[str, Rates]]:
    """The rates overall, by folder, by field and by phenomenon."""
    return {
        "all": {"all": rates(verdicts)},
        "folder": {name: rates(some) for name, some in grouped(verdicts, lambda case: case.folder).items()},
        "field": {name: rates(some) for name, some in grouped(verdicts, lambda case: case.field).items()},
        "phenomenon": {name: rates(some) for name, some in grouped(verdicts, lambda case: case.phenomenon).items()},
    }


def cell(name: str, share: float | None) -> str:
    """A rate in a table."""
    if share is None:
        return "–"
    return f"{share:.0f}" if name in ("cases", "claims") else f"{share:.3f}"


def lines(found: dict[str, dict[str, Rates]]) -> Iterator[str]:
    """The tables as Markdown, and the keys that are asked seldom in one line."""
    for title, groups in found.items():
        yield f"\n| {title} | {' | '.join(COLUMNS)} |\n|{'---|' * (len(COLUMNS) + 1)}"
        for name, one in groups.items():
            yield f"| {name} | {' | '.join(cell(column, one.share(column)) for column in COLUMNS)} |"
    every = found["all"]["all"]
    rest = [name for name in every.asked if name not in COLUMNS]
    yield "\nalso: " + ", ".join(f"{name} {cell(name, every.share(name))} of {every.asked[name]}" for name in rest)
    yield "targets: " + ", ".join(f"{name} {cell(name, every.share(name))} (≥ {target})" for name, target in TARGETS.items())


def misses(one: Verdict) -> Iterator[str]:
    """What is wrong in a case, one line each."""
    for claim in one.missed:
        yield f"missed {claim.measure} {list(claim.bounds)} {claim.count or ''}: {why_missed(one, claim)}"
    yield from (f"false alarm {told(claim, one)}" for claim in one.alarms)
    for key in CHECKS:
        for gold, ours, agrees in one.checked(key):
            if not agrees:
                yield f"{key}: wanted {getattr(gold, key)!r}, read {value(ours, key)!r} ({gold.measure} {list(gold.bounds)})"
    yield from (f"not tied to its whole: {claim.measure} {list(claim.bounds)}" for claim, tied in one.links if not tied)
    yield from (f"tied to a whole: {told(claim, one)}" for claim in one.false_links)


def readable(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """Those whose misses may be read: a case of `kept` must first move to `dev`."""
    return (one for one in verdicts if one.case.folder == "dev")


def why_missed(one: Verdict, claim: Expected) -> str:
    """Why a claim of a case was not read, by rule."""
    for ours in one.told.claims:
        count = body(ours).count
        if claim.bounds == (count.low, count.high) and body(ours).measure != claim.measure:
            return f"read as {body(ours).measure}"
        if body(ours).measure == claim.measure and claim.bounds != (None, None) and set(claim.bounds) & {count.low, count.high} - {None}:
            return "other bounds"
    near = [
        line for line in sentences(f"{one.case.headline or ''}\n{one.case.text}") if not claim.count or claim.count.lower() in line.lower()
    ]
    if any(harmful(line, claim.measure) for line in near):
        return "a word of the harm, no claim"
    return "a word of another harm, no claim" if any(map(harmful, near)) else "no word of harm known"


def causes(verdicts: list[Verdict]) -> Iterator[str]:
    """How many of the missed claims have which cause."""
    counted = Counter(why_missed(one, claim) for one in verdicts for claim in one.missed)
    yield "\nmissed by cause: " + ", ".join(f"{cause} {number}" for cause, number in counted.most_common())


def told(claim: Claim, one: Verdict) -> str:
    """A claim of ours in a few words."""
    return shown(one.told.rows[one.told.claims.index(claim)])


def value(claim: Claim, key: str) -> object:
    """What ours has under a key of the cases."""
    outer = {"said_by": claim.attribution.said_by, "assertion": claim.assertion, "hedged": claim.hedges}
    if key in outer:
        return outer[key]
    if key == "places":
        return [one.text for one in claim.places]
    if key in ("count", "qualifier", "force", "shape"):
        return getattr(body(claim).count, "text" if key == "count" else key)
    if key in ("perpetrators", "victims"):
        return [one.text for one in getattr(body(claim), key)]
    if key in ("manner", "part_kind"):
        return getattr(body(claim), key)
    return getattr(body(claim).population, "words" if key == "population" else key)


def judged(cases: list[Case], jobs: int = 1) -> list[Verdict]:
    """The cases, read."""
    return [Verdict(case, found) for case, found in zip(cases, reports((case.row for case in cases), jobs), strict=True)]


def parsed() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--folder", "--half", choices=FOLDERS)
    parser.add_argument("--phenomenon", default="")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--json", type=Path, help="also write the tables to this file, for eval/page.py")
    return parser.parse_args()


def plain(found: dict[str, dict[str, Rates]]) -> dict[str, dict[str, dict[str, float | None]]]:
    """The tables as plain values."""
    return {
        title: {name: {column: one.share(column) for column in COLUMNS} for name, one in groups.items()} for title, groups in found.items()
    }


def main() -> None:
    """Print the tables, or the misses."""
    options = parsed()
    try:
        cases = [
            one for one in load(options.files or None) if options.folder in (None, one.folder) and options.phenomenon in one.phenomenon
        ]
    except CaseError as fault:
        sys.exit(str(fault))
    verdicts = judged(cases)
    for one in readable(verdicts) if options.misses else ():
        if wrong := list(misses(one)):
            print(f"\n[{one.case.phenomenon}] {one.case.headline or ''}\n  {' '.join(one.case.text.split())}", *wrong, sep="\n    ")
    found = tables(verdicts)
    print(*lines(found), *causes(verdicts), sep="\n")
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(plain(found), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
