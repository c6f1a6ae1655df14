"""The issuer: the body whose own document this is, and which says “we” in it."""

from testimonia.extract.attribution.actors import Describer, Figure
from testimonia.records import Document


def issuer_of(document: Document, describer: Describer) -> Figure | None:
    """The body that signs a document as its author and says “we” in it outside quotations; None where a person or nobody signs.

    An outlet alone is none: what it prints may be somebody's speech. The text must hold the name, since a speaker is shown by words of the
    document; of “the press office of the ministry” the part behind “of” will do.
    """
    author = document.author
    place = found(document, author) if author else None
    if author is None or place is None or not (is_body(author, describer) or author == document.outlet or signed(document, place)):
        return None
    return Figure(place, "body", named=True)


def is_body(name: str, describer: Describer) -> bool:
    """Whether a name shows a body by one of its words."""
    return any(word in describer.body_words or word in describer.bodies for word in name.lower().split())


def found(document: Document, name: str) -> tuple[int, int] | None:
    """Where a name stands in the text, or what it has behind its first “of” or “of the”."""
    _, _, rest = name.partition(" of ")
    for words in (name, rest.removeprefix("the ")):
        if words and (at := document.text.find(words)) >= 0:
            return at, at + len(words)
    return None


def signed(document: Document, place: tuple[int, int]) -> bool:
    """Whether a name that no word shows to be a body's heads a byline with more than a name in it (“Red Lantern field office, Lode”)."""
    rest = (document.text[place[1] : block.end] for block in document.blocks if block.kind == "byline" and block.start == place[0])
    return any(words[:1] == " " and words[1:2].islower() for words in rest)
