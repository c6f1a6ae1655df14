import json
import re
from pathlib import Path

from page import lines, markdown, rendered

FIGURES = [
    {"set": "muc_tst1", "label": "F1, n > 1", "value": 0.6204, "falling": False, "digest": "a"},
    {"set": "muc_tst1", "label": "F1, 1 and >1", "value": 0.5, "falling": False, "digest": "a"},
    {"set": "seeds", "label": "decoys hit", "value": 0, "falling": True, "digest": "b"},
    {"set": "gvdb_dev: first half", "label": "killed exact", "value": 0.9, "falling": False, "digest": "c"},
]
RELIABILITY = {
    "claims": 40,
    "ece": {"10": 0.021, "15": 0.03},
    "bins": [{"claims": 10, "confidence": 0.4, "accepted": 0.5}, {"claims": 30, "confidence": 0.9, "accepted": 0.9}],
    "sets": {"invented": {"claims": 40, "accepted": 0.8, "confidence": 0.8, "ece": 0.02}},
}


def test_the_table_for_the_readme_shows_figures_beside_what_they_are_compared_with() -> None:
    rows = list(markdown(lines(FIGURES)))
    assert "| muc_tst1 | F1, n > 1 | .367 | GE .571 | **0.620** | .60 |" in rows
    assert "| seeds | decoys hit | 1 | – | **0** | 0 |" in rows


def test_the_page_is_one_file_that_asks_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "figures.json").write_text(json.dumps(FIGURES), encoding="utf-8")
    (tmp_path / "reliability.json").write_text(json.dumps(RELIABILITY), encoding="utf-8")
    page = rendered(tmp_path, {"articles a second": "<b>18</b>"})
    assert "2 of 3 figures reach their long-term target" in page
    assert "&lt;b&gt;18&lt;/b&gt;" in page
    assert "The invented cases" not in page
    assert not re.search(r"https?://|<script|<link[^>]+href=\"(?!data:)", page)
