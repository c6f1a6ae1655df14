"""`python -m training.evaluate`: the figures of a shipped model, measured through the application's own reading. Needs no torch.

Trees and tags come from raw text, a paragraph at a time, with the application's tokens and sentences. The dev files are for developing;
`--official` opens the test files, once, when a model is final.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from testimonia.adapters.encoder.reader import Cuts, Parse, Reader
from testimonia.adapters.english import TrainedEnglish
from testimonia.extract.language import Analysis
from training.alignment import Reading, Word, compare, figures, gold_reading, paragraphs, plain, positions
from training.corpora import ewt, load
from training.figures import by_kind, count, spans
from training.material.annotated import annotated
from training.readings import unharmed
from training.sentence import CONTEXT_ROLES, Sentence
from training.treebank import Block, lines_of, read_conllu

OURS = {"person": "PER", "place": "LOC", "organisation": "ORG", "group": "NORP"}
SCORED_NAMES = ("PER", "LOC", "ORG")
TREEBANKS = {"ewt": "en_ewt-ud-{}.conllu.gz", "gum": "en_gum-open-{}.conllu.gz"}
NEWS = "en_pud-ud-test.conllu.gz"


def as_read(analysis: Analysis, text: str) -> Reading:
    """The application's reading by characters without white space."""
    before = positions(text)
    sentences, words = set(), []
    for sentence in analysis.sentences:
        cut = [(before[token.start], before[token.end]) for token in sentence.tokens]
        sentences.add((cut[0][0], cut[-1][1]))
        for number, (token, span) in enumerate(zip(sentence.tokens, cut, strict=True)):
            head = None if token.head == number else cut[token.head]
            words.append(Word(span, token.tag, head, plain(token.relation)))
    return Reading(frozenset(sentences), tuple(words))


def raw_text(language: TrainedEnglish, blocks: Iterable[Block]) -> dict[str, float]:
    """Sentence F, words, UPOS, UAS and LAS from raw text."""
    counts: Counter[str] = Counter()
    for group in paragraphs(blocks):
        text = " ".join(block.text for block in group)
        counts += compare(gold_reading(group), as_read(language.analyse(text, 0, len(text)), text))
    return figures(counts)


def windows(sentences: Iterable[Sentence]) -> Iterator[tuple[list[str], list[int], list[Sentence]]]:
    """Words and sentence starts of consecutive sentences of one document, for reading gold words."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (sentence.document != group[-1].document or sentence.paragraph_start):
            yield joined(group)
            group = []
        group.append(sentence)
    if group:
        yield joined(group)


def joined(group: list[Sentence]) -> tuple[list[str], list[int], list[Sentence]]:
    """The words of several sentences, the places where sentences begin, and the sentences."""
    words, starts = [], []
    for sentence in group:
        starts.append(len(words))
        words += sentence.words
    return words, starts, group


def gold_words(reader: Reader, words: list[str], starts: list[int]) -> Parse:
    """The parse of given words in given sentences."""
    return reader.read(words, Cuts(starts, firm=set(starts), barred=set(range(len(words))) - set(starts)))


def capitals(reader: Reader, sentences: Iterable[Sentence]) -> float:
    """LAS on gold words and sentences when the text is in capitals."""
    right = total = 0
    for words, starts, group in windows(sentences):
        parse = gold_words(reader, [word.upper() for word in words], starts)
        relations = [plain(reader.weights.relations[number]) for number in parse.relations.tolist()]
        for start, sentence in zip(starts, group, strict=True):
            right += sum(agreeing(parse, relations, start, sentence))
            total += len(sentence.words)
    return round(100 * right / total, 2)


def agreeing(parse: Parse, relations: list[str], start: int, sentence: Sentence) -> Iterator[bool]:
    """For each word of a sentence, whether head and relation are the treebank's."""
    assert sentence.tree
    for number, (head, relation) in enumerate(zip(sentence.tree.heads, sentence.tree.relations, strict=True)):
        wanted = start + (head - 1 if head else number)
        yield int(parse.heads[start + number]) == wanted and relations[start + number] == plain(relation)


def span_scores(reader: Reader, sentences: Iterable[Sentence], layer: str) -> dict[str, float]:
    """F of names or roles on gold words, all kinds and by kind."""
    counts: Counter[str] = Counter()
    annotated_only = (sentence for sentence in sentences if getattr(sentence, layer) is not None)
    for words, starts, group in windows(annotated_only):
        parse = gold_words(reader, words, starts)
        found = {(span.first, span.last, OURS[span.label] if layer == "names" else span.label) for span in getattr(parse, layer)}
        gold = spans(label for sentence in group for label in getattr(sentence, layer))
        count(gold, found, counts)
    return by_kind(counts, SCORED_NAMES if layer == "names" else None)


def false_harm(reader: Reader, sentences: Iterable[Sentence]) -> float:
    """Treebank sentences without any word of harm in which a count, harm, victim or perpetrator is seen, in a thousand."""
    calm = [sentence for sentence in sentences if unharmed(sentence).roles is not None]
    seen = [{span.label for span in gold_words(reader, list(sentence.words), [0]).roles} - set(CONTEXT_ROLES) for sentence in calm]
    return round(1000 * sum(map(bool, seen)) / len(calm), 1)


def in_capitals(sentence: Sentence) -> Sentence:
    """The sentence in capitals."""
    return replace(sentence, words=tuple(word.upper() for word in sentence.words))


def evaluate(folder: Path, data: Path, split: str) -> dict[str, Any]:
    """Every figure of a model folder."""
    language, reader, corpora = TrainedEnglish(folder), Reader(folder), load(data)
    held = annotated(seed=1)[1]
    report: dict[str, Any] = {}
    for name, file in TREEBANKS.items():
        report[f"{name} {split}"] = raw_text(language, read_conllu(lines_of(data / file.format(split))))
    report["pud"] = raw_text(language, read_conllu(lines_of(data / NEWS)))
    report["capitals, las"] = capitals(reader, corpora.dev_trees)
    report[f"names, uner {split}"] = span_scores(reader, ewt(data, split), "names")
    report["names, re3d held out"] = span_scores(reader, corpora.dev_reports, "names")
    if reader.weights.roles:
        report["roles held out"] = span_scores(reader, held, "roles")
        report["sentences without harm where some is seen, in 1,000"] = false_harm(reader, corpora.dev_trees)
        report["roles held out, in capitals"] = span_scores(reader, map(in_capitals, held), "roles")
    return report


def main() -> None:
    """Print the figures as JSON and, where asked, keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="the model folder")
    parser.add_argument("--data", type=Path, required=True, help="folder of the open training files")
    parser.add_argument("--official", action="store_true", help="the test files of EWT, GUM and UNER instead of dev")
    parser.add_argument("--out", type=Path, help="a JSON file to keep the figures in")
    options = parser.parse_args()
    report = json.dumps(evaluate(options.model, options.data, "test" if options.official else "dev"), indent=1)
    print(report)
    if options.out:
        options.out.write_text(report + "\n", "utf-8")


if __name__ == "__main__":
    main()
