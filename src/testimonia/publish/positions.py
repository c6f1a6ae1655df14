"""Who said what: speakers by position, the positions being groups of PLOVER types kept in the codebook."""

import textwrap
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import yaml

from testimonia.errors import CodebookError
from testimonia.publish.index import Index
from testimonia.publish.note import Note, note_of
from testimonia.records import Claim, Statement

ROOM = 56
"""Characters of a statement's content that fit into a cell; what is longer is cut at a word."""
MATRIX = 24
"""Speakers in the table at first; the others open below it."""


@dataclass(frozen=True)
class Position:
    """One column: its key, its heading, its PLOVER types, and why they are together."""

    key: str
    label: str
    types: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Utterances:
    """One cell: the statements of one speaker in one position, and the anchor of their words."""

    position: Position
    anchor: str
    notes: tuple[Note, ...]
    about: str | None = None

    @property
    def words(self) -> str | None:
        """What a single statement is about, cut to fit into a cell; None where there are several, which stand as a number."""
        if len(self.notes) != 1 or not self.about:
            return None
        return textwrap.shorten(self.about, ROOM, placeholder=" …")


@dataclass(frozen=True)
class Voice:
    """One row: a speaker, the forms in which the texts name it, and a cell for each position."""

    name: str
    forms: tuple[str, ...]
    cells: tuple[Utterances, ...]

    @property
    def count(self) -> int:
        return sum(len(cell.notes) for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """Speakers by position; positions that nobody takes are left out."""

    positions: tuple[Position, ...]
    voices: tuple[Voice, ...]

    @property
    def first(self) -> tuple[Voice, ...]:
        return self.voices[:MATRIX]

    @property
    def others(self) -> tuple[Voice, ...]:
        return self.voices[MATRIX:]


@cache
def positions() -> tuple[Position, ...]:
    """The columns, from codebook/positions.yaml. Raises CodebookError where an entry breaks its form."""
    text = (resources.files("testimonia.codebook") / "positions.yaml").read_text(encoding="utf-8")
    try:
        return tuple(Position(one["key"], one["label"], tuple(one["types"]), one["reason"]) for one in yaml.safe_load(text)["positions"])
    except (KeyError, TypeError) as fault:
        raise CodebookError(f"codebook/positions.yaml: an entry has key, label, types and reason; {fault} is amiss") from fault


def matrix_of(index: Index) -> Matrix:
    """The matrix of all statements shown, the speaker with most first."""
    said: dict[str, list[Claim]] = defaultdict(list)
    forms: dict[str, set[str]] = defaultdict(set)
    for claim in index.claims.values():
        if isinstance(claim.body, Statement) and index.shown(claim.id):
            name, form = speaker_of(index, claim.body)
            said[name].append(claim)
            forms[name].add(form)
    ranked = sorted(said, key=lambda name: (-len(said[name]), name))
    used = tuple(one for one in positions() if any(takes(claim, one) for claims in said.values() for claim in claims))
    return Matrix(
        used,
        tuple(
            voice_of(index, f"voice-{place}", Voice(name, tuple(sorted(forms[name])), ()), said[name], used)
            for place, name in enumerate(ranked, 1)
        ),
    )


def voice_of(index: Index, anchor: str, voice: Voice, claims: list[Claim], columns: tuple[Position, ...]) -> Voice:
    """A speaker's row filled with cells."""
    return replace(voice, cells=tuple(utterances(index, f"{anchor}-{one.key}", one, claims) for one in columns))


def utterances(index: Index, anchor: str, position: Position, claims: list[Claim]) -> Utterances:
    """One cell."""
    own = [claim for claim in claims if takes(claim, position)]
    about = next((claim.body.about for claim in own if isinstance(claim.body, Statement)), None)
    return Utterances(position, anchor, tuple(note_of(index, claim) for claim in own), " ".join(about.split()) if about else None)


def takes(claim: Claim, position: Position) -> bool:
    """Whether a claim is a statement in this position."""
    return isinstance(claim.body, Statement) and claim.body.plover in position.types


def speaker_of(index: Index, body: Statement) -> tuple[str, str]:
    """Whose position it is, by the entity that the speaker's words stand for; and the form as worded."""
    place = body.speaker.evidence
    entity = index.entity_at.get((place.document, place.start, place.end))
    if body.on_behalf_of:
        known = index.forms.get(body.on_behalf_of)
        return (known.name if known else body.on_behalf_of), body.speaker.text
    return (entity.name if entity else body.speaker.text), body.speaker.text
