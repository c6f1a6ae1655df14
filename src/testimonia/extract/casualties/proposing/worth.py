"""Which sentences are worth reading for casualties: those that tell of harm, and those that go on with a count told just before.

Any other sentence can make no proposal, and most sentences of a report are such.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.roles import HARMS
from testimonia.extract.casualties.proposing.sayings import may_be_said
from testimonia.extract.casualties.proposing.tallies import STAYING
from testimonia.extract.casualties.rows.frames import may_complete
from testimonia.extract.casualties.rows.harm import harm_words
from testimonia.extract.grammar.counts import number_words, wordset
from testimonia.extract.language import Sentence
from testimonia.extract.page import Passage

TELLING = ("remains", "wounds", "toll nouns", "signs of hospital", "fatal adverbs", "harm in the noun", "words of sayings", "homicides",
           "multiple homicides", "deadly adjectives")  # fmt: skip
"""Groups of words by which a proposal can be made, besides the verbs, nouns and adjectives of harm."""

COUNTING = ("tally nouns", "list nouns")
"""Groups of words by which a number goes on with what was counted or spoken of before."""

RISING = ("verbs of a running count before at", "verbs of a running count before to")
"""Groups of verbs behind which a number goes on with a count that is only called "it"."""

THINGS = ("things", "manners", "attacks")
"""Groups of words that are more often nouns, which say of nobody that he was harmed."""

PAST = ("past", "participle")
"""Forms of a verb that tell of what was done."""

NOUNS = ("NOUN", "PROPN")
"""Tags of nouns."""

NEAR, FAR = 900, 1200
"""Characters back to a count that "the figure" goes on with, and to one that "the victims" point back at."""

JUST_BEFORE = 300
"""Characters in which a harm was spoken of just before."""

SURELY = 0.8
"""The probability from which a mark of a count stands without a harm beside it."""


@dataclass(frozen=True)
class Line:
    """The words of a sentence in small letters, in a row and as a set; those with a hyphen are in the set in their parts too."""

    row: tuple[str, ...]
    words: frozenset[str]

    @cached_property
    def text(self) -> str:
        """The words written out between blanks, without hyphens."""
        return f" {' '.join(' '.join(self.row).replace('-', ' ').split())} "

    @property
    def numbered(self) -> bool:
        """Whether it has digits."""
        return any(word[0].isdigit() for word in self.words)


@dataclass(frozen=True)
class Triggers:
    """Words and phrases of which one must stand in a line: the phrases, between blanks, under the first word of each."""

    words: frozenset[str]
    phrases: dict[str, tuple[str, ...]]

    def stand_in(self, line: Line) -> bool:
        """Whether one of them does."""
        if not self.words.isdisjoint(line.words):
            return True
        return any(phrase in line.text for first in self.phrases.keys() & line.words for phrase in self.phrases[first])


def line_of(sentence: Sentence) -> Line:
    """A sentence as a line of words."""
    row = tuple(token.text.lower() for token in sentence.tokens)
    parts = (part for low in row if "-" in low for part in low.split("-") if part)
    return Line(row, frozenset((*row, *parts)))


def tells_harm(passage: Passage, sentence: Sentence, line: Line, lexicon: Lexicon, *, glanced: bool = False) -> bool:
    """Whether the trained reader marks a harm in a sentence, or words stand in it that tell of one.

    Where the reader only `glanced` at a sentence, one that may name a thing ("the shooting") tells nothing: the filter saw no deed in it.
    """
    if harmful(lexicon).stand_in(line) or may_complete(line.words, lexicon) or may_be_said(line.words, lexicon):
        return True
    if any(role.kind in HARMS and sentence.start <= role.start < sentence.end for role in passage.roles):
        return True
    found = frozenset() if glanced else deeds_and_things(lexicon) & line.words
    return bool(found) and any(token.tag not in NOUNS and not found.isdisjoint(token.text.lower().split("-")) for token in sentence.tokens)


def goes_on(line: Line, told: int, harmed: int, lexicon: Lexicon) -> bool:
    """Whether a sentence has a number and words that point back at a count, or at words of harm, told so many characters before."""
    counted = (told <= NEAR or harmed <= JUST_BEFORE) and counting(line, lexicon)
    meant = told <= FAR and not wordset(lexicon, "those harmed").isdisjoint(line.words)
    return (counted or meant) and (line.numbered or numbers(lexicon).stand_in(line))


def counting(line: Line, lexicon: Lexicon) -> bool:
    """Whether words stand in a sentence by which a number goes on with a count: "the figure", "it rose to", "a further 640 are"."""
    if any(not wordset(lexicon, group).isdisjoint(line.words) for group in COUNTING):
        return True
    if "it" in line.words and any(not wordset(lexicon, group).isdisjoint(line.words) for group in RISING):
        return True
    return not STAYING.isdisjoint(line.words) and additions(lexicon).stand_in(line)


def counts_on(passage: Passage, sentence: Sentence, told: int, harmed: int) -> bool:
    """Whether the trained reader surely marks a count in a sentence behind one of these."""
    near = told <= NEAR or harmed <= JUST_BEFORE
    marks = (role for role in passage.roles if role.kind == "count" and sentence.start <= role.start < sentence.end) if near else ()
    return any(role.probability >= SURELY for role in marks)


@cache
def harmful(lexicon: Lexicon) -> Triggers:
    """The forms of every word and phrase of harm."""
    table = harm_words(lexicon)
    verbs = (phrase for phrase, (harm, _) in table.forms.items() if harm.measure and phrase not in deeds_and_things(lexicon))
    return triggers((*verbs, *table.adjectives, *table.nouns, *(word for group in TELLING for word in lexicon.words(group))))


@cache
def deeds_and_things(lexicon: Lexicon) -> frozenset[str]:
    """Forms of verbs of harm, not of its past, that name a thing as well ("a gun", "the shooting"), and then tell of no harm."""
    forms = {words: known for words, (harm, known) in harm_words(lexicon).forms.items() if harm.measure and known.isdisjoint(PAST)}
    things = {word for group in THINGS for word in wordset(lexicon, group)}
    return frozenset(words for words in forms if things & {words, words.removesuffix("s")})


@cache
def numbers(lexicon: Lexicon) -> Triggers:
    """The words of numbers, without "a" and "no"."""
    table = number_words(lexicon)
    return triggers((*table.vague_ends, *table.units, *table.scales, *table.two))


@cache
def additions(lexicon: Lexicon) -> Triggers:
    """The words before a number that adds to one before."""
    return triggers(lexicon.words("additions"))


def triggers(phrases: Iterable[str]) -> Triggers:
    """Words and phrases as they are looked up in a line."""
    split = [phrase.lower().replace("-", " ").split() for phrase in phrases]
    longer: dict[str, list[str]] = {}
    for words in split:
        if len(words) > 1:
            longer.setdefault(words[0], []).append(f" {' '.join(words)} ")
    return Triggers(frozenset(words[0] for words in split if len(words) == 1), {first: tuple(found) for first, found in longer.items()})
