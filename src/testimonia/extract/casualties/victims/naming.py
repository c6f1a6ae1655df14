"""Names of victims: the victims' phrase itself, a name in apposition to it, and "police identified the victim as" later on."""

import re
from dataclasses import replace
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.people import noun_for
from testimonia.extract.casualties.rows.phrases import Phrase, Row
from testimonia.extract.casualties.rows.scene import Scene
from testimonia.extract.grammar.counts import wordset
from testimonia.extract.grammar.words import Word
from testimonia.extract.language import Sentence
from testimonia.extract.page import Draft, Page, Passage
from testimonia.records import Casualty, Evidence, NamedVictim

WORD = r"(?:(?:al|el|an|ar|as|ash|at|az|ad)[-‐])?[^\W\d_a-z][\w'’-]*"
NAME = rf"{WORD}(?:\s+(?:{WORD}\.?|al|bin|bint|ibn|de|da|van|von|der|el))*\s+{WORD}"
PERSON = re.compile(NAME)
"""A name of two words or more."""

NAME_WITH_AGE = re.compile(rf"(?P<name>{NAME})(?:,|\s+(?:was|is))\s+\d{{1,2}}(?=[,.])")
"""A name that an age shows to be a person's, where no model has read the sentence."""

AGE = r"(?:,?\s*\(?(?:aged?\s+)?(?:\d{1,3}|[a-z]+-[a-z]+)\)?(?=\s*[,.;)]|\s+and\b))?"
BETWEEN = re.compile(rf"{AGE}\s*(?:,\s*and\s+|,\s*|;\s*and\s+|;\s*|\s+and\s+)", re.IGNORECASE)
CLOSED = re.compile(rf"{AGE}\s*(?:[,.;:)]|—|–|$|\b(?:was|were|is|are|has|have|had|who|died)\b)", re.IGNORECASE)
BEFORE_DESCRIPTION = re.compile(r"(?:,\s+(?:aged\s+)?\d{1,3}|\s+\(\d{1,3}\))?,\s+")
"""What stands between a name and the description of the person."""

DESCRIBED_AS = re.compile(r",\s+an?\s+[\w-]+(?:\s+[\w-]+){0,4}?,?\s+(?:named|called|identified\s+as)\s+", re.IGNORECASE)
"""Between "one of its members" and the name of that one."""

COMMA = re.compile(r"\s*(?:,|:|—|–)\s+")

TITLE = re.compile(r"(?P<word>[\w’'-]+)\.?\s+")
"""A word before a name."""

SMALL = re.compile(r"(?:[a-z][\w’'-]*\s+){1,4}(?=[^\W\d_a-z])")
"""Words in small letters before a name."""

OF_A_BODY = re.compile(r"\s+(?:(?:of|who)\s+[^,.;:()\d]{3,70}|(?:him|her|them)sel(?:f|ves))(?=,)", re.IGNORECASE)
"""What belongs to somebody before the comma ("the rector of the institute, Ana Lode,", "the guard who shot him, Ivo Dane,")."""

IS_SOMEBODY = re.compile(r"(?:W[HhJ](?:[PO][NXTL]|T)*)?(?P<verb>V)(?P<who>N)")
"""The letters behind somebody who is said to be somebody."""

PERSONAL = frozenset(("he", "she"))
OTHERS = frozenset(("source", "perpetrator"))
LATE = 60
"""Characters from the start of a sentence up to which "he" stands for somebody of the sentence before."""

EITHER = "person|child|teenager|suspect|driver|officer|soldier|victim"
DESCRIBED = {
    pronoun: re.compile(rf"\b(?:a|an|another|one) (?:[\w-]+ ){{0,2}}(?:{own}|{EITHER})\b", re.IGNORECASE)
    for pronoun, own in (("he", "man|boy|father|son|brother|husband"), ("she", "woman|girl|mother|daughter|sister|wife"))
}
"""Somebody else in a sentence for whom a pronoun may stand."""

APPOSED = "man|woman|boy|girl|child|teenager|student|driver|officer|soldier"
"""Somebody told of before, whose name may follow in commas ("the man, Ivo Lind,")."""

CLOSE = 400
"""Characters from a claim to "he was named as"."""

Span = tuple[int, int]


def names_of(scene: Scene, one: Proposal) -> tuple[NamedVictim, ...]:
    """Whom a proposal names: the person that the victims' phrase is, else those named in apposition to it."""
    victims = one.victims
    if victims and victims.kind == "R" and scene.row.low(victims.first) in PERSONAL:
        return stood_for(scene, scene.row.words[victims.first])
    if victims is not None and victims.kind == "D" and victims.inner >= 0 and victims.figure is None:
        return within(scene, victims)
    if victims is None or victims.kind != "N":
        return ()
    if victims.named and not victims.figure:
        words = scene.row.words
        first = victims.last - 1
        while first > victims.first and words[first - 1].capital and noun_for((words[first - 1].low,), scene.lexicon) is None:
            first -= 1
        while first < victims.last - 1 and is_title(words[first].low, scene.lexicon):
            first += 1
        return (named(scene.page, (words[first].start, words[victims.last - 1].end)),)
    return in_apposition(scene, victims) or described_before(scene, victims) or said_to_be(scene, victims)


def said_to_be(scene: Scene, victims: Phrase) -> tuple[NamedVictim, ...]:
    """The name beside what somebody is said to be: "the woman who died was a retired judge, Birthe Lode"."""
    row = scene.row
    place = next((at for at, one in enumerate(row.phrases) if one.first == victims.first), -1)
    found = IS_SOMEBODY.match(row.letters, place + 1) if place >= 0 else None
    if found is None or (victims.many and not victims.figure) or not {row.low(at) for at in verb_of(row, found)} & {"was", "is"}:
        return ()
    return in_apposition(scene, row.phrases[found.start("who")]._replace(figure=None))


def verb_of(row: Row, found: re.Match[str]) -> range:
    """The words of the verb that a pattern over the row found."""
    verb = row.phrases[found.start("verb")]
    return range(verb.first, verb.last)


def described_before(scene: Scene, victims: Phrase) -> tuple[NamedVictim, ...]:
    """The name before a description that a clause of harm follows: "Noor Hadid, 24, a pharmacist who disappeared on Friday"."""
    place = next((at for at, one in enumerate(scene.row.phrases) if one.first == victims.first), -1)
    single = victims.figure is None and victims.noun is not None and not victims.many and victims.opened
    if place < 0 or not single or scene.row.letters[place + 1 : place + 2] not in ("W", "h"):
        return ()
    start = scene.row.words[victims.first].start
    names = [one for one in scene.passage.names if one.kind == "person" and scene.sentence.start <= one.start and one.end < start]
    last = max(names, key=lambda one: one.end, default=None)
    beside = last is not None and BEFORE_DESCRIPTION.fullmatch(scene.page.text, last.end, start)
    return (named(scene.page, (last.start, last.end)),) if last and beside else ()


def within(scene: Scene, victims: Phrase) -> tuple[NamedVictim, ...]:
    """The one person named in "the body of Ana Lode"."""
    start, end = scene.row.words[victims.inner].start, scene.row.words[victims.last - 1].end
    spans = {(one.start, one.end) for one in scene.passage.names if one.kind == "person" and start <= one.start and one.end <= end}
    return (named(scene.page, spans.pop()),) if len(spans) == 1 else ()


def stood_for(scene: Scene, pronoun: Word) -> tuple[NamedVictim, ...]:
    """The person for whom "he" or "she" stands: the only one named in the sentence before, who speaks of nobody and harms nobody."""
    sentences = [one for one in scene.page.sentences if one.start < scene.sentence.start]
    if scene.sentence.start < pronoun.start - LATE or not sentences:
        return ()
    start, end = sentences[-1].start, sentences[-1].end
    passages = [one for one in scene.page.passages if one.block.start < end and start < one.block.end]
    names = {(one.start, one.end) for passage in passages for one in passage.names if one.kind == "person" and start <= one.start < end}
    if not sentences[-1].parsed:
        names = {match.span("name") for match in NAME_WITH_AGE.finditer(scene.page.text, start, end)}
    others = [one for passage in passages for one in passage.roles if one.kind in OTHERS and start <= one.start < end]
    if len(names) != 1 or DESCRIBED[pronoun.low].search(scene.page.text, start, end):
        return ()
    (name,) = names
    taken = any(one.start < name[1] and name[0] < one.end for one in others)
    return () if taken else (named(scene.page, name, inherited=True),)


def is_title(low: str, lexicon: Lexicon) -> bool:
    """Whether a word before a name is no part of it."""
    return any(low.rstrip(".") in wordset(lexicon, group) for group in ("titles of women", "titles of men"))


def named(page: Page, span: Span, inherited: bool = False) -> NamedVictim:
    """The victim whose name stands at a span; `inherited` where that is in another sentence than the claim."""
    return NamedVictim(evidence=Evidence.of(page.document, *span), inherited=inherited)


def in_apposition(scene: Scene, victims: Phrase) -> tuple[NamedVictim, ...]:
    """The names behind "a nurse," or "a boy named": as many as are counted, closed by a mark or the verb."""
    figure = victims.figure
    wanted = 1 if figure is None and not victims.many else figure.low if figure and figure.low == figure.high else None
    wanted = wanted or (2 if figure is None and scene.row.low(victims.head) in wordset(scene.lexicon, "nouns of two") else None)
    another = victims.partitive or (figure is not None and figure.high == 1)
    another = another or scene.row.low(victims.head) in wordset(scene.lexicon, "words for a further one")
    if not wanted or (victims.noun is None and not another):
        return ()
    end = scene.row.words[victims.last - 1].end
    governed = OF_A_BODY.match(scene.page.text, end)
    end = governed.end() if governed else end
    text = scene.page.text
    opened = called(scene.lexicon).match(text, end) or DESCRIBED_AS.match(text, end) or COMMA.match(text, end)
    first = opened.end() if opened else end
    starts = dict.fromkeys((first, behind_title(text, first, scene.lexicon), behind_noun(text, first, scene.lexicon))) if opened else ()
    found = next((names for start in starts if (names := names_from(scene.page, scene.passage, scene.sentence, start))), ())
    closed = found and CLOSED.match(scene.page.text, found[-1][1])
    return tuple(named(scene.page, span) for span in found) if closed and len(found) == wanted else ()


@cache
def called(lexicon: Lexicon) -> re.Pattern[str]:
    """What joins somebody described to the name: "named", "identified as"."""
    known = rf"{lexicon.group('words before a name').alternation}|(?:identified|named)\s+(?:by|in|on)\s+[^,.;:]{{2,30}}?\s+as"
    return re.compile(rf",?\s+(?:who\s+was\s+)?(?:{known})\s+", re.IGNORECASE)


def names_from(page: Page, passage: Passage, sentence: Sentence, start: int) -> tuple[Span, ...]:
    """The names of persons that stand one beside the other from an offset on, ages between them."""
    found: list[Span] = []
    at: int | None = start
    while at is not None and (span := person_at(page, passage, sentence, at)):
        found.append(span)
        further = BETWEEN.match(page.text, span[1], sentence.end)
        at = further.end() if further else None
    return tuple(found)


def person_at(page: Page, passage: Passage, sentence: Sentence, start: int) -> Span | None:
    """The name of a person at an offset, by the model; by its capitals where no model has read the sentence."""
    if sentence.parsed:
        return next(((one.start, one.end) for one in passage.names if one.kind == "person" and one.start == start), None)
    match = PERSON.match(page.text, start, sentence.end)
    return match.span() if match else None


def with_identified(page: Page, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, those whose victims a later sentence names ("police identified the dead man as") with the names."""
    found = list(drafts)
    for passage in page.passages if drafts else ():
        for sentence in passage.sentences:
            if not naming(lexicon).search(page.text, sentence.start, sentence.end):
                continue
            for match in identifying(lexicon).finditer(page.text, sentence.start, sentence.end):
                names = names_from(page, passage, sentence, match.end())
                names = names or names_from(page, passage, sentence, behind_title(page.text, match.end(), lexicon))
                at = whose(found, match, len(names), lexicon) if names else None
                if at is not None and isinstance(body := found[at].body, Casualty):
                    found[at] = replace(found[at], body=replace(body, victims=tuple(named(page, span, inherited=True) for span in names)))
    return found


@cache
def naming(lexicon: Lexicon) -> re.Pattern[str]:
    """What a sentence that names a victim has somewhere; quicker to look for than the whole of `identifying`."""
    people = "|".join((*lexicon.words("words for victims alone"), APPOSED))
    apposed = rf"\b(?:[Tt]he\s+(?:{people})|THE\s+(?:{people.upper()})),\s"
    return re.compile(rf"[Ii]dentif|IDENTIF|\b[Nn]am(?:ed|es|ing)\b|\bNAM(?:ED|ES|ING)\b|{apposed}")


@cache
def identifying(lexicon: Lexicon) -> re.Pattern[str]:
    """ "Identified the victim as", "the dead were named by police as", "the victim, Ana Lode,", "he was named locally as"."""
    verbs, people = lexicon.group("verbs of naming").alternation, lexicon.group("those who are named").alternation
    alone = lexicon.group("words for victims alone").alternation
    which = r"(?:\s+(?:who|whose|that|killed|found|injured|shot|stabbed|hit|struck)\b[^.;:“”\"]{{3,160}}?)?"
    who = rf"(?:the\s+)?(?:[\w-]+\s+){{{{0,2}}}}?(?P<{{}}>{people}|[a-z][a-z-]+)" + which
    been = r"(?:was|were|(?:has|have)\s+been|is|are)\s+(?:(?:later|since|locally|formally|officially|also|all)\s+)*"
    how = r"(?:locally\s+|officially\s+|formally\s+)?(?:(?:by|on|in)\s+[^,.;]{3,40}?\s+)?(?:only\s+)?as\s+"
    active = rf"(?:{verbs})\s+{who.format('object')}\s+as\s+"
    passive = rf"{who.format('subject')}\s+{been}(?:{verbs})\s+{how}"
    pronoun = rf"(?P<pronoun>he|she|they)\s+{been}(?:{verbs})\s+{how}"
    apposed = rf"the\s+(?:{alone}|(?P<apposed>{APPOSED})),\s+(?=[A-Z])"
    return re.compile(rf"\b(?:{pronoun}|{apposed}|{active}|{passive})", re.IGNORECASE)


def behind_title(text: str, start: int, lexicon: Lexicon) -> int:
    """The offset behind the titles and ranks before a name ("Sergeant Ivo Lode", "21-year-old Ana Lode")."""
    while found := TITLE.match(text, start):
        low = found["word"].lower()
        if noun_for((low,), lexicon) is None and not is_title(low, lexicon) and f"{low}." not in wordset(lexicon, "abbreviations"):
            break
        start = found.end()
    return start


def behind_noun(text: str, start: int, lexicon: Lexicon) -> int:
    """The offset behind a description in small letters that ends in a word for somebody ("retired nurse Joan Peel")."""
    found = SMALL.match(text, start)
    known = noun_for(tuple(found.group().lower().split()), lexicon) if found else None
    return found.end() if found and known and not known[1].many else start


def told_once(drafts: list[Draft]) -> list[Draft]:
    """The drafts without a second one of the same harm to the same person; one of several named together is a part of them."""
    seen: dict[tuple[str, int], Draft] = {}
    wholes = {id(draft.part_of) for draft in drafts}
    kept = []
    for draft in drafts:
        names = name_keys(draft)
        first = seen.get(names[0]) if len(names) == 1 else None
        if first and len(name_keys(first)) == 1 and id(draft) not in wholes:
            continue
        several = first is not None and len(name_keys(first)) > 1 and draft.part_of is None
        kept.append(replace(draft, part_of=first, part_kind="breakdown") if several else draft)
        seen |= {name: draft for name in names if name not in seen}
    return kept


def without_descriptions(drafts: list[Draft]) -> list[Draft]:
    """The drafts without a single person who is only the description of one named ("Mila Vasti, a teacher, was killed")."""
    named_ones = [(body.measure, one) for draft in drafts if isinstance(body := draft.body, Casualty) for one in body.victims]
    wholes = {id(draft.part_of) for draft in drafts}

    def is_description(draft: Draft) -> bool:
        body = draft.body
        if not isinstance(body, Casualty) or body.victims or body.count.high != 1 or id(draft) in wholes:
            return False
        said = [one.described for measure, one in named_ones if measure == body.measure and one.described]
        words = body.population.words or ""
        return any(draft.start <= one.start < draft.end and words and words in one.quote for one in said)

    return [draft for draft in drafts if not is_description(draft)]


def name_keys(draft: Draft) -> list[tuple[str, int]]:
    """What the victims named in the words of a draft are known by: the harm, and where each name stands."""
    body = draft.body
    return [(body.measure, one.evidence.start) for one in body.victims if not one.inherited] if isinstance(body, Casualty) else []


def whose(drafts: list[Draft], match: re.Match[str], number: int, lexicon: Lexicon) -> int | None:
    """The place of the last claim before that counts as many as are named; its words must agree with "the man", "the girl"."""
    said = match.groupdict()
    low = (said["object"] or said["subject"] or said["apposed"] or "").lower()
    anybody = not low or low in wordset(lexicon, "words for victims alone")
    for place in range(len(drafts) - 1, -1, -1):
        body = drafts[place].body
        if not isinstance(body, Casualty) or drafts[place].start >= match.end() or body.count.low != number or body.count.high != number:
            continue
        if said["pronoun"] and (match.start() - drafts[place].end > CLOSE or not agrees(said["pronoun"].lower(), body)):
            return None
        described = set((body.population.words or "").lower().replace("-", " ").split())
        if not body.victims and (anybody or low in described):
            return place
    return None


def agrees(pronoun: str, body: Casualty) -> bool:
    """Whether "he", "she" or "they" can stand for those of a claim."""
    if pronoun == "they":
        return (body.count.low or 0) > 1
    return body.count.high == 1 and body.population.sex in (None, "female" if pronoun == "she" else "male")
