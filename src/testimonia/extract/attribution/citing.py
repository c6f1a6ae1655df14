"""Citing: “according to X”, “figures compiled by X”, “X quoted Y as saying”."""

from testimonia.extract.attribution.acts import Act, Basis
from testimonia.extract.attribution.cues import BE, is_worded
from testimonia.extract.attribution.ear import Ear
from testimonia.extract.grammar.lines import Line, Span, starts_with
from testimonia.extract.grammar.phrases import clause_start, phrase_after, phrase_before


class Citing:
    """Finds the acts of those who are cited."""

    def __init__(self, ear: Ear) -> None:
        """Takes the cues and the describer of a page."""
        self.ear = ear

    def sourced_after(self, line: Line, index: int, length: int) -> Act | None:
        """“According to X”, “reported by X”: the source follows, the whole sentence around it is the content."""
        source = phrase_after(line, index + length)
        if source is None or not self.can_be_cited(line, source, index) or self.is_made_by(line, source):
            return None
        source = self.of_maker(line, self.ear.with_apposition(line, source))
        inner = line.low(index) in ("citing", "quoting")
        content = [part for part in (Span(0, index), Span(source.last, len(line.words))) if part.last > part.first]
        return Act(source, Span(index, index + length), "said", tuple(content), inner=inner, basis=self.basis(line, source))

    def of_maker(self, line: Line, source: Span) -> Span:
        """A paper with the one behind its “by” or “from” who can speak (“estimates by the intelligence service”)."""
        by = source.last
        if self.ear.describer.head(line, source) not in self.ear.describer.papers or line.low(by) not in ("by", "from"):
            return source
        maker = phrase_after(line, by + 1)
        return maker if maker and self.ear.describer.speaks(line, maker) else source

    def basis(self, line: Line, source: Span) -> Basis:
        """Whether the tree, too, hangs the phrase of a source on what is told, and on nothing else."""
        tree = line.tree
        heads = [at for at in range(*source) if tree and not source.first <= tree.head(at) < source.last]
        return "both" if tree and len(heads) == 1 and tree.relation(heads[0]) in ("obl", "nmod", "obj", "acl") else "words"

    def is_made_by(self, line: Line, source: Span) -> bool:
        """Whether a paper has its maker right behind it (“figures compiled by the council”), who is the source."""
        head = self.ear.describer.head(line, source)
        things = self.ear.describer.papers | self.ear.describer.pictures
        return head in things and bool(self.ear.made_by(line, source.last)) and not self.is_read_by(line, head, source.last)

    def is_read_by(self, line: Line, head: str, at: int) -> bool:
        """Whether somebody has only read a paper that is not his (“records seen by this newspaper”)."""
        return head in self.ear.describer.papers and bool(starts_with(line, at, self.ear.cues.readers))

    def can_be_cited(self, line: Line, source: Span, index: int) -> bool:
        """Whether a phrase is a source: anybody who can speak, and behind “according to” whatever is no plan, law or custom."""
        figure = self.ear.describer.figure(line, source)
        described = line.low(index) == "according" and line.kind(source.first) in ("det", "name") and figure.kind == "someone"
        return figure.known or (described and self.ear.describer.head(line, source) not in self.ear.cues.no_sources)

    def quoted(self, line: Line, index: int) -> Act | None:
        """“X quoted Y as saying that …”: Y is the source of the rest, X of all of it; “Y was quoted as saying”: Y."""
        if line.low(index + 1) == "by":
            return self.sourced_after(line, index, 2)
        source = phrase_before(line, index)
        if source is None or not self.ear.can_speak(line, source):
            return None
        passive = line.lows(Span(index + 1, index + 3)) == ("as", "saying") and line.low(index - 1) in BE
        after = index + 3 if passive else index + 1
        by = self.quoted_by(line, after)
        content = self.around(line, source.first, by) if by else self.behind_or_before(line, after - 1, source)
        return Act(source, Span(index, index + 1), "quoted", content, inner=bool(by))

    def quoted_by(self, line: Line, after: int) -> int:
        """Where “was quoted as saying by the paper” ends; 0 where nobody stands behind “by”."""
        phrase = phrase_after(line, after + 1) if line.low(after) == "by" else None
        return phrase.last if phrase else 0

    def around(self, line: Line, first: int, last: int) -> tuple[Span, ...]:
        """What stands before a clause and behind it."""
        return tuple(part for part in (Span(0, first), Span(last, len(line.words))) if is_worded(line, part))

    def quoted_one(self, line: Line, index: int) -> Act | None:
        """Y in “X quoted Y as saying that …”: the phrase between the two; X in “Y was quoted as saying by X”."""
        verb = next((at for at in range(index - 2, 0, -1) if line.low(at) in self.ear.cues.quoting), 0)
        if verb and line.low(verb - 1) in BE:
            return self.quoter(line, verb, index + 1)
        source = phrase_after(line, verb + 1) if verb else None
        return Act(source, Span(index, index + 1), "said", self.behind_or_before(line, index, source)) if source else None

    def quoter(self, line: Line, verb: int, by: int) -> Act | None:
        """Who quotes, behind “was quoted as saying by”."""
        quoted, source = phrase_before(line, verb), phrase_after(line, by + 1) if line.low(by) == "by" else None
        if source is None or quoted is None or not self.ear.can_speak(line, source):
            return None
        return Act(source, Span(verb, verb + 1), "quoted", self.around(line, quoted.first, source.last))

    def behind_or_before(self, line: Line, index: int, source: Span) -> tuple[Span, ...]:
        """What is quoted: the words behind “quoted” or “saying”, or where “saying” ends the line those before the clause."""
        ends = not any(word.text[0].isalnum() for word in line.words[index + 1 :]) or line.lows(
            Span(len(line.words) - 2, len(line.words))
        ) == ("saying", ".")
        start = clause_start(line, source.first)
        return (Span(0, start),) if ends and start else (Span(index + 1, len(line.words)),)
