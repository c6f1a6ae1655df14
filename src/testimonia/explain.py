"""From a figure to its words: toll → constraints → claims → quotes and speakers → captured bytes, as a tree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from testimonia.errors import UnknownIdError
from testimonia.records import (
    Account,
    Capture,
    Casualty,
    Claim,
    Constraint,
    Contradiction,
    Disagreement,
    Document,
    Entity,
    Incident,
    Judgement,
    NamedVictim,
    Origin,
    Quantity,
    Reason,
    Resolution,
    SetAside,
    Toll,
    Unread,
)
from testimonia.store import Casebook


@dataclass(frozen=True)
class Node:
    """One thing on the way from a figure to its bytes: its kind, its id where it has one, and what it says."""

    kind: str
    words: str
    id: str = ""
    children: tuple["Node", ...] = ()

    def plain(self) -> dict[str, Any]:
        """The tree as nested objects."""
        return {"kind": self.kind, "id": self.id, "words": self.words, "children": [child.plain() for child in self.children]}

    def rows(self, depth: int = 0) -> Iterator[dict[str, Any]]:
        """The tree as flat rows with their depth, in order."""
        yield {"depth": depth, "kind": self.kind, "id": self.id, "words": self.words}
        for child in self.children:
            yield from child.rows(depth + 1)


def explained(casebook: Casebook, prefix: str) -> tuple[Node, ...]:
    """What stands behind every record whose id starts so. Raises UnknownIdError when there is none, or too many to mean one."""
    found = casebook.find(prefix)
    if len(found) > 12:
        raise UnknownIdError(f"{prefix}: {len(found)} ids start so; give more of the id")
    teller = Teller(casebook)
    return tuple(teller.node(one) for one in found)


@dataclass
class Teller:
    """Tells of records out of one casebook, looking up what each refers to."""

    casebook: Casebook
    resolution: Resolution = field(init=False)
    accounts: tuple[Account, ...] = field(init=False)
    claims: dict[str, Claim] = field(init=False)
    documents: dict[str, Document] = field(init=False)
    captures: dict[str, Capture] = field(init=False)

    def __post_init__(self) -> None:
        result = self.casebook.result()
        self.resolution = result.resolution if result else Resolution()
        self.accounts = result.accounts if result else ()
        self.claims = {one.id: one for one in self.casebook.claims()}
        self.documents = {one.id: one for one in self.casebook.documents()}
        self.captures = {one.id: one for one in self.casebook.captures()}

    def node(self, one: Any) -> Node:
        """A record of any kind as a tree."""
        tellers: dict[type, Callable[[Any], Node]] = {
            Toll: self.toll, Claim: self.claim, Document: self.document, Capture: self.capture, Constraint: self.constraint,
            Contradiction: self.contradiction, Incident: self.incident, Origin: self.origin, Entity: self.entity,
            Quantity: self.quantity, Unread: self.unread, Judgement: self.judgement,
        }  # fmt: skip
        return tellers[type(one)](one)

    def toll(self, toll: Toll) -> Node:
        """A toll: what makes each end, then every claim used and set aside."""
        account = self.account_of(toll.quantity)
        constraints = {one.id: one for one in account.constraints}
        quantity = next(one for one in account.quantities if one.id == toll.quantity)
        low = tuple(self.constraint(constraints[key]) for key in toll.binding_low if key in constraints)
        high = tuple(self.constraint(constraints[key]) for key in toll.binding_high if key in constraints)
        open_end = Node("reason", "no source sets an upper bound")
        children = [
            Node("low end", shown(toll.low), children=low),
            Node("high end", shown(toll.high), children=high or ((open_end,) if toll.high is None else ())),
            Node("used", f"{len(toll.used)} claims", children=tuple(self.claim_of(key) for key in toll.used)),
            Node("set aside", f"{len(toll.set_aside)} claims", children=tuple(self.aside(one) for one in toll.set_aside)),
            *(Node("reason", words) for words in toll.reasons),
        ]
        head = f"{quantity.label}, {toll.policy}: low {shown(toll.low)}, best {shown(toll.best)}, high {shown(toll.high)}"
        return Node("toll", head, toll.id, tuple(children))

    def account_of(self, quantity: str) -> Account:
        """The account that speaks of a quantity."""
        for account in self.accounts:
            if any(one.id == quantity for one in account.quantities):
                return account
        raise UnknownIdError(f"{quantity}: belongs to an earlier result; run `testimonia reconcile` again")

    def constraint(self, constraint: Constraint) -> Node:
        return Node("constraint", constraint.words, constraint.id, tuple(self.claim_of(key) for key in constraint.claims))

    def aside(self, one: SetAside) -> Node:
        return Node("set aside", one.reason, children=(self.claim_of(one.claim),))

    def claim_of(self, key: str) -> Node:
        return self.claim(self.claims[key]) if key in self.claims else Node("claim", "not in this casebook any more", key)

    def claim(self, claim: Claim) -> Node:
        """A claim: its words, who said them, where they stand, which rules read them."""
        speakers = " ← ".join([*claim.attribution.said_by, self.voice(claim)])
        head = f"{figure(claim)} · {claim.assertion}{', hedged' if claim.hedged else ''}"
        children = [
            Node("quote", f"“{claim.evidence.quote}”"),
            Node("said by", f"{speakers} ({claim.attribution.manner})"),
            *(Node("victim", particulars(one)) for one in victims_of(claim)),
            *(Node("reason", words) for words in claim.reasons),
        ]
        if document := self.documents.get(claim.document):
            children.append(self.document(document, claim))
        return Node("claim", head, claim.id, tuple(children))

    def voice(self, claim: Claim) -> str:
        """The outlet, the outermost in every chain."""
        document = self.documents.get(claim.document)
        return (document.outlet or document.name) if document else claim.document

    def document(self, document: Document, claim: Claim | None = None) -> Node:
        """A document, and where a claim stands in its captured bytes."""
        block = document.block_at(claim.evidence.start) if claim else None
        where = f", {block.kind} at {block.locator}, characters {claim.evidence.start}–{claim.evidence.end}" if block and claim else ""
        capture = self.captures.get(document.capture)
        dated = document.published.date.isoformat() if document.published.date else "date not known"
        head = f"{document.title or document.name} ({dated}){where}"
        return Node("document", head, document.id, (self.capture(capture),) if capture else ())

    def capture(self, capture: Capture) -> Node:
        """Captured bytes with every access to them."""
        accesses = tuple(
            Node("access", f"{one.address}, {one.captured_at.isoformat()}, {one.tool} {one.version}", one.parent or "")
            for one in capture.accesses
        )
        return Node("capture", f"{capture.media_type}, {capture.size:,} bytes, SHA-256 {capture.sha256}", capture.id, accesses)

    def contradiction(self, one: Contradiction) -> Node:
        """A smallest set of claims that cannot all be true."""
        alternatives = tuple(
            Node("without", f"{alternative.without}: {shown(alternative.interval.low)} to {shown(alternative.interval.high)}")
            for alternative in one.alternatives
        )
        return Node("contradiction", one.reason, one.id, (*(self.claim_of(key) for key in one.claims), *alternatives))

    def disagreement(self, one: Disagreement) -> Node:
        return Node("disagreement", one.reason, children=tuple(self.claim_of(key) for key in one.claims))

    def quantity(self, one: Quantity) -> Node:
        """A quantity with its tolls under every policy."""
        tolls = [toll for account in self.accounts for toll in account.tolls if toll.quantity == one.id]
        return Node("quantity", one.label, one.id, tuple(self.toll(toll) for toll in tolls))

    def incident(self, one: Incident) -> Node:
        """An incident: why its claims belong together, where they disagree, and the claims."""
        accounts = [account for account in self.accounts if account.incident == one.id]
        children = (
            *because(one.reasons),
            *(self.contradiction(clash) for account in accounts for clash in account.contradictions),
            *(self.disagreement(clash) for account in accounts for clash in account.disagreements),
            *(self.claim_of(key) for key in one.claims),
        )
        return Node("incident", one.name, one.id, children)

    def origin(self, one: Origin) -> Node:
        claims = tuple(self.claim_of(key) for key in one.claims)
        return Node("origin", f"{one.name} ({one.kind}), {len(one.documents)} documents", one.id, (*because(one.reasons), *claims))

    def entity(self, one: Entity) -> Node:
        """A person, body or place: its forms and why they are one."""
        where = f", at {one.location.latitude:.3f}, {one.location.longitude:.3f} ({one.location.precision})" if one.location else ""
        mentions = tuple(Node("mention", f"“{mention.text}”", mention.evidence.document) for mention in one.mentions)
        return Node(one.kind, f"{one.name}{where}: {', '.join(one.forms)}", one.id, (*because(one.reasons), *mentions))

    def judgement(self, one: Judgement) -> Node:
        """What a person decided, and about what."""
        head = f"{one.decision}, by {one.by}, {one.at.isoformat()}: {one.why}"
        about = (self.claim_of(key) if key.startswith("claim-") else Node("about", key) for key in one.subjects)
        return Node("judgement", head, one.id, tuple(about))

    def unread(self, one: Unread) -> Node:
        return Node("unread", f"{one.address}: {one.reason}: {one.detail}", one.id)


def because(reasons: tuple[Reason, ...]) -> tuple[Node, ...]:
    """Reasons as nodes."""
    return tuple(Node("reason", f"{reason.words} [{reason.rule}]") for reason in reasons)


def figure(claim: Claim) -> str:
    """A claim in a few words: "killed: over 700 Alawite civilians", "REQUEST: …"."""
    body = claim.body
    if isinstance(body, Casualty):
        return " ".join(part for part in (f"{body.measure}:", body.count.text or "uncounted", body.population.words) if part)
    return f"{body.kind} {body.plover}"


def victims_of(claim: Claim) -> tuple[NamedVictim, ...]:
    """The victims whom a claim names."""
    return claim.body.victims if isinstance(claim.body, Casualty) else ()


def particulars(victim: NamedVictim) -> str:
    """A named victim as the text has the person, each particular with its words."""
    age = f"{victim.age.years} years (“{victim.age.evidence.quote}”)" if victim.age else ""
    words = f"“{victim.described.quote}”" if victim.described else ""
    return ", ".join(part for part in (victim.name, age, victim.sex or "", words) if part)


def shown(number: int | None) -> str:
    """An end of an interval."""
    return "open" if number is None else f"{number:,}"
