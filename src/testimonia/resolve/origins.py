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
    claims: Sequence[Claim], documents: Sequence[Document], entities: Sequence[Entity], first: Mapping[str, str]
) -> tuple[Origin, ...]:
    """One origin for each voice, in order of id. `first` gives each document the first of its line of copies."""
    known = by_form(entities)
    spoken = defaultdict[Voice, list[Claim]](list)
    for claim in claims:
        spoken[voice_of(claim, known, first)].append(claim)
    by_id = {document.id: document for document in documents}
    named = {entity.id: entity for entity in entities}
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
    if entity and entity.reasons and len({claim.attribution.origin for claim in found}) > 1:
        yield Reason(rule="one entity", words=entity.reasons[0].words)
    if voice.kind == "unnamed":
        yield Reason(rule="unnamed", words="nobody is named: one source for each description and text, counted apart from named ones")
    if voice.kind == "outlet" and reports > 1:
        outlet = documents[voice.text].name if voice.text in documents else voice.text
        yield Reason(rule="same text", words=f"{reports} reports print one text; the first is {outlet}")
