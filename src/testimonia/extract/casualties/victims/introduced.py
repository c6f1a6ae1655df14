"""A name in the sentence after somebody: "A Lode man died on Friday. Ivo Dane, 63, was pinned under his tractor."

News tells first that somebody came to harm and then who it was. A full name with an age that opens one of the next sentences, and that the
text has not told before, is that of the only person without a name who was told of just before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.people import AGED, noun_for
from testimonia.extract.casualties.victims.naming import NAME, behind_title, named
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty

AFTER = 3
"""Sentences behind the one that tells of somebody in which the name may open."""

AGE = re.compile(r",?\s*\(?(?:aged\s+)?(?P<age>\d{1,3})\b\)?\s*(?:,|\.|\s(?:was|is|had|of|from)\b)")
"""An age behind a name, which shows that it is whose fate the report tells."""

ARREST = frozenset(("detained",))
"""Harms of which a later name tells only where the sentence goes on with them."""


def with_introduced(page: Page, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, the one person without a name in each stretch with the name and age that open a sentence right after."""
    found = list(drafts)
    sentences = page.sentences if any(unnamed(one) for one in drafts) else ()
    for at, sentence in enumerate(sentences):
        if at == 0 or not page.text[sentence.start : sentence.start + 1].isupper():
            continue
        span = opening_name(page, sentence.start, sentence.end, lexicon)
        if span is None or page.text.find(page.text[span[0] : span[1]]) < span[0] or taken(found, span):
            continue
        first = sentences[max(at - AFTER, 0)].start
        title = noun_for(tuple(page.text[sentence.start : span[0]].lower().replace(".", "").split()), lexicon)
        place = whose(page, found, first, sentence.start, span, lexicon)
        if place is not None and title and title[1].status == "combatant" and standing(found[place]) != "combatant":
            continue
        if place is not None and isinstance(body := found[place].body, Casualty):
            found[place] = replace(found[place], body=replace(body, victims=(named(page, span, inherited=True),)))
    return found


def unnamed(one: Draft) -> bool:
    """Whether a draft tells of one person and gives no name."""
    body = one.body
    return isinstance(body, Casualty) and (body.count.low, body.count.high) == (1, 1) and not body.victims


@cache
def full_name() -> re.Pattern[str]:
    """A name of two words or more with an age behind it."""
    return re.compile(rf"(?P<name>{NAME})(?={AGE.pattern})")


def opening_name(page: Page, start: int, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The full name that opens a sentence, over a title, with an age behind it."""
    text = page.text
    for first in dict.fromkeys((behind_title(text, start, lexicon), start)):
        if found := full_name().match(text, first, end):
            return found.span("name")
    return None


def taken(drafts: Sequence[Draft], span: tuple[int, int]) -> bool:
    """Whether a draft names the person already."""
    victims = (one for draft in drafts if isinstance(draft.body, Casualty) for one in draft.body.victims)
    return any(one.evidence.start < span[1] and span[0] < one.evidence.end for one in victims)


def whose(page: Page, drafts: Sequence[Draft], first: int, last: int, name: tuple[int, int], lexicon: Lexicon) -> int | None:
    """The place of the only person without a name told of between two offsets; an age that was told must be the same."""
    end = page.sentence_at(name[0]).end
    words = set(re.findall(r"[a-z]+", page.text[name[1] : end].lower()))
    accused = not words.isdisjoint(wordset(lexicon, "words that tie somebody to a crime") | wordset(lexicon, "words of an arrest"))
    near = [place for place, one in enumerate(drafts) if first <= one.start < last and unnamed(one) and described(one)]
    near = [place for place in near if (measure(drafts[place]) in ARREST) is accused]
    age = AGE.match(page.text, name[1])
    fits = [place for place in near if age and told_age(drafts[place]) in (None, int(age["age"]))]
    sure = [place for place in fits if told_age(drafts[place]) is not None]
    chosen = sure or (fits if len(near) == len(fits) else [])
    return chosen[0] if len({harmed(drafts[place]) for place in chosen}) == 1 else None


def described(one: Draft) -> bool:
    """Whether a draft says in words who the person was, and does not point back at somebody ("one of them")."""
    body = one.body
    return isinstance(body, Casualty) and bool(body.population.words)


def harmed(one: Draft) -> str:
    """The words for the person, by which the same one is known."""
    return (one.body.population.words or "").lower() if isinstance(one.body, Casualty) else ""


def standing(one: Draft) -> str:
    """Of which side the person of a draft was."""
    return one.body.population.status if isinstance(one.body, Casualty) else "unknown"


def measure(one: Draft) -> str:
    """The harm of a draft."""
    return one.body.measure if isinstance(one.body, Casualty) else ""


def told_age(one: Draft) -> int | None:
    """The age in digits by which somebody is called ("a 63-year-old man")."""
    words = harmed(one).split()
    ages = (found[1] for word in words if (found := AGED.fullmatch(word)))
    return next((int(age.rstrip("-")) for age in ages if age.rstrip("-").isdigit()), None)
