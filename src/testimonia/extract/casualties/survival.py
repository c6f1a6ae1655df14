"""People hit of whom the next words say that they lived: "A priest was stabbed. The priest is expected to survive"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.tying import retied
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty

BEHIND = 320
"""Characters behind a harm in which the sentence stands that says how it ended."""

NEXT = re.compile(
    r"[^.;!?]*[.;!?]['’”\")]*\s+"
    r"(?P<next>(?:he|she|they|both|all (?:of them|three|four|five|six)|(?:the|his|her) (?P<noun>[\w-]+))\b[^.;!?]*)",
    re.IGNORECASE,
)
"""The sentence behind a harm where it opens with "he", "they" or "the priest"."""


def with_survivors(page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, those of people hit as injured for sure where the next sentence says that they lived."""
    return retied(list(drafts), [replace(one, open=False) if lived(page, one, lexicon) else one for one in drafts])


def told_before(body: Casualty) -> bool:
    """Whether "the victim" means one who was told of already, so that nothing new is told here."""
    who = (body.population.words or "").lower()
    return not body.count.text and who.startswith("the ")


def lived(page: Page, one: Draft, lexicon: Lexicon) -> bool:
    """Whether the sentence behind a draft of an open outcome says that those people lived."""
    body = one.body
    if not (one.open and isinstance(body, Casualty) and body.measure == "injured") or told_before(body):
        return False
    block = page.passage_at(one.anchor).block
    found = NEXT.match(page.text, one.end, min(one.end + BEHIND, block.end))
    if found is None or lexicon.pattern("words of dying after all").search(found["next"]):
        return False
    named = found["noun"] is None or found["noun"].lower() in (body.population.words or "").lower().split()
    alive = lexicon.pattern("signs of survival").search(found["next"]) or lexicon.pattern("words of surviving").search(found["next"])
    return named and alive is not None
