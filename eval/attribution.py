"""Attribution by itself: source, chain and assertion over the invented cases of tests/cases/voices, and over the reports read by hand.

    python eval/attribution.py                     the cases by phenomenon, as the program reads them
    python eval/attribution.py --blank             the same without a trained model
    python eval/attribution.py --seeds SHARED      who says the casualty claims of SHARED/gold/seeds.json (statements: eval/statements.py)
    python eval/attribution.py --errors            and every miss with its words

The source is right when the innermost speaker is the case's, and nobody where it has none; the chain when every name stands in its order;
the cue when it is the words that a case gives as its `cue`. Assertion and hedges must be the case's own.
"""

import argparse
import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import yaml

from testimonia.adapters.english import BlankEnglish, english
from testimonia.batch import read_row
from testimonia.extract.attribution.voices import Voice, hear
from testimonia.extract.language import Language
from testimonia.extract.page import Draft, Page, lay_out
from testimonia.records import NO_CASE, Block, Casualty, Claim, Dated, Document, Event
from testimonia.records.document import BlockKind
from testimonia.workshop import tools_for

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "cases" / "voices"
PUBLISHED = Dated(date=dt.date(2024, 5, 20), precision="day")
COLUMNS = ("source", "chain", "cue", "assertion", "hedges", "all")
Row = dict[str, Any]
Scores = dict[str, bool]


def page_of(case: Row, language: Language) -> Page:
    """The text of a case as a page: a headline where it has one, then one block for each paragraph."""
    parts = [("headline", case["headline"])] if "headline" in case else []
    parts += [(case.get("block", "paragraph"), part.strip()) for part in re.split(r"\n\n", case.get("text", "")) if part.strip()]
    text, blocks = "", list[Block]()
    for kind, part in parts:
        end = len(text) + len(part)
        blocks.append(Block(kind=cast("BlockKind", kind), start=len(text), end=end, locator="case", author=case.get("author")))
        text += part + "\n\n"
    document = Document(capture="capture-case", name="case", text=text, blocks=tuple(blocks), published=PUBLISHED, language="en")
    return lay_out(document, language)


def heard(case: Row, language: Language) -> Voice:
    """The voice at the words of a case."""
    page = page_of(case, language)
    start = page.text.index(case["at"])
    draft = Draft(start=start, end=start + len(case["at"]), anchor=start, body=Event(plover="ASSAULT"))
    return hear(page, tools_for(NO_CASE).lexicon).of(draft)


def judged(case: Row, voice: Voice) -> Scores:
    """What is right of a voice."""
    ours, gold = list(voice.attribution.said_by), case.get("said_by", [])
    scores = {
        "source": ours[:1] == gold[:1],
        "chain": ours == gold,
        "assertion": voice.assertion == case.get("assertion", "asserted"),
        "hedges": [hedge.lower() for hedge in voice.hedges] == case.get("hedges", []),
    }
    if "cue" in case:
        scores["cue"] = voice.attribution.cue is not None and voice.attribution.cue.quote.lower() == case["cue"]
    return {**scores, "all": all(scores.values())}


def cases() -> Iterator[Row]:
    """Every case of the folder."""
    for path in sorted(FOLDER.glob("*.yaml")):
        yield from yaml.safe_load(path.read_text(encoding="utf-8"))


def of_cases(language: Language, errors: bool) -> None:
    """Print the table over the cases, and the misses where they are asked for."""
    right, asked = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for case in cases():
        voice = heard(case, language)
        scores = judged(case, voice)
        for row in (case["phenomenon"], "every case"):
            right.update((row, column) for column, fits in scores.items() if fits)
            asked.update((row, column) for column in scores)
        if errors and not scores["all"]:
            print(f"{case['case']}: {case.get('text', case.get('headline'))}\n    at “{case['at']}”: {shown(voice)}")
    table(right, asked)


def shown(voice: Voice) -> str:
    """A voice in one line."""
    return f"{list(voice.attribution.said_by)} {voice.assertion} {list(voice.hedges)} {list(voice.reasons)}"


def table(right: Counter[tuple[str, str]], asked: Counter[tuple[str, str]]) -> None:
    """Print shares by phenomenon, the rows with most cases first."""
    rows = Counter({row: count for (row, column), count in asked.items() if column == "all"})
    print(f"| phenomenon | cases | {' | '.join(COLUMNS)} |\n|---|---|{'---|' * len(COLUMNS)}")
    for row, count in rows.most_common():
        shares = (f"{right[row, one] / asked[row, one]:.3f}" if asked[row, one] else "–" for one in COLUMNS)
        print(f"| {row} | {count} | {' | '.join(shares)} |")


def of_seeds(shared: Path, errors: bool) -> None:
    """Print how many casualty claims of the seeds are said by whom the gold says."""
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))["claims"]
    right = 0
    for path in sorted((shared / "seeds").glob("*.txt")):
        _, claims = read_row({"id": path.stem, "text": path.read_text(encoding="utf-8")})
        for entry in (one for one in gold if one["document"] == path.name):
            near = [claim for claim in claims if is_near(claim, entry)]
            fits = any(named(entry["said_by"], claim.attribution.said_by) for claim in near)
            right += fits
            if errors and not fits:
                print(f"{entry['quote']}\n    gold {entry['said_by']}, ours {[claim.attribution.said_by for claim in near]}")
    print(f"seeds: {right} of {len(gold)} casualty claims are said by whom the gold says")


def is_near(claim: Claim, entry: Row) -> bool:
    """Whether a claim is of the gold's measure and shares words with it."""
    shares = claim.evidence.start < entry["end"] and entry["start"] < claim.evidence.end
    return isinstance(claim.body, Casualty) and claim.body.measure == entry["measure"] and shares


def named(gold: list[str], ours: tuple[str, ...]) -> bool:
    """Whether one of the gold's names shares half its words with one of ours; where the gold has none, ours has none."""
    return any(2 * len(words(one) & words(other)) >= len(words(one)) for one in gold for other in ours) if gold else not ours


def words(name: str) -> frozenset[str]:
    """The words of a name in small letters."""
    return frozenset(re.findall(r"\w+", name.lower()))


def main() -> None:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=Path)
    parser.add_argument("--blank", action="store_true")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    if given.seeds:
        of_seeds(given.seeds, given.errors)
    else:
        of_cases(BlankEnglish() if given.blank else english(), given.errors)


if __name__ == "__main__":
    main()
