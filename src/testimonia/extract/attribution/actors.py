"""Who a phrase is: a person with a body to speak for, a body, people nobody names, a paper, a picture."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.attribution.speakers import SpeakerWords, speaker_words
from testimonia.extract.attribution.titles import is_cause, is_charity
from testimonia.extract.grammar.lines import COMMAS, Line, Span, starts_with

FigureKind = Literal["person", "body", "crowd", "paper", "picture", "someone", "pronoun"]
Place = tuple[int, int]


@dataclass(frozen=True)
class Figure:
    """Somebody in the text. `name` and `affiliation` are offsets; `role` the words in small letters by which a later
    “the official” finds him.

    `named` is false where the words only describe. `known` is false for a phrase in which no rule sees anybody who can speak.
    `definite` is true for “the group”, “this official”: it may stand for somebody named before.
    """

    name: Place
    kind: FigureKind
    named: bool
    affiliation: Place | None = None
    role: tuple[str, ...] = ()
    known: bool = True
    definite: bool = False


class Describer(SpeakerWords):
    """Reads phrases as figures by the lists of speech.yaml. `proper` holds, in small letters, what the text capitalises mid-sentence."""

    def __init__(self, lexicon: Lexicon, proper: frozenset[str]) -> None:
        """Takes the groups of speakers from the codebook, which are made once for a lexicon."""
        vars(self).update(vars(speaker_words(lexicon)))
        self.proper = proper
        self.seen: dict[tuple[int, Span], Figure] = {}

    def figures(self, line: Line, span: Span) -> tuple[Figure, ...]:
        """Everybody in a phrase; two where “and” joins two sources."""
        found = [self.figure(line, part) for part in self.conjuncts(line, span)]
        return tuple(dict.fromkeys(found))

    def conjuncts(self, line: Line, span: Span) -> tuple[Span, ...]:
        """A phrase cut at an “and” between two sources (“police and witnesses”), never inside a name."""
        for index in range(span.first + 1, span.last - 1):
            if line.low(index) == "and" and self.two_sources(line, Span(span.first, index), Span(index + 1, span.last)):
                return (Span(span.first, index), *self.conjuncts(line, Span(index + 1, span.last)))
        return (span,)

    def two_sources(self, line: Line, left: Span, right: Span) -> bool:
        """Whether “and” stands between two who can speak: not between two kinds of paper or picture, and not inside a name."""
        first, second = self.head(line, left), self.head(line, right)
        if self.are_joined(line, left, right):
            return True
        if " ".join(line.lows(left)) in self.states and " ".join(line.lows(right)) in self.states:
            return True
        things, named = self.pictures | self.papers, self.is_name(line, left.last - 1)
        if (first in things and second in things) or not (first in self.nouns or named):
            return False
        opens = line.kind(right.first) == "det" and line.kind(left.first) in ("det", "name")
        return opens or (second in self.nouns and not (named and self.is_name(line, right.first)))

    def are_joined(self, line: Line, left: Span, right: Span) -> bool:
        """Whether both sides of “and” are persons by name, one with a role or a body."""
        both = (self.single(line, left), self.single(line, right))
        return all(one.kind == "person" and one.named for one in both) and any(one.role or one.affiliation for one in both)

    def figure(self, line: Line, span: Span) -> Figure:
        """Who one phrase is; each is read once."""
        key = (line.start, span)
        if key not in self.seen:
            self.seen[key] = self.read(line, span)
        return self.seen[key]

    def read(self, line: Line, span: Span) -> Figure:
        """Who one phrase is, as read for the first time."""
        if line.low(span.first) in self.nobody:
            return Figure(line.offsets(span), "someone", named=False, known=False)
        if span.last - span.first == 1 and line.kind(span.first) == "pron":
            return Figure(line.offsets(span), "pronoun", named=False, known=line.low(span.first) not in ("you", "i", "us", "me"))
        parts = self.parts(line, span)
        paired = self.paired(line, parts) if len(parts) > 1 else None
        if found := paired or self.self_named(line, span, parts[0]):
            return found
        first = self.some(line, parts[0]) if self.is_some(line, parts[0]) else self.single(line, parts[0])
        return self.described(line, first, parts) if len(parts) > 1 else first

    def described(self, line: Line, first: Figure, parts: list[Span]) -> Figure:
        """A phrase with what its appositions add: who “one of them” or “his neighbour” is; that a name is a body's."""
        related = line.low(parts[0].first) in ("his", "her", "their", "my", "our") and not first.named
        others = [self.single(line, part) for part in parts[1:]]
        if first.kind == "pronoun" or related:
            return next((one for one in others if one.known and not (related and one.named)), first)
        if first.kind == "body" and first.role and line.words[parts[0].last - 1].text[0].islower():
            named = next((one for one in others if one.named and (one.kind == "body" or not one.role)), None)
            return replace(named, kind="body", role=first.role, affiliation=None) if named else first
        bodily = first.kind == "person" and not first.role and any(one.kind == "body" for one in others)
        return replace(first, kind="body") if bodily else first

    def parts(self, line: Line, span: Span) -> list[Span]:
        """A phrase cut at commas and brackets; ages, short forms in brackets and whole clauses of “who” are left out."""
        if COMMAS.isdisjoint(line.lows(span)):
            return [span]
        cuts = [span.first - 1, *(index for index in range(span.first, span.last) if line.low(index) in COMMAS), span.last]
        found, relative = list[Span](), False
        for part in (Span(a + 1, b) for a, b in pairwise(cuts) if b > a + 1):
            relative = line.kind(part.first) == "rel" or (relative and line.low(part.first - 1) in ("(", ")"))
            short = line.low(part.first - 1) == "(" and line.words[part.first].text.isupper() and part.last - part.first == 1
            if not relative and not short and line.kind(part.first) != "number" and self.worded(line, part):
                found.append(part)
        return found or [span]

    def self_named(self, line: Line, span: Span, part: Span) -> Figure | None:
        """Somebody described, with the name that he gives (“their commander, who uses the name Orlan”)."""
        if self.naming.keys().isdisjoint(line.all_lows[part.first + 1 : span.last]):
            return None
        for at in range(part.first + 1, span.last):
            size = starts_with(line, at, self.naming)
            last = at + size
            while size and last < span.last and self.is_name(line, last):
                last += 1
            if size and last > at + size and (role := self.office(line, part)) is not None:
                place, roles = line.offsets(Span(at + size, last)), line.lows(Span(part.first, role + 1))
                return Figure(place, "person", named=True, affiliation=self.body_of(line, part), role=roles)
        return None

    def is_some(self, line: Line, span: Span) -> bool:
        """Whether a phrase is one or some of those spoken of before: “one of them”, “another”."""
        lows = line.lows(span)
        return lows in (("one",), ("another",)) or (lows[-2:] == ("of", "them") and len(lows) <= 4)

    def some(self, line: Line, span: Span) -> Figure:
        """“One of them” stands for those spoken of before."""
        return Figure(line.offsets(span), "pronoun", named=False)

    def worded(self, line: Line, span: Span) -> bool:
        return any(word.text[0].isalnum() for word in line.words[span.first : span.last])

    def paired(self, line: Line, parts: list[Span]) -> Figure | None:
        """A name beside a role: “Rami Tal, head of the council” or “the council's head, Rami Tal”."""
        for index, part in enumerate(parts):
            others = [other for at, other in enumerate(parts) if at != index]
            role = next((other for other in others if self.office(line, other) is not None), None)
            if role and self.all_name(line, part):
                name = self.without_ranks(line, part)
                roles = tuple(low for other in others for low in line.lows(other))
                return Figure(line.offsets(name), "person", named=True, affiliation=self.body_of(line, role), role=roles)
        first, last = parts[0], parts[-1]
        trade = line.kind(first.first) == "det" and line.words[first.last - 1].text[0].islower() and not self.single(line, first).known
        if trade and last.last - last.first > 1 and self.all_name(line, last):
            return Figure(line.offsets(self.without_ranks(line, last)), "person", named=True, role=line.lows(first))
        return None

    def single(self, line: Line, span: Span) -> Figure:
        """A phrase without appositions."""
        bare = self.stripped(line, span)
        if named := self.self_named(line, bare, bare):
            return named
        definite = line.low(span.first) in ("the", "this", "that", "these", "those") or line.low(bare.first) == "same"
        office = self.office(line, bare)
        if office is not None and (found := self.with_office(line, bare, office)):
            owner = (line.low(span.first),) if line.low(span.first) in ("its", "their") else ()
            return replace(found, role=(*owner, *found.role), definite=definite and not found.named)
        plain = self.plain(line, bare)
        return plain if plain.definite == definite else replace(plain, definite=definite)

    def stripped(self, line: Line, span: Span) -> Span:
        """Without articles, “UK-based” and words that only say that nobody is named."""
        first = span.first
        while first < span.last - 1 and (
            line.kind(first) in ("det", "adv")
            or line.low(first).isdigit()
            or line.low(first) in self.numbers
            or line.low(first) in self.behind
            or line.low(first).endswith(("-based", "-run", "-linked", "-old", "-backed"))
        ):
            first += 1
        if line.low(first) == "of" and first > span.first and first < span.last - 1:
            return self.stripped(line, Span(first + 1, span.last))
        return Span(first, span.last)

    def office(self, line: Line, span: Span) -> int | None:
        """Where the noun of a role stands: the last one before a preposition or a name that follows it."""
        found = None
        for index in range(span.first, span.last):
            if line.kind(index) == "prep":
                break
            low = line.low(index)
            if (low in self.offices or low in self.persons) and not self.inside_body(line, span, index):
                found = index
        return found

    def inside_body(self, line: Line, span: Span, index: int) -> bool:
        """Whether a capital role word is part of a body's name: “General Directorate”, “Chief Prosecutor's Office”."""
        after = line.low(index + 1) if index + 1 < span.last else ""
        return (line.words[index].text[0].isupper() and after in self.body_words) or (after in self.bodies and after not in self.body_words)

    def with_office(self, line: Line, span: Span, office: int) -> Figure | None:
        """A role with or without a name behind it."""
        rest = Span(office + 1, span.last)
        roles = line.lows(Span(span.first, office + 1))
        if rest.first >= rest.last:
            return self.unnamed(line, span, office)
        if named := self.name_and_body(line, rest):
            return replace(named, role=roles)
        if self.all_name(line, rest):
            return Figure(
                line.offsets(self.without_ranks(line, rest)),
                "person",
                named=True,
                affiliation=self.body_of(line, Span(span.first, office + 1)),
                role=roles,
            )
        if line.kind(rest.first) == "prep":
            name = self.name_behind(line, rest)
            if name:
                return Figure(
                    line.offsets(name), "person", named=True, affiliation=self.body_of(line, Span(span.first, name.first)), role=roles
                )
            return self.unnamed(line, span, office)
        return None

    def name_and_body(self, line: Line, span: Span) -> Figure | None:
        """“Cliff Orme with the Tarsa Police”: a name, and the body behind “with”, “of”, “from” or “at”."""
        at = next((at for at in range(span.first + 1, span.last - 1) if line.low(at) in ("with", "of", "from", "at")), None)
        if at is None or not self.all_name(line, Span(span.first, at)) or at - span.first < 2:
            return None
        return Figure(
            line.offsets(self.without_ranks(line, Span(span.first, at))),
            "person",
            named=True,
            affiliation=self.body(line, Span(at + 1, span.last)),
        )

    def unnamed(self, line: Line, span: Span, office: int) -> Figure:
        """A role that nobody named fills; a spokesman still speaks for a body."""
        kind: FigureKind = "someone"
        return Figure(
            line.offsets(span), kind, named=False, affiliation=self.body_of(line, span), role=line.lows(Span(span.first, office + 1))
        )

    def name_behind(self, line: Line, rest: Span) -> Span | None:
        """The name after a role and its complement: “of the regional council Rami Tal”, “for Maria Ade”."""
        first = rest.last
        while first > rest.first + 1 and (self.is_name(line, first - 1) or line.low(first - 1) in self.particles):
            first -= 1
        length = rest.last - first
        lower_before = line.kind(first - 1) == "word" or line.low(first - 1) in self.body_words
        if length >= 2 and lower_before and not any(line.low(index) in self.body_words for index in range(first, rest.last)):
            return Span(first, rest.last)
        if (
            length >= 3
            and first == rest.first + 1
            and line.low(rest.first) == "for"
            and not any(line.low(at) in self.body_words for at in range(first, rest.last))
        ):
            return Span(rest.last - 2, rest.last)
        return None

    def body_of(self, line: Line, role: Span) -> Place | None:
        """The body for which a role speaks: its complement (“head of the council”) or the words before it (“council spokesman”)."""
        office = next(
            (at for at in range(role.first, role.last) if line.low(at) in self.offices and not self.inside_body(line, role, at)), None
        )
        if office is None:
            return None
        for index in range(office + 1, role.last - 1):
            if line.low(index) in ("of", "for", "at", "with") and (body := self.body(line, Span(index + 1, role.last))):
                return body
        return self.body(line, Span(role.first, office))

    def body(self, line: Line, span: Span) -> Place | None:
        """A span read as a body, without articles and a possessive ending; None where no word shows one."""
        if span.first >= span.last:
            return None
        bare = self.stripped(line, span)
        while bare.last - 1 > bare.first and line.low(bare.last - 1) in self.offices | self.ranks | self.behind | self.modifiers:
            bare = Span(bare.first, bare.last - 1)
        lows = [low.removesuffix("’s").removesuffix("'s") for low in line.lows(bare)]
        words = (word.text.removesuffix("’s").removesuffix("'s") for word in line.words[bare.first : bare.last])
        acronym = not line.capitals and any(word.isupper() and len(word) > 1 for word in words)
        if not acronym and not any(low in self.body_words or low in self.bodies for low in lows):
            return None
        start, end = line.offsets(bare)
        tail = line.words[bare.last - 1].low
        return start, end - 2 if tail.endswith(("’s", "'s")) else end

    def plain(self, line: Line, span: Span) -> Figure:
        """A phrase without a role in it, by its head."""
        place, head = line.offsets(span), self.head(line, span)
        upper = self.is_name(line, self.head_at(line, span))
        if named := self.name_and_body(line, span) or self.owned_name(line, span):
            return named
        if is_charity(line, span, self.bodies) or (head in self.crowds and is_cause(line, span)):
            return Figure(place, "body", named=True, role=(line.low(span.first),))
        if head in self.papers and not (upper and span.last - span.first > 1):
            return self.paper(line, span)
        if head in self.pictures or head in self.crowds:
            return Figure(place, "picture" if head in self.pictures else "crowd", named=False, role=(head,))
        if head in self.bodies or (upper and any(low in self.body_words for low in line.lows(span))):
            return Figure(place, "body", named=True, role=line.lows(span))
        return self.proper_name(line, span) if upper else Figure(place, "someone", named=False, role=(head,), known=False)

    def owned_name(self, line: Line, span: Span) -> Figure | None:
        """“The Monitor's Lina Varo”: a person by name, and the body whose she is."""
        at = next((at for at in range(span.first, span.last - 2) if line.low(at).endswith(("’s", "'s"))), None)
        if at is None or not self.all_name(line, Span(at + 1, span.last)):
            return None
        body = self.body(line, Span(span.first, at + 1))
        return Figure(line.offsets(Span(at + 1, span.last)), "person", named=True, affiliation=body) if body else None

    def proper_name(self, line: Line, span: Span) -> Figure:
        """A capitalised name that no list knows: a person when it looks like one, else a body."""
        bare = self.without_ranks(line, span)
        words = line.words[bare.first : bare.last]
        acronym = len(words) == 1 and words[0].text.isupper() and len(words[0].text) > 1 and not line.capitals
        low = " ".join(word.low for word in words)
        if low in self.states or low in self.world:
            return Figure(line.offsets(bare), "body", named=True, role=(low,))
        kind: FigureKind = "body" if acronym or any(line.kind(index) == "prep" for index in range(bare.first, bare.last)) else "person"
        return Figure(line.offsets(bare), kind, named=True, role=())

    def paper(self, line: Line, span: Span) -> Figure:
        """A paper, or the one whose paper it is: “a statement by the council”, “the ministry's figures”."""
        for index in range(span.first + 1, span.last):
            if index < span.last - 1 and line.low(index) in ("by", "from", "of") and self.speaks(line, Span(index + 1, span.last)):
                return self.figure(line, Span(index + 1, span.last))
            if line.low(index - 1).endswith(("’s", "'s")) and self.speaks(line, Span(span.first, index)):
                owner = self.figure(line, Span(span.first, index))
                return replace(owner, name=(owner.name[0], owner.name[1] - 2))
        return Figure(line.offsets(span), "paper", named=False, role=(self.head(line, span),))

    def speaks(self, line: Line, span: Span) -> bool:
        """Whether a phrase names or describes somebody who can speak."""
        low = self.head(line, self.stripped(line, span)).removesuffix("’s").removesuffix("'s")
        return (
            low in self.bodies
            or low in self.crowds
            or low in self.offices
            or low in self.persons
            or self.is_name(line, self.head_at(line, self.stripped(line, span)))
        )

    def head_at(self, line: Line, span: Span) -> int:
        """The last word before a preposition."""
        for index in range(span.first + 1, span.last):
            if line.kind(index) in ("prep", "mark", "rel", "participle") and not (line.kind(index) == "mark" and line.low(index) == "."):
                return index - 1
        return span.last - 1

    def head(self, line: Line, span: Span) -> str:
        """The head's small-letter form, with the word before it where the two are one noun (“rights groups”)."""
        at = self.head_at(line, span)
        two = f"{line.low(at - 1)} {line.low(at)}" if at > span.first else ""
        return (two if two in self.nouns else line.low(at)).removesuffix("’s").removesuffix("'s")

    def head_before(self, line: Line, index: int) -> str:
        """The noun right before a word, a year or time between left out."""
        while index > 0 and line.kind(index - 1) in ("time", "number", "adv"):
            index -= 1
        return line.low(index - 1)

    def is_name(self, line: Line, index: int) -> bool:
        """Whether a word is a proper name; the first of a sentence only if the text shows it elsewhere or nothing speaks against it."""
        kind = line.kind(index)
        if kind not in ("name", "word") or not line.words[index].text[0].isalpha():
            return False
        if kind == "name":
            return True
        word = line.words[index]
        if line.capitals:
            return word.low not in self.nouns
        first = word.text[0].isupper() and (index == 0 or line.kinds[index - 1] in ("mark", "quote"))
        return first and word.low not in self.nouns and (word.low in self.proper or not word.low.endswith(("s", "men")))

    def all_name(self, line: Line, span: Span) -> bool:
        """Whether every word belongs to a person's name: capitals, particles, initials, ranks before it; no word of a body's name."""
        indexes = range(span.first, span.last)
        fits = all(self.is_name(line, index) or line.low(index) in self.particles or line.low(index) == "." for index in indexes)
        lows = line.lows(self.without_ranks(line, span))
        return fits and not (set(lows) & self.body_words) and self.is_name(line, span.last - 1) and span.last - span.first <= 6

    def without_ranks(self, line: Line, span: Span) -> Span:
        """A name without the titles before it."""
        first = span.first
        while first < span.last - 1 and (line.low(first) in self.ranks or line.low(first) == "."):
            first += 1
        return Span(first, span.last)
