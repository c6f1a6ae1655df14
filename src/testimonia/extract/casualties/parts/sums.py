"""Parts that are tied because their numbers add up: to a whole before them ("63 died. Lode had 38 deaths, Tarsa 25"), or to a total behind
them ("nine died in Tarsa and five in Lode, bringing the toll to 14").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.breakdowns import FEW, counts
from testimonia.extract.casualties.parts.numbers import Numbers, Span
from testimonia.extract.casualties.parts.wholes import SENTENCE, full_number, measure_of, number_at, several, words_of_people
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty

ADDING = 900
"""Characters from a whole within which the numbers stand that add up to it."""

SEVERAL = 2
"""More numbers than these that add up exactly are of one account, also where their days differ."""

SUMMED = 240
"""Characters from the last of some parts to a total that they make up."""

LONG = 1200
"""Characters that the sentence of the parts of a total may have."""

BEHIND = 30
"""Characters behind a number in which "in all" may stand."""

APART_BY = 3
"""Sentences from a whole, or from one single person, to the next that adds up to it."""

MANY = 40
"""Numbers behind a whole that are looked at for those that add up to it."""

LEFT_OUT = 3
"""Numbers before a run that adds up, which it may leave out."""

EARLIER = 90
"""Characters before a number in which its clause may say that it was given earlier."""

CLAUSE = re.compile(r"[^.;!?]*\Z")

PLACED = re.compile(r"\s(?:in|at|near|on)\s+(?:\w+\s+){0,4}[A-Z]")
"""Behind a number: the place of which it is told."""

ITEM = re.compile(r"\s*(?:[-–—•*·]|\d+[.)])\s")
"""How a line begins that is an item of a list."""

APART = re.compile(r"[,;:(–—]|\s-\s")


def added_up(told: Numbers) -> Iterator[tuple[int, list[int]]]:
    """Each whole with the numbers right behind it that add up to it exactly, and no other number of the harm between."""
    taken: set[int] = set()
    for whole in range(len(told.drafts) - 1, -1, -1):
        if whole in told.ties or full_number(told.drafts[whole]) < 2:
            continue
        free = list(islice(free_behind(told, whole, taken), MANY))
        loose = [place for place in free if place not in told.ties]
        every, openers = runs(told.drafts, whole, free), (free[:1] + loose[:1])
        for run in (*every, *(one for one in runs(told.drafts, whole, loose) if one not in every)):
            fits = taken.isdisjoint(run) and one_account(told, whole, run)
            if fits and (run[0] in openers or told_together(told, whole, run)):
                yield whole, run
                taken.update(run)


def parts_by_sum(page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> frozenset[int]:
    """The ids of the drafts near the end of some that add up to one before them, so that "the dead" behind them means that one."""
    near = [one for one in drafts[-MANY:] if one.start >= drafts[-1].start - ADDING and isinstance(one.body, Casualty)]
    return frozenset(id(near[part]) for _, run in added_up(Numbers(page, near, lexicon)) for part in run) if len(near) > 2 else frozenset()


def free_behind(told: Numbers, whole: int, taken: set[int]) -> Iterator[int]:
    """The numbers of the same harm behind a whole, up to the first that belongs to another.

    A part of one of them ("two of whom are in danger") is passed over, and so is an earlier figure that the whole replaces.
    """
    seen = {whole}
    for place in told.following(whole):
        above = told.ties.get(place, whole)
        if place in taken or above not in seen:
            return
        if told.positions[place] <= told.positions[whole] or replaced(told, place) or told.apart(place, whole):
            continue
        seen.add(place)
        if above == whole:
            yield place


def a_further(told: Numbers, place: int) -> bool:
    """Whether somebody is "a third", who comes on top of those counted before."""
    first, last = told.positions[place]
    return told.said.further.search(told.text, max(first - len("a "), 0), last + BEHIND // 2) is not None


def told_together(told: Numbers, whole: int, run: Sequence[int]) -> bool:
    """Whether numbers that add up, with others before them that do not, are near their whole, and three or more or of one sentence."""
    if not all(joins(told.drafts[whole], told.drafts[place]) for place in run):
        return False
    between = SENTENCE.search(told.text, told.positions[run[0]][0], told.positions[run[-1]][1])
    listed = len(run) > SEVERAL and all(several(told.drafts[place]) for place in run)
    return listed or between is None or others(told, run[-1])


def replaced(told: Numbers, place: int) -> bool:
    """Whether the clause before a number says that it was given earlier and holds no longer ("they had spoken of 430 dead")."""
    if place not in told.bygone:
        start = told.positions[place][0]
        clause = CLAUSE.search(told.text, max(start - EARLIER, 0), start)
        said = told.lexicon.pattern("words of an earlier figure")
        told.bygone[place] = clause is not None and said.search(told.text, clause.start(), start) is not None
    return told.bygone[place]


def one_account(told: Numbers, whole: int, run: Sequence[int]) -> bool:
    """Whether a whole and numbers that add up to it are told of the same people.

    All near and of one time; the numbers apart from the whole, and in one sentence where "one of them" may be told again; of several
    joined nouns only a general one is the whole.
    """
    text, drafts = told.text, told.drafts
    first, last = drafts[whole], drafts[run[-1]]
    near = all((joins(first, drafts[place]) or len(run) > SEVERAL) and fit(first, drafts[place]) for place in run)
    mixed = len({place in told.ties for place in run}) > 1 and not (others(told, run[-1]) or completing(told, run))
    if (
        not near
        or not in_a_row(text, drafts, [whole, *run])
        or (mixed and len(run) <= SEVERAL and SENTENCE.search(text, drafts[run[0]].start, last.end))
    ):
        return False
    if any(a_further(told, place) for place in run if not several(drafts[place])):
        return False
    if told.lexicon.pattern("words of a corrected number").search(text, max(first.start - BEHIND, 0), last.end):
        return False
    if any(told.said.own_count.search(text, max(told.positions[place][0] - BEHIND, 0), told.positions[place][0]) for place in run):
        return False
    if (full_number(first) <= FEW and by_place(told, whole, run)) or of_other_items(text, told.positions[whole], told.positions[run[0]]):
        return False
    apart = APART.search(text, first.start, drafts[run[0]].end) or told.said.made_up.search(text, first.start, told.positions[run[0]][0])
    tied = run[0] in told.ties or SENTENCE.search(text, first.start, drafts[run[0]].end) is not None
    return tied or (apart is not None and general(first, told.lexicon))


def of_other_items(text: str, whole: Span, part: Span) -> bool:
    """Whether a number stands on one item of a list and a part on a later line, which tells of others."""
    own = text[text.rfind("\n", 0, whole[0]) + 1 : whole[0]]
    return ITEM.match(own) is not None and "\n" in text[whole[1] : part[0]]


def by_place(told: Numbers, whole: int, run: Sequence[int]) -> bool:
    """Whether few people of one place stand before those of others ("three dead in Lode, two in Tarsa and one in Corve")."""
    start, end = told.positions[whole][1], told.positions[run[0]][0]
    listed = all(told.said.placed.match(told.text, told.positions[at][1]) for at in run)
    return listed and PLACED.search(told.text, start, end) is not None and SENTENCE.search(told.text, start, end) is None


def others(told: Numbers, place: int) -> bool:
    """Whether a number is of "others", or of "the other four", so that it goes on with the numbers before it."""
    own = told.own[place]
    if own is None:
        return False
    behind = told.said.others.match(told.text, own[1])
    return behind is not None or told.said.the_other.search(told.text, max(own[0] - BEHIND, 0), own[0]) is not None


def completing(told: Numbers, run: Sequence[int]) -> bool:
    """Whether the last of a run tells of several other people, of no other event ("17 died, 14 of them pupils. Three teachers died")."""
    last, words = told.drafts[run[-1]], {words_of_people(told.drafts[place]) for place in run}
    if not several(last) or not words_of_people(last) or len(words) < len(run) or run[-1] in told.ties:
        return False
    end = SENTENCE.search(told.text, last.start)
    said = told.text[last.start : end.start() if end else len(told.text)]
    return told.lexicon.pattern("words of another event").search(said) is None


def in_a_row(text: str, drafts: Sequence[Draft], order: Sequence[int]) -> bool:
    """Whether single persons that add up to a whole before them are told one right after the other, and no one of them twice."""
    singles = [at for at in order[1:] if number_at(text, drafts[at]) is None or not several(drafts[at])]
    if not singles:
        return True
    pairs = ((drafts[one], drafts[other]) for one, other in pairwise(order) if other in singles)
    gaps = [len(SENTENCE.findall(text, one.start, max(one.start, other.start))) for one, other in pairs]
    return max(gaps) <= APART_BY and not named_twice([drafts[at] for at in singles])


def named_twice(singles: Sequence[Draft]) -> bool:
    """Whether two of some persons may be one: every word of one's name stands in the other's."""
    names = [set(at.text.lower().split()) for one in singles if isinstance(one.body, Casualty) for at in one.body.victims[:1]]
    return any(one <= other for place, one in enumerate(names) for at, other in enumerate(names) if at != place)


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
    within = one is None or two is None or two.start is None or one.start is None or one.start <= two.start
    until = one is None or two is None or two.end is None or one.end is None or two.end <= one.end
    return 0 <= part.start - whole.start <= ADDING and within and until


def runs(drafts: Sequence[Draft], whole: int, parts: Iterable[int]) -> list[list[int]]:
    """The parts of a whole in runs that each add up to it: 148 are 97 civilians and 51 fighters, and again 110 in Tarsa and 38 in Lode.

    A few numbers before a run may be left out, such as one of the day before.
    """
    found: list[list[int]] = []
    places, start, left_out = list(islice(parts, MANY)), 0, 0
    while start < len(places) - 1 and left_out <= LEFT_OUT:
        run = run_from(drafts, full_number(drafts[whole]), places[start:])
        found += [run] if run else []
        start, left_out = start + (len(run) or 1), left_out + (not run)
    return found


def run_from(drafts: Sequence[Draft], total: int, places: Sequence[int]) -> list[int]:
    """The first of some numbers that add up to a total exactly; none where they pass it."""
    left = total
    for size, place in enumerate(places, 1):
        number = counts(drafts[place])
        if not number or number > left or number == total:
            return []
        left -= number
        if left == 0:
            return list(places[:size])
    return []


def made_up_to(told: Numbers) -> Iterator[tuple[int, list[int]]]:
    """Each total with the two or more numbers right before it that add up to it exactly, in its sentence or the one before."""
    totals = told.lexicon.pattern("words for a total")
    for whole in told.order:
        where = told.positions[whole]
        free = whole not in told.ties and not told.parts[whole] and counts(told.drafts[whole])
        if free and totals.search(told.text, max(where[0] - SUMMED, 0), where[1] + BEHIND) and (run := making_up(told, whole)):
            yield whole, run


def making_up(told: Numbers, whole: int) -> list[int]:
    """The two or more numbers of one sentence right before a total that add up to it exactly; none where they do not."""
    run: list[int] = []
    for at in told.before(whole, LONG):
        if at in told.ties or not alike(told.drafts[at], told.drafts[whole]):
            continue
        if not run and not closes(told.text, told.positions[at][1], told.positions[whole], told.lexicon):
            return []
        if run and SENTENCE.search(told.text, told.positions[at][0], told.positions[run[-1]][1]):
            return []
        if not counts(told.drafts[at]) or told.own[at] is None:
            return []
        run = [at, *run]
        if len(run) > 1 and sum(counts(told.drafts[one]) or 0 for one in run) == counts(told.drafts[whole]):
            return run
    return []


def closes(text: str, last: int, where: Span, lexicon: Lexicon) -> bool:
    """Whether a number stands with a word for a total in the sentence in which a run of numbers ends, or in the next."""
    if where[0] - last > SUMMED or len(SENTENCE.findall(text, last, where[0])) > 1:
        return False
    return lexicon.pattern("words for a total").search(text, last, where[1] + BEHIND) is not None


def alike(part: Draft, whole: Draft) -> bool:
    """Whether a number counts the same harm as a total and can be counted in it."""
    return measure_of(part) == measure_of(whole) and fit(whole, part)
