"""How are many documents analyzed on all cores?

Some processes each take a portion of the documents, then the next one, until none is left. Where
one of them dies, the others go on without it; what is not analyzed in the end is analyzed when it
is asked for, as if there were no such processes.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Final, cast

from bot.documents.document import Document
from bot.documents.passages import Grouping
from bot.libraries.analysis_cache import AnalysisCache, Portion
from bot.libraries.analysis_server import analyze_portion, to_line

_SERVER: Final = "bot.libraries.analysis_server"
_HOME: Final = str(Path(__file__).parents[2])  # where the package lies
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")  # of the environment; no token
_WORTH: Final = 1_000_000  # characters: it takes half of their time to start a process
_MOST: Final = 8  # processes, 80 MB each
_LOOK: Final = 0.5  # seconds; on some systems nobody who waits longer notices Ctrl-C


def analyze_ahead(
    cache: AnalysisCache,
    documents: Sequence[Document],
    grouping: Grouping,
    tell: Callable[[Document], None],
) -> None:
    """Analyze documents into the files of a cache, if many are new; none stays in memory.

    Where that fails for some, they are analyzed when they are asked for.

    Args:
        cache: where they are kept.
        documents: that will be asked for.
        grouping: how sentences are put together.
        tell: is called with each that is analyzed.
    """
    portions = cache.portions_of(documents, grouping)
    if not portions:
        return
    try:
        with closing(analyze_portions(portions, count_cores())) as done:
            for portion in done:
                cache.take(portion)
                for document in portion.documents:
                    tell(document)
    finally:
        cache.forget_halves(portions)


def count_cores() -> int:
    """Return how many cores we may run on."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def analyze_portions(
    portions: Sequence[Portion], cores: int, server: str = _SERVER
) -> Generator[Portion]:
    """Yield portions of documents as soon as the file of each is there.

    Those of which no file could be made are left out.

    Args:
        portions: what is to be analyzed.
        cores: that may be used; on one all is done in this process.
        server: the module that the processes run.
    """
    processes = min(cores, len(portions), sum(one.size for one in portions) // _WORTH, _MOST)
    if processes > 1:
        yield from _share(portions, processes, server)
    else:
        yield from filter(analyze_portion, portions)


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process that analyzes portions, and the pipes to it and from it."""

    process: subprocess.Popen[bytes]
    portions: IO[bytes]
    replies: IO[bytes]

    def analyze(self, portion: Portion) -> bool:
        """Have a portion analyzed; return whether its file is there.

        Raises:
            OSError: the process is not there any more.
        """
        self.portions.write(to_line(portion))
        self.portions.flush()
        reply = self.replies.readline()
        if not reply:
            raise BrokenPipeError
        return reply == b"true\n"

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.wait()


def _share(portions: Sequence[Portion], processes: int, server: str) -> Iterator[Portion]:
    """Yield portions that processes have analyzed, which end when that is done or broken off."""
    left: SimpleQueue[Portion] = SimpleQueue()
    for portion in sorted(portions, key=lambda one: -one.size):  # the last ones are short
        left.put(portion)
    done: SimpleQueue[Portion | None] = SimpleQueue()
    workers: list[_Worker] = []
    threads: list[Thread] = []
    try:
        with suppress(OSError):  # the system gives no more of them
            workers.extend(_start(server) for _ in range(processes))
        for worker in workers:
            told = (worker, left, done)
            threads.append(Thread(target=_keep_busy, args=told, name="analyzing", daemon=True))
            threads[-1].start()
        yield from _done(done, len(threads))
    finally:
        for worker in workers:
            worker.end()
        for thread in threads:
            thread.join()
        for worker in workers:
            for pipe in (worker.portions, worker.replies):
                with suppress(OSError):  # what could not be sent goes nowhere
                    pipe.close()


def _start(server: str) -> _Worker:
    """Start a process, in a session of its own, which Ctrl-C does not reach.

    Raises:
        OSError: the system gives none.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    own = {"PYTHONPATH": os.pathsep.join(filter(None, (_HOME, *sys.path)))}
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-P", "-m", server],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**kept, **own, "OPENBLAS_NUM_THREADS": "1"},
        start_new_session=True,
    )
    return _Worker(process, cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout))


def _keep_busy(
    worker: _Worker, left: SimpleQueue[Portion], done: SimpleQueue[Portion | None]
) -> None:
    """Have a process analyze what is left until nothing is, or it dies; then say None."""
    try:
        with suppress(Empty, OSError, ValueError):
            while True:
                portion = left.get_nowait()
                if worker.analyze(portion):
                    done.put(portion)
    finally:
        done.put(None)


def _done(done: SimpleQueue[Portion | None], workers: int) -> Iterator[Portion]:
    """Yield what is done until so many have said that they do nothing more."""
    while workers:
        with suppress(Empty):
            portion = done.get(timeout=_LOOK)
            if portion is None:
                workers -= 1
            else:
                yield portion
