"""Fit the confidence of claims on the development sets and the invented cases, and check it by cross-validation.

    python eval/calibrate.py SHARED [--first N] [--jobs N] [--labels FILE] [--write] [--json FILE] [--signs]

Prints the expected calibration error (ECE) with 10 and 15 bins, by 5-fold cross-validation in which a document lies in one fold only, over
all claims and by set. --first reads only the first so many documents of each set. --labels keeps the labels (signs, no text) in a file, and
takes them from it when it is there, so that a fit can be made again without reading. --write puts the weights and the table into
codebook/confidence.yaml, --json the reliability of each bin into a file for eval/page.py; --signs lists the weights and how often each
sign is shown.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import yaml

from fitting import Fit, bins, ece, fit, folds, validated
from labels import Label, labels
from testimonia.codebook import confidence as codebook

TARGET = 0.05
"""The largest calibration error that is allowed."""

HEAD = """\
# What raises and lowers the confidence in a claim. The words are ours; weights and table are fitted on the development sets and the
# invented cases by eval/calibrate.py (thresholds, no text). A sign with a `reason` is found in the claim's reasons, any other by
# extract/confidence.py.
"""


def report(found: list[Label], shares: list[float]) -> Iterator[str]:
    """The calibration error over all claims and by set, out of fold."""
    yield "| set | claims | accepted | mean confidence | ECE, 10 bins | ECE, 15 bins |\n|---|---|---|---|---|---|"
    for name in ["all", *dict.fromkeys(one.set for one in found)]:
        chosen = [(share, one.accepted) for one, share in zip(found, shares, strict=True) if name in ("all", one.set)]
        accepted = sum(fine for _, fine in chosen) / len(chosen)
        mean = sum(share for share, _ in chosen) / len(chosen)
        yield f"| {name} | {len(chosen)} | {accepted:.3f} | {mean:.3f} | {ece(chosen, 10):.3f} | {ece(chosen, 15):.3f} |"


def reliability(found: list[Label], shares: list[float]) -> dict[str, object]:
    """The same as plain values, with the bins of all claims."""
    pairs = [(share, one.accepted) for share, one in zip(shares, found, strict=True)]
    by_set = {}
    for name in dict.fromkeys(one.set for one in found):
        chosen = [pair for pair, one in zip(pairs, found, strict=True) if one.set == name]
        accepted, mean = sum(fine for _, fine in chosen) / len(chosen), sum(share for share, _ in chosen) / len(chosen)
        by_set[name] = {"claims": len(chosen), "accepted": accepted, "confidence": mean, "ece": ece(chosen, 10)}
    return {"claims": len(found), "ece": {str(number): ece(pairs, number) for number in (10, 15)}, "bins": bins(pairs, 10), "sets": by_set}


def weights(made: Fit, found: list[Label]) -> Iterator[str]:
    """Every sign with its weight, how often it is shown and how often accepted then."""
    for name, weight in sorted(made.weights.items(), key=lambda item: -abs(item[1])):
        shown = [one.accepted for one in found if name in one.signs]
        share = f"{sum(shown) / len(shown):.2f}" if shown else "–"
        yield f"{weight:+.2f}  {name:24} shown {len(shown):5}, accepted {share}"


def written(made: Fit, error: float, found: list[Label]) -> str:
    """The codebook's file with the weights and the table of a fit."""
    file = Path(codebook.__file__).with_name(codebook.FILE)
    body = yaml.safe_load(file.read_text(encoding="utf-8"))
    told = {"claims": len(found), "documents": len({(one.set, one.document) for one in found}), "error": round(error, 3)}
    signs = {name: {**entry, "weight": round(made.weights.get(name, 0.0), 2)} for name, entry in body["signs"].items()}
    table = [[round(score, 3), round(share, 3)] for score, share in made.table]
    fresh = {"fitted": told, "intercept": round(made.intercept, 2), "signs": signs, "table": table}
    text = HEAD + yaml.safe_dump(fresh, sort_keys=False, allow_unicode=True, width=140, default_flow_style=None)
    file.write_text(text, encoding="utf-8")
    return f"{file}: written"


def kept(options: argparse.Namespace, known: codebook.Calibration) -> list[Label]:
    """The labels from the file, or read and kept there."""
    if options.labels and options.labels.is_file():
        rows = (json.loads(line) for line in options.labels.read_text(encoding="utf-8").split("\n") if line)
        return [Label(row["set"], row["document"], frozenset(row["signs"]), row["accepted"]) for row in rows]
    found = list(labels(options.shared, known, options.first, options.jobs))
    if options.labels:
        rows = ({"set": one.set, "document": one.document, "signs": sorted(one.signs), "accepted": one.accepted} for one in found)
        options.labels.parent.mkdir(parents=True, exist_ok=True)
        options.labels.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return found


def parsed() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--first", type=int, default=400)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--signs", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Fit and report."""
    options = parsed()
    known = codebook.calibration()
    found = kept(options, known)
    names = tuple(known.signs)
    shares = validated(found, names, folds(found))
    print(*report(found, shares), sep="\n")
    pairs = [(share, one.accepted) for share, one in zip(shares, found, strict=True)]
    error = max(ece(pairs, 10), ece(pairs, 15))
    print(f"calibration error {error:.3f}, {'within' if error <= TARGET else 'OVER'} {TARGET}")
    made = fit(found, names)
    if options.signs:
        print(*weights(made, found), sep="\n")
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(reliability(found, shares), indent=1), encoding="utf-8")
    if options.write:
        print(written(made, error, found))


if __name__ == "__main__":
    main()
