"""Parts tied to their whole by what stands between them: "48 people: 27 in Lode, 21 in Tarsa"; "among them 23 children";

"seven nurses were among the 12 killed"; "12 of the 15 deaths".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.standing import shared
from testimonia.extract.casualties.parts.sums import ADDING, Ties, added_up, joins, made_up_to, position, runs
from testimonia.extract.casualties.parts.wholes import AMONG, SENTENCE, measure_of, number_at, smaller
from testimonia.extract.casualties.parts.within import within
from testimonia.extract.page import Draft
from testimonia.records import Casualty

REACH = 320
"""Characters between the whole's number and that of a part."""

OPENING = 60
"""Characters before a part's number in which "among them" may stand."""

LISTED = re.compile(r"(?:[:–—]|\s-\s)(?P<rest>(?:(?!\s-\s)[^:–—.!?])*)$")
"""A colon or a dash with the items of a list behind it."""

OF_WHOM = re.compile(r"\bof\s+(?:whom|which|those|these)\s*,?\s+(?:(?:at\s+least|about|some|nearly|around|almost)\s+)?\Z", re.IGNORECASE)
"""What opens the part right behind it."""

HELD = re.compile(
    r"[^.,;:!?]{0,40}?\s(?:are|is|remains?|remained|still)\s+(?:being\s+|still\s+|all\s+)*"
    r"(?:held|detained|captive|behind\s+bars|in\s+(?:police\s+)?(?:custody|detention|captivity))\b"
)
"""What is said of those who were not let go."""

OF_THE_DEAD = re.compile(r"\s+of\s+the\s+(?P<who>dead|killed|victims|wounded|injured|missing|detained|displaced)\b")
"""Behind a number that is some of those harmed."""

REST = re.compile(r"\b(?:the|all)\s+(?:rest|remainder|others|other\s+\w+|remaining\s+\w+)\b", re.IGNORECASE)
"""Those left over of a whole."""

GRADED = re.compile(
    r"[^.;,!?]{0,40}?\bin\s+(?:an?\s+)?(?:very\s+|extremely\s+)?(?:(?:critical|serious|grave|stable|life-threatening|poor|fair)\s+condition|"
    r"intensive\s+care|surgery|coma)\b"
)
"""What is said of those among the injured who were hurt badly."""

OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those|which)\b")
AGAIN = re.compile(r"\s+(?:of\s+them\s+)?(?:were|was|are|remain(?:s|ed)?|died|drowned|perished|had|have|suffered)\b")
"""What goes on with the same people behind a number alone."""

AMONG_THEM = re.compile(r"[^.,;:!?\d]{0,40}\bamong\s+them\s*[.;]")
"""Behind parts that their sentence names after the whole ("12 were killed, three children among them")."""

ACCOUNTED = re.compile(
    r"\b(?:account(?:s|ed|ing)?\s+for|responsible\s+for|ma(?:de|ke|kes|king)\s+up|represent(?:s|ed|ing)|constitut(?:e|es|ed|ing)|blamed\s+for|"
    r"attribut(?:e|es|ed|ing))\s+(?:at\s+least\s+|about\s+|some\s+|nearly\s+|more\s+than\s+)?\Z"
)
"""Before a number that is the share of a cause or a group."""

OF_THE = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|his|her|their|these|those|all)\s+(?:at\s+least\s+|about\s+|some\s+|nearly\s+)?")
"""Between a part and its whole in "12 of the 15 deaths"."""

OF_THE_DEATHS = re.compile(
    r"\s+of\s+(?:the|those|these|all)\s+(?:\w+\s+)?"
    r"(?:deaths|killings|fatalities|murders|victims|casualties|bodies|injuries|abductions|arrests)\b"
)
"""Behind a number that is some of a harm counted before."""

CHAIN = re.compile(
    r"(?:\s+of\s+(?:them|whom|these))?(?:\s+(?:were|was|are))?(?:\s+(?:in|at|near|around|from|on|by|for|outside|along)\s+[^.,;:!?–—]{1,50}?)?(?:\s*,\s*(?:and\s+)?|\s+and\s+)"
)
"""What stands between two numbers of one list ("40 of them in the capital, 22 in Tarsa and nine at sea")."""

AMONG_THESE = re.compile(r"\bamong\s+(?:the|those|at\s+least|some|about|more\s+than|\s)*$", re.IGNORECASE)
ARE = re.compile(r"[^.;:]*\b(?:was|were|is|are)\s+")
"""Before and behind the whole in "among the 17 killed were three nurses"."""

Span = tuple[int, int]


def with_wholes(text: str, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, each part tied to the whole that its words point to, or that it makes up together with others."""
    places = {id(one): place for place, one in enumerate(drafts)}
    ties = {place: places[id(one.part_of)] for place, one in enumerate(drafts) if one.part_of and id(one.part_of) in places}
    for place in sorted(range(len(drafts)), key=lambda at: position(text, drafts[at])):
        whole = pointed_at(text, drafts, place, ties, lexicon) if place not in ties else None
        whole = among_later(text, drafts, place, ties) if whole is None and place not in ties else whole
        whole = among_those(text, drafts, place, ties, lexicon) if whole is None and place not in ties else whole
        whole = within(text, drafts, place, ties, lexicon) if whole is None and place not in ties else whole
        whole = of_a_total(text, drafts, place, ties, lexicon) if whole is None and place not in ties else whole
        ties |= {place: whole} if whole is not None else {}
    for whole, parts in (*added_up(text, drafts, ties, lexicon), *made_up_to(text, drafts, ties, lexicon)):
        ties |= dict.fromkeys(parts, whole)
    return rewired(text, drafts, ties)


def earlier(text: str, drafts: Sequence[Draft], place: int) -> list[int]:
    """The places of the drafts whose words stand before those of one, the nearest first."""
    own = position(text, drafts[place])
    before = [at for at in range(len(drafts)) if at != place and position(text, drafts[at])[1] <= own[0]]
    return sorted(before, key=lambda at: (position(text, drafts[at]), at), reverse=True)


def among_those(text: str, drafts: Sequence[Draft], place: int, ties: Ties, lexicon: Lexicon) -> int | None:
    """The last whole before "the driver was among the dead" or "among the wounded were three nurses", of the harm that is named."""
    own = position(text, drafts[place])
    before, behind = among_the_harmed(lexicon)
    found = before.search(text, max(0, own[0] - ADDING // 4), own[0]) or behind.match(text, own[1])
    stated = lexicon.entries("those harmed by measure").get(found["who"].lower()) if found else None
    if found is None or stated not in (None, measure_of(drafts[place])):
        return None
    wholes = (at for at in earlier(text, drafts, place) if at not in ties and number_at(text, drafts[at]))
    return next((at for at in wholes if own[0] - drafts[at].end <= ADDING and smaller(drafts[place], drafts[at])), None)


@cache
def among_the_harmed(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "Among the dead was" up to a part, and what stands behind one that "was among the dead"."""
    named = lexicon.group("those harmed").alternation
    who = rf"among\s+(?:the|those)\s+(?:[\w,-]+\s+)?(?P<who>{named})\b(?!\s+(?:people|men|women|children)\b)"
    rest = r"(?:(?!\bamong\b)[^.;:!?])"
    return (
        re.compile(rf"\b{who}{rest}{{0,60}}?\s(?:was|were|is|are)\s+{rest}{{0,120}}\Z", re.IGNORECASE),
        re.compile(rf"[^.;:!?]{{0,60}}?\s(?:also\s+)?{who}", re.IGNORECASE),
    )


def told_again(text: str, whole: Draft, part: Draft, lexicon: Lexicon) -> bool:
    """Whether a number alone opens the next sentence with the same harm ("19 died. Ten were killed in one strike"), of no other time."""
    own, where = position(text, part), position(text, whole)
    told = part.body if isinstance(part.body, Casualty) else None
    if lexicon.pattern("words of a count of a long time").search(text, max(whole.start - OPENING, 0), where[1] + OPENING):
        return False
    if told is None or told.population.words or not told.count.text or whole.part_of:
        return False
    between = text[where[1] : own[0]]
    opens = re.search(r"(?:[.!?]['’”\")]*|;)\s+\Z", between) and len(SENTENCE.findall(between)) + between.count(";") == 1
    return bool(opens and AGAIN.match(text, own[1]) and joins(whole, part) and not elsewhere(whole, part))


def still_held(text: str, whole: Draft, part: Draft) -> bool:
    """Whether a later sentence says of some of those arrested or taken that they are held still ("Nine remain in custody")."""
    own, where = position(text, part), position(text, whole)
    still = measure_of(part) in ("detained", "abducted") and HELD.match(text, own[1]) is not None
    return still and SENTENCE.search(text, where[1], own[0]) is not None and joins(whole, part) and not elsewhere(whole, part)


def accounted(text: str, whole: Span, part: Span) -> bool:
    """Whether a number alone is the share of a cause or a group in a whole of its sentence or the one before."""
    ends = re.match(r"\s*[.,;]", text[part[1] :])
    return ends is not None and len(SENTENCE.findall(text, whole[1], part[0])) < 2 and ACCOUNTED.search(text, whole[1], part[0]) is not None


def graded(text: str, part: Draft, end: int) -> bool:
    """Whether a number alone counts the badly hurt, of whom there were more ("157 were brought in; several were in critical condition")."""
    body = part.body if isinstance(part.body, Casualty) else None
    return body is not None and body.measure == "injured" and not body.population.words and GRADED.match(text, end) is not None


def elsewhere(whole: Draft, part: Draft) -> bool:
    """Whether both are told with places, of which none is the same."""
    return bool(whole.places and part.places) and not any(one in whole.places for one in part.places)


def goes_on(text: str, before: Draft, part: Draft) -> bool:
    """Whether a number alone goes on with a number alone of its sentence ("Ten were killed in one strike, they said, and six when …")."""
    bodies = [one.body for one in (before, part) if isinstance(one.body, Casualty)]
    if any(one.population.words or not one.count.text for one in bodies) or measure_of(before) != measure_of(part):
        return False
    between = text[position(text, before)[1] : position(text, part)[0]]
    return AGAIN.match(between) is not None and re.fullmatch(r"[^.;:!?]*(?:,|\band)\s+", between) is not None


def pointed_at(text: str, drafts: Sequence[Draft], place: int, ties: Ties, lexicon: Lexicon) -> int | None:
    """The last whole before a number that "among them" or a list ties to it."""
    own = number_at(text, drafts[place])
    before = earlier(text, drafts, place) if own else []
    for whole in before:
        where = number_at(text, drafts[whole])
        if own is None or where is None or not 0 < own[0] - where[1] <= REACH:
            continue
        if whole in ties and CHAIN.fullmatch(text, where[1], own[0]) and smaller(drafts[place], drafts[ties[whole]]):
            return ties[whole]
        if whole in ties and goes_on(text, drafts[whole], drafts[place]) and smaller(drafts[place], drafts[ties[whole]]):
            return ties[whole]
        fits = whole not in ties and smaller(drafts[place], drafts[whole])
        of_them = whole == before[0] and OF_THEM.match(text, own[1]) and not SENTENCE.search(text, where[1], own[0])
        same = told_again(text, drafts[whole], drafts[place], lexicon) or still_held(text, drafts[whole], drafts[place])
        same = same or OF_THE_DEATHS.match(text, own[1]) is not None or graded(text, drafts[place], own[1])
        same = same or AMONG_THEM.match(text, own[1]) is not None or accounted(text, where, own)
        if fits and (of_them or same or points_back(text, where, own, lexicon)):
            return whole
    return None


def among_later(text: str, drafts: Sequence[Draft], place: int, ties: Ties) -> int | None:
    """The whole right behind a part that "was among" it."""
    own = number_at(text, drafts[place])
    for whole in range(len(drafts)) if own else ():
        where = number_at(text, drafts[whole])
        if (
            own
            and where
            and where[0] > own[1]
            and whole not in ties
            and smaller(drafts[place], drafts[whole])
            and (AMONG.fullmatch(text, own[1], where[0]) or OF_THE.fullmatch(text, own[1], where[0]))
        ):
            return whole
    return None


def of_a_total(text: str, drafts: Sequence[Draft], place: int, ties: Ties, lexicon: Lexicon) -> int | None:
    """The total right behind a part that is some of the dead without a whole before it ("13 of the dead were women. In all, 21 died")."""
    own = position(text, drafts[place])
    before, behind = among_the_harmed(lexicon)
    points = OF_THE_DEAD.match(text, own[1]) or behind.match(text, own[1]) or before.search(text, max(0, own[0] - REACH // 2), own[0])
    stated = lexicon.entries("those harmed by measure").get(points["who"].lower()) if points else None
    if points is None or stated not in (None, measure_of(drafts[place])):
        return None
    for whole in sorted(range(len(drafts)), key=lambda at: position(text, drafts[at])):
        where = position(text, drafts[whole])
        near = 0 < where[0] - own[1] <= REACH and SENTENCE.search(text, own[1], where[0]) is not None
        if near and whole not in ties and smaller(drafts[place], drafts[whole]):
            return whole if lexicon.pattern("words for a total").search(text, where[0] - OPENING // 2, where[1] + OPENING) else None
    return None


def points_back(text: str, whole: Span, part: Span, lexicon: Lexicon) -> bool:
    """Whether "among them" before a number, a grade behind it, or its place in a list, makes it a part."""
    between = text[whole[1] : part[0]]
    if openers(lexicon).search(text[max(whole[1], part[0] - OPENING) : part[0]]):
        return True
    if OF_WHOM.search(between) or part_openers(lexicon).search(text[max(whole[1], part[0] - OPENING) : part[0]]):
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


@cache
def part_openers(lexicon: Lexicon) -> re.Pattern[str]:
    """The words that open a part of what was counted before ("in the worst incident")."""
    return re.compile(rf"\b(?:{lexicon.group('part openers').alternation})\b[^.:;]*\Z", re.IGNORECASE)


def without_circles(ties: Ties) -> Ties:
    """The ties without those by which a draft would be a part of itself."""
    kept: Ties = {}
    for part, whole in sorted(ties.items()):
        highest = whole
        while highest in kept:
            highest = kept[highest]
        if highest != part:
            kept[part] = whole
    return kept


def with_rest(text: str, drafts: Sequence[Draft], parts: Sequence[int]) -> bool:
    """Whether those left over are told too, in the sentence of the last part or the one behind ("nine are men and the rest women")."""
    last = max(position(text, drafts[part])[1] for part in parts)
    ends = [found.end() for found in SENTENCE.finditer(text, last)][:2]
    return REST.search(text, last, ends[-1] if len(ends) > 1 else len(text)) is not None


def rewired(text: str, told: Sequence[Draft], ties: Ties) -> list[Draft]:
    """The drafts with their ties; parts whose exact numbers add up to their whole are its breakdown."""
    ties = without_circles(ties)
    drafts = shared(told, ties)
    groups: dict[int, list[int]] = {}
    for part, whole in ties.items():
        groups.setdefault(whole, []).append(part)
    exact = {part for whole, parts in groups.items() for run in runs(drafts, whole, sorted(parts)) for part in run}
    exact |= {part for parts in groups.values() if len(parts) > 1 and with_rest(text, drafts, parts) for part in parts}
    made: dict[int, Draft] = {}

    def make(place: int) -> Draft:
        if place not in made:
            one = drafts[place]
            kind = "breakdown" if place in exact else one.part_kind or "subset"
            whole = above(place)
            made[place] = replace(one, part_of=whole, part_kind=kind, open=one.open and whole.open) if whole else one
        return made[place]

    def above(place: int) -> Draft | None:
        return make(ties[place]) if place in ties else None

    return [make(place) for place in range(len(drafts))]
