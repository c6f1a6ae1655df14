"""Whether two names are one body's, and why: acronyms, initials, names with their acronym written after them, spellings."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from testimonia.codebook.actors import Actors
from testimonia.records import Reason
from testimonia.resolve.spelling import latin, name_words, same_word

ACRONYM = re.compile(r"^(?:[A-Z]\.?){2,8}(?:-[A-Z]+)?$")
SMALL = frozenset(
    "of for the and in on to de des du la le les al el ash as wa wal & group organisation organization s".split()  # noqa: SIM905 - a list is longer
)
"""Words that add nothing to who a body is, and no letter to its acronym."""

INITIALS = "initials"

LONGEST_NAME = 12
"""Words; what is longer is a sentence and has no acronym."""

BRITISH = re.compile(r"(?<=[a-z])is(?=ation|ing|ed\b)")
CENTRE = re.compile(r"\bcentre\b")
BASED = re.compile(r"^(?:the\s+)?(?:[\w.]+-based\s+|[\w.]+-run\s+|[\w.]+-linked\s+)*(?:the\s+)?", re.IGNORECASE)


def is_acronym(name: str) -> bool:
    """Capital letters, two to eight of them, points allowed."""
    return bool(ACRONYM.match(name.strip()))


def letters(name: str) -> str:
    """An acronym without points."""
    return name.strip().replace(".", "").upper()


def bare(name: str) -> str:
    """A name without article and "UK-based"."""
    return BASED.sub("", " ".join(name.split()), count=1)


@lru_cache(maxsize=50_000)
def body_words(name: str) -> tuple[str, ...]:
    """The words of a body's name that say who it is, in one spelling of English."""
    plain = CENTRE.sub("center", BRITISH.sub("iz", latin(bare(name))))
    return tuple(word for word in plain.split() if word not in SMALL)


@lru_cache(maxsize=50_000)
def initials(name: str) -> frozenset[str]:
    """Acronyms that a name may have: of its capital words, of all its words but the small ones, and with the small ones."""
    words = [word for word in re.split(r"[\s\-–]+", re.sub(r"[’'ʼ`]", "", bare(name))) if word]
    if len(words) > LONGEST_NAME:
        return frozenset()
    chosen = (
        [word for word in words if word[0].isupper()],
        [word for word in words if word.lower() not in SMALL],
        words,
    )
    return frozenset("".join(word[0] for word in some).upper() for some in chosen if len(some) > 1)


@dataclass(frozen=True)
class KnownBodies:
    """The table of acronyms the other way round: from the words of a name to the acronyms that it is listed under."""

    acronyms: frozenset[str]
    by_words: Mapping[tuple[str, ...], frozenset[str]]

    def of(self, name: str) -> frozenset[str]:
        """Acronyms under which a name, an acronym, or a name with its acronym written after it is listed."""
        words = body_words(name)
        found = self.by_words.get(words, frozenset())
        if len(words) > 1 and words[-1].upper() in self.acronyms:
            found |= self.by_words.get(words[:-1], frozenset()) & {words[-1].upper()}
        return found | ({letters(name)} & self.acronyms)


@cache
def known_bodies(actors: Actors) -> KnownBodies:
    """The table turned round, once."""
    found = defaultdict[tuple[str, ...], set[str]](set)
    for key, names in actors.acronyms.items():
        for name in names:
            found[body_words(name)].add(key)
    return KnownBodies(frozenset(actors.acronyms), {words: frozenset(keys) for words, keys in found.items() if words})


def same_organisation(one: str, two: str, known: KnownBodies) -> Reason | None:
    """The reason why two names are one body's; None when they may be two bodies'."""
    words = body_words(one)
    if letters(one) == letters(two) or (words and words == body_words(two)):
        return Reason(rule="same name", words=f"“{one}” and “{two}” are one name")
    shared = known.of(one) & known.of(two)
    for short, long in ((one, two), (two, one)):
        if is_acronym(short) and (reason := stands_for(short, long, shared, known)):
            return reason
    if shared:
        return Reason(rule="known names", words=f"“{one}” and “{two}” are both names of {min(shared)}")
    first, second = name_words(bare(one)), name_words(bare(two))
    if len(first) > 1 and len(first) == len(second) and all(same_word(a, b) for a, b in zip(first, second, strict=True)):
        return Reason(rule="organisation spelling", words=f"“{one}” and “{two}” are spellings of one name")
    return written_with(one, two) or written_with(two, one)


def stands_for(short: str, long: str, shared: frozenset[str], known: KnownBodies) -> Reason | None:
    """Why an acronym stands for a name: the table says so, or it has the initials of a name that the table does not give it to."""
    key = letters(short)
    if key in shared:
        return Reason(rule="known acronym", words=f"“{short}” is the known acronym of “{long}”")
    if not is_acronym(long) and key not in known.acronyms and len(key) > 2 and key in initials(long):
        return Reason(rule=INITIALS, words=f"“{short}” are the initials of “{long}”")
    return None


def written_with(long: str, short: str) -> Reason | None:
    """ "Lode Arab News Agency LANA": the acronym written after the name of which it is the initials."""
    words = bare(long).split()
    if len(words) < 3 or not is_acronym(words[-1].strip("()")):
        return None
    name, acronym = " ".join(words[:-1]), words[-1].strip("()")
    if letters(acronym) not in initials(name):
        return None
    if letters(short) == letters(acronym) or body_words(short) == body_words(name):
        return Reason(rule=INITIALS, words=f"“{long}” writes the name with its acronym, “{short}” is one of the two")
    return None


def head_noun(name: str) -> str:
    """The noun by which a text comes back to a body ("the Observatory"): the last word before "of", "for" or "in"."""
    words = re.split(r"\s+(?:of|for|in|to|on|against)\s+", bare(name), maxsplit=1)[0].split()
    return words[-1].casefold() if words else ""
