"""Gaps: a second source whose verb is left out (“police counted 19 dead, and the ambulance service 12”)."""

from testimonia.extract.attribution.acts import Act
from testimonia.extract.attribution.ear import Ear
from testimonia.extract.grammar.lines import Line, Span
from testimonia.extract.grammar.phrases import phrase_before

BOUNDS = frozenset(("of", "to", "at", "more", "than", "least", "about", "around", "some", "nearly", "almost", "over", "only", "just", "up"))
"""Words between a source and its number where the verb is left out."""


def gapped(line: Line, acts: list[Act], ear: Ear) -> list[Act]:
    """Acts of sources that share the verb of the act before them: a speaker right before a number that ends its clause."""
    found = []
    numbers = [at for at in range(2, len(line.words)) if is_number(line, at, ear)] if acts else []
    for index in numbers:
        told = next((act for act in reversed(acts) if act.source and act.cue.last < index), None)
        ends = line.kind(index + 1) == "mark" or line.low(index + 1) == "and"
        if told and ends and (source := left_of(line, opened(line, index), told, ear)):
            found.append(Act(source, told.cue, told.manner, (Span(opened(line, index), index + 1),), told.hedge, basis="words"))
    return found


def opened(line: Line, index: int) -> int:
    """The first word of a number with what bounds it and the “of” before it (“the union | of more than 200”)."""
    while line.low(index - 1) in BOUNDS:
        index -= 1
    return index


def is_number(line: Line, index: int, ear: Ear) -> bool:
    """Whether a word is a number, in figures or letters."""
    return line.kind(index) == "number" or line.low(index) in ear.cues.cardinals


def left_of(line: Line, index: int, told: Act, ear: Ear) -> Span | None:
    """The speaker between “and”, a comma or “while” and the number, where no verb stands there, nor the colon of a list."""
    first = next(
        (at for at in range(index - 1, told.cue.last, -1) if line.kind(at) in ("and", "mark", "sub", "verb", "aux", "participle")), 0
    )
    source = phrase_before(line, index) if first and line.kind(first) in ("and", "mark", "sub") else None
    if source is None or source.last <= first + 1:
        return None
    source = Span(max(source.first, first + 1), source.last)
    if line.kind(source.last - 1) == "prep" or ":" in line.lows(Span(told.cue.last, source.first)):
        return None
    figure = ear.describer.figure(line, source)
    return source if figure.known and figure.kind in ("body", "person", "someone", "crowd") else None
