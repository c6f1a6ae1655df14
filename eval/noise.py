"""What of a difference is the set's own: figures of the gold that no report gives, victims that it leaves out, another language.

Each rule looks at the texts and the gold alone, never at what the program read, and is generous to the set: a figure counts as told where
it is written, added up, or told person by person in any sentence with a word of harm. So the share it finds is the least there is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from scorers import Scorers
from wording import SHOOTER, WORD, harmful, sentences

OWN = "the set's own: "
"""Begins the cause of a difference that no reader of the texts could mend."""

AGE = re.compile(r"\b(\d{1,2})[ -]?(?:year[ -]old|yr-old|y/o)|,\s(\d{1,2})(?=[,.;]|\sof\b|\sand\b)", re.IGNORECASE)
"""An age, as "the 31-year-old" or "Ona Reel, 31,"."""

SINGLE = re.compile(
    r"\b(?:an?|another|the|his|her|second|third) (?:[\w-]+ ){0,3}?"
    r"(?:m[ae]n|wom[ae]n|boy|girl|teen\w*|person|victim|child|infant|baby|officer|suspect|gunman"
    r"|wife|husband|girlfriend|boyfriend|father|mother|son|daughter|brother|sister)\b",
    re.IGNORECASE,
)
"""One person told of by kind: each counts as one in what a sentence adds up."""

COUNTED = r"((?:\b[\w-]+ )?)(?:others? |people |men |women |more )?"
SAID = {
    "killed": re.compile(rf"{COUNTED}\b(?:shot dead|killed|dead|dies?|slain)\b", re.IGNORECASE),
    "injured": re.compile(rf"{COUNTED}\b(?:injured|wounded|hurt|hospitalized)\b", re.IGNORECASE),
}
"""A harm in the words of a headline, behind the number that it gives."""

MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6, "both": 2, "couple": 2}

LITTLE = frozenset(["the", "of", "and", "in", "to", "were", "was", "have", "had", "been", "has", "by", "from", "with", "at", "on", "an"])
ROMANCE = frozenset(["de", "la", "que", "el", "en", "por", "les", "des", "do", "da", "os", "pelo", "para", "dans", "du", "las", "los", "e"])
"""Small words by which English and the Romance languages are told apart."""


DISPLACED = re.compile(
    r"displac|evacu|homeless|without homes|flee|fled|refug|shelter|\bIDPs?\b|reloc|resettl|returne|uproot|strand|camps?\b|migra|homes?\b",
    re.IGNORECASE,
)
"""Anything that may tell in English of people who had to leave their homes."""


@dataclass(frozen=True)
class Asked:
    """What the gold asks of some texts: a figure for one harm, with that for the other, and what the program gave."""

    measure: str
    gold: int
    other: int
    given: int
    texts: Sequence[str]

    @property
    def lines(self) -> list[str]:
        """The sentences of all texts."""
        return [line for text in self.texts for line in sentences(text)]

    @property
    def heads(self) -> list[str]:
        """The first line of each text."""
        return [line for text in self.texts for line in sentences(text)[:1]]


def own(asked: Asked, judge: Scorers) -> str:
    """How a wrong figure is the set's own; empty where the texts tell the gold's figure, so that the program could have read it."""
    lines = asked.lines
    if asked.gold == 0:
        return unlisted(asked, lines)
    if not any(harmful(line, asked.measure) or (asked.measure == "killed" and SHOOTER.search(line)) for line in lines):
        return f"no report tells of anybody {asked.measure}"
    if otherwise := told_otherwise(asked, lines, judge):
        return otherwise
    struck = {asked.gold, asked.gold + asked.other}
    if asked.gold == 1 or any(struck & told(line, judge) for line in lines if harmful(line)):
        return ""
    if len({age for line in lines for age in ages(line)}) >= asked.gold or shooter_beside(asked.gold, lines, judge):
        return ""
    return "the gold's figure stands in no report"


def unlisted(asked: Asked, lines: list[str]) -> str:
    """A gold of nobody where a headline tells of the harm, or where it has no victim at all though a text tells of one."""
    if asked.other == 0 and asked.given and any(harmful(line) for line in lines):
        return "the gold lists nobody, though the report tells of a victim"
    if asked.given and any(SAID[asked.measure].search(head) for head in asked.heads):
        return f"the gold has nobody {asked.measure}, though a headline tells of it"
    return ""


def told_otherwise(asked: Asked, lines: list[str], judge: Scorers) -> str:
    """How the texts stand by the figure given rather than by the gold's; empty where they do not."""
    if headlined_otherwise(asked, lines, judge):
        return "a headline gives another figure, and no sentence the gold's"
    return "more reports tell another figure than the gold's" if outvoted(asked, judge) else ""


def headlined_otherwise(asked: Asked, lines: list[str], judge: Scorers) -> bool:
    """Whether a headline counts as many as the program gave, and no sentence on the harm has the gold's number or that of all struck."""
    counted = (judge.numerals.numbers(match[1]) for head in asked.heads for match in SAID[asked.measure].finditer(head))
    if asked.gold < 2 or [asked.given] not in list(counted):
        return False
    alone = any(asked.gold in judge.numerals.numbers(line) for line in lines if harmful(line, asked.measure))
    return not alone and not any(asked.gold + asked.other in judge.numerals.numbers(line) for line in lines if harmful(line))


def outvoted(asked: Asked, judge: Scorers) -> bool:
    """Whether more of several reports write the figure given beside the harm than tell the gold's in any way, the dead among them."""
    if len(asked.texts) < 2 or asked.gold < 1 or asked.given < 2 or asked.given == asked.gold + asked.other:
        return False
    harm = [[line for line in sentences(text) if harmful(line, asked.measure)] for text in asked.texts]
    other = sum(any(asked.given in judge.numerals.numbers(line) for line in lines) for lines in harm)
    wanted = {asked.gold, asked.gold + asked.other}
    return other > sum(any(wanted & told(line, judge) for line in lines) for lines in harm)


def told_apart(asked: Asked, judge: Scorers) -> bool:
    """Whether several victims are told of and no sentence with the harm has their number, where only one count of an article is scored."""
    harm = [line for line in asked.lines if harmful(line, asked.measure) or (asked.measure == "killed" and SHOOTER.search(line))]
    words = {MULTIPLE[word] for line in harm for word in WORD.findall(line.casefold()) if word in MULTIPLE}
    written = words.union(*(judge.numerals.numbers(line) for line in harm))
    return 1 <= asked.given < asked.gold and asked.gold not in written


def told(line: str, judge: Scorers) -> set[int]:
    """The numbers of a sentence, and every sum of neighbours: "two men and a woman" tells two, one and three."""
    stream = [*judge.numerals.numbers(line), *([1] * len(SINGLE.findall(line)))]
    found = {MULTIPLE[word] for word in WORD.findall(line.casefold()) if word in MULTIPLE}
    for start in range(len(stream)):
        found |= set(accumulate(stream[start:]))
    return found


def ages(line: str) -> Iterator[str]:
    """The ages in a sentence."""
    for match in AGE.finditer(line):
        yield match[1] or match[2]


def shooter_beside(gold: int, lines: list[str], judge: Scorers) -> bool:
    """Whether one less is written beside a harm, and a doer who died or was hurt makes up the rest."""
    return any(map(SHOOTER.search, lines)) and any(gold - 1 in told(line, judge) for line in lines if harmful(line))


def foreign(text: str) -> bool:
    """Whether an excerpt holds more of the small words of Romance languages than of English."""
    words = WORD.findall(text.casefold())
    return sum(word in ROMANCE for word in words) > sum(word in LITTLE for word in words)
