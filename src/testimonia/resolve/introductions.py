"""Where a text itself says that two names are one's: "Lode Monitoring Group (LMG)", "Rami Lode, known by his nom de guerre Abu Tarsa"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.records import SPEAKING, Block, Document, Reason
from testimonia.records.entity import EntityKind
from testimonia.resolve.organisations import LONGEST_NAME, initials, letters
from testimonia.resolve.sightings import CAPITAL, RUN, shouted

BRACKETED = re.compile(r"\s*\(\s*[“\"]?(?:the\s+)?(?P<short>[A-Z][A-Z.&-]{1,8})[”\"]?\s*\)")
APPOSED = re.compile(r"\b(?P<short>[A-Z][A-Z.]{1,7}),\s+(?:or\s+)?the\s+(?P<long>" + RUN.pattern + ")")
FULL = re.compile(rf"{CAPITAL}(?:\s+{CAPITAL}){{1,4}}")
REACH = 90
"""Characters between a person's name and the cue of another name: an apposition fits, another sentence does not."""


@dataclass(frozen=True)
class Introduction:
    """Two spans of a document that name the same one."""

    kind: EntityKind
    one: tuple[int, int]
    two: tuple[int, int]
    reason: Reason


def introductions(document: Document, words: Lexicon) -> Iterator[Introduction]:
    """Every place where a document says that two names are one's, block by block: no name runs over from a headline."""
    for block in document.blocks:
        if block.kind in SPEAKING:
            loud = shouted(document.text[block.start : block.end])
            yield from bracketed(document.text, block, sure=loud)
            if not loud:
                yield from apposed(document.text, block)
                yield from aliases(document.text, block, words)


def bracketed(text: str, block: Block, *, sure: bool) -> Iterator[Introduction]:
    """A name, then its acronym in brackets. Where all is in capitals only a name with those very initials is `sure`."""
    for run in RUN.finditer(text, block.start, block.end):
        found = BRACKETED.match(text, run.end(), block.end)
        if found and (span := named_by(text, run.start(), run.end(), found["short"], sure=sure)):
            words = f"“{text[slice(*span)]} ({found['short']})” gives the name its acronym"
            yield Introduction("organisation", span, found.span("short"), Reason(rule="introduced acronym", words=words))


def named_by(text: str, start: int, end: int, short: str, *, sure: bool) -> tuple[int, int] | None:
    """The end of a run of capital words that an acronym abbreviates: the words whose initials it is, else the whole of two or more.

    None for a person with a party's or a unit's letters behind the name, which no initials match and which is not long enough.
    """
    starts = [start, *(start + gap.end() for gap in re.finditer(r"\s+", text[start:end]))]
    for begin in starts:
        name = text[begin:end]
        if " " in name and name[0].isupper() and letters(short) in initials(name):
            return begin, end
    if sure or len(starts) > LONGEST_NAME:
        return None
    return (start, end) if len(starts) >= 2 and letters(short)[0] in {text[begin].upper() for begin in starts} else None


def apposed(text: str, block: Block) -> Iterator[Introduction]:
    """An acronym, then the name: "LMG, the Lode Monitoring Group"."""
    for found in APPOSED.finditer(text, block.start, block.end):
        if letters(found["short"]) in initials(found["long"]):
            words = f"“{found[0]}” gives the acronym its name"
            yield Introduction("organisation", found.span("long"), found.span("short"), Reason(rule="introduced acronym", words=words))


@cache
def alias_pattern(words: Lexicon) -> re.Pattern[str]:
    """A cue, then a name, perhaps in quotation marks."""
    return re.compile(rf"(?<!\w)(?i:{words.group('alias cues').alternation})(?!\w),?\s+(?:as\s+)?[“\"‘']?(?P<name>{RUN.pattern})")


def aliases(text: str, block: Block, words: Lexicon) -> Iterator[Introduction]:
    """A person, then another name of the same person."""
    for found in alias_pattern(words).finditer(text, block.start, block.end):
        name, earliest = found["name"], max(block.start, found.start() - REACH)
        before = text[earliest : found.start()]
        names = [match for match in FULL.finditer(before) if not re.search(r"[.!?]\s", before[match.end() :])]
        if not name[0].isupper() and not name.startswith(("al", "el")):
            continue
        if names and name != names[-1][0]:
            start = earliest + names[-1].start()
            one = (start, start + len(names[-1][0].rstrip("’'")))
            reason = Reason(rule="introduced alias", words=f"“{text[one[0] : found.end()]}” says that both names are one person's")
            yield Introduction("person", one, found.span("name"), reason)
