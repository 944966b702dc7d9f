"""How does a queue of work pass in time?

A small discrete-event simulation. A process is a generator: it yields what it waits for, and goes
on when that is over.

    yield 0.5                         half a second passes
    yield station, 0.002              the station works for 2 ms, when it is its turn
    yield [(one, 0.1), (other, 0.2)]  both work at the same time, and the slower one counts
"""

import heapq
from collections import deque
from collections.abc import Callable, Generator
from itertools import count
from typing import Any

Process = Generator[Any, None, None]


class Clockwork:
    """The time, and what happens when; `now` is in seconds."""

    def __init__(self) -> None:
        """Begin at 0, with nothing to do."""
        self.now = 0.0
        self._order = count()
        self._coming: list[tuple[float, int, Callable[[], None]]] = []

    def call_at(self, when: float, what: Callable[[], None]) -> None:
        """Have something done at a time."""
        heapq.heappush(self._coming, (when, next(self._order), what))

    def start(self, process: Process, then: Callable[[], None] | None = None) -> None:
        """Let a process begin; `then` is called when it has ended."""

        def step() -> None:
            try:
                wanted = next(process)
            except StopIteration:
                if then is not None:
                    then()
                return
            self._wait(wanted, step)

        step()

    def run(self, until: float = float("inf")) -> None:
        """Let the time pass, until a moment or until nothing more happens."""
        while self._coming and self._coming[0][0] <= until:
            self.now, _, what = heapq.heappop(self._coming)
            what()

    def _wait(self, wanted: Any, then: Callable[[], None]) -> None:
        """Call something when what a process waits for is over."""
        if isinstance(wanted, list):
            left = len(wanted)
            if not left:
                self.call_at(self.now, then)

            def one_less() -> None:
                nonlocal left
                left -= 1
                if not left:
                    then()

            for station, seconds in wanted:
                station.work(seconds, one_less)
        elif isinstance(wanted, tuple):
            station, seconds = wanted
            station.work(seconds, then)
        else:
            self.call_at(self.now + wanted, then)


class Station:
    """Somebody who works on one thing after the other, or on a few at a time.

    `busy_seconds` is how long they have worked in all, `most_waiting` how many things were in the
    queue at the worst moment. While it is stopped, what is begun is finished, and the rest waits.
    """

    def __init__(self, clockwork: Clockwork, servers: int = 1) -> None:
        """Have nothing to do; `servers` things can be done at a time."""
        self._clockwork, self.servers = clockwork, servers
        self._queue: deque[tuple[float, Callable[[], None]]] = deque()
        self._busy = 0
        self.is_stopped = False
        self.busy_seconds, self.most_waiting = 0.0, 0

    @property
    def load(self) -> int:
        """How many things are there, worked on or waiting."""
        return self._busy + len(self._queue)

    def work(self, seconds: float, then: Callable[[], None]) -> None:
        """Work for some seconds when it is their turn, and call something then."""
        self._queue.append((seconds, then))
        self.most_waiting = max(self.most_waiting, len(self._queue))
        self.go_on()

    def go_on(self) -> None:
        """Begin as much as can be done at a time."""
        while self._queue and self._busy < self.servers and not self.is_stopped:
            seconds, then = self._queue.popleft()
            self._busy += 1
            self.busy_seconds += seconds
            self._clockwork.call_at(self._clockwork.now + seconds, self._end(then))

    def _end(self, then: Callable[[], None]) -> Callable[[], None]:
        """Return what happens when a piece of work is done."""

        def end() -> None:
            self._busy -= 1
            self.go_on()
            then()

        return end
