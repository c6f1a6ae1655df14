"""Numbers read back as they were printed, and keep what their qualifiers mean."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extract.casualty_cases import ENGLISH, LEXICON, claims_in, page_of
from testimonia.extract.grammar.counts import Figure, figures
from testimonia.extract.grammar.words import words_of

WORDS = LEXICON.entries("number words")
UNITS = {value: word for word, value in WORDS.items() if value < 20}
TENS = {value: word for word, value in WORDS.items() if value >= 20 and word != "fourty"}

counts = st.integers(min_value=1, max_value=9_999_999)
small = st.integers(min_value=2, max_value=900)
SALAD = """
    12 1,018 three two dozens several hundred people villagers soldiers Ana Lode the a were was killed injured wounded shot and , . by of
    in with who fled their homes massacre bodies death toll rose to said missing from Tarsa on Monday since March 6 including among them
    “ ” ( ) : ; dead homeless leaving left him she himself 34 hospital taken suffered wounds one no another at least than more rebels 's not
"""
salad = st.lists(st.sampled_from(SALAD.split()), max_size=30).map(" ".join)


def in_words(n: int) -> str:
    """A number as English writes it."""
    if n < 20:
        return UNITS[n]
    if n < 100:
        return TENS[n - n % 10] + (f"-{UNITS[n % 10]}" if n % 10 else "")
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            joint = " and " if rest and rest < 100 else " "
            return f"{in_words(n // size)} {name}" + (joint + in_words(rest) if rest else "")
    raise AssertionError(n)


def read(words: str) -> list[Figure]:
    analysis = ENGLISH.analyse(words, 0, len(words))
    return [figure for sentence in analysis.sentences for figure in figures(words_of(sentence), LEXICON)]


@given(counts)
def test_words_read_back(n: int) -> None:
    (figure,) = read(f"{in_words(n)} villagers")
    assert (figure.low, figure.high) == (n, n)


@given(counts)
def test_digits_read_back_with_and_without_commas(n: int) -> None:
    for printed in (str(n), f"{n:,}", f"{n:,}".replace(",", " ")):
        (figure,) = read(f"{printed} villagers")
        assert (figure.low, figure.high, figure.qualifier) == (n, n, "exact")


@given(small)
def test_qualifiers_bound_on_their_side(n: int) -> None:
    ends = {words: read(f"{words} {n} villagers")[0][2:4] for words in ("at least", "more than", "up to", "fewer than", "nearly", "about")}
    assert ends["at least"] == (n, None)
    assert ends["more than"] == (n + 1, None)
    assert ends["up to"] == (None, n)
    assert ends["fewer than"] == (None, n - 1)
    assert ends["nearly"] == (round(0.9 * n), n)
    assert ends["about"] == (round(0.9 * n), round(1.1 * n))


@given(small, st.integers(min_value=1, max_value=500))
def test_ranges_keep_their_order(low: int, more: int) -> None:
    for words in (f"{low} to {low + more}", f"{low}-{low + more}", f"between {low} and {low + more}"):
        (figure,) = read(f"{words} villagers")
        assert (figure.low, figure.high, figure.qualifier) == (low, low + more, "range")


@given(small)
def test_a_claim_carries_the_number_that_was_written(n: int) -> None:
    for words in (str(n), in_words(n)):
        claims = claims_in(f"{words.capitalize()} villagers were killed in Tarsa.")
        assert [(claim.body.count.low, claim.body.count.high) for claim in claims] == [(n, n)]  # type: ignore[union-attr]


@given(salad)
def test_any_words_give_claims_whose_quote_is_the_text(text: str) -> None:
    if text.strip():
        for claim in claims_in(text):
            assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


@given(st.text(max_size=80))
def test_any_text_is_laid_out_in_order(text: str) -> None:
    if text:
        page = page_of(text)
        tokens = [token for sentence in page.sentences for token in sentence.tokens]
        assert all(text[token.start : token.end] == token.text for token in tokens)
        assert all(first.end <= second.start for first, second in pairwise(tokens))


@given(small, st.sampled_from(["estimates range", "figures varied", "anywhere", "losses ranging"]))
def test_from_before_two_numbers_is_a_range_only_behind_a_word_of_ranging(n: int, ranging: str) -> None:
    words = f"from {n} to {2 * n} villagers"
    assert [figure[2:4] for figure in read(f"The {ranging} {words}")] == [(n, 2 * n)]
    assert [figure[2:4] for figure in read(f"The toll rose {words}")] == [(n, n), (2 * n, 2 * n)]
