"""Numbers of some of those told before, in words that do not tell the harm again.

"Nine of the victims were women", "12 of them in the capital", "Seven were from one family", "Of the dead, 97 were civilians and 51
fighters", "Among them were 23 children and the driver". Each is read as the harm of its whole, and tied to it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.alone import alone, alone_in
from testimonia.extract.casualties.parts.breakdowns import counts
from testimonia.extract.casualties.parts.pointing import (
    Telling,
    continued,
    describes,
    extremes,
    fractions,
    identified,
    included,
    of_later,
    opened,
    partitives,
)
from testimonia.extract.casualties.parts.totals import total_behind
from testimonia.extract.casualties.parts.wholes import NEAR, as_many, beside, means, measure_of, named_whole, stated_measure, whole_of
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.language import Sentence
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty
from testimonia.records.claim import MeasureName

RULE = "part of a whole"


def some_of_them(scene: Scene, kept: Sequence[Proposal], told: Sequence[Draft], make: Callable[[Scene, Proposal], Draft]) -> list[Draft]:
    """The parts of wholes `told` before that a sentence gives without their harm, each tied to its whole."""
    spans = ((part.first, part.last) for one in kept for part in (one.victims, one.people) if part)
    telling = Telling(scene, list(told), frozenset(at for first, last in spans for at in range(first, last)), make)
    listed = {one[0]: one for one in (*opened(telling), *identified(telling), *included(telling), *extremes(telling))}
    single = sorted(
        {*partitives(telling), *fractions(telling), *alone(telling), *of_later(telling)} if not listed else {*partitives(telling)}
    )
    for place, first, last in (*listed.values(), *continued(telling, [one for one in single if one[0] not in listed])):
        add(telling, place, first, last)
    total = total_behind(telling)
    return [*telling.found, total] if total else telling.found


def may_tell_parts(page: Page, sentence: Sentence, told: Sequence[Draft], lexicon: Lexicon) -> bool:
    """Whether a sentence without a word of harm stands behind a count and has a number, or words that point back at it."""
    last = told[-1] if told else None
    near = last is not None and isinstance(last.body, Casualty) and 0 <= sentence.start - last.end <= NEAR
    return near and pointers(lexicon).search(page.text, sentence.start, sentence.end) is not None


@cache
def pointers(lexicon: Lexicon) -> re.Pattern[str]:
    """A number, or "of them" and "they include"."""
    numbers = "|".join(map(re.escape, lexicon.entries("number words")))
    return re.compile(
        rf"\b(?:\d|(?:{numbers})\b|(?:of|among)\s+(?:them|those|these)\b|they\s+include|youngest|oldest|eldest)", re.IGNORECASE
    )


def only_points_back(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number has no harm of its own: "of them" without a verb of doing, or a number alone of which the sentence states none."""
    if phrase not in scene.row.phrases:
        return False
    place = scene.row.phrases.index(phrase) + 1
    if phrase.figure is None:
        return place > 1 and scene.row.phrases[place - 2].partitive
    if not phrase.partitive:
        return alone_in(scene, phrase)
    return scene.row.letters[place : place + 1] in tuple("PBNTM,") or (
        scene.row.letters[place : place + 1] == "V" and describes(scene, scene.row.phrases[place])
    )


def add(telling: Telling, place: int, first: int, last: int) -> None:
    """One more part with its whole, where it has one; somebody of the dead who is named or described is a victim even without."""
    phrase, scene = telling.scene.row.phrases[place], telling.scene
    if not (phrase.within or telling.free(phrase)) or governed(telling, place):
        return
    stated, pronoun = stated_measure(scene, first, last), first == last or telling.any(first, last, "partitive pronouns")
    until = min(last, phrase.first) if first < last else None
    if phrase.within or first > phrase.last:
        whole = beside(scene, telling.told, phrase, phrase.first if phrase.within else first, phrase.last if phrase.within else last)
        whole = whole or (as_many(telling.told, phrase) if phrase.within else None)
    else:
        whole = whole_of(scene, telling.told, phrase, stated, pronoun=pronoun, until=until)
    if whole and first < last and first <= phrase.last and not means(scene, first, last, whole):
        whole = named_whole(scene, telling.told, phrase, last) or whole
    if whole and of_things(telling, place, whole):
        return
    measure = measure_of(whole) if whole else stated
    if measure is None or (whole is None and phrase.figure) or (whole and first <= phrase.last and not means(scene, first, last, whole)):
        return
    if left(telling, place, measure) or (each_or_rest(telling, place) and not completes(telling, place, whole)):
        return
    verb = Phrase("D", phrase.first, phrase.last, head=phrase.first, harms=(Harm(measure, "object"),), form="noun")
    one = telling.make(scene, Proposal(scene.row, verb.harms[0], verb, phrase, RULE, people=people_behind(telling, place)))
    if whole:
        here = scene.sentence.start <= whole.anchor < scene.sentence.end
        one = replace(one, part_of=whole, part_kind="subset", anchor=whole.anchor if here else one.anchor)
    telling.told.append(one)
    telling.found.append(one)


def of_things(told: Telling, place: int, whole: Draft) -> bool:
    """Whether "600 of them" stands right behind things that its sentence names ("a ship with tents, 600 of them")."""
    row, phrase = told.scene.row, told.scene.row.phrases[place]
    return phrase.partitive and whole.end <= told.scene.sentence.start and place > 1 and row.letters[place - 2 : place] == "X,"


def governed(told: Telling, place: int) -> bool:
    """Whether a part belongs to something else ("the brother of one of them")."""
    row, phrase = told.scene.row, told.scene.row.phrases[place]
    before = row.phrases[max(place - 1, 0)]
    apart = before.kind in "OBw" or (before.kind == "P" and row.low(before.first) not in ("including", "among", "for"))
    return phrase.partitive and place > 0 and apart and row.low(0) != "of"


def each_or_rest(told: Telling, place: int) -> bool:
    """Whether a number is each or the rest of those told ("every one", "the other two")."""
    row, phrase = told.scene.row, told.scene.row.phrases[place]
    last = phrase.figure.last if phrase.figure else phrase.last
    return row.low(phrase.first - 2) == "all" or told.any(phrase.first, last, "words for each and the rest")


def completes(told: Telling, place: int, whole: Draft | None) -> bool:
    """Whether the rest is told as a part: it is described ("the other two were miners"), or makes up the whole with the parts before it."""
    row, phrase = told.scene.row, told.scene.row.phrases[place]
    described = row.low(phrase.first) == "the" and row.letters[place + 1 : place + 3] == "VN" and row.phrases[place + 2].figure is None
    if row.low(phrase.first + 1) == "remaining" and row.low(phrase.first) == "the":
        return True
    if described and told.any(row.phrases[place + 1].first, row.phrases[place + 1].last, "forms of being of many"):
        return True
    before = [counts(one) or 0 for one in told.told if whole is not None and one.part_of is whole]
    least = phrase.figure.low if phrase.figure else None
    return whole is not None and least is not None and bool(before) and sum(before) + least == counts(whole)


def left(told: Telling, place: int, measure: MeasureName) -> bool:
    """Whether the clause says that they came out of the harm ("12 of whom have since been let go")."""
    row = told.scene.row
    end = next((at for at in range(place + 1, len(row.phrases)) if row.letters[at] in "M," or row.phrases[at].figure), len(row.phrases))
    groups: dict[str, str] = {"killed": "signs of being alive", "injured": "signs of no harm"}
    group = groups.get(measure, "signs of an end of harm")
    return told.any(row.phrases[place].last, row.phrases[end - 1].last, group)


def people_behind(told: Telling, place: int) -> Phrase | None:
    """Who they were: the part's own noun, or the one behind "were" or right behind the number ("12 of them children")."""
    row, phrase = told.scene.row, told.scene.row.phrases[place]
    if phrase.noun is not None and not phrase.partitive:
        return phrase
    verb = row.letters[place + 1 : place + 2] == "V"
    if verb and row.low(row.phrases[place + 1].last - 1) == "by":
        return None
    behind = place + 1 + verb
    if behind >= len(row.phrases) or row.letters[behind] != "N" or row.phrases[behind].figure or row.phrases[behind].noun is None:
        return None
    joined = row.letters[behind + 1 : behind + 3] == "CN" and row.phrases[behind + 2].figure is None and row.phrases[behind + 2].many
    return row.phrases[behind]._replace(figure=None, last=row.phrases[behind + 2 * joined].last)
