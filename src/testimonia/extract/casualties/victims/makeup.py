"""Parts of those counted that are named without a number: "including children", "most of them farmers", "all of them militants"."""

from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.grammar.counts import wordset

LONGEST_OPENER = 5
"""Words: "the vast majority of them"."""


def parts_after(row: Row, phrase: Phrase, text: str, lexicon: Lexicon) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Where the description ends, and the parts named in it without a number ("including …", "mostly …")."""
    position = phrase.last
    position += row.low(position) == ","
    mostly = opens_mostly(row, position, lexicon)
    if not mostly and row.low(position) not in ("including", "among"):
        return phrase.last, (), ()
    first = position + (mostly or 1)
    last = end_of_list(row, first, joined=("and", "or") if mostly else (",", "and", "or"))
    if last <= first or any(other.figure and position <= other.figure.first < last for other in row.phrases):
        return phrase.last, (), ()
    wording = text[row.words[first].start : row.words[last - 1].end]
    return (last, (), (wording,)) if mostly else (last, (wording,), ())


def described_later(row: Row, phrase: Phrase, text: str, group: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Who most or all of those counted were, told behind a comma further on ("killed 71 people since May, most of them farmers")."""
    for one in row.phrases:
        if one.first < phrase.last:
            continue
        if one.figure or one.kind in "MW":
            return ()
        opened = opens_mostly(row, one.first, lexicon, group) if row.low(one.first - 1) in (",", "-", "–", "—") else 0
        first = one.first + opened
        last = end_of_list(row, first, joined=("and", "or")) if opened else first
        if last > first:
            return (text[row.words[first].start : row.words[last - 1].end],)
    return ()


def opens_mostly(row: Row, position: int, lexicon: Lexicon, group: str = "mostly words") -> int:
    """How many words here say of whom most of those counted are ("mostly", "nearly all of them"); 0 where none do."""
    if row.low(position) not in first_words(group, lexicon):
        return 0
    openers = wordset(lexicon, group)
    lengths = (length for length in range(LONGEST_OPENER, 0, -1) if " ".join(row.low(position + at) for at in range(length)) in openers)
    return next(lengths, 0)


@cache
def first_words(group: str, lexicon: Lexicon) -> frozenset[str]:
    """The words with which the phrases of a group begin."""
    return frozenset(phrase.partition(" ")[0] for phrase in wordset(lexicon, group))


def end_of_list(row: Row, position: int, joined: tuple[str, ...]) -> int:
    """The end of an enumeration of phrases: nouns with what joins them, and one "from …" behind them."""
    last = position
    for one in row.phrases:
        if one.first < position:
            continue
        if one.first > last and row.low(last) not in joined:
            break
        source = one.kind == "P" and row.low(one.first) == "from" and last > position
        if (one.kind in "NX" and one.last > last) or source:
            last = one.last
        elif one.kind not in ",C" or row.low(one.first) not in joined:
            break
    return last
