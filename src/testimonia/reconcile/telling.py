"""Telling: how many one report says were harmed in one small incident, out of everything that it says of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from testimonia.reconcile.doers import harmed_doers, perpetrators
from testimonia.records import Casualty, Claim, Document, Evidence, Policy

ARTICLES = ("", "a", "an", "the", "another")
"""A count of one in such a word is a person told of; "one" is a count."""

WIDENED = "of whom the document says"
"""In the reasons of a claim whose number may hold some of the dead (see extract/casualties/fates.py)."""

LOOSE = ("vague", "about", "range", "at_most", "less_than")
SENTENCE_END = re.compile(r"[.!?][”\"]?\s|\n")

CLOSE = 90
"""Characters between two counts of one sentence."""

PASSING = ("negated", "hypothetical", "forecast", "historical")


@dataclass(frozen=True)
class EventRules:
    """The settings of the policy for one event: how far the lead reaches, in characters, and words of its rules."""

    lead: int
    age: re.Pattern[str]
    own_hand: re.Pattern[str]
    suicide: tuple[str, ...]
    doer: re.Pattern[str]
    own_end: re.Pattern[str]
    victims: re.Pattern[str]
    others: re.Pattern[str]
    several: re.Pattern[str]
    apart: re.Pattern[str]
    multiple: re.Pattern[str]
    multiples: dict[str, int]
    deadly: tuple[str, ...]
    ordinal: re.Pattern[str]
    ordinals: dict[str, int]

    @classmethod
    def of(cls, policy: Policy) -> "EventRules":
        """The settings out of a policy's rules."""
        rules = {rule.key: rule.settings for rule in policy.rules}
        own = rules["own hand"]
        return cls(
            lead=int(rules["lead"]["characters"]),
            age=re.compile(rules["persons"]["age"], re.IGNORECASE),
            own_hand=any_word(own["words"]),
            suicide=tuple(own["manners"]),
            doer=re.compile(rf"\b(?:{'|'.join(own['doers'])})\b(?!['’])", re.IGNORECASE),
            own_end=any_word(own["ends"]),
            victims=any_word(own["victims"]),
            others=any_word(rules["survivors"]["others"]),
            several=any_word(rules["roundups"]["words"]),
            apart=any_word(rules["roundups"]["apart"]),
            multiple=two_words(rules["multiples"]["numbers"], rules["multiples"]["events"]),
            multiples=dict(rules["multiples"]["numbers"]),
            deadly=tuple(rules["multiples"]["deadly"]),
            ordinal=two_words(rules["ordinals"]["numbers"], rules["ordinals"]["persons"]),
            ordinals=dict(rules["ordinals"]["numbers"]),
        )


def any_word(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, whole, in any case."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def two_words(first: Iterable[str], second: Iterable[str]) -> re.Pattern[str]:
    """One of some words, another one if need be ("fourth male"), and one of others; the first and the last are groups."""
    opening, closing = ("|".join(map(re.escape, words)) for words in (first, second))
    return re.compile(rf"\b({opening})[ -](?:\w+[ -])?({closing})\b", re.IGNORECASE)


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
    doer_died: bool = False
    """Whether this report or another on the same event tells that the one who did it died."""

    @classmethod
    def of(cls, claims: Iterable[Claim], rules: EventRules, document: Document | None = None) -> "Report":
        """A report's claims without those that tell of nobody in this event."""
        kept = (one for one in claims if isinstance(one.body, Casualty) and counts(one, one.body))
        opening = f"{document.title or ''}\n{document.text[: rules.lead]}" if document else ""
        claims = tuple(sorted(kept, key=lambda one: (one.evidence.start, one.evidence.end, one.id)))
        report = cls(claims, rules, opening, document.text if document else "")
        scattered = document is not None and report.roundup and bool(rules.apart.search(opening))
        return replace(report, claims=busiest(claims, document)) if scattered and document else report

    @property
    def roundup(self) -> bool:
        """Whether the headline tells of several events at once."""
        return bool(self.rules.several.search(self.opening.partition("\n")[0]))

    @property
    def headlines_death(self) -> bool:
        """Whether the headline tells of somebody killed."""
        return any(one.block == "headline" for one in self.of_measure("killed"))

    def multiple(self, *, deadly: bool) -> int:
        """How many a "triple homicide" (deadly) or a "quadruple shooting" in the headline or the lead struck; nought without such words."""
        found = (
            self.rules.multiples[match[1].casefold()]
            for match in self.rules.multiple.finditer(self.opening)
            if (match[2].casefold() in self.rules.deadly) == deadly
        )
        return next(found, 0)

    def ordinals(self, claims: Iterable[Claim]) -> int:
        """The highest place in a count of those struck: "a fourth man was hurt" makes four."""
        found = (self.rules.ordinal.search(one.evidence.quote) for one in claims if is_person(one))
        return max((self.rules.ordinals[match[1].casefold()] for match in found if match), default=0)

    def of_measure(self, measure: str) -> list[Claim]:
        """The claims of one measure."""
        return [one for one in self.claims if casualty(one).measure == measure]

    def killed(self) -> Told | None:
        """Those killed, with one who died by his own hand."""
        claims = self.of_measure("killed")
        if not claims or self.aside(claims):
            return nobody(claims)
        stated = self.foremost(claims)
        best = max((number(one) for one in stated), default=self.ages(one.evidence.quote for one in claims))
        best = max([best, self.multiple(deadly=True), *sums(claims, self.rules.lead, [one for one in stated if number(one) == best])])
        best += self.doer_beside(claims, stated, best)
        return spread(best, [*(number(one) for one in totals(claims)), *sums(claims, self.rules.lead)], bool(stated))

    def injured(self, dead: Told | None) -> Told | None:
        """Those injured and alive."""
        claims = self.of_measure("injured")
        if not claims or (self.aside(claims) and not self.beside_dead(claims, dead)):
            return nobody(claims)
        stated = self.foremost([one for one in claims if not some_of_them(one)] or claims)
        living = {number(one) for one in totals(claims) if self.rules.others.search(one.evidence.quote)}
        others = [number(one) for one in stated if number(one) in living]
        alive = [survivors(one, dead) for one in stated]
        best = max(others or alive, default=self.ages(casualty(one).population.words or "" for one in claims))
        known = {number(one) for one in totals(claims)}
        if not others and dead and best - dead.best in known and not self.told_beside_dead(stated):
            best -= dead.best
        added = [] if any(one.block == "headline" for one in stated) else sums(claims, self.rules.lead)
        struck = max(self.multiple(deadly=False), self.ordinals(claims)) - (dead.best if dead else 0)
        best = max([best, struck, *everybody(claims), *added])
        ends = [end for one in totals(claims) for end in (survivors(one), number(one))]
        return spread(best, [*ends, *sums(claims, self.rules.lead)], any(not some_of_them(one) for one in stated))

    def leads(self, claim: Claim) -> bool:
        """Whether a claim stands in the headline or near the start."""
        return claim.block == "headline" or claim.evidence.start < self.rules.lead

    def aside(self, claims: Sequence[Claim]) -> bool:
        """Whether claims come only after a lead that tells of another harm: they are of other events then.

        "Three others were wounded" is beside the dead of the lead, wherever it stands.
        """
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

    def told_beside_dead(self, stated: Sequence[Claim]) -> bool:
        """Whether numbers stand right behind a number or name of the dead, and so hold none of them ("one killed, four injured")."""
        dead = self.of_measure("killed")
        return any(
            0 < offset(one) - offset(other) < CLOSE and self.one_sentence(offset(other), offset(one)) for one in stated for other in dead
        )

    def one_sentence(self, start: int, end: int) -> bool:
        """Whether no sentence ends between two offsets."""
        return not SENTENCE_END.search(self.text[start:end])

    def ages(self, texts: Iterable[str]) -> int:
        """How many are told of one by one where no number is stated: as many as there are different ages, one at least."""
        found = (self.rules.age.search(text) for text in texts)
        return max(len({match.group(1) for match in found if match}), 1)

    def foremost(self, claims: Sequence[Claim]) -> list[Claim]:
        """Stated numbers in the headline, else near the start, else anywhere; exact ones before loose ones.

        Where the lead tells of persons and gives no number, numbers further down are of other events. A headline on one of the injured
        ("one badly hurt") does not count them.
        """
        stated = totals(claims)
        exact = [one for one in stated if casualty(one).count.qualifier not in LOOSE] or stated
        headline = [one for one in exact if one.block == "headline"]
        lead = [one for one in exact if self.leads(one)]
        if headline and casualty(headline[0]).measure == "injured" and all(number(one) == 1 for one in headline):
            headline = [one for one in stated if self.leads(one)]
        return headline or lead or ([] if any(map(self.leads, claims)) else exact)

    def doer_beside(self, claims: Sequence[Claim], stated: Sequence[Claim], best: int) -> bool:
        """Whether the one who did it died too and the stated numbers do not count him in."""
        counted_in = any(number(one) == best + 1 or (number(one) == best - 1 and self.laid_to_him([one])) for one in claims)
        told = self.laid_to_him([one for one in stated if number(one) == best])
        return told and not counted_in and (self.doer_died or self.tells_of_dead_doer)

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


def counts(claim: Claim, body: Casualty) -> bool:
    """Whether a claim gives a figure of this event: asserted, in the report itself, with somebody harmed."""
    told = claim.assertion not in PASSING and claim.block not in ("furniture", "byline")
    return told and bool(body.count.low or body.count.high)


def casualty(claim: Claim) -> Casualty:
    """The body of a casualty claim."""
    assert isinstance(claim.body, Casualty)
    return claim.body


def offset(claim: Claim) -> int:
    """Where the count of a claim stands in the text, where it is worded; else where its words begin."""
    text = casualty(claim).count.text
    return claim.evidence.start + max(claim.evidence.quote.find(text), 0)


def is_person(claim: Claim) -> bool:
    """One person told of by name or as "a man", or by "a fatal shooting", rather than "one" of a count."""
    count = casualty(claim).count
    return count.low == 1 and count.high in (1, None) and count.text.casefold().strip() in ARTICLES


def totals(claims: Iterable[Claim]) -> list[Claim]:
    """Claims with a stated number."""
    return [one for one in claims if not is_person(one)]


def number(claim: Claim) -> int:
    """The number as worded: the high end of an exact count that was widened for those who died, else the low end."""
    count = casualty(claim).count
    worded = count.high if count.qualifier == "exact" else count.low
    return worded or count.low or 0


def survivors(claim: Claim, dead: Told | None = None) -> int:
    """The number that are alive at the least; of a number widened for those who died, what the report's dead leave of it."""
    count = casualty(claim).count
    widened = count.qualifier == "range" and count.low is not None and count.high is not None and WIDENED in " ".join(claim.reasons)
    return max((count.high or 0) - dead.best, 0) if widened and dead else count.low or 0


def sums(claims: Sequence[Claim], lead: int, holding: Sequence[Claim] = ()) -> list[int]:
    """What each clause of the headline and the lead counts side by side, added up; parts of a stated number stay in it.

    The subjects of one verb end with it, its objects begin with it. With `holding`, only clauses that hold one of these claims.
    """
    clauses = defaultdict[tuple[str, int], list[Claim]](list)
    for one in claims:
        if one.evidence.start < lead and casualty(one).part_of is None and casualty(one).population.words:
            clauses["end", one.evidence.end].append(one)
            clauses["start", one.evidence.start].append(one)
    wanted = {one.id for one in holding}
    groups = (side_by_side(group) for group in clauses.values())
    return [sum(number(one) for one in group) for group in groups if not wanted or wanted & {one.id for one in group}]


def everybody(claims: Iterable[Claim]) -> list[int]:
    """Numbers that say themselves that they are of all: "all four victims were taken to hospital"."""
    return [number(one) for one in totals(claims) if one.evidence.quote.casefold().startswith("all ")]


COORDINATED = re.compile(r",|\band\b|&|\bas well as\b|\bplus\b")


def side_by_side(clause: Sequence[Claim]) -> list[Claim]:
    """Those of a clause's claims that count other people each: a coordination stands between them, and their words differ."""
    kept = list[Claim]()
    for one in clause:
        words = (casualty(one).population.words or "").casefold()
        if kept and casualty(kept[0]).count.text.casefold() in ("both", "all"):
            break
        before = kept[-1].evidence if kept else None
        between = words_between(before, one.evidence) if before else ""
        apart = before is None or bool(COORDINATED.search(between))
        if apart and words not in {(casualty(other).population.words or "").casefold() for other in kept}:
            kept.append(one)
    return kept


SOME_OF_THEM = re.compile(r"\s*of (?:them|whom|those|these)\b", re.IGNORECASE)


def some_of_them(claim: Claim) -> bool:
    """Whether a number is of some of those told before: "two of them critically hurt"."""
    return bool(SOME_OF_THEM.match(claim.evidence.quote, offset(claim) - claim.evidence.start + len(casualty(claim).count.text)))


def words_between(before: Evidence, after: Evidence) -> str:
    """What stands between the counts of two claims of one clause: what the later one adds at its start, or at its end."""
    if before.start == after.start and before.end < after.end:
        return after.quote[len(before.quote) :]
    return before.quote[: after.start - before.start] or before.quote


def nobody(claims: Sequence[Claim]) -> Told | None:
    """A report that, as far as it tells of this event, tells of nobody; its numbers for other events are the high end."""
    return Told(0, 0, max(number(one) for one in claims)) if claims else None


def spread(best: int, numbers: Sequence[int], stated: bool) -> Told:
    """A figure with the ends of the numbers stated beside it."""
    return Told(min([best, *numbers]), best, max([best, *numbers]), stated)
