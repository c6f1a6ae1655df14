"""Why a figure of an article or of an incident differs from the gold, by rule: GVDB, GVA and IDMC."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from causes import Fault, shown
from noise import DISPLACED, OWN, Asked, foreign, own, told_apart
from reading import Incident, Row, Told
from scorers import Scorers
from wording import SHOOTER, around, harmful, sentences

HARMS = ("killed", "injured")


@dataclass(frozen=True)
class Figure:
    """One measure of one article or incident: the gold, what the program gave, and the reports.

    `single` where the scorer takes the largest count of an article, so that victims told of apart are never added up.
    """

    name: str
    measure: str
    gold: int
    given: int
    other: int
    reports: tuple[Told, ...]
    single: bool = False


def articles(told: Iterable[Told], judge: Scorers) -> Iterator[Fault]:
    """The wrong figures of articles."""
    for one in told:
        for measure, other in zip(HARMS, HARMS[::-1], strict=True):
            given = judge.totals.largest(one.rows, measure)
            yield from judged(Figure(one.source["id"], measure, one.source[measure], given, one.source[other], (one,), single=True), judge)


def shootings(found: Iterable[Incident], judge: Scorers) -> Iterator[Fault]:
    """The wrong figures of incidents."""
    for one in found:
        for measure, other in zip(HARMS, HARMS[::-1], strict=True):
            toll = judge.totals.Toll.of(one.source, one.tolls, measure)
            yield from judged(Figure(one.source["id"], measure, toll.gold, toll.best, one.source[other], one.reports), judge)


def judged(figure: Figure, judge: Scorers) -> Iterator[Fault]:
    """The fault of a figure that is not the gold's."""
    if figure.gold == figure.given:
        return
    side = "missed" if figure.given < figure.gold else "false alarm"
    cause, sentence = too_small(figure, judge) if side == "missed" else too_large(figure, judge)
    if not states_gold(figure, judge):
        asked = Asked(figure.measure, figure.gold, figure.other, figure.given, [told.text for told in figure.reports])
        found = own(asked, judge)
        if not found and figure.single and told_apart(asked, judge):
            found = "victims told of apart, in no one number, and the scorer takes the largest"
        cause = f"{OWN}{found}" if found else cause
    yield Fault(figure.name, side, f"{figure.measure}: {cause}", f"{figure.measure} gold {figure.gold}, given {figure.given}", sentence)


def states_gold(figure: Figure, judge: Scorers) -> bool:
    """Whether a claim of the measure states the gold's number, so that some report does."""
    return figure.gold > 0 and any(figure.gold in judge.contract.stated(row) for _, row in rows_of(figure))


def rows_of(figure: Figure) -> list[tuple[Told, Row]]:
    """The claims of the measure with the reports that they stand in."""
    return [(told, row) for told in figure.reports for row in told.rows if row["measure"] == figure.measure]


def where(told: Told, row: Row) -> str:
    """A claim with its sentence."""
    return f"{shown(row)} <- {around(told.text, row['start'], row['end'])}"


def too_small(figure: Figure, judge: Scorers) -> tuple[str, str]:
    """Why fewer were given than the gold has."""
    rows = rows_of(figure)
    for told, row in rows:
        if figure.gold in judge.contract.stated(row) | {row["count"]["low"], row["count"]["high"]}:
            aside = row["modality"] != "asserted"
            return (f"read, set aside as {row['modality']}" if aside else "read, not chosen"), where(told, row)
    lines = [line for told in figure.reports for line in sentences(told.text)]
    shooter = next((line for line in lines if SHOOTER.search(line)), None)
    if shooter and figure.gold == figure.given + 1:
        return "a shooter who died or was hurt", shooter
    written = [line for line in lines if figure.gold in judge.numerals.numbers(line) and harmful(line)]
    if figure.gold > 1 and written:
        return "figure beside a harm word, not read", next((line for line in written if harmful(line, figure.measure)), written[0])
    if distinct(rows) >= figure.gold > 1:
        return "told one by one", " | ".join(where(*one) for one in rows[:4])
    return unread(figure, rows, lines)


def distinct(rows: list[tuple[Told, Row]]) -> int:
    """How many claims of one person with different words there are."""
    return len({row["population"] for _, row in rows if row["count"]["high"] == 1})


def unread(figure: Figure, rows: list[tuple[Told, Row]], lines: list[str]) -> tuple[str, str]:
    """The causes where no claim and no written number gives the figure."""
    harm = next((line for line in lines if harmful(line, figure.measure)), None)
    if figure.given == 0 and harm:
        return "harm word, nobody counted", harm
    swapped = next(
        ((told, row) for told in figure.reports for row in told.rows if row["measure"] in HARMS and row["count"]["low"] == figure.gold),
        None,
    )
    if swapped:
        return "read as another measure", where(*swapped)
    return "figure in no article", " | ".join(where(*one) for one in rows[:2]) or (lines[0] if lines else "")


def too_large(figure: Figure, judge: Scorers) -> tuple[str, str]:
    """Why more were given than the gold has."""
    found = [(told, row) for told, row in rows_of(figure) if figure.given in judge.contract.stated(row) | {row["count"]["low"]}]
    asserted = [one for one in found if one[1]["modality"] == "asserted"] or found
    sentence = " | ".join(where(*one) for one in asserted[:2])
    if not found:
        return "too large: added up", " | ".join(where(*one) for one in rows_of(figure)[:6])
    if figure.given == figure.other and figure.gold == 0:
        return "too large: figure of the other measure", sentence
    if figure.given == figure.gold + figure.other:
        return "too large: killed and injured together", sentence
    if figure.gold and any(figure.gold in judge.contract.stated(row) for _, row in rows_of(figure)):
        return "too large: the gold's figure read too", sentence
    if figure.gold == 0:
        return (
            "too large: the gold has no victim at all" if figure.other == 0 else "too large: the gold has the other harm only"
        ), sentence
    return "too large: other", sentence


def excerpts(told: Iterable[Told], judge: Scorers) -> Iterator[Fault]:
    """The excerpts whose displaced are not among the claims, or not the largest figure."""
    for one in told:
        values = [(row, judge.contract.stated(row)) for row in one.rows if row["measure"] == "displaced"]
        every = set().union(*(found for _, found in values))
        gold = one.source["quantity"]
        what = f"displaced {gold} {one.source['unit']} ({one.source['language']}), given {sorted(every)}"
        if gold not in every:
            yield Fault(one.source["id"], "missed", unread_displaced(one, values, judge), what, one.text)
        elif gold != max(every):
            yield Fault(one.source["id"], "false alarm", "a larger figure read too", what, one.text)


def unread_displaced(one: Told, values: list[tuple[Row, set[int]]], judge: Scorers) -> str:
    """Why the figure of an excerpt is not among its claims."""
    gold = one.source["quantity"]
    if any(re.sub(r"\D", "", row["count"]["text"]) == str(gold) for row, _ in values):
        return f"{OWN}read right; its words, thousands set apart by blanks, are read short by the scorer"
    if one.source["language"] == "en" and foreign(one.text):
        return f"{OWN}marked as English, written in another language"
    if one.source["language"] == "en" and not DISPLACED.search(one.text):
        return f"{OWN}nothing in the excerpt tells of displacement"
    others = [row["measure"] for row in one.rows if gold in judge.contract.stated(row)]
    if others:
        return f"read as {others[0]}"
    if one.source["language"] != "en":
        return "another language"
    return "wrong number" if values else "not read"
