"""How long does it take, and how much does the process grow by?"""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

_ENOUGH: Final = 2.0  # seconds: what is quick is run more often
_STATISTICS: Final = Path("/proc/self/statm")  # Linux
_PAGE: Final = 4096  # bytes


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


def built(work: Callable[[], Any]) -> tuple[Any, Timing, int]:
    """Return what `work` makes, how long it takes once, and the bytes the process grew by.

    Growth is 0 where the system does not tell it, or where old memory was used again.
    """
    gc.collect()
    before, started = _memory(), perf_counter()
    made = work()
    taken = perf_counter() - started
    return made, Timing(taken, 1), max(_memory() - before, 0)


def _once(work: Callable[[], Any]) -> float:
    """Return the seconds that one run takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


def _memory() -> int:
    """Return the bytes that this process holds, 0 where the system does not tell."""
    if not _STATISTICS.exists():
        return 0
    return int(_STATISTICS.read_text().split()[1]) * _PAGE
