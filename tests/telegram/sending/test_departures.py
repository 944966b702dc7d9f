"""One message is on its way at a time, unless somebody would wait for that noticeably."""

import asyncio

import pytest

from bot.telegram.sending.departures import LONG, NOTICEABLE, OVERDUE, Departures
from tests.telegram.virtual import Time


class Way:
    """Messages that each take their time, and how many were on their way at once."""

    def __init__(self) -> None:
        self.time = Time()
        self.departures = Departures(self.time.clock, self.time.sleep)
        self.started = self.time.clock()
        self.left: list[float] = []
        self.now, self.most = 0, 0

    async def send(self, takes: float) -> None:
        """Send a message that takes so many seconds."""
        async with self.departures.one():
            self.left.append(round(self.time.clock() - self.started, 3))
            self.now += 1
            self.most = max(self.most, self.now)
            await self.time.sleep(takes)
            self.now -= 1

    async def run(self, *seconds: float) -> None:
        """Send messages that all want to leave at once."""
        await self.time.run(*(self.send(one) for one in seconds))


async def test_quick_ones_leave_one_by_one():
    way = Way()
    await way.run(*[0.02] * 8)
    assert way.most == 1
    assert way.left == [0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.14]


async def test_where_they_take_long_a_second_one_leaves_and_no_third():
    way = Way()
    await way.run(*[0.4] * 6)
    assert way.most == 2
    assert way.left[1] == NOTICEABLE


async def test_one_that_hangs_keeps_nobody_waiting_for_long():
    way = Way()
    await way.run(600.0, *[0.02] * 8)
    assert max(way.left) <= OVERDUE + NOTICEABLE
    assert way.left[1] == NOTICEABLE


async def test_however_many_hang_everybody_leaves_in_the_end():
    way = Way()
    await way.run(*[600.0] * 20)
    assert max(way.left) <= LONG + NOTICEABLE


async def test_a_failure_lets_the_next_one_leave_at_once():
    way = Way()

    async def fail() -> None:
        async with way.departures.one():
            raise KeyError

    failed, _ = await way.time.run(fail(), way.send(0.1))
    assert isinstance(failed, KeyError)
    assert way.left == [0.0]


@pytest.mark.parametrize("first", [True, False])
async def test_who_is_cancelled_is_in_nobodys_way(first):
    way = Way()
    tasks = [asyncio.ensure_future(way.send(0.1)) for _ in range(3)]
    for _ in range(5):
        await asyncio.sleep(0)
    tasks[0 if first else 1].cancel()
    await way.time.run(*tasks)
    assert len(way.left) == (3 if first else 2)
    assert not way.departures._out
    assert not way.departures._waiting
