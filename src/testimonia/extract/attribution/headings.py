"""Headings: who speaks in a headline before or behind its colon or dash."""

from testimonia.extract.attribution.acts import Act
from testimonia.extract.attribution.ear import Ear
from testimonia.extract.grammar.lines import Line, Span


class Headings:
    """Finds the speaker of a headline."""

    def __init__(self, ear: Ear) -> None:
        """Takes the cues and the describer of a page."""
        self.ear = ear

    def headed(self, line: Line) -> list[Act]:
        """Headlines: “Police: ten killed”, “Ten killed: police”, “Ten killed – police”."""
        marks = [index for index in range(1, len(line.words) - 1) if line.low(index) in (":", "–", "—", "-", "--")]
        found = []
        for index in marks[:1] + marks[-1:]:
            left, right = Span(0, index), Span(index + 1, len(line.words))
            source, content = (left, right) if line.low(index) == ":" and self.is_short_source(line, left) else (right, left)
            if self.is_short_source(line, source) and content.last - content.first > 2:
                found.append(Act(source, Span(index, index + 1), "said", (content,)))
        return found[:1]

    def is_short_source(self, line: Line, span: Span) -> bool:
        """Whether a few words are one who speaks and not a place, a topic or the name of a site."""
        figure = self.ear.describer.figure(line, span)
        low = self.ear.describer.head(line, self.ear.describer.stripped(line, span))
        small = span.first == 0 or line.words[self.ear.describer.head_at(line, span)].text[0].islower()
        known = (small and low in self.ear.describer.nouns) or low in self.ear.describer.world or low in self.ear.describer.states
        return (
            span.last - span.first <= 5
            and known
            and low not in self.ear.describer.pictures
            and (figure.kind in ("body", "crowd", "someone") or low in self.ear.cues.headings)
        )
