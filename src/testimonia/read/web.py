"""Web pages: which visible text is the report, by trafilatura's judgement and the page's own structure; nothing of the rest is lost."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from testimonia.read.dates import find_dates, from_iso
from testimonia.read.declared import Declared, declared
from testimonia.read.encoding import decode
from testimonia.read.flat import flattened
from testimonia.read.layout import lay_out
from testimonia.read.lines import Chunk
from testimonia.read.markup import Run, is_beside, is_links, runs_of
from testimonia.read.reading import Piece, Reading, date_from_layout, from_layout, joined, unread
from testimonia.read.row import outlet_of
from testimonia.read.signs import signature_of
from testimonia.records import UNKNOWN_DATE, Block, Capture, Dated, Unread

Element = etree._Element
MOST = 0.4
"""A part of the page that holds more than this share of its text is not beside the report, whatever its name."""

GROUPS = frozenset(("table", "ul", "ol", "dl", "blockquote", "figure", "pre", "details"))
"""Elements that hold several blocks of one report."""

SHORT = 25
"""Letters; a shorter run counts as main content only as a whole line of what trafilatura found."""


def read_html(capture: Capture, data: bytes) -> Reading | Unread:
    """A web page. The text is made here, from the visible elements in order; every block has the XPath of its element."""
    html = decode(capture if capture.declared_encoding else replace(capture, declared_encoding=charset_in(data)), data).text
    root, cut = parsed(html)
    if cut:
        root, _ = parsed(flattened(html))
    if root is None:
        return unread(capture, "malformed", "is no HTML that a parser can read; save the page again")
    runs = gathered(list(runs_of(root)))
    stated = declared(root)
    main = main_runs(runs, main_text(html)) | headings(runs, stated)
    pieces = [piece_of(run, "flattened page, " if cut else "", main=at in main) for at, run in enumerate(runs)]
    return from_pieces(headed(pieces, stated), stated)


def charset_in(data: bytes) -> str | None:
    """The encoding that a page declares in its first two thousand bytes."""
    found = re.search(rb"charset\s*=\s*[\"']?([\w.:-]{2,40})", data[:2048], re.IGNORECASE)
    return found[1].decode("ascii", "ignore") if found else None


def parsed(html: str) -> tuple[Element | None, bool]:
    """The tree of a page, and whether its depth was more than the parser takes, so that text would be lost.

    What is malformed is repaired, nothing is fetched, and no entity of its own is expanded.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, recover=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root: Element | None = etree.fromstring(html.replace("\0", "\ufffd").encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        root = None
    return root, any("depth" in entry.message.lower() for entry in parser.error_log)


def main_text(html: str) -> list[str]:
    """The lines that trafilatura takes for main content; none where it finds nothing or fails on a hostile page."""
    import trafilatura  # noqa: PLC0415 - loaded when the first page is read

    try:
        found = trafilatura.extract(html, include_comments=False, include_tables=True, favor_recall=True)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError):
        found = None
    return (found or "").split("\n")


def letters(text: str) -> str:
    """A text for comparison: letters and digits only, in lower case."""
    return re.sub(r"[\W_]+", "", text).casefold()


def gathered(runs: Sequence[Run]) -> list[Run]:
    """Runs, with those of one embedded post as one."""
    made: list[Run] = []
    for run in runs:
        if made and run.post is not None and made[-1].post is run.post:
            made[-1].text += f"\n{run.text}"
        else:
            made.append(Run(run.text, run.element if run.post is None else run.post, run.kind, run.frames, run.post))
    return made


def main_runs(runs: Sequence[Run], found: Sequence[str]) -> set[int]:
    """Which runs are the report. What trafilatura found is, and so is what stands in the article or beside found text in one parent,
    unless it lies in a menu, footer, comment box or the like. Where it found nothing, everything but those is.
    """
    lines = {letters(line) for line in found}
    whole = "".join(letters(line) for line in found)
    keys = [letters(run.text) for run in runs]
    matched = {at for at, key in enumerate(keys) if key and (key in lines or (len(key) >= SHORT and key in whole))}
    long = {at for at in matched if len(keys[at]) >= SHORT} or matched
    parents = {parent for at in long if (parent := runs[at].element.getparent()) is not None}
    beside = asides(runs)
    chosen = matched | {at for at, run in enumerate(runs) if stands_in(run, parents)} if matched else set(range(len(runs)))
    return {at for at in chosen if not beside & set(runs[at].frames)}


def headings(runs: Sequence[Run], stated: Declared) -> set[int]:
    """The first main heading that says what the page declares as its title; pages often set it outside the report."""
    title = letters(stated.title.value) if stated.title else ""
    found = (at for at, run in enumerate(runs) if run.kind == "headline" and letters(run.text) and letters(run.text) in title)
    return set(list(found)[:1])


def stands_in(run: Run, parents: set[Element]) -> bool:
    """Whether a run lies in the article, or in something that stands beside found text in one parent and is no list of links.

    Where that parent is the whole page, only tables, lists, quotations and the like are taken.
    """
    if run.element.getparent() in parents or any(up.tag in ("article", "main") for up in run.frames):
        return True
    near = [up for up in run.frames if up.getparent() in parents]
    return any((up.tag in GROUPS or not is_page(up.getparent())) and not is_links(up) for up in near)


def is_page(element: Element | None) -> bool:
    """Whether an element is the page as a whole."""
    return element is None or element.tag in ("html", "body")


def asides(runs: Sequence[Run]) -> set[Element]:
    """The elements beside the report: by tag and name, unless they hold most of the text."""
    total = sum(len(run.text) for run in runs)
    size: dict[Element, int] = {}
    for run in runs:
        for element in run.frames:
            size[element] = size.get(element, 0) + len(run.text)
    return {element for element, held in size.items() if is_beside(element) and held <= MOST * total}


def piece_of(run: Run, prefix: str, *, main: bool) -> Piece:
    """The piece of a run: furniture outside the report; inside it by its markup, else for the layout to tell."""
    path = prefix + run.element.getroottree().getpath(run.element)
    if not main:
        return Piece("furniture", run.text, path)
    if run.post is not None:
        author, published = post_by(run)
        return Piece("embedded post", run.text, path, author, published)
    return Piece(run.kind, run.text, path)


def post_by(run: Run) -> tuple[str | None, Dated]:
    """The author and date of an embedded post: its signature, else the dates in its last line and its `time` element."""
    signed = signature_of(" ".join(run.text.split()))
    if signed:
        return signed[0], signed[1] or UNKNOWN_DATE
    assert run.post is not None
    time = next(run.post.iter("time"), None)
    stamp = from_iso(time.get("datetime")) if time is not None else UNKNOWN_DATE
    last = find_dates(run.text.rsplit("\n", 1)[-1])
    handle = re.search(r"@\w{2,40}", run.text.rsplit("\n", 1)[-1])
    return handle[0] if handle else None, stamp if stamp != UNKNOWN_DATE else (last[-1].dated if last else UNKNOWN_DATE)


def headed(pieces: Sequence[Piece], stated: Declared) -> list[Piece]:
    """Pieces with one headline: the first of the report that is one, by preference the one that the page declares."""
    heads = [at for at, piece in enumerate(pieces) if piece.kind == "headline"]
    title = letters(stated.title.value) if stated.title else ""
    chosen = next((at for at in heads if letters(pieces[at].text) in title), heads[0] if heads else None)
    return [
        piece if piece.kind != "headline" or at == chosen else Piece("subheading", piece.text, piece.locator)
        for at, piece in enumerate(pieces)
    ]


def from_pieces(pieces: Sequence[Piece], stated: Declared) -> Reading:
    """The reading of a page: the layout types what the markup leaves open; what the page declares goes before what it prints."""
    text, spans = joined(pieces)
    where = {start: piece for piece, (start, _) in zip(pieces, spans, strict=True)}
    chunks = [Chunk(start, end, piece.text, gap=True, hint=piece.kind) for piece, (start, end) in zip(pieces, spans, strict=True)]
    layout = lay_out(chunks, lambda start, _: where[start].locator)
    blocks = tuple(with_post(block, where[block.start]) for block in layout.blocks)
    return Reading(
        text=text,
        blocks=blocks,
        title=from_layout(layout, "title")
        if any(piece.kind == "headline" for piece in pieces)
        else stated.title or from_layout(layout, "title"),
        author=stated.author or from_layout(layout, "author"),
        outlet=stated.outlet
        or from_layout(layout, "outlet")
        or outlet_of(stated.address.value if stated.address else None, "page’s own address"),
        published=stated.published or date_from_layout(layout),
        address=stated.address,
    )


def with_post(block: Block, piece: Piece) -> Block:
    """A block with the author and date of the post that it is."""
    if piece.author is None and piece.published == UNKNOWN_DATE:
        return block
    return Block(kind=block.kind, start=block.start, end=block.end, locator=block.locator, author=piece.author, published=piece.published)
