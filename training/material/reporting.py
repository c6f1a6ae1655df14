"""Reports turned round in treebank trees: "He said that S." becomes "S, he said." or "S, said the mayor.".

English Web Treebank makes the fronted report the `ccomp` of the verb of saying, which stays the root (80 of 132 trailing reports; the
rest are loose parataxis after a full sentence), and hangs the comma on the report.
"""

import random

from training.material.trees import Word, below, children, put_back, taken
from training.sentence import Sentence

SAYING = frozenset(
    {"said", "says", "reported", "added", "announced", "claimed", "confirmed", "stated", "warned", "noted", "explained", "declared"}
)
COMPANIONS = frozenset({"obl", "obl:unmarked", "advmod"})
SHORTEST = 3  # words of a report that may be fronted


def runs_on(words: list[Word], whole: list[Word]) -> bool:
    """Whether these words follow each other without a gap."""
    start = whole.index(words[0])
    return whole[start : start + len(words)] == words


def small(word: Word) -> str:
    """The form of a word that no longer begins the sentence."""
    abbreviation = word.form.isupper() and word.form != "A"
    return word.form if word.upos == "PROPN" or abbreviation else word.form.lower()


def large(word: Word) -> str:
    """The form of a word that begins the sentence."""
    return word.form[0].upper() + word.form[1:]


def parts(words: list[Word]) -> tuple[list[Word], list[Word], list[Word], Word] | None:
    """Subject, saying (the verb and what stands with it), report and final stop, where the sentence is only these, in this order."""
    root = next(word for word in words if word.head is None)
    hanging = children(root, words)
    kinds = [word.relation for word in hanging]
    fits = root.form in SAYING and kinds[:1] == ["nsubj"] and kinds[-2:] == ["ccomp", "punct"] and set(kinds[1:-2]) <= COMPANIONS
    if not fits or words[-1] is not hanging[-1] or words[-1].form != ".":
        return None
    subject, report = below(hanging[0], words), below(hanging[-2], words)
    saying = [word for word in words[:-1] if word not in subject and word not in report]
    whole = [*subject, *saying, *report, words[-1]] == words
    return (subject, saying, report, words[-1]) if whole and saying[0] is root and runs_on(report, words) else None


def is_plain(report: list[Word]) -> bool:
    """Whether a report can be fronted: long enough, in indirect speech, no question."""
    return len(report) >= SHORTEST and not any(word.form in {'"', "``", "''", "“", "”", ":", "?", ";"} for word in report)


def trailing(sentence: Sentence, chance: random.Random) -> Sentence | None:
    """The report first and who says it last; None where the sentence is no plain report."""
    found = parts(taken(sentence))
    if not found:
        return None
    subject, saying, report, stop = found
    head = next(word for word in report if word.head is saying[0])
    if report[0].relation == "mark" and report[0].form == "that" and report[0].head is head:
        report = report[1:]
    if not is_plain(report):
        return None
    subject[0].form = small(subject[0])
    report[0].form = large(report[0])
    who = in_order(subject, saying, chance)
    if who[-1].form == ",":
        who.pop()
    return put_back([*report, Word(",", "PUNCT", "_", "punct", head), *who, stop], sentence)


def in_order(subject: list[Word], saying: list[Word], chance: random.Random) -> list[Word]:
    """The subject before or after "said"; a pronoun always before."""
    may_follow = subject[-1].upos != "PRON" and [word.form for word in saying] in (["said"], ["says"])
    return [*saying, *subject] if may_follow and chance.random() < 0.5 else [*closed(subject), *saying]


def closed(subject: list[Word]) -> list[Word]:
    """The subject, with a comma after its apposition; it hangs where the apposition does."""
    added = next((word for word in subject if word.relation == "appos"), None)
    return [*subject, Word(",", "PUNCT", "_", "punct", added.head)] if added and subject[-1].form != "," else subject
