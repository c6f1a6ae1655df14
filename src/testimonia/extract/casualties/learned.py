"""What the trained reader alone sees: a number or a person that it marks beside a harm, where no pattern proposes anything.

Patterns know the words of the codebook; the trained reader also knows a harm by its surroundings ("marched 54 pupils into the forest").
What it proposes must be marked surely, and the vetoes of the patterns hold for it too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from testimonia.extract.casualties.harm import Harm
from testimonia.extract.casualties.people import Noun
from testimonia.extract.casualties.phrases import Phrase
from testimonia.extract.casualties.proposal import Proposal
from testimonia.extract.casualties.proposals import stated_by
from testimonia.extract.casualties.scene import Scene
from testimonia.extract.casualties.vetoes import refuted
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.language import Role
from testimonia.records.claim import MeasureName

SURE = 0.4
"""The probability from which a mark of the reader may stand alone."""

SURE_OF_ONE = 0.6
"""The same for one person whom no count stands beside."""

FAR = 12
"""Words: how far from its harm a number may stand."""

BETWEEN = 6
"""Words that another number between the two counts for."""

CLAUSE = 4
"""Words that a comma or an "and" between the two counts for."""

OF_ONE = ("killed", "injured", "abducted", "missing")
"""Harms that are told of one person; of one arrest nothing is made here, as by the patterns."""

NOBODY = ("collectives", "words that name nobody", "words for a share")
"""Groups of nouns that stand for no single person."""

MEASURES = frozenset(get_args(MeasureName))
SINGLE = frozenset(("a", "an", "one", "another", "a single", "a further", "a second", "a third"))

Span = tuple[int, int]


@dataclass(frozen=True)
class Marks:
    """The sure marks of a sentence: harms with their words, and the words of counts, of people, of single persons surely, of doers."""

    harms: list[tuple[Span, Harm]]
    counts: list[Span]
    people: list[Span]
    persons: list[Span]
    doers: list[Span]


def learned(scene: Scene, kept: list[Proposal]) -> list[Proposal]:
    """Proposals for the numbers, and the single persons, that the reader marks beside a harm and that none of `kept` speaks of."""
    seen = marks_of(scene)
    found: list[Proposal] = []
    for span, victims in (*counted_people(scene, seen), *single_people(scene, seen)):
        nearest = nearest_harm(scene, span, seen)
        if nearest is None or any(spoken_of(one, victims) for one in (*kept, *found)) or some_of_them(scene, span, nearest[0]):
            continue
        (first, last), harm = nearest
        if own_verb(scene, victims, (first, last)) or not_theirs(scene, victims, (first, last)):
            continue
        if victims.figure is None and not of_one(scene, victims, (first, last), harm):
            continue
        verb = Phrase("V", first, last, head=first, harms=(harm,))
        one = Proposal(scene.row, harm, verb, victims, "learned", tuple(doers(scene, seen, (first, last))))
        if not refuted(scene.row, one, scene.lexicon):
            found.append(one)
    return found


def marks_of(scene: Scene) -> Marks:
    """The marks of a sentence that are sure enough to stand alone, by what they mark."""
    sure = [(role, span) for role in scene.marks if role.probability >= SURE and (span := scene.words_under(role))]
    worded = [((one.first, one.last), one.harms[0]) for one in scene.row.phrases if one.kind in "HhAJ" and one.harms and telling(one)]
    marked = [(span, as_worded(span, harm, worded)) for role, span in sure if (harm := harm_of(scene, role))]
    further = [(span, harm) for span, harm in worded if not any(apart(span, other) == 0 for other, _ in marked)]
    return Marks(
        harms=[*marked, *further],
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


def counted_people(scene: Scene, seen: Marks) -> Iterator[tuple[Span, Phrase]]:
    """Every marked count with the people whom it counts: a number's phrase, one person behind an article, a further one ("a fourth")."""
    for count in seen.counts:
        victims = counted_phrase(scene, count) or single(scene, count, seen.people) or further_one(scene, count)
        if victims and marked_as_victims(victims, seen.people):
            yield count, victims


def single_people(scene: Scene, seen: Marks) -> Iterator[tuple[Span, Phrase]]:
    """Every person marked as a victim whom no count stands beside ("the driver", "their interpreter")."""
    for span in seen.persons:
        phrase = next((one for one in scene.row.phrases if one.first < span[1] and span[0] < one.last), None)
        if phrase is None or phrase.kind != "N" or phrase.figure or phrase.many or phrase.harms:
            continue
        group = scene.row.low(phrase.first) in wordset(scene.lexicon, "words for anybody") or any(
            scene.row.low(phrase.head) in wordset(scene.lexicon, name) for name in NOBODY
        )
        if not group and phrase.head < span[1] and not any(count[0] < phrase.last and phrase.first < count[1] for count in seen.counts):
            yield span, phrase


def of_one(scene: Scene, victims: Phrase, harm: Span, told: Harm) -> bool:
    """Whether a harm can be that of one uncounted person: told of one at all, in the same clause, and not of whom that person is."""
    place = next((at for at, one in enumerate(scene.row.phrases) if one.first == victims.first), 0)
    governed = place > 0 and scene.row.letters[place - 1] in "OPBw"
    close = victims.partitive or (not parted(scene, (victims.first, victims.last), harm) and not governed)
    return told.measure in OF_ONE and not told.counted and close


def not_theirs(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether they did the harm ("the three guards who shot Ivo Dane"), or it nearly came about ("was almost killed")."""
    here = next((at for at, one in enumerate(scene.row.phrases) if one.first >= victims.last), None)
    following = scene.row.letters[here : here + 3].removeprefix("W") if here is not None else ""
    acting = following.startswith(("hN", "hR", "AN", "AR")) and harm[0] >= victims.last
    near = {scene.row.low(at) for at in range(max(harm[0] - 2, 0), harm[1])}
    return acting or bool(near & {"almost", "nearly"})


def own_verb(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether those counted have a verb of their own and the harm stands in another clause ("six died and 50 fell ill")."""
    behind = next((phrase for phrase in scene.row.phrases if phrase.first >= victims.last), None)
    verb = behind is not None and (behind.kind == "V" or (behind.kind in "HhAJ" and behind.first != harm[0]))
    return verb and parted(scene, (victims.first, victims.last), harm)


def further_one(scene: Scene, count: Span) -> Phrase | None:
    """ "A fourth", "a second", "another": one person told of beside others."""
    article, *rest = (scene.row.low(at) for at in range(*count))
    ordinal = article in ("a", "an") and len(rest) == 1 and rest[0] in wordset(scene.lexicon, "words for a further one")
    alone = article == "another" and any((one.first, one.last) == count for one in scene.row.phrases)
    one_more = (ordinal and scene.row.low(count[1]) != "of") or alone
    return Phrase("N", count[0], count[1], head=count[1] - 1, noun=Noun(many=False), partitive=True) if one_more else None


def harm_of(scene: Scene, role: Role) -> Harm | None:
    """The harm that a mark stands for: its kind where that is a measure, else that of its words in the codebook."""
    if role.kind in MEASURES:
        return next(Harm(name, "object") for name in get_args(MeasureName) if name == role.kind)
    if role.kind != "harm":
        return None
    words = scene.page.text[role.start : role.end].lower().split()
    stated = (stated_by(low, scene.lexicon) for low in words)
    return next((harm for harm in stated if harm and harm.measure and harm.sure), None)


def counted_phrase(scene: Scene, count: Span) -> Phrase | None:
    """The phrase whose number a mark covers; "one of the dead" counts nobody anew."""
    for phrase in scene.row.phrases:
        figure = phrase.figure
        if figure and phrase.kind in "NX" and figure.first < count[1] and count[0] < figure.last:
            return None if figure.high == 1 and scene.row.low(figure.last) == "of" else phrase
    return None


def marked_as_victims(victims: Phrase, people: list[Span]) -> bool:
    """Whether the words for those counted are marked too, where there are any ("two suspects" beside "killed" are not)."""
    bare = victims.partitive or (victims.figure is not None and victims.figure.last >= victims.last)
    return bare or any(first < victims.last and victims.first < last for first, last in people)


def some_of_them(scene: Scene, count: Span, harm: Span) -> bool:
    """Whether a part of those counted stands before the harm ("200 guests, and four of them were shot"): the harm is told of the part."""
    return any(phrase.partitive and count[1] <= phrase.first < harm[0] for phrase in scene.row.phrases)


def single(scene: Scene, count: Span, people: list[Span]) -> Phrase | None:
    """The one person behind a marked article ("a sacristan"), where the phrase is of nobody else."""
    low = " ".join(scene.row.low(at) for at in range(*count))
    if low not in SINGLE or not any(0 <= first - count[1] <= 2 for first, _ in people):
        return None
    here = (phrase for phrase in scene.row.phrases if phrase.kind == "N" and phrase.first <= count[0] < phrase.last)
    return next((phrase for phrase in here if phrase.figure is None and not phrase.many), None)


def nearest_harm(scene: Scene, span: Span, seen: Marks) -> tuple[Span, Harm] | None:
    """The harm closest to those counted; other numbers in between make it farther, and so does a word that parts clauses."""

    def distance(harm: Span) -> int:
        numbers = sum(between(other, span, harm) for other in seen.counts)
        return apart(span, harm) + BETWEEN * numbers + CLAUSE * parted(scene, span, harm)

    return min(((harm, told) for harm, told in seen.harms if apart(span, harm) <= FAR), key=lambda item: distance(item[0]), default=None)


def parted(scene: Scene, one: Span, other: Span) -> bool:
    """Whether "and", a comma or a word that opens a clause stands between two spans."""
    left, right = sorted((one, other))
    return any(phrase.kind in ",CMSW" and left[1] <= phrase.first < right[0] for phrase in scene.row.phrases)


def apart(one: Span, other: Span) -> int:
    """Words between two spans."""
    return max(other[0] - one[1], one[0] - other[1], 0)


def between(span: Span, one: Span, other: Span) -> bool:
    """Whether a span stands between two others."""
    left, right = sorted((one, other))
    return left[1] <= span[0] and span[1] <= right[0]


def spoken_of(one: Proposal, victims: Phrase) -> bool:
    """Whether a proposal already speaks of these people, or takes their number for its own."""
    spans = [(part.first, part.last) for part in (one.victims, one.people, one.verb) if part]
    return any(first < victims.last and victims.first < last for first, last in spans)


def doers(scene: Scene, seen: Marks, harm: Span) -> list[Phrase]:
    """The phrases marked as perpetrators that stand closer to this harm than to any other."""
    found: list[Phrase] = []
    for span in seen.doers:
        if all(apart(span, harm) <= apart(span, other) for other, _ in seen.harms):
            found += [phrase for phrase in scene.row.phrases if phrase.kind == "N" and phrase.first < span[1] and span[0] < phrase.last]
    return found
