"""Numbers whose harm was told before: "Estimates of the dead differ. The government speaks of 46", "20 on Friday, 31 on Saturday".

The trained reader marks them as counts; no word of harm stands in their clause. They stand alone, without a noun, and no verb says
what they did: behind a verb of counting ("it was 16", "could confirm six"), behind "up from", in a list by place or day, or in an ellipsis.
"""

import re
from collections.abc import Iterator, Sequence

from testimonia.extract.casualties.proposing.holding import points_back
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.proposing.proposals import stated_by
from testimonia.extract.casualties.proposing.worth import SURELY
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import wordset
from testimonia.records.claim import MeasureName

RULE = "carried over"

BEEN = ("have", "has", "had", "were", "was", "are", "is")
"""Auxiliaries behind a number of bodies."""

JUST_BEFORE = 300
"""Characters before a number in which the bodies are told of that it counts."""

DAYS = ("on", "in", "at", "near", "around", "outside", "from")
"""Prepositions behind the numbers of a list by place or day."""


def carried_over(scene: Scene, kept: Sequence[Proposal], told: MeasureName | None) -> list[Proposal]:
    """Proposals for the numbers of a sentence that take the harm told before them; `told` is that of the sentences before."""
    found: list[Proposal] = []
    marked = list(bare_counts(scene, kept))
    for phrase in marked:
        bodies: MeasureName | None = "killed" if phrase in scene.row.phrases and brought_out(scene, phrase) else None
        measure = bodies or last_in_sentence([*kept, *found], phrase) or stated_before(scene, phrase) or told
        if measure is not None and (told_of(scene, phrase) or by_name(scene, phrase) or listed(scene, phrase, [*kept, *found])):
            found.append(carried(scene, phrase, measure))
    return found


def bare_counts(scene: Scene, kept: Sequence[Proposal]) -> Iterator[Phrase]:
    """The numbers alone that the reader surely marks as counts and of which no proposal speaks."""
    spans = [scene.words_under(role) for role in scene.marks if role.kind == "count" and role.probability >= SURELY]
    taken = {at for one in kept for part in (one.victims, one.people) if part for at in range(part.first, part.last)}
    for phrase in scene.row.phrases:
        figure = phrase.figure
        if figure is None or phrase.kind not in "NX" or figure.high == 0 or taken & set(range(figure.first, figure.last)):
            continue
        marked = any(span and span[0] < figure.last and figure.first < span[1] for span in spans)
        alone = alone_there(phrase) or scene.row.low(phrase.head) in ("more", "others")
        there = (phrase.partitive and there_are(scene, phrase)) or (alone_there(phrase) and gapped(scene, phrase))
        if (marked or there) and (alone or there) and not points_back(scene.row, figure):
            yield phrase


def alone_there(phrase: Phrase) -> bool:
    """Whether a phrase is a number and no more."""
    return phrase.noun is None and phrase.figure is not None and phrase.last == phrase.figure.last


def last_in_sentence(kept: Sequence[Proposal], phrase: Phrase) -> MeasureName | None:
    """The harm of the last proposal before a number in its sentence, else of one right behind it ("from 45 to 38")."""
    counted = [one for one in kept if one.victims and one.victims.figure]
    before = [one for one in counted if one.victims and one.victims.first < phrase.first]
    if before:
        return before[-1].harm.measure
    near = next((one for one in counted if one.victims and one.victims.first == phrase.last + 1), None)
    return near.harm.measure if near else None


def stated_before(scene: Scene, phrase: Phrase) -> MeasureName | None:
    """The harm that the last word for one before a number in its sentence states ("lists the dead as follows: Tarsa 204")."""
    for at in range(phrase.first - 1, -1, -1):
        harm = stated_by(scene.row.low(at), scene.lexicon)
        if harm and harm.sure and harm.measure not in (None, "massacres"):
            return harm.measure
    return None


def by_name(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number stands right behind the name of a place ("Tarsa 204, Lode 96", "New Lode: 11")."""
    words, first = scene.row.words, phrase.first
    name = first - 1 - (scene.row.low(first - 1) == ":")
    return name >= 0 and words[name].capital and words[name].text[:1].isalpha() and ended(scene, phrase) and not scene.row.capitals


def told_of(scene: Scene, phrase: Phrase) -> bool:
    """Whether a verb of counting leads to a number ("spoke of 16", "it was 16, not 61", "there were 20"), or "up from" does."""
    row, first = scene.row, start_of(phrase)
    low, before = row.low(first - 1), row.low(first - 2)
    if (low, before) == ("of", "figure"):
        return True
    if (ended(scene, phrase) and (there_are(scene, phrase) or revised(scene, phrase) or by_itself(scene, phrase))) or brought_out(
        scene, phrase
    ):
        return True
    if low == "of" and gapped(scene, phrase):
        return ended(scene, phrase) or scene.row.low(phrase.last) in ('"', "”", "’", "'")
    if low in ("of", "for", "at", "with"):
        led = before in wordset(scene.lexicon, f"verbs of counting before {low}")
    else:
        led = low in wordset(scene.lexicon, "verbs of counting") or (low == "not" and before == ",")
        led = led or (
            low in ("was", "is", "were") and before in ("it", "that", "figure", "number", "toll", "count", "year", "month", "week")
        )
    return led and ended(scene, phrase)


def brought_out(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number of bodies told of just before "have been recovered"."""
    row, place = scene.row, scene.row.phrases.index(phrase)
    verb = row.phrases[place + 1] if row.letters[place + 1 : place + 2] == "V" else None
    if verb is None or row.low(verb.first) not in BEEN or row.low(verb.last - 1) not in wordset(scene.lexicon, "verbs of bringing out"):
        return False
    before = scene.page.text[max(scene.passage.block.start, scene.sentence.start - JUST_BEFORE) : row.words[phrase.first].start].lower()
    return not wordset(scene.lexicon, "remains").isdisjoint(re.findall(r"[a-z]+", before))


def gapped(scene: Scene, phrase: Phrase) -> bool:
    """Whether somebody else's "speaks of" goes for a number too ("the mayor speaks of 46, the opposition of 200 and the rebels of 16")."""
    row, first = scene.row, start_of(phrase)
    place = next((at for at, one in enumerate(row.phrases) if one.first == phrase.first), 0)
    other = re.search(r"[,C][NX](?:O[NX])?O$", row.letters[:place]) is not None
    verbs = wordset(scene.lexicon, "verbs of counting before of")
    return other and any(row.low(at) == "of" and row.low(at - 1) in verbs for at in range(1, first - 1))


def there_are(scene: Scene, phrase: Phrase) -> bool:
    """Whether "there were" stands before a number."""
    row, first = scene.row, start_of(phrase)
    return row.low(first - 1) in ("are", "were", "was") and row.low(first - 2) == "there"


def revised(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number is the earlier one of two ("up from 164", "from 45 to 38", "compared with 12 in March")."""
    row, first = scene.row, start_of(phrase)
    low, before = row.low(first - 1), row.low(first - 2)
    changed = low == "from" and (before in ("up", "down") or row.low(phrase.last) == "to")
    return changed or (low in ("with", "to") and before == "compared")


def by_itself(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number is all that its clause tells ("; seventeen, says the bishop", "Nineteen in all.", "Wednesday's, 21")."""
    row, place = scene.row, scene.row.phrases.index(phrase)
    opens = place == 0 or row.letters[place - 1] == "M"
    says = row.letters[place + 1 : place + 3] == ",V"
    in_all = f"{row.low(phrase.last)} {row.low(phrase.last + 1)}" in ("in all", "in total", "all told")
    owned = row.low(phrase.first - 1) == "," and row.low(phrase.first - 2) == "'s"
    return (opens and (says or in_all)) or owned


def start_of(phrase: Phrase) -> int:
    """Where the number of a phrase begins."""
    return phrase.figure.first if phrase.figure else phrase.first


def listed(scene: Scene, phrase: Phrase, known: Sequence[Proposal]) -> bool:
    """Whether a number goes on a list of numbers of the same harm: by place, by day, or behind another name ("the clinic 205")."""
    row = scene.row
    if not ended(scene, phrase):
        return False
    place = row.phrases.index(phrase)
    earlier = [one for one in known if one.victims and one.victims.figure and one.victims.first < phrase.first]
    start = row.phrases.index(earlier[-1].victims) if earlier and earlier[-1].victims in row.phrases else None
    if start is None:
        return False
    between = row.letters[start + 1 : place]
    return not set(between) & set("VHhAJLUDKMYR") and bool(set(between) & set(",C"))


def ended(scene: Scene, phrase: Phrase) -> bool:
    """Whether nothing behind a number makes it a subject or counts something else: the clause ends, or a place or a day follows."""
    row = scene.row
    place = row.phrases.index(phrase)
    after = row.letters[place + 1 : place + 2]
    if after in ("", "M", ",", "C", "T", "S"):
        return after != "S" or row.low(phrase.last) in ("since", "when", "before", "after", "while")
    return after == "P" and (row.low(phrase.last) in DAYS or row.low(phrase.last) in ("to", "by", "since", "during", "over"))


def carried(scene: Scene, phrase: Phrase, measure: MeasureName) -> Proposal:
    """The number with the harm of those told before."""
    verb = Phrase("D", phrase.first, phrase.last, head=phrase.first, harms=(Harm(measure, "object"),), form="noun")
    return Proposal(scene.row, verb.harms[0], verb, phrase, RULE)
