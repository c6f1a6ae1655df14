"""Speech acts as found in one sentence, and what belongs to which of several."""

from dataclasses import dataclass, replace
from typing import Literal

from testimonia.extract.grammar.lines import Line, Span
from testimonia.extract.grammar.phrases import clause_start
from testimonia.records.attribution import Manner

APART = frozenset(("while", "but", "whereas", "although", "though", ";", "and", "where"))

DASHES = frozenset(("—", "–", "--", "-", "•"))
"""What stands behind a dateline."""

Basis = Literal["words", "tree", "both", "against the words"]
"""How a speaker was found: by the words around the verb, by the tree, by both, or by the tree where the words show somebody else."""


@dataclass(frozen=True)
class Act:
    """Somebody's reporting clause: who, by which words, and what was said.

    `source` is None for a verb that shares its subject with the one before it (“… and warned that”). `content` are spans of words;
    none for a bare clause (“He added.”), which belongs to the quotation beside it.
    `inner` when the source is behind another's words (“…, citing X”); `around` when the tree shows what is told around the clause,
    `alone` when it shows that the clause only stands beside the main one, which is no part of what is told.
    """

    source: Span | None
    cue: Span
    manner: Manner
    content: tuple[Span, ...]
    hedge: bool = False
    inner: bool = False
    basis: Basis = "words"
    around: bool = False
    alone: bool = False


def past_dateline(line: Line) -> int:
    """The first word behind “TARSA, May 4 (CM) —”; 0 where a line has none."""
    reach = min(len(line.words) - 1, 18)
    if DASHES.isdisjoint(line.all_lows[1:reach]):
        return 0
    for index in range(1, reach):
        if line.low(index) in DASHES:
            before = zip(line.kinds[:index], line.lows(Span(0, index)), strict=True)
            plain = all(kind in ("name", "word", "time", "number", "mark") or low == "may" for kind, low in before)
            return index + 1 + (3 if line.low(index + 1) == "[" else 0) if plain else 0
    return 0


def past_times(line: Line, index: int) -> int:
    """The first word at or behind an index that is no part of a date."""
    while line.kind(index) in ("time", "number"):
        index += 1
    return index


def behind_that_of(line: Line, index: int) -> Span | None:
    """“The council” in “that of the council, which stood …”, by the verb's place."""
    comma = index - 2
    if line.kind(index - 1) != "rel" or line.low(comma) != ",":
        return None
    first = comma
    while line.kind(first - 1) in ("det", "name", "word") and first > 0:
        first -= 1
    return Span(first, comma) if first < comma and line.lows(Span(max(first - 2, 0), first)) == ("that", "of") else None


def is_wished(line: Line, verb: int, requests: frozenset[str]) -> bool:
    """Whether a verb is only what somebody asks for: “demanded that the minister resign”."""
    back = range(verb - 1, max(verb - 9, 0), -1)
    at = next((at for at in back if line.kind(at) in ("mark", "quote", "verb", "rel") or line.low(at) == "that"), 0)
    base = not line.low(verb).endswith(("ed", "s", "ing"))
    return base and line.low(at) == "that" and line.kind(verb - 1) not in ("aux", "adv") and line.low(at - 1) in requests


def parted(line: Line, acts: list[Act]) -> list[Act]:
    """Acts whose content ends where another speaker takes over (“…, while witnesses said …”)."""
    found = []
    for act in acts:
        cuts = [start for other in acts if other.source and other is not act and (start := takes_over(line, other, act)) is not None]
        found.append(replace(act, content=tuple(clipped(act, min(cuts)))) if cuts else act)
    return found


def takes_over(line: Line, other: Act, act: Act) -> int | None:
    """Where another act begins that is set against this one and not told in it."""
    later = other.source and (act.source is None or other.source.first > act.source.first)
    if other.source and later and other.cue == act.cue and other.source.first > act.cue.first:
        return other.source.first
    if other.source is None or other.cue.first <= act.cue.first or other.source == act.source or other.source.first > other.cue.first:
        return None
    start = clause_start(line, other.source.first)
    opener = line.low(start - 1)
    plain_and = line.low(other.source.first - 1) == "and" and line.low(other.source.first - 2) == ","
    if (opener in APART and opener != "and") or (line.low(start) in APART and line.low(start - 1) in (",", ";")):
        return start
    return other.source.first if plain_and else None


def clipped(act: Act, end: int) -> list[Span]:
    """An act's content up to a word."""
    return [Span(part.first, min(part.last, end)) for part in act.content if part.first < end]
