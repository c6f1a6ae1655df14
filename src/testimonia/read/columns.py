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
    made: list[SetLine] = []
    for column, rows in columns_of(rows_of(words)):
        left = min((row[0]["x0"] for row in rows), default=0.0)
        right = max((row[-1]["x1"] for row in rows), default=0.0)
        made += [line_of(row, (left, right), column, (page, len(made) + at)) for at, row in enumerate(rows, 1)]
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


def columns_of(rows: Sequence[list[Word]]) -> Iterator[tuple[int, list[list[Word]]]]:
    """The page from the top: rows over the full width as column 0, what lies between them as columns 1 and 2, each in rows.

    The lines of two columns need not stand at one height, so rows are made anew within each column.
    """
    segments = [segment for row in rows for segment in segments_of(row)]
    gutter = gutter_of(segments)
    if gutter is None:
        yield 0, list(rows)
        return
    tabled = table_rows(rows)
    wide = [row for at, row in enumerate(rows) if crosses(row, gutter) or (at in tabled and row[0]["x0"] < gutter < row[-1]["x1"])]
    taken = {id(word) for row in wide for word in row}
    left = rows_of([word for row in rows for word in row if id(word) not in taken and word["x1"] <= gutter])
    right = rows_of([word for row in rows for word in row if id(word) not in taken and word["x1"] > gutter])
    for row in wide:
        for column, rest in ((1, left), (2, right)):
            above = [other for other in rest if other[0]["bottom"] < row[0]["bottom"]]
            del rest[: len(above)]
            yield column, above
        yield 0, [row]
    yield 1, left
    yield 2, right


def crosses(row: Sequence[Word], gutter: float) -> bool:
    """Whether a row runs over the gutter: one of its words or the usual blank between two of its words lies there."""
    return any(segment[0]["x0"] < gutter < segment[-1]["x1"] for segment in segments_of(row))


def segments_of(row: Sequence[Word]) -> Iterator[list[Word]]:
    """The parts of a row that no gap of more than a letter's width and a half parts."""
    segment = [row[0]]
    for before, word in pairwise(row):
        if word["x0"] - before["x1"] > max(NARROWEST, 1.5 * before["size"]):
            yield segment
            segment = []
        segment.append(word)
    yield segment


def gutter_of(segments: Sequence[list[Word]]) -> float | None:
    """The x of the gutter between two columns, or None for one column.

    There are two when, on both sides of some x in the middle of the page, stand at least five segments that are lines of
    prose, and together more than run over it. Of all such x the middle of those that the fewest run over is taken.
    """
    if len(segments) < 10:
        return None
    left, right = min(part[0]["x0"] for part in segments), max(part[-1]["x1"] for part in segments)
    tried: list[tuple[int, float]] = []
    for step in range(60, 141):
        x = left + (right - left) * step / 200
        before = [part for part in segments if part[-1]["x1"] <= x]
        after = [part for part in segments if part[0]["x0"] >= x]
        crossing = len(segments) - len(before) - len(after)
        if crossing < len(before) + len(after) and is_prose(before) and is_prose(after):
            tried.append((crossing, x))
    fewest = min((crossing for crossing, _ in tried), default=0)
    return median(x for crossing, x in tried if crossing == fewest) if tried else None


def is_prose(parts: Sequence[list[Word]]) -> bool:
    """Whether at least five parts of rows are lines of running text, of four words or more and mostly as wide as the widest.

    There may be a table among them, so long as most words are not in it.
    """
    lines = [part for part in parts if len(part) >= 4]
    if len(lines) < 5 or 2 * sum(map(len, lines)) < sum(map(len, parts)):
        return False
    widths = [part[-1]["x1"] - part[0]["x0"] for part in lines]
    return bool(median(widths) >= 0.6 * max(widths))


def table_rows(rows: Sequence[list[Word]]) -> set[int]:
    """Rows of a table: two or more rows below each other of several short segments each."""
    short = []
    for at, row in enumerate(rows):
        parts = list(segments_of(row))
        if len(parts) >= 2 and all(len(part) <= 3 for part in parts):
            short.append(at)
    return {at for at in short if at - 1 in short or at + 1 in short}


def line_of(row: Sequence[Word], edges: tuple[float, float], column: int, place: tuple[int, int]) -> SetLine:
    """One line. A gap of two letters' width or more between words parts the cells of a table: " | "."""
    size = median(word["size"] for word in row)
    text = str(row[0]["text"])
    for before, word in pairwise(row):
        text += (" | " if word["x0"] - before["x1"] > max(18.0, 2 * size) else " ") + word["text"]
    bold = sum("bold" in str(word.get("fontname", "")).lower() for word in row) * 2 > len(row)
    top, bottom = min(word["top"] for word in row), max(word["bottom"] for word in row)
    return SetLine(text, row[0]["x0"], row[-1]["x1"], top, bottom, size, bold, edges[0], edges[1], column, place[0], place[1])
