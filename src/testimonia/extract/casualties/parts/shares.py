"""Lists by place in which the harm is told once: "352 were killed in Tarsa, 208 in Lode and 98 in Beth", "94: 41 in Tarsa, 53 in Lode"."""

from testimonia.extract.casualties.parts.breakdowns import FEW
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.phrases import Phrase, Row

PREPOSITIONS = ("in", "at", "near", "around", "from", "on", "outside")


def shares(row: Row, kept: list[Proposal]) -> list[tuple[Proposal, Proposal]]:
    """The numbers by place, each behind the proposal that it goes with, which is its whole where it counts all of them."""
    found: list[tuple[Proposal, Proposal]] = []
    for run in row.patterns["by place"].finditer(row.letters):
        named = [place for place in range(run.start(), run.end()) if shared(row, place)]
        items = [place for place in range(run.start(), run.end()) if located(row, place)] if named else []
        taken = {one.victims.figure.first for one in kept if one.victims and one.victims.figure}
        items = [place for place in items if (figure := row.phrases[place].figure) and figure.first not in taken]
        told = told_before(kept, row.phrases[items[0]].first) if items else None
        if told is None or (len(items) < 2 and not follows_place(row, items[0])):
            continue
        whole = told if is_whole(row, told, items) else None
        found += [(told, share(row, told, row.phrases[place], whole)) for place in items]
    return found


def shared(row: Row, place: int) -> bool:
    """Whether a number without a noun stands before a named place."""
    if not located(row, place):
        return False
    where = row.phrases[place + 2]
    return any(row.words[at].capital for at in range(where.first, where.last))


def located(row: Row, place: int) -> bool:
    """Whether a number without a noun stands before a preposition of place, as the others of a list with a named place do."""
    phrase, letters = row.phrases[place], row.letters
    if phrase.figure is None or letters[place + 1 : place + 2] != "P" or place + 2 >= len(letters):
        return False
    bare = phrase.head < phrase.figure.first or phrase.head < 0 or row.low(phrase.head) in ("them", "whom", "these", "those")
    return bare and row.phrases[place + 2].figure is None and row.low(row.phrases[place + 1].first) in PREPOSITIONS


def told_before(kept: list[Proposal], first: int) -> Proposal | None:
    """The last counted proposal before a place in the sentence."""
    before = [one for one in kept if one.victims and one.victims.figure and one.victims.last <= first and one.whole is None]
    return max(before, key=lambda one: one.victims.last if one.victims else 0) if before else None


def follows_place(row: Row, place: int) -> bool:
    """Whether the list goes on right behind another place ("killed in Tarsa and nine in Lode")."""
    start = place - 1
    while start > 0 and row.letters[start] in ",CT":
        start -= 1
    if row.letters[start] == "P" and row.letters[start + 1 : start + 2] == "T":
        return True
    within = row.letters[start - 1] == "P" or row.letters[max(start - 3, 0) : start] in ("PXO", "PNO")
    return start > 0 and row.letters[start] in "NX" and within


def is_whole(row: Row, told: Proposal, items: list[int]) -> bool:
    """Whether the proposal counts all of the list: by "of them", by a colon, by its sum; else it is the first of the list."""
    figures = [row.phrases[place].figure for place in items]
    total = told.victims.figure.low if told.victims and told.victims.figure else None
    if total is None or any(figure is None or (figure.low or 0) > total for figure in figures):
        return False
    first = row.phrases[items[0]]
    if total <= FEW and follows_place(row, items[0]) and not first.partitive and row.low(first.first - 1) != ":":
        return False
    if first.partitive or row.low(first.first - 1) == ":" or sum(figure.low or 0 for figure in figures if figure) == total:
        return True
    return not follows_place(row, items[0])


def share(row: Row, told: Proposal, phrase: Phrase, whole: Proposal | None) -> Proposal:
    """One number with the harm of the whole, its own words from the number to its place."""
    verb = Phrase("D", phrase.first, phrase.last, head=phrase.first, harms=told.verb.harms, form="noun")
    return Proposal(row, told.harm, verb, phrase, "share by place", told.agents, whole=whole)
