"""How old some of those harmed were: "40 of the dead were under the age of five", "23 of them younger than 12", "79 were over 65"."""

import re
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.wholes import number_at
from testimonia.extract.casualties.rows.people import GROWN, years_of
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty
from testimonia.records.claim import AgeGroup, Status

OLD = 60
"""Years: whoever is told to be older than this or a greater age is old."""


def of_an_age(page: Page, draft: Draft, lexicon: Lexicon) -> Draft:
    """A number with the age that is said of all whom it counts right behind; children are civilians."""
    body, where = draft.body, number_at(page.text, draft)
    if not isinstance(body, Casualty) or where is None or body.population.age is not None:
        return draft
    found = aged(lexicon).match(page.text, where[1])
    years = years_of(found["years"].lower(), lexicon) if found else None
    if found is None or years is None:
        return draft
    young, old = bool(found["under"]) and years <= GROWN, not found["under"] and years >= OLD
    age: AgeGroup | None = "child" if young else "elderly" if old else None
    status: Status = "civilian" if young and body.population.status == "unknown" else body.population.status
    return replace(draft, body=replace(body, population=replace(body.population, age=age, status=status)))


@cache
def aged(lexicon: Lexicon) -> re.Pattern[str]:
    """What follows a number with the age of those counted."""
    numbers = "|".join(map(re.escape, lexicon.entries("number words")))
    whom = r"(?:\s+of\s+(?:them|whom|those\s+\w+|the\s+\w+))?(?:\s+(?:people|victims|patients))?"
    being = r",?\s*(?:(?:were|was|are|is|who\s+were)\s+)?(?:all\s+)?(?:aged\s+)?"
    under, over = r"(?:under|below|younger\s+than|less\s+than)", r"(?:over|above|older\s+than|more\s+than)"
    years = rf"(?:the\s+age\s+of\s+)?(?P<years>\d{{1,2}}|(?:{numbers})(?:-(?:{numbers}))?)\b(?!\s*(?:people|per\s*cent|percent|%))"
    return re.compile(rf"{whom}{being}(?:(?P<under>{under})|{over})\s+{years}", re.IGNORECASE)
