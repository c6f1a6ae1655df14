"""The words by which those who speak are described: offices, persons, bodies, crowds, papers, pictures."""

from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.grammar.lines import phrase_index


class SpeakerWords:
    """The groups of speakers from the codebook, as sets to look words up in."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Takes the groups of speech.yaml and the states."""
        self.offices = frozenset(lexicon.words("offices"))
        self.persons = frozenset(lexicon.words("speaking persons"))
        self.ranks = frozenset(lexicon.words("ranks and titles"))
        self.bodies = frozenset(lexicon.words("bodies"))
        self.crowds = frozenset(lexicon.words("crowds")) | plurals(self.bodies)
        self.papers = frozenset(lexicon.words("papers"))
        self.pictures = frozenset(lexicon.words("pictures"))
        self.body_words = frozenset(lexicon.words("names of bodies"))
        self.particles = frozenset(lexicon.words("name particles"))
        self.given = frozenset(lexicon.words("given names"))
        self.behind = frozenset(lexicon.words("unnaming words"))
        self.states = state_names(lexicon)
        self.world = frozenset(word.lower() for word in lexicon.words("world bodies"))
        self.sexes: dict[str, str] = lexicon.entries("roles by sex")
        self.generic = frozenset(lexicon.words("generic bodies"))
        self.any_sort = frozenset(lexicon.words("bodies of any sort"))
        self.press = frozenset(lexicon.words("press bodies"))
        self.modifiers = frozenset(lexicon.words("modifiers of offices"))
        self.numbers = frozenset(lexicon.entries("number words"))
        self.nobody = frozenset(lexicon.words("no speakers"))
        self.aside = frozenset(lexicon.words("asides about a source"))
        self.naming = phrase_index(lexicon.words("naming words"))
        self.nouns = self.offices | self.persons | self.bodies | self.crowds | self.papers | self.pictures


def plurals(bodies: frozenset[str]) -> frozenset[str]:
    """The plurals of single words for bodies ("ministries", "clinics"): several of a kind, whom nobody names."""
    single = (word for word in bodies if " " not in word and word.isalpha() and len(word) > 3 and not word.endswith("s"))
    made = {
        f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeiou" else f"{word}es" if word.endswith(("ch", "x")) else f"{word}s"
        for word in single
    }
    return frozenset(made) - bodies


@cache
def speaker_words(lexicon: Lexicon) -> SpeakerWords:
    """The lists of a lexicon, made once."""
    return SpeakerWords(lexicon)


def state_names(lexicon: Lexicon) -> frozenset[str]:
    """Names of states and their seats of government in small letters."""
    entries = lexicon.entries("states")
    named = (name for state, entry in entries.items() for name in (state, *entry.get("also", ()), *entry.get("seat", ())))
    return frozenset(name.lower() for name in named)
