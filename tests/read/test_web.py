"""Web pages: what is the report, what is beside it, what the page declares, and pages made to do harm."""

import pytest

from read.captured import basis, block_with, document, of_kind, outline, unread

STORY = "".join(f"<p>{text}</p>" for text in (
    "Armed men entered three villages above Port Amara at dawn on Friday, residents and a priest said by telephone.",
    "The Coast Monitor said that it had documented the killing of forty civilians by the evening of the same day.",
    "The prefect imposed a curfew from eight in the evening and closed the road to Dasheren to all traffic.",
))  # fmt: skip
POST = """<blockquote class="twitter-tweet"><p>Five bodies at the crossroads.</p>
&mdash; Baker (@baker) <a href="https://x.example/1">May 3, 2024</a></blockquote>"""
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Raids above Port Amara | Harbour Post</title>
<link rel="canonical" href="https://harbourpost.example/raids/"></head><body>
<nav><ul><li>Coast</li><li>Capital</li></ul></nav>
<article><h1>Raids above Port Amara</h1><p>By Mirela Castagne</p><p>Friday 3 May 2024, 17:40</p>
<figure><img alt=""><figcaption>The pass in 2019, when 23 died</figcaption></figure>
{STORY}{POST}<h2>City under curfew</h2><ul><li>112 people detained</li><li>29 gendarmes wounded</li></ul>
<blockquote><p>“Nobody is coming,” she said.</p></blockquote>
<table><tr><th>Province</th><th>Killed</th></tr><tr><td>Tarsa</td><td>352</td></tr></table>
<p style="display: none">99 killed, hidden</p><script>var x = "<p>98 killed</p>"</script><noscript>97 killed</noscript></article>
<aside class="related"><h2>More</h2><ul><li><a href="/x">Twenty killed at the pass</a></li></ul></aside>
<section class="comments"><p>They said 100 dead on the ferry.</p></section><footer><p>© 2024 Harbour Post</p></footer></body></html>"""


def linked(data: str) -> str:
    """A page with JSON-LD."""
    return f'<html><head><script type="application/ld+json">{data}</script></head><body><article>{STORY}</article></body></html>'


def test_every_part_of_a_page_by_its_markup() -> None:
    made = document(PAGE, "raids.html")
    assert of_kind(made, "headline") == ["Raids above Port Amara"]
    assert of_kind(made, "byline") == ["By Mirela Castagne", "Friday 3 May 2024, 17:40"]
    assert of_kind(made, "caption") == ["The pass in 2019, when 23 died"]
    assert of_kind(made, "subheading") == ["City under curfew"]
    assert of_kind(made, "list item") == ["112 people detained", "29 gendarmes wounded"]
    assert of_kind(made, "quotation") == ["“Nobody is coming,” she said."]
    assert "Tarsa | 352" in of_kind(made, "paragraph")
    assert of_kind(made, "furniture") == [
        "Coast",
        "Capital",
        "More",
        "Twenty killed at the pass",
        "They said 100 dead on the ferry.",
        "© 2024 Harbour Post",
    ]


def test_what_a_reader_does_not_see_is_no_text() -> None:
    text = document(PAGE, "raids.html").text
    assert not [hidden for hidden in ("99 killed", "98 killed", "97 killed") if hidden in text]


def test_an_embedded_post_has_its_own_author_and_date() -> None:
    post = block_with(document(PAGE, "raids.html"), "Five bodies")
    assert (post.kind, post.author, str(post.published.date)) == ("embedded post", "Baker (@baker)", "2024-05-03")


def test_every_block_has_the_path_of_its_element() -> None:
    from lxml import etree  # noqa: PLC0415

    made = document(PAGE, "raids.html")
    tree = etree.fromstring(PAGE.encode(), etree.HTMLParser(encoding="utf-8"))
    for block in made.blocks:
        found = tree.xpath(block.locator)
        assert len(found) == 1, block.locator
        words = "".join("".join(found[0].itertext()).split())
        assert "".join(made.quote(block.start, block.end).replace(" | ", "").split()) in words


def test_what_the_page_prints_serves_where_it_declares_nothing() -> None:
    made = document(PAGE, "raids.html")
    assert (made.author, str(made.published.date)) == ("Mirela Castagne", "2024-05-03")
    assert (made.address, made.outlet) == ("https://harbourpost.example/raids/", "harbourpost.example")
    assert (basis(made, "author"), basis(made, "published")) == ("byline", "byline")


def test_json_ld_in_a_graph_with_references_goes_before_all_else() -> None:
    made = document(
        linked("""{"@graph": [{"@type": "Person", "@id": "#a", "name": "Ana Roe"},
        {"@type": "Organization", "@id": "#o", "name": "Coast Wire"},
        {"@type": "NewsArticle", "headline": "Raids", "datePublished": "2024-05-03T23:30:00+02:00", "dateModified": "2024-06-01",
        "author": [{"@id": "#a"}, {"@type": "Person", "name": "Ben Obi"}], "publisher": {"@id": "#o"}}]}"""),
        "a.html",
    )
    assert (made.title, made.author, made.outlet, str(made.published.date)) == ("Raids", "Ana Roe and Ben Obi", "Coast Wire", "2024-05-03")
    assert basis(made, "published") == "JSON-LD datePublished"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2024-05-03T10:00:00Z">', "2024-05-03"),
        ('<meta name="date" content="3 May 2024">', "2024-05-03"),
        ('<meta property="article:modified_time" content="2024-05-09">', None),
    ],
)
def test_dates_in_meta_elements(head: str, day: str | None) -> None:
    made = document(f"<html><head>{head}</head><body><article>{STORY}</article></body></html>", "a.html")
    assert (str(made.published.date) if made.published.date else None) == day


@pytest.mark.parametrize("data", ["[" * 9000, "{", '{"@type": 5, "author": 7, "publisher": [[]], "datePublished": {}}', '"text"', ""])
def test_broken_json_ld_says_nothing(data: str) -> None:
    made = document(linked(data), "a.html")
    assert (made.author, made.published.date) == (None, None)


def test_a_declared_encoding_is_kept_to() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Десять человек погибли в пятницу.</p></body></html>'
    assert document(page.encode("cp1251"), "a.html").text == "Десять человек погибли в пятницу."


def test_line_ends_in_the_source_are_blanks_and_breaks_are_line_ends() -> None:
    made = document(
        "<html><body><article><p>Ten people\n were\tkilled<br>in Tarsa.<br><br>Nobody came.</p></article></body></html>", "a.html"
    )
    assert [words for _, words in outline(made)] == ["Ten people were killed\nin Tarsa.", "Nobody came."]


@pytest.mark.parametrize("tag", ["div", "b"])
def test_no_depth_of_nesting_hides_text(tag: str) -> None:
    made = document(
        f"<html><body>{f'<{tag}>' * 5000}Ten people were killed in Tarsa.{f'</{tag}>' * 5000}<p>Five fled.</p></body></html>", "a.html"
    )
    assert [words for _, words in outline(made)] == ["Ten people were killed in Tarsa.", "Five fled."]


def test_entities_of_a_pages_own_are_not_expanded_and_nothing_is_fetched() -> None:
    kind = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "lol"><!ENTITY c "&b;&b;">]>'
    page = f"{kind}<html><body><p>x &a; &c; y</p></body></html>"
    assert "x &a; &c; y" in document(page, "a.html").text


@pytest.mark.parametrize("page", ["", "<!-- nothing -->", "<html><script>var killed = 7</script></html>"])
def test_a_page_without_text_is_unread(page: str) -> None:
    assert unread(page.encode(), "a.html").reason in ("no text", "malformed")


def test_a_page_of_one_sentence_speaks() -> None:
    assert outline(document("Ten people died in Tarsa.", "a.html")) == [("paragraph", "Ten people died in Tarsa.")]


BLOG = f"""<html><head><title>Raids above Port Amara - Lode Times</title><meta property="og:title" content="Raids above Port Amara"></head>
<body class="has-sidebar"><div id="header"><ul class="menu"><li>Home</li></ul></div><div id="content"><h1>Raids above Port Amara</h1>
<div class="entry-content"><div class="wp-caption"><p class="wp-caption-text">Smoke over Tarsa</p></div>{STORY}
<div class="related-posts"><ul><li><a href="/x">Nine die in ferry accident</a></li></ul></div>
<ul><li>Tarsa: 40 killed</li></ul><div><table><tr><td>Lodemar</td><td>31</td></tr></table></div></div>
<div id="comments"><ol class="commentlist"><li>I heard 500 dead</li></ol></div></div>
<div class="sidebar"><ul><li><a href="/y">Three dead in crash</a></li></ul></div></body></html>"""


def test_a_page_without_article_element_is_told_apart_by_what_stands_together() -> None:
    made = document(BLOG, "blog.html")
    assert of_kind(made, "headline") == ["Raids above Port Amara"]
    assert of_kind(made, "caption") == ["Smoke over Tarsa"]
    assert of_kind(made, "list item") == ["Tarsa: 40 killed"]
    assert "Lodemar | 31" in of_kind(made, "paragraph")
    assert of_kind(made, "furniture") == ["Home", "Nine die in ferry accident", "I heard 500 dead", "Three dead in crash"]


def test_a_page_set_in_tables_has_paragraphs() -> None:
    story = STORY.replace("<p>", "").replace("</p>", "<br><br>")
    made = document(
        f"<html><body><table><tr><td><b>Raids above Port Amara</b><br>3 May 2024<br><br>{story}</td></tr></table></body></html>", "a.html"
    )
    assert [kind for kind, _ in outline(made)] == ["headline", "byline", "paragraph", "paragraph", "paragraph"]
    assert str(made.published.date) == "2024-05-03"
