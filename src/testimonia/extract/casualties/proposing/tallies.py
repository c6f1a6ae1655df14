"""Figures that a noun carries: "the count stands at 45", "put the number at 45", "added 12 names to its list", "31 of the dead".

What is counted is said by the words behind the noun ("the count of civilians killed"), else by the last count told just before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.fatalities import deadly_events
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.proposing.proposals import stated_by
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.grammar.counts import Figure, wordset
from testimonia.records.claim import MeasureName

BEING = ("is", "was", "are", "were")
"""Before such a verb, the noun of the count is its subject ("the number is put at 45", "is estimated to be 45")."""

STAYING = frozenset(("are", "were", "is", "remain", "stay", "live", "have"))
"""Verbs behind further people who stay somewhere."""

TOLLS = ("toll", "losses")
"""Nouns of counting that speak of the dead where no other harm is told."""

REACHING = ("at", "to", "reached", "was", "is", "exceeded", "passed")
"""Words between "that of the missing" and its number."""

ECHO = 9
"""Words before a number in which "that of the missing" says what it counts."""

SUBJECT_REACH = 22
"""Words: how far before its verb the noun of a running count may stand."""


@dataclass(frozen=True)
class Tallying:
    """A sentence's row with the measure that was counted last, None where nothing was counted just before."""

    row: Row
    lexicon: Lexicon
    counted: MeasureName | None

    def among(self, position: int, group: str) -> bool:
        """Whether the word at a position is one of a group."""
        return self.row.low(position) in wordset(self.lexicon, group)


def told_here(row: Row, kept: Sequence[Proposal]) -> MeasureName | None:
    """The harm of the last count of a sentence before a further number ("seven were hurt; police gave the number as three")."""
    last = max((phrase.first for phrase in row.phrases if phrase.figure), default=0)
    numbered = (one for one in reversed(kept) if one.victims and one.victims.figure and one.victims.first < last)
    return next((one.harm.measure for one in numbered), None)


def tallied(row: Row, lexicon: Lexicon, counted: MeasureName | None) -> list[Proposal]:
    """The figures of a sentence that a noun carries; `counted` is the measure of the last count before."""
    told = Tallying(row, lexicon, counted)
    found = among_the_counted(told)
    if found:
        return found
    for place, phrase in enumerate(row.phrases):
        if phrase.figure and phrase.kind in "NXD":
            one = (
                some_of_the_dead(told, place)
                or of_the_counted(told, place)
                or added_to_list(told, phrase)
                or running(told, place)
                or further(told, place)
            )
            found += [one] if one else []
            found += [second] if one and (second := second_kind(told, place, one)) else []
    return found or deadly_events(row, lexicon)


def running(told: Tallying, place: int) -> Proposal | None:
    """ "The count of civilians killed stands at 45", "which now holds 45 names", "put the number of displaced at 45"."""
    phrase, row = told.row.phrases[place], told.row
    if (second := echoed(told, phrase)) is not None:
        return carried(told, second.measure, phrase.first, phrase, None, "running count")
    verb = verb_before(told, phrase.first)
    if verb is None or not (phrase.head < 0 or phrase.noun or told.among(phrase.head, "entries of a list")):
        return None
    noun = tally_noun(told, verb, phrase.first)
    if noun is None:
        return inverted(told, verb, phrase)
    own = stated_by(row.low(noun), told.lexicon) if told.among(noun, "harms that are counted") else None
    harm = own or harm_between(told, noun, phrase.first) or harm_behind(told, place)
    if harm is None and counts_others(told, noun, phrase):
        return None
    fallen = row.low(noun + 2) == "victims" and told.counted not in ("killed", "injured")
    measure = harm.measure if harm else "killed" if row.low(noun) in TOLLS or fallen else told.counted
    return carried(told, measure, noun, phrase, people_of(told, noun, phrase), "running count") if measure else None


def echoed(told: Tallying, phrase: Phrase) -> Harm | None:
    """The harm of the second number of two ("the number of the dead stood at 66 and that of the missing at 29")."""
    row = told.row
    if phrase.head >= 0 or row.low(phrase.first - 1) not in REACHING:
        return None
    near = range(phrase.first - 1, max(phrase.first - ECHO, 0), -1)
    start = next((at for at in near if (row.low(at - 1), row.low(at)) == ("that", "of")), None)
    return harm_between(told, start, phrase.first) if start is not None else None


def inverted(told: Tallying, verb: int, phrase: Phrase) -> Proposal | None:
    """ "Bringing to 45 the number of people killed": the noun of the count stands behind the figure."""
    row = told.row
    noun = phrase.last + 1
    if row.low(phrase.last) != "the" or not told.among(noun, "tally nouns") or not told.among(verb, "verbs that set a count"):
        return None
    end = next((at for at in range(noun, len(row.words)) if row.low(at) in (",", ";", ".", ":")), len(row.words))
    harm = harm_between(told, noun, end)
    measure = harm.measure if harm else "killed" if row.low(noun) in TOLLS else None
    if measure is None:
        return None
    one = carried(told, measure, phrase.first, phrase, people_of(told, noun, None), "running count")
    return replace(one, verb=one.verb._replace(last=end))


def verb_before(told: Tallying, first: int) -> int | None:
    """The verb that leads to a figure ("stands at", "rises to", "reaches", "was", "holds"); None where another word does."""
    position = first - 1
    while position > 0 and (told.row.words[position].mark and told.row.low(position) not in (",", ";", ":", ".")):
        position -= 1
    low = told.row.low(position)
    if low in ("number", "total") and not told.among(position - 1, "harms that are counted"):
        return None
    if low == "be" and told.row.low(position - 1) == "to" and told.row.low(position - 3) in BEING:
        return position - 3
    if low == "to" and told.row.low(position - 2) == "from":
        position -= 2
    if low in ("at", "to", "as"):
        group = f"verbs of a running count before {low}"
        near = range(position - 1, max(position - SUBJECT_REACH, -1), -1)
        found = next((at for at in near if told.among(at, group)), None)
        apart = found is not None and (told.among(found, "verbs that set a count") or told.row.low(position) == "from")
        return found if apart or found == position - 1 else None
    return position if told.among(position, "verbs of a running count") or told.among(position, "verbs of a list") else None


def tally_noun(told: Tallying, verb: int, first: int) -> int | None:
    """The noun of the count before a verb, or between it and the figure ("put the number at"); "it" only where something was counted."""
    row = told.row
    inside = next((at for at in range(first - 1, verb, -1) if told.among(at, "tally nouns")), None)
    if inside is not None:
        return inside
    if told.among(verb, "verbs that set a count") and row.low(verb - 1) not in BEING:
        return None
    verb -= told.among(verb, "verbs that set a count")
    group = "list nouns" if told.among(verb, "verbs of a list") else "tally nouns"
    for at in range(verb - 1, max(verb - SUBJECT_REACH, -1), -1):
        if told.among(at, group) or (group == "tally nouns" and told.among(at, "harms that are counted")):
            return at
        if row.low(at) in (";", ":") or (told.among(at, "verbs of a running count") and row.low(verb - 1) != "which"):
            return None
    start = verb
    while start and (row.low(start - 1) in ("now", "then", "had", "has", "already")):
        start -= 1
    pronoun = start > 0 and row.low(start - 1) == "it" and row.low(first - 1) in ("at", "to")
    return start - 1 if pronoun and told.counted else None


def harm_between(told: Tallying, noun: int, first: int) -> Harm | None:
    """The harm that the words behind a noun of counting state ("the count of civilians killed")."""
    for at in range(noun + 1, first):
        if told.row.low(at) in (";", "which", "who") and at > noun + 1:
            continue
        harm = stated_by(told.row.low(at), told.lexicon)
        if harm and harm.sure and harm.measure not in (None, "massacres"):
            return harm
    return None


def harm_behind(told: Tallying, place: int) -> Harm | None:
    """The harm stated right behind the figure ("stands at 45 civilians killed", "holds 45 names of the dead")."""
    after = told.row.phrases[place + 1] if place + 1 < len(told.row.phrases) else None
    whose = told.row.phrases[place + 2] if told.row.letters[place + 1 : place + 3] == "ON" else None
    if whose and (measure := told.lexicon.entries("harm in the noun").get(told.row.low(whose.head))):
        return Harm(measure, "object")
    own = told.row.phrases[place].harms
    return own[0] if own else after.harms[0] if after and after.kind in "hJ" and after.harms else None


def counts_others(told: Tallying, noun: int, phrase: Phrase) -> bool:
    """Whether the noun or the figure says of itself that it counts something else ("the number of observers", "45 observers")."""
    if told.row.low(noun) == "number" and told.row.low(noun + 1) in ("of", "for"):
        return told.row.low(noun + 2) not in ("victims", "casualties")
    counted = people_of(told, noun, None)
    thing = told.row.low(noun + 1) in ("of", "for") and counted is None
    return thing or (phrase.noun is not None and not told.among(phrase.head, "entries of a list") and phrase.head >= phrase.first)


def people_of(told: Tallying, noun: int, phrase: Phrase | None) -> Phrase | None:
    """The words for those counted: in the figure's own phrase, else behind the noun ("the count of civilians")."""
    if phrase and phrase.noun and not told.among(phrase.head, "entries of a list"):
        return phrase
    own = next((one for one in told.row.phrases if one.first <= noun < one.last and one.kind in "ND" and one.noun), None)
    if own and own.head > noun + 1 and own.figure is None:
        return own._replace(first=noun + 2, owner=-1)
    behind = (one for one in told.row.phrases if noun < one.first <= noun + 3 and one.kind == "N" and one.figure is None)
    named = (one for one in behind if one.noun and told.row.low(one.first - 1) in ("of", "for"))
    return next((one for one in named if not any(told.among(at, "verbs of a list") for at in range(one.first, one.last))), None)


def added_to_list(told: Tallying, phrase: Phrase) -> Proposal | None:
    """ "Added 12 names to its list of civilians killed", "has added another 31 civilians to its count"."""
    row = told.row
    adding = told.among(phrase.first - 1, "adding verbs") or told.among(phrase.first - 2, "adding verbs")
    counts = phrase.noun is not None or phrase.head < 0 or told.among(phrase.head, "entries of a list")
    if not adding or not counts or row.low(phrase.last) != "to":
        return None
    near = range(phrase.last + 1, min(phrase.last + 5, len(row.words)))
    noun = next((at for at in near if told.among(at, "list nouns") or told.among(at, "tally nouns")), None)
    if noun is None:
        return None
    end = next((at for at in range(noun, len(row.words)) if row.low(at) in (",", ";", ".", ":")), len(row.words))
    harm = harm_between(told, noun, end)
    measure = harm.measure if harm else "killed" if row.low(noun) in TOLLS else told.counted
    return carried(told, measure, phrase.first - 1, phrase, people_of(told, noun, phrase), "addition") if measure else None


def further(told: Tallying, place: int) -> Proposal | None:
    """ "A further 640 are at the monastery": behind a count of displaced people, others who stay somewhere."""
    phrase, letters = told.row.phrases[place], told.row.letters
    added = phrase.figure is not None and phrase.figure.added and (phrase.head < 0 or phrase.noun is not None)
    stays = letters[place + 1 : place + 3] == "VP" and told.row.low(phrase.last) in STAYING
    goes_on = added and stays and told.counted == "displaced"
    return carried(told, "displaced", phrase.first, phrase, None, "others who stay") if goes_on else None


def some_of_the_dead(told: Tallying, place: int) -> Proposal | None:
    """ "31 of the dead in the ambush", "four of the dead were stallholders": a part of those who came to a harm."""
    phrase, row = told.row.phrases[place], told.row
    measure = told.lexicon.entries("harm in the noun").get(row.low(phrase.head)) if phrase.partitive else None
    several = phrase.figure is not None and (phrase.figure.low or 0) > 1
    if measure is None or not several or phrase.figure is None or phrase.head < phrase.figure.last:
        return None
    if row.letters[place + 1 : place + 2] in ("H", "h"):
        return None
    return carried(told, measure, phrase.first, phrase, said_to_be(told, place), "some of the dead")


def of_the_counted(told: Tallying, place: int) -> Proposal | None:
    """ "Of the 62 killed, 45 were dockers": a part of those counted before the comma, by who they were."""
    row, phrase = told.row, told.row.phrases[place]
    opened = row.low(0) == "of" and place == 4 and row.letters[:4] in ("ONh,", "ONH,", "ONJ,")
    people = said_to_be(told, place) if opened and phrase.figure and phrase.noun is None else None
    if people is None:
        return None
    return carried(told, row.phrases[2].harms[0].measure, phrase.first, phrase._replace(partitive=True), people, "some of the dead")


def said_to_be(told: Tallying, place: int) -> Phrase | None:
    """Who they were: the noun behind "were" ("four of the dead were stallholders")."""
    row = told.row
    states = row.letters[place + 1 : place + 3] == "VN" and row.low(row.phrases[place + 1].first) in ("were", "are")
    named = row.phrases[place + 2] if states else None
    return named if named and named.figure is None else None


def among_the_counted(told: Tallying) -> list[Proposal]:
    """ "Among the 45 are nine women and four children": parts of those counted before."""
    row = told.row
    if not row.behind("among those counted", 0) or row.low(0) != "among":
        return []
    whole = row.phrases[1] if row.letters[0] == "P" else row.phrases[0]
    pointing = whole.figure is not None or row.low(whole.head) == "victims"
    measure = told.lexicon.entries("harm in the noun").get(row.low(whole.last - 1), told.counted if pointing else None)
    if measure is None:
        return []
    listed = (one for place, one in enumerate(row.phrases) if one.first > whole.last and one.kind == "N" and one.figure and one.noun)
    return [carried(told, measure, 0, one._replace(partitive=True), one, "some of the dead") for one in listed]


def second_kind(told: Tallying, place: int, first: Proposal) -> Proposal | None:
    """ "Four of the dead were stallholders and two were customers": the second number of the same whole."""
    row = told.row
    if first.people is None or row.letters[place + 1 : place + 7] != "VNCNVN" or not (first.victims and first.victims.partitive):
        return None
    second = row.phrases[place + 4]
    people = said_to_be(told, place + 4)
    bare = second.figure is not None and second.head < 0
    phrase = Phrase("N", second.first, second.last, second.figure, second.head, partitive=True)
    return carried(told, first.harm.measure, second.first, phrase, people, "some of the dead") if bare and people else None


def carried(told: Tallying, measure: MeasureName | None, start: int, phrase: Phrase, people: Phrase | None, rule: str) -> Proposal:
    """A proposal whose words run from the noun that carries the figure to the figure."""
    harm = Harm(measure, "object")
    phrase = phrase._replace(figure=exceeded(told, phrase.figure))
    head = phrase.figure.first if phrase.figure else start
    verb = Phrase("D", min(start, phrase.first), phrase.last, head=head, harms=(harm,), form="noun")
    return Proposal(told.row, harm, verb, phrase, rule, people=people)


def exceeded(told: Tallying, figure: Figure | None) -> Figure | None:
    """The figure as a number that the count is above, behind a verb of passing ("the toll will pass 300")."""
    if figure is None or figure.low is None or figure.qualifier != "exact" or not told.among(figure.first - 1, "verbs of passing"):
        return figure
    return figure._replace(low=figure.low + 1, high=None, qualifier="more_than")
