"""Voices: who says each claim, by which chain, and how surely. The narrator's own voice is an empty chain."""

from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.assertion.assessor import Assessor
from testimonia.extract.attribution.actors import Describer, Figure, Place
from testimonia.extract.attribution.acts import Act
from testimonia.extract.attribution.anaphora import Cast, cast_of
from testimonia.extract.attribution.issuer import issuer_of
from testimonia.extract.attribution.quotations import Quotation, quotations
from testimonia.extract.attribution.speech import Listener
from testimonia.extract.grammar.clauses import Grammar, Line
from testimonia.extract.page import Draft, Page
from testimonia.records import OWN_VOICE, Attribution, Evidence, Speaker
from testimonia.records.attribution import Manner
from testimonia.records.claim import Assertion, Casualty

LONG_CUE = 70
"""Characters from which a reporting clause is told by its verb alone."""

HEADINGS = frozenset(("headline", "subheading"))


@dataclass(frozen=True)
class Voice:
    """What is known of one draft's voice. `hedges` are words of the text."""

    attribution: Attribution
    assertion: Assertion
    hedges: tuple[str, ...]
    reasons: tuple[str, ...]


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

    def covers(self, offset: int) -> bool:
        """Whether a character is in what was said, and not in the words that name the speaker."""
        return any(start <= offset < end for start, end in self.content) and not self.source[0] <= offset < self.source[1]

    @property
    def extent(self) -> int:
        return sum(end - start for start, end in self.content)


@dataclass(frozen=True)
class Hearing:
    """A page as heard: its lines, who can be described on it, and everybody's words."""

    page: Page
    lines: tuple[Line, ...]
    describer: Describer
    cast: Cast
    utterances: tuple[Utterance, ...]

    def line_at(self, offset: int) -> Line:
        """The line in which a character stands. Raises LookupError where none does."""
        for line in self.lines:
            if line.start <= offset < line.end:
                return line
        raise LookupError(f"no sentence at {offset}")


class Voices:
    """Answers for every draft of a page who speaks."""

    def __init__(self, hearing: Hearing, lexicon: Lexicon) -> None:
        """Takes a page as heard."""
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
        judged = self.assessor.judge(draft, line)
        denied = bool(spoken) and spoken[0].manner == "denied" and judged.assertion == "asserted"
        return Voice(
            self.attribution(draft, spoken),
            "negated" if denied else judged.assertion,
            self.hedges(draft, line, spoken),
            tuple(reason for reason in (judged.reason, self.reason(draft, spoken)) if reason),
        )

    def spoken(self, draft: Draft) -> tuple[Utterance, ...]:
        """Everybody's words that hold a draft's core, the innermost first."""
        found = [one for one in self.hearing.utterances if self.tells(one, draft) and not self.beside_denial(one, draft)]
        return tuple(sorted(found, key=lambda one: (not one.inner, one.extent, -one.cue[0])))

    def tells(self, one: Utterance, draft: Draft) -> bool:
        """Whether a claim is among somebody's words, or is the reporting verb's own, as in “added nine names” and “counts nine dead”."""
        own = isinstance(draft.body, Casualty) and one.cue[0] <= draft.anchor < one.cue[1] and bool(one.content)
        return own or one.covers(draft.anchor)

    def beside_denial(self, one: Utterance, draft: Draft) -> bool:
        """Whether a denial is of something else and takes this claim for given (“denied that the killing of … delayed the talks”)."""
        if one.manner != "denied":
            return False
        line = self.hearing.line_at(one.cue[0])
        return not (line.start <= draft.anchor < line.end and self.assessor.directly(one.cue[0], draft, line))

    def attribution(self, draft: Draft, spoken: tuple[Utterance, ...]) -> Attribution:
        """The chain of those who spoke, a post's author outermost."""
        speakers = [self.speaker(figure) for one in spoken for figure in one.speakers]
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
        text = self.page.text
        affiliation = text[slice(*figure.affiliation)] if figure.affiliation else None
        return Speaker(
            name=text[slice(*figure.name)],
            named=figure.named,
            affiliation=affiliation,
            evidence=Evidence.of(self.page.document, *figure.name),
        )

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
        words = list(self.assessor.hedges(draft, line))
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


def hear(page: Page, lexicon: Lexicon) -> Voices:
    """Everybody's words on a page."""
    return Voices(listen(page, lexicon), lexicon)


@lru_cache(maxsize=2)
def listen(page: Page, lexicon: Lexicon) -> Hearing:
    """A page laid into lines, with the cast in the order of the text and the quotations given to their speakers.

    The last pages are kept: the rules of deeds and the voices of the same page ask for the same hearing.
    """
    grammar = grammar_of(lexicon)
    lines = tuple(grammar.lay(sentence) for sentence in page.sentences)
    describer = Describer(lexicon, proper_words(lines))
    cast = cast_of(page.text, lines, describer)
    cast.issuer = issuer_of(page.document, describer)
    cast.quoted = tuple((one.start, one.end) for one in quotations(page))
    listener = Listener(lexicon, describer)
    found: list[Utterance] = []
    for line in lines:
        heading = page.passage_at(line.start).block.kind in HEADINGS
        acts = sorted(listener.acts(line, heading), key=lambda act: act.cue.first)
        heard = (utterance(line, act, describer, cast) for act in acts if act.source)
        found += [one for one in heard if not own_voice(page, one)]
        cast.see(subject(line, listener, describer))
    return Hearing(page, lines, describer, cast, Quoting(page, lines, found).heard())


@cache
def grammar_of(lexicon: Lexicon) -> Grammar:
    """The closed classes of a lexicon, made once."""
    return Grammar(lexicon)


def own_voice(page: Page, one: Utterance) -> bool:
    """Whether “we” or “I” is all that is known of a speaker: the quotation tells who, else the document itself speaks."""
    return len(one.speakers) == 1 and page.text[slice(*one.speakers[0].name)].lower() in ("we", "i")


def subject(line: Line, listener: Listener, describer: Describer) -> Figure | None:
    """Whom a sentence is about, by the phrase that it begins with."""
    span = listener.main_subject(line, len(line.words))
    return describer.figures(line, span)[0] if span else None


def proper_words(lines: tuple[Line, ...]) -> frozenset[str]:
    """Words that stand capitalised inside a sentence."""
    return frozenset(word.low for line in lines for word, kind in zip(line.words, line.kinds, strict=True) if kind == "name")


def utterance(line: Line, act: Act, describer: Describer, cast: Cast) -> Utterance:
    """An act with its speakers looked up among those named before."""
    assert act.source is not None
    figures = tuple(dict.fromkeys(cast.meet(figure) for figure in describer.figures(line, act.source)))
    content = tuple(line.offsets(part) for part in act.content if part.first < part.last)
    return Utterance(figures, act.manner, line.offsets(act.cue), content, line.offsets(act.source), act.hedge, act.inner)


@dataclass(frozen=True)
class Quoting:
    """Gives each quotation to a speaker: one whose clause touches it, else the one of the clause right after or before it."""

    page: Page
    lines: tuple[Line, ...]
    utterances: list[Utterance]

    def heard(self) -> tuple[Utterance, ...]:
        """All utterances, with the quotations that belong to each as content."""
        found = list(self.utterances)
        last: tuple[Quotation, int] | None = None
        for quotation in self.quotations:
            at = self.touching(found, quotation)
            if at is None and quotation.whole:
                before = self.beside(found, quotation), self.introduced(found, quotation), self.carried(last, quotation)
                ways = (*before, self.after_speech(found, quotation))
                at = next((way for way in ways if way is not None), None)
            if at is not None:
                found[at] = replace(found[at], content=(*found[at].content, (quotation.start, quotation.end)))
                last = (quotation, at)
        return tuple(found)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        return tuple(one for one in quotations(self.page) if one.speech)

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
        """The last speaker of the block before a block that is all quotation."""
        order = [passage.block for passage in self.page.passages]
        own = next((at for at, block in enumerate(order) if block.start <= quotation.start < block.end), 0)
        if own == 0 or order[own].kind != "quotation":
            return None
        before = order[own - 1]
        return max((at for at, one in enumerate(found) if before.start <= one.cue[0] < before.end), default=None)

    def after_speech(self, found: list[Utterance], quotation: Quotation) -> int | None:
        """The speaker of the sentence right before, in the same block, for a quotation with no clause of its own."""
        block = self.page.passage_at(quotation.start).block
        lines = [line for line in self.lines if block.start <= line.start and line.end <= quotation.start]
        told = range(lines[-1].start, lines[-1].end) if lines else range(0)
        spoke = [at for at, one in enumerate(found) if one.cue[0] in told]
        named = any(one.cue[0] > quotation.end and one.cue[0] < quotation.end + 12 for one in found)
        return spoke[-1] if spoke and not named else None

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
