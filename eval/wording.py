"""Sentences of a text, and which of them hold a word of harm, a name or a number: what the listing of errors looks at."""

import re
from functools import cache

from testimonia.codebook.lexicon import lexicon
from testimonia.extract.casualties.rows.harm import harm_words

END = re.compile(r"(?<=[.!?][\"”’)\]])\s+|(?<=[.!?])\s+|\n+")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SHOOTER = re.compile(
    r"turned (?:the|his|a|her) gun on|(?:shot|killed|hanged) (?:himself|herself|themselves)|(?:his|her|their) own li(?:fe|ves)|suicid"
    r"|self-inflicted|officers? (?:then )?(?:shot|opened fire|fired|returned fire)|(?:shot|killed) by (?:police|officers|deputies)",
    re.IGNORECASE,
)
"""Words for a doer who died or was hurt: the gold of the shootings counts them."""


def sentences(text: str) -> list[str]:
    """The sentences of a text, cut roughly."""
    return [one.strip() for one in END.split(text) if one.strip()]


def around(text: str, start: int, end: int) -> str:
    """The sentences over a span of a text, on one line."""
    before = [found.end() for found in END.finditer(text, 0, start)]
    after = END.search(text, end)
    return " ".join(text[before[-1] if before else 0 : after.start() if after else len(text)].split())


@cache
def harms() -> dict[str, str]:
    """Every word of harm of the codebook with its measure; phrases by their words."""
    table = harm_words(lexicon("en"))
    found = {phrase: harm.measure for phrase, (harm, _) in table.forms.items()}
    found |= {phrase: harm.measure for phrase, harm in {**table.adjectives, **table.nouns}.items()}
    found |= lexicon("en").entries("harm in the noun")
    return {phrase: str(measure) for phrase, measure in found.items() if measure}


@cache
def harm_pattern(measure: str | None) -> re.Pattern[str]:
    """Any word of harm, or any of one measure."""
    words = sorted((phrase for phrase, kind in harms().items() if measure in (None, kind)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def harmful(sentence: str, measure: str | None = None) -> bool:
    """Whether a sentence holds a word of harm (of this measure)."""
    return harm_pattern(measure).search(sentence) is not None


def about(name: str, text: str) -> list[str]:
    """The sentences that hold most of the words of a name or description, the closest first."""
    wanted = {word.lower() for word in WORD.findall(name)}
    scored = [(len(wanted & {word.lower() for word in WORD.findall(one)}), one) for one in sentences(text)]
    best = max((score for score, _ in scored), default=0)
    return [one for score, one in scored if score == best and score > 0]
