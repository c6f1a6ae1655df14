"""A case: what a person says about a folder of reports before any is read (`testimonia.yaml` in the folder)."""

from testimonia.records.entity import Location
from testimonia.records.record import record


@record
class Outline:
    """A line or area for the map: rings of (longitude, latitude) in degrees, the first the outer one."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@record
class NamedPlace:
    """A place that the bundled gazetteer lacks, with all its spellings."""

    location: Location
    names: tuple[str, ...]


@record
class Case:
    """Settings of one case. `countries` are ISO 3166-1 alpha-2 codes that rank ambiguous place names."""

    title: str | None = None
    countries: tuple[str, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    outlines: tuple[Outline, ...] = ()
    note: str | None = None


NO_CASE = Case()
