"""Whatever the words, hearing a page never fails, and everything that it finds stands in the text."""

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from testimonia.adapters.english import BlankEnglish
from testimonia.codebook.lexicon import lexicon
from testimonia.extract.attribution.voices import hear
from testimonia.extract.deeds.find import find_deeds
from testimonia.extract.page import Draft, lay_out
from testimonia.records import Block, Dated, Document, Event

WORDS = tuple(
    re.findall(
        r"\S+",
        """said told that according to police The Tarsa Council Rami Tal head of the for , , . “ ” " ’ ' ( ) — : ; who which and
        while adding
        he it they killed ten people denied accused quoted as saying reported reports urged condemned calls on was by not could in 2013
        since attacked curfew roads blocked expressed alarm should need for group Observatory X ’s 44 , involvement citing
        figures compiled by . ?
        videos showing MR POLICE SAID warned of consequences carried out an attack on launched committee established set up
        she no official""",
    )
)

LEXICON = lexicon("en")
LANGUAGE = BlankEnglish(LEXICON)


class Nowhere:
    """A gazetteer that knows no place."""

    def prominence(self, name: str) -> float:  # noqa: ARG002 - the form that extract asks for
        return 0.0


texts = st.one_of(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join), st.text(min_size=1, max_size=120)).filter(
    str.strip
)


@given(texts, st.sampled_from(["headline", "paragraph", "quotation", "subheading"]))
def test_nothing_breaks_and_every_span_is_in_the_text(text: str, kind: str) -> None:
    block = Block(kind=kind, start=0, end=len(text), locator="all")  # type: ignore[arg-type]
    published = Dated(date=dt.date(2024, 5, 20), precision="day")
    page = lay_out(Document(capture="capture-x", name="x", text=text, blocks=(block,), published=published), LANGUAGE)
    voices = hear(page, LEXICON)
    for offset in range(0, len(text), 11):
        voice = voices.of(Draft(start=offset, end=min(offset + 1, len(text)), anchor=offset, body=Event(plover="ASSAULT")))
        for speaker in voice.attribution.chain:
            assert speaker.evidence is not None
            assert text[speaker.evidence.start : speaker.evidence.end] == speaker.name
        assert all(len(hedge) > 0 for hedge in voice.hedges)
    for draft in find_deeds(page, LEXICON, Nowhere()):
        assert 0 <= draft.start <= draft.anchor < len(text)
        assert draft.start < draft.end <= len(text)
        assert text[draft.start : draft.end].strip()
