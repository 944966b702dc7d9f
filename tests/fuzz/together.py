"""How are many files read in little time?

In one process, one behind the other, instead of a process each. It is another one than ours, so
that no file can harm us: the file that ends it is known, and the next process goes on behind it.
What takes long there, or does not end well, is read once more by itself, as any file is.
"""

import os
import resource
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

_MEMORY = 700_000_000  # bytes more than now: with what earlier files left behind
_SECONDS = 8  # of the processor, for a file
_BATCH = 250  # files of a process

Told = tuple[str, float]  # what came of a file, and how many seconds that took


def read_together(raws: Sequence[bytes], tell: Callable[[bytes], str]) -> Iterator[Told]:
    """Yield what is told of each of some files, "" of one that ended its process.

    Args:
        raws: the files.
        tell: reads a file and returns a line.
    """
    done = 0
    while done < len(raws):
        batch = raws[done : done + _BATCH]
        told = list(_read_batch(batch, tell))
        yield from told
        done += len(told)
        if len(told) < len(batch):
            yield "", float(_SECONDS)
            done += 1


def _read_batch(raws: Sequence[bytes], tell: Callable[[bytes], str]) -> Iterator[Told]:
    """Yield what a new process tells of files, until it ends."""
    receive, send = os.pipe()
    child = os.fork()
    if not child:
        os.close(receive)
        _work(raws, tell, send)
    os.close(send)
    with os.fdopen(receive, encoding="utf-8") as pipe:
        for line in pipe:
            if line.endswith("\n"):
                seconds, _, said = line[:-1].partition(" ")
                yield said, float(seconds)
    os.waitpid(child, 0)


def _work(raws: Sequence[bytes], tell: Callable[[bytes], str], send: int) -> None:
    """Read files in this process, tell of each, and end."""
    try:
        _limit()
        with os.fdopen(send, "w", encoding="utf-8", errors="replace", buffering=1) as pipe:
            for raw in raws:
                signal.setitimer(signal.ITIMER_PROF, _SECONDS)
                begun = time.process_time()
                said = tell(raw)
                signal.setitimer(signal.ITIMER_PROF, 0)
                pipe.write(f"{time.process_time() - begun:.3f} {' '.join(said.split())}\n")
    finally:
        os._exit(0)


def _limit() -> None:
    """Let this process have so much more memory, and neither files nor a core of its end."""
    with suppress(OSError, ValueError, IndexError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        now = int(pages) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + _MEMORY, now + _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what parsers print is for nobody
