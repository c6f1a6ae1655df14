"""Noun phrases: article, number, adjectives and nouns, with what their head says of people, things or harm."""

from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.harm import Harm, adjective_at, verb_at
from testimonia.extract.casualties.rows.people import Noun, noun_for
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.tagging import Tagged, is_thing
from testimonia.extract.casualties.rows.verbs import is_noun
from testimonia.extract.grammar.counts import Figure

KILLED = Harm("killed", "object")

AGES = ("age", "aged", "ages")
"""Before a number these say how old somebody is."""


def noun_phrase(tagged: Tagged, position: int) -> Phrase:
    """The noun phrase that begins here, with "of" and what follows where its noun only counts or groups; X for a word that fits nowhere."""
    last, figure, owner, harms = position, None, -1, list[Harm]()
    while last < len(tagged.words):
        if last in tagged.figures and figure is None and not harms and takes_figure(tagged, position, last):
            figure, last = tagged.figures[last], tagged.figures[last].last
        elif figure and figure.last == last and quoted(tagged, last) and tagged.letter(last + 1) == "n":
            last += 1
        elif (found := premodifier(tagged, position, last, figure)) is not None:
            harms += [found[1]] if found[1] else []
            last += found[0]
        elif tagged.letter(last) == "s" and last > position:
            owner, last = last, last + 1
        elif inside(tagged, position, last, figure) or (last > position and shortens(tagged, last)):
            last += 1
        else:
            break
    if last == position:
        return Phrase("X", position, position + 1)
    start = max(figure.last if figure else position, owner + 1)
    bare = Phrase("N", position, last, figure, last - 1 if start < last else -1, harms=tuple(harms), owner=owner)
    return with_of(tagged, headed(tagged, bare, start)._replace(opened=tagged.letter(position) in "dR"))


def quoted(tagged: Tagged, place: int) -> bool:
    """Whether a quotation mark stands here, which parts no number from its noun (14 "terrorists")."""
    return tagged.low(place) in ('"', "“", "”", "'", "‘", "’", "''", "``")


def shortens(tagged: Tagged, place: int) -> bool:
    """Whether a stop belongs to the rank or title before a name ("Sgt. Dana Lode")."""
    title = f"{tagged.low(place - 1)}."
    behind = tagged.words[place + 1] if place + 1 < len(tagged.words) else None
    return tagged.low(place) == "." and behind is not None and behind.capital and title in tagged.set("abbreviations")


def takes_figure(tagged: Tagged, position: int, place: int) -> bool:
    """Whether a number may stand here in a phrase: at its start, or behind an article, a possessor or a word like "other"."""
    openers = tagged.set("words before a number inside a phrase")
    return place == position or tagged.letter(place - 1) in "dRs" or tagged.low(place - 1) in openers


def premodifier(tagged: Tagged, position: int, place: int, figure: Figure | None) -> tuple[int, Harm | None] | None:
    """A word of harm before its noun ("12 wounded soldiers", "internally displaced persons"), or an adverb before it."""
    if place == position and figure is None and tagged.letter(place) != "n":
        return None
    low = tagged.low(place)
    if low not in tagged.table.firsts and not low.endswith("ly"):
        return None
    if low.endswith("ly") and place > position:
        found = verb_at(tagged.words, place + 1, tagged.table)
        fits = tagged.names_people(place + 1 + found[0]) if found else tagged.letter(place + 1) in "en"
        return (1, None) if fits and tagged.letter(place) == "a" else None
    if place > position and tagged.letter(place - 1) == "n" and figure is None:
        return None
    opened = place > position or tagged.letter(place - 1) in "OPB"
    found = verb_at(tagged.words, place, tagged.table) if opened else None
    if found and "participle" in found[2] and found[1].measure and tagged.names_people(place + found[0]):
        return found[0], found[1]
    adjective = adjective_at(tagged.words, place, tagged.table)
    return adjective if adjective and tagged.names_people(place + adjective[0]) else None


def ends_words(tagged: Tagged, place: int) -> bool:
    """Whether a word is no part of the nouns before it: "aged 12", "unharmed", "suffered" before a wound."""
    low = tagged.low(place)
    if (low in AGES and tagged.vetoed.get(place + 1)) or low in tagged.set("words for the unharmed"):
        return True
    return low in tagged.set("suffering verbs") and low not in ("has", "had", "have", "with")


def inside(tagged: Tagged, position: int, place: int, figure: Figure | None) -> bool:
    """Whether a word can go on with a noun phrase."""
    letter, before = tagged.letter(place), tagged.letter(place - 1)
    if place in tagged.figures or place in tagged.vetoed:
        return False
    low = tagged.low(place)
    if place > position and ends_words(tagged, place):
        return False
    if place > position and low == "wounded" and figure and tagged.low(place - 1) in ("war", "walking"):
        return True
    if place > position and letter not in "dRVP" and low in tagged.table.firsts and states_harm(tagged, place):
        return before == "d" and tagged.low(place - 1) not in ("another", "other") and not (figure and figure.last == place)
    match letter:
        case "d":
            fits = place == position or before == "d" or (figure is not None and tagged.low(place) in ("other", "others", "such"))
        case "R":
            fits = place == position and tagged.low(place) in tagged.set("possessives")
        case "V":
            counted = figure is not None and figure.last == place
            told = tagged.low(place + 1) in tagged.table.nouns or low in tagged.set("words that qualify who somebody is")
            certain = counted and told and low.endswith("ed") and tagged.letter(place + 1) in "ne"
            plain = before == "d" and not counted and tagged.low(place) not in tagged.set("leaving verbs")
            fits = place > position and (plain or certain)
        case "P":
            fits = before == "d" and place > position and not (figure and figure.last == place)
        case "a":
            fits = before == "d" and (is_thing(low, tagged.lexicon) or low in tagged.set("words before a number inside a phrase"))
        case "T":
            counted = (figure is not None and figure.last == place) or before == "d"
            fits = counted and low in tagged.set("units that describe people") and tagged.names_people(place + 1)
        case "e" | "g":
            fits = describes(tagged, position, place)
        case _:
            fits = letter == "n" and (place == position or not (finite(tagged, place) or name_behind(tagged, place)))
    return fits


def name_behind(tagged: Tagged, place: int) -> bool:
    """Whether a name stands right behind a thing or a time, and so opens a phrase of its own ("at the time Lind died")."""
    if tagged.capitals or not tagged.words[place].capital or tagged.words[place - 1].capital:
        return False
    before = tagged.low(place - 1)
    return before in ("time", "moment", "day", "night", "when") or before.rstrip("s") in tagged.set("units")


def describes(tagged: Tagged, position: int, place: int) -> bool:
    """Whether an -ed or -ing word is an adjective here: before a nominal, and no verb of the noun before it."""
    told = tagged.words[place]
    if told.tag == "VERB" and tagged.letter(place) == "g" and place > position and tagged.letter(place - 1) == "n":
        return False
    nominal = tagged.letter(place + 1) in "neg" and place + 1 not in tagged.figures
    return nominal and (place > position or tagged.letter(place) == "e") and not verb_like(tagged, position, place)


def states_harm(tagged: Tagged, place: int) -> bool:
    """Whether an adjective or participle of harm stands here that is no part of what follows ("30 wounded", "12 dead")."""
    if adjective_at(tagged.words, place, tagged.table):
        return tagged.adjective(place) > 0
    found = verb_at(tagged.words, place, tagged.table)
    if not found or not found[1].measure or "participle" not in found[2]:
        return False
    return not tagged.names_people(place + found[0]) and not is_noun(tagged, place, place, found[0])


def verb_like(tagged: Tagged, position: int, place: int) -> bool:
    """An -ed word behind a noun is its verb ("rebels attacked villages"), behind an article an adjective ("the masked men")."""
    if place == position or tagged.letter(place - 1) != "n" or tagged.letter(place) != "e":
        return False
    before = tagged.words[place - 1]
    harm = before.low in tagged.table.nouns
    return harm or before.low.endswith("s") or before.capital or noun_for((before.low,), tagged.lexicon) is not None


def finite(tagged: Tagged, place: int) -> bool:
    """Whether a harm word inside a run of nouns is its verb ("blast kills 12") and no noun ("murder suspect")."""
    found = verb_at(tagged.words, place, tagged.table)
    return bool(found) and not (found and is_noun(tagged, place, place, found[0]))


def headed(tagged: Tagged, phrase: Phrase, start: int) -> Phrase:
    """A noun phrase with what its head says; `start` is the place behind number and possessor."""
    lows = tagged.lows(start, phrase.last)
    if not lows:
        return phrase
    low = lows[-1]
    if kind := no_people(tagged, phrase, start):
        return phrase._replace(kind=kind, harms=())
    if harm := named_harm(tagged, lows):
        return phrase._replace(kind="D", harms=(harm,), form="noun", weak=low in tagged.set("remains"))
    the_other = low == "other" and lows[-2:-1] == ("the",) and tagged.letter(phrase.last) not in "neg"
    if the_other or lows == ("another",) or low in tagged.set("indefinite plurals"):
        return phrase._replace(noun=Noun(many=low not in ("another", "other")), harms=())
    known = noun_for(lows, tagged.lexicon)
    if known and not is_surname(tagged, phrase, start):
        return phrase._replace(noun=known[1], form="adjective" if phrase.harms else None)
    return unknown(tagged, phrase, lows)


def is_surname(tagged: Tagged, phrase: Phrase, start: int) -> bool:
    """Whether a word for people ends a name ("Jane Butler", "Ivo Dane"): a proper noun behind another name, and no nation's soldiers."""
    last = phrase.last - 1
    word, before = tagged.words[last], tagged.words[last - 1] if last > start else None
    if before is None or tagged.capitals or not (word.capital and before.capital) or word.tag != "PROPN" or before.tag != "PROPN":
        return False
    return noun_for((before.low,), tagged.lexicon) is None and before.text not in peoples(tagged.lexicon) and tagged.letter(start) == "n"


def no_people(tagged: Tagged, phrase: Phrase, start: int) -> str:
    """K where the head is a wound, X where it is the abbreviation of a state ("Mo.") or somebody's own limb ("her knee"), else nothing."""
    last = phrase.last - 1
    low = tagged.low(last).rstrip(".")
    state = low in tagged.set("abbreviated places") and tagged.words[last].capital and start == last
    limb = low in tagged.set("parts of the body") and tagged.low(phrase.first) in tagged.set("possessives")
    wound = (low in tagged.set("wounds") and low not in tagged.table.nouns) or broken(tagged, last)
    return "X" if state or limb else "K" if wound else ""


def broken(tagged: Tagged, position: int) -> bool:
    """Whether a limb stands here with a word before it that says what became of it ("a broken pelvis")."""
    return tagged.low(position - 1) in tagged.set("words before a limb") and tagged.low(position) in tagged.set("limbs that break")


def wounded(tagged: Tagged, position: int) -> bool:
    """Whether a word for a wound stands here."""
    return tagged.low(position) in tagged.set("wounds") or broken(tagged, position)


def named_harm(tagged: Tagged, lows: tuple[str, ...]) -> Harm | None:
    """The harm that a noun names with the adjectives before it ("execution-style killings"): a death, a toll, a body."""
    if lows[-1] == "toll" or lows[-1] in tagged.set("remains"):
        return KILLED
    harm = tagged.table.nouns.get(lows[-1])
    return replace(harm, manner="execution") if harm and any(low.startswith("execution") for low in lows[:-1]) else harm


def unknown(tagged: Tagged, phrase: Phrase, lows: tuple[str, ...]) -> Phrase:
    """A phrase whose head no list has: a thing, a time, a title with a name, a name, or not known."""
    low = lows[-1]
    if phrase.figure and demonym(tagged, phrase.head):
        return phrase._replace(noun=Noun(many=True), named=False, weak=False)
    if is_thing(low, tagged.lexicon) or low in tagged.set("units"):
        time = low in tagged.set("units of time")
        return phrase._replace(kind="T" if time else "X", harms=())
    capital = tagged.words[phrase.head].capital and not tagged.capitals
    title = next((found for end in range(len(lows) - 1, 0, -1) if (found := noun_for(lows[:end], tagged.lexicon))), None)
    if title and (capital or tagged.capitals) and not title[1].many:
        return phrase._replace(noun=title[1], named=True, harms=())
    plural = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    lone = tagged.capitals and phrase.figure is None and tagged.letter(phrase.first) != "d" and not (plural and len(lows) == 1)
    initial = phrase.last == 1 and plural and not tagged.capitals
    named = (capital or lone) and not initial
    return phrase._replace(noun=Noun(many=True) if plural and (phrase.figure or not named) else None, named=named, weak=not capital)


def demonym(tagged: Tagged, head: int) -> bool:
    """Whether a capitalised noun is the name of a nation's people that is spelled like a thing ("four Poles")."""
    word = tagged.words[head]
    return word.capital and not tagged.capitals and word.text in peoples(tagged.lexicon)


@cache
def peoples(lexicon: Lexicon) -> frozenset[str]:
    """The plural names of nations' people."""
    states = lexicon.entries("states").values()
    return frozenset(word for one in states for word in one.get("people", ()) if word.endswith(("s", "se", "sh", "men")))


def with_of(tagged: Tagged, phrase: Phrase) -> Phrase:
    """ "dozens of people", "members of the army", "a family of five", "bodies of nine men" as one phrase; "12 of them" points back."""
    last = phrase.last + (quoted(tagged, phrase.last) and tagged.low(phrase.last + 1) == "of")
    head = tagged.low(phrase.head) if phrase.head >= 0 else ""
    counts = phrase.figure is not None and (phrase.head < 0 or head in ("cases", "more"))
    if tagged.low(last) != "of" or not (counts or head in tagged.set("group heads")):
        return phrase
    if counts and tagged.low(last + 1) in tagged.set("partitive pronouns"):
        return phrase._replace(last=last + 2, partitive=True)
    if tagged.letter(last + 1) in "OPBSCWxtmw":
        return phrase
    return merged(tagged, phrase, noun_phrase(tagged, last + 1), head)


def merged(tagged: Tagged, outer: Phrase, inner: Phrase, head: str) -> Phrase:
    """The group and what it consists of, as one phrase."""
    numbers = head in tagged.set("number heads") and outer.figure is None
    if inner.kind == "D" and numbers:
        return inner._replace(first=outer.first)
    if inner.harms and numbers and inner.figure is None:
        return Phrase("D", outer.first, inner.last, None, inner.head, harms=inner.harms, form="noun")
    if inner.kind == "T" or (inner.kind == "D" and outer.figure is None):
        return outer
    if outer.kind == "D":
        figure = outer.figure or inner.figure
        return inner._replace(kind="D", inner=inner.first, first=outer.first, figure=figure, harms=outer.harms, form="noun", weak=True)
    if head in tagged.set("membership heads"):
        return outer._replace(kind="N" if inner.kind == "X" else inner.kind, last=inner.last, head=inner.head, weak=False)
    return counted_group(outer, inner)


def counted_group(outer: Phrase, inner: Phrase) -> Phrase:
    """ "12 of the soldiers", "dozens of farmers": the outer count of the inner noun; the harm of a definite whole is not the part's."""
    definite = outer.figure is not None and (inner.opened or inner.figure is not None)
    harms = () if definite and inner.kind == "N" else inner.harms
    many = Noun(many=True) if outer.figure else None
    return inner._replace(
        first=outer.first,
        figure=outer.figure or inner.figure,
        noun=inner.noun or many,
        named=inner.named and not outer.figure,
        harms=harms,
        form=inner.form if harms else None,
        within=inner.figure if definite else None,
        partitive=definite,
    )
