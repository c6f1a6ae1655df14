"""List the misses and false alarms of an evaluation set by cause, each with its sentence. Printed, never stored.

    python eval/errors.py SHARED SET [--side missed|false] [--cause WORDS] [--limit N] [--first N] [--only ID] [--jobs N] [--count]

SET is a name such as muc_dev, gvdb_dev, gva_2013_2015, idmc_dev or seeds. --first reads only the first so many documents, --only those
whose id holds the words; --cause shows the causes that hold the words, --limit so many of each; --count prints the table of causes alone.
"""

import argparse
import itertools
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from causes import Fault, claims, messages
from noise import OWN
from reading import Row, incidents, reports
from scorers import Scorers, scorers
from scoring import lines_of
from sets import SETS, Set
from toll_causes import HARMS, articles, excerpts, shootings


def set_named(name: str) -> Set:
    """The set of a name. Ends the program with a sentence when there is none."""
    found = {one.name: one for one in SETS}
    if name not in found:
        sys.exit(f"{name}: no such set; there are {', '.join(found)}")
    return found[name]


def faults(one: Set, shared: Path, lines: list[Row], jobs: int) -> Iterator[Fault]:
    """Every difference of a set, as its scorer sees it."""
    judge: Scorers = scorers(shared)
    if one.task == "muc":
        yield from messages(reports(lines, jobs), judge)
    elif one.task == "gvdb":
        yield from articles(reports(lines, jobs), judge)
    elif one.task == "gva":
        yield from shootings(incidents(lines, jobs), judge)
    elif one.task == "idmc":
        yield from excerpts(reports(lines, jobs), judge)
    elif one.task == "seeds":
        yield from claims(reports(lines, jobs), judge.claims.read_gold(shared / "gold" / "seeds.json", shared / "seeds"), judge)
    else:
        sys.exit(f"{one.name}: errors of this kind of set are not listed; it is scored by eval/measure.py")


def table(found: list[Fault]) -> Iterator[str]:
    """How many of each cause."""
    for (side, cause), number in Counter((one.side, one.cause) for one in found).most_common():
        yield f"{number:5}  {side:12} {cause}"
    for measure in ("", *(f"{harm}: " for harm in HARMS)):
        mine = [one.cause for one in found if one.cause.startswith(measure)]
        if mine and found:
            yield f"{sum(OWN in cause for cause in mine):5}  of {len(mine)} {measure}differences are the set's own"


def listing(found: list[Fault], limit: int) -> Iterator[str]:
    """The first so many of each cause with their sentences."""
    ordered = sorted(found, key=lambda one: (one.side, one.cause))
    for (side, cause), group in itertools.groupby(ordered, key=lambda one: (one.side, one.cause)):
        members = list(group)
        yield f"\n== {side}: {cause} ({len(members)})"
        for one in members[:limit]:
            yield f"{one.document}: {one.what}\n    {' '.join(one.sentence.split())[:600]}"


def parsed() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("set")
    parser.add_argument("--side", choices=("missed", "false"), default="")
    parser.add_argument("--cause", default="")
    parser.add_argument("--limit", type=int, default=8)
    parser.add_argument("--first", type=int)
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--count", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Print the table of causes, then the sentences."""
    options = parsed()
    one = set_named(options.set)
    lines = [row for row in lines_of(one, options.shared) if options.only in str(row["id"])][: options.first]
    found = list(faults(one, options.shared, lines, options.jobs))
    kept = [one for one in found if options.cause in one.cause and one.side.startswith(options.side)]
    print(f"{options.set}: {len(lines)} documents, {len(found)} differences", *table(found), sep="\n")
    if not options.count:
        print(*listing(kept, options.limit), sep="\n")


if __name__ == "__main__":
    main()
