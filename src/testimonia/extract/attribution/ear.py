"""The ear: the reporting words of a language and who can be described on a page, as every rule of speech asks for them."""

from dataclasses import dataclass

from testimonia.extract.attribution.actors import Describer
from testimonia.extract.attribution.acts import past_dateline, past_times
from testimonia.extract.attribution.cues import Cues
from testimonia.extract.grammar.lines import Line, Span, starts_with
from testimonia.extract.grammar.phrases import phrase_after


@dataclass(frozen=True)
class Ear:
    """Cues and describer, and the questions about phrases that need both."""

    cues: Cues
    describer: Describer

    def can_speak(self, line: Line, span: Span) -> bool:
        """Whether the lists or its capitals show a phrase to be a speaker."""
        return self.describer.figure(line, span).known

    def made_by(self, line: Line, index: int) -> int:
        """How many words “compiled by” or “published on Tuesday by” takes at a word; 0 where nobody is told to have made a paper."""
        behind = index + 2 if line.kind(index + 1) == "prep" and line.kind(index + 2) == "time" else index + 1
        by = past_times(line, behind)
        if by > behind and (line.low(index), line.low(by)) in self.cues.makers.get(line.low(index), ()):
            return by + 1 - index
        return starts_with(line, index, self.cues.makers)

    def with_apposition(self, line: Line, source: Span) -> Span:
        """A phrase with the description behind its comma: “Rami Tal, head of the council”."""
        if line.low(source.last) != ",":
            return source
        more = phrase_after(line, source.last + 1)
        if more is None or (line.kind(more.last) not in ("mark", "quote", "time", "sub", "rel") and more.last < len(line.words)):
            return source
        left, right = self.describer.office(line, source), self.describer.office(line, more)
        described = (right is not None and line.kind(more.first) in ("det", "word", "name")) or (
            left is not None and self.describer.all_name(line, more)
        )
        return Span(source.first, more.last) if described and more.first != more.last else source

    def main_subject(self, line: Line, before: int) -> Span | None:
        """The phrase that the line begins with, past an introduction that ends in a comma."""
        first = past_dateline(line)
        while line.kind(first) in ("adv", "and", "quote") or line.low(first) == ",":
            first += 1
        if line.kind(first) in ("prep", "sub", "participle", "verb"):
            comma = next((at for at in range(first, before) if line.low(at) == ","), None)
            if comma is None:
                return None
            first = comma + 1
        span = phrase_after(line, first)
        return self.with_apposition(line, span) if span and span.last <= before else None
