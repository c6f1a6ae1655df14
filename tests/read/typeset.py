"""Small PDFs for the tests, written by hand: lines of text at places on pages, with the ligatures that typesetters print."""

from collections.abc import Sequence
from typing import NamedTuple

LIGATURES = {"ﬁ": "\\001", "ﬂ": "\\002", "-\xad": "-"}


class Set(NamedTuple):
    """A line: where it starts in points from the left and from the bottom, its text, its size, and whether it is bold."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False


def column(text: str, x: float = 60, top: float = 760, size: float = 11, leading: float = 14) -> list[Set]:
    """Lines under each other."""
    return [Set(x, top - leading * number, line, size) for number, line in enumerate(text.split("\n")) if line]


def content(lines: Sequence[Set]) -> bytes:
    """The drawing of a page."""
    drawn = []
    for line in lines:
        text = line.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        for letters, code in LIGATURES.items():
            text = text.replace(letters, code)
        drawn.append(f"BT /{'B' if line.bold else 'R'} {line.size} Tf {line.x} {line.y} Td ({text}) Tj ET")
    return "\n".join(drawn).encode("cp1252")


def typeset(*pages: Sequence[Set], title: str = "") -> bytes:
    """A PDF of these pages, 595 by 842 points."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    fonts = "/Font << /R 3 0 R /B 4 0 R >>"
    encoding = "/Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman {encoding} >>".encode(),
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold {encoding} >>".encode(),
    ]
    for number, page in enumerate(pages):
        drawn = content(page)
        box = f"/MediaBox [0 0 595 842] /Resources << {fonts} >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {6 + 2 * number} 0 R >>".encode())
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n".encode() + drawn + b"\nendstream")
    objects.append(f"<< /Title ({title}) /CreationDate (D:20310504120000Z) >>".encode())
    return written(objects)


def written(objects: Sequence[bytes]) -> bytes:
    """Objects as a file with its table of offsets."""
    made, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()
