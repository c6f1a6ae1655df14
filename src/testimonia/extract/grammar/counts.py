"""Number expressions: digits, words and mixtures, with the words that bound them, as intervals of whole numbers."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.grammar.words import HYPHENS, Word, phrase_at, phrase_table
from testimonia.records.count import Qualifier

Words = tuple[Word, ...]

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
SPAN = re.compile(r"(\d[\d,]*)\s*[-–—‐‑/]\s*(\d[\d,]*)")


class Figure(NamedTuple):
    """A number expression: the words from `first` up to `last` (excluded), qualifier included, and its interval."""

    first: int
    last: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    added: bool = False


@dataclass(frozen=True)
class Number:
    """A number with the position after its last word, and the scale word that it ends in."""

    value: float
    after: int
    scale: int = 1


@dataclass(frozen=True)
class NumberWords:
    """The groups of the lexicon in the form that the rules look up."""

    units: dict[str, int]
    scales: dict[str, int]
    before: dict[str, int]
    before_kind: dict[str, str]
    after: dict[str, int]
    after_kind: dict[str, str]
    vague: dict[str, int]
    vague_ends: dict[str, tuple[int, int]]
    nobody: dict[str, int]
    two: dict[str, int]
    additions: dict[str, int]
    ranging: frozenset[str]
    topics: frozenset[str]

    @cached_property
    def openers(self) -> frozenset[str]:
        """Every word that a number expression may begin with, besides digits."""
        tables = (self.before, self.vague, self.nobody, self.additions)
        firsts = {key[1:] for table in tables for key in table if key.startswith("^")}
        return frozenset(firsts | {*self.units, *self.scales, *self.two, "a", "an", "half", "between"})

    def opens(self, word: Word) -> bool:
        """Whether a number expression may begin with a word; the first look, which spares the others."""
        return word.low[:1].isdigit() or word.low in self.openers or word.low.partition("-")[0] in self.openers


@cache
def number_words(lexicon: Lexicon) -> NumberWords:
    """Made once for each lexicon."""
    before, after = lexicon.entries("qualifiers before a number"), lexicon.entries("qualifiers after a number")
    vague = lexicon.entries("vague numbers")
    return NumberWords(
        units=lexicon.entries("number words"),
        scales=lexicon.entries("scales"),
        before=phrase_table(tuple(before)),
        before_kind=before,
        after=phrase_table(tuple(after)),
        after_kind=after,
        vague=phrase_table(tuple(vague)),
        vague_ends={words: (ends[0], ends[1]) for words, ends in vague.items()},
        nobody=phrase_table(lexicon.words("nobody")),
        two=lexicon.entries("numbers of two"),
        additions=phrase_table(lexicon.words("additions")),
        ranging=frozenset(lexicon.words("words before a range")),
        topics=frozenset(lexicon.words("words before what they are about")),
    )


def figures(words: Words, lexicon: Lexicon) -> list[Figure]:
    """All number expressions of a sentence in order, those that count no person included (see `veto`)."""
    table = number_words(lexicon)
    found: list[Figure] = []
    position = 0
    while position < len(words):
        figure = figure_at(words, position, table) if table.opens(words[position]) else None
        if figure:
            found.append(above(words, figure, lexicon))
        position = figure.last if figure else position + 1
    return found


def above(words: Words, figure: Figure, lexicon: Lexicon) -> Figure:
    """The figure as a number that the count is above, behind a verb of exceeding ("is expected to exceed 100")."""
    exceeding = figure.first > 0 and words[figure.first - 1].low in wordset(lexicon, "verbs of exceeding")
    if not exceeding or figure.low is None or figure.qualifier != "exact":
        return figure
    return figure._replace(low=figure.low + 1, high=None, qualifier="more_than")


def figure_at(words: Words, position: int, table: NumberWords) -> Figure | None:
    """The expression that begins at a position: addition, qualifier, number, qualifier."""
    added = phrase_at(words, position, table.additions)
    start = position + added
    kinds: list[str] = []
    while start < len(words) and (length := phrase_at(words, start, table.before)):
        kinds.append(table.before_kind[joined(words, start, start + length)])
        start += length
    if start >= len(words):
        return None
    if not added and phrase_at(words, start, table.additions) and kinds:
        start += phrase_at(words, start, table.additions)
    figure = plain_at(words, start, table)
    if figure is None or (not kinds and not added and figure.first != position):
        return None
    if kinds and kinds[0] in ("more_than", "less_than") and figure.high == 1 and words[start - 1].low in ("over", "under", "above"):
        return figure
    if words[start - 1].low == "over" and position and words[position - 1].low in table.topics:
        return figure
    figure = behind(words, figure, table) if not kinds else figure
    return replace_ends(figure, kinds[0] if kinds else None, position + added if kinds else start, bool(added))


def replace_ends(figure: Figure, kind: str | None, first: int, added: bool) -> Figure:
    """The figure under its qualifier, from the qualifier's first word."""
    low, high, qualifier = bounded(figure, kind) if kind else (figure.low, figure.high, figure.qualifier)
    return Figure(first, figure.last, low, high, qualifier, added)


def joined(words: Words, first: int, last: int) -> str:
    """Words in small letters with single blanks."""
    return " ".join(one.low for one in words[first:last])


def plain_at(words: Words, position: int, table: NumberWords) -> Figure | None:
    """A number without its qualifier: nobody, vague, a range, two of them, or a plain number."""
    if position >= len(words):
        return None
    if length := phrase_at(words, position, table.vague):
        low, high = table.vague_ends[joined(words, position, position + length)]
        return Figure(position, position + length, low, high, "exact" if low == high else "vague")
    length = phrase_at(words, position, table.nobody)
    if length and not (position + length < len(words) and words[position + length].low == "but"):
        return Figure(position, position + length, 0, 0, "exact")
    if two := table.two.get(words[position].low):
        return Figure(position, position + 1, two, two, "exact")
    return range_at(words, position, table) or whole_at(words, position, table)


def whole_at(words: Words, position: int, table: NumberWords) -> Figure | None:
    """A plain whole number."""
    number = number_at(words, position, table)
    if number is None or round(number.value) != number.value:
        return None
    return Figure(position, number.after, round(number.value), round(number.value), "exact")


def range_at(words: Words, position: int, table: NumberWords) -> Figure | None:
    """ "40-50", "40 to 50", "two to three hundred", "between 40 and 50", "five or six"; not "rose from 12 to 45", which is a change."""
    if span := SPAN.fullmatch(words[position].text):
        scale = table.scales.get(words[position + 1].low, 1) if position + 1 < len(words) else 1
        return in_order(position, position + (2 if scale > 1 else 1), *(float(end.replace(",", "")) * scale for end in span.groups()))
    between = words[position].low == "between"
    low = number_at(words, position + between, table)
    if low is None or low.after + 1 >= len(words) or (not between and is_change(words, position, table)):
        return None
    joins = ("and",) if between else ("to", "or", "–", "—", "-")
    high = number_at(words, low.after + 1, table) if words[low.after].low in joins else None
    if high is None:
        return None
    shared = high.scale if low.scale == 1 and high.scale >= 100 and low.value < 100 else 1
    return in_order(position, high.after, low.value * shared, high.value)


def is_change(words: Words, position: int, table: NumberWords) -> bool:
    """Whether "from" before a number tells of a change ("rose from 12 to 45"), not of a range ("ranges from 12 to 45")."""
    if not position or words[position - 1].low != "from":
        return False
    return position > 1 and words[position - 2].low not in table.ranging


def in_order(first: int, last: int, low: float, high: float) -> Figure | None:
    """A range whose low end is below its high end; anything else ("3-2") is no range."""
    return Figure(first, last, round(low), round(high), "range") if low < high else None


def number_at(words: Words, position: int, table: NumberWords) -> Number | None:
    """A whole number in digits or words at a position, scale words included."""
    if position >= len(words):
        return None
    if DIGITS.fullmatch(words[position].text):
        return digits_at(words, position, table)
    return spelled_at(words, position, table)


def digits_at(words: Words, position: int, table: NumberWords) -> Number:
    """Digits, with thousands parted by commas or blanks ("14 000"), then a scale ("1.5 million")."""
    text, after = words[position].text.replace(",", ""), position + 1
    while after < len(words) and len(text) <= 9 and "." not in text and (step := continues(words, after)):
        text, after = text + words[after + step - 1].text, after + step
    value, scale = float(text), 1
    while after < len(words) and words[after].low in table.scales:
        scale *= table.scales[words[after].low]
        after += 1
    return Number(round(value * scale, 6), after, scale)


def continues(words: Words, position: int) -> int:
    """How many words go on with a number parted by blanks: one for "14 000", two for "61, 000" (only before 000), else none."""
    last, one = words[position - 1], words[position]
    if not (last.text.isdigit() and len(last.text) <= 3):
        return 0
    if len(one.text) == 3 and one.text.isdigit() and one.start == last.end + 1:
        return 1
    following = words[position + 1].text if position + 1 < len(words) else ""
    return 2 if one.text == "," and one.start == last.end and following == "000" else 0


def spelled_at(words: Words, position: int, table: NumberWords) -> Number | None:
    """Number words: "twenty-one", "two hundred and five", "a dozen", "half a million"."""
    half = words[position].low == "half"
    after = position + half
    article = after < len(words) and words[after].low in ("a", "an")
    after += article
    if (half or article) and not (after < len(words) and words[after].low in table.scales):
        return None
    total, current, scale, first = 0.0, 1.0 if article else 0.0, 1, after
    while after < len(words) and (parts := number_parts(words, after, after > first, table)) is not None:
        for part in parts:
            if part not in table.scales:
                current += table.units[part]
            elif table.scales[part] <= 100:
                current, scale = max(current, 1) * table.scales[part], table.scales[part]
            else:
                total, current, scale = total + max(current, 1) * table.scales[part], 0.0, table.scales[part]
        after += 1
        if joined(words, after, after + 3) == "and a half" and after + 3 < len(words) and words[after + 3].low in table.scales:
            current, after = current + 0.5, after + 3
    value = (total + current) * (0.5 if half else 1)
    return Number(value, after, scale) if after > first else None


def number_parts(words: Words, position: int, inside: bool, table: NumberWords) -> list[str] | None:
    """The number words in one word ("twenty-one" has two); none for "and" within a number; None when it is no number word."""
    low = words[position].low
    if low == "and":
        follows = position + 1 < len(words) and words[position + 1].low.split("-")[0] in table.units
        scaled = words[position - 1].low in table.scales
        return [] if inside and follows and scaled else None
    parts = [low] if low in table.scales else re.split(f"[{HYPHENS}]", low)
    if inside and parts[0] in table.units and words[position - 1].low.split("-")[-1] in table.units and not tens(words, position, table):
        return None
    return parts if all(part in table.units or part in table.scales for part in parts) else None


def tens(words: Words, position: int, table: NumberWords) -> bool:
    """Whether a word is a unit after a multiple of ten ("twenty one"), and so goes on with it."""
    before, here = table.units.get(words[position - 1].low, 0), table.units.get(words[position].low, 0)
    return before >= 20 and 0 < here < 10


def behind(words: Words, figure: Figure, table: NumberWords) -> Figure:
    """The figure with a qualifier that stands behind it ("40 or more", "40+")."""
    length = phrase_at(words, figure.last, table.after) if figure.last < len(words) else 0
    if not length or figure.low is None:
        return figure
    kind = table.after_kind[joined(words, figure.last, figure.last + length)]
    low, high, qualifier = bounded(figure, kind)
    return Figure(figure.first, figure.last + length, low, high, qualifier)


def bounded(figure: Figure, kind: str) -> tuple[int | None, int | None, Qualifier]:
    """Low, high and qualifier of a number under a qualifying word, by our own table (methodologies, section 7).

    A vague or ranged number keeps the end that the qualifier speaks of: "at least several dozen" is 24 or more.
    """
    low, high = figure.low or 0, figure.high or 0
    if kind == "at_least":
        return low, None, "at_least"
    if kind == "more_than":
        return low + 1, None, "more_than"
    if kind == "at_most":
        return None, high, "at_most"
    if kind == "less_than":
        return None, max(high - 1, 0), "less_than"
    if figure.qualifier in ("vague", "range"):
        return low, high, figure.qualifier
    return round(0.9 * low), high if kind == "nearly" else round(1.1 * high), "about"


@cache
def wordset(lexicon: Lexicon, name: str) -> frozenset[str]:
    """A group's words in small letters, for looking up."""
    return frozenset(one.lower() for one in lexicon.words(name))


def with_text(figure: Figure, words: Words, text: str) -> str:
    """The count as worded with its qualifier."""
    return text[words[figure.first].start : words[figure.last - 1].end]
