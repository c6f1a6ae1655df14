"""Place names in a page, and places that it gives without a name ("the coast", "nearby villages").

No parser is at hand: a gazetteer says which capital words may name a place, and the words around them whether they do here. A
name of a well-known place needs little more; a village that shares its name with half the telephone book needs a preposition,
a "village of", or a comma and its province. The rules lean to finding: what uses a place asks again for the words before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.grammar.capitals import Line, Word, close, line_of, small_words
from testimonia.extract.grammar.truecasing import plain_text
from testimonia.extract.page import Page, PlaceNames
from testimonia.extract.settings.vague_places import vague_spans
from testimonia.records import Evidence, Mention

HEADS_REACH = 40
"""Characters before a name in which a noun for what it names may stand."""

LONGEST = 6
"""Words in the longest name looked for."""

KNOWN, WELL_KNOWN = 0.25, 0.5
"""How well known names that a hyphen joins must be to be places: each, and one of them."""

JOINED_NAME = re.compile(r"(?<![^\W\d_])[A-ZÀ-Þ][^\W\d_]+(?![^\W\d_])")


@dataclass(frozen=True)
class Words:
    """The codebook's groups as sets of small words."""

    before: frozenset[str]
    weak: frozenset[str]
    directions: frozenset[str]
    heads_of: re.Pattern[str]
    head_ends: tuple[str, ...]
    after: frozenset[str]
    features: frozenset[str]
    openers: frozenset[str]
    states: frozenset[str]
    bodies: frozenset[str]
    papers: frozenset[str]
    titles: frozenset[str]
    no_place: frozenset[str]
    surnames: frozenset[str]
    divisions: frozenset[str]
    things: frozenset[str]
    given: frozenset[str]
    speech: frozenset[str]
    inner: frozenset[str]

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Capital words that are no part of a name."""
        return self.directions | self.no_place | self.bodies

    @cached_property
    def behind(self) -> frozenset[str]:
        """Capital words that may follow a whole name."""
        return self.bodies | self.after | self.features | self.papers | self.no_place

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Nouns that stand in capitals in a line that does."""
        return self.after | self.bodies | self.features


@cache
def words_of(lexicon: Lexicon) -> Words:
    """The groups that these rules use."""

    def small(name: str) -> frozenset[str]:
        return frozenset(word.lower().rstrip(".") for word in lexicon.words(name))

    return Words(
        before=small("prepositions of place"), weak=small("weak prepositions of place"), directions=small("directions"),
        heads_of=re.compile(rf"(?:{lexicon.group('heads before a place').alternation})\s+(?:the\s+)?$", re.IGNORECASE),
        head_ends=tuple({head.lower().split()[-1].rpartition("'")[2] for head in lexicon.words("heads before a place")}),
        after=small("heads after a place"), features=small("feature nouns"), openers=small("feature openers"),
        states=small("states after a place"), bodies=small("organisation nouns"), papers=small("papers and clubs"),
        titles=small("titles before a person"), no_place=small("no place"), surnames=small("surnames"),
        divisions=small("plural heads after places"), things=small("things named after places"), given=small("given names"),
        speech=small("verbs after a person"), inner=small("small words inside a place name"),
    )  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """What one page's rules share: gazetteer, codebook, and what the page itself says about its capital words."""

    places: PlaceNames
    words: Words
    surnames: frozenset[str]
    common: frozenset[str]
    """Words that the page also writes small."""


@lru_cache(maxsize=2)
def toponyms(page: Page, lexicon: Lexicon, places: PlaceNames) -> tuple[Mention, ...]:
    """Place names and places without a name, in the order of the text; they do not overlap.

    Demonyms are no places. A place inside the name of a body is ("Lode Police"); the name of a paper or a club is not. The last pages are
    kept: casualties and deeds ask for the places of the same page.
    """
    text = plain_text(page, lexicon, places)
    lines = tuple(line_of(text, sentence.start, sentence.end) for sentence in page.sentences)
    words = words_of(lexicon)
    scene = Scene(places, words, frozenset(surnames(lines, words)), frozenset(small_words(lines)))
    named = [span for line in lines for span in (*named_spans(line, scene), *listed_spans(line, list_pattern(lexicon), words.divisions))]
    spans = joined(named, vague_spans(page, lexicon))
    return tuple(Mention(evidence=Evidence.of(page.document, start, end), kind="place") for start, end in spans)


def joined(named: list[tuple[int, int]], vague: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Named spans and those vague ones that touch no name; a vague one that holds names swallows them."""
    swallowed = {one for one in named if any(start <= one[0] and one[1] <= end for start, end in vague)}
    kept = list[tuple[int, int]]()
    for one in sorted(set(named) - swallowed, key=lambda span: (span[0], -span[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    free = [span for span in vague if not any(span[0] < end and start < span[1] for start, end in kept)]
    return sorted({*kept, *free})


def surnames(lines: tuple[Line, ...], words: Words) -> Iterator[str]:
    """Words that the page has as surnames: after a given name or a title, and not inside the name of a body."""
    for line in lines:
        for one, two in zip(line.words, line.words[1:], strict=False):
            if one.small in words.given and two.capital and close(line, one, two) and not line.shouting:
                yield two.small


def named_spans(line: Line, scene: Scene) -> Iterator[tuple[int, int]]:
    """Place names of one sentence, from left to right, the longest at each word."""
    last = -1
    for index, word in enumerate(line.words):
        if index <= last:
            continue
        if word.capital and (stop := name_at(line, index, last, scene)) is not None:
            yield word.start, line.words[stop].end
            last = stop
        elif not word.text.isalpha():
            yield from joined_names(line, index, scene)


LISTED_NAME = re.compile(r"[A-ZÀ-Þ][\w’'.-]+(?:\s[A-ZÀ-Þ][\w’'.-]+)?")


@cache
def list_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Names joined by commas and "and", then a plural that makes divisions of them."""
    name = LISTED_NAME.pattern
    heads = lexicon.group("plural heads after places").alternation
    return re.compile(rf"((?:{name},\s+)*{name},?\s+and\s+{name})\s+(?i:{heads})\b")


def listed_spans(line: Line, pattern: re.Pattern[str], divisions: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Names in a list that one noun makes divisions of ("Lode, Tarsa and Amara counties"), whatever the gazetteer knows."""
    if divisions.isdisjoint(word.small for word in line.words):
        return
    for match in pattern.finditer(line.text, line.words[0].start, line.words[-1].end):
        for name in LISTED_NAME.finditer(line.text, *match.span(1)):
            yield name.span()


def name_at(line: Line, index: int, last: int, scene: Scene) -> int | None:
    """The index of the last word of the place name that begins at a capital word; None when none does. `last` ends the one before."""
    if line.words[index].small == "the":
        return None
    for stop in range(reach(line, index, scene.words.inner), index - 1, -1):
        if not line.words[stop].capital or (stop > index and is_council(line, stop, scene)):
            continue
        start, end = line.words[index].start, line.words[stop].end
        weight = scene.places.prominence(line.text[start:end])
        if weight > 0 and accepted(line, index, stop, last, weight, scene):
            return stop
        if weight == 0 and stop > index and is_feature(line, index, stop, scene):
            return stop
    return None


def joined_names(line: Line, index: int, scene: Scene) -> Iterator[tuple[int, int]]:
    """The places that a hyphen joins ("the Lebanon-Syria treaty"), none of them in the name of a person."""
    word = line.words[index]
    if not ("-" in word.text or "–" in word.text) or line.shouting:
        return
    if index and close(line, line.words[index - 1], word) and is_person_word(line.words[index - 1], scene.words):
        return
    parts = list(JOINED_NAME.finditer(line.text, word.start, word.end))
    known = [scene.places.prominence(part[0]) for part in parts]
    if len(parts) > 1 and min(known) >= KNOWN and max(known) >= WELL_KNOWN and not any(is_other(part[0].lower(), scene) for part in parts):
        yield from (part.span() for part in parts)


def is_other(small: str, scene: Scene) -> bool:
    """Whether a word is also a common word or a name of people."""
    return small in scene.words.no_place or small in scene.words.given or small in scene.words.surnames or small in scene.common


def is_council(line: Line, stop: int, scene: Scene) -> bool:
    """Whether "City" belongs to the body after it ("Lode City Council") and not to the name before it."""
    if line.words[stop].small != "city" or stop + 1 == len(line.words):
        return False
    following = line.words[stop + 1]
    return following.capital and following.small in scene.words.bodies


def reach(line: Line, index: int, inner: frozenset[str]) -> int:
    """The last word that one name beginning here can include."""
    stop = index
    while stop + 1 < len(line.words) and stop - index < LONGEST - 1:
        one, two = line.words[stop], line.words[stop + 1]
        if one.owner or not close(line, one, two) or not (two.capital or two.small in inner):
            break
        stop += 1
    return stop


def is_feature(line: Line, index: int, stop: int, scene: Scene) -> bool:
    """Capital words that end in a feature noun ("Lode Creek") or open with one ("Lake Lode"), though the gazetteer lacks them.

    The words between must be names themselves: none that the page writes small, no title, no given name before a lake.
    """
    words = scene.words
    ends, opens = line.words[stop].small in words.features, line.words[index].small in words.openers
    if not (ends or opens) or line.shouting or stop - index > 2:
        return False
    inner = line.words[index : stop + 1]
    names = inner[:-1] if ends else inner[1:]
    if any(not word.capital for word in inner) or any(
        word.small in words.no_place | words.titles and word.small not in words.given for word in names
    ):
        return False
    follower = line.words[stop + 1] if stop + 1 < len(line.words) else None
    inside_body = follower is not None and follower.capital and close(line, inner[-1], follower) and not inner[-1].owner
    return not (inner[0].first and inner[0].small in scene.common) and (not inside_body or ends) and not (opens and len(inner) > 2)


@dataclass(frozen=True)
class Cues:
    """What stands around a candidate."""

    strong: bool
    """A preposition or a head that calls for a place."""
    weak: bool
    """A preposition that also stands before people."""
    held: bool
    """A comma and the place that it lies in, or a place before it in a list."""
    head: bool
    """A noun after it that says what kind of place it is."""
    person: bool
    """A title, a given name or an initial before it, or the page's own surname."""
    before: bool
    """A capital word right before it, which may be the rest of a name."""
    after: bool
    """A capital word right after it that belongs to no body."""
    paper: bool
    thing: bool
    body: bool
    speaks: bool


def accepted(line: Line, index: int, stop: int, last: int, weight: float, scene: Scene) -> bool:
    """Whether a name that the gazetteer knows is a place here."""
    cues = cues_of(line, index, stop, last, scene)
    single, word, words = index == stop, line.words[index], scene.words
    if cues.paper or cues.thing or (single and len(word.text) < 2):
        return False
    if single and word.small in words.states and weight < 1 and not cues.held:
        return word.text.isupper() and len(word.text) > 2 and not line.shouting
    if cues.person and not cues.held:
        return cues.head and weight > 0.3 and not single
    return weight >= max(threshold(cues, single=single, line=line, word=word), doubt(cues, line, word, scene) if single else 0.0)


def threshold(cues: Cues, *, single: bool, line: Line, word: Word) -> float:
    """How well known a place must be to be meant, given what stands around its name."""
    if cues.held:
        return 0.05
    if cues.strong or cues.head:
        needed = 0.08
    elif cues.weak:
        needed = 0.25 if single else 0.15
    else:
        needed = 0.35 if single else 0.25
    if word.first and single and not (cues.head or cues.body or word.owner):
        needed = max(needed, 0.4)
    if cues.speaks:
        needed = max(needed, 0.6)
    if cues.before or cues.after:
        needed = max(needed, 0.45 if cues.strong else 0.6 if cues.after and not cues.before else 0.85)
    if line.shouting:
        needed = max(needed, 0.35 if cues.strong or cues.head else 0.8)
    return needed


def doubt(cues: Cues, line: Line, word: Word, scene: Scene) -> float:
    """How well known a place must be whose single word is also something else: a common word, a name of people, an acronym."""
    if cues.held:
        return 0.05 if word.small not in scene.words.no_place else 0.5
    if word.small in scene.words.no_place or (line.shouting and word.small in scene.words.nouns):
        return 0.95
    if is_other(word.small, scene):
        return 0.3 if cues.head or cues.strong else 0.9
    return 0.7 if word.text.isupper() and len(word.text) <= 4 and not line.shouting else 0.0


def cues_of(line: Line, index: int, stop: int, last: int, scene: Scene) -> Cues:
    """Look at the words before and after a candidate."""
    words, found = scene.words, line.words
    one, end = found[index], found[stop]
    previous = found[index - 1] if index and close(line, found[index - 1], one) else None
    following = found[stop + 1] if stop + 1 < len(found) and not end.owner and close(line, end, found[stop + 1]) else None
    opener = preposition_before(line, index, words)
    head_before = has_head_before(line, one, words)
    small_after = following.small if following else ""
    capital_after = following is not None and following.capital and not line.shouting
    return Cues(
        strong=head_before or (opener in words.before and opener not in words.weak),
        weak=opener in words.weak or line.text[max(0, one.start - 2) : one.start] == ", ",
        held=held(line, index, stop, last, scene),
        head=head_before or small_after in words.after or small_after in words.features,
        person=(previous is not None and is_person_word(previous, words)) or (index == stop and one.small in scene.surnames),
        before=previous is not None and index - 1 != last and is_name_word(previous, line, words.ordinary),
        after=capital_after and small_after not in words.behind,
        paper=small_after in words.papers and capital_after,
        thing=small_after in words.things,
        body=small_after in words.bodies and capital_after,
        speaks=small_after in words.speech,
    )


def has_head_before(line: Line, one: Word, words: Words) -> bool:
    """Whether a noun that calls for a place stands before a candidate ("the village of"); its last word tells at the first look."""
    start = max(0, one.start - HEADS_REACH)
    before = line.text[start : one.start].lower().rstrip()
    ends = before.endswith(words.head_ends) or before.removesuffix("the").rstrip().endswith(words.head_ends)
    return ends and words.heads_of.search(line.text, start, one.start) is not None


def is_name_word(word: Word, line: Line, ordinary: frozenset[str]) -> bool:
    """A capital word inside a sentence that is no direction, no common noun and no body: the rest of a longer name."""
    return word.capital and not line.shouting and not word.first and word.small not in ordinary


def is_person_word(word: Word, words: Words) -> bool:
    """A title, a given name or an initial, written as one."""
    return word.capital and (word.small in words.titles or word.small in words.given or (len(word.small) == 1 and word.text.endswith(".")))


def preposition_before(line: Line, index: int, words: Words) -> str:
    """The preposition before a name, over directions, "the" and the like; empty when there is none."""
    for back in range(index - 1, max(-1, index - 4), -1):
        if not close(line, line.words[back], line.words[back + 1]):
            return ""
        small = line.words[back].small
        if small in words.before:
            return small
        if small not in words.directions and small != "the":
            return ""
    return ""


def held(line: Line, index: int, stop: int, last: int, scene: Scene) -> bool:
    """A list or a containing place: "Lode, Tarsa", "Lode and Tarsa" after a place, "Lode, Ga."."""
    if last == index - 1 and index and re.fullmatch(r",?\s+(?:and\s+)?|,?\s*", line.text[line.words[last].end : line.words[index].start]):
        return "," in line.text[line.words[last].end : line.words[index].start]
    if last == index - 2 and last >= 0 and line.words[index - 1].small in ("and", "or"):
        return True
    return holder_after(line, stop, scene) if stop + 1 < len(line.words) else False


def holder_after(line: Line, stop: int, scene: Scene) -> bool:
    """A comma, then the name of a well-known place or the abbreviation of a state."""
    end, following = line.words[stop], line.words[stop + 1]
    if not re.fullmatch(r"\s*,\s+", line.text[end.end : following.start]) or not following.capital:
        return False
    if following.small in scene.words.states and len(following.text) <= 6:
        return True
    reached = reach(line, stop + 1, scene.words.inner)
    return any(scene.places.prominence(line.text[following.start : line.words[here].end]) >= 0.7 for here in range(reached, stop, -1)) and (
        not (following.small in scene.words.given or following.small in scene.words.titles)
        or scene.places.prominence(following.text) >= 0.85
    )
