"""How long does each engine take, and how do they compare?

Every question is asked of all engines in turn, so that what slows the machine down slows all of
them; of each three times, of which the quickest counts. How often as long one takes as another is
a ratio of percentiles over the same questions, its interval by the bootstrap over questions.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Final

import numpy as np

from bot.benchmark.engines import Ask
from bot.evaluation.bootstrap import Bootstrap, Figure, Floats

_TIMES: Final = 3
_WARM_UP: Final = 20  # questions


@dataclass(frozen=True, slots=True)
class Comparison:
    """The 50th and 99th percentile of an engine's seconds, and both as a multiple of another's."""

    p50: float
    p99: float
    p50_ratio: Figure
    p99_ratio: Figure


def time_in_turn(ways: Mapping[str, Ask], questions: Sequence[Sequence[str]]) -> dict[str, Floats]:
    """Return how many seconds each question takes, by the name of who is asked."""
    for terms in questions[:_WARM_UP]:
        for ask in ways.values():
            ask(terms)
    taken = {name: np.full(len(questions), np.inf) for name in ways}
    with no_garbage_collection():
        for place, terms in enumerate(questions):
            for name, ask in ways.items():
                for _ in range(_TIMES):
                    started = perf_counter()
                    ask(terms)
                    taken[name][place] = min(taken[name][place], perf_counter() - started)
    return taken


def compare(taken: Floats, reference: Floats) -> Comparison:
    """Return how long an engine takes, and how often as long as another for the same questions."""
    whole = np.ones(len(taken))
    return Comparison(
        p50=_Percentile(taken, 0.5).of(whole),
        p99=_Percentile(taken, 0.99).of(whole),
        p50_ratio=_ratio(taken, reference, 0.5),
        p99_ratio=_ratio(taken, reference, 0.99),
    )


def _ratio(taken: Floats, reference: Floats, share: float) -> Figure:
    """Return the ratio of a percentile of two engines, with its interval."""
    ours, theirs = _Percentile(taken, share), _Percentile(reference, share)
    numbers = range(len(taken))
    samples = Bootstrap([f"{number:09d}" for number in numbers])
    found = samples.figure(numbers, lambda weights: ours.of(weights) / theirs.of(weights))
    return found or Figure(1.0, 1.0, 1.0)


class _Percentile:
    """A percentile of some values, each of which may count several times."""

    def __init__(self, values: Floats, share: float) -> None:
        self._order = np.argsort(values, kind="stable")
        self._rising, self._share = values[self._order], share

    def of(self, weights: Floats) -> float:
        """Return the percentile where each value counts as often as its weight says."""
        reached = np.cumsum(weights[self._order])
        return float(self._rising[np.searchsorted(reached, self._share * reached[-1])])


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Have no garbage collected within the context: it would be put down to one question."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
