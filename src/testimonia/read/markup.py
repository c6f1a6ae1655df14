"""A parsed web page to pieces of visible text in document order, each with the element that holds it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from testimonia.read.words import exact
from testimonia.records.document import BlockKind

Element = etree._Element

HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
KINDS: dict[str, BlockKind] = {
    "figcaption": "caption",
    "caption": "caption",
    "blockquote": "quotation",
    "li": "list item",
    "dt": "list item",
    "dd": "list item",
}
LOOSE = frozenset(("div", "td", "th", "body", "center", "section", "article", "main"))
"""Blocks that hold other blocks; a line end in the text directly inside one is the end of a paragraph or heading."""

LONGEST_CELL = 200
"""Characters of the longest cell that stands in the line of its row."""

LINE_END = "\x1f"
"""Stands for the end of a line that a reader sees, while the text is gathered."""
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), None)
"""Soft hyphens and zero-width signs: they are not seen, and a reader who searches for a word does not type them."""


@dataclass
class Run:
    """Visible text within one block element: its kind by its markup, its element, and the parts of the page that it lies in."""

    text: str
    element: Element
    kind: BlockKind | None
    frames: tuple[Element, ...]
    post: Element | None = None


@dataclass
class Walk:
    """The state of a walk: the text so far of the innermost block, the open elements, and those of them that are blocks."""

    open: list[Element] = field(default_factory=list)
    blocks: list[Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    silent: Element | None = None


def runs_of(root: Element) -> Iterator[Run]:
    """Every stretch of visible text in order. An element that is hidden, a script or a form's input gives none."""
    walk = Walk()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end" and walk.silent is None:
                walk.text.append(seen(walk, element.tail))
        elif event == "start":
            yield from opened(walk, element)
        else:
            yield from closed(walk, element)


def opened(walk: Walk, element: Element) -> Iterator[Run]:
    """Enter an element: a block ends the text before it."""
    if walk.silent is not None:
        return
    if is_silent(element):
        walk.silent = element
        return
    if is_block(element):
        yield from flushed(walk)
        walk.blocks.append(element)
    walk.open.append(element)
    if element.tag == "br":
        walk.text.append(LINE_END)
    elif element.tag in ("td", "th") and walk.text and element.getprevious() is not None:
        walk.text.append(" | ")
    walk.text.append(seen(walk, element.text))


def is_block(element: Element) -> bool:
    """Whether an element ends the line before it. A cell does where it holds more than a figure or a name: the table is then a
    means of setting the page.
    """
    if element.tag in ("td", "th"):
        return is_long(element) or next(element.iter("br", "p", "div", "table"), None) is not None
    return element.tag not in exact("inline elements") and element.tag != "br"


def is_long(element: Element) -> bool:
    """Whether an element holds more text than a cell of figures does."""
    size = 0
    for text in element.itertext():
        size += len(text)
        if size > LONGEST_CELL:
            return True
    return False


def closed(walk: Walk, element: Element) -> Iterator[Run]:
    """Leave an element: a block ends its own text."""
    if walk.silent is element:
        walk.silent = None
    elif walk.silent is None:
        if walk.blocks and walk.blocks[-1] is element:
            yield from flushed(walk)
            walk.blocks.pop()
        walk.open.pop()
    if walk.silent is None:
        walk.text.append(seen(walk, element.tail))


def seen(walk: Walk, text: str | None) -> str:
    """Text as a browser shows it: line ends in the source are blanks, except in `pre`."""
    plain = (text or "").replace(LINE_END, " ").translate(UNSEEN)
    return plain.replace("\n", LINE_END if any(element.tag == "pre" for element in walk.open) else " ")


def flushed(walk: Walk) -> Iterator[Run]:
    """The text so far as runs. Two line ends in a row part paragraphs; in a block that is not made for text, each line end does."""
    text = "".join(walk.text)
    walk.text.clear()
    chain = tuple(walk.blocks)
    if not chain or not text.strip():
        return
    end = LINE_END if chain[-1].tag in LOOSE else rf"{LINE_END}\s*{LINE_END}"
    for stretch in re.split(end, text):
        if lines := [line for raw in stretch.split(LINE_END) if (line := " ".join(raw.split()).strip("| "))]:
            yield Run("\n".join(lines), chain[-1], kind_in(chain), chain, post_in(chain))


def kind_in(chain: Sequence[Element]) -> BlockKind | None:
    """The kind that the innermost typed element says; None where the layout must tell."""
    for element in reversed(chain):
        tag = str(element.tag)
        if tag in HEADINGS:
            return "subheading"
        if tag == "h1":
            return "headline"
        if words_of(element) & exact("caption frames"):
            return "caption"
        if kind := KINDS.get(tag):
            return kind
    return None


def post_in(chain: Sequence[Element]) -> Element | None:
    """The frame of an embedded post, where the text lies in one."""
    frames = exact("post frames")
    return next((element for element in chain if words_of(element) & frames), None)


def words_of(element: Element) -> frozenset[str]:
    """The names that the page's makers gave an element: its classes, id and role, whole, in lower case."""
    names = " ".join(element.get(key) or "" for key in ("class", "id", "role", "data-component"))[:400]
    return frozenset(names.lower().split())


def is_silent(element: Element) -> bool:
    """Whether a reader sees nothing of an element."""
    return (
        element.tag in exact("silent elements")
        or element.get("hidden") is not None
        or bool(HIDDEN_STYLE.search((element.get("style") or "")[:400]))
    )


def is_beside(element: Element) -> bool:
    """Whether an element is a part of the page beside the report, by its names or its tag.

    A header or aside inside the article is not, unless it is a list of links: it may hold a summary or a witness's words.
    """
    if words_of(element) & exact("beside"):
        return element.tag not in ("html", "body", "article", "main")
    if element.tag not in exact("beside elements"):
        return False
    inside = any(up.tag in ("article", "main") for up in element.iterancestors())
    return element.tag not in ("header", "aside") or not inside or is_links(element)


def is_links(element: Element) -> bool:
    """Whether most of the text of an element is links to other pages."""
    linked = sum(len(text_of(link)) for link in element.iter("a"))
    return 2 * linked > len(text_of(element).strip())


def text_of(element: Element) -> str:
    """All text inside an element."""
    return "".join(str(part) for part in element.itertext())
