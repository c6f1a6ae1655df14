"""Where labels stand, so that none covers another."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Wanted:
    """A label that wants to stand beside a point: its size, and how far from the point it keeps."""

    x: float
    y: float
    width: float
    height: float
    away: float = 6.0


@dataclass(frozen=True)
class Placed:
    """A label's left edge and baseline; `leader` says that it stands so far off that a line must tie it to its point."""

    x: float
    baseline: float
    leader: bool


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Positions along one line, at least `gap` apart, in the order given by `wanted`, as near to it as a sweep gets them."""
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    found = [0.0] * len(wanted)
    last = low - gap
    for i in order:
        found[i] = last = max(wanted[i], last + gap)
    last = high + gap
    for i in reversed(order):
        found[i] = last = min(found[i], last - gap)
    return found


def placed(labels: list[Wanted], taken: list[Box], frame: Box) -> list[Placed | None]:
    """A place for each label, the first ones first; None where every place near its point is taken or outside the frame."""
    filled = list(taken)
    found: list[Placed | None] = []
    for label in labels:
        spots = (spot for reach in (1.0, 2.6, 4.4) for spot in around(label, reach))
        fit = next((spot for spot in spots if inside(spot[0], frame) and not any(overlap(spot[0], box) for box in filled)), None)
        if fit:
            filled.append(fit[0])
        found.append(Placed(fit[0][0], fit[0][3] - label.height * 0.25, fit[1]) if fit else None)
    return found


def around(label: Wanted, reach: float) -> list[tuple[Box, bool]]:
    """Eight places around a point, the most readable first: right, left, above, below, then the corners."""
    x, y, w, h, a = label.x, label.y, label.width, label.height, label.away * reach
    corners = [
        (x + a, y - h / 2), (x - a - w, y - h / 2), (x - w / 2, y - a - h), (x - w / 2, y + a),
        (x + a, y - a - h), (x + a, y + a), (x - a - w, y - a - h), (x - a - w, y + a),
    ]  # fmt: skip
    return [((left, top, left + w, top + h), reach > 2) for left, top in corners]


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes share any area."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def inside(box: Box, frame: Box) -> bool:
    """Whether a box lies within another."""
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]
