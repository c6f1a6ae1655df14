"""Bylines: lines of nothing but names, dates, times, categories and the words that go with them."""

import re
from dataclasses import dataclass
from functools import cache

from testimonia.read.dates import DateFound, date_pattern, find_dates, time_pattern
from testimonia.read.words import anywhere, fold, folded, layout, starting
from testimonia.records import UNKNOWN_DATE, Dated

LONGEST, WIDEST = 32, 700
"""A byline has no more words than this, its repeat of the title left out, and no more characters with it."""

EDGES = " ,.:()\t-–—"
BREAK = "\x00"
"""Stands for what was recognised and taken out of a line."""

GLUED = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=[A-Z]|\d{1,2}\s+[A-Z])")
"""A year to which a page that was copied as text has glued what came next: "7 Mar 20257 Mar 2025", "2025No Comments"."""

HANDLE = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,80}\.[\w.]+|@\w+|(?:https?|file)://\S+|www\.\S+")
SEPARATORS = re.compile(rf"\s+[|•·/–—-]+\s+|[|•·{BREAK}\n]+|\s{{3,}}|;")


@dataclass(frozen=True)
class Byline:
    """What a line of names and dates says. `counts`: it carries a counter, reading time, category or the headline again."""

    author: str | None = None
    agency: str | None = None
    published: Dated = UNKNOWN_DATE
    updated: Dated = UNKNOWN_DATE
    counts: bool = False
    bare: bool = False
    """Nothing but a name, which is a writer's only beside a line that is surely a byline."""


@cache
def count_pattern() -> re.Pattern[str]:
    """Counters and reading times: "No Comments on", "4 minute read", "12 shares"."""
    words = layout().group("counters").alternation
    return re.compile(rf"(?:\(?\d[\d.,]*[km]?\s*)?[-‑]?(?:{words})(?!\w)\)?(?:\s*\(?\d+\)?)?", re.IGNORECASE)


def byline_of(line: str, titles: tuple[str, ...] = ()) -> Byline | None:
    """What a line says of writer and date, or None where anything else stands in it. `titles` are forms of the headline.

    A line that ends as a sentence and has no date is none, nor is one with a word of harm.
    """
    if len(line) > WIDEST or len(line.split()) > LONGEST + max((len(title.split()) for title in titles), default=0):
        return None
    line = GLUED.sub(r"\g<0> ", line)
    bare, repeats = without_titles(line, titles)
    words = len(bare.split())
    if words > LONGEST or anywhere("harm").search(bare):
        return None
    dates = find_dates(bare)
    published, updated = told_apart(bare, dates)
    timed = time_pattern().sub(BREAK, date_pattern().sub(BREAK, bare))
    cut = count_pattern().sub(BREAK, timed)
    counts, when = repeats or cut != timed, timed != bare
    if not when and not counts and words >= 7 and line.endswith("."):
        return None
    cued = anywhere("published", "updated").sub(BREAK, cut) if when else cut
    parts = [part for piece in SEPARATORS.split(cued) if (part := piece.replace("[", "").replace("]", "").strip(EDGES))]
    kinds = [kind_of(part) for part in parts]
    if not is_byline(kinds, bool(dates) or (when and cued != cut) or counts):
        return None
    places = {part for part in parts if re.search(re.escape(part) + rf"[\])]?\s*,\s*{BREAK}", cued)}
    names = (author_in(part, kind, dated=when and part not in places) for part, kind in zip(parts, kinds, strict=True))
    named = next((name for name in names if name), None)
    agency = next((part for part, kind in zip(parts, kinds, strict=True) if kind == "agency"), None)
    counts = counts or (bool(dates) and "section" in kinds and "by" not in kinds)
    return Byline(named, agency, published, updated, counts, bare=kinds == ["name"] and not dates and not counts and cued == cut)


def is_byline(kinds: list[str], dated: bool) -> bool:
    """Whether pieces of these kinds make a byline: nothing else among them, at most two bare names, and something that says so."""
    if "other" in kinds or kinds.count("name") > 2:
        return False
    return dated or "by" in kinds or "agency" in kinds or kinds == ["name"]


def without_titles(line: str, titles: tuple[str, ...]) -> tuple[str, bool]:
    """A line without the headline where it repeats it, and whether it did."""
    for title in titles:
        pattern = r"\s+".join(re.escape(word) for word in title.split())
        if len(title.split()) >= 3 and re.search(pattern, line, re.IGNORECASE):
            return re.sub(pattern, BREAK, line, flags=re.IGNORECASE), True
    return line, False


def told_apart(line: str, dates: list[DateFound]) -> tuple[Dated, Dated]:
    """The date of publication and that of a later version: each date by the nearest word of either kind before it."""
    published = updated = UNKNOWN_DATE
    for found in dates:
        before = line[: found.start]
        last = max((match.start() for match in anywhere("updated").finditer(before)), default=-1)
        first = max((match.start() for match in anywhere("published").finditer(before)), default=-1)
        if last > first:
            updated = found.dated if updated == UNKNOWN_DATE else updated
        elif published == UNKNOWN_DATE:
            published = found.dated
    return published, updated


def kind_of(part: str) -> str:
    """What a piece of a byline is: count, agency, role, section, handle, by (a writer after "by"), name, or other."""
    opened = starting("by").match(part)
    after = part[opened.end() :].lstrip(" :") if opened else ""
    tests = (
        ("count", not re.search(r"[^\W\d_]", part)),
        ("agency", fold(part) in folded("agencies")),
        ("role", fold(part) in folded("roles") or fold(after) in folded("roles")),
        ("section", is_sections(part)),
        ("handle", HANDLE.fullmatch(part) is not None),
        ("by", bool(after) and name_like(after, 14)),
        ("name", name_like(part, 6)),
    )
    return next((kind for kind, holds in tests if holds), "other")


def is_sections(part: str) -> bool:
    """Whether every word of a piece is a section of a news site: "Middle East, News", "World | Politics"."""
    return bool(re.search(r"\w", part)) and not re.search(r"\w", anywhere("sections").sub(" ", part))


def name_like(part: str, most: int) -> bool:
    """Whether words are set as names are: each capitalised or a particle, no numbers, no end of a sentence, not too many."""
    words = re.findall(r"[^\s,/]+", HANDLE.sub(" ", part))
    if not 1 <= len(words) <= most or re.search(r"\d|[?!:;“”\"]|\.\s+\w{4}", part):
        return False
    particles = folded("particles")
    plain = [word for word in words if word.casefold() not in particles]
    return bool(plain) and all(word[0].isupper() or (word[:3].casefold() in ("al-", "el-") and len(word) > 3) for word in plain)


def author_in(part: str, kind: str, *, dated: bool) -> str | None:
    """The writer's name in a piece of a byline: what follows "by", or a bare name of two words or more beside a date.

    A bare name with a comma between it and the date is a place.
    """
    if kind == "by":
        opened = starting("by").match(part)
        return cleaned(part[opened.end() :] if opened else part)
    if kind == "name" and dated and "," not in part and not anywhere("sections", "outlets").search(part):
        name = cleaned(part) or ""
        return name if 2 <= len(name.split()) <= 4 else None
    return None


def cleaned(name: str) -> str | None:
    """A writer's name without place, post, outlet and address: "Jane Doe and Ali Roe in Tarsa" is the two names."""
    name = HANDLE.sub(" ", name)
    name = re.split(r"\s+(?:in|at|for|with|from|on)\s+|\s+[–—|-]\s+", name)[0]
    parts = [part.strip() for part in name.split(",")]
    people = [part for part in parts if re.search(r"\w", part)]
    if len(people) > 1 and not re.search(r"\b(?:and|&)\b", people[-1]):
        people = people[:1]
    people = [re.sub(r"(?:\s+(?:in|at|for|with|from|on|and|the))+$", "", part) for part in people]
    kept = ", ".join(part for part in people if fold(part) not in folded("roles"))
    return " ".join(kept.split()).strip(" .:") or None
