"""Who: acronyms of bodies and spellings of given names, as data with reasons."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from testimonia.codebook.loading import load
from testimonia.errors import CodebookError

FOLDER = resources.files("testimonia.codebook") / "actors"


@dataclass(frozen=True)
class Actors:
    """`acronyms` gives each acronym its names; `given_names` gives each spelling the first of its line.

    `press` are nouns, in small letters, at the end of the names of newspapers, broadcasters and news agencies.
    """

    acronyms: dict[str, tuple[str, ...]]
    given_names: dict[str, str]
    press: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        return id(self)


@cache
def load_actors() -> Actors:
    """The tables in this folder. Raises CodebookError when one breaks its form."""
    acronyms = {str(key): words("acronyms.yaml", key, names) for key, names in table("acronyms.yaml", "acronyms").items()}
    given = dict[str, str]()
    for number, line in enumerate(table("given_names.yaml", "variants")):
        forms = words("given_names.yaml", number + 1, line)
        if doubled := [form for form in forms if form in given]:
            raise CodebookError(f"codebook/actors/given_names.yaml: {doubled[0]!r} stands in two lines")
        given.update(dict.fromkeys(forms, forms[0]))
    press = words("press.yaml", "nouns", table("press.yaml", "nouns"))
    return Actors(acronyms, given, frozenset(word.casefold() for word in press))


def table(file: str, key: str) -> Any:
    """The entries of a file, which says why they are there."""
    body = load((FOLDER / file).read_text(encoding="utf-8"))
    if not isinstance(body, dict) or not str(body.get("reason") or "").strip() or key not in body:
        raise CodebookError(f"codebook/actors/{file}: needs a `reason` and `{key}`")
    return body[key]


def words(file: str, entry: object, value: Any) -> tuple[str, ...]:
    """A list of names."""
    if not isinstance(value, list) or not value or not all(isinstance(one, str) and one.strip() for one in value):
        raise CodebookError(f"codebook/actors/{file}, entry {entry}: is a list of names; put odd words in quotes")
    return tuple(value)
