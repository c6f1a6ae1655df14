"""A sentence from left to right into the row of its phrases."""

from functools import cache, lru_cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.codebook.patterns import expressions
from testimonia.extract.casualties.rows.frames import with_frames
from testimonia.extract.casualties.rows.harm import Harm, adjective_at, harm_words
from testimonia.extract.casualties.rows.nouns import AGES, noun_phrase, wounded
from testimonia.extract.casualties.rows.phrases import Phrase, Row, coordinated, without_ages
from testimonia.extract.casualties.rows.tagging import Tagged
from testimonia.extract.casualties.rows.verbs import other_verb, verb_group
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.grammar.words import Word, phrase_table
from testimonia.extract.grammar.words import phrase_at as phrase_at_words
from testimonia.extract.language import Sentence

COMMAS = frozenset((",", "(", ")", "[", "]", "–", "—", "--", "-"))
PARTING = frozenset((";", ":", ".", "!", "?", "...", "…", "|", "/", "«", "»", "&"))
DASHES = ("–", "—", "--", "-")
DATELINE = 12
"""Phrases: no dateline has more."""

FAR = 8
"""Words: how far behind "suffered" a word for a wound may stand."""


@lru_cache(maxsize=64)
def lay_row(sentence: Sentence, lexicon: Lexicon) -> Row:
    """A sentence's row of phrases; adverbs and quotation marks are left out, ages in commas too."""
    tagged = Tagged(sentence, lexicon)
    found: list[Phrase] = []
    position = 0
    while position < len(tagged.words):
        phrase = phrase_at(tagged, position)
        if phrase.kind != "a":
            found.append(phrase)
        position = max(phrase.last, position + 1)
    found = with_frames(found, tagged)
    plain = without_brackets(without_dateline(found, tagged), tagged)
    return Row(tagged.words, tuple(coordinated(without_ages(plain))), tagged.capitals, expressions(lexicon.code))


def without_dateline(found: list[Phrase], tagged: Tagged) -> list[Phrase]:
    """The row without the place and the agency that open a report ("EUREKA, Mo. (AP) – A woman"): a short run of names before a dash."""
    for place, one in enumerate(found[:DATELINE]):
        if one.kind in "VHhADJRWSLU" or (one.figure and not tagged.capitals):
            return found
        if tagged.words[one.first].text in DASHES and place:
            opens = tagged.words[0].text.isupper() or (place < 3 and tagged.words[0].capital)
            goes_on = tagged.words[one.last : one.last + 1]
            follows = bool(goes_on) and (goes_on[0].capital or goes_on[0].text.isdigit() or goes_on[0].mark)
            return [one._replace(kind="M"), *found[place + 1 :]] if opens and follows and found[0].kind in "NX" else found
    return found


def without_brackets(found: list[Phrase], tagged: Tagged) -> list[Phrase]:
    """The row without an abbreviation in brackets behind its name: "the Marani Front (MF)"."""
    if not any(tagged.words[one.first].text in ("(", "[") for one in found):
        return found
    kept: list[Phrase] = []
    position = 0
    while position < len(found):
        three = found[position : position + 3]
        marks = [tagged.words[one.first].text for one in (three[0], three[-1])]
        if len(three) == 3 and marks in (["(", ")"], ["[", "]"]) and three[1].kind in "NX" and three[1].figure is None:
            position += 3
            continue
        kept.append(found[position])
        position += 1
    return kept


def phrase_at(tagged: Tagged, position: int) -> Phrase:
    """The phrase that begins at a position."""
    if tagged.low(position) in AGES and tagged.vetoed.get(position + 1):
        return Phrase("G", position, tagged.vetoed[position + 1][0].last)
    if tagged.letter(position) == "m":
        kind = "M" if ends_title(tagged, position) else mark_kind(tagged.words[position])
        return Phrase(kind, position, position + 1)
    if position in tagged.vetoed:
        return vetoed_at(tagged, position)
    if position in tagged.figures:
        return noun_phrase(tagged, position)
    if tagged.letter(position) not in "xat" and tagged.low(position) not in starters(tagged.lexicon):
        return small_phrase(tagged, position)
    return opener(tagged, position) or stating(tagged, position) or verb_group(tagged, position) or small_phrase(tagged, position)


@cache
def starters(lexicon: Lexicon) -> frozenset[str]:
    """Words that, besides auxiliaries and adverbs, may begin a phrase other than a small one: the first look, which spares the others."""
    groups = ("mostly words", "fatal adverbs", "forms of be", "copulas")
    return harm_words(lexicon).firsts.union(phrase_openers(lexicon), *(wordset(lexicon, group) for group in groups))


def opener(tagged: Tagged, position: int) -> Phrase | None:
    """ "at the hands of", which is like "by"; "as well as", which is like "and"; "mostly" behind a comma, which opens a description."""
    for kind, table in phrase_openers(tagged.lexicon).get(tagged.low(position), ()):
        if length := phrase_at_words(tagged.words, position, table):
            return Phrase(kind, position, position + length, head=position)
    mostly = tagged.low(position) in tagged.set("mostly words") and position and tagged.letter(position - 1) == "m"
    return Phrase("P", position, position + 1, head=position) if mostly else None


def stating(tagged: Tagged, position: int) -> Phrase | None:
    """An adjective of harm that modifies nothing behind it, or "fatally" without a verb ("six shot, one fatally")."""
    if tagged.adjective(position) and (found := adjective_at(tagged.words, position, tagged.table)):
        return Phrase("J", position, position + found[0], harms=(found[1],), form="adjective")
    fatal = tagged.low(position) in tagged.set("fatal adverbs") and tagged.letter(position + 1) == "m"
    return Phrase("J", position, position + 1, harms=(Harm("killed", "subject"),), form="adjective") if fatal else None


@cache
def openers(lexicon: Lexicon) -> dict[str, int]:
    """The phrases behind which a perpetrator stands, as a table."""
    return phrase_table(lexicon.words("perpetrator openers"))


@cache
def joiners(lexicon: Lexicon) -> dict[str, int]:
    """The phrases that join a further victim, as a table."""
    return phrase_table(lexicon.words("joining phrases"))


def ends_title(tagged: Tagged, position: int) -> bool:
    """Whether the last hyphen between blanks parts a headline from the name of its site ("Teen shot in Lode - Tarsa News")."""
    words = tagged.words
    if words[position].text != "-" or not 0 < position < len(words) - 1:
        return False
    apart = words[position - 1].end < words[position].start and words[position].end < words[position + 1].start
    further = any(one.text in DASHES for one in words[position + 1 :])
    return apart and words[position + 1].capital and not further


@cache
def phrase_openers(lexicon: Lexicon) -> dict[str, tuple[tuple[str, dict[str, int]], ...]]:
    """The tables to look into for each word that begins one of their phrases."""
    tables = (("B", openers(lexicon)), ("C", joiners(lexicon)))
    firsts = {key[1:] for _, table in tables for key in table if key.startswith("^")}
    return {first: tuple((kind, table) for kind, table in tables if f"^{first}" in table) for first in firsts}


def mark_kind(word: Word) -> str:
    """Comma for commas, brackets and dashes; M for what parts clauses; nothing (a) for quotation marks."""
    return "," if word.text in COMMAS else "M" if word.text in PARTING else "a"


def vetoed_at(tagged: Tagged, position: int) -> Phrase:
    """A number that counts nobody: an age, a date, or a thing with the word that it measures."""
    figure, reason = tagged.vetoed[position]
    if reason == "age":
        return Phrase("G", position, figure.last)
    time = reason == "date" or (reason == "unit" and tagged.low(figure.last) in tagged.set("units of time"))
    return Phrase("T" if time else "X", position, figure.last + (reason == "unit"))


def small_phrase(tagged: Tagged, position: int) -> Phrase:
    """What begins with a word of a closed class, or a noun phrase."""
    low, letter = tagged.low(position), tagged.letter(position)
    if low in tagged.set("leaving verbs") and letter in "Vn" and tagged.low(position - 1) != "on":
        return Phrase("L", position, position + 1)
    suffers = low in tagged.set("suffering verbs") and (letter in "PwxeVg" or (letter == "n" and low.endswith("ed")))
    if suffers and wound_follows(tagged, position):
        return Phrase("U", position, position + 1)
    if letter in "xtT":
        return time_phrase(tagged, position) if letter == "T" else other_verb(tagged, position)
    if letter in "Vge":
        return Phrase("Y" if letter == "g" else "V", position, position + 1)
    possessive = letter == "R" and low in tagged.set("possessives") and tagged.letter(position + 1) in "nde"
    if letter in "OBPWSCRaw" and not possessive:
        return Phrase(letter, position, position + 1, head=position)
    return noun_phrase(tagged, position)


def wound_follows(tagged: Tagged, position: int) -> bool:
    """Whether a word for a wound stands close behind, before any mark."""
    for place in range(position + 1, position + FAR):
        if tagged.letter(place) == "m":
            return False
        if wounded(tagged, place):
            return True
    return False


def time_phrase(tagged: Tagged, position: int) -> Phrase:
    """Days, months and numbers of a date, together."""
    last = position + 1
    while tagged.letter(last) == "T" or (last in tagged.vetoed and tagged.vetoed[last][1] == "date"):
        last += 1
    return Phrase("T", position, last)
