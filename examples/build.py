"""Make the sample case's PDF, Word and e-mail files from examples/source: python examples/build.py [FOLDER]

The files that it makes are committed, so that nobody needs to run it to use them; a test proves that they are up to date.
"""

import datetime as dt
import io
import re
import sys
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import docx
import pdf
import yaml

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"


@dataclass(frozen=True)
class Manuscript:
    """A source text: what stands over it, and its blocks as (kind, content)."""

    name: str
    head: dict[str, Any]
    body: str

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """Headings, list items, table rows and paragraphs in order."""
        return [block for chunk in self.body.strip().split("\n\n") for block in divided(chunk)]


def divided(chunk: str) -> list[tuple[str, str]]:
    """The blocks of what stands between two empty lines."""
    if chunk.startswith("## "):
        return [("heading", chunk[3:])]
    if chunk.startswith("- "):
        return [("item", line[2:]) for line in chunk.splitlines()]
    if chunk.startswith("|"):
        return [("table", chunk)]
    return [("text", chunk)]


def cells(table: str) -> list[list[str]]:
    """The rows of a table."""
    return [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in table.splitlines()]


def manuscript(path: Path) -> Manuscript:
    """A source text with its head."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return Manuscript(path.stem, yaml.safe_load(head), body)


def make_pdf(text: Manuscript) -> bytes:
    """A bulletin in one column or two under a title over the whole width."""
    sheet = pdf.Sheet(columns=text.head["columns"], running=text.head["running"], foot=text.head.get("foot", pdf.MARGIN))
    pdf.set_text(sheet, text.head["title"], pdf.TITLE)
    pdf.set_text(sheet, text.head["byline"], pdf.BYLINE)
    sheet.y -= 8
    sheet.span, sheet.top = False, sheet.y
    for kind, content in text.blocks:
        if kind == "table":
            pdf.set_table(sheet, cells(content))
        elif kind == "item":
            pdf.set_text(sheet, content, pdf.ITEM, mark="•")
        else:
            pdf.set_text(sheet, content, pdf.HEADING if kind == "heading" else pdf.TEXT)
    return pdf.document(sheet.pages, text.head["title"], text.head["running"].split(" · ")[0])


def make_docx(text: Manuscript) -> bytes:
    """A communiqué in Word with its styles, its page head and its properties."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = text.head["running"]
    made.add_paragraph(text.head["title"], style="Title")
    made.add_paragraph(text.head["byline"])
    styles = {"heading": "Heading 2", "item": "List Bullet", "text": "Normal"}
    for kind, content in text.blocks:
        if kind == "table":
            add_table(made, cells(content))
        else:
            made.add_paragraph(content, style=styles[kind])
    day = dt.datetime.combine(text.head["date"], dt.time(9), dt.UTC)
    properties = made.core_properties
    properties.title, properties.author, properties.last_modified_by = text.head["title"], text.head["author"], ""
    properties.created = properties.modified = day
    properties.comments = ""
    return settled(made)


def add_table(made: Any, rows: list[list[str]]) -> None:
    """A plain table."""
    table = made.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, texts, strict=True):
            cell.text = words


def settled(made: Any) -> bytes:
    """A Word file whose members carry no time of making and no picture of the template."""
    raw, settled_file = io.BytesIO(), io.BytesIO()
    made.save(raw)
    with zipfile.ZipFile(raw) as before, zipfile.ZipFile(settled_file, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), before.read(name), zipfile.ZIP_DEFLATED)
    return settled_file.getvalue()


def make_eml(text: Manuscript) -> bytes:
    """A forwarded mail with its attachment."""
    mail = EmailMessage(policy=SMTP)
    for name in ("from", "to", "subject", "date"):
        mail[name.title()] = text.head[name]
    mail["Message-ID"] = text.head["message_id"]
    mail.set_content(text.body.strip() + "\n", cte="quoted-printable")
    attached = (SOURCE / text.head["attachment"]).read_text(encoding="utf-8")
    mail.add_attachment(attached, filename=text.head["attachment"], cte="quoted-printable")
    mail.set_boundary(re.sub(r"\W", "", text.head["message_id"]).center(40, "="))
    return mail.as_bytes()


MAKERS = {"pdf": make_pdf, "docx": make_docx, "eml": make_eml}


def build(folder: Path) -> list[Path]:
    """Every file that has a source, written into a folder."""
    written = []
    for source in sorted(SOURCE.glob("*.md")):
        text = manuscript(source)
        path = folder / f"{text.name}.{text.head['kind']}"
        path.write_bytes(MAKERS[text.head["kind"]](text))
        written.append(path)
    return written


if __name__ == "__main__":
    for made_file in build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "halvane"):
        print(made_file)
