"""How is a PostgreSQL started and killed?

    with running() as postgres:
        psycopg.connect(postgres.url) ...

It listens at a port of this machine and at a socket file, in a folder of its own that goes when
it does. Whoever is on this machine may be anybody there.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from tests.cluster.processes import Ground, free_port, wait_until

_DEBIAN: Final = Path("/usr/lib/postgresql")
_START: Final = 30.0
_USER: Final = "footnote"
_PARENT: Final = 1  # in /proc/…/stat, behind the name
_SETTINGS: Final = ("-c", "listen_addresses=127.0.0.1")
# what a process wrote outlives its death, and the machine's is not what is tried: no fsync
_UNSYNCED: Final = ("-c", "fsync=off")


def missing() -> str:
    """Return why no PostgreSQL can be started here; "" if one can."""
    return "" if _program("initdb") else "PostgreSQL is not installed: there is no initdb"


class Postgres:
    """A PostgreSQL that a test may kill; `url` leads there."""

    def __init__(self, ground: Ground, *, is_synced: bool = False) -> None:
        """Make its files; start nothing. `is_synced` is whether a commit waits for the disk."""
        self._ground, self._port = ground, free_port()
        self._settings = _SETTINGS if is_synced else (*_SETTINGS, *_UNSYNCED)
        self._folder = ground.folder / "server"
        self._data, self._log = self._folder / "data", self._folder / "log.txt"
        self._process: subprocess.Popen[bytes] | None = None
        ground.own(self._folder)
        options = ("-U", _USER, "-A", "trust", "-N", "-E", "UTF8", "--locale=C.UTF-8")
        made = ground.run((_program("initdb"), "-D", str(self._data), *options), self._log)
        if made.wait(_START):
            raise RuntimeError(f"initdb: {self.log()}")

    @property
    def url(self) -> str:
        """Its address, by its port."""
        return f"postgresql://{_USER}@127.0.0.1:{self._port}/postgres"

    @property
    def socket_url(self) -> str:
        """Its address, by its socket file."""
        return f"postgresql://{_USER}@/postgres?host={self._folder}&port={self._port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = (_program("postgres"), "-D", str(self._data), "-p", str(self._port))
        settings = (*self._settings, "-c", f"unix_socket_directories={self._folder}")
        self._process = self._ground.run((*command, *settings), self._log)
        wait_until(self._is_ready, _START, "PostgreSQL answers")

    def stop(self) -> None:
        """Stop it as it should be done, and wait for its end; whoever is connected is cut off."""
        self._running().send_signal(signal.SIGINT)
        self._wait()

    def kill(self) -> None:
        """Kill it with all its processes, as a machine dies that loses its power."""
        self._send(signal.SIGKILL)
        self._wait()

    def hang(self) -> None:
        """Have it stand still: it takes connections and answers nothing."""
        self._send(signal.SIGSTOP)

    def wake(self) -> None:
        """Have it go on."""
        self._send(signal.SIGCONT)

    def log(self) -> str:
        """Return what it has written."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _is_ready(self) -> bool:
        """Return whether it answers; that it has ended is an error of its own."""
        if self._running().poll() is not None:
            raise RuntimeError(f"PostgreSQL has ended: {self.log()}")
        where = ("-q", "-h", "127.0.0.1", "-p", str(self._port))
        return not subprocess.run((_program("pg_isready"), *where), check=False).returncode

    def _send(self, number: signal.Signals) -> None:
        """Send the server and its children a signal; each of them has a group of its own."""
        first = self._running().pid
        for one in (first, *_children(first)):
            with suppress(ProcessLookupError):
                os.kill(one, number)

    def _running(self) -> subprocess.Popen[bytes]:
        """Return the server's process."""
        if self._process is None:
            raise RuntimeError("PostgreSQL does not run")
        return self._process

    def _wait(self) -> None:
        """Wait until the server has ended."""
        self._running().wait(_START)
        self._process = None


@contextmanager
def running(*, is_synced: bool = False) -> Iterator[Postgres]:
    """Yield a PostgreSQL that runs; it is gone afterwards."""
    ground = Ground("footnote-postgres-", "postgres")
    postgres = Postgres(ground, is_synced=is_synced)
    try:
        postgres.start()
        yield postgres
    finally:
        with suppress(RuntimeError):
            postgres.kill()
        ground.leave()


def _program(name: str) -> str:
    """Return where a program of PostgreSQL is, "" if it is not here; the newest is taken."""
    newest = sorted(_DEBIAN.glob(f"*/bin/{name}"), key=lambda file: float(file.parts[-3]))
    return shutil.which(name) or (str(newest[-1]) if newest else "")


def _children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            after = file.read_text(errors="replace").rpartition(")")[2].split()
            if after[_PARENT] == str(process):
                found.append(int(file.parent.name))
    return found
