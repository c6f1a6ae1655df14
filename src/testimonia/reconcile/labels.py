"""Words for people: what a quantity is called, and what a claim says in a sentence."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from testimonia.codebook.population import Lattice
from testimonia.records import Casualty, Claim, Entity, Interval, Origin, Period, Quantity

MEASURES = {"massacres": "massacres"}
SEXES = {"female": ("women", "girls"), "male": ("men", "boys")}
AGES = {"child": "children", "adult": "adults", "elderly": "elderly people"}


def label_of(quantity: Quantity, lattice: Lattice, entities: Mapping[str, Entity]) -> Quantity:
    """The quantity with its label, such as "Marani civilians killed in Tarsa by the Lode Guard, 8 March 2031"."""
    parts = [people(quantity, lattice)]
    if quantity.measure != "massacres":
        parts.append(quantity.measure)
    elif parts == ["people"]:
        parts = ["massacres"]
    if quantity.area:
        parts.append(f"in {named(quantity.area, entities)}")
    if quantity.perpetrator:
        parts.append(f"by {named(quantity.perpetrator, entities)}")
    label = " ".join(parts) + (f", {days(quantity.period)}" if quantity.period else "")
    return replace(quantity, label=label)


def people(quantity: Quantity, lattice: Lattice) -> str:
    """The population in a few words: "people", "Marani civilians", "women", "security personnel"."""
    groups = " and ".join(group.replace("+", " ") for group in quantity.groups)
    which, roles = by_sex_and_age(quantity), " and ".join(lattice.label(role) for role in quantity.roles)
    noun = f"{which} among {roles}" if which and roles else which or roles or lattice.statuses.get(quantity.status or "", "people")
    plain = not (which or roles) or quantity.status == lattice.status_of(quantity.roles)
    status = "" if plain else quantity.status or ""
    return " ".join(word for word in (groups, status, noun) if word)


def by_sex_and_age(quantity: Quantity) -> str:
    """ "women", "girls", "children", "elderly people"; empty where neither is said."""
    if quantity.sex:
        grown, young = SEXES[quantity.sex]
        old = f"elderly {grown}" if quantity.age == "elderly" else grown
        return young if quantity.age == "child" else old
    return AGES[quantity.age] if quantity.age else ""


def named(key: str, entities: Mapping[str, Entity]) -> str:
    """An entity's name."""
    return entities[key].name if key in entities else key


def days(period: Period) -> str:
    """Days in words: "8 March 2031", "6–8 March 2031", "since 6 March 2031"."""
    start, end = period.start, period.end
    if start is None:
        return f"until {day(end)}" if end else "at an unknown time"
    if end is None:
        return f"since {day(start)}"
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{day(start)} – {day(end)}"


def day(date: dt.date | None) -> str:
    """A day: "8 March 2031"; the months in English whatever the computer speaks."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}" if date else "an unknown day"


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def bounds(within: Interval) -> str:
    """An interval in words: "at least 701", "24 to 99", "none"."""
    low, high = within.low, within.high
    if low is None:
        return f"at most {high:,}" if high is not None else "any number"
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return f"exactly {low:,}" if low else "none"
    return f"{low:,} to {high:,}"


def cited(claim: Claim, origin: Origin) -> str:
    """Who says it and in which words: "the Coast Monitor (“over 700”)"."""
    words = claim.body.count.text if isinstance(claim.body, Casualty) and claim.body.count.text else claim.evidence.quote
    return f"{origin.name} (“{words if len(words) <= 80 else words[:77] + '…'}”)"
