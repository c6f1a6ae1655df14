"""One person told of twice: "Man, 50, killed by falling scaffold" and "a roofer was killed"; "a farm worker has died" and "the man died".

A headline, and "the man" or "the victim" later on, speak of whoever the text has told of; a second claim would count that person again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.tying import retied
from testimonia.extract.casualties.rows.people import Noun, noun_for
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty
from testimonia.records.claim import MeasureName, Status

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|(?:twenty-)?(?:fir|seco|thi|four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen)\w*|latest")
"""Words that count one of a series."""

IS = re.compile(r"one(?:\s+of\s+[\w' ’-]{2,40}?)?\s+(?:was|is)\s+(?:an?\s+)?", re.IGNORECASE)
"""Between "one" and the words for who that is."""

CLOSE = 80
"""Characters from "one" to the description."""

NEAR = 400
"""Characters from somebody to "the fifth to be killed"."""

FAR = 1500
"""Characters from somebody to "the man" who is the same."""


@dataclass(frozen=True)
class Single:
    """One person who came to harm: in which draft, of what measure, in which words, with what the last of them says."""

    draft: Draft
    measure: MeasureName
    words: tuple[str, ...]
    noun: Noun | None
    status: Status
    named: bool
    headline: bool


def without_retold(page: Page, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts without those that tell again of the one person of another draft, which takes the standing that they give."""
    drafts = without_both(page, without_one_described(page, drafts))
    singles = [found for draft in drafts if (found := single(page, draft, lexicon))]
    wholes = {id(draft.part_of) for draft in drafts}
    again = {
        id(one.draft): other
        for one in singles
        if id(one.draft) not in wholes and (other := retold(one, singles, lexicon) or one_of_a_series(page, one, singles))
    }
    standing = {id(other.draft): one.status for one in singles if (other := again.get(id(one.draft))) and one.status != "unknown"}
    kept = [draft for draft in drafts if id(draft) not in again]
    return retied(kept, [stood(draft, standing.get(id(draft))) for draft in kept]) if again else drafts


def without_one_described(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts without "one" where the same person is described: "one of those killed was a grandmother" tells of her alone."""
    gone = {id(one): other for one in drafts for other in drafts if one is not other and described_by(page, one, other)}
    kept = [draft for draft in drafts if id(draft) not in gone]
    wholes = {id(other): one for one in drafts if (other := gone.get(id(one)))}
    tied = [replace(draft, part_of=wholes[id(draft)].part_of or draft.part_of) if id(draft) in wholes else draft for draft in kept]
    return retied(kept, tied) if gone else drafts


def without_both(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts without "both" behind two people whom the same sentence has told of ("Ana Lode and Ivo Dane were both shot")."""
    wholes = {id(draft.part_of) for draft in drafts}

    def again(draft: Draft) -> bool:
        body = draft.body
        if not isinstance(body, Casualty) or body.count.text.lower() != "both" or body.population.words or id(draft) in wholes:
            return False
        start = page.sentence_at(draft.start).start
        here = [one.body for one in drafts if start <= one.start < draft.end and one is not draft and isinstance(one.body, Casualty)]
        return sum(one.measure == body.measure and one.count.high == 1 for one in here) == len(here) == 2

    return [draft for draft in drafts if not again(draft)]


def described_by(page: Page, one: Draft, other: Draft) -> bool:
    """Whether "one" or "one of the dead" is somebody of another draft, behind "was"."""
    a, b = one.body, other.body
    if not isinstance(a, Casualty) or not isinstance(b, Casualty) or a.measure != b.measure or b.count.high != 1:
        return False
    if a.count.text.lower() != "one" or a.population.words or not b.population.words or not 0 <= other.start - one.start < CLOSE:
        return False
    at = page.text.find(b.population.words, one.start, one.start + 2 * CLOSE)
    return at >= 0 and IS.fullmatch(page.text[one.start : at]) is not None


def stood(draft: Draft, status: Status | None) -> Draft:
    """A draft with a standing, where the words beside it give none."""
    body = draft.body
    if status is None or not isinstance(body, Casualty) or body.population.status != "unknown":
        return draft
    return replace(draft, body=replace(body, population=replace(body.population, status=status)))


def single(page: Page, draft: Draft, lexicon: Lexicon) -> Single | None:
    """A draft as one person; None where it tells of nobody or of more."""
    body = draft.body
    if not isinstance(body, Casualty) or (body.count.low, body.count.high) != (1, 1) or not body.population.words:
        return None
    words = tuple(body.population.words.lower().replace(",", " ").split())
    known = noun_for(words, lexicon)
    headline = page.passage_at(draft.start).block.kind == "headline"
    return Single(draft, body.measure, words, known[1] if known else None, body.population.status, bool(body.victims), headline)


def retold(one: Single, singles: Sequence[Single], lexicon: Lexicon) -> Single | None:
    """Whom somebody without a name is: the only one of the body for a headline, or for "the man" who was told of before."""
    if one.named or one.noun is None:
        return None
    same = [other for other in singles if other is not one and other.measure == one.measure and alike(one, other)]
    if one.headline:
        body = [other for other in singles if other.measure == one.measure and not other.headline]
        return body[0] if len(body) == 1 and body[0] in same else None
    earlier = [other for other in same if 0 <= one.draft.start - other.draft.end <= FAR and not other.headline]
    general = one.words[-1] in wordset(lexicon, "words for one told of") or any(one.words[-1] in other.words for other in earlier)
    return earlier[-1] if one.words[0] == "the" and len(one.words) == 2 and general and earlier else None


def one_of_a_series(page: Page, one: Single, singles: Sequence[Single]) -> Single | None:
    """Who is "the fifth mayor to be killed this year": the one told of just before, whom a number in a series counts again."""
    if one.words[0] != "the" or len(one.words) < 3 or not ORDINAL.fullmatch(one.words[1]):
        return None
    stretch = page.text[one.draft.start : one.draft.end].lower()
    if not re.search(rf"{re.escape(one.words[-1])}\s+(?:to\s+(?:be|have|die|lose)\b|killed|murdered|shot|kidnapped)", stretch):
        return None
    earlier = (other for other in reversed(singles) if other is not one and 0 <= one.draft.start - other.draft.start <= NEAR)
    return next((other for other in earlier if other.measure == one.measure), None)


def alike(one: Single, other: Single) -> bool:
    """Whether two may be one person: sex and age do not speak against it."""
    if one.noun is None or other.noun is None:
        return other.named
    return not (differ(one.noun.sex, other.noun.sex) or differ(one.noun.age, other.noun.age))


def differ(one: str | None, other: str | None) -> bool:
    """Whether both are told and not the same."""
    return one is not None and other is not None and one != other
