"""How is work done in processes of its own?

Each has one share of the work and sends what it finds, as it finds it. Its numpy keeps to one
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


def streamed(work: Callable[[Share], Iterator[Found]], shares: Sequence[Share]) -> Iterator[Found]:
    """Yield what work on each share finds, as it comes: each share has a process.

    Args:
        work: a function of a module, which the new process imports; it never yields None.
        shares: what each process gets.

    Raises:
        WorkerLost: a process has ended before its time.
    """
    with _one_thread():
        waiting = [_started(work, share) for share in shares]
    while waiting:
        for ready in cast("list[Connection]", wait(waiting)):
            found = _received(ready)
            if found is None:
                waiting.remove(ready)
            else:
                yield cast("Found", found)


@contextmanager
def _one_thread() -> Iterator[None]:
    """See to it that the numpy of processes that are started keeps to one thread."""
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


def _started(work: Callable[[Share], Iterator[Found]], share: Share) -> Connection:
    """Return where a new process sends what it finds."""
    context = get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    context.Process(target=_work, args=(work, share, send), daemon=True).start()
    send.close()
    return receive


def _work(
    work: Callable[[Share], Iterator[Found]], share: Share, send: Connection
) -> None:  # pragma: no cover - runs in the other process
    """Send what work on a share finds, then None; whoever started us is who stops us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BrokenPipeError):  # nobody is left who wants it
        for found in work(share):
            send.send(found)
        send.send(None)


def _received(ready: Connection) -> object:
    """Return what a process has sent, None when it is done.

    Raises:
        WorkerLost: it ended without a word.
    """
    try:
        return ready.recv()
    except EOFError as error:
        raise WorkerLost from error
