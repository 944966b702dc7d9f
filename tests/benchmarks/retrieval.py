"""How fast are passages found, beside the plain class that ours is built on?

Both index the same lists of terms and answer the same questions with their ten best passages.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import cycle
from typing import Any, Final

from rank_bm25 import BM25Okapi

from bot.index.bm25 import Bm25, build, search
from tests.benchmarks.clocks import Timing, held, timed
from tests.benchmarks.invented import Corpus, corpus, question
from tests.benchmarks.tables import megabytes, seconds, table

SIZES: Final = (100, 1_000, 10_000, 100_000)
LENGTHS: Final = (8, 2_000)
_BEST: Final = 10
_QUESTIONS: Final = 5  # different ones, asked in turn
_RUNS: Final = 15


def report(largest: int) -> Iterator[str]:
    """Yield a line for each size as it is done, then the two tables."""
    building: list[tuple[str, ...]] = []
    asking: list[tuple[str, ...]] = []
    for size in (size for size in SIZES if size <= largest):
        _compare(corpus(size), building, asking)
        yield f"… {size:,} passages measured"
    heads = (
        "passages",
        "ours",
        "plain",
        "plain / ours",
        "ours holds",
        "at most",
        "plain holds",
        "at most",
    )
    yield "\n" + table("Building the index (once where it takes over a second)", heads, building)
    heads = ("passages", "terms asked", "ours", "plain", "plain / ours", "runs")
    yield table("Asking for the ten best passages", heads, asking)


def _compare(of: Corpus, building: list[tuple[str, ...]], asking: list[tuple[str, ...]]) -> None:
    """Measure one corpus; add its rows."""
    size = f"{len(of.passages):,}"
    ours, mine = _built(lambda: build(of.passages, Bm25()))
    plain, theirs = _built(lambda: BM25Okapi(of.passages))
    holding = (
        *map(megabytes, held(lambda: build(of.passages, Bm25()))),
        *map(megabytes, held(lambda: BM25Okapi(of.passages))),
    )
    building.append((size, *_beside(mine, theirs), *holding))
    for length in LENGTHS:
        questions = [question(of, length, number=number) for number in range(_QUESTIONS)]
        weighed = [dict.fromkeys(terms, 1.0) for terms in questions]
        mine = timed(_in_turn(partial(search, ours, limit=_BEST), weighed), most=_RUNS)
        ask = partial(plain.get_top_n, documents=of.passages, n=_BEST)
        theirs = timed(_in_turn(ask, questions), most=_RUNS)
        asking.append((size, f"{length:,}", *_beside(mine, theirs), f"{mine.runs}, {theirs.runs}"))


def _built(make: Callable[[], Any]) -> tuple[Any, Timing]:
    """Return an index and how long it takes: once if over a second, else of several builds."""
    return make(), timed(make, most=_RUNS, patience=1.0)


def _in_turn(ask: Callable[[Any], Any], questions: Sequence[Any]) -> Callable[[], Any]:
    """Return what asks the next of the questions each time it is called."""
    waiting = cycle(questions)
    return lambda: ask(next(waiting))


def _beside(ours: Timing, plain: Timing) -> tuple[str, str, str]:
    """Return the cells of two timings and of their ratio."""
    return seconds(ours.seconds), seconds(plain.seconds), f"{plain.seconds / ours.seconds:.3g} ×"
