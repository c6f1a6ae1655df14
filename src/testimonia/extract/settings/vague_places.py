"""Places that a page gives without a name ("the coast", "nearby villages"): no gazetteer holds them."""

import re
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.page import Page


@cache
def vague_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Openers, then a noun that says where without a name; before them perhaps the name of whose it is."""
    owner = r"(?:[A-ZÀ-Þ][\w-]*(?:['’]s?|(?<=[ni])|(?<=ese)|(?<=ish))\s+)?"
    openers = lexicon.group("openers of vague places").alternation
    nouns = lexicon.group("vague places").alternation
    return re.compile(rf"\b(?:(?:(?:{openers})\s+)*{owner}(?:(?:{openers})\s+)*)(?:{nouns})\b(?!\s+(?:of|between)\s+[A-ZÀ-Þ]|[-–])")


@cache
def vague_nouns(lexicon: Lexicon) -> re.Pattern[str]:
    """The nouns that every such place has one of."""
    return re.compile(rf"\b(?:{lexicon.group('vague places').alternation})\b")


def vague_spans(page: Page, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Places as worded that no gazetteer holds."""
    text, pattern, nouns = page.text, vague_pattern(lexicon), vague_nouns(lexicon)
    told = (sentence for sentence in page.sentences if nouns.search(text, sentence.start, sentence.end))
    return [match.span() for sentence in told for match in pattern.finditer(text, sentence.start, sentence.end)]
