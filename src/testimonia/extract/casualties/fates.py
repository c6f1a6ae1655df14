"""Whether those who were shot, stabbed or taken to hospital lived: decided once the whole document has been read."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from testimonia.codebook.lexicon import Lexicon, lexicon
from testimonia.extract.casualties.parts.wholes import several
from testimonia.extract.casualties.reasons import DEADLY_EVENT
from testimonia.extract.casualties.victims.others import others_than, told_apart
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft
from testimonia.records import Casualty, Claim, Count

Pair = tuple[Draft, Claim]

NAME = re.compile(r"[^\W\d_]{2,}")
"""A word of a name; initials are none."""


OF_SOMEBODY = re.compile(r"(?:his|her|their|the [\w-]+['’]s) ")
"""Begins words for one by whose he is: "her brother", "the caller's friend"."""

FEW = 2
"""Of more people hit than so many, the death of one leaves the others hurt."""

SOON = 200
"""Characters behind somebody in treatment in which the same one's death would be told."""

AND = 8
"""Characters between two counts that "and", ", while" or ", with" joins."""

BREATH = 40
"""Characters between two groups of people of whom one sentence tells."""

JUST_BEFORE = 300
"""Characters before somebody in treatment in which another's death was told."""


@dataclass(frozen=True)
class Known:
    """What the sure claims of a document say: the most killed and injured, where deaths are told, and how the dead are called."""

    killed: int
    injured: int
    first_death: int
    first_injury: int = 1 << 60
    injury_ends: frozenset[int] = frozenset()
    deaths: tuple[int, ...] = ()
    dead: tuple[frozenset[str], ...] = ()
    called: frozenset[str] = frozenset()
    bodies: tuple[Casualty, ...] = ()
    hurt: tuple[Claim, ...] = ()
    death_ends: tuple[int, ...] = ()

    @property
    def told(self) -> Iterator[tuple[int, Casualty]]:
        """Where each death is told, with its claim."""
        return zip(self.deaths, self.bodies, strict=True)


def settle(pairs: Sequence[Pair], words: Lexicon | None = None) -> list[Pair]:
    """The pairs without harms whose outcome other claims of the document tell.

    "Two men were shot" tells of no injury where the document says that two died; where it says that one of them died, between one and
    two were injured. Where it counts the injured elsewhere, that count stands alone. "A homicide" tells only of a death that no other
    claim tells. "Vask was hit" tells of no survivor where the document says that Vask died.
    """
    kept = without_the_named_dead(without_events(pairs))
    dead = tuple(name_of(claim) for draft, claim in kept if sure_death(draft, claim))
    deaths = tuple(claim.evidence.start for draft, claim in kept if sure_death(draft, claim))
    known = Known(
        killed=largest(kept, "killed"),
        injured=largest(kept, "injured"),
        first_death=first_death(kept),
        first_injury=min((claim.evidence.start for draft, claim in kept if sure_injury(draft, claim)), default=1 << 60),
        injury_ends=frozenset(claim.evidence.end for draft, claim in kept if sure_injury(draft, claim)),
        deaths=deaths,
        dead=tuple(name for name in dead if name),
        called=frozenset(word for draft, claim in kept if sure_death(draft, claim) for word in called(claim)),
        hurt=tuple(claim for draft, claim in kept if sure_injury(draft, claim)),
        death_ends=tuple(claim.evidence.end for draft, claim in kept if sure_death(draft, claim)),
        bodies=tuple(claim.body for draft, claim in kept if sure_death(draft, claim) and isinstance(claim.body, Casualty)),
    )
    return settled_in_order(kept, known, words or lexicon("en"))


def settled_in_order(pairs: Sequence[Pair], known: Known, words: Lexicon) -> list[Pair]:
    """The pairs that tell something of their own, narrowed by the deaths; a part of those who lived lived too."""
    found, lived = list[Pair](), set[int]()
    for draft, claim in pairs:
        pair = (draft, claim) if draft.part_of and id(draft.part_of) in lived else settled_pair(draft, claim, known, words)
        if pair is None:
            continue
        found.append(pair)
        if draft.open and pair[1] is claim:
            lived.add(id(draft))
    return found


def without_events(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs with the largest deadly event alone, and that only where no other sure claim tells of a death."""
    events = [pair for pair in pairs if of_event(pair[1])]
    others = [pair for pair in pairs if not of_event(pair[1])]
    told = [pair for pair in events if pair[1].assertion == "asserted"]
    if not told or any(sure_death(draft, claim) for draft, claim in others):
        return others
    gravest = max(told, key=lambda pair: (lowest(pair[1]), -pair[0].start))
    return [pair for pair in pairs if pair is gravest or not of_event(pair[1])]


def without_the_named_dead(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs without the wounds of one person by whose name, or by a longer form of it, the document tells of a death."""
    dead = [name_of(claim) for draft, claim in pairs if sure_death(draft, claim)]
    found = [name for name in dead if name]
    return [pair for pair in pairs if not (of_wounds(pair[1]) and any(name_of(pair[1]) <= name for name in found))]


def of_wounds(claim: Claim) -> bool:
    """Whether a claim tells of the wounds of one named person."""
    return isinstance(claim.body, Casualty) and claim.body.measure == "injured" and claim.body.count.high == 1 and bool(name_of(claim))


def name_of(claim: Claim) -> frozenset[str]:
    """The words of the name of the one person of a claim; none where it names nobody or several."""
    victims = claim.body.victims if isinstance(claim.body, Casualty) and claim.body.count.high == 1 else ()
    return frozenset(NAME.findall(victims[0].text.casefold())) if len(victims) == 1 else frozenset()


def of_event(claim: Claim) -> bool:
    """Whether a claim is read from a deadly event alone."""
    return bool(claim.reasons) and claim.reasons[0].startswith(DEADLY_EVENT)


def sure_death(draft: Draft, claim: Claim) -> bool:
    """Whether a claim asserts that somebody was killed."""
    body = claim.body
    return isinstance(body, Casualty) and body.measure == "killed" and claim.assertion in ("asserted", "historical") and not draft.open


def sure_injury(draft: Draft, claim: Claim) -> bool:
    """Whether a claim asserts that somebody was hurt and lived."""
    return isinstance(claim.body, Casualty) and claim.body.measure == "injured" and claim.assertion == "asserted" and not draft.open


def lowest(claim: Claim) -> int:
    """The low end of a claim's count."""
    return (claim.body.count.low or 0) if isinstance(claim.body, Casualty) else 0


def largest(pairs: Sequence[Pair], measure: str) -> int:
    """The most people whom sure claims of the document say to have come to a harm, those of one clause together."""
    clauses = defaultdict[int, dict[str, int]](dict)
    for draft, claim in pairs:
        body = claim.body
        if (
            claim.assertion == "asserted"
            and not draft.open
            and isinstance(body, Casualty)
            and body.measure == measure
            and not draft.part_of
        ):
            single = body.count.low == body.count.high == 1 and body.population.words
            clauses[claim.evidence.end if single else -claim.evidence.start - 1][body.population.words or ""] = body.count.low or 0
    return max((sum(counted.values()) for counted in clauses.values()), default=0)


def first_death(pairs: Sequence[Pair]) -> int:
    """Where the document first tells surely of a death; behind everything where it tells of none."""
    return min((claim.evidence.start for draft, claim in pairs if sure_death(draft, claim)), default=1 << 60)


def settled_pair(draft: Draft, claim: Claim, known: Known, words: Lexicon) -> Pair | None:
    """One pair, narrowed by the deaths, or None where it tells nothing of its own."""
    if not draft.open or not isinstance(claim.body, Casualty):
        return draft, claim
    count, killed = claim.body.count, known.killed
    n = count.low or count.high or 0
    if beside_the_dead(claim, count, known, words) or not_among_the_named(claim, known) or claim.evidence.end in known.injury_ends:
        return draft, claim
    if told_apart_from_all(claim, known, words) or some_of_the_injured(claim, n, known, words):
        return draft, claim
    if told_otherwise(n, known) and not of_those_hit(draft, known):
        return None
    if not killed or count.low is None:
        return draft, claim
    narrowed = Count(text=count.text, low=max(n - killed, 0), high=count.high, qualifier=count.qualifier if count.high is None else "range",
                     force=count.force, shape=count.shape)  # fmt: skip
    reason = f"{count.text or n} were hit, of whom the document says that {killed} died"
    body = replace(claim.body, count=narrowed)
    return draft, replace(claim, body=body, reasons=(*claim.reasons, reason))


def told_apart_from_all(claim: Claim, known: Known, words: Lexicon) -> bool:
    """Whether those who were hit are others than the dead, and where nobody died than the injured told of elsewhere."""
    if not isinstance(claim.body, Casualty):
        return False
    if brought_in_beside(claim, known, words) or others_than(claim.body, known.bodies, words):
        return True
    return not known.killed and hit_beside(claim, known, words)


def told_otherwise(n: int, known: Known) -> bool:
    """Whether so many who were hit may all have died, or are the injured whom other claims count."""
    return n <= known.killed or known.injured >= n - known.killed > 0 or bool(known.injured and n <= known.injured)


def of_those_hit(draft: Draft, known: Known) -> bool:
    """Whether several are a part of people hit of whom some lived ("eight people, two of them children, were shot; three died")."""
    whole = draft.part_of
    if whole is None or not whole.open or not isinstance(whole.body, Casualty) or not several(draft):
        return False
    return not known.injured and not told_otherwise(whole.body.count.low or 0, known)


def hit_beside(claim: Claim, known: Known, words: Lexicon) -> bool:
    """Whether those who were hit are told of in one breath with others who were hurt ("took 11 to hospital and treated 20 there")."""
    body, start, end = claim.body, claim.evidence.start, claim.evidence.end
    if not isinstance(body, Casualty) or not known.hurt:
        return False
    breath = all(max(one.evidence.start - end, start - one.evidence.end) <= BREATH for one in known.hurt)
    numbered = body.count.text and all(isinstance(one.body, Casualty) and one.body.count.text != body.count.text for one in known.hurt)
    apart = others_than(body, [one.body for one in known.hurt if isinstance(one.body, Casualty)], words)
    return bool(breath and numbered) or apart


def brought_in_beside(claim: Claim, known: Known, words: Lexicon) -> bool:
    """Whether a number was taken to hospital in one breath with the dead, and no death follows ("six died and four were taken there")."""
    start, count = claim.evidence.start, claim.body.count.text if isinstance(claim.body, Casualty) else ""
    beside = any(0 < start - end <= AND for end in known.death_ends)
    dies = any(0 < at - start <= SOON for at in known.deaths)
    return bool(count) and beside and not dies and words.pattern("signs of treatment").search(claim.evidence.quote) is not None


def some_of_the_injured(claim: Claim, n: int, known: Known, words: Lexicon) -> bool:
    """Whether people in treatment are some of the injured told of before ("Three were airlifted; the other 11 were treated on site")."""
    behind = known.first_injury < claim.evidence.start
    return 0 < n < known.injured and behind and bool(words.pattern("signs of survival").search(claim.evidence.quote))


def not_among_the_named(claim: Claim, known: Known) -> bool:
    """Whether one named person was hit where the document names every one of the dead, and none by a word of that name."""
    name = name_of(claim)
    return bool(name) and 0 < known.killed <= len(set(known.dead)) and not any(name & other for other in known.dead)


def survivors(claim: Claim, count: Count, known: Known, words: Lexicon) -> bool:
    """Whether people in treatment, told of after the dead and as others than those, lived when it was told.

    "One was left in intensive care", "a girl is in stable condition", "two members of staff were treated for smoke": a number, "a" or
    "his" brings them in anew; of one of them no death may follow at once.
    """
    body, start = claim.body, claim.evidence.start
    if not isinstance(body, Casualty):
        return False
    who = (body.population.words or "").casefold()
    kin = who.split(" ")[0] in ("his", "her", "their")
    other = of_the_other_car(claim, known, words)
    signs = ("signs of survival", "signs of hospital care") if kin else ("signs of survival",)
    several = (count.low or 0) > FEW and count.low != known.killed
    wounded = several and bool(claim.reasons) and "a word for a wound" in claim.reasons[0]
    if not other and not wounded and not any(words.pattern(name).search(claim.evidence.quote) for name in signs):
        return False
    anew = bool(count.text) or kin or other
    dies = any(0 < at - start <= SOON and dead.count.low == 1 and not told_apart(body, dead, words) for at, dead in known.told)
    dies = dies and (count.low or 0) <= FEW
    fresh = "victim" not in who and not count.text.lower().startswith("the ")
    return anew and fresh and not dies and (known.killed > 1 or any(0 < start - death <= JUST_BEFORE for death in known.deaths))


def called(claim: Claim) -> list[str]:
    """The words for those of a claim, in small letters."""
    return NAME.findall((claim.body.population.words or "").casefold()) if isinstance(claim.body, Casualty) else []


def of_the_other_car(claim: Claim, known: Known, words: Lexicon) -> bool:
    """Whether one in hospital is told apart from the dead by a place in the crash: "the lorry driver", "the driver of the other car".

    "The driver" alone may be the dead man, and is another one only where the dead are themselves called by such a place.
    """
    who, places = called(claim), wordset(words, "places in a crash")
    if who[:1] != ["the"] or who[-1] not in places or known.called & {who[-1], f"{who[-1]}s"}:
        return False
    apart = len(who) > 2 or re.match(r"the \S+ of (?:the (?:other|second)|a|an) ", claim.evidence.quote, re.IGNORECASE)
    cared = words.pattern("signs of survival"), words.pattern("signs of hospital care")
    return bool(apart or known.called & places) and any(sign.search(claim.evidence.quote) for sign in cared)


def hit_too(claim: Claim) -> bool:
    """Whether one who is brought in anew was hit as well: "a woman was also shot", "her brother was also hit"."""
    body = claim.body
    who = (body.population.words or "").casefold() if isinstance(body, Casualty) else ""
    anew = isinstance(body, Casualty) and (body.count.text.casefold() in ("a", "an") or bool(OF_SOMEBODY.match(who)))
    return anew and "victim" not in who and " also " in claim.evidence.quote


def beside_the_dead(claim: Claim, count: Count, known: Known, words: Lexicon) -> bool:
    """Whether a count holds none of the dead: "another 40 are in hospital", or people in hospital told of after the dead."""
    n = count.low or count.high or 0
    quote = claim.evidence.quote
    near = re.escape(count.text) if count.text else ""
    others = words.group("words for others").alternation if near and words.pattern("words for others").search(quote) else ""
    if others and re.search(rf"\b(?:{others})\s+{near}\b|{near}(?:\s+\S+)?\s+(?:{others})\b", quote, re.IGNORECASE):
        return True
    who = claim.body.population.words if isinstance(claim.body, Casualty) else None
    if n == 1 and known.killed > 1 and (who or "").casefold().startswith("the other "):
        return False
    further = words.pattern("words for others").search(who or "") or words.pattern("words for a further one").search(who or "")
    if n == 1 and (further or (known.first_death < claim.evidence.start and hit_too(claim))):
        return True
    if not known.killed or known.first_death > claim.evidence.start:
        return False
    counted = n > known.killed and known.injured == n - known.killed
    lived = survivors(claim, count, known, words)
    if lived or n < 2 or known.injured == n - known.killed:
        return lived and not counted
    alive = bool(words.pattern("signs of life").search(quote))
    taken = bool(words.pattern("signs of treatment").search(quote)) and n > known.killed and "victim" not in (who or "").lower()
    return alive or taken
