"""Tallies: “X put the death toll at 40”, “the list of X stood at 40”."""

from testimonia.extract.attribution.acts import Act, behind_that_of
from testimonia.extract.attribution.ear import Ear
from testimonia.extract.attribution.syntax import subject_of
from testimonia.extract.attribution.told import Told
from testimonia.extract.grammar.lines import Line, Span
from testimonia.extract.grammar.phrases import phrase_before

PUTS = frozenset(("put", "puts"))


class Tallies:
    """Finds the acts of those who keep or set a count."""

    def __init__(self, ear: Ear) -> None:
        """Takes the cues and the describer of a page."""
        self.ear, self.told = ear, Told(ear)

    def stood(self, line: Line, index: int, length: int) -> Act | None:
        """“The union’s list stood at 40”, “that of the union, which stood at 40”: the figure is the union's."""
        if not self.told.tells_number(line, index + length):
            return None
        source = behind_that_of(line, index) or subject_of(line, index) or phrase_before(line, index)
        figure = self.ear.describer.figure(line, source) if source else None
        if source is None or figure is None or not figure.named or figure.kind not in ("body", "person"):
            return None
        paper = self.ear.describer.head(line, self.ear.describer.stripped(line, source)) in self.ear.describer.papers
        counts = paper or line.low(source.first - 2) == "that"
        return Act(source, Span(index, index + length), "documented", (Span(index, len(line.words)),)) if counts else None

    def toll(self, line: Line, index: int) -> Act | None:
        """“X put the death toll at 40”."""
        sources = (subject_of(line, index), phrase_before(line, index), self.ear.main_subject(line, index))
        source = next((one for one in sources if one and (self.ear.can_speak(line, one) or self.puts(line, index, one))), None)
        return Act(source, Span(index, index + 1), "documented", (Span(index + 1, len(line.words)),)) if source else None

    def puts(self, line: Line, index: int, source: Span) -> bool:
        """Whether a verb is one that only somebody who counts can do (“the surgical ward put the toll at 17”), whatever he is called."""
        return (
            line.low(index) in PUTS and line.kind(source.first) in ("det", "name") and line.low(source.first) not in ("this", "that", "it")
        )
