"""`python -m training.card`: the model card beside the weights, its figures and hashes taken from what training and evaluation wrote."""

import argparse
import json
from pathlib import Path
from string import Template
from typing import Any

TEMPLATE = Path(__file__).parent / "card.md"
ROWS = {"sentences": "sentences", "words": "words", "upos": "UPOS", "uas": "UAS", "las": "LAS"}
CHECKED = ("ewt dev", "gum dev", "ewt test", "gum test", "pud")


def tree_rows(figures: dict[str, Any]) -> str:
    """A table row for each treebank that was read."""
    rows = [[name, *(f"{figures[name][row]:.1f}" for row in ROWS)] for name in CHECKED if name in figures]
    return table(["raw text, F", *ROWS.values()], rows)


def span_rows(figures: dict[str, Any]) -> str:
    """A table row for each set of names and roles, with all kinds and each kind."""
    chosen = {name: scores for name, scores in figures.items() if name.startswith(("names", "roles"))}
    rows = [
        [name, f"{scores['all']:.1f}", ", ".join(f"{k} {v:.1f}" for k, v in scores.items() if k != "all")]
        for name, scores in chosen.items()
    ]
    return table(["gold words, F", "all", "by kind"], rows)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def listed(entries: dict[str, Any]) -> str:
    """Entries as a Markdown list."""
    return "\n".join(f"- {name}: `{value}`" for name, value in entries.items())


def card(manifest: dict[str, Any], figures: list[dict[str, Any]]) -> str:
    """The text of the card."""
    every = {name: scores for report in figures for name, scores in report.items()}
    return Template(TEMPLATE.read_text("utf-8")).substitute(
        seed=manifest["seed"],
        trees=tree_rows(every),
        spans=span_rows(every),
        capitals=f"{every['capitals, las']:.1f}",
        false_harm=every.get("sentences without harm where some is seen, in 1,000", "not measured"),
        files=listed(manifest["files"]),
        data=listed(manifest["data"]),
        versions=", ".join(f"{name} {number}" for name, number in manifest["versions"].items()),
    )


def main() -> None:
    """Write MODEL_CARD.md into the model folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="the model folder")
    parser.add_argument("figures", type=Path, nargs="+", help="what training.evaluate kept; later files complete earlier ones")
    options = parser.parse_args()
    manifest = json.loads((options.model / "manifest.json").read_text("utf-8"))
    figures = [json.loads(path.read_text("utf-8")) for path in options.figures]
    (options.model / "MODEL_CARD.md").write_text(card(manifest, figures), "utf-8")


if __name__ == "__main__":
    main()
