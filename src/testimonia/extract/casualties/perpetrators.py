"""Who did it, as alleged: the subject of an active verb, or who stands behind "by"."""

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.counts import wordset
from testimonia.extract.casualties.phrases import Phrase, Row
from testimonia.extract.page import Page
from testimonia.records import Evidence, Mention
from testimonia.records.evidence import MentionKind


def perpetrators_of(page: Page, row: Row, agents: tuple[Phrase, ...], lexicon: Lexicon, earlier: Mention | None) -> tuple[Mention, ...]:
    """The agents as mentions, each of a coordination its own; a pronoun stands for whoever was the last subject before.

    "He" and "she" never stand for a group.
    """
    found = []
    for agent in agents:
        if agent.kind == "R":
            single = row.low(agent.first) in ("he", "she")
            fits = earlier is not None and (row.low(agent.first) == "they" or (single and earlier.kind != "group"))
            found += [earlier] if earlier and fits else []
        elif plausible(row, agent, lexicon):
            found.append(mention(page, row, agent))
    return tuple(found)


def doers_of(row: Row, verb: Phrase, agents: tuple[Phrase, ...], lexicon: Lexicon) -> tuple[Phrase, ...]:
    """The agents without those who only found, counted, reported or received the harmed.

    Whoever "found dead", "documented dead" or "reported missing" harmed nobody; in "was reported killed by raiders" the raiders did.
    """
    lows = [row.low(position) for position in range(verb.first, verb.last)]
    if not set(lows) & wordset(lexicon, "verbs of finding and recording"):
        return agents
    deed = bool(lows) and lows[-1] not in ("dead", "missing", "lifeless", "slain")
    return tuple(agent for agent in agents if deed and agent.first >= verb.last)


def plausible(row: Row, agent: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase can be somebody: people or a name, and no means ("gunfire") and no reporter ("hospital officials")."""
    head = row.low(agent.head)
    named = f"{row.low(agent.head - 1)} {head}" in wordset(lexicon, "reporting heads") or head in wordset(lexicon, "reporting heads")
    if agent.kind != "N" or head in wordset(lexicon, "no perpetrators") or named:
        return False
    return agent.noun is not None or agent.named or row.capitals or head in wordset(lexicon, "armed bodies")


def mention(page: Page, row: Row, agent: Phrase) -> Mention:
    """The agent's words without article and quotation marks."""
    first = agent.first
    while first < agent.last - 1 and (row.low(first) in ("the", "a", "an", "some", "these", "those") or row.words[first].mark):
        first += 1
    evidence = Evidence.of(page.document, row.words[first].start, row.words[agent.last - 1].end)
    kind: MentionKind = "group" if agent.many else "unknown" if agent.noun is None else "role"
    return Mention(evidence=evidence, kind=kind)
