"""Whether two names are one person's, and why."""

from collections.abc import Mapping, Sequence

from testimonia.records import Reason
from testimonia.resolve.spelling import name_words, same_word

SPELLING = "person spelling"
INITIAL = "person initial"
SHORTER = "person shorter name"

Variants = Mapping[str, str]


def same_person(one: str, two: str, variants: Variants) -> Reason | None:
    """The reason why two full names are one person's; None when they may be two people's.

    Every word must be a spelling of the one at its place ("Hasan Abdel-Lode", "Hassan Abd al-Lode"); one initial may stand for a given
    name, and the shorter name may leave out words between the first and the last. A name of one word is nobody's for sure.
    """
    first, second = sorted((name_words(one), name_words(two)), key=lambda words: (len(words), words))
    if len(first) < 2:
        return None
    if len(first) == len(second):
        if all(same_given(a, b, variants) for a, b in zip(first, second, strict=True)):
            return Reason(rule=SPELLING, words=f"“{one}” and “{two}” are spellings of one name")
        if same_given(first[-1], second[-1], variants) and initial(first[0], second[0]) and matched(first[1:], second[1:], variants):
            return Reason(rule=INITIAL, words=f"“{one}” and “{two}” share the surname, and the initial fits")
        return None
    if len(first) == 2 and same_given(first[0], second[0], variants) and same_given(first[1], second[-1], variants):
        return Reason(rule=SHORTER, words=f"“{one}” and “{two}” share the first and the last name")
    return None


def matched(one: Sequence[str], two: Sequence[str], variants: Variants) -> bool:
    """Whether words agree place by place."""
    return len(one) == len(two) and all(same_given(a, b, variants) for a, b in zip(one, two, strict=True))


def same_given(one: str, two: str, variants: Variants) -> bool:
    """Whether two words are spellings of one name, by the table of given names or by their sounds."""
    known = variants.get(one), variants.get(two)
    if all(known):
        return known[0] == known[1]
    return same_word(one, two)


def initial(one: str, two: str) -> bool:
    """Whether one word is the other's first letter."""
    short, long = sorted((one, two), key=len)
    return len(short) == 1 and len(long) > 1 and long[0] == short


def part_of(short: str, full: str, variants: Variants) -> bool:
    """Whether a name of one word, or a surname of several, ends or opens a full name: "Lode" or "Rami" of "Rami al-Lode"."""
    part, whole = name_words(short), name_words(full)
    if not part or len(part) >= len(whole):
        return False
    return matched(part, whole[-len(part) :], variants) or (len(part) == 1 and same_given(part[0], whole[0], variants))
