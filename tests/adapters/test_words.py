"""Words cut a run at a time are those of the whole text, and what treebanks take for one word is one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonia.adapters import words
from testimonia.adapters.words import WordCutter

CUTTER = WordCutter()
MIXED = (
    "Twelve villagers cannot dont Im gonna didn't Lode's mothers' U.S. p.m. 5pm 10km $40m St. :) : ) - 8-D o.O twenty-one a/b “They fled,” "
    "dead; who?! … (nine them) 3,000 4.5% Mr. x.Y éclair Łódź, naïve 12:30 ruins… wont, C++ and/or http://coast.example/a?b=1 "
    "ana@coast.example مرحبا 他們 No. 'tis Cannot! '' “ ’s ==== *** co-pilot, (ex-mayor): al. 555-010-0199"
)
RUNS = st.sampled_from(MIXED.split())


def of_whole(text: str) -> tuple[list[str], list[int]]:
    """The words of a text, cut at once."""
    kept = [token for token in CUTTER.doc(text) if not token.is_space]
    return [token.text for token in kept], [token.idx for token in kept]


@given(runs=st.lists(RUNS, max_size=12), gap=st.sampled_from([" ", "  ", "\n\n", " \t"]))
@settings(max_examples=200, deadline=None)
def test_runs_by_themselves_are_cut_as_in_their_text(runs: list[str], gap: str) -> None:
    text = gap.join(runs)
    assert CUTTER.cut(text) == of_whole(text)


@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_is_cut_as_a_whole(text: str) -> None:
    assert CUTTER.cut(text) == of_whole(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Who fled?!", "Who fled ?!"),
        ("==========", "=========="),
        ("**Toll** nine", "** Toll ** nine"),
        ("anti-mining ex-mayor's co-pilots", "anti-mining ex-mayor 's co-pilots"),
        ("a mine-clearing team", "a mine - clearing team"),
        ("call 555-010-0199, 200-1000 fled", "call 555-010-0199 , 200 - 1000 fled"),
        ("boats, tents, etc. sank", "boats , tents , etc. sank"),
        ("killed and/or hurt", "killed and / or hurt"),
        ("LODE (Coast Wire): Nine fled", "LODE ( Coast Wire ) : Nine fled"),
    ],
)
def test_words_are_those_of_the_treebanks(text: str, wanted: str) -> None:
    assert CUTTER.cut(text)[0] == wanted.split()


def test_too_many_words_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    cutter = WordCutter()
    first = cutter.pipeline
    monkeypatch.setattr(words, "REMEMBERED", 1)
    assert cutter.cut("They fled U.S. troops") == (["They", "fled", "U.S.", "troops"], [0, 5, 10, 15])
    assert cutter.pipeline is not first
