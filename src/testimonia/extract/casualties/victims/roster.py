"""Lists of names: the entries under "12 people killed in Tarsa on 4 May:" are the victims of that claim."""

import re
from dataclasses import replace

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.doers.blame import with_responsibility
from testimonia.extract.casualties.parts.tying import retied
from testimonia.extract.casualties.victims.bare_numbers import with_standing_of_antecedents
from testimonia.extract.casualties.victims.enumerated import with_ties_of_rows
from testimonia.extract.casualties.victims.introduced import with_introduced
from testimonia.extract.casualties.victims.naming import NAME, told_once, with_identified, without_descriptions
from testimonia.extract.casualties.victims.particulars import with_particulars
from testimonia.extract.casualties.victims.retold import without_retold
from testimonia.extract.grammar.truecasing import Truecaser
from testimonia.extract.page import Draft, Page, Passage, PlaceNames
from testimonia.records import Casualty, Evidence, NamedVictim

ENTRY = re.compile(rf"\s*(?:\(?\d+[.)]\s*|[-•*–]\s*)?(?P<name>{NAME})\s*(?=\(|,|;|$|\n)")
"""A name of two words or more, behind a number or a bullet, before a comma, a bracket or the end of the line."""


def with_victims(page: Page, drafts: list[Draft], lexicon: Lexicon, places: PlaceNames) -> list[Draft]:
    """The drafts with the names that a list or a later sentence gives their victims, and each victim with age, sex and description."""
    once = with_ties_of_rows(told_once(drafts))
    listed = [replace(draft, body=named) if (named := introduced(page, draft)) else draft for draft in once]
    caser = Truecaser(page, lexicon, places)
    identified = with_introduced(page, with_identified(page, listed, lexicon), lexicon)
    known = without_descriptions(retied(once, with_particulars(page, identified, lexicon, caser)))
    return with_responsibility(page, with_standing_of_antecedents(page, without_retold(page, known, lexicon), lexicon), lexicon)


def introduced(page: Page, draft: Draft) -> Casualty | None:
    """The body of a claim that a colon ends and a list of names follows, with its victims; None for any other claim."""
    body = draft.body
    if not isinstance(body, Casualty) or body.victims or (body.count.low or 0) < 2:
        return None
    here = next((index for index, one in enumerate(page.passages) if one.block.start <= draft.start < one.block.end), None)
    if here is None or not page.text[draft.end : page.passages[here].block.end].strip().startswith(":"):
        return None
    names = entries(page, page.passages[here + 1 :])
    return replace(body, victims=names) if len(names) > 1 else None


def entries(page: Page, passages: tuple[Passage, ...]) -> tuple[NamedVictim, ...]:
    """The names of the list items that follow, up to the first block that is none."""
    found = []
    for passage in passages:
        if passage.block.kind != "list item":
            break
        match = ENTRY.match(page.text[: passage.block.end], passage.block.start)
        if match:
            found.append(NamedVictim(evidence=Evidence.of(page.document, match.start("name"), match.end("name"))))
    return tuple(found)
