"""Who did it where the verb of harm has no subject of its own to name: by the clause around it, by an accusation, by who claims it.

"Four soldiers were killed when guerrillas ambushed a patrol"; "found guilty of the murder of"; "the rebels said they had killed 50".
"""

import re
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.proposing.trees import agents, tree_of
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty, Evidence, Mention

FAR = 9
"""Words between somebody accused and the noun or verb of the harm."""

SOON = 420
"""Characters from a claim to the sentence in which somebody claims responsibility for it."""

HUMAN = ("he", "she", "they", "it")


def alleged(row: Row, one: Proposal, lexicon: Lexicon) -> tuple[Phrase, ...]:
    """The phrases that may name who did it, the surest reading first; whether they can be somebody is asked by the caller."""
    found = charged(row, one, lexicon) or spoken_for(row, one, lexicon) or in_the_clause(row, one) or assailants(row, one, lexicon)
    return (found,) if found else ()


def accused_of(row: Row, one: Proposal, lexicon: Lexicon) -> Phrase | None:
    """Who is accused "of" a harm in -ing: "accused the army of shelling a market and killing ten", "a nurse accused of murdering"."""
    if not row.low(one.verb.last - 1).endswith("ing"):
        return None
    verbs = wordset(lexicon, "words of an accusation of a deed")
    for place, phrase in enumerate(row.phrases):
        if phrase.first >= one.verb.first or phrase.kind != "V" or row.low(phrase.last - 1) not in verbs:
            continue
        behind = row.letters[place + 1 : place + 3]
        who = row.phrases[place + 1] if behind == "NO" else row.phrases[place - 1] if behind[:1] == "O" and place else None
        rest = row.letters[place + 1 : row.phrases.index(one.verb)] if one.verb in row.phrases else "M"
        if who is not None and who.kind == "N" and not set(rest) & set("MSWVH"):
            return who
    return None


def shared_out(row: Row, one: Proposal, lexicon: Lexicon) -> Phrase | None:
    """Whose share of the dead a number is: "the army was responsible for 90 and gunmen for 124", "97 to the army and 39 to gunmen"."""
    place = row.phrases.index(one.victims) if one.victims in row.phrases and one.victims and one.victims.figure else 0
    if place > 1 and one.harm.measure == "detained" and row.low(row.phrases[place - 1].last - 1) in ("made", "make", "makes", "making"):
        return row.phrases[place - 2] if row.letters[place - 2] == "N" else None
    lows = {word.low for word in row.words}
    if place > 1 and row.letters[place - 1] == "P" and row.low(row.phrases[place - 1].first) == "for":
        responsible = not lows.isdisjoint(wordset(lexicon, "words of a share of the blame"))
        before = row.phrases[place - 2]
        if row.low(before.head) == "responsible" and place > 2 and row.low(row.phrases[place - 3].head) not in ("is", "are", "was", "were"):
            before = row.phrases[place - 3]
        plural = before.kind in "NX" and before.figure is None and row.low(before.head) not in ("responsible", "responsibility")
        return before if responsible and plural else None
    behind = row.letters[place + 1 : place + 3]
    to = place and behind in ("PN", "PX") and row.low(row.phrases[place + 1].first) == "to"
    attributed = bool(to) and not lows.isdisjoint(wordset(lexicon, "words of attributing"))
    return row.phrases[place + 2] if attributed and row.phrases[place + 2].figure is None else None


def charged(row: Row, one: Proposal, lexicon: Lexicon) -> Phrase | None:
    """Who stands before "accused of", "found guilty of", "charged with" and the harm, or behind "accused" and before "of"."""
    first = one.verb.first
    ties = wordset(lexicon, "words that accuse")
    at = next((at for at in range(first - 1, max(first - FAR, -1), -1) if row.low(at) in ties), None)
    if at is None or one.verb.kind == "H":
        return None
    between = [phrase for phrase in row.phrases if at < phrase.first < first]
    if any(phrase.kind in "HAVM" and phrase.first != at for phrase in between):
        return None
    object_ = next((phrase for phrase in between if phrase.kind == "N" and row.low(phrase.last) in ("of", "with", "for")), None)
    subject = next((phrase for phrase in reversed(row.phrases) if phrase.last <= at and phrase.kind == "N"), None)
    return object_ or subject


def spoken_for(row: Row, one: Proposal, lexicon: Lexicon) -> Phrase | None:
    """Whom "they" or "it" stands for in "the rebels said they had killed": whoever speaks of themselves."""
    pronoun = next((agent for agent in one.agents if agent.kind == "R" and row.low(agent.first) in HUMAN), None)
    place = row.phrases.index(pronoun) if pronoun in row.phrases else 0
    told = row.letters[max(place - 3, 0) : place]
    if pronoun is None or not re.search(r"NVS?$", told):
        return None
    speaker = row.phrases[place - len(told) + told.rindex("N")]
    plural = row.low(pronoun.first) == "they"
    armed = row.low(speaker.head) in wordset(lexicon, "armed bodies") or (speaker.noun is not None and speaker.noun.status == "combatant")
    return speaker if armed and (not plural or speaker.many or speaker.noun is None) else None


def in_the_clause(row: Row, one: Proposal) -> Phrase | None:
    """The subject that the tree gives an active verb over joined and nested clauses; "he" is the person of the main clause."""
    tree = tree_of(row.words)
    if tree is None or one.verb.kind not in "Ah" or one.harm.victim == "subject" or one.rule not in ("active", "learned"):
        return None
    found = [at for at in agents(tree, one.verb.head) if not (one.victims and one.victims.first <= at < one.victims.last)]
    phrase = holding(row, found[0]) if found else None
    place = row.phrases.index(phrase) if phrase is not None else 0
    if place and row.letters[place - 1] in "PO" and row.letters[:place].endswith(("XP", "VP", "XO")):
        return None
    if phrase is not None and phrase.kind == "R" and row.low(phrase.first) in ("he", "she"):
        phrase = next((other for other in row.phrases if other.kind == "N" and other.last <= phrase.first and other.noun is not None), None)
    return phrase


def holding(row: Row, at: int) -> Phrase | None:
    """The phrase that holds a word."""
    return next((phrase for phrase in row.phrases if phrase.first <= at < phrase.last), None)


def assailants(row: Row, one: Proposal, lexicon: Lexicon) -> Phrase | None:
    """Who attacked in the clause that says when it happened: "were killed when guerrillas ambushed", "as police broke up the rally"."""
    if one.verb.kind not in "Hh" or one.agents:
        return None
    for place, phrase in enumerate(row.phrases[:-2]):
        if phrase.first < one.verb.last or phrase.kind != "S" or row.low(phrase.first) not in ("when", "as", "after", "while"):
            continue
        who = row.phrases[place + 1]
        rest = row.phrases[place + 2 : place + 7]
        verb = next((other for other in rest if other.kind in "VAhH"), None)
        attacking = verb is not None and any(row.low(at) in wordset(lexicon, "attacking verbs") for at in range(verb.first, verb.last + 1))
        bears_arms = who.noun is not None and who.noun.status == "combatant"
        return who if who.kind == "N" and attacking and (bears_arms or who.named or one.harm.measure == "detained") else None
    return None


def with_responsibility(page: Page, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, those of nobody in particular with whoever claims responsibility soon after."""
    if not drafts or "responsib" not in page.text.lower():
        return drafts
    found = list(drafts)
    for match in claiming(lexicon).finditer(page.text):
        group = Mention(evidence=Evidence.of(page.document, match.start("who"), match.end("who")), kind="group")
        for at, one in enumerate(found):
            body = one.body
            near = 0 < match.start() - one.start <= SOON
            if near and isinstance(body, Casualty) and body.measure in ("killed", "injured", "abducted") and not body.perpetrators:
                found[at] = replace(one, body=replace(body, perpetrators=(group,)))
    return found


@cache
def claiming(lexicon: Lexicon) -> re.Pattern[str]:
    """ "The Sons of the Sierra claimed responsibility", not "no group has claimed responsibility"."""
    nobody = r"(?!(?:No|Nobody|None|Neither|He|She|They|It|Nor|But)\b)"
    name = rf"{nobody}[A-Z][\w’'-]*(?:\s+(?:of|the|for|and|[A-Z][\w’'-]*))*"
    verbs = lexicon.group("words of claiming").alternation
    return re.compile(
        rf"(?:^|(?<=[.!?“”\"\n])|(?<=[.!?]\s))\s*(?:The\s+)?(?P<who>{name})\s+(?:{verbs})\s+(?:full\s+)?responsibility\b", re.MULTILINE
    )
