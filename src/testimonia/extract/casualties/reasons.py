"""Why a claim was read, in a plain sentence for the reviewer."""

from testimonia.extract.casualties.proposing.proposal import Proposal

DEADLY_EVENT = "a deadly event"
"""How the reason of a claim begins that a deadly event alone gives."""

SENTENCES = {
    "deadly event": DEADLY_EVENT + ", “{verb}”, in which somebody was killed",
    "passive": "{who} before “{verb}”",
    "reduced passive": "{who} before “{verb}”",
    "moved": "{who} before “{verb}”",
    "active": "{who} as the object of “{verb}”",
    "by another side": "a second number that shares “{verb}”",
    "reflexive": "“{verb}” is said of its own subject",
    "adjective": "{who} beside “{verb}”",
    "remains": "dead bodies counted or named in “{verb}”",
    "counted harm": "the harm itself is counted in “{verb}”",
    "harm of": "{who} behind “{verb} of”",
    "harm of owner": "the harm belongs to the person named before it",
    "killings in a place": "“{verb}” with a place says that people were killed there",
    "toll": "the number behind “{verb}”",
    "line of a table": "the one number of a line that names one harm",
    "suffered a wound": "{who} before “{verb}” and a word for a wound",
    "identified dead": "a name by which the dead were identified",
    "carried over": "a number of people told of before, in words that do not tell their harm again",
    "saying": "{who} in the saying “{verb}”",
    "learned": "{who} that the trained reader alone marks beside “{verb}”",
    "tree": "{who} that the sentence's tree ties to “{verb}”",
    "harm in the noun phrase": "the words for those counted state the harm themselves",
    "harm in the noun": "the word for those counted states the harm itself",
    "part of a whole": "{who} named as a part of a larger group that came to the same harm",
    "roll call": "{who} of a sentence that names all who were counted before",
    "share by place": "a number of a list by place that shares the harm told before it",
    "running count": "the number at which a count or a list stands",
    "addition": "a number added to a list or a count",
    "others who stay": "further people of those who left their homes",
    "some of the dead": "a number of those told to have come to this harm",
}


def reason_of(one: Proposal) -> str:
    """The pattern by which a proposal was read, in one sentence with its words."""
    verb = " ".join(word.text for word in one.row.words[one.verb.first : one.verb.last])
    return SENTENCES[one.rule].format(who=who(one), verb=verb)


def who(one: Proposal) -> str:
    """How the words put those harmed: by number, by name or by a noun."""
    if one.victims is None:
        return "nobody"
    if one.victims.figure:
        return "a number"
    if one.victims.kind == "R":
        return "a pronoun"
    return "a name" if one.victims.named else "people without a number" if one.victims.many else "one person"
