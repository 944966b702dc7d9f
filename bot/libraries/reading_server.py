"""What runs in the process in which files are read that may do harm?

For each file it makes another process by forking, which costs a few milliseconds, may take so much
and no more, and lives for that file alone: none can harm the next.
"""

import os
import select
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Final, NoReturn

from bot.documents.readers import registry
from bot.errors import NotReadable, NotText
from bot.libraries.reading_limits import (
    HAS_MEMORY_LIMIT,
    MEMORY,
    limit_this_process,
    limit_time,
    memory_of,
)
from bot.libraries.reading_messages import (
    LARGEST_REPLY,
    Job,
    Reply,
    to_job,
    to_line,
    without_lone_halves,
)

IDLE: Final = 60.0  # seconds after which it ends; whoever needs it again starts another
_TOO_LARGE: Final = f"reading it takes more than {MEMORY // 1_000_000} MB of memory"
_TOO_DEEP: Final = "it is nested too deeply"
_OURS: Final = str(Path(__file__).parents[1])
_CHUNK: Final = 1 << 16
_LOOK: Final = 0.5  # seconds between looks at the memory of the process


def serve(jobs: BinaryIO, replies: BinaryIO) -> None:
    """Do what is asked, one job after the other, until nobody asks any more."""
    while select.select([jobs], [], [], IDLE)[0] and (line := jobs.readline()):
        job = to_job(line)
        raw = jobs.read(job.size)
        if len(raw) < job.size:
            return  # who asked is gone
        import_module(f"bot.documents.readers.{job.module}")  # once, and not for each file
        _do(job, raw, replies)


def _do(job: Job, raw: bytes, replies: BinaryIO) -> None:
    """Do a job in a new process, and pass on what that says."""
    receive, send = os.pipe()
    child = os.fork()
    if not child:
        os.close(receive)
        _work(job, raw, send)
    os.close(send)
    _pass_on(receive, child, replies)
    _, status = os.waitpid(child, 0)
    died = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    replies.write(b"\n" + to_line(Reply(is_end=True, signal=died)))
    replies.flush()


def _pass_on(receive: int, child: int, replies: BinaryIO) -> None:
    """Pass on what a process says until it ends, or takes too much."""
    passed = 0
    while passed <= LARGEST_REPLY:
        if not select.select([receive], [], [], _LOOK)[0]:
            _end_if_too_large(child)
        elif more := os.read(receive, _CHUNK):
            passed += len(more)
            replies.write(more)
            replies.flush()
        else:
            break
    else:
        os.kill(child, signal.SIGKILL)
    os.close(receive)


def _end_if_too_large(child: int) -> None:
    """End a process that has more memory than it may, where the system does not see to that."""
    if not HAS_MEMORY_LIMIT and memory_of(child) > MEMORY:
        os.kill(child, signal.SIGKILL)


def _work(job: Job, raw: bytes, send: int) -> NoReturn:
    """Do a job in this process, say what came of it, and end."""
    limit_this_process()
    status = 1
    try:
        with open(send, "wb", buffering=0) as pipe:
            _write(pipe, _reply(job, raw, pipe))
            status = 0
    finally:
        os._exit(status)


def _reply(job: Job, raw: bytes, pipe: BinaryIO) -> bytes:
    """Return what is to be said of a file, as a line."""

    def step(done: int, pages: int) -> None:
        limit_time(pages)
        _write(pipe, to_line(Reply(done=done, pages=pages)))

    one = registry.find_module(job.module)
    try:
        if job.excerpt is not None:
            return to_line(Reply(picture=registry.draw(one, raw, job.excerpt)))
        reading = registry.read(one, raw, step)
        return to_line(Reply(reading=without_lone_halves(reading)))
    except (NotText, NotReadable) as error:
        return to_line(Reply(refused=error.reason, is_binary=isinstance(error, NotText)))
    except (MemoryError, RecursionError) as error:
        is_deep = isinstance(error, RecursionError)
        return to_line(Reply(refused=_TOO_DEEP if is_deep else _TOO_LARGE))
    except Exception as error:  # a reader meets anything, and this is its process
        name = type(error).__name__
        damage = f"it is damaged, its parser gives up on it ({name})"
        return to_line(Reply(refused=damage) if _is_of_parser(error) else Reply(fault=name))


def _is_of_parser(error: Exception) -> bool:
    """Return whether an error was raised in somebody else's code: a library gives up on a file."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and not trace.tb_frame.f_code.co_filename.startswith(_OURS)


def _write(pipe: BinaryIO, line: bytes) -> None:
    """Write a whole line to a pipe, which may take it in parts."""
    left = memoryview(line)
    while left:
        left = left[pipe.write(left) :]


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
