"""Which sentences are worth reading for casualties: those with a number, or with any word that the rules read harm from.

A sentence without either can make no proposal, and most sentences of a report are such.
"""

from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.frames import telling as framed
from testimonia.extract.casualties.harm import harm_words
from testimonia.extract.grammar.counts import number_words, wordset
from testimonia.extract.language import Sentence

WORDS = ("remains", "wounds", "toll nouns", "hospital verbs", "tally nouns", "list nouns", "leaving verbs", "fatal adverbs",
         "harm in the noun", "words of sayings", "homicides", "multiple homicides", "deadly adjectives")  # fmt: skip
"""Groups of words by which a proposal can be made without a number."""


def worth_reading(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence has a number or a word of harm, each alone or hyphened to another."""
    known = triggers(lexicon)
    for token in sentence.tokens:
        low = token.text.lower()
        if low in known or low[:1].isdigit() or ("-" in low and not known.isdisjoint(low.split("-"))):
            return True
    return framed([token.text.lower() for token in sentence.tokens], lexicon)


@cache
def triggers(lexicon: Lexicon) -> frozenset[str]:
    """The first telling word of every phrase of harm, the nouns of harm, and the words of numbers without "a" and "no"."""
    table, numbers = harm_words(lexicon), number_words(lexicon)
    phrases = {*table.forms, *table.adjectives, *table.nouns, *numbers.vague_ends, *lexicon.words("additions")}
    phrases |= {phrase for group in WORDS for phrase in wordset(lexicon, group)}
    common = wordset(lexicon, "words too common to tell of harm")
    telling = (next((word for word in phrase.replace("-", " ").split() if word not in common), "") for phrase in phrases)
    return frozenset((*telling, *numbers.units, *numbers.scales, *numbers.two)) - {""}
