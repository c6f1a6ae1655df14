"""Statements of the treebanks put into the mouth of invented sources: after the statement, before it, "according to", quoted by another."""

import random
from dataclasses import dataclass

from training.material.reporting import closed, in_order, is_plain, large, small
from training.material.templates import SAYERS, blocks, filled
from training.material.trees import Word, children, put_back, taken
from training.sentence import Sentence

AFTER = ("said", "said", "said", "said", "said", "added", "reported", "announced", "confirmed")
BEFORE = (*AFTER, "denied", "insisted", "acknowledged", "warned")
FINITE = "Mood=Ind|Number=%s|Person=3|Tense=Past|VerbForm=Fin"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence taken apart: its words without the final stop, their head, and the stop."""

    words: list[Word]
    head: Word
    stop: Word

    def under(self, verb: Word) -> None:
        """Make the statement what the verb says; the stop then hangs from the verb, which is the root."""
        self.head.head, self.head.relation, self.stop.head = verb, "ccomp", verb


def statement(sentence: Sentence) -> Statement | None:
    """The sentence, where it can be put into somebody's mouth: it ends in a stop, reports nothing itself and names no speaker or hearer."""
    words = taken(sentence)
    root = next(word for word in words if word.head is None)
    kinds = {word.relation for word in children(root, words)}
    speakers = any(word.has("Person=1") or word.has("Person=2") for word in words)
    full = bool(kinds & {"nsubj", "nsubj:pass", "expl"}) and not kinds & {"ccomp", "parataxis", "discourse", "vocative"}
    fits = full and not speakers and words[-1].form == "." and words[-1].head is root and is_plain(words)
    return Statement(words[:-1], root, words[-1]) if fits else None


def sayer(chance: random.Random) -> tuple[list[Word], Word]:
    """An invented source and its head, which hangs nowhere yet."""
    subject = taken(filled(chance.choice(blocks(SAYERS)), chance))
    return subject, next(word for word in subject if word.head is None)


def saying(head: Word, verbs: tuple[str, ...], chance: random.Random) -> Word:
    """A verb of saying that fits the source, which becomes its subject."""
    verb = Word(chance.choice(verbs), "VERB", FINITE % ("Plur" if head.has("Number=Plur") else "Sing"), "root")
    head.head, head.relation = verb, "nsubj"
    return verb


def after(told: Statement, chance: random.Random) -> list[Word]:
    """S, police said. S, said the ministry."""
    subject, head = sayer(chance)
    verb = saying(head, AFTER, chance)
    told.under(verb)
    return [*told.words, Word(",", "PUNCT", "_", "punct", told.head), *in_order(subject, [verb], chance), told.stop]


def before(told: Statement, chance: random.Random) -> list[Word]:
    """Police said (that) S. Officials denied that S."""
    subject, head = sayer(chance)
    verb = saying(head, BEFORE, chance)
    told.under(verb)
    told.words[0].form, subject[0].form = small(told.words[0]), large(subject[0])
    return [*closed(subject), verb, *that(told, verb.form not in AFTER or chance.random() < 0.5), *told.words, told.stop]


def that(told: Statement, stands: bool) -> list[Word]:
    """The word "that" before a statement, or nothing."""
    return [Word("that", "SCONJ", "_", "mark", told.head)] if stands else []


def according(told: Statement, chance: random.Random) -> list[Word]:
    """S, according to the ministry."""
    subject, head = sayer(chance)
    if head.upos == "PRON":
        return after(told, chance)
    head.head, head.relation = told.head, "obl"
    case = Word("according", "VERB", "ExtPos=ADP|Tense=Pres|VerbForm=Part", "case", head)
    comma, to = Word(",", "PUNCT", "_", "punct", head), Word("to", "ADP", "_", "fixed", case)
    return [*told.words, comma, case, to, *subject, told.stop]


def quoted(told: Statement, chance: random.Random) -> list[Word]:
    """State television quoted a security official as saying (that) S."""
    (agency, agency_head), (source, source_head) = sayer(chance), sayer(chance)
    if "PRON" in {agency_head.upos, source_head.upos}:
        return after(told, chance)
    verb = saying(agency_head, ("quoted", "cited"), chance)
    source_head.head, source_head.relation = verb, "obj"
    gerund = Word("saying", "VERB", "Tense=Pres|VerbForm=Part", "advcl", verb)
    told.under(gerund)
    told.stop.head = verb
    told.words[0].form, agency[0].form = small(told.words[0]), large(agency[0])
    as_mark = Word("as", "SCONJ", "_", "mark", gerund)
    said = [*that(told, chance.random() < 0.5), *told.words]
    return [*closed(agency), verb, *closed(source), as_mark, gerund, *said, told.stop]


def attributed(sentence: Sentence, chance: random.Random) -> Sentence | None:
    """A statement with an invented source; None where the sentence is no plain statement."""
    told = statement(sentence)
    if not told:
        return None
    [way] = chance.choices((after, before, according, quoted), (50, 20, 15, 15))
    return put_back(way(told, chance), sentence)
