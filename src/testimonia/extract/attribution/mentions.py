"""Figures as mentions, and the state or body for which somebody speaks."""

from functools import cache
from typing import Final

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.attribution.actors import Figure
from testimonia.extract.page import Page
from testimonia.records import Evidence, Mention
from testimonia.records.evidence import MentionKind

KINDS: Final[dict[str, MentionKind]] = {
    "person": "person",
    "body": "organisation",
    "crowd": "group",
    "someone": "role",
    "paper": "unknown",
    "picture": "unknown",
    "pronoun": "unknown",
}


def mention(page: Page, figure: Figure, near: tuple[int, int] | None = None) -> Mention:
    """A figure as a mention; inherited when its name stands outside the words that are given as `near`."""
    start, end = figure.name
    inherited = near is not None and not (near[0] <= start and end <= near[1])
    return Mention(evidence=Evidence.of(page.document, start, end), kind=KINDS[figure.kind], inherited=inherited)


class States:
    """States and world bodies by the words that name them, their people and their seats."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Takes the groups of states.yaml; `by_word` gives each word or phrase in small letters the name of its state."""
        self.lexicon = lexicon
        self.offices = frozenset(lexicon.words("offices"))
        self.by_word: dict[str, str] = {}
        for state, entry in lexicon.entries("states").items():
            for word in (*entry.get("people", ()), *entry.get("seat", ()), *entry.get("also", ()), state):
                self.by_word[word.lower()] = state

    def spoken_for(self, page: Page, figure: Figure) -> str | None:
        """The state or world body behind a speaker: a state itself, its seat, officials and ministries; None for its people and others."""
        text = page.text[slice(*figure.name)]
        if whole := self.by_word.get(bare(text)):
            return whole if figure.kind != "crowd" else None
        if figure.affiliation:
            return self.within(page.text[slice(*figure.affiliation)])
        if figure.kind in ("person", "someone") and self.offices & set(figure.role):
            return self.within(" ".join(figure.role))
        return self.within(text) if figure.kind == "body" else None

    def within(self, words: str) -> str | None:
        """The state or world body that a body's name holds: “Iranian Foreign Ministry”, “Türkiye's Foreign Ministry”."""
        parts = [bare(part) for part in words.split()]
        for size in (3, 2, 1):
            for first in range(len(parts) - size + 1):
                if state := self.by_word.get(" ".join(parts[first : first + size])):
                    return state
        bodies = self.lexicon.pattern("world bodies").search(words)
        return bodies.group() if bodies else None

    def heading(self, words: str) -> str | None:
        """The state that a subheading names and nothing else."""
        return self.by_word.get(bare(words))


@cache
def states_of(lexicon: Lexicon) -> States:
    """The states of a lexicon, made once."""
    return States(lexicon)


def bare(words: str) -> str:
    """Small letters, no article, no possessive ending."""
    low = " ".join(words.lower().split()).removeprefix("the ")
    return low.removesuffix("’s").removesuffix("'s").strip(".,:;()")
