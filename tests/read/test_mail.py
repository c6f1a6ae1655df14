"""E-mail: its own words, what it quotes and passes on, and its header."""

from email.message import EmailMessage

import pytest

from read.captured import basis, document, of_kind, unread

TEXT = """Dear all,

We counted nine fresh graves behind the chapel in Dasheren yesterday.

On Tue, 7 May 2024 at 10:00, Ana Roe <ana@harbour.example> wrote:
> The priest says fourteen.
> He will call again.

---------- Forwarded message ----------
From: Ben Obi <ben@harbour.example>
Date: Mon, 6 May 2024
Subject: Beth Oran
To: Ana Roe <ana@harbour.example>

Twelve people were buried on Sunday, the parish secretary said.

--
Tamsin Bellwether
Open Harbour

This e-mail is intended for the addressee only.
"""


def message(text: str = TEXT, html: str | None = None) -> bytes:
    made = EmailMessage()
    made["Subject"] = "Field note, Dasheren"
    made["From"] = "Tamsin Bellwether <tamsin@harbour.example>"
    made["Date"] = "Wed, 08 May 2024 23:42:10 -0500"
    if text:
        made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html") if text else made.set_content(html, subtype="html")
    return bytes(made)


def test_header() -> None:
    made = document(message(), "note.eml")
    assert (made.title, made.author, str(made.published.date)) == ("Field note, Dasheren", "Tamsin Bellwether", "2024-05-08")
    assert basis(made, "published") == "mail header Date"


def test_its_own_words_are_told_from_what_it_quotes_and_passes_on() -> None:
    made = document(message(), "note.eml")
    assert [words for words in of_kind(made, "paragraph") if "graves" in words or "Twelve" in words] == [
        "We counted nine fresh graves behind the chapel in Dasheren yesterday.",
        "Twelve people were buried on Sunday, the parish secretary said.",
    ]
    assert [words.split()[1] for words in of_kind(made, "quotation")] == ["The", "He"]
    furniture = of_kind(made, "furniture")
    assert [start for start in ("On Tue", "-----", "From: Ben", "Date:", "Subject:", "To:", "--", "Tamsin", "Open Harbour", "This e-mail")
            if not any(words.startswith(start) for words in furniture)] == []  # fmt: skip


def test_the_plain_part_goes_before_the_html_part() -> None:
    assert "nine fresh graves" in document(message(html="<p>other words</p>"), "note.eml").text


def test_an_html_message() -> None:
    made = document(message(text="", html="<html><body><p>Nine graves behind the chapel, the miller said.</p></body></html>"), "note.eml")
    assert of_kind(made, "paragraph") == ["Nine graves behind the chapel, the miller said."]
    assert made.blocks[0].locator == "part 0, /html/body/p"
    assert made.title == "Field note, Dasheren"


@pytest.mark.parametrize("head", ["Date: yesterday\n", "Date: Thu, 99 Foo 2024\n", "From: =?utf-8?q?=ff?=\n", "Subject: =?x?b?!!?=\n", ""])
def test_a_broken_header_says_nothing(head: str) -> None:
    made = document(f"{head}\nNine graves behind the chapel.\n", "note.eml")
    assert made.published.date is None


def test_a_message_without_words_is_unread() -> None:
    assert unread(b"Subject: x\n\n", "note.eml").reason == "no text"
