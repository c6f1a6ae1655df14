"""Abduction or arrest: of verbs that say only that somebody was taken, who took decides ("pirates seized", "police seized")."""

from dataclasses import replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.grammar.counts import wordset

TAKEN = ("abducted", "detained")


def by_their_takers(found: list[Proposal], lexicon: Lexicon) -> list[Proposal]:
    """The proposals with abduction or detention as those who took have a right to or not."""
    return [by_its_taker(one, lexicon) for one in found]


def by_its_taker(one: Proposal, lexicon: Lexicon) -> Proposal:
    """One proposal; where nobody, or nobody known, is said to have taken them, it stays what its verb says."""
    row = one.row
    if one.harm.measure not in TAKEN or row.low(one.verb.head) not in wordset(lexicon, "verbs of taking"):
        return one
    takers = {row.low(at) for agent in one.agents for at in range(agent.first, agent.last)}
    right, wrong = (bool(takers & wordset(lexicon, f"takers {name} a right")) for name in ("with", "without"))
    if right == wrong:
        return one
    return replace(one, harm=replace(one.harm, measure="detained" if right else "abducted"))
