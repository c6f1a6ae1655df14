"""Harm told by a whole saying: "no trace of the three boys", "the feud has cost 44 lives", "passed without loss of life".

Each saying is a row of words with a place for those harmed (codebook/lang/en/frames.yaml). It is looked for in a sentence written out in
small letters, each phrase that counts or names people in brackets with its place: "no trace of ‹3 the three boys ›".
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.lists import heads
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.grammar.counts import Figure, wordset
from testimonia.records.claim import MeasureName

RULE = "saying"
SURVIVED = frozenset(("survived",))
"""The word that tells of deaths only behind "none of"."""

ADVERB = r"(?:\w+ly|also|now|then|already|still|yet|since|again|so|far|even|all|back|just|ever) "
BETWEEN = rf"(?:› )?(?:{ADVERB})*(?:‹\d+ )?"
"""What may stand between two words of a saying: the end or the start of a phrase, adverbs."""

TAKEN = "taken|seized|abducted|arrested|detained|kidnapped|captured|snatched|missing|held"
WHO = rf"(?:of \w+ )?(?:, [^,;:.]{{1,70}}?, )?(?:(?:who|that|whom|{TAKEN}) (?:[^,;:.]{{1,60}}? )?)?"
"""A relative clause, a participle or an apposition behind those harmed, where there is one."""

ENDS = {
    "LIVES": ("life", "lives"),
    "GRAVES": ("graves",),
    "TOLL": ("victims",),
    "FAMILIES": ("families", "households", "residents", "villagers", "refugees", "evacuees"),
}
"""The words of which one ends what stands in a place."""

PLACES = {
    "VICTIMS": rf"‹(?P<victims>\d+) [^›]*› {WHO}",
    "ANYTHING": r"(?:(?!for |› for )\S+ ){1,9}?",
    **{place: rf"‹(?P<victims>\d+) [^›]*\b(?:{'|'.join(words)}) › " for place, words in ENDS.items()},
}
"""The places for those harmed; lives and graves only where a number counts them."""


@dataclass(frozen=True)
class Saying:
    """A saying: how it is written, a word without which it cannot be, the harm, the count that it gives itself.

    `beside` holds words of which one must stand in the same sentence, `barred` those for somebody who is not harmed, `parts` the words
    for each place of which one must be there; `closes` says that it ends with those harmed, `opens` that it begins with them,
    `counted` that a number counts them.
    """

    expression: re.Pattern[str]
    needed: frozenset[str]
    measure: MeasureName
    count: int | None
    place: str
    beside: frozenset[str]
    barred: frozenset[str]
    parts: tuple[frozenset[str], ...]
    closes: bool = False
    counted: bool = False
    opens: bool = False


def said(row: Row, lexicon: Lexicon) -> list[Proposal]:
    """The proposals of the sayings of a sentence."""
    lows = {word.low for word in row.words}
    if not may_be_said(frozenset(lows), lexicon):
        return []
    near = [one for one in sayings(lexicon) if not one.needed.isdisjoint(lows) and not (one.beside and one.beside.isdisjoint(lows))]
    if not near:
        return []
    text, starts = written(row)
    made = (with_those_joined(row, one, match, starts) for one in near for match in one.expression.finditer(text))
    return [proposal for found in made for proposal in found]


def with_those_joined(row: Row, one: Saying, match: re.Match[str], starts: list[int]) -> list[Proposal]:
    """The people of a saying, and where it begins or ends with them also those joined to them ("those of a woman and her son")."""
    found = proposal(row, one, match, starts)
    if found is None or found.victims is None or not (one.closes or one.opens) or one.needed == SURVIVED:
        return [found] if found else []
    place = int(match["victims"])
    listed = row.behind("object", place) if one.closes else row.before("subject", place + 1)
    joined = heads(row, listed.start("list"), listed.end("list"), leading=one.closes) if listed else []
    further = [victim for victim in joined if victim.first != found.victims.first]
    return [found, *(replace(found, victims=victim) for victim in further)]


@cache
def sayings(lexicon: Lexicon) -> tuple[Saying, ...]:
    """The sayings of a language, compiled once."""
    entries = lexicon.entries("sayings of harm").items()
    return tuple(saying(words, entry, lexicon) for words, entry in entries if entry["measure"] != "none")


def may_be_said(words: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether every fixed word of a saying stands in a sentence, wherever it stands."""
    table = rarest(lexicon)
    return any(all(not part.isdisjoint(words) for part in parts) for word in table.keys() & words for parts in table[word])


@cache
def rarest(lexicon: Lexicon) -> dict[str, tuple[tuple[frozenset[str], ...], ...]]:
    """Under each word that a saying cannot be without, the words of which one must stand in each of its places."""
    found: dict[str, list[tuple[frozenset[str], ...]]] = {}
    for one in sayings(lexicon):
        for word in one.needed:
            found.setdefault(word, []).append(one.parts)
    return {word: tuple(listed) for word, listed in found.items()}


def saying(words: str, entry: dict[str, Any], lexicon: Lexicon) -> Saying:
    """One saying as an expression; the words that it needs are those of its rarest place, the longest. A word with "?" may be left out."""
    parts = words.split()
    written_out = [PLACES.get(part) or one_of(part) for part in parts]
    place = next((part for part in parts if part in PLACES and part != "ANYTHING"), "")
    fixed = [part for part in parts if part not in PLACES and not part.endswith("?")]
    needed = max(fixed, key=lambda part: min(len(word) for word in part.split("|")))
    opened = "" if parts[0] in PLACES else r"(?<![\w-])"
    beside = wordset(lexicon, entry["beside"]) if "beside" in entry else frozenset[str]()
    barred = wordset(lexicon, "words of a fugitive") if beside else frozenset[str]()
    expression = re.compile(opened + BETWEEN.join(written_out))
    told = (*(frozenset(part.split("|")) for part in fixed), *(one for one in (beside, frozenset(ENDS.get(place, ()))) if one))
    ends = (parts[-1] == "VICTIMS", entry.get("counted", False), parts[0] == "VICTIMS")
    return Saying(expression, frozenset(needed.split("|")), entry["measure"], entry.get("count"), place, beside, barred, told, *ends)


def one_of(part: str) -> str:
    """The words of which one must stand here, or may where the last ends in "?"."""
    return rf"(?:(?:{part.removesuffix('?')}) )?" if part.endswith("?") else rf"(?:{part}) "


def written(row: Row) -> tuple[str, list[int]]:
    """A sentence written out, and where each of its words begins there."""
    opens = {phrase.first: place for place, phrase in enumerate(row.phrases) if spoken_of(phrase)}
    closes = {row.phrases[place].last for place in opens.values()}
    text, starts = "", list[int]()
    for at, word in enumerate(row.words):
        text += ("› " if at in closes else "") + (f"‹{opens[at]} " if at in opens else "")
        starts.append(len(text))
        text += f"{word.low} "
    return text + ("› " if len(row.words) in closes else ""), starts


def spoken_of(phrase: Phrase) -> bool:
    """Whether a phrase counts or names people, or counts lives or graves."""
    return phrase.kind in "NXD" and (phrase.figure is not None or (phrase.kind == "N" and (phrase.noun is not None or phrase.named)))


def nobody_of(victims: Phrase) -> Phrase | None:
    """All of those of whom "none" is said ("none of the 14 crew survived")."""
    if victims.within is None or victims.figure is None or victims.figure.high != 0:
        return None
    return victims._replace(first=victims.within.first, figure=victims.within, within=None, partitive=False)


def proposal(row: Row, one: Saying, match: re.Match[str], starts: list[int]) -> Proposal | None:
    """The people of a saying, with its words from first to last."""
    within = [at for at, start in enumerate(starts) if match.start() <= start < match.end()]
    first, last = within[0], within[-1] + 1
    harm = Harm(one.measure, "object")
    verb = Phrase("D", first, last, head=first, harms=(harm,), form="noun")
    if one.count is not None:
        return Proposal(row, harm, verb, Phrase("N", first, first + 1, Figure(first, first, one.count, one.count, "exact")), RULE)
    victims = row.phrases[int(match["victims"])]
    counts_people = victims.figure is not None or one.place == "VICTIMS"
    if one.place == "VICTIMS" and (victims.kind != "N" or row.low(victims.head) in one.barred):
        return None
    if one.needed == SURVIVED:
        whole = nobody_of(victims)
        return Proposal(row, harm, verb, whole, RULE) if whole else None
    if one.counted and (victims.figure is None or victims.figure.high == 0):
        return None
    if one.place in ("LIVES", "GRAVES", "TOLL"):
        victims = Phrase("N", victims.first, victims.last, victims.figure)
    return Proposal(row, harm, verb, victims, RULE) if counts_people else None
