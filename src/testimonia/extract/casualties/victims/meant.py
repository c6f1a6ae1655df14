"""Whom a pronoun means: "when the watchman tried to stop them they shot him dead", "A moneychanger was shot. He died on Friday"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.chunking import lay_row
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.casualties.victims.population import population_of
from testimonia.extract.language import Sentence
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty, NamedVictim
from testimonia.records.claim import Sex

FAR = 320
"""Characters between somebody and a sentence that goes on with "he" or "she"."""

OPENING = 3
"""Characters before a pronoun that opens its sentence."""

PRONOUN = re.compile(r"(?P<who>s?he)\b", re.IGNORECASE)
ONE = re.compile(r"\b(?P<who>he|him|she|her)\b", re.IGNORECASE)
"""What stands for one person."""

SEXES: dict[str, Sex] = {"he": "male", "him": "male", "she": "female", "her": "female"}


def as_the_one_meant(page: Page, draft: Draft, lexicon: Lexicon) -> Draft:
    """A claim of "him" or "her" with what its sentence says before of the only single person who can be meant."""
    body = draft.body
    if not isinstance(body, Casualty) or not pronominal(body):
        return draft
    found = ONE.search(page.text, draft.start, draft.end)
    sentence = page.sentence_at(draft.start)
    if found is None or not sentence.parsed:
        return draft
    row, sex = lay_row(sentence, lexicon), SEXES[found["who"].lower()]
    doers = [one.evidence for one in body.perpetrators]
    people = [one for one in row.phrases if row.words[one.first].start < found.start() and somebody(one, sex)]
    people = [one for one in people if not any(at(row, one) == (doer.start, doer.end) for doer in doers)]
    if not people and found.start() - sentence.start <= OPENING:
        row, people = subject_before(page, sentence, sex, lexicon)
    if len({row.low(one.head) for one in people}) != 1:
        return draft
    told = population_of(row, people[0], page.text, lexicon)
    return replace(draft, body=replace(body, population=replace(told, sex=told.sex or sex)))


def subject_before(page: Page, sentence: Sentence, sex: Sex, lexicon: Lexicon) -> tuple[Row, list[Phrase]]:
    """The person with whom the sentence before begins ("My mother was next to me. She is dead"), with that sentence's row."""
    before = [one for one in page.passage_at(sentence.start).sentences if one.end <= sentence.start]
    row = lay_row(before[-1] if before else sentence, lexicon)
    first = next((one for one in row.phrases if one.kind not in "M,CS"), None)
    return row, [first] if before and first is not None and somebody(first, sex) and first.noun and first.noun.sex == sex else []


def pronominal(body: Casualty) -> bool:
    """Whether a claim tells of one person by a pronoun alone."""
    return body.count.high == 1 and not (body.count.text or body.population.words or body.victims)


def somebody(phrase: Phrase, sex: Sex) -> bool:
    """Whether a phrase tells of one person without a name, of that sex as far as it says."""
    single = phrase.kind == "N" and phrase.noun is not None and not phrase.many and not phrase.named and phrase.opened
    return single and phrase.figure is None and phrase.noun is not None and phrase.noun.sex in (None, sex)


def at(row: Row, phrase: Phrase) -> tuple[int, int]:
    """Where a phrase stands in the text, without its article."""
    return row.words[phrase.first + phrase.opened].start, row.words[phrase.last - 1].end


def as_the_one_before(page: Page, draft: Draft, before: Sequence[Draft]) -> Draft:
    """A claim of "he" or "she" with what is said of the one person told of just before ("A moneychanger was shot. He died")."""
    body, found = draft.body, PRONOUN.match(page.text, draft.start)
    if not isinstance(body, Casualty) or found is None or body.population.words or body.victims or body.count.text:
        return draft
    singles = [one.body for one in before if isinstance(one.body, Casualty) and 0 < draft.start - one.start <= FAR]
    people = {one.population.words: one for one in singles if one.count.high == 1 and one.population.words}
    sex = "female" if found["who"].lower() == "she" else "male"
    if len(people) != 1 or len(singles) != 1:
        return draft
    (other,) = people.values()
    fits = other.population.sex in (None, sex)
    return replace(draft, body=replace(body, population=other.population, victims=inherited(other))) if fits else draft


def inherited(body: Casualty) -> tuple[NamedVictim, ...]:
    """The victims of a claim as those of another one, which does not name them itself."""
    return tuple(replace(one, inherited=True) for one in body.victims)
