"""Episodes: what one document tells of one happening: where, when, of whom, by whom; the pieces of which incidents are made."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from testimonia.records import Casualty, Claim, Document, Entity, Event, Location, MeasureTaken, Mention
from testimonia.resolve.places import kilometres
from testimonia.resolve.spelling import latin

NEAR_KM = 150.0
"""Places of one document this near to each other belong to one happening: a province, a coast, a front."""

BEFORE_PRINT = 10
"""Days before its publication that a report without dates may speak of."""

TAKEN_OVER = 0.25
"""What a place counts that a claim took over from elsewhere in its document."""

WIDE: frozenset[str] = frozenset(("country", "region"))

LOCAL: frozenset[str] = frozenset(("exact", "near", "town", "district"))
"""Places too small for two happenings of one week to be taken for one."""

DAYS = frozenset(("day", "week"))
"""Precisions that say when well enough to compare reports."""

Span = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class Episode:
    """Claims of one document about one happening. `places` are its specific places, or its countries where it has no others.

    `span` is from the first to the last day told of, None when nothing says when; `dated` is true where the claims say it and
    not the date of print. `whom` and `who` are folded words for groups harmed and for those said to have done it; `sources` for those who
    say so; `around` are ids of every specific place that the document names, claims or not. `placed` is true where the words of some
    claim of harm say where, false where its places are only those of a dateline, a headline or an earlier paragraph.
    """

    document: str
    claims: tuple[str, ...]
    places: tuple[Location, ...]
    span: Span | None
    dated: bool
    whom: frozenset[str]
    who: frozenset[str]
    sources: frozenset[str]
    around: frozenset[str]
    counted: bool
    main: bool
    placed: bool = True

    @property
    def specific(self) -> bool:
        return any(place.precision not in WIDE for place in self.places)

    @property
    def local(self) -> bool:
        """Whether it puts harm in a town, a site or a district."""
        return self.placed and any(place.precision in LOCAL for place in self.places)

    @property
    def areas(self) -> frozenset[str]:
        """Ids of its places and of all that hold them."""
        return frozenset(key for place in self.places for key in (place.gazetteer_id, *place.within))


class Whereabouts:
    """Entities by where their mentions stand."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._at = dict[tuple[str, int, int, bool], Entity]()
        self._around = defaultdict[str, set[str]](set)
        for entity in sorted(entities, key=lambda one: one.id, reverse=True):
            for mention in entity.mentions:
                if entity.location and entity.location.precision not in WIDE:
                    self._around[mention.evidence.document].update((entity.location.gazetteer_id, *entity.location.within[:-1]))
                self._at[mention.evidence.document, mention.evidence.start, mention.evidence.end, entity.kind == "place"] = entity

    def entity(self, mention: Mention) -> Entity | None:
        """The entity of a mention; one name may be a place and those who act there."""
        evidence = mention.evidence
        kinds = (True, False) if mention.kind == "place" else (False, True)
        found = (self._at.get((evidence.document, evidence.start, evidence.end, kind)) for kind in kinds)
        return next((entity for entity in found if entity), None)

    def around(self, document: str) -> frozenset[str]:
        """Ids of the specific places that a document names, and of their divisions."""
        return frozenset(self._around.get(document, ()))

    def places(self, mentions: Sequence[Mention]) -> list[tuple[Location, bool]]:
        """Located places of mentions, each with whether it was taken over from elsewhere in the document."""
        found = [(self.entity(mention), mention.inherited) for mention in mentions]
        return [(entity.location, inherited) for entity, inherited in found if entity and entity.location]


def episodes(document: Document, claims: Sequence[Claim], entities: Whereabouts) -> tuple[Episode, ...]:
    """The happenings of one document, the main one first. Casualty claims tell them apart; everything else joins the main one."""
    harm = sorted((claim for claim in claims if isinstance(claim.body, Casualty)), key=lambda one: (one.evidence.start, one.id))
    others = sorted((claim for claim in claims if not isinstance(claim.body, Casualty)), key=lambda one: (one.evidence.start, one.id))
    if not harm:
        return (episode(document, others, entities, counted=False, main=True),) if others else ()
    groups = split(harm, entities)
    made = [episode(document, members, entities, counted=True, main=number == 0) for number, members in enumerate(groups)]
    first = episode(document, [*groups[0], *others], entities, counted=True, main=True)
    return (merged(made[0], first), *made[1:])


def merged(harm: Episode, everything: Episode) -> Episode:
    """The main happening: where its harm is, if it says so, with the claims and dates of all the rest.

    A country is said too: a report from the capital on harm "in Lode" tells of no harm in the capital.
    """
    return Episode(
        document=harm.document, claims=everything.claims, places=harm.places or everything.places,
        span=everything.span if everything.dated else harm.span, dated=everything.dated, whom=harm.whom, who=everything.who,
        sources=everything.sources, around=everything.around, counted=True, main=True, placed=harm.placed,
    )  # fmt: skip


def split(harm: Sequence[Claim], entities: Whereabouts) -> list[list[Claim]]:
    """Casualty claims by happening: those far from the main places stand apart, those without a place belong to the main ones."""
    spots = {claim.id: own_places(claim, entities) for claim in harm}
    groups = list[tuple[list[Location], list[Claim]]]()
    for claim in harm:
        places = spots[claim.id]
        home = next((group for group in groups if any(together(one, two) for one in places for two in group[0])), None)
        if not places:
            continue
        if home is None:
            groups.append((list(places), [claim]))
        else:
            home[0].extend(places)
            home[1].append(claim)
    if not groups:
        return [list(harm)]
    groups = fused(groups)
    main = max(range(len(groups)), key=lambda number: (len(groups[number][1]), -number))
    groups[main][1].extend(claim for claim in harm if not spots[claim.id])
    return [groups[main][1], *(group[1] for number, group in enumerate(groups) if number != main)]


def fused(groups: list[tuple[list[Location], list[Claim]]]) -> list[tuple[list[Location], list[Claim]]]:
    """Groups that later claims tied together made one."""
    done = list[tuple[list[Location], list[Claim]]]()
    for places, members in groups:
        home = next((group for group in done if any(together(one, two) for one in places for two in group[0])), None)
        if home is None:
            done.append((places, members))
        else:
            home[0].extend(places)
            home[1].extend(members)
    return done


def own_places(claim: Claim, entities: Whereabouts) -> list[Location]:
    """A claim's specific places; those it took over from elsewhere in the document tell nothing apart, nor does a country."""
    return [place for place, inherited in entities.places(claim.places) if not inherited and place.precision not in WIDE]


def together(one: Location, two: Location) -> bool:
    """One place, one in the other, or near."""
    if one.gazetteer_id == two.gazetteer_id or one.gazetteer_id in two.within or two.gazetteer_id in one.within:
        return True
    return kilometres(one, two) <= NEAR_KM


def episode(document: Document, claims: Sequence[Claim], entities: Whereabouts, *, counted: bool, main: bool) -> Episode:
    """What some claims of a document tell together."""
    chosen = chosen_places(claims, entities)
    span, dated = when(document, claims)
    return Episode(
        document=document.id,
        claims=tuple(claim.id for claim in claims),
        places=chosen,
        span=span,
        dated=dated,
        whom=frozenset(latin(group) for claim in claims if isinstance(claim.body, Casualty) for group in claim.body.population.groups),
        who=frozenset(name for claim in claims for mention in doers(claim) for name in [key_of(mention, entities)]),
        sources=frozenset(latin(claim.attribution.origin) for claim in claims if claim.attribution.origin),
        around=entities.around(document.id),
        counted=counted,
        main=main,
        placed=any(own_places(claim, entities) for claim in claims),
    )


def chosen_places(claims: Sequence[Claim], entities: Whereabouts) -> tuple[Location, ...]:
    """The specific places that claims name themselves, else those taken over from elsewhere, else countries; in order of id."""
    found = [pair for claim in claims if claim.assertion == "asserted" for pair in entities.places(claim.places)]
    own = {place.gazetteer_id: place for place, inherited in found if not inherited and place.precision not in WIDE}
    taken = {place.gazetteer_id: place for place, _ in found if place.precision not in WIDE}
    chosen = own or taken or {place.gazetteer_id: place for place, _ in found}
    return tuple(chosen[key] for key in sorted(chosen))


def doers(claim: Claim) -> tuple[Mention, ...]:
    """Those whom a claim says to have acted."""
    if isinstance(claim.body, Casualty):
        return claim.body.perpetrators
    return claim.body.actors if isinstance(claim.body, Event | MeasureTaken) else ()


def key_of(mention: Mention, entities: Whereabouts) -> str:
    """An entity's id, else the words."""
    entity = entities.entity(mention)
    return entity.id if entity else latin(mention.text)


def when(document: Document, claims: Sequence[Claim]) -> tuple[Span | None, bool]:
    """From the first to the last day that claims date to a day or a week, else the days before print; and whether claims say it."""
    periods = [claim.period for claim in claims if claim.period and claim.assertion == "asserted" and claim.period.precision in DAYS]
    days = [day for period in periods for day in (period.start, period.end) if day]
    printed = document.published.date if document.published.precision in DAYS else None
    if days:
        return (min(days), max(days)), True
    return ((printed - dt.timedelta(days=BEFORE_PRINT), printed), False) if printed else (None, False)


def counts_of_places(claims: Sequence[Claim], entities: Whereabouts) -> Mapping[str, float]:
    """How often claims of harm and events name each place, by entity id; a place taken over from elsewhere counts less."""
    counted = defaultdict[str, float](float)
    for claim in claims:
        if isinstance(claim.body, Casualty | Event) and claim.assertion == "asserted":
            for mention in claim.places:
                if (entity := entities.entity(mention)) and entity.location:
                    counted[entity.id] += TAKEN_OVER if mention.inherited else 1.0
    return dict(counted)


def grouped(claims: Sequence[Claim]) -> Mapping[str, list[Claim]]:
    """Claims by document."""
    found = defaultdict[str, list[Claim]](list)
    for claim in claims:
        found[claim.document].append(claim)
    return found
