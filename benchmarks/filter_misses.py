"""What the filter before the parser costs: claims found with everything parsed, and those lost or changed when it is on.

    python benchmarks/filter_misses.py DATA [NUMBER]

DATA is a folder of evaluation sets in JSON lines (gvdb_dev, gva_2013_2015, muc_dev, idmc_dev are read, where there); NUMBER is how many
reports of each. A claim is lost when none with its evidence and body is found; changed when its source, assertion, place or time differs.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from testimonia.batch import read_row
from testimonia.extract import extract
from testimonia.extract.language import Analysis, Language
from testimonia.extract.page import lay_out
from testimonia.extract.passages import attention
from testimonia.records import NO_CASE, Claim, Document
from testimonia.workshop import tools_for

SETS = ("gvdb_dev", "gva_2013_2015", "muc_dev", "idmc_dev")


@dataclass(frozen=True)
class Everything(Language):
    """A language model that never only glances."""

    model: Language

    @property
    def code(self) -> str:
        return self.model.code

    @property
    def version(self) -> str:
        return self.model.version

    def analyse(self, text: str, start: int, end: int) -> Analysis:
        return self.model.analyse(text, start, end)

    glance = analyse


def documents(file: Path, number: int) -> Iterator[Document]:
    """The first reports of a set; of a set of incidents, the reports of each."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]
    reports = [report for row in rows for report in row.get("documents", [row])]
    for report in reports[:number]:
        document, _ = read_row(report)
        if isinstance(document, Document):
            yield document


def key(claim: Claim) -> tuple[Any, ...]:
    """What makes a claim the same claim."""
    return claim.evidence.start, claim.evidence.end, repr(claim.body)


def main(data: Path, number: int) -> None:
    """One line for each set."""
    tools = tools_for(NO_CASE)
    unfiltered = replace(tools, language=Everything(tools.language))
    for name in SETS:
        if not (data / f"{name}.jsonl").is_file():
            continue
        found = lost = gained = changed = words = parsed = 0
        for document in documents(data / f"{name}.jsonl", number):
            whole, some = ({key(claim): claim for claim in extract(document, one)} for one in (unfiltered, tools))
            found += len(whole)
            lost += len(whole.keys() - some.keys())
            gained += len(some.keys() - whole.keys())
            changed += sum(whole[one] != some[one] for one in whole.keys() & some.keys())
            page = lay_out(document, tools.language, attention(tools.lexicon))
            words += sum(len(one.tokens) for one in page.sentences)
            parsed += sum(len(one.tokens) for one in page.sentences if one.parsed)
        told = f"{found} claims, {lost} lost, {gained} gained, {changed} changed in source, place or time"
        print(f"{name}: {told}; {parsed / max(words, 1):.0%} of words parsed")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 150)
