from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.material.clauses import moved
from training.material.dice import dice
from training.material.roles import Marked, labels, parse, read_roles
from training.material.swaps import other_groups, other_names, other_numbers
from training.material.variants import MOST, capitals, curly, title_case, unstopped, variants
from training.material.words import numerals, spelled, words

ANNOTATED = read_roles()
REPORT = "[count Twelve] [victim farmers] were [harm killed], [source police] [cue said]."


def kinds(marked: Marked) -> Counter[str]:
    return Counter(span.kind for span in marked.spans)


@given(st.sampled_from(ANNOTATED), st.integers(0, 50))
def test_variants_keep_the_spans_of_each_kind_and_whole_tokens(marked: Marked, seed: int) -> None:
    made = variants(marked, seed)
    assert len(made) <= MOST
    assert len({one.text for one in [marked, *made]}) == len(made) + 1
    for one in made:
        assert kinds(one) == kinds(marked)
        assert len(labels(one)) > 0
        assert one.line == marked.line
    assert made == variants(marked, seed)


def test_a_name_becomes_the_same_other_name_throughout() -> None:
    marked = parse("In [place Lode] fear rules; Lode and LODE are one, Omar Haddad said on [time Monday].")
    made = other_names(marked, dice(1)).text
    new = made.split()[1]
    assert "Lode" not in made
    assert made.count(new) == 2
    assert new.upper() in made
    assert "Omar" not in made
    assert "Haddad" not in made
    assert "Monday" not in made


def test_groups_change_only_in_their_own_list() -> None:
    made = other_groups(parse("[perpetrator Gunmen] killed [victim civilians], [source police] said of the gunmen."), dice(3))
    held = [made.text[span.start : span.end] for span in made.spans]
    assert held[0].lower() in words()["armed"]
    assert held[0][0].isupper()
    assert held[1] in words()["people"]
    assert made.text.endswith("of the gunmen.")


@given(st.integers(0, 300))
def test_years_dates_hours_and_ones_stay(seed: int) -> None:
    text = "One man, 3.5 km off, saw it at 5:40 a.m. on 4 May 1998 and May 12; it cost $45 at 9 p.m. and 20-odd 10% marks."
    assert other_numbers(Marked(text, ()), dice(seed)).text == text


@given(st.integers(0, 300))
def test_larger_numbers_stay_larger(seed: int) -> None:
    made = other_numbers(Marked("of the 62 dead, 12 were boys and 4,000 fled", ()), dice(seed)).text
    known = numerals()
    found = [
        known.get(word) or int(word.replace(",", "")) for word in made.replace("dead,", "").split() if word in known or word[0].isdigit()
    ]
    assert len(found) == 3
    assert found[1] <= found[0] <= found[2]
    assert min(found) >= 2


def test_numbers_in_words() -> None:
    assert [spelled(number) for number in (2, 12, 20, 21, 99)] == ["two", "twelve", "twenty", "twenty-one", "ninety-nine"]


def test_a_report_moves_to_every_place_a_report_can_have() -> None:
    made = {moved(parse(REPORT), dice(seed)).bracketed() for seed in range(60)}  # type: ignore[union-attr]
    assert made == {
        "[source Police] [cue said] [count twelve] [victim farmers] were [harm killed].",
        "[source Police] [cue said] that [count twelve] [victim farmers] were [harm killed].",
        "[count Twelve] [victim farmers] were [harm killed], [cue said] [source police].",
        "[count Twelve] [victim farmers] were [harm killed], [cue according to] [source police].",
        "[cue According to] [source police], [count twelve] [victim farmers] were [harm killed].",
    }


@pytest.mark.parametrize(
    "line",
    [
        "[count Two] [harm died].",
        '"[count Two] [harm died]," [source she] [cue said].',
        "[source Police] [cue said] [count two] [harm died], [source medics] [cue said] [count four].",
    ],
)
def test_what_is_no_plain_report_does_not_move(line: str) -> None:
    assert moved(parse(line), dice(1)) is None


def test_ways_of_writing() -> None:
    assert capitals(parse(REPORT)).text == "TWELVE FARMERS WERE KILLED, POLICE SAID."
    assert title_case(parse("[count Two] held after blast in [place Lode].")).text == "Two Held After Blast in Lode"
    assert unstopped(parse(REPORT)).text.endswith("police said")
    assert curly(parse('"[count Two] [harm dead]," [source Haddad\'s aide] [cue said].')).text == "“Two dead,” Haddad’s aide said."
