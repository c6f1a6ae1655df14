"""Numbers of some of those told before, in words that do not tell the harm again.

"Nine of the victims were women", "12 of them in the capital", "Seven were from one family", "Of the dead, 97 were civilians and 51
fighters", "Among them were 23 children and the driver". Each is read as the harm of its whole, and tied to it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.breakdowns import names_one
from testimonia.extract.casualties.harm import Harm
from testimonia.extract.casualties.lists import members
from testimonia.extract.casualties.phrases import Phrase
from testimonia.extract.casualties.proposal import Proposal
from testimonia.extract.casualties.scene import Scene
from testimonia.extract.casualties.wholes import NEAR, beside, means, measure_of, pointing, stated_measure, whole_of
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.language import Sentence
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty
from testimonia.records.claim import MeasureName

Pointing = tuple[int, int, int]
"""The place of a part in the row, and the words that point back at its whole, from the first up to the last (excluded)."""

RULE = "part of a whole"

OPENING = 8
"""Phrases in which the verb stands behind "among the dead of Saturday's raid"."""

SUBJECT = 3
"""Phrases of a subject before "included"."""

BREAKS = "MS"
"""Letters at which the words said of a part end."""


@dataclass(frozen=True)
class Telling:
    """A sentence with the drafts told before its parts, the positions that other proposals speak of, and how a draft is made.

    `told` grows by each part, so that a later one can be a part of it.
    """

    scene: Scene
    told: list[Draft]
    taken: frozenset[int]
    make: Callable[[Scene, Proposal], Draft]
    found: list[Draft] = field(default_factory=list)

    def free(self, phrase: Phrase) -> bool:
        """Whether no proposal speaks of the phrase yet."""
        return not self.taken & set(range(phrase.first, phrase.last))

    def any(self, first: int, last: int, group: str) -> bool:
        """Whether a word of a group stands between two positions."""
        return bool({self.scene.row.low(at) for at in range(first, last)} & wordset(self.scene.lexicon, group))


def some_of_them(scene: Scene, kept: Sequence[Proposal], told: Sequence[Draft], make: Callable[[Scene, Proposal], Draft]) -> list[Draft]:
    """The parts of wholes `told` before that a sentence gives without their harm, each tied to its whole."""
    spans = ((part.first, part.last) for one in kept for part in (one.victims, one.people) if part)
    telling = Telling(scene, list(told), frozenset(at for first, last in spans for at in range(first, last)), make)
    listed = {one[0]: one for one in (*opened(telling), *identified(telling), *included(telling))}
    single = sorted({*partitives(telling), *fractions(telling), *bare(telling), *of_later(telling)}) if not listed else []
    for place, first, last in listed.values() or continued(telling, single):
        add(telling, place, first, last)
    return telling.found


def opened(told: Telling) -> list[Pointing]:
    """ "Of the victims, 97 were civilians and 51 fighters": numbers behind a whole that opens the sentence."""
    row = told.scene.row
    comma = row.letters.find(",")
    if row.low(0) != "of" or not 2 <= comma <= OPENING or row.letters[1] not in "NRD":
        return []
    first, last = row.phrases[1].first, row.phrases[comma].first
    if not (told.any(first, last, "those harmed") or told.any(first, last, "partitive pronouns")):
        return []
    end = next((place for place in range(comma, len(row.letters)) if row.letters[place] in BREAKS), len(row.letters))
    counted = [place for place in range(comma + 1, end) if row.phrases[place].figure and row.letters[place] == "N"]
    return [(place, first, last) for place in counted if described(told, place)]


def included(told: Telling) -> list[Pointing]:
    """ "Among them were 23 children and the driver", "the dead included two nurses": a list of parts of those told before."""
    row = told.scene.row
    for start in (0, *(place + 1 for place, letter in enumerate(row.letters) if letter == "M")):
        place = row.letters.find("V", start, start + OPENING)
        if place <= start or place + 1 >= len(row.phrases):
            continue
        first, verb = row.phrases[start].first, row.phrases[place]
        among = row.low(first) == "among" and told.any(verb.first, verb.last, "forms of being")
        includes = row.low(first) != "among" and told.any(verb.first, verb.last, "including verbs") and place - start < SUBJECT
        makes_up = told.any(verb.first, verb.last, "forms of being of many") and place == start + 1
        if (among or includes or makes_up) and pointing(told.scene, first, verb.first) and (listed := row.behind("parts", place + 1)):
            found = members(row, listed.start(), listed.end())
            single = [one for one in found if (one.figure and one.noun) or names_one(one) or one_person(told, one)]
            if makes_up and (len(single) < 2 or len(single) < len(found)):
                continue
            return [(row.phrases.index(one), first, verb.first) for one in single]
    return []


def identified(told: Telling) -> list[Pointing]:
    """ "They were named as Ana Lode and Ivo Lind", "it gave their names as": the names of those told of before, two or more."""
    row = told.scene.row
    for place in range(2, len(row.phrases) - 1):
        first, last = row.phrases[0].first, row.phrases[place].first
        if row.low(last) != "as" or not told.any(first, last, "words of giving names"):
            continue
        meant = next((at for at in range(first, last) if {row.low(at)} & wordset(told.scene.lexicon, "those who are named together")), None)
        listed = row.behind("parts", place + 1) if meant is not None else None
        names = [one for one in members(row, listed.start(), listed.end()) if names_one(one)] if listed else []
        if meant is not None and len(names) > 1:
            return [(row.phrases.index(one), meant, meant + 1) for one in names]
    return []


def continued(told: Telling, found: Sequence[Pointing]) -> Iterator[Pointing]:
    """Parts, each with the numbers that go on its list: "four were from Nepal and three from Peru", "of whom 40 were women and 36 men"."""
    row = told.scene.row
    known = {place for place, _, _ in found}
    for place, first, last in found:
        yield place, first, last
        end = next((at for at in range(place + 1, len(row.letters)) if at in known or row.letters[at] in BREAKS), len(row.letters))
        verbs = [at for at in range(place + 1, end) if row.letters[at] in "VHhAJ"]
        if not verbs or verbs[0] != place + 1 or row.letters[verbs[0]] != "V":
            continue
        end = min([end, *verbs[1:]])
        for at in range(place + 3, end):
            bare = row.phrases[at].figure and row.letters[at] == "N" and row.letters[at - 1] in ",C" and not row.phrases[at].partitive
            if bare and row.letters[at + 1 : at + 2] not in tuple("VHhAJU"):
                yield at, first, last


def one_person(told: Telling, phrase: Phrase) -> bool:
    """Whether a phrase tells of one person by a noun ("a nurse", "the train's driver")."""
    row = told.scene.row
    sole = phrase.noun is not None and not phrase.many and row.low(phrase.head) not in wordset(told.scene.lexicon, "collectives")
    return sole and row.low(phrase.first) in ("a", "an", "the", "her", "his", "their", "its", "one")


def partitives(told: Telling) -> Iterator[Pointing]:
    """ "Nine of the victims were women", "12 of them in the capital": a number with "of" and those told before."""
    for place, phrase in enumerate(told.scene.row.phrases):
        if phrase.figure and phrase.partitive and phrase.kind == "N" and described(told, place) and not only_mentioned(told, place):
            yield place, phrase.figure.last, phrase.last


def fractions(told: Telling) -> Iterator[Pointing]:
    """ "Three of the nine people killed in the fire were firefighters": the smaller number, told of beside its whole."""
    row = told.scene.row
    for place, phrase in enumerate(row.phrases):
        verb = next((at for at in range(place + 1, len(row.letters)) if row.letters[at] in "VM,"), None)
        says = verb is not None and row.letters[verb] == "V" and describes(told.scene, row.phrases[verb])
        if phrase.figure and phrase.within and says:
            yield place, phrase.figure.last, phrase.last


def of_later(told: Telling) -> Iterator[Pointing]:
    """ "Four children were among seven people who died": a number whose whole stands right behind."""
    row = told.scene.row
    for found in re.finditer("NVPN", row.letters):
        phrase, verb, among, whole = row.phrases[found.start() : found.end()]
        stands = row.low(among.first) == "among" and told.any(verb.first, verb.last, "forms of being")
        if stands and phrase.figure and phrase.noun and whole.figure:
            yield found.start(), among.first, whole.last


def only_mentioned(told: Telling, place: int) -> bool:
    """Whether "one of the victims" is only spoken of, and nothing is said of who or how that one was."""
    row, phrase = told.scene.row, told.scene.row.phrases[place]
    pronoun = row.low(phrase.last - 1) in wordset(told.scene.lexicon, "partitive pronouns")
    one = phrase.figure is not None and phrase.figure.high == 1
    return one and not pronoun and row.letters[place + 1 : place + 3] not in ("VN", "VJ", "VP")


def bare(told: Telling) -> Iterator[Pointing]:
    """ "Seven were from one family", "; two were in surgery": a number alone, that opens a clause of the verb to be."""
    row = told.scene.row
    yield from ((place, phrase.first, phrase.first) for place, phrase in enumerate(row.phrases) if stands_alone(told.scene, phrase))


def stands_alone(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number without a noun opens a clause that only says who, where or how they were."""
    row = scene.row
    if phrase.figure is None or phrase.kind != "N" or phrase.noun is not None or phrase.last != phrase.figure.last:
        return False
    place = row.phrases.index(phrase) if phrase in row.phrases else -1
    if place < 0:
        return False
    whose = row.letters[max(place - 2, 0) : place] == "OW"
    opens = place == 0 or whose or row.letters[place - 1] in "MCS" or row.letters[max(place - 2, 0) : place] in ("M,", "OR")
    verb = row.phrases[place + 1] if row.letters[place + 1 : place + 2] == "V" else None
    if verb is None or not (opens or told_by(scene, place)):
        return False
    return whose or (describes(scene, verb) and row.letters[place + 2 : place + 3] in tuple("NPXTJ"))


def told_by(scene: Scene, place: int) -> bool:
    """Whether a word of saying stands right before a phrase ("it said 812 were men")."""
    return scene.row.low(scene.row.phrases[place].first - 1) in ("said", "says", "added", "adds")


def may_tell_parts(page: Page, sentence: Sentence, told: Sequence[Draft], lexicon: Lexicon) -> bool:
    """Whether a sentence without a word of harm stands behind a count and has a number, or words that point back at it."""
    last = told[-1] if told else None
    near = last is not None and isinstance(last.body, Casualty) and 0 <= sentence.start - last.end <= NEAR
    return near and pointers(lexicon).search(page.text, sentence.start, sentence.end) is not None


@cache
def pointers(lexicon: Lexicon) -> re.Pattern[str]:
    """A number, or "of them" and "they include"."""
    numbers = "|".join(map(re.escape, lexicon.entries("number words")))
    return re.compile(rf"\b(?:\d|(?:{numbers})\b|(?:of|among)\s+(?:them|those|these)\b|they\s+include)", re.IGNORECASE)


def only_points_back(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number has no harm of its own: "of them" without a verb of doing, or a number alone with the verb to be."""
    if phrase not in scene.row.phrases:
        return False
    place = scene.row.phrases.index(phrase) + 1
    if phrase.figure is None:
        return place > 1 and scene.row.phrases[place - 2].partitive
    if not phrase.partitive:
        return stands_alone(scene, phrase)
    return scene.row.letters[place : place + 1] in tuple("PBNTM,") or (
        scene.row.letters[place : place + 1] == "V" and describes(scene, scene.row.phrases[place])
    )


def described(told: Telling, place: int) -> bool:
    """Whether what follows a number says who or how they were, and nothing that they did."""
    row = told.scene.row
    following = row.phrases[place + 1] if place + 1 < len(row.phrases) else None
    phrase = row.phrases[place]
    meant = phrase.figure is not None and told.any(phrase.figure.last, phrase.last, "those harmed")
    return following is None or following.kind != "V" or meant or describes(told.scene, following)


def describes(scene: Scene, verb: Phrase) -> bool:
    """Whether a verb group only says what somebody is or has ("were", "are not", "remained")."""
    lows = {scene.row.low(at) for at in range(verb.first, verb.last)}
    return lows <= wordset(scene.lexicon, "describing verbs") | {"not", "also", "still", "all", "both", "only"}


def add(telling: Telling, place: int, first: int, last: int) -> None:
    """One more part with its whole, where it has one; somebody of the dead who is named or described is a victim even without."""
    phrase, scene = telling.scene.row.phrases[place], telling.scene
    if not (phrase.within or telling.free(phrase)) or governed(telling, place):
        return
    stated, pronoun = stated_measure(scene, first, last), first == last or telling.any(first, last, "partitive pronouns")
    until = min(last, phrase.first) if first < last else None
    if phrase.within or first > phrase.last:
        whole = beside(scene, telling.told, phrase, phrase.first if phrase.within else first, phrase.last if phrase.within else last)
    else:
        whole = whole_of(scene, telling.told, phrase, stated, pronoun=pronoun, until=until)
    measure = measure_of(whole) if whole else stated
    if measure is None or (whole is None and phrase.figure) or (whole and first <= phrase.last and not means(scene, first, last, whole)):
        return
    if left(telling, place, measure):
        return
    verb = Phrase("D", phrase.first, phrase.last, head=phrase.first, harms=(Harm(measure, "object"),), form="noun")
    one = telling.make(scene, Proposal(scene.row, verb.harms[0], verb, phrase, RULE, people=people_behind(telling, place)))
    if whole:
        here = scene.sentence.start <= whole.anchor < scene.sentence.end
        one = replace(one, part_of=whole, part_kind="subset", anchor=whole.anchor if here else one.anchor)
    telling.told.append(one)
    telling.found.append(one)


def governed(told: Telling, place: int) -> bool:
    """Whether a part belongs to something else ("the brother of one of them"), or is each or the rest ("every one", "the other two")."""
    row, phrase = told.scene.row, told.scene.row.phrases[place]
    apart = row.low(phrase.first - 2) == "all" or told.any(
        phrase.first, phrase.figure.last if phrase.figure else phrase.last, "words for each and the rest"
    )
    rest = row.low(phrase.first) == "the" and row.letters[place + 1 : place + 3] == "VN" and row.phrases[place + 2].figure is None
    apart = apart and not (rest and told.any(row.phrases[place + 1].first, row.phrases[place + 1].last, "forms of being of many"))
    return apart or (phrase.partitive and row.letters[max(place - 1, 0)] in "OB" and row.low(0) != "of")


def left(told: Telling, place: int, measure: MeasureName) -> bool:
    """Whether the clause says that they came out of the harm ("12 of whom have since been let go")."""
    row = told.scene.row
    end = next((at for at in range(place + 1, len(row.phrases)) if row.letters[at] in "M," or row.phrases[at].figure), len(row.phrases))
    return told.any(
        row.phrases[place].last, row.phrases[end - 1].last, "signs of life" if measure == "killed" else "signs of an end of harm"
    )


def people_behind(told: Telling, place: int) -> Phrase | None:
    """Who they were: the part's own noun, or the one behind "were" or right behind the number ("12 of them children")."""
    row, phrase = told.scene.row, told.scene.row.phrases[place]
    if phrase.noun is not None and not phrase.partitive:
        return phrase
    behind = place + 1 + (row.letters[place + 1 : place + 2] == "V")
    if behind >= len(row.phrases) or row.letters[behind] != "N" or row.phrases[behind].figure or row.phrases[behind].noun is None:
        return None
    joined = row.letters[behind + 1 : behind + 3] == "CN" and row.phrases[behind + 2].figure is None and row.phrases[behind + 2].many
    return replace(row.phrases[behind], figure=None, last=row.phrases[behind + 2 * joined].last)
