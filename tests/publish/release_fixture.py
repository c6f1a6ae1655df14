# ruff: noqa: E501 - the sentences of the invented reports stand on one line each
"""An invented release with something of everything: the raids on the coast of Halvane, told by six reports and one copy."""

import datetime as dt
import hashlib
from dataclasses import dataclass, replace

from testimonia.codebook.policies import load_policies
from testimonia.publish.release import Release
from testimonia.records import (
    Access,
    Account,
    Alternative,
    Attribution,
    Basis,
    Block,
    Capture,
    Case,
    Casualty,
    Claim,
    Constraint,
    Contradiction,
    Copy,
    Count,
    Dated,
    Disagreement,
    Document,
    Entity,
    Event,
    Evidence,
    Incident,
    Interval,
    Location,
    MeasureTaken,
    Mention,
    Origin,
    Outline,
    Period,
    Population,
    Quantity,
    Reason,
    Resolution,
    Revision,
    SetAside,
    Speaker,
    Statement,
    Toll,
    Unread,
    digest,
)

WHEN = dt.datetime(2031, 6, 1, 9, 14, tzinfo=dt.UTC)

TEXTS = {
    "harbour-post": (
        "Harbour Post",
        "2031-05-08",
        "Monitor counts hundreds of dead on the coast",
        [
            ("headline", "Monitor counts hundreds of dead on the coast"),
            ("byline", "By Iva Renn, Lisk"),
            (
                "paragraph",
                "Raids on hill villages near Tarsa left over 700 Marani villagers dead in 30 separate attacks since 3 May, the Coast Monitor said on Thursday. The cabinet promised to punish what it called “isolated excesses”.",
            ),
            (
                "paragraph",
                "Several dozen of its own men were killed in ambushes, an officer of the coast guard admitted to State Wire. Port Amara has been under curfew since Tuesday.",
            ),
            (
                "paragraph",
                "The envoy of the Southern League, Odile Marrash, called on both sides to spare the villages and let convoys through to Lode.",
            ),
            ("furniture", "4 minute read · Leave a comment · More from the coast"),
        ],
    ),
    "state-wire": (
        "State Wire",
        "2031-05-07",
        "Ministry: no civilian harmed in Port Amara",
        [
            ("headline", "Ministry: no civilian harmed in Port Amara"),
            (
                "paragraph",
                "No civilian was harmed in Port Amara, a spokesman of the Ministry of Order said. He accused “foreign hands” of spreading old pictures.",
            ),
            (
                "paragraph",
                "The army sent two brigades to Lode on 5 May, and the interior minister announced an inquiry into individual violations.",
            ),
            ("caption", "A street in Port Amara after the fighting of 2017, in which 90 people died."),
        ],
    ),
    "evening-star": (
        "Evening Star",
        "2031-05-10",
        "Toll rises on the coast of Halvane",
        [
            ("headline", "Toll rises on the coast of Halvane"),
            (
                "paragraph",
                "The Coast Monitor has now documented 1,018 people killed: 745 civilians, 125 members of the security forces and 148 armed opponents.",
            ),
            (
                "paragraph",
                "In Port Amara alone it documented the killing of 60 civilians, among them ten women and five children, on 6 May.",
            ),
            ("paragraph", "About 21,000 people have reportedly fled to Lode and Tarsa, the Rights Network estimates."),
            ("embedded post", "We are under fire in Tarssa, do not come by the lower road."),
        ],
    ),
    "wire-copy": (
        "Lisk Courier",
        "2031-05-08",
        "Monitor counts hundreds of dead on the coast",
        [
            ("headline", "Monitor counts hundreds of dead on the coast"),
            (
                "paragraph",
                "Raids on hill villages near Tarsa left over 700 Marani villagers dead in 30 separate attacks since 3 May, the Coast Monitor said on Thursday.",
            ),
        ],
    ),
    "rights-network": (
        "Rights Network",
        "2031-05-12",
        "Coast of Halvane: what we could confirm",
        [
            ("headline", "Coast of Halvane: what we could confirm"),
            ("subheading", "Figures"),
            (
                "paragraph",
                "We could confirm the names of 803 people killed between 3 and 9 May, 420 of them by groups allied with the government.",
            ),
            ("list item", "Tarsa: 312 killed"),
            ("list item", "Lode: 204 killed"),
            (
                "paragraph",
                "Had the road been closed, thousands more could have died. We demand that the government let observers in, and reject its claim that the pictures are old.",
            ),
        ],
    ),
    "inquiry": (
        "Commission of Inquiry",
        "2031-05-21",
        "Findings of the Commission of Inquiry",
        [
            ("headline", "Findings of the Commission of Inquiry"),
            (
                "paragraph",
                "The Commission finds that about 1,400 people lost their lives. Veld backed the findings; the government conceded that “grave mistakes” were made and threatened to expel observers who speak of a plan.",
            ),
            (
                "quotation",
                "“I counted forty doors broken in one street,” said a woman in Tarsa, مريم العلي, whose brother is among the missing.",
            ),
        ],
    ),
}


@dataclass(frozen=True)
class Shelf:
    """The documents by name, and the making of claims out of their words."""

    documents: dict[str, Document]

    def at(self, name: str, words: str) -> Evidence:
        """The evidence of words that stand in a document."""
        document = self.documents[name]
        start = document.text.index(words)
        return Evidence.of(document, start, start + len(words))

    def named(self, name: str, words: str, kind: str = "organisation") -> Mention:
        return Mention(evidence=self.at(name, words), kind=kind)  # type: ignore[arg-type]

    def claim(self, name: str, words: str, body: object, by: tuple[Speaker, ...] = (), **more: object) -> Claim:
        """A claim whose quote is these words."""
        evidence = self.at(name, words)
        block = self.documents[name].block_at(evidence.start)
        assert block
        manner = more.pop("manner", "said" if by else "unsaid")
        attribution = Attribution(chain=by, manner=manner)  # type: ignore[arg-type]
        return Claim(evidence=evidence, block=block.kind, body=body, attribution=attribution, **more)  # type: ignore[arg-type]


MONITOR = Speaker(name="the Coast Monitor", named=True)
NETWORK = Speaker(name="the Rights Network", named=True)
OFFICER = Speaker(name="an officer of the coast guard", named=False)
WIRE = Speaker(name="State Wire", named=True)
SPOKESMAN = Speaker(name="a spokesman", named=False, affiliation="Ministry of Order")


def shelf() -> Shelf:
    """All documents."""
    return Shelf({name: document_of(name, *spec) for name, spec in TEXTS.items()})


def document_of(name: str, outlet: str, published: str, title: str, blocks: list[tuple[str, str]]) -> Document:
    """A document with its blocks parted by blank lines."""
    text, spans = "", []
    for kind, words in blocks:
        text += "\n\n" if text else ""
        author = "@hillroad" if kind == "embedded post" else None
        spans.append(Block(kind=kind, start=len(text), end=len(text) + len(words), locator=f"bytes {len(text)}", author=author))  # type: ignore[arg-type]
        text += words
    return Document(
        capture=capture_of(name, text).id,
        name=name,
        text=text,
        blocks=tuple(spans),
        title=title,
        outlet=outlet,
        language="en",
        published=Dated(date=dt.date.fromisoformat(published), precision="day"),
        basis=(Basis(field="published", source="JSON-LD datePublished"),),
        address=f"https://example.org/{name}",
        author="Iva Renn" if name == "harbour-post" else None,
    )


def capture_of(name: str, text: str) -> Capture:
    access = Access(address=f"halvane/{name}.txt", captured_at=WHEN, tool="testimonia", version="0.1.0")
    raw = text.encode()
    return Capture(
        sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media_type="text/plain", detected_encoding="utf-8", accesses=(access,)
    )


def count(text: str, low: int | None, high: int | None, qualifier: str = "exact", force: str = "tally", shape: str = "cumulative") -> Count:
    return Count(text=text, low=low, high=high, qualifier=qualifier, force=force, shape=shape)  # type: ignore[arg-type]


def people(words: str, **more: object) -> Population:
    return Population(words=words, **more)  # type: ignore[arg-type]


def spell(start: int, end: int | None = None) -> Period:
    """Days of May 2031."""
    return Period(start=dt.date(2031, 5, start), end=dt.date(2031, 5, end or start), precision="day", words=f"{start} May")


def figures(of: Shelf) -> dict[str, Claim]:
    """The casualty claims, by short names."""
    killed = "killed"
    tarsa, amara = (of.named("harbour-post", "Tarsa", "place"),), (of.named("evening-star", "Port Amara", "place"),)
    marani = people("Marani villagers", status="civilian", groups=("Marani",))
    first = count("over 700", 701, None, "more_than")
    claims = {
        "over700": of.claim(
            "harbour-post",
            "Raids on hill villages near Tarsa left over 700 Marani villagers dead in 30 separate attacks since 3 May",
            Casualty(measure=killed, count=first, population=marani),
            (MONITOR,),
            places=tarsa,
            period=spell(3, 8),
            reasons=("“over N” is N + 1 or more",),
        ),
        "thirty": of.claim(
            "harbour-post",
            "in 30 separate attacks",
            Casualty(measure="massacres", count=count("30", 30, 30)),
            (MONITOR,),
            places=tarsa,
            period=spell(3, 8),
        ),
        "dozens": of.claim(
            "harbour-post",
            "Several dozen of its own men were killed in ambushes",
            Casualty(
                measure=killed,
                count=count("Several dozen", 24, 99, "vague", "estimate"),
                population=people("its own men", status="combatant", roles=("security",)),
            ),
            (OFFICER, WIRE),
            manner="acknowledged",
        ),
        "copied": of.claim(
            "wire-copy",
            "left over 700 Marani villagers dead",
            Casualty(measure=killed, count=first, population=marani),
            (MONITOR,),
            places=(of.named("wire-copy", "Tarsa", "place"),),
        ),
        "none": of.claim(
            "state-wire",
            "No civilian was harmed in Port Amara",
            Casualty(measure=killed, count=count("No", 0, 0, "exact", "total"), population=people("civilian", status="civilian")),
            (SPOKESMAN,),
            manner="denied",
            places=(of.named("state-wire", "Port Amara", "place"),),
            period=spell(6),
        ),
        "old": of.claim(
            "state-wire",
            "A street in Port Amara after the fighting of 2017, in which 90 people died",
            Casualty(measure=killed, count=count("90", 90, 90), population=people("people")),
            assertion="historical",
        ),
        "whole": of.claim(
            "evening-star",
            "1,018 people killed: 745 civilians, 125 members of the security forces and 148 armed opponents",
            Casualty(measure=killed, count=count("1,018", 1018, 1018), population=people("people")),
            (MONITOR,),
            manner="documented",
        ),
    }
    whole = claims["whole"].id
    parts = {
        "civilians": ("745 civilians", 745, people("civilians", status="civilian")),
        "forces": (
            "125 members of the security forces",
            125,
            people("members of the security forces", status="combatant", roles=("security",)),
        ),
        "opponents": ("148 armed opponents", 148, people("armed opponents", status="combatant", roles=("fighter",))),
    }
    for key, (words, value, population) in parts.items():
        body = Casualty(
            measure=killed, count=count(words.split()[0], value, value), population=population, part_of=whole, part_kind="breakdown"
        )
        claims[key] = of.claim("evening-star", words, body, (MONITOR,), manner="documented")
    sixty = of.claim(
        "evening-star",
        "documented the killing of 60 civilians, among them ten women and five children, on 6 May",
        Casualty(
            measure=killed,
            count=count("60", 60, 60, shape="one incident"),
            population=people("civilians", status="civilian", includes=("ten women", "five children")),
        ),
        (MONITOR,),
        manner="documented",
        places=amara,
        period=spell(6),
    )
    women = Casualty(
        measure=killed,
        count=count("ten", 10, 10, shape="one incident"),
        population=people("women", status="civilian", sex="female"),
        part_of=sixty.id,
        part_kind="subset",
    )
    return claims | later(of) | {"sixty": sixty, "women": of.claim("evening-star", "ten women", women, (MONITOR,), places=amara)}


def later(of: Shelf) -> dict[str, Claim]:
    """The casualty claims of the later reports."""
    killed = "killed"
    fled = Casualty(measure="displaced", count=count("About 21,000", 18900, 23100, "about", "estimate"), population=people("people"))
    fighters = (of.named("rights-network", "groups allied with the government", "group"),)
    return {
        "fled": of.claim(
            "evening-star",
            "About 21,000 people have reportedly fled to Lode and Tarsa",
            fled,
            (NETWORK,),
            hedges=("reportedly",),
            places=(of.named("evening-star", "Lode", "place"), of.named("evening-star", "Tarsa", "place")),
        ),
        "names": of.claim(
            "rights-network",
            "the names of 803 people killed between 3 and 9 May",
            Casualty(measure=killed, count=count("803", 803, 803), population=people("people")),
            (NETWORK,),
            period=spell(3, 9),
        ),
        "allied": of.claim(
            "rights-network",
            "420 of them by groups allied with the government",
            Casualty(measure=killed, count=count("420", 420, 420), population=people("people"), perpetrators=fighters),
            (NETWORK,),
            period=spell(3, 9),
        ),
        "tarsa": of.claim(
            "rights-network",
            "Tarsa: 312 killed",
            Casualty(measure=killed, count=count("312", 312, 312)),
            (NETWORK,),
            places=(of.named("rights-network", "Tarsa", "place"),),
        ),
        "lode": of.claim(
            "rights-network",
            "Lode: 204 killed",
            Casualty(measure=killed, count=count("204", 204, 204)),
            (NETWORK,),
            places=(of.named("rights-network", "Lode", "place"),),
        ),
        "could": of.claim(
            "rights-network",
            "thousands more could have died",
            Casualty(measure=killed, count=count("thousands", 2000, 9999, "vague", "estimate")),
            (NETWORK,),
            assertion="hypothetical",
        ),
        "about1400": of.claim(
            "inquiry",
            "about 1,400 people lost their lives",
            Casualty(measure=killed, count=count("about 1,400", 1260, 1540, "about", "estimate"), population=people("people")),
            (Speaker(name="The Commission", named=True, affiliation="Commission of Inquiry"),),
            manner="reported",
        ),
    }


def deeds(of: Shelf) -> tuple[Claim, ...]:
    """Statements, measures and events."""
    return (
        of.claim(
            "harbour-post",
            "The cabinet promised to punish what it called “isolated excesses”",
            Statement(
                plover="CONCEDE",
                speaker=of.named("harbour-post", "The cabinet"),
                on_behalf_of="Halvane",
                about="punish what it called “isolated excesses”",
            ),
        ),
        of.claim(
            "harbour-post",
            "Port Amara has been under curfew since Tuesday",
            MeasureTaken(plover="COERCE", mode="curfew", measure="curfew"),
            places=(of.named("harbour-post", "Port Amara", "place"),),
            period=spell(6),
        ),
        of.claim(
            "harbour-post",
            "The envoy of the Southern League, Odile Marrash, called on both sides to spare the villages and let convoys through to Lode",
            Statement(
                plover="REQUEST",
                mode="change",
                speaker=of.named("harbour-post", "Odile Marrash", "person"),
                on_behalf_of="Southern League",
                about="spare the villages",
            ),
        ),
        of.claim(
            "state-wire",
            "He accused “foreign hands” of spreading old pictures",
            Statement(
                plover="ACCUSE",
                mode="allege",
                speaker=of.named("state-wire", "a spokesman of the Ministry of Order", "role"),
                on_behalf_of="Halvane",
                targets=(of.named("state-wire", "foreign hands", "unknown"),),
                about="spreading old pictures",
            ),
        ),
        of.claim(
            "state-wire",
            "The army sent two brigades to Lode on 5 May",
            Event(plover="MOBILIZE", mode="troops", actors=(of.named("state-wire", "The army"),)),
            places=(of.named("state-wire", "Lode", "place"),),
            period=spell(5),
        ),
        of.claim(
            "state-wire",
            "the interior minister announced an inquiry into individual violations",
            MeasureTaken(plover="CONSULT", measure="inquiry", actors=(of.named("state-wire", "the interior minister", "role"),)),
        ),
        of.claim(
            "evening-star",
            "We are under fire in Tarssa",
            Event(plover="ASSAULT", mode="firearms"),
            (Speaker(name="@hillroad", named=True),),
            manner="posted",
            places=(of.named("evening-star", "Tarssa", "place"),),
        ),
        of.claim(
            "rights-network",
            "We demand that the government let observers in",
            Statement(
                plover="REQUEST",
                mode="yield",
                speaker=of.named("rights-network", "We"),
                on_behalf_of="Rights Network",
                about="let observers in",
            ),
        ),
        of.claim(
            "rights-network",
            "reject its claim that the pictures are old",
            Statement(
                plover="REJECT", speaker=of.named("rights-network", "We"), on_behalf_of="Rights Network", about="that the pictures are old"
            ),
        ),
        of.claim(
            "inquiry",
            "Veld backed the findings",
            Statement(plover="SUPPORT", speaker=of.named("inquiry", "Veld", "place"), about="the findings"),
        ),
        of.claim(
            "inquiry",
            "the government conceded that “grave mistakes” were made and threatened to expel observers",
            Statement(
                plover="CONCEDE", speaker=of.named("inquiry", "the government"), on_behalf_of="Halvane", about="“grave mistakes” were made"
            ),
        ),
        of.claim(
            "inquiry",
            "threatened to expel observers who speak of a plan",
            Statement(
                plover="THREATEN",
                mode="expel",
                speaker=of.named("inquiry", "the government"),
                on_behalf_of="Halvane",
                about="expel observers",
            ),
        ),
    )


def place(of: Shelf, claims: tuple[Claim, ...], name: str, spot: tuple[float, float], precision: str = "town") -> Entity:
    """A place entity with every mention in the claims of one of its forms."""
    forms = {"Tarsa": ("Tarsa", "Tarssa")}.get(name, (name,))
    mentions = tuple({one.evidence.start: one for claim in claims for one in claim.places if one.text in forms}.values())
    where = Location(gazetteer_id=f"halvane:{name}", name=name, longitude=spot[0], latitude=spot[1], precision=precision)  # type: ignore[arg-type]
    return Entity(
        kind="place",
        name=name,
        forms=forms,
        mentions=mentions,
        location=where,
        reasons=(Reason(rule="spelling", words="the spellings differ by one doubled letter"),),
    )


def quantities(incident: str, area: str) -> dict[str, Quantity]:
    """What is counted, by short names."""
    return {
        "all": Quantity(incident=incident, measure="killed", label="people killed"),
        "civilians": Quantity(incident=incident, measure="killed", status="civilian", label="civilians killed"),
        "marani": Quantity(incident=incident, measure="killed", status="civilian", groups=("Marani",), label="Marani civilians killed"),
        "forces": Quantity(incident=incident, measure="killed", status="combatant", roles=("security",), label="security personnel killed"),
        "opponents": Quantity(incident=incident, measure="killed", status="combatant", roles=("fighter",), label="armed opponents killed"),
        "amara": Quantity(incident=incident, measure="killed", status="civilian", area=area, label="civilians killed in Port Amara"),
        "fled": Quantity(incident=incident, measure="displaced", label="people displaced"),
        "attacks": Quantity(incident=incident, measure="massacres", label="massacres"),
    }


BEHIND = {
    "all": ("whole", "names", "about1400"),
    "civilians": ("civilians",),
    "marani": ("over700", "copied"),
    "forces": ("forces", "dozens"),
    "opponents": ("opponents",),
    "amara": ("none", "sixty"),
    "fled": ("fled",),
    "attacks": ("thirty",),
}
FIGURES: dict[str, dict[str, tuple[int | None, int | None, int | None]]] = {
    "joint-1": {
        "all": (1018, None, None),
        "civilians": (745, None, None),
        "marani": (701, None, None),
        "forces": (125, None, None),
        "opponents": (148, None, None),
        "amara": (60, None, None),
        "fled": (18900, None, 23100),
        "attacks": (30, None, None),
    },
    "ucdp-1": {
        "all": (803, 1018, 1540),
        "civilians": (701, 745, 745),
        "forces": (24, 125, 125),
        "opponents": (148, 148, 148),
        "amara": (0, 60, 60),
    },
    "acled-1": {"all": (803, 803, 803), "civilians": (745, 745, 745), "forces": (24, 24, 24)},
    "airwars-1": {"all": (803, None, 1540), "civilians": (701, None, 745), "amara": (0, None, 60)},
    "ibc-1": {"all": (803, None, 1540), "civilians": (745, None, 745)},
}


def tolls(claims: dict[str, Claim], by_name: dict[str, Quantity], constraints: dict[str, Constraint]) -> tuple[Toll, ...]:
    """Every toll of every policy."""
    found = []
    for policy, row in FIGURES.items():
        for key, (low, best, high) in row.items():
            used = tuple(claims[one].id for one in BEHIND[key] if one not in ("none", "copied"))
            aside = tuple(
                SetAside(claim=claims[one].id, reason="the denial contradicts a documented count") for one in BEHIND[key] if one == "none"
            )
            grade = {"all": "fair", "amara": "contested"}.get(key, "weak") if policy == "airwars-1" else None
            joint = policy == "joint-1"
            binding = (constraints[key].id,) if joint else ()
            upper = binding if joint and high is not None else ()
            found.append(
                Toll(
                    quantity=by_name[key].id,
                    policy=policy,
                    low=low,
                    best=best,
                    high=high,
                    used=used,
                    set_aside=aside,
                    binding_low=binding,
                    binding_high=upper,
                    origins=min(3, len(used)),
                    unnamed=1 if key == "forces" else 0,
                    grade=grade,
                    reasons=("Provisional: one independent source.",) if policy == "ibc-1" and key == "civilians" else (),
                )
            )
    return tuple(found)


def account_of(claims: dict[str, Claim], incident: Incident, area: str, monitor: str) -> Account:
    """What reconcile would find."""
    named = quantities(incident.id, area)
    constraints = {
        key: Constraint(
            kind="claim",
            terms=((named[key].id, 1),),
            within=Interval(low=FIGURES["joint-1"][key][0]),
            claims=tuple(claims[one].id for one in behind[:1]),
            words=f"the Coast Monitor’s figure for {named[key].label}",
        )
        for key, behind in BEHIND.items()
    }
    more = [
        Constraint(kind="claim", terms=((named[key].id, 1),), within=Interval(low=1), claims=(claims[one].id,), words="as worded")
        for key, behind in BEHIND.items()
        for one in behind[1:]
    ]
    clash = Contradiction(
        incident=incident.id,
        claims=(claims["none"].id, claims["sixty"].id),
        constraints=(),
        reason="Nobody was harmed in Port Amara, says one; 60 civilians were killed there, says the other.",
        alternatives=(
            Alternative(without=claims["none"].id, quantity=named["amara"].id, interval=Interval(low=60)),
            Alternative(without=claims["sixty"].id, quantity=named["all"].id, interval=Interval(low=958)),
        ),
    )
    return Account(
        incident=incident.id,
        quantities=tuple(named.values()),
        constraints=(*constraints.values(), *more),
        tolls=tolls(claims, named, constraints),
        contradictions=(clash,),
        disagreements=(
            Disagreement(
                quantity=named["all"].id,
                claims=tuple(claims[one].id for one in BEHIND["all"]),
                reason="1,018 or more by the Coast Monitor, 803 or more by the Rights Network, about 1,400 by the Commission; all may be true.",
            ),
        ),
        revisions=(
            Revision(
                quantity=named["civilians"].id,
                origin=monitor,
                earlier=claims["over700"].id,
                later=claims["civilians"].id,
                change=44,
                reason="two days later, by the same origin",
            ),
            Revision(
                quantity=named["all"].id,
                origin=monitor,
                earlier=claims["whole"].id,
                later=claims["names"].id,
                change=-215,
                reason="a fall, shown for the reader to judge",
            ),
        ),
        set_aside=(
            SetAside(claim=claims["old"].id, reason="historical: the fighting of another year"),
            SetAside(claim=claims["could"].id, reason="hypothetical: it says what could have been"),
        ),
    )


def halvane() -> Release:
    """The whole release."""
    of = shelf()
    named = figures(of)
    claims = (*named.values(), *deeds(of))
    spots = {"Tarsa": (-18.5, -35.1), "Port Amara": (-18.84, -35.24), "Lode": (-18.38, -35.55)}
    places = tuple(place(of, claims, name, spot) for name, spot in spots.items())
    incident = Incident(
        name="Raids on the coast of Halvane",
        claims=tuple(one.id for one in named.values()),
        places=tuple(one.id for one in places),
        period=spell(3, 9),
    )
    origins = (
        origin(
            "named", "Coast Monitor", named, ("over700", "thirty", "copied", "whole", "civilians", "forces", "opponents", "sixty", "women")
        ),
        origin("named", "Rights Network", named, ("fled", "names", "allied", "tarsa", "lode", "could")),
        origin("named", "Commission of Inquiry", named, ("about1400",)),
        origin("named", "Ministry of Order", named, ("none",)),
        origin("unnamed", "an officer of the coast guard", named, ("dozens",)),
        origin("outlet", "State Wire", named, ("old",)),
    )
    copy = Copy(
        document=of.documents["wire-copy"].id,
        of=of.documents["harbour-post"].id,
        share=0.96,
        reason=Reason(rule="shingles", words="nearly all word runs stand in both"),
    )
    resolution = Resolution(entities=places, copies=(copy,), origins=origins, incidents=(incident,))
    account = account_of(named, incident, places[1].id, origins[0].id)
    made = Release(
        case=CASE,
        captures=tuple(capture_of(name, one.text) for name, one in of.documents.items()),
        unread=UNREAD,
        documents=tuple(of.documents.values()),
        claims=claims,
        resolution=resolution,
        accounts=(account,),
        policies=load_policies(),
        digest="",
    )
    return replace(made, digest=digest([one.id for one in claims]))


def origin(kind: str, name: str, claims: dict[str, Claim], keys: tuple[str, ...]) -> Origin:
    documents = tuple(dict.fromkeys(claims[key].document for key in keys))
    return Origin(kind=kind, name=name, claims=tuple(claims[key].id for key in keys), documents=documents)  # type: ignore[arg-type]


RING = (
    (-18.9, -34.6),
    (-18.2, -34.4),
    (-17.4, -34.6),
    (-17.2, -35.3),
    (-17.6, -35.9),
    (-18.4, -35.95),
    (-18.75, -35.6),
    (-18.95, -35.25),
    (-18.75, -34.95),
    (-18.9, -34.6),
)
CASE = Case(
    title="Killings on the coast of Halvane, 3–9 May 2031",
    outlines=(Outline(name="Halvane", rings=(RING,)),),
    note="Invented: country, people, bodies and events.",
)
UNREAD = (
    Unread(address="halvane/scan.pdf", reason="no text", detail="three pages of pictures without words"),
    Unread(address="halvane/locked.pdf", reason="encrypted", detail="asks for a password", sha256="ab" * 32),
)
