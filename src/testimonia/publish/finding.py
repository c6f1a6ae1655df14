"""The finding: the answer in two or three sentences, every number in them a rendered toll."""

from dataclasses import dataclass

from testimonia.publish.tollboard import ORDER, Board, Row
from testimonia.publish.wording import MEASURES, few, of_one, told
from testimonia.records import Toll


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence; with a toll it is a figure and links to the words behind it, with `href` it links elsewhere."""

    words: str
    toll: Toll | None = None
    href: str | None = None


@dataclass(frozen=True)
class Finding:
    """The answer in one sentence, and what else must be said at once."""

    lead: tuple[Piece, ...]
    more: tuple[Piece, ...] = ()


OTHERS = 3
"""Other incidents that the finding names with their first figure; of more it gives the number."""


def finding_of(boards: tuple[Board, ...], reports: int = 2) -> Finding:
    """What all sources of the first incident jointly support, whether anything bounds it, and whether they contradict."""
    if not boards:
        return Finding((Piece("No report in this case gives a figure that can be counted."),))
    board = boards[0]
    lead, others = leading(board)
    if not lead:
        return Finding((Piece("No figure for this incident can be counted under the rules; what was said stands below."),))
    more = [*also(others), Piece(bound(lead[0])), *clashes(boards), *elsewhere(boards)]
    opening = "All sources together support " if reports != 1 else "The one report supports "
    return Finding((Piece(opening), *(denied(lead[0]) if nobody(lead[0]) else enumerated(lead)), Piece(".")), tuple(more))


def denied(row: Row) -> list[Piece]:
    """ "that nobody was killed", "that no civilians were killed in Lode": a joint toll of nought in a sentence."""
    who, harm, rest = row.label.partition(f" {MEASURES[row.quantity.measure]}")
    if not harm:
        return figure(row, row.label)
    everybody = who == "people"
    number = Piece("nobody" if everybody else f"no {who}", joint(row))
    return [Piece("that "), number, Piece(f" {'was' if everybody else 'were'}{harm}{rest}")]


def elsewhere(boards: tuple[Board, ...]) -> list[Piece]:
    """What the first sentence is about where the reports tell of several incidents, and the others, a few of them with a figure."""
    first, *others = boards
    if not others:
        return []
    pieces = [
        Piece(f" These figures are for {first.name}. The reports speak of "),
        Piece(few(len(others), "other incident"), href="#toll"),
        Piece(" too"),
    ]
    told_of = [(board, rows[0]) for board in others if (rows := leading(board)[0] or leading(board)[1])]
    if len(others) <= OTHERS:
        for place, (board, row) in enumerate(told_of):
            pieces += [Piece(": " if place == 0 else "; "), *figure(row, row.label), Piece(f" ({board.name})")]
    return [*pieces, Piece(".")]


def leading(board: Board) -> tuple[list[Row], list[Row]]:
    """The rows that a finding names: the whole of the first measure with its two largest parts; and one for each other measure."""
    supported: dict[str, list[Row]] = {}
    for _, rows in board.groups:
        for row in rows:
            if joint(row):
                supported.setdefault(row.quantity.measure, []).append(row)
    first, *others = [supported[measure] for measure in ORDER if measure in supported] or [[]]
    parts = [row for row in first[1:] if row.depth == first[0].depth + 1 and of_people(row) and not nobody(row)]
    return first[:1] + ([] if first and nobody(first[0]) else parts[:2]), [rows[0] for rows in others]


def nobody(row: Row) -> bool:
    """Whether the joint toll of a row says that there was nobody."""
    toll = joint(row)
    return toll is not None and toll.high == 0


def of_people(row: Row) -> bool:
    """Whether a row is a part of the people, not of a place, a time or a hand."""
    return not (row.quantity.area or row.quantity.period or row.quantity.perpetrator)


def joint(row: Row) -> Toll | None:
    """The joint toll of a row where it says anything."""
    toll = next((cell.toll for cell in row.cells if cell.joint and cell.toll), None)
    return toll if toll and (toll.low or toll.high is not None) else None


def enumerated(rows: list[Row]) -> list[Piece]:
    """ "at least 1,018 people killed, among them at least 745 civilians and at least 148 armed opponents"."""
    pieces: list[Piece] = []
    for place, row in enumerate(rows):
        label = row.label if place == 0 else row.label.removesuffix(f" {MEASURES[row.quantity.measure]}")
        pieces += [Piece(("", ", among them ", " and ")[min(place, 2)]), *figure(row, label)]
    return pieces


def figure(row: Row, label: str) -> list[Piece]:
    """A number and what it counts."""
    toll = joint(row)
    if toll is None:
        return []
    if toll.high == 0:
        everybody = label.startswith("people ")
        words = label.removeprefix("people ") if everybody else label
        return [Piece("nobody" if everybody else "no", toll), Piece(f" {words}")]
    return [Piece(told(toll.low, toll.high), toll), Piece(f" {of_one(label) if toll.low == 1 and toll.high in (1, None) else label}")]


def also(rows: list[Row]) -> list[Piece]:
    """The other measures in one sentence."""
    pieces: list[Piece] = []
    for place, row in enumerate(rows):
        last = place == len(rows) - 1
        pieces += [Piece("Also supported: " if place == 0 else " and " if last else ", "), *figure(row, row.label)]
    return [*pieces, Piece(". ")] if pieces else []


def bound(row: Row) -> str:
    """Whether anything limits the whole from above."""
    toll = joint(row)
    return "No source sets an upper bound on the whole. " if toll and toll.high is None else ""


def clashes(boards: tuple[Board, ...]) -> list[Piece]:
    """Whether claims contradict, about whichever incident."""
    count = sum(len(board.account.contradictions) for board in boards)
    if not count:
        return [Piece("No two claims contradict each other.")]
    return [Piece(few(count, "set").capitalize() + " of claims", href="#clash"), Piece(" cannot all be true.")]
