"""Framing: the quantity of which a claim speaks, narrowed only by what its own words say, or those of the whole it is a part of."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from testimonia.reconcile.admission import Admitted
from testimonia.reconcile.facts import Facts
from testimonia.reconcile.labels import label_of
from testimonia.records import Casualty, Claim, Entity, Incident, Location, Mention, Period, Population, Quantity

TOWNS = ("town", "district", "province")
"""How precisely a place must be known for the province around it to be no more than its address; a base or a mosque is not enough."""

BEGINNING = dt.timedelta(days=2)
"""How far apart sources date the beginning of one incident."""

REPORTING_LAG = dt.timedelta(days=2)
"""How long after the last day counted a running count is published."""

PASSING = ("historical", "hypothetical", "forecast")
"""Assertions of what was at another time, or may be."""

SENTENCE_START, BESIDE = 200, 2
"""Characters before a verb of saying where its day may stand, and after it."""

ENDS_SENTENCE = re.compile(r"[.!?][”’\"]?\s")

Narrowed = tuple[Quantity, list[str], bool]
"""A quantity, why a figure for it is a floor only (empty where it is not), and whether the claim tells of a part of it."""


@dataclass(frozen=True)
class Framing:
    """What the claims of one incident have in common, against which each one's words narrow or do not.

    `sides` are the entity ids of all perpetrators named in the incident: with one or none, naming it narrows nothing.
    `manners` are, for each measure, the manners in which harm is said to have been done. `spoken` are the entity ids of the
    places where claims put their figures in so many words. `days_at` are the days that claims give for one place: where they all give the
    same, the days tell nothing apart there. `spots` are nouns for places of which an incident has many ("the town").
    """

    incident: Incident
    facts: Facts
    sides: frozenset[str] = frozenset()
    manners: dict[str, frozenset[str]] = field(default_factory=dict)
    spoken: frozenset[str] = frozenset()
    days_at: dict[str, frozenset[tuple[dt.date, dt.date]]] = field(default_factory=dict)
    spots: tuple[str, ...] = ()

    @classmethod
    def of(cls, incident: Incident, facts: Facts, claims: Sequence[Admitted], spots: tuple[str, ...] = ()) -> "Framing":
        """The framing of an incident by its claims that count."""
        found = (facts.entity(mention) for one in claims for mention in one.body.perpetrators)
        sides = frozenset(entity.id for entity in found if entity)
        manners = {one.body.measure: set[str]() for one in claims}
        for one in claims:
            if one.body.manner and one.body.count.qualifier != "uncounted":
                manners[one.body.measure].add(one.body.manner)
        said = (smallest(resolved(one.claim.places, facts)) for one in claims)
        spoken = frozenset(place.id for places in said for place in places)
        known: dict[str, frozenset[str]] = {measure: frozenset(words) for measure, words in manners.items()}
        return cls(incident, facts, sides, known, spoken, days_at(claims, facts), spots)

    def quantity(self, one: Admitted) -> Narrowed:
        """The quantity of a claim, with the reasons why its figure is only a floor for it."""
        quantity, floors = self.narrowed(one.claim, one.body, frozenset())
        part = is_part(one.body)
        whole = self.whole(one.body)
        if whole and self.narrowed(*whole, frozenset())[0] == quantity:
            floors.append("is a part of another figure in a way that is not coded: no upper bound")
            part = True
        if one.body.count.shape == "increment":
            part = quantity.period is None and not self.spans(one.claim.period)
        if part and not floors:
            floors.append("tells of some of them: no upper bound")
        return self.labelled(quantity), floors, part

    def labelled(self, quantity: Quantity) -> Quantity:
        """The quantity with its label for people."""
        return label_of(quantity, self.facts.lattice, self.facts.entities)

    def whole(self, body: Casualty) -> tuple[Claim, Casualty] | None:
        """The claim that gives the whole of which this one is a part, if the facts have it and it tells of what was."""
        claim = self.facts.claims.get(body.part_of or "")
        if claim is None or claim.assertion in PASSING:
            return None
        return (claim, claim.body) if isinstance(claim.body, Casualty) and claim.body.measure == body.measure else None

    def narrowed(self, claim: Claim, body: Casualty, seen: frozenset[str]) -> tuple[Quantity, list[str]]:
        """The quantity by the claim's own words; what they leave open is taken from the whole that the text ties it to."""
        floors = list[str]()
        fields: dict[str, object] = {
            **self.people(body.population, floors),
            "perpetrator": self.perpetrator(body.perpetrators, floors),
            "area": self.area(self.spoken_of(claim, body), floors),
            "period": None if dates_the_saying(claim, self.facts) else self.days(claim.period, body.count.shape, self.facts.said_on(claim)),
        }
        if fields["area"] and fields["period"] and len(self.days_at.get(str(fields["area"]), ())) == 1:
            fields["period"] = None
        whole = self.whole(body)
        if whole and claim.id not in seen:
            outer, _ = self.narrowed(*whole, seen | {claim.id})
            fields = {key: value or getattr(outer, key) for key, value in fields.items()}
        self.by_manner(body, fields, floors)
        return Quantity(incident=self.incident.id, measure=body.measure, **fields), floors  # type: ignore[arg-type]

    def people(self, population: Population, floors: list[str]) -> dict[str, object]:
        """Status, groups, sex, age and roles, as far as they narrow. "Women and children" is no narrower sex and age at once."""
        lattice = self.facts.lattice
        groups = groups_of(population)
        if left := lattice.leftover(population.words, population.groups):
            floors.append(f"speaks of “{' '.join(left)}”, which may leave others out: no upper bound")
        status = population.status if population.status in ("civilian", "combatant") else lattice.status_of(population.roles)
        sex, age = population.sex, population.age
        if sex and age and joined(population.words):
            floors.append(f"speaks of “{population.words}”, several groups at once: no upper bound")
            sex = age = None
        return {"status": status, "groups": groups, "sex": sex, "age": age, "roles": tuple(sorted(set(population.roles)))}

    def perpetrator(self, mentions: Sequence[Mention], floors: list[str]) -> str | None:
        """The one side that did it, where reports name several sides; naming the only one narrows nothing."""
        if len(self.sides) < 2 or not mentions:
            return None
        found = {entity.id if (entity := self.facts.entity(mention)) else None for mention in mentions}
        if len(found) == 1 and (only := found.pop()):
            return only
        floors.append("names several or unknown perpetrators among those of the incident: no upper bound")
        return None

    def spoken_of(self, claim: Claim, body: Casualty) -> Sequence[Mention]:
        """The places of a claim; those taken over from elsewhere are its own where its words come back to them ("in the town").

        A denial reaches no further than the place of which its report speaks there.
        """
        comes_back = self.spots and re.search(rf"\bthe (?:{'|'.join(self.spots)})\b", claim.evidence.quote, re.IGNORECASE)
        if body.count.high == 0 or comes_back:
            return tuple(Mention(evidence=mention.evidence, kind=mention.kind) for mention in claim.places)
        return claim.places

    def area(self, mentions: Sequence[Mention], floors: list[str]) -> str | None:
        """The place within the incident where the words put it.

        A place taken over from a headline narrows nothing, nor does one that holds the whole incident. Several places, or one that
        cannot be located, make the figure a floor.
        """
        said = {mention.text for mention in mentions if not mention.inherited}
        located = smallest(resolved(mentions, self.facts))
        if not said or self.covers(located):
            return None
        if len(located) == 1:
            return located[0].id
        floors.append("speaks of places that are several or cannot be located: no upper bound")
        return None

    @cached_property
    def extent(self) -> list[Entity]:
        """The places that make up the incident: its own and those that figures are put in, without those within others.

        A country says where the incident is, not how far it reaches; nor does a province that is only ever named
        to say where a town lies.
        """
        found = [self.facts.entities[key] for key in {*self.incident.places, *self.spoken} if key in self.facts.entities]
        near = [place for place in found if place.location and place.location.precision not in ("country", "region")]
        towns = [one for one in near if one.id in self.spoken and one.location and one.location.precision in TOWNS]
        own = [one for one in near if one.id in self.spoken or not any(strictly_holds(one.location, town.location) for town in towns)]
        return largest(own)

    def covers(self, places: Sequence[Entity]) -> bool:
        """Whether places hold all of the incident's own; a country does."""
        if any(place.location and place.location.precision in ("country", "region") for place in places):
            return True
        return bool(places) and all(any(holds(outer.location, inner.location) for outer in places) for inner in self.extent)

    def days(self, period: Period | None, shape: str, said: dt.date | None) -> Period | None:
        """The days within the incident's, where the text says them and they are fewer; unknown days narrow nothing.

        The one day of a running count ("on Sunday the figure stood at 412") is when it stood so, not when people came to harm.
        """
        if period is None or not period.words or (period.start is None and period.end is None):
            return None
        whole = self.incident.period
        if whole is None or whole.start is None:
            return Period(start=period.start, end=period.end, precision=period.precision) if shape == "increment" else None
        if shape != "increment" and reporting_window(period, whole.start, said):
            return None
        if shape == "cumulative" and period.start == period.end:
            return None
        until = None if shape == "cumulative" else period.end
        own = Period(start=period.start, end=until, precision=period.precision) if period.start or until else None
        return None if own is None or self.spans(own) else own

    def spans(self, period: Period | None) -> bool:
        """Whether known days hold all of the incident's; without an end they reach as far as there is any."""
        whole = self.incident.period
        if period is None or whole is None or whole.start is None or (period.start is None and period.end is None):
            return False
        starts = period.start is None or period.start <= whole.start
        return starts and (period.end is None or (whole.end is not None and period.end >= whole.end))

    def by_manner(self, body: Casualty, fields: dict[str, object], floors: list[str]) -> None:
        """Where harm is said to have been done in several manners, a figure for one of them may leave others out."""
        narrow = any(fields[key] for key in ("status", "groups", "roles"))
        if body.manner and not narrow and len(self.manners.get(body.measure, ())) > 1:
            floors.append(f"speaks of {body.manner} alone, one of several manners: no upper bound")


def reporting_window(period: Period, start: dt.date, said: dt.date | None) -> bool:
    """Whether days are those from the incident's beginning to when the count was made: the whole so far, however it ends.

    Sources date the beginning a day or two apart ("since 3 May", "between 2 and 14 May"). A count of several days that reaches back to it
    and up to within `REPORTING_LAG` of its publication is of all that the source knew. One day is none ("on Friday").
    """
    if period.start is None or period.start - start > BEGINNING:
        return False
    if period.end is None:
        return True
    return period.end > period.start and said is not None and said - period.end <= REPORTING_LAG


def days_at(claims: Sequence[Admitted], facts: Facts) -> dict[str, frozenset[tuple[dt.date, dt.date]]]:
    """The days that claims give for each place that they name alone, by entity id."""
    found = dict[str, set[tuple[dt.date, dt.date]]]()
    for one in claims:
        places, period = smallest(resolved(one.claim.places, facts)), one.claim.period
        if len(places) == 1 and period and period.start and period.end and not dates_the_saying(one.claim, facts):
            found.setdefault(places[0].id, set()).add((period.start, period.end))
    return {key: frozenset(days) for key, days in found.items()}


def dates_the_saying(claim: Claim, facts: Facts) -> bool:
    """Whether a day stands with the verb of saying rather than with the harm: "On Monday the ministry said that five had died".

    True where the day's words come before the figure and either before the verb or right behind it.
    """
    cue, period, document = claim.attribution.cue, claim.period, facts.documents.get(claim.document)
    if not (cue and period and period.words and document) or period.start != period.end or cue.start >= claim.evidence.start:
        return False
    begin = document.text.rfind(period.words, max(cue.start - SENTENCE_START, 0), claim.evidence.start)
    if begin < 0 or period.words in claim.evidence.quote:
        return False
    between = document.text[min(begin + len(period.words), cue.start) : cue.start]
    return (begin < cue.start and not ENDS_SENTENCE.search(between)) or 0 <= begin - cue.end <= BESIDE


def is_part(body: Casualty) -> bool:
    """Whether a claim tells of some of its quantity: an addition, or one person told of by name or as "a man"."""
    count = body.count
    single = count.low == count.high == 1 and (
        bool(body.victims) or not count.text.strip() or count.text.split()[0].casefold() in ("a", "an")
    )
    return single or count.shape == "increment"


def groups_of(population: Population) -> tuple[str, ...]:
    """Groups as a union: "Alawites and Christians" is either; "Syrian Alawite" is both at once, written with a plus sign."""
    groups = sorted({canonical_group(group) for group in population.groups})
    if len(groups) > 1 and not joined(population.words):
        return ("+".join(groups),)
    return tuple(groups)


def canonical_group(group: str) -> str:
    """A group's name without a plural s."""
    return group[:-1] if len(group) > 3 and group.endswith("s") and not group.endswith(("ss", "us", "is")) else group


def joined(words: str | None) -> bool:
    """Whether a phrase coordinates several things."""
    return any(mark in f" {words or ''} " for mark in (" and ", " or ", ",", " & "))


def resolved(mentions: Sequence[Mention], facts: Facts) -> list[Entity]:
    """Located places that the words name, without those taken over from elsewhere."""
    found = (facts.entity(mention) for mention in mentions if not mention.inherited)
    return [entity for entity in found if entity and entity.location]


def largest(places: Sequence[Entity]) -> list[Entity]:
    """Places without those that lie within another of them, in order of id."""
    rest = sorted({place.id: place for place in places}.values(), key=lambda one: one.id)
    return [one for one in rest if not any(one is not other and strictly_holds(other.location, one.location) for other in rest)]


def smallest(places: Sequence[Entity]) -> list[Entity]:
    """Places without those that hold another of them, in order of id."""
    rest = sorted({place.id: place for place in places}.values(), key=lambda one: one.id)
    return [one for one in rest if not any(one is not other and strictly_holds(one.location, other.location) for other in rest)]


def holds(outer: Location | None, inner: Location | None) -> bool:
    """Whether a place is another or contains it, by the gazetteer."""
    if outer is None or inner is None:
        return False
    return outer.gazetteer_id == inner.gazetteer_id or outer.gazetteer_id in inner.within


def strictly_holds(outer: Location | None, inner: Location | None) -> bool:
    """Whether a place contains another, smaller one."""
    return holds(outer, inner) and not holds(inner, outer)
