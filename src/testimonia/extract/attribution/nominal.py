"""Nouns that report: “the army's claim that …”, “by the ministry's count”, “the figure comes from the union”."""

from testimonia.extract.attribution.acts import Act
from testimonia.extract.attribution.cues import BE, is_worded
from testimonia.extract.attribution.ear import Ear
from testimonia.extract.attribution.syntax import subject_head, subject_of
from testimonia.extract.grammar.lines import Line, Span
from testimonia.extract.grammar.phrases import phrase_after
from testimonia.records.attribution import Manner

COMING = ("comes", "come", "came")

OWNER_REACH = 8
"""Words before a noun in which the one whose it is stands."""


class Nominal:
    """Finds the acts of nouns."""

    def __init__(self, ear: Ear) -> None:
        """Takes the cues and the describer of a page."""
        self.ear = ear

    def act(self, line: Line, index: int) -> Act | None:
        """The act whose noun stands at a word."""
        if line.low(index + 1) in COMING and line.low(index + 2) == "from":
            return self.come_from(line, index)
        if line.low(index) in self.ear.cues.kept and line.low(index + 1) == "of" and (act := self.kept(line, index)):
            return act
        if line.kind(index) not in ("word", "name") or not self.is_telling(line.low(index)):
            return None
        owner = self.owner(line, index) or self.maker(line, index)
        return self.owned(line, index, owner) if owner else None

    def is_telling(self, low: str) -> bool:
        """Whether a noun can be somebody's telling."""
        if low in self.ear.cues.tolls:
            return True
        return low in self.ear.cues.claims or low in self.ear.describer.papers or low in self.ear.cues.tellings

    def owned(self, line: Line, index: int, owner: Span) -> Act | None:
        """“The army's claim that …”; “by the ministry's count, …”."""
        after = line.low(index + 1)
        if after == "that":
            return Act(owner, Span(index, index + 1), self.manner(line.low(index)), (Span(index + 1, len(line.words)),))
        if (
            (after in BE or after in ("of", "stands", "stood"))
            and line.low(index) in self.ear.cues.tolls
            and self.tells_number(line, index + 2)
        ):
            return Act(owner, Span(index, index + 1), "documented", (Span(index + 1, len(line.words)),))
        if line.low(owner.first - 1) in ("by", "on", "in", "from") and (after in (",", ".") or index + 1 == len(line.words)):
            content = (Span(0, owner.first - 1), Span(index + 1, len(line.words)))
            return Act(owner, Span(owner.first - 1, index + 1), "said", tuple(part for part in content if is_worded(line, part)))
        return None

    def kept(self, line: Line, index: int) -> Act | None:
        """“The union has a list of 83”, “the court released the names of the dead”, “gave a toll of 24”: whose list or count it is."""
        tree = line.tree
        verb = tree.head(index) if tree and tree.relation(index) == "obj" else index
        if tree is None or verb >= index or line.words[verb].lemma not in self.ear.cues.keeping or tree.is_passive(verb):
            return None
        source = subject_of(line, verb)
        known = source is not None and self.ear.describer.figures(line, source)[0].known
        return Act(source, Span(verb, verb + 1), "documented", (Span(index, len(line.words)),), basis="tree") if known else None

    def tells_number(self, line: Line, first: int) -> bool:
        """Whether a number stands at a word or right behind it (“80”, “at 80”, “at least 80”)."""
        window = range(first, min(first + 3, len(line.words)))
        return any(line.kind(at) == "number" or line.low(at) in self.ear.cues.cardinals for at in window)

    def manner(self, low: str) -> Manner:
        """How a noun puts it."""
        return "said" if low in self.ear.describer.papers else "claimed"

    def owner(self, line: Line, index: int) -> Span | None:
        """“The army's” in “the army's own claim”: the one whose noun it is, where he can speak."""
        for at in range(index - 1, max(index - OWNER_REACH, -1), -1):
            if line.kind(at) in ("mark", "quote", "verb", "sub", "aux", "rel"):
                return None
            if line.low(at).endswith(("'s", "’s", "s'", "s’")) and (span := self.from_article(line, at)):
                return span if self.ear.describer.speaks(line, span) else None
        return None

    def maker(self, line: Line, index: int) -> Span | None:
        """“The police” in “the police figure is 87”."""
        whose = Span(index - 2, index)
        plain = index > 1 and line.low(index) in self.ear.cues.tolls and line.kind(index - 2) == "det"
        return whose if plain and line.low(index - 1) in self.ear.describer.bodies else None

    def from_article(self, line: Line, last: int) -> Span:
        """The phrase that ends at a word, back to its article or the preposition before it."""
        first = last
        while first > 0 and line.kind(first - 1) in ("word", "name", "number") and last - first < OWNER_REACH:
            first -= 1
        return Span(first - 1 if line.kind(first - 1) == "det" and first > 0 else first, last + 1)

    def come_from(self, line: Line, index: int) -> Act | None:
        """“The figure comes from a priest”."""
        source = phrase_after(line, index + 3)
        head = subject_head(line.tree, index + 1) if line.tree else index
        if head is None or line.low(head) not in self.ear.cues.tolls or source is None or not self.ear.can_speak(line, source):
            return None
        return Act(source, Span(index + 1, index + 3), "said", (Span(0, index + 1), Span(source.last, len(line.words))))
