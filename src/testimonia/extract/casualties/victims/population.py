"""Who was harmed: the words without their count, and what they say of status, groups, sex, age and role."""

import re
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.people import Noun, nationals, noun_for, nouns
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.casualties.victims.sides import armed, side_of
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.grammar.words import Word
from testimonia.records import EVERYBODY, Population
from testimonia.records.claim import AgeGroup, Sex, Status

LONGEST_OPENER = 5
"""Words: "the vast majority of them"."""

IN_COMMAS = re.compile(r",N(?:[PO][NXTL])*(?:,(?!C)|M|$)")
"""The letters of a description in commas; before a comma and "and" it goes on a list."""


def population_of(row: Row, phrase: Phrase, text: str, lexicon: Lexicon, fleeing: bool = False) -> Population:
    """The population of a victims' phrase, with a following "including …" or "mostly …" where one stands there.

    `fleeing` says that they left their homes: plain people and communities who do so are held to be civilians.
    """
    first, last = without_count(row, phrase, lexicon)
    end, includes, mostly = parts_after(row, phrase, text, lexicon)
    end = last if end == phrase.last else end
    words = row.words[first:last]
    start = first if first < last else phrase.last
    end = phrase.last if includes and first >= last else end
    wording = text[row.words[start].start : row.words[end - 1].end] if start < end else ""
    lows = tuple(one.low for one in words)
    status = status_of(lows, phrase, lexicon)
    if status == "unknown" and not words and mostly:
        status = status_of(tuple(mostly[0].lower().replace(",", "").split()), phrase, lexicon)
    if status == "unknown" and of_a_civil_body(row, phrase, lexicon):
        status = "civilian"
    if status == "unknown" and not named_one(phrase) and set(lows) <= wordset(lexicon, "words for anybody harmed"):
        status = side_of(row, phrase, lexicon)
    if status == "unknown" and fleeing and not named_one(phrase):
        status = "civilian" if groups_of(words, row, lexicon) else status
    found = nouns_in(lows, lexicon)
    if status == "unknown" and (other := apposed(row, phrase)):
        told = population_of(row, other, text, lexicon)
        return replace(told, words=wording.strip(' ,“”"') or None, sex=told.sex or only({one.sex for one in found}))
    return Population(
        words=wording.strip(' ,“”"') or None,
        status=status,
        groups=groups_of(words, row, lexicon) if not named_one(phrase) else nations_of(words, lexicon),
        sex=only({one.sex for one in found}),
        age=only_age(ages_of(found, lows, phrase, lexicon)),
        roles=tuple(dict.fromkeys(one.role for one in found if one.role)),
        includes=includes,
        mostly=mostly,
    )


def apposed(row: Row, phrase: Phrase) -> Phrase | None:
    """What one person without a name is said to be, in commas: "a fourth, a 17-year-old boy, is in surgery"."""
    place = next((at for at, one in enumerate(row.phrases) if one.first == phrase.first), -1)
    one = phrase.figure.high == 1 if phrase.figure else not phrase.many
    if place < 0 or phrase.named or not one or not IN_COMMAS.match(row.letters, place + 1):
        return None
    other = row.phrases[place + 2]
    single = other.noun is not None and not other.noun.many and other.figure is None and row.low(other.first) in ("a", "an")
    return other if single else None


def nameless(row: Row, victims: Phrase | None, lexicon: Lexicon) -> Population:
    """Everybody counted by a noun of harm ("nine army deaths", "12 wounded"), of the side whose losses they are."""
    if victims is None or victims.figure is None:
        return EVERYBODY
    own = Phrase("N", victims.figure.last, victims.head) if victims.kind == "D" and victims.head > victims.figure.last else None
    found = nouns_in(tuple(row.low(at) for at in range(own.first, own.last)), lexicon) if own else []
    told = {one.status for one in found} - {"unknown"}
    status = (armed(row, own, lexicon) if own else None) or (told.pop() if len(told) == 1 else side_of(row, victims, lexicon))
    words = row.words[victims.head].text if victims.kind == "D" and row.low(victims.head) in wordset(lexicon, "remains") else None
    return replace(EVERYBODY, words=words, status=status, age=only_age({one.age for one in found}))


def ages_of(found: list[Noun], lows: tuple[str, ...], phrase: Phrase, lexicon: Lexicon) -> set[AgeGroup | None]:
    """The age groups that the nouns of a phrase give; "a three-year-old" gives its own."""
    told = {one.age for one in found} | {lexicon.entries("ages by word").get(low) for low in lows}
    return told if found or phrase.noun is None else {*told, phrase.noun.age}


def nouns_in(lows: tuple[str, ...], lexicon: Lexicon) -> list[Noun]:
    """The words for people in a phrase from left to right, the longest first ("security forces" is one)."""
    known, found, position = nouns(lexicon), list[Noun](), 0
    while position < len(lows):
        length = next((n for n in (3, 2, 1) if " ".join(lows[position : position + n]) in known), 0)
        found += [known[" ".join(lows[position : position + length])]] if length else []
        position += max(length, 1)
    return found


def named_one(phrase: Phrase) -> bool:
    """Whether the phrase names one person."""
    return phrase.named and phrase.figure is None


def without_count(row: Row, phrase: Phrase, lexicon: Lexicon) -> tuple[int, int]:
    """The words of the phrase behind its count and "of"; of a possessor only what is owned."""
    first = phrase.inner if phrase.kind == "D" and phrase.inner >= 0 else phrase.first
    if phrase.figure and phrase.figure.first >= phrase.first:
        first = phrase.figure.last
    while first < phrase.last and row.low(first) in wordset(lexicon, "words before a population"):
        first += 1
    adjective = phrase.kind == "D" and phrase.inner < 0 and phrase.head > first
    return first, phrase.head if adjective else phrase.last


def parts_after(row: Row, phrase: Phrase, text: str, lexicon: Lexicon) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Where the description ends, and the parts named in it without a number ("including …", "mostly …")."""
    position = phrase.last
    position += row.low(position) == ","
    mostly = opens_mostly(row, position, lexicon)
    if not mostly and row.low(position) not in ("including", "among"):
        return phrase.last, (), ()
    first = position + (mostly or 1)
    last = end_of_list(row, first, joined=("and", "or") if mostly else (",", "and", "or"))
    if last <= first or any(other.figure and position <= other.figure.first < last for other in row.phrases):
        return phrase.last, (), ()
    wording = text[row.words[first].start : row.words[last - 1].end]
    return (last, (), (wording,)) if mostly else (last, (wording,), ())


def opens_mostly(row: Row, position: int, lexicon: Lexicon) -> int:
    """How many words here say of whom most of those counted are ("mostly", "nearly all of them"); 0 where none do."""
    openers = wordset(lexicon, "mostly words")
    lengths = (length for length in range(LONGEST_OPENER, 0, -1) if " ".join(row.low(position + at) for at in range(length)) in openers)
    return next(lengths, 0)


def end_of_list(row: Row, position: int, joined: tuple[str, ...]) -> int:
    """The end of an enumeration of phrases: nouns with what joins them, and one "from …" behind them."""
    last = position
    for one in row.phrases:
        if one.first < position:
            continue
        if one.first > last and row.low(last) not in joined:
            break
        source = one.kind == "P" and row.low(one.first) == "from" and last > position
        if (one.kind in "NX" and one.last > last) or source:
            last = one.last
        elif one.kind not in ",C" or row.low(one.first) not in joined:
            break
    return last


def status_of(lows: tuple[str, ...], phrase: Phrase, lexicon: Lexicon) -> Status:
    """Civilian or combatant by the words; mixed when both stand in coordination.

    "Members of the security forces" are combatants by what they are members of; "men" and "people" say nothing.
    """
    if named_one(phrase) and phrase.noun is None and nouns(lexicon).keys().isdisjoint(lows[:-1]):
        return "unknown"
    if set(lows) & wordset(lexicon, "civilian phrases") and "armed" not in lows:
        return "mixed" if set(lows) & {"soldiers", "fighters", "troops"} else "civilian"
    if under_arms(lows, lexicon):
        return "combatant"
    found = told_by_nouns(lows, phrase, lexicon)
    if found == {"civilian", "combatant"}:
        return "mixed" if "and" in lows else (phrase.noun.status if phrase.noun else "mixed")
    if found:
        return found.pop()
    young = any(is_child(low, lexicon) for low in lows)
    return "civilian" if young or (lows and of_a_trade(lows[-1], phrase, lexicon)) else "unknown"


def told_by_nouns(lows: tuple[str, ...], phrase: Phrase, lexicon: Lexicon) -> set[Status]:
    """The standings that the nouns of a phrase give."""
    known = nouns(lexicon)
    by_word: dict[str, Status] = lexicon.entries("standing by word")
    ages = wordset(lexicon, "ages that are no standing")
    said = [low for at, low in enumerate(lows) if low not in ages or at == len(lows) - 1]
    found: set[Status] = {by_word.get(low, known[low].status if low in known else "unknown") for low in said}
    if phrase.noun and by_word.keys().isdisjoint(lows):
        found.add(phrase.noun.status)
    return found - {"unknown"}


def is_child(low: str, lexicon: Lexicon) -> bool:
    """Whether a word gives the age of a child ("two-year-old")."""
    noun = noun_for((low,), lexicon) if low.endswith(("-old", "-olds")) else None
    return noun is not None and noun[1].age == "child"


def under_arms(lows: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether words name security forces, members of an armed group, or the men of somebody ("two of his men")."""
    joined = f" {' '.join(lows)} "
    if any(f" {forces} " in joined for forces in ("security forces", "security personnel", "armed forces")):
        return True
    if set(lows) & wordset(lexicon, "membership heads") and set(lows) & wordset(lexicon, "words of armed groups"):
        return True
    own = {"his", "our", "their", "its"} & set(lows[-3:-1])
    return bool(own) and lows[-1] in wordset(lexicon, "men under arms")


def of_a_civil_body(row: Row, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether they are members of a body of working people or the like ("the choir said that nine of its members")."""
    lows = [row.low(at) for at in range(len(row.words))]
    own = lows[max(phrase.last - 2, 0) : phrase.last] in (["its", "members"], ["their", "members"])
    bodies = [low for low in lows if low in wordset(lexicon, "civil bodies") or low in wordset(lexicon, "words of armed groups")]
    return own and bool(bodies) and all(low in wordset(lexicon, "civil bodies") for low in bodies)


def of_a_trade(low: str, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a small noun that no list knows names people by their work or pastime ("stallholders", "a balloonist")."""
    if low in nouns(lexicon) or low in wordset(lexicon, "no trade") or phrase.named or not low.isalpha():
        return False
    several = lexicon.words("endings of trades and pastimes")
    return low.endswith(several) or (phrase.figure is None and low.endswith(lexicon.words("endings of one trade or pastime")))


@cache
def peoples(lexicon: Lexicon) -> frozenset[str]:
    """Words that name a people, a faith or a nation, however they are written."""
    return wordset(lexicon, "nationalities and faiths") | nationals(lexicon).keys()


def groups_of(words: tuple[Word, ...], row: Row, lexicon: Lexicon) -> tuple[str, ...]:
    """Peoples, faiths and nations as worded: capitalised words before or as the noun with the ending of one, or known ones."""
    listed, endings, known = peoples(lexicon), lexicon.words("group suffixes"), nouns(lexicon)
    communities = wordset(lexicon, "communities")
    found = []
    for index, one in enumerate(words):
        capital = one.capital and not row.capitals and one.low not in known
        fits = one.low.endswith(endings) or any(two.low in communities for two in words[index + 1 : index + 2])
        if one.low in listed or (capital and fits and len(one.text) > 3):
            found.append(one.text)
    return tuple(dict.fromkeys(found))


def nations_of(words: tuple[Word, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """The peoples before the noun of a phrase that names one person ("the Afghan cook Rahim Sel"); the name itself may end like one."""
    known, named = nouns(lexicon), peoples(lexicon)
    noun = next((at for at in range(len(words) - 1, -1, -1) if words[at].low in known and words[at].low not in named), 0)
    return tuple(dict.fromkeys(one.text for one in words[:noun] if one.low in named))


def only(values: set[Sex | None]) -> Sex | None:
    """The one sex that the words give, or none."""
    given = values - {None}
    return given.pop() if len(given) == 1 else None


def only_age(values: set[AgeGroup | None]) -> AgeGroup | None:
    """The one age group that the words give, or none."""
    given = values - {None}
    return given.pop() if len(given) == 1 else None
