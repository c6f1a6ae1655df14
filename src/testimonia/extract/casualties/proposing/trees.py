"""Who does what to whom by the tree of a sentence: subjects, objects and agents of a verb, shared and relative ones resolved.

Universal dependencies as a model gives them. Nothing here knows of harm; every function answers with positions of words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from testimonia.extract.grammar.words import Word

RELATIVE = frozenset(("who", "whom", "that", "which", "whose"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"))
DEPTH = 4
"""Verbs: how far up a chain of joined and nested clauses a shared subject is looked for."""


@dataclass(frozen=True)
class Tree:
    """The words of a parsed sentence."""

    words: tuple[Word, ...]

    @cached_property
    def children(self) -> list[list[int]]:
        """The words that depend on each word, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for at, word in enumerate(self.words):
            if 0 <= word.head != at and word.head < len(self.words):
                found[word.head].append(at)
        return found

    def relation(self, at: int) -> str:
        return self.words[at].relation

    def under(self, at: int, *relations: str) -> list[int]:
        """The words that depend on a word by one of some relations."""
        return [child for child in self.children[at] if self.words[child].relation in relations]

    def head(self, at: int) -> int | None:
        """The word that a word depends on, none for the root."""
        head = self.words[at].head
        return head if 0 <= head != at and head < len(self.words) else None


def tree_of(words: tuple[Word, ...]) -> Tree | None:
    """The tree of a sentence's words; None where no model has parsed it."""
    return Tree(words) if words and any(word.relation for word in words) else None


def passive(tree: Tree, verb: int) -> bool:
    """Whether a verb is in the passive: by its auxiliary or subject, or as a past participle without an object."""
    if tree.under(verb, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    word = tree.words[verb]
    participle = "VerbForm=Part" in word.features and "Tense=Past" in word.features
    return participle and not tree.under(verb, "obj", "aux")


def joined(tree: Tree, head: int) -> Iterator[int]:
    """A nominal and those joined to it by "and", verbs left out."""
    yield head
    for child in tree.under(head, "conj"):
        if tree.words[child].tag in NOMINAL:
            yield from joined(tree, child)


def resolved(tree: Tree, verb: int, found: list[int]) -> list[int]:
    """Subjects or objects with a relative pronoun replaced by the noun that its clause describes."""
    plain = [at for at in found if tree.words[at].low not in RELATIVE]
    return plain if len(plain) == len(found) else plain or antecedent(tree, verb)


def antecedent(tree: Tree, verb: int) -> list[int]:
    """The noun that the relative clause of a verb describes; a joined verb stands in the clause of the first."""
    at: int | None = verb
    for _ in range(DEPTH):
        if at is None:
            return []
        head = tree.head(at)
        if tree.relation(at) in ("acl:relcl", "acl") and head is not None:
            return [head]
        at = head if tree.relation(at) in ("conj", "xcomp", "ccomp", "advcl", "parataxis") else None
    return []


def subjects(tree: Tree, verb: int, depth: int = DEPTH) -> list[int]:
    """The subject of a verb, its own or the one that it shares with the clause around it."""
    own = tree.under(verb, "nsubj", "nsubj:pass")
    if own:
        return resolved(tree, verb, own)
    head = tree.head(verb)
    if head is None or not depth:
        return []
    match tree.relation(verb):
        case "acl" | "acl:relcl" | "amod":
            return [head]
        case "conj" | "advcl" | "parataxis" if tree.words[head].tag in ("VERB", "AUX", "ADJ"):
            return subjects(tree, head, depth - 1)
        case "xcomp" | "ccomp" if tree.words[head].tag in ("VERB", "ADJ"):
            return tree.under(head, "obj") or subjects(tree, head, depth - 1)
    return []


def patients(tree: Tree, verb: int) -> list[int]:
    """Whom a verb acts on: its object, or in the passive its subject."""
    if passive(tree, verb):
        return subjects(tree, verb)
    found = tree.under(verb, "obj", "iobj")
    if found:
        return resolved(tree, verb, found)
    own = tree.under(verb, "nsubj")
    if tree.relation(verb) == "acl:relcl" and own and tree.words[own[0]].low not in RELATIVE:
        return antecedent(tree, verb)
    return []


def agents(tree: Tree, verb: int) -> list[int]:
    """Who acts: the subject of an active verb, or who stands behind "by"."""
    if not passive(tree, verb):
        return subjects(tree, verb)
    return [at for at in tree.under(verb, "obl:agent", "obl") if any(tree.words[case].low == "by" for case in tree.under(at, "case"))]
