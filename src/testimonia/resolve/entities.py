"""Entities: names that stand for one person, body, group or place, with the reason for every join."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from testimonia.codebook.actors import Actors
from testimonia.codebook.lexicon import Lexicon
from testimonia.records import Claim, Document, Entity, Judgement, Location, Mention, Reason
from testimonia.records.entity import EntityKind
from testimonia.resolve.clusters import Apart, Join, Node, cluster
from testimonia.resolve.decisions import decided, settled, standing
from testimonia.resolve.introductions import introductions
from testimonia.resolve.joins import MOST_NAMED, ONLY_ONE, SAYS_SO, SHORT_NAME, body_joins, person_joins, place_joins
from testimonia.resolve.namesakes import Names, names_of, opens_name, stray
from testimonia.resolve.organisations import bare, body_words, is_acronym, letters
from testimonia.resolve.persons import INITIAL, SHORTER, part_of
from testimonia.resolve.places import Gazetteer, locate
from testimonia.resolve.sightings import Sighting, body_nouns, evidence_at, guess, names_in, one_line, proper, shown, sightings_of
from testimonia.resolve.spelling import latin, name_words

Span = tuple[int, int]

WELL_KNOWN = 0.5
"""How well known a place must be to be looked up though no claim uses it: a town of thirty thousand, or one of the case's own."""

STATE = 0.85
"""How well known a place must be whose bare name is somebody who acts or speaks: a country, a province, a capital."""

LOOSE = frozenset((SHORTER, INITIAL, SHORT_NAME, ONLY_ONE, MOST_NAMED))
"""Reasons too weak to make an entity of names that no claim uses."""


@dataclass(frozen=True)
class Gazetted:
    """The gazetteer, and the names of bodies and outlets in which its names stand for no place."""

    gazetteer: Gazetteer
    names: Names


@dataclass
class Register:
    """Names as points to join, with where each was seen; filled once, then read."""

    words: Lexicon
    forms: dict[Node, str] = field(default_factory=dict)
    seen: dict[Node, list[Sighting]] = field(default_factory=lambda: defaultdict(list))
    spots: dict[Node, Location] = field(default_factory=dict)

    def add(self, sighting: Sighting, location: Location | None = None) -> Node:
        """A sighting under its node."""
        node = self.node(sighting, location)
        shown = location.name if location else sighting.form
        self.forms[node] = min(self.forms.get(node, shown), shown)
        self.seen[node].append(sighting)
        if location:
            self.spots[node] = location
        return node

    def node(self, sighting: Sighting, location: Location | None) -> Node:
        """The point of a name. Short names, "the Monitor" and groups that may be others elsewhere belong to their document."""
        form, document = sighting.form, sighting.document
        if sighting.kind == "place":
            return ("place", location.gazetteer_id if location else latin(form), "")
        if sighting.kind == "person":
            parts = name_words(form)
            return ("person", " ".join(parts), "" if len(parts) > 1 else document)
        if sighting.kind == "group" and not proper(form):
            return ("group", latin(bare(form)), "" if self.is_standing(form) else document)
        if bare(form).casefold() in body_nouns(self.words):
            return ("body", bare(form).casefold(), document)
        return ("body", letters(form) if is_acronym(form) else " ".join(body_words(form)) or latin(form), "")

    def is_standing(self, form: str) -> bool:
        """Forces and authorities of which there is one."""
        return bool(form.split()) and form.rsplit(maxsplit=1)[-1].lower() in self.words.words("standing bodies")

    def of(self, kind: str) -> dict[Node, str]:
        """Forms of one kind."""
        return {node: form for node, form in sorted(self.forms.items()) if node[0] == kind}

    def where(self, nodes: Iterable[Node]) -> dict[Node, frozenset[str]]:
        """The documents of each name."""
        return {node: frozenset(one.document for one in self.seen[node]) for node in nodes}


def resolve_entities(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement],
    gazetteer: Gazetteer,
    actors: Actors,
    words: Lexicon,
) -> tuple[Entity, ...]:
    """The entities that claims name, in order of id; the same for any order of input."""
    register, joins = Register(words), list[Join]()
    found = tuple(sightings_of(claims, words))
    places = used_places(found)
    fill(register, as_bearers([as_state(one, gazetteer) for one in found], actors))
    names = names_of(register.of("body").values(), documents)
    for document in sorted(documents, key=lambda one: one.id):
        spans = tuple(names_in(document))
        used = {span: one for span, one in places.get(document.id, {}).items() if not opens_name(document, *span, names)}
        locate_all(register, document, used, spans, Gazetted(gazetteer, names))
        joins += introduced(register, document)
        scan(register, document, spans, words)
    joins += rule_joins(register, actors)
    return tuple(sorted(judged(register, joins, judgements), key=lambda one: one.id))


def fill(register: Register, found: Iterable[Sighting]) -> None:
    """Names of persons, bodies and groups, each once for every place where it stands."""
    for sighting in {one: None for one in found if one.kind != "place"}:
        register.add(sighting)


def as_state(sighting: Sighting, gazetteer: Gazetteer) -> Sighting:
    """A sighting of a "person" whose name is a country's or a capital's as a body: it is its government that acts."""
    if sighting.kind == "person" and gazetteer.prominence(sighting.form) >= STATE:
        return replace(sighting, kind="organisation")
    return sighting


def as_bearers(found: Sequence[Sighting], actors: Actors) -> Iterator[Sighting]:
    """Sightings with single words taken for a body made persons where their report has a person who bears the name."""
    full = defaultdict[str, set[str]](set)
    for one in found:
        if one.kind == "person" and len(name_words(one.form)) > 1:
            full[one.document].add(one.form)
    for one in found:
        single = one.kind == "organisation" and len(one.form.split()) == 1 and not is_acronym(one.form)
        borne = single and any(part_of(one.form, other, actors.given_names) for other in full[one.document])
        yield replace(one, kind="person") if borne else one


def locate_all(register: Register, document: Document, used: Mapping[Span, Mention], spans: Sequence[Span], ground: Gazetted) -> None:
    """The places of one document: those that claims use, and well-known ones among its capital words, which tell namesakes apart."""
    beside = [span for span in spans if span not in used and ground.gazetteer.prominence(document.text[slice(*span)]) >= WELL_KNOWN]
    mentions = [*used.values(), *(evidence_at(document, *span, "place") for span in beside)]
    found = locate(document, mentions, ground.gazetteer)
    known = [one for one in found if one]
    for number, (mention, location) in enumerate(zip(mentions, found, strict=True)):
        if location and stray(mention.text, location, known, ground.names):
            continue
        plain = Mention(evidence=mention.evidence, kind="place")
        if location or number < len(used):
            register.add(Sighting("place", one_line(mention.text), document.id, plain, used=number < len(used)), location)


def used_places(found: Iterable[Sighting]) -> dict[str, dict[Span, Mention]]:
    """Places that claims use, by document and span."""
    places = defaultdict[str, dict[Span, Mention]](dict)
    for one in found:
        if one.kind == "place" and one.mention:
            places[one.document][one.mention.evidence.start, one.mention.evidence.end] = one.mention
    return places


def introduced(register: Register, document: Document) -> Iterator[Join]:
    """What the text itself says of two names."""
    for one in introductions(document, register.words):
        pair = [
            register.add(
                Sighting(one.kind, one_line(document.text[slice(*span)]), document.id, evidence_at(document, *span, "unknown"), used=False)
            )
            for span in (one.one, one.two)
        ]
        yield Join(SAYS_SO, pair[0], pair[1], one.reason.rule, one.reason.words)


def scan(register: Register, document: Document, spans: Sequence[Span], words: Lexicon) -> None:
    """Runs of capital words that may be other forms of names that claims use; not those of places of the report."""
    located = (one for node in register.spots for one in register.seen[node])
    places = {latin(one.form) for one in located if one.document == document.id}
    for start, end in spans:
        form = one_line(document.text[start:end])
        if not is_acronym(form) and (len(form.split()) < 2 or latin(form) in places):
            continue
        kind = guess(form, words)
        form = shown(form, kind, words)
        register.add(Sighting(kind, form, document.id, evidence_at(document, start, end, "unknown"), used=False))


def rule_joins(register: Register, actors: Actors) -> Iterator[Join]:
    """Joins by every rule."""
    persons, bodies = register.of("person"), register.of("body")
    yield from person_joins(persons, register.where(persons), actors)
    yield from body_joins(bodies, register.where(bodies), actors, body_nouns(register.words))
    yield from place_joins({node: form for node, form in register.of("place").items() if node not in register.spots})


def judged(register: Register, joins: Sequence[Join], judgements: Sequence[Judgement]) -> list[Entity]:
    """Entities by rules and decisions, one decision after the other, so that each finds the ids that its maker saw."""
    by_name = defaultdict[str, list[Node]](list)
    for node, seen in sorted(register.seen.items()):
        for form in sorted({one.form for one in seen}):
            by_name[latin(form)].append(node)
    by_id = dict[str, tuple[Node, ...]]()
    same, apart = tuple[Join, ...](), tuple[Apart, ...]()
    for judgement in standing(judgements):
        by_id.update(identified(register, cluster(register.forms, (*same, *joins), apart)))
        same, apart = settled(same, apart, decided(judgement, by_name, by_id))
    return [entity for nodes, reasons in cluster(register.forms, (*same, *joins), apart) if (entity := assemble(register, nodes, reasons))]


def identified(register: Register, groups: Iterable[tuple[tuple[Node, ...], tuple[Reason, ...]]]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """The nodes behind each entity's id."""
    for nodes, reasons in groups:
        if entity := assemble(register, nodes, reasons):
            yield entity.id, nodes


def assemble(register: Register, nodes: Sequence[Node], reasons: tuple[Reason, ...]) -> Entity | None:
    """An entity of a cluster that a claim uses, or whose names the text itself or their spelling ties together; None for other names."""
    seen = [one for node in nodes for one in register.seen[node]]
    if not any(one.used for one in seen) and not any(reason.rule not in LOOSE for reason in reasons):
        return None
    forms = tuple(sorted({one.form for one in seen}))
    spots = sorted((register.spots[node] for node in nodes if node in register.spots), key=lambda one: one.gazetteer_id)
    mentions = {
        (one.mention.evidence.document, one.mention.evidence.start, one.mention.evidence.end): one.mention for one in seen if one.mention
    }
    return Entity(
        kind=kind_of_cluster(seen),
        name=fullest(seen, forms),
        forms=forms,
        mentions=tuple(mentions[key] for key in sorted(mentions)),
        location=spots[0] if spots else None,
        reasons=reasons + same_words(forms, spots, reasons),
    )


def same_words(forms: Sequence[str], spots: Sequence[Location], reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Why forms stand together that no rule had to join: one place of the gazetteer, or one name but for articles and marks."""
    if len(forms) < 2 or reasons:
        return ()
    if spots:
        return (
            Reason(rule="one place", words=f"the gazetteer has one place under these names: {spots[0].name} ({spots[0].gazetteer_id})"),
        )
    return (Reason(rule="same name", words="the forms differ in articles, case or marks only"),)


def kind_of_cluster(seen: Sequence[Sighting]) -> EntityKind:
    """The kind most often seen where claims use the name; of equals the first in the alphabet but for groups."""
    counted = Counter(one.kind for one in seen if one.used) or Counter(one.kind for one in seen)
    return min(counted, key=lambda kind: (-counted[kind], kind == "group", kind))


def fullest(seen: Sequence[Sighting], forms: Sequence[str]) -> str:
    """The form to show: of those that claims use, no acronym, more than one word, most often met, then the longest."""
    counted = Counter(one.form for one in seen if one.used) or Counter(forms)
    return min(counted, key=lambda form: (is_acronym(form), len(bare(form).split()) < 2, -counted[form], -len(form), form))
