"""What the text says of a named victim, beside the name or in the sentences right after: age, sex, and the words in apposition."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.people import years_of
from testimonia.extract.casualties.victims.describing import Described, described
from testimonia.extract.grammar.truecasing import Truecaser
from testimonia.extract.language import Sentence
from testimonia.extract.page import Draft, Page
from testimonia.records import Age, Casualty, Evidence, NamedVictim
from testimonia.records.claim import Sex

OLDEST = 115
"""Years: a greater number beside a name is no age."""

AFTER = 2
"""Sentences behind the one with the name in which the surname with an age is looked for; "she was 34" only in the first."""

N = r"(?P<age>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
UNIT = r"(?P<unit>years?|yrs?|months?|weeks?|days?)"
OLD = rf"{N}[-‐ ]{UNIT}[-‐ ]old"
STOP = r"(?=\s*(?:[,.;:)\]]|$|[—–]|-\s|(?:and|when|at the time|from|of)\b))"
BEHIND = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\s*\(\s*(?:aged?\s+)?{N}\s*(?:years?(?:\s+old)?)?\s*[,)]",
        rf",?\s+aged?\s+{N}\b(?!\s*(?:,|and|to|or)\s*\d)",
        rf",\s+(?:who\s+(?:was|is|had\s+(?:just\s+)?turned)\s+)?(?:only\s+|just\s+)?{OLD}{STOP}",
        rf",\s+(?:who\s+(?:was|is|had\s+(?:just\s+)?turned)\s+)?(?:only\s+|just\s+)?{N}{STOP}(?!\s*(?:,\s*\d|of\b|and\s+(?:wound|injur|kill)))",
        rf"\s+(?:was|is)\s+(?:only\s+|just\s+|aged\s+)?{N}(?:\s+years?\s+old)?{STOP}",
        rf"\s*[—–-]\s*(?:only\s+|just\s+)?{OLD}",
        rf",\s+(?:an?|the)\s+{OLD}\b",
        rf",\s+[^,.;:()\n\d]{{3,50}},\s+{N}(?=\s*[,.;)])",
    )
)
"""What follows a name with an age: "(34)", "aged 34", ", 34,", ", who was 34", ", a 34-year-old", ", a nurse, 34,"."""

AHEAD = re.compile(
    rf"\b{OLD}s?\b(?P<between>(?:[\s,]+(?!(?:and|or|while|when|who)\b)[^\s,]+){{0,5}}?)[\s,]+(?:named\s+|called\s+)?$", re.IGNORECASE
)
"""What stands before a name with an age: "34-year-old nurse", "a 34-year-old woman named"."""

LATER = rf"(?:,?\s+who)?(?:\s+(?:was|is)|,)\s+(?:only\s+|just\s+|aged\s+)?{N}(?:\s+years?\s+old)?{STOP}"
BEHIND_NAME = re.compile(LATER, re.IGNORECASE)
PRONOUN = re.compile(rf"[“\"]?(?P<who>s?he){LATER}", re.IGNORECASE)
CALLED = re.compile(rf"[“\"]?the\s+{OLD}\b", re.IGNORECASE)
OUTCOMES = r"(?:was\s+(?:an?|the|born|buried|shot|taken|pronounced)|died|leaves|is\s+survived|worked|lived)"
OF_HER = re.compile(rf"[“\"]?(?P<who>s?he)\s+{OUTCOMES}\b", re.IGNORECASE)
"""What is said of the one who came to harm, and not of whoever spoke last."""


@dataclass(frozen=True)
class Beside:
    """A victim's surroundings: the sentence with the name, and those that follow; `alone` where no other victim is named there."""

    victim: NamedVictim
    sentence: Sentence
    following: tuple[Sentence, ...]
    alone: bool
    names: tuple[str, ...]


def with_particulars(page: Page, drafts: list[Draft], lexicon: Lexicon, caser: Truecaser) -> list[Draft]:
    """The drafts, each named victim with what the text says of the person."""
    named = [victim for draft in drafts if isinstance(draft.body, Casualty) for victim in draft.body.victims]
    if not named:
        return drafts
    known = {(one.evidence.start, one.evidence.end): known_of(page, beside(page, one, named), lexicon, caser) for one in named}
    known = {place: as_before(one, list(known.values())) for place, one in known.items()}
    return [replace(draft, body=filled(draft.body, known)) if isinstance(draft.body, Casualty) else draft for draft in drafts]


def as_before(victim: NamedVictim, others: list[NamedVictim]) -> NamedVictim:
    """A victim called by the surname alone, with what is said of the only one whose full name holds it."""
    full = {one.text: one for one in others if victim.text in one.text.split()[1:]}
    if len(full) != 1:
        return victim
    (whole,) = full.values()
    return replace(victim, age=victim.age or whole.age, sex=victim.sex or whole.sex, described=victim.described or whole.described)


def filled(body: Casualty, known: dict[tuple[int, int], NamedVictim]) -> Casualty:
    """A body with its victims as they are known."""
    victims = tuple(known[one.evidence.start, one.evidence.end] for one in body.victims)
    if len(victims) == 1 and body.count.high == 1 and victims[0].sex is None:
        victims = (replace(victims[0], sex=body.population.sex),)
    return replace(body, victims=victims) if victims else body


def beside(page: Page, victim: NamedVictim, named: list[NamedVictim]) -> Beside:
    """The surroundings of a victim. A part of the name that only this victim has stands for the person later on."""
    sentence = page.sentence_at(victim.evidence.start)
    later = tuple(one for one in page.sentences if one.start >= sentence.end)[:AFTER]
    spans = {(one.evidence.start, one.evidence.end) for one in named}
    alone = sum(sentence.start <= start < sentence.end for start, _ in spans) == 1
    shared = Counter(part for text in {one.text for one in named} for part in set(text.split()))
    parts = [part for part in victim.text.split() if shared[part] == 1 and len(part) > 2]
    return Beside(victim, sentence, later, alone, (victim.text, *parts))


def known_of(page: Page, near: Beside, lexicon: Lexicon, caser: Truecaser) -> NamedVictim:
    """The victim with the name as it is shown, age, sex and description."""
    said = described(near.sentence, near.victim, lexicon) or Described()
    age = next(ages(page, near, lexicon), None)
    sex = said.sex or sex_later(page, near)
    words = Evidence.of(page.document, *said.span) if said.span else None
    shown = caser.name(near.victim.evidence.start, near.victim.evidence.end)
    written = shown if shown != near.victim.text else None
    return replace(near.victim, written=written, age=age, sex=sex, described=words)


def ages(page: Page, near: Beside, lexicon: Lexicon) -> Iterator[Age]:
    """The ages that the text gives the victim, the nearest first."""
    text, victim = page.text, near.victim.evidence
    matches = [pattern.match(text, victim.end, near.sentence.end) for pattern in BEHIND]
    matches.append(last_ahead(text, near.sentence.start, victim.start))
    matches += later_ages(text, near)
    for found in matches:
        if found and (years := whole_years(found, lexicon)) is not None:
            yield Age(years=years, evidence=Evidence.of(page.document, *age_span(found)))


def last_ahead(text: str, start: int, end: int) -> re.Match[str] | None:
    """The age that stands last before a name, with nothing but the person's own description between."""
    found = None
    for one in re.finditer(OLD, text[start:end], re.IGNORECASE):
        found = AHEAD.search(text, start + one.start(), end) or found
    return found


def later_ages(text: str, near: Beside) -> Iterator[re.Match[str] | None]:
    """Ages in the sentences after the one with the name."""
    for place, sentence in enumerate(near.following):
        for name in near.names:
            at = text.find(name, sentence.start, sentence.end)
            yield BEHIND_NAME.match(text, at + len(name), sentence.end) if at >= 0 and not text[at - 1 : at].isalnum() else None
        if near.alone and place == 0:
            yield PRONOUN.match(text, sentence.start, sentence.end)
            yield CALLED.match(text, sentence.start, sentence.end)


def whole_years(found: re.Match[str], lexicon: Lexicon) -> int | None:
    """The age of a match in whole years; None where its words are no number or too great a one."""
    number = years_of(found["age"].lower(), lexicon)
    unit = (found.groupdict().get("unit") or "year").lower()
    if number is None or number > OLDEST:
        return None
    if unit.startswith("y"):
        return number
    return number // 12 if unit.startswith("month") else 0


def age_span(found: re.Match[str]) -> tuple[int, int]:
    """The words of an age: the number, with "-year-old" where it stands there."""
    end = found.end("unit") if found.groupdict().get("unit") else found.end("age")
    tail = re.compile(r"[-‐ ]old", re.IGNORECASE).match(found.string, end)
    return found.start("age"), tail.end() if tail else end


def sex_later(page: Page, near: Beside) -> Sex | None:
    """The sex by the pronoun that opens the next sentence, where it can only be the victim's."""
    if not near.alone or not near.following:
        return None
    start, end = near.following[0].start, near.following[0].end
    found = PRONOUN.match(page.text, start, end) or OF_HER.match(page.text, start, end)
    return ("female" if found["who"].lower() == "she" else "male") if found else None
