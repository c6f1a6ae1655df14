"""A page nested deeper than a tree parser allows, made flat: its visible text, one paragraph to each stretch between blocks."""

from html import escape
from html.parser import HTMLParser

from testimonia.read.words import exact


class Flattener(HTMLParser):
    """Collects stretches of text without a tree, so that no depth of nesting can hide any."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stretches: list[str] = [""]
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's interface
        """Begin another stretch at a block; keep quiet within scripts and the like."""
        if tag in exact("silent elements"):
            self.silent.append(tag)
        elif tag not in exact("inline elements"):
            self.stretches.append("")

    def handle_endtag(self, tag: str) -> None:
        """End a stretch, or what is not seen."""
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()
        elif tag not in exact("inline elements"):
            self.stretches.append("")

    def handle_data(self, data: str) -> None:
        """Add text to the stretch."""
        if not self.silent:
            self.stretches[-1] += data


def flattened(html: str) -> str:
    """A page of the same visible text in which no element lies deeper than three."""
    parser = Flattener()
    parser.feed(html)
    parser.close()
    return "<html><body>" + "".join(f"<p>{escape(stretch)}</p>" for stretch in parser.stretches if stretch.strip()) + "</body></html>"
