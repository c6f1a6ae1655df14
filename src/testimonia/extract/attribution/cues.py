"""Cues: the words of one language by which somebody's words are reported, each list made once for its lexicon."""

from functools import cache
from typing import Any

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.grammar.inflection import forms
from testimonia.extract.grammar.lines import Line, Span, phrase_index

BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))


class Cues:
    """The groups of speech.yaml in the form that the rules look them up in."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Takes the groups of speech.yaml."""
        reporting = {**lexicon.entries("reporting verbs"), **lexicon.entries("verbs that name the dead")}
        self.verbs: dict[str, dict[str, Any]] = {
            form: {**entry, "lemma": lemma} for lemma, entry in reporting.items() for form in forms(lemma, entry)
        }
        self.no_sources = frozenset(lexicon.words("manners of according"))
        self.cardinals = frozenset(lexicon.entries("number words")) | frozenset(lexicon.entries("scales"))
        self.strict = frozenset(lexicon.words("verbs that need a clause"))
        self.according = phrase_index(lexicon.words("according"))
        self.quoting = frozenset(lexicon.words("quoting verbs"))
        self.makers = phrase_index(lexicon.words("paper makers"))
        self.readers = phrase_index(lexicon.words("paper readers"))
        self.stages = frozenset(lexicon.words("places to speak"))
        self.found_so = frozenset(lexicon.words("ways to be found"))
        self.claims = frozenset(lexicon.words("claims denied"))
        self.denied = lexicon.words("denied matters")
        self.headings = frozenset(lexicon.words("headline papers"))
        self.toll_verbs = frozenset(lexicon.words("toll verbs"))
        self.tolls = frozenset(lexicon.words("tolls"))
        self.dead = frozenset(lexicon.words("the dead"))
        self.tellings = frozenset(lexicon.words("tellings"))
        self.kept = frozenset(lexicon.words("what is kept"))
        self.keeping = frozenset(lexicon.words("verbs that keep"))
        self.deeds = frozenset(lexicon.words("deeds told"))
        self.admitting = frozenset(lexicon.words("bodies that admit"))
        self.standing = phrase_index(lexicon.words("standing verbs"))

    def entry(self, line: Line, index: int) -> dict[str, Any] | None:
        """The entry of the reporting verb at a word, with its particle where it has one."""
        return self.verbs.get(f"{line.low(index)} {line.low(index + 1)}") or self.verbs.get(line.low(index))


@cache
def cues_of(lexicon: Lexicon) -> Cues:
    """The cues of a lexicon, made once."""
    return Cues(lexicon)


def is_passive(line: Line, index: int) -> bool:
    """Whether the verb is done to its subject (“was told”, “were reported”)."""
    back = index - 1
    while line.kind(back) == "adv":
        back -= 1
    return line.low(back) in BE and not line.low(index).endswith("ing")


def is_worded(line: Line, span: Span) -> bool:
    """Whether a span holds more than marks."""
    return any(word.text[0].isalnum() for word in line.words[max(span.first, 0) : span.last])
