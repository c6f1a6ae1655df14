"""One training sentence: its words and whatever of tree, names and roles its source annotates."""

from dataclasses import dataclass

NAME_KINDS = ("PER", "LOC", "ORG", "NORP")
HARM_KINDS = (
    "killed",
    "injured",
    "missing",
    "abducted",
    "detained",
    "displaced",
    "massacres",
    "harm",
)  # the measures; then harm of no measure
ROLE_KINDS = ("count", *HARM_KINDS, "victim", "perpetrator", "cue", "source", "place", "time")
CONTEXT_ROLES = ("cue", "source", "place", "time")  # those that a report without any harm has too
OUTSIDE = "O"


def bio_labels(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The BIO labels of these kinds, `O` first: every odd place is a beginning and the place after it continues it."""
    return (OUTSIDE, *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))


NAME_LABELS = bio_labels(NAME_KINDS)
ROLE_LABELS = bio_labels(ROLE_KINDS)


@dataclass(frozen=True, slots=True)
class Tree:
    """A Universal Dependencies tree: tags, FEATS strings (`_` where empty), heads (1-based, 0 for the root) and relations, one a word."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in words. What a source does not annotate is None, and no loss is counted for it.

    `names` and `roles` are BIO labels, one a word. `source` is the corpus (`ewt`, `gum`, `re3d`, `wikigold`, `roles`, `augmented`);
    sentences of one `document` follow each other, and `paragraph_start` marks the first of a paragraph. `space_after` says for
    each word whether a space follows it in the text; empty where that is unknown.
    """

    words: tuple[str, ...]
    source: str
    document: str = ""
    paragraph_start: bool = False
    tree: Tree | None = None
    names: tuple[str, ...] | None = None
    roles: tuple[str, ...] | None = None
    space_after: tuple[bool, ...] = ()

    def __post_init__(self) -> None:
        layers = [self.names, self.roles, self.space_after or None]
        if self.tree:
            layers += [self.tree.upos, self.tree.feats, self.tree.heads, self.tree.relations]
        if not self.words or any(layer is not None and len(layer) != len(self.words) for layer in layers):
            raise ValueError(f"A sentence of {self.source} ({self.document}) needs one label a word in every layer: {self.words!r}")
