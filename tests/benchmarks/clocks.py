"""How long does it take, and how much memory does it hold?"""

import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any, Final

_ENOUGH: Final = 2.0  # seconds: what is quick is run more often


@dataclass(frozen=True, slots=True)
class Timing:
    """The median of some runs, in seconds, and how many they were."""

    seconds: float
    runs: int


def timed(work: Callable[[], Any], *, most: int, patience: float = 20.0) -> Timing:
    """Return how long `work` takes, after one run that does not count.

    Three runs at least, unless the first took longer than `patience` seconds: then that counts.
    """
    first = _once(work)
    if first > patience:
        return Timing(first, 1)
    taken: list[float] = []
    while len(taken) < most and (len(taken) < min(most, 3) or sum(taken) < _ENOUGH):
        taken.append(_once(work))
    return Timing(median(taken), len(taken))


def held(work: Callable[[], Any]) -> tuple[int, int]:
    """Return the bytes that what `work` makes holds, and the most it needed on the way.

    Every allocation is counted, numpy's too, which takes some three times as long.
    """
    tracemalloc.start()
    try:
        made = work()
        now, most = tracemalloc.get_traced_memory()
        del made
    finally:
        tracemalloc.stop()
    return now, most


def _once(work: Callable[[], Any]) -> float:
    """Return the seconds that one run takes."""
    started = perf_counter()
    work()
    return perf_counter() - started
