"""Dates as bylines and datelines write them."""

import datetime as dt

import pytest

from testimonia.read.byline import byline_of
from testimonia.read.dates import find_dates, from_iso
from testimonia.records import UNKNOWN_DATE, Dated

NINTH = Dated(date=dt.date(2025, 3, 9), precision="day")


@pytest.mark.parametrize(
    "words",
    ["9 March 2025", "March 9, 2025", "March 09, 2025", "9th of March 2025", "Mar. 9, 2025", "09 Mar 2025", "Sunday, 9 March 2025",
     "2025-03-09",
     "2025/03/09", "2025-03-09T08:15:00+01:00", "9 MAR 25", "9 de marzo de 2025", "9. März 2025", "9 mars 2025", "MARCH 9 2025"],
)  # fmt: skip
def test_every_way_to_write_a_day(words: str) -> None:
    assert [found.dated for found in find_dates(f"Published {words} by Ana Roe")] == [NINTH]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("March 2025", Dated(date=dt.date(2025, 3, 1), precision="month")),
        ("03/09/2025", Dated(date=dt.date(2025, 1, 1), precision="year")),
        ("23/09/2025", Dated(date=dt.date(2025, 9, 23), precision="day")),
        ("09/23/2025", Dated(date=dt.date(2025, 9, 23), precision="day")),
        ("14 MAY 89", Dated(date=dt.date(1989, 5, 14), precision="day")),
    ],
)
def test_a_date_says_how_much_of_it_is_known(words: str, wanted: Dated) -> None:
    assert [found.dated for found in find_dates(words)] == [wanted]


@pytest.mark.parametrize(
    "words", ["31 June 2024", "0/0/2024", "March 9", "Sunday", "yesterday", "13 people in 2024", "killed 3 may 20 more"]
)
def test_no_date_is_made_up(words: str) -> None:
    assert find_dates(words) == []


@pytest.mark.parametrize("value", [None, 20250309, "", "soon", ["2025-03-09"], "2025-13-40"])
def test_a_machine_date_that_is_none_is_unknown(value: object) -> None:
    assert from_iso(value) == UNKNOWN_DATE


def test_machine_dates() -> None:
    assert from_iso("2025-03-09T23:59:59Z") == from_iso("20250309") == from_iso(" 2025-03-09 ") == NINTH
    assert from_iso("2025-03").precision == "month"
    assert from_iso("2025").precision == "year"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Roe", "Ana Roe"),
        ("BY ANA ROE, STAFF WRITER", "ANA ROE"),
        ("by Ana Roe and Ben Obi in Port Amara", "Ana Roe and Ben Obi"),
        ("Ana Roe | 9 March 2025", "Ana Roe"),
        ("9 March 2025 - by Ana al-Roe", "Ana al-Roe"),
        ("Written by: Ana Roe 9 March 2025 3:45 pm", "Ana Roe"),
        ("Port Amara, 9 March 2025", None),
        ("Middle East | 9 March 2025", None),
        ("Updated 3:45 pm", None),
        ("[SIGNED] HILL GUARD COMMAND, 9 MARCH 2025", "HILL GUARD COMMAND"),
    ],
)
def test_writers(line: str, author: str | None) -> None:
    found = byline_of(line)
    assert found is not None
    assert found.author == author


@pytest.mark.parametrize(
    "line",
    ["By Friday, 30 people had been killed", "By Friday, the road was open again.",
     "The bulletin was released by the Monitor on Sunday evening.",
     "March 2025 was the worst month for the villages of Tarsa", "Six die in fire at covered market"],
)  # fmt: skip
def test_sentences_are_no_bylines(line: str) -> None:
    assert byline_of(line) is None
