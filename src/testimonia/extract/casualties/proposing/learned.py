"""What the trained reader alone sees: a number or a person that it marks beside a harm, where no pattern proposes anything.

Patterns know the words of the codebook; the trained reader also knows a harm by its surroundings ("marched 54 pupils into the forest").
What it proposes must be marked surely, and the vetoes of the patterns hold for it too.
"""

from collections.abc import Iterator

from testimonia.extract.casualties.proposing.holding import names_people
from testimonia.extract.casualties.proposing.marks import SURE, Marks, Span, apart, between, marks_of, parted
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.proposing.roles import HARMS
from testimonia.extract.casualties.proposing.unharmed import unharmed
from testimonia.extract.casualties.proposing.vetoes import object_before, refuted
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.people import Noun
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.casualties.rows.tagging import is_thing
from testimonia.extract.grammar.counts import wordset

FAR = 12
"""Words: how far from its harm a number may stand."""

BETWEEN = 6
"""Words that another number between the two counts for."""

CLAUSE = 4
"""Words that a comma or an "and" between the two counts for."""

FAINT = 1.05
"""What the probabilities of a count and of its harm must come to together."""

SURELY = 0.8
"""The probability from which a harm reaches far."""

OF_ONE = ("killed", "injured", "abducted", "missing")
"""Harms that are told of one person; of one arrest nothing is made here, as by the patterns."""

NOBODY = ("collectives", "words that name nobody", "words for a share")
"""Groups of nouns that stand for no single person."""

SINGLE = frozenset(("a", "an", "one", "another", "a single", "a further", "a second", "a third"))


def learned(scene: Scene, kept: list[Proposal]) -> list[Proposal]:
    """Proposals for the numbers, and the single persons, that the reader marks beside a harm and that none of `kept` speaks of."""
    if not any(role.kind in ("count", "victim") and role.probability >= SURE for role in scene.marks):
        return []
    seen = marks_of(scene)
    found: list[Proposal] = []
    for span, victims in (*counted_people(scene, seen), *single_people(scene, seen)):
        nearest = nearest_harm(scene, span, seen)
        if nearest is None or any(spoken_of(one, victims) for one in (*kept, *found)):
            continue
        (first, last), harm = nearest
        if unharmed(scene, victims, (first, last)) or both_of_those(scene, victims, (first, last), kept):
            continue
        if victims.figure is None and not of_one(scene, victims, (first, last), harm):
            continue
        if of_the_clause_before(scene, victims, (first, last)) or taken_to_care(scene, harm, last):
            continue
        touched = no_harm(scene, (first, last)) or no_harm(scene, (victims.first - 1, victims.first))
        if touched or harm_of_some(victims, (first, last), kept, scene):
            continue
        if scene.row.low(victims.head) in wordset(scene.lexicon, "words for the killed and the hurt together"):
            continue
        if counted_itself(scene, victims, (first, last)) or faint(scene, span, (first, last)) or taken_up(scene, span, (first, last), kept):
            continue
        verb = Phrase("V", first, last, head=first, harms=(harm,))
        one = Proposal(scene.row, harm, verb, victims, "learned", tuple(doers(scene, seen, (first, last))))
        nobody = harm.people and harm.measure == "displaced" and not names_people(scene, one, victims)
        if not nobody and not refuted(scene.row, one, scene.lexicon):
            found.append(one)
    return found


def taken_to_care(scene: Scene, harm: Harm, last: int) -> bool:
    """Whether people were only taken to a hospital ("were taken from the scene to a clinic")."""
    behind = (scene.row.low(at) for at in range(last, min(last + BETWEEN, len(scene.row.words))))
    return harm.measure == "abducted" and not wordset(scene.lexicon, "places of care").isdisjoint(behind)


def of_the_clause_before(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether people are the object of the clause before the harm ("has left 900 people in need, and 14 children have died")."""
    row = scene.row
    verb = next((place for place, phrase in enumerate(row.phrases) if phrase.first <= harm[0] < phrase.last), 0)
    place = row.phrases.index(victims) if victims in row.phrases else verb
    return place < verb and object_before(row, place, verb, scene.lexicon)


def no_harm(scene: Scene, harm: Span) -> bool:
    """Whether words only say that people were touched by a harm ("410,000 people have been affected"), or that things were lost."""
    of_things = f"{scene.row.low(harm[0] - 1)} {scene.row.low(harm[0])}" in wordset(scene.lexicon, "losses of things")
    return of_things or bool({scene.row.low(at) for at in range(*harm)} & wordset(scene.lexicon, "words for those touched by harm"))


def harm_of_some(victims: Phrase, harm: Span, kept: list[Proposal], scene: Scene) -> bool:
    """Whether a harm is told of some "of whom" alone ("has infected 60 children, of whom two have died")."""
    own = (one.victims for one in kept if one.victims and one.verb.first < harm[1] and harm[0] < one.verb.last)
    some = (one for one in own if one.figure and victims.last <= one.first)
    return any(f"{scene.row.low(one.first - 2)} {scene.row.low(one.first - 1)}" in ("of whom", "of them", "of these") for one in some)


def taken_up(scene: Scene, span: Span, harm: Span, kept: list[Proposal]) -> bool:
    """Whether a harm in another clause has its own people by a pattern ("148 women were robbed, and 57 people remain missing")."""
    own = (one for one in kept if one.victims and one.verb.first < harm[1] and harm[0] < one.verb.last)
    nearer = any(one.victims and span[1] <= one.victims.first and one.victims.first < harm[0] for one in own)
    return (
        nearer
        and parted(scene, span, harm)
        and any(
            phrase.kind == "V"
            and span[1] <= phrase.first < harm[0]
            and scene.row.low(phrase.last - 1) not in wordset(scene.lexicon, "forms of be")
            for phrase in scene.row.phrases
        )
    )


def both_of_those(scene: Scene, victims: Phrase, harm: Span, kept: list[Proposal]) -> bool:
    """Whether "both" only sums up those of whom the same word of harm is told already ("a guard and a clerk both died")."""
    told = any(one.verb.first < harm[1] and harm[0] < one.verb.last for one in kept)
    return told and victims.noun is None and scene.row.low(victims.first) == "both"


def counted_people(scene: Scene, seen: Marks) -> Iterator[tuple[Span, Phrase]]:
    """Every marked count with the people whom it counts: a number's phrase, one person behind an article, a further one ("a fourth")."""
    for count in seen.counts:
        victims = counted_phrase(scene, count) or single(scene, count, seen.people) or further_one(scene, count)
        if victims and marked_as_victims(victims, seen.people) and not counts_things(scene, victims):
            yield count, victims


def faint(scene: Scene, span: Span, harm: Span) -> bool:
    """Whether neither mark is sure, or the harm stands far off in another clause and is not quite sure."""
    told, of_harm = (strength(scene, one) for one in (span, harm))
    far = apart(span, harm) > BETWEEN + 2 and parted(scene, span, harm)
    return told > 0 and of_harm > 0 and span in counts_of(scene) and (told + of_harm < FAINT or (far and of_harm < SURELY))


def counts_of(scene: Scene) -> list[Span]:
    """The words of the marked counts that have a number."""
    marked = (scene.words_under(role) for role in scene.marks if role.kind == "count")
    figures = [one.figure for one in scene.row.phrases if one.figure]
    return [span for span in marked if span and any(one.first < span[1] and span[0] < one.last for one in figures)]


def strength(scene: Scene, span: Span) -> float:
    """The probability of the strongest mark of a count or a harm over some words; nought where there is none."""
    over = (role for role in scene.marks if role.kind == "count" or role.kind in HARMS)
    return max(
        (one.probability for one in over if (words := scene.words_under(one)) and words[0] < span[1] and span[0] < words[1]), default=0.0
    )


def counted_itself(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether a harm has a number of its own ("brought out 640 people, and saw some 30 bodies"), or is of many where one is told of."""
    noun = next((one for one in scene.row.phrases if one.kind == "D" and one.first <= harm[0] < one.last), None)
    if noun is None:
        return False
    own = noun.figure is not None and (victims.figure is None or noun.figure.first != victims.figure.first)
    several = victims.figure is None and scene.row.low(harm[1] - 1) in ("deaths", "killings", "murders", "injuries", "fatalities")
    return (own and not victims.partitive and victims.noun is not None) or several


def counts_things(scene: Scene, victims: Phrase) -> bool:
    """Whether a number counts animals or things ("some 850 seabirds"); the names on a list are people."""
    low = scene.row.low(victims.head)
    return victims.kind == "X" and is_thing(low, scene.lexicon) and low not in wordset(scene.lexicon, "entries of a list")


def single_people(scene: Scene, seen: Marks) -> Iterator[tuple[Span, Phrase]]:
    """Every person marked as a victim whom no count stands beside ("the driver", "their interpreter")."""
    for span in seen.persons:
        phrase = next((one for one in scene.row.phrases if one.first < span[1] and span[0] < one.last), None)
        if phrase is None or phrase.kind != "N" or phrase.figure or phrase.many or phrase.harms:
            continue
        if is_thing(scene.row.low(phrase.head), scene.lexicon) or (scene.row.capitals and not a_person(scene, phrase)):
            continue
        group = scene.row.low(phrase.first) in wordset(scene.lexicon, "words for anybody") or any(
            scene.row.low(phrase.head) in wordset(scene.lexicon, name) for name in NOBODY
        )
        if not group and phrase.head < span[1] and not any(count[0] < phrase.last and phrase.first < count[1] for count in seen.counts):
            yield span, phrase


def a_person(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase in capitals has a word for people, or is the name of a person to the language model."""
    start, end = scene.row.words[phrase.first].start, scene.row.words[phrase.last - 1].end
    seen = any(name.kind == "person" and name.start < end and start < name.end for name in scene.passage.names)
    return phrase.noun is not None or not phrase.named or seen


def of_one(scene: Scene, victims: Phrase, harm: Span, told: Harm) -> bool:
    """Whether a harm can be that of one uncounted person: told of one at all, in the same clause, and not of whom that person is."""
    place = next((at for at, one in enumerate(scene.row.phrases) if one.first == victims.first), 0)
    governed = place > 0 and scene.row.letters[place - 1] in "OPBw"
    close = victims.partitive or (not parted(scene, (victims.first, victims.last), harm) and not governed)
    return told.measure in OF_ONE and not told.counted and close


def further_one(scene: Scene, count: Span) -> Phrase | None:
    """ "A fourth", "a second", "another": one person told of beside others."""
    article, *rest = (scene.row.low(at) for at in range(*count))
    ordinal = article in ("a", "an") and len(rest) == 1 and rest[0] in wordset(scene.lexicon, "words for a further one")
    alone = article == "another" and any((one.first, one.last) == count for one in scene.row.phrases)
    one_more = (ordinal and scene.row.low(count[1]) != "of") or alone
    return Phrase("N", count[0], count[1], head=count[1] - 1, noun=Noun(many=False), partitive=True) if one_more else None


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
