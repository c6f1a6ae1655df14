"""Numbers, dates and rows in words."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import get_args

import pytest

from testimonia.publish import wording
from testimonia.publish.course import Figure, Series, of_one_day, risers
from testimonia.publish.figure import scale
from testimonia.publish.finding import finding_of
from testimonia.publish.index import Index
from testimonia.publish.note import note_of, sentence
from testimonia.publish.positions import matrix_of, positions
from testimonia.publish.timeline import told_once
from testimonia.publish.tollboard import Board, board_of, family
from testimonia.records import Account, Dated, Period, Quantity, Toll
from testimonia.records.claim import MeasureName, Plover

from publish.release_fixture import halvane  # isort: skip


@pytest.mark.parametrize(
    ("low", "high", "table", "sentence"),
    [
        (60, 60, "60", "60"),
        (24, 99, "24–99", "between 24 and 99"),
        (1001, None, "1,001 or more", "at least 1,001"),
        (None, 40, "at most 40", "at most 40"),
        (0, 40, "at most 40", "at most 40"),
        (0, 0, "0", "0"),
        (None, None, "no figure", "no figure"),
        (0, None, "no figure", "no figure"),
    ],
)
def test_intervals(low: int | None, high: int | None, table: str, sentence: str) -> None:
    assert wording.interval(low, high) == table
    assert wording.told(low, high) == sentence


def test_a_date_is_no_finer_than_it_is_known() -> None:
    day = dt.date(2031, 5, 1)
    assert wording.dated(Dated(date=day, precision="month")) == "May 2031"
    assert wording.dated(Dated(date=day, precision="year")) == "2031"
    assert wording.dated(Dated()) == "date not known"


def test_periods_say_what_is_open() -> None:
    start, end = dt.date(2031, 5, 3), dt.date(2031, 5, 9)
    assert wording.period(Period(start=start, end=end, precision="day")) == "3–9 May 2031"
    assert wording.period(Period(start=start, precision="day")) == "since 3 May 2031"
    assert wording.period(Period(end=end, hours=48, precision="day")) == "to 9 May 2031, 48 hours"
    assert wording.period(Period(words="in recent days")) == "in recent days"


def test_every_plover_type_is_one_position() -> None:
    types = Counter(kind for one in positions() for kind in one.types)
    assert set(types) == set(get_args(Plover))
    assert max(types.values()) == 1
    assert all(one.reason for one in positions())


def test_the_board_nests_parts_under_their_whole_and_ends_with_what_others_do_not_count() -> None:
    release = halvane()
    board = board_of(Index(release), release.accounts[0])
    rows = [(row.label, row.depth) for row in board.rows]
    assert rows[:4] == [
        ("people killed", 0),
        ("civilians killed", 1),
        ("Marani civilians killed", 2),
        ("civilians killed in Port Amara", 2),
    ]
    assert [measure for measure, _ in board.groups] == ["Killed", "Other harm"]
    displaced = next(row for row in board.rows if row.quantity.measure == "displaced")
    assert displaced.joint_only


def test_low_best_and_high_stand_together_where_they_differ() -> None:
    release = halvane()
    board = board_of(Index(release), release.accounts[0])
    words = {cell.toll.policy: cell.words for cell in board.rows[0].cells if cell.toll}
    assert words == {
        "joint-1": "1,018 or more",
        "ucdp-1": "803 · 1,018 · 1,540",
        "acled-1": "803",
        "airwars-1": "803–1,540",
        "ibc-1": "803–1,540",
    }


def test_the_finding_names_the_whole_its_parts_and_the_contradiction() -> None:
    release = halvane()
    index = Index(release)
    finding = finding_of((board_of(index, release.accounts[0]),))
    assert "".join(one.words for one in finding.lead) == (
        "All sources together support at least 1,018 people killed, among them at least 745 civilians and at least 148 armed opponents."
    )
    more = "".join(one.words for one in finding.more)
    assert "between 18,900 and 23,100 people displaced" in more
    assert "No source sets an upper bound on the whole." in more
    assert "One set of claims cannot all be true." in more


def board_with(name: str, *rows: tuple[MeasureName, str, int | None, int | None]) -> Board:
    """A board of joint tolls only: measure, label, low and high of each row."""
    quantities = [Quantity(incident=name, measure=measure, label=label) for measure, label, _, _ in rows]
    tolls = [
        Toll(quantity=quantity.id, policy="joint-1", low=low, best=None, high=high)
        for quantity, (_, _, low, high) in zip(quantities, rows, strict=True)
    ]
    account = Account(incident=name, quantities=tuple(quantities), tolls=tuple(tolls))
    return replace(board_of(Index(halvane()), account), name=name)


def told(*boards: Board, reports: int = 2) -> str:
    """The finding as text."""
    made = finding_of(boards, reports)
    return " ".join("".join(piece.words for piece in pieces) for pieces in (made.lead, made.more)).strip()


def test_a_finding_of_nobody_says_so() -> None:
    assert told(board_with("Lode", ("killed", "people killed", 0, 0))).startswith("All sources together support that nobody was killed.")
    assert "that no medics were injured in Lode." in told(board_with("Lode", ("injured", "medics injured in Lode", 0, 0)))
    both = told(board_with("Lode", ("killed", "people killed", 0, 0), ("injured", "people injured", 4, None)))
    assert "Also supported: at least 4 people injured." in both
    assert "No source sets an upper bound" not in both


def test_a_finding_of_one_is_in_the_singular() -> None:
    assert told(board_with("Lode", ("injured", "people injured", 1, None))).startswith(
        "All sources together support at least 1 person injured."
    )
    assert wording.of_one("civilian women killed in Port Amara") == "civilian woman killed in Port Amara"
    assert wording.of_one("massacres") == "massacre"
    assert wording.of_one("police and soldiers killed") == "police and soldiers killed"


def test_a_finding_of_one_report_does_not_speak_of_sources_together() -> None:
    assert told(board_with("Lode", ("killed", "people killed", 6, 6)), reports=1).startswith("The one report supports 6 people killed.")


def test_a_finding_without_figures_says_that_none_can_be_counted() -> None:
    assert told(board_with("Lode", ("killed", "people killed", None, None))).startswith("No figure for this incident can be counted")


def test_a_few_other_incidents_are_named_and_many_are_counted() -> None:
    first = board_with("Raids in Lode", ("killed", "people killed", 60, None))
    other = board_with("Fire in Tarsa", ("injured", "people injured", 12, 12))
    assert told(first, other).endswith(
        "These figures are for Raids in Lode. The reports speak of one other incident too: 12 people injured (Fire in Tarsa)."
    )
    assert told(first, *[other] * 5).endswith("The reports speak of five other incidents too.")


def test_the_change_of_a_revision_stands_beside_its_step_and_above_a_low_one() -> None:
    first, second, third = dt.date(2031, 5, 3), dt.date(2031, 5, 5), dt.date(2031, 5, 7)
    figures = (Figure(first, 100, None, ()), Figure(second, 400, None, (), 300), Figure(third, 401, None, (), 1))
    drawn = risers(Series("Coast Monitor", figures), scale.counts([100, 401], 326.0, 18.0), scale.Days(first, third, 66.0, 688.0), 0)
    assert drawn.count("<text") == 2
    assert "+300" in drawn
    assert "+1" in drawn


def test_a_change_has_its_sign() -> None:
    assert [wording.signed(one) for one in (1094, -12, 0, None)] == ["+1,094", "−12", "unchanged", ""]


def test_a_reason_is_told_as_a_sentence() -> None:
    assert sentence("pattern: passive") == "The harm is read by the pattern passive."
    assert sentence("heard by “said”") == "The speaker is heard by “said”."
    assert sentence("3 were hit, of whom 1 died") == "3 were hit, of whom 1 died."


def test_speakers_stand_by_position_with_the_body_spoken_for() -> None:
    matrix = matrix_of(Index(halvane()))
    said = {voice.name: {cell.position.label: len(cell.notes) for cell in voice.cells if cell.notes} for voice in matrix.voices}
    assert said["Halvane"] == {"accuses": 1, "concedes": 2, "threatens": 1}
    assert said["Southern League"] == {"calls for": 1}
    assert said["Rights Network"] == {"calls for": 1, "denies": 1}


def test_a_count_up_to_another_day_is_of_the_same_course_and_one_of_a_single_day_is_no_step() -> None:
    whole = Quantity(incident="incident-x", measure="killed", label="people killed")
    first, last = dt.date(2031, 5, 3), dt.date(2031, 5, 9)
    running = replace(whole, period=Period(start=first, end=last, precision="day"), label="people killed, 3–9 May 2031")
    daily = replace(whole, period=Period(start=last, end=last, precision="day"))
    assert family(whole) == family(running) == family(daily)
    assert family(replace(running, sex="female")) != family(running)
    assert [of_one_day(one) for one in (whole, running, daily)] == [False, False, True]


def test_a_deed_told_twice_in_the_same_words_stands_once() -> None:
    release = halvane()
    index = Index(release)
    note = note_of(index, release.claims[0])
    other = replace(note, id="claim-other", quote=note.quote.upper())
    (deed,) = told_once([note, other])
    assert (deed.note, deed.again) == (note, (other,))
