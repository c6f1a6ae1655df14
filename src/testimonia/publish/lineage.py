"""The lineage of reports: origins → reports → figures, and which report repeats which."""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from testimonia.publish.figure import svg
from testimonia.publish.index import Index
from testimonia.publish.tollboard import family, label_of, nested
from testimonia.publish.wording import outlet, short_day
from testimonia.records import Claim, Document, Origin, Quantity

WIDTH, STEP, TOP = 920.0, 34.0, 40.0
COLUMNS = (2.0, 336.0, 690.0)
ROOM = (210.0, 228.0, 226.0)
MOST = 36
"""Boxes drawn at most in a column, those with most lines first; the lists below have all."""


@dataclass(frozen=True)
class Node:
    """A box of the graph: its id, its words, a second line, its kind, where it links to."""

    id: str
    words: str
    more: str
    kind: str
    href: str


@dataclass(frozen=True)
class Copied:
    """A report that repeats another."""

    number: int
    name: str
    of_number: int
    of_name: str
    share: str
    reason: str


@dataclass(frozen=True)
class Lineage:
    """The graph, the copies as sentences, the origins as rows, and how many reports the graph leaves out."""

    drawing: Markup
    copies: tuple[Copied, ...]
    origins: tuple[tuple[Origin, int, int], ...]
    left_out: int


def lineage_of(index: Index) -> Lineage:
    """The lineage of a release."""
    links = edges(index)
    carriers = {document for _, document, _ in links}
    carriers |= {key for one in index.release.resolution.copies for key in (one.document, one.of)}
    documents = [one for one in index.documents.values() if one.id in carriers]
    drawn = documents[:MOST]
    kept = {one.id for one in drawn}
    origins = sorted(
        index.release.resolution.origins, key=lambda one: (("named", "unnamed", "outlet").index(one.kind), -len(one.claims), one.name)
    )
    return Lineage(
        drawing=draw(index, [link for link in links if link[1] in kept], drawn),
        copies=tuple(copied(index)),
        origins=tuple((one, len(one.documents), len(one.claims)) for one in origins),
        left_out=len(documents) - len(drawn),
    )


def copied(index: Index) -> list[Copied]:
    """Copies as sentences, in order of the reports' numbers."""
    found = []
    for one in index.release.resolution.copies:
        if one.document in index.documents and one.of in index.documents:
            copy, first = index.documents[one.document], index.documents[one.of]
            share = f"{round(one.share * 100)} %"
            found.append(Copied(index.numbers[copy.id], outlet(copy), index.numbers[first.id], outlet(first), share, one.reason.words))
    return sorted(found, key=lambda one: (one.number, one.of_number))


def edges(index: Index) -> list[tuple[str, str, str]]:
    """Origin, report, quantity: one for each figure that counts, whatever its period, without repetition."""
    found: dict[tuple[str, str, str], None] = {}
    for account in index.accounts:
        widest: dict[Quantity, str] = {}
        known = {one.key for one in index.policies}
        tolled = {one.quantity for one in account.tolls if one.policy in known}
        for quantity in (one for one, _ in nested(account) if one.id in tolled):
            shown = widest.setdefault(family(quantity), quantity.id)
            for claim in index.in_order(index.speaking[quantity.id]):
                if index.shown(claim.id):
                    found[(source(index, claim), claim.document, shown)] = None
    return list(found)


def source(index: Index, claim: Claim) -> str:
    """The id of a claim's origin, or its name where resolve gave none."""
    origin = index.origin_of.get(claim.id)
    return origin.id if origin else index.origin_name(claim.id)


def draw(index: Index, links: list[tuple[str, str, str]], documents: list[Document]) -> Markup:
    """Three columns of boxes with curves between them; empty where there is nothing to join."""
    if not links:
        return Markup("")
    columns = [origin_nodes(index, links), [document_node(index, one) for one in documents], figure_nodes(index, links)]
    height = TOP + STEP * max(len(column) for column in columns) + 10
    where = {
        node.id: (COLUMNS[place], row_at(row, len(column), height))
        for place, column in enumerate(columns)
        for row, node in enumerate(column)
    }
    curves = [curve(where[a], where[b], "flow", ROOM[0]) for a, b in dict.fromkeys((a, b) for a, b, _ in links) if a in where]
    curves += [curve(where[b], where[c], "flow", ROOM[1]) for b, c in dict.fromkeys((b, c) for _, b, c in links) if c in where]
    bends = [
        bend(where[one.of], where[one.document]) for one in index.release.resolution.copies if one.of in where and one.document in where
    ]
    heads = [
        svg.text((x, 16), words, "head")
        for x, words in zip(COLUMNS, ("WHO SAYS SO", "REPORT THAT CARRIES IT", "WHAT IT IS A FIGURE OF"), strict=True)
    ]
    boxes = [box(node, where[node.id], ROOM[place]) for place, column in enumerate(columns) for node in column]
    return svg.drawing(
        WIDTH,
        height,
        "Who says so, which report carries it, and what it is a figure of",
        *curves,
        *bends,
        *heads,
        *boxes,
        class_="chart descent",
    )


def row_at(row: int, count: int, height: float) -> float:
    """The middle of a row; a short column is spaced out against a long one, though not to more than twice the usual step."""
    room = height - TOP - 10
    step = min(room / count, 2 * STEP)
    return TOP + (room - step * count) / 2 + step * (row + 0.5)


def origin_nodes(index: Index, links: list[tuple[str, str, str]]) -> list[Node]:
    """Origins, in the order of the first report that carries each."""
    origins = {one.id: one for one in index.release.resolution.origins}
    counts = Counter(link[0] for link in links)
    most = sorted(counts, key=lambda key: (-counts[key], key))[:MOST]
    order = sorted(most, key=lambda key: min(index.numbers[b] for a, b, _ in links if a == key))
    return [
        Node(key, origins[key].name if key in origins else key, origins[key].kind if key in origins else "", "origin", "#origins")
        for key in order
    ]


def document_node(index: Index, document: Document) -> Node:
    """The box of a report: its number, outlet and day."""
    date = short_day(document.published.date) if document.published.date else "undated"
    return Node(document.id, f"{index.numbers[document.id]} · {outlet(document)}", date, "document", f"#{document.id}")


def figure_nodes(index: Index, links: list[tuple[str, str, str]]) -> list[Node]:
    """Quantities, those that most reports speak of; in the order of their reports, so that few lines cross."""
    counts = Counter(link[2] for link in links)
    most = sorted(counts, key=lambda key: (-counts[key], key))[:MOST]
    order = sorted(most, key=lambda key: (sum(index.numbers[b] for _, b, c in links if c == key) / counts[key], key))
    return [Node(key, label_of(index, index.quantities[key]), "", "figure", f"#{key}") for key in order]


def curve(a: svg.Point, b: svg.Point, class_: str, room: float) -> Markup:
    """A line from the right edge of one box to the left edge of the next."""
    (ax, ay), (bx, by) = (a[0] + room, a[1]), b
    middle = (ax + bx) / 2
    numbers = [svg.shown(one) for one in (ax, ay, middle, ay, middle, by, bx, by)]
    return svg.path("M{} {}C{} {} {} {} {} {}".format(*numbers), class_)


def bend(a: svg.Point, b: svg.Point) -> Markup:
    """An arc at the left of the reports from the one copied to the copy."""
    x = COLUMNS[1]
    out = x - 18 - min(40.0, abs(b[1] - a[1]) * 0.15)
    numbers = [svg.shown(one) for one in (x, a[1], out, a[1], out, b[1], x, b[1])]
    return svg.path("M{} {}C{} {} {} {} {} {}".format(*numbers), "copy")


def box(node: Node, at: svg.Point, room: float) -> Markup:
    """A box that links to what it stands for."""
    x, y = at
    most = int((room - 20 - svg.width_of(node.more, 11)) / (13 * svg.GLYPH))
    frame = svg.tag("rect", x=x, y=y - 12.5, width=room, height=25.0, rx=3.0, class_=node.kind)
    more = svg.text((x + room - 8, y + 4), node.more, "more", "end") if node.more else Markup("")
    whole = svg.tag("title", f"{node.words} {node.more}".strip())
    return svg.link(node.href, None, whole, frame, svg.text((x + 8, y + 4.5), svg.shortened(node.words, most), "words"), more)
