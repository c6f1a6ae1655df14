"""Why an evaluation set and the program differ, by rule: the victim groups of the MUC messages, and claims against claims made by hand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from noise import OWN
from reading import Row, Told
from scorers import Scorers
from wording import about, around, harmful

ARMED = re.compile(
    r"\b(?:soldier|troop|guerrilla|rebel|insurgent|fighter|militant|terrorist|subversive|extremist|combatant|marine|ranger|police"
    r"|policem[ae]n|officer|sergeant|lieutenant|captain|colonel|guard|gunm[ae]n|criminal|sicario|contra)s?\b",
    re.IGNORECASE,
)
LONG = re.compile(
    r"\b(?:since|years?|months?|decade|so far|last (?:year|month|week)|during the|to date|annual\w*|19\d\d|weeks?|historic\w*)\b",
    re.IGNORECASE,
)


LEFT_OUT = "left out of the figures: fighters without a place in the key"
"""The scorer's first table holds unmatched combatants neither right nor wrong."""


@dataclass(frozen=True)
class Fault:
    """One difference: the document, on which side, the cause, what was asked or said, and the sentence."""

    document: str
    side: str
    cause: str
    what: str
    sentence: str


def shown(row: Row) -> str:
    """A claim in a few words."""
    count = row["count"]
    marks = [row["modality"] if row["modality"] != "asserted" else "", row["status"], "hedged" if row["hedged"] else ""]
    number = f"{count['text'] or '–'} [{count['low']}, {count['high']}]"
    return f"{row['measure']} {number} {row['population'] or ''} ({', '.join(filter(None, marks))})"


def messages(told: Iterable[Told], judge: Scorers) -> Iterator[Fault]:
    """The misses and false alarms of MUC messages."""
    for one in told:
        yield from Message(one, judge).faults()


class Message:
    """One MUC message with its key, paired as the scorer pairs it."""

    def __init__(self, told: Told, judge: Scorers) -> None:
        self.told, self.judge, self.muc = told, judge, judge.muc
        self.required: list[Row] = told.source["counts"]
        self.rows = [row for row in told.rows if judge.muc.answers([row])]
        self.given: list[Any] = judge.muc.answers(told.rows)
        self.pairs: list[tuple[int, int]] = judge.matching.pair(self.required, self.given, judge.muc.meets)

    def faults(self) -> Iterator[Fault]:
        """Misses first."""
        met, taken = {g for g, _ in self.pairs}, {p for _, p in self.pairs}
        for index, fill in enumerate(self.required):
            if index not in met:
                yield self.miss(fill, taken)
        rest = [index for index in range(len(self.given)) if index not in taken]
        excused = {
            rest[p] for _, p in self.judge.matching.pair(self.told.source["optional"], [self.given[p] for p in rest], self.muc.meets)
        }
        for index in rest:
            if index not in excused and not self.given[index].repeat:
                yield self.alarm(index, met)

    def miss(self, fill: Row, taken: set[int]) -> Fault:
        """Why a group of the key was not met."""
        cause, row = self.told_otherwise(fill, taken)
        near = about(fill["text"], self.told.text)
        sentence = next((one for one in near if harmful(one, fill["measure"])), near[0] if near else "")
        if row is None:
            cause = "no harm word known" if near else f"{OWN}victims not in the text"
            cause = "harm word, no proposal" if any(map(harmful, near)) else cause
        else:
            sentence = f"{shown(row)} <- {around(self.told.text, row['start'], row['end'])}"
        return Fault(self.told.source["id"], "missed", cause, f"{fill['measure']} {fill['n'] or 'PLURAL'} {fill['text']}", sentence)

    def told_otherwise(self, fill: Row, taken: set[int]) -> tuple[str, Row | None]:
        """The claim that comes nearest to a group of the key, and how it differs."""
        allowed, alike = self.muc.accepted(fill), self.judge.contract.alike
        same = [row for row in self.told.rows if alike(fill["text"], row["population"] or "") and row["population"]]
        aside = [row for row in self.told.rows if row["modality"] != "asserted" and self.counts(row) & allowed]
        if aside:
            return f"set aside as {aside[0]['modality']}", aside[0]
        for index, answer in enumerate(self.given):
            if answer.counts & allowed and index not in taken and fill["n"] != 1:
                return "taken for a repetition", self.rows[index]
        for row in same:
            if row["measure"] not in {measure for measure, _ in allowed} and self.numbers(row) & {n for _, n in allowed}:
                return "measure confused", row
        return next((("wrong number", row) for row in same if row["measure"] in {measure for measure, _ in allowed}), ("", None))

    def numbers(self, row: Row) -> set[int | None]:
        """The numbers of a claim; None for a vague one."""
        return set(self.judge.contract.stated(row)) or {None}

    def counts(self, row: Row) -> set[tuple[str, int | None]]:
        """The measure of a claim with each of its numbers."""
        return {(row["measure"], number) for number in self.numbers(row)}

    def alarm(self, index: int, met: set[int]) -> Fault:
        """Why a claim meets no group of the key."""
        row = self.rows[index]
        return Fault(
            self.told.source["id"],
            "false alarm",
            self.alarm_cause(index, row, met),
            shown(row),
            around(self.told.text, row["start"], row["end"]),
        )

    def alarm_cause(self, index: int, row: Row, met: set[int]) -> str:
        """The first cause that fits."""
        answer, alike = self.given[index], self.judge.contract.alike
        unmet = [fill for place, fill in enumerate(self.required) if place not in met]
        totals = sum(fill["n"] or 0 for fill in self.required if fill["measure"] == row["measure"])
        causes = {
            LEFT_OUT: answer.combatant,
            "wrong number": any(fill["measure"] == row["measure"] and alike(fill["text"], answer.population) for fill in unmet),
            "measure confused": any(n in answer.numbers for fill in unmet for _, n in self.muc.accepted(fill)),
            "repeated group in other words": any(self.muc.accepted(self.required[place]) & answer.counts for place in met),
            "total of several groups": bool(answer.numbers & {totals}) and totals > 1,
            "combatants by their words": ARMED.search(f"{row['population'] or ''} {row['quote']}") is not None and not self.required,
            "toll of a long time": LONG.search(around(self.told.text, row["start"], row["end"])) is not None,
            "part of a group, or group in parts": any(alike(fill["text"], answer.population) for fill in self.required),
            "no number said": not answer.numbers,
            "message without a template": not self.told.source["templates"],
        }
        return next((cause for cause, holds in causes.items() if holds), "other event or person")


def claims(told: Iterable[Told], gold: dict[str, Any], judge: Scorers) -> Iterator[Fault]:
    """The misses and false alarms of claims made by hand, counted ones by bounds and the others by their words."""
    for one in told:
        document = gold[judge.contract.document_id(str(one.source["id"]))]
        for likeness, with_count in ((judge.claims.strict, True), (judge.claims.uncounted, False)):
            wanted = [claim for claim in document.claims if judge.claims.counted(claim) == with_count and not claim.get("optional")]
            given = [row for row in one.rows if judge.claims.counted(row) == with_count]
            yield from compared(one, wanted, given, judge.matching.pair(wanted, given, likeness))


def compared(one: Told, wanted: list[Row], given: list[Row], pairs: list[tuple[int, int]]) -> Iterator[Fault]:
    """What is left of both sides."""
    met, taken = {g for g, _ in pairs}, {p for _, p in pairs}
    for index, claim in enumerate(wanted):
        if index not in met:
            same = [row for row in given if row["measure"] == claim["measure"] and row["quote"] in claim["quote"]]
            cause = "other bounds" if same else "not read"
            yield Fault(one.source["id"], "missed", cause, f"{claim['measure']} {claim['count']['text'] or '–'}", claim["quote"])
    for index, row in enumerate(given):
        if index not in taken:
            yield Fault(one.source["id"], "false alarm", "not in the gold", shown(row), around(one.text, row["start"], row["end"]))
