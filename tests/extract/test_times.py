"""Of which time a claim is by its whole, or by the news that it tells again; who lived and who was killed outright by the next words."""

from dataclasses import replace

from extract.casualty_cases import LEXICON, Nowhere, casualty, claims_in, page_of, plain_claim
from testimonia.extract.attribution.voices import hear
from testimonia.extract.casualties.find import find_casualties
from testimonia.extract.casualties.times import with_times


def times(text: str) -> list[tuple[int | None, str]]:
    """The numbers of a text, each with the time that it is told of."""
    page = page_of(text)
    voices = hear(page, LEXICON, Nowhere())
    drafts = find_casualties(page, LEXICON, Nowhere())
    pairs = [(draft, replace(plain_claim(page, draft), assertion=voices.of(draft).assertion)) for draft in drafts]
    return [(casualty(claim).count.low, claim.assertion) for _, claim in with_times(pairs, text, LEXICON)]


def test_a_part_of_background_is_background() -> None:
    found = times("A fire killed three men on Monday. In 2009 a fire killed 41 people, ten of them in a single street.")
    assert found == [(3, "asserted"), (41, "historical"), (10, "historical")]


def test_the_five_who_died_are_those_of_the_news() -> None:
    found = times("A man was found guilty on Monday of killing five people. The five who died in 2019 were guards.")
    assert found[:2] == [(5, "asserted"), (5, "asserted")]


def test_five_others_of_another_year_are_background() -> None:
    found = times("A man was found guilty on Monday of killing five people. In 2009 a bomb killed five guards.")
    assert found == [(5, "asserted"), (5, "historical")]


def test_who_is_said_to_survive_is_hurt() -> None:
    dead, hurt = claims_in("Two men were killed and a priest was stabbed. The priest is expected to survive.")
    assert (casualty(dead).measure, casualty(hurt).measure) == ("killed", "injured")


def test_who_is_said_to_have_died_is_not_hurt_as_well() -> None:
    measures = [casualty(one).measure for one in claims_in("Two men were killed and a priest was stabbed. He died on the way.")]
    assert "injured" not in measures


def test_shot_in_a_massacre_is_killed() -> None:
    *_, shot = claims_in("The group counted three massacres. In one of them soldiers shot 40 men.")
    assert casualty(shot).measure == "killed"


def test_who_kills_himself_and_others_kills_both() -> None:
    found = claims_in("A bomber killed himself and 11 others at a checkpoint.")
    assert sorted(casualty(one).count.low or 0 for one in found) == [1, 11]
