"""Who was harmed: the words without their count, and what they say of status, groups, sex, age and role."""

from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.people import Noun, nationals, noun_for, nouns
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.casualties.victims.makeup import described_later, parts_after
from testimonia.extract.casualties.victims.said import apposed, makes_up, number_of, of_counted_harm, told_to_be
from testimonia.extract.casualties.victims.sides import armed, side_of
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.grammar.words import Word
from testimonia.records import EVERYBODY, Population
from testimonia.records.claim import AgeGroup, Sex, Status

ORDINALS = frozenset(("the", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "latest", "other"))
"""Words that only count one more victim."""


def population_of(row: Row, phrase: Phrase, text: str, lexicon: Lexicon, fleeing: bool = False) -> Population:
    """The population of a victims' phrase, with a following "including …" or "mostly …" where one stands there.

    `fleeing` says that they left their homes: plain people and communities who do so are held to be civilians.
    """
    if (said := told_to_be(row, phrase, lexicon) or makes_up(row, phrase, lexicon) or number_of(row, phrase)) is not None:
        return population_of(row, said, text, lexicon, fleeing)
    first, last = without_count(row, phrase, lexicon)
    last = compound_end(row, first, last, lexicon)
    end, includes, mostly = parts_after(row, phrase, text, lexicon)
    end = last if end == phrase.last else end
    words = row.words[first:last]
    start = first if first < last else phrase.last
    end = phrase.last if includes and first >= last else end
    wording = text[row.words[start].start : row.words[end - 1].end] if start < end else ""
    lows = tuple(one.low for one in words)
    status = status_of(lows, phrase, lexicon)
    mostly = mostly or described_later(row, phrase, text, "mostly words", lexicon)
    if status == "unknown" and (every := described_later(row, phrase, text, "wholly words", lexicon)):
        status = status_of(tuple(every[0].lower().replace(",", "").split()), phrase._replace(noun=None), lexicon)
        wording = wording or every[0]
    if status == "unknown" and not words and mostly:
        status = status_of(tuple(mostly[0].lower().replace(",", "").split()), phrase, lexicon)
    if status == "unknown" and not named_one(phrase) and set(lows) <= wordset(lexicon, "words for anybody harmed"):
        status = side_of(row, phrase, lexicon)
    if status == "combatant" and aboard(row, phrase, lows, lexicon):
        status = "civilian"
    if status == "unknown" and fleeing and not named_one(phrase):
        status = "civilian" if groups_of(words, row, lexicon) else status
    found = nouns_in(lows, lexicon)
    if named_one(phrase) and (title := clergy(words, lexicon)):
        found, status = [title], title.status
    if status == "unknown" and (other := apposed(row, phrase)):
        told = population_of(row, other, text, lexicon)
        general = wordset(lexicon, "words for victims alone") | wordset(lexicon, "those harmed") | ORDINALS | {"person"}
        own = wording.strip(' ,“”"') if set(lows) - general else ""
        return replace(told, words=own or told.words, sex=told.sex or only({one.sex for one in found}))
    return Population(
        words=wording.strip(' ,“”"') or None,
        status=status,
        groups=groups_of(words, row, lexicon) if not named_one(phrase) else nations_of(words, lexicon),
        sex=only({one.sex for one in found}) if shared_by_all([one.sex for one in found], lows) else None,
        age=only_age(ages_of(found, lows, phrase, lexicon)),
        roles=tuple(dict.fromkeys(one.role for one in found if one.role)),
        includes=includes,
        mostly=mostly,
    )


def aboard(row: Row, phrase: Phrase, lows: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a rank is one on board or in a team that "of" names ("the captain of the rowing team")."""
    if lows[-1:] == () or lows[-1] not in wordset(lexicon, "ranks on board"):
        return False
    of = next((at for at, one in enumerate(row.phrases) if one.first == phrase.last and one.kind == "O"), -1)
    body = row.phrases[of + 1] if 0 <= of < len(row.phrases) - 1 else None
    return body is not None and not wordset(lexicon, "craft and clubs").isdisjoint(row.low(at) for at in range(body.first, body.last))


def compound_end(row: Row, first: int, last: int, lexicon: Lexicon) -> int:
    """The end of the words for people, over an "of" that belongs to them ("six prisoners of war")."""
    joined = " ".join(row.low(at) for at in range(last - 1, last + 2))
    return last + 2 if last > first and row.low(last) == "of" and joined in nouns(lexicon) else last


def clergy(words: tuple[Word, ...], lexicon: Lexicon) -> Noun | None:
    """What "Father" or "Sister" before a name says: somebody of a church, and no kin."""
    sexes: dict[str, Sex] = lexicon.entries("titles of clergy")
    title = len(words) > 1 and words[0].low in sexes and words[0].capital and words[1].capital
    return Noun(False, "civilian", sexes[words[0].low], None, "religious") if title else None


def nameless(row: Row, victims: Phrase | None, text: str, lexicon: Lexicon) -> Population:
    """Everybody counted by a noun of harm ("nine army deaths", "12 wounded"), of the side whose losses they are."""
    if victims is None or victims.figure is None:
        return EVERYBODY
    if harmed := of_counted_harm(row, victims) or number_of(row, victims):
        return population_of(row, harmed, text, lexicon)
    own = Phrase("N", victims.figure.last, victims.head) if victims.kind == "D" and victims.head > victims.figure.last else None
    found = nouns_in(tuple(row.low(at) for at in range(own.first, own.last)), lexicon) if own else []
    told = {one.status for one in found} - {"unknown"}
    status = (armed(row, own, lexicon) if own else None) or (told.pop() if len(told) == 1 else side_of(row, victims, lexicon))
    words = row.words[victims.head].text if victims.kind == "D" and row.low(victims.head) in wordset(lexicon, "remains") else None
    if own and found and words is None:
        words = " ".join(row.words[at].text for at in range(own.first, own.last))
    return replace(EVERYBODY, words=words, status=status, age=only_age({one.age for one in found}))


def ages_of(found: list[Noun], lows: tuple[str, ...], phrase: Phrase, lexicon: Lexicon) -> set[AgeGroup | None]:
    """The age groups that the nouns of a phrase give; "a three-year-old" gives its own."""
    if not shared_by_all([one.age for one in found], lows):
        return set()
    told = {one.age for one in found} | {lexicon.entries("ages by word").get(low) for low in lows}
    return told if found or phrase.noun is None else {*told, phrase.noun.age}


def shared_by_all(values: list[Sex | None] | list[AgeGroup | None], lows: tuple[str, ...]) -> bool:
    """Whether what one noun says may hold for all: of "men, women and children" neither sex nor age does."""
    return not ("and" in lows and len(values) > 1 and None in values and any(values))


def nouns_in(lows: tuple[str, ...], lexicon: Lexicon) -> list[Noun]:
    """What the words for people in a phrase say."""
    known = nouns(lexicon)
    return [known[word] for word in words_in(lows, lexicon) if word in known]


def words_in(lows: tuple[str, ...], lexicon: Lexicon) -> list[str]:
    """The words for people in a phrase from left to right, the longest first ("security forces" is one)."""
    known, by_word = nouns(lexicon), lexicon.entries("standing by word")
    found, position = list[str](), 0
    while position < len(lows):
        length = next((n for n in (3, 2, 1) if " ".join(lows[position : position + n]) in known), 0)
        length = length or int(lows[position] in by_word)
        found += [" ".join(lows[position : position + length])] if length else []
        position += max(length, 1)
    return found


def named_one(phrase: Phrase) -> bool:
    """Whether the phrase names one person."""
    return phrase.named and phrase.figure is None


def without_count(row: Row, phrase: Phrase, lexicon: Lexicon) -> tuple[int, int]:
    """The words of the phrase behind its count and "of"; of a possessor only what is owned."""
    first = phrase.inner if phrase.kind == "D" and phrase.inner >= 0 else phrase.first
    if phrase.figure and phrase.figure.first >= phrase.first:
        if group := group_counted(row, phrase, lexicon):
            return group
        first = phrase.figure.last
    before = wordset(lexicon, "words before a population")
    while first < phrase.last and (row.low(first) in before or (row.words[first].mark and first > phrase.first)):
        first += 1
    adjective = phrase.kind == "D" and phrase.inner < 0 and phrase.head > first
    return first, phrase.head if adjective else phrase.last


def group_counted(row: Row, phrase: Phrase, lexicon: Lexicon) -> tuple[int, int] | None:
    """The words of a group whose number stands inside or behind it ("a family of five", "a couple")."""
    figure = phrase.figure
    if figure is None or figure.last < phrase.last:
        return None
    group = next((at for at in range(phrase.first, figure.first) if row.low(at) in wordset(lexicon, "group heads")), None)
    if group is not None and row.low(figure.first - 1) == "of" and row.low(group) in wordset(lexicon, "collectives"):
        return group, figure.first - 1
    pair = row.low(figure.last - 1) in wordset(lexicon, "nouns of two") and row.low(figure.last) != "of"
    return (figure.last - 1, figure.last) if pair else None


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
    young = any(is_child(low, lexicon) for low in lows) or in_a_civil_body(lows, lexicon)
    return "civilian" if young or (lows and of_a_trade(lows[-1], phrase, lexicon)) else "unknown"


def in_a_civil_body(lows: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether they are members of a body of working people, players or the like ("four members of a volleyball team")."""
    return not (wordset(lexicon, "membership heads").isdisjoint(lows) or wordset(lexicon, "civil bodies").isdisjoint(lows))


def told_by_nouns(lows: tuple[str, ...], phrase: Phrase, lexicon: Lexicon) -> set[Status]:
    """The standings that the nouns of a phrase give."""
    known = nouns(lexicon)
    by_word: dict[str, Status] = lexicon.entries("standing by word")
    ages = wordset(lexicon, "ages that are no standing")
    said = [word for word in words_in(lows, lexicon) if word not in ages or word == lows[-1]]
    found: set[Status] = {by_word.get(word) or known[word].status for word in said}
    if lows[-1:] and lows[-1] in wordset(lexicon, "ranks on board") and not wordset(lexicon, "craft and clubs").isdisjoint(lows):
        return {"civilian"}
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
    own = {"his", "our", "their"} & set(lows[-3:-1])
    return bool(own) and lows[-1] in wordset(lexicon, "men under arms")


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
