"""Proposals of verbs: passive and active, reflexive, bare participles, wounds suffered."""

import re

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal, proposed
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.lists import agents_after, agents_before, heads, members
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.grammar.counts import wordset

SHARES = ("half", "most", "third", "quarter", "majority", "two-thirds", "three-quarters", "rest", "some", "many")
"""Words for a part that is not counted."""


def passive(row: Row, place: int, verb: Phrase, rule: str) -> list[Proposal]:
    """Subject, then a passive or a verb of dying: "12 people were killed", "the man, 34, died"."""
    infinitive = row.before("infinitive", place) if row.low(verb.first) == "to" else None
    found = (
        infinitive
        or summed(row, place)
        or (nearest(row, place) if verb.form == "ing" else row.before("subject" if rule == "passive" else "reduced", place))
    )
    if found is None and row.low(verb.first) == "to":
        found = row.before("raised", place)
    if found is None and (rule == "passive" or row.letters[:place].endswith("C")):
        found = row.before("shared", place)
    if found is None:
        return []
    agents = agents_after(row, place)
    victims = heads(row, found.start("list"), found.end("list"))
    if rule == "reduced passive" and len(victims) == 1 and (whole := of_a_share(row, place, victims[0])):
        victims = [whole]
    told = [
        proposed(row, verb, victim, rule, agents) for victim in (*others_of_whom(row, found, victims, verb), *victims, *joined(row, place))
    ]
    return told + by_others(row, place, verb)


def of_a_share(row: Row, place: int, victim: Phrase) -> Phrase | None:
    """The whole right before a participle, of which a share comes before ("half of the 120 people injured in May")."""
    own = row.phrases[place - 1] if row.letters[max(place - 2, 0) : place] == "ON" else None
    share = victim.figure is None and row.low(victim.head) in SHARES
    return own if share and own is not None and own.figure is not None else None


def others_of_whom(row: Row, found: re.Match[str], victims: list[Phrase], verb: Phrase) -> list[Phrase]:
    """Those before one person of whom a clause with a plural verb speaks too ("to the 16 pupils and their teacher who were shot")."""
    start = found.start("list")
    if not (start > 1 and row.letters[start - 2 : start] == "NC" and row.letters[found.end("list")] == "W"):
        return []
    first, one = row.phrases[start - 2], victims[0] if victims else None
    single = one is not None and one.noun is not None and not one.noun.many and one.figure is None
    return [first] if single and row.low(verb.first) in ("were", "are", "have") and peopled(first) else []


def summed(row: Row, place: int) -> re.Match[str] | None:
    """ "20 men, 11 farmers, six traders and three drivers, were killed": a number over a list that adds up to it."""
    found = row.before("summed", place)
    if found is None:
        return None
    whole = row.phrases[found.start("list")].figure
    items = [one.figure for one in row.phrases[found.start("items") : found.end("items")] if one.kind == "N"]
    total = sum((one.low or 0) if one else 1 for one in items)
    return found if whole and whole.low == whole.high == total else None


def by_others(row: Row, place: int, verb: Phrase) -> list[Proposal]:
    """ "383 were killed by the army and 420 by raiders": the second number has the verb of the first."""
    found = row.behind("agent", place + 1)
    second = row.behind("other side", found.end("first")) if found else None
    if second is None or row.phrases[second.start("list")].figure is None:
        return []
    agents = tuple(members(row, second.start("by"), second.end("by")))
    return [proposed(row, verb, row.phrases[second.start("list")], "by another side", agents)]


def joined(row: Row, place: int) -> list[Phrase]:
    """Further victims behind the verb: "was killed in Lode along with two guards"."""
    found = row.behind("joined", place + 1)
    if found is None or row.low(row.phrases[found.start("join")].first) not in ("along", "together", "as", "in"):
        return accompanied(row, place)
    return members(row, found.start("list"), found.end("list"))


def accompanied(row: Row, place: int) -> list[Phrase]:
    """Those with whom the victim came to it: "was arrested with 14 fellow students", "had been abducted with an interpreter".

    In "died in a clash with police" the clash and not the death was with them.
    """
    found = row.behind("company", place + 1)
    if found and (row.letters[found.start("list") - 2] == "X" or nobody(row.phrases[found.start("list") - 2])):
        return []
    with_ = row.phrases[place].harms[0].measure in ("abducted", "detained", "killed") and found is not None
    listed = members(row, found.start("list"), found.end("list")) if found and with_ else []
    return [one for one in listed if one.noun and (one.noun.status != "unknown" or one.noun.sex or one.noun.age or one.noun.role)]


def nobody(phrase: Phrase) -> bool:
    """Whether a noun phrase neither counts nor names people, nor has a word for them ("a shootout")."""
    return phrase.kind == "N" and not peopled(phrase) and not phrase.named


def nearest(row: Row, place: int) -> re.Match[str] | None:
    """The noun phrase closest to a participle ("180 dead, with a million people sheltering"), with what is joined to it."""
    letters = row.letters[:place]
    starts = (start for start in range(place - 1, -1, -1) if letters[start] == "N")
    found = next((found for start in starts if (found := row.patterns["reduced"].match(letters, start))), None)
    if found and letters[: found.start()].endswith(("C", "O")):
        return row.before("reduced", place)
    return found


def active(row: Row, place: int, verb: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """An active verb with its object: "gunmen killed 12 people", "killing three"."""
    if reflexive(row, verb, lexicon):
        doers, others = agents_before(row, place, verb), and_others(row, place, verb)
        verb = verb._replace(last=verb.last + 1)
        return [*(proposed(row, verb, one, "reflexive", ()) for one in doers[:1]), *others]
    found = row.behind("object", place + 1)
    if found is None or (verb.harms[0].measure == "displaced" and not peopled(row.phrases[found.start("list")])):
        return passive(row, place, verb, "moved") if verb.harms[0].measure == "displaced" else []
    agents = agents_before(row, place, verb)
    last = to_death(row, found.end())
    harm = upgraded(row, last, verb)
    victims = heads(row, found.start("list"), found.end("list"), leading=True)
    further = [row.phrases[last - 1]] if last > found.end() else []
    return [proposed(row, harm, victim, "active", agents) for victim in (*victims, *further)]


def and_others(row: Row, place: int, verb: Phrase) -> list[Proposal]:
    """Those whom somebody killed beside himself: "killed himself and 11 others"."""
    found = row.behind("object", place + 3) if row.letters[place + 1 : place + 4] == "NCN" else None
    agents = agents_before(row, place, verb)
    return [proposed(row, verb, one, "active", agents) for one in heads(row, found.start("list"), found.end("list"))] if found else []


def to_death(row: Row, end: int) -> int:
    """The place of the particle behind a further victim that it belongs to as well ("hacked a couple and their daughter to death")."""
    joined = row.letters[end : end + 3] == "CNJ" and row.phrases[end + 2].harms[0].measure == "killed"
    return end + 2 if joined and row.low(row.phrases[end + 2].first) in ("to", "dead") else end


def peopled(phrase: Phrase) -> bool:
    """Whether a phrase counts or names people."""
    return phrase.noun is not None or phrase.figure is not None


def upgraded(row: Row, place: int, verb: Phrase) -> Phrase:
    """ "shot two men dead", "stabbed her to death": the particle behind the object makes the harm deadly."""
    after = row.phrases[place] if place < len(row.phrases) else None
    if after and after.kind == "J" and after.harms[0].measure == "killed" and verb.harms[0].measure == "injured":
        harm = Harm("killed", "object", verb.harms[0].manner)
        return Phrase(verb.kind, verb.first, verb.last, head=verb.head, harms=(harm,), form=verb.form)
    return verb


def reflexive(row: Row, verb: Phrase, lexicon: Lexicon) -> bool:
    """ "killed himself": the subject is the victim."""
    return row.low(verb.last) in wordset(lexicon, "reflexive objects")


def bare(row: Row, place: int, verb: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """A bare "killed": active before an object, else a reduced passive behind its subject ("12 killed in Tarsa").

    Before a thing it harms nobody ("executed a search warrant").
    """
    if row.letters[place + 1 : place + 2] == "X":
        return []
    if row.low(verb.last - 1) == "from":
        return passive(row, place, verb, "reduced passive")
    if reflexive(row, verb, lexicon) or (row.behind("object", place + 1) and not opens_clause(row, place + 1)):
        return active(row, place, verb, lexicon)
    return passive(row, place, verb, "reduced passive")


def opens_clause(row: Row, place: int) -> bool:
    """Whether the noun phrase here is the subject of a clause of its own, and so no object ("Man shot police say")."""
    return row.phrases[place].figure is None and row.letters[place + 1 : place + 2] in ("V", "H")


def suffered(row: Row, place: int, phrase: Phrase) -> list[Proposal]:
    """ "suffered a gunshot wound", "with injuries"."""
    found = row.before("wounded", place)
    if found is None:
        return []
    wound = row.phrases[place + 1] if row.letters[place + 1 : place + 2] in ("K", "D") else phrase
    verb = Phrase("U", phrase.first, wound.last, head=phrase.first, harms=(Harm("injured", "subject", None, False),))
    plain = row.low(phrase.first) in ("with", "has", "have", "had", "having")
    victims = heads(row, found.start("list"), found.end("list"))
    hurt = [one for one in victims if one.kind == "R" or one.noun or one.figure or not plain]
    return [proposed(row, verb, victim, "suffered a wound", (), weak=True) for victim in hurt]
