"""Telling: how many one report says were harmed in one small incident, out of everything that it says of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from testimonia.reconcile.clauses import sums
from testimonia.reconcile.doers import called_so, harmed_doers, perpetrators
from testimonia.reconcile.event import EventRules
from testimonia.reconcile.numbers import (
    LOOSE,
    casualty,
    counts,
    is_person,
    is_widened,
    number,
    offset,
    place,
    some_of_them,
    survivors,
    totals,
    words_of,
)
from testimonia.reconcile.persons import Person, apart, may_be
from testimonia.records import Casualty, Claim, Document

SENTENCE_END = re.compile(r"[.!?][”\"]?\s|(?<=[a-z][a-z])[.!?](?=[A-Z])|\n")
"""Also where a blank is missing between two sentences."""

CLOSE = 90
"""Characters between two counts of one sentence."""


@dataclass(frozen=True)
class Told:
    """One report's figure for one measure, and the ends of what else it says."""

    low: int
    best: int
    high: int
    stated: bool = False

    def without(self, number: int) -> "Told":
        """The figure less so many, who may be among them: the high end stays."""
        return replace(self, low=max(self.low - number, 0), best=max(self.best - number, 0))


@dataclass(frozen=True)
class Report:
    """The casualty claims of one report that count, in the order of its text."""

    claims: tuple[Claim, ...]
    rules: EventRules
    opening: str = ""
    text: str = ""
    every: tuple[Claim, ...] = ()
    """All claims of a report on several events, of which `claims` are those of one."""

    doer_died: bool = False
    """Whether this report or another on the same event tells that the one who did it died."""

    @classmethod
    def of(cls, claims: Iterable[Claim], rules: EventRules, document: Document | None = None) -> "Report":
        """A report's claims without those that tell of nobody in this event."""
        kept = [one for one in claims if isinstance(one.body, Casualty) and counts(one, one.body)]
        if document:
            kept = [one for one in kept if is_person(one) or not rules.background.search(near(one, document.text, rules.near))]
        opening = f"{document.title or ''}\n{document.text[: rules.lead]}" if document else ""
        claims = tuple(sorted(kept, key=lambda one: (one.evidence.start, one.evidence.end, one.id)))
        report = cls(claims, rules, opening, document.text if document else "")
        return replace(report, claims=busiest(claims, document), every=claims) if document and report.roundup else report

    @property
    def roundup(self) -> bool:
        """Whether the headline tells of several events at once; "shootings" may be one event, unless its text says that they were apart."""
        plural = self.rules.several.search(self.headline) and self.rules.apart.search(self.opening)
        return bool(plural or self.rules.roundups.search(self.headline))

    @property
    def headlines_death(self) -> bool:
        """Whether the headline tells of somebody killed."""
        return self.headlines("killed")

    def headlines(self, measure: str) -> bool:
        """Whether the headline tells of somebody who came to a harm of which the report tells."""
        found = self.of_measure(measure)
        return any(one.block == "headline" for one in found) or bool(found and self.rules.headlined[measure].search(self.headline))

    @property
    def headline(self) -> str:
        """The title; empty where there is none."""
        return self.opening.partition("\n")[0]

    def multiple(self, *, deadly: bool) -> int:
        """How many a "triple homicide" (deadly) or a "quadruple shooting" in the headline or the lead struck; nought without such words."""
        found = (
            self.rules.multiples[match[1].casefold()]
            for match in self.rules.multiple.finditer(self.opening)
            if (match[2].casefold() in self.rules.deadly) == deadly
        )
        return next(found, 0)

    def ordinals(self, claims: Iterable[Claim]) -> int:
        """The highest place in a count of those struck: "a fourth man was hurt" or "a fourth shooting victim" makes four."""
        persons = (self.rules.ordinal.search(one.evidence.quote) for one in claims if is_person(one))
        found = [match for match in (*persons, *self.rules.struck.finditer(self.opening)) if match]
        return max((self.rules.ordinals[match[1].casefold()] for match in found), default=0)

    def of_measure(self, measure: str) -> list[Claim]:
        """The claims of one measure."""
        return [one for one in self.claims if casualty(one).measure == measure]

    def killed(self) -> Told | None:
        """Those killed, with one who died by his own hand."""
        claims = self.of_measure("killed")
        if not claims or self.aside(claims):
            return nobody(claims)
        stated = self.foremost(claims)
        best = max((number(one) for one in stated), default=self.told_of(claims))
        best = max([best, self.multiple(deadly=True), *sums(claims, self.rules.lead, self.told_again(stated, best))])
        best += self.doer_beside(claims, stated, best) or self.doers_headlined(claims, stated, best)
        numbers = [*map(number, totals(claims)), *sums(claims, self.rules.lead), *self.over_all("killed", best)]
        return spread(best, numbers, bool(stated) or self.headlines_death)

    def over_all(self, measure: str, best: int) -> list[int]:
        """The larger numbers of a report on several events: those of all together, which one of them may have made up."""
        return [number(one) for one in self.every if casualty(one).measure == measure and number(one) > best]

    def told_again(self, stated: Sequence[Claim], best: int) -> list[Claim]:
        """Claims of the stated number, and those that tell of its kind of people again ("2 children … a woman and her two children")."""
        first = [one for one in stated if number(one) == best]
        kinds = {words_of(one) for one in first if words_of(one) and not self.rules.anybody.search(words_of(one))}
        again = (one for one in totals(self.of_measure("killed")) if number(one) == best and words_of(one) in kinds)
        return [*first, *again]

    def injured(self, dead: Told | None) -> Told | None:
        """Those injured and alive."""
        claims = self.alive(self.of_measure("injured"), dead)
        if not claims or (self.aside(claims) and not self.beside_dead(claims, dead)):
            return nobody(claims)
        stated = self.foremost([one for one in claims if not some_of_them(one)] or claims) or self.told_beside(claims, dead)
        living = {number(one) for one in totals(claims) if self.rules.others.search(one.evidence.quote)}
        others = [number(one) for one in stated if number(one) in living]
        alive = [survivors(one, dead.best if dead else None) for one in stated]
        best = max(others or alive, default=self.told_of(claims))
        known = {number(one) for one in totals(claims)}
        if not others and dead and best - dead.best in known and not self.told_beside_dead(stated):
            best -= dead.best
        added = [] if any(one.block == "headline" for one in stated) else sums(claims, self.rules.lead)
        struck = max(self.multiple(deadly=False), self.ordinals(self.of_measure("injured"))) - (dead.best if dead else 0)
        more = [self.beside_struck(claims, stated), *map(number, self.everybody(claims)), *self.of_all_kinds(claims, stated, dead)]
        best = max([best, struck, *more, *added])
        ends = [end for one in totals(claims) for end in (survivors(one), number(one))] + self.over_all("injured", best)
        return spread(best, [*ends, *sums(claims, self.rules.lead)], any(not some_of_them(one) for one in stated))

    def beside_struck(self, claims: Sequence[Claim], stated: Sequence[Claim]) -> int:
        """How many are told of as others than a number of people struck, the dead among them: "both were shot, as was another woman"."""
        return sum(one.further for one in apart(self.persons(claims))) if stated and all(map(is_widened, stated)) else 0

    def of_all_kinds(self, claims: Sequence[Claim], stated: Sequence[Claim], dead: Told | None) -> list[int]:
        """Numbers of anybody in the lead, and sums, where the headline counts kinds of people ("3 men, 1 woman hurt", "four were hurt")."""
        kinds = [one for one in stated if one.block == "headline" and words_of(one) and not self.rules.anybody.search(words_of(one))]
        if not stated or len(kinds) < len(stated):
            return []
        lead = [one for one in totals(claims) if self.leads(one) and one.block != "headline" and not some_of_them(one)]
        anybody = [survivors(one, dead.best if dead else None) for one in lead if self.rules.anybody.search(words_of(one))]
        return [*anybody, *sums(claims, self.rules.lead)]

    def everybody(self, claims: Iterable[Claim]) -> list[Claim]:
        """Numbers that say themselves that they are of all: "all four victims were taken to hospital"; far down, of people at large."""
        every = [one for one in totals(claims) if one.evidence.quote.casefold().startswith("all ")]
        return [one for one in every if self.leads(one) or not words_of(one) or self.rules.anybody.search(words_of(one))]

    def alive(self, claims: list[Claim], dead: Told | None) -> list[Claim]:
        """The injured without the one who died of the wounds: where one person died, who may be the one whose wounds are told."""
        singles = [one for one in claims if is_person(one)]
        if not dead or dead.best != 1 or self.told_of(singles) > 1 or any(one > 1 for one in sums(singles, self.rules.lead)):
            return claims
        killed = [one for one in self.of_measure("killed") if is_person(one)]
        leading = [one for one in killed if self.leads(one)] or killed
        return [one for one in claims if not (is_person(one) and self.died(one, leading))]

    @cached_property
    def dead_persons(self) -> list[Person]:
        """The dead told of one by one."""
        return self.persons(self.of_measure("killed"))

    def may_tell_of(self, dead: Iterable[Person]) -> bool:
        """Whether each of the injured told of one by one may be one of the dead of other reports."""
        hurt = self.persons(self.of_measure("injured"))
        return bool(hurt) and all(may_be(one, dead) for one in hurt)

    def died(self, claim: Claim, dead: Sequence[Claim]) -> bool:
        """Whether one whose wounds are told may be one of the dead: in the same words ("a man died of wounds"), or told apart and alike."""
        if any(words_of(one) and place(one) == place(claim) for one in dead):
            return True
        if any(self.one_sentence(*sorted((offset(claim), offset(one)))) for one in dead):
            return False
        return may_be(self.person(claim), map(self.person, dead))

    def person(self, claim: Claim) -> Person:
        """Whom a claim of one person tells of."""
        return Person.of(claim, self.text, self.rules.further)

    def leads(self, claim: Claim) -> bool:
        """Whether a claim stands in the headline or near the start."""
        return claim.block == "headline" or claim.evidence.start < self.rules.lead

    def aside(self, claims: Sequence[Claim]) -> bool:
        """Whether claims come only after a lead that tells of another harm: they are of other events then.

        "Three others were wounded" is beside the dead of the lead, wherever it stands. A headline on a death tells of no other harm.
        """
        if claims and casualty(claims[0]).measure == "killed" and self.headlines_death:
            return False
        beside = any(casualty(one).measure == "injured" and self.rules.others.search(one.evidence.quote) for one in claims)
        harm = (one for one in self.claims if casualty(one).measure in ("killed", "injured"))
        return any(map(self.leads, harm)) and not any(map(self.leads, claims)) and not beside

    def beside_dead(self, claims: Sequence[Claim], dead: Told | None) -> bool:
        """Whether one sentence far down tells of these and of as many dead as the lead does ("two men are dead and two hurt")."""
        killed = self.of_measure("killed")
        told = [one for one in totals(killed) if dead and dead.stated and number(one) == dead.best]
        told += [one for one in killed if dead and not dead.stated and is_person(one)]
        hurt = totals(claims) if dead and dead.stated else claims
        return any(0 < one.evidence.start - other.evidence.start < CLOSE for one in hurt for other in told)

    def told_beside(self, claims: Sequence[Claim], dead: Told | None) -> list[Claim]:
        """Numbers of injured that one sentence, wherever it stands, tells right behind as many dead as there are, several at the least."""
        same = [one for one in totals(self.of_measure("killed")) if dead and number(one) == dead.best > 1]
        return [one for one in totals(claims) if any(self.right_behind(other, one) for other in same)]

    def right_behind(self, one: Claim, later: Claim) -> bool:
        """Whether a claim's number stands right behind another's in one sentence."""
        start, end = offset(one), offset(later)
        return 0 < end - start < CLOSE and self.one_sentence(start, end)

    def told_beside_dead(self, stated: Sequence[Claim]) -> bool:
        """Whether numbers stand right behind a number or name of the dead, and so hold none of them ("one killed, four injured")."""
        dead = self.of_measure("killed")
        return any(
            0 < offset(one) - offset(other) < CLOSE and self.one_sentence(offset(other), offset(one)) for one in stated for other in dead
        )

    def one_sentence(self, start: int, end: int) -> bool:
        """Whether no sentence ends between two offsets."""
        return not SENTENCE_END.search(self.text[start:end])

    def told_of(self, claims: Sequence[Claim]) -> int:
        """How many are told of one by one where no number is stated: as many as cannot be one another, one at least."""
        return max(len(apart(self.persons(claims))), 1)

    def persons(self, claims: Sequence[Claim]) -> list[Person]:
        """Those whom claims of one person tell of: in the headline and the lead, or anywhere where these tell of nobody."""
        singles = [one for one in claims if is_person(one)]
        leading = [one for one in singles if self.leads(one)] or singles
        return [self.person(one) for one in leading]

    def foremost(self, claims: Sequence[Claim]) -> list[Claim]:
        """Stated numbers in the headline, else near the start, else anywhere; exact ones before loose ones.

        A number of people struck, the dead among them, is as good as an exact one where those are of single persons ("one of the teens").

        Where the lead tells of persons and gives no number, numbers further down are of other events, unless the lead tells only of the one
        who did it. A headline on one of the injured ("one badly hurt") does not count them, unless it counts the dead ("3 dead, one hurt").
        """
        stated = totals(claims)
        exact = [one for one in stated if casualty(one).count.qualifier not in LOOSE]
        if all(number(one) == 1 for one in exact):
            exact = [one for one in stated if one in exact or is_widened(one)]
        exact = exact or stated
        headline = [one for one in exact if one.block == "headline" or self.is_headlined(one)]
        lead = [one for one in exact if self.leads(one)]
        if self.is_on_one_of_the_injured(headline):
            headline = [one for one in stated if self.leads(one)]
        persons = [one for one in claims if self.leads(one) and not self.is_doer(one)]
        elsewhere = bool(persons) and not any(map(self.leads, stated))
        return headline or lead or ([] if elsewhere else exact)

    def is_headlined(self, claim: Claim) -> bool:
        """Whether a loose number of the lead stands in the headline, which gives it without its "at least"."""
        loose = casualty(claim).count.qualifier not in ("exact", *LOOSE)
        return loose and number(claim) > 1 and self.leads(claim) and str(number(claim)) in self.headline.split()

    def is_on_one_of_the_injured(self, headline: Sequence[Claim]) -> bool:
        """Whether a headline tells of one of the injured without counting anybody."""
        ones = bool(headline) and all(casualty(one).measure == "injured" and number(one) == 1 for one in headline)
        return ones and not any(one.block == "headline" for one in totals(self.of_measure("killed")))

    def is_doer(self, claim: Claim) -> bool:
        """Whether a claim tells of the one who did it."""
        return self.by_own_hand(claim) or (number(claim) == 1 and called_so(claim, self.rules.doer))

    def doer_beside(self, claims: Sequence[Claim], stated: Sequence[Claim], best: int) -> bool:
        """Whether the one who did it died too and the stated numbers do not count him in."""
        counted_in = any(number(one) == best + 1 or (number(one) == best - 1 and self.laid_to_him([one])) for one in claims)
        told = self.laid_to_him([one for one in stated if number(one) == best])
        return told and not counted_in and (self.doer_died or self.tells_of_dead_doer)

    def doers_headlined(self, claims: Sequence[Claim], stated: Sequence[Claim], best: int) -> int:
        """How many dead doers a headline counts beside the stated number: "nine dead at the depot; 2 gunmen killed"."""
        headlined = [one for one in claims if one.block == "headline" or self.is_headlined(one)]
        doers = [one for one in headlined if called_so(one, self.rules.doer)]
        beside = any(one in headlined and one not in doers and number(one) == best for one in stated)
        more = number(doers[0]) if doers and beside else 0
        return 0 if any(number(one) == best + more for one in claims) else more

    @property
    def tells_of_dead_doer(self) -> bool:
        """Whether a claim tells that the one who did it died, by his own hand or another's."""
        killed = self.of_measure("killed")
        if killed and self.rules.own_end.search(self.opening):
            return True
        return any(map(self.by_own_hand, killed)) or bool(harmed_doers(killed, perpetrators(self.claims), self.rules.doer))

    def by_own_hand(self, claim: Claim) -> bool:
        """Whether a claim tells of somebody who killed himself."""
        return casualty(claim).manner in self.rules.suicide or bool(self.rules.own_hand.search(claim.evidence.quote))

    def laid_to_him(self, stated: Sequence[Claim]) -> bool:
        """Whether numbers are of those whom somebody killed, rather than of all the dead."""
        words = (self.rules.own_hand, self.rules.victims)
        several = (one for one in stated if number(one) > 1)
        return any(casualty(one).perpetrators or any(group.search(one.evidence.quote) for group in words) for one in several)


def busiest(claims: Sequence[Claim], document: Document) -> tuple[Claim, ...]:
    """The claims of the one paragraph behind the opening ones that tells of most people; all claims where no paragraph counts several."""
    paragraphs = defaultdict[int, list[Claim]](list)
    most = max((number(one) for one in claims), default=0)
    for one in claims:
        if one.block != "headline":
            start = max((block.start for block in document.blocks if block.start <= one.evidence.start), default=0)
            paragraphs[start].append(one)
    single = [group for group in paragraphs.values() if max(number(one) for one in group) < most]
    found = max(single, key=lambda group: (struck(group), -group[0].evidence.start), default=[])
    return tuple(found) if struck(found) > 1 else tuple(claims)


def struck(group: Sequence[Claim]) -> int:
    """The largest number of killed and of injured in a paragraph, together."""
    numbers = {measure: [number(one) for one in group if casualty(one).measure == measure] for measure in ("killed", "injured")}
    return sum(max(found, default=0) for found in numbers.values())


def near(claim: Claim, text: str, characters: int) -> str:
    """The words of a claim with so many characters before and behind them, as far as its sentence goes."""
    first, last = max(claim.evidence.start - characters, 0), claim.evidence.end + characters
    before = [found.end() for found in SENTENCE_END.finditer(text, first, claim.evidence.start)]
    behind = SENTENCE_END.search(text, claim.evidence.end, last)
    return text[before[-1] if before else first : behind.start() if behind else last]


def nobody(claims: Sequence[Claim]) -> Told | None:
    """A report that, as far as it tells of this event, tells of nobody; its numbers for other events are the high end."""
    return Told(0, 0, max(number(one) for one in claims)) if claims else None


def spread(best: int, numbers: Sequence[int], stated: bool) -> Told:
    """A figure with the ends of the numbers stated beside it."""
    return Told(min([best, *numbers]), best, max([best, *numbers]), stated)
