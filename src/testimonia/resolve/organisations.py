"""Whether two names are one body's, and why: acronyms, initials, names with their acronym written after them, spellings."""

import re
from collections.abc import Mapping

from testimonia.records import Reason
from testimonia.resolve.spelling import latin, name_words, same_word

ACRONYM = re.compile(r"^(?:[A-Z]\.?){2,8}(?:-[A-Z]+)?$")
SMALL = frozenset(
    "of for the and in on to de des du la le les al el ash as wa wal & group organisation organization s".split()  # noqa: SIM905 - a list is longer
)
"""Words that add nothing to who a body is, and no letter to its acronym."""

BRITISH = re.compile(r"(?<=[a-z])is(?=ation|ing|ed\b)")
CENTRE = re.compile(r"\bcentre\b")
BASED = re.compile(r"^(?:the\s+)?(?:[\w.]+-based\s+|[\w.]+-run\s+|[\w.]+-linked\s+)*(?:the\s+)?", re.IGNORECASE)

Acronyms = Mapping[str, tuple[str, ...]]


def is_acronym(name: str) -> bool:
    """Capital letters, two to eight of them, points allowed."""
    return bool(ACRONYM.match(name.strip()))


def letters(name: str) -> str:
    """An acronym without points."""
    return name.strip().replace(".", "").upper()


def bare(name: str) -> str:
    """A name without article and "UK-based"."""
    return BASED.sub("", " ".join(name.split()), count=1)


def body_words(name: str) -> tuple[str, ...]:
    """The words of a body's name that say who it is, in one spelling of English."""
    plain = CENTRE.sub("center", BRITISH.sub("iz", latin(bare(name))))
    return tuple(word for word in plain.split() if word not in SMALL)


def initials(name: str) -> frozenset[str]:
    """Acronyms that a name may have: of its capital words, of all its words but the small ones, and with the small ones."""
    words = [word for word in re.split(r"[\s\-–]+", re.sub(r"[’'ʼ`]", "", bare(name))) if word]
    chosen = (
        [word for word in words if word[0].isupper()],
        [word for word in words if word.lower() not in SMALL],
        words,
    )
    return frozenset("".join(word[0] for word in some).upper() for some in chosen if len(some) > 1)


def same_organisation(one: str, two: str, acronyms: Acronyms) -> Reason | None:
    """The reason why two names are one body's; None when they may be two bodies'."""
    if letters(one) == letters(two) or body_words(one) == body_words(two):
        return Reason(rule="same name", words=f"“{one}” and “{two}” are one name")
    for short, long in ((one, two), (two, one)):
        if is_acronym(short) and (reason := stands_for(short, long, acronyms)):
            return reason
    if shared := [key for key in sorted(acronyms) if known_as(one, key, acronyms) and known_as(two, key, acronyms)]:
        return Reason(rule="known names", words=f"“{one}” and “{two}” are both names of {shared[0]}")
    first, second = name_words(bare(one)), name_words(bare(two))
    if len(first) > 1 and len(first) == len(second) and all(same_word(a, b) for a, b in zip(first, second, strict=True)):
        return Reason(rule="organisation spelling", words=f"“{one}” and “{two}” are spellings of one name")
    return written_with(one, two) or written_with(two, one)


def stands_for(short: str, long: str, acronyms: Acronyms) -> Reason | None:
    """Why an acronym stands for a name."""
    key = letters(short)
    if known_as(long, key, acronyms):
        return Reason(rule="known acronym", words=f"“{short}” is the known acronym of “{long}”")
    if is_acronym(long):
        return None
    if key not in acronyms and len(key) > 2 and key in initials(long):
        return Reason(rule="initials", words=f"“{short}” are the initials of “{long}”")
    return None


def known_as(name: str, key: str, acronyms: Acronyms) -> bool:
    """Whether the table gives a name to an acronym."""
    if letters(name) == key:
        return True
    words = body_words(name)
    return any(words == body_words(known) for known in acronyms.get(key, ())) or (
        len(words) > 1 and latin(words[-1]).upper() == key and any(words[:-1] == body_words(known) for known in acronyms.get(key, ()))
    )


def written_with(long: str, short: str) -> Reason | None:
    """ "Lode Arab News Agency LANA": the acronym written after the name of which it is the initials."""
    words = bare(long).split()
    if len(words) < 3 or not is_acronym(words[-1].strip("()")):
        return None
    name, acronym = " ".join(words[:-1]), words[-1].strip("()")
    if letters(acronym) not in initials(name):
        return None
    if letters(short) == letters(acronym) or body_words(short) == body_words(name):
        return Reason(rule="initials", words=f"“{long}” writes the name with its acronym, “{short}” is one of the two")
    return None


def head_noun(name: str) -> str:
    """The noun by which a text comes back to a body ("the Observatory"): the last word before "of", "for" or "in"."""
    words = re.split(r"\s+(?:of|for|in|to|on|against)\s+", bare(name), maxsplit=1)[0].split()
    return words[-1].casefold() if words else ""
