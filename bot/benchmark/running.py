"""One benchmark: engines are built, and asked in turn.

Everything happens in this process, on one core where the system lets us choose.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from bot.benchmark.builds import Cost, cost_of
from bot.benchmark.corpora import Corpus, questions
from bot.benchmark.durations import Comparison, compare, time_in_turn
from bot.benchmark.engines import COMPILED, ENGINES, FASTER, Engine

_CHECKED: Final = 200  # questions of which the ten best are compared


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one engine.

    `cost` is that of its index. `comparison` is with ours: compiled where numba is there, else in
    numpy. `agreement` is the share of its ten best passages that are among our ten best, those
    included that are as good as the tenth.
    """

    name: str
    cost: Cost
    comparison: Comparison
    agreement: float


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What was measured of one corpus; `reference` is the row that others are compared with."""

    corpus: str
    passages: int
    questions: int
    rows: tuple[Row, ...]
    missing: tuple[Engine, ...]
    reference: str


def run(corpus: Corpus, count: int, note: Callable[[str], None]) -> Benchmark:
    """Return what was measured of a corpus with so many questions.

    Args:
        corpus: what is searched.
        count: of questions.
        note: is told what happens next.

    Raises:
        WorkerLost: an engine has died while it was indexing.
    """
    asked = questions(corpus, count)
    chosen = [one for one in ENGINES if len(corpus) <= one.most]
    with one_core():
        built = []
        for engine in (one for one in chosen if one.is_installed):
            note(f"{corpus.name}: {engine.name} is indexing")
            built.append((cost_of(engine.name, corpus), engine.build(corpus)))
        note(f"{corpus.name}: {count:,} questions")
        taken = time_in_turn(
            {name: ask for _, ready in built for name, ask in ready.ways.items()}, asked
        )
    reference = COMPILED if COMPILED in taken else next(iter(taken))
    among = [built[0][1].passages_among(terms) for terms in asked[:_CHECKED]]
    rows = tuple(
        Row(
            name=name,
            cost=cost,
            comparison=compare(taken[name], taken[reference]),
            agreement=_agreement(among, [ready.passages_of(ask(one)) for one in asked[:_CHECKED]]),
        )
        for cost, ready in built
        for name, ask in ready.ways.items()
    )
    missing = tuple(one for one in (FASTER, *chosen) if not one.is_installed)
    return Benchmark(corpus.name, len(corpus), count, rows, missing, reference)


def _agreement(ours: Sequence[set[int]], theirs: Sequence[list[int]]) -> float:
    """Return the share of others' best passages that are ours too."""
    shared = sum(len(one.intersection(other)) for one, other in zip(ours, theirs, strict=True))
    return shared / max(sum(map(len, theirs)), 1)


@contextmanager
def one_core() -> Iterator[Any]:
    """Keep this process on one core within the context, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
