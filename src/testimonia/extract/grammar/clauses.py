"""Sentences as words with what each can be, and the light rules that find a phrase before or after a place in them.

No parser is at hand: closed classes come from the codebook (grammar.yaml), the rest from form and capitals. A rule that is not sure gives
nothing, since a wrong source is worse than none.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.grammar.inflection import forms, verb_entries
from testimonia.extract.grammar.words import Word, joined_words
from testimonia.extract.language import Sentence

Kind = Literal[
    "mark", "quote", "det", "prep", "sub", "and", "rel", "pron", "aux", "adv", "time", "verb", "participle", "number", "name", "word"
]

OPENING, CLOSING, EITHER = "“«„", "”»", "\"''``"
PHRASE: frozenset[Kind] = frozenset(("det", "prep", "number", "name", "word", "participle"))
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

INSIDE = frozenset(("of", "for", "in", "at", "from", "with"))
PARTITIVE = (("of", "them"), ("of", "us"))
COMMAS = frozenset((",", "(", ")", "–", "—", "--", "-"))


class Span(NamedTuple):
    """Words of one line from `first` up to, not including, `last`."""

    first: int
    last: int


@dataclass(frozen=True)
class Line:
    """A sentence as words, each with its kind; `capitals` when the text has no small letters to tell names by."""

    start: int
    end: int
    words: tuple[Word, ...]
    kinds: tuple[Kind, ...]
    capitals: bool

    def low(self, index: int) -> str:
        """The word at an index in small letters, empty outside the line."""
        return self.words[index].low if 0 <= index < len(self.words) else ""

    def kind(self, index: int) -> Kind:
        """The kind at an index; the ends of the line are marks."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else "mark"

    def offsets(self, span: Span) -> tuple[int, int]:
        """Where a span of words stands in the text."""
        return self.words[span.first].start, self.words[span.last - 1].end

    def lows(self, span: Span) -> tuple[str, ...]:
        return tuple(word.low for word in self.words[span.first : span.last])

    def index_at(self, offset: int) -> int:
        """The word at or after an offset of the text; the number of words when there is none."""
        return next((index for index, word in enumerate(self.words) if word.end > offset), len(self.words))

    @cached_property
    def joined(self) -> str:
        """The line in small letters with single blanks, for phrases of several words."""
        return " ".join(word.low for word in self.words)


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
        if len(words) > 2 and kinds[:2] == ["verb", "name"] and words[0].low not in self.verbs and words[0].text[0].isupper():
            kinds[0] = "name"
        for index, word in enumerate(words):
            if kinds[index] == "verb" and self.is_noun(words, kinds, index):
                kinds[index] = "name" if word.text[0].isupper() and index > 0 and not capitals else "word"
        return Line(sentence.start, sentence.end, words, tuple(kinds), capitals)

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
        known = self.classes.get(word.low)
        if not word.text[0].isalnum() and known is None:
            return "quote" if word.text[0] in OPENING + CLOSING + EITHER else "mark"
        if word.text[0].isdigit():
            return "number"
        capital = word.text[0].isupper() and index > 0 and not capitals
        if (capital and known not in ("time", "pron", "det", "prep", "sub", "and", "rel", "aux")) or self.bound.match(word.text):
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


def phrase_before(line: Line, end: int) -> Span | None:
    """The noun phrase that ends right before a word, its appositions and a relative clause included; the subject of a verb there."""
    last = end
    while line.kind(last - 1) in ("adv", "aux") and last > 0:
        last -= 1
    if line.kind(last - 1) == "time" and line.low(last - 1) not in ("may", "march"):
        last = before_time(line, last)
    if line.low(last - 1) in ("of", "from") and last > 1:
        last -= 1
    if line.kind(last - 1) == "rel":
        return phrase_before(line, last - 2 if line.low(last - 2) == "," else last - 1)
    if line.low(last - 1) in COMMAS:
        return with_apposition(line, last)
    first = gather(line, last)
    if first == last:
        return alone(line, last) or before_bare_relative(line, last)
    return led(line, first, last)


def before_time(line: Line, last: int) -> int:
    """The place before “on Friday”, “early Monday” between a subject and its verb."""
    place = last
    while place > 0 and line.kind(place - 1) in ("time", "number"):
        place -= 1
    return place - 1 if line.low(place - 1) in ("on", "in") else place


def alone(line: Line, last: int) -> Span | None:
    """A pronoun, which stands for a whole phrase."""
    return Span(last - 1, last) if last > 0 and line.kind(last - 1) == "pron" else None


def gather(line: Line, last: int) -> int:
    """Back over what can be inside a noun phrase."""
    first = last
    while first > 0 and joins_phrase(line, first - 1):
        first -= 1
    return first


def joins_phrase(line: Line, index: int) -> bool:
    """Whether a word can be inside a noun phrase; “and” only between two phrases."""
    kind = line.kind(index)
    if kind == "and":
        return line.kind(index - 1) in ("name", "word", "number") and line.kind(index + 1) in PHRASE and index > 0
    if kind == "mark" and line.low(index) == ".":
        return line.kind(index + 1) == "name" and len(line.low(index - 1)) <= 4
    if kind == "time":
        return line.kind(index - 1) == "det" and line.kind(index + 1) == "word" and index > 0
    if kind == "pron":
        return line.lows(Span(max(index - 1, 0), index + 1)) in PARTITIVE
    if kind == "participle":
        return line.kind(index + 1) not in ("det", "pron", "quote", "number") and line.kind(index - 1) in (
            "det",
            "mark",
            "number",
            "prep",
            "and",
            "quote",
            "sub",
            "participle",
        )
    return kind in PHRASE


def led(line: Line, first: int, last: int) -> Span | None:
    """A gathered phrase without the adverbial before it: “In Tarsa on Monday the council” is “the council”."""
    while first < last and line.kind(first) in ("and", "adv"):
        first += 1
    if line.lows(Span(first, first + 2)) == ("according", "to"):
        first += 2
    if first < last and line.kind(first) == "participle" and line.kind(first - 1) in ("rel", "sub") and first > 1:
        return phrase_before(line, first - 1) if line.kind(first - 1) == "rel" else None
    if first < last and line.kind(first) == "prep":
        return after_adverbial(line, first, last)
    if first < last and line.kind(first - 1) in ("participle", "verb") and (head := before_reduced(line, first - 1)):
        return head
    return Span(first, last) if first < last else None


def before_reduced(line: Line, verb: int) -> Span | None:
    """The phrase whose clause a verb belongs to: “residents who fled” (the town), “videos circulated” (online), “men riding” (a cart)."""
    back = verb
    while line.kind(back - 1) in ("aux", "adv") and back > 0:
        back -= 1
    if line.kind(back - 1) == "rel":
        return phrase_before(line, back)
    return phrase_before(line, verb) if line.kind(verb) == "participle" and line.kind(verb - 1) in ("word", "name") and verb > 0 else None


def after_adverbial(line: Line, first: int, last: int) -> Span | None:
    """The phrase after a leading adverbial, by the last article in it that no preposition takes; none where there is no way to tell."""
    if line.low(first) == "with" and line.low(first - 1) in COMMAS | {"while", "and"}:
        return Span(first + 1, last)
    for index in range(last - 1, first + 1, -1):
        if line.kind(index) == "det" and line.kind(index - 1) in ("name", "word", "time", "number"):
            return Span(index, last)
        if line.kind(index) == "word" and line.kind(index - 1) == "name":
            return Span(index, last)
    return None


def with_apposition(line: Line, last: int) -> Span | None:
    """A phrase that ends at a comma: “Rami Tal, head of the council,” or “the council, which sits in Tarsa,” from its head on."""
    closing = last - 1
    if relative := before_relative(line, closing):
        return relative
    for opening in range(closing - 1, max(closing - 26, 0), -1):
        if line.low(opening) in COMMAS and line.kind(opening + 1) not in ("sub", "and"):
            head_end = before_bracket(line, opening)
            head = gather(line, head_end)
            span = led(line, head, head_end) if head < head_end else None
            if span and fits_apposition(line, opening, closing):
                return Span(span.first, closing)
    return None


def before_bare_relative(line: Line, last: int) -> Span | None:
    """The phrase whose clause without commas ends in a verb: “a nurse who asked not to be named” (said)."""
    for index in range(last - 1, max(last - 16, 0), -1):
        if line.kind(index) == "rel":
            return phrase_before(line, index)
        if line.kind(index) in ("mark", "quote", "sub", "and"):
            return None
    return None


def before_bracket(line: Line, end: int) -> int:
    """Where a phrase ends that has a bracket or an age behind it (“the Tarsa Rights Network (TRN)”, “Ina Dole, 54”)."""
    if line.kind(end - 1) == "number" and line.low(end - 2) == ",":
        return end - 2
    if line.low(end - 1) != ")":
        return end
    return next((at for at in range(end - 1, 0, -1) if line.low(at) == "("), end)


def before_relative(line: Line, closing: int) -> Span | None:
    """The phrase before “, which …,”, “, two of whom …,” or “, speaking …,” where that clause ends at a comma."""
    for opening in range(closing - 2, max(closing - 31, 0), -1):
        opens = line.kind(opening + 1) in ("rel", "participle") or line.low(opening + 1) == "known"
        if line.low(opening) == "," and line.kind(opening + 1) in ("verb", "aux") and not opens:
            return None
        if line.low(opening) == "," and (opens or (line.low(opening + 2) == "of" and line.kind(opening + 3) == "rel")):
            last = before_bracket(line, opening)
            head = gather(line, last)
            span = led(line, head, last) if head < last else None
            if span:
                return Span(span.first, closing)
        if line.low(opening) in (";", ":") or line.kind(opening) == "quote":
            return None
    return None


def fits_apposition(line: Line, opening: int, closing: int) -> bool:
    """Whether the words between two commas are a phrase and no clause: no verb that is not in a clause of “who” or “which”."""
    own = next((at for at in range(opening + 2, closing) if line.kind(at) == "rel" or line.low(at) == "that"), closing)
    inside = line.kinds[opening + 1 : own]
    return bool(inside) and not {"verb", "pron", "quote"} & set(inside) and "aux" not in inside and inside[0] != "prep"


def phrase_after(line: Line, first: int) -> Span | None:
    """The noun phrase that begins at a word, with appositions that describe a speaker."""
    if line.kind(first) == "pron":
        return Span(first, first + 1)
    last = first
    while last < len(line.words) and ahead(line, first, last):
        last += 1
    while last > first and line.kind(last - 1) in ("prep", "det", "and", "mark"):
        last -= 1
    return Span(first, last) if last > first else None


def ahead(line: Line, first: int, index: int) -> bool:
    """Whether a phrase that began at `first` goes on over a word; a participle only before its noun, never after one."""
    kind = line.kind(index)
    if kind == "participle":
        return index == first or line.kind(index - 1) in ("det", "number")
    if kind == "prep":
        return index > first and (
            (line.low(index) in INSIDE and line.kind(index + 1) in PHRASE) or line.lows(Span(index, index + 2)) in PARTITIVE
        )
    return joins_phrase(line, index)


def clause_start(line: Line, index: int) -> int:
    """Back to the word after the last mark, quotation mark or subordinator."""
    while index > 0 and line.kind(index - 1) not in ("mark", "quote", "sub"):
        index -= 1
    return index
