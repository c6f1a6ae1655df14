"""Other names, groups and numbers for those of a sentence, so that the roles are learnt from its shape and not from its words."""

import math
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from training.material.roles import Marked, Span
from training.material.words import numerals, spelled, words

Change = Callable[[str, str], str]  # (text, kind of the bracket or "") -> text

FIGURE = re.compile(r"(?<![\w.,:$€£/#@-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w:/%-]|[.,]\d)")
CAPITALISED = re.compile(r"[A-Z][\w'’]*(?: [A-Z][\w'’]*)*")
AGE = re.compile(r"(?:\w,|\baged) $", re.IGNORECASE)
PERSON = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
GROUPS = {"victim": ("people", "person"), "perpetrator": ("armed",), "source": ("reporters",)}


def segments(marked: Marked) -> Iterator[tuple[str, str]]:
    """The text in pieces: inside each bracket with its kind, between them with none."""
    at = 0
    for span in marked.spans:
        yield marked.text[at : span.start], ""
        yield marked.text[span.start : span.end], span.kind
        at = span.end
    yield marked.text[at:], ""


def changed(marked: Marked, change: Change) -> Marked:
    """The sentence with each of its pieces changed and its spans moved accordingly."""
    text, spans = "", []
    for piece, kind in segments(marked):
        new = change(piece, kind)
        if kind:
            spans.append(Span(kind, len(text), len(text) + len(new)))
        text += new
    return Marked(text, tuple(spans), marked.phenomenon, marked.line)


def cased(new: str, like: str) -> str:
    """A word in the writing of the one that it replaces."""
    if like.isupper() and len(like) > 1:
        return new.upper()
    return new[0].upper() + new[1:] if like[0].isupper() else new


def any_word(names: set[str]) -> re.Pattern[str]:
    """Matches one of these names as whole words, the longest first."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))})\b")


@lru_cache(maxsize=8)
def any_of(name: str) -> re.Pattern[str]:
    """Matches an entry of a list of names as whole words, in title case or in capitals."""
    return any_word({form for entry in words()[name] for form in (entry, entry.upper())})


@dataclass(slots=True)
class Namer:
    """Gives each name another one of its list, the same for the same name throughout a sentence."""

    chance: random.Random
    given: dict[str, str] = field(default_factory=dict)

    def other(self, name: str, listed: str) -> str:
        """The other name, in the writing of the first."""
        if name.lower() not in self.given:
            taken = self.given.values()
            self.given[name.lower()] = self.chance.choice([entry for entry in words()[listed] if entry not in taken])
        return cased(self.given[name.lower()], name)

    def change(self, known: re.Pattern[str], listed: str) -> Change:
        """A change that gives every name that the pattern knows another one."""
        return lambda text, _: known.sub(lambda found: self.other(found[0], listed), text)


def place_names(marked: Marked) -> list[str]:
    """The names in place brackets; not a description, nor a name with an article."""
    held = ((marked.text[: span.start], marked.text[span.start : span.end]) for span in marked.spans if span.kind == "place")
    return [name for before, name in held if CAPITALISED.fullmatch(name) and not before.lower().endswith("the ")]


def person_names(marked: Marked) -> list[tuple[str, str]]:
    """Victims that are a first and a last name, in a sentence that is no headline."""
    if sum(word.islower() and len(word) > 3 for word in marked.text.split()) < 3:
        return []
    held = [(marked.text[: span.start], marked.text[span.start : span.end].split()) for span in marked.spans if span.kind == "victim"]
    counted = {marked.text[: span.end] for span in marked.spans if span.kind == "count"}
    return [
        (name[0], name[1]) for before, name in held if len(name) == 2 and PERSON.fullmatch(" ".join(name)) and before.strip() not in counted
    ]


def other_names(marked: Marked, chance: random.Random) -> Marked:
    """Other places, persons, weekdays and months."""
    namer = Namer(chance)
    places = {form for name in place_names(marked) for form in (name, name.title(), name.upper())}
    firsts, lasts = ({pair[end] for pair in person_names(marked)} for end in (0, 1))
    for names, listed in ((places, "places"), (firsts, "given"), (lasts, "surname")):
        if names:
            marked = changed(marked, namer.change(any_word(names), listed))
    for listed in ("given", "surname", "weekdays", "months"):
        marked = changed(marked, namer.change(any_of(listed), listed))
    return marked


def other_groups(marked: Marked, chance: random.Random) -> Marked:
    """Other groups for victims, perpetrators and sources that are one plain word of our lists."""

    def other(text: str, kind: str) -> str:
        for listed in GROUPS.get(kind, ()):
            if text.lower() in words()[listed]:
                return cased(chance.choice(words()[listed]), text)
        return text

    return changed(marked, other)


def scaled(number: int, factor: float) -> int:
    """A number of about the same roundness, `factor` times as large, never below two."""
    new = max(2, round(number * factor))
    step = 10 ** max(0, int(math.log10(new)) - 1) if number >= 100 and number % 100 == 0 else 1
    return new // step * step


def other_numbers(marked: Marked, chance: random.Random) -> Marked:
    """All numbers of two and more larger or smaller by one factor, some from digits into words and back. Years, dates and hours stay."""
    factor = math.exp(chance.uniform(-1.1, 1.3))
    turn = chance.random() < 0.35

    def written(number: int, spelt: bool, like: str) -> str:
        return cased(spelled(number), like if spelt and like[0].isalpha() else "x") if spelt and number < 100 else f"{number:,}"

    def figure(found: re.Match[str]) -> str:
        number = int(found[0].replace(",", ""))
        if number < 2 or is_fixed(found):
            return found[0]
        return written(scaled(number, factor), turn and found.start() > 0, found[0])

    def word(found: re.Match[str]) -> str:
        return written(scaled(numerals()[found[0].lower()], factor), not turn, found[0])

    return changed(marked, lambda text, _: in_words().sub(word, FIGURE.sub(figure, text)))


@lru_cache(maxsize=1)
def in_words() -> re.Pattern[str]:
    """Matches a number from two to 99 in words, alone."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(numerals(), key=len, reverse=True))})(?![\w-])", re.IGNORECASE)


def is_fixed(found: re.Match[str]) -> bool:
    """Whether digits are a year, an age between commas, a day of a month or an hour."""
    if AGE.search(found.string[: found.start()]) and found.string[found.end() : found.end() + 1] in {",", ".", ""}:
        return True
    before, after = found.string[: found.start()].split(), found.string[found.end() :].split()
    months = tuple(words()["months"])
    year = len(found[0]) == 4 and 1900 <= int(found[0]) <= 2100 if found[0].isdigit() else False
    day = bool(before and before[-1].title().startswith(months)) or bool(after and after[0].title().startswith(months))
    return year or day or bool(after and after[0].lower().startswith(("a.m", "p.m", "am", "pm", "percent", "per")))
