"""Words on a page to lines in reading order: rows, columns, and the cells of tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

Word = dict[str, Any]

NARROWEST = 8.0
"""Points; two columns are never closer than this."""


@dataclass(frozen=True)
class SetLine:
    """A line as it is set: its text, its box in points from the top left, its size in points, and whether it is bold.

    `left` and `right` are the edges of its column; `number` counts the lines of its page in reading order from 1.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    left: float
    right: float
    column: int
    page: int
    number: int

    @property
    def short(self) -> bool:
        """Whether it ends well before the right edge of its column."""
        return self.x1 < self.right - 0.12 * (self.right - self.left)


def lines_on(words: Sequence[Word], page: int) -> list[SetLine]:
    """The lines of one page: full-width lines part the page into bands, and each band is read column by column."""
    rows = rows_of(words)
    gutter = gutter_of(rows)
    made: list[SetLine] = []
    for band in bands(rows, gutter):
        for column, part in enumerate(band):
            filled = [row for row in part if row]
            left = min((row[0]["x0"] for row in filled), default=0.0)
            right = max((row[-1]["x1"] for row in filled), default=0.0)
            made += [line_of(row, (left, right), column, (page, len(made) + at)) for at, row in enumerate(filled, 1)]
    return made


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand on one line across the whole page, each row from left to right, rows from the top."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (round(word["bottom"], 1), word["x0"])):
        last = rows[-1] if rows else None
        if last and abs(word["bottom"] - last[0]["bottom"]) <= 0.35 * max(word["size"], last[0]["size"], 4):
            last.append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: float(word["x0"])) for row in rows]


def gutter_of(rows: Sequence[list[Word]]) -> float | None:
    """The x of the gutter between two columns, or None for one column.

    There are two when, along some x in the middle of the page, at least five rows have words on both sides and at most a
    sixth of all rows cross it, and when the parts on both sides are lines of prose: a table's cells are not.
    """
    if len(rows) < 5:
        return None
    left, right = min(row[0]["x0"] for row in rows), max(row[-1]["x1"] for row in rows)
    spans = [(word["x0"], word["x1"]) for row in rows for word in row]
    best: tuple[int, float] | None = None
    for step in range(30, 71):
        x = left + (right - left) * step / 100
        crossing = sum(1 for start, end in spans if start < x + NARROWEST / 2 and end > x - NARROWEST / 2)
        if crossing * 6 <= len(rows) and fills_both(rows, x) and (best is None or crossing < best[0]):
            best = (crossing, x)
    return best[1] if best else None


def fills_both(rows: Sequence[list[Word]], x: float) -> bool:
    """Whether at least five rows stand on both sides of an x, and their parts are lines of prose: of four words or more, and

    mostly as wide as the widest on their side.
    """
    both = [([word for word in row if word["x1"] <= x], [word for word in row if word["x0"] >= x]) for row in rows]
    pairs = [pair for pair in both if all(pair)]
    return len(pairs) >= 5 and all(is_prose([pair[side] for pair in pairs]) for side in (0, 1))


def is_prose(parts: Sequence[list[Word]]) -> bool:
    """Whether parts of rows are set as running text."""
    widths = [part[-1]["x1"] - part[0]["x0"] for part in parts]
    return bool(median(len(part) for part in parts) >= 4 and median(widths) >= 0.6 * max(widths))


def bands(rows: Sequence[list[Word]], gutter: float | None) -> Iterator[tuple[list[list[Word]], ...]]:
    """The page from the top: full-width rows as bands of one column, what lies between them as bands of two."""
    if gutter is None:
        yield (list(rows),)
        return
    left: list[list[Word]] = []
    right: list[list[Word]] = []
    for row in rows:
        if any(word["x0"] < gutter - 1 and word["x1"] > gutter + 1 for word in row):
            yield (left, right)
            yield ([row],)
            left, right = [], []
        else:
            left.append([word for word in row if word["x1"] <= gutter + 1])
            right.append([word for word in row if word["x1"] > gutter + 1])
    yield (left, right)


def line_of(row: Sequence[Word], edges: tuple[float, float], column: int, place: tuple[int, int]) -> SetLine:
    """One line. A gap of two letters' width or more between words parts the cells of a table: " | "."""
    size = median(word["size"] for word in row)
    text = str(row[0]["text"])
    for before, word in pairwise(row):
        text += (" | " if word["x0"] - before["x1"] > max(18.0, 2 * size) else " ") + word["text"]
    bold = sum("bold" in str(word.get("fontname", "")).lower() for word in row) * 2 > len(row)
    top, bottom = min(word["top"] for word in row), max(word["bottom"] for word in row)
    return SetLine(text, row[0]["x0"], row[-1]["x1"], top, bottom, size, bold, edges[0], edges[1], column, place[0], place[1])
