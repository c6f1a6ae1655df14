"""The toll table: one row for each quantity, one column for each policy, every cell a toll with its anchor."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from testimonia.publish.index import Index
from testimonia.publish.wording import MEASURES, few, interval, number, period
from testimonia.records import Account, Policy, Quantity, Toll

ORDER = ("killed", "missing", "abducted", "detained", "injured", "displaced", "massacres")
NAMED = 12
SHOWN = 14
"""Rows of the main table; what goes beyond stands in a second one that opens."""


@dataclass(frozen=True)
class Cell:
    """One toll in the table: its words, low · best · high where they differ, or why there is none."""

    toll: Toll | None
    words: str
    joint: bool = False


@dataclass(frozen=True)
class Row:
    """One quantity: how deep it is nested in others, and its cells in the order of the policies."""

    quantity: Quantity
    label: str
    depth: int
    cells: tuple[Cell, ...]
    origins: int
    unnamed: int

    @property
    def sources(self) -> str:
        """How many stand behind it, for people: independent named origins, and the others."""
        named = f"{number(self.origins)} named" if self.origins else ""
        unnamed = f"{number(self.unnamed)} unnamed" if self.unnamed else ""
        return " + ".join(part for part in (named, unnamed) if part) or "—"

    @property
    def joint_only(self) -> bool:
        """Whether no published policy counts this measure."""
        return len(self.cells) > 2 and all(cell.words == "not counted" for cell in self.cells if not cell.joint)

    @property
    def joint_words(self) -> str:
        """What all sources jointly allow, for a summary line."""
        return next((cell.words for cell in self.cells if cell.joint and cell.toll), "")

    @property
    def tells(self) -> bool:
        """Whether any policy has a figure for it."""
        return any(cell.toll and cell.words != "no figure" for cell in self.cells)


@dataclass(frozen=True)
class Board:
    """The table of one incident, in two parts."""

    account: Account
    name: str
    policies: tuple[Policy, ...]
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    rest: tuple[tuple[str, tuple[Row, ...]], ...] = field(default=())
    setting: str = ""

    @property
    def further(self) -> frozenset[str]:
        """The quantities of the second table."""
        return frozenset(row.quantity.id for _, rows in self.rest for row in rows)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for groups in (self.groups, self.rest) for _, rows in groups for row in rows)


def board_of(index: Index, account: Account) -> Board:
    """The table of an account."""
    rows = [row_of(index, account, quantity, depth) for quantity, depth in nested(account)]
    rows = [row for row in rows if any(cell.toll for cell in row.cells)]
    main = chosen(rows)
    return Board(
        account=account,
        name=index.incidents[account.incident].name if account.incident in index.incidents else "Incident",
        policies=index.policies,
        groups=grouped(row for row in rows if row.quantity.id in main),
        rest=grouped(row for row in rows if row.quantity.id not in main),
        setting=setting_of(index, account.incident),
    )


def setting_of(index: Index, key: str) -> str:
    """When and where an incident lies, and what it is a part of."""
    incident = index.incidents.get(key)
    if incident is None:
        return ""
    places = [index.entities[place].name for place in incident.places if place in index.entities]
    whole = index.incidents[incident.parent].name if incident.parent in index.incidents else ""
    parts = [period(incident.period), listed(places), whole and f"part of {whole}"]
    return " · ".join(part for part in parts if part)


def listed(places: list[str]) -> str:
    """Names in a line: all of up to twelve; of more the first ones and how many others there are."""
    return ", ".join(places[:NAMED]) + (f" and {few(len(places) - NAMED, 'other place')}" if len(places) > NAMED else "")


def chosen(rows: list[Row]) -> set[str]:
    """The quantities of the main table: those with a figure, the least nested and least narrowed ones first."""
    telling = [row for row in rows if row.tells] or rows
    order = sorted(range(len(telling)), key=lambda i: (narrowings(telling[i].quantity), telling[i].depth, i))
    return {telling[i].quantity.id for i in order[:SHOWN]}


def narrowings(quantity: Quantity) -> int:
    """How many of place, time and hand a quantity is narrowed to: each reads worse in a first table than a part of the people."""
    return sum(1 for part in (quantity.area, quantity.period, quantity.perpetrator) if part)


def grouped(rows: Iterable[Row]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Rows under their measures, in our order of measures; measures with one row share a heading, as their labels name them."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.quantity.measure, []).append(row)
    ordered = [(measure, found[measure]) for measure in ORDER if measure in found]
    several = [(MEASURES[measure].capitalize(), tuple(rows)) for measure, rows in ordered if len(rows) > 1 or measure == "killed"]
    single = [row for measure, rows in ordered if len(rows) == 1 and measure != "killed" for row in rows]
    return (*several, *([("Other harm" if several else "Harm", tuple(single))] if single else []))


def nested(account: Account) -> list[tuple[Quantity, int]]:
    """Quantities in order of reading: the whole before its parts, each with its depth; larger parts first."""
    sizes = {toll.quantity: toll.low or 0 for toll in account.tolls if toll.policy.startswith("joint")}
    ordered = sorted(account.quantities, key=lambda one: (ORDER.index(one.measure), -sizes.get(one.id, 0), len(facets(one)), one.id))
    parents = {one.id: parent_of(one, ordered) for one in ordered}
    found: list[tuple[Quantity, int]] = []

    def descend(parent: str | None, depth: int) -> None:
        for one in ordered:
            if parents[one.id] == parent:
                found.append((one, depth))
                descend(one.id, depth + 1)

    descend(None, 0)
    return found


def parent_of(quantity: Quantity, ordered: list[Quantity]) -> str | None:
    """The narrowest other quantity of which this one is a part; of several, the first in order."""
    own = facets(quantity)
    wholes = [one for one in ordered if one.measure == quantity.measure and facets(one) < own]
    most = max((len(facets(one)) for one in wholes), default=-1)
    return next((one.id for one in wholes if len(facets(one)) == most), None)


def facets(quantity: Quantity) -> frozenset[tuple[str, str]]:
    """What narrows a quantity down; a part has all facets of its whole and more."""
    plain = {name: getattr(quantity, name) for name in ("status", "sex", "age", "perpetrator", "area")}
    single = {(name, str(value)) for name, value in plain.items() if value}
    several = {("group", one) for one in quantity.groups} | {("role", one) for one in quantity.roles}
    spell = {("period", f"{quantity.period.start}/{quantity.period.end}")} if quantity.period else set()
    return frozenset(single | several | spell)


def family(quantity: Quantity) -> Quantity:
    """The quantity whatever its period: a count that runs on has another last day in each report, and is one count all the same."""
    return replace(quantity, period=None, label="")


def row_of(index: Index, account: Account, quantity: Quantity, depth: int) -> Row:
    """One row: a cell for each policy."""
    tolls = latest(account, quantity)
    cells = tuple(cell_of(policy, quantity, tolls.get(policy.key)) for policy in index.policies)
    joint = next((toll for key, toll in tolls.items() if key.startswith("joint")), None) or next(iter(tolls.values()), None)
    return Row(quantity, label_of(index, quantity), depth, cells, joint.origins if joint else 0, joint.unnamed if joint else 0)


def latest(account: Account, quantity: Quantity) -> dict[str, Toll]:
    """The toll of each policy for a quantity, as of the last date given."""
    found = [toll for toll in account.tolls if toll.quantity == quantity.id]
    return {toll.policy: toll for toll in sorted(found, key=lambda toll: str(toll.as_of or "9999"))}


def cell_of(policy: Policy, quantity: Quantity, toll: Toll | None) -> Cell:
    """A toll in words; "not counted" where the policy does not count this measure."""
    joint = policy.name == "joint"
    if toll is None:
        return Cell(None, "—" if quantity.measure in policy.counts else "not counted", joint)
    return Cell(toll, figure(toll, ranged(policy)), joint)


def ranged(policy: Policy) -> bool:
    """Whether a policy publishes lowest to highest and no best figure between them."""
    return any(rule.settings.get("way") == "range" for rule in policy.rules)


def figure(toll: Toll, ranged: bool = False) -> str:
    """Low · best · high; fewer where they are the same, where the policy gives no best, or where it prints a range."""
    if ranged or toll.best is None or toll.low == toll.best == toll.high:
        return interval(toll.low, toll.high)
    if toll.low is None and toll.high is None:
        return number(toll.best)
    ends = [number(end) if end is not None else "open" for end in (toll.low, toll.best, toll.high)]
    return " · ".join(ends)


def label_of(index: Index, quantity: Quantity) -> str:
    """What is counted, for people: the label that reconcile gave, else built from what narrows it down."""
    if quantity.label:
        return quantity.label
    people = " ".join([*quantity.groups, *filter(None, (quantity.sex, quantity.age, quantity.status)), *quantity.roles]) or "all people"
    where = index.entities[quantity.area].name if quantity.area in index.entities else ""
    by = index.entities[quantity.perpetrator].name if quantity.perpetrator in index.entities else ""
    tail = [where and f"in {where}", by and f"by {by}", period(quantity.period)]
    return ", ".join([f"{people} {MEASURES[quantity.measure]}", *(part for part in tail if part)])
