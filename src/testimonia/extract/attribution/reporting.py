"""Reporting clauses: a verb of saying with the one who says it, before, inside or behind what was said."""

from dataclasses import replace
from typing import Any

from testimonia.extract.attribution.acts import Act
from testimonia.extract.attribution.cues import BE, is_passive
from testimonia.extract.attribution.ear import Ear
from testimonia.extract.attribution.syntax import (
    agent_of,
    is_aside_clause,
    is_parenthesis,
    phrase_of,
    subject_head,
    subject_of,
    tells,
    told_by,
)
from testimonia.extract.attribution.told import Told
from testimonia.extract.grammar.lines import Line, Span
from testimonia.extract.grammar.phrases import phrase_after, phrase_before

LIST_HEAD = 16
"""Words behind a verb in which the colon of its list stands (“listed the damage from the raids: …”)."""


class Reporting:
    """Finds the acts of reporting verbs."""

    def __init__(self, ear: Ear) -> None:
        """Takes the cues and the describer of a page."""
        self.ear, self.told = ear, Told(ear)

    def verbal(self, line: Line, index: int, before: list[Act]) -> Act | None:
        """A reporting verb with its subject, wherever the two stand."""
        entry = self.ear.cues.verbs.get(f"{line.low(index)} {line.low(index + 1)}") or self.ear.cues.verbs.get(line.low(index))
        if (
            entry is None
            or line.low(index - 1) == "to"
            or self.untold(line, index)
            or (entry.get("hedge") and line.kind(index + 1) == "prep")
            or self.reduced(line, index, entry)
        ):
            return None
        if is_passive(line, index):
            return self.denied_by(line, index, entry)
        after = self.told.after_verb(line, index + (2 if " " in entry["lemma"] else 1), entry)
        if entry["lemma"] in self.ear.cues.strict and line.low(after) in self.ear.describer.nobody:
            return None
        act = weighed(self.by_words(line, index, entry, (after, before)), self.by_tree(line, index, entry, after))
        return beside(line, act) if act and act.source else act

    def by_words(self, line: Line, index: int, entry: dict[str, Any], context: tuple[int, list[Act]]) -> Act | None:
        """The act as the words around the verb show it; `context` is where told words begin, and the acts before."""
        after, _ = context
        if inverted := self.inverted(line, index, entry):
            return inverted
        source = phrase_before(line, index)
        if self.shares(line, index, source):
            return self.shared(line, index, entry, context)
        if source is None or not self.fits(line, source, entry, after):
            return None
        return self.told.placed(line, Span(index, index + 1), (source, after), entry)

    def by_tree(self, line: Line, index: int, entry: dict[str, Any], after: int) -> Act | None:
        """The act as the tree shows it."""
        head = subject_head(line.tree, index) if line.tree else None
        source = phrase_of(line, head, index) if head is not None else None
        if head is None or source is None or not self.suits(line, (source, index, after), entry):
            return None
        cue, hedge = Span(index, index + 1), bool(entry.get("hedge"))
        around, alone = is_parenthesis(line, index), is_aside_clause(line, index)
        content = told_by(line, index, source)
        if line.kind(source.first - 1) == "rel":
            around, content = False, (Span(index + 1, len(line.words)),)
        return Act(source, cue, entry["manner"], content, hedge, basis="tree", around=around, alone=alone)

    def denied_by(self, line: Line, index: int, entry: dict[str, Any]) -> Act | None:
        """“Claims that soldiers killed nine were denied by the army”, “the court was told by a clerk that”."""
        source = agent_of(line, index) or (phrase_after(line, index + 2) if line.low(index + 1) == "by" else None)
        at = next((at for at in range(index) if line.low(at) in self.ear.cues.claims and line.low(at + 1) in ("that", "of")), None)
        if source is None or not self.ear.can_speak(line, source):
            return None
        if entry["lemma"] == "tell" and line.low(index + 1) == "by":
            return Act(source, Span(index, index + 1), "said", (Span(source.last, len(line.words)),), basis="words")
        if entry.get("dead") and self.ear.cues.dead & set(line.lows(Span(0, index))):
            return Act(source, Span(index, index + 1), entry["manner"], self.told.around(line, index, source.last))
        if entry["manner"] != "denied" or at is None:
            return None
        return Act(source, Span(index, index + 1), "denied", (Span(at, index),))

    def suits(self, line: Line, clause: tuple[Span, int, int], entry: dict[str, Any]) -> bool:
        """Whether the subject of a verb is somebody who can say what the tree shows as told."""
        source, index, after = clause
        figure = self.ear.describer.figures(line, source)[0]
        if entry["lemma"] == "admit" and self.ear.cues.admitting & set(line.lows(source)):
            return False
        made = figure.kind in ("paper", "picture") and self.ear.made_by(line, source.last)
        if made or line.low(source.first) in self.ear.describer.nobody:
            return False
        clausal = is_parenthesis(line, index) or line.low(after) in ("that", ":") or line.kind(after) == "quote" or tells(line, index)
        clausal = clausal or self.names_dead(line, after, entry)
        strict = entry["lemma"] in self.ear.cues.strict and figure.kind not in ("paper", "picture")
        trailing = is_parenthesis(line, index) and line.kind(source.first) in ("det", "name")
        return (figure.known or trailing or (bool(entry.get("any")) and clausal)) and (clausal or not strict)

    def quoted(self, line: Line, index: int) -> Act | None:
        """Any verb beside a quotation with somebody who can speak: “…,” sighed the mayor; “…,” the mayor sighed."""
        tree = line.tree
        if tree is None or line.words[index].tag != "VERB" or is_passive(line, index) or tree.relation(index) in ("acl", "advcl"):
            return None
        source = subject_of(line, index) or (phrase_after(line, index + 1) if line.kind(index - 1) == "quote" else None)
        first = min(index, source.first) if source else index
        if source is None or line.kind(first - 1) != "quote" or first < 3 or not self.ear.can_speak(line, source):
            return None
        return Act(source, Span(index, index + 1), "said", self.told.around(line, first, max(index + 1, source.last)), basis="tree")

    def names_dead(self, line: Line, after: int, entry: dict[str, Any]) -> bool:
        """“Police identified the victim as”, “named them as”, “described the killing of”: whoever names the dead says that they died."""
        close = line.lows(Span(after, after + 6))
        if entry.get("deeds") and self.ear.cues.deeds & set(close[:5]):
            return True
        if entry.get("bodies") and {"body", "bodies", "corpses"} & set(close[:4]):
            return True
        if entry["manner"] == "accused" and "for" in close and self.ear.cues.deeds & set(line.lows(Span(after, after + 12))):
            return True
        if entry.get("list") and ":" in line.lows(Span(after, after + LIST_HEAD)):
            return True
        if not entry.get("dead"):
            return False
        called = (line.kind(after) == "pron" and line.low(after + 1) == "as") or ("names" in close[:3] and "as" in close[:4])
        return called or (bool(self.ear.cues.dead & set(close)) and "as" in line.lows(Span(after, len(line.words))))

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
        if line.low(index + 1) in self.ear.cues.found_so:
            return True
        if entry["manner"] == "accused":
            return line.kind(index + 1) == "prep"
        return entry["manner"] in ("denied", "claimed") and any(
            " ".join(line.lows(Span(index + 1, index + 4))).startswith(word) for word in self.ear.cues.denied
        )

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
        if source is None or not (self.ear.can_speak(line, source) or (entry.get("any") and line.kind(index - 1) == "quote")):
            return None
        ends = source.last >= len(line.words)
        closed = ends or line.kind(source.last) in ("mark", "quote", "time", "prep", "rel", "participle", "and")
        subject = line.low(index - 1) == "," and phrase_before(line, index) is not None
        if not closed or (subject and not ends and line.kind(source.last) not in ("mark", "time")):
            return None
        source = self.ear.with_apposition(line, source)
        last = len(line.words) if "rel" in (line.kind(source.last), line.kind(source.last + 1)) else source.last
        return Act(source, Span(index, index + 1), entry["manner"], self.told.around(line, index, last), bool(entry.get("hedge")))

    def shares(self, line: Line, index: int, source: Span | None) -> bool:
        """Whether a verb takes its subject from the clause before: “…, adding”, “while also admitting”, “and warned”."""
        if line.low(index).endswith("ing") and line.kind(index - 1) != "rel" and line.low(index - 1) not in BE:
            return (
                source is None
                or not self.ear.can_speak(line, source)
                or (source.first < index and line.kind(index - 1) in ("adv", "sub", "mark", "and"))
            )
        return line.kind(index - 1) == "and" or (line.kind(index - 1) == "adv" and line.kind(index - 2) == "and")

    def shared(self, line: Line, index: int, entry: dict[str, Any], context: tuple[int, list[Act]]) -> Act | None:
        """An act with the subject of the last one in the line, or of the line itself."""
        after, before = context
        source = before[-1].source if before else self.ear.main_subject(line, index)
        if source is None or not self.fits(line, source, entry, after):
            return None
        if source.last > index:
            return None
        return Act(source, Span(index, index + 1), entry["manner"], (Span(after, self.told.end_of(line, after)),), bool(entry.get("hedge")))

    def fits(self, line: Line, source: Span, entry: dict[str, Any], after: int) -> bool:
        """Whether a phrase before a verb is somebody who can say the words after it."""
        if entry["lemma"] == "admit" and self.ear.cues.admitting & set(line.lows(source)):
            return False
        figure = self.ear.describer.figure(line, source)
        if figure.kind in ("paper", "picture") and self.ear.made_by(line, source.last):
            return False
        clausal = (
            line.low(after) in ("that", ":")
            or line.kind(after) == "quote"
            or line.kind(after - 1) == "quote"
            or self.told.is_trailing(line, source, after)
        )
        bare = source.first <= 1 and (after >= len(line.words) or line.low(after) == ".")
        clausal = (
            clausal
            or self.names_dead(line, after, entry)
            or (bare and figure.known)
            or (bool(entry.get("number")) and self.told.tells_number(line, after + (2 if line.low(after) == "to" else 0)))
        )
        if entry.get("any"):
            return line.low(source.first) not in self.ear.describer.nobody
        if not figure.known and not (
            clausal and entry["manner"] in ("said", "claimed", "acknowledged", "denied") and entry["lemma"] not in self.ear.cues.strict
        ):
            return False
        return clausal or entry["lemma"] not in self.ear.cues.strict or figure.kind in ("paper", "picture")


def beside(line: Line, act: Act) -> Act:
    """An act without the words that are not in it.

    Those behind the comma that ends its own clause (“which police believe was set, killed nine”), and for a verb of belief those of a
    clause that takes its words for given (“believe that the fire, which killed nine, was set”).
    """
    source = act.source
    assert source is not None
    if line.kind(source.first - 1) == "rel" and line.low(source.first - 2) == ",":
        end = next((at for at in range(act.cue.last, len(line.words)) if line.low(at) == ","), len(line.words))
        return replace(act, content=tuple(Span(part.first, min(part.last, end)) for part in act.content if part.first < end))
    if not act.hedge:
        return act
    return replace(act, content=tuple(piece for part in act.content for piece in without_asides(line, part)))


def without_asides(line: Line, part: Span) -> tuple[Span, ...]:
    """A stretch without the clauses of “which” and “who” between two commas."""
    found, first, at = list[Span](), part.first, part.first
    while at < part.last - 1:
        closing = next((end for end in range(at + 2, part.last) if line.low(end) == ","), 0)
        if line.low(at) == "," and line.kind(at + 1) == "rel" and closing:
            found.append(Span(first, at))
            first = at = closing
        at += 1
    return (*found, Span(first, part.last))


def weighed(words: Act | None, tree: Act | None) -> Act | None:
    """What the words and the tree show, made one: where both name the same speaker they agree; else the tree tells."""
    if words is None or tree is None or words.source is None or tree.source is None:
        return words or tree
    same = words.source.first < tree.source.last and tree.source.first < words.source.last
    if not same:
        return replace(tree, basis="against the words")
    content = words.content
    if tree.around and words.source.first < words.cue.first:
        content = (*words.content, *tree.content)
    return replace(words, content=tree.content if tree.alone else content, basis="both")
