"""A digest a week, whatever the clock does."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.state import digests
from bot.state.digests import WEEK, is_due, must_begin

_NOW = 1_800_000_000.0
_HOUR = 3600.0


def look(db, now):
    """Look at the time as the bot does, and return whether something is told."""
    before = digests.last(db, 7)
    if must_begin(before, now):
        digests.told(db, 7, now)
        return False
    if is_due(before, now):
        digests.told(db, 7, now)
        return True
    return False


@given(st.lists(st.floats(0.01, 80.0), min_size=1, max_size=60))
def test_between_two_digests_lies_a_week_however_often_one_looks(tables, pauses):
    with tables() as db:
        now, told = _NOW, []
        for pause in pauses:
            now += pause * _HOUR
            if look(db, now):
                told.append(now)
        assert all(later - earlier >= WEEK for earlier, later in pairwise(told))
        assert bool(told) is (now - (_NOW + pauses[0] * _HOUR) >= WEEK)


@given(st.lists(st.integers(-400, 400), max_size=20))
def test_a_clock_that_jumps_about_never_holds_digests_back_for_longer_than_a_week(tables, jumps):
    with tables() as db:
        now = _NOW
        for days in jumps:
            now += days * 24 * _HOUR
            look(db, now)
        look(db, now)
        assert look(db, now + WEEK)
        assert not look(db, now + WEEK + _HOUR)


def test_whoever_never_was_told_is_told_after_a_week(tables):
    with tables() as db:
        assert not look(db, _NOW)
        assert not look(db, _NOW + WEEK - 1)
        assert look(db, _NOW + WEEK)
