"""Casualty claims: how many came to which harm, who they were, by whose hand, when and where.

Patterns propose (proposals.py); what follows here decides which proposals are claims, and gives each its count, population and evidence.
"""

import re
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.doers.perpetrators import accused, plausible
from testimonia.extract.casualties.forces import Telling, with_force
from testimonia.extract.casualties.headlines import without_headlines
from testimonia.extract.casualties.outright import with_outright
from testimonia.extract.casualties.parts.breakdowns import kind_of, of_whole, parts_of
from testimonia.extract.casualties.parts.partitive import with_whole
from testimonia.extract.casualties.parts.shares import shares
from testimonia.extract.casualties.parts.standing import like_those_before, with_standing
from testimonia.extract.casualties.parts.subsets import may_tell_parts, only_points_back, some_of_them
from testimonia.extract.casualties.parts.summing import with_sums
from testimonia.extract.casualties.parts.ties import with_wholes
from testimonia.extract.casualties.parts.wholes import measure_of, number_at, stated_measure
from testimonia.extract.casualties.proposing.antecedents import with_antecedents
from testimonia.extract.casualties.proposing.carried import carried_over
from testimonia.extract.casualties.proposing.holding import apart, bygone, counted, denied, holds, told_again, wanted
from testimonia.extract.casualties.proposing.learned import learned
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.proposing.proposals import propose, stated_by
from testimonia.extract.casualties.proposing.rivals import without_rivals
from testimonia.extract.casualties.proposing.roles import marked
from testimonia.extract.casualties.proposing.tallies import tallied, told_here
from testimonia.extract.casualties.proposing.unreal import unreal
from testimonia.extract.casualties.proposing.worth import FAR, counts_on, goes_on, line_of, tells_harm
from testimonia.extract.casualties.reasons import reason_of
from testimonia.extract.casualties.rows.chunking import lay_row
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.casualties.survival import with_survivors
from testimonia.extract.casualties.victims.naming import names_of
from testimonia.extract.casualties.victims.population import nameless, population_of
from testimonia.extract.casualties.victims.rollcall import may_call_names, with_roll_call
from testimonia.extract.casualties.victims.roster import with_victims
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft, Page, PlaceNames
from testimonia.extract.settings.marked_places import with_marked
from testimonia.extract.settings.periods import period_in
from testimonia.extract.settings.toponyms import toponyms
from testimonia.extract.settings.whereabouts import places_of
from testimonia.records import Casualty, Period
from testimonia.records.claim import MeasureName

BEFORE = 40
"""Characters before the evidence in which a word for the force of its count may stand ("has documented")."""

NEAR = 900
"""Characters between a count and a later "the figure stood at 45" that goes on with it."""


JUST_BEFORE = 300
"""Characters in which a harm was spoken of just before."""


def find_casualties(page: Page, lexicon: Lexicon, places: PlaceNames) -> list[Draft]:
    """Every casualty claim of a page, in the order of the text."""
    named = with_marked(page, toponyms(page, lexicon, places), lexicon)
    drafts: list[Draft] = []
    told = harmed = -FAR - 1
    for passage in page.passages:
        for sentence in passage.sentences:
            line = line_of(sentence)
            if tells_harm(passage, sentence, line, lexicon, glanced=page.parsed and not sentence.parsed):
                harmed = sentence.end
            elif not (
                goes_on(line, sentence.start - told, sentence.start - harmed, lexicon)
                or counts_on(passage, sentence, sentence.start - told, sentence.start - harmed)
                or may_tell_parts(page, sentence, drafts, lexicon)
                or may_call_names(page, sentence, drafts, lexicon)
            ):
                continue
            scene = Scene(page, passage, sentence, lay_row(sentence, lexicon), lexicon, named)
            drafts += drafts_of(scene, drafts)
            drafts = with_roll_call(scene, drafts, draft)
            told = drafts[-1].end if drafts else told
    drafts = with_outright(page, with_sums(without_headlines(page, drafts), lexicon), lexicon)
    drafts = with_survivors(page, drafts, lexicon)
    return with_standing(with_victims(page, with_wholes(page, drafts, lexicon), lexicon, places), lexicon)


def drafts_of(scene: Scene, before: list[Draft]) -> list[Draft]:
    """The drafts of one sentence, the parts of a whole tied to its draft; "130 of them" is a part of what was counted before."""
    kept = proposals(scene, before)
    if kept and unreal(scene):
        return []
    listed = shares(scene.row, kept)
    placed = {item.victims.first for _, item in listed if item.victims}
    parts = {
        id(one): [part for part in parts_of(scene.row, one, scene.lexicon) if part.victims and part.victims.first not in placed]
        for one in kept
    }
    wholes = outermost(kept, parts)
    parts = nearest_whole(wholes, {id(one): parts[id(one)] for one in wholes})
    guessed = [one for one in wholes if one.rule in ("learned", "carried over") and not parts[id(one)]]
    unsure = [one for one in guessed if one.victims and only_points_back(scene, one.victims)]
    drafts: list[Draft] = []
    for one in wholes:
        if one in unsure:
            continue
        whole = like_those_before(scene, draft(scene, one), drafts)
        if one.victims and one.victims.partitive:
            whole = with_whole(scene, whole, one.victims, [*before, *drafts])
        drafts.append(whole)
        if found := parts[id(one)]:
            kind = kind_of(scene.row, one, found)
            counted_whole = one.victims is not None and one.victims.figure is not None
            made = [draft(scene, part) for part in found]
            drafts += [replace(part, part_of=whole, part_kind=kind) for part in made] if counted_whole else made
        drafts += by_place(scene, one, whole, listed)
    drafts = of_whole(scene.row, drafts, kept[0].victims if kept else None, before, scene.lexicon)
    sure = [one for one in kept if one not in unsure]
    spoken = [*sure, *(part for found in parts.values() for part in found), *(item for of, item in listed if of in wholes)]
    pointed = some_of_them(scene, spoken, [*before, *drafts], draft)
    numbers = {number_at(scene.page.text, one) for one in pointed}
    rest = [draft(scene, one) for one in unsure if one.victims and one.victims.figure]
    drafts, pointed = told_once(scene, drafts, pointed)
    return [*drafts, *pointed, *(one for one in rest if number_at(scene.page.text, one) not in numbers)]


def told_once(scene: Scene, drafts: list[Draft], pointed: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Drafts and parts of what was counted before, without a number told twice of the same harm: the one that is tied stays."""
    wholes = {id(one.part_of) for one in (*drafts, *pointed)}

    def without(some: list[Draft], told: list[Draft], *, tied: bool) -> list[Draft]:
        known = {(number_at(scene.page.text, one), measure_of(one)) for one in told if one.part_of is not None}
        again = (one for one in some if number_at(scene.page.text, one) and (number_at(scene.page.text, one), measure_of(one)) in known)
        dropped = {id(one) for one in again if (one.part_of is None) is not tied} - wholes
        return [one for one in some if id(one) not in dropped]

    pointed = without(pointed, drafts, tied=True)
    return without(drafts, pointed, tied=False), pointed


def outermost(kept: list[Proposal], parts: dict[int, list[Proposal]]) -> list[Proposal]:
    """The proposals that are no part of another one, and do not begin inside a part."""
    victims = [part.victims for found in parts.values() for part in found if part.victims]
    taken = {one.first for one in victims}
    same = {(part.victims.first, part.harm.measure) for found in parts.values() for part in found if part.victims}
    inner = {at for one in victims for at in range(one.first + 1, one.last)}

    def covered(one: Phrase, measure: MeasureName | None) -> bool:
        return one.first in inner or (one.first in taken and bool(one.figure or one.named)) or (one.first, measure) in same

    return [one for one in kept if not (one.victims and covered(one.victims, one.harm.measure))]


def nearest_whole(kept: list[Proposal], parts: dict[int, list[Proposal]]) -> dict[int, list[Proposal]]:
    """Each part with the last whole before it alone ("12 killed and 30 wounded, including three children")."""
    ends = {id(one): one.victims.last for one in kept if one.victims}
    owners: dict[int, int] = {}
    for whole, found in parts.items():
        for place in (part.victims.first for part in found if part.victims):
            if place not in owners or ends[owners[place]] < ends[whole] <= place:
                owners[place] = whole
    return {whole: [one for one in found if one.victims and owners[one.victims.first] == whole] for whole, found in parts.items()}


def by_place(scene: Scene, one: Proposal, whole: Draft, listed: list[tuple[Proposal, Proposal]]) -> list[Draft]:
    """The drafts of a list by place that goes with a proposal, as parts of it where it counts all of them."""
    mine = [item for told, item in listed if told is one]
    parts = [item for item in mine if item.whole is one]
    kind = kind_of(scene.row, one, parts) if parts else None
    made = [(item, draft(scene, item)) for item in mine]
    return [replace(other, part_of=whole, part_kind=kind) if item.whole is one else other for item, other in made]


def proposals(scene: Scene, before: list[Draft]) -> list[Proposal]:
    """The proposals of a sentence that are claims, in order: those of the patterns, figures that a noun carries, and lists by place."""
    kept = [by_whole(scene, one) for one in with_antecedents(scene, propose(scene.row, scene.lexicon), before) if holds(scene, one)]
    kept = [one for one in kept if not told_again(scene, one, before)]
    counted = last_measure(scene, before) if any(phrase.figure for phrase in scene.row.phrases) else None
    carried = tallied(scene.row, scene.lexicon, told_here(scene.row, kept) or counted or next((one.harm.measure for one in kept), None))
    tolls = {one.victims.first for one in kept if one.rule == "toll" and one.victims}
    carried = [one for one in carried if one.victims and one.victims.first not in tolls]
    figures = {one.victims.figure.first for one in carried if one.victims and one.victims.figure}
    kept = [one for one in kept if not (one.victims and replaced(one, carried, figures))] + carried
    listed = {item.victims for _, item in shares(scene.row, kept)}
    over = carried_over(scene, kept, counted)
    alone = [
        one
        for one in learned(scene, [*kept, *over])
        if one.victims not in listed
        and not wanted(scene, one)
        and not bygone(scene, one)
        and not apart(scene, one)
        and not denied(scene, one)
    ]
    every = without_rivals(scene.row, [*kept, *alone, *over], scene.lexicon)
    return sorted(every, key=lambda one: one.victims.first if one.victims else one.verb.first) if carried or alone or over else every


def by_whole(scene: Scene, one: Proposal) -> Proposal:
    """A proposal of an open outcome as a death, where those hit are some "of the dead" ("nine of the dead had been shot")."""
    victims, figure = one.victims, one.victims.figure if one.victims else None
    if victims is None or figure is None or not victims.partitive or one.harm.measure != "injured" or one.harm.sure:
        return one
    dead = stated_measure(scene, figure.last, victims.last) == "killed"
    return replace(one, harm=replace(one.harm, measure="killed", sure=True)) if dead else one


def replaced(one: Proposal, carried: list[Proposal], figures: set[int]) -> bool:
    """Whether a tally says the same better: the same figure, or one person in "the count of civilian dead"."""
    if one.victims is None or not carried:
        return False
    if one.victims.figure:
        return one.victims.figure.first in figures
    return any(other.verb.first <= one.victims.first <= other.verb.last for other in carried)


def last_measure(scene: Scene, before: list[Draft]) -> MeasureName | None:
    """The measure of the harm spoken of right before, else of the last count that is no part, where it stands close before."""
    wholes = (draft for draft in reversed(before) if draft.part_of is None and isinstance(draft.body, Casualty) and draft.body.count.text)
    if spoken := spoken_of(scene):
        return spoken
    last = next(wholes, None)
    near = last is not None and scene.sentence.start - last.end <= NEAR
    return last.body.measure if last and near and isinstance(last.body, Casualty) else None


def spoken_of(scene: Scene) -> MeasureName | None:
    """The harm that the last word for one states in the lines before the sentence ("The dead are counted elsewhere")."""
    stretch = scene.page.text[max(scene.passage.block.start, scene.sentence.start - JUST_BEFORE) : scene.sentence.start]
    for low in reversed(re.findall(r"[a-z]+", stretch.lower())):
        harm = stated_by(low, scene.lexicon)
        if harm and harm.measure not in (None, "massacres") and harm.sure:
            return harm.measure
    return None


def draft(scene: Scene, one: Proposal) -> Draft:
    """A proposal as a draft of a claim."""
    start, end = evidence(scene, one)
    when = period(scene, one, start, end)
    return Draft(
        start=start,
        end=end,
        anchor=scene.row.words[max(one.verb.head, one.verb.first)].start,
        body=body(scene, one, telling(scene, one, scene.page.text[max(scene.sentence.start, start - BEFORE) : end], when)),
        places=places_of(scene.page, scene.sentence, start, end, scene.places),
        period=when,
        reasons=tuple(filter(None, (reason_of(one), one.tree, marked(scene, one)))),
        open=one.harm.measure == "injured" and (one.weak or not one.harm.sure) and not others(scene, one) and not alive(scene, one),
    )


def alive(scene: Scene, one: Proposal) -> bool:
    """Whether several are said to be in a state of the living ("Four of them were in a critical condition")."""
    figure = one.victims.figure if one.victims else None
    if figure is None or (figure.low or 0) < 2 or one.verb.kind not in "HJ":
        return False
    words = " ".join(scene.row.low(at) for at in range(one.verb.head, one.verb.last))
    return words.startswith("in ") and words in scene.lexicon.entries("adjectives of uncertain harm")


def others(scene: Scene, one: Proposal) -> bool:
    """Whether the victims are "others", so that those who died are not among them."""
    return bool(one.victims and scene.row.low(one.victims.head) == "others")


def telling(scene: Scene, one: Proposal, around: str, when: Period | None) -> Telling:
    """How the count is told; `around` is the evidence with what stands before it."""
    figure = one.victims.figure if one.victims else None
    around = around if one.rule != "share by place" else ""
    if one.rule == "counted harm" and one.victims:
        behind = next((other for other in scene.row.phrases if other.first == one.victims.last and other.kind == "V"), None)
        around += " " + " ".join(scene.row.low(at) for at in range(behind.first, behind.last)) if behind else ""
    running = one.rule == "running count"
    listed = running and bool(wordset(scene.lexicon, "list nouns") & set(re.findall(r"[a-z]+", around.lower())))
    sentence = scene.page.text[scene.sentence.start : scene.sentence.end]
    added = bool(figure and figure.added) or one.rule == "addition"
    return Telling(around, when, added=added, running=running, listed=listed, sentence=sentence)


def body(scene: Scene, one: Proposal, told: Telling) -> Casualty:
    """Measure, count, population, perpetrators and manner."""
    row, measure = scene.row, one.harm.measure
    assert measure is not None, "a proposal without a measure holds no claim"
    nobody = one.rule == "saying" and one.victims is not None and one.victims.figure is not None and one.victims.figure.high == 0
    described = one.victims and not nobody and (one.victims.kind == "N" or one.victims.inner >= 0)
    people = one.people or (one.victims if described or adjectives(scene, one) else None)
    return Casualty(
        measure=measure,
        count=with_force(counted(scene, one), told, scene.lexicon),
        population=population_of(row, people, scene.page.text, scene.lexicon, measure == "displaced")
        if people
        else nameless(row, one.victims, scene.page.text, scene.lexicon),
        perpetrators=accused(scene, one),
        manner=one.harm.manner or (manner(scene) if measure in ("killed", "injured", "massacres") else None),
        victims=names_of(scene, one),
    )


def adjectives(scene: Scene, one: Proposal) -> bool:
    """Whether the counted harm says whose it is by an adjective ("45 civilian deaths")."""
    victims = one.victims
    if victims is None or victims.kind != "D" or victims.figure is None:
        return False
    return any(scene.row.low(at) in wordset(scene.lexicon, "civilian phrases") for at in range(victims.figure.last, victims.head))


def evidence(scene: Scene, one: Proposal) -> tuple[int, int]:
    """The clause that carries the claim: from the count or the doer to the end of the verb's complements; a headline in full."""
    if scene.passage.block.kind == "headline":
        return scene.sentence.start, scene.sentence.end
    row = scene.row
    agents = [agent for agent in one.agents if agent.kind == "R" or plausible(row, agent, scene.lexicon) or one.verb.kind in "Ah"]
    spans = [(one.verb.first, one.verb.last), cause(row, one), *((part.first, part.last) for part in (one.victims, *agents) if part)]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    if one.rule in ("counted harm", "harm in the noun", "harm in the noun phrase"):
        return row.words[first].start, row.words[last - 1].end
    if one.rule == "share by place":
        place = next((index for index, phrase in enumerate(row.phrases) if phrase.first >= last), 0)
        return row.words[first].start, row.words[row.phrases[min(place + 1, len(row.phrases) - 1)].last - 1].end
    last = complements(scene, last, "complements of a noun" if one.verb.kind == "D" else "complements")
    return row.words[first].start, closed(scene.page.text, row.words[first].start, row.words[last - 1].end)


def cause(row: Row, one: Proposal) -> tuple[int, int]:
    """The words from the thing that did it to the verb ("the blast killed", "the shelling left"), else those of the verb."""
    place = next((index for index, phrase in enumerate(row.phrases) if phrase.last > one.verb.first), 0)
    if one.rule == "adjective":
        place = next((index for index in range(place, -1, -1) if row.letters[index] == "L"), -1)
    elif one.rule != "active" and one.whole is None:
        return one.verb.first, one.verb.last
    before = row.phrases[place - 1] if place > 0 else None
    thing = before is not None and (before.kind == "X" or (before.kind == "N" and before.noun is None and not before.named))
    first = before.first if before and thing else one.verb.first
    return first, max(first + 1, one.verb.last)


def complements(scene: Scene, last: int, pattern: str) -> int:
    """The position behind the complements that follow a position."""
    row = scene.row
    place = next((index for index, phrase in enumerate(row.phrases) if phrase.first >= last), len(row.phrases))
    found = row.behind(pattern, place)
    stop = before_share(row, place, found.end()) if found else place
    end = max(last, row.phrases[stop - 1].last) if stop > place else last
    if row.low(end) == "," and row.low(end + 1) in ("including", "among"):
        end = next((phrase.first for phrase in row.phrases if phrase.first > end + 1 and phrase.kind in "VHhAMSW"), len(row.words))
        while end > last and (row.words[end - 1].mark or row.low(end - 1) == "and"):
            end -= 1
    return end


def before_share(row: Row, start: int, end: int) -> int:
    """The place at which complements end before a further number ("died in Tarsa | and nine in Lode")."""
    for place in range(start + 1, end):
        phrase = row.phrases[place]
        if phrase.figure and phrase.head < 0 and row.letters[place - 1] in ",C":
            return start + len(row.letters[start:place].rstrip(",C"))
    return end


def closed(text: str, start: int, end: int) -> int:
    """The end with the quotation mark that closes one opened within."""
    stretch = text[start:end]
    if stretch.count("“") > stretch.count("”") and text[end : end + 1] == "”":
        return end + 1
    return end


def manner(scene: Scene) -> str | None:
    """How it was done, by the first word for a manner in the sentence."""
    low = scene.page.text[scene.sentence.start : scene.sentence.end].lower()
    pattern, keys = manners(scene.lexicon)
    found = pattern.search(low)
    return keys[found.group()] if found else None


@cache
def manners(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    """The words for manners as one pattern, the longest first, and the manner of each."""
    keys = {words: key for key, listed in lexicon.entries("manners").items() for words in listed}
    ordered = sorted(keys, key=lambda words: (-len(words), words))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)"), keys


def period(scene: Scene, one: Proposal, start: int, end: int) -> Period | None:
    """The period in the evidence, else in the sentence; a post in the present tense speaks of its own day."""
    block, text = scene.passage.block, scene.page.text
    published = block.published if block.published.date else scene.page.document.published
    found = period_in(text, start, end, scene.lexicon, published)
    found = found or period_in(text, scene.sentence.start, scene.sentence.end, scene.lexicon, published)
    if found is None and block.kind == "embedded post" and block.published.date and one.verb.form in ("ing", "base", "third"):
        day = block.published.date
        return Period(start=day, end=day, precision=block.published.precision, reading=f"a post in the present tense, of {day}")
    return found
