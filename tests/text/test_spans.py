"""Where in the text: spans, and what they leave out at their ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.spans import Span, enclose, trim

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: Span(p[0], p[0] + p[1]))


@pytest.mark.parametrize(("start", "end"), [(1, 1), (2, 1), (-1, 3)])
def test_an_empty_or_negative_span_is_a_lie(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(st.text(min_size=1), st.data())
def test_a_span_gives_back_its_slice_in_code_points(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span(start, end).of(text) == text[start:end]
    assert Span(start, end).shift(2).of("ab" + text) == text[start:end]


@given(SPANS, SPANS)
def test_two_spans_overlap_when_they_share_a_place(one, other):
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@given(st.lists(SPANS, min_size=1))
def test_the_hull_holds_all_and_nothing_beyond(spans):
    both = enclose(iter(spans))
    assert both.start == min(spans).start
    assert all(both.start <= span.start and span.end <= both.end for span in spans)
    assert any(span.end == both.end for span in spans)


@given(st.text(" \t\n\u2028\ufeff\u200bab", max_size=12))
def test_white_space_at_the_ends_is_left_out_and_within_kept(text):
    span = trim(text, 0, len(text))
    kept = span.of(text) if span else ""
    assert kept in text
    assert kept == kept.strip()
    assert text.replace(kept, "", 1).replace("\ufeff", "").strip() == ""
