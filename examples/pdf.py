"""A small typesetter for the sample case: justified, hyphenated columns, tables and ligatures as a desk-top program prints them.

The files are the same on every machine: no compression, no clock, and only fonts that every reader of PDF has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pdfminer.fontmetrics import FONT_METRICS

WIDTH, HEIGHT, MARGIN, GUTTER = 595.0, 842.0, 58.0, 20.0
BODY, BOLD, ITALIC, SANS, SANS_BOLD = "Times-Roman", "Times-Bold", "Times-Italic", "Helvetica", "Helvetica-Bold"
FONTS = (BODY, BOLD, ITALIC, SANS, SANS_BOLD)
LIGATURES = {"fi": "\x01", "fl": "\x02"}
ONE_SOUND = ("th", "ch", "sh", "ph", "gh", "wh", "ck", "ss", "ll")
GLYPHS = {"\x01": "ﬁ", "\x02": "ﬂ"}


@dataclass(frozen=True)
class Style:
    """A font, its size and its leading, in points."""

    font: str
    size: float
    leading: float
    before: float = 0.0
    justified: bool = False
    indent: float = 0.0
    keep: float = 0.0
    """Height that must be left below it, so that a heading never ends a column."""


TITLE = Style(BOLD, 17, 20, 6)
BYLINE = Style(ITALIC, 10, 13, 6)
HEADING = Style(SANS_BOLD, 10.5, 13, 11, keep=32)
TEXT = Style(BODY, 10.5, 13.4, 5, justified=True)
ITEM = Style(BODY, 10.5, 13.4, 3, justified=True, indent=11)
CELL = Style(SANS, 8.8, 13)
SMALL = Style(SANS, 7.5, 9)


@dataclass
class Sheet:
    """The page being set: where the next line goes, in which column of how many, and what was printed so far."""

    columns: int
    running: str
    foot: float = MARGIN
    pages: list[list[str]] = field(default_factory=list)
    column: int = 0
    top: float = HEIGHT - MARGIN
    y: float = HEIGHT - MARGIN
    span: bool = True

    @property
    def measure(self) -> float:
        """The width of a line in points."""
        across = WIDTH - 2 * MARGIN
        return across if self.span or self.columns == 1 else (across - GUTTER) / 2

    @property
    def left(self) -> float:
        return MARGIN + (0 if self.span else self.column * (self.measure + GUTTER))

    def room(self, height: float) -> None:
        """Go to the next column or page when so much height is not left."""
        if not self.pages:
            self.turn()
        if self.y - height < self.foot:
            if self.column + 1 < self.columns:
                self.column, self.y = self.column + 1, self.top
            else:
                self.turn()

    def turn(self) -> None:
        """Begin a page with its running head and its number."""
        self.pages.append([])
        self.column, self.top = 0, HEIGHT - MARGIN
        self.y = self.top
        self.put(self.running, MARGIN, HEIGHT - MARGIN + 20, SMALL)
        number = f"Page {len(self.pages)}"
        self.put(number, WIDTH - MARGIN - width(number, SMALL), MARGIN - 28, SMALL)

    def put(self, text: str, x: float, y: float, style: Style, stretch: float = 0.0) -> None:
        """One line of text, each space wider by `stretch` points."""
        name = f"F{FONTS.index(style.font)}"
        self.pages[-1].append(f"BT /{name} {style.size:g} Tf {stretch:.3f} Tw {x:.2f} {y:.2f} Td ({quoted(joined(text))}) Tj ET")

    def rule(self, y: float) -> None:
        """A thin line over the width of the column."""
        self.pages[-1].append(f"0.4 w {self.left:.2f} {y:.2f} m {self.left + self.measure:.2f} {y:.2f} l S")


def joined(text: str) -> str:
    """The text with its ligatures, as a typesetter would print it."""
    for letters, code in LIGATURES.items():
        text = text.replace(letters, code)
    return text


def quoted(text: str) -> str:
    """The text as the inside of a PDF string."""
    return re.sub(r"([\\()])", r"\\\1", text)


def width(text: str, style: Style) -> float:
    """The width of a text in points."""
    widths = FONT_METRICS[style.font][1]
    return sum(widths.get(GLYPHS.get(sign, sign), 500) for sign in joined(text)) * style.size / 1000


def breaks(word: str) -> Iterator[int]:
    """Where a lower-case word may be divided, the last place first: between two consonants that stand between vowels."""
    if re.fullmatch(r"[a-z]{7,}[.,;:”]?", word):
        for place in range(len(word) - 4, 2, -1):
            around = word[place - 2 : place + 2]
            if re.fullmatch(r"[aeiou][b-df-hj-np-tv-z]{2}[aeiou]", around) and around[1:3] not in ONE_SOUND:
                yield place


def divided(word: str, space: float, style: Style) -> tuple[str, str]:
    """The part of a word that still fits with its hyphen, and the rest; an empty part where none does."""
    for place in breaks(word):
        if width(word[:place] + "-", style) <= space:
            return word[:place] + "-", word[place:]
    return "", word


def lines(text: str, measure: float, style: Style) -> list[str]:
    """A paragraph broken into lines, words divided where that fills a line."""
    made, line = list[str](), ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if width(longer, style) <= measure:
            line = longer
            continue
        part, rest = divided(word, measure - width(line + " ", style), style) if style.justified else ("", word)
        made.append(f"{line} {part}".strip())
        line = rest
    return [*made, line]


def set_text(sheet: Sheet, text: str, style: Style, mark: str = "") -> None:
    """A paragraph at the foot of what is set so far; `mark` hangs before its first line."""
    broken = lines(text, sheet.measure - style.indent, style)
    sheet.room(style.before + style.leading * min(2, len(broken)) + style.keep)
    sheet.y -= style.before
    for number, line in enumerate(broken):
        sheet.room(style.leading)
        sheet.y -= style.leading
        spaces = line.count(" ")
        loose = sheet.measure - style.indent - width(line, style)
        stretch = loose / spaces if style.justified and spaces and number + 1 < len(broken) else 0.0
        if mark and number == 0:
            sheet.put(mark, sheet.left, sheet.y, style)
        sheet.put(line, sheet.left + style.indent, sheet.y, style, stretch)


def set_table(sheet: Sheet, rows: list[list[str]]) -> None:
    """A table kept in one piece: the first column to the left, the others to the right."""
    sheet.room(CELL.leading * (len(rows) + 1))
    sheet.y -= 6
    first = max(width(row[0], CELL) for row in rows) + 14
    step = (sheet.measure - first) / max(1, len(rows[0]) - 1)
    sheet.rule(sheet.y)
    for number, row in enumerate(rows):
        sheet.y -= CELL.leading
        style = Style(SANS_BOLD, CELL.size, CELL.leading) if number in (0, len(rows) - 1) else CELL
        sheet.put(row[0], sheet.left, sheet.y, style)
        for column, cell in enumerate(row[1:], 1):
            sheet.put(cell, sheet.left + first + column * step - width(cell, style), sheet.y, style)
        if number in (0, len(rows) - 1):
            sheet.rule(sheet.y - 4)
    sheet.y -= 6


def document(pages: list[list[str]], title: str, author: str) -> bytes:
    """The pages as a PDF file."""
    fonts = " ".join(f"/F{number} {3 + number} 0 R" for number in range(len(FONTS)))
    first = 3 + len(FONTS)
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    coding = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >>"
    objects += [f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding {coding} >>" for font in FONTS]
    for number, page in enumerate(pages):
        stream = "\n".join(page)
        box = f"/MediaBox [0 0 {WIDTH:g} {HEIGHT:g}] /Resources << /Font << {fonts} >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {first + 2 * number + 1} 0 R >>")
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< /Title ({quoted(title)}) /Author ({quoted(author)}) /Producer (Sample case) >>")
    return assembled(objects)


def assembled(objects: list[str]) -> bytes:
    """Numbered objects with their table of addresses; the last one is the information on the file."""
    data, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", list[int]()
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(data)}\n%%EOF\n".encode()
