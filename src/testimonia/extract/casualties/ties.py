"""Parts tied to their whole by what stands between them, or because they add up to it.

"48 people: 27 in Lode, 21 in Tarsa"; "among them 23 children"; "seven nurses were among the 12 killed"; "63 died. Lode had 38 deaths,
Tarsa 25".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.breakdowns import counts
from testimonia.extract.casualties.standing import shared
from testimonia.extract.casualties.wholes import measure_of, number_at
from testimonia.extract.page import Draft
from testimonia.records import Casualty

REACH = 320
"""Characters between the whole's number and that of a part."""

OPENING = 60
"""Characters before a part's number in which "among them" may stand."""

ADDING = 900
"""Characters from a whole within which the numbers stand that add up to it."""

LISTED = re.compile(r"[:–—](?P<rest>[^:–—.!?]*)$")
"""A colon or a dash with the items of a list behind it."""

AMONG = re.compile(
    r"[^.;:!?]{0,80}\b(?:was|were|is|are|be|being)\s+among\s+(?:the\s+|those\s+)?(?:at\s+least\s+|about\s+|some\s+|more\s+than\s+)?"
)
"""What stands between a part and its whole in "seven nurses were among at least 12 people"."""

SENTENCE = re.compile(r"[.!?]['’”\")]*\s")
APART = re.compile(r"[,;:(–—]")

CHAIN = re.compile(
    r"(?:\s+of\s+(?:them|whom|these))?(?:\s+(?:in|at|near|around|from|on|by|for|outside|along)\s+[^.,;:!?–—]{1,50}?)?(?:\s*,\s*(?:and\s+)?|\s+and\s+)"
)
"""What stands between two numbers of one list ("40 of them in the capital, 22 in Tarsa and nine at sea")."""

AMONG_THESE = re.compile(r"\bamong\s+(?:the|those|at\s+least|some|about|more\s+than|\s)*$", re.IGNORECASE)
ARE = re.compile(r"[^.;:]*\b(?:was|were|is|are)\s+")
"""Before and behind the whole in "among the 17 killed were three nurses"."""

Span = tuple[int, int]

Ties = dict[int, int]
"""The place of each part in the list of drafts, with that of its whole."""


def with_wholes(text: str, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, each part tied to the whole that its words point to, or that it makes up together with others."""
    places = {id(one): place for place, one in enumerate(drafts)}
    ties = {place: places[id(one.part_of)] for place, one in enumerate(drafts) if one.part_of and id(one.part_of) in places}
    for place in range(len(drafts)):
        whole = pointed_at(text, drafts, place, ties, lexicon) if place not in ties else None
        whole = among_later(text, drafts, place, ties) if whole is None and place not in ties else whole
        ties |= {place: whole} if whole is not None else {}
    for whole, parts in added_up(text, drafts, ties, lexicon):
        ties |= dict.fromkeys(parts, whole)
    return rewired(drafts, ties)


def pointed_at(text: str, drafts: Sequence[Draft], place: int, ties: Ties, lexicon: Lexicon) -> int | None:
    """The last whole before a number that "among them" or a list ties to it."""
    own = number_at(text, drafts[place])
    for whole in range(place - 1, -1, -1) if own else ():
        where = number_at(text, drafts[whole])
        if own is None or where is None or not 0 < own[0] - where[1] <= REACH:
            continue
        if whole in ties and CHAIN.fullmatch(text, where[1], own[0]) and smaller(drafts[place], drafts[ties[whole]]):
            return ties[whole]
        if whole not in ties and smaller(drafts[place], drafts[whole]) and points_back(text, where, own, lexicon):
            return whole
    return None


def among_later(text: str, drafts: Sequence[Draft], place: int, ties: Ties) -> int | None:
    """The whole right behind a part that "was among" it."""
    own = number_at(text, drafts[place])
    for whole in range(place + 1, len(drafts)) if own else ():
        where = number_at(text, drafts[whole])
        if (
            own
            and where
            and whole not in ties
            and smaller(drafts[place], drafts[whole])
            and AMONG.fullmatch(text, own[1], max(where[0], own[1]))
        ):
            return whole
    return None


def smaller(one: Draft, whole: Draft) -> bool:
    """Whether a draft can count a part of another: the same harm, and fewer people."""
    a, b = one.body, whole.body
    if not isinstance(a, Casualty) or not isinstance(b, Casualty) or a.measure != b.measure:
        return False
    most = b.count.high if b.count.high is not None else b.count.low
    least = a.count.low if a.count.low is not None else a.count.high
    return most is not None and least is not None and (0 < least < most or (b.count.high is None and 0 < least <= most))


def points_back(text: str, whole: Span, part: Span, lexicon: Lexicon) -> bool:
    """Whether "among them" before a number, a grade behind it, or its place in a list, makes it a part."""
    between = text[whole[1] : part[0]]
    if openers(lexicon).search(text[max(whole[1], part[0] - OPENING) : part[0]]):
        return True
    if AMONG_THESE.search(text[: whole[0]][-OPENING:]) and ARE.fullmatch(between):
        return True
    if SENTENCE.search(between) is None and lexicon.pattern("grades of harm").match(text, part[1] + 1):
        return True
    listed = LISTED.search(between)
    return listed is not None and not re.search(r"\b(?:and|but|while)\s+\w+\s+(?:was|were)\b", listed["rest"])


@cache
def openers(lexicon: Lexicon) -> re.Pattern[str]:
    """The words that open parts, right before their first number or with others between."""
    words = "|".join(map(re.escape, (word for word in lexicon.words("includers") if not word.startswith("of "))))
    return re.compile(rf"\b(?:{words})\b[^.:;]*$", re.IGNORECASE)


def added_up(text: str, drafts: Sequence[Draft], ties: Ties, lexicon: Lexicon) -> Iterator[tuple[int, list[int]]]:
    """Each whole with the numbers right behind it that add up to it exactly, and no other number of the harm between."""
    taken: set[int] = set()
    for whole in range(len(drafts) - 1, -1, -1):
        if whole in ties or (counts(drafts[whole]) or 0) < 2:
            continue
        behind = [place for place in range(whole + 1, len(drafts)) if measure_of(drafts[place]) == measure_of(drafts[whole])]
        open_ = [place for place in behind if place not in taken and ties.get(place, whole) == whole]
        for run in runs(drafts, whole, behind[: next((at for at, place in enumerate(behind) if place not in open_), len(behind))]):
            if one_account(text, drafts, whole, run, ties, lexicon):
                yield whole, run
                taken.update(run)


def one_account(text: str, drafts: Sequence[Draft], whole: int, run: Sequence[int], ties: Ties, lexicon: Lexicon) -> bool:
    """Whether a whole and numbers that add up to it are told of the same people.

    All near and of one time; the numbers apart from the whole, and in one sentence where "one of them" may be told again; of several
    joined nouns only a general one is the whole.
    """
    first, last = drafts[whole], drafts[run[-1]]
    near = all(joins(first, drafts[place]) and fit(first, drafts[place]) for place in run)
    mixed = len({place in ties for place in run}) > 1
    if not near or (mixed and SENTENCE.search(text, drafts[run[0]].start, last.end)):
        return False
    return SENTENCE.search(text, first.start, drafts[run[0]].end) is not None or (
        APART.search(text, first.start, drafts[run[0]].end) is not None and general(first, lexicon)
    )


def fit(whole: Draft, part: Draft) -> bool:
    """Whether what is said of a part's sex, age and standing can hold of some of the whole."""
    if not isinstance(whole.body, Casualty) or not isinstance(part.body, Casualty):
        return False
    one, two = whole.body.population, part.body.population
    pairs = ((one.sex, two.sex), (one.age, two.age), (one.status, two.status))
    return all(a == b or a in (None, "unknown", "mixed") or b in (None, "unknown") for a, b in pairs)


def general(whole: Draft, lexicon: Lexicon) -> bool:
    """Whether the words for a whole can mean people of every sort, or say nothing."""
    words = whole.body.population.words if isinstance(whole.body, Casualty) else None
    return not words or not set(words.lower().split()).isdisjoint(lexicon.words("general words for people"))


def joins(whole: Draft, part: Draft) -> bool:
    """Whether a number stands near enough to a whole to be counted in it, and is told of no other time."""
    one, two = whole.period, part.period
    return 0 <= part.start - whole.start <= ADDING and (one is None or two is None or (one.start, one.end) == (two.start, two.end))


def rewired(told: Sequence[Draft], ties: Ties) -> list[Draft]:
    """The drafts with their ties; parts whose exact numbers add up to their whole are its breakdown."""
    drafts = shared(told, ties)
    groups: dict[int, list[int]] = {}
    for part, whole in ties.items():
        groups.setdefault(whole, []).append(part)
    exact = {part for whole, parts in groups.items() for run in runs(drafts, whole, sorted(parts)) for part in run}
    made: dict[int, Draft] = {}

    def make(place: int) -> Draft:
        if place not in made:
            one = drafts[place]
            kind = "breakdown" if place in exact else one.part_kind or "subset"
            made[place] = replace(one, part_of=whole, part_kind=kind) if (whole := above(place)) else one
        return made[place]

    def above(place: int) -> Draft | None:
        return make(ties[place]) if place in ties else None

    return [make(place) for place in range(len(drafts))]


def runs(drafts: Sequence[Draft], whole: int, parts: Sequence[int]) -> Iterator[list[int]]:
    """The parts of a whole in runs that each add up to it: 148 are 97 civilians and 51 fighters, and again 110 in Tarsa and 38 in Lode."""
    total = least(drafts[whole])
    run, left = list[int](), total
    for place in parts:
        number = counts(drafts[place])
        if not number or number > left or number == total:
            return
        run, left = [*run, place], left - number
        if left == 0:
            yield run
            run, left = [], total


def least(whole: Draft) -> int:
    """The number of a whole, also of "at least 18"."""
    count = whole.body.count if isinstance(whole.body, Casualty) else None
    return count.low or 0 if count and (count.low == count.high or count.qualifier == "at_least") else 0
