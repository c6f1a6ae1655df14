from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.material.annotated import annotated
from training.material.check import main
from training.material.roles import ROLES, AnnotationError, Marked, hold_out, lines_of, parse, read_roles, sentence, wordings
from training.sentence import ROLE_KINDS, Sentence

ANNOTATED = read_roles()

words = st.sampled_from(["villagers", "Tarsa", "at least 12", "killed", "a man's son", "twenty-one", "said", "U.N. staff", "4,000", "№ 7"])
pieces = st.lists(st.tuples(st.sampled_from(["", *ROLE_KINDS]), words), min_size=1, max_size=12)


def bracketed(parts: list[tuple[str, str]]) -> str:
    return " ".join(f"[{kind} {text}]" if kind else text for kind, text in parts) + " ."


def is_well_formed(labels: tuple[str, ...]) -> bool:
    """A continuation follows a label of its own kind."""
    return all(not here.startswith("I-") or before[2:] == here[2:] for before, here in pairwise(("O", *labels)))


def text_of(read: Sentence) -> str:
    return "".join(word + " " * space for word, space in zip(read.words, read.space_after, strict=True))


@given(pieces)
def test_brackets_are_taken_out_and_put_back(parts: list[tuple[str, str]]) -> None:
    marked = parse(bracketed(parts))
    assert marked.text == " ".join(text for _, text in parts) + " ."
    assert marked.bracketed() == bracketed(parts)
    assert [(span.kind, marked.text[span.start : span.end]) for span in marked.spans] == [part for part in parts if part[0]]


@given(pieces)
def test_the_words_give_the_text_again_and_the_labels_are_well_formed(parts: list[tuple[str, str]]) -> None:
    marked = parse(bracketed(parts))
    read = sentence(marked)
    assert text_of(read) == marked.text
    assert read.roles is not None
    assert is_well_formed(read.roles)
    assert sum(label.startswith("B-") for label in read.roles) == len(marked.spans)


def test_the_annotated_files_are_read_whole() -> None:
    lines = [line for path in ROLES.glob("*.txt") for line, _, _ in lines_of(path)]
    assert {marked.line for marked in ANNOTATED} == set(lines)
    assert all(marked.phenomenon for marked in ANNOTATED)
    for marked in ANNOTATED:
        read = sentence(marked)
        assert is_well_formed(read.roles or ())
        assert text_of(read) == marked.text


def test_neighbouring_brackets_of_one_kind_stay_two() -> None:
    read = sentence(parse("[victim Samir] [victim Faris] were [harm killed]."))
    assert read.roles == ("B-victim", "B-victim", "O", "B-harm", "O")


def test_alternatives_are_written_out_and_many_are_sampled_the_same_way_each_time() -> None:
    assert wordings("{Two|Three} [victim {men|women}]", most=4) == [
        "Two [victim men]",
        "Two [victim women]",
        "Three [victim men]",
        "Three [victim women]",
    ]
    line = "{a|b|c|d} {e|f|g|h}"
    assert len(wordings(line, most=3, seed=1)) == 3
    assert wordings(line, most=3, seed=1) == wordings(line, most=3, seed=1)


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("[hurt three] men", "use one of count"),
        ("[count three men", "not closed"),
        ("[victim [count three] men]", "nested"),
        ("[count three ] men", "put the spaces outside"),
        ("[count thirty]-one men", ""),
        ("[place Tar]sa", "widen it"),
        ("{a|b", "not closed"),
    ],
)
def test_a_faulty_line_is_refused_with_its_remedy(line: str, remedy: str) -> None:
    if not remedy:
        assert parse(line).spans
        return
    with pytest.raises(AnnotationError, match=remedy):
        parse(line, line="example:3")


def test_all_faulty_lines_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# one\n[count Two] men\n[count three men\n\n[who men]\n", encoding="utf-8")
    with pytest.raises(AnnotationError) as refused:
        read_roles(tmp_path)
    assert [line.split(" ")[0] for line in str(refused.value).splitlines()] == ["a:3:", "a:5:"]


def test_the_stop_of_an_abbreviation_also_ends_the_sentence() -> None:
    assert parse("The mine went off at [time 5 a.m.].").text == "The mine went off at 5 a.m."


def test_no_wording_of_a_held_out_line_is_learnt() -> None:
    learnt, held = hold_out(ANNOTATED)
    assert not {marked.line for marked in learnt} & {marked.line for marked in held}
    assert len(learnt) + len(held) == len(ANNOTATED)
    assert 0.05 < len(held) / len(ANNOTATED) < 0.2


def test_what_is_learnt_repeats_for_a_seed_and_stands_in_documents(tmp_path: Path) -> None:
    lines = [f"[count {number}] [victim men] were [harm killed] in [place Lode]." for number in range(2, 42)]
    (tmp_path / "a.txt").write_text("\n".join(["# plain", *lines]), encoding="utf-8")
    learnt, held = annotated(2, tmp_path)
    assert annotated(2, tmp_path) == (learnt, held)
    assert len(learnt) > len(lines) > len(held) > 0
    assert {one.source for one in [*learnt, *held]} == {"roles"}
    for before, here in pairwise(learnt):
        assert here.paragraph_start == (before.document != here.document)


def test_marked_sentences_without_harm_have_no_spans_of_harm() -> None:
    assert parse("The film killed at the box office.") == Marked("The film killed at the box office.", ())


def test_the_check_counts_or_names_the_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faulty = tmp_path / "a.txt"
    faulty.write_text("# one\n[count Two] [victim men] [harm died].\nThe {play|film} closed.\n", encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    assert "2 lines under 1 headings, 3 wordings, 2 of them without harm" in capsys.readouterr().out
    faulty.write_text("# one\n[count Two men\n", encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("a:2: ")
