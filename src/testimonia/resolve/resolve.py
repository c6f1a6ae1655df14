"""Documents, claims, judgements → who, where, which reports repeat which, who stands behind each figure, which incident."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from testimonia.codebook.actors import Actors, load_actors
from testimonia.codebook.lexicon import Lexicon, lexicon
from testimonia.records import NO_CASE, Case, Claim, Document, Judgement, Resolution, digest
from testimonia.resolve.entities import resolve_entities
from testimonia.resolve.incidents import Ground, incidents
from testimonia.resolve.lineage import copies, families
from testimonia.resolve.origins import origins
from testimonia.resolve.places import Gazetteer


def english() -> Lexicon:
    """The words of the language that the rules know."""
    return lexicon("en")


@dataclass(frozen=True)
class World:
    """What resolve works with besides its input: the gazetteer, the case, and the codebook's tables.

    The gazetteer already holds the case's own places and countries (`adapters.gazetteer.with_case`).
    """

    gazetteer: Gazetteer
    case: Case = NO_CASE
    actors: Actors = field(default_factory=load_actors)
    words: Lexicon = field(default_factory=english)

    @property
    def version(self) -> str:
        """What resolve depends on besides its input and its own source."""
        tables = digest([self.actors.acronyms, self.actors.given_names, sorted(self.actors.press)])[:12]
        return "+".join((self.gazetteer.version, self.words.version, f"actors-{tables}"))


def resolve(documents: Sequence[Document], claims: Sequence[Claim], judgements: Sequence[Judgement], world: World) -> Resolution:
    """Everything that ties claims together, as a pure function: the order of the input changes nothing."""
    found = tuple(sorted({one.id: one for one in documents}.values(), key=lambda one: one.id))
    said = tuple(sorted({one.id: one for one in claims}.values(), key=lambda one: one.id))
    entities = resolve_entities(found, said, judgements, world.gazetteer, world.actors, world.words)
    repeated = copies(found, world.words)
    first = families(found, repeated)
    happened, background = incidents(said, Ground.of(found, said, entities, first, world.words), judgements)
    return Resolution(
        entities=entities,
        copies=repeated,
        origins=origins(said, found, entities, first, world.actors.press),
        incidents=happened,
        background=background,
    )
