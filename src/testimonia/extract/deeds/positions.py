"""Statements: who took what position on whom, by verbs, by stance nouns, by what speech asks of others, and by words that deflect."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.attribution.actors import Figure
from testimonia.extract.attribution.acts import is_wished
from testimonia.extract.attribution.cues import BE, is_passive
from testimonia.extract.attribution.hearing import Hearing
from testimonia.extract.attribution.mentions import mention, states_of
from testimonia.extract.attribution.speech import Listener
from testimonia.extract.attribution.utterances import Utterance
from testimonia.extract.deeds.parties import parties
from testimonia.extract.deeds.targets import ABLE, targets
from testimonia.extract.grammar.inflection import forms, inflect, request_forms
from testimonia.extract.grammar.lines import Line, Span, phrase_index, starts_with
from testimonia.extract.grammar.phrases import phrase_after, phrase_before
from testimonia.extract.page import Draft
from testimonia.records import Statement

FIRST_PERSON = frozenset(("we", "i"))
STANCE_REACH = 8
"""Words behind a stance verb in which its noun stands."""


@dataclass(frozen=True)
class Position:
    """A position as its words show it, before its speaker is known."""

    line: Line
    verb: Span
    entry: dict[str, Any]
    reason: str


@cache
def position_verbs(lexicon: Lexicon) -> dict[tuple[str, ...], dict[str, Any]]:
    """Every form of every verb that takes a position, with its entry."""
    entries = lexicon.entries("positions").items()
    return {tuple(form.split()): entry for lemma, entry in entries for form in verb_forms(lemma, entry)}


@cache
def stance_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Every form of the verbs that go with a noun for a stance."""
    return frozenset(form for verb in lexicon.words("stance verbs") for form in inflect(verb))


class Positions:
    """Finds the statements of a page."""

    def __init__(self, hearing: Hearing, lexicon: Lexicon, listener: Listener) -> None:
        """Takes the page as heard, and the groups of deeds.yaml."""
        self.hearing, self.page, self.lexicon, self.listener = hearing, hearing.page, lexicon, listener
        self.states = states_of(lexicon)
        self.verbs, self.stance_verbs = position_verbs(lexicon), stance_verbs(lexicon)
        self.requests = request_forms(lexicon)
        self.stances = lexicon.entries("stances")
        self.owners = frozenset(lexicon.words("possessives"))
        self.needs = phrase_index(lexicon.words("needs"))
        self.selves = frozenset(lexicon.words("selves"))
        self.openers = frozenset(words[0] for words in self.verbs).union(self.stance_verbs, self.needs, BE)

    def found(self) -> list[Draft]:
        """All statements in the order of the text, each stretch of words once."""
        drafts = [draft for line in self.hearing.lines for draft in self.in_line(line)]
        return [draft for draft in drafts if not any(inside(draft, other) for other in drafts)]

    def in_line(self, line: Line) -> list[Draft]:
        """Statements of one sentence."""
        found: list[Draft] = []
        for index in (at for at, low in enumerate(line.all_lows) if low in self.openers):
            position = self.verbal(line, index) or self.stance(line, index)
            found += self.drafted(position) if position else self.asking(line, index)
        return [*found, *self.deflecting(line, found)]

    def verbal(self, line: Line, index: int) -> Position | None:
        """A position verb, with its particle right behind it."""
        for size in (2, 1):
            entry = self.verbs.get(line.lows(Span(index, index + size))) if index + size <= len(line.words) else None
            if (
                entry
                and line.words[index].tag != "NOUN"
                and (size == 2 or line.kind(index) in ("verb", "participle"))
                and self.in_use(line, index, index + size, entry)
            ):
                verb = Span(index, index + size)
                return Position(line, verb, entry, reason(line, verb))
        return None

    def in_use(self, line: Line, first: int, last: int, entry: dict[str, Any]) -> bool:
        """Whether a verb with conditions is a position here: “labelled … as”, “described … crimes”, “warned … consequences”."""
        if line.low(first - 1) == "to" or line.kind(first - 1) in ("det", "prep") or is_wished(line, first, self.requests):
            return False
        rest = f"{self.page.text[line.words[last - 1].end : line.end]} "
        if line.lows(Span(last, last + 3)) == ("not", "to", "be"):
            return False
        quoted, behind = line.kind(last) == "quote", line.low(last)
        conditions = {
            "as": " as " in rest,
            "grave": " as " in rest and bool(self.lexicon.pattern("grave words").search(rest)),
            "consequences": bool(self.lexicon.pattern("consequences").search(rest)),
            "infinitive": (" to " in rest or " for " in rest) and line.kind(last) != "mark",
            "told": quoted or behind in ("that", "to"),
            "clause": quoted or behind == "to" or line.kind(last) in ("det", "sub"),
        }
        return all(holds for name, holds in conditions.items() if entry.get(name))

    def stance(self, line: Line, index: int) -> Position | None:
        """“Expressed alarm”, “reaffirmed its commitment”, “is alarmed by”."""
        if self.is_alarmed(line, index):
            alarmed = {"plover": "ACCUSE", "mode": "disapprove"}
            return Position(line, Span(index, index + 1), alarmed, reason(line, Span(index, index + 3)))
        if line.low(index) in self.stance_verbs and line.kind(index) in ("verb", "participle", "word") and line.kind(index - 1) != "prep":
            for at in range(index + 1, min(index + 1 + STANCE_REACH, len(line.words))):
                if line.kind(at) in ("sub", "rel", "verb") or line.low(at) in (",", ";", "."):
                    return None
                if (entry := self.stances.get(line.low(at))) and (line.low(at) != "need" or line.low(at + 1) in ("for", "to")):
                    return Position(line, Span(index, at + 1), entry, f"“{line.low(index)} … {line.low(at)}” takes a position")
        return None

    def is_alarmed(self, line: Line, index: int) -> bool:
        """“Is alarmed by”, “was deeply concerned at”: a state of disapproval behind a form of “be”."""
        if line.low(index) not in BE:
            return False
        words = " ".join(line.lows(Span(index + 1, min(index + 4, len(line.words)))))
        match = self.lexicon.pattern("alarmed").match(words)
        return match is not None and words[match.end() :].split()[:1] in (["by"], ["at"], ["about"], ["over"])

    def drafted(self, position: Position) -> list[Draft]:
        """A position as a draft for each who takes it; none where nobody does."""
        line, verb = position.line, position.verb
        found = self.speaker(line, verb)
        if found is None:
            return []
        figure, subject = found
        first = subject.first if subject and subject.last <= verb.first and self.adjacent(line, subject, verb) else verb.first
        place = (line.words[first].start, self.clause_end(line, verb.last), line.words[verb.first].start)
        context = (line, verb, position.reason)
        if self.is_undergone(line, verb):
            shown = parties(line, verb.first)
            return [
                self.on_subject(self.statement(place, figure, position.entry, context), line, subject or (shown.target if shown else None))
            ]
        return [self.statement(place, one, position.entry, context) for one in (figure, *self.joined(line, figure, subject))]

    def is_undergone(self, line: Line, verb: Span) -> bool:
        """Whether a position is told in the passive (“was condemned by the council”)."""
        return is_passive(line, verb.first) or line.low(verb.last) == "by"

    def on_subject(self, draft: Draft, line: Line, subject: Span | None) -> Draft:
        """A statement in the passive: its subject is what the position is about, and on whom it is taken where it names somebody."""
        if subject is None or not isinstance(draft.body, Statement):
            return draft
        figures = (one for one in self.hearing.describer.figures(line, subject) if one.known and one.kind in ABLE)
        about = self.page.text[slice(*line.offsets(subject))]
        return replace(draft, body=replace(draft.body, targets=tuple(mention(self.page, one) for one in figures), about=about))

    def joined(self, line: Line, figure: Figure, subject: Span | None) -> list[Figure]:
        """Who else takes the position, by name: “Egypt and Peru”."""
        figures = self.hearing.describer.figures(line, subject)[1:] if subject else ()
        return [one for one in figures if one.known and one.named and one != figure]

    def statement(self, place: tuple[int, int, int], figure: Figure, entry: dict[str, Any], context: tuple[Line, Span, str]) -> Draft:
        """The draft of a statement. `place` is start, end and anchor."""
        line, verb, reason = context
        start, end, anchor = place
        body = Statement(
            plover=entry["plover"],
            mode=entry.get("mode"),
            speaker=mention(self.page, figure, (line.start, line.end)),
            on_behalf_of=self.states.spoken_for(self.page, figure) or self.owner(figure) or self.under_heading(figure, start),
            targets=tuple(mention(self.page, one) for one in targets(line, verb.last, entry, self.hearing.describer)),
            about=self.page.text[line.words[verb.last - 1].end : end].strip(' ,“”"') or None,
        )
        return Draft(start=start, end=end, anchor=anchor, body=body, reasons=(reason,))

    def speaker(self, line: Line, verb: Span) -> tuple[Figure, Span | None] | None:
        """Who takes a position: the subject of the verb, or of the sentence for a form in -ing or behind “and”."""
        first = verb.first
        if is_passive(line, first) or line.low(verb.last) == "by":
            return self.agent(line, verb)
        if line.low(verb.last) == "of" and line.kind(first - 1) != "aux" and line.low(first).endswith("ed"):
            return None
        subject = phrase_before(line, first)
        shares = line.low(first).endswith("ing") and (line.kind(first - 1) in ("mark", "quote", "sub", "adv", "and") or subject is None)
        if shares or line.kind(first - 1) == "and" or (line.kind(first - 1) == "adv" and line.kind(first - 2) == "and") or subject is None:
            return self.shared(line, first)
        return self.taken_by(line, verb, subject)

    def taken_by(self, line: Line, verb: Span, subject: Span) -> tuple[Figure, Span | None] | None:
        """Who the subject of a position verb is."""
        figure, first = self.hearing.describer.figures(line, subject)[0], verb.first
        if entry_asks_person(line, verb, subject) or is_expletive(line, subject):
            return None
        if re.split(r"['’]", line.low(subject.first))[0] in FIRST_PERSON:
            return self.first_person(line, subject)
        if not figure.known:
            own = self.speech_at(line.words[first].start) if line.low(subject.first) in self.owners else None
            shared = self.shared(line, first) if line.low(first).endswith("ing") else None
            return ((own.speakers[0], subject) if own else shared) or self.headed(figure, subject, line)
        return self.hearing.cast.resolve(figure), subject

    def first_person(self, line: Line, subject: Span) -> tuple[Figure, Span | None] | None:
        """“We” is the one who is quoted, outside quotations the issuer of the document."""
        own = self.speech_at(line.words[subject.first].start)
        if own:
            return own.speakers[0], subject
        cast = self.hearing.cast
        issuer = None if cast.is_quoted(line.words[subject.first].start) else cast.issuer
        return (issuer, subject) if issuer else None

    def headed(self, figure: Figure, subject: Span, line: Line) -> tuple[Figure, Span | None] | None:
        """A description under a subheading that names a state, which it may stand for (“the long-time ally”)."""
        definite = line.kind(subject.first) == "det" and line.low(subject.first) == "the"
        return (figure, subject) if definite and self.under_heading(figure, line.start) else None

    def shared(self, line: Line, first: int) -> tuple[Figure, Span | None] | None:
        """The speaker of the clause before in the sentence, else the sentence's subject."""
        offset = line.words[first].start
        before = [one for one in self.hearing.utterances if line.start <= one.cue[0] < offset and one.source[1] <= offset and one.speakers]
        if before:
            return before[-1].speakers[0], None
        subject = self.listener.ear.main_subject(line, first)
        if subject is None or is_expletive(line, subject):
            return None
        figure = self.hearing.describer.figures(line, subject)[0]
        return (self.hearing.cast.resolve(figure), subject) if figure.known else None

    def agent(self, line: Line, verb: Span) -> tuple[Figure, Span | None] | None:
        """“Was condemned by the council”."""
        if line.low(verb.last) != "by":
            return None
        span = phrase_after(line, verb.last + 1)
        figure = self.hearing.describer.figure(line, span) if span else None
        return (self.hearing.cast.resolve(figure), phrase_before(line, verb.first)) if figure and figure.known else None

    def adjacent(self, line: Line, subject: Span, verb: Span) -> bool:
        """Whether only adverbs and auxiliaries stand between."""
        return all(
            kind in ("adv", "aux", "time", "prep") or low == ","
            for kind, low in zip(line.kinds[subject.last : verb.first], line.lows(Span(subject.last, verb.first)), strict=True)
        )

    def clause_end(self, line: Line, index: int) -> int:
        """The end of the clause: a comma or semicolon outside a quotation, “while”, or the sentence's end."""
        inside = False
        for at in range(index, len(line.words)):
            low = line.low(at)
            if line.kind(at) == "quote":
                inside = low not in ("”", "»") and not (low == '"' and inside)
            further = low == "and" and line.kind(at + 1) in ("verb", "participle") and self.begins(line, at + 1)
            ends = low in (";", "while", "whereas") or further or (low == "," and not self.lists(line, at))
            if not inside and ends and at > index:
                return line.words[at - 1].end
        last = len(line.words)
        while last > index and line.low(last - 1) in (".", "!", "?"):
            last -= 1
        return line.words[max(last, index) - 1].end

    def begins(self, line: Line, index: int) -> bool:
        """Whether another position begins at a word."""
        return any(line.lows(Span(index, index + size)) in self.verbs for size in (1, 2))

    def lists(self, line: Line, comma: int) -> bool:
        """Whether a comma stands in a list (“sovereignty, unity, and …”)."""
        window = line.words[comma + 1 : comma + 6]
        return (
            any(word.low == "and" for word in window)
            and not {"verb", "aux", "sub", "rel"} & set(line.kinds[comma + 1 : comma + 4])
            and not line.low(comma + 1).endswith("ing")
        )

    def owner(self, figure: Figure) -> str | None:
        """Whose minister or spokesman it is that the text calls “its” or “their”: a state by its name, else the words for it."""
        owner = self.hearing.cast.owner(figure)
        return (self.states.spoken_for(self.page, owner) or self.page.text[slice(*owner.name)]) if owner else None

    def under_heading(self, figure: Figure, offset: int) -> str | None:
        """The state of the subheading above, for a speaker who is nobody else by name."""
        if figure.named and figure.kind != "pronoun":
            return None
        headings = [passage.block for passage in self.page.passages if passage.block.kind == "subheading" and passage.block.end <= offset]
        return self.states.heading(self.page.text[headings[-1].start : headings[-1].end]) if headings else None

    def asking(self, line: Line, index: int) -> list[Draft]:
        """What somebody's words ask of others: “the fighters should lay down their weapons”, “there is a need for restraint”."""
        match = starts_with(line, index, self.needs)
        spoken = self.speech_at(line.words[index].start) if match and line.low(index - 1) != "no" else None
        if spoken is None:
            return []
        subject = phrase_before(line, index)
        own = subject is not None and line.low(subject.first) in self.selves
        figure = spoken.speakers[0]
        if (
            own
            or (subject and line.offsets(subject) == figure.name)
            or any(word in self.selves for word in line.lows(Span(max(index - 2, 0), index)))
        ):
            return []
        first = max(
            subject.first if subject else max(index - 4, 0),
            line.index_at(min(start for start, end in spoken.content if end > line.words[index].start)),
        )
        while line.kind(first) in ("mark", "quote", "sub") and first < index:
            first += 1
        verb = Span(index, index + match)
        place = (line.words[first].start, self.clause_end(line, verb.last), line.words[index].start)
        request = {"plover": "REQUEST", "mode": "change"}
        return [self.statement(place, figure, request, (line, verb, f"“{line.low(index)}” in somebody’s words asks something of others"))]

    def speech_at(self, offset: int) -> Utterance | None:
        """The innermost words of somebody at an offset."""
        found = [one for one in self.hearing.utterances if one.covers(offset) and one.speakers and one.speakers[0].kind != "picture"]
        return min(found, key=lambda one: one.extent) if found else None

    def deflecting(self, line: Line, others: list[Draft]) -> list[Draft]:
        """A body whose words put what happened on others rejects responsibility for it."""
        match = self.lexicon.pattern("deflections").search(self.page.text, line.start, line.end)
        if match is None:
            return []
        acts = [
            one
            for one in self.hearing.utterances
            if line.start <= one.cue[0] < line.end
            and one.content
            and one.speakers
            and one.speakers[0].kind in ("body", "person", "someone")
        ]
        if not acts or any(draft.start <= match.start() < draft.end for draft in others):
            return []
        act = acts[0]
        start = min(act.source[0], act.cue[0])
        verb = Span(line.index_at(act.cue[0]), line.index_at(act.cue[0]) + 1)
        place = (start, max(self.clause_end(line, verb.last), match.end() if match.start() > start else 0), act.cue[0])
        return [self.statement(place, act.speakers[0], {"plover": "REJECT"}, (line, verb, f"“{match.group()}” puts it on others"))]


def reason(line: Line, words: Span) -> str:
    """Why a position was read, for the reviewer."""
    return f"“{' '.join(line.lows(words))}” takes a position"


def entry_asks_person(line: Line, verb: Span, subject: Span) -> bool:
    """Whether “it threatens” may speak of a thing: then nobody takes a position."""
    return line.low(verb.first).startswith("threaten") and line.low(subject.first) in ("it", "which", "that", "this")


def is_expletive(line: Line, subject: Span) -> bool:
    """Whether “it” stands for nobody: “it is believed”, “it was not clear”."""
    return line.lows(subject) == ("it",) and line.low(subject.last) in BE


def inside(draft: Draft, other: Draft) -> bool:
    """Whether a statement only repeats another of the same type around it."""
    same = isinstance(draft.body, Statement) and isinstance(other.body, Statement) and draft.body.plover == other.body.plover
    return (
        same
        and draft is not other
        and other.start <= draft.start
        and draft.end <= other.end
        and (other.start, other.end) != (draft.start, draft.end)
        and draft.anchor != other.anchor
        and draft.start > other.start
    )


def verb_forms(lemma: str, entry: dict[str, Any]) -> tuple[str, ...]:
    """The forms of a position verb with its particle."""
    return forms(lemma, entry)
