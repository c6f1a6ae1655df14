"""Numbers that count nobody whatever follows: names, labels, measures, dates, ages and addresses."""

import re
from collections.abc import Callable

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.people import noun_for
from testimonia.extract.grammar.counts import Figure, Words, joined, number_words, wordset

OLD = re.compile(r"-(?:year|month|week|day)s?-olds?")
"""The rest of an age that a blank parts from its number ("a three -year-old girl")."""

AFTER_AGES = ("and", "were", "was", "from", "of", "at", "in", "who")
"""Words that may stand behind a list of ages."""

CLOSING = frozenset((",", ")", "(", ".", ";", ":", "–", "-", "]"))

REACH = 8
"""Words: how far apart two numbers of one list by place may stand."""

AGED_ALIKE = ("both", "each", "now", "then")
"""Words between a name and an age."""

PLACING = ("in", "at", "near", "around")
"""Words that join a number of a list to its place."""

SHARES = (("in", "every"), ("out", "of", "every"), ("out", "of"), ("in",))
"""Words between the two numbers of a share."""

TEN = 10
"""A share is told of no more than so many ("one in ten")."""

APOSTROPHES = ("'", "’", "‘")

OLDEST = 115
"""Years: a number in commas after a name is an age up to this."""


def veto(words: Words, figure: Figure, lexicon: Lexicon) -> str | None:
    """Why a number counts nobody whatever follows: a name, a label, a measure, a date, an age, an address; None when it may."""
    reasons: tuple[tuple[str, Callable[[Words, Figure, Lexicon], bool]], ...] = (
        ("name", naming),
        ("label", labelled),
        ("unit", measuring),
        ("share", sharing),
        ("date", dated),
        ("date", hour),
        ("age", aged),
        ("age", next_of_ages),
        ("age", of_age),
        ("children", of_a_parent),
        ("address", addressed),
        ("inhabitants", of_inhabitants),
        ("exception", left_out),
        ("rate", by_the_day),
    )
    return next((reason for reason, holds in reasons if holds(words, figure, lexicon)), None)


def of_inhabitants(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """How many live in a place ("the city of 300,000"), or how cold it is ("minus 12")."""
    before, earlier = (words[figure.first - back].low if figure.first >= back else "" for back in (1, 2))
    inhabited = before == "of" and earlier in wordset(lexicon, "places with a number of inhabitants")
    return before == "minus" or (inhabited and not counts_people(words, figure, lexicon))


def by_the_day(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """How many it is in a while: "treats 300 a day", "600 per week"."""
    behind = [one.low for one in words[figure.last : figure.last + 2]]
    return len(behind) == 2 and behind[0] in ("a", "per", "each") and behind[1] in wordset(lexicon, "units of time")


def left_out(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """Those of whom something is not said: "all but two were freed", "none but five lived"."""
    before, earlier = (words[figure.first - back].low if figure.first >= back else "" for back in (1, 2))
    return before == "but" and earlier in wordset(lexicon, "words before those left out")


def naming(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """Digits that name something ("911"), or a capitalised number word inside a name ("the Eight Rivers crew")."""
    if joined(words, figure.first, figure.last) in wordset(lexicon, "digits that name something"):
        return True
    before, after = words[max(figure.first - 1, 0)], words[min(figure.last, len(words) - 1)]
    if figure.high == 1 and after.low == "another":
        return True
    if words[figure.first].low == "both" and figure.first and of_those_before(words, figure):
        return True
    if figure.first > 1 and before.low == "of" and words[figure.first - 2].low in wordset(lexicon, "words before of and children"):
        return not counts_people(words, figure, lexicon)
    emergency = joined(words, figure.first, figure.last) in wordset(lexicon, "emergency numbers")
    if emergency and {before.low, after.low} & wordset(lexicon, "words for a call"):
        return True
    name = words[figure.first]
    return figure.first > 0 and before.low in ("a", "an", "the") and name.capital and not name.text.isupper() and after.capital


def of_those_before(words: Words, figure: Figure) -> bool:
    """Whether "both" only says more of those told before ("two dead, both servicemen", "both soldiers and civilians")."""
    before, behind = words[figure.first - 1].low, words[figure.last : figure.last + 3]
    noun = bool(behind) and behind[0].tag in ("NOUN", "PROPN", "") and behind[0].text.isalpha() and not behind[0].low.endswith("ed")
    apposed = (
        before == "," and noun and len(behind) > 1 and (behind[1].low == "and" or behind[1].mark or (len(behind) > 2 and behind[2].mark))
    )
    return apposed or before in ("are", "were")


def labelled(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """An amount of money behind its sign, or the number of a room, a road, a resolution."""
    labels = wordset(lexicon, "money signs") | wordset(lexicon, "words before a number that is no count")
    counted = wordset(lexicon, "harms that are counted") | wordset(lexicon, "those harmed")
    verb = figure.first > 1 and words[figure.first - 1].low == "number" and words[figure.first - 2].low in counted
    return figure.first > 0 and words[figure.first - 1].low in labels and not verb


def measuring(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """A number of years, miles, percent, shots and the like."""
    if figure.last >= len(words):
        return False
    low = words[figure.last].low
    if low in wordset(lexicon, "units that describe people") and describes_people(words, figure, lexicon):
        return False
    return low.split("-")[0] in wordset(lexicon, "units") or OLD.match(low) is not None


def describes_people(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a singular word for a measure only describes the people behind it ("two night watchmen", "five local staff")."""
    behind = tuple(one.low for one in words[figure.last + 1 : figure.last + 3])
    return figure.low != 1 and bool(behind) and bool(noun_for(behind[:1], lexicon) or noun_for(behind, lexicon))


def sharing(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """Either number of a share: "one in three", "two out of every five", "nine in ten"."""
    if [one.low for one in words[figure.last : figure.last + 2]] in (["for", "each"], ["for", "every"]):
        return True
    behind = next((len(run) for run in SHARES if tuple(one.low for one in words[figure.last : figure.last + len(run)]) == run), 0)
    before = next((len(run) for run in SHARES if tuple(one.low for one in words[max(figure.first - len(run), 0) : figure.first]) == run), 0)
    first, second = (figure.first, figure.last + behind) if behind else (figure.first - before - 1, figure.first)
    one, other = (small_number(words, at, lexicon) for at in (first, second))
    measures = second + 1 < len(words) and words[second + 1].low in wordset(lexicon, "units")
    return bool((behind or before) and one and other and one < other <= TEN and not measures)


def small_number(words: Words, at: int, lexicon: Lexicon) -> int:
    """A number below a hundred in one word; nought for any other word."""
    if not 0 <= at < len(words):
        return 0
    low = words[at].low
    return int(low) if low.isdigit() and len(low) < 3 else int(number_words(lexicon).units.get(low, 0))


def dated(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """A day beside a month, or a year: four digits after "in", "since", a month or a comma, or before a mark.

    So is "2012" in "the 2012 deaths", unless it is round ("the 2000 refugees").
    """
    months = wordset(lexicon, "months")
    before = words[figure.first - 1].low if figure.first else ""
    after = words[figure.last].low if figure.last < len(words) else "."
    n = figure.low or 0
    numeral = words[figure.first].text.isdigit() and figure.last == figure.first + 1
    spelled = not words[figure.first].text[:1].isdigit()
    if n <= 31 and (before.rstrip(".") in months or before in months) and not (spelled and after.isalpha()):
        return True
    if n <= 31 and after in months and (after != "may" or figure.last + 1 >= len(words) or not words[figure.last + 1].low.isalpha()):
        return True
    year = numeral and (1900 <= n <= 2100 or (32 <= n <= 99 and (before.isdigit() or before in APOSTROPHES)))
    earlier = words[figure.first - 2].low if figure.first > 1 else ""
    if year and earlier in months:
        return True
    if (
        numeral
        and 1980 <= n <= 2035
        and n % 100
        and after.isalpha()
        and (before in ("the", "a", "'s") or not counts_people(words, figure, lexicon))
    ):
        return True
    opens = before in wordset(lexicon, "words before a year") or before in months or not before
    return numeral and 1900 <= n <= 2100 and (opens or not after.isalpha())


def hour(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """An hour of the day: "at six in the evening", "at 10 o'clock"."""
    before = words[figure.first - 1].low if figure.first else ""
    after = " ".join(one.low for one in words[figure.last : figure.last + 2])
    parts = wordset(lexicon, "parts of the day")
    digits = words[figure.first].text
    clock = digits.isdigit() and len(digits) == 4 and digits < "2401" and digits[2:] < "60" and digits[3] in "05"
    if clock and before in ("at", "until", "till", "by", "between", "about", "around", "approximately"):
        return not counts_people(words, figure, lexicon)
    return (
        (figure.low or 0) <= 24
        and before in ("at", "until", "by", "till", "after", "before", "around", "about", "past")
        and (after in parts or after.split(" ")[0] in parts)
    )


def counts_people(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a word for people stands right behind a number, or one word on."""
    behind = tuple(one.low for one in words[figure.last : figure.last + 2])
    return bool(noun_for(behind[:1], lexicon) or noun_for(behind, lexicon))


def aged(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """A bare number in commas or brackets behind a name, as in "Ana Lode, 34, of Tarsa" or "Ana Lode, 34 in May"."""
    if figure.first < 2 or figure.last >= len(words) or figure.last != figure.first + 1:
        return False
    start = figure.first - (words[figure.first - 1].low in AGED_ALIKE)
    name, after = words[start - 2], words[figure.last]
    if gapped(words, figure) or name.low in wordset(lexicon, "tally nouns") | wordset(lexicon, "toll nouns"):
        return False
    if name.low in wordset(lexicon, "partitive pronouns") | wordset(lexicon, "those harmed"):
        return False
    if words[figure.last - 1].text.isdigit() and words[figure.first - 1].text == "," and listed_age(words, figure, lexicon):
        return 0 < (figure.low or 0) <= OLDEST
    if name.low in lexicon.entries("weekdays"):
        return False
    closed = after.text in CLOSING or (name.capital and after.low in wordset(lexicon, "words after an age"))
    opened = words[start - 1].text in (",", "(", "[") and name.text[:1].isalpha()
    plain = opened and closed and words[figure.first].text.isdigit() and 0 < (figure.low or 0) <= OLDEST
    return plain or spelled_age(words, figure, start)


def spelled_age(words: Words, figure: Figure, start: int) -> bool:
    """Whether an age in words stands in commas behind a full name ("Ilka Moran, nine, in reeds")."""
    named = start > 2 and all(one.capital and one.tag in ("PROPN", "") and one.text[1:].islower() for one in words[start - 3 : start - 1])
    closed = words[figure.last].text == "," and words[start - 1].text == ","
    return named and closed and 0 < (figure.low or 0) <= OLDEST and not words[figure.first].text.isdigit()


def listed_age(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """The first of two ages behind kin ("his sons, 10 and 12"), or an age before a name ("man, 18 Ivo Lind")."""
    noun, after = noun_for((words[figure.first - 2].low,), lexicon), words[figure.last]
    further = words[figure.last + 1].text if figure.last + 1 < len(words) else ""
    ends = figure.last + 2 >= len(words) or words[figure.last + 2].mark
    pair = noun is not None and noun[1].many and after.low == "and" and further.isdigit() and ends
    before_name = noun is not None and not noun[1].many and after.capital and not noun_for((after.low,), lexicon) and after.text.isalpha()
    return pair or before_name


def next_of_ages(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """The second or a later number of "ages 3 and 5", "ages one, three and 5", "sons, 10 and 12"."""
    if follows_ages(words, figure, lexicon):
        return True
    at = figure.first - 1
    while at > 0 and (words[at].low in ("and", "to", "or", ",", "&") or words[at].text.isdigit()):
        at -= 1
    numbers = sum(one.text.isdigit() for one in words[at + 1 : figure.first])
    kin = noun_for((words[at].low,), lexicon)
    opened = words[at].low in ("ages", "aged") or (kin is not None and kin[1].many and kin[1].role is None and words[at + 1].text == ",")
    ends = ends_ages(words, figure)
    return (
        numbers > 0
        and opened
        and ends
        and words[figure.first].text.isdigit()
        and words[figure.first - 1].low in ("and", ",", "to", "or", "&")
    )


def of_age(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """ "Under the age of five", "in age from 3 to 71", "the youngest of them was 17", "eight and ten years old"."""
    if grown_or_not(words, figure) and ends_ages(words, figure):
        return True
    if (figure.low or 0) > OLDEST or figure.last != figure.first + 1:
        return False
    before = [one.low for one in words[max(figure.first - 5, 0) : figure.first]]
    behind = [one.low for one in words[figure.last : figure.last + 5]]
    named = bool(before) and before[-1] in ("of", "from", "to", "between", "and") and bool({"age", "ages"} & set(before))
    being = before[-1:] in (["was"], ["is"]) and ends_ages(words, figure)
    extreme = being and (bool({"youngest", "oldest", "eldest"} & set(before)) or of_one_person(words, figure, lexicon))
    units = number_words(lexicon).units
    other = len(behind) > 3 and behind[0] in ("and", "or") and (behind[1].isdigit() or behind[1] in units)
    young = (
        before[-3:-2] in (["a"], ["the"], ["another"])
        and before[-1] == "of"
        and before[-2] in wordset(lexicon, "words before of and an age")
    )
    return named or extreme or (young and ends_ages(words, figure)) or (other and behind[2:4] in (["years", "old"], ["years", "of"]))


def grown_or_not(words: Words, figure: Figure) -> bool:
    """Whether a number behind "are" tells the age of some of those told before ("four of the killed were over 60", "two of them are 9")."""
    before = [one.low for one in words[max(figure.first - 7, 0) : figure.first]]
    bounded = words[figure.first].low in ("over", "under", "above", "below")
    some = "of" in before and bool({"those", "them", "whom", "these"} & set(before))
    plain = words[figure.first].text.isdigit() and figure.last == figure.first + 1 and (figure.low or 0) < OLDEST
    if bounded and before[-2:] in (["of", "them"], ["of", "whom"]):
        return True
    return before[-1:] in (["were"], ["are"], ["was"], ["is"]) and some and (bounded or plain)


def of_one_person(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the subject of "was 17" is one person: "she was 17", "the boy who died was 17"."""
    start = max(figure.first - 5, 0)
    if words[figure.first - 2].low in ("he", "she"):
        return True
    opened = (at for at in range(start, figure.first - 2) if words[at].low in ("the", "a", "his", "her", "their"))
    nouns = (noun_for((words[at + 1].low,), lexicon) for at in opened)
    return any(noun is not None and not noun[1].many for noun in nouns) and words[figure.first].text.isdigit()


def of_a_parent(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """How many children somebody has: "a mother of two", "the father of four", with no noun behind the number."""
    before = [one.low for one in words[max(figure.first - 2, 0) : figure.first]]
    after = words[figure.last] if figure.last < len(words) else None
    parent = before[1:] == ["of"] and before[0] in wordset(lexicon, "parents")
    return parent and (after is None or (after.tag not in ("NOUN", "PROPN", "ADJ", "NUM") and after.low != "of"))


def follows_ages(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether nothing but numbers, commas and "and" stands between "ages" and a number ("ages four, six and 13")."""
    units, at = number_words(lexicon).units, figure.first - 1
    while at > 0 and (words[at].low in ("and", "to", "or", ",", "&") or words[at].text.isdigit() or words[at].low in units):
        at -= 1
    return at < figure.first - 1 and words[at].low in ("ages", "aged") and ends_ages(words, figure)


def ends_ages(words: Words, figure: Figure) -> bool:
    """Whether what stands behind a number can end a list of ages."""
    return figure.last >= len(words) or words[figure.last].mark or words[figure.last].low in AFTER_AGES


def gapped(words: Words, figure: Figure) -> bool:
    """Whether a number goes on a list by place or of parts and is no age: "12 in Tarsa, 9 in Lode", "18 May, 7 of them children"."""
    after = words[figure.last].low
    if after == "of" and figure.last + 1 < len(words):
        return words[figure.last + 1].low in ("them", "whom", "those", "these", "which", "the")
    if after == "on" or after in PLACING:
        back = figure.first - 2
        while back > 0 and words[back].capital and figure.first - back <= REACH:
            back -= 1
        if back < figure.first - 2 and words[figure.first - 1].low == "," and words[back].low == after:
            return True
    if after not in PLACING:
        return False
    near = range(max(figure.first - REACH, 0), min(figure.last + REACH, len(words) - 2))
    named = figure.last + 1 < len(words) and words[figure.last + 1].capital
    return any(
        number(words, at) and (placed(words, at, after) or (named and at > figure.last and words[at + 1].low == after))
        for at in near
        if not figure.first <= at < figure.last
    )


def number(words: Words, at: int) -> bool:
    """Whether a number in digits stands here."""
    return words[at].text.replace(",", "").isdigit()


def placed(words: Words, at: int, preposition: str) -> bool:
    """Whether a number stands before the same preposition and a name, with "of them" between at most."""
    step = 3 if [one.low for one in words[at + 1 : at + 3]] in (["of", "them"], ["of", "whom"]) else 1
    name = words[at + step + 1 : at + step + 2]
    return at + step < len(words) and words[at + step].low == preposition and bool(name) and name[0].capital


def addressed(words: Words, figure: Figure, lexicon: Lexicon) -> bool:
    """A house number: digits, then capitalised words of which one is a street word."""
    if not words[figure.first].text.isdigit():
        return False
    streets = wordset(lexicon, "street words")
    for one in words[figure.last : figure.last + 5]:
        if not one.capital or one.mark:
            return False
        if one.low in streets:
            return True
    return False
