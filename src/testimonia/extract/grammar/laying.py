"""Sentences laid into lines: what each word can be.

Where a model has parsed the sentence its tags tell; elsewhere closed classes come from the codebook (grammar.yaml), the rest from form and
capitals.
"""

import re

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.grammar.inflection import forms, verb_entries
from testimonia.extract.grammar.lines import Kind, Line
from testimonia.extract.grammar.words import Word, joined_words
from testimonia.extract.language import Sentence

QUOTES = frozenset("“«„”»\"'`")
CLASSES: tuple[tuple[str, Kind], ...] = (
    ("common verbs", "verb"),
    ("days and months", "time"),
    ("plain adverbs", "adv"),
    ("personal pronouns", "pron"),
    ("relative pronouns", "rel"),
    ("coordinators", "and"),
    ("subordinators", "sub"),
    ("prepositions", "prep"),
    ("determiners", "det"),
    ("auxiliaries", "aux"),
)
"""Groups of grammar.yaml with the kind of their words; where a word stands in several, the later group has it."""

CLOSED: frozenset[Kind] = frozenset(("time", "pron", "det", "prep", "sub", "and", "rel", "aux"))
"""Kinds that a capital does not make a name of."""

OPEN: frozenset[Kind] = frozenset(("verb", "participle", "adv", "word", "name"))
"""Kinds that the closed classes do not settle."""

BY_TAG: dict[str, Kind] = {
    "NOUN": "word",
    "PROPN": "name",
    "ADJ": "word",
    "ADV": "adv",
    "AUX": "aux",
    "ADP": "prep",
    "SCONJ": "sub",
    "NUM": "number",
}
"""What a universal tag makes of a word of the open kinds."""

SOME = frozenset(("one", "another"))
"""Numbers that stand for somebody (“one of them”)."""


class Grammar:
    """The closed classes of one language, and lines made by them."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Takes the groups of grammar.yaml and the reporting verbs."""
        self.version = lexicon.version
        self.classes: dict[str, Kind] = {}
        for group, kind in CLASSES:
            self.classes |= dict.fromkeys((word.lower() for word in lexicon.words(group)), kind)
        self.not_adverbs = frozenset(lexicon.words("names in -ly"))
        self.not_past = frozenset(lexicon.words("nouns in -ed"))
        self.not_participles = frozenset(lexicon.words("words in -ing"))
        entries = verb_entries(lexicon)
        doubles = frozenset(lexicon.words("verbs that are nouns"))
        self.bases = doubles
        self.nouns = frozenset(form for lemma, entry in entries if lemma in doubles for form in forms(lemma, entry)[:2])
        self.deeds = frozenset(form for lemma, entry in lexicon.entries("event verbs").items() for form in forms(lemma, entry)[1:2])
        single = frozenset(form for lemma, entry in entries for form in forms(lemma, entry) if " " not in form)
        self.verbs = single | frozenset(lexicon.words("quoting verbs"))
        self.bound = re.compile(f"(?:{'|'.join(lexicon.words('name particles'))})[-‐‑’'][A-Z]")

    def lay(self, sentence: Sentence) -> Line:
        """A sentence as a line."""
        words = joined_words(sentence)
        letters = "".join(word.text for word in words)
        capitals = len(letters) > 20 and letters.upper() == letters
        kinds = [self.kind(word, index, capitals) for index, word in enumerate(words)]
        if sentence.parsed:
            nominal = {word.head for word in words if word.relation in ("cop", "det")}
            subjects = {word.head for word in words if word.relation == "nsubj"} - nominal
            subjects |= {at for at, word in enumerate(words) if word.relation == "parataxis" and at + 2 == len(words)}
            kinds = [self.by_tag(word, kind, at in subjects) for at, (word, kind) in enumerate(zip(words, kinds, strict=True))]
        else:
            self.tell_nouns(words, kinds, capitals)
        return Line(sentence.start, sentence.end, words, tuple(kinds), capitals)

    def by_tag(self, word: Word, guess: Kind, predicate: bool = False) -> Kind:
        """The kind that a model's tag shows; the guess where the tag says nothing against it, and for marks and the closed classes.

        A `predicate` has a subject of its own: “the committee counts 19 dead” has a verb, whatever its tag.
        """
        if guess in OPEN and (word.tag == "VERB" or (predicate and word.tag == "NOUN" and word.low in self.verbs)):
            return self.verb_kind(word)
        if guess in OPEN or (guess in ("aux", "sub") and word.tag == "PROPN" and word.capital):
            shown = BY_TAG.get(word.tag) if word.low not in SOME else None
            return guess if shown is None or (guess == "name" and shown in ("word", "adv", "number")) else shown
        if word.low == "that" and word.tag in ("DET", "PRON"):
            return "rel" if "PronType=Rel" in word.features else "det" if word.tag == "DET" else "pron"
        return guess

    def verb_kind(self, word: Word) -> Kind:
        """A finite verb, or one that the rules know, is a verb, before its noun a part of the phrase, behind it a participle."""
        if word.relation == "amod":
            return "word"
        if word.relation == "acl":
            return "participle"
        finite = "VerbForm=Part" not in word.features and "VerbForm=Ger" not in word.features
        return "verb" if finite or word.low in self.verbs else "participle"

    def tell_nouns(self, words: tuple[Word, ...], kinds: list[Kind], capitals: bool) -> None:
        """Put right the forms that can be a verb and are a noun or a name here."""
        if len(words) > 2 and kinds[:2] == ["verb", "name"] and words[0].low not in self.verbs and words[0].text[0].isupper():
            kinds[0] = "name"
        for index, word in enumerate(words):
            if kinds[index] == "verb" and self.is_noun(words, kinds, index):
                kinds[index] = "name" if word.text[0].isupper() and index > 0 and not capitals else "word"

    def is_noun(self, words: tuple[Word, ...], kinds: list[Kind], index: int) -> bool:
        """Whether a form that can be a noun ("reports", "claims", "count") is one here, by its neighbours."""
        low, before = words[index].low, kinds[index - 1] if index else "mark"
        if low.endswith("ed"):
            return before == "det"
        if low in self.deeds:
            return True
        if low not in self.nouns:
            return False
        last, after = words[index - 1].low if index else "", kinds[index + 1] if index + 1 < len(kinds) else "mark"
        to = last == "to" and (index < 2 or words[index - 2].low != "according")
        if (before in ("det", "prep", "and", "number", "verb") and not to) or (
            low not in self.bases and before == "word" and after == "mark"
        ):
            return True
        verbal = before in ("pron", "aux") or to or is_plural(last) or (before in ("name", "word") and after in ("det", "pron"))
        if low in self.bases and not verbal:
            return True
        return index == 0 or after in ("verb", "participle", "aux") or (index + 1 < len(words) and words[index + 1].low == "of")

    def kind(self, word: Word, index: int, capitals: bool) -> Kind:
        """What a word can be. A capital inside the line makes a name, but for days, months and pronouns."""
        known, first = self.classes.get(word.low), word.text[0]
        if known is None and not first.isalnum():
            return "quote" if first in QUOTES else "mark"
        if first.isdigit():
            return "number"
        capital = index > 0 and not capitals and first.isupper()
        if (capital and known not in CLOSED) or (not word.text.isalpha() and self.bound.match(word.text)):
            return "name"
        return known or self.open_kind(word)

    def open_kind(self, word: Word) -> Kind:
        """By endings, where no list knows the word."""
        low = word.low
        if low in self.verbs:
            return "verb"
        if low.endswith("ly") and len(low) > 4 and low not in self.not_adverbs:
            return "adv"
        if low.endswith("ing") and len(low) > 5 and low not in self.not_participles:
            return "participle"
        if low.endswith("ed") and len(low) > 4 and "-" not in low and low not in self.not_past:
            return "participle"
        return "word"


def is_plural(low: str) -> bool:
    """Whether a word looks like more than one."""
    return (low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s"))) or low in (
        "police",
        "people",
        "men",
        "women",
        "families",
        "media",
    )
