"""Lists of phrases: the members of an enumeration, and who stands before or behind a verb as the one who did it."""

from testimonia.extract.casualties.rows.phrases import Phrase, Row


def heads(row: Row, start: int, end: int, *, leading: bool = False) -> list[Phrase]:
    """The members of a list, without those inside prepositional phrases; an apposition is no member.

    Phrases joined by commas alone are no list: of them the one next to the verb counts, the first where `leading`.
    """
    start, end = without_contrast(row, start, end, leading=leading)
    found = members(row, start, end)
    joined = (
        "C" in row.letters[start:end]
        or in_headline(row, found)
        or all(one.noun and not one.noun.many and one.figure is None for one in found)
    )
    return found if joined or len(found) < 2 else found[:1] if leading else found[-1:]


def without_contrast(row: Row, start: int, end: int, *, leading: bool) -> tuple[int, int]:
    """The bounds of a list without what "but" joins to it, which is a clause of its own ("got 200 people out, but four drowned")."""
    places = [at for at in range(start, end) if row.letters[at] == "C" and row.low(row.phrases[at].first) == "but"]
    if not places:
        return start, end
    return (start, places[0]) if leading else (places[-1] + 1, end)


def members(row: Row, start: int, end: int) -> list[Phrase]:
    """Every member of a list that is no apposition."""
    found: list[Phrase] = []
    for index in range(start, end):
        phrase = row.phrases[index]
        opens = (index == start or row.letters[index - 1] in ",C") and not (found and of_complement(row, found[0], phrase, index))
        if found and names_source(row, phrase, index):
            break
        if opens and phrase.kind in "NR" and not (found and apposed(row, found[-1], phrase, index)):
            found.append(phrase)
    return found


def in_headline(row: Row, found: list[Phrase]) -> bool:
    """Whether a comma stands for "and" ("Two journalists, driver shot dead"): a number and one person without an article, in any order."""
    if len(found) != 2 or not row.letters or row.letters[-1] == "M" or row.capitals:
        return False
    counted = [one for one in found if one.figure is not None]
    return len(counted) == 1 and all(bare_person(one) for one in found if one.figure is None)


def bare_person(phrase: Phrase) -> bool:
    """Whether a phrase is one person's calling without an article or a name, as headlines write it."""
    return not phrase.opened and not phrase.named and phrase.noun is not None and not phrase.noun.many


def names_source(row: Row, phrase: Phrase, index: int) -> bool:
    """Whether a phrase behind a dash at the end of a headline names who says it ("Shelling kills mother and child - governor")."""
    dash = row.letters[index - 1] == "," and row.low(row.phrases[index - 1].first) in ("-", "–", "—", "--")
    return dash and phrase.figure is None and row.letters[index + 1 :] in ("", "M") and row.low(phrase.first) not in ("a", "an", "the")


def of_complement(row: Row, first: Phrase, phrase: Phrase, index: int) -> bool:
    """ "658 villagers in the provinces of Tarsa, Lode and Beth": a bare name that goes on with the names of a complement."""
    bare = phrase.named and phrase.noun is None and phrase.figure is None
    start = index - 1
    while start > 0 and row.letters[start] in ",C":
        start -= 1
    before = row.phrases[start]
    within = start > 0 and (row.letters[start - 1] in "PO" or (row.letters[start - 1] in ",C" and before is not first))
    generic = first.figure is not None or first.many
    return bare and generic and within and before is not first and before.named and before.noun is None and before.figure is None


def apposed(row: Row, before: Phrase, phrase: Phrase, index: int) -> bool:
    """ "Ana Lode, a farmer": a description behind a name, or a name behind a description, in commas."""
    if row.letters[index - 1] != "," or before.figure or phrase.figure:
        return False
    one_more = (
        row.low(before.first) in ("a", "an", "another") and row.low(phrase.first) in ("a", "an") and not (before.named or phrase.named)
    )
    if row.low(before.head) == "victim" and one_more:
        return True
    if row.low(phrase.first) == "another" or one_more:
        return False
    described = any(row.low(one.first) in ("a", "an", "the", "his", "her", "former") for one in (before, phrase))
    office = phrase.noun is not None and not phrase.named and not phrase.noun.many
    return (described or office) and (before.named or phrase.named or row.capitals)


def agents_before(row: Row, place: int, verb: Phrase) -> tuple[Phrase, ...]:
    """Who did it: the subject of an active verb, or of the clause that a participle belongs to."""
    if verb.form == "ing" and (found := row.before("accused", place)):
        return (row.phrases[found.start("one")],)
    if found := row.before("subject", place):
        return tuple(heads(row, found.start("list"), found.end("list")))
    if found := row.before("described", place):
        agents = heads(row, found.start("list"), found.end("list"))
        last = (
            row.phrases[place - 1].last
            if verb.form != "ing" and row.letters[found.end("list") : place].startswith(("VP", "VB", "Vw"))
            else agents[-1].last
        )
        return (*agents[:-1], agents[-1]._replace(last=last))
    found = row.before("shared", place) if verb.form == "ing" else None
    return tuple(heads(row, found.start("list"), found.end("list"))) if found else ()


def agents_after(row: Row, place: int) -> tuple[Phrase, ...]:
    """Who did it: behind "by"."""
    found = row.behind("agent", place + 1)
    return tuple(heads(row, found.start("list"), found.end("list"), leading=True)) if found else ()
