"""How is work shared between processes?

Each process gets one share of the work and sends its results one by one. Its numpy keeps to one
thread: more of them wait for each other on matrices as small as ours, and cost twice the time.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Final, TypeVar, cast

from bot.evaluation.errors import WorkerLost

Share = TypeVar("Share")
Found = TypeVar("Found")
_THREADS: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def run_in_processes(
    work: Callable[[Share], Iterator[Found]], shares: Sequence[Share]
) -> Iterator[Found]:
    """Yield the results of each share of the work, as they come; each share has a process.

    Args:
        work: a function at the top of a module, which the new process imports; it yields the
            results of a share, and never None.
        shares: one for each process.

    Raises:
        WorkerLost: a process has ended before its time.
    """
    with _one_thread():
        waiting = [_start(work, share) for share in shares]
    while waiting:
        for ready in cast("list[Connection]", wait(waiting)):
            found = _receive(ready)
            if found is None:
                waiting.remove(ready)
            else:
                yield cast("Found", found)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Have the numpy of processes that are started in the context use one thread."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _start(work: Callable[[Share], Iterator[Found]], share: Share) -> Connection:
    """Start a process, and return the connection that it sends its results to."""
    context = get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    context.Process(target=_work, args=(work, share, send), daemon=True).start()
    send.close()
    return receive


def _work(
    work: Callable[[Share], Iterator[Found]], share: Share, send: Connection
) -> None:  # pragma: no cover - runs in the other process
    """Send the results of a share, then None; Ctrl-C is left to the process that started us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BrokenPipeError):  # nobody is left who wants it
        for found in work(share):
            send.send(found)
        send.send(None)


def _receive(ready: Connection) -> object:
    """Return the next result of a process, None when it is done.

    Raises:
        WorkerLost: it has died.
    """
    try:
        return ready.recv()
    except EOFError as error:
        raise WorkerLost from error
