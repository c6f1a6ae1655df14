"""Entities: who and where, across spellings. A mention is not one until a rule with a reason, or a person, says so."""

from functools import cached_property
from typing import Literal

from testimonia.records.evidence import Mention
from testimonia.records.record import identify, record

EntityKind = Literal["person", "organisation", "group", "place"]
PlacePrecision = Literal["exact", "near", "town", "district", "province", "country", "region", "unknown"]


@record
class Reason:
    """Why: the rule's key in the codebook and one sentence that a reviewer can follow."""

    rule: str
    words: str


@record
class Location:
    """A gazetteer's answer. Latitude and longitude in degrees (WGS 84); `within` lists containing places' gazetteer ids,

    the smallest first. A place that cannot be located has no Location.
    """

    gazetteer_id: str
    name: str
    latitude: float
    longitude: float
    precision: PlacePrecision
    country: str | None = None
    within: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError(f"no place at {self.latitude}, {self.longitude}")


@record
class Entity:
    """Mentions that stand for one person, organisation, group or place, with the reason for each join.

    `name` is the fullest form met; `forms` are all forms as worded, in order of the alphabet.
    """

    kind: EntityKind
    name: str
    forms: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()
    location: Location | None = None
    reasons: tuple[Reason, ...] = ()

    @cached_property
    def id(self) -> str:
        """Depends on the kind and the forms, and for a located place on where it is."""
        return identify(self.kind, [self.forms, self.location.gazetteer_id if self.location else None])
