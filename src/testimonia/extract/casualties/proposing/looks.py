"""What only looks like harm: a game won, the limb of somebody else, patients of whom nobody says that they were hurt."""

import re

from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import wordset

SCORE = re.compile(r"\d+[-–]\d+")
"""The result of a game."""


def looks_like_harm(scene: Scene, one: Proposal, victims: Phrase) -> bool:
    """Whether what a proposal tells only looks like harm."""
    row = scene.row
    return scored(row, one, victims) or another_s_limb(row, one, victims) or taken_in(row, one) or any_patients(scene, one, victims)


def scored(row: Row, one: Proposal, victims: Phrase) -> bool:
    """Whether one side only beat the other in a game ("beat the border guards 4-1")."""
    return row.low(one.verb.head).startswith("beat") and any(SCORE.fullmatch(row.low(at)) for at in range(victims.first, victims.last + 1))


def another_s_limb(row: Row, one: Proposal, victims: Phrase) -> bool:
    """Whether several people broke a limb of somebody else ("two men broke her wrist")."""
    several = victims.many or (victims.figure is not None and (victims.figure.low or 0) > 1)
    own = {row.low(at) for at in range(one.verb.head, one.verb.last)}
    return several and one.rule == "passive" and row.low(one.verb.head).startswith("br") and not own.isdisjoint(("her", "his"))


def taken_in(row: Row, one: Proposal) -> bool:
    """Whether people were taken in and not away ("we took in 48 patients from the train")."""
    return one.harm.measure == "abducted" and row.low(one.verb.head).startswith(("took", "tak")) and row.low(one.verb.head + 1) == "in"


def any_patients(scene: Scene, one: Proposal, victims: Phrase) -> bool:
    """Whether "treated 118 patients" says nothing of wounds, and no harm was told of before it."""
    if one.rule != "saying" or one.harm.measure != "injured" or scene.row.low(victims.head) not in ("patients", "cases"):
        return False
    telling = wordset(scene.lexicon, "words of wounds") | wordset(scene.lexicon, "what patients suffer")
    worded = not telling.isdisjoint(word.low for word in scene.row.words)
    marks = (role for passage in scene.page.passages for role in passage.roles if role.start < scene.sentence.start)
    return not worded and not any(role.kind in ("killed", "injured") for role in marks)
