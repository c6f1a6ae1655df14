"""Slow patterns are looked for only where a sign of them stands: every match of theirs holds one."""

import re

import pytest

from testimonia.codebook.lexicon import lexicon
from testimonia.extract.assertion.bygone import past, so_far
from testimonia.extract.assertion.hedging import believed
from testimonia.extract.assertion.scope import Signed

LEXICON = lexicon("en")
HEDGES = (
    "Nine are rumored to have drowned", "He is claimed to have shot two", "Three were reported dead", "Two are suspected to have fled",
    "Six are thought to be trapped", "It seemed to have killed four", "Ten are feared drowned", "They were presumed to be lost",
    "Four may well have died", "Some might be missing", "After unconfirmed reports of a raid", "It is feared that two died",
)  # fmt: skip
PASTS = (
    "in the 1998 flood", "several decades ago", "in the 1970s", "during the 90s", "a previous raid", "it came barely two weeks after",
    "it was the third such raid on the valley this spring, after",
)  # fmt: skip
WARS = ("during the country's 12-year-long war", "a conflict that has killed many", "over the past ten years", "nine years of fighting")


@pytest.mark.parametrize(
    ("signed", "group", "texts"),
    [
        (believed(LEXICON), "hedge patterns", HEDGES),
        (past(LEXICON), "bygone patterns", PASTS),
        (so_far(LEXICON), "patterns of the war so far", WARS),
    ],
)
def test_every_pattern_is_found_behind_its_sign(signed: Signed, group: str, texts: tuple[str, ...]) -> None:
    unseen = [one for one in LEXICON.words(group) if not any(re.search(one, text, re.IGNORECASE) for text in texts)]
    assert unseen == []
    for text in texts:
        assert (
            [match.group() for match in signed.matches(text, 0, len(text))]
            == [match.group() for match in signed.pattern.finditer(text)]
            != []
        )


def test_a_stretch_without_a_sign_is_passed_over() -> None:
    assert not list(believed(LEXICON).matches("The council counted the houses", 0, 30))
