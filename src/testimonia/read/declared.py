"""What a web page declares of itself: JSON-LD, OpenGraph and other metadata, never what could be guessed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from testimonia.read.dates import from_iso
from testimonia.read.markup import text_of
from testimonia.read.reading import Told, ToldDate, told, told_date
from testimonia.read.words import layout

Element = etree._Element
Node = dict[str, Any]

DEEPEST = 12
"""Nested values of JSON-LD beyond this depth are left alone."""


@dataclass(frozen=True)
class Declared:
    """What a page says of itself, each with its source; None where it says nothing."""

    title: Told | None = None
    author: Told | None = None
    outlet: Told | None = None
    published: ToldDate | None = None
    address: Told | None = None


def declared(root: Element) -> Declared:
    """The metadata of a page, from the most to the least binding statement: JSON-LD, meta elements, marked-up elements."""
    nodes = list(linked_data(root))
    article = next((node for node in nodes if is_article(node)), {})
    metas = metas_of(root)
    return Declared(
        title=told(article.get("headline"), "JSON-LD headline")
        or meta(metas, layout().words("title metas"))
        or told(page_title(root), "title element"),
        author=told(names_of(article.get("author"), nodes), "JSON-LD author") or author_meta(metas) or marked_author(root),
        outlet=told(names_of(article.get("publisher"), nodes), "JSON-LD publisher") or meta(metas, layout().words("outlet metas")),
        published=published(article, nodes, metas) or marked_date(root),
        address=address(root, article, metas),
    )


def published(article: Node, nodes: list[Node], metas: dict[str, str]) -> ToldDate | None:
    """The declared date of publication; a date of change is not one."""
    for node in (article, *nodes):
        stated = told_date(from_iso(node.get("datePublished")), "JSON-LD datePublished")
        if stated and (node is article or "WebPage" in types_of(node)):
            return stated
    for name in layout().words("date metas"):
        if found := told_date(from_iso(metas.get(name)), f"meta {name}"):
            return found
    return None


def linked_data(root: Element) -> Iterator[Node]:
    """Every object of the page's JSON-LD, from lists and graphs too; broken JSON-LD says nothing."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                yield from objects(json.loads(script.text or "", strict=False), 0)
            except (ValueError, RecursionError):
                continue


def objects(value: Any, depth: int) -> Iterator[Node]:
    """An object with those in its graph and main entity, or those of a list."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "hasPart", "mainEntityOfPage"):
            yield from objects(value.get(key), depth + 1)


def types_of(node: Node) -> list[str]:
    """The types of an object."""
    kinds = node.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]


def is_article(node: Node) -> bool:
    """Whether an object is a report: some kind of Article, Posting or Report."""
    return any(kind.endswith(("Article", "Posting", "Report")) for kind in types_of(node))


def names_of(value: Any, nodes: list[Node]) -> str | None:
    """The names of authors or publishers: a string, an object, a reference to one, or a list of these."""
    found = [name for item in (value if isinstance(value, list) else [value]) if (name := name_of(item, nodes))]
    return " and ".join(filter(None, [", ".join(found[:-1]), found[-1]])) if found else None


def name_of(value: Any, nodes: list[Node]) -> str | None:
    """One name; an address is none."""
    if isinstance(value, dict):
        known = next((node for node in nodes if node.get("@id") == value.get("@id") and node.get("name")), {}) if value.get("@id") else {}
        value = value.get("name") or known.get("name")
    return value.strip() if isinstance(value, str) and value.strip() and not value.startswith(("http:", "https:")) else None


def metas_of(root: Element) -> dict[str, str]:
    """The first content of each meta element by its lower-case name, property or itemprop."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def meta(metas: dict[str, str], names: tuple[str, ...]) -> Told | None:
    """The first of these that the page has."""
    return next((told(metas[name], f"meta {name}") for name in names if name in metas), None)


def author_meta(metas: dict[str, str]) -> Told | None:
    """The author by a meta element; the address of a profile is no name."""
    return next(
        (
            told(metas[name], f"meta {name}")
            for name in layout().words("author metas")
            if name in metas and not metas[name].startswith("http")
        ),
        None,
    )


def marked_author(root: Element) -> Told | None:
    """The author by an element marked as such."""
    for element in root.iter("a", "span", "address"):
        if "author" in (element.get("rel") or "").split() or (element.get("itemprop") or "") == "author":
            return told(text_of(element)[:120], "element marked as author")
    return None


def marked_date(root: Element) -> ToldDate | None:
    """The first date of a `time` element that is marked as publication, else of the first in the article or main part."""
    times = list(root.iter("time"))
    marked = [time for time in times if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"]
    around = ((time, {str(up.tag) for up in time.iterancestors()}) for time in times)
    within = [time for time, tags in around if tags & {"article", "main"} and not tags & {"blockquote", "aside"}]
    for element in [*marked, *within[:1]]:
        if found := told_date(from_iso(element.get("datetime") or text_of(element)), "time element"):
            return found
    return None


def page_title(root: Element) -> str | None:
    """The content of the title element."""
    element = root.find(".//title")
    return text_of(element) if element is not None else None


def address(root: Element, article: Node, metas: dict[str, str]) -> Told | None:
    """The address that the page says is its own."""
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and re.match(r"https?://", link.get("href") or ""):
            return told(link.get("href"), "link rel=canonical")
    if metas.get("og:url", "").startswith("http"):
        return told(metas["og:url"], "meta og:url")
    url = article.get("url")
    return told(url, "JSON-LD url") if isinstance(url, str) and url.startswith("http") else None
