"""PDFs: reading order, words cut at line ends, ligatures, running heads, and files that cannot be read."""

import pytest

from read.captured import document, of_kind, outline, unread
from read.typeset import Set, column, typeset

LEFT = """The Coast Monitor said on Monday
that it had documented the kill-
ing of forty civilians in Tarsa and
in the villages of the hills above
the town, which nobody had yet
been able to reach by the road."""
RIGHT = """The prefect denied that anybody
had been harmed by his men. He
asked the papers not to repeat
ﬁgures that came from abroad,
and said that the inﬂuence of the
Monitor was well known."""


def test_lines_become_paragraphs_and_cut_words_are_whole() -> None:
    lines = (
        "The Coast Monitor documented the kill-",
        "ing of ﬁve civilians near Abdel-",
        "Ghani in a 13-day-",
        "long raid. The ofﬁce conﬁrmed it.",
    )
    made = document(typeset(column("\n".join(lines))), "a.pdf")
    words = "The Coast Monitor documented the killing of five civilians near Abdel-Ghani in a 13-day-long raid. The office confirmed it."
    assert outline(made) == [("paragraph", words)]
    assert made.blocks[0].locator == "page 1, lines 1-4"


def test_a_hyphen_stays_where_the_document_writes_the_word_with_one() -> None:
    text = "The cease-fire held until noon. The cease-\nfire was broken by nobody known."
    assert "The cease-fire was broken" in document(typeset(column(text)), "a.pdf").text


def test_two_columns_under_a_headline_are_read_one_after_the_other() -> None:
    page = [Set(60, 780, "Forty killed in Tarsa, and nobody knows the road to them", 20), *column(LEFT, 60, 740), *column(RIGHT, 310, 740)]
    made = document(typeset(page), "a.pdf")
    assert made.title == "Forty killed in Tarsa, and nobody knows the road to them"
    kinds = [kind for kind, _ in outline(made)]
    assert kinds == ["headline", "paragraph", "paragraph"]
    first, second = of_kind(made, "paragraph")
    assert first.startswith("The Coast Monitor said on Monday that it had documented the killing of forty civilians")
    assert second.startswith("The prefect denied that anybody had been harmed")
    assert "figures that came from abroad" in second


def test_columns_need_not_stand_line_by_line_and_may_hold_a_table() -> None:
    table = [
        Set(x, 640 - 14 * at, cell)
        for at, row in enumerate(("Tarsa 231 352", "Khelimar 128 208"))
        for x, cell in zip((60, 130, 180), row.split(), strict=True)
    ]
    heading = [Set(60, 800, "Forty killed in raids on the hills above Tarsa", 20), Set(60, 776, "Amara Coast", 20)]
    page = [*heading, *column(LEFT, 60, 740), *table, *column(RIGHT, 310, 733)]
    made = document(typeset(page), "a.pdf")
    assert made.title == "Forty killed in raids on the hills above Tarsa Amara Coast"
    assert [words.split()[:3] for words in of_kind(made, "paragraph")] == [
        ["The", "Coast", "Monitor"],
        ["Tarsa", "|", "231"],
        ["Khelimar", "|", "128"],
        ["The", "prefect", "denied"],
    ]


def test_the_rows_of_a_table_stay_rows() -> None:
    rows = [("Province", "Killed"), ("Tarsa", "352"), ("Khelimar", "208"), ("Lodemar", "98"), ("All", "658"), ("Named", "34")]
    page = [Set(x, 700 - 14 * at, cell) for at, row in enumerate(rows) for x, cell in zip((60, 300), row, strict=True)]
    made = document(typeset([Set(60, 730, "The Monitor gave these figures by province on Monday evening."), *page]), "a.pdf")
    assert "Khelimar | 208" in of_kind(made, "paragraph")


def test_running_heads_and_page_numbers_are_furniture_and_paragraphs_go_on_over_pages() -> None:
    head = "Coast Monitor Bulletin"
    pages = [
        [Set(60, 810, head, 8), *column("The Monitor said that it had\ndocumented the killing of", top=760), Set(290, 30, "1", 8)],
        [Set(60, 810, head, 8), *column("forty civilians in the hills.", top=760), Set(290, 30, "2", 8)],
    ]
    made = document(typeset(*pages), "a.pdf")
    assert of_kind(made, "furniture") == [head, "1", head, "2"]
    assert of_kind(made, "paragraph") == ["The Monitor said that it had documented the killing of forty civilians in the hills."]
    assert made.blocks[0].locator == "page 1, line 2 to page 2, line 2"


def test_the_day_on_which_the_file_was_made_is_no_day_of_publication() -> None:
    made = document(typeset(column("Five people were killed in Tarsa on Friday, the parish said."), title="bulletin"), "a.pdf")
    assert made.published.date is None
    assert made.title == "bulletin"


def test_pictures_of_pages_are_unread_with_the_remedy() -> None:
    lost = unread(typeset([]), "a.pdf")
    assert (lost.reason, "OCR" in lost.detail) == ("no text", True)


@pytest.mark.parametrize("data", [b"%PDF-1.4\n%%EOF", b"%PDF-1.7\nnonsense", typeset(column("Five died."))[:200]])
def test_a_broken_pdf_is_unread(data: bytes) -> None:
    assert unread(data, "a.pdf").reason in ("malformed", "no text")


def test_a_locked_pdf_is_unread() -> None:
    import io  # noqa: PLC0415

    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typeset(column("Five died.")))))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    assert unread(held.getvalue(), "a.pdf").reason == "encrypted"
