"""How does a server run beside the tests, and end with them?

Servers such as OpenSearch and PostgreSQL refuse to be run by root: for root they run as another
user, in folders given to that user. Whatever happens to the tests, a watchman ends them.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

_POLL: Final = 0.05  # seconds
# a process of its own: it outlives the tests by a second, ends what they left, and tidies up
_WATCHMAN: Final = """\
import os, pathlib, shutil, signal, sys, time
folder = pathlib.Path(sys.argv[1])
try:
    while True:
        os.kill(int((folder / "keeper").read_text()), 0)
        time.sleep(1)
except (FileNotFoundError, ProcessLookupError):
    pass
for file in (folder / "servers").iterdir():
    try:
        os.killpg(int(file.name), signal.SIGKILL)
    except ProcessLookupError:
        pass
shutil.rmtree(folder, ignore_errors=True)
"""


class Ground:
    """A folder with the servers of some tests; it is gone when no process of theirs is left."""

    def __init__(self, prefix: str, user: str, keeper: int = 0) -> None:
        """Make the folder, passable for whom servers of root run as.

        Args:
            prefix: how the folder's name begins.
            user: whom servers of root run as.
            keeper: the process that the servers end with, 0 for this one.
        """
        self.user = user if os.geteuid() == 0 else ""
        self.folder = Path(mkdtemp(prefix=prefix))
        self.folder.chmod(0o755)
        self._keeper = self.folder / "keeper"
        self._keeper.write_text(str(keeper or os.getpid()), encoding="utf-8")
        (self.folder / "servers").mkdir()
        quiet = [(os.POSIX_SPAWN_OPEN, one, os.devnull, os.O_RDWR, 0) for one in range(3)]
        watchman = [sys.executable, "-SE", "-c", _WATCHMAN, str(self.folder)]
        os.posix_spawn(watchman[0], watchman, os.environ, file_actions=quiet, setsid=True)

    def leave(self) -> None:
        """Need the servers no longer."""
        self._keeper.unlink()

    def own(self, *folders: Path) -> None:
        """Make folders that belong to whom the servers run as."""
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
            if self.user:
                shutil.chown(folder, self.user)

    def run(
        self, command: Sequence[str], log: Path, environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a server, in a group of its own; what it writes goes into a file."""
        with log.open("ab") as out:
            process = subprocess.Popen(
                command,
                cwd=log.parent,
                env=os.environ | {"HOME": str(log.parent)} | dict(environment or {}),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                user=self.user or None,
                group=pwd.getpwnam(self.user).pw_gid if self.user else None,
                extra_groups=[] if self.user else None,
            )
        (self.folder / "servers" / str(process.pid)).touch()
        return process


def signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Send a signal to a server and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_until(holds: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait until something holds.

    Raises:
        TimeoutError: it does not.
    """
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"{what}: not within {seconds:g} s")
        time.sleep(_POLL)
