"""Targets: on whom a position is taken, by the phrase behind its words."""

from typing import Final

from testimonia.extract.actors import Describer, Figure, FigureKind
from testimonia.extract.clauses import Line, Span, phrase_after

ABLE: Final[frozenset[FigureKind]] = frozenset(("body", "person", "crowd", "someone"))
CHARGES: Final = frozenset(("of", "for"))


def targets(line: Line, index: int, plover: str, describer: Describer) -> tuple[Figure, ...]:
    """Those whom a position of a PLOVER type names right behind its words: “urged all parties to …”, “demanded that the minister resign”,
    “support for Halvane’s unity”. None where nobody is named.
    """
    if plover == "REQUEST" and line.low(index) == "that":
        index += 1
    while line.kind(index) in ("adv", "prep", "time"):
        index += 1
    span = phrase_after(line, index)
    if span is None or line.kind(index) == "pron":
        return ()
    span = without_charge(line, span) if plover == "ACCUSE" else span
    found = tuple(figure for figure in describer.figures(line, span) if figure.known and figure.kind in ABLE)
    return found or owner(line, span, describer) or (asked(line, span, describer) if plover == "REQUEST" else ())


def without_charge(line: Line, span: Span) -> Span:
    """“Accused the council of theft”: the phrase up to the “of” or “for” that brings the charge, which is the last one."""
    at = next((at for at in range(span.last - 1, span.first, -1) if line.low(at) in CHARGES and line.kind(at + 1) != "name"), None)
    return Span(span.first, at) if at else span


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
