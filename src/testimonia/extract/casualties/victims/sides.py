"""Whose losses a number counts: "the army lost nine men", "93 dead among the rebels", "two casualties of its own", "army deaths"."""

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.people import nouns
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.grammar.counts import wordset
from testimonia.records.claim import Status

PARTED = "MSW"
"""Phrases that end the clause in which a side is looked for."""

NEAR = 8
"""Phrases: how far behind a number "among the rebels" may stand."""

AMONG = ("among", "amongst", "on", "in", "within", "from")
"""Prepositions before the side to which the harmed belong."""

COSTING = ("cost", "costs", "costing")
"""Behind one of these stands whoever lost so many ("the battle cost the army 29 dead")."""

STOOD = ("side", "sides", "ranks")
"""What prepositions other than "among" must govern to name a side ("on the government side", "in the army's ranks")."""


def side_of(row: Row, phrase: Phrase, lexicon: Lexicon) -> Status:
    """The standing that the clause gives those counted by a phrase: of whoever lost them or among whom they are; else unknown."""
    place = next((at for at, one in enumerate(row.phrases) if one.last > phrase.first), 0)
    return lost_by(row, place, lexicon) or among(row, place, lexicon) or "unknown"


def lost_by(row: Row, place: int, lexicon: Lexicon) -> Status | None:
    """The standing of the subject of "lost", "suffered" or "its own losses" before a number."""
    lost = False
    for at in range(place - 1, -1, -1):
        one = row.phrases[at]
        if one.kind == "M" and not (row.low(one.first) == ":" and announces_losses(row, at, lexicon)):
            return None
        if costs(row, one) and at + 1 < place:
            return armed(row, row.phrases[at + 1], lexicon)
        lows = {row.low(word) for word in range(one.first, one.last)}
        if (one.kind == "D" or row.low(one.last - 1) == "casualties") and not lows.isdisjoint(wordset(lexicon, "civilian phrases")):
            return "civilian"
        lost = lost or not lows.isdisjoint(wordset(lexicon, "losing words"))
        if one.kind in "NXD" and lost and (found := armed(row, one, lexicon)):
            return found
        if "losses" in lows and not lows.isdisjoint(("our", "own")):
            return "combatant"
    return None


def costs(row: Row, one: Phrase) -> bool:
    """Whether those whom a loss hit stand right behind: "cost the army 29 dead", "inflicted on the enemy 85 casualties"."""
    return row.low(one.last - 1) in COSTING or (row.low(one.first) == "on" and row.low(one.first - 1) == "inflicted")


def announces_losses(row: Row, colon: int, lexicon: Lexicon) -> bool:
    """Whether the words before a colon speak of losses ("our losses: two killed", "the army has sustained the following: 17 dead")."""
    lows = {row.low(at) for one in row.phrases[:colon] for at in range(one.first, one.last)}
    return not lows.isdisjoint(wordset(lexicon, "losing words")) or "casualties" in lows


def among(row: Row, place: int, lexicon: Lexicon) -> Status | None:
    """The standing of those named behind "among": after the number, else where the sentence opens with them."""
    for at in range(place + 1, min(place + NEAR, len(row.phrases) - 1)):
        if row.phrases[at].kind in PARTED or row.phrases[at].kind in "VA":
            break
        if (found := side_at(row, at, lexicon)) is not None:
            return found
    return side_at(row, 0, lexicon) if place > 1 else None


def side_at(row: Row, at: int, lexicon: Lexicon) -> Status | None:
    """The standing of a side that the preposition at a place governs."""
    one, behind = row.phrases[at], row.phrases[at + 1] if at + 1 < len(row.phrases) else None
    low = row.low(one.first)
    if behind is None or one.kind != "P" or low not in AMONG or behind.figure:
        return None
    lows = {row.low(word) for word in range(behind.first, behind.last)}
    if low not in ("among", "amongst") and row.low(behind.head) not in STOOD:
        return None
    return "civilian" if not lows.isdisjoint(wordset(lexicon, "civilian phrases")) else armed(row, behind, lexicon)


def armed(row: Row, phrase: Phrase, lexicon: Lexicon) -> Status | None:
    """Combatant where a phrase names those who bear arms, as people or as a body."""
    known, bodies = nouns(lexicon), wordset(lexicon, "words of armed groups") | wordset(lexicon, "sides in arms")
    lows = [row.low(word) for word in range(phrase.first, phrase.last)]
    people = any(low in known and known[low].status == "combatant" for low in lows)
    joined = f" {' '.join(lows)} "
    state = any(f" {name} " in joined for name in wordset(lexicon, "armed bodies of a state"))
    return "combatant" if people or state or not bodies.isdisjoint(lows) else None
