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
HEAVY = 100
"""With more rows or reports than this on a page, the quotes behind a figure are fewer: LIGHT in number, none behind the narrower counts.

Their claims stand as lines that lead to their words.
"""
LIGHT = 2


@dataclass(frozen=True)
class Line:
    """One toll: by which policy, and what it says."""

    toll: Toll
    title: str
    figure: str
    ranged: bool = False


@dataclass(frozen=True)
class Ground:
    """A condition that makes an end of one or more tolls, told once: its words, and whose low and whose high end it makes."""

    words: str
    low_of: tuple[str, ...]
    high_of: tuple[str, ...]


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
    grounds: tuple[Ground, ...]
    uses: tuple[Use, ...]
    chart: Markup
    missing: int
    quoted: int = QUOTED
    makers: frozenset[str] = frozenset()

    @property
    def refs(self) -> tuple[tuple[str, bool], ...]:
        """Where the words of the claims used stand, for print: report and note, and whether the claim makes a joint end."""
        return tuple((use.note.ref, use.note.id in self.makers) for use in self.uses if use.used_by and use.note.href)

    @property
    def used(self) -> tuple[Use, ...]:
        """Claims that some policy uses, the first ones: with their quotes."""
        return tuple(use for use in self.uses if use.used_by)[: self.quoted]

    @property
    def further(self) -> tuple[Use, ...]:
        """The other claims that some policy uses: one line each, so that a page on hundreds of reports stays light."""
        return tuple(use for use in self.uses if use.used_by)[self.quoted :]

    @property
    def unused(self) -> tuple[Use, ...]:
        """Claims that every policy sets aside."""
        return tuple(use for use in self.uses if not use.used_by)

    @property
    def chains(self) -> tuple[str, ...]:
        """The chains of speakers of the claims used, each once: the short answer to "who says so?"."""
        return tuple(dict.fromkeys(use.note.chain for use in self.uses if use.used_by))


def words_of(index: Index, board: Board, heavy: bool = False) -> tuple[Words, ...]:
    """The words behind every row of a board."""
    light = {row.quantity.id: 0 if row.quantity.id in board.further else LIGHT for row in board.rows} if heavy else {}
    return tuple(words_behind(index, row, light.get(row.quantity.id, QUOTED)) for row in board.rows)


def words_behind(index: Index, row: Row, quoted: int = QUOTED) -> Words:
    """The words behind one row, with so many claims quoted."""
    tolls = [cell.toll for cell in row.cells if cell.toll]
    lines = tuple(line_of(index, toll) for toll in tolls)
    behind = dict.fromkeys([key for toll in tolls for key in toll.used] + [one.claim for toll in tolls for one in toll.set_aside])
    uses = tuple(use_of(index, claim.id, tolls) for claim in index.in_order(behind))
    chart = chart_of(index, row, lines, uses, 1 if quoted == QUOTED else 3)
    return Words(
        row, lines, grounds_of(index, lines), uses, chart, missing=len(behind) - len(uses), quoted=quoted, makers=makers_of(index, tolls)
    )


def line_of(index: Index, toll: Toll) -> Line:
    """A toll with its title and figure."""
    policy = next((one for one in index.policies if one.key == toll.policy), None)
    lowest_to_highest = policy is not None and ranged(policy)
    title = index.policy_names.get(toll.policy, toll.policy)
    return Line(toll, title, figure(toll, lowest_to_highest), lowest_to_highest)


def grounds_of(index: Index, lines: tuple[Line, ...]) -> tuple[Ground, ...]:
    """The conditions that make the ends of tolls, each once, with the policies of which it makes them."""
    low: dict[str, list[str]] = {}
    high: dict[str, list[str]] = {}
    for line in lines:
        for found, keys in ((low, line.toll.binding_low), (high, line.toll.binding_high)):
            for words in made_by(index, keys):
                found.setdefault(words, []).append(line.title)
    return tuple(Ground(words, tuple(low.get(words, ())), tuple(high.get(words, ()))) for words in {**low, **high})


def makers_of(index: Index, tolls: list[Toll]) -> frozenset[str]:
    """The claims that make an end of what all sources jointly allow."""
    keys = (key for toll in tolls if toll.policy.startswith("joint") for key in (*toll.binding_low, *toll.binding_high))
    return frozenset(claim for key in keys if key in index.constraints for claim in index.constraints[key].claims)


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


def chart_of(index: Index, row: Row, lines: tuple[Line, ...], uses: tuple[Use, ...], least: int = 1) -> Markup:
    """The claims of exactly this quantity as intervals, below the tolls, on one scale.

    Nothing for so few claims that the plot would only repeat them.
    """
    exact = [use for use in uses if use.note.id in index.speaking[row.quantity.id]]
    bars = [toll_bar(line) for line in lines if line.figure != "no figure"]
    claims = [bar for use in exact[:DRAWN] if (bar := claim_bar(index, use))]
    return ranges([*bars, *claims], row.label) if len(claims) > least else Markup("")


def claim_bar(index: Index, use: Use) -> Bar | None:
    """A claim as a row of the plot; None for one that counts nobody."""
    body = index.claims[use.note.id].body
    if not isinstance(body, Casualty) or body.count.qualifier == "uncounted":
        return None
    label = f"{index.origin_name(use.note.id)} · {use.note.published}"
    kind = "claim" if use.used_by else "aside"
    return Bar(label, body.count.low, body.count.high, None, kind, amount(body.count), use.note.href)


def toll_bar(line: Line) -> Bar:
    """A toll as a row of the plot."""
    toll = line.toll
    kind = "joint" if toll.policy.startswith("joint") else "policy"
    best = toll.best if kind == "policy" and not line.ranged else None
    return Bar(line.title, toll.low, toll.high, best, kind, interval(toll.low, toll.high) if best is None else number(best), None)
