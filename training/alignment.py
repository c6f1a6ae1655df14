"""Scoring a reading of raw text against a treebank as in the CoNLL 2018 shared task: words are aligned by their characters.

White space counts for nothing; punctuation counts; subtypes of relations do not. A word whose characters are cut otherwise than in the
treebank is wrong in every figure.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from training.figures import f_score
from training.treebank import Block

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word by its characters in the text without white space: tag, the characters of its head (None for the root), relation."""

    span: Span
    tag: str
    head: Span | None
    relation: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read: the spans of its sentences and its words."""

    sentences: frozenset[Span]
    words: tuple[Word, ...]


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def gold_spans(block: Block) -> list[Span]:
    """The characters of each word of a treebank sentence, from 0. The words of a multi-word token share its characters in order;
    where they are not written out in it, the last takes what is left."""
    spans: list[Span] = []
    at, end_of_token, limit = 0, 0, 0
    for number, row in enumerate(block.rows, start=1):
        if number in block.glued:
            last, surface = block.glued[number]
            end_of_token, limit = last, at + len(squeezed(surface))
        length = len(squeezed(row[1]))
        if number == end_of_token:
            end = limit
        elif number < end_of_token:
            end = min(limit, at + length)
        else:
            end = at + length
        spans.append((at, end))
        at = end
    return spans


def gold_reading(blocks: Iterable[Block]) -> Reading:
    """The treebank's own reading of consecutive sentences."""
    sentences, words = set(), []
    shift = 0
    for block in blocks:
        spans = [(shift + start, shift + end) for start, end in gold_spans(block)]
        tree = block.tree
        for span, tag, head, relation in zip(spans, tree.upos, tree.heads, tree.relations, strict=True):
            words.append(Word(span, tag, spans[head - 1] if head else None, plain(relation)))
        sentences.add((shift, spans[-1][1]))
        shift = spans[-1][1]
    return Reading(frozenset(sentences), tuple(words))


def plain(relation: str) -> str:
    """A relation without its subtype."""
    return relation.partition(":")[0]


def positions(text: str) -> list[int]:
    """For each offset of the text, the number of characters before it that are no white space."""
    found = [0]
    for character in text:
        found.append(found[-1] + (not character.isspace()))
    return found


def compare(gold: Reading, found: Reading) -> Counter[str]:
    """What is right, found and in the treebank, for sentences and words."""
    by_span = {word.span: word for word in gold.words}
    counts = Counter({"sentences": len(gold.sentences & found.sentences)})
    for word in found.words:
        wanted = by_span.get(word.span)
        if wanted is None:
            continue
        attached = word.head == wanted.head
        counts["words"] += 1
        counts["upos"] += word.tag == wanted.tag
        counts["uas"] += attached
        counts["las"] += attached and word.relation == wanted.relation
    counts["sentences gold"], counts["sentences found"] = len(gold.sentences), len(found.sentences)
    counts["words gold"], counts["words found"] = len(gold.words), len(found.words)
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """F in per cent of sentences, words, tags and attachment."""
    scores = {"sentences": f_score(counts["sentences"], counts["sentences found"], counts["sentences gold"])}
    for name in ("words", "upos", "uas", "las"):
        scores[name] = f_score(counts[name], counts["words found"], counts["words gold"])
    return scores


def paragraphs(blocks: Iterable[Block]) -> Iterable[Sequence[Block]]:
    """Consecutive sentences of one paragraph."""
    group: list[Block] = []
    for block in blocks:
        if group and (block.paragraph_start or block.document != group[-1].document):
            yield group
            group = []
        group.append(block)
    if group:
        yield group
