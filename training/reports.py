"""The re3d reports on Syria and Iraq: sentences and their names.

re3d marks every mention, `he` and `the camp` too. A name is a mention that begins and ends with a capital once its article is taken off.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from training.gum_names import bio
from training.sentence import Sentence

KINDS = {"Person": "PER", "Location": "LOC", "Organisation": "ORG", "Nationality": "NORP"}
ARTICLES = {"the", "a", "an", "this", "that", "these", "those"}
PRONOUNS = {"i", "we", "they", "he", "she", "it", "our", "his", "her", "their", "you", "my", "its", "who", "us", "all", "both"}
TITLE_LINKS = {"for", "of", "the", "and", "to"}


@cache
def english() -> Language:
    """spaCy's blank English tokenizer with its sentence rules."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def held_out(document: str) -> bool:
    """Whether a report is kept for measuring: one in five, by a hash of its id, always the same ones."""
    return int(sha256(document.encode()).hexdigest(), 16) % 5 == 0


def read_reports(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of re3d with their names in BIO."""
    for line in lines:
        report = json.loads(line)
        doc = english()(report["text"])
        spans = [name for start, end, kind in report["entities"] if (name := name_span(doc, start, end, kind))]
        for sentence in doc.sents:
            yield from named_sentence(sentence, spans, report["id"])


def name_span(doc: Doc, start: int, end: int, kind: str) -> Span | None:
    """The mention as a name of one of our kinds, or None when it is no name."""
    span = doc.char_span(start, end, label=KINDS.get(kind, ""), alignment_mode="expand")
    if span and len(span) > 1 and span[0].lower_ in ARTICLES:
        span = Span(doc, span.start + 1, span.end, label=span.label_)
    if not span or kind not in KINDS or span.text.lower() in PRONOUNS:
        return None
    if not (span[0].text[0].isupper() and span[-1].text[0].isupper()):
        return None
    return None if kind == "Person" and any(token.lower_ in TITLE_LINKS for token in span) else span


def named_sentence(sentence: Span, names: list[Span], document: str) -> Iterator[Sentence]:
    """One sentence without its white space, if a word is left."""
    places = [token.i for token in sentence if not token.is_space]
    if not places:
        return
    inside = [(places.index(n.start), places.index(n.end - 1) + 1, n.label_) for n in names if n.start in places and n.end - 1 in places]
    words = tuple(sentence.doc[place].text for place in places)
    yield Sentence(words, source="re3d", document=document, names=bio(inside, len(words)))
