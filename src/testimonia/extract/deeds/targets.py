"""Targets: on whom a position is taken, by the phrase behind its words."""

from typing import Any, Final

from testimonia.extract.attribution.actors import Describer, Figure, FigureKind
from testimonia.extract.grammar.lines import Line, Span
from testimonia.extract.grammar.phrases import phrase_after

ABLE: Final[frozenset[FigureKind]] = frozenset(("body", "person", "crowd", "someone"))


def targets(line: Line, index: int, entry: dict[str, Any], describer: Describer) -> tuple[Figure, ...]:
    """Those whom a position, with its entry in the codebook, names right behind its words; none where nobody is named.

    “Urged all parties to …”, “demanded that the minister resign”, “support for Halvane’s unity”.
    """
    request = entry["plover"] == "REQUEST"
    if request and line.low(index) == "that":
        index += 1
    while line.kind(index) in ("adv", "prep", "time"):
        index += 1
    span = phrase_after(line, index)
    if span is None or line.kind(index) == "pron":
        return ()
    span = without_charge(line, span) if entry.get("mode") == "allege" else span
    found = tuple(figure for figure in describer.figures(line, span) if figure.known and figure.kind in ABLE)
    return found or owner(line, span, describer) or (asked(line, span, describer) if request and line.low(index - 1) != "for" else ())


def without_charge(line: Line, span: Span) -> Span:
    """“Accused the council of theft”: the phrase up to the “for” that brings the charge, else up to the last “of”."""
    charges = [at for at in range(span.first + 1, span.last) if line.low(at) in ("of", "for") and line.kind(at + 1) != "name"]
    blamed = next((at for at in charges if line.low(at) == "for"), None)
    return Span(span.first, blamed or charges[-1]) if charges else span


def owner(line: Line, span: Span, describer: Describer) -> tuple[Figure, ...]:
    """Whose it is that a position is about: “Halvane’s unity”, “the unity of Halvane”, “the ministry’s account”."""
    for at in range(span.first, span.last):
        whole = line.low(at).removesuffix("’s").removesuffix("'s")
        if whole != line.low(at) and (describer.is_name(line, at) or whole in describer.bodies):
            figure = describer.figure(line, Span(span.first, at + 1))
            return (Figure((figure.name[0], line.words[at].end - 2), "body", named=True),)
        if line.low(at) == "of" and at + 1 < span.last and describer.is_name(line, span.last - 1):
            figure = describer.figure(line, Span(at + 1, span.last))
            return (figure,) if figure.known else ()
    return ()


def asked(line: Line, span: Span, describer: Describer) -> tuple[Figure, ...]:
    """Whoever is asked to do something, also where no list knows them: “urged all shepherds to stay away”."""
    behind = line.low(span.last)
    if behind != "to" and not (behind == "not" and line.low(span.last + 1) == "to"):
        return ()
    bare = describer.stripped(line, span)
    return (Figure(line.offsets(bare), "crowd", named=False),)
