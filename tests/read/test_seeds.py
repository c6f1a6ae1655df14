"""The two real reports beside the checkout, against what a careful person reads out of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from read.captured import document
from testimonia.records import SPEAKING, Document

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def gold(shared: Path) -> Any:
    return json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Document]:
    return {file.name: document(file.read_bytes(), file.name) for file in (shared / "seeds").glob("*.txt")}


def test_titles_dates_authors_and_languages(gold: Any, seeds: dict[str, Document]) -> None:
    assert seeds.keys() == gold["documents"].keys()
    for name, wanted in gold["documents"].items():
        made = seeds[name]
        assert {
            "title": made.title,
            "published": str(made.published.date),
            "author": made.author,
            "outlet": made.outlet,
            "language": made.language,
        } == wanted


def test_the_text_is_the_file(shared: Path, seeds: dict[str, Document]) -> None:
    for name, made in seeds.items():
        assert made.text == (shared / "seeds" / name).read_text(encoding="utf-8")


def test_page_furniture_does_not_speak_and_captions_are_captions(gold: Any, seeds: dict[str, Document]) -> None:
    for decoy in gold["decoys"]:
        block = seeds[decoy["document"]].block_at(decoy["start"])
        assert block is not None
        if "furniture" in decoy["why"]:
            assert block.kind == "furniture", decoy
        elif "caption" in decoy["why"]:
            assert block.kind == "caption", decoy


@pytest.mark.parametrize("kind", ["claims", "statements", "events"])
def test_every_quote_stands_in_a_block_that_speaks(gold: Any, seeds: dict[str, Document], kind: str) -> None:
    for one in gold[kind]:
        block = seeds[one["document"]].block_at(one["start"])
        assert block is not None
        assert block.kind in SPEAKING, one["quote"]
        assert one["end"] <= block.end


def test_the_embedded_post_has_its_own_author_and_date(gold: Any, seeds: dict[str, Document]) -> None:
    posts = [block for made in seeds.values() for block in made.blocks if block.kind == "embedded post"]
    claim = next(one for one in gold["claims"] if one["period"] and one["period"]["start"] == one["period"]["end"] == "2025-03-06")
    assert [(block.author or "").startswith(claim["said_by"][0]) for block in posts] == [True]
    assert [str(block.published.date) for block in posts] == ["2025-03-06"]
