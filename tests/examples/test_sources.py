"""The sample case is complete, its built files are up to date, and its expectations quote what stands in it."""

import html
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).resolve().parent
EXPECTED = yaml.safe_load((HERE / "expected" / "halvane.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    subprocess.run([sys.executable, "examples/build.py", str(folder)], cwd=root, check=True, capture_output=True)
    return folder


def content(path: Path) -> Any:
    """What a file holds; for Word files the members, as their packing differs between machines."""
    if path.suffix != ".docx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_built_files_are_up_to_date(root: Path, built: Path) -> None:
    made = sorted(path.name for path in built.iterdir())
    assert {Path(name).suffix for name in made} == {".pdf", ".docx", ".eml"}
    assert [name for name in made if content(built / name) != content(root / "examples" / "halvane" / name)] == []


def test_the_readme_says_what_each_file_is_for(root: Path) -> None:
    readme = (root / "examples" / "README.md").read_text(encoding="utf-8")
    files = sorted(path.name for path in (root / "examples" / "halvane").iterdir())
    assert len(files) > 12
    assert [name for name in files if f"`{name}`" not in readme] == []


def test_no_file_is_large(root: Path) -> None:
    assert [path.name for path in (root / "examples").rglob("*") if path.is_file() and path.stat().st_size > 100_000] == []


@pytest.mark.parametrize("name", EXPECTED["documents"])
def test_an_expectation_agrees_with_itself(name: str) -> None:
    for entry in EXPECTED["documents"][name]["claims"]:
        low, high = entry["count"]
        assert low is None or high is None or low <= high
        qualifiers = {"at_least": high is None, "more_than": high is None, "at_most": low is None, "exact": low == high}
        assert qualifiers.get(entry["qualifier"], low != high), entry["quote"]


def plain(text: str) -> str:
    """The words alone, so that line breaks and quotation marks make no difference."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def source(root: Path, name: str) -> str:
    """What a report says, tags taken out, from its file or from the text that it is built from."""
    files = [path for path in (root / "examples").rglob(f"{name}.*") if path.suffix in (".txt", ".html", ".md")]
    text = files[0].read_text(encoding="utf-8") if files else row(root, name)
    return plain(html.unescape(re.sub(r"<[^>]+>", " ", text)))


def row(root: Path, name: str) -> str:
    """A report that is a line of the table."""
    lines = (root / "examples" / "halvane" / "radio-monitor.jsonl").read_text(encoding="utf-8").splitlines()
    found = next(one for one in map(json.loads, lines) if one["id"] == name)
    return f"{found['title']} {found['text']}"


@pytest.mark.parametrize("name", EXPECTED["documents"])
def test_an_expectation_quotes_what_stands_in_the_text(root: Path, name: str) -> None:
    text, entry = source(root, name), EXPECTED["documents"][name]
    acts = [one for one in EXPECTED["case"]["positions"] + EXPECTED["case"]["measures"] if one["document"] == name]
    quotes = [one["quote"] for one in entry["claims"] + entry.get("decoys", []) + acts]
    assert [quote for quote in quotes if plain(quote) not in text] == []
