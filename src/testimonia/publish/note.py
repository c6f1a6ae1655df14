"""A claim as people read it beside the words: what it says, of whom, by whom, how surely."""

from dataclasses import dataclass

from testimonia.publish.index import Index
from testimonia.publish.wording import dated, headline, period, whom
from testimonia.records import Casualty, Claim, Event, MeasureTaken, Mention, NamedVictim, Statement

SAID_OF = {
    "pattern": "the harm is read by the pattern",
    "position": "the position is read from",
    "stance": "the stance is read from",
    "measure": "the measure is read from",
    "event": "the event is read from",
    "historical": "it is of an earlier time, by",
    "hypothetical": "it is hypothetical, by",
    "forecast": "it is a forecast, by",
    "negated": "it is denied, by",
    "speech that asks": "the speech asks for something, by",
    "deflects": "the speech turns an accusation away, by",
}
"""The keys under which rules give their reasons, as the beginning of a sentence."""

KINDS = {"casualty": "Casualty figure", "statement": "Statement", "measure": "Measure taken", "event": "Event"}


UNSURE = 0.5
"""Below this probability that a person would accept it, a reading is marked as in doubt."""


@dataclass(frozen=True)
class Tag:
    """A word or two about how a claim is put; `doubt` marks what keeps a reader from taking it at face value."""

    words: str
    doubt: bool = False


@dataclass(frozen=True)
class Note:
    """Everything shown of one claim. `href` leads to its words on the page, None where they are not in this release."""

    id: str
    kind: str
    number: int
    heading: str
    detail: str
    quote: str
    chain: str
    tags: tuple[Tag, ...]
    reasons: tuple[str, ...]
    href: str | None
    report_number: int
    published: str

    @property
    def ref(self) -> str:
        """Where it stands, for print: the number of its report and that of its note there."""
        return f"{self.report_number}.{self.number}"

    @property
    def how(self) -> tuple[str, ...]:
        """How it was read: every reason as a sentence."""
        return tuple(sentence(reason) for reason in self.reasons)

    @property
    def kind_label(self) -> str:
        return KINDS[self.kind]

    @property
    def name(self) -> str:
        """For a link's accessible name."""
        return f"{self.heading}{', ' if self.detail else ''}{self.detail}"


def note_of(index: Index, claim: Claim) -> Note:
    """The note of a claim."""
    document = index.documents.get(claim.document)
    shown = index.shown(claim.id)
    return Note(
        id=claim.id,
        kind=kind_of(claim),
        number=index.notes.get(claim.id, 0),
        heading=headline(claim),
        detail=detail_of(claim),
        quote=claim.evidence.quote,
        chain=index.chain(claim),
        tags=tuple(tags_of(index, claim)),
        reasons=claim.reasons,
        href=f"#{claim.id}" if shown else None,
        report_number=index.numbers.get(claim.document, 0),
        published=dated(document.published) if document else "",
    )


def kind_of(claim: Claim) -> str:
    """The key of its kind: casualty, statement, measure or event."""
    return {Casualty: "casualty", Statement: "statement", MeasureTaken: "measure", Event: "event"}[type(claim.body)]


def detail_of(claim: Claim) -> str:
    """Of whom, by whom, where and when, in one line."""
    places = named(claim.places)
    parts = [who_of(claim), ", ".join(places[:3]) + ("…" if len(places) > 3 else ""), period(claim.period)]
    return " · ".join(part for part in parts if part)


def who_of(claim: Claim) -> str:
    """The people of a claim: those harmed, or who did or said what to whom."""
    body = claim.body
    if isinstance(body, Casualty):
        hands = ", ".join(named(body.perpetrators))
        return ", ".join(part for part in (harmed(body), hands and f"by {hands} as alleged", body.manner or "") if part)
    actors = [body.on_behalf_of or named((body.speaker,))[0]] if isinstance(body, Statement) else named(body.actors)
    targets = ", ".join(named(body.targets))
    about = (body.about or "") if isinstance(body, Statement) else ""
    return ": ".join(part for part in (" → ".join(part for part in (", ".join(actors), targets) if part), about) if part)


def harmed(body: Casualty) -> str:
    """Those who came to harm, with the names that the text gives them."""
    people, names = whom(body.population), "; ".join(map(told_of, body.victims))
    if not names or people in [one.text for one in body.victims]:
        return names or people
    return f"{people}, named {names}" if people else names


def told_of(victim: NamedVictim) -> str:
    """A named victim with the age in years and what stands in apposition."""
    said = [str(victim.age.years) if victim.age else "", victim.described.quote if victim.described else ""]
    return f"{victim.name} ({', '.join(filter(None, said))})" if any(said) else victim.name


def named(mentions: tuple[Mention, ...]) -> list[str]:
    """Mentions as worded, each once."""
    return list(dict.fromkeys(mention.text for mention in mentions))


def tags_of(index: Index, claim: Claim) -> list[Tag]:
    """Force, shape and vagueness of a count; then how surely, by whom and in what block it is put."""
    tags = count_tags(claim.body) if isinstance(claim.body, Casualty) else []
    if claim.assertion != "asserted":
        tags.append(Tag(claim.assertion, doubt=True))
    if claim.hedges:
        tags.append(Tag(f"hedged: {', '.join(claim.hedges)}", doubt=True))
    if claim.confidence is not None and claim.confidence < UNSURE:
        tags.append(Tag("reading in doubt", doubt=True))
    if claim.attribution.chain and claim.attribution.origin is None:
        tags.append(Tag("unnamed source", doubt=True))
    if claim.attribution.manner not in ("unsaid", "said"):
        tags.append(Tag(claim.attribution.manner))
    if claim.block != "paragraph":
        tags.append(Tag(claim.block))
    return tags + part_tags(index, claim.body)


def count_tags(body: Casualty) -> list[Tag]:
    """What the wording of a count does to it."""
    count = body.count
    tags = [Tag("vague", doubt=True)] if count.qualifier == "vague" else []
    words = [word for word in (count.force, count.shape) if word != "unknown"]
    return tags + [Tag(word) for word in words] + [Tag(f"includes {words}") for words in body.population.includes]


def part_tags(index: Index, body: object) -> list[Tag]:
    """Whether a figure is one part of another in the same text."""
    if not isinstance(body, Casualty) or not body.part_of:
        return []
    whole = index.notes.get(body.part_of)
    return [
        Tag(f"{'term of the breakdown' if body.part_kind == 'breakdown' else 'part'} of note {whole}" if whole else f"{body.part_kind}")
    ]


def sentence(reason: str) -> str:
    """A reason as a sentence: a rule's key before a colon is said in words, the rest stands as it is."""
    key, colon, rest = reason.partition(": ")
    words = f"{SAID_OF[key]} {rest}" if colon and key in SAID_OF else reason.replace("heard by", "the speaker is heard by", 1)
    words = words.strip()
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '!', '?')) else '.'}"
