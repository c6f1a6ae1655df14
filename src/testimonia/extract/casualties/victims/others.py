"""Whether people who were hit are others than the dead, by the words for both: "A nurse was stabbed and a patient killed"."""

import re
from collections.abc import Sequence

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.people import Noun, noun_for
from testimonia.extract.grammar.counts import wordset
from testimonia.records import Casualty

WORD = re.compile(r"[\w'’-]+")
OF = re.compile(r"\s+(?:of|in|at|from|with|who|on)\b")
"""Behind the noun for somebody: what tells more of them."""


def others_than(one: Casualty, dead: Sequence[Casualty], lexicon: Lexicon) -> bool:
    """Whether none of the dead can be among these people: each of the dead is called by words that do not fit them."""
    return bool(dead) and all(told_apart(one, other, lexicon) for other in dead)


def told_apart(one: Casualty, dead: Casualty, lexicon: Lexicon) -> bool:
    """Whether two harms came to different people: of another sex or age, one an attacker, or each by a calling of their own."""
    mine, theirs = noun_in(one, lexicon), noun_in(dead, lexicon)
    if mine is None or theirs is None:
        return False
    attackers = wordset(lexicon, "those who attack") | {"suspect", "suspects"}
    if (mine[0] in attackers) != (theirs[0] in attackers):
        return True
    if one.count.high != 1:
        return False
    sexes = {one.population.sex or mine[1].sex, dead.population.sex or theirs[1].sex}
    if sexes == {"female", "male"}:
        return True
    vague = wordset(lexicon, "words for anyone who was harmed")
    return mine[0] != theirs[0] and mine[0] not in vague and theirs[0] not in vague and not same_number(mine, theirs)


def same_number(one: tuple[str, Noun], other: tuple[str, Noun]) -> bool:
    """Whether one word is the other in the plural ("guard", "guards")."""
    return one[0].rstrip("s") == other[0].rstrip("s")


def noun_in(one: Casualty, lexicon: Lexicon) -> tuple[str, Noun] | None:
    """The word for people by which a claim calls those harmed, with what it says; none for a name alone, or for no word."""
    words = OF.split((one.population.words or "").lower(), maxsplit=1)[0]
    lows = tuple(WORD.findall(words))
    found = noun_for(lows, lexicon) if lows else None
    return (lows[-1], found[1]) if found else None
