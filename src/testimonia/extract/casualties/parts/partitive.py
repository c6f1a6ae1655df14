"""Counts of some of those told before whose sentence tells their harm again: "three of the wounded died", "130 of them were killed"."""

from collections.abc import Sequence
from dataclasses import replace

from testimonia.extract.casualties.parts.sums import parts_by_sum
from testimonia.extract.casualties.parts.wholes import FAR, Before, means, measure_of, named_whole, stated_measure, whole_of
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.page import Draft
from testimonia.records import Casualty


def with_whole(scene: Scene, one: Draft, phrase: Phrase, drafts: Sequence[Draft]) -> Draft:
    """A draft of "130 of them" tied to the whole that it points back at; in "three of the wounded died" that is none of the dead."""
    if again := told_again(scene, one, phrase, drafts):
        return replace(one, part_of=again, part_kind="subset")
    owned = phrase.figure is not None and any(
        scene.row.low(at) in wordset(scene.lexicon, "possessives") for at in range(phrase.figure.last, phrase.last)
    )
    if owned:
        return one
    further = phrase.partitive and scene.row.low(phrase.last - 1) == "those"
    stated = stated_measure(scene, phrase.figure.last if phrase.figure else phrase.first, phrase.last + further)
    if stated is not None and stated != measure_of(one):
        return one
    alone = phrase.figure is not None and phrase.last == phrase.figure.last
    pronoun = stated is None and (alone or scene.row.low(phrase.last - 1) in wordset(scene.lexicon, "partitive pronouns"))
    before = Before(drafts, parts_by_sum(scene.page, drafts, scene.lexicon))
    whole = whole_of(scene, before, phrase, None if pronoun else measure_of(one), pronoun=pronoun)
    if whole is not None and not pronoun and not means(scene, phrase.first, phrase.last, whole):
        whole = named_whole(scene, drafts, phrase, phrase.last)
    same = whole is not None and measure_of(whole) == measure_of(one)
    return replace(one, part_of=whole, part_kind="subset") if same else one


def told_again(scene: Scene, one: Draft, phrase: Phrase, drafts: Sequence[Draft]) -> Draft | None:
    """The whole whose number opens the sentence of its part once more ("Among the 801 are 96 women")."""
    row = scene.row
    number = next((opening.figure.low for opening in row.phrases[:2] if opening.figure and opening.last <= phrase.first), None)
    if row.low(0) != "among" or number is None:
        return None
    near = (draft for draft in reversed(drafts) if 0 <= scene.sentence.start - draft.end <= FAR and measure_of(draft) == measure_of(one))
    return next((draft for draft in near if isinstance(draft.body, Casualty) and draft.body.count.low == number), None)
