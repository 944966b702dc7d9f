"""How long do questions take while something happens to the nodes?

Questions come at a steady rate, whether those before are answered or not, and their time counts
from when they should have been asked: who waits for a thread waits for an answer, too.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

_THREADS: Final = 100  # no question waits for a thread, even if many hang


@dataclass(frozen=True)
class Asked:
    """A question: when it was asked, in seconds, how long it took, and its error or ""."""

    at: float
    seconds: float
    error: str


@dataclass
class Load:
    """Questions that were asked, and what time it was when something happened."""

    asked: list[Asked] = field(default_factory=list)
    marks: dict[str, float] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)

    def mark(self, name: str) -> None:
        """Note that something happens now."""
        self.marks[name] = time.monotonic() - self.started

    def between(self, first: str = "", last: str = "") -> list[Asked]:
        """Return the questions that were asked from one mark to another."""
        begin, end = self.marks.get(first, 0.0), self.marks.get(last, float("inf"))
        return [one for one in self.asked if begin <= one.at < end]


@contextmanager
def asking(ask: Callable[[int], object], rate: float, threads: int = _THREADS) -> Iterator[Load]:
    """Ask so many questions a second until the end; yield what becomes of them.

    Args:
        ask: asks the question of a number, and raises something if it fails.
        rate: questions a second.
        threads: how many are asked at once at the most; the others wait.
    """
    load, is_over = Load(), threading.Event()

    def one(number: int, due: float) -> None:
        error = ""
        try:
            ask(number)
        except Exception as raised:
            error = f"{type(raised).__name__}: {raised}"
        load.asked.append(Asked(due, time.monotonic() - load.started - due, error))

    def every() -> None:
        number = 0
        while not is_over.wait(max(0.0, number / rate - (time.monotonic() - load.started))):
            pool.submit(one, number, number / rate)
            number += 1

    with ThreadPoolExecutor(threads) as pool:
        clock = threading.Thread(target=every)
        clock.start()
        try:
            yield load
        finally:
            is_over.set()
            clock.join()
    load.asked.sort(key=lambda asked: asked.at)


def quantile(asked: Sequence[Asked], share: float) -> float:
    """Return the time within which a share of some questions was answered, 0 for none."""
    times = sorted(one.seconds for one in asked)
    return times[min(int(share * len(times)), len(times) - 1)] if times else 0.0
