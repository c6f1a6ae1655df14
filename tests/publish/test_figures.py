"""Scales, places for labels, lines, the basemap."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.publish import basemap
from testimonia.publish.figure import placement, ranges, scale, svg
from testimonia.publish.figure.ranges import Bar


def test_words_in_a_drawing_are_escaped_in_text_and_attribute() -> None:
    drawn = svg.tag("text", "<b>&", aria_label='"><script>')
    assert drawn == '<text aria-label="&#34;&gt;&lt;script&gt;">&lt;b&gt;&amp;</text>'


def test_numbers_in_a_drawing_have_at_most_one_decimal() -> None:
    assert svg.tag("line", x1=1 / 3, x2=-0.01, y1=5.0) == '<line x1="0.3" x2="0" y1="5"/>'


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=8))
def test_a_larger_count_never_stands_before_a_smaller_one(values: list[int]) -> None:
    made = scale.counts(values, 0.0, 100.0)
    positions = [made(value) for value in sorted(values)]
    assert positions == sorted(positions)
    assert all(0 <= one <= 100 for one in positions)
    assert 2 <= len(made.ticks) <= 14


def test_counts_far_apart_are_drawn_on_a_logarithmic_scale() -> None:
    assert not scale.counts([24, 803], 0, 1).logarithmic
    assert scale.counts([3, 20000], 0, 1).logarithmic


@given(st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)), st.integers(0, 9000))
def test_a_time_axis_has_few_ticks_and_all_in_view(first: dt.date, span: int) -> None:
    last = first + dt.timedelta(days=span)
    ticks = scale.Days(first, last, 0, 100).ticks
    assert len(ticks) <= 9
    assert all(first <= tick <= last for tick in ticks)


@given(st.lists(st.floats(0, 300), min_size=1, max_size=8))
def test_spread_labels_keep_their_distance(wanted: list[float]) -> None:
    found = sorted(placement.spread(wanted, 30, 0, 300))
    assert all(after - before >= 30 - 1e-6 for before, after in itertools.pairwise(found))


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300), st.floats(10, 90)), max_size=25))
def test_no_label_covers_another_or_leaves_the_frame(points: list[tuple[float, float, float]]) -> None:
    labels = [placement.Wanted(x, y, width, 16) for x, y, width in points]
    frame = (0.0, 0.0, 400.0, 300.0)
    boxes = []
    for label, spot in zip(labels, placement.placed(labels, [], frame), strict=True):
        if spot:
            top = spot.baseline - label.height * 0.75
            boxes.append((spot.x, top, spot.x + label.width, top + label.height))
    assert all(placement.inside((a + 1e-6, b + 1e-6, c - 1e-6, d - 1e-6), frame) for a, b, c, d in boxes)
    for place, (a, b, c, d) in enumerate(boxes):
        assert not any(placement.overlap((a + 1e-6, b + 1e-6, c - 1e-6, d - 1e-6), other) for other in boxes[place + 1 :])


def test_an_open_end_is_an_arrow_and_a_closed_one_is_not() -> None:
    bars = [Bar("joint", 10, None, None, "joint", "10 or more", None), Bar("one", 10, 20, None, "claim", "10–20", "#claim-x")]
    drawn = ranges.ranges(bars, "people killed")
    first, second = drawn.split("<li ")[1:3]
    assert "arrow" in first
    assert "arrow" not in second
    assert 'href="#claim-x"' in second


def test_a_single_row_is_no_plot() -> None:
    assert ranges.ranges([Bar("joint", 10, None, None, "joint", "10 or more", None)], "x") == ""


def test_the_basemap_knows_land_from_sea_and_a_border_from_a_coast() -> None:
    inland = basemap.land_in((15.0, 14.0, 15.5, 14.5))
    assert [one.name for one in inland] == ["Chad"]
    assert basemap.land_in((-19.0, -36.0, -16.0, -34.0)) == ()
    across = basemap.lines_in((6.5, 49.0, 8.5, 50.0))
    assert across.borders
    assert not across.coasts
    assert basemap.lines_in((-10.0, 36.5, -8.0, 38.5)).coasts


@pytest.mark.parametrize("view", [(5.0, 45.0, 9.0, 48.0), (-180.0, -80.0, 180.0, 83.0), (35.0, 34.0, 37.0, 36.0)])
def test_land_is_cut_to_the_view(view: basemap.View) -> None:
    lands = basemap.land_in(view)
    assert lands
    for x, y in (point for land in lands for ring in land.rings for point in ring):
        assert view[0] - 1e-9 <= x <= view[2] + 1e-9
        assert view[1] - 1e-9 <= y <= view[3] + 1e-9
