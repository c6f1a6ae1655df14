from pathlib import Path

import pytest

from cases import load
from judging import Verdict
from phenomena import misses, rates, readable
from reading import told

TEXT = "At least 12 villagers were killed in Tarsa on Monday. Three women were injured."
CLAIM = "{{measure: {}, {}, said_by: [], status: {}}}"


def verdict(folder: Path, *claims: str, text: str = TEXT) -> Verdict:
    listed = f"claims: [{', '.join(claims)}]" if claims else "decoy: true"
    path = folder / "some.yaml"
    path.write_text(f"cases:\n  - {{phenomenon: x, field: conflict, text: '{text}', {listed}}}\n", encoding="utf-8")
    [case] = load([path])
    return Verdict(case, told(case.row))


KILLED = CLAIM.format("killed", "low: 12, high: null", "civilian")
INJURED = CLAIM.format("injured", "n: 3", "civilian")


def test_a_case_read_in_full_has_nothing_missed_and_nothing_too_much(tmp_path: Path) -> None:
    one = verdict(tmp_path, KILLED, INJURED)
    assert list(misses(one)) == []
    found = rates([one])
    assert (found.share("precision"), found.share("recall"), found.share("F1"), found.share("whole")) == (1, 1, 1, 1)


def test_a_claim_that_the_case_has_not_is_an_alarm(tmp_path: Path) -> None:
    one = verdict(tmp_path, KILLED)
    assert [claim.body.measure for claim in one.alarms] == ["injured"]
    assert rates([one]).share("precision") == 0.5


def test_a_claim_that_was_not_read_is_missed(tmp_path: Path) -> None:
    one = verdict(tmp_path, KILLED, INJURED, CLAIM.format("missing", "n: 40", "unknown"))
    assert [claim.measure for claim in one.missed] == ["missing"]
    assert rates([one]).share("recall") == pytest.approx(2 / 3)


def test_an_optional_claim_changes_nothing(tmp_path: Path) -> None:
    optional = CLAIM.format("injured", "n: 3, optional: true", "civilian")
    one = verdict(tmp_path, KILLED, optional)
    assert rates([one]).share("claims") == 1
    assert list(misses(one)) == []


def test_a_wrong_status_is_told(tmp_path: Path) -> None:
    one = verdict(tmp_path, KILLED.replace("civilian", "combatant"), INJURED)
    assert [line.split(":")[0] for line in misses(one)] == ["status"]
    assert rates([one]).share("status") == 0.5


def test_a_decoy_that_is_read_is_an_alarm(tmp_path: Path) -> None:
    assert len(verdict(tmp_path).alarms) == 2


def test_the_misses_of_kept_cases_are_not_shown(tmp_path: Path) -> None:
    one = verdict(tmp_path, KILLED)
    assert list(readable([one])) == [one]
    one.case.placed("kept")
    assert list(readable([one])) == []
