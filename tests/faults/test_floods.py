"""One who never stops, and a queue that is long; all in virtual time."""

from statistics import quantiles

import pytest

from bot.telegram.receiving.inbox import AT_ONCE, WINDOW
from tests.faults.floods import FLOODS, queued, waits

OTHERS = 20


def p95(waited: list[float]) -> float:
    """Return the time within which 19 of 20 have their reply."""
    return quantiles(waited, n=20)[18]


@pytest.mark.parametrize("flood", [name for name in FLOODS if name != "nothing"])
def test_one_who_does_something_a_hundred_times_a_second_keeps_nobody_waiting(flood):
    assert p95(waits(flood, OTHERS)) < 2 * p95(waits("nothing", OTHERS))


def test_of_a_long_queue_little_is_in_memory_and_all_is_answered():
    found = queued(400)
    assert (found.replies, found.twice) == (400, 0)
    assert WINDOW // 2 < found.most_in_memory <= WINDOW + AT_ONCE
    assert 0 < found.most_at_once <= AT_ONCE
