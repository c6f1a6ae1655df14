"""A sentence of a page with all that its claims are read with."""

from dataclasses import dataclass

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.phrases import Row
from testimonia.extract.language import Sentence
from testimonia.extract.page import Page, Passage
from testimonia.records import Mention


@dataclass(frozen=True)
class Scene:
    """One sentence of a page with all that its claims are read with."""

    page: Page
    passage: Passage
    sentence: Sentence
    row: Row
    lexicon: Lexicon
    places: tuple[Mention, ...]
    earlier: Mention | None
