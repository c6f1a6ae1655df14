"""Utterances: somebody's words in a document, and the quotations given to whom they belong."""

from dataclasses import dataclass, replace

from testimonia.extract.attribution.actors import Figure, Place
from testimonia.extract.attribution.acts import Basis
from testimonia.extract.attribution.quotations import Quotation
from testimonia.extract.grammar.lines import Line
from testimonia.extract.page import Page
from testimonia.records.attribution import Manner


@dataclass(frozen=True)
class Utterance:
    """Somebody's words in the document: who, by which cue, over which stretches (offsets)."""

    speakers: tuple[Figure, ...]
    manner: Manner
    cue: Place
    content: tuple[Place, ...]
    source: Place
    hedge: bool = False
    inner: bool = False
    basis: Basis = "words"

    def covers(self, offset: int) -> bool:
        """Whether a character is in what was said, and not in the words that name the speaker."""
        return any(start <= offset < end for start, end in self.content) and not self.source[0] <= offset < self.source[1]

    @property
    def extent(self) -> int:
        return sum(end - start for start, end in self.content)


@dataclass(frozen=True)
class Quoting:
    """Gives each quotation to a speaker: one whose clause touches it, else the one of the clause right after or before it."""

    page: Page
    lines: tuple[Line, ...]
    utterances: list[Utterance]
    subjects: dict[int, Figure]
    """Whom a line is about, by where it begins."""
    quotations: tuple[Quotation, ...]
    """Those that are somebody's speech."""

    def heard(self) -> tuple[Utterance, ...]:
        """All utterances, with the quotations that belong to each as content."""
        found = list(self.utterances)
        last: tuple[Quotation, int] | None = None
        for quotation in self.quotations:
            at = self.touching(found, quotation)
            at = self.behind_colon(found, quotation) if at is None else at
            if at is None and quotation.whole:
                before = self.beside(found, quotation), self.introduced(found, quotation), self.carried(last, quotation)
                ways = (*before, self.after_speech(found, quotation))
                at = next((way for way in ways if way is not None), None)
                at = self.of_subject(found, quotation) if at is None else at
            if at is not None:
                found[at] = replace(found[at], content=(*found[at].content, (quotation.start, quotation.end)))
                last = (quotation, at)
        return tuple(found)

    def touching(self, found: list[Utterance], quotation: Quotation) -> int | None:
        """The utterance outside the quotation, in one of its sentences, whose content reaches into it; the shortest of several."""
        fits = [(one.extent, at) for at, one in enumerate(found) if reaches(one, quotation)]
        return min(fits)[1] if fits else None

    def beside(self, found: list[Utterance], quotation: Quotation) -> int | None:
        """A bare clause right behind the quotation (“He added.”)."""
        for at, one in enumerate(found):
            start = min(one.source[0], one.cue[0])
            if not one.content and quotation.end <= start <= quotation.end + 4:
                return at
        return None

    def introduced(self, found: list[Utterance], quotation: Quotation) -> int | None:
        """The last speaker of the block before a block that is all quotation, or that begins with one behind a colon."""
        order = [passage.block for passage in self.page.passages]
        own = next((at for at, block in enumerate(order) if block.start <= quotation.start < block.end), 0)
        before = order[own - 1] if own else None
        colon = before is not None and self.page.text[before.start : before.end].rstrip().endswith(":")
        if before is None or not (order[own].kind == "quotation" or (colon and quotation.start <= order[own].start + 2)):
            return None
        return max((at for at, one in enumerate(found) if before.start <= one.cue[0] < before.end), default=None)

    def after_speech(self, found: list[Utterance], quotation: Quotation) -> int | None:
        """The speaker of the sentence right before, for a quotation with no clause of its own."""
        start = self.stretch(quotation)
        lines = [line for line in self.lines if start <= line.start and line.end <= quotation.start]
        told = range(lines[-1].start, lines[-1].end) if lines else range(0)
        spoke = [at for at, one in enumerate(found) if one.cue[0] in told]
        named = any(one.cue[0] > quotation.end and one.cue[0] < quotation.end + 12 for one in found)
        return spoke[-1] if spoke and not named else None

    def behind_colon(self, found: list[Utterance], quotation: Quotation) -> int | None:
        """Whom the sentence is about that a colon ends before a quotation (“Ina Dole, the mayor, wept on the radio: “We mourn six””)."""
        line = next((one for one in self.lines if one.start <= quotation.start - 3 < one.end), None)
        figure = self.subjects.get(line.start) if line else None
        colon = self.page.text[max(0, quotation.start - 3) : quotation.start].rstrip("“\"'‘ ").endswith(":")
        if line is None or figure is None or not colon or figure.kind not in ("person", "body"):
            return None
        found.append(Utterance((figure,), "said", (line.words[0].start, line.words[0].end), (), figure.name))
        return len(found) - 1

    def stretch(self, quotation: Quotation) -> int:
        """Where the paragraph begins that a quotation stands in, or the one before where the quotation opens its own."""
        order = [passage.block for passage in self.page.passages]
        own = next((at for at, block in enumerate(order) if block.start <= quotation.start < block.end), 0)
        opens = quotation.start <= order[own].start + 2 and own > 0 and order[own - 1].kind == "paragraph"
        return order[own - 1].start if opens else order[own].start

    def of_subject(self, found: list[Utterance], quotation: Quotation) -> int | None:
        """The person by name whom the sentence right before a bare quotation is about (“Ina Dole looked tired. “They shot …””)."""
        start = self.stretch(quotation)
        line = next((one for one in reversed(self.lines) if start <= one.start and one.end <= quotation.start), None)
        figure = self.subjects.get(line.start) if line and not any(line.start <= one.cue[0] < line.end for one in found) else None
        if line is None or figure is None or figure.kind != "person" or not (figure.role or " " in self.page.text[slice(*figure.name)]):
            return None
        place = line.words[0].start, line.words[0].end
        found.append(Utterance((figure,), "said", place, (), figure.name))
        return len(found) - 1

    def carried(self, last: tuple[Quotation, int] | None, quotation: Quotation) -> int | None:
        """A quotation that follows another one, in the same block or at the start of the next, goes on with its speaker."""
        if last is None:
            return None
        between = self.page.text[last[0].end : quotation.start]
        bare = not any(line.start >= last[0].end and line.end <= quotation.start and len(line.words) > 6 for line in self.lines)
        return last[1] if bare and len(between) < 200 else None


def reaches(one: Utterance, quotation: Quotation) -> bool:
    """Whether somebody's words reach into a quotation in which the words that name the speaker do not stand."""
    outside = not quotation.start <= one.cue[0] < quotation.end
    return outside and any(start < quotation.end and quotation.start < end for start, end in one.content)
