"""Trees that can be changed: words that know their head, taken from a sentence and put back into one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from training.sentence import Sentence, Tree


@dataclass(slots=True, eq=False)
class Word:
    """A word of a tree. The root has no head."""

    form: str
    upos: str
    feats: str
    relation: str
    head: "Word | None" = None

    def has(self, feature: str) -> bool:
        """Whether the word carries this feature (`Tense=Past`)."""
        return feature in self.feats.split("|")


def faults(tree: Tree) -> Iterator[str]:
    """What is wrong with a tree: not one root, a head outside the sentence, a cycle."""
    roots = [place for place, head in enumerate(tree.heads) if head == 0]
    if len(roots) != 1 or tree.relations[roots[0]] != "root" or tree.relations.count("root") != 1:
        yield f"needs one root, has {len(roots)}"
    for place, head in enumerate(tree.heads):
        if not 0 <= head <= len(tree.heads):
            yield f"word {place + 1} has head {head} outside the sentence"
            return
    for place in range(len(tree.heads)):
        above, steps = place + 1, 0
        while above and steps <= len(tree.heads):
            above, steps = tree.heads[above - 1], steps + 1
        if above:
            yield f"word {place + 1} hangs in a cycle"
            return


def taken(sentence: Sentence) -> list[Word]:
    """The words of a sentence that has a tree, in order."""
    tree = sentence.tree
    assert tree is not None
    found = [Word(*row) for row in zip(sentence.words, tree.upos, tree.feats, tree.relations, strict=True)]
    for word, head in zip(found, tree.heads, strict=True):
        word.head = found[head - 1] if head else None
    return found


def planted(words: Iterable[Word]) -> Tree:
    """The tree of these words in this order; refuses one that is none."""
    kept = list(words)
    place = {word: at for at, word in enumerate(kept, start=1)}
    tree = Tree(
        upos=tuple(word.upos for word in kept),
        feats=tuple(word.feats for word in kept),
        heads=tuple(place[word.head] if word.head else 0 for word in kept),
        relations=tuple(word.relation for word in kept),
    )
    for fault in faults(tree):
        raise ValueError(f"{' '.join(word.form for word in kept)}: {fault}")
    return tree


def put_back(words: list[Word], like: Sentence) -> Sentence:
    """A sentence of these words with its tree, standing alone; names are no longer known."""
    return replace(
        like,
        words=tuple(word.form for word in words),
        source="augmented",
        document=f"{like.document}+",
        paragraph_start=True,
        tree=planted(words),
        names=None,
        roles=None,
        space_after=(),
    )


def children(word: Word, words: list[Word]) -> list[Word]:
    """The words that hang from a word, in order."""
    return [other for other in words if other.head is word]


def below(word: Word, words: list[Word]) -> list[Word]:
    """A word and everything under it, in order."""
    held = {word}
    grown = True
    while grown:
        more = {other for other in words if other.head in held} - held
        held |= more
        grown = bool(more)
    return [other for other in words if other in held]
