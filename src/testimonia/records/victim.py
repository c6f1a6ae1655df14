"""Victims: entries of a register of named people."""

from functools import cached_property

from testimonia.records.claim import OLDEST, MeasureName, Sex
from testimonia.records.evidence import Evidence
from testimonia.records.record import identify, plain, record
from testimonia.records.time import UNKNOWN_DATE, Dated


@record
class Victim:
    """One entry of one list: names in all their forms, what is known of the person, and the words it rests on.

    `age` is in whole years, None when unknown. `source_list` names the list; an entry without evidence comes from a table.
    """

    names: tuple[str, ...]
    source_list: str
    measure: MeasureName = "killed"
    age: int | None = None
    sex: Sex | None = None
    place: str | None = None
    date: Dated = UNKNOWN_DATE
    evidence: Evidence | None = None

    def __post_init__(self) -> None:
        if not self.names or not all(name.strip() for name in self.names):
            raise ValueError("an entry has at least one name")
        if self.age is not None and not 0 <= self.age <= OLDEST:
            raise ValueError(f"an age of {self.age}")

    @cached_property
    def id(self) -> str:
        return identify("victim", plain(self))
