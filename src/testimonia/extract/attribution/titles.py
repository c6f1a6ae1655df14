"""Titles of bodies: names that begin with a common noun or with people and their cause."""

from testimonia.extract.grammar.lines import Line, Span

CAUSES = frozenset(("for", "without", "against"))
JOINTS = frozenset(("of", "for", "the", "in", "and", *CAUSES))
"""Small words inside a name."""


def is_charity(line: Line, span: Span, bodies: frozenset[str]) -> bool:
    """Whether a common noun for a body stands before its name (“the charity Doctors in Common”)."""
    return line.low(span.first) in bodies and line.words[span.first].text[0].islower() and is_capital(line, Span(span.first + 1, span.last))


def is_cause(line: Line, span: Span) -> bool:
    """Whether people and their cause are a body's name (“Doctors for Peace”, not “Doctors in Tarsa”)."""
    return any(low in CAUSES for low in line.lows(Span(span.first + 1, span.last))) and is_capital(line, span)


def is_capital(line: Line, span: Span) -> bool:
    """Whether every word but the small ones inside begins with a capital."""
    inner = (line.low(at) in JOINTS for at in range(*span))
    upper = [line.words[at].text[0].isupper() for at in range(*span)]
    return bool(upper) and upper[0] and upper[-1] and all(big or small for big, small in zip(upper, inner, strict=True))
