"""Words of a sentence as the rules see them: tokens with hyphened compounds put together, and their small letters."""

from functools import lru_cache
from typing import Final, NamedTuple

from testimonia.extract.language import Sentence, Token

HYPHENS = "-‐‑"
JOINTS = frozenset("-‐‑'’/&.")
JOINING = frozenset("-‐‑'’/&")
"""One of these begins or ends a token where two are one word."""
REMEMBERED = 50_000
"""Words kept with their small letters."""


class Word(NamedTuple):
    """A word or mark between two offsets of the text; `low` is the text in small letters with straight quotes.

    Where a model has parsed the sentence, `tag`, `lemma`, `relation` and `features` are those of the word's head token, and `head` is
    the position of the word it depends on: its own for the root, -1 where nothing is known.
    """

    start: int
    end: int
    text: str
    low: str
    tag: str = ""
    lemma: str = ""
    head: int = -1
    relation: str = ""
    features: str = ""

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital."""
        return self.text[:1].isupper()

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not (self.text.isalnum() or any(map(str.isalnum, self.text)))


NEW: Final = tuple.__new__
"""Makes a word of its fields in half the time that calling its class takes: no part of reading makes as many things."""


def word(start: int, end: int, text: str) -> Word:
    """A word by itself, with its small letters."""
    return Word(start, end, text, small(text))


@lru_cache(REMEMBERED)
def small(text: str) -> str:
    """A word in small letters with straight quotes."""
    return text.lower().replace("’", "'").replace("‘", "'")


def words_of(sentence: Sentence) -> tuple[Word, ...]:
    """The words of a sentence; "34", "-", "year", "-", "old" is one word, whatever the tokenizer did with it."""
    if not any(token.text in HYPHENS for token in sentence.tokens):
        return tuple(alone(token, token.head) for token in sentence.tokens)
    groups: list[list[int]] = []
    joining = False
    for at, token in enumerate(sentence.tokens):
        hyphen = token.text in HYPHENS
        before = sentence.tokens[groups[-1][-1]] if groups else None
        if before and token.start == before.end and (joining or (hyphen and is_word(sentence.tokens, groups[-1]))):
            groups[-1].append(at)
        else:
            groups.append([at])
        joining = hyphen and len(groups[-1]) > 1
    return merged(sentence.tokens, groups)


def is_word(tokens: tuple[Token, ...], group: list[int]) -> bool:
    """Whether tokens put together have a letter or a digit."""
    return any(map(str.isalnum, "".join(tokens[one].text for one in group)))


def joined_words(sentence: Sentence) -> tuple[Word, ...]:
    """The same, and also put together where an apostrophe or a slash joins tokens without a blank ("the council's", "police/army")."""
    groups: list[list[int]] = []
    text = ""
    for at, token in enumerate(sentence.tokens):
        if not token.text.strip():
            continue
        touches = groups and sentence.tokens[groups[-1][-1]].end == token.start and (token.text[0] in JOINING or text[-1] in JOINING)
        if touches and (joins(text, token.text) or owns(text, token)):
            groups[-1].append(at)
            text += token.text
        else:
            groups.append([at])
            text = token.text
    return merged(sentence.tokens, groups)


def owns(left: str, mark: Token) -> bool:
    """Whether a bare apostrophe is the ending of an owner in the plural ("the mothers' union"), by its tag."""
    return mark.text in ("'", "’") and left[-1:] in "sSzZxX" and (mark.tag == "PART" or mark.relation == "case")


def joins(left: str, right: str) -> bool:
    """Whether two stretches that touch are one word."""
    if right[0] in "'’" and len(right) > 1 and left[-1].isalnum() and right[1:].isalpha():
        return True
    if right in ("n't", "n’t"):
        return False
    return (right in JOINTS and right not in "'’." and left[-1].isalnum()) or (
        left[-1] in "-‐‑/&’'" and len(left) > 1 and right[0].isalnum()
    )


def merged(tokens: tuple[Token, ...], groups: list[list[int]]) -> tuple[Word, ...]:
    """Groups of tokens as words; a word depends where the token of its group depends that hangs outside the group."""
    if len(groups) == len(tokens):
        return tuple(alone(token, token.head) for token in tokens)
    places = {at: place for place, group in enumerate(groups) for at in group}
    found: list[Word] = []
    for place, group in enumerate(groups):
        chief = tokens[group[0]] if len(group) == 1 else tokens[chief_of(tokens, group)]
        word = alone(chief, places.get(chief.head, place) if chief.head >= 0 else -1)
        if len(group) > 1:
            text = "".join(tokens[at].text for at in group)
            word = word._replace(start=tokens[group[0]].start, end=tokens[group[-1]].end, text=text, low=small(text))
        found.append(word)
    return tuple(found)


def alone(token: Token, head: int) -> Word:
    """A token as a word, with the place of the word that it depends on."""
    start, end, text, tag, lemma, _, relation, features = token
    return NEW(Word, (start, end, text, small(text), tag, lemma, head, relation, features))


def chief_of(tokens: tuple[Token, ...], group: list[int]) -> int:
    """The token of a group whose head stands outside it (or that is the root), else the last."""
    return next((at for at in group if tokens[at].head not in group or tokens[at].head == at), group[-1])


def phrase_at(words: tuple[Word, ...], position: int, phrases: dict[str, int]) -> int:
    """How many words from a position make one of the phrases, the longest; 0 when none does.

    `phrases` gives every first word the number of words of its longest phrase, and every whole phrase 0 or more.
    """
    longest = phrases.get(f"^{words[position].low}")
    if longest is None:
        return 0
    for length in range(min(longest, len(words) - position), 0, -1):
        if " ".join(one.low for one in words[position : position + length]) in phrases:
            return length
    return 0


def phrase_table(phrases: tuple[str, ...]) -> dict[str, int]:
    """The form that `phrase_at` reads: each phrase, and the longest length under its first word (marked ^)."""
    table: dict[str, int] = {}
    for phrase in phrases:
        parts = phrase.lower().split()
        table[" ".join(parts)] = len(parts)
        table[f"^{parts[0]}"] = max(table.get(f"^{parts[0]}", 0), len(parts))
    return table
