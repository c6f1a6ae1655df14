"""Parts of a whole: "including ten women", "three of them children", "1,124: 810 civilians, 140 security personnel and 174 fighters"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.lists import members
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft
from testimonia.records import Casualty, Claim
from testimonia.records.claim import MeasureName, PartKind

REACH = 9
"""Phrases: how far behind its whole a part may begin."""

SPEAKS = re.compile(r"(?:[POw][NXTDKR]|T)*V")
"""What stands behind somebody who says something, over where and of whom he is."""

FEW = 4
"""So few people of one place may happen to be as many as those of two others told with them."""

DASHES = ("–", "—", "-", "--")


def parts_of(row: Row, whole: Proposal, lexicon: Lexicon) -> list[Proposal]:
    """The counted parts and the named people that the sentence lists behind a group."""
    if whole.victims is None or not (whole.victims.figure or whole.victims.many):
        return []
    places = [index for index, phrase in enumerate(row.phrases) if phrase.first >= whole.victims.last]
    for index in places[: 2 * REACH]:
        if index >= places[0] + REACH and set(row.letters[places[0] + REACH : index]) & set("VHhAM"):
            break
        opened = opens_parts(row, index, lexicon)
        if opened is not None and (found := row.behind("parts", opened)):
            listed = members(row, found.start(), found.end())
            listed = listed if closes(row, whole, listed) else without_next(row, listed)
            return [
                part(row, whole, phrase)
                for phrase in listed
                if fits(whole, phrase) or names_one(phrase) or one_of_several(row, whole, phrase)
            ]
    return (
        summed(row, whole, places, lexicon)
        or named_after(row, whole, places)
        or (partitives(row, whole, places, lexicon) if whole.victims.figure else [])
    )


def without_next(row: Row, listed: list[Phrase]) -> list[Phrase]:
    """A list of parts without a last one that opens the next clause: "including the guard, and four people were injured".

    So does "two men, a police officer in Tarsa said".
    """
    place = row.phrases.index(listed[-1]) if len(listed) > 1 and listed[-1] in row.phrases else 0
    opens = place > 0 and row.letters[place + 1 : place + 2] in tuple("HhAJV")
    speaks = place > 0 and row.letters[place - 1] == "," and SPEAKS.match(row.letters, place + 1)
    return listed[:-1] if opens or speaks else listed


def summed(row: Row, whole: Proposal, places: list[int], lexicon: Lexicon) -> list[Proposal]:
    """ "111 villagers, 90 men, 20 women and one child": a list behind the whole whose numbers add up to it."""
    total = whole.victims.figure if whole.victims else None
    general = not (whole.victims and whole.victims.noun) or row.low(whole.victims.head) in wordset(lexicon, "general words for people")
    for place in places[: 2 * REACH]:
        opens = row.letters[place] == "," and (general or row.low(row.phrases[place].first) in DASHES)
        if total and (total.low or 0) <= FEW and "P" in row.letters[places[0] : place]:
            continue
        found = row.behind("parts", place + 1) if total and total.low and opens else None
        every = members(row, found.start(), found.end()) if found else []
        listed = [one for one in every if one.figure or one_of_several(row, whole, one) or pair(row, one, lexicon)]
        for some in (listed, without_next(row, listed)):
            if closes(row, whole, some, pairs=sum(pair(row, one, lexicon) for one in some)):
                return [part(row, whole, phrase) for phrase in some if not pair(row, phrase, lexicon)]
    return []


def pair(row: Row, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase means two people without a number ("the parents")."""
    return phrase.figure is None and phrase.noun is not None and row.low(phrase.head) in wordset(lexicon, "nouns of two")


def closes(row: Row, whole: Proposal, listed: Sequence[Phrase], *, pairs: int = 0) -> bool:
    """Whether several counted phrases, or single persons, add up to a whole; `pairs` of them count two."""
    total = whole.victims.figure if whole.victims else None
    told = pairs > 0 or all(one.figure or one_of_several(row, whole, one) or names_one(one) for one in listed)
    number = pairs + sum(one.figure.low or 0 if one.figure else 1 for one in listed)
    return told and len(listed) > 1 and total is not None and total.low == number


def named_after(row: Row, whole: Proposal, places: list[int]) -> list[Proposal]:
    """ "Two of her guards, Ana Lode and Ivo Lind": as many names behind the whole as it counts."""
    total = whole.victims.figure if whole.victims else None
    found = row.behind("parts", places[1]) if len(places) > 1 and row.letters[places[0]] == "," else None
    if total is None or found is None:
        return []
    listed = [phrase for phrase in members(row, found.start(), found.end()) if names_one(phrase)]
    return [part(row, whole, phrase) for phrase in listed] if len(listed) == total.low == total.high and total.low > 1 else []


def names_one(phrase: Phrase) -> bool:
    """Whether a phrase names one person in full, by two words or more."""
    return phrase.kind == "N" and phrase.named and phrase.figure is None and not phrase.many and phrase.last > phrase.first + 1


def one_of_several(row: Row, whole: Proposal, phrase: Phrase) -> bool:
    """Whether a phrase tells of one person among several ("including a 17-year-old girl", "including the mayor")."""
    total = whole.victims.figure if whole.victims else None
    several = total is not None and (total.low is None or total.low > 1)
    single = phrase.kind == "N" and phrase.figure is None and phrase.noun is not None and not phrase.many
    return several and single and row.low(phrase.first) in ("a", "an", "the", "her", "his", "their", "its", "one")


def opens_parts(row: Row, index: int, lexicon: Lexicon) -> int | None:
    """The place of the first part when the phrase here opens a list of parts ("including", "among them", a colon)."""
    phrase = row.phrases[index]
    for length in (3, 2, 1):
        words = " ".join(row.low(position) for position in range(phrase.first, phrase.first + length))
        if words in wordset(lexicon, "includers") and not words.startswith("of "):
            first = next((place for place, other in enumerate(row.phrases) if other.first >= phrase.first + length), None)
            if first is not None and row.low(row.phrases[first].first) == "those" and row.letters.startswith("NO", first):
                return first + 2
            return None if first is None else first + 2 * row.letters.startswith("RV", first) + row.letters.startswith("VN", first)
    if phrase.kind != "M" or row.low(phrase.first) != ":":
        return None
    those = row.letters.startswith("NO", index + 1) and row.low(row.phrases[index + 1].first) == "those"
    return index + 1 + 2 * those


def partitives(row: Row, whole: Proposal, places: list[int], lexicon: Lexicon) -> list[Proposal]:
    """ "43 people, 12 of them children": a figure "of them" with what it counts behind it."""
    found = []
    for index in places[: 2 * REACH]:
        phrase = row.phrases[index]
        points = phrase.partitive and means_whole(row, whole, phrase, lexicon) and not others_counted(row, whole, phrase, lexicon)
        if phrase.figure and points and fits(whole, phrase):
            follows = row.phrases[index + 1] if index + 1 < len(row.phrases) else None
            described = follows is not None and follows.kind == "N" and follows.figure is None
            found.append(part(row, whole, follows._replace(figure=phrase.figure, first=phrase.first) if described and follows else phrase))
    return [one for one in found if one.victims and one.victims.noun]


def means_whole(row: Row, whole: Proposal, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether the words behind "of" can mean the whole: a pronoun, a word for those harmed, its own noun ("five of its own men" do not)."""
    last = row.low(phrase.last - 1)
    known = wordset(lexicon, "partitive pronouns") | wordset(lexicon, "those harmed")
    lows = {row.low(at) for at in range(phrase.first, phrase.last)}
    unnamed = whole.victims is not None and whole.victims.head < 0
    return unnamed or not known.isdisjoint(lows) or (whole.victims is not None and last == row.low(whole.victims.head))


def others_counted(row: Row, whole: Proposal, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether the words behind "of" name people of another harm ("three of the wounded" are none of 21 dead)."""
    stated: dict[str, MeasureName] = lexicon.entries("those harmed by measure")
    named = {stated[low] for at in range(phrase.first, phrase.last) if (low := row.low(at)) in stated}
    return bool(named) and whole.harm.measure not in named


def fits(whole: Proposal, phrase: Phrase) -> bool:
    """Whether a phrase can count a part: a number of people no larger than the whole."""
    figure, total = phrase.figure, whole.victims.figure if whole.victims else None
    if figure is None or total is None or phrase.kind != "N":
        return False
    return total.high is None or figure.low is None or figure.low < total.high


def part(row: Row, whole: Proposal, phrase: Phrase) -> Proposal:
    """The same harm for a part of those who came to it."""
    return Proposal(row, whole.harm, whole.verb, phrase, "part of a whole", doers_behind(row, phrase) or whole.agents, whole=whole)


def doers_behind(row: Row, phrase: Phrase) -> tuple[Phrase, ...]:
    """Who did it to some alone ("264 arrests, 231 of them by the guard")."""
    place = row.phrases.index(phrase) if phrase in row.phrases else len(row.phrases)
    by = phrase.partitive and row.letters[place + 1 : place + 3] in ("BN", "BX")
    return (row.phrases[place + 2],) if by else ()


def kind_of(row: Row, whole: Proposal, parts: Sequence[Proposal]) -> PartKind:
    """A breakdown when the parts add up to the whole, or when a colon puts them forward as all of it; else a subset."""
    figures = [one.victims.figure for one in parts if one.victims and one.victims.figure]
    total = whole.victims.figure if whole.victims else None
    if len(figures) < len(parts):
        return "subset"
    exact = all(figure.qualifier == "exact" for figure in figures)
    if total and exact and len(figures) > 1 and sum(figure.low or 0 for figure in figures) == total.low and total.low == total.high:
        return "breakdown"
    first = parts[0].victims
    colon = first is not None and any(row.low(position) == ":" for position in range(first.first - 2, first.first))
    return "breakdown" if colon and len(figures) > 1 else "subset"


def part_of_earlier(part_: Draft, before: Sequence[Draft]) -> Draft:
    """A draft of "130 of them", tied to the last larger count of the same harm that is no part itself."""
    for whole in reversed(before[-REACH:]):
        a, b = whole.body, part_.body
        if whole.part_of is None and isinstance(a, Casualty) and isinstance(b, Casualty) and a.measure == b.measure:
            larger = (a.count.low or 0) > (b.count.low or 0) > 0
            return replace(part_, part_of=whole, part_kind="subset") if larger else part_
    return part_


def of_whole(row: Row, drafts: Sequence[Draft], first: Phrase | None, before: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts of "Of the 803 killed, 383 were killed by the army and 420 by raiders": the first is the whole of the others.

    "Of the 23 people on board, nine were killed" tells no harm of the 23. In "Of the 803, 383 were killed by the army" the whole is what
    was counted as 803 before.
    """
    if not drafts or first is None or row.low(0) != "of":
        return list(drafts)
    if first.first == 1:
        end = next((place for place, phrase in enumerate(row.phrases) if place > 1 and phrase.figure), 0)
        told = set(row.letters[:end]) & set("HhAJDK")
        same = any(measured(one) == measured(drafts[0]) for one in drafts[1:])
        return [drafts[0], *as_parts(drafts[0], drafts[1:])] if told or not same else list(drafts[1:])
    opening = row.phrases[1] if len(row.phrases) > 2 and row.letters[2] == "," else None
    if opening is None:
        return list(drafts)
    figure = opening.figure
    whole = next((one for one in reversed(before) if figure and one.part_of is None and counts(one) == figure.low), None)
    whole = whole or (None if figure else of_harm(row, opening, drafts[0], before, lexicon))
    return as_parts(whole, drafts) if whole else list(drafts)


def of_harm(row: Row, opening: Phrase, part_: Draft, before: Sequence[Draft], lexicon: Lexicon) -> Draft | None:
    """The last larger count of the harm that "of the injured" names, where what follows tells of the same harm."""
    stated: dict[str, MeasureName] = lexicon.entries("those harmed by measure")
    named = next((stated[low] for at in range(opening.first, opening.last) if (low := row.low(at)) in stated), None)
    wholes = [one for one in reversed(before) if one.part_of is None and measured(one) == named == measured(part_)]
    return next((one for one in wholes if part_of_earlier(part_, [one]).part_of is not None), None)


def counts(draft: Draft) -> int | None:
    """The exact number that a draft counts, None where it counts none exactly."""
    count = draft.body.count if isinstance(draft.body, Casualty) else None
    return count.low if count and count.low == count.high else None


def measured(draft: Draft) -> MeasureName | None:
    """The measure of a casualty draft."""
    return draft.body.measure if isinstance(draft.body, Casualty) else None


def as_parts(whole: Draft, rest: Sequence[Draft]) -> list[Draft]:
    """Drafts with those that can be parts of a whole tied to it, as a breakdown where they add up to it."""
    parts = [one for one in rest if one.part_of is None and part_of_earlier(one, [whole]).part_of is not None]
    numbers = [counts(one) or 0 for one in parts]
    exact = sum(numbers) == counts(whole) and len(numbers) > 1
    kind: PartKind = "breakdown" if exact else "subset"
    return [replace(one, part_of=whole, part_kind=kind) if one in parts else one for one in rest]


def tie(pairs: Sequence[tuple[Draft, Claim]]) -> list[Claim]:
    """The claims, each part with the id of the claim of its whole; a part of a part is tied to it first."""
    made: dict[Draft, Claim] = dict(pairs)
    return [tied(draft, claim, made) for draft, claim in pairs]


def tied(draft: Draft, claim: Claim, made: dict[Draft, Claim]) -> Claim:
    """A claim with its whole, where it has one that became a claim."""
    whole = draft.part_of
    if whole is None or draft.part_kind is None or whole not in made or not isinstance(claim.body, Casualty):
        return claim
    body = replace(claim.body, part_of=tied(whole, made[whole], made).id, part_kind=draft.part_kind)
    return replace(claim, body=body)
