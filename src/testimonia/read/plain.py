"""Plain text: the decoded file, laid out."""

from collections.abc import Sequence

from testimonia.read.encoding import byte_map, decode
from testimonia.read.layout import lay_out
from testimonia.read.lines import Chunk, chunks_of
from testimonia.read.reading import Reading, date_from_layout, from_layout
from testimonia.records import Capture

BYTE_ORDER_MARK = "\ufeff"


def read_plain(capture: Capture, data: bytes) -> Reading:
    """A text file. Its blocks are located by bytes in the file, whatever its encoding."""
    decoded = decode(capture, data)
    chunks = text_chunks(decoded.text)
    located = byte_map(decoded, data, [place for chunk in chunks for place in (chunk.start, chunk.end)])
    layout = lay_out(chunks, located.locate)
    return Reading(
        text=decoded.text,
        blocks=layout.blocks,
        title=from_layout(layout, "title"),
        author=from_layout(layout, "author"),
        outlet=from_layout(layout, "outlet"),
        published=date_from_layout(layout),
    )


def text_chunks(text: str) -> Sequence[Chunk]:
    """The chunks of a text; a byte order mark at its start is a piece of the page by itself."""
    if text.startswith(BYTE_ORDER_MARK):
        return (Chunk(0, 1, BYTE_ORDER_MARK, gap=True, hint="furniture"), *chunks_of(text, 1))
    return chunks_of(text)
