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
from testimonia.extract.casualties.parts.breakdowns import counts, doers_behind
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
from testimonia.extract.casualties.parts.wholes import (
    NEAR,
    SENTENCE,
    as_many,
    beside,
    larger,
    means,
    measure_of,
    named_whole,
    number_at,
    stated_measure,
    whole_of,
)
from testimonia.extract.casualties.parts.wording import wording
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.people import noun_for
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.casualties.rows.tagging import is_thing
from testimonia.extract.grammar.counts import wordset
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
    found = pointers(lexicon).finditer(page.text, sentence.start, sentence.end) if near else ()
    return any(not counted_behind(match, lexicon) for match in found)


def counted_behind(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether what a number counts stands right behind it ("four men", "three shots", "17 East Road"): it tells of those by themselves."""
    noun = match["noun"]
    if not noun:
        return False
    low = noun.lower()
    return noun.istitle() or is_thing(low, lexicon) or low in wordset(lexicon, "units") or noun_for((low,), lexicon) is not None


@cache
def pointers(lexicon: Lexicon) -> re.Pattern[str]:
    """A number that may count people, or "of them" and "they include"; no year, clock time, ordinal, sum of money or part of a code."""
    numbers = "|".join(map(re.escape, lexicon.entries("number words")))
    digits = r"(?<![\w$€£#:.,/-])(?!(?:19|20)\d\d\b)\d+(?:,\d{3})*(?![\w:/%]|[.,-]\w|\s*[ap]\.?\s?m\b|\s+block\b)"
    counted = rf"(?:{digits}|\b(?:{numbers})\b)(?:\s+(?P<noun>[^\W\d_]+))?"
    return re.compile(
        rf"{counted}|\b(?:(?:of|among)\s+(?:them|those|these)\b|they\s+include|youngest|oldest|eldest|victim\s+(?:was|is))", re.IGNORECASE
    )


def only_points_back(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number has no harm of its own: "of them" without a verb of doing, or a number alone of which the sentence states none."""
    if phrase not in scene.row.phrases:
        return False
    place = scene.row.phrases.index(phrase) + 1
    if of_those(scene, place - 1):
        return True
    if phrase.figure is None:
        return place > 1 and scene.row.phrases[place - 2].partitive
    if not phrase.partitive:
        return alone_in(scene, phrase)
    return scene.row.letters[place : place + 1] in tuple("PBNTM,") or (
        scene.row.letters[place : place + 1] == "V" and describes(scene, scene.row.phrases[place])
    )


def of_those(scene: Scene, place: int) -> bool:
    """Whether a number stands behind a whole that opens the sentence, before what says who they were ("of the dead, 22 were students")."""
    row = scene.row
    opens = row.low(0) == "of" and row.letters[1:3] in ("N,", "D,", "R,") and place > 2
    return opens and stated_measure(scene, row.phrases[1].first, row.phrases[1].last) is not None and row.letters[3:5] in ("NV", "N,", "NC")


def add(telling: Telling, place: int, first: int, last: int) -> None:
    """One more part with its whole, where it has one; somebody of the dead who is named or described is a victim even without."""
    phrase, scene = telling.scene.row.phrases[place], telling.scene
    if not (phrase.within or telling.free(phrase)) or governed(telling, place) or all_of_them(telling, phrase):
        return
    stated, whole = stated_measure(scene, first, last), meant(telling, place, first, last)
    if whole and of_things(telling, place, whole):
        return
    measure = measure_of(whole) if whole else stated
    if measure is None or (whole is None and phrase.figure) or (whole and first <= phrase.last and not means(scene, first, last, whole)):
        return
    if left(telling, place, measure) or (each_or_rest(telling, place) and not completes(telling, place, whole)):
        return
    verb = Phrase("D", phrase.first, phrase.last, head=phrase.first, harms=(Harm(measure, "object"),), form="noun")
    one = telling.make(
        scene, Proposal(scene.row, verb.harms[0], verb, phrase, RULE, doers_behind(scene.row, phrase), people=people_behind(telling, place))
    )
    if whole and not (corrected(scene, whole, phrase) or beside_these(telling, place, whole)):
        here = scene.sentence.start <= whole.anchor < scene.sentence.end
        one = replace(one, part_of=whole, part_kind="subset", anchor=whole.anchor if here else one.anchor)
    telling.told.append(one)
    telling.found.append(one)


def meant(telling: Telling, place: int, first: int, last: int) -> Draft | None:
    """The whole that the words from `first` up to `last` mean for a part; None where they mean none that was told."""
    phrase, scene = telling.scene.row.phrases[place], telling.scene
    stated = stated_measure(scene, first, last)
    if first == 0 and scene.row.low(0) == "they":
        return around(telling, phrase, before_they(telling, phrase))
    if phrase.within or first > phrase.last:
        whole = beside(scene, telling.told, phrase, phrase.first if phrase.within else first, phrase.last if phrase.within else last)
        whole = whole or (as_many(telling.told, phrase) if phrase.within else None)
    else:
        pronoun = first == last or (stated is None and telling.any(first, last, "partitive pronouns"))
        until = min(last, phrase.first) if first < last else None
        whole = whole_of(scene, telling.before, phrase, stated, pronoun=pronoun, until=until)
    if whole and first < last and first <= phrase.last and not means(scene, first, last, whole):
        whole = named_whole(scene, telling.told, phrase, last) or whole
    return around(telling, phrase, whole)


def before_they(told: Telling, phrase: Phrase) -> Draft | None:
    """Those whom "they include" means: the first number of the sentence right before."""
    text, end = told.scene.page.text, told.scene.sentence.start
    before = [(at, one) for one in told.told if (at := number_at(text, one)) and at[1] <= end]
    last = [(at, one) for at, one in before if SENTENCE.search(text.rstrip(), at[1], end - 1) is None and larger(one, phrase)]
    return min(last, key=lambda item: item[0], default=((0, 0), None))[1]


def all_of_them(told: Telling, phrase: Phrase) -> bool:
    """Whether "the three" or "all five" means as many as were counted before, so that they are no part of others."""
    low = told.scene.row.low(phrase.first)
    whole = phrase.figure is not None and phrase.noun is None and not phrase.partitive and low in ("the", "all")
    return whole and any(counts(one) == phrase.figure.low for one in told.told if phrase.figure)


def around(told: Telling, phrase: Phrase, whole: Draft | None) -> Draft | None:
    """The part of the whole that "including" names some of ("Seven were of one family, including three children"), else the whole."""
    scene = told.scene
    start = scene.row.words[phrase.first].start
    near = [(at, one) for one in told.found if one.part_of is whole and (at := number_at(scene.page.text, one)) and at[1] <= start]
    at, last = max(near, key=lambda item: item[0], default=((0, 0), None))
    named = last is not None and larger(last, phrase) and wording(scene.lexicon).opener.search(scene.page.text, at[1], start)
    return last if named else whole


def corrected(scene: Scene, whole: Draft, phrase: Phrase) -> bool:
    """Whether the number of a whole is taken back before a part ("withdrew the statement that four had died. One had")."""
    words = scene.lexicon.pattern("words of a corrected number")
    return (
        whole.end <= scene.sentence.start
        and words.search(scene.page.text, max(whole.start - 60, 0), scene.row.words[phrase.first].start) is not None
    )


def beside_these(told: Telling, place: int, whole: Draft) -> bool:
    """Whether "the other four" would be of the part beside which they are the others ("Seven of the dead … the other four")."""
    where = number_at(told.scene.page.text, whole)
    said = wording(told.scene.lexicon)
    partial = where and (said.of_harmed.match(told.scene.page.text, where[1]) or said.of_them.match(told.scene.page.text, where[1]))
    return bool(partial) and each_or_rest(told, place)


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
    if verb and row.low(row.phrases[place + 1].last - 1) in ("by", "had", "has", "have"):
        return None
    behind = place + 1 + verb
    if behind >= len(row.phrases) or row.letters[behind] != "N" or row.phrases[behind].figure or row.phrases[behind].noun is None:
        return None
    joined = row.letters[behind + 1 : behind + 3] == "CN" and row.phrases[behind + 2].figure is None and row.phrases[behind + 2].many
    return row.phrases[behind]._replace(figure=None, last=row.phrases[behind + 2 * joined].last)
