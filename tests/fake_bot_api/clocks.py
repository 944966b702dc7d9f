"""What time is it in the world, and how does one wait there?

A test moves the clock by hand, so that a day passes in no time; a server goes by the wall's.
"""

import asyncio
import heapq
import time
from collections.abc import Awaitable
from itertools import count
from typing import Protocol


class Clock(Protocol):
    """Says the time in Unix seconds, and lets somebody wait."""

    def now(self) -> float:
        """Return the time, in Unix seconds."""
        ...

    def sleep(self, seconds: float) -> Awaitable[None]:
        """Return what can be awaited until so many seconds have passed from now on."""
        ...


class WallClock:
    """The clock on the wall."""

    def now(self) -> float:
        """Return the time, in Unix seconds."""
        return time.time()

    def sleep(self, seconds: float) -> Awaitable[None]:
        """Return what can be awaited until so many seconds have passed from now on."""
        return asyncio.sleep(seconds)


class HandClock:
    """A clock that only goes when a test moves it on: it starts at noon, UTC, on 2 March 2026."""

    def __init__(self, start: float = 1_772_452_800.0) -> None:
        self._now = start
        self._order = count()  # breaks the ties of the heap
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> float:
        """Return the time, in Unix seconds."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Move the clock on, and wake who has slept enough."""
        self._now += seconds
        while self._sleepers and self._sleepers[0][0] <= self._now:
            _, _, woken = heapq.heappop(self._sleepers)
            if not woken.done():
                woken.set_result(None)

    def sleep(self, seconds: float) -> Awaitable[None]:
        """Return what can be awaited until the clock has been moved on by so many seconds."""
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._order), woken))
        return woken
