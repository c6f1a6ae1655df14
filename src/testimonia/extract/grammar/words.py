"""Words of a sentence as the rules see them: tokens with hyphened compounds put together, and their small letters."""

from typing import NamedTuple

from testimonia.extract.language import Sentence

HYPHENS = "-‐‑"


class Word(NamedTuple):
    """A word or mark between two offsets of the text; `low` is the text in small letters with straight quotes."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital."""
        return self.text[:1].isupper()

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not any(map(str.isalnum, self.text))


def words_of(sentence: Sentence) -> tuple[Word, ...]:
    """The words of a sentence; "34", "-", "year", "-", "old" is one word, whatever the tokenizer did with it."""
    found: list[Word] = []
    joining = False
    for token in sentence.tokens:
        hyphen = token.text in HYPHENS
        if found and token.start == found[-1].end and (joining or (hyphen and not found[-1].mark)):
            found[-1] = word(found[-1].start, token.end, found[-1].text + token.text)
        else:
            found.append(word(token.start, token.end, token.text))
        joining = hyphen and len(found[-1].text) > 1
    return tuple(found)


def word(start: int, end: int, text: str) -> Word:
    """A word with its small letters."""
    return Word(start, end, text, text.lower().replace("’", "'").replace("‘", "'"))


def phrase_at(words: tuple[Word, ...], position: int, phrases: dict[str, int]) -> int:
    """How many words from a position make one of the phrases, the longest; 0 when none does.

    `phrases` gives every first word the number of words of its longest phrase, and every whole phrase 0 or more.
    """
    for length in range(min(phrases.get(f"^{words[position].low}", 0), len(words) - position), 0, -1):
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
