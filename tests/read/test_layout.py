"""Layout cases: a text, and the blocks that a reader sees in it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from read.captured import document, outline
from testimonia.records import Dated

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "layout"
CASES = [case for file in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
FIELDS = {"title", "author", "outlet", "published"}


def shown(dated: Dated) -> str | None:
    """As much of a date as is known."""
    lengths = {"day": 10, "month": 7, "year": 4, "week": 10, "unknown": 0}
    return dated.date.isoformat()[: lengths[dated.precision]] if dated.date else None


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_layout(case: dict[str, Any]) -> None:
    assert not case.keys() - {"name", "text", "blocks", "posts", *FIELDS}
    made = document(case["text"])
    found = [(kind, words[: len(start)]) for (kind, words), (_, start) in zip(outline(made), case["blocks"], strict=False)]
    assert found == [tuple(block) for block in case["blocks"]], outline(made)
    assert len(made.blocks) == len(case["blocks"]), outline(made)
    if "posts" in case:
        posts = [(block.author, shown(block.published)) for block in made.blocks if block.kind == "embedded post"]
        assert posts == [(author, str(date)) for author, date in case["posts"]]
    for field in FIELDS & case.keys():
        value = shown(made.published) if field == "published" else getattr(made, field)
        assert value == (str(case[field]) if case[field] is not None else None), field


def test_every_known_field_says_what_it_was_taken_from() -> None:
    made = document("Raids on Tarsa\nBy Ana Roe\n3 May 2024\nArmed men entered three villages at dawn, residents said.")
    assert {one.field for one in made.basis} == {"title", "author", "published", "language"}
