"""One page of how well it reads: the figures beside baseline, targets and peers, the invented cases, how far confidence can be trusted.

    python eval/gate.py SHARED --json build/eval/figures.json
    python eval/phenomena.py --json build/eval/cases.json
    python eval/calibrate.py SHARED --json build/eval/reliability.json
    python eval/page.py [build/eval] [--speed FILE] [--markdown]

Writes index.html beside what the three wrote: one file that asks for nothing else. What was not measured is left out. --speed is a JSON
object of words and values, shown as it is; --markdown prints the first table for eval/README.md instead.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from phenomena import COLUMNS, TARGETS
from sets import SETS, Figure
from testimonia import __version__

HERE = Path(__file__).resolve().parent
PEERS = (
    ("GE", 0.571, 0.669),
    ("UMASS", 0.529, 0.616),
    ("SRI", 0.533, 0.601),
    ("GE-CMU", 0.549, 0.587),
    ("NYU", 0.395, 0.543),
    ("UMICH", 0.410, 0.515),
)
"""The best of the seventeen MUC-4 systems (1992) on tst3 and tst4 pooled, their answers on the same metric: F1 of n > 1, of 1 and > 1."""


@dataclass(frozen=True)
class Line:
    """One figure with what it is compared with; shares lie between 0 and 1."""

    set: str
    figure: Figure
    value: float

    @property
    def target(self) -> float:
        return float(self.figure.target)

    @property
    def reached(self) -> bool:
        """Whether the target is reached, as rounded to the digits that are shown."""
        return round(self.value, 3) <= self.target if self.figure.falling else round(self.value, 3) >= self.target

    @property
    def baseline(self) -> float | None:
        return float(self.figure.baseline) if self.figure.baseline.strip("–") else None

    @property
    def peer(self) -> float | None:
        return float(self.figure.peer.split()[-1]) if self.figure.peer else None

    @property
    def shown(self) -> str:
        return f"{self.value:.0f}" if self.figure.falling else f"{self.value:.3f}"


def lines(figures: list[dict[str, Any]]) -> list[Line]:
    """The figures of the sets in their order."""
    values = {(one["set"], one["label"]): one["value"] for one in figures}
    return [
        Line(one.name, figure, values[one.name, figure.label])
        for one in SETS
        for figure in one.figures
        if (one.name, figure.label) in values
    ]


def markdown(found: list[Line]) -> Iterator[str]:
    """The table of eval/README.md."""
    yield "| set | figure | regex baseline | best peer | testimonia | long-term target |\n|---|---|---|---|---|---|"
    for one in found:
        peer = one.figure.peer or "–"
        yield f"| {one.set} | {one.figure.label} | {one.figure.baseline} | {peer} | **{one.shown}** | {one.figure.target} |"


def loaded(folder: Path, name: str) -> Any:
    """What a script wrote; None where it was not run."""
    path = folder / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def finding(found: list[Line], cases: Any, reliability: Any) -> str:
    """What the page comes to, in a sentence or two."""
    parts = [f"{sum(one.reached for one in found)} of {len(found)} figures reach their long-term target"] if found else []
    if cases:
        share = cases["all"]["all"]
        parts.append(f"{share['whole']:.0%} of {share['cases']:.0f} invented cases have every count right")
    if reliability:
        parts.append(f"the confidence of a claim is off by {reliability['ece']['10']:.1%} on average")
    return "; ".join(parts) + "."


def rendered(folder: Path, speed: dict[str, Any] | None) -> str:
    """The page."""
    found, cases, reliability = lines(loaded(folder, "figures") or []), loaded(folder, "cases"), loaded(folder, "reliability")
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.j2").render(
        version=__version__,
        finding=finding(found, cases, reliability),
        lines=found,
        muc=[one for one in found if one.set.startswith("muc")],
        peers=PEERS,
        cases=cases,
        columns=COLUMNS,
        targets=TARGETS,
        reliability=reliability,
        speed=speed,
    )


def main() -> None:
    """Write the page, or print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=HERE.parent / "build" / "eval")
    parser.add_argument("--speed", type=Path)
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    if not any((options.folder / f"{name}.json").is_file() for name in ("figures", "cases", "reliability")):
        sys.exit(f"{options.folder}: holds no figures; run the commands at the top of eval/page.py first")
    if options.markdown:
        print(*markdown(lines(loaded(options.folder, "figures") or [])), sep="\n")
        return
    speed = json.loads(options.speed.read_text(encoding="utf-8")) if options.speed else None
    page = options.folder / "index.html"
    page.write_text(rendered(options.folder, speed), encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
