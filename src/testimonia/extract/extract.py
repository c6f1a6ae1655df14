"""Document → claims: rules propose drafts, voices say who speaks and how surely."""

from dataclasses import dataclass, field

from testimonia.codebook.confidence import Calibration, calibration
from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.attribution.voices import Voices, hear
from testimonia.extract.casualties.fates import settle
from testimonia.extract.casualties.find import find_casualties
from testimonia.extract.casualties.parts.breakdowns import tie
from testimonia.extract.casualties.times import with_times
from testimonia.extract.confidence import with_confidence
from testimonia.extract.deeds.find import find_deeds
from testimonia.extract.language import Language
from testimonia.extract.page import Draft, Page, PlaceNames, lay_out
from testimonia.extract.passages import attention
from testimonia.records import Claim, Document, Evidence


@dataclass(frozen=True)
class Tools:
    """What extract works with: a language model, the codebook's words for that language, a gazetteer, and how sure each sign makes."""

    language: Language
    lexicon: Lexicon
    places: PlaceNames
    calibration: Calibration = field(default_factory=calibration)


def extract(document: Document, tools: Tools) -> tuple[Claim, ...]:
    """Every claim of a document in the order of the text; none for a language that the tools do not read.

    A text too short to tell its language is read.
    """
    if document.language not in (None, tools.language.code):
        return ()
    page = lay_out(document, tools.language, attention(tools.lexicon))
    voices = hear(page, tools.lexicon, tools.places)
    drafts = [*find_casualties(page, tools.lexicon, tools.places), *find_deeds(page, tools.lexicon, tools.places)]
    spoken = with_times([(draft, claimed(page, voices, draft)) for draft in drafts], document.text, tools.lexicon)
    claims = {claim.id: claim for claim in tie(settle(spoken))}
    ordered = tuple(sorted(claims.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id)))
    return with_confidence(ordered, document, tools.calibration)


def claimed(page: Page, voices: Voices, draft: Draft) -> Claim:
    """A draft with its voice."""
    voice = voices.of(draft)
    return Claim(
        evidence=Evidence.of(page.document, draft.start, draft.end),
        block=page.passage_at(draft.start).block.kind,
        attribution=voice.attribution,
        assertion=voice.assertion,
        hedges=voice.hedges,
        places=draft.places,
        period=draft.period,
        body=draft.body,
        reasons=(*draft.reasons, *voice.reasons),
    )
