"""The population lattice: which populations lie within which, read from `population.yaml`."""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from testimonia.codebook.loading import load
from testimonia.errors import CodebookError

FILE = "population.yaml"
WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True)
class Role:
    """A role: its label in the plural, the status that it implies where it does, and the roles that it lies within."""

    label: str
    status: str | None = None
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lattice:
    """Roles and statuses with their labels, and the words of a population that narrow nothing beyond what is coded."""

    roles: dict[str, Role] = field(hash=False)
    statuses: dict[str, str] = field(hash=False)
    everybody: frozenset[str]
    coded: frozenset[str]

    def label(self, role: str) -> str:
        """What people of a role are called; the role itself where the codebook does not know it."""
        return self.roles[role].label if role in self.roles else role

    def status_of(self, roles: tuple[str, ...]) -> str | None:
        """The status that all of the roles imply, None where they differ or one implies none."""
        implied = {self.roles[role].status if role in self.roles else None for role in roles}
        return implied.pop() if len(implied) == 1 else None

    def wider(self, role: str) -> frozenset[str]:
        """A role with every role that it lies within."""
        found, ahead = set[str](), [role]
        while ahead:
            current = ahead.pop()
            if current not in found:
                found.add(current)
                ahead.extend(self.roles[current].within if current in self.roles else ())
        return frozenset(found)

    def leftover(self, words: str | None, groups: tuple[str, ...]) -> tuple[str, ...]:
        """Words of a population that nothing coded accounts for: "bus passengers" leaves both, "Marani civilians" none."""
        named = {stem(part) for group in groups for part in WORD.findall(group.casefold())}
        found = WORD.findall((words or "").casefold())
        return tuple(one for one in found if one not in self.everybody and one not in self.coded and stem(one) not in named)


def stem(word: str) -> str:
    """A word without a plural s, so that "Maranis" is "Marani"."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@cache
def load_lattice() -> Lattice:
    """The lattice of the codebook. Raises CodebookError when the file breaks its form."""
    text = (resources.files("testimonia.codebook") / FILE).read_text(encoding="utf-8")
    return lattice_of(load(text))


def lattice_of(body: Any) -> Lattice:
    """A lattice from plain values. Raises CodebookError that names the entry."""
    groups = {name: group_of(body, name) for name in ("roles", "statuses", "everybody", "of_the_coded")}
    roles = {str(key): role_of(str(key), entry) for key, entry in (groups["roles"].get("entries") or {}).items()}
    for key, role in roles.items():
        if unknown := set(role.within) - roles.keys():
            raise CodebookError(f"codebook/{FILE}, role “{key}”: lies within “{min(unknown)}”, which is not listed")
    statuses = {str(key): str(entry["label"]) for key, entry in groups["statuses"]["entries"].items()}
    everybody, coded = (frozenset(map(str, groups[name]["words"])) for name in ("everybody", "of_the_coded"))
    return Lattice(roles, statuses, everybody, coded)


def group_of(body: Any, name: str) -> dict[str, Any]:
    """One group of the file, which must say its reason."""
    group = body.get(name) if isinstance(body, dict) else None
    if not isinstance(group, dict) or not str(group.get("reason") or "").strip():
        raise CodebookError(f"codebook/{FILE}: “{name}” is missing or has no `reason`")
    return group


def role_of(key: str, entry: Any) -> Role:
    """One role from plain values."""
    if not isinstance(entry, dict) or not entry.get("label") or entry.keys() - {"label", "status", "within"}:
        raise CodebookError(f"codebook/{FILE}, role “{key}”: needs a `label`, may have `status` and `within`")
    return Role(str(entry["label"]), entry.get("status"), tuple(entry.get("within") or ()))
