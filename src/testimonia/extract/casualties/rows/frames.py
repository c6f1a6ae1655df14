"""Frames: a verb that tells of harm only together with other words ("took two women away", "drove 300 families from their homes").

The words stand right behind the verb, or behind its object. A verb so completed is a phrase of harm like any other: the patterns find its
victims and the tree confirms them (codebook/lang/en/frames.yaml).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.harm import Form, Harm, harm_in, inflected
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.tagging import Tagged
from testimonia.extract.casualties.rows.verbs import chosen, voice

GROUPS = ("frames of death", "frames of injury", "frames of abduction", "frames of detention", "frames of disappearance",
          "frames of displacement")  # fmt: skip
VERBAL = "VYLHhA"
"""Letters of phrases whose verb a frame may complete."""

BETWEEN = "NRXTPOwBDG"
"""Letters of what may stand between a verb and the words that complete it: its object, its doer, a place, a time."""

WAY = "NXTPO"
"""Letters of what tells how far and which way somebody fell."""

GAP = 5
"""Phrases: how many may stand there."""

SLOT = 5
"""Words: how far into a noun phrase the word for a place in a frame may stand."""

NEAR, FAR = 12, 18
"""Words: how far apart two that complete a verb may stand, and how far behind the verb the first, with its object between."""


@dataclass(frozen=True)
class Slot:
    """The words that may fill a place in a frame, and whether a name may, or a number may stand before them."""

    words: frozenset[str]
    names: bool = False
    numbers: bool = False


@dataclass(frozen=True)
class Frame:
    """What must stand behind a verb, each a word or a place, and the harm that both tell."""

    rest: tuple[str | Slot, ...]
    harm: Harm
    forms: frozenset[Form]


@cache
def frames(lexicon: Lexicon) -> dict[str, tuple[Frame, ...]]:
    """The frames under every form of their verbs, the longest first."""
    places = lexicon.entries("places in a frame").items()
    slots = {name: Slot(frozenset(one["words"]), one.get("names", False), one.get("numbers", False)) for name, one in places}
    irregular = lexicon.entries("irregular forms")
    found: dict[str, dict[str, Frame]] = {}
    for group in GROUPS:
        for phrase, entry in lexicon.entries(group).items():
            verb, _, rest = phrase.partition(" ")
            for words, form in inflected(verb, irregular):
                known = found.setdefault(words, {}).get(rest)
                forms = (known.forms if known else frozenset()) | {form}
                found[words][rest] = Frame(tuple(slots.get(word, word) for word in rest.split()), harm_in(entry, "killed", "object"), forms)
    return {word: tuple(sorted(listed.values(), key=lambda frame: -len(frame.rest))) for word, listed in found.items()}


def telling(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a sentence in small letters has a verb of a frame with the words that complete it behind it, in their order."""
    table = needs(lexicon)
    return any(in_order(words[at + 1 :], rest) for at, word in enumerate(words) if word in table for rest in table[word])


def in_order(words: Sequence[str], places: Sequence[frozenset[str]]) -> bool:
    """Whether words stand for each of the places in their order, near one another."""
    found = [at for at, word in enumerate(words[:FAR]) if word in places[0]] if places else [0]
    for place in places[1:]:
        found = [at for at, word in enumerate(words) if word in place and any(0 < at - one <= NEAR for one in found)]
    return bool(found)


def may_complete(words: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a sentence has a verb of a frame with all the words that complete it, wherever they stand."""
    table = needs(lexicon)
    return any(all(not one.isdisjoint(words) for one in rest) for word in table.keys() & words for rest in table[word])


@cache
def needs(lexicon: Lexicon) -> dict[str, tuple[tuple[frozenset[str], ...], ...]]:
    """Under every form of a verb, for each frame that tells of harm, the words for each of its places, one of which must be there."""
    return {word: tuple(tuple(places_in(frame)) for frame in listed if frame.harm.measure) for word, listed in frames(lexicon).items()}


def places_in(frame: Frame) -> Iterator[frozenset[str]]:
    """The words for each place of a frame that takes no name."""
    for one in frame.rest:
        if not isinstance(one, Slot):
            yield frozenset((one,))
        elif not one.names:
            yield one.words


def with_frames(found: list[Phrase], tagged: Tagged) -> list[Phrase]:
    """The row with every verb that a frame completes as a phrase of harm; words right behind it become part of it."""
    table = frames(tagged.lexicon)
    if table.keys().isdisjoint(word.low for word in tagged.words):
        return found
    kept: list[Phrase] = []
    for place, phrase in enumerate(found):
        if kept and phrase.first < kept[-1].last:
            continue
        made = framed(tagged, found, place, table) if phrase.kind in VERBAL else None
        kept.append(made or phrase)
    return kept


def framed(tagged: Tagged, found: list[Phrase], place: int, table: dict[str, tuple[Frame, ...]]) -> Phrase | None:
    """A verb's phrase with the harm of the longest frame that the words behind it complete; "had to leave" may begin at "had"."""
    phrase = found[place]
    if {"almost", "nearly"} & set(tagged.lows(phrase.first, phrase.last)):
        return None
    verbs = (phrase.head,) if phrase.harms else range(phrase.last - 1, phrase.first - 1, -1)
    for verb in verbs:
        for frame in table.get(tagged.low(verb), ()):
            longer = phrase.last > verb + 1 and (phrase.harms[0].sure or len(frame.rest) < 2) if phrase.harms else False
            if phrase.harms and (known_by(phrase.harms[0], frame) or longer):
                continue
            if last := completed(tagged, found, place, verb, frame):
                return of_frame(tagged, phrase._replace(last=last, head=verb), frame)
    return None


def known_by(harm: Harm, frame: Frame) -> bool:
    """Whether the verb alone tells the harm of a frame as surely ("held" does not)."""
    return harm.measure == frame.harm.measure and (harm.sure or not frame.harm.sure)


def completed(tagged: Tagged, found: list[Phrase], place: int, verb: int, frame: Frame) -> int:
    """Where a verb's phrase ends when a frame completes it, right behind it or behind its object; nought when none does."""
    phrase = found[place]
    if last := matched(tagged, verb + 1, frame.rest):
        return max(last, phrase.last)
    if frame.harm.victim == "subject":
        return behind_a_way(tagged, found, place, frame)
    if verb + 1 < phrase.last:
        return 0
    return phrase.last if any(matched(tagged, one.last, frame.rest) for one in between(found, place)) else 0


def behind_a_way(tagged: Tagged, found: list[Phrase], place: int, frame: Frame) -> int:
    """Where a verb of moving ends whose end is told behind its way ("fell 200 metres to her death", "plunged off a bridge to his end")."""
    if frame.rest[0] != "to":
        return 0
    ways = takewhile(lambda one: one.kind in WAY, found[place + 1 : place + 1 + GAP])
    return next((last for one in ways if (last := matched(tagged, one.last, frame.rest))), 0)


def between(found: list[Phrase], place: int) -> Iterator[Phrase]:
    """The phrases behind a verb that may stand before the words that complete it, up to the next verb or mark."""
    at = place + 1
    while at < min(len(found), place + 1 + GAP + SLOT):
        if found[at].kind == ",":
            at = closed_at(found, at)
        joined = at + 1 < len(found) and found[at].kind == "C" and found[at + 1].kind in "NR" and at > place + 1
        if at >= len(found) or (found[at].kind not in f"{BETWEEN}," and not joined):
            return
        yield found[at]
        at += 1


def closed_at(found: list[Phrase], place: int) -> int:
    """The place of the comma that closes an aside opened here ("a man, also from Tarsa, on suspicion of"); behind all where none does."""
    for at in range(place + 1, min(place + SLOT, len(found))):
        if found[at].kind == ",":
            return at
        if found[at].kind not in BETWEEN:
            break
    return len(found)


def matched(tagged: Tagged, position: int, rest: tuple[str | Slot, ...]) -> int:
    """The place behind the words of a frame when they stand here, adverbs between them; nought when they do not."""
    for one in rest:
        while tagged.letter(position) == "a" and tagged.low(position) != one and position < len(tagged.words):
            position += 1
        position = filled(tagged, position, one) if isinstance(one, Slot) else position + 1 if tagged.low(position) == one else 0
        if not position:
            return 0
    return position


def filled(tagged: Tagged, position: int, slot: Slot) -> int:
    """The place behind a noun phrase that fits a place of a frame; nought where none begins here.

    A number may only open it ("three nights").
    """
    if position in tagged.figures and "lives" in slot.words:
        return 0
    for at in range(position, min(position + SLOT, len(tagged.words))):
        if fits(tagged, at, slot):
            return at + 1
        opens = at == position and (tagged.letter(at) in "dR" or (slot.numbers and (at in tagged.figures or at in tagged.vetoed)))
        if not opens and (at in tagged.figures or tagged.letter(at) not in "negsT"):
            return 0
    return 0


def fits(tagged: Tagged, at: int, slot: Slot) -> bool:
    """Whether a word ends a noun phrase and is one of a place's words, or a name where the place takes names."""
    if tagged.letter(at + 1) == "n" and at + 1 not in tagged.figures:
        return False
    name = slot.names and tagged.words[at].capital and not tagged.capitals and tagged.letter(at) == "n"
    return name or tagged.low(at) in slot.words


def of_frame(tagged: Tagged, phrase: Phrase, frame: Frame) -> Phrase:
    """The phrase with its letter, from its auxiliaries and the form of its verb."""
    aux = [tagged.low(at) for at in range(phrase.first, phrase.head) if tagged.letter(at) != "a"]
    form = chosen(tagged, frame.forms, aux)
    if frame.harm.measure is None:
        return phrase._replace(kind="V", harms=())
    return phrase._replace(kind=voice(tagged, frame.harm, form, aux), harms=(frame.harm,), form=form)
