"""Which claims of the development sets a person would accept, as far as their gold can tell.

- **muc**: a claim that the scorer pairs with a group of the key, or with an optional one, or that tells a paired group again is accepted;
  any other is not. A claim that the program sets aside is accepted unless the key has a group that only it would have met. Combatants are
  left out, since the key leaves out fighting between armed sides.
- **seeds**, **cases**: paired by measure and bounds and of the right assertion, or telling a paired claim again: accepted.
- **gvdb**, **gva**: an asserted claim of killed or injured with a number is accepted when its least number is not over the gold's figure,
  of which it may be a part. Other claims are left out, and so are reports for which the gold has no victim at all: their sentences mostly
  tell of one.
- **idmc**: a claim of displacement that states the excerpt's figure is accepted, one that states another number is not; others are left
  out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases import files_of, load
from judging import Verdict
from phenomena import judged
from reading import Row, Told, reports
from scorers import Scorers, scorers
from scoring import lines_of
from sets import SETS, Set
from testimonia.codebook.confidence import Calibration
from testimonia.extract.confidence import looks, signs_of
from testimonia.records import Document

HARMS = ("killed", "injured")


@dataclass(frozen=True)
class Label:
    """One claim: its set, its document, the signs that it shows and whether it is accepted."""

    set: str
    document: str
    signs: frozenset[str]
    accepted: bool


def labels(shared: Path | None, calibration: Calibration, first: int | None, jobs: int = 1) -> Iterator[Label]:
    """The labelled claims of every set, the first so many documents of each, and of the invented cases but those kept apart."""
    for verdict in judged(load(files_of("dev")), jobs):
        yield from labelled("cases", verdict.told, of_case(verdict), calibration)
    if shared is None:
        return
    judge = scorers(shared)
    for one in SETS:
        for told, accepted in of_set(one, shared, judge, first, jobs):
            yield from labelled(one.name, told, accepted, calibration)


def labelled(name: str, told: Told, accepted: list[bool | None], calibration: Calibration) -> Iterator[Label]:
    """The labels of one document; None leaves a claim out."""
    if isinstance(told.document, Document):
        for look, fine in zip(looks(told.claims, told.document), accepted, strict=True):
            if look is not None and fine is not None:
                yield Label(name, str(told.source["id"]), signs_of(look, calibration), fine)


def of_set(one: Set, shared: Path, judge: Scorers, first: int | None, jobs: int) -> Iterator[tuple[Told, list[bool | None]]]:
    """Each document of a set with what its gold says of each claim."""
    lines = [] if one.task == "geo" else lines_of(one, shared)[:first]
    if one.task == "gva":
        flat = [{**document, "id": incident["id"], "gold": incident} for incident in lines for document in incident["documents"]]
        yield from ((told, of_toll(told.rows, told.source["gold"])) for told in reports(flat[:first], jobs))
    elif one.task == "seeds":
        gold = judge.claims.read_gold(shared / one.gold, shared / "seeds")
        yield from ((told, of_gold(told, gold[told.source["id"]], judge)) for told in reports(lines, jobs))
    else:
        yield from ((told, of_report(one, told, judge)) for told in reports(lines, jobs))


def of_report(one: Set, told: Told, judge: Scorers) -> list[bool | None]:
    """By the gold of one report."""
    if one.task == "gvdb":
        return of_toll(told.rows, told.source)
    return of_excerpt(told, judge) if one.task == "idmc" else of_message(told, judge)


def of_toll(rows: list[Row], gold: Row) -> list[bool | None]:
    """By the figures of an article or an incident."""
    if not any(gold[measure] for measure in HARMS):
        return [None] * len(rows)
    return [
        row["count"]["low"] <= gold[row["measure"]]
        if row["measure"] in HARMS and row["modality"] == "asserted" and row["count"]["low"] and row["count"]["qualifier"] != "vague"
        else None
        for row in rows
    ]


def of_excerpt(told: Told, judge: Scorers) -> list[bool | None]:
    """By the displaced of an excerpt."""
    given = [judge.contract.stated(row) if row["measure"] == "displaced" else set() for row in told.rows]
    return [told.source["quantity"] in numbers if numbers else None for numbers in given]


def of_message(told: Told, judge: Scorers) -> list[bool | None]:
    """By the key of a message."""
    required, optional = told.source["counts"], told.source["optional"]
    asked = [place for place, row in enumerate(told.rows) if judge.muc.answers([row])]
    given: list[Any] = judge.muc.answers(told.rows)
    met = {p: g for g, p in judge.matching.pair(required, given, judge.muc.meets)}
    rest = [index for index in range(len(given)) if index not in met]
    right = {*met, *(rest[p] for _, p in judge.matching.pair(optional, [given[index] for index in rest], judge.muc.meets))}
    unmet = [fill for place, fill in enumerate(required) if place not in set(met.values())]
    fine: list[bool | None] = [set_aside_rightly(row, unmet, judge) if row["modality"] != "asserted" else None for row in told.rows]
    for index, place in enumerate(asked):
        again = any(judge.muc.again(given[index], given[other]) for other in right)
        fine[place] = None if given[index].combatant else index in right or again
    return fine


def set_aside_rightly(row: Row, unmet: list[Row], judge: Scorers) -> bool:
    """Whether no group that nothing met would have been met by a claim that is not asserted."""
    answer = judge.muc.answers([{**row, "modality": "asserted"}])
    return not answer or not any(judge.muc.meets(fill, answer[0]) for fill in unmet)


def of_gold(told: Told, gold: Any, judge: Scorers) -> list[bool | None]:
    """By claims made by hand."""
    fine = [False] * len(told.rows)
    for likeness, with_count in ((judge.claims.strict, True), (judge.claims.uncounted, False)):
        places = [place for place, row in enumerate(told.rows) if judge.claims.counted(row) == with_count]
        wanted = [claim for claim in gold.claims if judge.claims.counted(claim) == with_count]
        given = [told.rows[place] for place in places]
        for g, p in judge.matching.pair(wanted, given, likeness):
            fine[places[p]] = wanted[g]["modality"] == given[p]["modality"]
    return list(fine)


def of_case(verdict: Verdict) -> list[bool | None]:
    """By an invented case."""
    alarms = {id(claim) for claim in verdict.alarms}
    fine: list[bool | None] = [id(claim) not in alarms for claim in verdict.told.claims]
    for g, p in verdict.pairs:
        fine[p] = verdict.case.claims[g].assertion == verdict.told.claims[p].assertion
    return fine
