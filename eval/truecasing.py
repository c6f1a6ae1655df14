"""Truecasing measured: sentences of a treebank in capitals, and in title case, given back their case.

    python eval/truecasing.py TREEBANK.conllu.gz... [--sentences N]

Each sentence is a page of its own, so that nothing is learned from other sentences. Shown for words with letters, the first of a sentence
left out: the share written as in the treebank, by small letters alone and by the program; and for words with capitals alone.
"""

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from testimonia.codebook.lexicon import lexicon
from testimonia.extract.grammar.truecasing import Truecaser
from testimonia.extract.page import Page, lay_out
from testimonia.records import NO_CASE, Block, Dated, Document
from testimonia.workshop import tools_for


def sentences(file: Path) -> Iterator[str]:
    """The texts of a treebank's sentences."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from (line[9:].strip() for line in lines if line.startswith("# text = "))


def page_of(text: str) -> Page:
    """A text as a page of one paragraph."""
    block = Block(kind="paragraph", start=0, end=len(text), locator="characters")
    document = Document(capture="capture-1", name="sentence", text=text, blocks=(block,), published=Dated())
    return lay_out(document, tools_for(NO_CASE).language)


def in_title_case(text: str) -> str:
    """A sentence as a headline in title case writes it: its longer words with a capital, and no stop behind it."""
    return " ".join(word[:1].upper() + word[1:] if len(word) > 3 else word for word in text.split(" "))


def tally(text: str, changed: str, counts: Counter[str]) -> None:
    """Count the words of one sentence that come back as they were."""
    if len(changed) != len(text):
        return
    page = page_of(changed)
    given = Truecaser(page, lexicon("en"), tools_for(NO_CASE).places).written(0, len(changed))
    for word in [token for sentence in page.sentences for token in sentence.tokens][1:]:
        was, now = text[word.start : word.end], given[word.start : word.end]
        if not any(map(str.isalpha, was)):
            continue
        counts["words"] += 1
        counts["right"] += was == now
        counts["small"] += was == was.lower()
        if was != was.lower():
            counts["capital words"] += 1
            counts["capital right"] += was == now


def main() -> None:
    """One line for each treebank and each way of writing."""
    parser = argparse.ArgumentParser(description="Truecasing on treebank sentences")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--sentences", type=int, default=400)
    options = parser.parse_args()
    for file in options.files:
        for name, change in (("capitals", str.upper), ("title case", in_title_case)):
            counts = Counter[str]()
            for text in list(sentences(file))[: options.sentences]:
                tally(text.rstrip("."), change(text.rstrip(".")), counts)
            words, capital = max(counts["words"], 1), max(counts["capital words"], 1)
            print(f"{file.name}, {name}: {counts['right'] / words:.1%} of {words} words right", end=" ")
            print(
                f"(small letters alone {counts['small'] / words:.1%}); {counts['capital right'] / capital:.1%} of {capital} with capitals"
            )


if __name__ == "__main__":
    main()
