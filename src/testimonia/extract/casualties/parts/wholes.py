"""Which whole a part belongs to, when its words only point back: "of them", "of the victims", a number alone."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.wording import wording
from testimonia.extract.casualties.rows.people import noun_for
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft
from testimonia.records import Casualty
from testimonia.records.claim import MeasureName

REMEMBERED = 2_000
"""Numbers kept with their places."""

NEAR = 320
"""Characters back to the whole that a pronoun or a number alone can mean."""

FAR = 1200
"""Characters back to the whole that "of the dead" can mean."""

SENTENCE = re.compile(r"[.!?]['’”\")]*\s")

Counted = tuple[tuple[int, int], Draft]
"""Where the number of a draft stands, and the draft."""


@dataclass(frozen=True)
class Before:
    """The drafts before a part, and the ids of those that are parts because they add up to one before them."""

    drafts: Sequence[Draft]
    summed: Collection[int] = ()


def whole_of(
    scene: Scene, before: Before, phrase: Phrase, measure: MeasureName | None, *, pronoun: bool, until: int | None = None
) -> Draft | None:
    """The whole of a part: the last count before it that is larger, of the harm that its words state where they state one.

    A pronoun means the last people told of: where those are not the whole, or are not claimed, there is none. After a part that
    itself was not told by a pronoun, "of them" means that part. The whole stands before the word at `until`, else before the part.
    """
    text, place = scene.page.text, scene.row.words[phrase.first if until is None else until].start
    counted = [(where, one) for one in before.drafts if (where := number_at(text, one)) and where[1] <= place]
    found: list[Draft] = []
    clear, last, relative = False, place, pronoun and scene.row.low(phrase.last - 1) in ("whom", "which")
    for where, one in sorted(counted, key=lambda item: item[0], reverse=True):
        if last - where[1] > (NEAR if pronoun else FAR) or (relative and where[0] < scene.sentence.start):
            break
        fits = larger(one, phrase) and measure in (None, measure_of(one))
        others = pronoun and not clear and others_between(scene, (where[1], place), [span for span, _ in counted], phrase)
        part = id(one) in before.summed or (one.part_of is not None and not (pronoun and fits and own_part(scene, where, phrase)))
        if part and pronoun and not others and of_one_before(scene, one, where, phrase):
            return outermost(one)
        if part or text.endswith("not ", 0, where[0]):
            last, clear = where[0], clear or not others
            continue
        if fits and not others and pronoun:
            return subject_of(scene, counted, where, phrase) or beside_it(scene, counted, where, phrase) or one
        if pronoun:
            return None
        found += [one] if fits else []
    return gravest(found)


def gravest(found: Sequence[Draft]) -> Draft | None:
    """The greatest of some counts of the harm of the first: "the dead" of a report are those of its whole toll, not of one street."""
    return max((one for one in found if measure_of(one) == measure_of(found[0])), key=least_of, default=None)


def outermost(one: Draft) -> Draft:
    """The whole of a part that is itself no part."""
    return outermost(one.part_of) if one.part_of is not None else one


def of_one_before(scene: Scene, part: Draft, where: tuple[int, int], phrase: Phrase) -> bool:
    """Whether a number can be of the whole of a part told in a sentence before it ("Of the dead, 21 were Kuru. One was a nurse")."""
    return part.part_of is not None and where[0] < scene.sentence.start and larger(outermost(part), phrase)


def subject_of(scene: Scene, counted: Sequence[Counted], where: tuple[int, int], phrase: Phrase) -> Draft | None:
    """Those of whom a sentence speaks: after "eleven tourists were among the 46 dead", "seven of them" are tourists."""
    text, among = scene.page.text, wording(scene.lexicon).was_among
    return next((one for at, one in counted if at[1] <= where[0] and among.fullmatch(text, at[1], where[0]) and larger(one, phrase)), None)


def beside_it(scene: Scene, counted: Sequence[Counted], where: tuple[int, int], phrase: Phrase) -> Draft | None:
    """The whole of the number alone before another in one sentence: after "nine men were lost", in "six died and three were hit"."""
    before = next((one for at, one in counted if at == where), None)
    if before is None or where[0] < scene.sentence.start or phrase.noun or phrase.partitive or words_of_people(before):
        return None
    wholes = [one for at, one in sorted(counted, key=lambda item: item[0], reverse=True) if at[1] <= scene.sentence.start]
    last = next((one for one in wholes if one.part_of is None), None)
    number = least_of(before) + ((phrase.figure.low or 0) if phrase.figure else 1)
    fits = last is not None and measure_of(last) == measure_of(before) and number <= (most_of(last) or number)
    return last if fits else None


def words_of_people(one: Draft) -> str | None:
    """The words for those whom a draft counts."""
    return one.body.population.words if isinstance(one.body, Casualty) else None


def least_of(one: Draft) -> int:
    """The least number that a draft counts; 0 where it has none."""
    return (one.body.count.low or 0) if isinstance(one.body, Casualty) else 0


def full_number(whole: Draft) -> int:
    """The number to which the parts of a draft can add up: an exact one, or that of "at least 18"; 0 where it has none.

    Parts that add up to the ends of an estimate, or to the next number over "more than 17", do so by accident.
    """
    count = whole.body.count if isinstance(whole.body, Casualty) else None
    return count.low or 0 if count and (count.low == count.high or count.qualifier == "at_least") else 0


def several(one: Draft) -> bool:
    """Whether a draft counts more than one person."""
    return isinstance(one.body, Casualty) and (one.body.count.low or 0) > 1


def most_of(one: Draft) -> int | None:
    """The greatest number that a draft may count; None without a bound."""
    return one.body.count.high if isinstance(one.body, Casualty) else None


def means(scene: Scene, first: int, last: int, whole: Draft) -> bool:
    """Whether words mean a whole: "they", "the victims", or the noun by which the whole itself was told."""
    if first == last or pointing(scene, first, last) or numbered(scene, first, last, whole):
        return True
    words = (whole.body.population.words or "" if isinstance(whole.body, Casualty) else "").lower().split()
    return scene.row.low(last - 1) in words


def numbered(scene: Scene, first: int, last: int, whole: Draft) -> bool:
    """Whether words give the number of a whole once more ("of the 120 people who died")."""
    count = whole.body.count if isinstance(whole.body, Casualty) else None
    figures = (figure for one in scene.row.phrases for figure in (one.figure, one.within) if figure and first <= figure.first < last)
    return count is not None and any(figure.low == count.low for figure in figures)


def pointing(scene: Scene, first: int, last: int) -> bool:
    """Whether words mean people told of before: "they", "those killed", "the 27 dead"."""
    lows = {scene.row.low(at) for at in range(first, last)}
    groups = ("those harmed", "partitive pronouns", "words for those left over")
    return scene.row.low(first) == "they" or any(not lows.isdisjoint(wordset(scene.lexicon, group)) for group in groups)


def stated_measure(scene: Scene, first: int, last: int) -> MeasureName | None:
    """The harm that the words for a whole state ("of the dead"); None for "them" and "the victims"."""
    stated: dict[str, MeasureName] = scene.lexicon.entries("those harmed by measure")
    return next((stated[low] for at in range(first, last) if (low := scene.row.low(at)) in stated), None)


def beside(scene: Scene, drafts: Sequence[Draft], phrase: Phrase, first: int, last: int) -> Draft | None:
    """The whole of a part whose number stands between two positions, as in the phrase of its part ("three of the nine people")."""
    words = scene.row.words[first:last]
    inside = ((where, one) for one in drafts if (where := number_at(scene.page.text, one)))
    return next((one for where, one in inside if words[0].end <= where[0] and where[1] <= words[-1].end and larger(one, phrase)), None)


def as_many(drafts: Sequence[Draft], phrase: Phrase) -> Draft | None:
    """The last draft that counts as many as the whole of "ten of the 19"."""
    number = phrase.within.low if phrase.within else None
    wholes = (one for one in reversed(drafts) if isinstance(one.body, Casualty) and one.body.count.low == number and one.part_of is None)
    return next(wholes, None)


def named_whole(scene: Scene, drafts: Sequence[Draft], phrase: Phrase, last: int) -> Draft | None:
    """The last whole told by the noun behind "of" ("one of the officers", after three officers and two bystanders were hurt)."""
    noun = scene.row.low(last - 1)
    near = (one for one in reversed(drafts) if scene.sentence.start - one.end <= NEAR and larger(one, phrase) and one.part_of is None)
    return next((one for one in near if noun in (words_of_people(one) or "").lower().split()[-1:]), None)


def own_part(scene: Scene, where: tuple[int, int], phrase: Phrase) -> bool:
    """Whether "of them" means the part before it: that part stands in the same sentence and was told without such a pronoun."""
    text, words = scene.page.text, scene.row.words
    if f"{scene.row.low(0)} {scene.row.low(1)}" == "among those" and scene.row.low(2) in wordset(scene.lexicon, "forms of being"):
        return scene.sentence.start - where[1] <= NEAR // 2
    pronoun = scene.row.low(phrase.last - 1) in wordset(scene.lexicon, "partitive pronouns")
    repeated = wording(scene.lexicon).of_them.match(text, where[1], words[-1].end)
    return where[0] >= scene.sentence.start and pronoun and repeated is None


def number_at(text: str, one: Draft) -> tuple[int, int] | None:
    """Where the number of a casualty draft stands; None where it has none."""
    if not isinstance(one.body, Casualty) or not one.body.count.text:
        return None
    return number_between(text, one.body.count.text, one.start, one.end)


def stands_at(text: str, one: Draft) -> tuple[int, int]:
    """Where a draft's number stands, or its first name, or its words for those harmed; else where it begins."""
    if where := number_at(text, one):
        return where
    body = one.body if isinstance(one.body, Casualty) else None
    words = body.victims[0].text if body and body.victims else body.population.words if body else None
    return (number_between(text, words, one.start, one.end) if words else None) or (one.start, one.start)


@lru_cache(REMEMBERED)
def number_between(text: str, number: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a number stands by itself between two offsets; kept, since every part asks it of every draft before."""
    at = text.find(number, start, end)
    while at > 0 and (text[at - 1].isalnum() or text[at + len(number) : at + len(number) + 1].isalpha()):
        at = text.find(number, at + 1, end)
    return (at, at + len(number)) if at >= 0 else None


def measure_of(one: Draft) -> MeasureName | None:
    """The measure of a casualty draft."""
    return one.body.measure if isinstance(one.body, Casualty) else None


def running(whole: Draft) -> bool:
    """Whether a draft counts all since a start, such as a war."""
    return isinstance(whole.body, Casualty) and whole.body.count.shape == "cumulative" and whole.period is not None


def smaller(one: Draft, whole: Draft) -> bool:
    """Whether a draft can count a part of another: the same harm, and fewer people."""
    a, b = one.body, whole.body
    if not isinstance(a, Casualty) or not isinstance(b, Casualty) or a.measure != b.measure:
        return False
    most = b.count.high if b.count.high is not None else b.count.low
    least = a.count.low if a.count.low is not None else a.count.high
    exact = b.count.high is None and a.count.high is not None
    return most is not None and least is not None and (0 < least < most or (exact and 0 < least <= most))


def larger(one: Draft, phrase: Phrase) -> bool:
    """Whether a draft counts more people than a phrase, or may."""
    count = one.body.count if isinstance(one.body, Casualty) else None
    least = (phrase.figure.low if phrase.figure.low is not None else phrase.figure.high) if phrase.figure else 1
    if count is None or least is None or least < 1:
        return False
    return count.low is not None and (count.high is None or least < count.high) and (count.high is not None or least <= count.low)


def others_between(scene: Scene, span: tuple[int, int], known: Sequence[tuple[int, int]], phrase: Phrase) -> bool:
    """Whether a number of people that no claim counts stands between two offsets ("34 killed … We took in 71, and two of them").

    In a later sentence any group does, of people or of things ("Several hooded men arrived. One of them"; "three shops burned; two"),
    unless the part is said to be people ("two were children").
    """
    text, said = scene.page.text, wording(scene.lexicon)
    found = [match.start() for match in said.people.finditer(text, *span)]
    ended = SENTENCE.search(text, *span) if not said_to_be_people(scene, phrase) else None
    for group in said.group.finditer(text, ended.end(), span[1]) if ended else ():
        found += [group.start()] if is_group(tuple(group["words"].lower().split()), scene.lexicon) else []
    return any(not any(first <= at < last for first, last in known) for at in found)


def is_group(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words behind a number are of people or of things, not of a measure or a time."""
    if words[0] in wordset(lexicon, "coordinators"):
        return False
    named = [noun_for(tuple(words[:size]), lexicon) for size in range(1, len(words) + 1)]
    measure = words[0] in wordset(lexicon, "units") or words[0] in wordset(lexicon, "units of time")
    return any(noun and noun[1].many for noun in named) or (not measure and any(word.endswith("s") for word in words))


def said_to_be_people(scene: Scene, phrase: Phrase) -> bool:
    """Whether the words behind a number say who the people were that it counts ("seven were children")."""
    row = scene.row
    place = row.phrases.index(phrase) + 1 if phrase in row.phrases else len(row.phrases)
    if row.letters[place : place + 2] != "VN" or row.low(row.phrases[place].last - 1) not in wordset(scene.lexicon, "forms of being"):
        return False
    named = row.phrases[place + 1]
    return noun_for(tuple(row.low(at) for at in range(named.first, named.last)), scene.lexicon) is not None
