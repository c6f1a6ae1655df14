"""Proposals of nouns and adjectives: "12 deaths", "the killing of", "30 dead", "900 displaced persons", the toll and its number."""

import re
from dataclasses import replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal, proposed
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.lists import agents_after, agents_before, heads
from testimonia.extract.casualties.rows.people import Noun, noun_for
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.casualties.rows.tagging import is_thing
from testimonia.extract.grammar.counts import wordset
from testimonia.records.claim import MeasureName

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|latest|last")
"""Words for one of a series."""

SENTENCE = 10
"""Words before "in prison" in which a court's sentence is told."""

IDENTIFYING = frozenset(("identified", "named", "were", "are", "was", "is", "include", "included", "includes"))
"""Verbs between the dead and their names."""


def adjectival(row: Row, place: int, phrase: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """ "2 dead, 3 missing", "left 30 people dead", "12 killed and 30 homeless", "45 documented dead"."""
    if place > 1 and row.letters[place - 2] == "V" and row.low(row.phrases[place - 2].last - 1) in wordset(lexicon, "words of intent"):
        return []
    on_the_way = row.low(phrase.first) == "to" and row.low(phrase.first - 1) in ("way", "route")
    if on_the_way or (phrase.harms[0].measure == "detained" and sentenced(row, phrase)):
        return []
    stated = row.letters[:place].endswith("V") and row.low(row.phrases[place - 1].first) in wordset(lexicon, "finding verbs")
    found = row.before("beside an adjective", place - stated)
    if found is None or (phrase.harms[0].measure == "killed" and row.letters[: found.start()].endswith(("h", "A"))):
        return []
    if (own := counted_alone(row, place - stated)) is not None:
        return [proposed(row, phrase, own, "adjective", ())]
    return [proposed(row, phrase, victim, "adjective", ()) for victim in heads(row, found.start(), found.end())]


def counted_alone(row: Row, place: int) -> Phrase | None:
    """The number right before an adjective that is a noun beside it ("half of the 28 dead", "the families of the nine missing")."""
    own = row.phrases[place - 1] if row.letters[max(place - 2, 0) : place] == "ON" else None
    return own if own and own.figure is not None and own.head < 0 and own.opened else None


def sentenced(row: Row, phrase: Phrase) -> bool:
    """Whether a court only gave so many years "in prison"."""
    before = {row.low(at) for at in range(max(phrase.first - SENTENCE, 0), phrase.first)}
    return bool(before & {"sentenced", "sentence", "sentences", "life", "term", "terms"}) or row.low(phrase.first - 1) in (
        "years",
        "months",
        "year",
    )


def nominal(row: Row, place: int, phrase: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """ "12 deaths", "the killing of villagers", "Lode's murder", "the death toll rose to 45", "bodies of nine men"."""
    if not done(row, phrase):
        return []
    named = row.low(phrase.head) == "deaths" and row.letters[place + 1 : place + 2] == "O" and bool(harm_of(row, place, phrase, lexicon))
    if announces(row, phrase, lexicon) and not named and (found := tolled(row, place, phrase)):
        return found
    if phrase.noun or phrase.named or (phrase.weak and phrase.figure):
        return [proposed(row, phrase, one, "remains", ()) for one in (*whole_within(phrase), phrase, *beside_remains(row, place, phrase))]
    if phrase.figure and phrase.owner > phrase.figure.last:
        return owned(row, phrase, lexicon)
    if phrase.figure:
        of_cases = any(row.low(at) == "cases" for at in range(phrase.first, phrase.last))
        single = phrase.figure.low == 1 or row.low(phrase.head).endswith("s") or of_cases
        told = [proposed(row, phrase, phrase, "counted harm", agents_after(row, place))] if single else []
        return told + [proposed(row, other, other, "counted harm", ()) for other in denied_with(row, place)]
    return harm_of(row, place, phrase, lexicon) or (
        owned(row, phrase, lexicon) if phrase.owner >= 0 else uncounted_deed(row, place, phrase)
    )


def denied_with(row: Row, place: int) -> list[Phrase]:
    """ "No deaths or injuries": the second harm that came to nobody."""
    phrase = row.phrases[place]
    second = row.phrases[place + 2] if row.letters[place + 1 : place + 3] == "CD" else None
    nobody = phrase.figure is not None and phrase.figure.high == 0
    return (
        [second._replace(figure=phrase.figure)]
        if nobody and second and second.figure is None and second.harms[0].measure != phrase.harms[0].measure
        else []
    )


def beside_remains(row: Row, place: int, phrase: Phrase) -> list[Phrase]:
    """ "The bodies of Ana Lode, her husband and two grandchildren": those joined to the one whose body is told of."""
    if phrase.inner < 0 or not {"bodies", "corpses", "remains"} & {row.low(at) for at in range(phrase.first, phrase.inner)}:
        return []
    found: list[Phrase] = []
    at = place + 1
    while at < len(row.letters) and row.letters[at] in ",C":
        while at < len(row.letters) and row.letters[at] in ",C":
            at += 1
        one = row.phrases[at] if at < len(row.letters) else None
        if one is None or one.kind != "N" or not (one.noun or one.named) or one.weak:
            break
        found.append(one)
        at += 1
    joined = any(row.letters[index] == "C" for index in range(place + 1, at))
    return found if joined else []


def whole_within(phrase: Phrase) -> tuple[Phrase, ...]:
    """The whole of a part that is counted by its harm: all "15 deaths" in "twelve of the 15 deaths"."""
    if phrase.within is None or phrase.weak or phrase.named:
        return ()
    return (phrase._replace(first=phrase.within.first, figure=phrase.within, partitive=False, within=None),)


def done(row: Row, phrase: Phrase) -> bool:
    """Whether the noun tells of something done and not attempted; one massacre is left to the words that count its dead."""
    single = phrase.harms[0].measure == "massacres" and phrase.figure is not None and phrase.figure.low == 1
    return not single and not {"attempted", "would-be"} & {row.low(at) for at in range(phrase.first - 1, phrase.head)}


def announces(row: Row, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether the phrase announces a number of the dead: "death toll", "the number of displaced families"."""
    lows = " ".join(row.low(index) for index in range(phrase.first, phrase.last))
    toll = any(lows.endswith(noun) for noun in wordset(lexicon, "toll nouns"))
    return (toll or "number of" in lows) and phrase.figure is None and phrase.noun is None


def harm_of(row: Row, place: int, phrase: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """ "the killing of villagers by raiders", "the murder in Tarsa of two monks", "the evacuation of, at the last count, 12,000 people"."""
    behind = row.behind("between a harm and its victim", place + 1)
    found = row.behind("object of a noun" if is_subject(row, place, phrase) else "object", behind.end()) if behind else None
    if found is None:
        return dwellings(row, behind.end(), phrase, lexicon) if behind else []
    agents = agents_after(row, found.end() - 1) or doers(row, place, lexicon)
    listed = heads(row, found.start(), found.end(), leading=True)
    return [proposed(row, of_its_dead(phrase, one), one, "harm of", agents) for one in listed]


def of_its_dead(phrase: Phrase, victims: Phrase) -> Phrase:
    """The noun of harm with the harm of those whom it counts: "the massacre of six priests" is one massacre and six killed."""
    harm = phrase.harms[0]
    if harm.measure != "massacres" or victims.figure is None:
        return phrase
    return phrase._replace(harms=(replace(harm, measure="killed"),))


def is_subject(row: Row, place: int, phrase: Phrase) -> bool:
    """Whether the tree makes the noun the subject of the next verb, so that a list behind "of" ends right before that verb."""
    noun = row.words[phrase.head] if 0 <= phrase.head < len(row.words) else None
    verb = next((one for one in row.phrases[place + 1 :] if one.kind in "VHAh"), None)
    return noun is not None and verb is not None and noun.relation.startswith("nsubj") and noun.head >= verb.first


def dwellings(row: Row, place: int, phrase: Phrase, lexicon: Lexicon) -> list[Proposal]:
    """ "The evacuation of 50 homes": people counted by the homes that they left."""
    homes = row.phrases[place] if place < len(row.phrases) else None
    if homes is None or homes.figure is None or phrase.harms[0].measure != "displaced":
        return []
    counted = row.low(homes.head) in wordset(lexicon, "dwellings")
    return [proposed(row, phrase, homes._replace(kind="N", noun=Noun(many=True)), "harm of", ())] if counted else []


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
    last = phrase.owner
    known = noun_for(tuple(row.low(at) for at in range(phrase.first, last)), lexicon)
    figure = phrase.figure if phrase.figure and phrase.figure.last < last else None
    owner = Phrase("N", phrase.first, last, figure, last - 1, noun=known[1] if known else None, named=known is None)
    return [proposed(row, phrase, owner, "harm of owner", ())] if phrase.harms[0].measure in ("killed", "abducted") else []


def uncounted_deed(row: Row, place: int, phrase: Phrase) -> list[Proposal]:
    """ "the killings in Halvane": definite, plural, with a place; nothing less says that it happened."""
    harm = phrase.harms[0]
    definite = row.low(phrase.first) in ("the", "these", "those") and row.low(phrase.head).endswith("s")
    definite = definite and row.low(phrase.first + 1) not in ("number", "count", "total", "rate", "toll")
    placed = row.letters[place + 1 : place + 2] == "P" and row.low(phrase.last) in ("in", "at", "around")
    deed = harm.deed and harm.measure == "killed"
    return [proposed(row, phrase, None, "killings in a place", ())] if definite and placed and deed else []


def tolled(row: Row, place: int, phrase: Phrase) -> list[Proposal]:
    """The figure behind a word for the toll."""
    found = row.behind("toll", place + 1)
    while found:
        victim = row.phrases[found.start("list")]
        earlier = victim.figure and row.low(victim.first - 1) == "from" and row.low(victim.last) == "to"
        if victim.figure and not earlier and (victim.head < 0 or victim.noun):
            passed = row.low(victim.figure.first - 1) in ("pass", "passes", "passed", "passing", "tops", "topped", "crosses", "crossed")
            if passed and victim.figure.low is not None and victim.figure.qualifier == "exact":
                victim = victim._replace(figure=victim.figure._replace(low=victim.figure.low + 1, high=None, qualifier="more_than"))
            return [proposed(row, Phrase("D", phrase.first, phrase.last, head=phrase.head, harms=phrase.harms), victim, "toll", ())]
        found = row.behind("toll", found.end()) if found.end() < min(len(row.letters), place + 8) else None
    return []


def identified(row: Row, place: int, phrase: Phrase) -> list[Proposal]:
    """ "The dead were identified as Ana Lode and Ivo Lode": each name one person killed."""
    if row.low(phrase.head) not in ("dead", "deceased", "fatalities"):
        return []
    found = row.behind("identified", place + 1)
    verb_words = {row.low(at) for at in range(phrase.last, row.phrases[found.start("list")].first)} if found else set()
    if found is None or not verb_words & IDENTIFYING:
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
    measure = lexicon.entries("harm in the noun").get(head) or hurt_patients(row, phrase, lexicon)
    if measure and phrase.head >= phrase.figure.last and row.letters[place + 1 : place + 2] not in ("H", "h"):
        verb = Phrase("N", phrase.first, phrase.last, head=phrase.head, harms=(Harm(measure, "object"),))
        return [proposed(row, verb, phrase, "harm in the noun", ())]
    return []


def hurt_patients(row: Row, phrase: Phrase, lexicon: Lexicon) -> MeasureName | None:
    """ "118 war-wounded patients", "96 gunshot cases": the word before patients says that they were hurt."""
    if phrase.figure is None or row.low(phrase.head) not in ("patients", "cases", "victims"):
        return None
    before = {row.low(at) for at in range(phrase.figure.last, phrase.head)}
    return "injured" if before & wordset(lexicon, "what patients suffer") else None
