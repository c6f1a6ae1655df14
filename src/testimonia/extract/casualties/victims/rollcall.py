"""Roll calls: "They were named as Ana Lode, 34, and Ivo Dane", "The three were …", "killed when …: Ana Lode, her husband Ivo and …".

A sentence that names as many people as were counted just before tells of each of them: every name is one person of that whole.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.wholes import number_at
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.casualties.victims.bulleted import may_list_names, with_entries
from testimonia.extract.casualties.victims.enumerated import names_alone, proposed, with_rest_of_rows
from testimonia.extract.language import Sentence
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty
from testimonia.records.claim import MeasureName

NEAR = 600
"""Characters from the number of a whole to the sentence that names them all."""

BESIDE = 120
"""Characters between two numbers of one telling: "two officers were among 13 people killed. It named them as …"."""

MOST = 15
"""More people than this are not named one by one in a sentence."""

LONGEST = 60
"""Characters between two names of a list: "Ana Lode, 34, a nurse from Tarsa, and"."""

AGED = re.compile(r",?\s+\(?\d{1,3}\b")
"""An age behind a name."""

Span = tuple[int, int]


def with_roll_call(scene: Scene, told: list[Draft], make: Callable[[Scene, Proposal], Draft]) -> list[Draft]:
    """The drafts with one more for each name of a roll call, tied to its whole; none where the names are not as many as the whole."""
    told = with_entries(scene, with_rest_of_rows(scene, told, make), make)
    opened = opening(scene)
    if opened is None:
        return told
    start, measure = opened
    names = listed(scene, start)
    whole = whole_of(scene, told, len(names), measure) if len(names) > 1 else None
    if whole is None and measure and names and not told_here(scene, told):
        alone = [make(scene, one) for span in names if (one := proposed(scene, span, Harm(measure, "object")))]
        return with_rest_of_rows(scene, [*told, *alone], make)
    if whole is None or not isinstance(whole.body, Casualty):
        return told
    if scene.page.text[start - 2 : start] == ": " and whole.end <= scene.sentence.start:
        return told
    harm = Harm(whole.body.measure, "object", whole.body.manner)
    here = [one for one in told if one is not whole and one.start < scene.sentence.end and scene.sentence.start < one.end]
    free = [span for span in names if not any(names_alone(one, span) for one in here)]
    made = [make(scene, one) for span in free if (one := proposed(scene, span, harm))]
    return [*told, *(replace(one, part_of=whole, part_kind="breakdown") for one in made)]


def told_here(scene: Scene, told: Sequence[Draft]) -> bool:
    """Whether a draft of the sentence tells of somebody already."""
    return any(scene.sentence.start <= one.start < scene.sentence.end for one in told)


def opening(scene: Scene) -> tuple[int, MeasureName | None] | None:
    """Where the names of a roll call begin, and the harm that its words state ("the dead were"); a colon opens one too."""
    text, (start, end) = scene.page.text, (scene.sentence.start, scene.sentence.end)
    if match := opened_by(scene.page.text, start, end, scene.lexicon):
        stated: dict[str, MeasureName] = scene.lexicon.entries("those harmed by measure")
        words = re.findall(r"[a-z]+", match.group().lower())
        return match.end(), next((stated[word] for word in words if word in stated), None)
    names = [one for one in scene.passage.names if one.kind == "person" and start <= one.start < end]
    if names and names[0].start == start and all(AGED.match(text, one.end) for one in names):
        return start, None
    colon = text.find(": ", start, end)
    quoted = text[colon + 2 : colon + 3] in "“\"'" if colon >= 0 else True
    return None if quoted else (colon + 2, None)


def opened_by(text: str, start: int, end: int, lexicon: Lexicon) -> re.Match[str] | None:
    """The words that open a roll call in a sentence; its subject only where the sentence begins."""
    sentence = text[start:end].lower()
    if not any(word in sentence for word in ("names", *lexicon.words("verbs of naming"))):
        return openers(lexicon).match(text, start, end)
    found = openers(lexicon).finditer(text, start, end)
    return next((one for one in found if one["subject"] is None or one.start() == start), None)


@cache
def openers(lexicon: Lexicon) -> re.Pattern[str]:
    """ "They were identified as", "named the dead as", "the three were", "gave their names as"."""
    verbs, people = lexicon.group("verbs of naming").alternation, lexicon.group("those who are named").alternation
    numbers = r"two|three|four|five|six|seven|eight|nine|ten"
    which = r"(?:,\s+(?:who|whose)\s+[^.;:]{3,90}?,|\s+(?:who|that)\s+[^.;:,]{3,60}?)?"
    counted = rf"the\s+(?:{numbers}|pair|couple|trio)(?:\s+\w+){{0,2}}"
    those = r"those\s+(?:who\s+(?:(?:was|were|had|have|been|are)\s+)*)?\w+"
    who = rf"(?:they|them|(?:the\s+)?(?:\w+\s+)?(?:{people}){which}|{counted}{which}|{those})"
    been = r"(?:(?:was|were|are|have\s+been)(?:\s+(?:later|since|all|also))?)"
    by = r"(?:\s+(?:by|on|in|at)\s+[^,.;:]{3,40}?)?"
    passive = rf"(?P<subject>{who})\s+{been}(?:\s+(?:{verbs}){by}\s+as)?\s+"
    active = rf"\b(?:{verbs})\s+{who}\s+as\s+"
    return re.compile(rf"{passive}|{active}|\b(?:their|victims['’])\s+names\s+(?:as|were)\s+", re.IGNORECASE)


def listed(scene: Scene, start: int) -> list[Span]:
    """The names of persons from an offset on, one beside the other; what stands between two is an age and a description."""
    text, end = scene.page.text, scene.sentence.end
    found: list[Span] = []
    at = start
    for one in sorted({(one.start, one.end) for one in scene.passage.names if one.kind == "person" and start <= one.start < end}):
        gap = text[at : one[0]]
        if len(gap) > LONGEST or ";" in gap or (found and not re.search(r",|\band\b", gap)) or verbal(scene, at, one[0]):
            break
        found.append(one)
        at = one[1]
    return found


def verbal(scene: Scene, first: int, last: int) -> bool:
    """Whether a verb, or "by" somebody, stands between two offsets."""
    inside = [one for one in scene.row.words if first <= one.start < last]
    acting = any(one.low == "by" or (one.tag == "VERB" and one.relation not in ("amod", "acl")) for one in inside)
    return acting or any(one.kind in "VHAS" and first <= scene.row.words[one.first].start < last for one in scene.row.phrases)


def whole_of(scene: Scene, told: Sequence[Draft], names: int, measure: MeasureName | None) -> Draft | None:
    """The last whole told of that measure, where it counts just as many; a part that counts as many will do too."""
    last = 0
    for one in reversed(told):
        where = number_at(scene.page.text, one)
        if where is None or where[0] >= scene.sentence.end or scene.sentence.start - where[1] > NEAR:
            continue
        body = one.body
        if not isinstance(body, Casualty) or measure not in (None, body.measure):
            continue
        count = body.count
        if count.low == count.high == names and names <= MOST:
            return one
        last = last or where[0]
        if measure is None and one.part_of is None and last - where[0] > BESIDE:
            return None
    return None


def may_call_names(page: Page, sentence: Sentence, told: Sequence[Draft], lexicon: Lexicon) -> bool:
    """Whether a sentence may name those counted just before, or stands in or over a list of their names."""
    passage = page.passage_at(sentence.start)
    if passage.block.kind == "list item" or page.text[passage.block.end - 1] == ":":
        return may_list_names(page, passage, lexicon)
    last = told[-1] if told else None
    near = last is not None and isinstance(last.body, Casualty) and 0 <= sentence.start - last.end <= NEAR
    return near and opened_by(page.text, sentence.start, sentence.end, lexicon) is not None
