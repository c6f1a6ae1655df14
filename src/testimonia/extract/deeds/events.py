"""Events and measures: what somebody did to somebody, and what an authority did about it."""

from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.attribution.actors import Figure
from testimonia.extract.attribution.acts import is_wished
from testimonia.extract.attribution.cues import is_passive
from testimonia.extract.attribution.hearing import Hearing
from testimonia.extract.attribution.mentions import KINDS
from testimonia.extract.attribution.speech import Listener
from testimonia.extract.deeds.parties import Parties, closes, opens, parties
from testimonia.extract.grammar.inflection import forms, request_forms
from testimonia.extract.grammar.lines import Line, Span
from testimonia.extract.grammar.phrases import phrase_after, phrase_before
from testimonia.extract.page import Draft, Page, PlaceNames
from testimonia.extract.settings.periods import period_in
from testimonia.extract.settings.toponyms import toponyms
from testimonia.extract.settings.whereabouts import places_of
from testimonia.records import Event, Evidence, MeasureTaken, Mention, Period

NEAR = 9
"""Words between a measure's noun and its verb."""


@cache
def event_verbs(lexicon: Lexicon) -> dict[tuple[str, ...], dict[str, Any]]:
    """Every form of every verb that is a deed, with its entry."""
    entries = lexicon.entries("event verbs").items()
    return {tuple(form.split()): entry for lemma, entry in entries for form in forms(lemma, entry)}


class Events:
    """Finds the events and measures of a page."""

    def __init__(self, hearing: Hearing, lexicon: Lexicon, places: PlaceNames, listener: Listener) -> None:
        """Takes the page as heard, the groups of deeds.yaml and the gazetteer."""
        self.hearing, self.lexicon, self.places, self.listener = hearing, lexicon, places, listener
        self.page: Page = hearing.page
        self.verbs = event_verbs(lexicon)
        self.light = frozenset(tuple(phrase.split()) for phrase in lexicon.words("light verbs of attack"))
        self.attacks = frozenset(lexicon.words("attacks"))
        self.firsts = frozenset(words[0] for words in (*self.verbs, *self.light))
        self.requests = request_forms(lexicon)
        self.nouns = [(tuple(noun.split()), entry) for entry in lexicon.entries("measures").values() for noun in entry["nouns"]]

    def found(self) -> list[Draft]:
        """All events and measures in the order of the text."""
        drafts: list[Draft] = []
        for line in self.hearing.lines:
            measures = self.measures(line)
            places = (at for at, low in enumerate(line.all_lows) if low in self.firsts)
            events = [draft for index in places if (draft := self.event(line, index))]
            drafts += measures + [
                event for event in events if not any(event.start < other.end and other.start < event.end for other in measures)
            ]
        return drafts

    def event(self, line: Line, index: int) -> Draft | None:
        """The event whose verb begins at a word: a verb that is a deed, or a light one with an attack behind it."""
        for size in (3, 2, 1):
            lows = line.lows(Span(index, index + size)) if index + size <= len(line.words) else ()
            entry = self.verbs.get(lows) if size > 1 or line.kind(index) in ("verb", "participle") else None
            if entry is None and lows in self.light:
                entry = self.light_entry(line, index + size)
            if (
                entry
                and line.kind(index - 1) != "det"
                and not is_wished(line, index, self.requests)
                and line.low(index - 1) not in ("to", "would", "could", "should", "will", "might", "may")
            ):
                return self.drafted(line, Span(index, index + size), entry)
        return None

    def light_entry(self, line: Line, after: int) -> dict[str, Any] | None:
        """What “carried out” means before an attack: the noun stands in the phrase behind it."""
        phrase = phrase_after(line, after)
        if phrase is None:
            return None
        window = Span(phrase.first, min(phrase.last, phrase.first + 6))
        lows = line.lows(window)
        pairs = {f"{a} {b}" for a, b in pairwise(lows)}
        return {"plover": "ASSAULT"} if (set(lows) | pairs) & self.attacks else None

    def drafted(self, line: Line, verb: Span, entry: dict[str, Any]) -> Draft | None:
        """An event with its actors and targets; none where neither is to be seen."""
        found, first = self.parties(line, verb)
        if (found.actor is None and found.target is None) or (not found.passive and not self.acts(line, found.actor)):
            return None
        start = line.words[first].start
        end = self.clause_end(line, max(verb.last, found.actor.last if found.passive and found.actor else 0))
        end = min(end, line.words[closes(line, verb.first) - 1].end)
        actors, targets = self.mentions(line, found.actor), self.mentions(line, found.target)
        body = Event(plover=entry["plover"], mode=entry.get("mode"), actors=actors, targets=targets)
        return self.draft(line, (start, end, line.words[verb.first].start), body, f"“{' '.join(line.lows(verb))}” is a deed")

    def parties(self, line: Line, verb: Span) -> tuple[Parties, int]:
        """Who did it to whom, and the first word of the clause: by the tree, what that leaves open by the words around the verb."""
        worded, first = self.by_words(line, verb)
        shown = parties(line, verb.first)
        if shown is None:
            return worded, first
        same = shown.passive == worded.passive
        target = shown.target if line.lows(verb) not in self.light else None
        found = Parties(
            shown.passive,
            shown.actor or (worded.actor if same else None),
            target or (worded.target if same else None),
        )
        return found, opens(line, verb.first, found)

    def by_words(self, line: Line, verb: Span) -> tuple[Parties, int]:
        """The same by the words alone."""
        passive = is_passive(line, verb.first) or self.is_bare_passive(line, verb)
        subject = phrase_before(line, verb.first)
        agent = phrase_after(line, self.by(line, verb) + 1) if passive and self.by(line, verb) else None
        actor, target = (agent, subject) if passive else (subject, self.object_of(line, verb))
        return Parties(passive, actor, target), subject.first if subject and not line.low(verb.first).endswith("ing") else verb.first

    def draft(self, line: Line, place: tuple[int, int, int], body: Event | MeasureTaken, reason: str) -> Draft:
        """A draft with where and when: by its clause, else by its sentence. `place` is start, end and anchor."""
        start, end, anchor = place
        sentence = self.page.sentence_at(anchor)
        period = self.period(start, end) or self.period(line.start, line.end)
        where = places_of(self.page, sentence, start, end, self.toponyms)
        return Draft(start=start, end=end, anchor=anchor, body=body, places=where, period=period, reasons=(reason,))

    def period(self, start: int, end: int) -> Period | None:
        """The period that some words give."""
        return period_in(self.page.text, start, end, self.lexicon, self.page.document.published)

    @cached_property
    def toponyms(self) -> tuple[Mention, ...]:
        """The places of the page."""
        return toponyms(self.page, self.lexicon, self.places)

    def acts(self, line: Line, span: Span | None) -> bool:
        """Whether a subject can be seen and is no thing that attacks only as a figure of speech."""
        if span is None or (line.kind(span.first) == "pron" and line.low(span.first) == "it"):
            return False
        return line.low(span.last - 1) not in self.attacks

    def by(self, line: Line, verb: Span) -> int:
        """Where “by” stands right behind a passive, 0 where it does not."""
        return next(
            (
                at
                for at in range(verb.last, min(verb.last + 6, len(line.words)))
                if line.low(at) == "by" and not {"mark", "verb"} & set(line.kinds[verb.last : at])
            ),
            0,
        )

    def is_bare_passive(self, line: Line, verb: Span) -> bool:
        """“Villages attacked by gunmen”."""
        return line.low(verb.last) == "by" and not line.low(verb.first).endswith("ing")

    def object_of(self, line: Line, verb: Span) -> Span | None:
        """The phrase behind a verb, past “on”, “at”, “against”, “with”; for a light verb what stands behind the attack's “on”."""
        for at in range(verb.last, min(verb.last + 8, len(line.words))):
            if line.kind(at) in ("mark", "sub", "rel", "verb", "quote"):
                break
            if line.low(at) in ("on", "against", "at", "with") and line.kind(at + 1) != "time":
                return phrase_after(line, at + 1)
        return None if line.lows(verb) in self.light else phrase_after(line, verb.last)

    def mentions(self, line: Line, span: Span | None) -> tuple[Mention, ...]:
        """A phrase as mentions, as worded; a pronoun as the one that it stands for, else nobody."""
        if span is None:
            return ()
        found = []
        for figure in self.hearing.describer.figures(line, span):
            stands = self.hearing.cast.resolve(figure)
            if stands.kind != "pronoun":
                found.append(Mention(evidence=self.evidence(stands), kind=self.kind(stands), inherited=stands.name != figure.name))
        return tuple(dict.fromkeys(found))

    def kind(self, figure: Figure) -> Any:
        """The kind of mention; a description that no list knows is of a group."""
        return KINDS[figure.kind] if figure.known else "group"

    def evidence(self, figure: Figure) -> Evidence:
        return Evidence.of(self.page.document, *figure.name)

    def clause_end(self, line: Line, index: int) -> int:
        """The end of the clause: a mark that does not stand in a list, a subordinator, or the sentence's end."""
        for at in range(index, len(line.words)):
            listed = (
                line.low(at) == ","
                and any(word.low == "and" for word in line.words[at + 1 : at + 7])
                and line.kind(at + 1) in ("word", "name", "det", "number", "participle", "and")
            )
            dated = line.low(at) == "," and line.kind(at + 1) == "number"
            if (line.kind(at) in ("mark", "sub", "rel") and not (listed or dated)) and at > index:
                return line.words[at - 1].end
        last = len(line.words)
        while last > index and line.low(last - 1) in (".", "!", "?", "”", '"'):
            last -= 1
        return line.words[max(last, 1) - 1].end

    def measures(self, line: Line) -> list[Draft]:
        """Measures of a sentence, one for each noun of a measure that its verb goes with."""
        found: list[Draft] = []
        held = frozenset(line.all_lows)
        for noun, entry in self.nouns:
            if noun[0] not in held:
                continue
            for at in occurrences(line, noun):
                draft = self.measure(line, at, entry)
                if draft and not any(other.start < draft.end and draft.start < other.end for other in found):
                    found.append(draft)
        return found

    def measure(self, line: Line, noun: Span, entry: dict[str, Any]) -> Draft | None:
        """A measure at its noun, with the verb near it; its actor is the verb's subject or agent."""
        verb = self.verb_near(line, noun, entry.get("verbs", ()))
        if (verb is None and not entry.get("alone")) or line.low(noun.first - 1) == "no":
            return None
        if verb is None and (over := self.over(line, noun)):
            return self.measured(line, noun, entry, over)
        verb = verb or noun
        passive = is_passive(line, verb.first) or noun.first < verb.first
        subject = phrase_before(line, verb.first) if verb != noun else None
        agent = phrase_after(line, self.by(line, verb) + 1) if passive and self.by(line, verb) else None
        actor = agent if passive else subject or self.listener.ear.main_subject(line, verb.first)
        if not passive and verb != noun and not self.governs(actor, noun):
            return None
        first = min(noun_start(line, noun), subject.first if subject and not passive else noun.first, verb.first)
        start, end = line.words[first].start, self.clause_end(line, max(noun.last, verb.last, agent.last if agent else 0))
        body = MeasureTaken(plover=entry["plover"], mode=entry.get("mode"), measure=entry["key"], actors=self.known(line, actor))
        return self.draft(line, (start, end, line.words[verb.first].start), body, f"“{' '.join(line.lows(noun))}” is a measure taken")

    def over(self, line: Line, noun: Span) -> int | None:
        """The verb of which a measure is the object, or the subject of its passive, in the tree ("a curfew was imposed")."""
        tree, head = line.tree, noun.last - 1
        if tree is None or tree.words[head].relation not in ("obj", "nsubj:pass"):
            return None
        return tree.head(head) if line.words[tree.head(head)].tag == "VERB" else None

    def measured(self, line: Line, noun: Span, entry: dict[str, Any], verb: int) -> Draft | None:
        """A measure with what the tree shows of its verb: who takes it, and the clause from its subject on."""
        shown = parties(line, verb)
        if shown is None:
            return None
        first = min(noun_start(line, noun), opens(line, verb, shown))
        last = max(noun.last, verb + 1, shown.actor.last if shown.passive and shown.actor else 0)
        place = (line.words[first].start, self.clause_end(line, last), line.words[verb].start)
        body = MeasureTaken(plover=entry["plover"], mode=entry.get("mode"), measure=entry["key"], actors=self.known(line, shown.actor))
        return self.draft(line, place, body, f"“{' '.join(line.lows(noun))}” is a measure taken")

    def governs(self, actor: Span | None, noun: Span) -> bool:
        """Whether an actor can be seen that is not the measure itself."""
        return actor is not None and not (actor.first <= noun.first < actor.last)

    def known(self, line: Line, span: Span | None) -> tuple[Mention, ...]:
        """Actors among those whom the lists know; a measure's actor is an authority."""
        figures = self.hearing.describer.figures(line, span) if span else ()
        return self.mentions(line, span) if any(figure.known for figure in figures) else ()

    def verb_near(self, line: Line, noun: Span, verbs: tuple[str, ...] | list[str]) -> Span | None:
        """The nearest of some verbs in the same clause, before or behind the noun."""
        best: tuple[int, Span] | None = None
        for words in (tuple(verb.split()) for verb in verbs):
            for at in occurrences(line, words):
                between = Span(min(at.last, noun.last), max(at.first, noun.first))
                apart = max(between.last - between.first, 0)
                cut = {"mark", "sub", "rel", "quote"} & set(line.kinds[between.first : between.last])
                if (
                    apart <= NEAR
                    and not cut
                    and line.low(at.first - 1) != "to"
                    and line.kind(at.first - 1) != "det"
                    and (best is None or apart < best[0])
                ):
                    best = (apart, at)
        return best[1] if best else None


def occurrences(line: Line, words: tuple[str, ...]) -> list[Span]:
    """Where a phrase stands in a line."""
    if " ".join(words) not in line.joined:
        return []
    size = len(words)
    return [Span(at, at + size) for at in range(len(line.words) - size + 1) if line.lows(Span(at, at + size)) == words]


def noun_start(line: Line, noun: Span) -> int:
    """The first word of the phrase around a noun."""
    first = noun.first
    while first > 0 and line.kind(first - 1) in ("det", "word", "name", "number", "participle"):
        first -= 1
    return first
