"""A rendered page for assertions: parsed as a browser would, with its anchors."""

from dataclasses import dataclass
from functools import cached_property

from lxml import html

from testimonia.publish import Release, render_report


@dataclass(frozen=True)
class Page:
    """The page's text and its tree."""

    text: str

    @classmethod
    def of(cls, release: Release) -> "Page":
        return cls(render_report(release))

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.text)

    @cached_property
    def ids(self) -> list[str]:
        return [str(one) for one in self.tree.xpath("//@id")]

    @cached_property
    def hrefs(self) -> list[str]:
        return [str(one) for one in self.tree.xpath("//a/@href")]

    def find(self, query: str) -> list[html.HtmlElement]:
        return list(self.tree.xpath(query))

    def has(self, name: str) -> str:
        """An XPath condition: the element has this class."""
        return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"

    def document_text(self, key: str) -> str:
        """The text of a document as the page holds it: every piece marked as such, in order."""
        return "".join(str(one.text_content()) for one in self.find(f"//article[@id='{key}']//*[@data-text]"))
