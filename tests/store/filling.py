"""Invented captures with documents and claims, for tests of the casebook; and a run over them that another process can kill."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

from testimonia.records import (
    Access,
    Account,
    Attribution,
    Block,
    Capture,
    Casualty,
    Claim,
    Constraint,
    Contradiction,
    Count,
    Document,
    Entity,
    Evidence,
    Incident,
    Interval,
    Mention,
    Origin,
    Population,
    Quantity,
    Recipe,
    Resolution,
    Speaker,
    Toll,
    Unread,
)
from testimonia.store import Casebook

NOON = dt.datetime(2031, 5, 4, 12, 0, tzinfo=dt.UTC)
Filled = tuple[Capture, bytes, Recipe, Document, tuple[Claim, ...]]


def capture_of(data: bytes, *addresses: str, at: dt.datetime = NOON, parent: str | None = None, encoding: str | None = None) -> Capture:
    accesses = tuple(Access(address=one, captured_at=at, tool="testimonia", version="1", parent=parent) for one in addresses)
    sha256 = hashlib.sha256(data).hexdigest()
    return Capture(sha256=sha256, size=len(data), media_type="text/plain", declared_encoding=encoding, accesses=accesses)


def claim_of(document: Document, words: str, low: int) -> Claim:
    """A claim that so many were killed, said by the Coast Monitor, in the words given."""
    start = document.text.index(words)
    name = document.text.index("Coast Monitor")
    speaker = Speaker(name="Coast Monitor", named=True, evidence=Evidence.of(document, name, name + 13))
    place = document.text.index("Halvane")
    return Claim(
        evidence=Evidence.of(document, start, start + len(words)),
        block="paragraph",
        attribution=Attribution(chain=(speaker,), manner="said"),
        places=(Mention(evidence=Evidence.of(document, place, place + 7), kind="place"),),
        body=Casualty(
            measure="killed",
            count=Count(text=words, low=low, high=None, qualifier="at_least"),
            population=Population(words="people", status="civilian"),
        ),
        reasons=("a count before a noun",),
    )


def filled(number: int, version: str = "1", at: dt.datetime = NOON) -> Filled:
    """One captured report with its reading."""
    text = f"At least {number} people were killed in Halvane, the Coast Monitor said. At least {number + 1} are feared dead.\n"
    data = text.encode()
    capture = capture_of(data, f"reports/{number}.txt", at=at)
    block = Block(kind="paragraph", start=0, end=len(text) - 1, locator=f"bytes 0-{len(data) - 1}")
    document = Document(capture=capture.id, name=str(number), text=text, blocks=(block,), title=f"Report {number}", language="en")
    claims = (claim_of(document, f"At least {number} ", number), claim_of(document, f"At least {number + 1}", number + 1))
    return capture, data, Recipe(stage="read", version=version, inputs=(capture.sha256, str(number))), document, claims


def unread_of(address: str) -> Unread:
    return Unread(address=address, reason="empty", detail="It has no bytes; check that it was saved or sent whole.")


def settled(claims: tuple[Claim, ...]) -> tuple[Recipe, Resolution, tuple[Account, ...]]:
    """A result about some claims."""
    ids = tuple(one.id for one in claims)
    incident = Incident(name="Halvane", claims=ids)
    entity = Entity(kind="organisation", name="Coast Monitor", forms=("Coast Monitor",))
    origin = Origin(kind="named", name="Coast Monitor", claims=ids, documents=(), entity=entity.id)
    quantity = Quantity(incident=incident.id, measure="killed", label="people killed")
    low = max(one.body.count.low or 0 for one in claims if isinstance(one.body, Casualty))
    constraint = Constraint(kind="claim", terms=((quantity.id, 1),), within=Interval(low=low), claims=ids[-1:], words="at least")
    toll = Toll(quantity=quantity.id, policy="joint-1", low=low, best=None, high=None, used=ids, binding_low=(constraint.id,), origins=1)
    clash = Contradiction(incident=incident.id, claims=ids, constraints=(constraint.id,), reason="They differ.")
    account = Account(incident=incident.id, quantities=(quantity,), constraints=(constraint,), tolls=(toll,), contradictions=(clash,))
    resolution = Resolution(entities=(entity,), origins=(origin,), incidents=(incident,))
    return Recipe(stage="reconcile", version="1", inputs=ids), resolution, (account,)


def fill(book: Casebook, numbers: range) -> Iterator[int]:
    """A whole run: capture everything, read what is not read, settle. Gives the number of each step when it is done."""
    made = [filled(number) for number in numbers]
    for capture, data, *_ in made:
        book.add_capture(capture, data)
        yield 1
    book.add_unread(unread_of("reports/empty.txt"))
    for _, _, recipe, document, claims in made:
        if not book.has(recipe.id):
            book.add_reading(recipe, document, claims)
        yield 1
    book.put_result(*settled(tuple(claim for *_, claims in made for claim in claims)))
    yield 1


def main(folder: str, count: str) -> None:
    """Run in a process of its own; says each step on standard output, so that a test knows when to kill it."""
    print("start", flush=True)  # noqa: T201 - the test listens
    with Casebook.open(Path(folder)) as book:
        print("open", flush=True)  # noqa: T201 - the test listens
        for _ in fill(book, range(int(count))):
            print("step", flush=True)  # noqa: T201 - the test listens


if __name__ == "__main__":
    import sys

    main(*sys.argv[1:])
