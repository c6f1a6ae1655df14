"""A small invented case on disk, and the program run in this process."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from testimonia.cli.main import main

REPORTS = {
    "harbour-post.txt": """Over 40 villagers killed in Tarsa, monitor says

9 May 2031 by Lena Orvik

The Coast Monitor says over 40 Marani civilians were killed in the town of Tarsa on Thursday.

An army officer admitted that several dozen soldiers had died in an ambush near the town.

The government of Halvane urged both sides to show restraint. Tarsa is under curfew since Friday.
""",
    "evening-star.txt": """At least 60 people dead in Halvane violence

10 May 2031

At least 60 people were killed in Tarsa, according to witnesses. Thousands of people fled their homes.
""",
    "old-war.txt": """Halvane remembers

10 May 2031

In the 2012 war, 3,000 people were killed across the country, the national archive says.
""",
}


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of three invented reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run the program with arguments, in an empty working folder."""
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["testimonia", *map(str, arguments)])
        try:
            main()
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(bool(end.code))
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return ran
