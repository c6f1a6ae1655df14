"""The invented cases: sentences in news style with everything that a careful person reads out of them. The format is in cases/README.md.

python eval/cases.py [FILE...]        check the files and count the cases by field, folder and phenomenon
"""

import argparse
import datetime as dt
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, PrivateAttr, ValidationError, model_validator

from testimonia.records.claim import AgeGroup, Assertion, MeasureName, PartKind, Sex, Status
from testimonia.records.count import Force, Qualifier, Shape

FOLDER = Path(__file__).resolve().parent / "cases"
Field = Literal["conflict", "crime", "disaster"]
Folder = Literal["dev", "kept"]
FOLDERS: tuple[Folder, ...] = get_args(Folder)
"""`dev`, on which rules are tuned, and `kept`, which only checks them."""

Words = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int) and not isinstance(value, bool) else value)]
"""Words of the text; a bare number in the YAML is taken for the words that it is."""

QUOTED = ("said_by", "perpetrators", "victims", "places", "includes", "mostly")
"""Keys whose entries must stand in the case's own words."""


class CaseError(ValueError):
    """A case file that breaks its form: which file, which case, what is wrong and what to do."""


class Form(BaseModel):
    """Every key is known and checked."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Expected(Form):
    """One claim of a case. `measure`, the number, `said_by` and `status` are always given; of the rest only what is written is scored."""

    measure: MeasureName
    n: int | None = None
    low: int | None = None
    high: int | None = None
    uncounted: bool = False
    count: Words | None = None
    qualifier: Qualifier | None = None
    force: Force | None = None
    shape: Shape | None = None
    said_by: tuple[str, ...]
    status: Status
    assertion: Assertion = "asserted"
    hedged: bool = False
    population: str | None = None
    groups: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    sex: Sex | None = None
    age: AgeGroup | None = None
    includes: tuple[str, ...] = ()
    mostly: tuple[str, ...] = ()
    perpetrators: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    manner: str | None = None
    part_of: int | None = None
    part_kind: PartKind | None = None
    quote: str | None = None
    optional: bool = False

    @model_validator(mode="after")
    def numbered(self) -> Self:
        """The number is given in one of three ways."""
        given = self.model_fields_set
        ways = ("n" in given) + ("low" in given or "high" in given) + self.uncounted
        if ways != 1:
            raise ValueError("give the number once: `n: 12`, or `low` and `high` (null is open), or `uncounted: true`")
        if ("low" in given) != ("high" in given):
            raise ValueError("give both `low` and `high`; null stands for an open end")
        if "low" in given and self.low is None and self.high is None:
            raise ValueError("a number open at both ends is `uncounted: true`")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} lies over high {self.high}")
        if self.part_kind and self.part_of is None:
            raise ValueError("a `part_kind` needs `part_of`, the place of the whole in the list, counted from 0")
        return self

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """Low and high; both None when uncounted."""
        return (self.n, self.n) if "n" in self.model_fields_set else (self.low, self.high)

    @property
    def worded(self) -> list[str]:
        """All words that must stand in the text."""
        single = [one for one in (self.count, self.population, self.quote) if one]
        return [*single, *(one for key in QUOTED for one in getattr(self, key))]


class Case(Form):
    """A short report and its claims, or a decoy without any."""

    phenomenon: str
    field: Field
    text: str
    headline: str | None = None
    published: dt.date | None = None
    claims: tuple[Expected, ...] = ()
    decoy: bool = False
    note: str | None = None
    _folder: Folder = PrivateAttr(default="dev")

    @model_validator(mode="after")
    def sound(self) -> Self:
        """Words stand in the text, parts have a whole, and a decoy has no claim."""
        if self.decoy == bool(self.claims):
            raise ValueError("a decoy has no claims; any other case has one or more (else write `decoy: true`)")
        whole = folded(f"{self.headline or ''}\n{self.text}")
        for place, claim in enumerate(self.claims):
            if lost := [words for words in claim.worded if folded(words) not in whole]:
                raise ValueError(f"claim {place}: {lost[0]!r} does not stand in the text; write the words as the text has them")
            if claim.part_of is not None and (claim.part_of == place or not 0 <= claim.part_of < len(self.claims)):
                raise ValueError(f"claim {place}: part_of {claim.part_of} is no other claim of the list, counted from 0")
        return self

    @property
    def key(self) -> str:
        """An id that follows from the text."""
        return hashlib.sha256(f"{self.headline or ''}\n{self.text}".encode()).hexdigest()[:12]

    @property
    def folder(self) -> Folder:
        """The folder of its file: `dev` or `kept`."""
        return self._folder

    def placed(self, folder: Folder) -> Self:
        """The same case, of a folder."""
        self._folder = folder
        return self

    @property
    def row(self) -> dict[str, Any]:
        """The case as a line of an evaluation set."""
        told = {"title": self.headline, "published": self.published.isoformat() if self.published else None}
        return {"id": f"case-{self.key}", "text": self.text, **{key: value for key, value in told.items() if value}}


def folded(words: str) -> str:
    """Words without case, with single spaces."""
    return " ".join(words.lower().split())


def files_of(*folders: Folder) -> list[Path]:
    """The files of these folders in order; of all without any."""
    return [file for folder in folders or FOLDERS for file in sorted((FOLDER / folder).glob("*.yaml"))]


def folder_of(file: Path) -> Folder:
    """The folder in which a file lies; a file from elsewhere counts as `dev`."""
    return "kept" if file.resolve().parent.name == "kept" else "dev"


def load(files: Iterable[Path] | None = None) -> list[Case]:
    """The cases of these files, else of every file in both folders. Raises CaseError; a text stands only once."""
    found: dict[str, str] = {}
    cases: list[Case] = []
    for file in files or files_of():
        for number, case in enumerate(cases_in(file), 1):
            place = f"{file.name}, case {number}"
            if case.key in found:
                raise CaseError(f"{place}: the same text stands in {found[case.key]}; leave one out")
            found[case.key] = place
            cases.append(case)
    return cases


def cases_in(file: Path) -> Iterable[Case]:
    """The cases of one file in order."""
    try:
        listed = yaml.safe_load(file.read_text(encoding="utf-8"))
    except yaml.YAMLError as fault:
        raise CaseError(f"{file.name}: is no YAML: {fault}; put sentences in double quotes") from fault
    if not isinstance(listed, dict) or not isinstance(listed.get("cases"), list):
        raise CaseError(f"{file.name}: a file holds a list under `cases`")
    for number, body in enumerate(listed["cases"], 1):
        yield checked(file, number, body).placed(folder_of(file))


def checked(file: Path, number: int, body: Any) -> Case:
    """One case, or a CaseError that names the place and the fault."""
    try:
        return Case.model_validate(body)
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ", ".join(str(part) for part in first["loc"])
        told = str(body.get("text", ""))[:60] if isinstance(body, dict) else repr(body)[:60]
        raise CaseError(f"{file.name}, case {number} (“{told}…”){', ' + where if where else ''}: {first['msg']}") from fault


def main() -> None:
    """Check and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    try:
        cases = load(parser.parse_args().files or None)
    except CaseError as fault:
        sys.exit(str(fault))
    claims, decoys = sum(len(one.claims) for one in cases), sum(one.decoy for one in cases)
    print(f"{len(cases)} cases with {claims} claims, {decoys} of them decoys; {len({one.phenomenon for one in cases})} phenomena")
    for title, counted in (("field", Counter(one.field for one in cases)), ("folder", Counter(one.folder for one in cases))):
        print(f"{title}: " + ", ".join(f"{key} {number}" for key, number in sorted(counted.items())))
    for phenomenon, number in sorted(Counter(one.phenomenon for one in cases).items()):
        print(f"{number:5}  {phenomenon}")


if __name__ == "__main__":
    main()
