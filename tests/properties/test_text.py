"""What holds of the text of every document, whatever the bytes: spans give their words, blocks cover all, reading is repeatable."""

import io
import json
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from read.captured import ENDINGS, captured
from read.typeset import Set, typeset
from testimonia.read import read
from testimonia.records import Document, Evidence, Unread

LINES = st.sampled_from(
    [
        "By Ana Roe",
        "March 3, 2024",
        "31 June 2024",
        "The pass in 2019. Photo: Harbour Archive",
        "(AP Photo/Ana Roe)",
        "— Ana Roe (@ana) May 3, 2024",
        "pic.twitter.com/abc",
        "Ten people were killed in Tarsa, the parish said.",
        "TARSA, 3 May 2024 (CW) -- Ten died.",
        "The Monitor said that it had documented the kill-",
        "ing of five civilians, and that",
        "Read more: a headline",
        "> quoted words",
        "• an item",
        "1. an item",
        "2 Comments",
        "Reply",
        "says:",
        "Home",
        "Related articles",
        "A heading",
        "-- Ana Roe",
        "#one #two",
        "Share | Tweet",
        "©",
        "\ufeff",
        "\x0c",
        "\u2028",
        "\xa0",
        "",
    ]
)
TEXT = st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\r", " "]).map(lambda end: end.join(lines))
)
SEEN = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)


def check(data: bytes, address: str) -> Document | Unread:
    """Read twice, alike; then everything that holds of a document."""
    capture = captured(data, address)
    made = read(capture, data)
    assert made == read(capture, data)
    if isinstance(made, Document):
        holds(made)
    return made


def holds(made: Document) -> None:
    last = 0
    for block in made.blocks:
        words = made.quote(block.start, block.end)
        assert not made.text[last : block.start].strip(), "only white space lies between blocks"
        assert words == words.strip() != "", "a block begins and ends with a sign that is seen"
        assert Evidence.of(made, block.start, block.end).quote == made.text[block.start : block.end]
        assert block.locator
        last = block.end
    assert not made.text[last:].strip()
    assert {one.field for one in made.basis} == {
        field for field in ("title", "author", "outlet", "language", "address") if getattr(made, field)
    } | ({"published"} if made.published.date else set())


@given(TEXT)
def test_plain_text(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    made = check(data, "a.txt")
    if isinstance(made, Document) and text.isprintable():
        assert made.text == io.TextIOWrapper(io.BytesIO(data), encoding="utf-8").read()


@given(TEXT, st.sampled_from(["cp1252", "utf-16", "utf-8", "shift_jis", "iso2022_jp"]))
def test_plain_text_in_other_encodings(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    capture = captured(data, "a.txt", encoding)
    made = read(capture, data)
    if isinstance(made, Document):
        holds(made)


@given(TEXT, TEXT)
def test_rows(title: str, text: str) -> None:
    made = check(json.dumps({"id": "a", "title": title, "text": text, "published": title}).encode(), "a.json")
    if isinstance(made, Document) and not title.strip() and text.isprintable():
        assert made.text == text


@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "h1", "h2", "li", "blockquote", "td", "aside", "b", "figcaption", "nav", "pre"]), SEEN), max_size=12
    )
)
def test_pages(parts: list[tuple[str, str]]) -> None:
    body = "".join(f"<{tag}>{text.replace('&', '&amp;').replace('<', '&lt;')}</{tag}>" for tag, text in parts)
    made = check(f"<html><body>{body}</body></html>".encode(), "a.html")
    seen = "".join("".join(text.split()) for _, text in parts)
    kept = "".join(made.text.split()) if isinstance(made, Document) else ""
    drop = dict.fromkeys(map(ord, "|\u00ad\u200b\u2060\ufeff\x1f"))
    assert kept.translate(drop) == seen.translate(drop), "nothing that a reader sees is lost"


@given(TEXT)
def test_messages(text: str) -> None:
    message = EmailMessage()
    message["Subject"] = "Tarsa"
    message.set_content(text.encode("utf-8", "ignore").decode())
    check(bytes(message), "a.eml")


WORDS = st.lists(
    st.sampled_from(["killed", "the", "ofﬁce", "Abdel-Ghani", "conﬂict", "ten", "Tarsa.", "13-day", "kill-", "ing", "1,018"]),
    min_size=1,
    max_size=8,
)


@given(st.lists(WORDS, min_size=1, max_size=20), st.sampled_from([60.0, 320.0]), st.sampled_from([9.0, 11.0, 18.0]))
def test_pdf_with_hyphens_and_ligatures(lines: list[list[str]], x: float, size: float) -> None:
    page = [Set(x if number % 3 else 60.0, 780 - 1.3 * size * number, " ".join(words), size) for number, words in enumerate(lines)]
    made = check(typeset(page, page[:3]), "a.pdf")
    assert isinstance(made, Document)
    assert "ﬁ" not in made.text
    assert "ﬂ" not in made.text


@pytest.mark.parametrize("ending", sorted(ENDINGS))
@given(data=st.binary(max_size=200))
def test_no_bytes_are_too_odd(ending: str, data: bytes) -> None:
    check(data, f"a.{ending}")


def docx_of(texts: list[str]) -> bytes:
    import docx  # noqa: PLC0415

    file = docx.Document()
    for text in texts:
        file.add_paragraph(text)
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=40), min_size=1, max_size=5))
def test_docx(texts: list[str]) -> None:
    check(docx_of(texts), "a.docx")
