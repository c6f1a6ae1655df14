"""Whether the learned roles mark the same words as a proposal: its count or its victim, beside its word of harm."""

from testimonia.extract.casualties.proposing.marks import MEASURES
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.language import Role

AGREE = "the learned roles agree"
OTHERS = "the learned roles mark others"
HARMS = MEASURES | {"harm"}
NOTHING = "the learned roles do not mark this"


def marked(scene: Scene, one: Proposal) -> str:
    """What the roles of the sentence say of a proposal; nothing where the model has none on the whole page."""
    if not any(passage.roles for passage in scene.page.passages):
        return ""
    if not any(role.kind in HARMS and touches(scene, role, one.verb.first, one.verb.last) for role in scene.marks):
        return NOTHING
    return AGREE if not counted(one) or any(names_victim(scene, role, one) for role in scene.marks) else OTHERS


def counted(one: Proposal) -> bool:
    """Whether a proposal has words for those harmed that are not its words of harm."""
    return one.victims is not None and one.victims.kind != "D"


def names_victim(scene: Scene, role: Role, one: Proposal) -> bool:
    """Whether a role marks the number of a proposal, or where it has none those harmed."""
    if one.victims is None:
        return False
    if (figure := one.victims.figure) and figure.last > figure.first:
        return role.kind == "count" and touches(scene, role, figure.first, figure.last)
    return role.kind in ("victim", "count") and touches(scene, role, one.victims.first, one.victims.last)


def touches(scene: Scene, role: Role, first: int, last: int) -> bool:
    """Whether a role covers any of some words."""
    span = scene.words_under(role)
    return span is not None and span[0] < last and first < span[1]
