"""The nouns: frozen, validated when made, identified by a hash of their canonical JSON. They import nothing else of ours."""

from testimonia.records.account import (
    Account,
    Alternative,
    Constraint,
    Contradiction,
    Disagreement,
    Interval,
    Quantity,
    Revision,
    SetAside,
    Toll,
)
from testimonia.records.attribution import OWN_VOICE, Attribution, Speaker
from testimonia.records.capture import Access, Capture, Unread
from testimonia.records.case import NO_CASE, Case, NamedPlace, Outline
from testimonia.records.claim import EVERYBODY, Age, Casualty, Claim, Event, MeasureTaken, NamedVictim, Population, Statement
from testimonia.records.count import UNCOUNTED, Count
from testimonia.records.document import SPEAKING, Basis, Block, Document
from testimonia.records.entity import Entity, Location, Reason
from testimonia.records.evidence import Evidence, Mention
from testimonia.records.incident import Incident, Resolution
from testimonia.records.judgement import Judgement
from testimonia.records.lineage import Copy, Origin
from testimonia.records.policy import Policy, Rule
from testimonia.records.recipe import Recipe
from testimonia.records.record import canonical, digest, from_json, from_plain, identify, plain, to_json
from testimonia.records.time import UNKNOWN_DATE, Dated, Period
from testimonia.records.victim import Victim

__all__ = [
    "EVERYBODY", "NO_CASE", "OWN_VOICE", "SPEAKING", "UNCOUNTED", "UNKNOWN_DATE",
    "Access", "Account", "Age", "Alternative", "Attribution", "Basis", "Block", "Capture", "Case", "Casualty", "Claim", "Constraint",
    "Contradiction", "Copy", "Count", "Dated", "Disagreement", "Document", "Entity", "Event", "Evidence", "Incident", "Interval",
    "Judgement", "Location", "MeasureTaken", "Mention", "NamedPlace", "NamedVictim", "Origin", "Outline", "Period", "Policy",
    "Population", "Quantity", "Reason", "Recipe", "Resolution", "Revision", "Rule", "SetAside", "Speaker", "Statement", "Toll", "Unread",
    "Victim",
    "canonical", "digest", "from_json", "from_plain", "identify", "plain", "to_json",
]  # fmt: skip
