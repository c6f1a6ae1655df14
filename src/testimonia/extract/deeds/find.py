"""Deeds: events, statements and measures, by PLOVER type and mode."""

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.attribution.hearing import listen
from testimonia.extract.attribution.speech import Listener
from testimonia.extract.deeds.events import Events
from testimonia.extract.deeds.positions import Positions
from testimonia.extract.page import Draft, Page, PlaceNames


def find_deeds(page: Page, lexicon: Lexicon, places: PlaceNames) -> list[Draft]:
    """Events, statements and measures on a page, in the order of the text."""
    hearing = listen(page, lexicon)
    listener = Listener(lexicon, hearing.describer)
    drafts = [*Positions(hearing, lexicon, listener).found(), *Events(hearing, lexicon, places, listener).found()]
    return sorted(drafts, key=lambda draft: (draft.start, draft.end))
