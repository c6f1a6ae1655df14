"""Verb groups: auxiliaries with a verb of harm, and whether its victim is the subject or the object."""

from testimonia.extract.casualties.rows.harm import Form, Harm, adjective_at, verb_at
from testimonia.extract.casualties.rows.people import noun_for
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.tagging import Tagged, is_thing

Found = tuple[int, Harm, frozenset[Form]]
FORMS: tuple[Form, ...] = ("past", "participle", "third", "ing", "base")
ADJECTIVAL = ("-style", "al", "ary", "ble", "less")
FIRED = 3
"""Words: how far before "shot" a verb of firing makes it a noun ("fired one shot")."""

NEAR = 10
"""Words: how far behind "was taken" a word for a hospital may stand."""


def verb_group(tagged: Tagged, position: int) -> Phrase | None:
    """The group of harm that begins here, auxiliaries and adverbs included; None when there is none."""
    start, aux = auxiliaries(tagged, position)
    found = verb_at(tagged.words, start, tagged.table)
    if found is None:
        return stated(tagged, position, start, aux) or hospital(tagged, position, start, aux)
    if found[1].measure is None and tagged.low(start + found[0] - 1) == "at" and hit_at(tagged, position, start + found[0], aux):
        found = verb_at(tagged.words[: start + found[0] - 1], start, tagged.table) or found
    having = bool(aux) and set(aux) <= {"has", "had", "have", "having"} and tagged.words[start].tag == "NOUN" and found[0] == 1
    if (not aux or having) and is_noun(tagged, position, start, found[0]):
        return None
    if spared(tagged, position, start):
        return Phrase("V", position, start + found[0])
    fatal = any(tagged.low(place) in tagged.set("fatal adverbs") for place in range(position, start))
    return of_harm(tagged, position, start, aux, (found[0], deadly(found[1]) if fatal else found[1], found[2]))


def auxiliaries(tagged: Tagged, position: int) -> tuple[int, list[str]]:
    """The place behind auxiliaries, copulas, "to" and adverbs, and those without the adverbs."""
    start, aux = position, list[str]()
    while start < len(tagged.words) and start not in tagged.figures:
        letter = tagged.letter(start)
        if letter not in "xat" and tagged.low(start) not in tagged.copulas:
            break
        if letter != "a":
            aux.append(tagged.low(start))
        start += 1
    return start, aux


def stated(tagged: Tagged, position: int, start: int, aux: list[str]) -> Phrase | None:
    """A copula with an adjective of harm: "were dead", "is missing", "have been found in need of shelter"."""
    if not set(aux) & tagged.copulas:
        return None
    if tagged.low(start) in tagged.set("finding verbs"):
        behind = start + 1 + (tagged.low(start + 1) == "as")
        start = behind if tagged.adjective(behind) else start
    if not tagged.adjective(start):
        return None
    found = adjective_at(tagged.words, start, tagged.table)
    return Phrase("H", position, start + found[0], head=start, harms=(found[1],), form="adjective") if found else None


def hospital(tagged: Tagged, position: int, start: int, aux: list[str]) -> Phrase | None:
    """ "was taken to hospital": an injury, weaker than a word for it."""
    if not set(aux) & tagged.set("forms of be") or tagged.low(start) not in tagged.set("hospital verbs"):
        return None
    being = tagged.low(start) == "treated" and "being" in aux
    end = next((at for at in range(start, start + NEAR) if tagged.letter(at) == "m"), start + NEAR)
    if not being and tagged.set("signs of hospital").isdisjoint(tagged.lows(start, end)):
        return None
    return Phrase("H", position, start + 1, head=start, harms=(Harm("injured", "object", None, False),), form="participle", weak=True)


def hit_at(tagged: Tagged, position: int, behind: int, aux: list[str]) -> bool:
    """Whether "shot at" tells of people hit at a place or an hour ("four shot at a bar") and not of people or cars fired at."""
    subject = noun_for(tagged.lows(max(position - 3, 0), position), tagged.lexicon)
    armed = subject is not None and subject[1].status == "combatant"
    here = tagged.letter(behind)
    if here == "m" or here in "RBC" or (armed and not aux):
        return False
    named = behind + (here in "dR")
    if tagged.peopled(named):
        return False
    compound = named not in tagged.figures and tagged.letter(named + 1) == "n"
    return tagged.low(named + 1 if compound else named) not in tagged.set("what is fired at")


def spared(tagged: Tagged, position: int, start: int) -> bool:
    """Whether the harm nearly came about and did not ("was almost killed")."""
    return bool({"almost", "nearly"} & set(tagged.lows(max(position - 1, 0), start)))


def deadly(harm: Harm) -> Harm:
    """The harm of a verb behind "fatally"."""
    return Harm("killed", harm.victim, harm.manner)


def is_noun(tagged: Tagged, position: int, start: int, length: int) -> bool:
    """Whether a form that can also be a noun ("killing", "murder", "wounds", "shot") is one here, by its neighbours."""
    low, after = tagged.low(start), start + length
    if length > 1:
        return False
    tag = tagged.words[start].tag
    gerund = tag == "NOUN" and low.endswith("ing")
    if tag in ("NOUN", "PROPN", "VERB") and not gerund and not counted_shot(tagged, start):
        return tag != "VERB" or (tagged.low(after) == "of" and low.endswith("ing"))
    if tagged.low(after) == "of":
        return low not in ("died", "dies", "die")
    before = tagged.low(position - 1)
    if low == "shot":
        return fired(tagged, position) or before in tagged.set("before a shot") or tagged.low(after) in tagged.set("after a shot")
    if low not in tagged.table.nouns and low not in tagged.set("wounds") and not is_thing(low, tagged.lexicon):
        return False
    opened = position > 0 and tagged.letter(position - 1) in "ds"
    object_follows = after in tagged.figures or (tagged.letter(after) in "dRn" and not tagged.low(after).endswith("s"))
    return opened or before.endswith(ADJECTIVAL) or not object_follows


def fired(tagged: Tagged, position: int) -> bool:
    """Whether a verb of firing stands just before ("fired one shot")."""
    return bool(set(tagged.lows(max(position - FIRED, 0), position)) & tagged.set("verbs of firing"))


def counted_shot(tagged: Tagged, start: int) -> bool:
    """Whether "shot" stands right behind a number, or a number and people, in a headline: "5 shot, one killed"."""
    numbered = tagged.low(start) == "shot" and any(figure.last == start for figure in tagged.figures.values())
    return numbered and not fired(tagged, start)


def of_harm(tagged: Tagged, position: int, start: int, aux: list[str], found: Found) -> Phrase:
    """The group with its letter, from its auxiliaries and the form of its verb; verbs joined by "and" are one group."""
    length, harm, forms = found
    harms, last = [harm], start + length
    while more := joined_verb(tagged, last, forms):
        harms.append(more[1])
        last = more[0]
    form = chosen(tagged, forms, aux)
    known = tuple(one for one in harms if one.measure)
    if not known:
        return Phrase("V", position, last)
    return Phrase(voice(tagged, known[0], form, aux), position, last, head=start, harms=known, form=form)


def joined_verb(tagged: Tagged, position: int, forms: frozenset[Form]) -> tuple[int, Harm] | None:
    """A verb of harm in the same form behind "and": "shot and killed", "kidnapped, tortured and murdered"."""
    start = position
    while tagged.low(start) in tagged.set("verb joiners"):
        start += 1
    found = verb_at(tagged.words, start, tagged.table) if start > position else None
    return (start + found[0], found[1]) if found and found[2] & forms and found[1].victim == "object" else None


def chosen(tagged: Tagged, forms: frozenset[Form], aux: list[str]) -> Form:
    """The form that a verb has behind its auxiliaries."""
    if set(aux) & tagged.set("forms of be") and "ing" in forms:
        return "ing"
    if set(aux) & (tagged.copulas | tagged.set("forms of have")) and "participle" in forms:
        return "participle"
    return next(form for form in FORMS if form in forms)


def voice(tagged: Tagged, harm: Harm, form: Form, aux: list[str]) -> str:
    """H when the victim is the subject, A when it is the object, h when the form or the verb leaves it open."""
    if harm.victim == "subject" or (harm.victim == "either" and aux):
        return "H"
    if harm.victim == "either":
        return "h"
    passive = form == "participle" and bool(aux) and (aux[-1] in tagged.copulas or bool({"been", "being"} & set(aux)))
    if passive:
        return "H"
    return "h" if not aux and form in ("past", "participle") else "A"


def other_verb(tagged: Tagged, position: int) -> Phrase:
    """Auxiliaries with the verb that they belong to, when it is none of harm; "to" before a noun is a preposition."""
    last = position
    while last < len(tagged.words) and last not in tagged.figures and tagged.letter(last) in "xta":
        last += 1
    if tagged.letter(last) in "Veg" and not verb_at(tagged.words, last, tagged.table):
        return Phrase("V", position, last + 1)
    bare = last == position + 1 and tagged.letter(position) == "t"
    governs = tagged.letter(last) in "ndRTsO" or last in tagged.figures
    return Phrase("P" if bare and governs else "V", position, last)
