"""Reading treebanks (CoNLL-U) and name annotation (BIO columns)."""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.sentence import Tree


@dataclass(slots=True)
class Block:
    """One sentence of a CoNLL-U file: its columns, the document it stands in, the text, and the multi-word tokens by first word."""

    id: str
    document: str
    paragraph_start: bool
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    glued: dict[int, tuple[int, str]] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(row[1].replace(" ", "_") for row in self.rows)

    @property
    def tree(self) -> Tree:
        columns = [tuple(row[place] for row in self.rows) for place in (3, 5, 7)]
        return Tree(columns[0], columns[1], tuple(int(row[6]) for row in self.rows), columns[2])


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a gzipped text file, without their ends."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def read_conllu(lines: Iterable[str]) -> Iterator[Block]:
    """The sentences of a CoNLL-U file in order; empty nodes are left out."""
    document, paragraph, block = "", False, None
    for line in lines:
        if line.startswith("# newdoc"):
            document, paragraph = line.partition("= ")[2], True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# sent_id"):
            block, paragraph = Block(line.partition("= ")[2], document, paragraph), False
        elif line.startswith("# text =") and block:
            block.text = line[9:]
        elif line and not line.startswith("#") and block:
            add_row(block, line.split("\t"))
        elif not line and block:
            yield block
            block = None
    if block:
        yield block


def add_row(block: Block, columns: list[str]) -> None:
    """Put a word line, or the range line of a multi-word token, into its sentence."""
    if "." in columns[0]:
        return
    if "-" in columns[0]:
        first, last = map(int, columns[0].split("-"))
        block.glued[first] = (last, columns[1])
    else:
        block.rows.append(columns)


def read_bio(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """UNER's labels by sentence id."""
    found: dict[str, list[str]] = {}
    labels: list[str] = []
    for line in lines:
        if line.startswith("# sent_id"):
            labels = found.setdefault(line.partition("= ")[2], [])
        elif line and not line.startswith("#"):
            labels.append(line.split("\t")[1])
    return {key: tuple(value) for key, value in found.items()}


def read_columns(lines: Iterable[str]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Words and labels of a two-column file with an empty line after each sentence."""
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line:
            rows.append(line.split("\t"))
        elif rows:
            yield tuple(row[0] for row in rows), tuple(row[1] for row in rows)
            rows = []
