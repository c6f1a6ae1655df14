"""Names in a row: "killed Ana Lode, 42; Ivo Dane, 19; and Mara Vel", "engineers Ana Lode, Ivo Dane and Mara Vel were abducted".

A pattern ties the first or the last name of a row to the harm; every other name that stands beside it in the same list came to it too.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.people import noun_for
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.page import Draft
from testimonia.records import Casualty

RULE = "roll call"

LONGEST = 70
"""Characters between two names of a row: "Ana Lode, 34, a nurse at the clinic in Tarsa; and"."""

PARTING = re.compile(r"[,;]|\band\b|\bas well as\b|\balong with\b", re.IGNORECASE)
"""What stands between two people who are named side by side."""

APART = re.compile(r"[\[\]“”\"]|--|\((?!\s*(?:aged?\s+)?\d)")
"""Marks across which no row of names goes on: brackets, quotation marks, the dash behind a dateline."""

ALIAS = re.compile(r"[(\[“\"'‘]$")
"""Behind one of these stands another name of the same person, or whom a paper quotes."""

CLAUSE = re.compile(r"(?:,[NXPOG]{1,5},)?[VHAh]")
"""Letters behind the last name of a row by which it is the subject of a clause of its own, over an apposition."""

Span = tuple[int, int]


def with_rest_of_rows(scene: Scene, told: list[Draft], make: Callable[[Scene, Proposal], Draft]) -> list[Draft]:
    """The drafts with one more for each person named beside one whom a draft of the sentence names."""
    names = persons(scene)
    found = list(told)
    if len(names) < 2:
        return found
    for one in [draft for draft in told if scene.sentence.start <= draft.anchor < scene.sentence.end]:
        at = next((place for place, span in enumerate(names) if names_alone(one, span)), None)
        if at is None:
            continue
        row = (*before(scene, names, at), *behind(scene, names, at, one))
        free = [span for span in row if not any(names_alone(other, span) for other in found)]
        made = [made for span in free if (made := of_the_same(scene, span, one, make))]
        found += made
        found = with_title(scene, found, one, undescribed(scene, names[at], row))
    return found


def persons(scene: Scene) -> list[Span]:
    """The names of persons in the sentence, without second names in brackets or quotation marks."""
    start, end = scene.sentence.start, scene.sentence.end
    spans = {(one.start, one.end) for one in scene.passage.names if one.kind == "person" and start <= one.start and one.end <= end}
    return sorted(span for span in spans if not ALIAS.search(scene.page.text, start, span[0]))


def names_alone(one: Draft, span: Span) -> bool:
    """Whether a draft tells of the one person whose name stands at a span."""
    victims = one.body.victims if isinstance(one.body, Casualty) else ()
    return len(victims) == 1 and victims[0].evidence.start < span[1] and span[0] < victims[0].evidence.end


def before(scene: Scene, names: list[Span], at: int) -> list[Span]:
    """The names of the row that stand before the one at a place."""
    found: list[Span] = []
    while at and beside(scene, names[at - 1], names[at]) and begins(scene.row, names[at - 1]):
        at -= 1
        found.insert(0, names[at])
    return found


def behind(scene: Scene, names: list[Span], at: int, one: Draft) -> list[Span]:
    """The names of the row behind the one at a place; none where they have a clause of their own."""
    found: list[Span] = []
    for former, span in zip(names[at:], names[at + 1 :], strict=False):
        if not beside(scene, former, span) or former[1] <= one.anchor < span[0]:
            break
        found.append(span)
    own = bool(found) and one.anchor < found[0][0] and opens_clause(scene.row, found[-1]) and not governed(scene.row, names[at])
    return [] if own else found


def governed(row: Row, span: Span) -> bool:
    """Whether a plural noun of harm owns the row, so that the clause behind it is the noun's ("the bodies of Ana and Ivo were found")."""
    place = place_of(row, span)
    owned = place is not None and (row.phrases[place].kind == "D" or row.letters[max(place - 2, 0) : place] == "DO")
    before = [word.low for word in row.words if word.start < span[0]]
    of = max((at for at, low in enumerate(before) if low == "of"), default=0)
    return owned and of > 0 and before[of - 1].endswith("s")


def beside(scene: Scene, former: Span, span: Span) -> bool:
    """Whether two names stand side by side in a list, with nothing but ages and descriptions between them."""
    gap = scene.page.text[former[1] : span[0]]
    parting = list(PARTING.finditer(gap))
    if len(gap) > LONGEST or not parting or APART.search(gap) or scene.page.text[span[1] :][:2] in ("'s", "’s"):
        return False
    inside = [word for word in scene.row.words if former[1] <= word.start < span[0]]
    acting = any(
        word.low in ("by", "but", "while") or (word.tag in ("VERB", "AUX") and word.relation not in ("amod", "acl")) for word in inside
    )
    clauses = any(one.kind in "VHASBhWKDU" and former[1] <= scene.row.words[one.first].start < span[0] for one in scene.row.phrases)
    last = former[1] + parting[-1].end()
    tied = any(word.tag == "ADP" and word.low != "of" for word in inside if word.start >= last)
    return not acting and not clauses and not tied and item(scene.row, span)


def item(row: Row, span: Span) -> bool:
    """Whether the phrase that a name ends is an item of a list ("; Ana Lode", "and of Colonel Ivo Dane")."""
    place = place_of(row, span)
    if place is None or row.words[row.phrases[place].last - 1].end > span[1]:
        return False
    before = row.letters[max(place - 2, 0) : place]
    return before[-1:] in tuple(",CM") or before == "CO"


def begins(row: Row, span: Span) -> bool:
    """Whether a row of names may begin with a name, which no preposition ties to the description of somebody else."""
    place = place_of(row, span)
    if place is None or row.words[row.phrases[place].last - 1].end > span[1]:
        return False
    before = row.letters[max(place - 2, 0) : place]
    return before[-1:] not in tuple("PBw") and not (before[-1:] == "O" and before not in ("DO", "CO"))


def opens_clause(row: Row, span: Span) -> bool:
    """Whether a verb that is not the row's own follows the name."""
    place = place_of(row, span)
    return place is not None and CLAUSE.match(row.letters, place + 1) is not None


def place_of(row: Row, span: Span) -> int | None:
    """The place of the phrase in which a name begins."""
    return next((place for place, one in enumerate(row.phrases) if row.words[one.last - 1].end > span[0]), None)


def of_the_same(scene: Scene, span: Span, one: Draft, make: Callable[[Scene, Proposal], Draft]) -> Draft | None:
    """A draft of the same harm for another name of the row."""
    body = one.body
    proposal = proposed(scene, span, Harm(body.measure, "object", body.manner)) if isinstance(body, Casualty) else None
    if proposal is None or not isinstance(body, Casualty):
        return None
    made = make(scene, proposal)
    told = replace(made.body, perpetrators=body.perpetrators) if isinstance(made.body, Casualty) else made.body
    return replace(made, body=told, part_of=one.part_of, part_kind=one.part_kind, anchor=one.anchor, period=made.period or one.period)


def proposed(scene: Scene, span: Span, harm: Harm) -> Proposal | None:
    """One person of a row, by the phrase in which the name stands."""
    words = [at for at, word in enumerate(scene.row.words) if span[0] <= word.start < span[1]]
    if not words:
        return None
    first, last = words[0], words[-1] + 1
    around = next((one for one in scene.row.phrases if one.kind == "N" and one.first <= first < one.last), None)
    noun = around.noun if around and not around.many else None
    opens = around.first if around and noun and around.figure is None else first
    victims = Phrase("N", opens, last, head=last - 1, noun=noun, named=True)
    verb = Phrase("D", first, last, head=first, harms=(harm,), form="noun")
    return Proposal(scene.row, harm, verb, victims, RULE)


def with_ties_of_rows(drafts: list[Draft]) -> list[Draft]:
    """The drafts, everybody of a row a part of the whole of which one of them is ("among the injured are Ana Lode; Ivo Dane")."""
    tied = {key: one for one in drafts if one.part_of is not None and (key := row_of(one)) is not None}

    wholes = {id(one.part_of) for one in drafts}

    def like_the_first(one: Draft) -> Draft:
        key = row_of(one) if one.part_of is None and id(one) not in wholes else None
        first = tied.get(key) if key else None
        return replace(one, part_of=first.part_of, part_kind=first.part_kind) if first else one

    return [like_the_first(one) for one in drafts]


def row_of(one: Draft) -> tuple[int, str] | None:
    """By what the drafts of one row of names are known: where its verb stands, and the harm; None for no single person named."""
    body = one.body
    alone = isinstance(body, Casualty) and len(body.victims) == 1 and body.count.high == 1 and not body.victims[0].inherited
    return (one.anchor, body.measure) if alone and isinstance(body, Casualty) else None


def undescribed(scene: Scene, first: Span, row: tuple[Span, ...]) -> list[Span]:
    """The names behind the first of a row up to one that has a description of its own ("and their cook, Elba Vel")."""
    found: list[Span] = []
    last = first[1]
    for span in (span for span in row if span[0] > first[0]):
        between = (one for one in scene.row.phrases if last <= scene.row.words[one.first].start < span[1])
        if found and any(one.noun is not None for one in between):
            break
        found.append(span)
        last = span[1]
    return found


def with_title(scene: Scene, drafts: list[Draft], one: Draft, row: list[Span]) -> list[Draft]:
    """The drafts, those named behind "soldiers Ana Lode" of the same standing and role: a plural before a name speaks of the whole row."""
    people = one.body.population if isinstance(one.body, Casualty) else None
    words = tuple((people.words or "").lower().split()) if people else ()
    plural = any((known := noun_for((low,), scene.lexicon)) and known[1].many for low in words[:-1])
    if people is None or not plural:
        return drafts

    def titled(draft: Draft) -> Draft:
        if not isinstance(draft.body, Casualty) or not any(names_alone(draft, span) for span in row):
            return draft
        own = draft.body.population
        known = own if own.status != "unknown" else replace(own, status=people.status, roles=own.roles or people.roles)
        return replace(draft, body=replace(draft.body, population=known))

    return [titled(draft) for draft in drafts]
