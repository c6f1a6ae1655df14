"""No bytes whatever stop a capture, and every capture keeps them unaltered."""

import gzip
import hashlib
import io
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import settings as options
from hypothesis import strategies as st

from capture.making import PAGE, TEXT, docx, mail, pdf, rows, settings, zipped
from testimonia.capture import Captured, capture

WHOLE = (
    pdf("secret"), docx(), mail(("a.txt", TEXT.encode(), "text/plain")).as_bytes(), rows(TEXT, TEXT), gzip.compress(TEXT.encode()),
    zipped([("a.txt", TEXT.encode()), ("b.jsonl", rows(TEXT))]), PAGE.encode("utf-16"), TEXT.encode(),
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file of some format with bytes changed, cut out or put in."""
    data = bytearray(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        data[start : start + draw(st.integers(0, 8))] = draw(st.binary(max_size=8))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


def check(data: bytes) -> None:
    found = list(capture(["-"], settings(stdin=io.BytesIO(data))))
    assert found
    for one in found:
        if isinstance(one, Captured):
            assert hashlib.sha256(one.data).hexdigest() == one.capture.sha256
            assert len(one.data) == one.capture.size
            if one.capture.detected_encoding:
                one.data.decode(one.capture.detected_encoding)
            one.capture.address.encode()
        else:
            assert one.detail.endswith(".")
            one.address.encode()
    first = found[0]
    if isinstance(first, Captured):
        assert first.data == data


@given(damaged())
@options(max_examples=300)
def test_damaged_files_do_no_harm(data: bytes) -> None:
    check(data)


@given(st.binary(max_size=300))
def test_any_bytes_do_no_harm(data: bytes) -> None:
    check(data)


@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-32", "cp1252"]))
def test_any_text_does_no_harm(text: str, encoding: str) -> None:
    check(text.encode(encoding, "replace"))


@given(st.lists(st.tuples(st.text(max_size=30), st.binary(max_size=60)), max_size=4))
def test_any_archive_does_no_harm(members: list[tuple[str, bytes]]) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in {name.partition("\0")[0] or "x": data for name, data in members}.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    check(held.getvalue())


def test_markup_made_to_be_slow_is_not(tmp_path: Path) -> None:
    for data in (b"<!---->" * 5000, b"<html " * 5000, b"<meta " * 5000, b"{" * 50_000, b"[" * 100_000, b"A:" * 50_000, b"<?xml " * 5000):
        check(data)
