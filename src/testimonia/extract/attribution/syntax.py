"""Reporting clauses by the tree: who is the subject of a verb of saying, and which words are told by it."""

from testimonia.extract.attribution.acts import past_dateline
from testimonia.extract.grammar.lines import Line, Span
from testimonia.extract.grammar.phrases import before_time
from testimonia.extract.grammar.tree import Tree

CLAUSAL = ("ccomp", "parataxis", "xcomp", "advcl")
CLAUSES = frozenset(("acl", "advcl", "parataxis"))
ASIDES = frozenset(("advmod", "obl"))
"""What may hang on a noun and is no part of its name or description."""

EDGES = frozenset(("mark", "quote", "and", "adv", "sub", "prep"))
LONGEST = 40
"""Words over which a subject is no name or description any more but a misread sentence."""


def subject_of(line: Line, verb: int) -> Span | None:
    """The phrase of the one who says it; None where the tree shows nobody."""
    tree = line.tree
    head = subject_head(tree, verb) if tree else None
    return phrase_of(line, head, verb) if head is not None else None


def subject_head(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """The word that is the subject of a verb: its own; for “who” the noun it stands for; for “…, adding” and “and said” the one before."""
    own = own_subject(tree, verb)
    if own is not None and tree.words[own].relation == "nsubj:pass":
        return None
    if own is not None:
        return tree.head(verb) if is_relative(tree, own) and tree.relation(verb) == "acl" else own
    relation, over = tree.relation(verb), tree.head(verb)
    if depth > 3 or over == verb or relation not in ("conj", "advcl", "xcomp", "acl", "parataxis", "ccomp"):
        return None
    if relation == "acl":
        return over if over < verb and not tree.is_passive(verb) else None
    if relation in ("parataxis", "ccomp") and not tree.words[verb].low.endswith("ing"):
        return None
    return subject_head(tree, over, depth + 1) if tree.words[over].tag in ("VERB", "AUX") else None


def own_subject(tree: Tree, verb: int) -> int | None:
    """The subject right under a verb, of several the last before it: what stands further off is a dateline or a topic."""
    found = [one for one in tree.below(verb, "nsubj") if tree.words[one].tag != "ADV" and tree.words[one].low != "there"]
    return max((one for one in found if one < verb), default=next(iter(found), None))


def is_relative(tree: Tree, at: int) -> bool:
    """Whether a word is “who”, “which” or “that” of a relative clause."""
    return "PronType=Rel" in tree.words[at].features or tree.words[at].low in ("who", "which")


def phrase_of(line: Line, head: int, verb: int) -> Span | None:
    """The stretch of words around a head that is its phrase: up to the verb, a clause about it or a time; no marks at its ends."""
    tree = line.tree
    assert tree is not None
    first, last = tree.extent(head)
    aside = (at for at in tree.subtree(head) if at > head and is_aside(tree, at, head))
    last = min((tree.extent(at)[0] for at in aside), default=last)
    if first <= verb < last:
        first, last = (first, verb) if head < verb else (verb + 1, last)
    first = max(first, past_dateline(line) if head >= past_dateline(line) else 0)
    while first < head and line.kind(first) in EDGES:
        first += 1
    while last - 1 > head and line.kind(last - 1) in EDGES and line.low(last - 1) != ")":
        last -= 1
    if line.kind(last - 1) == "time" and last - 1 > head:
        last = max(before_time(line, last), head + 1)
    return Span(first, last) if first <= head < last <= first + LONGEST else None


def is_aside(tree: Tree, at: int, head: int) -> bool:
    """Whether a word opens a clause about a phrase or in it, or is a time or an adverb on its head."""
    beside = tree.relation(at) in ASIDES or tree.words[at].relation == "nmod:unmarked"
    return tree.relation(at) in CLAUSES or (tree.head(at) == head and beside)


def is_parenthesis(line: Line, verb: int) -> bool:
    """Whether a clause of saying stands behind or inside what it tells (“…, police said”)."""
    tree = line.tree
    if tree is None:
        return False
    told = tree.below(verb, "ccomp")
    return told[0] < verb if told else tree.relation(verb) == "parataxis"


def is_aside_clause(line: Line, verb: int) -> bool:
    """Whether a clause of saying only stands beside the main one (“while the company says that …, …”): told is what is under it."""
    tree = line.tree
    if tree is None or tree.relation(verb) != "advcl":
        return False
    return any(line.low(at) in ("while", "although", "though", "whereas") for at in tree.below(verb, "mark"))


def tells(line: Line, verb: int) -> bool:
    """Whether a clause depends on a verb as what is told, be it through a noun (“denied reports that”)."""
    tree = line.tree
    if tree is None:
        return False
    through = (one for noun in tree.below(verb, "obj", "obl", "xcomp") for one in tree.below(noun, "acl", "ccomp"))
    marked = any("that" in (line.low(at) for at in tree.below(one, "mark")) for one in through)
    return marked or any(is_finite(tree, one) for one in tree.below(verb, "ccomp"))


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether a clause is whole: its verb is finite or has an auxiliary or “that” (not “found three people killed”)."""
    features = tree.words[verb].features
    return ("VerbForm=Fin" in features and bool(tree.below(verb, "nsubj"))) or bool(tree.below(verb, "aux", "cop", "mark"))


def told_by(line: Line, verb: int, source: Span) -> tuple[Span, ...]:
    """The words told: for a parenthesis all outside it, else the clauses under the verb and what stands behind it."""
    tree = line.tree
    assert tree is not None
    if is_parenthesis(line, verb) and not tree.below(verb, "ccomp"):
        first, last = tree.extent(verb)
        return outside(tree.extent(tree.head(verb)), first, last)
    first, last = min(verb, source.first), max(verb + 1, source.last)
    told = [tree.extent(one) for one in tree.below(verb, *CLAUSAL) if not source.first <= one < source.last]
    if any(start < first for start, _ in told):
        return tuple(part for place in told for part in outside(place, first, last))
    return spans((last, tree.extent(verb)[1]))


def outside(place: tuple[int, int], first: int, last: int) -> tuple[Span, ...]:
    """A stretch without the words between two others."""
    return spans((place[0], min(place[1], first)), (max(place[0], last), place[1]))


def spans(*places: tuple[int, int]) -> tuple[Span, ...]:
    """Places with words in them."""
    return tuple(Span(first, last) for first, last in places if first < last)


def agent_of(line: Line, verb: int) -> Span | None:
    """Who is behind “by” after a passive; None where the tree shows nobody."""
    tree = line.tree
    if tree is None or not tree.is_passive(verb):
        return None
    agents = [one for one in tree.below(verb, "obl") if one > verb and any(line.low(at) == "by" for at in tree.below(one, "case"))]
    return phrase_of(line, agents[0], verb) if agents else None
