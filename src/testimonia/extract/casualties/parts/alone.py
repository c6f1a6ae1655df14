"""Numbers alone that count some of those told before: "Seven were from one family", "a clinic nine and the army hospital six".

A number without a noun means people told of before when it opens a clause, stands beside a word for a share, or goes on a list.
"""

from collections.abc import Iterator, Sequence

from testimonia.extract.casualties.parts.pointing import Pointing, Telling, describes, said_by
from testimonia.extract.casualties.parts.wholes import number_at, whole_of, words_of_people
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft
from testimonia.records import Casualty

SHARE = 6
"""Words before a number in commas in which "half of them" or "the largest number" may stand."""

ATTRIBUTING = ("attributed", "attributes", "attributing", "ascribed", "blamed")
"""Verbs whose object is some of those counted before ("it attributed 200 to the army")."""

CELL = "|"
"""The mark between the cells of a table row."""

HARMED = tuple("HhAJUKDL")
"""Letters behind a number that say what came to those counted."""


def alone(told: Telling) -> Iterator[Pointing]:
    """The numbers alone of a sentence that count some of those told before; the cells of a table row are no sentence."""
    row = told.scene.row
    if any(word.low == CELL for word in row.words):
        return
    places = [place for place in range(len(row.phrases)) if counts_alone(told.scene, place) and told.free(row.phrases[place])]
    found: list[int] = []
    for place in places:
        if (
            opens_clause(told.scene, place, after=bool(found) or partitive_before(row, place))
            and not said_by(told, place)
            and not beside_others(told, place)
        ):
            found.append(place)
    found += [place for place in places if place not in found and in_apposition(told.scene, place)]
    rest = [place for place in places if place not in found]
    for place in sorted({*found, *gapped(told, rest, [row.phrases[place] for place in found])}):
        yield place, row.phrases[place].first, row.phrases[place].first


def partitive_before(row: Row, place: int) -> bool:
    """Whether a number "of them" or "of the victims" opens the list that a number goes on with."""
    return any(one.partitive and one.figure and not one.within for one in row.phrases[:place])


def counts_alone(scene: Scene, place: int) -> bool:
    """Whether a phrase is a number without a noun ("seven", "the other two"), behind no preposition."""
    phrase, row = scene.row.phrases[place], scene.row
    if phrase.figure is None or phrase.kind != "N" or phrase.noun is not None or phrase.partitive or phrase.last != phrase.figure.last:
        return False
    age = phrase.figure.qualifier in ("less_than", "more_than") and row.low(phrase.first - 1) in wordset(scene.lexicon, "forms of being")
    one = phrase.figure.high == 1 and (
        (place > 0 and row.letters[place - 1] in "VAY") or row.letters[place + 1 : place + 2] not in tuple("VHJ")
    )
    if age or one or phrase.figure.high == 0:
        return False
    return place == 0 or row.letters[place - 1] not in "POBw" or row.letters[max(place - 2, 0) : place] == "OW"


def opens_clause(scene: Scene, place: int, *, after: bool) -> bool:
    """Whether a number is the subject of a clause that opens with it; behind a comma only `after` another of these."""
    row, before = scene.row, scene.row.letters[:place]
    if row.letters[place + 1 : place + 2] not in tuple("VH"):
        return False
    if before[-1:] == "S" and row.low(row.phrases[place].first - 1) == "far":
        return False
    verb = row.phrases[place + 1]
    if row.low(verb.first) in wordset(scene.lexicon, "verbs of possibility") and row.low(verb.first + 1) == "not":
        return False
    plain = (
        row.low(verb.first) in wordset(scene.lexicon, "auxiliaries") | wordset(scene.lexicon, "describing verbs")
        or verb.last > verb.first + 1
    )
    if before[-1:] == "C" and not (plain or before[-2:-1] == ","):
        return False
    opens = not before or before[-1] in "MCS" or before[-2:] in ("M,", "OR", "OW", "CS") or (after and before[-1] == ",")
    led = before[:1] in ("P", "T") and before.rstrip(",") in ("PN", "PX", "PT", "T", "PXO", "PNPN")
    return opens or led or row.low(row.phrases[place].first - 1) in ("said", "says", "added", "adds", "that")


def beside_others(told: Telling, place: int) -> bool:
    """Whether a number goes on, by "and" and a verb of its own, from people counted in its clause ("18 died and nine were trapped")."""
    row = told.scene.row
    if place < 2 or row.letters[place - 1] != "C" or describes(told.scene, row.phrases[place + 1]):
        return False
    start = told.scene.sentence.start
    return any(one.start >= start and one.part_of is None and words_of_people(one) and has_number(told, one) for one in told.told)


def has_number(told: Telling, one: Draft) -> bool:
    """Whether a draft counts its people by a number."""
    return number_at(told.scene.page.text, one) is not None


def in_apposition(scene: Scene, place: int) -> bool:
    """Whether a number in commas tells a share told in words right before it ("half of them, 15,500, are children")."""
    row, phrase = scene.row, scene.row.phrases[place]
    if place == 0 or row.letters[place - 1] != "," or row.letters[place + 1 : place + 2] not in tuple(",VM"):
        return False
    near = {row.low(at) for at in range(max(phrase.first - SHARE, 0), phrase.first)}
    return not near.isdisjoint(wordset(scene.lexicon, "words for a share told in numbers"))


def gapped(told: Telling, places: Sequence[int], parts: Sequence[Phrase]) -> list[int]:
    """The numbers that go on a list of parts, or are one: "310 of them, the clinic 205 and a field hospital 125".

    Together with the parts told otherwise they are no more than the whole. In the sentence of the whole they stand behind a mark, and
    not before the same preposition as the whole itself ("16 were killed in Tarsa, nine in Lode" counts two towns).
    """
    row = told.scene.row
    listed = [one for one in row.phrases if one.figure and one.partitive and not one.within]
    places = [place for place in places if row.letters[place + 1 : place + 2] not in HARMED and row.letters[max(place - 1, 0)] != "S"]
    alone_here = len(places) + len(listed) + len(parts) < 2
    if not places or (alone_here and not trails(row, places[0])):
        return []
    whole = whole_of(told.scene, told.before, row.phrases[places[0]], None, pronoun=True)
    numbers = [one.figure.low or 0 for one in (*listed, *parts, *(row.phrases[place] for place in places)) if one.figure]
    most = whole.body.count if whole and isinstance(whole.body, Casualty) else None
    if whole is None or most is None or (most.high is not None and sum(numbers) > most.high):
        return []
    closes = sum(numbers) == most.low and len(numbers) > 1
    if alone_here and whole.end <= told.scene.sentence.start and row.low(row.phrases[places[0]].first - 1) not in ATTRIBUTING:
        return []
    return list(places) if closes or goes_on(told, whole, places[0], bool(listed or parts)) else []


def trails(row: Row, place: int) -> bool:
    """Whether a number stands behind a comma and before where or how they were ("killed nine villagers, three in their beds")."""
    if row.low(row.phrases[place].first - 1) in ATTRIBUTING:
        return True
    return row.letters[max(place - 1, 0)] == "," and row.letters[place + 1 : place + 2] in tuple("PB")


def goes_on(told: Telling, whole: Draft, place: int, listed: bool) -> bool:
    """Whether a list of numbers alone goes on with a whole, and tells no harm of others."""
    scene, row = told.scene, told.scene.row
    if whole.end <= scene.sentence.start:
        return listed or not told.taken
    where = number_at(scene.page.text, whole)
    said = {one.low for one in row.words[: row.phrases[place].first] if where and one.start >= where[1]}
    return listed or (row.letters[place - 1] in ",M" and row.low(row.phrases[place].last) not in said)


def alone_in(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is a number alone of which the sentence itself states no harm."""
    if phrase not in scene.row.phrases:
        return False
    place = scene.row.phrases.index(phrase)
    return counts_alone(scene, place) and scene.row.letters[place + 1 : place + 2] not in HARMED
