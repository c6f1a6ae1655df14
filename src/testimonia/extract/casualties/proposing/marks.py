"""The marks of the trained reader that may stand alone: harms, counts, people and doers, without those that the words around them deny."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from testimonia.extract.casualties.proposing.proposals import stated_by
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.language import Role
from testimonia.records.claim import MeasureName

SURE = 0.4
"""The probability from which a mark of the reader may stand alone."""

SURE_OF_ONE = 0.6
"""The same for one person whom no count stands beside."""

GOT_AWAY = frozenset(("escape", "escaped", "escaping", "out", "away", "themselves"))
"""Last words of a mark that tell of no home left."""

UNHARMED = frozenset(("alive", "unhurt", "unharmed", "uninjured", "unscathed", "safe", "safely"))
"""Words in a mark that say that nobody came to harm."""

MEASURES = frozenset(get_args(MeasureName))

Span = tuple[int, int]


@dataclass(frozen=True)
class Marks:
    """The sure marks of a sentence: harms with their words, and the words of counts, of people, of single persons surely, of doers."""

    harms: list[tuple[Span, Harm]]
    counts: list[Span]
    people: list[Span]
    persons: list[Span]
    doers: list[Span]


def marks_of(scene: Scene) -> Marks:
    """The marks of a sentence that are sure enough to stand alone, by what they mark."""
    sure = [(role, span) for role in scene.marks if role.probability >= SURE and (span := scene.words_under(role))]
    worded = [((one.first, one.last), one.harms[0]) for one in scene.row.phrases if one.kind in "HhAJ" and one.harms and telling(one)]
    marked = [(span, as_worded(span, harm, worded)) for role, span in sure if (harm := harm_of(scene, role, span))]
    further = [(span, harm) for span, harm in worded if not any(apart(span, other) == 0 for other, _ in marked)]
    return Marks(
        harms=[(span, harm) for span, harm in (*marked, *further) if not missed(scene, span)],
        counts=[span for role, span in sure if role.kind == "count"],
        people=[span for role, span in sure if role.kind == "victim"],
        persons=[span for role, span in sure if role.kind == "victim" and role.probability >= SURE_OF_ONE],
        doers=[span for role, span in sure if role.kind == "perpetrator"],
    )


def telling(phrase: Phrase) -> bool:
    """Whether words of harm tell of it by themselves; "held", "taken from" and "to hospital" say much else."""
    harm = phrase.harms[0]
    return harm.measure is not None and (harm.sure or (harm.measure == "injured" and phrase.kind != "J"))


def as_worded(span: Span, harm: Harm, worded: list[tuple[Span, Harm]]) -> Harm:
    """A marked harm as the codebook knows its words where it does: it may say that the outcome is open ("shot"), or another harm."""
    return next((known for where, known in worded if where[0] < span[1] and span[0] < where[1]), harm)


def harm_of(scene: Scene, role: Role, span: Span) -> Harm | None:
    """The harm that a mark stands for: its kind where that is a measure, else that of its words in the codebook.

    Words that name only those harmed, a deed without an outcome or a sign of life tell of none, whatever the reader marks.
    """
    stated = [harm for harm in words_of_harm(scene, span) if harm.measure]
    if role.kind == "harm":
        return next((harm for harm in stated if harm.sure), None)
    lows = {scene.row.low(at) for at in range(*span)}
    denied = role.kind in ("killed", "injured") and lows & {"not", "n't", "never"}
    if role.kind not in MEASURES or denied or (not stated and lows & wordset(scene.lexicon, "words that tell no harm")):
        return None
    if role.kind == "abducted" and scene.row.low(span[1]) == "in" and scene.row.low(span[1] - 1).startswith(("took", "take", "taking")):
        return None
    measure = next(name for name in get_args(MeasureName) if name == role.kind)
    if measure == "killed" and stated and not any(harm.sure for harm in stated) and not deadly(scene, span):
        return stated[0]
    if (measure == "displaced" and got_away(scene, span)) or not lows.isdisjoint(UNHARMED):
        return None
    hit = measure == "injured" and bool(lows & wordset(scene.lexicon, "words of hitting"))
    return Harm(measure, "object", sure=not hit)


def got_away(scene: Scene, span: Span) -> bool:
    """Whether they only escaped, and not from home ("nine managed to escape", "16 children got out", "escaped and raised the alarm")."""
    last = scene.row.low(span[1] - 1)
    goes_on = next((one for one in scene.row.phrases if one.first >= span[1]), None)
    return last in GOT_AWAY and (goes_on is None or goes_on.kind in "M,C")


def words_of_harm(scene: Scene, span: Span) -> Iterator[Harm]:
    """What each word of a mark states by the codebook."""
    found = (stated_by(scene.row.low(at), scene.lexicon) for at in range(*span))
    return (harm for harm in found if harm)


def deadly(scene: Scene, span: Span) -> bool:
    """Whether a word in a mark or right before it says that the deed killed ("fatally shot", "deadly shooting")."""
    words = wordset(scene.lexicon, "fatal adverbs") | wordset(scene.lexicon, "deadly adjectives") | {"dead", "death"}
    return bool({scene.row.low(at) for at in range(span[0] - 1, span[1] + 2)} & words)


def missed(scene: Scene, span: Span) -> bool:
    """Whether somebody was only shot at: "shot at a deputy", where the codebook reads no harm, or "their van was shot at in Sorn"."""
    row, last = scene.row, span[1]
    other = next((one for one in row.phrases if one.first <= span[0] < one.last), None)
    if other and other.kind == "V" and not other.harms and fled_from_nothing(scene, other):
        return True
    if other and other.kind == "V" and row.low(other.last - 1) == "at" and stated_by(row.low(span[0]), scene.lexicon):
        return True
    stranded = row.low(last) == "at" and any(one.first == last + 1 and one.kind in "PBwSM,C" for one in row.phrases)
    return stranded and stated_by(row.low(last - 1), scene.lexicon) is not None


def fled_from_nothing(scene: Scene, verb: Phrase) -> bool:
    """Whether the words behind "fled" say that nobody left home ("fled the scene"): the frames made it a verb like others."""
    stated = (stated_by(scene.row.low(at), scene.lexicon) for at in range(verb.first, verb.last))
    return any(harm is not None and harm.measure == "displaced" and harm.victim == "subject" for harm in stated)


def apart(one: Span, other: Span) -> int:
    """Words between two spans."""
    return max(other[0] - one[1], one[0] - other[1], 0)


def between(span: Span, one: Span, other: Span) -> bool:
    """Whether a span stands between two others."""
    left, right = sorted((one, other))
    return left[1] <= span[0] and span[1] <= right[0]


def parted(scene: Scene, one: Span, other: Span) -> bool:
    """Whether "and", a comma or a word that opens a clause stands between two spans."""
    left, right = sorted((one, other))
    return any(phrase.kind in ",CMSW" and left[1] <= phrase.first < right[0] for phrase in scene.row.phrases)
