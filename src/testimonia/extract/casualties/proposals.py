"""The cascade of patterns: which phrases of a sentence are said to have come to harm, by which word, by whose hand.

Each pattern is a regular expression over the letters of a sentence's row (see patterns.py). They propose; population, period, place
and voice are read afterwards.
"""

import re
from dataclasses import dataclass, replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.counts import wordset
from testimonia.extract.casualties.harm import Harm, harm_words
from testimonia.extract.casualties.patterns import (
    ACCUSED,
    AGENT,
    DESCRIBED,
    IDENTIFIED,
    INFINITIVE,
    JOINED,
    LIST,
    OBJECT,
    ORDINAL,
    OTHER_SIDE,
    RAISED,
    REDUCED,
    SHARED,
    SUBJECT,
    TOLL,
    WOUNDED,
)
from testimonia.extract.casualties.phrases import Phrase, Row
from testimonia.extract.casualties.tagging import is_thing

LINE = 9
"""Words: a line of a table is no longer."""


@dataclass(frozen=True)
class Proposal:
    """One group of people said to have come to harm.

    `victims` is None where nobody is named or counted. `verb` is the phrase of harm, `agents` those said to have done it,
    `rule` the name of the pattern, `whole` the proposal that this one is a counted part of, `people` the words for those counted
    where they stand apart from the number ("the count of civilians stood at 45").
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


def propose(row: Row, lexicon: Lexicon) -> list[Proposal]:
    """All proposals of a sentence, in the order of their words of harm."""
    found: list[Proposal] = []
    for place, phrase in enumerate(row.phrases):
        found += by_letter(row, place, phrase, lexicon)
    return found or tabular(row, lexicon)


def tabular(row: Row, lexicon: Lexicon) -> list[Proposal]:
    """ "Number of displaced: 452", "Population evacuated 1,204": a line of a table, with one number and one word of harm and no verb."""
    counted = [phrase for phrase in row.phrases if phrase.figure]
    if len(row.words) > LINE or len(counted) != 1 or set(row.letters) & set("VHARWS"):
        return []
    for one in row.words:
        harm = stated_by(one.low, lexicon)
        if harm and harm.measure and harm.measure != "massacres":
            verb = Phrase("D", 0, len(row.words), head=counted[0].first, harms=(harm,))
            return [Proposal(row, harm, verb, Phrase("N", counted[0].first, counted[0].last, counted[0].figure), "line of a table")]
    return []


def stated_by(low: str, lexicon: Lexicon) -> Harm | None:
    """The harm that a single word states, as a noun, a verb or a word for those who came to it."""
    table, people = harm_words(lexicon), lexicon.entries("harm in the noun")
    if low in table.nouns:
        return table.nouns[low]
    return table.forms[low][0] if low in table.forms else Harm(people[low], "object") if low in people else None


def by_letter(row: Row, place: int, phrase: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """The proposals of one phrase, by its kind."""
    match phrase.kind:
        case "H":
            found = passive(row, place, phrase, "passive")
        case "A":
            found = active(row, place, phrase, lexicon)
        case "h":
            found = bare(row, place, phrase, lexicon)
        case "J":
            found = adjectival(row, place, phrase, lexicon)
        case "D":
            found = nominal(row, place, phrase, lexicon)
        case "U":
            found = suffered(row, place, phrase)
        case "N":
            found = stated_in_noun(row, place, phrase, lexicon) or identified(row, place, phrase)
        case _:
            found = []
    return found


def passive(row: Row, place: int, verb: Phrase, rule: str) -> list[Proposal]:
    """Subject, then a passive or a verb of dying: "12 people were killed", "the man, 34, died"."""
    letters = row.letters[:place]
    infinitive = INFINITIVE.search(letters) if row.low(verb.first) == "to" else None
    found = infinitive or (nearest(letters) if verb.form == "ing" else (SUBJECT if rule == "passive" else REDUCED).search(letters))
    if found is None and row.low(verb.first) == "to":
        found = RAISED.search(letters)
    if found is None and (rule == "passive" or letters.endswith("C")):
        found = SHARED.search(letters)
    if found is None:
        return []
    agents = agents_after(row, place)
    victims = heads(row, found.start("list"), found.end("list"))
    told = [proposed(row, verb, victim, rule, agents) for victim in (*victims, *joined(row, place))]
    return told + by_others(row, place, verb)


def by_others(row: Row, place: int, verb: Phrase) -> list[Proposal]:
    """ "383 were killed by the army and 420 by raiders": the second number has the verb of the first."""
    found = AGENT.match(row.letters, place + 1)
    second = OTHER_SIDE.match(row.letters, found.end("first")) if found else None
    if second is None or row.phrases[second.start("list")].figure is None:
        return []
    agents = tuple(members(row, second.start("by"), second.end("by")))
    return [proposed(row, verb, row.phrases[second.start("list")], "by another side", agents)]


def joined(row: Row, place: int) -> list[Phrase]:
    """Further victims behind the verb: "was killed in Lode along with two guards"."""
    found = JOINED.match(row.letters, place + 1)
    if found is None or row.low(row.phrases[found.start("join")].first) not in ("along", "together", "as"):
        return []
    return members(row, found.start("list"), found.end("list"))


def nearest(letters: str) -> re.Match[str] | None:
    """The noun phrase closest to a participle ("180 dead, with a million people sheltering"), with what is joined to it."""
    starts = (start for start in range(len(letters) - 1, -1, -1) if letters[start] == "N")
    found = next((found for start in starts if (found := REDUCED.match(letters, start))), None)
    if found and letters[: found.start()].endswith(("C", "O")):
        return REDUCED.search(letters)
    return found


def active(row: Row, place: int, verb: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """An active verb with its object: "gunmen killed 12 people", "killing three"."""
    if reflexive(row, verb, lexicon):
        verb = replace(verb, last=verb.last + 1)
        return [proposed(row, verb, one, "reflexive", ()) for one in agents_before(row, place, verb)[:1]]
    found = OBJECT.match(row.letters, place + 1)
    if found is None or (verb.harms[0].measure == "displaced" and not peopled(row.phrases[found.start("list")])):
        return passive(row, place, verb, "moved") if verb.harms[0].measure == "displaced" else []
    agents = agents_before(row, place, verb)
    harm = upgraded(row, found.end(), verb)
    return [proposed(row, harm, victim, "active", agents) for victim in heads(row, found.start("list"), found.end("list"), leading=True)]


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
    if reflexive(row, verb, lexicon) or (OBJECT.match(row.letters, place + 1) and not opens_clause(row, place + 1)):
        return active(row, place, verb, lexicon)
    return passive(row, place, verb, "reduced passive")


def opens_clause(row: Row, place: int) -> bool:
    """Whether the noun phrase here is the subject of a clause of its own, and so no object ("Man shot police say")."""
    return row.phrases[place].figure is None and row.letters[place + 1 : place + 2] in ("V", "H")


def adjectival(row: Row, place: int, phrase: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """ "2 dead, 3 missing", "left 30 people dead", "12 killed and 30 homeless", "45 documented dead"."""
    letters = row.letters[:place]
    stated = letters.endswith("V") and row.low(row.phrases[place - 1].first) in wordset(lexicon, "finding verbs")
    found = re.search(rf"(?P<list>{LIST})$", letters[:-1] if stated else letters)
    if found is None or (phrase.harms[0].measure == "killed" and row.letters[: found.start()].endswith(("h", "A"))):
        return []
    return [proposed(row, phrase, victim, "adjective", ()) for victim in heads(row, found.start(), found.end())]


def nominal(row: Row, place: int, phrase: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """ "12 deaths", "the killing of villagers", "Lode's murder", "the death toll rose to 45", "bodies of nine men"."""
    if phrase.harms[0].measure == "massacres" and phrase.figure and phrase.figure.low == 1:
        return []
    if announces(row, phrase, lexicon) and (found := tolled(row, place, phrase)):
        return found
    if phrase.noun or phrase.named or (phrase.weak and phrase.figure):
        return [proposed(row, phrase, phrase, "remains", ())]
    if phrase.figure:
        single = phrase.figure.low == 1 or row.low(phrase.head).endswith("s")
        return [proposed(row, phrase, phrase, "counted harm", agents_after(row, place))] if single else []
    return harm_of(row, place, phrase, lexicon) or (
        owned(row, phrase, lexicon) if phrase.owner >= 0 else uncounted_deed(row, place, phrase)
    )


def announces(row: Row, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether the phrase announces a number of the dead: "death toll", "the number of displaced families"."""
    lows = " ".join(row.low(index) for index in range(phrase.first, phrase.last))
    toll = any(lows.endswith(noun) for noun in wordset(lexicon, "toll nouns"))
    return (toll or "number of" in lows) and phrase.figure is None and phrase.noun is None


def harm_of(row: Row, place: int, phrase: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """ "the killing of villagers by raiders", "the murder in Tarsa of two monks", "the evacuation of, at the last count, 12,000 people"."""
    behind = re.match(r"(?:[Pw][NX]|T)*O(?:,[^,]*,)?", row.letters[place + 1 :])
    found = OBJECT.match(row.letters, place + 1 + behind.end()) if behind else None
    if found is None:
        return []
    agents = agents_after(row, found.end() - 1) or doers(row, place, lexicon)
    return [proposed(row, phrase, one, "harm of", agents) for one in heads(row, found.start(), found.end(), leading=True)]


def doers(row: Row, place: int, lexicon: Lexicon) -> tuple[Phrase, ...]:
    """Who "carried out" the killings: the subject of the verb before the noun."""
    verb = row.phrases[place - 1] if place else None
    if verb and verb.kind == "V" and any(row.low(one) in wordset(lexicon, "doing verbs") for one in range(verb.first, verb.last)):
        return agents_before(row, place - 1, row.phrases[place - 1])
    return ()


def owned(row: Row, phrase: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """ "Lode's murder": the owner is the victim, unless it is a thing or the harm is one of a series ("the city's 14th homicide")."""
    series = any(ORDINAL.fullmatch(row.low(at)) for at in range(phrase.owner, phrase.last))
    if series or is_thing(row.low(phrase.owner - 1), lexicon):
        return []
    owner = Phrase("N", phrase.first, phrase.owner, None, phrase.owner - 1, named=True)
    return [proposed(row, phrase, owner, "harm of owner", ())] if phrase.harms[0].measure in ("killed", "abducted") else []


def uncounted_deed(row: Row, place: int, phrase: Phrase) -> list[Proposal]:
    """ "the killings in Halvane": definite, plural, with a place; nothing less says that it happened."""
    harm = phrase.harms[0]
    definite = row.low(phrase.first) in ("the", "these", "those") and row.low(phrase.head).endswith("s")
    placed = row.letters[place + 1 : place + 2] == "P" and row.low(phrase.last) in ("in", "at", "around")
    deed = harm.deed and harm.measure == "killed"
    return [proposed(row, phrase, None, "killings in a place", ())] if definite and placed and deed else []


def tolled(row: Row, place: int, phrase: Phrase) -> list[Proposal]:
    """The figure behind a word for the toll."""
    found = TOLL.match(row.letters, place + 1)
    while found:
        victim = row.phrases[found.start("list")]
        earlier = victim.figure and row.low(victim.first - 1) == "from" and row.low(victim.last) == "to"
        if victim.figure and not earlier and (victim.head < 0 or victim.noun):
            return [proposed(row, Phrase("D", phrase.first, phrase.last, head=phrase.head, harms=phrase.harms), victim, "toll", ())]
        found = TOLL.match(row.letters, found.end()) if found.end() < min(len(row.letters), place + 8) else None
    return []


def suffered(row: Row, place: int, phrase: Phrase) -> list[Proposal]:
    """ "suffered a gunshot wound", "with injuries"."""
    found = WOUNDED.search(row.letters[:place])
    if found is None:
        return []
    verb = Phrase("U", phrase.first, phrase.last, head=phrase.first, harms=(Harm("injured", "subject", None, False),))
    plain = row.low(phrase.first) in ("with", "has", "have", "had", "having")
    victims = heads(row, found.start("list"), found.end("list"))
    hurt = [one for one in victims if one.kind == "R" or one.noun or one.figure or not plain]
    return [proposed(row, verb, victim, "suffered a wound", (), weak=True) for victim in hurt]


def identified(row: Row, place: int, phrase: Phrase) -> list[Proposal]:
    """ "The dead were identified as Ana Lode and Ivo Lode": each name one person killed."""
    if row.low(phrase.head) not in ("dead", "deceased", "fatalities"):
        return []
    found = IDENTIFIED.match(row.letters, place + 1)
    if found is None:
        return []
    verb = Phrase("D", phrase.first, phrase.last, head=phrase.head, harms=(Harm("killed", "object"),))
    names = (one for one in heads(row, found.start("list"), found.end("list")) if one.named and one.last > one.first + 1)
    return [proposed(row, verb, one, "identified dead", ()) for one in names]


def stated_in_noun(row: Row, place: int, phrase: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """ "900 displaced persons", "12 wounded soldiers", "60 evacuees": the noun phrase states the harm of those it counts."""
    if phrase.figure is None or phrase.partitive:
        return []
    head = row.low(phrase.head)
    if phrase.harms:
        return [proposed(row, phrase, phrase, "harm in the noun phrase", ())]
    measure = lexicon.entries("harm in the noun").get(head)
    if measure and phrase.head >= phrase.figure.last and row.letters[place + 1 : place + 2] not in ("H", "h"):
        verb = Phrase("N", phrase.first, phrase.last, head=phrase.head, harms=(Harm(measure, "object"),))
        return [proposed(row, verb, phrase, "harm in the noun", ())]
    return []


def proposed(row: Row, verb: Phrase, victim: Phrase | None, rule: str, agents: tuple[Phrase, ...], *, weak: bool = False) -> Proposal:
    """A proposal with the graver of the harms that the verb states.

    In "one of the six monks murdered in May" the reduced participle speaks of all six.
    """
    if victim and victim.within and rule == "reduced passive":
        victim = replace(victim, figure=victim.within)
    order = {"killed": 0, "injured": 1, "abducted": 2}
    harm = min(verb.harms, key=lambda harm: (order.get(harm.measure or "", 3), not harm.sure))
    return Proposal(row, harm, verb, victim, rule, agents, weak=weak or (verb.weak and verb.kind == "H"))


def heads(row: Row, start: int, end: int, *, leading: bool = False) -> list[Phrase]:
    """The members of a list, without those inside prepositional phrases; an apposition is no member.

    Phrases joined by commas alone are no list: of them the one next to the verb counts, the first where `leading`.
    """
    found = members(row, start, end)
    joined = "C" in row.letters[start:end] or all(one.noun and not one.noun.many and one.figure is None for one in found)
    return found if joined or len(found) < 2 else found[:1] if leading else found[-1:]


def members(row: Row, start: int, end: int) -> list[Phrase]:
    """Every member of a list that is no apposition."""
    found: list[Phrase] = []
    for index in range(start, end):
        phrase = row.phrases[index]
        opens = (index == start or row.letters[index - 1] in ",C") and not (found and of_complement(row, found[0], phrase, index))
        if opens and phrase.kind in "NR" and not (found and apposed(row, found[-1], phrase, index)):
            found.append(phrase)
    return found


def of_complement(row: Row, first: Phrase, phrase: Phrase, index: int) -> bool:
    """ "658 villagers in the provinces of Tarsa, Lode and Beth": a bare name that goes on with the names of a complement."""
    bare = phrase.named and phrase.noun is None and phrase.figure is None
    start = index - 1
    while start > 0 and row.letters[start] in ",C":
        start -= 1
    before = row.phrases[start]
    within = start > 0 and (row.letters[start - 1] in "PO" or (row.letters[start - 1] in ",C" and before is not first))
    generic = first.figure is not None or first.many
    return bare and generic and within and before is not first and before.named and before.noun is None and before.figure is None


def apposed(row: Row, before: Phrase, phrase: Phrase, index: int) -> bool:
    """ "Ana Lode, a farmer": a description behind a name, or a name behind a description, in commas."""
    if row.letters[index - 1] != "," or before.figure or phrase.figure:
        return False
    described = any(row.low(one.first) in ("a", "an", "the", "his", "her", "former") for one in (before, phrase))
    office = phrase.noun is not None and not phrase.named and not phrase.noun.many
    return (described or office) and (before.named or phrase.named or row.capitals)


def agents_before(row: Row, place: int, verb: Phrase) -> tuple[Phrase, ...]:
    """Who did it: the subject of an active verb, or of the clause that a participle belongs to."""
    letters = row.letters[:place]
    if verb.form == "ing" and (found := ACCUSED.search(letters)):
        return (row.phrases[found.start("one")],)
    if found := SUBJECT.search(letters):
        return tuple(heads(row, found.start("list"), found.end("list")))
    if found := DESCRIBED.search(letters):
        agents = heads(row, found.start("list"), found.end("list"))
        last = (
            row.phrases[place - 1].last
            if verb.form != "ing" and letters[found.end("list") :].startswith(("VP", "VB", "Vw"))
            else agents[-1].last
        )
        return (*agents[:-1], replace(agents[-1], last=last))
    found = SHARED.search(letters) if verb.form == "ing" else None
    return tuple(heads(row, found.start("list"), found.end("list"))) if found else ()


def agents_after(row: Row, place: int) -> tuple[Phrase, ...]:
    """Who did it: behind "by"."""
    found = AGENT.match(row.letters, place + 1)
    return tuple(heads(row, found.start("list"), found.end("list"))) if found else ()
