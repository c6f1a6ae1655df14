"""Treebank sentences in the writing of headlines: no articles, no auxiliaries of passives, present for past; title case and capitals."""

import random

from training.material.trees import Word, children, put_back, taken
from training.material.words import presents
from training.sentence import Sentence

FEWEST, LONGEST = 3, 16  # words that are left
SMALL = frozenset({"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"})


def is_dropped(word: Word, words: list[Word]) -> bool:
    """Articles, and the auxiliary of a passive that has no other (`were killed`, not `have been killed`)."""
    if children(word, words):
        return False
    article = word.relation == "det" and word.has("PronType=Art")
    passive = word.relation == "aux:pass" and word.has("VerbForm=Fin")
    alone = word.head is not None and sum(other.upos == "AUX" for other in children(word.head, words)) == 1
    return article or (passive and alone)


def is_news(words: list[Word], root: Word) -> bool:
    """Whether a sentence could be news: a statement with a subject, in the third person."""
    speakers = any(word.has("Person=1") or word.has("Person=2") for word in words)
    subject = any(word.relation in {"nsubj", "nsubj:pass"} and word.upos != "PRON" for word in children(root, words))
    return (
        root.upos == "VERB"
        and subject
        and not any(word.form == "n't" for word in words)
        and not speakers
        and words[-1].form == "."
        and '"' not in [word.form for word in words]
    )


def present(word: Word) -> str:
    """The present of a finite past, in its number; empty where it is none or not known."""
    if word.upos != "VERB" or not (word.has("Tense=Past") and word.has("VerbForm=Fin")) or word.form not in presents():
        return ""
    form = presents()[word.form]
    if not word.has("Number=Sing"):
        return form
    if form.endswith("y") and form[-2] not in "aeiou":
        return form[:-1] + "ies"
    return form + ("es" if form.endswith(("s", "sh", "ch", "go")) else "s")


def headline(sentence: Sentence) -> Sentence | None:
    """The sentence as a headline; None where it is no news, no verb changes or much would be left."""
    words = taken(sentence)
    root = next(word for word in words if word.head is None)
    left = [word for word in words if not is_dropped(word, words)][:-1]
    verbs = [word for word in left if word in (root, *children(root, words)) and present(word)]
    passive = any(word.relation == "aux:pass" and word.head is root and word not in left for word in words)
    if not is_news(words, root) or children(words[-1], words) or not (verbs or passive) or not FEWEST <= len(left) <= LONGEST:
        return None
    for verb in verbs:
        verb.form, verb.feats = present(verb), verb.feats.replace("Tense=Past", "Tense=Pres")
    left[0].form = left[0].form[0].upper() + left[0].form[1:]
    return put_back(left, sentence)


def in_title_case(sentence: Sentence) -> Sentence:
    """Every word large but the small ones inside."""
    words = taken(sentence)
    for place, word in enumerate(words):
        if not place or word.form not in SMALL:
            word.form = word.form[0].upper() + word.form[1:]
    return put_back(words, sentence)


def in_capitals(sentence: Sentence) -> Sentence:
    """All letters large."""
    words = taken(sentence)
    for word in words:
        word.form = word.form.upper()
    return put_back(words, sentence)


def headline_writing(sentence: Sentence, chance: random.Random) -> Sentence:
    """A headline as it is, in title case or in capitals."""
    return chance.choice((lambda same: same, in_title_case, in_title_case, in_capitals))(sentence)
