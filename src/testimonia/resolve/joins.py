"""The rules that join names: for persons, for bodies, for places; each join with its reason."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from testimonia.codebook.actors import Actors
from testimonia.resolve.clusters import Join, Node, cluster
from testimonia.resolve.organisations import (
    INITIALS,
    KnownBodies,
    bare,
    body_words,
    head_noun,
    initials,
    is_acronym,
    known_bodies,
    letters,
    same_organisation,
)
from testimonia.resolve.persons import INITIAL, SHORTER, part_of, same_person
from testimonia.resolve.spelling import name_words, same_word, spelling

SAYS_SO, SPELLS, STANDS_FOR, PARTIAL, ANAPHOR = range(1, 6)
"""Ranks: what a text says of itself comes before spellings, those before acronyms, those before short names and "the Monitor"."""

SHORT_NAME = "short name"
ONLY_ONE = "only one of its kind"
MOST_NAMED = "most named of its kind"

FAR_MORE = 3
"""Times as many reports that name a body before "the ministry" is taken for it and not for another."""

MOST_IN_A_BLOCK = 400
"""Names compared with each other; a block beyond it holds a key too common to say anything."""

Forms = Mapping[Node, str]
Where = Mapping[Node, frozenset[str]]
"""The documents in which a name stands."""


def blocked(keys: Mapping[Node, Iterable[str]]) -> Iterator[tuple[Node, Node]]:
    """Pairs of nodes that share a key, each once, so that the rules compare only what may agree."""
    blocks = defaultdict[str, list[Node]](list)
    for node, found in keys.items():
        for key in set(found):
            blocks[key].append(node)
    seen = set[tuple[Node, Node]]()
    for members in blocks.values():
        if len(members) <= MOST_IN_A_BLOCK:
            seen.update((one, two) for one, two in combinations(sorted(members), 2))
    yield from sorted(seen)


def person_joins(forms: Forms, where: Where, actors: Actors) -> Iterator[Join]:
    """Persons: spellings everywhere; a shorter form where it fits one person only, in its document or else in the case."""
    full = {node: form for node, form in forms.items() if len(name_words(form)) > 1}
    strong = list(spelled_persons(full, actors, weak=False))
    yield from strong
    groups = [nodes for nodes, _ in cluster(full, strong, ())]
    yield from unique(spelled_persons(full, actors, weak=True), groups)
    short = {node: form for node, form in forms.items() if len(name_words(form)) == 1}
    yield from short_names(short, Bearers(full, where, groups, actors))


def spelled_persons(full: Forms, actors: Actors, *, weak: bool) -> Iterator[Join]:
    """Pairs of full names that may be one person's; the weak reasons leave out or abbreviate a word."""
    last = {node: name_words(form)[-1] for node, form in full.items()}
    keys = {node: (spelling(word).consonants, *variant_keys(word, actors)) for node, word in last.items()}
    for one, two in blocked(keys):
        reason = same_person(full[one], full[two], actors.given_names)
        if reason and (reason.rule in (INITIAL, SHORTER)) == weak:
            yield Join(PARTIAL if weak else SPELLS, one, two, reason.rule, reason.words)


def variant_keys(word: str, actors: Actors) -> tuple[str, ...]:
    """The table's key of a word that is a given name."""
    known = actors.given_names.get(word)
    return (f"={known}",) if known else ()


def unique(joins: Iterable[Join], groups: Sequence[tuple[Node, ...]]) -> Iterator[Join]:
    """Joins by which a name belongs to one cluster only; what fits two persons joins neither."""
    at = {node: number for number, nodes in enumerate(groups) for node in nodes}
    found = list(joins)
    partners = defaultdict[int, set[int]](set)
    for join in found:
        partners[at[join.one]].add(at[join.two])
        partners[at[join.two]].add(at[join.one])
    for join in found:
        if max(len(partners[at[join.one]]), len(partners[at[join.two]])) == 1:
            yield join


class Bearers:
    """Full names by the sounds of their first and last words, so that a short name meets only those that it may be part of."""

    def __init__(self, full: Forms, where: Where, groups: Sequence[tuple[Node, ...]], actors: Actors) -> None:
        self.full, self.where, self.actors = full, where, actors
        self.at = {node: number for number, nodes in enumerate(groups) for node in nodes}
        self.by_sound = defaultdict[str, list[Node]](list)
        for node, form in sorted(full.items()):
            for word in dict.fromkeys((name_words(form)[0], name_words(form)[-1])):
                for key in (spelling(word).consonants, *variant_keys(word, actors)):
                    self.by_sound[key].append(node)

    def fitting(self, form: str) -> list[Node]:
        """Full names of which a short one may be part."""
        word = name_words(form)[-1]
        found = {node for key in (spelling(word).consonants, *variant_keys(word, self.actors)) for node in self.by_sound.get(key, ())}
        return [node for node in sorted(found) if part_of(form, self.full[node], self.actors.given_names)]


def short_names(short: Forms, bearers: Bearers) -> Iterator[Join]:
    """A surname or given name alone is the person of its document who bears it, else the only one of the case."""
    for node, form in sorted(short.items()):
        fitting = bearers.fitting(form)
        here = [other for other in fitting if node[2] in bearers.where[other]]
        level, place = (here, "in this report") if here else (fitting, "in this case")
        if level and len({bearers.at[other] for other in level}) == 1:
            yield Join(PARTIAL, node, level[0], SHORT_NAME, f"“{form}” fits one person only {place}: “{bearers.full[level[0]]}”")


def body_joins(forms: Forms, where: Where, actors: Actors, nouns: frozenset[str]) -> Iterator[Join]:
    """Bodies: acronyms, initials (of three letters only within one report), spellings, and "the Monitor" for the only one of its kind.

    `nouns` are the nouns for bodies by which a text comes back to one.
    """
    known = known_bodies(actors)
    keys = {node: body_keys(form, known) for node, form in forms.items() if not node[2]}
    for one, two in blocked(keys):
        reason = same_organisation(forms[one], forms[two], known)
        if reason and (
            reason.rule != INITIALS or where[one] & where[two] or max(map(len, short_forms(forms[one], forms[two])), default=0) > 3
        ):
            rank = SPELLS if reason.rule in ("same name", "organisation spelling") else STANDS_FOR
            yield Join(rank, one, two, reason.rule, reason.words)
    yield from seated(forms, nouns)
    yield from anaphors(forms, where, nouns)


SEAT = re.compile(r"(?P<body>.+?)\s+in\s+[A-ZÀ-Þ][\w’'-]+$")


def seated(forms: Forms, nouns: frozenset[str]) -> Iterator[Join]:
    """ "The Ministry of Health in Lode" is the Ministry of Health; not so a movement, whose branches bear their countries' names."""
    plain = {" ".join(body_words(form)): node for node, form in forms.items() if not node[2]}
    for node, form in sorted(forms.items()):
        found = SEAT.match(form)
        home = plain.get(" ".join(body_words(found["body"]))) if found and head_noun(found["body"]) in nouns else None
        if home and home != node:
            yield Join(SPELLS, node, home, "same name", f"“{form}” is “{forms[home]}” with its seat")


def short_forms(*forms: str) -> list[str]:
    """The acronyms among some forms, without points."""
    return [letters(form) for form in forms if is_acronym(form)]


def body_keys(form: str, known: KnownBodies) -> Iterator[str]:
    """Keys by which a name may meet another of the same body."""
    if is_acronym(form):
        yield letters(form)
    yield from (key for key in initials(form) if len(key) > 2)
    yield from known.of(form)
    yield "=" + " ".join(body_words(form))
    last = form.rsplit(maxsplit=1)[-1].strip("()") if form.split() else ""
    if is_acronym(last):
        yield letters(last)
    yield "~" + " ".join(spelling(word).consonants for word in name_words(bare(form)))


def anaphors(forms: Forms, where: Where, nouns: frozenset[str]) -> Iterator[Join]:
    """ "The Observatory" stands for the one body whose name has that noun at its head: in its document, else in the case.

    Where the case has several, it stands for the one that far more reports name than any other.
    """
    long = {node: form for node, form in forms.items() if len(bare(form).split()) > 1}
    heads = defaultdict[str, list[Node]](list)
    for node, form in sorted(long.items()):
        heads[head_noun(form)].append(node)
    for node, form in sorted(forms.items()):
        noun = bare(form).casefold()
        if node in long or is_acronym(form) or noun not in heads or noun not in nouns:
            continue
        here = [other for other in heads[noun] if where[node] & where[other]]
        level = by_body(forms, here or heads[noun])
        first = most_named(level, where)
        if len(level) == 1:
            yield Join(ANAPHOR, node, first[0], ONLY_ONE, f"“{form}” stands for the only body with that noun: “{forms[first[0]]}”")
        elif first and not here:
            words = f"“{form}” stands for the body with that noun that most reports name: “{forms[first[0]]}”"
            yield Join(ANAPHOR, node, first[0], MOST_NAMED, words)


def by_body(forms: Forms, nodes: Iterable[Node]) -> list[list[Node]]:
    """Names by the body that they are of, with or without its seat."""
    found = defaultdict[str, list[Node]](list)
    for node in nodes:
        seat = SEAT.match(forms[node])
        found[" ".join(body_words(seat["body"] if seat else forms[node]))].append(node)
    return list(found.values())


def most_named(bodies: Sequence[list[Node]], where: Where) -> list[Node]:
    """The names of the body that `FAR_MORE` times as many reports name as any other; none where no body stands out."""
    ranked = sorted(bodies, key=lambda nodes: -reports(nodes, where))
    clear = len(ranked) == 1 or reports(ranked[0], where) >= FAR_MORE * reports(ranked[1], where)
    return ranked[0] if clear else []


def reports(nodes: Iterable[Node], where: Where) -> int:
    """How many documents have any of some names."""
    return len(frozenset[str]().union(*(where[node] for node in nodes)))


def place_joins(forms: Forms) -> Iterator[Join]:
    """Places that the gazetteer does not know: spellings of one name."""
    keys = {node: (" ".join(spelling(word).consonants for word in name_words(form)),) for node, form in forms.items()}
    for one, two in blocked(keys):
        first, second = name_words(forms[one]), name_words(forms[two])
        if first and len(first) == len(second) and all(same_word(a, b) for a, b in zip(first, second, strict=True)):
            yield Join(SPELLS, one, two, "place spelling", f"“{forms[one]}” and “{forms[two]}” are spellings of one name")
