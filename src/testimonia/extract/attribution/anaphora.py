"""Anaphora: whom “he”, “the group”, “the Observatory” or a surname stands for, among those named before."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from testimonia.extract.attribution.actors import Describer, Figure, FigureKind
from testimonia.extract.attribution.names import Names, names_of
from testimonia.extract.grammar.lines import Line

REACH = 1500
"""Characters back over which a pronoun finds its person: about a screen of news."""

NEAR = 450
"""The same for “it” and “they”, for which more can stand."""

JUST_BEFORE = 40
"""Characters: what is named so close before is spoken of next, whoever spoke last."""

PERSONS: tuple[FigureKind, ...] = ("person", "someone")


class Sorts(NamedTuple):
    """General words for bodies: all, those that fit any sort, those of the press; words in names that show a sort; given names."""

    general: frozenset[str]
    any: frozenset[str]
    press: frozenset[str]
    names: frozenset[str]
    given: frozenset[str]


@dataclass
class Cast:
    """Those who spoke or were named so far, in the order of the text. Grows while the text is heard (`meet`, `see`);
    afterwards it only answers (`resolve`), and always about what stands before.

    `appearances` holds each figure with the offset at which it was met, be it by a pronoun; `subjects` names whose nature is not known,
    where a sentence is about them. `issuer` says “we” outside the quotations, whose offsets are `quoted`. `sexes` holds what words of the
    codebook, and the pronouns met so far, say of a name.
    """

    text: str
    names: Names
    sorts: Sorts
    sexes: dict[str, str]
    appearances: list[tuple[int, Figure]] = field(default_factory=list)
    subjects: list[tuple[int, Figure]] = field(default_factory=list)
    issuer: Figure | None = None
    quoted: tuple[tuple[int, int], ...] = ()

    def meet(self, figure: Figure) -> Figure:
        """Take a figure in, as the one that it stands for."""
        stands_for = self.resolve(figure)
        sex = self.sexes.get(self.words(figure.name).lower()) if figure.kind == "pronoun" else None
        if sex and stands_for is not figure:
            self.sexes.setdefault(self.words(stands_for.name), sex)
        if figure.kind == "pronoun" and self.words(figure.name).lower() == "it" and stands_for.kind == "person":
            self.sexes[self.words(stands_for.name)] = "thing"
        self.appearances.append((figure.name[0], stands_for))
        return stands_for

    def see(self, figure: Figure | None) -> None:
        """Take in somebody whom a sentence is about, where it is a person by name or a body: “he” or “it” may follow."""
        if figure and figure.named and (figure.kind == "body" or (figure.kind == "person" and (figure.role or figure.affiliation))):
            self.appearances.append((figure.name[0], self.resolve(figure)))
        elif figure and ((figure.named and self.unclear(figure)) or figure.kind == "crowd" or self.is_new_person(figure)):
            self.subjects.append((figure.name[0], figure))

    def is_new_person(self, figure: Figure) -> bool:
        """Whether somebody comes in by a description (“a fisherman”), by which he may be called again."""
        return figure.kind == "someone" and figure.known and not figure.definite

    def owner(self, figure: Figure) -> Figure | None:
        """Whose somebody is who is called “its minister”, “their spokesman”; None for anybody else."""
        if figure.role[:1] == ("its",):
            return self.thing(figure.name[0])
        return next(self.recent(figure.name[0], ("crowd", "body"), NEAR), None) if figure.role[:1] == ("their",) else None

    def resolve(self, figure: Figure) -> Figure:
        """Whom a figure stands for; itself where nobody before fits."""
        if figure.kind == "pronoun":
            return self.pronoun(figure) or figure
        if figure.definite and figure.kind in ("body", "someone", "paper", "crowd"):
            return self.definite(figure) or figure
        if figure.kind == "person" and len(self.words(figure.name).split()) == 1:
            return self.surname(figure) or figure
        return figure

    def words(self, place: tuple[int, int]) -> str:
        return self.text[slice(*place)]

    def recent(self, before: int, kinds: tuple[FigureKind, ...], reach: int = REACH) -> Iterator[Figure]:
        """Figures of some kinds met within reach, the latest first."""
        near = [(at, one) for at, one in self.appearances if one.kind in kinds and before - reach < at < before]
        return (one for _, one in sorted(near, key=lambda pair: -pair[0]))

    def pronoun(self, figure: Figure) -> Figure | None:
        """“He” is the last person who spoke, “it” the last body, “they” the last people; “its” stands for “it”, by its role."""
        low = figure.role[0] if figure.role else self.words(figure.name).lower()
        if sex := self.sexes.get(low):
            return self.person(figure.name[0], sex)
        if low == "it":
            return self.thing(figure.name[0])
        if low in ("we", "i"):
            return None if self.is_quoted(figure.name[0]) else self.issuer
        if low.startswith(("one", "another")) or low.endswith("of them"):
            return self.several(figure.name[0], ("crowd",))
        return self.several(figure.name[0], ("crowd", "body"))

    def is_quoted(self, offset: int) -> bool:
        """Whether a character stands in a quotation."""
        return any(start <= offset < end for start, end in self.quoted)

    def several(self, before: int, kinds: tuple[FigureKind, ...]) -> Figure | None:
        """“They” and “one of them” are the people whom the sentence or the one before it was about."""
        met = sorted((*self.appearances, *self.subjects), key=lambda one: -one[0])
        return next((one for at, one in met if before - NEAR < at < before and one.kind in kinds), None)

    def thing(self, before: int) -> Figure | None:
        """“It” is the last body, or the last name of which nothing has shown that it is a person’s."""
        met = (*self.appearances, *self.subjects)
        within = sorted(((at, one) for at, one in met if before - NEAR < at < before), key=lambda one: -one[0])
        return next((one for at, one in within if self.is_thing(one, self.text[at:before])), None)

    def is_thing(self, figure: Figure, between: str) -> bool:
        """Whether “it” may mean somebody: a body, a paper of an earlier sentence, a name of unknown sort, an operator."""
        paper = figure.kind == "paper" and any(end in between for end in (". ", ".\n"))
        return figure.kind == "body" or paper or self.unclear(figure) or self.runs_something(figure)

    def runs_something(self, figure: Figure) -> bool:
        """Whether somebody unnamed may as well be a company: “its operator”."""
        return figure.kind == "someone" and bool({"operator", "owner", "employer", "organiser"} & set(figure.role[-1:]))

    def unclear(self, figure: Figure) -> bool:
        """Whether a name is taken for a person’s only because no list knows it: no role, no rank, no “he” has met it."""
        bare = figure.kind == "person" and not figure.role and figure.affiliation is None
        shouted = self.words(figure.name).isupper()
        return bare and not shouted and self.sex_of(figure) in (None, "thing") and self.surname(figure) is None

    def person(self, before: int, sex: str) -> Figure | None:
        """The last person who spoke and whom the text has not shown to be of the other sex, by a role or an earlier pronoun."""
        spoke = next((one for one in self.recent(before, PERSONS) if self.sex_of(one) in (None, sex)), None)
        return spoke or next((one for one in self.about(before) if self.sex_of(one) in (None, sex)), None)

    def about(self, before: int) -> Iterator[Figure]:
        """Full names, or new persons by what they are, that the sentences just before were about, the latest first."""
        near = (one for at, one in reversed(self.subjects) if before - NEAR < at < before and one.kind in PERSONS)
        return (one for one in near if len(self.words(one.name).split()) > 1)

    def sex_of(self, figure: Figure) -> str | None:
        """What a role (“spokeswoman”) or a pronoun has shown."""
        shown = next((self.sexes[word] for word in figure.role if word in self.sexes), None)
        return shown or self.sexes.get(self.words(figure.name))

    def definite(self, figure: Figure) -> Figure | None:
        """“The Observatory” is the name with that word; “the group” the last named body; “the official” the last with that role."""
        head, before = figure.role[-1] if figure.role else "", figure.name[0]
        if figure.kind == "body":
            return self.by_word(figure, before) or (self.general(figure) if self.is_generic(figure) else None)
        if figure.kind == "paper":
            return None
        met = self.met(before, PERSONS)
        if self.text[max(0, before - 5) : before].lower() == "same " and head == "source":
            return next((one for one in met), None)
        return next((one for one in met if head in one.role or (head == "official" and one.role)), None)

    def met(self, before: int, kinds: tuple[FigureKind, ...]) -> list[Figure]:
        """Figures of some kinds that spoke or that sentences were about, within reach, the latest first."""
        near = [(at, one) for at, one in (*self.appearances, *self.subjects) if before - REACH < at < before and one.kind in kinds]
        return [one for _, one in sorted(near, key=lambda pair: -pair[0])]

    def is_generic(self, figure: Figure) -> bool:
        """Whether a description names nothing: “the group”, “the monitoring group”, not “the Coast Monitor”."""
        words = self.words(figure.name)
        small = words == words.lower() and len(figure.role) <= 2
        return bool(figure.role) and figure.role[-1] in self.sorts.general and (small or (words.isupper() and len(figure.role) == 1))

    def by_word(self, figure: Figure, before: int) -> Figure | None:
        """An earlier and longer name that holds every word of this one: “the Observatory” in “Tarsa Observatory for Peace”."""
        wanted = [word for word in self.words(figure.name).lower().split() if word != "the"]
        for name, words in reversed(self.names.worded):
            if name[1] < before and len(words) > len(wanted) and all(word in words for word in wanted):
                return replace(figure, name=name, named=True, definite=False)
        return None

    def general(self, figure: Figure) -> Figure | None:
        """Whom “the group” stands for: the last body that spoke, or a later one named just before; else a name that may be a body's."""
        spoke, named = self.by_kind(figure), self.named_last(figure)
        if spoke and named and spoke.name[1] < named.name[0] and figure.name[0] - named.name[1] < JUST_BEFORE:
            return named
        return spoke or named or self.like_a_body(figure)

    def like_a_body(self, figure: Figure) -> Figure | None:
        """A name of which nothing shows what it is: with an article or in the plural (“the Quiet Hands”), else without a given name."""
        before = figure.name[0]
        near = sorted(
            ((at, one) for at, one in (*self.appearances, *self.subjects) if before - NEAR < at < before), key=lambda pair: -pair[0]
        )
        names = [one for _, one in near if one.named and self.unclear(one)]
        shown = (one for one in names if self.text[: one.name[0]].lower().endswith("the ") or self.words(one.name).endswith("s"))
        strange = (one for one in names if " " in self.words(one.name) and not self.sorts.given & set(self.words(one.name).split()))
        return next(iter((*shown, *strange)), None)

    def suits(self, figure: Figure, place: tuple[int, int]) -> bool:
        """Whether a body can be called by a general word: a paper is no council; “the group” can be any."""
        shown = {word for word in self.words(place).lower().split() if word in self.sorts.names}
        press = figure.role[-1] in self.sorts.press and shown <= self.sorts.press
        return figure.role[-1] in self.sorts.any or not shown or press

    def by_kind(self, figure: Figure) -> Figure | None:
        """The last body with a proper name that spoke, be it through its head."""
        for one in self.recent(figure.name[0], ("body", "person")):
            place = one.affiliation if one.kind == "person" else one.name
            if place and any(word[:1].isupper() for word in self.words(place).split()) and self.suits(figure, place):
                return Figure(place, "body", named=True, role=tuple(self.words(place).lower().split()))
        return None

    def named_last(self, figure: Figure) -> Figure | None:
        """The last body that was named at all, where none has spoken or was the subject."""
        before = figure.name[0]
        return next((one for one in self.names.bodies(before - NEAR, before) if self.suits(figure, one.name)), None)

    def surname(self, figure: Figure) -> Figure | None:
        """The full name of somebody whom the text now calls by one part of it."""
        wanted, before = self.words(figure.name), figure.name[0]
        for one in chain((one for _, one in reversed(self.appearances)), self.names.called(wanted, before)):
            if one.kind == "person" and one.name[1] <= before and wanted in self.words(one.name).split()[1:]:
                return one
        return None


def cast_of(text: str, lines: tuple[Line, ...], describer: Describer) -> Cast:
    """An empty stage with the names that the text holds."""
    sorts = Sorts(describer.generic, describer.any_sort, describer.press, describer.body_words, describer.given)
    return Cast(text, names_of(text, lines, describer), sorts, dict(describer.sexes))
