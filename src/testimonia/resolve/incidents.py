"""Incidents: which episodes of which documents are one happening.

The default is careful: episodes join when place and time fit and something more speaks for it, a common place, people harmed, or those said
to have done it. A report that says no more than the province or the country joins the one incident that fits, or the one that fits best.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from testimonia.codebook.lexicon import Lexicon
from testimonia.records import Casualty, Claim, Document, Entity, Incident, Judgement, Location, Period, Reason
from testimonia.records.claim import MeasureName
from testimonia.resolve.decisions import standing
from testimonia.resolve.episodes import WIDE, Episode, Whereabouts, counts_of_places, episodes, grouped
from testimonia.resolve.places import kilometres

SAME_PLACE, WITHIN, CLOSE, SAME_COUNTRY = 2.0, 1.25, 1.5, 0.5
DATED, PRINTED = 1.0, 0.5
COMMON_PEOPLE, COMMON_DOERS, COMMON_SOURCE = 1.0, 1.0, 0.5
"""What each agreement adds; one place and a time that fits are enough together, a province or a country that holds it is not."""
NAMED = 1.0
"""Added where a vague report names a place of the incident in passing."""
ENOUGH = 2.5

CLOSE_KM = 60.0
APART_DAYS = 14
"""Longest gap between the days of two reports on one happening that nothing else ties together."""

NEIGHBOURS = 40
"""Episodes of one area compared with those nearest in time; joins chain, so that more find nothing new."""

ASIDE = {
    "historical": "speaks of another time than the reports",
    "hypothetical": "says what could or might be, not what was",
    "forecast": "says what is expected, not what was",
}

Background = tuple[tuple[str, Reason], ...]


@dataclass(frozen=True)
class Ground:
    """What incidents are made from."""

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    entities: Whereabouts
    by_id: Mapping[str, Entity]
    first: Mapping[str, str]
    words: Lexicon

    @classmethod
    def of(
        cls, documents: Sequence[Document], claims: Sequence[Claim], entities: Sequence[Entity], first: Mapping[str, str], words: Lexicon
    ) -> "Ground":
        """Claims about another time, or about what might be, are left out: they are background."""
        told = {one.id: one for one in claims if one.assertion not in ASIDE}
        return cls({one.id: one for one in documents}, told, Whereabouts(entities), {one.id: one for one in entities}, first, words)


def incidents(claims: Sequence[Claim], case: Ground, judgements: Sequence[Judgement]) -> tuple[tuple[Incident, ...], Background]:
    """Incidents in order of id, and the claims that are about none, each with the reason. `claims` are all, background and not."""
    made = [incident(members, case) for members in judged(grown(pieces_of(case), case), judgements, case)]
    placed = {key for one in made for key in one.claims}
    aside = [(claim.id, background(claim)) for claim in claims if claim.id not in placed]
    return tuple(sorted(made, key=lambda one: one.id)), tuple(sorted(aside, key=lambda pair: pair[0]))


def background(claim: Claim) -> Reason:
    """Why a claim is about no incident."""
    if claim.assertion in ASIDE:
        return Reason(rule=claim.assertion, words=ASIDE[claim.assertion])
    return Reason(rule="no incident fits", words="its report tells of no harm, and no incident fits its place and time better than others")


def pieces_of(case: Ground) -> list[Episode]:
    """Every document's episodes, in an order that the input's does not change."""
    by_document = grouped(list(case.claims.values()))
    found = [
        piece
        for key in sorted(by_document)
        if key in case.documents
        for piece in episodes(case.documents[key], by_document[key], case.entities)
    ]
    return sorted(found, key=lambda one: (one.document, one.claims))


def grown(pieces: Sequence[Episode], case: Ground) -> list[list[Episode]]:
    """Groups of episodes: first those with places of their own, then those that name a division or a country, then reports of no harm."""
    groups = joined([one for one in pieces if one.counted and one.local], case)
    vague = [one for one in pieces if one.counted and not one.local]
    for group in joined(vague, case):
        home = best_home(group, groups)
        if home is None:
            groups.append(group)
        else:
            groups[home].extend(group)
    silent = [one for one in pieces if not one.counted]
    if not groups:
        return joined(silent, case)
    for one in silent:
        home = best_home([one], groups)
        if home is not None:
            groups[home].append(one)
    return groups


def joined(pieces: Sequence[Episode], case: Ground) -> list[list[Episode]]:
    """Episodes joined pair by pair: those that fit, and the main ones of copies of one text."""
    leader = list(range(len(pieces)))

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for one, two in pairs(pieces, case):
        copied = pieces[one].main and pieces[two].main and case.first[pieces[one].document] == case.first[pieces[two].document]
        if copied or fit(pieces[one], pieces[two]) >= ENOUGH:
            low, high = sorted((find(one), find(two)))
            leader[high] = low
    found = defaultdict[int, list[Episode]](list)
    for number, piece in enumerate(pieces):
        found[find(number)].append(piece)
    return [found[key] for key in sorted(found)]


def pairs(pieces: Sequence[Episode], case: Ground) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: of one area and near in time, of one text, and those that no place tells."""
    rooms = defaultdict[str, list[int]](list)
    for number, piece in enumerate(pieces):
        for area in (*piece.areas, f"text:{case.first[piece.document]}", *cells(piece.places)):
            rooms[area].append(number)
        if not piece.places:
            rooms["nowhere"].append(number)
    seen = set[tuple[int, int]]()
    for members in rooms.values():
        ordered = sorted(members, key=lambda number: (pieces[number].span or (dt.date.min, dt.date.min), number))
        for index, one in enumerate(ordered):
            seen.update((min(one, two), max(one, two)) for two in ordered[index + 1 : index + 1 + NEIGHBOURS] if one != two)
    yield from sorted(seen)


def cells(places: Sequence[Location]) -> Iterator[str]:
    """Half-degree cells around each place, so that near places on both sides of a border meet."""
    for place in places:
        if place.precision not in WIDE:
            row, column = round(place.latitude * 2), round(place.longitude * 2)
            yield from (f"cell:{row + down}:{column + right}" for down in (-1, 0, 1) for right in (-1, 0, 1))


def fit(one: Episode, two: Episode) -> float:
    """How well two episodes fit; 0 where place or time speak against it."""
    place, time = place_fit(one, two), time_fit(one, two)
    if place is None or time is None:
        return 0.0
    return place + time + common(one, two)


def common(one: Episode, two: Episode) -> float:
    """What else two episodes share: those harmed, those said to have done it, those who say so."""
    whom, who, sources = one.whom & two.whom, one.who & two.who, one.sources & two.sources
    return COMMON_PEOPLE * bool(whom) + COMMON_DOERS * bool(who) + COMMON_SOURCE * bool(sources)


def place_fit(one: Episode, two: Episode) -> float | None:
    """How well the places fit; None where both have some and none fits, 0 where one has none."""
    if not one.places or not two.places:
        return 0.0
    found = [score for first in one.places for second in two.places if (score := places_fit(first, second)) > 0]
    return max(found) if found else None


def places_fit(one: Location, two: Location) -> float:
    """One place, one within the other, near each other, or only in one country."""
    if one.gazetteer_id == two.gazetteer_id:
        return SAME_COUNTRY if one.precision in WIDE else SAME_PLACE
    if one.gazetteer_id in two.within or two.gazetteer_id in one.within:
        return SAME_COUNTRY if "country" in (one.precision, two.precision) else WITHIN
    wide = one.precision in WIDE or two.precision in WIDE
    return 0.0 if wide or kilometres(one, two) > CLOSE_KM else CLOSE


def time_fit(one: Episode, two: Episode) -> float | None:
    """How well the days fit; None where they lie too far apart, 0 where nothing says when."""
    if one.span is None or two.span is None:
        return 0.0
    gap = (max(one.span[0], two.span[0]) - min(one.span[1], two.span[1])).days
    if gap > APART_DAYS:
        return None
    return DATED if one.dated and two.dated else PRINTED


def best_home(group: Sequence[Episode], groups: Sequence[Sequence[Episode]]) -> int | None:
    """The group that vague episodes belong to: the one that fits best, of equals the one that most reports tell of.

    None where none fits, or two are equal in both.
    """
    scores = [
        (max((home_fit(one, two) for one in group for two in other), default=-1.0), len({two.document for two in other}))
        for other in groups
    ]
    best = max(scores, default=(-1.0, 0))
    return scores.index(best) if best[0] >= 0 and scores.count(best) == 1 else None


def home_fit(one: Episode, two: Episode) -> float:
    """How well a vague episode fits a firm one: besides `fit`, its report may name the other's places in passing; -1 for no fit.

    A report that does not say where the harm was may come from another town: its dateline speaks against no incident whose places it names.
    """
    named = bool(one.around & {place.gazetteer_id for place in two.places})
    time, place = time_fit(one, two), place_fit(one, two)
    if time is None or (place is None and (one.placed or not named)):
        return -1.0
    return (place or 0.0) + time + common(one, two) + NAMED * named


def judged(groups: Sequence[Sequence[Episode]], judgements: Sequence[Judgement], case: Ground) -> list[list[Episode]]:
    """Groups that a person called the same incident made one."""
    kept = [list(group) for group in groups]
    for judgement in standing(judgements):
        if judgement.decision == "same":
            chosen = [number for number, group in enumerate(kept) if incident(group, case).id in judgement.subjects]
            for number in reversed(chosen[1:]):
                kept[chosen[0]].extend(kept.pop(number))
    return kept


def incident(members: Sequence[Episode], case: Ground) -> Incident:
    """The record of one group of episodes."""
    claims = [case.claims[key] for piece in members for key in piece.claims]
    ranked = ranked_places(claims, case)
    period = period_of(members, claims)
    return Incident(
        name=name_of(claims, ranked, period, case),
        claims=tuple(sorted(claim.id for claim in claims)),
        places=tuple(sorted(entity.id for entity in ranked)),
        period=period,
        reasons=tuple(why(members, ranked, period)),
    )


def ranked_places(claims: Sequence[Claim], case: Ground) -> list[Entity]:
    """Located places of harm and events, the most often named first; countries and regions only where there is nothing else."""
    counted = counts_of_places(claims, case.entities)
    found = sorted((case.by_id[key] for key in counted), key=lambda one: (-counted[one.id], one.name, one.id))
    specific = [entity for entity in found if entity.location and entity.location.precision not in WIDE]
    return [entity for entity in specific if counted[entity.id] >= 1] or specific or found


def period_of(members: Sequence[Episode], claims: Sequence[Claim]) -> Period | None:
    """From the first to the last day that dated claims give; without an end where a count was still running. None when none is dated."""
    spans = [piece.span for piece in members if piece.dated and piece.span]
    if not spans:
        months = sorted(
            (claim.period for claim in claims if claim.period and claim.period.start), key=lambda one: (one.start or dt.date.min, one.words)
        )
        return months[0] if months else None
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    periods = [claim.period for claim in claims if claim.period and isinstance(claim.body, Casualty)]
    running = any(period.hours or (period.start and not period.end) for period in periods)
    return Period(start=start, end=None if running else end, precision="day", reading="from the first to the last day that its claims date")


def name_of(claims: Sequence[Claim], ranked: Sequence[Entity], period: Period | None, case: Ground) -> str:
    """Neutral words: the gravest harm, the places most often named, the month."""
    measures = {claim.body.measure for claim in claims if isinstance(claim.body, Casualty)}
    gravest = next((one for one in ("massacres", *get_args(MeasureName)) if one in measures), "none")
    somebody = any(isinstance(claim.body, Casualty) and (claim.body.perpetrators or claim.body.measure == "massacres") for claim in claims)
    noun = str(case.words.entries("incident nouns")[gravest]["by somebody" if somebody else "otherwise"])
    where = " and ".join(entity.name for entity in ranked[:2])
    printed = [date for claim in claims if claim.document in case.documents and (date := case.documents[claim.document].published.date)]
    day = period.start if period and period.start else min(printed, default=None)
    return noun + (f" in {where}" if where else "") + (f", {day:%B %Y}" if day else "")


def why(members: Sequence[Episode], ranked: Sequence[Entity], period: Period | None) -> Iterator[Reason]:
    """What holds the incident together."""
    reports = len({piece.document for piece in members})
    if reports > 1:
        places = ", ".join(entity.name for entity in ranked[:4]) or "no place named"
        days = f"{period.start} to {period.end or 'an open end'}" if period and period.start else "no day named"
        yield Reason(rule="place and time fit", words=f"{reports} reports agree on where and when: {places}; {days}")
    if reports > 1 and any(piece.counted and not piece.local for piece in members):
        yield Reason(
            rule="best fit", words="reports that name no more than a province or a country joined the incident that fits them best"
        )
