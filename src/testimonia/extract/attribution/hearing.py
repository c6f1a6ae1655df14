"""A hearing: a page laid into lines, with everybody's words given to their speakers."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.attribution.actors import Describer, Figure
from testimonia.extract.attribution.acts import Act
from testimonia.extract.attribution.anaphora import Cast, cast_of
from testimonia.extract.attribution.issuer import issuer_of
from testimonia.extract.attribution.particulars import owner, self_called, with_clause
from testimonia.extract.attribution.quotations import quotations
from testimonia.extract.attribution.speech import Listener
from testimonia.extract.attribution.syntax import subject_of
from testimonia.extract.attribution.utterances import Quoting, Utterance
from testimonia.extract.grammar.laying import Grammar
from testimonia.extract.grammar.lines import Line, Span
from testimonia.extract.grammar.phrases import phrase_after
from testimonia.extract.page import Page

HEADINGS = frozenset(("headline", "subheading"))
TITLE = 16
"""Words up to which a line without a mark at its end is a headline."""

FRAGMENT = 9
"""Words up to which a line without a verb is a piece of a list."""


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
    quoted = quotations(page)
    cast.quoted = tuple((one.start, one.end) for one in quoted)
    listener = Listener(lexicon, describer)
    found: list[Utterance] = []
    subjects: dict[int, Figure] = {}
    for before, line in zip((None, *lines), lines, strict=False):
        heading = page.passage_at(line.start).block.kind in HEADINGS or is_title(line)
        acts = sorted(listener.acts(line, heading), key=lambda act: act.cue.first)
        heard = (utterance(line, act, describer, cast) for act in acts if act.source)
        own = [one for one in heard if not own_voice(page, one)]
        if before and not acts and found and is_fragment(page, before, line):
            found[-1] = continued(found[-1], before, line)
        found += own
        about = subject(line, listener, describer)
        cast.see(about)
        if about and about.named:
            subjects[line.start] = cast.resolve(about)
    speeches = tuple(one for one in quoted if one.speech)
    return Hearing(page, lines, describer, cast, Quoting(page, lines, found, subjects, speeches).heard())


def is_title(line: Line) -> bool:
    """Whether a line looks like a headline: short, and without a mark at its end."""
    return len(line.words) <= TITLE and line.words[-1].text[-1].isalnum() and ":" in line.all_lows


def is_fragment(page: Page, before: Line, line: Line) -> bool:
    """Whether a line without a verb goes on with the list of the line before it (“The log lists the dead. Old Mill: 6.”)."""
    same = page.passage_at(before.start) is page.passage_at(line.start)
    return same and len(line.words) <= FRAGMENT and "number" in line.kinds and not {"verb", "aux", "participle"} & set(line.kinds)


def continued(one: Utterance, before: Line, line: Line) -> Utterance:
    """Somebody's words with a fragment behind them, where they reach to the end of the line before."""
    reaches = any(before.end - 2 <= end <= before.end for _, end in one.content)
    return replace(one, content=(*one.content, (line.start, line.end))) if reaches else one


@cache
def grammar_of(lexicon: Lexicon) -> Grammar:
    """The closed classes of a lexicon, made once."""
    return Grammar(lexicon)


def own_voice(page: Page, one: Utterance) -> bool:
    """Whether “we” or “I” is all that is known of a speaker: the quotation tells who, else the document itself speaks."""
    return len(one.speakers) == 1 and page.text[slice(*one.speakers[0].name)].lower() in ("we", "i")


def subject(line: Line, listener: Listener, describer: Describer) -> Figure | None:
    """Whom a sentence is about, by the phrase that it begins with."""
    span = listener.ear.main_subject(line, len(line.words))
    root = next((at for at in range(len(line.words)) if line.tree and line.tree.head(at) == at), None)
    if span and root is not None and root < span.last and (own := subject_of(line, root)) and own.first == span.first:
        span = own
    if span and line.low(span.last) in ("'", "’") and (rest := phrase_after(line, span.last + 1)):
        span = Span(span.first, rest.last)
    if span and span.last - span.first > 1 and is_verb_like(line, span.last - 1):
        span = Span(span.first, span.last - 1)
    return self_called(line, span, describer.figures(line, span)[0]) if span else None


def is_verb_like(line: Line, at: int) -> bool:
    """Whether the last word of a phrase is a verb read as a noun: no noun stands before an article or ends a sentence without a verb."""
    before_article = line.kind(at + 1) in ("det", "number")
    alone = line.low(at + 1) == "." and not {"verb", "aux", "participle"} & set(line.kinds)
    return line.low(at).endswith(("s", "ed")) and line.words[at].text[0].islower() and (before_article or alone)


def proper_words(lines: tuple[Line, ...]) -> frozenset[str]:
    """Words that stand capitalised inside a sentence."""
    return frozenset(word.low for line in lines for word, kind in zip(line.words, line.kinds, strict=True) if kind == "name")


def bare(figure: Figure, cast: Cast) -> Figure:
    """A figure without the possessive ending of its name (“the army's claim”), and without a mark before it."""
    start, end = figure.name
    if cast.words(figure.name)[:1] in ("“", '"', "‘") and end - start > 1:
        return bare(replace(figure, name=(start + 1, end)), cast)
    cut = 2 if cast.words(figure.name).endswith(("'s", "’s")) else 0
    return replace(figure, name=(start, end - cut)) if cut and end - cut > start else figure


def met(line: Line, source: Span, figure: Figure, stage: tuple[Describer, Cast]) -> Figure:
    """A figure with the clause that tells it from others, or as the pronoun for whose paper it is where that one was named."""
    describer, cast = stage
    whose = owner(line, source, figure)
    if whose is not figure and cast.resolve(whose) is not whose:
        return whose
    return with_clause(line, source, self_called(line, source, figure), describer.aside)


def utterance(line: Line, act: Act, describer: Describer, cast: Cast) -> Utterance:
    """An act with its speakers looked up among those named before."""
    assert act.source is not None
    figures = tuple(
        dict.fromkeys(
            cast.meet(met(line, act.source, bare(figure, cast), (describer, cast))) for figure in describer.figures(line, act.source)
        )
    )
    content = tuple(line.offsets(part) for part in act.content if part.first < part.last)
    return Utterance(figures, act.manner, line.offsets(act.cue), content, line.offsets(act.source), act.hedge, act.inner, act.basis)
