"""Told words: where what somebody said begins and ends, around, behind or before the clause that reports it."""

from typing import Any

from testimonia.extract.attribution.acts import Act, past_times
from testimonia.extract.attribution.cues import is_worded
from testimonia.extract.attribution.ear import Ear
from testimonia.extract.grammar.lines import Line, Span, starts_with
from testimonia.extract.grammar.phrases import phrase_after

BEFORE_STAGES = frozenset(("on", "to", "in", "at", "during", "from", "via"))


class Told:
    """Finds told words by the kinds of words around a reporting verb."""

    def __init__(self, ear: Ear) -> None:
        """Takes the cues and the describer of a page."""
        self.ear = ear

    def after_verb(self, line: Line, index: int, entry: dict[str, Any]) -> int:
        """The word where what was said begins: past adverbs, times, the hearer, and where it was said."""
        if entry.get("addressee"):
            index = self.past_hearer(line, index)
        told = index + (line.kind(index) == "det")
        if entry["manner"] == "denied":
            index = self.past_claim(line, told) or index
        moved = True
        while moved:
            moved = False
            while line.kind(index) in ("adv", "time") and line.low(index) not in ("no", "there"):
                index, moved = index + 1, True
            if past := self.past_stage(line, index):
                index, moved = past, True
        return index

    def past_claim(self, line: Line, index: int) -> int | None:
        """The “that” behind “the claim” or “as rumour reports”; None where no claim stands there."""
        reach = range(index, index + (6 if line.low(index) == "as" else 2))
        return next((at + 1 for at in reach if line.low(at) in self.ear.cues.claims and line.low(at + 1) == "that"), None)

    def past_hearer(self, line: Line, index: int) -> int:
        """Past the one who was told."""
        if line.kind(index) == "pron":
            return index + 1
        hearer = phrase_after(line, index)
        if hearer is None:
            return index
        for at in range(hearer.first, hearer.last):
            if line.kind(at) in ("sub", "quote", "time") or (at > hearer.first and line.kind(at) == "det") or line.kind(at) == "number":
                return at
        return hearer.last

    def past_stage(self, line: Line, index: int) -> int | None:
        """Past “on Friday”; past “in a statement”, “to reporters”, “on X” before “that”, a colon, a comma, a quotation or the end."""
        if line.kind(index) != "prep":
            return None
        if line.kind(index + 1) == "time":
            return past_times(line, index + 2)
        phrase = phrase_after(line, index + 1)
        last = past_times(line, phrase.last) if phrase else index + 1
        if line.kind(last) == "participle" and self.is_stage(line, index + 1, last):
            last = next(
                (at for at in range(last, len(line.words)) if line.low(at) in ("that", ":", ",", ".") or line.kind(at) == "quote"), last
            )
        if last == index + 1 or not (line.low(last) in ("that", ":", ",", ".", "") or line.kind(last) == "quote"):
            return None
        spoken = self.is_stage(line, index + 1, last)
        return last if spoken or (line.low(index) in BEFORE_STAGES and last - index <= 8 and line.low(last) != ".") else None

    def is_stage(self, line: Line, first: int, last: int) -> bool:
        """Whether words name where or to whom something is said: “a statement”, “reporters”."""
        lows = line.lows(Span(first, last))
        return any(stage in " ".join(lows) for stage in self.ear.cues.stages) or bool(self.ear.describer.papers & set(lows))

    def is_trailing(self, line: Line, source: Span, after: int) -> bool:
        """Whether a clause stands behind what it reports, or inside it."""
        ahead = line.low(source.first - 1) in (",", "–", "—", "-", "--", "?", "!") or line.kind(source.first - 1) == "quote"
        told = {"verb", "participle"} & set(line.kinds[: source.first]) and not self.is_intro(line, source.first - 1)
        quoted = line.kind(source.first - 1) == "quote" and line.low(after) not in ("that", ":") and line.kind(after) != "quote"
        ends = (
            quoted
            or after >= len(line.words)
            or line.low(after) in (".", ",", ";")
            or bool(told and line.low(after) == ":")
            or line.kind(after) == "participle"
            or line.low(after) == "as"
        )
        return source.first > 1 and ahead and ends

    def placed(self, line: Line, cue: Span, around: tuple[Span, int], entry: dict[str, Any]) -> Act:
        """The act with its content: behind the verb, or on both sides of the clause."""
        source, after = around
        if self.is_trailing(line, source, after) and not self.is_intro(line, source.first - 1):
            content = self.around(line, source.first, after)
        elif after < len(line.words) and is_worded(line, Span(after, len(line.words))):
            content = (Span(after, self.end_of(line, after)),)
        else:
            content = self.before_colon(line, source.first)
        return Act(source, cue, entry["manner"], content, bool(entry.get("hedge")))

    def around(self, line: Line, first: int, last: int) -> tuple[Span, ...]:
        """Everything before a clause in the line and everything behind it."""
        return tuple(part for part in (Span(0, first), Span(last, len(line.words))) if is_worded(line, part))

    def end_of(self, line: Line, first: int) -> int:
        """Where told words end: at “, according to …” behind them, else with the line."""
        behind = (
            at for at in range(first + 1, len(line.words)) if line.low(at - 1) == "," and starts_with(line, at, self.ear.cues.according)
        )
        return next(behind, len(line.words))

    def is_intro(self, line: Line, comma: int) -> bool:
        """Whether all before a comma is an introduction (“On Monday, police said, …”)."""
        return (
            line.low(comma) == ","
            and line.kind(0) in ("prep", "adv", "time", "sub")
            and all(line.kind(at) not in ("verb", "aux", "quote") for at in range(comma))
        )

    def before_colon(self, line: Line, first: int) -> tuple[Span, ...]:
        """What stands before “as police said”."""
        return (Span(0, first - 1),) if line.low(first - 1) == "as" and first > 2 else ()

    def tells_number(self, line: Line, first: int) -> bool:
        """Whether a number stands at a word, or behind a few small ones (“at least 60”, “another nine”)."""
        window = range(first, min(first + 4, len(line.words)))
        at = next((at for at in window if line.kind(at) == "number" or line.low(at).partition("-")[0] in self.ear.cues.cardinals), None)
        return at is not None and all(
            line.kind(index) in ("det", "adv", "prep", "word") or line.low(index) == "as" for index in range(first, at)
        )
