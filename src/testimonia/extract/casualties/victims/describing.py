"""Words in apposition to a name, before or behind it: "journalist Beth Oran", "Beth Oran, a nurse at the clinic,"."""

import re
from dataclasses import dataclass

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.people import noun_for, nouns
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.grammar.words import Word, words_of
from testimonia.extract.language import Sentence
from testimonia.records import NamedVictim
from testimonia.records.claim import Sex

LONGEST = 12
"""Words of an apposition."""

DETERMINERS = frozenset(("a", "an", "the", "his", "her", "their"))
CLOSING = frozenset((",", ".", ";", ":", ")", "(", "—", "–", "who", "whose", "which", "was", "were", "is", "are", "has", "had"))
JOINING = frozenset(("and", "or", "but"))
NUMBER = re.compile(r"\d{1,3}|[a-z]+-[a-z]+")
AGED = re.compile(r".*-olds?")

Span = tuple[int, int]


@dataclass(frozen=True)
class Described:
    """Where the words in apposition stand, in characters, and the sex that they or a title give."""

    span: Span | None = None
    sex: Sex | None = None


def described(sentence: Sentence, victim: NamedVictim, lexicon: Lexicon) -> Described | None:
    """What stands beside a victim's name; None where the name is not found among the words."""
    words = words_of(sentence)
    inside = [at for at, word in enumerate(words) if word.start < victim.evidence.end and victim.evidence.start < word.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    behind, ahead = apposition(words, last, lexicon), before(words, first, lexicon)
    chosen = behind or ahead
    span = (words[chosen[0]].start, words[chosen[1] - 1].end) if chosen else None
    return Described(span, title_sex(words, first, lexicon) or sex_of(words, ahead, lexicon) or sex_of(words, behind, lexicon))


def apposition(words: tuple[Word, ...], at: int, lexicon: Lexicon) -> Span | None:
    """The words behind a name up to the mark that closes them, without article; an age before them is passed over."""
    at = behind_age(words, at)
    if at + 1 >= len(words) or words[at].low != ",":
        return None
    first = at + 1
    article = words[first].low in DETERMINERS
    end = next((one for one in range(first, len(words)) if closes(words[one])), len(words))
    if not 0 < end - first <= LONGEST or any(word.tag in ("VERB", "AUX") for word in words[first:end]) or stray(words[first:end]):
        return None
    if end < len(words) and words[end].tag in ("VERB", "AUX") and words[end].relation != "acl":
        return None
    head = head_end(words, first + article, end)
    name = not article and words[head - 1].tag == "PROPN" and not words[head - 1].text.isupper()
    sure = not name and noun_for(tuple(word.low for word in words[first:head]), lexicon) is not None
    begin = first + 1 if words[first].low in ("a", "an", "the") else first
    parsed = article and words[first].tag == "DET" and words[head - 1].tag == "NOUN"
    return (begin, end) if begin < end and (sure or parsed) and not AGED.fullmatch(words[head - 1].low) else None


def closes(word: Word) -> bool:
    """Whether an apposition ends before a word."""
    return word.low in CLOSING or word.low in JOINING or (word.tag in ("VERB", "AUX") and word.relation != "amod")


def stray(words: tuple[Word, ...]) -> bool:
    """Whether a stretch begins as none that describes a person does ("the 34 others")."""
    return any(word.tag == "NUM" or word.low.isdigit() for word in words[:2])


def head_end(words: tuple[Word, ...], first: int, end: int) -> int:
    """The position behind the noun phrase that opens a stretch, before its first preposition."""
    return next((at for at in range(first + 1, end) if words[at].tag == "ADP" or words[at].low in ("of", "at", "from", "in")), end)


def behind_age(words: tuple[Word, ...], at: int) -> int:
    """The position behind "(34)", ", 34" or ", aged 34" where one stands there."""
    step = at
    if step < len(words) and words[step].low in (",", "("):
        step += 1 + (step + 1 < len(words) and words[step + 1].low in ("aged", "age"))
        if step < len(words) and NUMBER.fullmatch(words[step].low):
            step += 1
            return step + 1 if step < len(words) and words[step].low == ")" else step
    return at


def before(words: tuple[Word, ...], first: int, lexicon: Lexicon) -> Span | None:
    """The small nouns right before a name, with their adjectives ("senior local journalist"); a title in capitals where it is known."""
    last = first - 1 if first and words[first - 1].low in ("named", "called", ",") else first
    opened = not (DETERMINERS - {"the"}).isdisjoint(word.low for word in words[max(0, last - 4) : last])
    if last < first and words[first - 1].low == "," and not opened:
        return None
    head = words[last - 1] if last else None
    known = head is not None and noun_for((head.low,), lexicon) is not None and not AGED.fullmatch(head.low)
    if head is None or not (known or (head.tag == "NOUN" and head.text.islower() and last == first and not AGED.fullmatch(head.low))):
        return None
    begin = last - 1
    while (
        begin and words[begin - 1].tag in ("ADJ", "NOUN") and words[begin - 1].text.islower() and not AGED.fullmatch(words[begin - 1].low)
    ):
        begin -= 1
    return begin, last


def sex_of(words: tuple[Word, ...], span: Span | None, lexicon: Lexicon) -> Sex | None:
    """The sex that the nouns of a description give; those behind its first preposition are of somebody else."""
    if span is None:
        return None
    known = nouns(lexicon)
    found = {known[word.low].sex for word in words[span[0] : head_end(words, *span)] if word.low in known} - {None}
    return found.pop() if len(found) == 1 else None


def title_sex(words: tuple[Word, ...], first: int, lexicon: Lexicon) -> Sex | None:
    """The sex that a title right before a name gives ("Mrs")."""
    low = words[first - 1].low.rstrip(".") if first else ""
    if low in wordset(lexicon, "titles of women"):
        return "female"
    return "male" if low in wordset(lexicon, "titles of men") else None
