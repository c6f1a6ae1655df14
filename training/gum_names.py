"""Names of persons, places and organisations derived from GUM's entity annotation, which marks whole noun phrases.

A phrase is a name when its head is a proper noun; the name is the run of proper nouns around that head, with the small words that
hold a name together (`Bank of Tarsa`) and, in organisations, capitalised nouns and adjectives.
"""

import re
from dataclasses import dataclass

KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
GLUE = {
    "organization": {"of", "for", "and", "the", "&", "-", "'s", "in"},
    "place": {"of", "the", "-", "and"},
    "person": {"-", "al", "bin", "van", "de"},
}
MARKS = re.compile(r"\([^()]*\)?|[^()]+\)")
ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """An annotated phrase: first word, end (exclusive), GUM's entity type and its head word."""

    start: int
    end: int
    kind: str
    head: int


def phrases(misc: list[str]) -> list[Phrase]:
    """The phrases that begin and end in this sentence, from the last column of its words."""
    found: list[Phrase] = []
    waiting: list[tuple[str, int, str, int]] = []
    for place, column in enumerate(misc):
        match = ENTITY.search(column)
        for mark in MARKS.findall(match[1]) if match else ():
            if not mark.startswith("("):
                close(mark.rstrip(")"), place, waiting, found)
                continue
            group, kind, *rest = mark.strip("()").split("-")
            shortest = rest[3].split(",")[0] if len(rest) > 3 else "1"
            head = int(shortest) - 1 if shortest.isdigit() else 0
            if mark.endswith(")"):
                found.append(Phrase(place, place + 1, kind, place))
            else:
                waiting.append((group, place, kind, head))
    return found


def close(group: str, place: int, waiting: list[tuple[str, int, str, int]], found: list[Phrase]) -> None:
    """End the innermost open phrase of this group at this word."""
    for number in range(len(waiting) - 1, -1, -1):
        if waiting[number][0] == group:
            _, start, kind, head = waiting.pop(number)
            found.append(Phrase(start, place + 1, kind, min(start + head, place)))
            return


def name_start(phrase: Phrase, words: list[str], tags: list[str]) -> int:
    """The first word of the name, searched leftwards from the head."""

    def hyphenated(at: int) -> bool:
        if at - 2 < phrase.start:
            return False
        return words[at - 1] in {"-", "&"} and tags[at - 2] in {"PROPN", "ADJ"} and words[at - 2][0].isupper()

    low = phrase.head
    while (low > phrase.start and tags[low - 1] == "PROPN") or hyphenated(low):
        low -= 1
    while phrase.kind == "organization" and low > phrase.start and capitalised(words[low - 1], tags[low - 1], "ADJ", "NOUN", "PROPN"):
        low -= 1
    return low


def name_end(phrase: Phrase, words: list[str], tags: list[str]) -> int:
    """The end of the name (exclusive), searched rightwards from the head."""
    high, glue = phrase.head + 1, GLUE[phrase.kind]
    while high < phrase.end:
        after = high
        while after < phrase.end and words[after].lower() in glue | {"-"}:
            after += 1
        if tags[high] == "PROPN":
            high += 1
        elif high < after < phrase.end and capitalised(words[after], tags[after], "PROPN", "ADJ", "NOUN"):
            high = after + 1
        elif phrase.kind == "organization" and capitalised(words[high], tags[high], "ADJ", "NOUN"):
            high += 1
        else:
            break
    return high


def capitalised(word: str, tag: str, *tags: str) -> bool:
    """Whether a word begins with a capital and has one of these tags."""
    return tag in tags and word[0].isupper()


def names_of(rows: list[list[str]]) -> tuple[str, ...]:
    """BIO labels of a GUM sentence; of overlapping names the longest stays."""
    words, tags = [row[1] for row in rows], [row[3] for row in rows]
    spans = []
    for phrase in phrases([row[9] for row in rows]):
        if phrase.kind in KINDS and tags[phrase.head] == "PROPN":
            start, end = name_start(phrase, words, tags), name_end(phrase, words, tags)
            if words[start][0].isupper() or words[start][0].isdigit():
                spans.append((start, end, KINDS[phrase.kind]))
    return bio(spans, len(words))


def bio(spans: list[tuple[int, int, str]], length: int) -> tuple[str, ...]:
    """BIO labels of the longest spans that do not overlap."""
    labels = ["O"] * length
    for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        if all(label == "O" for label in labels[start:end]):
            labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return tuple(labels)
