"""Event: the settings of the policy for one small incident that many reports tell (`codebook/one_event.yaml`)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from testimonia.records import Policy


@dataclass(frozen=True)
class EventRules:
    """The settings of the policy for one event: how far the lead and "near" reach, in characters, and words of its rules."""

    lead: int
    headlined: dict[str, re.Pattern[str]]
    further: re.Pattern[str]
    own_hand: re.Pattern[str]
    suicide: tuple[str, ...]
    doer: re.Pattern[str]
    own_end: re.Pattern[str]
    victims: re.Pattern[str]
    others: re.Pattern[str]
    several: re.Pattern[str]
    roundups: re.Pattern[str]
    background: re.Pattern[str]
    near: int
    apart: re.Pattern[str]
    multiple: re.Pattern[str]
    multiples: dict[str, int]
    deadly: tuple[str, ...]
    ordinal: re.Pattern[str]
    ordinals: dict[str, int]
    struck: re.Pattern[str]
    anybody: re.Pattern[str]

    @classmethod
    def of(cls, policy: Policy) -> "EventRules":
        """The settings out of a policy's rules."""
        rules = {rule.key: rule.settings for rule in policy.rules}
        own = rules["own hand"]
        return cls(
            lead=int(rules["lead"]["characters"]),
            headlined={measure: any_word(words) for measure, words in rules["headlines"].items()},
            further=further_one([*rules["persons"]["further"], *rules["ordinals"]["numbers"]], rules["ordinals"]["persons"]),
            own_hand=any_word(own["words"]),
            suicide=tuple(own["manners"]),
            doer=re.compile(rf"\b(?:{'|'.join(own['doers'])})\b(?!['’])", re.IGNORECASE),
            own_end=any_word(own["ends"]),
            victims=any_word(own["victims"]),
            others=any_word(rules["survivors"]["others"]),
            several=any_word(rules["roundups"]["plurals"]),
            roundups=any_word(rules["roundups"]["words"]),
            background=any_word(rules["background"]["words"]),
            near=int(rules["background"]["near"]),
            apart=any_word(rules["roundups"]["apart"]),
            multiple=two_words(rules["multiples"]["numbers"], rules["multiples"]["events"]),
            multiples=dict(rules["multiples"]["numbers"]),
            deadly=tuple(rules["multiples"]["deadly"]),
            ordinal=two_words(rules["ordinals"]["numbers"], rules["ordinals"]["persons"]),
            ordinals=dict(rules["ordinals"]["numbers"]),
            struck=two_words(rules["ordinals"]["numbers"], rules["ordinals"]["struck"]),
            anybody=any_word(rules["together"]["anybody"]),
        )


def any_word(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, whole, in any case."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def further_one(ordinals: Iterable[str], persons: Iterable[str]) -> re.Pattern[str]:
    """The beginning of words for somebody beside those told of before: "another clerk", "a second man"; not "second graders"."""
    return re.compile(rf"another \w|(?:an? )?{two_words(ordinals, persons).pattern}", re.IGNORECASE)


def two_words(first: Iterable[str], second: Iterable[str]) -> re.Pattern[str]:
    """One of some words, another one if need be ("fourth male"), and one of others; the first and the last are groups."""
    opening, closing = ("|".join(map(re.escape, words)) for words in (first, second))
    return re.compile(rf"\b({opening})[ -](?:\w+[ -])?({closing})\b", re.IGNORECASE)
