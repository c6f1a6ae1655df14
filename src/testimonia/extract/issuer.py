"""The issuer: the body, or the person, whose own document this is, and who says “we” in it."""

from testimonia.extract.actors import Describer, Figure
from testimonia.records import Document


def issuer_of(document: Document, describer: Describer) -> Figure | None:
    """Who says “we” outside quotations: the author where a body is given as such, else the outlet, else the author.

    A name counts only where the text holds it, since a speaker is shown by words of the document; of “the press office of the ministry” the
    part behind “of” will do. None for a document that says of nobody that it is his.
    """
    author, outlet = document.author, document.outlet
    speaks = author is not None and (outlet is None or is_body(author, describer))
    for name in (author if speaks else None, outlet, author):
        if name and (place := found(document, name)):
            return Figure(place, "body" if name == outlet or is_body(name, describer) or signed(document, place) else "person", named=True)
    return None


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
    """Whether a name heads a byline of its own, not “by …”: the way in which bodies sign."""
    return any(block.kind == "byline" and block.start == place[0] for block in document.blocks)
