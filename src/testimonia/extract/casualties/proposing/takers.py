"""Abduction or arrest: of verbs that say only that somebody was taken, who took decides ("pirates seized", "police seized")."""

from dataclasses import replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.grammar.counts import wordset

TAKEN = ("abducted", "detained")

DRIVING = ("drive", "drove", "driven", "driving")
"""Verbs that take people away only where somebody without a right to does it, and to the wilds; others are driven from home."""


def by_their_takers(found: list[Proposal], lexicon: Lexicon) -> list[Proposal]:
    """The proposals with abduction or detention as those who took have a right to or not; whoever was lined up and shot has died."""
    return [executed(by_its_taker(one, lexicon), lexicon) for one in found]


def executed(one: Proposal, lexicon: Lexicon) -> Proposal:
    """One proposal; of people who were shot, bound or lined up, as of the dead."""
    shot = one.harm.measure == "injured" and one.harm.manner == "shooting" and not one.harm.sure
    helpless = shot and any(one.row.low(at) in wordset(lexicon, "words of an execution") for at in range(len(one.row.words)))
    return replace(one, harm=replace(one.harm, measure="killed", manner="execution", sure=True)) if helpless else one


def by_its_taker(one: Proposal, lexicon: Lexicon) -> Proposal:
    """One proposal; where nobody, or nobody known, is said to have taken them, it stays what its verb says."""
    row = one.row
    driven = one.harm.measure == "displaced" and row.low(one.verb.head) in DRIVING
    if not driven and (one.harm.measure not in TAKEN or row.low(one.verb.head) not in wordset(lexicon, "verbs of taking")):
        return one
    takers = {row.low(at) for agent in one.agents for at in range(agent.first, agent.last)}
    right, wrong = (bool(takers & wordset(lexicon, f"takers {name} a right")) for name in ("with", "without"))
    if right == wrong or (driven and not (wrong and {"forest", "bush", "jungle", "desert"} & {word.low for word in row.words})):
        return one
    return replace(one, harm=replace(one.harm, measure="detained" if right else "abducted"))
