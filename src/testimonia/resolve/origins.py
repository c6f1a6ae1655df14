"""Origins: who stands behind each claim, so that independence is counted on those who know and not on those who repeat."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from testimonia.records import Claim, Document, Entity, Origin, Reason
from testimonia.records.lineage import OriginKind
from testimonia.resolve.organisations import bare
from testimonia.resolve.spelling import latin


@dataclass(frozen=True)
class Voice:
    """What an origin is known by: a named one by entity or name, an unnamed one by description and text, an outlet by text."""

    kind: OriginKind
    key: str
    text: str


def origins(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    entities: Sequence[Entity],
    first: Mapping[str, str],
    press: frozenset[str] = frozenset(),
) -> tuple[Origin, ...]:
    """One origin for each voice, in order of id.

    `first` gives each document the first of its line of copies; `press` are nouns at the end of newspapers' and agencies' names.
    """
    known = by_form(entities)
    by_id = {document.id: document for document in documents}
    named = {entity.id: entity for entity in entities}
    heard = [voice_of(claim, known, first) for claim in claims]
    issued = issuers(documents, {voice.key for voice in heard if voice.key in named}, known, press)
    spoken = defaultdict[Voice, list[Claim]](list)
    for claim, voice in zip(claims, heard, strict=True):
        spoken[as_issuer(voice, issued)].append(claim)
    made = (origin(voice, found, named, by_id) for voice, found in spoken.items())
    return tuple(sorted(made, key=lambda one: one.id))


def by_form(entities: Sequence[Entity]) -> dict[tuple[str, str], str]:
    """Entity ids of persons and bodies by document and form, and by form where one entity alone has it ("" as document)."""
    found = dict[tuple[str, str], set[str]]()
    for entity in entities:
        if entity.kind == "place":
            continue
        for mention in entity.mentions:
            found.setdefault((mention.evidence.document, latin(bare(mention.text))), set()).add(entity.id)
        for form in entity.forms:
            found.setdefault(("", latin(bare(form))), set()).add(entity.id)
    return {key: min(ids) for key, ids in found.items() if len(ids) == 1}


def voice_of(claim: Claim, known: Mapping[tuple[str, str], str], first: Mapping[str, str]) -> Voice:
    """Whose claim it is: the innermost speaker who can be named, else the innermost description, else the outlet."""
    text = first.get(claim.document, claim.document)
    name = claim.attribution.origin
    if name:
        form = latin(bare(name))
        return Voice("named", known.get((claim.document, form)) or known.get(("", form)) or form, "")
    if claim.attribution.chain:
        return Voice("unnamed", latin(bare(claim.attribution.chain[0].name)), text)
    return Voice("outlet", text, text)


def issuers(
    documents: Sequence[Document], sources: set[str], known: Mapping[tuple[str, str], str], press: frozenset[str]
) -> dict[str, str]:
    """Entity ids of the bodies that issued a report themselves, by document: a monitor's bulletin, a ministry's communiqué.

    The outlet, or where there is none the author, or the body after an "of" in it ("Press Office of the Ministry"), bears the name of
    one that claims of the case give as their source. A newspaper or a news agency repeats others and stays an outlet.
    """
    found = dict[str, str]()
    for document in documents:
        for name in issuing_names(document):
            key = known.get(("", latin(bare(name))))
            if key in sources and latin(name).rsplit(maxsplit=1)[-1] not in press:
                found.setdefault(document.id, key)
    return found


def issuing_names(document: Document) -> Iterator[str]:
    """The names that may be a report's issuer's."""
    name = document.outlet or document.author or ""
    if name.strip():
        yield name
        yield from (part for part in name.split(" of ", 1)[1:] if part.strip())


def as_issuer(voice: Voice, issued: Mapping[str, str]) -> Voice:
    """A report's own voice as that of the body that issued it."""
    return Voice("named", issued[voice.text], "") if voice.kind == "outlet" and voice.text in issued else voice


def origin(voice: Voice, found: Sequence[Claim], named: Mapping[str, Entity], documents: Mapping[str, Document]) -> Origin:
    """The record of one voice."""
    entity = named.get(voice.key) if voice.kind == "named" else None
    return Origin(
        kind=voice.kind,
        name=name_of(voice, found, entity, documents),
        claims=tuple(sorted(claim.id for claim in found)),
        documents=tuple(sorted({claim.document for claim in found})),
        entity=entity.id if entity else None,
        reasons=tuple(reasons(voice, found, entity, documents)),
    )


def name_of(voice: Voice, found: Sequence[Claim], entity: Entity | None, documents: Mapping[str, Document]) -> str:
    """The name to show: the entity's, the words of the description, or the outlet that came first."""
    if entity:
        return entity.name
    if voice.kind == "outlet":
        document = documents.get(voice.text)
        return (document.outlet or document.title or document.name) if document else voice.text
    return min(claim.attribution.origin or claim.attribution.chain[0].name for claim in found)


def reasons(voice: Voice, found: Sequence[Claim], entity: Entity | None, documents: Mapping[str, Document]) -> Iterator[Reason]:
    """Why the claims share an origin."""
    reports = len({claim.document for claim in found})
    if voice.kind == "named" and reports > 1:
        yield Reason(rule="one source", words=f"{reports} reports give it as their source; who repeats a source adds none")
    if voice.kind == "named" and any(claim.attribution.origin is None for claim in found):
        yield Reason(rule="own report", words="issued a report itself, whose own voice is that of the body")
    if entity and entity.reasons and len({claim.attribution.origin for claim in found} - {None}) > 1:
        yield Reason(rule="one entity", words=entity.reasons[0].words)
    if voice.kind == "unnamed":
        yield Reason(rule="unnamed", words="nobody is named: one source for each description and text, counted apart from named ones")
    if voice.kind == "outlet" and reports > 1:
        outlet = documents[voice.text].name if voice.text in documents else voice.text
        yield Reason(rule="same text", words=f"{reports} reports print one text; the first is {outlet}")
