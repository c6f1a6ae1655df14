"""Spellings of one word across transliterations and scripts.

A word is cut into consonants and what stands between them. Two words are the same when their consonants are equal after the
habits of transliteration (kh and h, q and k, sh and ch, dj and j, j and y at the start, doubled letters) and no vowel between
them contradicts the other: o and u are one, a and e are one, e and i are one, and a vowel that one script leaves out contradicts
nothing. So Hasan is Hassan and Khassan, and never Hussein.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

MARKS = re.compile(r"[’'‘`ʻʼʿʾ´′]")
BREAKS = re.compile(r"[\s\-–—_.]+")

ARABIC_ARTICLE = re.compile(r"\bال(?=\w{2})")
"""Written on to its word."""

SOUNDS = (
    ("awo", "aou"), ("awu", "aou"),
    ("sch", "S"), ("tch", "S"), ("sh", "S"), ("ch", "S"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("dzh", "j"),
    ("dj", "j"), ("zh", "j"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("tz", "ts"),
)  # fmt: skip
"""Letters that stand for one sound, longest first."""

SOFT_C = re.compile(r"c(?=[eiy])")
VOWELS = {"a": "A", "e": "AI", "i": "I", "y": "I", "o": "U", "u": "U", "w": "U"}
"""Which sounds a vowel letter may stand for."""
ARTICLES = frozenset(("al", "el", "ul", "ad", "as", "ash", "an", "ar", "at", "az", "ed", "es", "esh", "er", "et", "ez", "l"))
SERVANT = re.compile(r"^abd(?:[aeou]{1,2}l|[aeou]{1,2}(?=(r|s|n|z|d|t)\1)|[aeou]{1,2}r(?=r))?")
SERVANTS = frozenset(("abd", "abdel", "abdul", "abdal", "abdol", "abdoul", "abdu", "abdou", "abdil"))


@dataclass(frozen=True)
class Spelling:
    """Consonants of a word and, around them, its runs of vowels: one more than consonants, each vowel as the sounds it may stand for."""

    consonants: str
    slots: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=50_000)
def latin(text: str) -> str:
    """Small Latin letters, digits and blanks: other scripts romanised, accents and marks left out."""
    return BREAKS.sub(
        " ", anyascii(ARABIC_ARTICLE.sub("al ", MARKS.sub("", text))).lower().replace("'", "").replace("`", "").replace("@", "a")
    ).strip()


@lru_cache(maxsize=50_000)
def spelling(word: str) -> Spelling:
    """The spelling of one word in Latin letters."""
    sound = SOFT_C.sub("s", word)
    for letters, one in SOUNDS:
        sound = sound.replace(letters, one)
    sound = sound.replace("c", "k")
    consonants, slots = list[str](), list[list[str]]([[]])
    for number, letter in enumerate(sound):
        if is_vowel(sound, number):
            slots[-1].append(VOWELS[letter])
        elif not consonants or slots[-1] or consonants[-1] != letter:
            consonants.append({"w": "v", "y": "j"}.get(letter, letter))
            slots.append([])
    if len(consonants) > 1 and consonants[-1] == "h" and not slots[-1] and slots[-2]:
        consonants.pop()
        slots.pop()
    return Spelling("".join(consonants), tuple(tuple(slot) for slot in slots))


def is_vowel(sound: str, number: int) -> bool:
    """Whether a letter is a vowel where it stands: y but at the start of a word, w only where it closes a run of vowels ("aw")."""
    letter = sound[number]
    after = sound[number + 1 : number + 2]
    if letter == "y":
        return number > 0
    if letter == "w":
        return number > 0 and sound[number - 1] in "aou" and (not after or after not in "aeiouy")
    return letter in VOWELS


@lru_cache(maxsize=100_000)
def same_word(one: str, two: str) -> bool:
    """Whether two words in Latin letters may be spellings of one."""
    if one == two:
        return True
    a, b = spelling(one), spelling(two)
    if not a.consonants or a.consonants != b.consonants:
        return False
    if len(a.consonants) == 1 and max(len(one), len(two)) < 4:
        return False
    if unvowelled(one) or unvowelled(two):
        bare = unvowelled(one) != unvowelled(two)
        return all(not first or not second or meet(first, second) for first, second in pairs(a, b)) and not (bare and long_missing(a, b))
    return (
        all(meet(first, second) for first, second in pairs(a, b))
        and ends_agree(a.slots[0], b.slots[0], 0)
        and ends_agree(a.slots[-1], b.slots[-1], -1)
    )


def pairs(one: Spelling, two: Spelling) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Runs of vowels at the same place."""
    return zip(one.slots, two.slots, strict=True)


def unvowelled(word: str) -> bool:
    """Romanised from a script that leaves short vowels out (Arabic, Hebrew): "hsyn"."""
    return not set(word) & set("aeiou")


def long_missing(one: Spelling, two: Spelling) -> bool:
    """Whether a long vowel of one stands where the other has none: an Arabic script would have written it."""
    return any(bool(first) != bool(second) and len(first) + len(second) > 1 for first, second in pairs(one, two))


def meet(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two runs of vowels may be one; a missing run says nothing."""
    return not one or not two or bool(set("".join(one)) & set("".join(two)))


def ends_agree(one: tuple[str, ...], two: tuple[str, ...], end: int) -> bool:
    """At its ends a word keeps its vowels, which tell Karim from Karima; only a silent e may be missing."""
    if not one or not two:
        return (one or two) in ((), ("AI",))
    return bool(set(one[end]) & set(two[end]))


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without articles; "Abd al-", "Abdel" and "Abdul" joined to their name, "Abu" and "Umm" to theirs."""
    words = [word for word in latin(name).split() if word != "the"]
    found = list[str]()
    pending = ""
    for word in words:
        if word in ARTICLES and len(words) > 1:
            continue
        if word in SERVANTS:
            pending = "abd"
        elif word in ("abu", "abou", "abo", "aboo"):
            pending = "abu"
        elif word in ("umm", "oum", "um"):
            pending = "umm"
        else:
            whole = "abd" + SERVANT.sub("", word, count=1) if word.startswith("abd") and len(word) > 5 and not pending else word
            found.append(pending + whole)
            pending = ""
    return tuple([*found, pending] if pending else found)
