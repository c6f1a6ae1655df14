"""Words of harm: every form of every verb, noun and adjective of the codebook that says what happened to people."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.grammar.words import Word, phrase_at, phrase_table
from testimonia.records.claim import MeasureName

Form = Literal["base", "third", "past", "participle", "ing", "adjective", "noun"]
Role = Literal["object", "subject", "either"]

VERBS: dict[str, tuple[MeasureName, Role]] = {
    "killing verbs": ("killed", "object"),
    "dying verbs": ("killed", "subject"),
    "injuring verbs": ("injured", "object"),
    "verbs of uncertain harm": ("injured", "object"),
    "abducting verbs": ("abducted", "object"),
    "detaining verbs": ("detained", "object"),
    "disappearing verbs": ("missing", "subject"),
    "displacing verbs": ("displaced", "object"),
    "fleeing verbs": ("displaced", "subject"),
}


@dataclass(frozen=True)
class Harm:
    """What one word of harm says: the measure, whether its victim is the verb's object, its subject or
    either ("drowned"), and in what manner.

    `sure` is false where the outcome is open ("shot"); `deed` is true for a noun that names what somebody did ("killing").
    `people` is true for a word that speaks of much else, and so needs a word for people beside it ("eliminated");
    `counted` for one that needs a number ("buried").
    `measure` is None for a phrase that only looks like harm ("shot at").
    """

    measure: MeasureName | None
    victim: Role
    manner: str | None = None
    sure: bool = True
    deed: bool = False
    people: bool = False
    counted: bool = False


@dataclass(frozen=True)
class HarmWords:
    """All forms: words in small letters to the harm and the forms that they can be."""

    forms: dict[str, tuple[Harm, frozenset[Form]]]
    table: dict[str, int]
    adjectives: dict[str, Harm]
    adjective_table: dict[str, int]
    nouns: dict[str, Harm]

    @cached_property
    def firsts(self) -> frozenset[str]:
        """Every word that a verb or an adjective of harm may begin with."""
        return frozenset(key[1:] for table in (self.table, self.adjective_table) for key in table if key.startswith("^"))


@cache
def harm_words(lexicon: Lexicon) -> HarmWords:
    """Made once for each lexicon."""
    irregular = lexicon.entries("irregular forms")
    forms: dict[str, tuple[Harm, frozenset[Form]]] = {}
    for group, (measure, role) in VERBS.items():
        for phrase, entry in lexicon.entries(group).items():
            harm = harm_in(entry, measure, role)
            for words, form in inflected(phrase, irregular):
                known = forms.get(words, (harm, frozenset()))[1]
                forms[words] = (harm, known | {form})
    sure, unsure = lexicon.entries("dead adjectives"), lexicon.entries("adjectives of uncertain harm")
    adjectives = {words: Harm(measure, "subject", sure=words in sure) for words, measure in {**unsure, **sure}.items()}
    return HarmWords(forms, phrase_table(tuple(forms)), adjectives, phrase_table(tuple(adjectives)), harm_nouns(lexicon))


def harm_in(entry: dict[str, Any], measure: MeasureName, role: Role) -> Harm:
    """The harm that an entry of a verb states; what it leaves out is that of its group."""
    people, counted = entry.get("people", False), entry.get("counted", False)
    return Harm(
        read_measure(entry, measure), entry.get("voice", role), entry.get("manner"), entry.get("sure", True), False, people, counted
    )


def read_measure(entry: dict[str, Any], default: MeasureName) -> MeasureName | None:
    """The measure of an entry, its group's by default; None where the entry says `none`."""
    measure = entry.get("measure", default)
    return None if measure == "none" else measure


def harm_nouns(lexicon: Lexicon) -> dict[str, Harm]:
    """Singular and plural nouns of harm."""
    found: dict[str, Harm] = {}
    for one, entry in lexicon.entries("deaths").items():
        harm = Harm(entry["measure"], "object", entry.get("manner"), entry.get("sure", True), entry.get("deed", False))
        found |= {one: harm} | ({entry["many"]: harm} if "many" in entry else {})
    return found


def inflected(phrase: str, irregular: dict[str, list[str]]) -> list[tuple[str, Form]]:
    """Every form of a verb phrase: its first word inflected, and the verb after "and" with it."""
    verb, _, rest = phrase.partition(" ")
    forms: tuple[Form, ...] = ("base", "third", "past", "participle", "ing")
    return [(f"{word} {rest}".strip(), form) for word, form in zip((verb, *parts(verb, irregular)), forms, strict=True)]


def parts(verb: str, irregular: dict[str, list[str]]) -> list[str]:
    """Third person, past, participle and -ing form of a verb."""
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("e"):
        return [f"{verb}s", f"{verb}d", f"{verb}d", f"{verb[:-1]}ing"]
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return [f"{verb}es", f"{verb}ed", f"{verb}ed", f"{verb}ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb}ing"]
    return [f"{verb}s", f"{verb}ed", f"{verb}ed", f"{verb}ing"]


def verb_at(words: tuple[Word, ...], position: int, table: HarmWords) -> tuple[int, Harm, frozenset[Form]] | None:
    """The verb of harm that begins at a position: how many words, the harm and the forms that it can be."""
    if position >= len(words) or words[position].low not in table.firsts:
        return None
    length = phrase_at(words, position, table.table)
    if not length:
        return None
    harm, forms = table.forms[" ".join(one.low for one in words[position : position + length])]
    return length, harm, forms


def adjective_at(words: tuple[Word, ...], position: int, table: HarmWords) -> tuple[int, Harm] | None:
    """The adjective or particle of harm at a position ("dead", "missing", "to death")."""
    if position >= len(words) or words[position].low not in table.firsts:
        return None
    length = phrase_at(words, position, table.adjective_table)
    if not length:
        return None
    return length, table.adjectives[" ".join(one.low for one in words[position : position + length])]
