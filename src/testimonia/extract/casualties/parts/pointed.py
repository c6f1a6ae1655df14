"""Parts tied by the words around their number: "48 people: 27 in Lode, 21 in Tarsa"; "among them 23 children"; "12 of the 15 deaths";

"seven nurses were among the 12 killed".
"""

import re

from testimonia.extract.casualties.parts.numbers import Numbers
from testimonia.extract.casualties.parts.sums import ADDING, fit, joins, of_other_items, replaced
from testimonia.extract.casualties.parts.wholes import SENTENCE, least_of, measure_of, running, smaller
from testimonia.extract.page import Draft
from testimonia.records import Casualty

REACH = 320
"""Characters between the whole's number and that of a part."""

OPENING = 60
"""Characters before a part's number in which "among them" may stand."""

AMONG = 200
"""Characters from a part to the whole that it "was among"."""

LISTED = re.compile(r"(?:[:–—]|\s-\s)(?P<rest>(?:(?!\s-\s)[^:–—.!?])*)$")
"""A colon or a dash with the items of a list behind it."""

NEXT_SENTENCE = re.compile(r"(?:[.!?]['’”\")]*|;)\s+\Z")
"""Before a number that opens a sentence."""

CLAUSE_END = re.compile(r"[.!?]['’”\")]*\s+|;\s+")

SAME_CLAUSE = re.compile(r"[^.;:!?]*(?:,|\band)\s+")
"""Between two numbers of one sentence."""


def pointed_at(told: Numbers, place: int) -> int | None:
    """The last whole before a number that "among them" or a list ties to it."""
    own, nearest = told.own[place], None
    for whole in told.before(place, REACH + told.longest) if own else ():
        nearest = whole if nearest is None else nearest
        where = told.own[whole]
        if own is None or where is None or not 0 < own[0] - where[1] <= REACH or of_other_items(told.text, where, own):
            continue
        if whole in told.ties:
            above = told.ties[whole]
            if whole == nearest and smaller(told.drafts[place], told.drafts[whole]) and some_of_these(told, whole, place):
                return whole
            if smaller(told.drafts[place], told.drafts[above]) and (
                told.said.chain.fullmatch(told.text, where[1], own[0]) or goes_on(told, whole, place)
            ):
                return above
        elif smaller(told.drafts[place], told.drafts[whole]) and ties_to(told, place, whole, next_to=whole == nearest):
            return whole
    return None


def some_of_these(told: Numbers, part: int, place: int) -> bool:
    """Whether a number is some of the part before it ("Seven were of one family, including three children")."""
    start, end = told.positions[part][1], told.positions[place][0]
    if told.said.opener.search(told.text, max(start, end - OPENING), end):
        return True
    goes_on_there = told.text[start:end].rstrip().endswith(",") and SAME_CLAUSE.fullmatch(told.text, start, end) is not None
    return hurt_worse(told, part, place) or (graded(told, place) and goes_on_there)


def ties_to(told: Numbers, place: int, whole: int, *, next_to: bool) -> bool:
    """Whether the words before, behind or between say that a number is a part of one before it."""
    text, said, where, own = told.text, told.said, told.positions[whole], told.positions[place]
    of_them = next_to and said.of_them.match(text, own[1]) and not SENTENCE.search(text, where[1], own[0])
    return bool(
        of_them
        or told_again(told, whole, place)
        or still_held(told, whole, place)
        or said.of_deaths.match(text, own[1])
        or graded(told, place)
        or said.among_them.match(text, own[1])
        or accounted(told, whole, place)
        or hurt_worse(told, whole, place)
        or points_back(told, whole, place)
    )


def told_again(told: Numbers, whole: int, part: int) -> bool:
    """Whether a number alone opens the next sentence with the same harm ("19 died. Ten were killed in one strike"), of no other time."""
    own, where, text = told.positions[part], told.positions[whole], told.text
    one, other = told.drafts[part], told.drafts[whole]
    ever = told.lexicon.pattern("words of a count of a long time")
    if not bare(one) or other.part_of or ever.search(text, max(other.start - OPENING, 0), where[1] + OPENING):
        return False
    if told.lexicon.pattern("words of a corrected number").search(text, max(where[0] - OPENING, 0), own[0]):
        return False
    between = text[where[1] : own[0]]
    clauses = CLAUSE_END.split(between)[1:]
    opens = NEXT_SENTENCE.search(between) and all(not one or told.said.shares.match(one) for one in clauses)
    return bool(opens and told.said.again.match(text, own[1]) and joins(other, one) and not elsewhere(other, one))


def bare(one: Draft) -> bool:
    """Whether a draft gives a number and no words for whom it counts."""
    return isinstance(one.body, Casualty) and bool(one.body.count.text) and not one.body.population.words


def still_held(told: Numbers, whole: int, part: int) -> bool:
    """Whether a later sentence says of some of those arrested or taken that they are held still ("Nine remain in custody")."""
    own, where = told.positions[part], told.positions[whole]
    one, other = told.drafts[part], told.drafts[whole]
    still = measure_of(one) in ("detained", "abducted") and told.said.held.match(told.text, own[1]) is not None
    return still and SENTENCE.search(told.text, where[1], own[0]) is not None and joins(other, one) and not elsewhere(other, one)


def accounted(told: Numbers, whole: int, part: int) -> bool:
    """Whether a number alone is the share of a cause or a group in a whole of its sentence or the one before."""
    text, where, own = told.text, told.positions[whole], told.positions[part]
    ends = re.compile(r"\s*[.,;]").match(text, own[1])
    return ends is not None and len(SENTENCE.findall(text, where[1], own[0])) < 2 and bool(told.said.share.search(text, where[1], own[0]))


def graded(told: Numbers, part: int) -> bool:
    """Whether a number alone counts the badly hurt, of whom there were more ("157 were brought in; several were in critical condition")."""
    one = told.drafts[part]
    alone = isinstance(one.body, Casualty) and not one.body.population.words
    return alone and measure_of(one) == "injured" and told.said.graded.match(told.text, told.positions[part][1]) is not None


def hurt_worse(told: Numbers, whole: int, part: int) -> bool:
    """Whether a number alone tells how some of the hurt of its clause fare ("took five to hospital, two with burns")."""
    text, start, end = told.text, told.positions[whole][1], told.positions[part][0]
    if measure_of(told.drafts[part]) != "injured" or not bare(told.drafts[part]) or SENTENCE.search(text, start, end):
        return False
    how = told.said.with_wounds.match(text, told.positions[part][1]) is not None and text[:end].rstrip().endswith(",")
    return how or told.said.where_treated.search(text, start, end) is not None


def elsewhere(whole: Draft, part: Draft) -> bool:
    """Whether both are told with places, of which none is the same."""
    here, there = ({at.text for at in one.places} for one in (part, whole))
    return bool(here and there) and not here & there


def goes_on(told: Numbers, before: int, part: int) -> bool:
    """Whether a number alone goes on with a number alone of its sentence ("Ten were killed in one strike, they said, and six when …")."""
    one, other = told.drafts[before], told.drafts[part]
    if not (bare(one) and bare(other)) or measure_of(one) != measure_of(other):
        return False
    start, end = told.positions[before][1], told.positions[part][0]
    return told.said.again.match(told.text, start, end) is not None and SAME_CLAUSE.fullmatch(told.text, start, end) is not None


def points_back(told: Numbers, whole: int, part: int) -> bool:
    """Whether "among them" before a number, a grade behind it, or its place in a list, makes it a part."""
    text, said, where, own = told.text, told.said, told.positions[whole], told.positions[part]
    near = max(where[1], own[0] - OPENING)
    if opened(told, whole, part) or said.of_whom.search(text, where[1], own[0]) or said.part_opener.search(text, near, own[0]):
        return True
    if said.among.search(text, max(where[0] - OPENING, 0), where[0]) and said.are.fullmatch(text, where[1], own[0]):
        return True
    between = text[where[1] : own[0]]
    if SENTENCE.search(between) is None and told.lexicon.pattern("grades of harm").match(text, own[1] + 1):
        return True
    listed = LISTED.search(between)
    return listed is not None and not said.clause.search(listed["rest"])


def opened(told: Numbers, whole: int, part: int) -> bool:
    """Whether "including" stands before a part, and no number of another harm between it and the whole, of which it would name some."""
    start, end = told.positions[whole][1], told.positions[part][0]
    found = told.said.opener.search(told.text, max(start, end - OPENING), end)
    between = (at for at in told.before(part, REACH) if found and start < told.positions[at][0] and told.positions[at][1] <= found.start())
    return found is not None and all(measure_of(told.drafts[at]) == measure_of(told.drafts[part]) for at in between)


def among_later(told: Numbers, place: int) -> int | None:
    """The whole right behind a part that "was among" it."""
    own, said = told.positions[place], told.said
    for whole in sorted(told.behind(place, AMONG)) if own[0] < own[1] else ():
        where = told.own[whole]
        if where is None or whole in told.ties or not smaller(told.drafts[place], told.drafts[whole]):
            continue
        if said.was_among.fullmatch(told.text, own[1], where[0]) or said.of_whole.fullmatch(told.text, own[1], where[0]):
            return whole
    return None


def among_those(told: Numbers, place: int) -> int | None:
    """The last whole before "the driver was among the dead" or "among the wounded were three nurses", of the harm that is named."""
    own, text = told.positions[place], told.text
    found = told.said.among_harmed.search(text, max(0, own[0] - ADDING // 4), own[0]) or told.said.were_among_harmed.match(text, own[1])
    found = found or told.said.of_harmed_opens.search(text, max(0, own[0] - OPENING), own[0])
    found = found or told.said.harmed_include.search(text, max(0, own[0] - AMONG), own[0])
    if not of_its_harm(told, place, found):
        return None
    wholes = (at for at in told.before(place, ADDING + told.longest) if at not in told.ties and told.own[at])
    one = told.drafts[place]
    near = (at for at in wholes if own[0] - told.drafts[at].end <= ADDING and not replaced(told, at))
    fitting = [at for at in near if smaller(one, told.drafts[at]) and fit(told.drafts[at], one) and not running(told.drafts[at])]
    return max(fitting, key=lambda at: least_of(told.drafts[at]), default=None)


def of_its_harm(told: Numbers, place: int, found: re.Match[str] | None) -> bool:
    """Whether words for those harmed were found that say no other harm than that of a draft."""
    stated = told.lexicon.entries("those harmed by measure").get(found["who"].lower()) if found else None
    return found is not None and stated in (None, measure_of(told.drafts[place]))


def of_a_total(told: Numbers, place: int) -> int | None:
    """The total right behind a part that is some of the dead without a whole before it ("13 of the dead were women. In all, 21 died")."""
    own, text, said = told.positions[place], told.text, told.said
    found = said.of_harmed.match(text, own[1]) or said.were_among_harmed.match(text, own[1])
    found = found or said.among_harmed.search(text, max(0, own[0] - REACH // 2), own[0])
    if not of_its_harm(told, place, found):
        return None
    for whole in told.behind(place, REACH):
        where = told.positions[whole]
        later = SENTENCE.search(text, own[1], where[0]) is not None
        fits = whole not in told.ties and smaller(told.drafts[place], told.drafts[whole])
        if fits and not later and said.bodies.match(text, where[1]):
            return whole
        if later and fits:
            total = told.lexicon.pattern("words for a total").search(text, where[0] - OPENING // 2, where[1] + OPENING)
            return whole if total else None
    return None
