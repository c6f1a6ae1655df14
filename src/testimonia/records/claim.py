"""Claims: what somebody asserts, with the exact words. One small immutable row each, of one of four kinds."""

from functools import cached_property
from typing import Literal

from testimonia.records.attribution import OWN_VOICE, Attribution
from testimonia.records.count import UNCOUNTED, Count
from testimonia.records.document import BlockKind
from testimonia.records.evidence import Evidence, Mention, MentionKind
from testimonia.records.record import identify, plain, record
from testimonia.records.time import Period

MeasureName = Literal["killed", "injured", "missing", "abducted", "detained", "displaced", "massacres"]
Status = Literal["civilian", "combatant", "mixed", "unknown"]
Sex = Literal["female", "male"]
AgeGroup = Literal["child", "adult", "elderly"]
Assertion = Literal["asserted", "negated", "hypothetical", "forecast", "historical"]
PartKind = Literal["breakdown", "subset"]
Plover = Literal["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
                 "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]  # fmt: skip

OLDEST = 130
"""Years: nobody is older."""


@record
class Population:
    """Who was harmed, as worded, and what the words say of them. None and () mean: not said.

    `words` is the phrase without its count ("Alawite civilians"). `groups` are names of peoples, faiths and nations as
    worded; `roles` are codebook keys (journalist, medic, soldier, police, security, fighter, …). `includes` and `mostly` are
    parts named without a number ("including women and children"), as worded.
    """

    words: str | None = None
    status: Status = "unknown"
    groups: tuple[str, ...] = ()
    sex: Sex | None = None
    age: AgeGroup | None = None
    roles: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    mostly: tuple[str, ...] = ()


EVERYBODY = Population()


@record
class Age:
    """An age in whole years (0 for an infant), with the words that give it."""

    years: int
    evidence: Evidence

    def __post_init__(self) -> None:
        if not 0 <= self.years <= OLDEST:
            raise ValueError(f"an age of {self.years}")


@record
class NamedVictim(Mention):
    """A victim by name, as an entry for the register: what the text says of the person beside the name, or right after it.

    The fate is the measure of the claim. `described` is what stands in apposition or before the name, as worded ("a nurse at
    the clinic"); age, sex and description are None where the text does not say. `written` is the name as a plain sentence would
    write it, where the text has it in capitals.
    """

    kind: MentionKind = "person"
    written: str | None = None
    age: Age | None = None
    sex: Sex | None = None
    described: Evidence | None = None

    @property
    def name(self) -> str:
        """The name as it is shown; the evidence keeps the words."""
        return self.written or self.text


PARTICULARS = ("written", "age", "sex", "described")
"""What a named victim has beside the name."""


@record
class Casualty:
    """How many came to which harm, by whose hand as alleged, in what manner.

    `part_of` is the id of the claim that gives the whole, where the text ties this figure to it: as one term of a
    breakdown whose terms are stated to make up the whole, or as a subset of it ("among them 10 women").
    `victims` are those whom the text names, for the register.
    """

    kind: Literal["casualty"] = "casualty"
    measure: MeasureName
    count: Count = UNCOUNTED
    population: Population = EVERYBODY
    perpetrators: tuple[Mention, ...] = ()
    manner: str | None = None
    victims: tuple[NamedVictim, ...] = ()
    part_of: str | None = None
    part_kind: PartKind | None = None

    def __post_init__(self) -> None:
        if (self.part_of is None) != (self.part_kind is None):
            raise ValueError("a part has a whole and a kind")


@record
class Event:
    """Who did what to whom: a PLOVER type with its mode, where one is defined."""

    kind: Literal["event"] = "event"
    plover: Plover
    mode: str | None = None
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()


@record
class Statement:
    """Who took what position on whom. The speaker is the actor of the position, as resolved within the document:

    a spokeswoman of a ministry speaks for her country (`on_behalf_of`). `about` is the words of the position's content.
    """

    kind: Literal["statement"] = "statement"
    plover: Plover
    mode: str | None = None
    speaker: Mention
    on_behalf_of: str | None = None
    targets: tuple[Mention, ...] = ()
    about: str | None = None


@record
class MeasureTaken:
    """A curfew, a road closure, an inquiry, reinforcements, a ceasefire. `measure` is a codebook key."""

    kind: Literal["measure"] = "measure"
    plover: Plover
    mode: str | None = None
    measure: str
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()


Body = Casualty | Event | Statement | MeasureTaken


@record
class Claim:
    """Evidence, who said it, how surely, where and when, and what.

    `block` is the kind of block that it stands in. `hedges` are the words that weaken it ("reportedly").
    `reasons` say in short sentences which rules read it, for the reviewer. `confidence` is the calibrated probability that a
    person would accept the claim; None where nothing is known of it.
    """

    evidence: Evidence
    block: BlockKind
    attribution: Attribution = OWN_VOICE
    assertion: Assertion = "asserted"
    hedges: tuple[str, ...] = ()
    places: tuple[Mention, ...] = ()
    period: Period | None = None
    body: Body
    reasons: tuple[str, ...] = ()
    confidence: float | None = None

    def __post_init__(self) -> None:
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise ValueError("a confidence lies between 0 and 1")

    @cached_property
    def id(self) -> str:
        """Depends on what is claimed, not on how surely the program read it. What is not said of a victim leaves no trace in it."""
        said = {key: value for key, value in plain(self).items() if key not in ("reasons", "confidence")}
        for victim in said["body"].get("victims", ()):
            for particular in PARTICULARS:
                if victim[particular] is None:
                    del victim[particular]
        return identify("claim", said)

    @property
    def hedged(self) -> bool:
        return bool(self.hedges)

    @property
    def document(self) -> str:
        return self.evidence.document
