"""The steps one by one, in every format, and the way back from a figure to its bytes."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from testimonia import workshop
from testimonia.cli.output import cell

from .conftest import Run


def test_read_prints_the_contract(run: Run, reports: Path) -> None:
    ran = run("read", reports / "harbour-post.txt", "--format", "jsonl")
    assert ran.status == 0, ran.err
    text = (reports / "harbour-post.txt").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert {row["measure"] for row in rows} == {"killed"}
    for row in rows:
        assert text[row["start"] : row["end"]] == row["quote"]
    monitor = next(row for row in rows if "Coast Monitor" in " ".join(row["said_by"]))
    assert (monitor["count"]["low"], monitor["count"]["high"], monitor["status"]) == (41, None, "civilian")


@pytest.mark.parametrize("kind", ["event", "statement", "measure", "all"])
def test_read_prints_other_kinds(run: Run, reports: Path, kind: str) -> None:
    ran = run("read", reports / "harbour-post.txt", "--format", "jsonl", "--kind", kind)
    kinds = {json.loads(line).get("kind", "casualty") for line in ran.out.splitlines()}
    assert kinds <= ({"casualty", "event", "statement", "measure"} if kind == "all" else {kind})
    assert kinds or kind == "event"


def test_read_with_several_processes_gives_the_same(run: Run, tmp_path: Path) -> None:
    rows = [
        {"id": f"r{n}", "text": f"At least {n + 2} people were killed in Tarsa, police said.", "published": "2031-05-09"} for n in range(30)
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    one, two = (run("read", tmp_path / "rows.jsonl", "--format", "jsonl", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.out == two.out
    assert len(one.out.splitlines()) == 30


def test_reconcile_clusters_keeps_the_contract(run: Run, tmp_path: Path) -> None:
    texts = [
        "Two men were killed and three people wounded in Tarsa on Friday, police said.",
        "Two people died and three were hurt in a shooting.",
    ]
    documents = [{"id": str(n), "text": text, "title": "", "published": "2031-05-10", "url": ""} for n, text in enumerate(texts)]
    (tmp_path / "clusters.jsonl").write_text(json.dumps({"id": "x", "documents": documents}) + "\n", encoding="utf-8")
    row = json.loads(run("reconcile", tmp_path / "clusters.jsonl", "--format", "jsonl").out)
    assert row["id"] == "x"
    assert row["killed"]["best"] == 2
    assert row["injured"]["best"] == 3


def test_places_have_coordinates(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Heavy rain fell in Nairobi and in Mombasa on Monday.", encoding="utf-8")
    rows = [json.loads(line) for line in run("places", tmp_path / "a.txt", "--format", "jsonl").out.splitlines()]
    found = {row["quote"]: (round(row["lat"]), round(row["lon"])) for row in rows}
    assert found == {"Nairobi": (-1, 37), "Mombasa": (-4, 40)}


def test_explain_reaches_the_bytes(run: Run, reports: Path, tmp_path: Path) -> None:
    run("report", reports, "-o", tmp_path / "out")
    tolls = [json.loads(line) for line in (tmp_path / "out" / "tolls.jsonl").read_text(encoding="utf-8").splitlines()]
    killed = next(row for row in tolls if row["policy"] == "joint-1" and row["low"] == 60)
    ran = run("explain", killed["id"], "--format", "jsonl")
    assert ran.status == 0, ran.err
    assert "At least 60 people were killed in Tarsa" in ran.out
    assert hashlib.sha256((reports / "evening-star.txt").read_bytes()).hexdigest() in ran.out
    assert run("explain", "toll-zzz").status == 2


@pytest.mark.parametrize("show", ["entities", "incidents", "origins", "copies"])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_resolve_in_every_format(run: Run, reports: Path, show: str, form: str) -> None:
    run("capture", reports)
    ran = run("resolve", "--show", show, "--format", form)
    assert ran.status == 0, ran.err
    if form == "json":
        assert isinstance(json.loads(ran.out), list)
    if form == "csv" and show == "origins":
        assert "Coast Monitor" in {row["name"] for row in csv.DictReader(io.StringIO(ran.out))}


def test_casebook_is_whole_and_says_when_it_is_not(run: Run, reports: Path, tmp_path: Path) -> None:
    run("report", reports, "-o", tmp_path / "out")
    assert run("casebook", "verify").status == 0
    kept = next(
        path
        for path in (tmp_path / "casebook").rglob("*")
        if path.is_file() and b"Coast Monitor" in path.read_bytes() and path.suffix == ""
    )
    kept.chmod(0o644)
    kept.write_bytes(kept.read_bytes().replace(b"Coast", b"Ghost"))
    ran = run("casebook", "verify")
    assert ran.status == 1
    assert "fault:" in ran.err


def test_casebook_export_writes_tables(run: Run, reports: Path, tmp_path: Path) -> None:
    run("report", reports, "-o", tmp_path / "out")
    assert run("casebook", "export", tmp_path / "tables").status == 0
    assert {path.name for path in (tmp_path / "tables").iterdir()} >= {"captures.parquet", "documents.parquet", "claims.parquet"}
    assert run("casebook", "export", tmp_path / "tables").status == 2


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@cmd", "\t=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text).startswith("'")
    assert cell(-5) == "-5"


@pytest.mark.parametrize("verb", ["read", "places"])
def test_with_a_casebook_what_is_known_is_not_read_again(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    bare = run(verb, reports, "--format", "jsonl")
    first = run(verb, reports, "--format", "jsonl", "--casebook", tmp_path / "kept")

    def never(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(workshop, "read", never)
    again = run(verb, reports, "--format", "jsonl", "--casebook", tmp_path / "kept")
    assert sorted(first.out.splitlines()) == sorted(again.out.splitlines()) == sorted(bare.out.splitlines())
    assert bare.out


def test_another_language_is_kept_and_not_read(run: Run, tmp_path: Path) -> None:
    text = "Le gouvernement a annoncé mardi que 12 personnes ont été tuées dans la ville de Tarsa, selon la police locale et les témoins."
    (tmp_path / "fr.txt").write_text(text, encoding="utf-8")
    ran = run("read", tmp_path / "fr.txt", "--format", "jsonl", "--kind", "all")
    assert (ran.status, ran.out) == (0, "")
    assert "fr is in another language (fr)" in ran.err


def test_a_faulty_cluster_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clusters.jsonl").write_bytes(b'{"id": "a", "documents": []}\n{"id": "b"}\n\xff\n')
    ran = run("reconcile", tmp_path / "clusters.jsonl", "--format", "jsonl")
    assert ran.status == 2
    assert "clusters.jsonl, line 2: an incident needs" in ran.err


def test_a_full_or_closed_place_is_one_line(run: Run, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "wall").write_text("a file, not a folder", encoding="utf-8")
    ran = run("report", reports, "-o", tmp_path / "wall" / "out")
    assert ran.status == 1
    assert ran.err.startswith("testimonia: ")
    assert ran.err.count("\n") == 1
