"""Whether people whom the trained reader marks beside a harm did not come to it: the words around them say so."""

from testimonia.extract.casualties.proposing.marks import Span, parted
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import wordset

AIMED = ("at", "on", "upon", "toward", "towards")
"""Behind a verb of firing or a word for shots: at whom they went, hit or not."""

SAFE = frozenset(("alive", "unhurt", "unharmed", "uninjured", "unscathed", "survivors", "survivor", "safe"))
"""Words that say that somebody came out of it."""

FIRING = 3
"""Words: how far before these such a word may stand ("opened fire yesterday on")."""


def unharmed(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether a harm that the reader marks beside people is not theirs."""
    reasons = (some_of_them, own_verb, not_theirs, accused_of_it, object_of_another, finders, wounds_counted, harm_of_its_own)
    if safe(scene, victims) or picked_up(scene, harm) or doers_counted(scene, victims) or cut_off(scene, victims):
        return True
    return fired_at(scene, victims) or out_of(scene, victims) or any(holds(scene, victims, harm) for holds in reasons)


def safe(scene: Scene, victims: Phrase) -> bool:
    """Whether they are called survivors, or "alive" or "unhurt" stands at the end of their phrase or right behind it."""
    near = {scene.row.low(victims.head), scene.row.low(victims.last), scene.row.low(victims.last - 1)}
    return not near.isdisjoint(SAFE)


def cut_off(scene: Scene, victims: Phrase) -> bool:
    """Whether they were only left without power or water ("left 8,000 customers without electricity")."""
    behind = {scene.row.low(at) for at in range(victims.last + 1, victims.last + 4)}
    return scene.row.low(victims.last) == "without" and not behind.isdisjoint(wordset(scene.lexicon, "supplies"))


def picked_up(scene: Scene, harm: Span) -> bool:
    """Whether boats or rescuers picked them up."""
    lows = {word.low for word in scene.row.words}
    return scene.row.low(harm[0]).startswith("pick") and bool(lows & wordset(scene.lexicon, "words of the sea"))


def doers_counted(scene: Scene, victims: Phrase) -> bool:
    """Whether a number alone counts those named as the doers right before it ("the attackers, about 20 in number, had taken")."""
    row = scene.row
    if victims.figure is None or victims.noun is not None or row.low(victims.figure.first - 1) != ",":
        return False
    at = victims.figure.first - 2
    return any(
        role.kind == "perpetrator" and (span := scene.words_under(role)) is not None and span[0] <= at < span[1] for role in scene.marks
    )


def some_of_them(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether a part of those counted stands before the harm ("200 guests, and four of them were shot"): the harm is told of the part."""
    return any(phrase.partitive and victims.last <= phrase.first < harm[0] for phrase in scene.row.phrases)


def own_verb(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether those counted have a verb of their own and the harm stands in another clause ("six died and 50 fell ill")."""
    behind = next((phrase for phrase in scene.row.phrases if phrase.first >= victims.last), None)
    verb = behind is not None and (behind.kind == "V" or (behind.kind in "HhAJ" and behind.first != harm[0]))
    return verb and parted(scene, (victims.first, victims.last), harm)


def not_theirs(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether they did the harm ("the three guards who shot Ivo Dane", "met two boys and shot one"), or it nearly came about."""
    near = {scene.row.low(at) for at in range(max(harm[0] - 2, 0), harm[1])}
    return acting(scene, victims, harm) or bool(near & {"almost", "nearly"})


def acting(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether an active verb with an object of its own stands right behind them, or begins with the harm behind them."""
    if harm[0] < victims.last:
        return False
    row = scene.row
    here = next((at for at, one in enumerate(row.phrases) if one.first >= victims.last), len(row.phrases))
    there = next((at for at, one in enumerate(row.phrases) if one.last > harm[0]), len(row.phrases))
    own = row.letters[here : here + 3].removeprefix("W").startswith(("hN", "hR", "AN", "AR"))
    harms_others = row.letters[there : there + 2] in ("AN", "AR") and row.phrases[there].first < harm[1]
    joined = row.letters[max(there - 1, 0) : there] == "C" and row.letters[there : there + 2] in ("hN", "hR")
    return own or joined or harms_others


def accused_of_it(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether a word between them and the harm says that they are held to have done it ("three men are suspected in the shooting").

    Not so where somebody else is accused of it ("the four relatives he is accused of shooting").
    """
    first, last = (victims.last, harm[0]) if victims.last <= harm[0] else (harm[1], victims.first)
    other = any(one.kind == "R" and first <= one.first < last for one in scene.row.phrases)
    return not other and bool({scene.row.low(at) for at in range(first, last)} & wordset(scene.lexicon, "words of an accusation"))


def object_of_another(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether another verb behind the harm has them for its object ("who killed himself had fathered a child")."""
    place = next((at for at, one in enumerate(scene.row.phrases) if one.first == victims.first), 0)
    verb = scene.row.phrases[place - 1] if place else None
    if verb is None or verb.kind != "V" or not harm[1] <= verb.first:
        return False
    lows = {scene.row.low(at) for at in range(verb.first, verb.last)}
    known = wordset(scene.lexicon, "describing verbs") | wordset(scene.lexicon, "including verbs")
    says = scene.row.low(verb.last - 1) in known - wordset(scene.lexicon, "forms of have") or not lows.isdisjoint(("not", "only"))
    return not says and (victims.figure is None or victims.noun is not None)


def finders(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether they only found, saw or reported what came of somebody else ("a hiker found the body")."""
    place = next((at for at, one in enumerate(scene.row.phrases) if one.first >= victims.last), len(scene.row.phrases))
    verb = scene.row.phrases[place] if place < len(scene.row.phrases) else None
    if verb is None or verb.kind != "V" or verb.last > harm[0]:
        return False
    lows = [scene.row.low(at) for at in range(verb.first, verb.last)]
    return lows[-1] in wordset(scene.lexicon, "verbs of finding and recording") and not set(lows) & wordset(scene.lexicon, "forms of be")


def fired_at(scene: Scene, victims: Phrase) -> bool:
    """Whether shots only went their way ("opened fire on hundreds of guests, killing one")."""
    before = [scene.row.low(at) for at in range(max(victims.first - FIRING - 1, 0), victims.first)]
    fired = (wordset(scene.lexicon, "verbs of firing") - {"take", "took", "taking"}) | {"shot", "shots", "shooting", "shoots"}
    return bool(before) and before[-1] in AIMED and bool(set(before) & fired)


def out_of(scene: Scene, victims: Phrase) -> bool:
    """Whether they are all of whom a number before them tells a part ("four people out of the 75 inside were shot")."""
    row = scene.row
    whole = (row.low(victims.first - 2), row.low(victims.first - 1)) == ("out", "of")
    return whole and any(one.figure and one.last in (victims.first - 2, victims.first) for one in row.phrases)


def wounds_counted(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether a bare number counts wounds told of before it ("20 gunshot wounds, including six in the back")."""
    bare = victims.figure is not None and victims.noun is None and victims.head < 0
    wounds = scene.row.low(harm[1] - 1) in wordset(scene.lexicon, "wounds")
    return bare and wounds and harm[1] <= victims.first and scene.row.low(victims.first - 1) in ("including", "with", ",", "and", "–", "-")


def harm_of_its_own(scene: Scene, victims: Phrase, harm: Span) -> bool:
    """Whether the harm stands in a clause with a subject of its own ("charged two men after a clerk was shot dead")."""
    row = scene.row
    here = next((at for at, one in enumerate(row.phrases) if one.first >= victims.last), len(row.phrases))
    there = next((at for at, one in enumerate(row.phrases) if one.last > harm[0]), len(row.phrases))
    return here < there and row.letters[there : there + 1] == "H" and row.letters[max(there - 2, here) : there] == "SN"
