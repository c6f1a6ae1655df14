"""Compare what the program read out of a case with what a careful person reads out of it (tests/examples/expected)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from testimonia.publish.release import Release
from testimonia.records import Casualty, Claim, Document, MeasureTaken, Statement

Entry = dict[str, Any]


@dataclass(frozen=True)
class Pairing:
    """Counted claims of one document beside the expected ones: (expected, claim) pairs, what is missing and what is too much."""

    pairs: tuple[tuple[Entry, Claim], ...]
    missing: tuple[Entry, ...]
    spurious: tuple[Claim, ...]


def expected(path: Path) -> dict[str, Any]:
    """An expectation file."""
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def words(text: str) -> list[str]:
    """The words of a text without case and marks, so that line breaks and quotation marks make no difference."""
    return re.findall(r"\w+", text.casefold())


def overlaps(one: str, other: str) -> bool:
    """Whether two quotes are about the same words: one within the other, or half of the shorter shared."""
    first, second = words(one), words(other)
    if " ".join(first) in " ".join(second) or " ".join(second) in " ".join(first):
        return True
    shared = len(set(first) & set(second))
    return 2 * shared >= min(len(set(first)), len(set(second)))


def named(wanted: str, given: str) -> bool:
    """Whether a name given meets the one wanted: all its words, half of the words of both, or one the initials of the other."""
    first, second = ([word for word in words(name) if word not in ("the", "a", "an")] for name in (wanted, given))
    if initials(first) in second or initials(second) in first:
        return True
    shared = len(set(first) & set(second))
    return bool(first) and (set(first) <= set(second) or 4 * shared >= len(set(first)) + len(set(second)))


def initials(name: list[str]) -> str:
    """The initials of a name of three words or more; of a shorter one nothing that could be met."""
    return "".join(word[0] for word in name) if len(name) > 2 else "-"


def document_of(release: Release, name: str) -> Document:
    """The document of that name; an attachment may carry its number before its name."""
    found = [one for one in release.documents if one.name == name or re.fullmatch(rf"(.*!)?\d*-?{re.escape(name)}", one.name)]
    assert len(found) == 1, f"{name}: {len(found)} documents of this name among {sorted(one.name for one in release.documents)}"
    return found[0]


def counted(release: Release, document: Document) -> list[Claim]:
    """The counted casualty claims of a document, in order."""
    claims = [claim for claim in release.claims if claim.document == document.id]
    return [claim for claim in claims if isinstance(claim.body, Casualty) and claim.body.count.qualifier != "uncounted"]


def pair(entries: Sequence[Entry], claims: Sequence[Claim]) -> Pairing:
    """Expected and given claims paired one to one, the best likeness first; what is optional may be met but need not be."""
    ranked = sorted(
        ((likeness(entry, claim), -number, -place) for number, entry in enumerate(entries) for place, claim in enumerate(claims)),
        reverse=True,
    )
    by_entry, by_claim = dict[int, int](), dict[int, int]()
    for score, number, place in ranked:
        if score > 0 and -number not in by_entry and -place not in by_claim:
            by_entry[-number], by_claim[-place] = -place, -number
    return Pairing(
        pairs=tuple((entries[number], claims[place]) for number, place in sorted(by_entry.items())),
        missing=tuple(one for number, one in enumerate(entries) if number not in by_entry and not one.get("optional")),
        spurious=tuple(one for place, one in enumerate(claims) if place not in by_claim),
    )


def likeness(entry: Entry, claim: Claim) -> float:
    """0 where measure, interval or words differ; else the share of words, and one more where the assertion is the same."""
    body = claim.body
    assert isinstance(body, Casualty)
    if (body.measure, [body.count.low, body.count.high]) != (entry["measure"], entry["count"]):
        return 0.0
    if not overlaps(entry["quote"], claim.evidence.quote):
        return 0.0
    first, second = set(words(entry["quote"])), set(words(claim.evidence.quote))
    return 1.0 + len(first & second) / len(first | second) + (0.0 if entry.get("optional") else 0.5)


def faults(entry: Entry, claim: Claim) -> list[str]:
    """What a paired claim has other than expected, one sentence each."""
    body = claim.body
    assert isinstance(body, Casualty)
    assertions = entry.get("assertion", "asserted")
    simple: list[tuple[str, Any, Any]] = [
        ("qualifier", entry.get("qualifier"), body.count.qualifier),
        ("status", entry.get("status"), body.population.status),
        ("force", entry.get("force"), body.count.force),
        ("shape", entry.get("shape"), body.count.shape),
        ("part", entry.get("part"), body.part_kind),
        ("hedged", entry.get("hedged", False), claim.hedged),
    ]
    found = [f"{name} is {given!r}, not {wanted!r}" for name, wanted, given in simple if wanted is not None and wanted != given]
    if claim.assertion not in (assertions if isinstance(assertions, list) else [assertions]):
        found.append(f"assertion is {claim.assertion!r}, not {assertions!r}")
    return [*found, *name_faults(entry, claim), *period_faults(entry, claim), *population_faults(entry, body)]


def name_faults(entry: Entry, claim: Claim) -> list[str]:
    """Sources and places that are missing, and a source where there is none."""
    said, places = claim.attribution.said_by, [place.text for place in claim.places]
    found = [f"place {name!r} is not among {places}" for name in entry.get("places", []) if not any(named(name, one) for one in places)]
    if said or not entry.get("own"):
        lost = [name for name in entry.get("said_by", []) if not any(named(name, one) for one in said)]
        found += [f"source {name!r} is not among {list(said)}" for name in lost]
    if said and not entry.get("said_by") and not entry.get("own"):
        found.append(f"a source {list(said)} where the text speaks itself")
    return found


def period_faults(entry: Entry, claim: Claim) -> list[str]:
    """A period that starts or ends on another day; an open end may be given as the day of publication."""
    if "period" not in entry:
        return []
    start, end = entry["period"]
    given = (claim.period.start, claim.period.end) if claim.period else (None, None)
    return [] if given[0] == start and (end is None or given[1] == end) else [f"period is {given}, not {(start, end)}"]


def population_faults(entry: Entry, body: Casualty) -> list[str]:
    """A population in other words."""
    wanted, given = entry.get("population"), body.population.words or ""
    return [f"population is {given!r}, not {wanted!r}"] if wanted and not named(wanted, given) else []


def hits(decoys: Iterable[Entry], claims: Iterable[Claim], optional: Iterable[Entry]) -> list[str]:
    """Decoys from which an asserted count was read that is not one of the optional ones."""
    free = [one["quote"] for one in optional if one.get("optional")]
    found = []
    for claim in claims:
        assert isinstance(claim.body, Casualty)
        number = claim.body.count.text.casefold()
        for decoy in decoys:
            inside = " ".join(words(claim.evidence.quote)) in " ".join(words(decoy["quote"]))
            counted_there = inside and number and number in decoy["quote"].casefold()
            if counted_there and claim.assertion == "asserted" and not any(overlaps(quote, claim.evidence.quote) for quote in free):
                found.append(f"“{claim.evidence.quote}” ({decoy['why']})")
    return found


def positions(release: Release, document: Document) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Statements and measures of a document as (quote, type, who, on whom)."""
    rows: list[tuple[str, str, str, tuple[str, ...]]] = []
    for claim in release.claims:
        body = claim.body
        if claim.document != document.id:
            continue
        if isinstance(body, Statement):
            who = " / ".join((body.speaker.text, body.on_behalf_of or "", *claim.attribution.said_by))
            rows.append((claim.evidence.quote, body.plover, who, tuple(one.text for one in body.targets)))
        elif isinstance(body, MeasureTaken):
            rows.append((claim.evidence.quote, body.plover, " / ".join(one.text for one in body.actors), ()))
    return rows
