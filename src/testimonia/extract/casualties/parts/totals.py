"""A total told behind its parts without the harm again: "six died on Monday and two on Tuesday, for a total of eight"."""

from testimonia.extract.casualties.parts.breakdowns import counts
from testimonia.extract.casualties.parts.pointing import Telling
from testimonia.extract.casualties.parts.wholes import measure_of
from testimonia.extract.casualties.proposing.proposal import Proposal
from testimonia.extract.casualties.rows.harm import Harm
from testimonia.extract.casualties.rows.phrases import Phrase
from testimonia.extract.page import Draft
from testimonia.records.claim import MeasureName

MEASURES: tuple[MeasureName, ...] = ("killed", "injured", "missing", "abducted", "detained", "displaced")

RULE = "some of the dead"


def total_behind(told: Telling) -> Draft | None:
    """The claim of a number alone to which two or more numbers of one harm before it in the sentence add up exactly."""
    for phrase in told.scene.row.phrases:
        if phrase.figure is None or phrase.noun is not None or phrase.partitive or not told.free(phrase):
            continue
        measure = added_to(told, phrase)
        if measure is not None and phrase.kind == "N":
            verb = Phrase("D", phrase.first, phrase.last, head=phrase.first, harms=(Harm(measure, "object"),), form="noun")
            return told.make(told.scene, Proposal(told.scene.row, verb.harms[0], verb, phrase, RULE))
    return None


def added_to(told: Telling, phrase: Phrase) -> MeasureName | None:
    """The harm of the numbers before a number in its sentence that add up to it."""
    scene = told.scene
    start = scene.row.words[phrase.first].start
    here = [one for one in told.told if scene.sentence.start <= one.start < start and one.part_of is None]
    for measure in MEASURES:
        numbers = [counts(one) or 0 for one in here if measure_of(one) == measure]
        if len(numbers) > 1 and min(numbers) > 0 and phrase.figure and sum(numbers) == phrase.figure.low == phrase.figure.high:
            return measure
    return None
