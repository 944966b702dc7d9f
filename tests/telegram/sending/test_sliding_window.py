"""How much may go out in a span, what stays free for others, and who had their share."""

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.sending.sliding_window import SlidingWindow

SHARES = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.9, 1.0])


def filled(most, *moments, person=0):
    """Return a window of a minute after messages at some moments."""
    window = SlidingWindow(most, 60.0)
    for moment in moments:
        window.count(moment, person)
    return window


def test_the_next_one_goes_when_the_first_of_a_full_span_is_over():
    assert filled(3, 1.0, 2.0).free_at() == 0.0
    assert filled(3, 1.0, 2.0, 3.0).free_at() == 61.0


def test_with_a_part_kept_free_it_is_full_earlier():
    assert filled(4, 1.0).free_at(kept=0.5) == 0.0
    assert filled(4, 1.0, 2.0).free_at(kept=0.5) == 61.0
    assert filled(4, 1.0, 2.0, 3.0).free_at(kept=0.5) == 62.0


@given(st.integers(1, 30), SHARES)
def test_however_much_is_kept_free_one_may_go_out(most, kept):
    assert filled(most).free_at(kept) == 0.0


@given(st.integers(1, 30), SHARES, st.lists(st.floats(0, 100), max_size=40).map(sorted))
def test_who_leaves_something_free_never_goes_before_who_does_not(most, kept, moments):
    window = filled(most, *moments)
    assert window.free_at(kept) >= window.free_at()


def test_whoever_had_their_share_is_known_until_the_first_of_it_is_over():
    window = filled(20, 1.0, 2.0, 3.0, person=5)
    assert window.modest_at(5, 0.2) == 0.0
    window.count(4.0, 5)
    window.count(5.0, 5)
    assert window.modest_at(5, 0.2) == 62.0
    assert window.modest_at(6, 0.2) == 0.0


def test_a_rate_below_one_in_the_span_is_one_in_a_longer_span():
    window = SlidingWindow(0.5, 1.0)
    window.count(10.0)
    assert window.free_at() == 12.0
    assert [window.is_idle(11.9), window.is_idle(12.0)] == [False, True]
