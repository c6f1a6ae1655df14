"""The whole line on a folder: the same result in any order, nothing read twice, copies without weight, and every exit status."""

import json
import shutil
from pathlib import Path

import pytest

from testimonia import workshop

from .conftest import Run


def tolls(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "tolls.jsonl").read_text(encoding="utf-8").splitlines()]


def test_report_writes_a_page_and_says_where(run: Run, reports: Path, tmp_path: Path) -> None:
    ran = run("report", reports, "-o", tmp_path / "out")
    assert ran.status == 0, ran.err
    assert str(tmp_path / "out" / "report.html") in ran.out
    assert (tmp_path / "out" / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    joint = {row["quantity"]: row for row in tolls(tmp_path / "out") if row["policy"] == "joint-1"}
    assert max(row["low"] or 0 for row in joint.values() if "killed" in str(row["quantity"])) == 60


def test_a_second_run_reads_nothing_and_gives_the_same_page(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("report", reports, "-o", tmp_path / "first")

    def never(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(workshop, "read", never)
    again = run("report", reports, "-o", tmp_path / "second")
    assert again.status == 0, again.err
    for name in ("report.html", "claims.jsonl", "tolls.jsonl"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()


def test_the_order_of_input_changes_nothing(run: Run, reports: Path, tmp_path: Path) -> None:
    files = sorted(reports.iterdir())
    run("report", *files, "-o", tmp_path / "up", "--casebook", tmp_path / "a")
    run("report", *reversed(files), "-o", tmp_path / "down", "--casebook", tmp_path / "b")
    for name in ("claims.jsonl", "tolls.jsonl"):
        assert (tmp_path / "up" / name).read_bytes() == (tmp_path / "down" / name).read_bytes()


def test_a_copied_report_adds_a_document_and_no_origin(run: Run, reports: Path, tmp_path: Path) -> None:
    run("report", reports, "-o", tmp_path / "before", "--casebook", tmp_path / "a")
    text = (reports / "harbour-post.txt").read_text(encoding="utf-8")
    (reports / "morning-echo.txt").write_text(text.replace("Over 40 villagers killed in Tarsa", "Dozens dead in Tarsa"), encoding="utf-8")
    shutil.copy(reports / "evening-star.txt", reports / "evening-star-2.txt")
    ran = run("report", reports, "-o", tmp_path / "after", "--casebook", tmp_path / "b")
    assert ran.out.splitlines()[-2].startswith("4 reports, 1 of them copies")
    columns = ("quantity", "policy", "low", "best", "high", "origins", "unnamed")
    before, after = ({tuple(row[key] for key in columns) for row in tolls(tmp_path / name)} for name in ("before", "after"))
    assert before <= after, "a copy changes no toll"


def test_an_unreadable_file_is_listed_and_the_rest_goes_on(run: Run, reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(64))
    ran = run("report", reports, "-o", tmp_path / "out")
    assert ran.status == 3
    assert "empty.txt: empty" in ran.err
    assert "photo.jpg: unsupported" in ran.err
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "photo.jpg" in page


def test_nothing_readable_is_said_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    ran = run("report", tmp_path / "void", "-o", tmp_path / "out")
    assert (ran.status, ran.out) == (4, "")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [("report", "nowhere", "-o", "out"), ("read", "nowhere"), ("resolve",), ("explain", "toll-0")],
    ids=["no folder", "no file", "no casebook", "no casebook to explain"],
)
def test_wrong_usage_is_one_line_and_leaves_nothing_behind(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert ran.status in (1, 2)
    assert ran.err.startswith("testimonia: ")
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_option_is_wrong_usage(run: Run) -> None:
    assert run("report", "--colour").status == 2
