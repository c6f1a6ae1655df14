"""The comparison itself: what it takes for a match, and what it calls a fault."""

import datetime as dt
from typing import Any

import pytest

from expectation import faults, hits, named, overlaps, pair
from testimonia.records import Attribution, Casualty, Claim, Count, Evidence, Period, Population, Speaker

QUOTE = "At least 20 gendarmes were killed in Tarsa"
ENTRY: dict[str, Any] = {"quote": QUOTE, "measure": "killed", "count": [20, None], "qualifier": "at_least", "population": "gendarmes"}


def claim(quote: str = QUOTE, low: int | None = 20, high: int | None = None, said_by: tuple[str, ...] = ()) -> Claim:
    count = Count(text="at least 20", low=low, high=high, qualifier="at_least" if high is None else "exact")
    return Claim(
        evidence=Evidence(document="document-1", start=0, end=len(quote), quote=quote),
        block="paragraph",
        attribution=Attribution(chain=tuple(Speaker(name=name, named=True) for name in said_by)),
        body=Casualty(measure="killed", count=count, population=Population(words="gendarmes", status="combatant")),
        period=Period(start=dt.date(2024, 5, 2), precision="day"),
    )


def test_a_claim_pairs_with_its_likeness_alone() -> None:
    other = {**ENTRY, "quote": "twenty gendarmes and more had died at the pass", "optional": True}
    result = pair([other, ENTRY], [claim(), claim(low=30), claim("Elsewhere nobody spoke of it")])
    assert [entry["quote"] for entry, _ in result.pairs] == [QUOTE]
    assert result.missing == ()
    assert len(result.spurious) == 2


def test_what_is_wanted_and_not_there_is_missing_unless_optional() -> None:
    result = pair([ENTRY, {**ENTRY, "optional": True}], [])
    assert result.missing == (ENTRY,)


@pytest.mark.parametrize(
    ("entry", "said_by", "words"),
    [
        (ENTRY, (), ""),
        (ENTRY, ("the Coast Monitor",), "where the text speaks itself"),
        ({**ENTRY, "said_by": ["Coast Monitor"]}, ("the Coast Monitor",), ""),
        ({**ENTRY, "said_by": ["Coast Monitor"]}, (), "'Coast Monitor' is not among"),
        ({**ENTRY, "said_by": ["Coast Monitor"], "own": True}, (), ""),
        ({**ENTRY, "status": "civilian"}, (), "status is 'combatant'"),
        ({**ENTRY, "places": ["Tarsa"]}, (), "place 'Tarsa'"),
        ({**ENTRY, "hedged": True}, (), "hedged is False"),
        ({**ENTRY, "assertion": ["forecast", "hypothetical"]}, (), "assertion is 'asserted'"),
        ({**ENTRY, "period": [dt.date(2024, 5, 2), None]}, (), ""),
        ({**ENTRY, "period": [dt.date(2024, 5, 3), None]}, (), "period is"),
        ({**ENTRY, "population": "fighters of the Front"}, (), "population is 'gendarmes'"),
    ],
)
def test_faults_are_told_one_by_one(entry: dict[str, Any], said_by: tuple[str, ...], words: str) -> None:
    found = faults(entry, claim(said_by=said_by))
    assert len(found) == bool(words)
    assert words in "".join(found)


def test_names_and_quotes_meet_whatever_their_marks() -> None:
    assert named("Halvane Rights Network", "the Halvane Rights Network (HRN)")
    assert named("Halvane Rights Network", "HRN")
    assert not named("Coast Monitor", "Interior Ministry")
    assert not named("Coast Monitor", "CM")
    assert overlaps("“counted 14 or 15”", "the nurse counted 14\nor 15 there")
    assert not overlaps("41 in Tarsa", "a second field is being measured")


def test_a_decoy_is_hit_by_an_asserted_count_that_stands_in_it() -> None:
    decoy = {"quote": f"Related: {QUOTE}", "why": "a related story"}
    assert hits([decoy], [claim()], []) == [f"“{QUOTE}” (a related story)"]
    assert hits([decoy], [claim()], [{**ENTRY, "optional": True}]) == []
    assert hits([decoy], [claim("At least 20 gendarmes were killed in Lodemar")], []) == []
