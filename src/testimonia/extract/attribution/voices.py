"""Voices: who says each claim, by which chain, and how surely. The narrator's own voice is an empty chain."""

from dataclasses import dataclass

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.assertion.assessor import Assessor
from testimonia.extract.attribution.actors import Figure, Place
from testimonia.extract.attribution.acts import Basis
from testimonia.extract.attribution.hearing import Hearing, listen
from testimonia.extract.attribution.utterances import Utterance
from testimonia.extract.grammar.lines import Line
from testimonia.extract.grammar.truecasing import Truecaser
from testimonia.extract.page import Draft, Page, PlaceNames
from testimonia.records import OWN_VOICE, Attribution, Evidence, Speaker
from testimonia.records.attribution import Manner
from testimonia.records.claim import Assertion, Casualty

LONG_CUE = 70
"""Characters from which a reporting clause is told by its verb alone."""

FOUND: dict[Basis, str] = {
    "both": "speaker by the tree and by the words",
    "words": "speaker by the words alone",
    "tree": "speaker by the tree alone",
    "against the words": "speaker by the tree against the words",
}
"""How the innermost speaker was found, in fixed words for the reviewer and for the confidence."""


@dataclass(frozen=True)
class Voice:
    """What is known of one draft's voice. `hedges` are words of the text."""

    attribution: Attribution
    assertion: Assertion
    hedges: tuple[str, ...]
    reasons: tuple[str, ...]


class Voices:
    """Answers for every draft of a page who speaks."""

    def __init__(self, hearing: Hearing, lexicon: Lexicon, places: PlaceNames | None = None) -> None:
        """Takes a page as heard, and the gazetteer by which names in capitals are shown plainly; without it they stay as they stand."""
        self.caser = Truecaser(hearing.page, lexicon, places) if places else None
        self.hearing = hearing
        self.page = hearing.page
        self.assessor = Assessor(hearing.page, lexicon)
        self.weak = frozenset(lexicon.words("papers that weaken"))

    def of(self, draft: Draft) -> Voice:
        """The chain, the assertion and the hedges of a draft."""
        try:
            line = self.hearing.line_at(draft.anchor)
        except LookupError:
            return Voice(OWN_VOICE, "asserted", (), ("the words stand in no sentence",))
        spoken = self.spoken(draft)
        judged = self.assessor.judge(draft, line, said=bool(spoken))
        denied = bool(spoken) and spoken[0].manner == "denied" and judged.assertion == "asserted"
        return Voice(
            self.attribution(draft, spoken),
            "negated" if denied else judged.assertion,
            self.hedges(draft, line, () if judged.assertion in ("forecast", "hypothetical") else spoken),
            tuple(reason for reason in (judged.reason, self.reason(draft, spoken), FOUND[spoken[0].basis] if spoken else "") if reason),
        )

    def spoken(self, draft: Draft) -> tuple[Utterance, ...]:
        """Everybody's words that hold a draft's core, the innermost first."""
        gapped = [one for one in self.hearing.utterances if one.covers(self.number_at(draft))]
        tellers = gapped or [one for one in self.hearing.utterances if self.tells(one, draft)]
        found = [one for one in tellers if not self.beside_denial(one, draft)]
        return tuple(sorted(found, key=lambda one: (not one.inner, one.extent, -one.cue[0])))

    def number_at(self, draft: Draft) -> int:
        """Where the number of a claim stands behind its harm, as in “found nine bodies, and the council 12”; -1 where it does not."""
        at = self.assessor.scope.count_at(draft)
        worded = isinstance(draft.body, Casualty) and len(draft.body.count.text) > 1
        return at if at is not None and worded and at > draft.anchor else -1

    def tells(self, one: Utterance, draft: Draft) -> bool:
        """Whether a claim is among somebody's words, or is the reporting verb's own, as in “added nine names” and “counts nine dead”."""
        own = isinstance(draft.body, Casualty) and one.cue[0] <= draft.anchor < one.cue[1] and bool(one.content)
        return own or one.covers(draft.anchor)

    def beside_denial(self, one: Utterance, draft: Draft) -> bool:
        """Whether a denial is of something else and takes this claim for given (“denied that the killing of … delayed the talks”)."""
        if one.manner != "denied":
            return False
        line = self.hearing.line_at(one.cue[0])
        told = max((start for start, _ in one.content if one.cue[0] < start <= draft.anchor), default=one.cue[0])
        return not (line.start <= draft.anchor < line.end and self.assessor.scope.directly(told, draft, line))

    def attribution(self, draft: Draft, spoken: tuple[Utterance, ...]) -> Attribution:
        """The chain of those who spoke, a post's author outermost."""
        figures = [figure for one in spoken for figure in one.speakers]
        known = [figure for figure in figures if figure.kind != "pronoun"] or figures
        speakers = [self.speaker(figure) for figure in known]
        author = self.author(draft)
        chain = {speaker.name: speaker for speaker in reversed([*speakers, *([author] if author else [])])}
        ordered = tuple(dict.fromkeys(speaker.name for speaker in [*speakers, *([author] if author else [])]))
        if not ordered:
            return OWN_VOICE
        manner: Manner = spoken[0].manner if spoken else "posted"
        cue = Evidence.of(self.page.document, *spoken[0].cue) if spoken else None
        return Attribution(chain=tuple(chain[name] for name in ordered), manner=manner, cue=cue)

    def speaker(self, figure: Figure) -> Speaker:
        """A figure as a record."""
        return Speaker(
            name=self.shown(figure.name),
            named=figure.named,
            affiliation=self.shown(figure.affiliation) if figure.affiliation else None,
            evidence=Evidence.of(self.page.document, *figure.name),
        )

    def shown(self, place: Place) -> str:
        """A name as it is shown; its evidence keeps the words."""
        return self.caser.name(*place) if self.caser else self.page.text[slice(*place)]

    def author(self, draft: Draft) -> Speaker | None:
        """The author of an embedded post."""
        block = self.page.passage_at(draft.start).block
        if block.kind != "embedded post" or not block.author:
            return None
        at = self.page.text.find(block.author)
        evidence = Evidence.of(self.page.document, at, at + len(block.author)) if at >= 0 else None
        return Speaker(name=block.author, named=True, evidence=evidence)

    def hedges(self, draft: Draft, line: Line, spoken: tuple[Utterance, ...]) -> tuple[str, ...]:
        """Words that weaken the claim, among them a source that is only “reports” and a verb of belief."""
        words = list(self.assessor.hedging.hedges(draft, line))
        for one in spoken:
            if one.hedge:
                words.append(self.page.text[slice(*one.cue)])
            words += [name for figure in one.speakers if (name := self.page.text[slice(*figure.name)]).lower() in self.weak]
        return tuple(dict.fromkeys(word for word in words if not any(word != other and word in other for other in words)))

    def reason(self, draft: Draft, spoken: tuple[Utterance, ...]) -> str:
        """How the innermost speaker was found, for the reviewer: “police said” follows the clause."""
        if not spoken:
            return ""
        one, line = spoken[0], self.hearing.line_at(draft.anchor)
        start, end = min(one.source[0], one.cue[0]), max(one.source[1], one.cue[1])
        place = (start, end) if end - start <= LONG_CUE else one.cue
        words = " ".join(self.page.text[slice(*place)].split())
        if not line.start <= one.cue[0] < line.end:
            return f"the quotation belongs to “{words}”"
        return f"“{words}” {'follows' if one.cue[0] > draft.anchor else 'comes before'} the clause"


def hear(page: Page, lexicon: Lexicon, places: PlaceNames | None = None) -> Voices:
    """Everybody's words on a page."""
    return Voices(listen(page, lexicon), lexicon, places)
