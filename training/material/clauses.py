"""The reporting clause of an annotated sentence in another place: leading, trailing, inverted, "according to"."""

import random
import re

from training.material.roles import Marked, parse
from training.material.words import numerals, words

LEADING = re.compile(r"^\[source ([^\]]*)\] \[cue (said|says)\] (?:that )?(.+)([.])$")
TRAILING = re.compile(r"^(.+), \[source ([^\]]*)\] \[cue (said|says|reported)\]([.])$")
INVERTED = re.compile(r"^(.+), \[cue (said|says|reported)\] \[source ([^\],]*)\]([.])$")
OTHER_REPORT = re.compile(r"\[(?:source|cue) |[\"“”;]|[.]\]?$")
OPENING = re.compile(r"^(\[[a-z]+ )?([\w-]+)")


def lowered(text: str) -> str:
    """The text without the capital of a sentence start, where its first word is a common one; a name keeps it."""
    found = OPENING.match(text)
    if not found:
        return text
    first = found[2].lower()
    common = first in words()["common"] or first in numerals()
    return text[: found.start(2)] + (first if common else found[2]) + text[found.end(2) :]


def raised(text: str) -> str:
    """The text with a capital at its start, inside a bracket too."""
    at = text.index(" ") + 1 if text.startswith("[") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def report(bracketed: str) -> tuple[str, str, str] | None:
    """What is said, by whom and the verb, where a sentence is nothing but one report in indirect speech."""
    if found := LEADING.match(bracketed):
        who, verb, said, _ = found.groups()
    elif found := TRAILING.match(bracketed):
        said, who, verb, _ = found.groups()
    elif found := INVERTED.match(bracketed):
        said, verb, who, _ = found.groups()
    else:
        return None
    return None if OTHER_REPORT.search(said) else (said, who, verb)


def moved(marked: Marked, chance: random.Random) -> Marked | None:
    """The same report with its clause elsewhere; None where the sentence is no plain report."""
    bracketed = marked.bracketed()
    parts = report(bracketed)
    if not parts:
        return None
    said, who, verb = parts
    name, held = lowered(f"[source {who}]"), lowered(said)
    forms = [
        f"{raised(name)} [cue {verb}] {held}.",
        f"{raised(name)} [cue {verb}] that {held}.",
        f"{raised(said)}, {name} [cue {verb}].",
        f"{raised(said)}, [cue {verb}] {name}.",
        f"{raised(said)}, [cue according to] {name}.",
        f"[cue According to] {name}, {held}.",
    ]
    others = [form for form in forms if form != bracketed]
    return parse(chance.choice(others), marked.phenomenon, marked.line)
