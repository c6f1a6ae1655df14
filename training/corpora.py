"""The open corpora that the encoder learns from and is measured on, as sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.gum_names import names_of
from training.reports import held_out, read_reports
from training.sentence import NAME_LABELS, OUTSIDE, Sentence
from training.treebank import lines_of, read_bio, read_columns, read_conllu


@dataclass(frozen=True, slots=True)
class Corpora:
    """Sentences to learn from: with trees, and with names only; and those to measure on."""

    trees: list[Sentence]
    names: list[Sentence]
    dev_trees: list[Sentence]
    dev_reports: list[Sentence]


def load(data: Path) -> Corpora:
    """Everything that training uses of the data folder. Test files are not opened here."""
    reports = list(read_reports(lines_of(data / "re3d-open.jsonl.gz")))
    learnt = [report for report in reports if not held_out(report.document)]
    return Corpora(
        trees=[*ewt(data, "train"), *gum(data, "train")],
        names=[*learnt, *wikigold(data)],
        dev_trees=[*ewt(data, "dev"), *gum(data, "dev")],
        dev_reports=[report for report in reports if held_out(report.document)],
    )


def ewt(data: Path, split: str) -> Iterator[Sentence]:
    """The English Web Treebank with the names of Universal NER; a sentence whose labels do not fit its words keeps no names."""
    names = read_bio(lines_of(data / f"en_ewt-uner-{split}.bio.gz"))
    for block in read_conllu(lines_of(data / f"en_ewt-ud-{split}.conllu.gz")):
        labels = names.get(block.id, ())
        fitting = labels if len(labels) == len(block.rows) else None
        yield Sentence(block.words, "ewt", block.document, block.paragraph_start, block.tree, fitting)


def gum(data: Path, split: str) -> Iterator[Sentence]:
    """The openly licensed part of GUM, with names derived from its entities."""
    for block in read_conllu(lines_of(data / f"en_gum-open-{split}.conllu.gz")):
        yield Sentence(block.words, "gum", block.document, block.paragraph_start, block.tree, names_of(block.rows))


def wikigold(data: Path) -> Iterator[Sentence]:
    """WikiGold; its MISC is none of our kinds and becomes O (an O of this corpus may be a NORP)."""
    for number, (words, labels) in enumerate(read_columns(lines_of(data / "wikigold.bio.gz"))):
        known = [label if label in NAME_LABELS else OUTSIDE for label in labels]
        yield Sentence(words, "wikigold", f"wikigold-{number}", names=begun(known))


def begun(labels: Sequence[str]) -> tuple[str, ...]:
    """BIO labels in which a name never goes on that did not begin: an I after another kind, or after none, becomes a B."""
    pairs = zip((OUTSIDE, *labels), labels, strict=False)
    return tuple("B" + label[1:] if label[0] == "I" and before[2:] != label[2:] else label for before, label in pairs)
