"""Names that hold a place's name and are no place: the "Lode" of the Lode Monitor, and of "Lode:" where the Lode Wire is quoted."""

import re
from collections.abc import Iterable, Sequence

from testimonia.records import Document, Location
from testimonia.resolve.spelling import latin

Names = frozenset[str]
"""Names of bodies and outlets of several words, folded."""

FOLLOWING = re.compile(r"(?:\s+[A-ZÀ-Þ][\w’'-]*){1,3}")


def names_of(forms: Iterable[str], documents: Sequence[Document]) -> Names:
    """The names of several words of bodies, and of the outlets of the case."""
    found = (latin(name).removeprefix("the ") for name in (*forms, *(one.outlet or "" for one in documents)))
    return frozenset(name for name in found if " " in name)


def opens_name(document: Document, start: int, end: int, names: Names) -> bool:
    """Whether the words at a span open a body's or an outlet's name there."""
    after = FOLLOWING.match(document.text, end)
    words = latin(document.text[start : after.end()]).split() if after else []
    least = len(latin(document.text[start:end]).split())
    return any(" ".join(words[:length]) in names for length in range(least + 1, len(words) + 1))


def stray(form: str, location: Location, others: Iterable[Location], names: Names) -> bool:
    """Whether a name is short for a body or an outlet of the case, and the place so called lies in a country that nothing else names."""
    short = latin(form) + " "
    elsewhere = country(location) not in {country(one) for one in others if one.gazetteer_id != location.gazetteer_id}
    return elsewhere and any(name.startswith(short) for name in names)


def country(location: Location) -> str:
    """The id of the widest place around a location, its own where there is none."""
    return location.within[-1] if location.within else location.gazetteer_id
