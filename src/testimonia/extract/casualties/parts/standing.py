"""On whose side those harmed stood, as other words of the text tell it: a number before, a whole, its parts, the words beside a name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.breakdowns import counts
from testimonia.extract.casualties.parts.summing import further
from testimonia.extract.casualties.parts.tying import retied
from testimonia.extract.casualties.parts.wholes import number_at
from testimonia.extract.casualties.rows.people import GROWN, nouns
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft
from testimonia.records import EVERYBODY, Casualty
from testimonia.records.claim import Status

KNOWN = ("civilian", "combatant")


def like_those_before(scene: Scene, one: Draft, before: Sequence[Draft]) -> Draft:
    """A number without a noun is of those counted before it: "three soldiers were killed and five wounded" speaks of soldiers twice."""
    last = before[-1].body if before else None
    if not isinstance(one.body, Casualty) or not isinstance(last, Casualty):
        return one
    if further(one, scene.lexicon) and len({draft.body.population.status for draft in before if isinstance(draft.body, Casualty)}) > 1:
        return one
    if further(one, scene.lexicon) and one.body.population.status == "unknown":
        people = replace(one.body.population, status=last.population.status, groups=last.population.groups, roles=last.population.roles)
        return replace(one, body=replace(one.body, population=people))
    if one.body.population != EVERYBODY:
        return one
    told = last.count.text.lower() not in ("", "a", "an") or of_a_side(last, scene.lexicon)
    several = told and (one.body.count.low or 0) > 0 and one.body.measure != "massacres"
    fits = one.body.measure != last.measure or same_people(scene, one)
    people = replace(EVERYBODY, status=last.population.status, groups=last.population.groups, roles=last.population.roles)
    return replace(one, body=replace(one.body, population=people)) if several and fits else one


def of_a_side(one: Casualty, lexicon: Lexicon) -> bool:
    """Whether somebody of an armed side was harmed who had not come to attack."""
    words = set((one.population.words or "").lower().split())
    return one.population.status == "combatant" and words.isdisjoint(wordset(lexicon, "those who attack"))


def same_people(scene: Scene, one: Draft) -> bool:
    """Whether "not", "another" or the like before a number says that it counts the same people as the number before it."""
    where = number_at(scene.page.text, one)
    if where is None:
        return False
    near = scene.page.text[max(where[0] - 12, scene.sentence.start) : where[1]].lower().split()
    return not wordset(scene.lexicon, "words for another of the same").isdisjoint(near[-3:])


def shared(drafts: Sequence[Draft], ties: Mapping[int, int]) -> list[Draft]:
    """The drafts, a part of civilians or combatants of their standing, and a whole of that of the parts that make it up."""
    known = {place: status for place, one in enumerate(drafts) if (status := standing(one))}
    for whole in sorted(set(ties.values()), reverse=True):
        if known.get(whole) == "unknown":
            known[whole] = together(drafts, whole, [part for part, above in ties.items() if above == whole], known)
    for part, whole in sorted(ties.items(), key=lambda tie: tie[1]):
        if known.get(part) == "unknown" and known.get(whole) in KNOWN:
            known[part] = known[whole]
    return [stood(one, known[place]) if place in known else one for place, one in enumerate(drafts)]


def standing(one: Draft) -> Status | None:
    """The status of a draft of a casualty."""
    return one.body.population.status if isinstance(one.body, Casualty) else None


def together(drafts: Sequence[Draft], whole: int, parts: Sequence[int], known: Mapping[int, Status]) -> Status:
    """Mixed where some of the parts are civilians and some combatants; one of both where all of the whole are."""
    told = {known[part] for part in parts}
    if {"civilian", "combatant"} <= told:
        return "mixed"
    numbers = [counts(drafts[part]) or 0 for part in parts]
    complete = all(numbers) and sum(numbers) == counts(drafts[whole])
    return told.pop() if complete and len(told) == 1 else "unknown"


def stood(one: Draft, status: Status) -> Draft:
    """A draft whose population has a status."""
    if not isinstance(one.body, Casualty) or one.body.population.status == status:
        return one
    return replace(one, body=replace(one.body, population=replace(one.body.population, status=status)))


def with_standing(drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, a named victim of the standing, the role and the age that the words beside the name give."""
    return retied(drafts, [by_apposition(one, lexicon) for one in drafts])


def by_apposition(one: Draft, lexicon: Lexicon) -> Draft:
    """ "Joram Keld, a ferryman": a civilian; "Tomas Iller, 8": a child."""
    body = one.body
    if not isinstance(body, Casualty) or len(body.victims) != 1 or body.population.status != "unknown":
        return one
    victim, known = body.victims[0], nouns(lexicon)
    by_word: dict[str, Status] = lexicon.entries("standing by word")
    words = victim.described.quote.lower().replace(",", " ").split() if victim.described else []
    head = words[: next((at for at, word in enumerate(words) if word in ("of", "at", "from", "in", "for", "with", "who")), len(words))]
    said = {by_word.get(word, known[word].status) for word in head[-1:] if word in known} - {"unknown"}
    child = victim.age is not None and victim.age.years is not None and victim.age.years < GROWN
    status: Status = said.pop() if said else "civilian" if child else "unknown"
    people = replace(body.population, status=status, age=body.population.age or ("child" if child else None))
    return replace(one, body=replace(body, population=people))
