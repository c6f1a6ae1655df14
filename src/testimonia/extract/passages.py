"""Which sentences are worth the parser: those with a word of harm or of a deed, and the figures that follow one.

Parsing costs ten times what bare words cost. A claim begins with a word of the codebook, so a stretch without any is only glanced at.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.frames import telling as framed
from testimonia.extract.casualties.harm import VERBS, inflected
from testimonia.extract.grammar.inflection import forms, inflect

HARM = (
    "dead adjectives", "adjectives of uncertain harm", "fatal adverbs", "remains", "toll nouns", "wounds", "harm in the noun", "tolls",
    "words of sayings",
)  # fmt: skip
"""Groups whose words say by themselves that somebody came to harm, besides the verbs and the nouns of deaths."""

WORDS = re.compile(r"[\w/-]+(?:'(?!t\b)\w+)?")
UNSURE, PAST = "verbs of uncertain harm", ("past", "participle")
THINGS = ("things", "manners", "attacks")
OPENING = 4
"""Words at the start of a sentence among which a figure continues a count."""


class Attention:
    """The words of a lexicon that make a sentence worth the parser."""

    def __init__(self, lexicon: Lexicon) -> None:
        measures = lexicon.entries("measures").values()
        alone = {noun for entry in measures if entry.get("alone") for noun in entry["nouns"]}
        stances = {form for verb in lexicon.words("stance verbs") for form in inflect(verb)}
        pairs = [
            (lexicon.words("light verbs of attack"), lexicon.words("attacks")),
            (stances, lexicon.words("stances")),
            (lexicon.words("needs"), lexicon.words("selves")),
            *((entry["verbs"], entry["nouns"]) for entry in measures if "verbs" in entry),
        ]
        self._lexicon = lexicon
        self._telling = Phrases(harm_of(lexicon) | deeds_of(lexicon) | alone)
        self._figures = Phrases([*lexicon.words("number words"), *lexicon.words("scales"), *lexicon.words("vague numbers")])
        self._naming = Phrases(lexicon.words("words of a roll call"))
        self._pairs = [(Phrases(one), Phrases(two)) for one, two in pairs]

    def telling(self, sentence: str) -> bool:
        """Whether a sentence speaks of harm or of a deed."""
        words = words_of(sentence)
        if self._telling.stand_in(words) or framed(words, self._lexicon):
            return True
        return any(one.stand_in(words) and two.stand_in(words) for one, two in self._pairs)

    def chosen(self, sentences: Sequence[str]) -> list[bool]:
        """Which of the sentences of a document, in order, are worth the parser.

        Behind a sentence that tells of harm, one that opens with a figure may count its parts ("Nine of them came from Lode."), and one
        that gives names may name them.
        """
        found = list[bool]()
        for sentence in sentences:
            counted = bool(found) and found[-1] and (self._opens_with_figure(sentence) or self._naming.stand_in(words_of(sentence)))
            found.append(counted or self.telling(sentence))
        return found

    def _opens_with_figure(self, sentence: str) -> bool:
        opening = words_of(sentence)[:OPENING]
        return self._figures.stand_in(opening) or any(word[0].isdigit() for word in opening)


class Phrases:
    """Words and phrases in small letters, to be found in the words of a sentence."""

    def __init__(self, phrases: Iterable[str]) -> None:
        split = list(map(words_of, phrases))
        self._single = frozenset(words[0] for words in split if len(words) == 1)
        self._longer = {
            words[0]: [f" {' '.join(one)} " for one in split if len(one) > 1 and one[0] == words[0]] for words in split if len(words) > 1
        }

    def stand_in(self, words: Sequence[str]) -> bool:
        """Whether one of them stands among the words."""
        if not self._single.isdisjoint(words):
            return True
        openers = self._longer.keys() & set(words)
        line = f" {' '.join(words)} " if openers else ""
        return any(phrase in line for opener in openers for phrase in self._longer[opener])


def harm_of(lexicon: Lexicon) -> set[str]:
    """Every form of every word that says that somebody came to harm."""
    irregular = lexicon.entries("irregular forms")
    verbs = {group: {(words, form) for phrase in lexicon.words(group) for words, form in inflected(phrase, irregular)} for group in VERBS}
    deaths = {word for one, entry in lexicon.entries("deaths").items() for word in (one, entry.get("many", one))}
    things = things_of(lexicon)
    told = {
        words for group, listed in verbs.items() for words, form in listed if not (group == UNSURE and form not in PAST and words in things)
    }
    return told.union(deaths, *(lexicon.words(group) for group in HARM))


def deeds_of(lexicon: Lexicon) -> set[str]:
    """Every form of every word that says what somebody did or demands."""
    verbs = {
        form for group in ("event verbs", "positions") for lemma, entry in lexicon.entries(group).items() for form in forms(lemma, entry)
    }
    return (verbs - things_of(lexicon)).union(lexicon.words("alarmed"), lexicon.words("deflections"))


def things_of(lexicon: Lexicon) -> set[str]:
    """Words that are more often nouns ("the shooting", "a gun", "attacks"), which say of nobody that he was harmed."""
    words = {word for group in THINGS for word in lexicon.words(group)}
    return words | {f"{word}s" for word in words}


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without "not" where it is drawn into a verb ("shouldn't")."""
    return WORDS.findall(text.lower().replace("’", "'").replace("n't", " not"))


@cache
def attention(lexicon: Lexicon) -> Attention:
    """Made once for each lexicon."""
    return Attention(lexicon)
