"""People shot or hit of whom the words around say that they were killed: in a massacre, at an execution, by what became of their bodies.

"It lists 28 massacres. In the largest, soldiers shot 340 men": they died, though "shot" alone leaves that open.
"""

from collections.abc import Sequence
from dataclasses import replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.parts.wholes import several
from testimonia.extract.page import Draft, Page
from testimonia.records import Casualty

BEFORE = 420
"""Characters before a harm in which the massacre or the executions are told of."""


BEHIND = 150
"""Characters behind a harm in which the next words may tell of the bodies."""


def with_outright(page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, several people shot in a massacre or at an execution as killed; parts are of the same draft as before."""
    changed: dict[int, Draft] = {}

    def current(one: Draft) -> Draft:
        if id(one) not in changed:
            whole = current(one.part_of) if one.part_of else None
            dead = replace(one, part_of=whole) if whole is not one.part_of else one
            changed[id(one)] = killed(dead) if killed_outright(page, one, lexicon) else dead
        return changed[id(one)]

    return [current(one) for one in drafts]


def killed_outright(page: Page, one: Draft, lexicon: Lexicon) -> bool:
    """Whether several people whose outcome is open were shot where the words just before speak of massacres or executions."""
    if not (one.open and isinstance(one.body, Casualty) and one.body.measure == "injured" and several(one)):
        return False
    evidence = page.text[one.start : one.end]
    if not lexicon.pattern("verbs of shooting at somebody").search(evidence):
        return False
    block = page.passage_at(one.anchor).block
    if lexicon.pattern("words for the bodies of those told before").search(page.text, one.end, min(one.end + BEHIND, block.end)):
        return True
    around = page.text[max(block.start, one.start - BEFORE) : one.end]
    return bool(lexicon.pattern("words of killing outright").search(around)) and not lexicon.pattern("signs of survival").search(evidence)


def killed(one: Draft) -> Draft:
    """A draft of people who were shot as one of people who died."""
    return replace(one, body=replace(one.body, measure="killed"), open=False) if isinstance(one.body, Casualty) else one
