"""Who says it, how surely: rule cases in YAML that a person who writes no code can read."""

import datetime as dt
import re
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from testimonia.adapters.english import BlankEnglish, english
from testimonia.codebook.lexicon import lexicon
from testimonia.extract.attribution.voices import Voice, hear
from testimonia.extract.language import Language
from testimonia.extract.page import Draft, Page, lay_out
from testimonia.records import Block, Casualty, Count, Dated, Document, Event
from testimonia.records.claim import MeasureName
from testimonia.records.document import BlockKind

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "voices"
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
PUBLISHED = dt.date(2024, 5, 20)
EVENT = Event(plover="ASSAULT")
READINGS = [
    pytest.param(case, name, id=f"{case['case']}, {name}")
    for case in CASES
    for name in ("trained", "blank")
    if "by" not in case or name == "trained"
]
"""Every case with the trained reader; without it all but those that only a tree can tell (`by: tree`)."""


def language_of(name: str) -> Language:
    """The reader that ships, or the one without tags and tree."""
    return english() if name == "trained" else BlankEnglish(lexicon("en"))


def page_of(case: dict[str, Any], name: str = "blank") -> Page:
    """The text of a case as a page: a headline where it has one, then one block for each paragraph."""
    parts = [("headline", case["headline"])] if "headline" in case else []
    parts += [(case.get("block", "paragraph"), part.strip()) for part in re.split(r"\n\n", case.get("text", "")) if part.strip()]
    text, blocks = "", list[Block]()
    for kind, part in parts:
        start = len(text)
        text += part + "\n\n"
        blocks.append(Block(kind=cast("BlockKind", kind), start=start, end=start + len(part), locator="case", author=case.get("author")))
    published = Dated(date=PUBLISHED, precision="day")
    document = Document(capture="capture-case", name="case", text=text, blocks=tuple(blocks), published=published, language="en")
    return lay_out(document, language_of(name))


def voice_of(case: dict[str, Any], name: str = "blank") -> Voice:
    """The voice at the words of a case."""
    page = page_of(case, name)
    start = page.text.index(case["at"])
    draft = Draft(start=start, end=start + len(case["at"]), anchor=start, body=EVENT)
    return hear(page, lexicon("en")).of(draft)


@pytest.mark.parametrize(("case", "name"), READINGS)
def test_case(case: dict[str, Any], name: str) -> None:
    voice = voice_of(case, name)
    assert list(voice.attribution.said_by) == case.get("said_by", [])
    assert voice.assertion == case.get("assertion", "asserted")
    assert [hedge.lower() for hedge in voice.hedges] == case.get("hedges", [])
    if "manner" in case:
        assert voice.attribution.manner == case["manner"]
    if "named" in case:
        assert [speaker.named for speaker in voice.attribution.chain] == case["named"]


def voice_at_number(text: str, anchor: str, words: str, measure: MeasureName = "killed") -> Voice:
    """The voice of a figure, its harm told at `anchor`."""
    page = page_of({"text": text}, "trained")
    start, harm = page.text.index(words), page.text.index(anchor)
    count = Count(text=words, low=11, high=11, qualifier="exact")
    draft = Draft(start=min(start, harm), end=start + len(words), anchor=harm, body=Casualty(measure=measure, count=count))
    return hear(page, lexicon("en")).of(draft)


def test_a_second_speaker_has_his_own_number() -> None:
    text = "The morgue in Tarsa said it had received nine bodies, and a priest at the scene spoke of eleven."
    assert voice_at_number(text, "received", "eleven").attribution.said_by == ("priest at the scene",)
    assert voice_at_number(text, "received", "nine").attribution.said_by == ("morgue in Tarsa",)


def test_each_of_several_gapped_speakers_has_his_own_number() -> None:
    text = "Police counted 19 dead, the union at least eleven and the hospital 25."
    assert voice_at_number(text, "dead", "at least eleven").attribution.said_by == ("union",)
    assert voice_at_number(text, "dead", "25").attribution.said_by == ("hospital",)


def test_an_announced_evacuation_is_a_forecast_and_a_plot_is_none() -> None:
    text = "The council plans to {} eleven residents of the lower town."
    assert voice_at_number(text.format("evacuate"), "evacuate", "eleven", "displaced").assertion == "forecast"
    assert voice_at_number(text.format("kill"), "kill", "eleven").assertion == "hypothetical"


def test_what_a_storm_might_leave_is_hypothetical() -> None:
    assert voice_at_number("A storm might leave eleven families homeless.", "homeless", "eleven", "displaced").assertion == "hypothetical"


@pytest.mark.parametrize(
    ("text", "anchor", "number", "assertion"),
    [
        (
            "The office has registered 212 murders in Lode this year, up from 164 in the same period of last year.",
            "murders",
            "164",
            "historical",
        ),
        (
            "The office has registered 212 murders in Lode this year, up from 164 in the same period of last year.",
            "murders",
            "212",
            "asserted",
        ),
        ("The council lowered the number of people killed from 45 to 38.", "killed", "45", "negated"),
        ("The council lowered the number of people killed from 45 to 38.", "killed", "38", "asserted"),
        ("The number of people killed had risen to 31 from 24 the previous evening.", "killed", "24", "asserted"),
        ("Surgeons did not expect all of the 24 wounded to survive.", "wounded", "24", "asserted"),
    ],
)
def test_each_of_two_figures_has_its_own_assertion(text: str, anchor: str, number: str, assertion: str) -> None:
    assert voice_at_number(text, anchor, number).assertion == assertion


class Nowhere:
    """A gazetteer that knows no place."""

    def prominence(self, name: str) -> float:
        return 0.0 * len(name)


def test_a_speaker_in_capitals_is_shown_plainly_and_quoted_as_written() -> None:
    page = page_of({"text": "GUNMEN KILLED NINE GUARDS IN LODE ON MONDAY, POLICE CHIEF TOMAS ELVERT SAID."}, "trained")
    start = page.text.index("KILLED")
    voice = hear(page, lexicon("en"), Nowhere()).of(Draft(start=start, end=start + 6, anchor=start, body=EVENT))
    (speaker,) = voice.attribution.chain
    assert speaker.name == "Tomas Elvert"
    assert speaker.evidence is not None
    assert speaker.evidence.quote == "TOMAS ELVERT"


def test_the_reasons_say_how_the_speaker_was_found() -> None:
    case = {"text": "Police said nine men died.", "at": "died"}
    assert "speaker by the tree and by the words" in voice_of(case, "trained").reasons
    assert "speaker by the words alone" in voice_of(case, "blank").reasons


def test_enough_phenomena() -> None:
    assert len(CASES) >= 390
    assert len({case["phenomenon"] for case in CASES}) >= 25
    assert len({case["case"] for case in CASES}) == len(CASES)


def test_evidence_of_a_speaker_is_its_name_in_the_text() -> None:
    case = {"text": "Rami Tal, head of the Tarsa Council for Peace, said ten people died. He added that six were hurt.", "at": "were hurt"}
    speaker = voice_of(case).attribution.chain[0]
    assert speaker.evidence is not None
    assert speaker.evidence.quote == speaker.name == "Rami Tal"
    assert speaker.answerable == "Tarsa Council for Peace"


def test_a_block_of_quotation_is_said_by_the_last_speaker_of_the_block_before() -> None:
    told, words = "Rami Tal, head of the Tarsa Council, told the court:", "They came at night and killed nine of us."
    text = f"{told}\n\n{words}"
    blocks = (
        Block(kind="paragraph", start=0, end=len(told), locator="case"),
        Block(kind="quotation", start=len(told) + 2, end=len(text), locator="case"),
    )
    page = lay_out(Document(capture="capture-case", name="case", text=text, blocks=blocks), BlankEnglish(lexicon("en")))
    at = text.index("killed")
    voice = hear(page, lexicon("en")).of(Draft(start=at, end=at + 6, anchor=at, body=EVENT))
    assert voice.attribution.said_by == ("Rami Tal", "Tarsa Council")


def test_asking_twice_gives_the_same() -> None:
    case = next(one for one in CASES if one["case"] == "she is not the spokesman")
    assert voice_of(case) == voice_of(case)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nine men died, police said.", "“police said” follows the clause"),
        ("Police said nine men died.", "“Police said” comes before the clause"),
        ("“Nine men died,” Ina Dole said. “They drowned and died.”", "the quotation belongs to “Ina Dole said”"),
        ("If the dam breaks, nine men could be killed.", "“could” tells what may or might have happened"),
    ],
)
def test_reasons_are_sentences_for_a_reviewer(text: str, reason: str) -> None:
    word = "drowned" if "drowned" in text else "killed" if "killed" in text else "died"
    assert reason in voice_of({"text": text, "at": word}).reasons
