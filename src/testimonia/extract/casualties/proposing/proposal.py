"""What a pattern proposes: one group of people said to have come to harm."""

from dataclasses import dataclass

from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.grammar.counts import Figure


@dataclass(frozen=True)
class Proposal:
    """One group of people said to have come to harm.

    `victims` is None where nobody is named or counted. `verb` is the phrase of harm, `agents` those said to have done it,
    `rule` the name of the pattern, `whole` the proposal that this one is a counted part of, `people` the words for those counted
    where they stand apart from the number ("the count of civilians stood at 45"). `tree` says whether the sentence's tree agrees.
    """

    row: Row
    harm: Harm
    verb: Phrase
    victims: Phrase | None
    rule: str
    agents: tuple[Phrase, ...] = ()
    weak: bool = False
    whole: "Proposal | None" = None
    people: Phrase | None = None
    tree: str = ""


def not_done(row: Row, verb: Phrase) -> bool:
    """Whether a verb's group says "not" or "never"."""
    return bool({"not", "n't", "never"} & {row.low(at) for at in range(verb.first, verb.last)})


def proposed(row: Row, verb: Phrase, victim: Phrase | None, rule: str, agents: tuple[Phrase, ...], *, weak: bool = False) -> Proposal:
    """A proposal with the graver of the harms that the verb states.

    In "one of the six monks murdered in May" the reduced participle speaks of all six.
    """
    if victim and victim.within and (rule == "reduced passive" or (rule == "adjective" and verb.first == victim.last)):
        victim = victim._replace(figure=victim.within)
    if victim and row.low(victim.first) in ("any", "a single") and not_done(row, verb):
        victim = victim._replace(figure=Figure(victim.first, victim.first, 0, 0, "exact"))
    order = {"killed": 0, "injured": 1, "abducted": 2}
    harm = min(verb.harms, key=lambda harm: (order.get(harm.measure or "", 3), not harm.sure))
    return Proposal(row, harm, verb, victim, rule, agents, weak=weak or (verb.weak and verb.kind == "H"))
