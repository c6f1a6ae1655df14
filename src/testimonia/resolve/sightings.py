"""Sightings: every name of somebody or somewhere that claims use, and names in the documents that may be theirs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.records import SPEAKING, Attribution, Casualty, Claim, Document, Evidence, Mention, Statement
from testimonia.records.entity import EntityKind
from testimonia.records.evidence import MentionKind
from testimonia.resolve.organisations import is_acronym

ARTICLE = r"(?:(?:[Aa]l|[Ee]l)[-–’'‘ ]|(?:[Aa]sh|[Aa]s|[Aa]n|[Aa]r|[Aa]d|[Aa]t|[Aa]z|[Ee]z)[-–’'‘])?"
CAPITAL = ARTICLE + r"[A-ZÀ-Þ][\w’'‘]*(?:[-–](?:[A-ZÀ-Þ]|al-|el-)[\w’'‘]*)*"
RUN = re.compile(rf"{CAPITAL}(?:\s+(?:(?:of|for|the|and|de|bin|ibn|bint|abu|al|el|del|van|von)\s+){{0,2}}{CAPITAL})*")
"""Capital words with the small words that names hold."""

SHOUTED = 0.7
"""Part of the letters in capitals from which on a text is shouted."""

OWNER = re.compile(r"['’]s?$")
CAPITAL_LETTER = re.compile(r"[^\W\d_a-zß-ÿ]")


@dataclass(frozen=True)
class Sighting:
    """A name as worded in a document. `mention` is None for a name that a claim holds without its place in the text.

    `used` is true where a claim uses it; the others are kept only when they turn out to be a used one's.
    """

    kind: EntityKind
    form: str
    document: str
    mention: Mention | None
    used: bool


def proper(words: str) -> bool:
    """Whether words hold a name, and not a description alone: a capital letter, or a letter of a script that has none."""
    return bool(CAPITAL_LETTER.search(words))


def one_line(words: str) -> str:
    """Words with single blanks, as a name is shown."""
    return " ".join(words.split())


@cache
def title_pattern(words: Lexicon) -> re.Pattern[str]:
    """Titles at the start of a person's name."""
    return re.compile(rf"^(?:(?:the\s+)?(?:{words.group('civil titles').alternation})\s+)+(?=\w)", re.IGNORECASE)


def shown(text: str, kind: EntityKind, words: Lexicon) -> str:
    """A name on one line; a person's without titles."""
    name = one_line(text)
    return title_pattern(words).sub("", name) if kind == "person" else name


def sightings_of(claims: Iterable[Claim], words: Lexicon) -> Iterator[Sighting]:
    """The names that claims use."""
    for claim in claims:
        yield from spoken(claim.attribution, claim.document, words)
        for mention in claim_mentions(claim):
            kind = kind_of(mention.text, mention.kind, words)
            if kind is not None:
                yield Sighting(kind, shown(mention.text, kind, words), mention.evidence.document, mention, used=True)
        body = claim.body
        if isinstance(body, Statement) and body.on_behalf_of:
            yield Sighting("organisation", body.on_behalf_of, claim.document, None, used=True)


def claim_mentions(claim: Claim) -> tuple[Mention, ...]:
    """Every mention in a claim."""
    body = claim.body
    if isinstance(body, Casualty):
        return (*claim.places, *body.perpetrators, *body.victims)
    if isinstance(body, Statement):
        return (*claim.places, body.speaker, *body.targets)
    return (*claim.places, *body.actors, *body.targets)


def spoken(attribution: Attribution, document: str, words: Lexicon) -> Iterator[Sighting]:
    """The named speakers of a chain and the bodies they speak for."""
    for speaker in attribution.chain:
        if speaker.named:
            hint: MentionKind = "person" if speaker.affiliation else "unknown"
            kind = kind_of(speaker.name, hint, words) or "organisation"
            mention = Mention(evidence=speaker.evidence, kind="unknown") if speaker.evidence else None
            yield Sighting(kind, shown(speaker.name, kind, words), document, mention, used=True)
        if speaker.affiliation:
            yield Sighting("organisation", one_line(speaker.affiliation), document, None, used=True)


@cache
def body_nouns(words: Lexicon) -> frozenset[str]:
    """Nouns that end or open the name of a body."""
    return frozenset(word.lower() for group in ("bodies", "names of bodies", "crowds", "nouns of groups") for word in words.words(group))


UNFINISHED = frozenset(("at", "of", "in", "for", "the", "and", "to", "on", "by", "from", "with"))
"""Words that end no name."""


LONGEST_PARTICLE = 5
"""Letters of the longest small word that opens a person's name ("abdel")."""


def as_person(text: str, words: Lexicon) -> EntityKind | None:
    """What is read as a person may stand for: a group where it is a description ("villages above Lode") or ends in a group's plural."""
    first, last = text.split(maxsplit=1)[0], text.rsplit(maxsplit=1)[-1]
    if first.lower() in ("the", "a", "an"):
        return None
    if first.isalpha() and first.islower() and len(first) > LONGEST_PARTICLE:
        return "group"
    return "organisation" if last.lower() in several(words) else "person"


@cache
def several(words: Lexicon) -> frozenset[str]:
    """Plural nouns at the end of a group's name ("Coast Volunteers"), never of a person's."""
    return frozenset(word.lower() for word in words.words("nouns of groups"))


def kind_of(text: str, kind: MentionKind, words: Lexicon) -> EntityKind | None:
    """What a mention may stand for; None for a role or a description of a place that names nobody and nothing."""
    if kind == "place":
        return "place" if proper(text) else None
    if kind == "role":
        return None
    if not proper(text):
        return "group" if kind in ("group", "organisation") else None
    if text.rsplit(maxsplit=1)[-1] in UNFINISHED:
        return None
    if kind == "person":
        return as_person(text, words)
    return guess(text, words) if kind == "unknown" else kind


def guess(text: str, words: Lexicon) -> EntityKind:
    """A body where the words say so or stand for one; else two or three capital words are a person."""
    parts = [part.strip(",.").lower() for part in text.split()]
    if is_acronym(text) or any(part in body_nouns(words) for part in parts) or any(part in ("of", "for", "and") for part in parts):
        return "organisation"
    return "person" if 2 <= len(parts) <= 5 else "organisation"


def names_in(document: Document) -> Iterator[tuple[int, int]]:
    """Spans of runs of capital words in the speaking blocks, without a possessive ending; none where all is in capitals."""
    for block in document.blocks:
        if block.kind in SPEAKING and not shouted(document.text[block.start : block.end]):
            for match in RUN.finditer(document.text, block.start, block.end):
                owner = OWNER.search(match[0])
                yield match.start(), match.start() + owner.start() if owner else match.end()


def shouted(text: str) -> bool:
    """Written in capitals throughout, so that a capital says nothing."""
    return sum(map(str.isupper, text)) > SHOUTED * sum(map(str.isalpha, text))


def evidence_at(document: Document, start: int, end: int, kind: MentionKind) -> Mention:
    """A mention of a span."""
    return Mention(evidence=Evidence.of(document, start, end), kind=kind)
