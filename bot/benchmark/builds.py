"""What does it cost to index?

Measured in a process of its own for each engine, which has nothing else in its memory: the
processor's seconds, of all its threads, and by how much its memory has grown afterwards.
"""

import gc
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Final

from bot.benchmark.corpora import Corpus, invent
from bot.benchmark.engines import ENGINES
from bot.evaluation.processes import run_in_processes

_STATUS: Final = Path("/proc/self/statm")  # Linux's; elsewhere memory is not told
_WARM_UP: Final = 20  # passages


@dataclass(frozen=True, slots=True)
class Cost:
    """The processor's seconds, and the bytes held; None where the system does not tell these."""

    seconds: float
    memory: int | None


def cost_of(name: str, corpus: Corpus) -> Cost:
    """Return what it costs an engine, by its name, to index a corpus.

    Raises:
        WorkerLost: the process has ended before its time.
    """
    (cost,) = run_in_processes(_measure, [(name, corpus)])
    return cost


def _measure(task: tuple[str, Corpus]) -> Iterator[Cost]:
    """Yield the cost of an index."""
    name, corpus = task
    (engine,) = (one for one in ENGINES if one.name == name)
    engine.build(invent(_WARM_UP))  # what it imports and compiles is no part of its index
    gc.collect()
    before, started = _resident(), process_time()
    ready = engine.build(corpus)
    seconds = process_time() - started
    gc.collect()
    after = _resident()
    del ready
    yield Cost(seconds, None if before is None or after is None else max(after - before, 0))


def _resident() -> int | None:
    """Return the bytes of memory that this process holds, None where the system does not tell."""
    try:
        pages = int(_STATUS.read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")
