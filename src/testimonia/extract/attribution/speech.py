"""Speech acts of one sentence: reporting clauses, “according to”, quoting, tallies, headlines."""

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.attribution.actors import Describer
from testimonia.extract.attribution.acts import Act, parted
from testimonia.extract.attribution.citing import Citing
from testimonia.extract.attribution.cues import cues_of
from testimonia.extract.attribution.ear import Ear
from testimonia.extract.attribution.gaps import gapped
from testimonia.extract.attribution.headings import Headings
from testimonia.extract.attribution.nominal import COMING, Nominal
from testimonia.extract.attribution.reporting import Reporting
from testimonia.extract.attribution.tallies import Tallies
from testimonia.extract.grammar.lines import Line, Span, starts_with

VERBAL = frozenset(("verb", "participle"))


class Listener:
    """Finds the acts of a line by the reporting words of a lexicon."""

    def __init__(self, lexicon: Lexicon, describer: Describer) -> None:
        """Takes the groups of speech.yaml."""
        self.cues = cues_of(lexicon)
        self.ear = Ear(self.cues, describer)
        self.reporting, self.citing, self.tallies = Reporting(self.ear), Citing(self.ear), Tallies(self.ear)
        self.headings, self.nominal = Headings(self.ear), Nominal(self.ear)
        cues = self.cues
        nouns = (cues.tolls, cues.claims, describer.papers, cues.tellings)
        self.openers = frozenset(cues.according).union(cues.standing, cues.quoting, cues.kept, *nouns)

    def acts(self, line: Line, heading: bool = False) -> list[Act]:
        """All acts of a line in order."""
        found: list[Act] = []
        behind = (*line.all_lows[1:], "")
        for index, (low, kind, after) in enumerate(zip(line.all_lows, line.kinds, behind, strict=True)):
            cued = kind in VERBAL or low in self.openers or after in COMING
            act = self.act_at(line, index, found) if cued else None
            if act:
                found.append(act)
        if heading:
            found += self.headings.headed(line)
        return parted(line, [*found, *gapped(line, found, self.ear)])

    def act_at(self, line: Line, index: int, before: list[Act]) -> Act | None:
        """The act whose cue begins at a word."""
        low = line.low(index)
        if phrase := starts_with(line, index, self.cues.according):
            return self.citing.sourced_after(line, index, phrase)
        if low in self.cues.quoting:
            return self.citing.quoted(line, index)
        if phrase := starts_with(line, index, self.cues.standing):
            return self.tallies.stood(line, index, phrase)
        if line.kind(index) not in ("verb", "participle"):
            return self.nominal.act(line, index)
        return self.verb_at(line, index, before)

    def verb_at(self, line: Line, index: int, before: list[Act]) -> Act | None:
        """The act of a verb: one that sets a toll, “compiled by”, “as saying”, or a reporting verb."""
        low, describer = line.low(index), self.ear.describer
        if low in self.cues.toll_verbs and self.cues.tolls & set(line.lows(Span(index + 1, min(index + 5, len(line.words))))):
            return self.tallies.toll(line, index)
        reports = self.cues.entry(line, index) is not None
        if phrase := self.ear.made_by(line, index):
            head = describer.head_before(line, index)
            paper = (head in describer.papers or head in describer.pictures) and not self.citing.is_read_by(line, head, index)
            if (reports and not starts_with(line, index, self.cues.readers)) or paper:
                return self.citing.sourced_after(line, index, phrase)
        if line.low(index - 1) == "as" and low == "saying":
            return self.citing.quoted_one(line, index)
        return self.reporting.verbal(line, index, before) if reports else self.reporting.quoted(line, index)
