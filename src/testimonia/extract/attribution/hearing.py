"""A hearing: a page laid into lines, with everybody's words given to their speakers."""

from dataclasses import dataclass
from functools import cache, lru_cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.attribution.actors import Describer, Figure
from testimonia.extract.attribution.acts import Act
from testimonia.extract.attribution.anaphora import Cast, cast_of
from testimonia.extract.attribution.issuer import issuer_of
from testimonia.extract.attribution.quotations import quotations
from testimonia.extract.attribution.speech import Listener
from testimonia.extract.attribution.utterances import Quoting, Utterance
from testimonia.extract.grammar.laying import Grammar
from testimonia.extract.grammar.lines import Line
from testimonia.extract.page import Page

HEADINGS = frozenset(("headline", "subheading"))


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
    span = listener.ear.main_subject(line, len(line.words))
    return describer.figures(line, span)[0] if span else None


def proper_words(lines: tuple[Line, ...]) -> frozenset[str]:
    """Words that stand capitalised inside a sentence."""
    return frozenset(word.low for line in lines for word, kind in zip(line.words, line.kinds, strict=True) if kind == "name")


def utterance(line: Line, act: Act, describer: Describer, cast: Cast) -> Utterance:
    """An act with its speakers looked up among those named before."""
    assert act.source is not None
    figures = tuple(dict.fromkeys(cast.meet(figure) for figure in describer.figures(line, act.source)))
    content = tuple(line.offsets(part) for part in act.content if part.first < part.last)
    return Utterance(figures, act.manner, line.offsets(act.cue), content, line.offsets(act.source), act.hedge, act.inner, act.basis)
