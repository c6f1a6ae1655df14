"""Lemmas: the form of a word that a dictionary lists, from how it is written, its tag and its features.

Regular inflection is undone by rule; `inflections.yaml` lists the irregular forms and the stems behind which a silent e was dropped.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

PLAIN = frozenset({"PROPN", "PUNCT", "SYM", "NUM", "X", ""})
"""Tags whose words are their own lemma, as they are written."""

INFLECTIONS = Path(__file__).with_name("inflections.yaml")
ONE_SYLLABLE = re.compile(r"(?:[^aeiou]|qu)*[aeiouy][bdgkmnprtlz]")
"""A stem that would have doubled its letter if it did not end in a silent e ("fil-ed", "nam-ing")."""

DOUBLED = re.compile(r"(?:([bdgkmnprtvz])\1|(?:av|anc|ontr|eb|mp|ab|xp|od|u|gn|tr|nr|lf|arr|arsh|pp)[aeio]ll)$")
"""Stems that doubled their last letter before the ending ("stopp-ed", "travell-ed"), but not "kill-ed" or "add-ed"."""

KEPT = frozenset({"add", "egg", "err", "purr", "butt"})

REMEMBERED = 50_000
"""Words kept with their lemmas."""


@cache
def inflections() -> dict[str, Any]:
    """The table of irregular forms: for each tag, each form with its lemma; and both sets of stems."""
    listed = yaml.safe_load(INFLECTIONS.read_text(encoding="utf-8"))
    auxiliaries, degrees = by_form(listed["auxiliaries"]), by_form(listed["degrees"])
    return {
        "AUX": auxiliaries,
        "VERB": auxiliaries | by_form(listed["verbs"]),
        "NOUN": by_form(listed["nouns"]),
        "ADJ": degrees,
        "ADV": degrees,
        **{kind: frozenset(endings.split()) for kind, endings in listed["endings"].items()},
    }


def by_form(entries: dict[str, str]) -> dict[str, str]:
    """Each form with its lemma, and the lemma with itself."""
    return {form: lemma for lemma, forms in entries.items() for form in (lemma, *forms.split())}


@lru_cache(REMEMBERED)
def lemma(word: str, tag: str, features: str) -> str:
    """The lemma of a word in small letters; a name, number or mark stays as it is written."""
    if tag in PLAIN:
        return word
    low = word.lower().replace("’", "'")
    known: str | None = inflections().get(tag, {}).get(low)
    if known:
        return known
    if tag == "NOUN":
        return singular(low) if "Number=Plur" in features else low
    if tag == "VERB":
        return base(low, features)
    if tag in ("ADJ", "ADV") and ("Degree=Cmp" in features or "Degree=Sup" in features):
        return positive(low)
    return low


def singular(word: str) -> str:
    """A regular plural, or third person, without its ending."""
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return f"{word[:-3]}man" if word.endswith("men") else word[:-3] if word.endswith("ildren") else word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|x|sh|ch|zz|[^aeo]us)es$", word):
        return word[:-2]
    return word[:-1]


def base(word: str, features: str) -> str:
    """A regular form of a verb without its ending."""
    if "VerbForm=Inf" in features:
        return word
    past, participle = "Tense=Past" in features, "VerbForm=Part" in features or "VerbForm=Ger" in features
    if participle and word.endswith("ing") and len(word) > 4:
        return stem(word[:-3])
    if (past or participle) and word.endswith("ied"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]
    if (past or participle) and word.endswith("eed"):
        return word[:-1]
    if (past or participle) and word.endswith("ed") and len(word) > 3:
        return stem(word[:-2])
    return singular(word) if "Person=3" in features and "Number=Sing" in features and not past else word


def positive(word: str) -> str:
    """The positive of a regular comparative or superlative."""
    ending = "est" if word.endswith("est") else "er"
    if not word.endswith(ending) or len(word) < 5:
        return word
    rest = word.removesuffix(ending)
    return f"{rest[:-1]}y" if rest.endswith("i") else stem(rest)


def stem(word: str) -> str:
    """What stands before an ending such as -ed, with the silent e put back or the doubled letter taken away."""
    if word in KEPT:
        return word
    if DOUBLED.search(word):
        return word[:-1]
    if ONE_SYLLABLE.fullmatch(word):
        return f"{word}e"
    silent, sounded = inflections()["silent"], inflections()["sounded"]
    for start in range(-1, len(word)):
        ending = f"^{word}" if start < 0 else word[start:]
        if ending in silent or ending in sounded:
            return f"{word}e" if ending in silent else word
    return word
