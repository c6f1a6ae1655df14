"""The words behind a figure: for each quantity its tolls with their reasons, and every claim used or set aside."""

from dataclasses import dataclass

from markupsafe import Markup

from testimonia.publish.figure.ranges import Bar, ranges
from testimonia.publish.index import Index
from testimonia.publish.note import Note, note_of
from testimonia.publish.tollboard import Board, Row, figure, ranged
from testimonia.publish.wording import amount, interval, number
from testimonia.records import Casualty, Toll

DRAWN = 24
"""Claims drawn in one plot."""
QUOTED = 12
"""Claims shown with their quotes behind one figure; each of the others is a line that leads to its quote."""


@dataclass(frozen=True)
class Line:
    """One toll: by which policy, what it says, why, and what makes its ends."""

    toll: Toll
    title: str
    figure: str
    low_made_by: tuple[str, ...]
    high_made_by: tuple[str, ...]
    ranged: bool = False


@dataclass(frozen=True)
class Use:
    """One claim behind a quantity: which policies use it, and which set it aside, by reason."""

    note: Note
    used_by: tuple[str, ...]
    set_aside: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Words:
    """All that stands behind one row of the toll table."""

    row: Row
    lines: tuple[Line, ...]
    uses: tuple[Use, ...]
    chart: Markup
    missing: int

    @property
    def used(self) -> tuple[Use, ...]:
        """Claims that some policy uses, the first ones: with their quotes."""
        return tuple(use for use in self.uses if use.used_by)[:QUOTED]

    @property
    def further(self) -> tuple[Use, ...]:
        """The other claims that some policy uses: one line each, so that a page on hundreds of reports stays light."""
        return tuple(use for use in self.uses if use.used_by)[QUOTED:]

    @property
    def unused(self) -> tuple[Use, ...]:
        """Claims that every policy sets aside."""
        return tuple(use for use in self.uses if not use.used_by)

    @property
    def chains(self) -> tuple[str, ...]:
        """The chains of speakers of the claims used, each once: the short answer to "who says so?"."""
        return tuple(dict.fromkeys(use.note.chain for use in self.uses if use.used_by))


def words_of(index: Index, board: Board) -> tuple[Words, ...]:
    """The words behind every row of a board."""
    return tuple(words_behind(index, row) for row in board.rows)


def words_behind(index: Index, row: Row) -> Words:
    """The words behind one row."""
    tolls = [cell.toll for cell in row.cells if cell.toll]
    lines = tuple(line_of(index, toll) for toll in tolls)
    behind = dict.fromkeys([key for toll in tolls for key in toll.used] + [one.claim for toll in tolls for one in toll.set_aside])
    uses = tuple(use_of(index, claim.id, tolls) for claim in index.in_order(behind))
    return Words(row, lines, uses, chart_of(index, row, lines, uses), missing=len(behind) - len(uses))


def line_of(index: Index, toll: Toll) -> Line:
    """A toll with what makes its ends."""
    policy = next((one for one in index.policies if one.key == toll.policy), None)
    lowest_to_highest = policy is not None and ranged(policy)
    title = index.policy_names.get(toll.policy, toll.policy)
    ends = (made_by(index, toll.binding_low), made_by(index, toll.binding_high))
    return Line(toll, title, figure(toll, lowest_to_highest), *ends, lowest_to_highest)


def made_by(index: Index, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The conditions that make an end, in words."""
    found = (index.constraints[key].words for key in keys if key in index.constraints)
    return tuple(dict.fromkeys(words for words in found if words))


def use_of(index: Index, key: str, tolls: list[Toll]) -> Use:
    """How each policy treats a claim."""
    names = index.policy_names
    used = tuple(names.get(toll.policy, toll.policy) for toll in tolls if key in toll.used)
    reasons: dict[str, list[str]] = {}
    for toll in tolls:
        for one in toll.set_aside:
            if one.claim == key:
                reasons.setdefault(one.reason, []).append(names.get(toll.policy, toll.policy))
    aside = tuple((", ".join(policies), reason) for reason, policies in reasons.items())
    return Use(note_of(index, index.claims[key]), used, aside)


def chart_of(index: Index, row: Row, lines: tuple[Line, ...], uses: tuple[Use, ...]) -> Markup:
    """The claims of exactly this quantity as intervals, below the tolls, on one scale."""
    exact = [use for use in uses if use.note.id in index.speaking[row.quantity.id]]
    bars = [toll_bar(line) for line in lines if line.figure != "no figure"]
    claims = [bar for use in exact[:DRAWN] if (bar := claim_bar(index, use))]
    return ranges([*bars, *claims], row.label)


def claim_bar(index: Index, use: Use) -> Bar | None:
    """A claim as a row of the plot; None for one that counts nobody."""
    body = index.claims[use.note.id].body
    if not isinstance(body, Casualty) or body.count.qualifier == "uncounted":
        return None
    label = f"{index.origin_name(use.note.id)} · {use.note.published}"
    described = f"chain-{use.note.id}" if use.note.href else None
    kind = "claim" if use.used_by else "aside"
    return Bar(label, body.count.low, body.count.high, None, kind, amount(body.count), use.note.href, described)


def toll_bar(line: Line) -> Bar:
    """A toll as a row of the plot."""
    toll = line.toll
    kind = "joint" if toll.policy.startswith("joint") else "policy"
    best = toll.best if kind == "policy" and not line.ranged else None
    return Bar(line.title, toll.low, toll.high, best, kind, interval(toll.low, toll.high) if best is None else number(best), None, None)
