"""How is a file read that may do harm, without harm to us?

Another process reads it, with limits, and says in JSON what is in it. One such process serves all
files, one after the other: it is started for the first, and anew where it was ended.
"""

import atexit
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

from bot.documents.document import Excerpt, Reading, Step
from bot.documents.readers.registry import Format
from bot.errors import NotReadable, NotText
from bot.libraries.reading_limits import MEMORY, patience_for
from bot.libraries.reading_messages import LARGEST_REPLY, Job, Reply, to_line, to_reply

_SERVER: Final = "bot.libraries.reading_server"
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "TMPDIR")  # of the environment; no token is among it
_CHUNK: Final = 1 << 16
_GRACE: Final = 5.0  # seconds more: the process may have to start, on a machine that is busy
_HOME: Final = str(Path(__file__).parents[2])  # where the package lies
_TOO_SLOW: Final = "reading it takes too long"
_TOO_LARGE: Final = f"reading it takes more than {MEMORY // 1_000_000} MB of memory"
_CRASHED: Final = "its reader breaks down on it: the file is damaged, or meant to do harm"
_BY_SIGNAL: Final[dict[int, str]] = {
    signal.SIGXCPU: _TOO_SLOW,
    **dict.fromkeys((signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP), _TOO_LARGE),
}


class ReaderFault(Exception):
    """The reader has a fault of ours; `fault` is the class of the exception."""

    def __init__(self, fault: str) -> None:
        """Keep the class of the exception."""
        super().__init__(fault)
        self.fault = fault


class _Ended(Exception):
    """The process that serves all files has ended before it said what is in one."""


class ReadingProcess:
    """A process that reads files; it is started when the first one comes."""

    def __init__(self, server: str = _SERVER) -> None:
        """Start nothing yet; `server` is the module that the process will run."""
        self._server = server
        self._running: _Running | None = None
        self._lock = threading.Lock()

    def read(self, one: Format, raw: bytes, step: Step) -> Reading:
        """Return what a file of a format says.

        Args:
            one: the format.
            raw: what the file holds.
            step: is called after each page with how many are read, and how many there are.

        Raises:
            NotText: it is no text.
            NotReadable: its reader refuses it, or takes more time or memory than it may.
            ReaderFault: the reader has a fault.
        """
        reading = self._do(Job(one.module, len(raw)), raw, step).reading
        if reading is None:
            raise NotReadable(_CRASHED)
        return reading

    def draw(self, one: Format, raw: bytes, excerpt: Excerpt) -> bytes:
        """Return a picture, as PNG, of the part of a page where some words stand.

        Args:
            one: the format, which is paged.
            raw: what the file holds.
            excerpt: which words, and on which page.

        Raises:
            NotText, NotReadable, ReaderFault: as above; the words may not be there.
        """
        job = Job(one.module, len(raw), excerpt)
        picture = self._do(job, raw, lambda _, __: None).picture
        if picture is None:
            raise NotReadable(_CRASHED)
        return picture

    def _do(self, job: Job, raw: bytes, step: Step) -> Reply:
        """Return what comes of a job; if the process has ended, it is started once more."""
        with self._lock:
            try:
                return self._try(job, raw, step)
            except _Ended:  # it ends by itself when nobody has asked for a while
                self._end()
            try:
                return self._try(job, raw, step)
            except _Ended as error:
                self._end()
                raise NotReadable("the process that reads files was ended") from error

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._end()

    def _try(self, job: Job, raw: bytes, step: Step) -> Reply:
        """Return what comes of a job; the process lives on if it is fit for another."""
        try:
            running = self._started()
            running.send(job, raw)
            replies = list(_replies(running.replies, step))
        except BaseException:  # Ctrl-C as well: what it would say next belongs to this file
            self._end()
            raise
        return _result(replies)

    def _started(self) -> "_Running":
        """Return the process, started if it is not there."""
        if self._running is None or self._running.process.poll() is not None:
            self._end()
            self._running = _start(self._server)
        return self._running

    def _end(self) -> None:
        """End the process, if there is one."""
        running, self._running = self._running, None
        if running is not None:
            running.end()


@dataclass(frozen=True, slots=True)
class _Running:
    """A process that runs, and the pipes to it and from it."""

    process: subprocess.Popen[bytes]
    jobs: IO[bytes]
    replies: IO[bytes]

    def send(self, job: Job, raw: bytes) -> None:
        """Send a job and its file.

        Raises:
            _Ended: the process is not there any more.
        """
        try:
            self.jobs.write(to_line(job))
            self.jobs.write(raw)
            self.jobs.flush()
        except OSError as error:
            raise _Ended from error

    def end(self) -> None:
        """End the process, with all that it has started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for pipe in (self.jobs, self.replies):
            with suppress(OSError):  # what could not be sent goes nowhere
                pipe.close()


PROCESS: Final = ReadingProcess()  # one for all who read, so that a second core stays free
atexit.register(PROCESS.close)


def _start(server: str) -> _Running:
    """Start the process, in a session of its own, which Ctrl-C does not reach."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-P", "-m", server],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what a parser prints there is for nobody
        env={**kept, "PYTHONPATH": os.pathsep.join(filter(None, (_HOME, *sys.path)))},
        cwd="/",
        start_new_session=True,
    )
    return _Running(process, cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout))


def _replies(pipe: IO[bytes], step: Step) -> Iterator[Reply]:
    """Yield what the process says of a file, but for how far it is, up to the end.

    Raises:
        NotReadable: it takes too long.
        ReaderFault: it says what it should not.
        _Ended: it says nothing more.
    """
    deadline = _Deadline(time.monotonic())
    for line in _lines(pipe.fileno(), deadline):
        try:
            reply = to_reply(line)
        except ValueError as error:
            raise ReaderFault("ValueError") from error
        if reply.is_progress:
            deadline.pages = reply.pages
            step(reply.done, reply.pages)
        else:
            yield reply
        if reply.is_end:
            return


@dataclass(slots=True)
class _Deadline:
    """Until when somebody waits for a file: the longer, the more pages it has."""

    began: float
    pages: int = 0

    def left(self) -> float:
        """Return how many seconds are left."""
        return self.began + patience_for(self.pages) + _GRACE - time.monotonic()


def _lines(pipe: int, deadline: _Deadline) -> Iterator[bytes]:
    """Yield what comes through a pipe, line by line, but for empty lines.

    Raises:
        NotReadable: the deadline has passed, or it is too much.
        _Ended: nothing can come any more.
    """
    parts: list[bytes] = []
    for more in _chunks(pipe, deadline):
        first, *others = more.split(b"\n")
        parts.append(first)
        for other in others:
            if line := b"".join(parts):
                yield line
            parts = [other]


def _chunks(pipe: int, deadline: _Deadline) -> Iterator[bytes]:
    """Yield what comes through a pipe, as it comes.

    Raises:
        NotReadable: the deadline has passed, or it is too much.
        _Ended: nothing can come any more.
    """
    size = 0
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while size <= 2 * LARGEST_REPLY:
            left = deadline.left()
            if left <= 0 or not selector.select(left):
                raise NotReadable(_TOO_SLOW)
            more = os.read(pipe, _CHUNK)
            if not more:
                raise _Ended
            size += len(more)
            yield more
    raise NotReadable(_TOO_LARGE)


def _result(replies: Sequence[Reply]) -> Reply:
    """Return the reply that holds what was wanted.

    Raises:
        NotText, NotReadable, ReaderFault: as the process says why there is none.
    """
    for reply in replies:
        if reply.refused:
            raise (NotText if reply.is_binary else NotReadable)(reply.refused)
        if reply.fault:
            raise ReaderFault(reply.fault)
        if reply.signal:
            raise NotReadable(_BY_SIGNAL.get(reply.signal, _CRASHED))
    return replies[0]
