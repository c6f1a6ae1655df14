"""The names in a text: runs of capitalised words, described as persons or bodies when they are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from testimonia.extract.attribution.actors import Describer, Figure
from testimonia.extract.grammar.lines import Line, Span


class Run(NamedTuple):
    """Capitalised words that follow one another, small words inside a name included (“Council for Peace”), with their offsets."""

    line: Line
    span: Span
    start: int
    end: int

    @property
    def several(self) -> bool:
        """Whether it is of more than one word."""
        return self.span.last - self.span.first > 1


@dataclass(frozen=True)
class Names:
    """Every run of capitalised words of a text, in order."""

    text: str
    runs: tuple[Run, ...]
    describer: Describer

    def called(self, word: str, before: int) -> Iterator[Figure]:
        """Persons with a word in their name, in runs that begin before an offset, in the order of the text."""
        runs = (run for run in self.runs if run.start < before and run.several and word in self.text[run.start : run.end])
        figures = (self.describer.figure(run.line, run.span) for run in runs)
        return (figure for figure in figures if figure.kind == "person")

    def bodies(self, after: int, before: int) -> Iterator[Figure]:
        """Bodies by name that begin between two offsets, the last first."""
        runs = (run for run in reversed(self.runs) if run.start < before and run.end > after and run.several)
        figures = (self.describer.figure(run.line, run.span) for run in runs)
        return (figure for figure in figures if figure.kind == "body" and figure.named and after < figure.name[0] < before)

    @cached_property
    def worded(self) -> tuple[tuple[tuple[int, int], list[str]], ...]:
        """Every run by its offsets, with its words in small letters."""
        return tuple(((run.start, run.end), self.text[run.start : run.end].lower().split()) for run in self.runs)


def names_of(text: str, lines: tuple[Line, ...], describer: Describer) -> Names:
    """The names that the lines of a text hold."""
    return Names(text, tuple(run for line in lines for run in runs_of(line, describer)), describer)


def runs_of(line: Line, describer: Describer) -> Iterator[Run]:
    """The runs of one line."""
    last = 0
    for first in openers(line):
        if first >= last and (end := run_end(line, describer, first)) > first:
            last = end
            yield Run(line, Span(first, last), *line.offsets(Span(first, last)))


def openers(line: Line) -> Iterator[int]:
    """Words that a name may begin with, by their kind and capital."""
    for index, kind in enumerate(line.kinds):
        if kind == "name" or (kind == "word" and (line.capitals or line.words[index].text[0].isupper())):
            yield index


def run_end(line: Line, describer: Describer, first: int) -> int:
    """Where a run of capitalised words that begins at a word ends; that word itself where none does."""
    last = first
    while (last < len(line.words) and describer.is_name(line, last)) or (last > first and within_name(line, describer, last)):
        last += 1
    return last


def within_name(line: Line, describer: Describer, index: int) -> bool:
    """Whether a small word stands inside a name: a particle, or “of”, “for”, “and” in a body's name."""
    joint = (
        line.low(index) in ("of", "for")
        or line.low(index) in describer.particles
        or (line.low(index) == "." and len(line.low(index - 1)) == 1)
    )
    return joint and index + 1 < len(line.words) and (describer.is_name(line, index + 1) or line.low(index + 1) in describer.particles)
