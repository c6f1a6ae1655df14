"""Readings: of what quantity a claim speaks, between which ends, and why it is read so."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.reconcile.admission import HEADLINES, Admitted
from testimonia.reconcile.framing import Framing
from testimonia.records import Count, Interval, Origin, Policy, Quantity

CLAUSE = re.compile(r"[^.!?;:,”\"]{0,60}")
"""The rest of a clause."""

COMPLETE = "claims to be complete, so it holds at both ends"


@dataclass(frozen=True)
class Reading:
    """One claim as a statement on one quantity.

    `joint` is the interval that it sets in the joint account, `figure` what it says as worded. A `part` tells of some of its
    quantity only ("another 24", one man among them): its figure is a floor and never its origin's figure for the quantity.
    """

    admitted: Admitted
    quantity: Quantity
    joint: Interval
    figure: Interval
    part: bool
    complete: bool
    reasons: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.admitted.id

    @property
    def origin(self) -> Origin:
        return self.admitted.origin

    @property
    def said(self) -> dt.date | None:
        """The day on which the figure stood so: of publication, or the earlier day that a running count is dated to."""
        period, published = self.admitted.claim.period, self.admitted.said
        dated = self.count.shape == "cumulative" and period is not None and period.start is not None and period.start == period.end
        if dated and period and period.start and published and period.start < published:
            return period.start
        return published

    @property
    def count(self) -> Count:
        return self.admitted.body.count

    @property
    def stretch(self) -> bool:
        """Counts some days, or some more: no stage of a running count."""
        return self.count.shape == "increment" and (self.part or self.quantity.period is not None)

    @property
    def denial(self) -> bool:
        """Says that there were none."""
        return self.count.high == 0

    @property
    def firm(self) -> bool:
        """Of a named source, not hedged, with a number that is neither vague nor an estimate."""
        sure = self.count.qualifier in ("exact", "at_least", "more_than")
        return self.origin.kind == "named" and sure and not self.admitted.claim.hedged


@dataclass(frozen=True)
class Reader:
    """Reads claims of one incident.

    `inquiries` are words in a source's name for which a plain number is a finding, `restrictions` words after a denial that say of whom or
    where it holds, in a way that is not coded.
    """

    framing: Framing
    inquiries: tuple[str, ...] = ()
    restrictions: tuple[str, ...] = ()

    @classmethod
    def by(cls, framing: Framing, policies: Sequence[Policy]) -> "Reader":
        """A reader with the settings of the joint policy, where there is one."""
        return cls(framing, words_of(policies, "inquiries"), words_of(policies, "restrictions"))

    def read(self, one: Admitted) -> Reading:
        """A claim as a reading, with every reason."""
        quantity, narrowed, part = self.framing.quantity(one)
        part = part or (bool(narrowed) and self.somewhere(one))
        early = self.early(one, quantity)
        low, high, complete, why = self.ends(one, early)
        floors = [*narrowed, *floor_only(one, early)]
        if one.body.count.high == 0:
            floors = [*narrowed, *self.restricted(one)]
            low, high = (None, None) if floors else (0, 0)
        elif floors:
            high, complete = None, False
        return Reading(
            admitted=one,
            quantity=quantity,
            joint=Interval(low=low, high=high),
            figure=Interval(low=one.body.count.low, high=one.body.count.high),
            part=part,
            complete=complete,
            reasons=(why, *floors),
        )

    def somewhere(self, one: Admitted) -> bool:
        """Whether a figure is for "the town" or the like, of which it is not known which one: a part of the whole at most."""
        places = [mention.text.casefold().split() for mention in one.claim.places if not mention.inherited]
        return any(words[-1] in self.framing.spots for words in places if words)

    def restricted(self, one: Admitted) -> list[str]:
        """Why a denial does not hold for all of its quantity: "nobody died here", "nobody died who was not armed"."""
        evidence = one.claim.evidence
        document = self.framing.facts.documents.get(evidence.document)
        rest = CLAUSE.match(document.text, evidence.end) if document and self.restrictions else None
        said = f"{evidence.quote} {rest[0] if rest else ''}".casefold()
        found = next((word for word in self.restrictions if re.search(rf"\b{re.escape(word)}\b", said)), None)
        return [f"denies it of some only (“{found}”), in a way that is not coded: no upper bound"] if found else []

    def ends(self, one: Admitted, early: bool) -> tuple[int | None, int | None, bool, str]:
        """The ends that a count sets by its force, whether it claims to be complete, and why."""
        count = one.body.count
        if count.high == 0:
            return 0, 0, True, "says that there were none, which is complete"
        if count.qualifier != "exact":
            return count.low, count.high, False, f"holds as worded (“{count.text}”)"
        if not early and self.is_complete(one):
            return count.low, count.high, True, COMPLETE
        if count.force == "estimate":
            return count.low, count.high, False, "is an estimate, which holds at both ends for its source"
        return count.low, None, False, "is a count so far: at least so many, with no upper bound"

    def is_complete(self, one: Admitted) -> bool:
        """A number that says so itself, or an inquiry's; not one since a start."""
        if one.body.count.shape == "cumulative":
            return False
        return one.body.count.force == "total" or (one.body.count.force in ("unknown", "total") and self.inquiry(one))

    def inquiry(self, one: Admitted) -> bool:
        """Whether the source is an inquiry, a court or the like, by the words of its name; never an unnamed one."""
        name = one.origin.name.casefold()
        return one.origin.kind == "named" and any(word in name for word in self.inquiries)

    def early(self, one: Admitted, quantity: Quantity) -> bool:
        """Published before the days of its quantity were over, as far as both are known."""
        period = quantity.period or self.framing.incident.period
        return bool(one.said and period and period.end and one.said < period.end)


def words_of(policies: Sequence[Policy], key: str) -> tuple[str, ...]:
    """The words that the joint policy has under a setting; none where there is no such policy."""
    rules = (rule.settings for policy in policies if policy.name == "joint" for rule in policy.rules)
    return tuple(str(word) for settings in rules for word in settings.get(key, ()))


def floor_only(one: Admitted, early: bool) -> list[str]:
    """Why a claim's upper end does not hold for its quantity, if it does not."""
    found = list[str]()
    if one.claim.block in HEADLINES and one.body.count.qualifier == "vague":
        found.append("is a word of scale in a headline: no upper bound")
    if early:
        found.append("was said before the incident was over: no upper bound")
    return found
