"""Speech acts of one sentence: reporting clauses before, inside and after what was said, “according to”, quoting, headlines."""

from typing import Any

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.attribution.actors import Describer
from testimonia.extract.attribution.acts import Act, behind_that_of, parted, past_dateline, past_times, starts_with
from testimonia.extract.grammar.clauses import Line, Span, clause_start, phrase_after, phrase_before
from testimonia.extract.grammar.inflection import forms

BEFORE_STAGES = frozenset(("on", "to", "in", "at", "during", "from", "via"))
BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))


class Listener:
    """Finds the acts of a line by the reporting words of a lexicon."""

    def __init__(self, lexicon: Lexicon, describer: Describer) -> None:
        """Takes the groups of speech.yaml."""
        self.describer = describer
        self.verbs: dict[str, dict[str, Any]] = {}
        for lemma, entry in lexicon.entries("reporting verbs").items():
            for form in forms(lemma, entry):
                self.verbs[form] = {**entry, "lemma": lemma}
        self.no_sources = frozenset(lexicon.words("manners of according"))
        self.cardinals = frozenset(lexicon.entries("number words")) | frozenset(lexicon.entries("scales"))
        self.strict = frozenset(lexicon.words("verbs that need a clause"))
        self.according = tuple(tuple(phrase.split()) for phrase in lexicon.words("according"))
        self.quoting = frozenset(lexicon.words("quoting verbs"))
        self.makers = tuple(tuple(phrase.split()) for phrase in lexicon.words("paper makers"))
        self.stages = frozenset(lexicon.words("places to speak"))
        self.found_so = frozenset(lexicon.words("ways to be found"))
        self.claims = frozenset(lexicon.words("claims denied"))
        self.denied = lexicon.words("denied matters")
        self.headings = frozenset(lexicon.words("headline papers"))
        self.toll_verbs = frozenset(lexicon.words("toll verbs"))
        self.tolls = frozenset(lexicon.words("tolls"))
        self.standing = tuple(tuple(phrase.split()) for phrase in lexicon.words("standing verbs"))

    def acts(self, line: Line, heading: bool = False) -> list[Act]:
        """All acts of a line in order."""
        found: list[Act] = []
        for index in range(len(line.words)):
            act = self.act_at(line, index, found)
            if act:
                found.append(act)
        if heading:
            found += self.headed(line)
        return parted(line, found)

    def act_at(self, line: Line, index: int, before: list[Act]) -> Act | None:
        """The act whose cue begins at a word."""
        low = line.low(index)
        if phrase := starts_with(line, index, self.according):
            return self.sourced_after(line, index, phrase)
        if low in self.quoting:
            return self.quoted(line, index)
        if phrase := starts_with(line, index, self.standing):
            return self.stood(line, index, phrase)
        return self.verb_at(line, index, before) if line.kind(index) in ("verb", "participle") else None

    def stood(self, line: Line, index: int, length: int) -> Act | None:
        """“The union’s list stood at 40”, “that of the union, which stood at 40”: the figure is the union's."""
        if not self.tells_number(line, index + length):
            return None
        source = behind_that_of(line, index) or phrase_before(line, index)
        figure = self.describer.figure(line, source) if source else None
        if source is None or figure is None or not figure.named or figure.kind not in ("body", "person"):
            return None
        paper = self.describer.head(line, self.describer.stripped(line, source)) in self.describer.papers
        counts = paper or line.low(source.first - 2) == "that"
        return Act(source, Span(index, index + length), "documented", (Span(index, len(line.words)),)) if counts else None

    def verb_at(self, line: Line, index: int, before: list[Act]) -> Act | None:
        """The act of a verb: one that sets a toll, “compiled by”, “as saying”, or a reporting verb."""
        low = line.low(index)
        if low in self.toll_verbs and self.tolls & set(line.lows(Span(index + 1, min(index + 5, len(line.words))))):
            return self.toll(line, index)
        reports = low in self.verbs or f"{low} {line.low(index + 1)}" in self.verbs
        paper = self.describer.head_before(line, index) in self.describer.papers | self.describer.pictures
        if (phrase := starts_with(line, index, self.makers)) and (reports or paper):
            return self.sourced_after(line, index, phrase)
        if line.low(index - 1) == "as" and low == "saying":
            return self.quoted_one(line, index)
        return self.verbal(line, index, before) if reports else None

    def sourced_after(self, line: Line, index: int, length: int) -> Act | None:
        """“According to X”, “reported by X”: the source follows, the whole sentence around it is the content."""
        source = phrase_after(line, index + length)
        if source is None or not self.can_be_cited(line, source, index) or starts_with(line, source.last, self.makers):
            return None
        source = self.with_apposition(line, source)
        inner = line.low(index) in ("citing", "quoting")
        content = [part for part in (Span(0, index), Span(source.last, len(line.words))) if part.last > part.first]
        return Act(source, Span(index, index + length), "said", tuple(content), inner=inner)

    def can_be_cited(self, line: Line, source: Span, index: int) -> bool:
        """Whether a phrase is a source: anybody who can speak, and behind “according to” whatever is no plan, law or custom."""
        figure = self.describer.figure(line, source)
        described = line.low(index) == "according" and line.kind(source.first) in ("det", "name") and figure.kind == "someone"
        return figure.known or (described and self.describer.head(line, source) not in self.no_sources)

    def with_apposition(self, line: Line, source: Span) -> Span:
        """A phrase with the description behind its comma: “Rami Tal, head of the council”."""
        if line.low(source.last) != ",":
            return source
        more = phrase_after(line, source.last + 1)
        if more is None or (line.kind(more.last) not in ("mark", "quote", "time", "sub", "rel") and more.last < len(line.words)):
            return source
        left, right = self.describer.office(line, source), self.describer.office(line, more)
        described = (right is not None and line.kind(more.first) in ("det", "word", "name")) or (
            left is not None and self.describer.all_name(line, more)
        )
        return Span(source.first, more.last) if described and more.first != more.last else source

    def quoted(self, line: Line, index: int) -> Act | None:
        """“X quoted Y as saying that …”: Y is the source of the rest, X of all of it; “Y was quoted as saying”: Y."""
        source = phrase_before(line, index)
        if source is None or not self.can_speak(line, source):
            return None
        return Act(source, Span(index, index + 1), "quoted", self.behind_or_before(line, index, source))

    def quoted_one(self, line: Line, index: int) -> Act | None:
        """Y in “X quoted Y as saying that …”: the phrase between the two."""
        verb = next((at for at in range(index - 2, 0, -1) if line.low(at) in self.quoting), None)
        source = phrase_after(line, verb + 1) if verb and line.low(verb - 1) not in BE else None
        return Act(source, Span(index, index + 1), "said", self.behind_or_before(line, index, source)) if source else None

    def behind_or_before(self, line: Line, index: int, source: Span) -> tuple[Span, ...]:
        """What is quoted: the words behind “quoted” or “saying”, or where “saying” ends the line those before the clause."""
        ends = not any(word.text[0].isalnum() for word in line.words[index + 1 :]) or line.lows(
            Span(len(line.words) - 2, len(line.words))
        ) == ("saying", ".")
        start = clause_start(line, source.first)
        return (Span(0, start),) if ends and start else (Span(index + 1, len(line.words)),)

    def toll(self, line: Line, index: int) -> Act | None:
        """“X put the death toll at 40”."""
        source = phrase_before(line, index)
        if source is None or not self.can_speak(line, source):
            return None
        return Act(source, Span(index, index + 1), "documented", (Span(index + 1, len(line.words)),))

    def verbal(self, line: Line, index: int, before: list[Act]) -> Act | None:
        """A reporting verb with its subject, wherever the two stand."""
        entry = self.verbs.get(f"{line.low(index)} {line.low(index + 1)}") or self.verbs.get(line.low(index))
        if (
            entry is None
            or line.low(index - 1) == "to"
            or self.untold(line, index)
            or (entry.get("hedge") and line.kind(index + 1) == "prep")
            or self.passive(line, index)
            or self.reduced(line, index, entry)
        ):
            return None
        after = self.after_verb(line, index + (2 if " " in entry["lemma"] else 1), entry)
        if inverted := self.inverted(line, index, entry):
            return inverted
        source = phrase_before(line, index)
        shares = self.shares(line, index, source)
        if shares:
            return self.shared(line, index, entry, (after, before))
        if source is None or not self.fits(line, source, entry, after):
            return None
        return self.placed(line, Span(index, index + 1), (source, after), entry)

    def passive(self, line: Line, index: int) -> bool:
        """Whether the verb is done to its subject (“was told”, “were reported”)."""
        back = index - 1
        while line.kind(back) == "adv":
            back -= 1
        return line.low(back) in BE and not line.low(index).endswith("ing")

    def untold(self, line: Line, index: int) -> bool:
        """Whether somebody did not say it (“police have not said how many …”)."""
        back = index - 1
        while line.kind(back) in ("aux", "adv") and back > 0:
            if line.low(back) in ("not", "n't", "n’t", "never"):
                return True
            back -= 1
        return False

    def reduced(self, line: Line, index: int, entry: dict[str, Any]) -> bool:
        """Whether a verb tells nothing here: a bare passive (“a man accused of …”, “found dead”), or the denial of a part in it."""
        if line.low(index + 1) in self.found_so:
            return True
        if entry["manner"] == "accused":
            return line.kind(index + 1) == "prep"
        return entry["manner"] in ("denied", "claimed") and any(
            " ".join(line.lows(Span(index + 1, index + 4))).startswith(word) for word in self.denied
        )

    def after_verb(self, line: Line, index: int, entry: dict[str, Any]) -> int:
        """The word where what was said begins: past adverbs, times, the hearer, and where it was said."""
        if entry.get("addressee"):
            index = self.past_hearer(line, index)
        told = index + (line.kind(index) == "det")
        if entry["manner"] == "denied" and line.low(told) in self.claims and line.low(told + 1) == "that":
            index = told + 1
        moved = True
        while moved:
            moved = False
            while line.kind(index) in ("adv", "time") and line.low(index) not in ("no", "there"):
                index, moved = index + 1, True
            if past := self.past_stage(line, index):
                index, moved = past, True
        return index

    def past_hearer(self, line: Line, index: int) -> int:
        """Past the one who was told."""
        if line.kind(index) == "pron":
            return index + 1
        hearer = phrase_after(line, index)
        if hearer is None:
            return index
        for at in range(hearer.first, hearer.last):
            if line.kind(at) in ("sub", "quote", "time") or (at > hearer.first and line.kind(at) == "det") or line.kind(at) == "number":
                return at
        return hearer.last

    def past_stage(self, line: Line, index: int) -> int | None:
        """Past “on Friday”; past “in a statement”, “to reporters”, “on X” before “that”, a colon, a comma, a quotation or the end."""
        if line.kind(index) != "prep":
            return None
        if line.kind(index + 1) == "time":
            return past_times(line, index + 2)
        phrase = phrase_after(line, index + 1)
        last = past_times(line, phrase.last) if phrase else index + 1
        if line.kind(last) == "participle" and self.is_stage(line, index + 1, last):
            last = next(
                (at for at in range(last, len(line.words)) if line.low(at) in ("that", ":", ",", ".") or line.kind(at) == "quote"), last
            )
        if last == index + 1 or not (line.low(last) in ("that", ":", ",", ".", "") or line.kind(last) == "quote"):
            return None
        spoken = self.is_stage(line, index + 1, last)
        return last if spoken or (line.low(index) in BEFORE_STAGES and last - index <= 8 and line.low(last) != ".") else None

    def is_stage(self, line: Line, first: int, last: int) -> bool:
        """Whether words name where or to whom something is said: “a statement”, “reporters”."""
        lows = line.lows(Span(first, last))
        return any(stage in " ".join(lows) for stage in self.stages) or bool(self.describer.papers & set(lows))

    def inverted(self, line: Line, index: int, entry: dict[str, Any]) -> Act | None:
        """“…, said Rami Tal, head of the council.”"""
        opens = line.kind(index - 1) == "quote" or line.low(index - 1) in (",", "–", "—", "?", "!")
        if (
            not opens
            or entry.get("addressee")
            or entry["manner"] == "accused"
            or line.low(index).endswith("ing")
            or line.kind(index + 1) in ("sub", "mark", "quote", "pron", "prep")
        ):
            return None
        source = phrase_after(line, index + 1)
        if source is None or not (self.can_speak(line, source) or (entry.get("any") and line.kind(index - 1) == "quote")):
            return None
        ends = source.last >= len(line.words)
        closed = ends or line.kind(source.last) in ("mark", "quote", "time", "prep", "rel", "participle", "and")
        subject = line.low(index - 1) == "," and phrase_before(line, index) is not None
        if not closed or (subject and not ends and line.kind(source.last) not in ("mark", "time")):
            return None
        source = self.with_apposition(line, source)
        last = len(line.words) if line.kind(source.last + 1) == "rel" else source.last
        return Act(source, Span(index, index + 1), entry["manner"], self.around(line, index, last), bool(entry.get("hedge")))

    def around(self, line: Line, first: int, last: int) -> tuple[Span, ...]:
        """Everything before a clause in the line and everything behind it."""
        return tuple(
            part
            for part in (Span(0, first), Span(last, len(line.words)))
            if any(word.text[0].isalnum() for word in line.words[part.first : part.last])
        )

    def shares(self, line: Line, index: int, source: Span | None) -> bool:
        """Whether a verb takes its subject from the clause before: “…, adding”, “while also admitting”, “and warned”."""
        if line.low(index).endswith("ing") and line.kind(index - 1) != "rel" and line.low(index - 1) not in BE:
            return (
                source is None
                or not self.can_speak(line, source)
                or (source.first < index and line.kind(index - 1) in ("adv", "sub", "mark", "and"))
            )
        return line.kind(index - 1) == "and" or (line.kind(index - 1) == "adv" and line.kind(index - 2) == "and")

    def shared(self, line: Line, index: int, entry: dict[str, Any], context: tuple[int, list[Act]]) -> Act | None:
        """An act with the subject of the last one in the line, or of the line itself."""
        after, before = context
        source = before[-1].source if before else self.main_subject(line, index)
        if source is None or not self.fits(line, source, entry, after):
            return None
        if source.last > index:
            return None
        return Act(source, Span(index, index + 1), entry["manner"], (Span(after, self.end_of(line, after)),), bool(entry.get("hedge")))

    def end_of(self, line: Line, first: int) -> int:
        """Where told words end: at “, according to …” behind them, else with the line."""
        behind = (at for at in range(first + 1, len(line.words)) if line.low(at - 1) == "," and starts_with(line, at, self.according))
        return next(behind, len(line.words))

    def main_subject(self, line: Line, before: int) -> Span | None:
        """The phrase that the line begins with, past an introduction that ends in a comma."""
        first = past_dateline(line)
        while line.kind(first) in ("adv", "and", "quote") or line.low(first) == ",":
            first += 1
        if line.kind(first) in ("prep", "sub", "participle"):
            comma = next((at for at in range(first, before) if line.low(at) == ","), None)
            if comma is None:
                return None
            first = comma + 1
        span = phrase_after(line, first)
        return self.with_apposition(line, span) if span and span.last <= before else None

    def fits(self, line: Line, source: Span, entry: dict[str, Any], after: int) -> bool:
        """Whether a phrase before a verb is somebody who can say the words after it."""
        figure = self.describer.figure(line, source)
        clausal = (
            line.low(after) in ("that", ":")
            or line.kind(after) == "quote"
            or line.kind(after - 1) == "quote"
            or self.is_trailing(line, source, after)
        )
        bare = source.first <= 1 and (after >= len(line.words) or line.low(after) == ".")
        clausal = clausal or (bare and figure.known) or (bool(entry.get("number")) and self.tells_number(line, after))
        if entry.get("any"):
            return line.low(source.first) not in self.describer.nobody
        if not figure.known and not (
            clausal and entry["manner"] in ("said", "claimed", "acknowledged", "denied") and entry["lemma"] not in self.strict
        ):
            return False
        return clausal or entry["lemma"] not in self.strict or figure.kind in ("paper", "picture")

    def tells_number(self, line: Line, first: int) -> bool:
        """Whether a number stands at a word, or behind a few small ones (“at least 60”, “another nine”)."""
        window = range(first, min(first + 4, len(line.words)))
        at = next((at for at in window if line.kind(at) == "number" or line.low(at).partition("-")[0] in self.cardinals), None)
        return at is not None and all(line.kind(index) in ("det", "adv", "prep", "word") for index in range(first, at))

    def can_speak(self, line: Line, span: Span) -> bool:
        """Whether the lists or its capitals show a phrase to be a speaker."""
        return self.describer.figure(line, span).known

    def is_trailing(self, line: Line, source: Span, after: int) -> bool:
        """Whether a clause stands behind what it reports, or inside it."""
        ahead = line.low(source.first - 1) in (",", "–", "—", "-", "--", "?", "!") or line.kind(source.first - 1) == "quote"
        quoted = line.kind(source.first - 1) == "quote" and line.low(after) not in ("that", ":") and line.kind(after) != "quote"
        ends = (
            quoted
            or after >= len(line.words)
            or line.low(after) in (".", ",", ";")
            or line.kind(after) == "participle"
            or line.low(after) == "as"
        )
        return source.first > 1 and ahead and ends

    def placed(self, line: Line, cue: Span, around: tuple[Span, int], entry: dict[str, Any]) -> Act:
        """The act with its content: behind the verb, or on both sides of the clause."""
        source, after = around
        if self.is_trailing(line, source, after) and not self.is_intro(line, source.first - 1):
            content = self.around(line, source.first, after)
        elif after < len(line.words) and any(word.text[0].isalnum() for word in line.words[after:]):
            content = (Span(after, self.end_of(line, after)),)
        else:
            content = self.before_colon(line, source.first)
        return Act(source, cue, entry["manner"], content, bool(entry.get("hedge")))

    def is_intro(self, line: Line, comma: int) -> bool:
        """Whether all before a comma is an introduction (“On Monday, police said, …”)."""
        return (
            line.low(comma) == ","
            and line.kind(0) in ("prep", "adv", "time", "sub")
            and all(line.kind(at) not in ("verb", "aux", "quote") for at in range(comma))
        )

    def before_colon(self, line: Line, first: int) -> tuple[Span, ...]:
        """What stands before “as police said”."""
        return (Span(0, first - 1),) if line.low(first - 1) == "as" and first > 2 else ()

    def headed(self, line: Line) -> list[Act]:
        """Headlines: “Police: ten killed”, “Ten killed: police”, “Ten killed – police”."""
        marks = [index for index in range(1, len(line.words) - 1) if line.low(index) in (":", "–", "—", "-", "--")]
        found = []
        for index in marks[:1] + marks[-1:]:
            left, right = Span(0, index), Span(index + 1, len(line.words))
            source, content = (left, right) if line.low(index) == ":" and self.is_short_source(line, left) else (right, left)
            if self.is_short_source(line, source) and content.last - content.first > 2:
                found.append(Act(source, Span(index, index + 1), "said", (content,)))
        return found[:1]

    def is_short_source(self, line: Line, span: Span) -> bool:
        """Whether a few words are one who speaks and not a place, a topic or the name of a site."""
        figure = self.describer.figure(line, span)
        low = self.describer.head(line, self.describer.stripped(line, span))
        small = span.first == 0 or line.words[self.describer.head_at(line, span)].text[0].islower()
        known = (small and low in self.describer.nouns) or low in self.describer.world or low in self.describer.states
        return (
            span.last - span.first <= 5
            and known
            and low not in self.describer.pictures
            and (figure.kind in ("body", "crowd", "someone") or low in self.headings)
        )
