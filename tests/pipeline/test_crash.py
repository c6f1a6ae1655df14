"""The program killed at any moment of a run leaves a casebook that opens, and from which the next run goes on to the same end."""

import random
import re
import sys
import time
from pathlib import Path

from store.killing import digest_of, outlives_kills, seconds

KILLS = 8


def test_a_killed_report_goes_on_to_the_same_page(reports: Path, tmp_path: Path) -> None:
    for number in range(20):
        text = f"Raid in Lode\n\n{number + 1} May 2031\n\nAt least {number + 2} villagers were killed in Lode, the Coast Monitor said.\n"
        (reports / f"note-{number:02}.txt").write_text(text, encoding="utf-8")

    def command(name: str) -> list[str]:
        folder = tmp_path / name
        return [sys.executable, "-m", "testimonia", "report", str(reports), "-o", str(folder), "--casebook", str(folder / "casebook")]

    began = time.monotonic()
    calm = digest_of(command("calm"), tmp_path / "calm" / "casebook")
    lasted = time.monotonic() - began
    chance = random.Random(20310509)
    waits = [seconds(lasted * chance.uniform(0.1, 0.9)) for _ in range(KILLS)]
    assert outlives_kills(command("killed"), tmp_path / "killed" / "casebook", waits) >= 1
    assert digest_of(command("killed"), tmp_path / "killed" / "casebook") == calm
    for name in ("report.html", "claims.jsonl", "tolls.jsonl"):
        pages = [(tmp_path / run / name).read_text(encoding="utf-8") for run in ("calm", "killed")]
        assert without_times(pages[0]) == without_times(pages[1])


def without_times(page: str) -> str:
    """A page without the moments of capture, in which two runs differ."""
    return re.sub(r"20\d\d-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?(\.\d+)?( UTC|\+00:00|Z)?|\d{1,2} \w+ 20\d\d,? \d\d:\d\d(:\d\d)?( UTC)?", "", page)
