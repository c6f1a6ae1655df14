"""The casualty patterns: regular expressions over the letters of a sentence's row (see phrases.py for the letters)."""

import re

MOD = r"(?:[POw](?:[NXTDKR])|T)"
ITEM = rf"[NR]{MOD}*"
LIST = rf"{ITEM}(?:(?:,C|,|C)N{MOD}*)*"
APPOSITION = r",(?:[^,MHS]{1,9}|[Pw]N(?:,?C?N)+),"
RELATIVE = r",?W(?:V[^,MHhAS]*)?,?"
PARTICIPLE = r"Y(?:[POCw]?[NXTR])*,?"

REDUCED = re.compile(rf"(?P<list>{LIST})(?P<gap>(?:{APPOSITION}|{RELATIVE}|{PARTICIPLE})*),?$")
"""Whom a bare participle speaks of, over appositions and relative clauses, also behind a comma ("Ana Lode, kidnapped in May, is free")."""

INFINITIVE = re.compile(r"(?P<list>N(?:O[NX])?(?:,?CN)?)$")
"""Whom an infinitive speaks of: the object of "forced 3,000 people to flee"."""

SUBJECT = re.compile(rf"(?<![PO])(?P<list>{LIST})(?P<gap>(?:{APPOSITION}|{RELATIVE}|{PARTICIPLE})*)$")
"""The subject right before a finite verb: the same, and never what a preposition governs."""

SHARED = re.compile(rf"(?<![PO])(?P<list>{LIST})(?P<gap>(?:{APPOSITION}|{RELATIVE})*[VHhA][^MHhAVSCW]*,?C?)$")
"""The subject of an earlier verb that this verb shares: "was taken to hospital and died", "opened fire on the bus, killing 12"."""

RAISED = re.compile(rf"(?<![PO])(?P<list>{LIST})(?P<gap>(?:{APPOSITION}|{RELATIVE})*V)$")
"""The subject of "are feared", "is believed" before "to have been killed"."""

DESCRIBED = re.compile(rf"(?<![PO])(?P<list>{LIST})(?:{APPOSITION})*V[^MHSC]*$")
"""The subject of a verb further on, which a participle describes: "gunmen linked to the mayor have killed"."""

ACCUSED = re.compile(r"V(?P<one>N)O$")
"""Who is said to have done it in "accused the militia of killing"."""

OBJECT = re.compile(rf"(?P<list>[NR]{MOD}*(?:(?:,C|,|C)N(?!{MOD}*(?:,[^,]*,)?[VHAhLJ]){MOD}*)*)")
"""The object behind a verb, and what is joined to it unless that opens a clause of its own."""

JOINED = re.compile(rf"{MOD}*,?(?P<join>C)(?P<list>{LIST})")
"""What "along with" joins to the subject from behind the verb."""

AGENT = re.compile(rf"{MOD}*B(?P<list>(?P<first>{ITEM})(?:(?:,C|,|C)N(?!B){MOD}*)*)")
"""By whom, behind a passive verb."""

OTHER_SIDE = re.compile(rf",?C(?P<list>N)B(?P<by>{ITEM})")
"""A further number with its own doer."""

TOLL = re.compile(r"(?:[POTVXDRhC]|A)*?(?:[PV,M]|OB?)?(?P<list>N)")
"""The number behind "death toll": "rose to 45", "stands at 45", "of 45"."""

WOUNDED = re.compile(rf"(?P<list>{ITEM})(?:{APPOSITION}|,?W|Y{MOD}*)*V?$")
"""Who suffered a wound."""

IDENTIFIED = re.compile(rf"(?:{MOD}|{RELATIVE})*V(?:S|P)?(?P<list>{LIST})")
"""The names behind "the dead were identified as"."""

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|latest|last")
"""Words for one of a series."""
