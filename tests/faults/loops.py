"""How does an hour pass in a second?

An event loop whose clock stands still while anybody has something to do, a thread included, and
jumps to the next alarm once nobody has. Everything that sleeps by the loop sleeps in no time:
delays, time-outs, long polls. Where everybody waits and nobody for the time, something hangs, and
that is an error.
"""

import asyncio
import selectors
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

T = TypeVar("T")

_PATIENCE: Final = 60.0  # real seconds that a thread may take for one thing
_START: Final = 1000.0  # seconds, as a machine's monotonic clock may begin with


class Standstill(Exception):
    """Everybody waits, and nobody for the time."""


class _Selector(selectors.DefaultSelector):
    """Waits for files, which only the end of a thread's work concerns, or lets the time pass."""

    loop: "VirtualLoop"

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what is ready; if that is nothing, wait for the threads, or jump."""
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        if self.loop.busy:
            ready = super().select(_PATIENCE)
            if not ready:
                raise Standstill(f"{self.loop.busy} threads took {_PATIENCE:.0f} s")
            return ready
        if timeout is None:
            raise Standstill("everybody waits, and nobody for the time")
        self.loop.now += timeout
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop with a clock of its own.

    `busy` is how many threads do something that somebody awaits; `now` is the time in seconds.
    """

    def __init__(self) -> None:
        selector = _Selector()
        selector.loop = self
        self.busy, self.now = 0, _START
        super().__init__(selector)

    def time(self) -> float:
        """Return the time in seconds, as far as it has passed."""
        return self.now

    @contextmanager
    def occupied(self) -> Iterator[None]:
        """Let no time pass for as long as somebody waits for a thread."""
        self.busy += 1
        try:
            yield
        finally:
            self.busy -= 1

    def run_in_executor(self, executor: Any, func: Callable[..., T], *args: Any) -> Any:
        """Run something on a thread, for which the time stands still."""
        self.busy += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._is_back)
        return future

    async def shutdown_default_executor(self) -> None:
        """Wait for the threads to end."""
        with self.occupied():
            await super().shutdown_default_executor()

    def _is_back(self, _: object) -> None:
        """Count a thread as idle."""
        self.busy -= 1


def run(main: Coroutine[Any, Any, T]) -> T:
    """Return what a coroutine returns, in as much time as it takes."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)


def this_loop() -> VirtualLoop:
    """Return the loop that runs."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, VirtualLoop)
    return loop


class LoopClock:
    """The clock of a world that lives in such a loop: it starts at noon, on 2 March 2026."""

    def __init__(self) -> None:
        self._loop = this_loop()
        self._offset = 1_772_452_800.0 - self._loop.time()

    def now(self) -> float:
        """Return the time, in Unix seconds."""
        return self._loop.time() + self._offset

    async def sleep(self, seconds: float) -> None:
        """Return when so many seconds have passed."""
        await asyncio.sleep(seconds)
