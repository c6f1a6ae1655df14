"""Statements, events and measures against gold: pairs by overlapping words, then speaker and PLOVER type.

    python eval/statements.py GOLD.json TEXTS_FOLDER          reads the texts with the library
    python eval/statements.py GOLD.json --claims CLAIMS.jsonl  scores what `testimonia read --format jsonl` wrote

A gold entry is found when one of ours overlaps at least half of either span; its type is right when it is the gold's or one that the gold
accepts; its speaker when speaker, actor or the body spoken for shares half its words with the gold's. Precision is the share of ours that
some gold entry overlaps; the rest is listed, to be looked at by eye, since the gold does not claim to be complete.
"""

import argparse
import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from testimonia.adapters.english import english
from testimonia.capture import Captured, CaptureSettings, capture
from testimonia.codebook.lexicon import lexicon
from testimonia.extract.attribution.voices import hear
from testimonia.extract.deeds.find import find_deeds
from testimonia.extract.extract import claimed
from testimonia.extract.page import lay_out
from testimonia.read import read
from testimonia.records import Document

Row = dict[str, Any]
LITTLE = frozenset(["a", "an", "the", "of", "for", "in", "on", "at", "and", "or", "to", "by", "from", "s"])
KINDS = ("statement", "event", "measure")


def tokens(words: str | None) -> set[str]:
    """The words that count, folded."""
    folded = unicodedata.normalize("NFKD", words or "").encode("ascii", "ignore").decode().lower()
    return set(re.findall(r"\w+", folded)) - LITTLE


def alike(gold: str | None, ours: str | None) -> bool:
    """Whether two names share half their words, or ours holds all the gold's."""
    left, right = tokens(gold), tokens(ours)
    return bool(left and right) and (2 * len(left & right) / (len(left) + len(right)) >= 0.5 or left <= right)


def overlaps(gold: Row, ours: Row) -> bool:
    """Whether the spans share half of either."""
    shared = min(gold["end"], ours["end"]) - max(gold["start"], ours["start"])
    return bool(shared * 2 >= min(gold["end"] - gold["start"], ours["end"] - ours["start"]) and shared > 0)


def speaks(gold: Row, ours: Row) -> bool:
    """Whether the gold's speaker is among ours; a gold without one asks for none."""
    wanted = gold.get("speaker") or gold.get("actor")
    return wanted is None or any(alike(wanted, name) for name in ours["who"])


def typed(gold: Row, ours: Row) -> bool:
    """Whether the PLOVER type is one that the gold accepts."""
    return ours["plover"] in {gold["plover"], *gold.get("accept", [])}


def from_claims(path: Path) -> list[Row]:
    """Ours from the lines that `read` wrote."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
    return [row_of(row) for row in rows if row.get("kind") in KINDS]


def row_of(row: Row) -> Row:
    """One line of `read` under the names used here."""
    who = [row.get("speaker"), row.get("on_behalf_of"), *row.get("actors", []), *row.get("said_by", [])]
    return {**row, "document": stem(row["document"]), "who": [name for name in who if name]}


def from_texts(folder: Path) -> list[Row]:
    """Ours by calling the library on every text of a folder."""
    words = lexicon("en")
    found: list[Row] = []
    for name, document in documents(folder):
        page = lay_out(document, english())
        voices = hear(page, words)
        found += [row_from(name, claimed(page, voices, draft)) for draft in find_deeds(page, words, Nowhere())]
    return found


class Nowhere:
    """A gazetteer that knows no place."""

    def prominence(self, name: str) -> float:  # noqa: ARG002 - the form that extract asks for
        return 0.0


def documents(folder: Path) -> Iterable[tuple[str, Any]]:
    """Every text of a folder, read as the program reads it."""
    settings = CaptureSettings(clock=lambda: dt.datetime(2000, 1, 1, tzinfo=dt.UTC), tool="eval", version="1")
    for item in capture([str(path) for path in sorted(folder.glob("*.txt"))], settings):
        if isinstance(item, Captured) and isinstance(document := read(item.capture, item.data), Document):
            yield stem(item.capture.address), document


def row_from(name: str, claim: Any) -> Row:
    """A claim under the names used here."""
    body = claim.body
    actors = [body.speaker.text, body.on_behalf_of] if body.kind == "statement" else [one.text for one in body.actors]
    who = [one for one in (*actors, *claim.attribution.said_by) if one]
    evidence = claim.evidence
    return {"document": name, "kind": body.kind, "plover": body.plover, "who": who, "start": evidence.start, "end": evidence.end,
            "quote": evidence.quote, "assertion": claim.assertion}  # fmt: skip


def stem(name: str) -> str:
    """A document's name without folder and extension."""
    return re.sub(r"\.(txt|html?)$", "", name.rsplit("/", 1)[-1])


def score(gold: list[Row], ours: list[Row], title: str) -> None:
    """Print one table: how many are found, with type, with speaker, with both."""
    counts, missed = dict.fromkeys(("found", "type", "speaker", "both"), 0), []
    for entry in gold:
        near = [row for row in ours if row["document"] == stem(entry["document"]) and overlaps(entry, row)]
        counts["found"] += bool(near)
        counts["type"] += any(typed(entry, row) for row in near)
        counts["speaker"] += any(speaks(entry, row) for row in near)
        right = any(typed(entry, row) and speaks(entry, row) for row in near)
        counts["both"] += right
        if not right:
            missed.append((entry, near))
    print(f"{title}: {len(gold)} in the gold; " + ", ".join(f"{key} {value}" for key, value in counts.items()))
    for entry, near in missed:
        print(f"  missed {entry['plover']} {entry.get('speaker') or entry.get('actor')}: {entry['quote'][:90]}")
        for row in near:
            print(f"      ours {row['plover']} {row['who']}: {row['quote'][:90]}")


def report(gold: Row, ours: list[Row]) -> None:
    """Both tables, precision, and what no gold entry overlaps."""
    entries = [*gold["statements"], *gold["events"]]
    score(gold["statements"], ours, "statements")
    score(gold["events"], ours, "events")
    extra = [row for row in ours if not any(stem(entry["document"]) == row["document"] and overlaps(entry, row) for entry in entries)]
    print(f"ours: {len(ours)}, of which a gold entry overlaps {len(ours) - len(extra)}")
    for row in extra:
        print(f"  {row['kind']} {row['plover']} {row['who']}: {row['quote'][:110]}")


def main() -> None:
    """Read the arguments and print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path, nargs="?")
    parser.add_argument("--claims", type=Path)
    given = parser.parse_args()
    if (given.texts is None) == (given.claims is None):
        parser.error("give a folder of texts, or --claims")
    gold = json.loads(given.gold.read_text(encoding="utf-8"))
    report(gold, from_claims(given.claims) if given.claims else from_texts(given.texts))


if __name__ == "__main__":
    main()
