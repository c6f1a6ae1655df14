"""What the trained reader alone sees: a number or a person that it marks beside a harm, where no pattern proposes anything.

Patterns know the words of the codebook; the trained reader also knows a harm by its surroundings ("marched 54 pupils into the forest").
What it proposes must be marked surely, and the vetoes of the patterns hold for it too.
"""

from typing import get_args

from testimonia.extract.casualties.harm import Harm
from testimonia.extract.casualties.phrases import Phrase
from testimonia.extract.casualties.proposal import Proposal
from testimonia.extract.casualties.proposals import stated_by
from testimonia.extract.casualties.scene import Scene
from testimonia.extract.casualties.vetoes import refuted
from testimonia.extract.language import Role
from testimonia.records.claim import MeasureName

SURE = 0.4
"""The probability from which a mark of the reader may stand alone."""

FAR = 12
"""Words: how far from its harm a number may stand."""

BETWEEN = 6
"""Words that another number between the two counts for."""

MEASURES = frozenset(get_args(MeasureName))
SINGLE = frozenset(("a", "an", "one", "another", "a single", "a further", "a second", "a third"))

Span = tuple[int, int]


def learned(scene: Scene, kept: list[Proposal]) -> list[Proposal]:
    """Proposals for the numbers, and the single persons, that the reader marks beside a harm and that none of `kept` speaks of."""
    marks = [role for role in scene.passage.roles if scene.sentence.start <= role.start < scene.sentence.end and role.probability >= SURE]
    harms = [(span, harm) for role in marks if (harm := harm_of(scene, role)) and (span := words_under(scene, role))]
    counts = [span for role in marks if role.kind == "count" and (span := words_under(scene, role))]
    people = [span for role in marks if role.kind == "victim" and (span := words_under(scene, role))]
    found: list[Proposal] = []
    for count in counts:
        victims = counted_phrase(scene, count) or single(scene, count, people)
        nearest = nearest_harm(count, harms, counts)
        if victims is None or nearest is None or any(spoken_of(one, victims) for one in (*kept, *found)):
            continue
        if not marked_as_victims(victims, people) or some_of_them(scene, count, nearest[0]):
            continue
        (first, last), harm = nearest
        verb = Phrase("V", first, last, head=first, harms=(harm,))
        one = Proposal(scene.row, harm, verb, victims, "learned", tuple(doers(scene, marks, (first, last), harms)))
        if not refuted(scene.row, one, scene.lexicon):
            found.append(one)
    return found


def harm_of(scene: Scene, role: Role) -> Harm | None:
    """The harm that a mark stands for: its kind where that is a measure, else that of its words in the codebook."""
    if role.kind in MEASURES:
        return next(Harm(name, "object") for name in get_args(MeasureName) if name == role.kind)
    if role.kind != "harm":
        return None
    words = scene.page.text[role.start : role.end].lower().split()
    stated = (stated_by(low, scene.lexicon) for low in words)
    return next((harm for harm in stated if harm and harm.measure and harm.sure), None)


def words_under(scene: Scene, role: Role) -> Span | None:
    """The words that a mark covers, as positions from the first up to the last (excluded)."""
    places = [at for at, word in enumerate(scene.row.words) if word.start < role.end and role.start < word.end]
    return (places[0], places[-1] + 1) if places else None


def counted_phrase(scene: Scene, count: Span) -> Phrase | None:
    """The phrase whose number a mark covers; "one of the dead" counts nobody anew."""
    for phrase in scene.row.phrases:
        figure = phrase.figure
        if figure and phrase.kind in "NX" and figure.first < count[1] and count[0] < figure.last:
            return None if figure.high == 1 and scene.row.low(figure.last) == "of" else phrase
    return None


def marked_as_victims(victims: Phrase, people: list[Span]) -> bool:
    """Whether the words for those counted are marked too, where there are any ("two suspects" beside "killed" are not)."""
    bare = victims.figure is not None and (victims.partitive or victims.figure.last >= victims.last)
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


def nearest_harm(count: Span, harms: list[tuple[Span, Harm]], counts: list[Span]) -> tuple[Span, Harm] | None:
    """The harm closest to a number; other numbers in between make it farther."""
    return min(
        ((span, harm) for span, harm in harms if apart(count, span) <= FAR),
        key=lambda item: apart(count, item[0]) + BETWEEN * sum(between(other, count, item[0]) for other in counts),
        default=None,
    )


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


def doers(scene: Scene, marks: list[Role], harm: Span, harms: list[tuple[Span, Harm]]) -> list[Phrase]:
    """The phrases marked as perpetrators that stand closer to this harm than to any other."""
    found: list[Phrase] = []
    for role in marks:
        span = words_under(scene, role) if role.kind == "perpetrator" else None
        if span and all(apart(span, harm) <= apart(span, other) for other, _ in harms):
            found += [phrase for phrase in scene.row.phrases if phrase.kind == "N" and phrase.first < span[1] and span[0] < phrase.last]
    return found
