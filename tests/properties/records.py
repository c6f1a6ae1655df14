"""Strategies that make valid records of every kind, for tests of any stage.

`record_of(Claim)` gives claims of any content; `read_documents()` a document with claims whose quotes stand in it.
"""

import datetime as dt
import hashlib
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from testimonia import records
from testimonia.records import (
    Access,
    Age,
    Attribution,
    Block,
    Capture,
    Casualty,
    Claim,
    Count,
    Dated,
    Document,
    Event,
    Evidence,
    Interval,
    Judgement,
    Location,
    MeasureTaken,
    Mention,
    NamedVictim,
    Period,
    Speaker,
    Statement,
    Toll,
    Unread,
    Victim,
    identify,
)

R = TypeVar("R")
Strategy = st.SearchStrategy

WORDS = st.text(max_size=12)
HASHES = st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}")
DAYS = st.dates()
MOMENTS = st.datetimes(timezones=st.just(dt.UTC))
NUMBERS = st.integers(0, 2**70) | st.integers(0, 5000)
SHARES = st.floats(0, 1)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
SETTINGS = st.dictionaries(WORDS, PLAIN, max_size=3)
PRECISIONS = st.sampled_from(["day", "week", "month", "year"])

RECORDS: tuple[type[Any], ...] = tuple(
    one for name in records.__all__ if isinstance(one := getattr(records, name), type) and is_dataclass(one)
)
"""Every class of record."""


def record_of(cls: type[R]) -> Strategy[R]:
    """Valid records of one class."""
    return made(cls)


@cache
def made(cls: type[Any]) -> Strategy[Any]:
    """The strategy of a class: its own where its fields depend on one another, else each field by its type."""
    return OWN[cls]() if cls in OWN else built(cls)


def built(cls: type[R], **own: Strategy[Any]) -> Strategy[R]:
    """Records whose fields are filled by their types, save those given."""
    hints = get_type_hints(cls)
    return st.deferred(
        lambda: st.builds(cls, **{one.name: own[one.name] if one.name in own else of(hints[one.name]) for one in fields(cls)})
    )


SIMPLE: dict[Any, Strategy[Any]] = {
    str: WORDS, int: NUMBERS, float: SHARES, bool: st.booleans(), dt.date: DAYS, dt.datetime: MOMENTS, types.NoneType: st.none(),
}  # fmt: skip


def of(hint: Any) -> Strategy[Any]:
    """Values of a type as it stands in a record."""
    if hint in SIMPLE:
        return SIMPLE[hint]
    if isinstance(hint, type) and is_dataclass(hint):
        return made(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, types.UnionType):
        return st.one_of([of(kind) for kind in arguments])
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(of(arguments[0]), max_size=2 if is_dataclass(arguments[0]) else 3).map(tuple)
    return st.tuples(*map(of, arguments)) if origin is tuple else SETTINGS


def ordered(numbers: Strategy[int], length: int) -> Strategy[list[int | None]]:
    """Numbers that do not fall, any of them unknown."""
    rising = st.lists(numbers, min_size=length, max_size=length).map(sorted)
    known = st.lists(st.booleans(), min_size=length, max_size=length)
    return st.tuples(rising, known).map(lambda pair: [value if here else None for value, here in zip(*pair, strict=True)])


def dates() -> Strategy[Dated]:
    known = st.builds(Dated, date=DAYS, precision=PRECISIONS)
    return st.just(Dated()) | known


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = sorted((draw(DAYS), draw(DAYS)))
    return Period(
        start=draw(st.none() | st.just(start)),
        end=draw(st.none() | st.just(end)),
        precision=draw(PRECISIONS),
        hours=draw(st.none() | st.integers(1, 10_000)),
        words=draw(WORDS),
        reading=draw(WORDS),
    )


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, high = draw(ordered(NUMBERS, 2))
    bounded = get_args(records.count.Qualifier)
    qualifier = draw(st.sampled_from([one for one in bounded if one != "uncounted"])) if (low, high) != (None, None) else "uncounted"
    force, shape = draw(of(records.count.Force)), draw(of(records.count.Shape))
    return Count(text=draw(WORDS), low=low, high=high, qualifier=qualifier, force=force, shape=shape)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ordered(NUMBERS, 2))
    return Interval(low=low, high=high)


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    quote, start = draw(st.text(min_size=1, max_size=20)), draw(st.integers(0, 10_000))
    return Evidence(document=identify("document", draw(st.integers(0, 9))), start=start, end=start + len(quote), quote=quote)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    start = draw(st.integers(0, 1000))
    end = start + draw(st.integers(1, 1000))
    kind, published = draw(of(records.document.BlockKind)), draw(dates())
    return Block(kind=kind, start=start, end=end, locator=draw(WORDS), author=draw(st.none() | WORDS), published=published)


@st.composite
def documents(draw: st.DrawFn, capture: str | None = None) -> Document:
    """Documents whose blocks stand in order, with white space between them; in a capture of any bytes, unless one is given."""
    parts = draw(st.lists(st.text(min_size=1, max_size=60), max_size=5))
    text, found = "", []
    for part in parts:
        text += draw(st.sampled_from(["", "\n", "\n\n"]))
        kind = draw(of(records.document.BlockKind))
        found.append(Block(kind=kind, start=len(text), end=len(text) + len(part), locator=f"paragraph {len(found)}"))
        text += part
    own = {"capture": st.just(capture or identify("capture", draw(HASHES))), "text": st.just(text), "blocks": st.just(tuple(found))}
    return draw(built(Document, **own))


@st.composite
def spans(draw: st.DrawFn, document: Document) -> Evidence:
    """Words of a document. The document must have some."""
    start = draw(st.integers(0, len(document.text) - 1))
    return Evidence.of(document, start, draw(st.integers(start + 1, min(len(document.text), start + 40))))


def mentions_in(document: Document) -> Strategy[Mention]:
    return built(Mention, evidence=spans(document))


def bodies_in(document: Document) -> Strategy[Any]:
    """What claims of a document say, every mention standing in it."""
    some = st.lists(mentions_in(document), max_size=2).map(tuple)
    acts = {"actors": some, "targets": some}
    aged = st.none() | built(Age, years=st.integers(0, 130), evidence=spans(document))
    victim = built(NamedVictim, evidence=spans(document), age=aged, described=st.none() | spans(document))
    named = st.lists(victim, max_size=2).map(tuple)
    casualty = built(Casualty, perpetrators=some, victims=named, part_of=st.none(), part_kind=st.none())
    statement = built(Statement, speaker=mentions_in(document), targets=some)
    return casualty | built(Event, **acts) | statement | built(MeasureTaken, **acts)


def claims_of(document: Document) -> Strategy[Claim]:
    """Claims of one document, every quote standing in it."""
    speaker = built(Speaker, evidence=st.none() | spans(document))
    attribution = built(Attribution, chain=st.lists(speaker, max_size=2).map(tuple), cue=st.none() | spans(document))
    places = st.lists(mentions_in(document), max_size=2).map(tuple)
    return built(Claim, evidence=spans(document), attribution=attribution, places=places, body=bodies_in(document))


@st.composite
def read_documents(draw: st.DrawFn, capture: str | None = None) -> tuple[Document, tuple[Claim, ...]]:
    """A document with claims whose quotes stand in it."""
    document = draw(documents(capture).filter(lambda one: one.text))
    return document, tuple(draw(st.lists(claims_of(document), max_size=3, unique_by=lambda one: one.id)))


def captures() -> Strategy[Capture]:
    return built(Capture, sha256=HASHES, accesses=st.lists(made(Access), min_size=1, max_size=3).map(tuple))


@st.composite
def captured_bytes(draw: st.DrawFn) -> tuple[Capture, bytes]:
    """A capture with the bytes that it is of."""
    data = draw(st.binary(max_size=200))
    own = {"sha256": st.just(hashlib.sha256(data).hexdigest()), "size": st.just(len(data))}
    return draw(built(Capture, **own, accesses=st.lists(made(Access), min_size=1, max_size=2).map(tuple))), data


@st.composite
def casualties(draw: st.DrawFn) -> Casualty:
    whole = draw(st.none() | WORDS)
    kind = draw(of(records.claim.PartKind)) if whole is not None else None
    return draw(built(Casualty, part_of=st.just(whole), part_kind=st.just(kind)))


@st.composite
def tolls(draw: st.DrawFn) -> Toll:
    low, best, high = draw(ordered(NUMBERS, 3))
    return draw(built(Toll, low=st.just(low), best=st.just(best), high=st.just(high)))


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    decision = draw(of(records.judgement.Decision))
    correction = draw(SETTINGS) if decision == "correct" else None
    subjects = st.lists(WORDS, min_size=2, max_size=3).map(tuple)
    return draw(built(Judgement, decision=st.just(decision), subjects=subjects, correction=st.just(correction)))


def locations() -> Strategy[Location]:
    return built(Location, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))


def victims() -> Strategy[Victim]:
    names = st.lists(WORDS.filter(str.strip), min_size=1, max_size=3).map(tuple)
    return built(Victim, names=names, age=st.none() | st.integers(0, 130))


def ages() -> Strategy[Age]:
    return built(Age, years=st.integers(0, 130))


OWN: dict[type[Any], Callable[[], Strategy[Any]]] = {
    Age: ages,
    Dated: dates, Period: periods, Count: counts, Interval: intervals, Evidence: evidences, Block: blocks, Document: documents,
    Capture: captures, Casualty: casualties, Toll: tolls, Judgement: judgements, Location: locations, Victim: victims,
    Unread: lambda: built(Unread, sha256=st.none() | HASHES),
}  # fmt: skip
