"""People beside a noun of harm who did it or are said to have: "seven people were involved in the murder", "two men linked to the killing".

The noun says nothing of what happened to them; neither does a verb to those of whom "neither … nor" denies it.
"""

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.harm import harm_words
from testimonia.extract.grammar.counts import wordset

NEAR = 6
"""Words before a noun of harm in which a word may stand that ties somebody to the crime."""


def culprits(one: Proposal, lexicon: Lexicon) -> bool:
    """Whether those of a proposal are tied to a deed by a word such as "involved in", "accused of", "linked with"."""
    row, victims = one.row, one.victims
    if victims is None or row.low(one.verb.last - 1) not in harm_words(lexicon).nouns or victims.first >= one.verb.first:
        return False
    ties = wordset(lexicon, "words that tie somebody to a crime")
    between = [row.low(at) for at in range(max(victims.last, one.verb.first - NEAR), one.verb.first)]
    before = row.low(victims.first - 1)
    return not ties.isdisjoint(between) or (before in ties and bool({"to", "with", "in"} & set(between)))


def spared(one: Proposal) -> bool:
    """Whether "neither" or "nor" stands right before those of a proposal."""
    return one.victims is not None and one.row.low(one.victims.first - 1) in ("neither", "nor")
