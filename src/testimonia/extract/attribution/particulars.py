"""Particulars: what tells an unnamed source from others (“two nuns who run a clinic”), and whose a paper is (“its figures”)."""

from dataclasses import replace

from testimonia.extract.attribution.actors import Figure, FigureKind
from testimonia.extract.grammar.lines import Line, Span
from testimonia.extract.grammar.tree import Tree

LONGEST = 16
"""Words up to which a clause about a source is kept with it."""

CALLING = (
    ("calling", "itself"),
    ("calling", "themselves"),
    ("that", "calls", "itself"),
    ("which", "calls", "itself"),
    ("known", "as"),
    *(
        ("who", gave, whose, "name", *only, "as")
        for gave in ("gave", "gives")
        for whose in ("his", "her", "their")
        for only in ((), ("only",))
    ),
)
JOINTS = frozenset(("of", "for", "the", "in"))
OWNERS = frozenset(("its", "their", "his", "her"))


def self_called(line: Line, source: Span, figure: Figure) -> Figure:
    """Who comes in by a common noun, by the name that he gives himself (“a group calling itself the Army of Dawn”)."""
    if figure.kind not in ("body", "crowd", "someone") or not is_common(line, figure):
        return figure
    head = next((at for at in range(*source) if line.words[at].start < figure.name[1] <= line.words[at].end), len(line.words))
    at = next((head + 1 + len(words) for words in CALLING if line.lows(Span(head + 1, head + 1 + len(words))) == words), 0)
    first = at + 1 if at and line.kind(at) == "det" else at
    last = first
    while at and (
        line.kind(last) == "name" or (last > first and line.low(last) in JOINTS and line.kind(last + 1) in ("name", "det", "prep"))
    ):
        last += 1
    kind: FigureKind = "person" if figure.kind == "someone" else "body"
    return replace(figure, kind=kind, name=line.offsets(Span(first, last)), named=True, definite=False) if last > first else figure


def with_clause(line: Line, source: Span, figure: Figure, asides: frozenset[str]) -> Figure:
    """A source whom nobody names, with the clause without commas that says which one it is (“a group that monitors arrests”)."""
    tree = line.tree
    if tree is None or (figure.named and not is_common(line, figure)) or figure.kind in ("pronoun", "picture"):
        return figure
    head = next((at for at in range(*source) if line.words[at].start < figure.name[1] <= line.words[at].end), None)
    end = clause_end(line, tree, head, asides) if head is not None else None
    return replace(figure, name=(figure.name[0], end), definite=False) if end else figure


def is_common(line: Line, figure: Figure) -> bool:
    """Whether a figure is called by common nouns alone (“a monastery”), though its noun is one of bodies."""
    words = [word.text for word in line.words if figure.name[0] <= word.start < figure.name[1]]
    return bool(words) and all(word[0].islower() for word in words)


def clause_end(line: Line, tree: Tree, head: int, asides: frozenset[str]) -> int | None:
    """Where the clause about a noun ends that follows it without a comma; None where it has none, a long one or one that is an aside."""
    clauses = [at for at in tree.below(head, "acl") if at > head and line.words[at].lemma not in asides]
    if not clauses:
        return None
    first, last = tree.extent(clauses[0])
    while last > first and line.kind(last - 1) in ("mark", "quote"):
        last -= 1
    marks = any(line.low(at) in (",", ";", ":", "—", "–") for at in range(head + 1, last))
    return line.words[last - 1].end if last > first >= head + 1 and first <= head + 2 and last - first <= LONGEST and not marks else None


def owner(line: Line, source: Span, figure: Figure) -> Figure:
    """“Its” of “its figures show”, as the pronoun that stands for the one whose the paper is; any other figure as it is."""
    if figure.kind != "paper" or line.low(source.first) not in OWNERS:
        return figure
    low = {"its": "it", "their": "they", "his": "he", "her": "she"}[line.low(source.first)]
    return Figure(line.offsets(Span(source.first, source.first + 1)), "pronoun", named=False, role=(low,))
