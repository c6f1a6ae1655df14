"""The words of a sentence with a letter for the class of each, its numbers told apart from ages, dates and sizes."""

from functools import cache, cached_property, lru_cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.harm import HarmWords, adjective_at, harm_words
from testimonia.extract.casualties.rows.other_numbers import veto
from testimonia.extract.casualties.rows.people import noun_for
from testimonia.extract.grammar.counts import Figure, figures, wordset
from testimonia.extract.grammar.words import Word, words_of
from testimonia.extract.language import Sentence

CLASSES = (
    ("common verbs", "V"), ("plain adverbs", "a"), ("days and months", "T"), ("coordinators", "C"), ("subordinators", "S"),
    ("prepositions", "P"), ("determiners", "d"), ("personal pronouns", "R"), ("relative pronouns", "W"), ("auxiliaries", "x"),
)  # fmt: skip
"""Groups of closed classes with their letters; a later one overrules an earlier."""

SINGLE = {"of": "O", "by": "B", "with": "w", "'s": "s", "'re": "x", "to": "t", "as": "S", "according": "P", "including": "P"}
"""Words that are a class of their own, or belong to another than their group."""

DATING = ("in", "since", "of", "until", "last", "during", "late", "early", "mid")
"""Words behind which "May" is the month."""

MOSTLY_CAPITAL = 0.7

REMEMBERED = 20_000
"""Words kept with what is known of them."""

OPEN_TAGS = {"NOUN": "n", "PROPN": "n", "NUM": "n", "ADJ": "n", "ADV": "a", "AUX": "x", "ADP": "P", "SCONJ": "S", "CCONJ": "C", "VERB": "V"}
"""The letters of a model's tags, for words whose letter no list of closed classes fixes; a verb's goes on by its form."""


@cache
def classes(lexicon: Lexicon) -> dict[str, str]:
    """The letter of each word of a closed class, and V for the forms of reporting verbs."""
    found: dict[str, str] = {}
    for name, letter in CLASSES:
        found |= dict.fromkeys((word.lower().replace("’", "'") for word in lexicon.words(name)), letter)
    found |= SINGLE | dict.fromkeys(lexicon.words("plain verbs"), "V")
    return dict.fromkeys(reporting(lexicon), "V") | found


@cache
def sets(_lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Groups by name as they were asked for, so that each is looked up once for a lexicon."""
    return {}


@cache
def reporting(lexicon: Lexicon) -> frozenset[str]:
    """Forms of verbs that report, which end a noun phrase; those that may be nouns ("reports", "claim") are left out."""
    found: set[str] = set()
    nouns = wordset(lexicon, "reporting verbs that are nouns")
    for lemma, entry in lexicon.entries("reporting verbs").items():
        if " " not in lemma:
            stem = lemma.removesuffix("e")
            found |= {f"{stem}ed", f"{stem}ing", *entry.get("forms", ())} | (set() if lemma in nouns else {lemma, f"{lemma}s"})
    return frozenset(found)


class Tagged:
    """A sentence's words, each with its letter.

    n nominal · e -ed · g -ing · a adverb · d determiner · x auxiliary · t "to" · s "'s" · m mark; the rest as for phrases.
    """

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        """Tags the words and sorts the numbers."""
        self.lexicon = lexicon
        self._sets = sets(lexicon)
        self._classes = classes(lexicon)
        self.words = words_of(sentence)
        self._lows = dict(enumerate(word.low for word in self.words))
        self.table: HarmWords = harm_words(lexicon)
        self.figures: dict[int, Figure] = {}
        self.vetoed: dict[int, tuple[Figure, str]] = {}
        for figure in map(self._raised, figures(self.words, lexicon)):
            reason = veto(self.words, figure, lexicon)
            if reason == "unit" and self.low(figure.last + 1) == "old":
                continue
            if reason:
                self.vetoed[figure.first] = (figure, reason)
                if reason == "age" and figure.first - 1 in self.figures:
                    del self.figures[figure.first - 1]
                    self.vetoed[figure.first - 1] = (Figure(figure.first - 1, figure.first, None, None, "exact"), reason)
            else:
                self.figures[figure.first] = figure
        self._letters = {position: self._letter(position, word) for position, word in enumerate(self.words)}

    def _raised(self, figure: Figure) -> Figure:
        """The figure without "up to", where that is how a count went ("has gone up to 48")."""
        went = figure.qualifier == "at_most" and (self.low(figure.first), self.low(figure.first + 1)) == ("up", "to")
        if not went or figure.high is None or self.low(figure.first - 1) not in self.set("verbs of going up"):
            return figure
        return figure._replace(first=figure.first + 2, low=figure.high, qualifier="exact")

    @cached_property
    def capitals(self) -> bool:
        """Whether the sentence is written in capitals, so that they tell no names."""
        letters = list(filter(str.isalpha, "".join(word.text for word in self.words)))
        return len(letters) > 3 and sum(map(str.isupper, letters)) > MOSTLY_CAPITAL * len(letters)

    @cached_property
    def copulas(self) -> frozenset[str]:
        """Verbs that state an adjective of their subject."""
        return self.set("forms of be") | self.set("copulas")

    def set(self, group: str) -> frozenset[str]:
        """The words of a group in small letters."""
        found = self._sets.get(group)
        if found is None:
            found = self._sets[group] = wordset(self.lexicon, group)
        return found

    def low(self, position: int) -> str:
        """The word at a position in small letters; empty outside the sentence."""
        return self._lows.get(position, "")

    def lows(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(one.low for one in self.words[first:last])

    def letter(self, position: int) -> str:
        """The letter of a word; outside the sentence a mark."""
        return self._letters.get(position, "m")

    def _letter(self, position: int, word: Word) -> str:
        """A closed class, unless a capital inside the sentence makes the word a name; else by its tag or its ending."""
        if letter := self._by_neighbours(position, word):
            return letter
        known = self._classes.get(word.low)
        if known and word.tag and known in "Va":
            return OPEN_TAGS.get(word.tag, known)
        if known and (known not in "Va" or not word.capital or not position or self.capitals):
            return known
        return "m" if word.mark else known or (tagged_letter(word) if word.tag in OPEN_TAGS else self._open_letter(word))

    def _by_neighbours(self, position: int, word: Word) -> str:
        """The letter of a word that its neighbours give: "May" in a date, "last" before a day, the owner's apostrophe,
        "lives" behind a number or an owner.

        "Fatally" and the particle of a verb ("carried out") are adverbs always.
        """
        low, before = word.low, self.low(position - 1)
        if low == "may" and word.capital and (before.isdigit() or before in DATING or self.low(position + 1).isdigit()):
            return "T"
        if low in ("last", "next", "this") and self._time_at(position + 1):
            return "T"
        if low == "'" and before.endswith("s") and self.low(position + 1)[:1].isalpha():
            return "s"
        if low == "lives" and (before in self.set("possessives") or any(one.last == position for one in self.figures.values())):
            return "n"
        if low.endswith("ing") and low in self.table.nouns and before in ("the", "a") and self.low(position + 1) == "of":
            return "n"
        fatally = low.endswith("ally") and low in self.set("fatal adverbs")
        return "a" if fatally or word.relation == "compound:prt" else ""

    def _time_at(self, position: int) -> bool:
        """Whether a day, a month or a unit of time stands here."""
        low = self.low(position)
        return self._classes.get(low) == "T" or low in self.set("units of time")

    def _open_letter(self, word: Word) -> str:
        """By endings, where no list knows the word."""
        low = word.low
        if "-" in low or (word.capital and not self.capitals):
            return "n"
        if low.endswith("ly") and len(low) > 4 and low not in self.set("names in -ly"):
            return "a"
        if low.endswith("ed") and len(low) > 4 and low not in self.set("nouns in -ed"):
            return "e"
        if low.endswith("ing") and len(low) > 5 and low not in self.table.nouns and low not in self.set("words in -ing"):
            return "g"
        return "n"

    def peopled(self, position: int) -> bool:
        """Whether a word for people stands here or up to two nominals on."""
        ends = (last for last in range(position + 1, min(position + 4, len(self.words) + 1)))
        nominal = (last for last in ends if all(self.letter(at) in "neg" for at in range(position, last)))
        return any(noun_for(self.lows(position, last), self.lexicon) for last in nominal)

    def names_people(self, position: int) -> bool:
        """Whether a word for people (or a thing) stands here or up to two words on, with nothing but nominals before it."""
        for last in range(position + 1, min(position + 4, len(self.words) + 1)):
            if self.letter(last - 1) not in "ne" or last - 1 in self.figures:
                return False
            if noun_for(self.lows(position, last), self.lexicon) or is_thing(self.low(last - 1), self.lexicon):
                return True
        return False

    def adjective(self, position: int) -> int:
        """How many words of a harm adjective stand here that states the harm and modifies nothing behind it; 0 when none does."""
        found = adjective_at(self.words, position, self.table)
        return found[0] if found and not self.names_people(position + found[0]) else 0


def tagged_letter(word: Word) -> str:
    """The letter of a word by its tag; V if a finite verb, e if a past participle, g in -ing; before its noun an adjective."""
    if word.tag == "VERB" and word.relation == "amod":
        return OPEN_TAGS["ADJ"]
    if word.tag != "VERB" or ("VerbForm=Part" not in word.features and "VerbForm=Ger" not in word.features):
        return OPEN_TAGS[word.tag]
    return "e" if "Tense=Past" in word.features else "g"


@lru_cache(REMEMBERED)
def is_thing(low: str, lexicon: Lexicon) -> bool:
    """Whether a noun, in either number, is on the list of things."""
    things = wordset(lexicon, "things")
    singulars = {low, low.rstrip("s"), low.removesuffix("es")} | ({f"{low[:-3]}y"} if low.endswith("ies") else set())
    return not things.isdisjoint(singulars)
