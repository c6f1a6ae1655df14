"""Floors: the figures below which a change must not fall, pinned in floors.json with a digest of what they were measured on."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "floors.json"
MARGIN = 0.005
"""Below a measured share by this much lies its floor: on another processor the integer arithmetic of the model may turn a claim or two."""


@dataclass(frozen=True)
class Measured:
    """One figure as measured: of which set, its name, the value, whether less is better, and the digest of gold and texts."""

    set: str
    label: str
    value: float
    falling: bool
    digest: str

    @property
    def floor(self) -> float:
        """The floor that this value sets: a little beside a share, exactly a count. Where less is better it is a ceiling."""
        if self.falling:
            return self.value if self.value == int(self.value) else round(self.value + MARGIN, 4)
        return round(max(0.0, self.value - MARGIN), 4)

    def holds(self, floor: float) -> bool:
        """Whether the value is no worse than a floor."""
        return self.value <= floor if self.falling else self.value >= floor - 1e-9

    def better(self, floor: float) -> bool:
        """Whether the floor that this value would set is better than a floor."""
        return self.floor < floor if self.falling else self.floor > floor


@dataclass
class Floors:
    """The pinned floors by set and figure, the digest of each set, and with their sentences every lowering and every change of a set."""

    sets: dict[str, dict[str, Any]] = field(default_factory=dict)
    lowered: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path = FILE) -> "Floors":
        """The floors of a file; none where there is no file yet."""
        if not path.is_file():
            return cls()
        found = json.loads(path.read_text(encoding="utf-8"))
        return cls(found["sets"], found["lowered"])

    def write(self, path: Path = FILE) -> None:
        """Keep them."""
        text = json.dumps({"sets": self.sets, "lowered": self.lowered}, indent=1, ensure_ascii=False, sort_keys=True)
        path.write_text(text + "\n", encoding="utf-8")

    def faults(self, measured: list[Measured]) -> list[str]:
        """What fails, one sentence each: a changed set, a figure under its floor, one without a floor, one that is measured no more."""
        found = [fault for one in measured if (fault := self.fault(one))]
        return list(dict.fromkeys([*found, *self.gone(measured)]))

    def fault(self, one: Measured) -> str | None:
        """What is wrong with one figure."""
        pinned = self.sets.get(one.set)
        if pinned is None or one.label not in pinned["figures"]:
            return f"{one.set}, {one.label}: has no floor; pin {one.value:.4f} with --raise"
        if pinned["digest"] != one.digest:
            return f"{one.set}: its gold or texts are not those of the floors ({pinned['digest']} → {one.digest}); accept them with --lower"
        floor = pinned["figures"][one.label]["floor"]
        side = "over" if one.falling else "under"
        return None if one.holds(floor) else f"{one.set}, {one.label}: {one.value:.4f} is {side} its floor {floor:.4f}"

    def gone(self, measured: list[Measured]) -> list[str]:
        """What fails for want of a figure."""
        return [f"{name}, {label}: has a floor and was not measured; drop it with --lower" for name, label in self.unmeasured(measured)]

    def unmeasured(self, measured: list[Measured]) -> list[tuple[str, str]]:
        """Pinned figures of the sets measured that were not measured, as set and label."""
        names = {one.set for one in measured}
        have = {(one.set, one.label) for one in measured}
        pinned = [(name, label) for name, one in self.sets.items() if name in names for label in one["figures"]]
        return [pair for pair in pinned if pair not in have]

    def raise_to(self, measured: list[Measured]) -> list[str]:
        """Set better floors, and floors for new figures; a floor is never lowered and a changed set left alone. Says what was done."""
        done = []
        for one in measured:
            pinned = self.sets.setdefault(one.set, {"digest": one.digest, "figures": {}})
            old = pinned["figures"].get(one.label)
            if pinned["digest"] == one.digest and (old is None or one.better(old["floor"])):
                pinned["figures"][one.label] = {"figure": round(one.value, 4), "floor": one.floor}
                done.append(f"{one.set}, {one.label}: floor {one.floor:.4f}" + (f", was {old['floor']:.4f}" if old else ""))
        return done

    def lower_to(self, measured: list[Measured], why: str, date: str) -> list[str]:
        """Accept changed sets and set floors that the figures measured hold, with the sentence and the date. Says what was done.

        A set that changed is told in one line; beyond it only floors that fall are.
        """
        told = {"date": date, "why": why}
        done = [line for name, digest in {one.set: one.digest for one in measured}.items() if (line := self.accept(name, digest, told))]
        done += [line for one in measured if (line := self.lower(one, told))]
        return done + [line for name, label in self.unmeasured(measured) if (line := self.drop(name, label, told))]

    def accept(self, name: str, digest: str, told: dict[str, str]) -> str | None:
        """Take the new digest of a set; None where it has not changed."""
        pinned = self.sets.setdefault(name, {"digest": digest, "figures": {}})
        was = pinned["digest"]
        if was == digest:
            return None
        pinned["digest"] = digest
        self.lowered.append({**told, "set": name, "inputs": [was, digest]})
        return f"{name}: changed gold or texts accepted, {was} → {digest}"

    def lower(self, one: Measured, told: dict[str, str]) -> str | None:
        """Pin a figure that has no floor or does not hold it; None where it holds."""
        figures = self.sets[one.set]["figures"]
        was = figures[one.label]["floor"] if one.label in figures else None
        if was is not None and one.holds(was):
            return None
        figures[one.label] = {"figure": round(one.value, 4), "floor": one.floor}
        if was is None:
            return f"{one.set}, {one.label}: floor {one.floor:.4f}"
        self.lowered.append({**told, "set": one.set, "figure": one.label, "from": was, "to": one.floor})
        return f"{one.set}, {one.label}: floor {one.floor:.4f}, was {was:.4f}"

    def drop(self, name: str, label: str, told: dict[str, str]) -> str:
        """Drop the floor of a figure that is measured no more."""
        was = self.sets[name]["figures"].pop(label)["floor"]
        self.lowered.append({**told, "set": name, "figure": label, "from": was, "to": None})
        return f"{name}, {label}: floor {was:.4f} dropped"
