"""Parties of a deed by the tree: who does it, to whom it is done, and where the clause about it ends."""

from dataclasses import dataclass

from testimonia.extract.attribution.syntax import agent_of, is_relative, own_subject, phrase_of, subject_of
from testimonia.extract.grammar.lines import Line, Span
from testimonia.extract.grammar.tree import Tree

AIMED = frozenset(("on", "against", "at", "with"))
"""Prepositions before the one at whom a deed is aimed ("clashed with police", "fired on the crowd")."""


@dataclass(frozen=True)
class Parties:
    """Who acts and who is acted upon, as far as the tree shows it; `passive` where the grammatical subject is acted upon."""

    passive: bool
    actor: Span | None
    target: Span | None


def parties(line: Line, verb: int) -> Parties | None:
    """The parties of the deed whose verb stands at a word; None where no tree shows a verb there."""
    tree = line.tree
    if tree is None or line.words[verb].tag != "VERB":
        return None
    if is_undergone(tree, verb):
        return Parties(True, agent_of(line, verb), phrase(line, undergoer(tree, verb), verb))
    handed = handed_on(line, tree, verb)
    actor = phrase(line, handed, verb) if handed is not None else subject_of(line, verb)
    return Parties(False, actor, phrase(line, object_of(line, tree, verb), verb))


def handed_on(line: Line, tree: Tree, verb: int) -> int | None:
    """Whoever another one's deed makes the actor: "accused the militia of attacking", "urged the army to leave"; None where nobody is."""
    over = tree.head(verb)
    if own_subject(tree, verb) is not None or over == verb or tree.relation(verb) not in ("advcl", "xcomp"):
        return None
    linked = tree.relation(verb) == "xcomp" or any(line.low(at) in ("of", "from", "into") for at in tree.below(verb, "mark", "case"))
    return next(iter(tree.below(over, "obj")), None) if linked else None


def is_undergone(tree: Tree, verb: int) -> bool:
    """Whether a verb is in the passive, or a bare participle behind its noun ("villages shelled by the army")."""
    bare = tree.relation(verb) == "acl" and "VerbForm=Part" in tree.words[verb].features and "Tense=Past" in tree.words[verb].features
    return tree.is_passive(verb) or (bare and own_subject(tree, verb) is None)


def undergoer(tree: Tree, verb: int) -> int | None:
    """The subject of a passive; for "which" and a bare participle the noun before; for one joined by "and" the subject they share."""
    own = next(iter(tree.below(verb, "nsubj:pass", "nsubj")), None)
    if own is not None and not is_relative(tree, own):
        return own
    if tree.relation(verb) == "acl":
        return tree.head(verb)
    over = tree.head(verb)
    return undergoer(tree, over) if tree.relation(verb) == "conj" and over != verb and tree.is_passive(over) else None


def object_of(line: Line, tree: Tree, verb: int) -> int | None:
    """The object of a verb; in "the convoy that gunmen attacked" the noun before; else whom "on", "against" or "with" brings in."""
    own = next(iter(tree.below(verb, "obj")), None)
    if own is not None and not is_relative(tree, own):
        return own
    subject = own_subject(tree, verb)
    if tree.relation(verb) == "acl" and subject is not None and not is_relative(tree, subject):
        return tree.head(verb)
    aimed = (at for at in tree.below(verb, "obl") if any(line.low(case) in AIMED for case in tree.below(at, "case")))
    return next((at for at in aimed if line.kind(at) != "time"), None)


def phrase(line: Line, head: int | None, verb: int) -> Span | None:
    """The phrase of a party, by its head, without the preposition before it."""
    return phrase_of(line, head, verb) if head is not None else None


def opens(line: Line, verb: int, found: Parties) -> int:
    """The first word of the clause: its subject or what it is about, where that stands before the verb as its own."""
    tree = line.tree
    assert tree is not None
    own = own_subject(tree, verb) is not None or bool(tree.below(verb, "nsubj:pass")) or tree.relation(verb) == "acl"
    before = [span.first for span in (found.actor, found.target) if span and span.last <= verb]
    return min(before, default=verb) if own else verb


def closes(line: Line, verb: int) -> int:
    """The position behind the last word of a clause about a noun ("gunmen who attacked the convoy | were arrested"); else of the line."""
    tree = line.tree
    if tree is None or tree.relation(verb) != "acl":
        return len(line.words)
    last = tree.extent(verb)[1]
    while last > verb + 1 and line.kind(last - 1) in ("mark", "quote"):
        last -= 1
    return last
