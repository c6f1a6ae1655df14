"""Which sentences are worth the parser: those with a word of harm or of a deed, and the figures that follow one.

Parsing costs ten times what bare words cost. A claim begins with a word of the codebook, so a stretch without any is only glanced at.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.sayings import may_be_said
from testimonia.extract.casualties.rows.frames import telling as framed
from testimonia.extract.casualties.rows.harm import VERBS, inflected
from testimonia.extract.casualties.rows.tagging import is_thing
from testimonia.extract.grammar.inflection import forms, inflect
from testimonia.extract.grammar.lines import phrase_index

HARM = (
    "dead adjectives", "adjectives of uncertain harm", "fatal adverbs", "remains", "toll nouns", "wounds", "harm in the noun",
)  # fmt: skip
"""Groups whose words say by themselves that somebody came to harm, besides the verbs and the nouns of deaths."""

WORDS = re.compile(r"[\w/-]+(?:'(?!t\b)\w+)?")
UNSURE, PAST, PRESENT = "verbs of uncertain harm", ("past", "participle"), ("base", "third")
THINGS = ("things", "manners", "attacks")
UNREAL = ("to", "would", "could", "should", "will", "might", "may")
"""Words right behind which an event did not come to pass."""

BE = ("is", "are", "was", "were", "be", "been", "being")
"""Words right behind which a request is told without whoever makes it ("Anyone who saw them is asked to call"), but for "by"."""

BEFORE_TIMES = ("on", "at", "around", "aged", "age")
"""Words right behind which digits tell a time of day, a date or an age."""

OPENING = 4
"""Words at the start of a sentence among which a figure continues a count."""

SUBJECTS = ("they ", "the ")
"""Words with which those who are named open a sentence ("They were Ana Lode and Ivo Dane")."""

HOUSED = 4
"""Words behind a noun that may be a verb ("house", "shelter") among which the number of those stands whom it takes in."""

YEAR = re.compile(r"(?:19|20)\d\d")
OBJECTS = ("him", "her", "them", "himself", "herself", "themselves", "me", "us")
"""Pronouns behind which the -ing form of a verb is no noun ("shooting him", not "the shooting")."""


class Attention:
    """The words of a lexicon that make a sentence worth the parser."""

    def __init__(self, lexicon: Lexicon) -> None:
        measures = lexicon.entries("measures").values()
        alone = {noun for entry in measures if entry.get("alone") for noun in entry["nouns"]}
        stances = {form for verb in lexicon.words("stance verbs") for form in inflect(verb)}
        pairs = [
            (lexicon.words("light verbs of attack"), lexicon.words("attacks")),
            (stances, lexicon.words("stances")),
            *((entry["verbs"], entry["nouns"]) for entry in measures if "verbs" in entry),
        ]
        harm = harm_of(lexicon)
        self._bases, self._nouns_too, self._acts = harm.bases, harm.nouns_too, harm.acts
        self._nouns, self._described = self._bases | deaths_of(lexicon), frozenset(lexicon.words("what a noun of harm describes"))
        self._lexicon, self._deeds, self._before_nouns = lexicon, deeds_of(lexicon), before_nouns(lexicon)
        self._telling = Phrases(harm.sure.union(alone, lexicon.words("alarmed"), lexicon.words("deflections")))
        self._needs, self._selves = phrase_index(lexicon.words("needs")), frozenset(lexicon.words("selves"))
        self._figures = Phrases([*lexicon.words("number words"), *lexicon.words("scales"), *lexicon.words("vague numbers")])
        self._tallies = frozenset({*lexicon.words("tally nouns"), *lexicon.words("tolls")}) - harm.sure
        self._months = frozenset(lexicon.words("days and months"))
        self._before_times = self._months.union(BEFORE_TIMES)
        naming, self._counting = lexicon.words("words of a roll call"), Phrases(lexicon.words("words that go on counting"))
        self._naming, self._calling = (Phrases(one for one in naming if one.startswith(SUBJECTS) is opens) for opens in (False, True))
        self._determiners = frozenset(lexicon.words("determiners"))
        self._verbal = self._bases.union(self._nouns_too, self._acts, self._deeds)
        self._pairs = [(Phrases(one), Phrases(two)) for one, two in pairs]

    def telling(self, sentence: str) -> bool:
        """Whether a sentence speaks of harm or of a deed."""
        return self._tells(words_of(sentence))

    def _tells(self, words: Sequence[str]) -> bool:
        if not self._described.isdisjoint(words):
            pairs = zip(words, [*words[1:], ""], strict=True)
            words = [word for word, after in pairs if not (word in self._nouns and after in self._described)]
        held = frozenset(words)
        return (
            self._telling.stand_in(words, held)
            or self._verb_in(words, held)
            or framed(words, self._lexicon)
            or may_be_said(held, self._lexicon)
            or self._tallied(words, held)
            or self._asks(words, held)
            or any(one.stand_in(words, held) and two.stand_in(words, held) for one, two in self._pairs)
        )

    def _tallied(self, words: Sequence[str], held: frozenset[str]) -> bool:
        """Whether a noun that counts anything ("the number rose to 40"), or all those harmed, stands with a number or with names."""
        if self._tallies.isdisjoint(held):
            return False
        return any(word[0].isdigit() for word in words) or self._figures.stand_in(words, held) or self._names(words)

    def _verb_in(self, words: Sequence[str], held: frozenset[str]) -> bool:
        """Whether a verb of harm in its base form ("to house them", not "the house") or one of a deed stands among the words."""
        if self._verbal.isdisjoint(held):
            return False
        for at, word in enumerate(words):
            verbal = not (at and words[at - 1] in self._before_nouns)
            if word in self._bases and verbal:
                return True
            if any(deed.told_in(words, at, self._lexicon) for deed in self._deeds.get(word, ())):
                return True
            if word in self._nouns_too and verbal and any(map(self._numeral, words[at + 1 : at + 1 + HOUSED])):
                return True
            if word in self._acts and self._acted(words, at):
                return True
        return False

    def _acted(self, words: Sequence[str], at: int) -> bool:
        """Whether the -ing form here is said of somebody ("shooting him", "shooting five people"); not "the shooting"."""
        met = any(one in OBJECTS or one in self._determiners or self._numeral(one) for one in words[at + 1 : at + 2])
        return met and not (at and words[at - 1] in self._determiners)

    def _asks(self, words: Sequence[str], held: frozenset[str]) -> bool:
        """Whether something is asked in a sentence where somebody spoke of himself before: the tree says of whom it is asked.

        Right behind "we" it is asked of nobody else.
        """
        if self._selves.isdisjoint(held) or self._needs.keys().isdisjoint(held):
            return False
        for at, word in enumerate(words):
            if any(stands_at(words, at, one) for one in self._needs.get(word, ())):
                near = max(at - 2, 0)
                if not self._selves.isdisjoint(words[:near]) and self._selves.isdisjoint(words[near:at]):
                    return True
        return False

    def chosen(self, sentences: Sequence[str]) -> list[bool]:
        """Which of the sentences of a document, in order, are worth the parser.

        Behind a sentence that tells of harm, one that opens with a figure may count its parts ("Nine of them came from Lode."), and one
        that gives names may name them.
        """
        found = list[bool]()
        for sentence in sentences:
            words = words_of(sentence)
            behind = bool(found) and found[-1]
            found.append(
                self._tells(words) or (behind and (self._opens_with_figure(words) or self._names(words) or self._counts_on(words)))
            )
        return found

    def _names(self, words: Sequence[str]) -> bool:
        """Whether a sentence may give the names of those counted before: by a word of naming, or "they were" as its first words."""
        opening = words[: 2 * OPENING]
        return self._naming.stand_in(words, frozenset(words)) or self._calling.stand_in(opening, frozenset(opening))

    def _counts_on(self, words: Sequence[str]) -> bool:
        """Whether a sentence may go on with a count: by a figure anywhere, beside "there are", "speaks of", "were found"."""
        return self._counting.stand_in(words, frozenset(words)) and self._figure_in(words)

    def _opens_with_figure(self, words: Sequence[str]) -> bool:
        """Whether a number opens a sentence that may go on with a count.

        The time of day, a date, a year, an age, the number of a paragraph and a number of things do not.
        """
        if len(words) < 2:
            return False
        return self._figure_in(words, OPENING)

    def _figure_in(self, words: Sequence[str], reach: int | None = None) -> bool:
        """Whether a number that may count people stands among the first words, or anywhere."""
        some = words[:reach]
        counts = any(self._numeral(one) and self._counts_people(words, at) for at, one in enumerate(some))
        return counts or self._figures.phrase_in(some, frozenset(some))

    def _numeral(self, word: str) -> bool:
        """Whether a word is a number, in digits or spelled ("ninety-eight")."""
        return word.isdigit() or word.partition("-")[0] in self._figures.single

    def _counts_people(self, words: Sequence[str], at: int) -> bool:
        """Whether a number may count people: no time, date or year, and no thing stands right behind it."""
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        dated = before.isdigit() or before in self._before_times or after in self._months or YEAR.fullmatch(words[at]) is not None
        return not (words[at].isdigit() and dated) and not is_thing(after, self._lexicon)


class Phrases:
    """Words and phrases in small letters, to be found in the words of a sentence."""

    def __init__(self, phrases: Iterable[str]) -> None:
        split = list(map(words_of, phrases))
        self.single = frozenset(words[0] for words in split if len(words) == 1)
        self._longer = {
            words[0]: [f" {' '.join(one)} " for one in split if len(one) > 1 and one[0] == words[0]] for words in split if len(words) > 1
        }

    def stand_in(self, words: Sequence[str], held: frozenset[str]) -> bool:
        """Whether one of them stands among the words, which `held` holds without their order."""
        return not self.single.isdisjoint(held) or self.phrase_in(words, held)

    def phrase_in(self, words: Sequence[str], held: frozenset[str]) -> bool:
        """Whether one of several words does."""
        if self._longer.keys().isdisjoint(held):
            return False
        openers, line = self._longer.keys() & held, f" {' '.join(words)} "
        return any(phrase in line for opener in openers for phrase in self._longer[opener])


class Deed(NamedTuple):
    """A verb of a deed in one of its forms, with its particle; the words right before which it is none; and the conditions of its entry.

    Both are those by which `deeds` reads it.
    """

    words: tuple[str, ...]
    barred: frozenset[str]
    conditions: frozenset[str]

    def told_in(self, words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
        """Whether the deed may be told by the verb that stands at a place among the words."""
        rest = words[at + len(self.words) :]
        if not stands_at(words, at, self.words) or (at and words[at - 1] in self.barred and rest[:1] != ["by"]):
            return False
        return all(CONDITIONS[one](rest, lexicon) for one in self.conditions)


CONDITIONS: dict[str, Callable[[Sequence[str], Lexicon], bool]] = {
    "as": lambda rest, _: "as" in rest,
    "grave": lambda rest, lexicon: "as" in rest and bool(lexicon.pattern("grave words").search(" ".join(rest))),
    "consequences": lambda rest, lexicon: bool(lexicon.pattern("consequences").search(" ".join(rest))),
    "infinitive": lambda rest, _: "to" in rest or "for" in rest,
}
"""What a verb asks of the words behind it, by the name of the condition in its entry; others need more than words."""


class HarmForms(NamedTuple):
    """Forms of the words that say that somebody came to harm, by what else must be seen beside them.

    `sure` say it by themselves; `bases` are base forms of verbs, which a word before a noun makes nouns; `nouns_too` are more often nouns
    ("house") and take in a number of people; `acts` are -ing forms that are more often nouns ("shooting").
    """

    sure: frozenset[str]
    bases: frozenset[str]
    nouns_too: frozenset[str]
    acts: frozenset[str]


def harm_of(lexicon: Lexicon) -> HarmForms:
    """Every form of every word of harm; those that only look like one ("shot at") say nothing."""
    things, verbs = things_of(lexicon), dict(verbs_of(lexicon))
    acts = {words for words, form in verbs[UNSURE] if form == "ing" and words in things}
    told = {
        (words, form)
        for group, listed in verbs.items()
        for words, form in listed
        if not (group == UNSURE and form not in PAST and words in things)
    }
    nouns_too = {words for words, form in told if form in PRESENT and words in things}
    verbal = (words for words, form in told if (form != "base" or " " in words) and words not in nouns_too)
    sure = deaths_of(lexicon).union(*(lexicon.words(group) for group in HARM), verbal)
    sure -= frozenset(lexicon.words("tally nouns")).difference(lexicon.words("toll nouns"))
    bases = frozenset(words for words, _ in told) - sure - nouns_too
    return HarmForms(sure, bases, frozenset(nouns_too) - sure, frozenset(acts) - sure)


def verbs_of(lexicon: Lexicon) -> Iterator[tuple[str, set[tuple[str, str]]]]:
    """The forms of every verb that tells a harm, with the name of the form, by group."""
    irregular = lexicon.entries("irregular forms")
    for group in VERBS:
        telling = (phrase for phrase, entry in lexicon.entries(group).items() if (entry or {}).get("measure") != "none")
        yield group, {(words, form) for phrase in telling for words, form in inflected(phrase, irregular)}


def deaths_of(lexicon: Lexicon) -> frozenset[str]:
    """Nouns of harm, of one and of many."""
    return frozenset(word for one, entry in lexicon.entries("deaths").items() for word in (one, entry.get("many", one)))


def deeds_of(lexicon: Lexicon) -> dict[str, list[Deed]]:
    """What somebody did or demands, under the first word of every form of its verb."""
    things = things_of(lexicon).union(lexicon.words("days and months"))
    before = {group: frozenset(lexicon.words(group)) for group in ("determiners", "prepositions")}
    barred = {"event verbs": before["determiners"].union(UNREAL), "positions": before["determiners"].union(before["prepositions"], ["to"])}
    found: dict[str, list[Deed]] = {}
    for group, words in barred.items():
        for lemma, entry in lexicon.entries(group).items():
            conditions = frozenset(name for name in CONDITIONS if entry.get(name))
            for form in set(forms(lemma, entry)) - things:
                parts = tuple(form.split())
                passive = BE if entry.get("plover") == "REQUEST" and not parts[0].endswith("ing") else ()
                found.setdefault(parts[0], []).append(Deed(parts, words.union(passive), conditions))
    return found


def before_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Words right behind which the base form of a verb is a noun; numbers are none, for what is counted may be harm."""
    numbers = {*lexicon.words("number words"), *lexicon.words("vague numbers")}
    return frozenset({*lexicon.words("determiners"), *lexicon.words("prepositions")} - numbers - {"to"})


def things_of(lexicon: Lexicon) -> set[str]:
    """Words that are more often nouns ("the shooting", "a gun", "attacks"), which say of nobody that he was harmed."""
    words = {word for group in THINGS for word in lexicon.words(group)}
    return words | {f"{word}s" for word in words}


def stands_at(words: Sequence[str], at: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase stands at a place among the words."""
    return tuple(words[at : at + len(phrase)]) == phrase


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without "not" where it is drawn into a verb ("shouldn't")."""
    return WORDS.findall(text.lower().replace("’", "'").replace("n't", " not"))


@cache
def attention(lexicon: Lexicon) -> Attention:
    """Made once for each lexicon."""
    return Attention(lexicon)
