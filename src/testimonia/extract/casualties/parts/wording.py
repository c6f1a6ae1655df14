"""The patterns by which a text ties numbers to others, made of the words of codebook/lang/…/parts.yaml once for each language."""

import re
from calendar import month_name
from dataclasses import dataclass
from functools import cache

from testimonia.codebook.lexicon import Lexicon, alternation

Pattern = re.Pattern[str]

CLAUSE = r"[^.,;:!?]"
"""A sign that ends no clause."""


@dataclass(frozen=True)
class Wording:
    """How one language says that a number is a part of another; each pattern matches what its comment tells, of the text around a part."""

    of_whom: Pattern  # before a part: "of whom", "of these, about"
    of_them: Pattern  # behind a part: "of them"
    of_harmed: Pattern  # behind a part: "of the dead", with the word for those harmed as `who`
    of_deaths: Pattern  # behind a part: "of the deaths"
    of_whole: Pattern  # between a part and its whole: "of the", "out of their"
    was_among: Pattern  # between a part and its whole: "were among at least"
    among: Pattern  # before a whole: "among the"
    among_harmed: Pattern  # before a part: "among the wounded were", with the word for those harmed as `who`
    harmed_include: Pattern  # before a part: "the dead included", with the same
    placed: Pattern  # behind a number: "in", "on"
    own_count: Pattern  # around a number: "has received"
    of_harmed_opens: Pattern  # before a part: "of the wounded,", with the same
    were_among_harmed: Pattern  # behind a part: "was among the dead", with the same
    are: Pattern  # between a whole and its part: "killed were"
    among_them: Pattern  # behind a part: "among them." at the end
    opener: Pattern  # before a part: "including", with others between
    part_opener: Pattern  # before a part: "in the worst incident"
    chain: Pattern  # between two parts of one list
    gap: Pattern  # between two numbers of one list that tells its harm once
    again: Pattern  # behind a number alone that goes on with those counted before
    held: Pattern  # behind a number: "are still being held"
    graded: Pattern  # behind a number: "were in critical condition"
    with_wounds: Pattern  # behind a number: "with"
    where_treated: Pattern  # between the hurt and some of them: "at the hospital, where"
    share: Pattern  # before a number: "accounted for at least"
    made_up: Pattern  # between a whole and the first of its parts: "comprised"
    shares: Pattern  # at the start of a clause about some of those told before: "Most"
    rest: Pattern  # those left over of a whole
    others: Pattern  # behind a number: "others"
    the_other: Pattern  # before a number: "the other"
    further: Pattern  # "a third"
    bodies: Pattern  # behind a number: "charred bodies"
    bodies_of: Pattern  # before a number: "the bodies of"
    clause: Pattern  # "and five were": a clause of its own behind a colon
    group: Pattern  # a group of perhaps people, with the words for them as `words`
    people: Pattern  # a number alone, or of people


@cache
def wording(lexicon: Lexicon) -> Wording:
    """The wording of a language."""

    def any_of(*names: str) -> str:
        return "(?:" + "|".join(f"(?:{lexicon.group(name).alternation})" for name in names) + r")(?!\w)"

    def made(pattern: str) -> Pattern:
        return re.compile(pattern, re.IGNORECASE)

    them, being, are = any_of("partitive pronouns"), any_of("forms of being of many"), any_of("forms of being")
    about = rf"(?:{any_of('qualifiers before a number')}\s+)?"
    harmed = rf"(?P<who>{any_of('those harmed')})"
    where = rf"(?:\s+{any_of('prepositions of a share')}\s+[^.,;:!?–—]{{1,50}}?)?"
    joined, whole = any_of("joiners of a list"), any_of("words right before a whole")
    among_them = rf"among\s+(?:the|those)\s+(?:[\w,-]+\s+)?{harmed}(?!\s+{any_of('nouns of those who may be meant')})"
    apart = r"(?:(?!\bamong\b)[^.;:!?])"
    includers = alternation(word for word in lexicon.words("includers") if not word.startswith("of "))
    return Wording(
        of_whom=made(rf"\bof\s+{them}\s*,?\s+{about}\Z"),
        of_them=made(rf"\s+of\s+{them}"),
        of_harmed=made(rf"\s+of\s+the\s+{harmed}"),
        of_deaths=made(rf"\s+of\s+{whole}\s+(?:\w+\s+)?{any_of('nouns of a counted harm')}"),
        of_whole=made(rf"\s+(?:out\s+)?of\s+{whole}\s+{about}"),
        was_among=made(rf"(?:[^.;:!?]{{0,80}}\b(?:{are}|be|being)|{CLAUSE}{{0,40}})\s+among\s+(?:(?:the|those)\s+)?{about}"),
        among=made(rf"\bamong\s+(?:(?:the|those)\s+)?{about}\Z"),
        among_harmed=made(rf"\b{among_them}{apart}{{0,60}}?\s{are}\s+{apart}{{0,120}}\Z"),
        harmed_include=made(rf"\bthe\s+{harmed}\s+{any_of('including verbs')}\s+{apart}{{0,120}}\Z"),
        placed=made(rf"\s+{any_of('prepositions of a share')}\s"),
        own_count=made(rf"\b{any_of('words of an own count')}"),
        of_harmed_opens=made(rf"\bof\s+(?:the|those)\s+(?:[\w,-]+\s+)?{harmed}\s*,\s+{about}\Z"),
        were_among_harmed=made(rf"[^.;:!?]{{0,60}}?\s(?:also\s+)?{among_them}"),
        are=made(rf"[^.;:]*\b{are}\s+"),
        among_them=made(rf"[^.,;:!?\d]{{0,40}}\bamong\s+{them}\s*[.;]"),
        opener=made(rf"\b(?:{includers})\b[^.:;]*\Z"),
        part_opener=made(rf"\b{any_of('part openers')}[^.:;]*\Z"),
        chain=made(
            rf"(?:\s+of\s+(?:{them}(?:\s+[\w-]+){{0,3}}?|the\s+{any_of('those harmed')}))?"
            rf"(?:\s+{are}(?:\s+[\w-]+){{0,2}}?)?{where}(?:\s*,\s*(?:and\s+)?|\s+and\s+)"
        ),
        gap=made(rf"[^.;:!?]{{0,70}}?(?:,|\b{joined}){CLAUSE}{{1,50}}"),
        again=made(rf"\s+(?:of\s+{them}\s+)?{any_of('verbs that go on with the same people')}"),
        held=made(rf"{CLAUSE}{{0,40}}?\s{any_of('verbs of lasting')}\s+(?:(?:still|all)\s+)*{any_of('phrases of being held still')}"),
        graded=made(rf"[^.;,!?]{{0,40}}?\b{any_of('states of the badly hurt')}"),
        with_wounds=made(r"\s+with\s"),
        where_treated=made(rf"\b{any_of('signs of hospital')}[^.;:!?]{{0,60}},?\s+where\s+\Z"),
        share=made(rf"\b{any_of('verbs of a share')}\s+{about}\Z"),
        made_up=made(rf"\b{any_of('verbs that make up')}\s+\Z"),
        shares=made(any_of("words for a share without a number")),
        rest=made(
            rf"\b(?:{any_of('phrases for those left over')}(?!\s+{any_of('including verbs')})|"
            rf"{any_of('openers of those left over')}\s+(?:\d|{any_of('number words', 'those harmed', 'general words for people')}))"
        ),
        others=made(rf"\s+(?:{any_of('words for those left over', 'additions', 'words for another of the same')})"),
        the_other=made(rf"\b{any_of('openers of those left over', 'additions')}\s+\Z"),
        further=made(rf"\b{any_of('further ones')}"),
        bodies=made(rf"\s+(?:\w+\s+)?{any_of('words for bodies')}"),
        bodies_of=made(rf"\b{any_of('words for bodies')}\s+of\s+\Z"),
        clause=made(rf"\b{any_of('words of a contrast with another clause')}\s+\w+\s+{being}"),
        group=made(rf"\b(?:{any_of('openers of a group')}|\d+)\s+(?P<words>\w+(?:[ -]\w+){{0,2}})"),
        people=made(number_of_people(lexicon, any_of("nouns of those who may be meant"))),
    )


def number_of_people(lexicon: Lexicon, people: str) -> str:
    """A number alone before a mark or "and", or one before a word for many people; no age, day or year."""
    numbers = alternation(lexicon.entries("number words"))
    dated = "".join(rf"(?<!{month} )(?<!{month[:3]} )(?<!{month[:3]}\. )" for month in month_name[1:])
    aged = r"(?<!between )" + "".join(rf"(?<!{word} )" for word in lexicon.words("words before an age"))
    number = rf"{dated}(?<![,.\d] ){aged}\b(?:(?!(?:19|20)\d\d\b)\d{{1,3}}(?:,\d{{3}})*|{numbers})"
    return rf"{number}(?:\s+{people}|\s*(?=[,;.]\s|\s+and\b))"
