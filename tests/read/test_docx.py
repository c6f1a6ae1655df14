"""DOCX: kinds by style, tables row by row, headers as furniture."""

import io

import pytest

from read.captured import basis, document, of_kind, outline, unread


def report() -> bytes:
    from docx import Document  # noqa: PLC0415

    file = Document()
    file.core_properties.author = "Press Office"
    file.sections[0].header.paragraphs[0].text = "Republic of Halvane"
    file.sections[0].footer.paragraphs[0].text = "Page 1"
    file.add_paragraph("Communiqué No. 41", style="Title")
    file.add_paragraph("Port Amara, 6 May 2024")
    file.add_paragraph("Losses", style="Heading 1")
    file.add_paragraph("Forty-seven gendarmes have been killed since Thursday.")
    file.add_paragraph("112 persons were detained", style="List Bullet")
    file.add_paragraph("The pass in 2019", style="Caption")
    file.add_paragraph("Nobody fired first.", style="Quote")
    table = file.add_table(rows=2, cols=2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), ("Province", "Killed", "Tarsa", "41"), strict=True):
        cell.text = text
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


def test_kinds_by_style() -> None:
    assert outline(document(report(), "a.docx")) == [
        ("furniture", "Republic of Halvane"),
        ("headline", "Communiqué No. 41"),
        ("byline", "Port Amara, 6 May 2024"),
        ("subheading", "Losses"),
        ("paragraph", "Forty-seven gendarmes have been killed since Thursday."),
        ("list item", "112 persons were detained"),
        ("caption", "The pass in 2019"),
        ("quotation", "Nobody fired first."),
        ("paragraph", "Province | Killed"),
        ("paragraph", "Tarsa | 41"),
        ("furniture", "Page 1"),
    ]


def test_what_the_file_says_of_itself() -> None:
    made = document(report(), "communique-41.docx")
    assert (made.name, made.title, made.author, str(made.published.date)) == (
        "communique-41",
        "Communiqué No. 41",
        "Press Office",
        "2024-05-06",
    )
    assert basis(made, "author") == "DOCX property author"
    assert made.blocks[3].locator == "paragraph 3"
    assert [block.locator for block in made.blocks if "Tarsa |" in made.quote(block.start, block.end)] == ["table at paragraph 8, row 2"]


def test_a_day_of_making_is_no_day_of_publication() -> None:
    from docx import Document  # noqa: PLC0415

    held = io.BytesIO()
    file = Document()
    file.add_paragraph("Five people were killed in Tarsa, the parish said.")
    file.save(held)
    made = document(held.getvalue(), "a.docx")
    assert made.published.date is None
    assert of_kind(made, "paragraph") == ["Five people were killed in Tarsa, the parish said."]


def test_nothing_that_is_printed_is_lost_and_nothing_that_was_deleted_is_read() -> None:
    from docx import Document  # noqa: PLC0415
    from docx.oxml.parser import parse_xml  # noqa: PLC0415

    def element(inner: str) -> object:
        return parse_xml(f'<w:root xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{inner}</w:root>')[0]

    def run(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    file = Document()
    body = file.element.body
    body.insert(0, element(f"<w:sdt><w:sdtContent><w:p>{run('In a control, ten people died.')}</w:p></w:sdtContent></w:sdt>"))
    deleted = "<w:del><w:r><w:delText>nine</w:delText></w:r></w:del>"
    body.insert(1, element(f"<w:p>{run('Now ')}<w:ins>{run('twelve')}</w:ins>{deleted}{run(' people died.')}</w:p>"))
    box = f"<w:pict><w:txbxContent><w:p>{run('In a box, five people died.')}</w:p></w:txbxContent></w:pict>"
    body.insert(2, element(f"<w:p>{run('Beside a box.')}<w:r>{box}</w:r></w:p>"))
    table = file.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Tarsa"
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "41 killed"
    held = io.BytesIO()
    file.save(held)
    assert [words for _, words in outline(document(held.getvalue(), "a.docx"))] == [
        "In a control, ten people died.",
        "Now twelve people died.",
        "Beside a box.",
        "In a box, five people died.",
        "Tarsa | 41 killed",
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", report()[:900], b"no zip at all"])
def test_a_broken_file_is_unread(data: bytes) -> None:
    assert unread(data, "a.docx").reason == "malformed"
