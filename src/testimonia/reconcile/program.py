"""Linear programs over constraints: tightest ends with the constraints that imply them, and smallest inconsistent sets.

The program is sparse: one column for each quantity, one or two rows for each constraint; numbers are never below nought. The
constraints behind an end are those with a dual value, thinned by deletion; an inconsistent set is found the same way from an
elastic program, after J. W. Chinneck, Feasibility and Infeasibility in Optimization (2008), chapters 6 and 7. SciPy is
imported when it is first needed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from testimonia.records import Constraint

SLACK = 1e-6
"""Below this a value of the solver counts as nought, and a number as whole."""

End = Literal["low", "high"]
SIGN: dict[End, float] = {"low": 1.0, "high": -1.0}
"""The solver only ever makes least."""

Row = tuple[Constraint, int]
"""A constraint and the side of it that a row stands for: 1 is at most its high end, -1 at least its low one."""


@dataclass(frozen=True)
class Solution:
    """The optimum, where it lies, and the constraints with a dual value."""

    value: float
    point: tuple[float, ...]
    active: tuple[Constraint, ...]

    @property
    def whole(self) -> bool:
        """Whether every quantity has a whole number there."""
        return all(abs(number - round(number)) < SLACK for number in self.point)


def sides(one: Constraint) -> list[Row]:
    """The inequalities of one constraint."""
    return [(one, 1)] * (one.within.high is not None) + [(one, -1)] * (one.within.low is not None)


def limit(row: Row) -> int:
    """The right side of a row."""
    one, side = row
    end = one.within.high if side > 0 else one.within.low
    return side * (end or 0)


@dataclass(frozen=True)
class Program:
    """The rows and columns of constraints, made once for all quantities."""

    constraints: tuple[Constraint, ...]

    @cached_property
    def rows(self) -> list[Row]:
        """The inequalities of the constraints, each "at most"."""
        return [row for one in self.constraints for row in sides(one)]

    @cached_property
    def columns(self) -> dict[str, int]:
        """The column of each quantity."""
        return {key: number for number, key in enumerate(sorted({key for one in self.constraints for key, _ in one.terms}))}

    @cached_property
    def limits(self) -> list[int]:
        """The right sides of the rows."""
        return [limit(row) for row in self.rows]

    @cached_property
    def matrix(self) -> Any:
        """The rows as a sparse matrix."""
        from scipy.sparse import coo_array  # noqa: PLC0415 - loaded when a breakdown needs it

        triples = [(number, self.columns[key], side * factor) for number, (one, side) in enumerate(self.rows) for key, factor in one.terms]
        ys, xs, values = ([triple[place] for triple in triples] for place in range(3))
        return coo_array((values, (ys, xs)), shape=(len(self.rows), len(self.columns)), dtype=float).tocsr()

    def goal(self, quantity: str, end: End) -> list[float]:
        """What to make least: the quantity, or for its high end the quantity turned round."""
        goal = [0.0] * len(self.columns)
        goal[self.columns[quantity]] = SIGN[end]
        return goal

    def optimum(self, quantity: str, end: End) -> Solution | None:
        """The least or greatest value of a quantity under consistent constraints, None where it is unbounded."""
        from scipy.optimize import linprog  # noqa: PLC0415

        if quantity not in self.columns:
            return None
        done = linprog(self.goal(quantity, end), A_ub=self.matrix, b_ub=self.limits, bounds=(0, None), method="highs")
        if done.status != 0 or done.fun is None or done.x is None:
            return None
        return Solution(SIGN[end] * float(done.fun), tuple(map(float, done.x)), self.active(done.ineqlin.marginals))

    def whole_optimum(self, quantity: str, end: End) -> int | None:
        """The same over whole numbers, for the rare program whose optimum lies between them."""
        from scipy.optimize import LinearConstraint, milp  # noqa: PLC0415

        limits = LinearConstraint(self.matrix, ub=list(map(float, self.limits)))
        done = milp(self.goal(quantity, end), constraints=limits, integrality=[1] * len(self.columns))
        return round(SIGN[end] * float(done.fun)) if done.status == 0 else None

    def active(self, duals: Any) -> tuple[Constraint, ...]:
        """The constraints with a dual value, in order of id."""
        found = {one.id: one for (one, _), dual in zip(self.rows, duals, strict=True) if abs(dual) > SLACK}
        return tuple(found[key] for key in sorted(found))

    def end(self, quantity: str, end: End) -> int | None:
        """The tightest end in whole numbers; None where it is open."""
        found = self.optimum(quantity, end)
        if found is None:
            return None
        return round(found.value) if found.whole else self.whole_optimum(quantity, end)

    def tightest(self, quantity: str, end: End) -> tuple[int, tuple[Constraint, ...]] | None:
        """The tightest end and a smallest set of constraints that implies it; None where it is open, or nought by nature."""
        found = self.optimum(quantity, end)
        if found is None or (end == "low" and not found.active):
            return None
        value = round(found.value) if found.whole else self.whole_optimum(quantity, end)
        if value is None:
            return None
        enough = found.whole and Program(found.active).end(quantity, end) == value
        start = found.active if enough else self.constraints
        return value, thinned(start, lambda some: Program(some).end(quantity, end) == value)

    def violated(self) -> tuple[Constraint, ...]:
        """Constraints that together cannot hold, by the duals of the elastic program; empty where all can."""
        from scipy.optimize import linprog  # noqa: PLC0415
        from scipy.sparse import eye_array, hstack  # noqa: PLC0415

        count = len(self.rows)
        if not count:
            return ()
        goal = [0.0] * len(self.columns) + [1.0] * count
        loosened = hstack([self.matrix, -eye_array(count)]).tocsr()
        done = linprog(goal, A_ub=loosened, b_ub=self.limits, bounds=(0, None), method="highs")
        if done.fun is not None and done.fun < SLACK:
            return ()
        return self.active(done.ineqlin.marginals) if done.status == 0 else self.constraints


def thinned(constraints: tuple[Constraint, ...], enough: Callable[[tuple[Constraint, ...]], bool]) -> tuple[Constraint, ...]:
    """Constraints without those that are not needed: each in turn is left out where the rest is enough (deletion filter)."""
    kept = constraints
    for one in constraints:
        rest = tuple(other for other in kept if other is not one)
        if rest and enough(rest):
            kept = rest
    return kept


def conflict(constraints: tuple[Constraint, ...]) -> tuple[Constraint, ...] | None:
    """A smallest set of constraints that cannot all hold, None where all can."""
    found = Program(constraints).violated()
    if not found:
        return None
    start = found if Program(found).violated() else constraints
    return thinned(start, lambda some: bool(Program(some).violated()))
